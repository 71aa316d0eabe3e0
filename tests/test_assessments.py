"""An assessment is the single answers put together: byte for byte the same, with what was carried between them said."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api.v1.matters import PLANS, REQUEST_SCHEMAS, Plan, facts_of, facts_taken
from service.api.v1.questions import BY_NAME
from service.facts import KINDS, Matter, choices
from service.lookups.preconditions import MATTER_FACTS
from service.policy.values import EVIDENCE
from tests.check import Case, ask, assessment_cases, cases, check

NAME = "assessments"
CASES = list(assessment_cases())
COMPLETE = next(case for case in CASES if case.example == "complete_transfer")
SOME = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
AREAS = ("110000", "310000", "320100", "430100", "440100", "445300", "111111")


def value_of(fact: str) -> st.SearchStrategy[Any]:
    """Values of a fact as callers send them."""
    kind = KINDS[fact]
    if not isinstance(kind, str):
        return st.sampled_from([str(choice) for choice in choices(fact)])
    return {
        "area": st.sampled_from(AREAS),
        "boolean": st.booleans(),
        "month": st.sampled_from(["1946-10", "1961-01", "1968-07", "1990-12"]),
        "money": st.decimals(0, 20000, places=2).map(str),
        "rate": st.sampled_from(["0.02", "0.09"]),
        "date": st.dates(date(2024, 1, 1), date(2027, 6, 30)).map(date.isoformat),
        "count": st.integers(0, 400),
        "schemes": st.lists(st.sampled_from(["employee", "resident"]), max_size=2),
        "payments": st.lists(
            st.fixed_dictionaries({"month": st.just("2026-01"), "amount": st.decimals(0, 900, places=2).map(str)}),
            max_size=2,
        ),
    }[kind]


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """A request on any matter in which any fact may be missing."""
    matter = draw(st.sampled_from(Matter))
    facts = {fact: value_of(fact) for fact in facts_of(matter)}
    days = {"on": value_of("accepted_on"), "known_on": st.sampled_from(["2026-11-20", "2026-11-21", "2026-12-01"])}
    stated = draw(st.fixed_dictionaries({}, optional={**facts, **days}))
    return {**stated, "matter": matter.value}


def single(client: FlaskClient, question: str, facts: Mapping[str, Any], language: str) -> bytes:
    response = client.post(f"/v1/{question}", json=facts, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return bytes(response.get_data())


def assert_parts_are_the_single_answers(client: FlaskClient, body: Mapping[str, Any], language: str) -> None:
    response = client.post(f"/v1/{NAME}", json=body, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    whole = json.loads(response.get_data())
    days = {name: body[name] for name in ("on", "known_on") if name in body}
    carried = {
        part: {each["fact"]: each["value"] for each in whole["carried"] if each["part"] == part}
        for part in ("decision", "amount", "time", "guide")
    }
    plan = PLANS.get(Matter(body["matter"]), Plan())
    for part, question in plan.questions().items():
        stated = {name: body[name] for name in facts_taken(question) if name in body}
        assert not set(stated) & set(carried[part]), "what is stated goes first"
        alone = single(client, question, {**stated, **carried[part], **days}, language)
        assert alone == _bytes(response.get_data(), part, whole)
    if whole["guide"]:
        taken = ("area", *MATTER_FACTS.get(body["matter"], ()))
        facts = {name: body[name] for name in taken if name in body} | carried["guide"] | days
        query = {name: str(value).lower() if isinstance(value, bool) else value for name, value in facts.items()}
        got = client.get(f"/v1/guides/{body['matter']}", query_string=query, headers={"Accept-Language": language})
        assert got.get_data() == _bytes(response.get_data(), "guide", whole)


def _bytes(body: bytes, part: str, whole: Mapping[str, Any]) -> bytes:
    """The very bytes of a part within the body."""
    text = json.dumps(whole[part], ensure_ascii=False, separators=(",", ":")).encode()
    assert f'"{part}":'.encode() + text in body
    return text


@given(bodies(), st.sampled_from(["zh-CN", "en"]))
@SOME
def test_every_part_is_the_single_answer_byte_for_byte(
    client: FlaskClient, body: dict[str, Any], language: str
) -> None:
    assert_parts_are_the_single_answers(client, body, language)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_parts_of_a_written_case_are_the_single_answers(client: FlaskClient, case: Case) -> None:
    check(client, case)
    for language in ("zh-CN", "en"):
        assert_parts_are_the_single_answers(client, case.body, language)


@given(bodies())
@SOME
def test_the_whole_is_drawn_from_its_parts(client: FlaskClient, body: dict[str, Any]) -> None:
    whole = ask(client, NAME, body)
    parts = {name: whole[name] for name in ("decision", "amount", "time", "guide") if whole[name]}
    said = set(chain.from_iterable(part["explanation"]["plain"] for name, part in parts.items() if name != "guide"))
    assert 1 <= len(whole["plain"]) == len(set(whole["plain"])) <= 5
    assert set(whole["plain"]) <= said | {whole["summary"], whole["call"]["text"]}
    assert whole["summary"] == whole["plain"][0] or not parts.get("decision")
    ends = [part["validity"]["until"] for part in parts.values() if part["validity"]["until"]]
    assert whole["validity"]["until"] == min(ends, default=None)
    grades = [part["evidence"] for name, part in parts.items() if name != "guide" and part["evidence"]]
    if grades:
        assert whole["evidence"] == max(grades, key=EVIDENCE.index)
    asked_for = [card["fact"] for card in whole["missing_facts"]]
    assert len(asked_for) == len(set(asked_for))
    assert set(asked_for) <= set(facts_of(Matter(body["matter"]))) - set(body)
    assert all(card["parts"] for card in whole["missing_facts"])
    if "decision" in parts:
        deciding = [card["fact"] for card in parts["decision"]["missing_facts"]]
        assert set(asked_for[: len(deciding)]) == set(deciding)
    checks = {json.dumps(each) for part in parts.values() for each in part["local_checks"]}
    assert {json.dumps(each) for each in whole["local_checks"]} <= checks


def test_a_complete_transfer_is_all_that_a_screen_shows(client: FlaskClient) -> None:
    whole = ask(client, NAME, COMPLETE.body)
    assert whole["summary"] == whole["decision"]["summary"]
    assert len(whole["plain"]) == 5
    assert whole["decision"]["route"] == "moves_with_relation"
    assert whole["amount"]["amount"]["exact"] == "3700.00"
    assert whole["time"]["completion"]["statutory_latest_on"] == "2026-12-11"
    assert whole["guide"]["documents"]
    assert whole["guide"]["channels"][0]["steps"]
    assert whole["call"] == {"hotline": "12393", "text": "拿不准就拨打12393。"}
    assert whole["evidence_text"]
    assert whole["missing_facts"] == []


def test_money_and_days_of_what_is_not_possible_are_not_told(client: FlaskClient) -> None:
    whole = ask(client, NAME, {**COMPLETE.body, "insured_status": "retired", "resettled_across_provinces": False})
    assert whole["decision"]["verdict"] == "not_eligible"
    told = set(whole["plain"])
    assert not told & {whole["amount"]["summary"], whole["time"]["summary"]}


def test_a_case_under_way_is_told_of_whatever_the_verdict(client: FlaskClient) -> None:
    late = {"accepted_on": "2026-10-09", "asked_on": "2026-11-20"}
    for status in ("employed", "retired"):
        body = {**COMPLETE.body, **late, "insured_status": status, "resettled_across_provinces": False}
        whole = ask(client, NAME, body)
        assert whole["time"]["progress"] == "overdue"
        assert whole["time"]["explanation"]["plain"][0] in whole["plain"]


def test_what_the_decision_would_give_is_asked_for_only_where_it_cannot(client: FlaskClient) -> None:
    body = {"matter": "cash-withdrawal", "balance": "1"}
    open_facts = ask(client, NAME, body)
    assert open_facts["decision"]["missing_facts"]
    assert "route" not in [card["fact"] for card in open_facts["missing_facts"]]
    settled = ask(client, NAME, {**body, "area": "111111", "ground": "death", "credited_before": "2026-01-01"})
    assert settled["decision"]["verdict"] == "undetermined"
    assert settled["decision"]["missing_facts"] == []
    assert settled["missing_facts"][0]["fact"] == "route"


def test_the_longer_of_two_shortfalls_is_made_up(client: FlaskClient) -> None:
    body = {
        "matter": "retirement-benefit",
        "area": "420100",
        "sex": "male",
        "birth_month": "1963-05",
        "contribution_months": 400,
        "local_contribution_months": 50,
    }
    whole = ask(client, NAME, body)
    assert whole["decision"]["shortfall_months"]["exact"] == 0
    local = whole["decision"]["local_shortfall_months"]["exact"]
    assert local > 0
    assert [each["value"] for each in whole["carried"]] == [local]


@pytest.mark.parametrize("case", list(cases())[::7], ids=lambda case: case.name)
def test_the_facts_of_any_written_case_make_an_assessment_of_its_matter(client: FlaskClient, case: Case) -> None:
    for matter, plan in PLANS.items():
        if case.question in (plan.decision, plan.amount):
            assert_parts_are_the_single_answers(client, {**case.body, "matter": matter.value}, "zh-CN")


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, {"/matter": "required"}),
        ({"matter": None}, {"/matter": "not_null"}),
        ({"matter": "divorce", "area": 1}, {"/matter": "not_a_choice", "/area": "not_an_area_code"}),
        ({"matter": ["balance-transfer"]}, {"/matter": "not_a_choice"}),
        ({"matter": "balance-inquiry", "ground": "death"}, {"/ground": "not_of_this_matter"}),
        ({"matter": "balance-inquiry", "nobody": 1}, {"/nobody": "unknown_field"}),
        ({"matter": "retirement-benefit", "sex": "x", "on": "1"}, {"/sex": "not_a_choice", "/on": "not_a_date"}),
        ([], {"": "not_an_object"}),
    ],
)
def test_what_does_not_fit_is_refused_at_its_pointer(client: FlaskClient, body: Any, faults: dict[str, str]) -> None:
    for language in ("zh-CN", "en"):
        response = client.post(f"/v1/{NAME}", json=body, headers={"Accept-Language": language})
        assert response.status_code == 422
        assert {each["pointer"]: each["code"] for each in response.get_json()["errors"]} == faults


def test_a_body_that_is_not_json_is_refused(client: FlaskClient) -> None:
    assert client.post(f"/v1/{NAME}", data=b"{}", content_type="text/plain").status_code == 415
    assert client.post(f"/v1/{NAME}", data=b"{", content_type="application/json").status_code == 400
    repeated = b'{"matter": "balance-inquiry", "matter": "balance-inquiry"}'
    response = client.post(f"/v1/{NAME}", data=repeated, content_type="application/json")
    assert [each["code"] for each in response.get_json()["errors"]] == ["duplicate_key"]


def test_every_matter_can_be_assessed_and_every_carried_fact_is_one_of_its_part() -> None:
    assert set(REQUEST_SCHEMAS) == set(Matter)
    for matter, plan in PLANS.items():
        questions = plan.questions()
        for carry in plan.carries:
            assert carry.fact in (facts_taken(questions[carry.part]) if carry.part in questions else ("area",)), matter
            assert carry.read or carry.source in facts_of(matter)
        for question in questions.values():
            assert {field.name for field in fields(BY_NAME[question].facts)} - {"matter"} <= set(facts_of(matter))


def test_equal_facts_have_equal_ids_and_other_facts_another(client: FlaskClient) -> None:
    body = {"matter": "cash-withdrawal", "balance": "100"}
    first, same, other = (
        ask(client, NAME, {**body, **more})["answer_id"]
        for more in ({}, {"balance": str(Decimal("100.00")), "area": None}, {"ground": "death"})
    )
    assert first == same != other
