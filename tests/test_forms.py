"""A form can be built from the catalogue alone: what its schemas admit is answered, what they refuse is refused.

The form here knows nothing of the service but `GET /v1/questions/{question}`: it draws a field for each fact from its
JSON Schema and fills it at random.
"""

import json
import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from service.api.v1.plans import BY_SEGMENT
from tests.markdown import Page
from tests.shipped import BOOK, app_with

FILLED = 1000
"""How often each form is filled."""
BLANK_ONE_IN = 4
KINDS = {"string", "boolean", "integer", "array"}
each_form = pytest.mark.parametrize("segment", BY_SEGMENT)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A client for what runs untraced."""
    return app_with(book=BOOK, openapi=b"{}").test_client()


def catalogue(client: FlaskClient, segment: str, language: str = "zh-CN") -> dict[str, Any]:
    headers = {"Accept-Language": language}
    return dict(client.get(f"/v1/questions/{segment}", headers=headers).get_json())


@cache
def texts(pattern: str, most: int) -> Sequence[str]:
    """Texts that match a pattern, without a line break at the end, which `$` lets pass in Python alone."""
    found: list[str] = []

    @settings(max_examples=100)
    @given(st.from_regex(re.compile(pattern), fullmatch=True, alphabet=string.printable))
    def collect(text: str) -> None:
        if len(text) <= most and "\n" not in text:
            found.append(text)

    collect()
    return tuple(dict.fromkeys(found))


def filled(schema: Mapping[str, Any], chance: Random) -> Any:
    """A value for one field of a form, drawn from its schema alone."""
    if "oneOf" in schema:
        return chance.choice(schema["oneOf"])["const"]
    if schema["type"] == "string":
        return chance.choice(texts(schema["pattern"], schema["maxLength"]))
    if schema["type"] == "integer":
        return chance.randint(schema["minimum"], schema["maximum"])
    if schema["type"] == "array":
        # Short lists are likelier to say something; the longest are tried below.
        most = min(schema["maxItems"], 6)
        return [filled(schema["items"], chance) for _ in range(chance.randint(0, most))]
    return {name: filled(schema["properties"][name], chance) for name in schema["required"]}


def filled_forms(form: Mapping[str, Any], times: int) -> Iterator[dict[str, Any]]:
    """A form, filled so many times; what need not be filled in is left blank now and then."""
    chance = Random(form["question"])  # noqa: S311 - The same forms in every run.
    for _ in range(times):
        yield {
            fact["fact"]: filled(fact["json_schema"], chance)
            for fact in form["facts"]
            if fact["required"] or chance.randrange(BLANK_ONE_IN)
        }


def sent(client: FlaskClient, question: str, bodies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What becomes of each body: in a batch, each is judged and answered as at the address of its question."""
    items = [{"question": question, "facts": body} for body in bodies]
    response = client.post("/v1/batches", json={"detail": "compact", "items": items})
    assert response.status_code == 200
    return list(response.get_json()["items"])


@pytest.mark.untraced
@each_form
def test_a_form_built_from_the_catalogue_alone_is_never_refused(client: FlaskClient, segment: str) -> None:
    form = catalogue(client, segment)
    bodies = list(filled_forms(form, FILLED))
    refused = [
        (body, each)
        for body, each in zip(bodies, sent(client, form["question"], bodies), strict=True)
        if each["status"] != 200
    ]
    assert refused == []
    seen = {name for body in bodies for name in body}
    assert seen == {fact["fact"] for fact in form["facts"]}
    # At its own address too.
    assert {client.post(f"/v1/{form['question']}", json=body).status_code for body in bodies[:5]} == {200}


