"""The one function that sends a case to the service and compares, and the reader of `fixtures/`.

A fixture file names its question and lists cases. A case has a name in both languages, the facts, the day the rules are
asked for, where it rests on what was entered later the day as of which the book is asked (`known_on`), the sources it
rests on, and what is expected. Expected keys are paths into the answer (`amount.exact`), or one of the words below.
`fixtures/operations.yaml` lists calls of what is read, not decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml
from flask.testing import FlaskClient

from service.facts import KINDS

ATOM = "http://www.w3.org/2005/Atom"
ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"


@dataclass(frozen=True)
class Case:
    """One case of a fixture file."""

    place: str
    question: str
    name: str
    name_zh: str
    facts: Mapping[str, Any]
    on: str
    source: tuple[str, ...]
    expect: Mapping[str, Any]
    example: str | None
    known_on: str = ""

    @property
    def body(self) -> dict[str, Any]:
        """The request body."""
        days = {"on": self.on, "known_on": self.known_on}
        return {**self.facts, **{name: day for name, day in days.items() if day}}


def cases() -> Iterator[Case]:
    """Every case of every question."""
    return (case for case in _cases() if case.question not in ("assessments", "policy/comparisons"))


def assessment_cases() -> Iterator[Case]:
    """Every case of an assessment."""
    return (case for case in _cases() if case.question == "assessments")


def comparison_cases() -> Iterator[Case]:
    """Every case of a comparison; its days stand among what is sent, not beside it."""
    return (case for case in _cases() if case.question == "policy/comparisons")


@cache
def _cases() -> tuple[Case, ...]:
    """Every case of every file: read once, because many tests are made from them and reading takes longer than most."""
    return tuple(case for file in sorted(FIXTURES.glob("*/*.yaml")) for case in _cases_of(file))


def _cases_of(file: Path) -> Iterator[Case]:
    content = _read(file)
    for raw in content["cases"]:
        yield Case(
            place=f"{file.parent.name}/{file.name}",
            question=content["question"],
            name=raw["name"],
            name_zh=raw["name_zh"],
            facts={name: _fact(name, value) for name, value in raw.get("facts", {}).items()},
            on=raw.get("on", ""),
            source=tuple(raw["source"]),
            expect=raw["expect"],
            example=raw.get("example"),
            known_on=raw.get("known_on", ""),
        )


def _read(file: Path) -> Any:
    """The content of a file, whose every scalar is text; by the parser in C where there is one."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - text only.


@dataclass(frozen=True)
class Call:
    """One call of `fixtures/operations.yaml`: an operation by its id, and what is sent to it."""

    operation: str
    example: str
    name: str
    name_zh: str
    expect: Mapping[str, Any]
    language: str = "zh-CN"
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None

    def send(self, client: FlaskClient, template: str, method: str) -> Any:
        """The answer, as text where it is not JSON; fails unless the status is 200."""
        response = client.open(
            template.format(**self.path),
            method=method,
            query_string=self.query,
            json=self.body,
            headers={"Accept-Language": self.language},
        )
        assert response.status_code == 200, response.get_data(as_text=True)
        return response.get_json() if response.is_json else response.get_data(as_text=True)


def calls() -> Iterator[Call]:
    """Every call of `fixtures/operations.yaml`."""
    for raw in _read(FIXTURES / "operations.yaml"):
        yield Call(**{**raw, "body": _facts(raw.get("body"))})


def _facts(body: Any) -> Any:
    """A body of a fixture as a caller sends it."""
    if isinstance(body, dict):
        return {
            name: _facts(value) if isinstance(value, dict | list) else _fact(name, value)
            for name, value in body.items()
        }
    return [_facts(each) for each in body] if isinstance(body, list) else body


def _fact(name: str, text: Any) -> Any:
    """A fact of a fixture, whose text says nothing of its kind, as a caller sends it."""
    if isinstance(text, dict):
        return {inner: _fact(inner, value) for inner, value in text.items()}
    if KINDS.get(name) == "count":
        return int(text)
    return {"true": True, "false": False}.get(text, text) if isinstance(text, str) else text


def ask(client: FlaskClient, question: str, body: Mapping[str, Any], language: str = "zh-CN") -> dict[str, Any]:
    """The answer to a question; fails unless the status is 200."""
    response = client.post(f"/v1/{question}", json=body, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return dict(response.get_json())


def check(client: FlaskClient, case: Case) -> dict[str, Any]:
    """Ask and compare everything that the case expects; the answer for further looks."""
    answer = ask(client, case.question, case.body)
    found = {key: look(answer, key) for key in case.expect}
    assert found == dict(case.expect), f"{case.place}: {case.name}"
    return answer


def look(answer: Any, key: str) -> Any:
    """What an expected key sees in an answer, as the text that fixtures are written in; in a feed, an element."""
    if isinstance(answer, str):
        return ET.fromstring(answer).findtext(key, namespaces={"": ATOM})  # noqa: S314 - our own answer.
    words = {
        "cites": lambda: sorted(citation["id"] for citation in answer["citations"]),
        "missing": lambda: [fact["fact"] for fact in answer["missing_facts"]],
        "criteria": lambda: {each["code"]: each["verdict"] for each in answer["criteria"]},
        "decisive": lambda: [each["code"] for each in answer["criteria"] if each["decisive"]],
        "local_checks": lambda: {each["topic"]: each["reason"] for each in answer["local_checks"]},
        "advisories": lambda: sorted({each["code"] for each in answer["advisories"]}),
        "remedies": lambda: [f"{each['kind']} {each['fact']}={each['to']}" for each in answer["remedies"]],
        "claims": lambda: {
            claim["citation"]: claim["applied"] for conflict in answer["conflicts"] for claim in conflict["claims"]
        },
        "lines": lambda: {line["code"]: line["amount"]["exact"] for line in answer["lines"]},
        "stages": lambda: {stage["code"]: stage["limit_working_days"] for stage in answer["stages"]},
        "due": lambda: {stage["code"]: stage["due_on"] for stage in answer["stages"]},
        "changed": lambda: {each["pointer"]: [each["before"], each["after"]] for each in answer["changes"]},
        "caused_by": lambda: [
            f"{cause['change']} {cause['parameter']} {cause['on']} {cause['citation']['id']}"
            for cause in answer["caused_by"]
        ],
        "reported": lambda: [each["citation"] for each in answer["reported_experience"]],
    }
    return as_text(words[key]() if key in words else _path(answer, key))


def _path(answer: Any, key: str) -> Any:
    for step in key.split("."):
        answer = answer[int(step) if isinstance(answer, list) else step]
    return answer


def as_text(value: Any) -> Any:
    """A value as fixtures write it."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
