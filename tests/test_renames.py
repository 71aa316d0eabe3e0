"""A fact that is renamed goes on being taken under its old name until a stated day, and the answer says its new name.

No fact has been renamed so far, so these are asked of a service with invented old names.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from marshmallow import ValidationError

from service.api import renames
from service.api.problems import Fault, RefusalError
from service.api.v1.questions import BY_NAME, request_schema
from service.facts import RENAMED, Renamed
from service.shapes.fields import RENAMED_FACTS
from tests.check import ROOT
from tests.shipped import TODAY

CREDIT = "/v1/refund-amounts/monthly-credit"
TIMES = "/v1/processing-time-estimates"
TRANSFER = "/v1/questions/eligibility-decisions.balance-transfer/plan"
COMPARISONS = "/v1/policy/comparisons"
PENSION = {"area": "420100", "scheme": "employee", "insured_status": "retired", "average_pension": "3000.00"}
OLD = {"own_pension" if name == "average_pension" else name: value for name, value in PENSION.items()}
DAYS = {"before": {"on": "2026-01-01"}, "after": {"on": "2026-11-01"}}
COMPARED = {"question": "refund-amounts/monthly-credit", **DAYS}
ITEMS = [{"question": "refund-amounts/monthly-credit", "facts": facts} for facts in (OLD, PENSION)]
ASSESSED = {"matter": "balance-transfer", "from_area": "110000", "to_area": "440100"}
ASKED: Mapping[str, tuple[str, str, Any]] = {
    "old": ("POST", CREDIT, OLD),
    "new": ("POST", CREDIT, PENSION),
    "both": ("POST", CREDIT, {**PENSION, "own_pension": "3000.00"}),
    "old and null": ("POST", CREDIT, {**OLD, "average_pension": None}),
    "null": ("POST", CREDIT, {**PENSION, "own_pension": None}),
    "not of its kind": ("POST", CREDIT, {"own_pension": 3000}),
    "over": ("POST", CREDIT, {**PENSION, "pension_share": "0.03"}),
    "another question": ("POST", TIMES, {"matter": "balance-transfer", "own_pension": "1"}),
    "required, old": ("POST", TIMES, {"task": "balance-transfer"}),
    "required, new": ("POST", TIMES, {"matter": "balance-transfer"}),
    "required, neither": ("POST", TIMES, {"channel": "online"}),
    "plan, old": ("POST", TRANSFER, {"facts": {"unpaid_at_origin": True}}),
    "plan, new": ("POST", TRANSFER, {"facts": {"origin_arrears": True}}),
    "plan, over": ("POST", "/v1/questions/refund-amounts.monthly-credit/plan", {"facts": {"pension_share": "0.03"}}),
    "comparison, old": ("POST", COMPARISONS, {**COMPARED, "facts": OLD}),
    "comparison, new": ("POST", COMPARISONS, {**COMPARED, "facts": PENSION}),
    "assessment, old": ("POST", "/v1/assessments", {**ASSESSED, "unpaid_at_origin": True}),
    "assessment, new": ("POST", "/v1/assessments", {**ASSESSED, "origin_arrears": True}),
    "guide, old": ("GET", "/v1/guides/balance-transfer?unpaid_at_origin=true", None),
    "guide, new": ("GET", "/v1/guides/balance-transfer?origin_arrears=true", None),
    "batch": (
        "POST",
        "/v1/batches",
        {"items": [*ITEMS, {"question": "assessments", "facts": {**ASSESSED, "unpaid_at_origin": True}}]},
    ),
    "compact batch": (
        "POST",
        "/v1/batches?detail=compact",
        {"items": [*ITEMS, {"question": "assessments", "facts": {**ASSESSED, "unpaid_at_origin": True}}]},
    ),
}
MEMBER = "renamed_facts"


@pytest.fixture(scope="module")
def told() -> Mapping[str, Any]:
    """What the service with old names says, and its schemas."""
    sent = json.dumps([[*each, "en"] for each in ASKED.values()] + [["POST", CREDIT, OLD, "zh-CN"]])
    done = subprocess.run(
        [sys.executable, "-m", "tests.renamed"], input=sent, capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = json.loads(done.stdout)
    *answered, chinese = found["answered"]
    return {**dict(zip(ASKED, answered, strict=True)), "chinese": chinese, "schemas": found["schemas"]}


def test_the_answer_to_an_old_name_is_that_to_the_new_one_and_says_so(told: Mapping[str, Any]) -> None:
    (status, old), (_, new) = told["old"], told["new"]
    assert status == 200
    assert old[MEMBER] == [
        {
            "fact": "own_pension",
            "renamed_to": "average_pension",
            "until": "2026-11-21",
            "text": "The fact “Local average pension (yuan a month)” was sent as own_pension. It is "
            "called average_pension now; the old name is taken until 2026-11-21.",
        }
    ]
    assert {name: value for name, value in old.items() if name != MEMBER} == new
    assert new["asked"]["facts"]["average_pension"] == "3000.00"
    assert "own_pension，现在叫 average_pension" in told["chinese"][1][MEMBER][0]["text"]


def test_null_is_not_stated_under_any_name(told: Mapping[str, Any]) -> None:
    assert told["old and null"][1][MEMBER][0]["fact"] == "own_pension"
    assert told["null"] == told["new"]


@pytest.mark.parametrize(
    ("asked", "pointer", "code"),
    [
        ("both", "/own_pension", "stated_under_both_names"),
        ("not of its kind", "/own_pension", "not_money"),
        ("over", "/pension_share", "unknown_field"),
        ("plan, over", "/facts/pension_share", "unknown_field"),
        ("another question", "/own_pension", "unknown_field"),
        ("required, neither", "/matter", "required"),
    ],
)
def test_an_old_name_is_judged_as_strictly(told: Mapping[str, Any], asked: str, pointer: str, code: str) -> None:
    status, problem = told[asked]
    assert status == 422
    assert [(fault["pointer"], fault["code"]) for fault in problem["errors"]] == [(pointer, code)]


@pytest.mark.parametrize("kind", ["required", "plan", "comparison", "assessment", "guide"])
def test_every_operation_that_takes_facts_takes_old_names(told: Mapping[str, Any], kind: str) -> None:
    (status, old), (_, new) = told[f"{kind}, old"], told[f"{kind}, new"]
    assert status == 200
    assert len(old[MEMBER]) == 1
    assert {name: value for name, value in old.items() if name != MEMBER} == new


def test_in_a_batch_each_item_says_what_it_used(told: Mapping[str, Any]) -> None:
    for batch in ("batch", "compact batch"):
        answers = [item["answer"] for item in told[batch][1]["items"]]
        assert [[each["fact"] for each in answer.get(MEMBER, ())] for answer in answers] == [
            ["own_pension"],
            [],
            ["unpaid_at_origin"],
        ]
        assert answers[0]["answer_id"] == answers[1]["answer_id"]


def test_the_contract_marks_an_old_name_with_its_last_day(told: Mapping[str, Any]) -> None:
    for schema in ("MonthlyCreditRequest", "DatedFacts", "Facts", "MonthlyCreditFactsRequest"):
        properties = told["schemas"][schema]["properties"]
        old = properties["own_pension"]
        assert (old["deprecated"], old["x-sunset"]) == (True, "2026-11-21")
        assert old["description"].startswith("Renamed to `average_pension`; taken until 2026-11-21. ")
        assert "deprecated" not in properties["average_pension"]
    assert "task" in told["schemas"]["ProcessingTimeRequest"]["properties"]
    assert "matter" not in told["schemas"]["ProcessingTimeRequest"].get("required", [])


def test_no_name_is_old_so_far_and_no_answer_speaks_of_it(client: FlaskClient) -> None:
    assert RENAMED == {}
    assert MEMBER not in client.post(CREDIT, json=PENSION).get_json()


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two old names in this process, for schemas that are made from here on."""
    monkeypatch.setitem(RENAMED, "own_pension", Renamed("average_pension", TODAY))
    monkeypatch.setitem(RENAMED, "task", Renamed("matter", TODAY - timedelta(days=1)))