PROBES = (
    *(True, False, "true", "false", 0, 1, 1.0, 1.5, -1, 1200, 1201, "12", "", " ", "employee", "nobody", "2026-02-28"),
    *("2026-02-29", "2024-02-29", "1999-12-31", "2090-01-01", "2026-1-1", "1956-10", "1956-13", "1899-12", "110000"),
    *("910000", "11000", "0.03", "0.123456", "1.5", "3700.00", "3700.001", "01", "1234567890", {}, [], ["employee"]),
    *(["employee"] * 2, ["employee"] * 3, ["nobody"], [None], [{"month": "2026-01", "amount": "400.00"}]),
    *([{"month": "2026-01"}], [{"month": "2026-01", "amount": 400}], [{"month": "2026-01", "amount": "1", "more": 1}]),
    *([{"month": "2026-01", "amount": "400"}] * 2, [{"month": "2026-01", "amount": "400"}] * 120),
    [{"month": "2026-01", "amount": "400"}] * 121,
)
"""Values of every kind, at the edges of what each kind admits and beyond."""


@pytest.mark.untraced
@each_form
def test_a_schema_admits_exactly_what_the_question_takes(client: FlaskClient, segment: str) -> None:
    form = catalogue(client, segment)
    needed = next(filled_forms({**form, "facts": [each for each in form["facts"] if each["required"]]}, 1))
    tried = [(fact, value) for fact in form["facts"] for value in PROBES]
    bodies = [{**needed, fact["fact"]: value} for fact, value in tried]
    for start in range(0, len(tried), FILLED):
        part = slice(start, start + FILLED)
        for (fact, value), result in zip(tried[part], sent(client, form["question"], bodies[part]), strict=True):
            admitted = Draft202012Validator(fact["json_schema"]).is_valid(value)
            assert (result["status"] == 200) is admitted, (fact["fact"], value)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@each_form
def test_every_schema_is_one_and_has_labels_for_people(client: FlaskClient, segment: str, language: str) -> None:
    for fact in catalogue(client, segment, language)["facts"]:
        schema = fact["json_schema"]
        Draft202012Validator.check_schema(schema)
        assert schema["type"] in KINDS
        assert schema["title"] == fact["label"]
        listed = schema.get("oneOf") or schema.get("items", {}).get("oneOf", [])
        assert [each["title"] for each in listed] == [choice["label"] for choice in fact["choices"]]
        assert fact["choices_from"] == ("/v1/areas" if fact["type"] == "area" else None)


def test_what_misled_is_still_there_and_marked(client: FlaskClient) -> None:
    document: Callable[[], dict[str, Any]] = app_with(openapi=b"{}").extensions["openapi-document"]
    properties = document()["components"]["schemas"]["QuestionFact"]["properties"]
    assert properties["choices"]["deprecated"] is True
    assert [name for name, each in properties.items() if each.get("deprecated")] == ["choices"]
    facts = catalogue(client, "refund-amounts.contribution-refund")["facts"]
    started = next(fact for fact in facts if fact["fact"] == "benefit_period_started")
    assert [choice["value"] for choice in started["choices"]] == ["true", "false"]
    assert [each["const"] for each in started["json_schema"]["oneOf"]] == [True, False]


def test_a_plan_has_the_same_schemas(client: FlaskClient) -> None:
    segment = "eligibility-decisions.family-sharing"
    schemas = {fact["fact"]: fact["json_schema"] for fact in catalogue(client, segment)["facts"]}
    plan = client.post(f"/v1/questions/{segment}/plan", json={}).get_json()
    assert plan["facts"]
    assert all(fact["json_schema"] == schemas[fact["fact"]] for fact in plan["facts"])


def test_the_page_for_integrators_shows_a_fact_as_the_catalogue_has_it(client: FlaskClient) -> None:
    shown = next(json.loads(block.text) for block in Page("docs/integrate.md").blocks if "json_schema" in block.text)
    facts = catalogue(client, "eligibility-decisions.contribution-refund", "en")["facts"]
    fact = next(each for each in facts if each["fact"] == shown["fact"])
    assert {name: fact[name] for name in shown} == shown
