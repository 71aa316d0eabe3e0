"""The parts of the contract that the packages use: its version, operations and schemas."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.published import operations

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "openapi" / "v1.json"
_JSON = "application/json"

REPEATABLE = frozenset(
    {
        "assess",
        "comparePolicy",
        "computeBalanceSettlement",
        "computeContributionRefund",
        "computeContributions",
        "computeMonthlyCredit",
        "computeRetirementMakeup",
        "decideBalanceTransfer",
        "decideBenefitContinuity",
        "decideCashWithdrawal",
        "decideContributionRefund",
        "decideFamilySharing",
        "decideRetirementBenefit",
        "estimateProcessingTime",
        "planQuestions",
    }
)
"""POSTs that a client sends once more by itself: they compute one answer and keep nothing.

A batch and a sweep keep nothing either, but many questions are not for a client to ask twice of a busy service. A
new POST is not sent again until it stands here."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a path or a query: its name, whether it is required, and its schema."""

    name: str
    required: bool
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: `GET` or `POST`, its path template, its parameters, and the schemas of body and answer."""

    name: str
    method: str
    path: str
    summary: str
    in_path: Sequence[Parameter]
    in_query: Sequence[Parameter]
    body: Mapping[str, Any] | None
    answer: Mapping[str, Any]

    @property
    def repeatable(self) -> bool:
        """Whether a client may repeat it by itself."""
        return self.method == "GET" or self.name in REPEATABLE


@dataclass(frozen=True, slots=True)
class Contract:
    """The version of the contract, its operations with JSON answers by name, and its schemas by name."""

    version: str
    operations: Sequence[Operation]
    schemas: Mapping[str, Mapping[str, Any]]


def read(path: Path = CONTRACT) -> Contract:
    """Read a contract."""
    document = json.loads(path.read_text(encoding="utf-8"))
    operations_ = [
        _operation(document, operation)
        for operation in operations.operations(document)
        if _JSON in operation.described["responses"].get("200", {}).get("content", {})
    ]
    return Contract(
        document["info"]["version"],
        sorted(operations_, key=lambda operation: operation.name),
        document["components"]["schemas"],
    )


def _operation(document: Mapping[str, Any], asked: operations.Operation) -> Operation:
    described = asked.described
    parameters = [_resolved(document, parameter) for parameter in described["parameters"]]
    body = described.get("requestBody", {}).get("content", {}).get(_JSON)
    return Operation(
        described["operationId"],
        asked.method,
        asked.path,
        described["summary"],
        _placed(parameters, "path"),
        _placed(parameters, "query"),
        body and body["schema"],
        described["responses"]["200"]["content"][_JSON]["schema"],
    )


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    target: Any = document
    for step in schema["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return dict(target)


def _placed(parameters: Sequence[Mapping[str, Any]], place: str) -> Sequence[Parameter]:
    return [
        Parameter(parameter["name"], parameter.get("required", False), parameter["schema"])
        for parameter in parameters
        if parameter["in"] == place
    ]