@pytest.mark.usefixtures("renamed")
def test_a_judged_request_has_the_new_names_and_notes_the_old_ones() -> None:
    credit = request_schema(BY_NAME["refund-amounts/monthly-credit"])()
    loaded = credit.load({"own_pension": "3000"})
    assert (loaded["average_pension"], loaded[RENAMED_FACTS]) == (Decimal(3000), ("own_pension",))
    assert "own_pension" not in loaded
    assert RENAMED_FACTS not in credit.load({"average_pension": "3000", "own_pension": None})
    times = request_schema(BY_NAME["processing-time-estimates"])
    assert times().load({"task": "balance-transfer"})["matter"] == "balance-transfer"
    assert times(partial=True).load({}) == {}
    for schema, body, fault in (
        (credit, {"own_pension": "1", "average_pension": "1"}, {"own_pension": ["stated_under_both_names"]}),
        (times(), {}, {"matter": ["required"]}),
    ):
        with pytest.raises(ValidationError) as refused:
            schema.load(body)
        assert refused.value.messages == fault


@pytest.mark.usefixtures("renamed")
def test_an_old_name_is_told_on_its_last_day_and_refused_on_the_next(app: Flask) -> None:
    with app.test_request_context(CREDIT, headers={"Accept-Language": "en"}):
        assert renames.told(()) == {}
        (said,) = renames.told(["own_pension"])[MEMBER]
        assert (said["renamed_to"], said["until"]) == ("average_pension", TODAY.isoformat())
        with pytest.raises(RefusalError) as refused:
            renames.told(["own_pension", "task"], "/facts")
    assert refused.value.faults == (Fault("/facts/task", "unknown_field"),)
