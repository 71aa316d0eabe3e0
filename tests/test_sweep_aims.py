"""Which values of a fact bring about what is looked for, and what of a request for a sweep is refused."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.calls import call
from service.api.v1.sought import Aim, found
from service.api.v1.sweep_requests import MOST_PIECES
from service.api.v1.swept import DAY, Sweep, scale_of, sweepable
from service.api.v1.swept_content import QUANTITIES
from service.api.v1.swept_wire import value_text
from service.facts import KINDS
from service.questions.every import BY_NAME
from service.wording.sentences import Sentences
from tests.shipped import SERVED, TODAY
from tests.sweeping import (
    CLIENT,
    EMPLOYED,
    MAKEUP,
    RETIRED,
    SWEEPS,
    WIDEST_SUM,
    WORKER,
    place,
    single,
    some_facts,
    sweep,
)


@pytest.mark.parametrize(
    ("question", "facts", "over", "find", "certain"),
    [
        (
            "refund-amounts/monthly-credit",
            EMPLOYED,
            {"fact": "contribution_base"},
            {"amount": "300.00"},
            [("14999.75", "15000.24")],
        ),
        (
            "refund-amounts/monthly-credit",
            EMPLOYED,
            {"fact": "contribution_base"},
            {"amount": "672.66"},
            [("33632.75", "999999999.99")],
        ),
        (
            "refund-amounts/monthly-credit",
            RETIRED,
            {"fact": "birth_month", "from": "1940-01"},
            {"amount": "110"},
            [("1940-01", "1956-10")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {**WORKER, "retirement_formalities_done": True},
            {"fact": "on", "to": "2040-01-01"},
            {"verdict": "eligible"},
            [("2028-01-01", "2040-01-01")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {"area": "110000", "sex": "male", "birth_month": "1960-05"},
            {"fact": "contribution_months"},
            {"quantity": "shortfall_months", "equals": "24"},
            [("276", "276")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {"area": "110000", "sex": "female", "post_category": "cadre"},
            {"fact": "birth_month"},
            {"quantity": "statutory_retirement_month", "equals": "2030-05"},
            [("1974-04", "1974-04")],
        ),
    ],
)
def test_the_values_that_bring_about_what_is_looked_for_are_told(
    question: str, facts: Any, over: Any, find: Any, certain: Any
) -> None:
    found = sweep(question, facts, over, find=find)["found"]
    assert [(each["from"], each["to"]) for each in found["certain"]] == certain
    assert found["none_because"] is None


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base"}, {"amount": "700"}),
            "above_ceiling",
        ),
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base", "to": "9000"}, {"amount": "300"}),
            "above_greatest",
        ),
        (("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base"}, {"amount": "9"}), "below_floor"),
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base", "from": "9000"}, {"amount": "9"}),
            "below_least",
        ),
        (
            (
                "refund-amounts/retirement-makeup",
                {"area": "110000", "sex": "male", "base": "7162", "rate": "0.11"},
                {"fact": "contribution_months"},
                {"amount": "50000"},
            ),
            "between_steps",
        ),
        (
            ("refund-amounts/contributions", {"area": "110000"}, {"fact": "contribution_base"}, {"amount": "500"}),
            "not_known",
        ),
        (
            (
                "eligibility-decisions/retirement-benefit",
                WORKER,
                {"fact": "on", "to": "2027-01-01"},
                {"verdict": "eligible"},
            ),
            "never",
        ),
    ],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_where_no_value_does_the_reason_is_told(asked: tuple[str, Any, Any, Any], reason: str, language: str) -> None:
    question, facts, over, find = asked
    body = {
        "question": question,
        "facts": facts,
        "sweep": over,
        "find": find,
        "on": None if over["fact"] == DAY else "2026-11-21",
    }
    found = CLIENT.post(f"/v1/{SWEEPS}", json=body, headers={"Accept-Language": language}).get_json()["found"]
    assert (found["certain"], found["possible"], found["none_because"]) == ([], [], reason)
    assert found["text"].endswith("." if language == "en" else "。")


@settings(max_examples=35)
@given(st.randoms(use_true_random=False))
def test_the_inverse_finds_a_value_by_what_the_question_answers_there(random: Random) -> None:
    question = BY_NAME[
        random.choice(
            [
                "refund-amounts/contributions",
                "refund-amounts/monthly-credit",
                "refund-amounts/retirement-makeup",
                "refund-amounts/balance-settlement",
            ]
        )
    ]
    fact = random.choice([name for name in sweepable(question) if KINDS.get(name) in ("money", "count", "rate")])
    facts = some_facts(random, question, fact)
    last = min(scale_of(fact).last, WIDEST_SUM)
    at = random.randint(0, last)
    amount = single(question.name, facts, fact, value_text(at, fact))["amount"]
    aim = amount["exact"] or amount["max"] or amount["min"]
    if aim is None or len(aim) > len("999999999.99"):
        return
    over = {"fact": fact, "from": value_text(0, fact), "to": value_text(last, fact)}
    found = sweep(question.name, facts, over, find={"amount": aim})["found"]
    assert holds(found["certain" if amount["exact"] else "possible"], fact, at) or (
        not amount["exact"] and amount["max"] is None and not holds(found["certain"], fact, at)
    )
    for other in (random.randint(0, last), min(at + 1, last), max(at - 1, 0)):
        told = single(question.name, facts, fact, value_text(other, fact))["amount"]
        assert holds(found["certain"], fact, other) == (
            told["exact"] is not None and Decimal(told["exact"]) == Decimal(aim)
        )
        if told["min"] is not None:
            within = Decimal(told["min"]) <= Decimal(aim) <= Decimal(told["max"] or "Infinity")
            assert (holds(found["certain"], fact, other) or holds(found["possible"], fact, other)) == within


def holds(spans: Sequence[Mapping[str, str]], fact: str, at: int) -> bool:
    return any(place(fact, each["from"]) <= at <= place(fact, each["to"]) for each in spans)


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"question": "none"}, "/question", "not_a_choice"),
        ({"sweep": None}, "/sweep", "not_null"),
        ({"sweep": {"fact": "area"}}, "/sweep/fact", "not_sweepable"),
        ({"sweep": {"fact": "gap_months"}}, "/sweep/fact", "not_sweepable"),
        ({"sweep": {"fact": "contribution_base", "from": "a"}}, "/sweep/from", "not_a_swept_value"),
        ({"sweep": {"fact": "contribution_base", "from": "2026-01"}}, "/sweep/from", "not_money"),
        ({"sweep": {"fact": "birth_month", "to": "5"}}, "/sweep/to", "not_a_month"),
        ({"sweep": {"fact": "on", "to": "2026-13-01"}, "on": None}, "/sweep/to", "not_a_date"),
        ({"sweep": {"fact": "contribution_base", "from": "5", "to": "4"}}, "/sweep/to", "ends_before_start"),
        ({"sweep": {"fact": "on"}, "on": "2026-01-01"}, "/on", "swept_already"),
        ({"question": MAKEUP, "sweep": {"fact": "shortfall_months", "from": "1.5"}}, "/sweep/from", "not_an_integer"),
        ({"question": MAKEUP, "sweep": {"fact": "shortfall_months", "to": "1201"}}, "/sweep/to", "out_of_range"),
        ({"facts": {"contribution_base": "5000"}}, "/facts/contribution_base", "swept_already"),
        ({"facts": {"area": "1"}}, "/facts/area", "not_an_area_code"),
        ({"facts": {"gap_months": 1}}, "/facts/gap_months", "unknown_field"),
        ({"facts": []}, "/facts", "not_an_object"),
        ({"find": {}}, "/find", "not_one_aim"),
        ({"find": {"amount": "1", "verdict": "eligible"}}, "/find", "not_one_aim"),
        ({"find": {"verdict": "eligible"}}, "/find/verdict", "not_of_this_question"),
        ({"most": 0}, "/most", "out_of_range"),
        ({"most": MOST_PIECES + 1}, "/most", "out_of_range"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_pointer(
    client: FlaskClient, change: dict[str, Any], pointer: str, code: str
) -> None:
    body = {"question": "refund-amounts/monthly-credit", "sweep": {"fact": "contribution_base"}, **change}
    response = client.post(f"/v1/{SWEEPS}", json=body)
    assert response.status_code == 422
    assert [(each["pointer"], each["code"]) for each in response.get_json()["errors"]] == [(pointer, code)]


@pytest.mark.parametrize(
    ("equals", "code"), [(None, "required"), ("2030-05", "not_an_integer"), ("5000", "out_of_range")]
)
def test_months_that_are_looked_for_are_a_number(client: FlaskClient, equals: str | None, code: str) -> None:
    question, over = "eligibility-decisions/benefit-continuity", {"fact": "gap_months"}
    find = {"quantity": "waiting_months", "equals": equals}
    response = client.post(f"/v1/{SWEEPS}", json={"question": question, "sweep": over, "find": find})
    assert [(each["pointer"], each["code"]) for each in response.get_json()["errors"]] == [("/find/equals", code)]


def test_every_ten_pieces_asked_for_count_as_a_request(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit="20/hour").test_client()
    body = {"question": "refund-amounts/monthly-credit", "facts": RETIRED, "sweep": {"fact": "birth_month"}}
    assert "r=15;" in client.post(f"/v1/{SWEEPS}", json=body).headers["RateLimit"]
    assert "r=5;" in client.post(f"/v1/{SWEEPS}", json={**body, "most": 100}).headers["RateLimit"]
    assert client.post(f"/v1/{SWEEPS}", json={**body, "most": 100}).status_code == 429


def test_a_sweep_that_has_had_its_time_is_given_up(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.extensions["limits"].deadline_seconds = 0.01
    body = {
        "question": "refund-amounts/contributions",
        "facts": {"insured_status": "employed"},
        "sweep": {"fact": "contribution_base"},
    }
    response = app.test_client().post(f"/v1/{SWEEPS}", json=body)
    assert (response.status_code, response.get_json()["errors"][0]["code"]) == (503, "deadline_exceeded")


def test_all_months_that_decisions_tell_may_be_looked_for() -> None:
    told = {
        each["name"]
        for question, fact in (("retirement-benefit", "birth_month"), ("benefit-continuity", "gap_months"))
        for piece in sweep(f"eligibility-decisions/{question}", {"area": "110000"}, {"fact": fact})["pieces"]
        for each in piece["quantities"]
    }
    assert told == set(QUANTITIES)


def test_months_that_no_rule_tells_are_not_known() -> None:
    facts, find = {"area": "542500", "sex": "male"}, {"quantity": "local_shortfall_months", "equals": "3"}
    found = sweep("eligibility-decisions/retirement-benefit", facts, {"fact": "contribution_months"}, find=find)[
        "found"
    ]
    assert found["none_because"] == "not_known"


def test_many_spans_are_told_by_the_first_ones(app: Flask) -> None:
    facts = {
        **dict.fromkeys(BY_NAME["eligibility-decisions/retirement-benefit"].facts.__dataclass_fields__),
        "area": "110000",
    }
    question, on = BY_NAME["eligibility-decisions/retirement-benefit"], TODAY
    over = Sweep(question, facts, "birth_month", on, on, SERVED, 1970 * 12, 1990 * 12)
    with app.test_request_context():
        call.deadline = float("inf")
        pieces = list(over.pieces())[::2]
    told = found(Aim("verdict", "not_eligible"), pieces, over, Sentences("en", SERVED))
    assert len(told["certain"]) > 6
    assert f"and more, {len(told['certain'])} in all" in told["text"]
