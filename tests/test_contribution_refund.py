"""Properties of refunds on partly known facts, tried over every value and every kind of area."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.facts import Month, Payment, RefundReason
from service.outcome import Amount, Decision, Verdict
from service.policy.day import Day
from service.questions import contribution_refund, refund_amount
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.refund_rules import PARAMETERS
from tests.check import ask
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [date(2020, 1, 1), date(2021, 6, 30), KNOWN, date(2026, 12, 31), date(2027, 1, 1)]
VALUES: dict[str, tuple[Any, ...]] = {
    "area": BOOK.grouping.kinds(PARAMETERS, KNOWN, KNOWN),
    "reason": tuple(RefundReason),
    "benefit_period_started": (False, True),
    "held_schemes": contribution_refund.law.HELD,
    "employee_months": (0, 11, 12, 400),
    "paid_months": (
        (),
        (Payment(Month(2026, 1), Decimal("400.00")),),
        tuple(Payment(Month(2025, month), Decimal("100.01")) for month in range(1, 4)),
    ),
}
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DECISIONS = st.builds(
    RefundDecisionFacts,
    **{name: st.none() | st.sampled_from(VALUES[name]) for name in contribution_refund.law.NAMES},
)
AMOUNTS = st.builds(
    RefundAmountFacts, **{name: st.none() | st.sampled_from(VALUES[name]) for name in refund_amount.law.NAMES}
)


def decide(facts: RefundDecisionFacts, on: date) -> Decision:
    return contribution_refund.telling.decide(facts, Day(BOOK, on, KNOWN))


def compute(facts: RefundAmountFacts, on: date) -> Amount:
    return refund_amount.telling.compute(facts, Day(BOOK, on, KNOWN))


@SOME
@given(DECISIONS, st.sampled_from(DAYS))
def test_a_further_fact_never_turns_a_settled_refund_round(facts: RefundDecisionFacts, on: date) -> None:
    before = decide(facts, on)
    for name in contribution_refund.law.NAMES:
        if getattr(facts, name) is not None:
            continue
        for value in VALUES[name]:
            after = decide(replace(facts, **{name: value}), on)
            if before.verdict is not Verdict.UNDETERMINED:
                assert after.verdict is before.verdict
            if before.extras["kept_enrolment"] is not None:
                assert after.extras == before.extras


@SOME
@given(DECISIONS, st.sampled_from(DAYS))
def test_a_settling_set_decides_a_refund_and_no_smaller_one_does(facts: RefundDecisionFacts, on: date) -> None:
    for names in decide(facts, on).grounds.gaps.settling_sets:
        assert settles(facts, names, on)
        assert not any(settles(facts, fewer, on) for fewer in combinations(names, len(names) - 1))


def settles(facts: RefundDecisionFacts, names: tuple[str, ...], on: date) -> bool:
    return all(
        decide(replace(facts, **dict(zip(names, chosen, strict=True))), on).verdict is not Verdict.UNDETERMINED
        for chosen in product(*(VALUES[name] for name in names))
    )


@SOME
@given(DECISIONS, st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_a_refund(facts: RefundDecisionFacts, on: date) -> None:
    before = decide(facts, on)
    assert set(before.grounds.gaps.irrelevant).isdisjoint(before.grounds.gaps.missing)
    for name in before.grounds.gaps.irrelevant:
        for value in VALUES[name]:
            after = decide(replace(facts, **{name: value}), on)
            assert (after.verdict, after.extras) == (before.verdict, before.extras), name


def test_dates_are_told_with_the_rule_that_says_them_and_no_rule_is_cited_for_what_is_not_told() -> None:
    rule_of = {"refund_dates_told": "refund_dates", "apply_before_period": "refund_application_by"}
    told: set[str] = set()
    for area, reason in product(VALUES["area"], RefundReason):
        grounds = decide(RefundDecisionFacts(area=area, reason=reason, benefit_period_started=False), KNOWN).grounds
        codes = {each.code for each in grounds.advisories}
        cited = {each.parameter for each in grounds.findings}
        for code, parameter in rule_of.items():
            assert (code in codes) == (parameter in cited)
            told |= codes & {code}
    assert told == rule_of.keys()


@SOME
@given(AMOUNTS, st.sampled_from(DAYS))
def test_a_further_fact_never_widens_a_refund(facts: RefundAmountFacts, on: date) -> None:
    before = compute(facts, on)
    if before.bounds is None:
        return
    irrelevant = before.grounds.gaps.irrelevant
    for name in refund_amount.law.NAMES:
        if getattr(facts, name) is not None:
            continue
        for value in VALUES[name]:
            after = compute(replace(facts, **{name: value}), on).bounds
            assert after is not None
            assert after.low >= before.bounds.low
            assert before.bounds.high is None or (after.high is not None and after.high <= before.bounds.high)
            assert name not in irrelevant or after == before.bounds


@SOME
@given(AMOUNTS, st.sampled_from(DAYS))
def test_a_settling_set_makes_a_refund_exact(facts: RefundAmountFacts, on: date) -> None:
    for names in compute(facts, on).grounds.gaps.settling_sets:
        for chosen in product(*(VALUES[name] for name in names)):
            after = compute(replace(facts, **dict(zip(names, chosen, strict=True))), on)
            assert after.bounds is not None
            assert after.bounds.exact is not None, (names, chosen)


def test_more_years_than_there_are_lines_are_one_line() -> None:
    paid = tuple(Payment(Month(year, 1), Decimal(1)) for year in range(1990, 1991 + refund_amount.telling.MOST_LINES))
    facts = RefundAmountFacts(paid, "430100", benefit_period_started=False, reason=RefundReason.DEATH)
    assert [line.code for line in compute(facts, KNOWN).lines] == ["paid_in_all"]


@pytest.mark.parametrize(("payments", "told"), [(0, False), (1, False), (2, True), (6, True), (7, False)])
def test_a_sum_is_told_of_some_payments_only(payments: int, *, told: bool) -> None:
    paid = tuple(Payment(Month.from_ordinal(2000 * 12 + each), Decimal(each + 1)) for each in range(payments))
    facts = RefundAmountFacts(paid, "430100", benefit_period_started=False, reason=RefundReason.DEATH)
    assert (compute(facts, KNOWN).formula is not None) is told


def test_the_order_in_which_schemes_and_payments_are_named_says_nothing(client: FlaskClient) -> None:
    paid = [{"month": "2026-02", "amount": "5.00"}, {"month": "2026-01", "amount": "7"}]
    for question, fact, listed in (
        ("eligibility-decisions/contribution-refund", "held_schemes", ["resident", "employee"]),
        ("refund-amounts/contribution-refund", "paid_months", paid),
    ):
        answers = [ask(client, question, {fact: each}) for each in (listed, listed[::-1])]
        assert answers[0] == answers[1]
        assert answers[0]["answer_id"] != ask(client, question, {})["answer_id"]


@pytest.mark.parametrize(
    ("question", "facts", "pointer", "code"),
    [
        ("eligibility-decisions", {"held_schemes": ["employee"] * 3}, "/held_schemes", "too_many"),
        ("eligibility-decisions", {"held_schemes": "employee"}, "/held_schemes", "not_a_list"),
        ("eligibility-decisions", {"held_schemes": ["both"]}, "/held_schemes/0", "not_a_choice"),
        ("eligibility-decisions", {"held_schemes": [None]}, "/held_schemes/0", "not_null"),
        ("eligibility-decisions", {"employee_months": "12"}, "/employee_months", "not_an_integer"),
        ("eligibility-decisions", {"employee_months": True}, "/employee_months", "not_an_integer"),
        ("eligibility-decisions", {"employee_months": 1.5}, "/employee_months", "not_an_integer"),
        ("eligibility-decisions", {"employee_months": -1}, "/employee_months", "out_of_range"),
        (
            "eligibility-decisions",
            {"employee_months": 110101199001011234},
            "/employee_months",
            "looks_like_identity_number",
        ),
        ("refund-amounts", {"paid_months": [{"month": "2026-01"}]}, "/paid_months/0/amount", "required"),
        ("refund-amounts", {"paid_months": ["2026-01"]}, "/paid_months/0", "not_an_object"),
        (
            "refund-amounts",
            {"paid_months": [{"month": "2026-01", "amount": "1", "name": "x"}]},
            "/paid_months/0/name",
            "unknown_field",
        ),
    ],
)
def test_a_list_or_a_count_that_does_not_fit_is_refused_where_it_stands(
    client: FlaskClient, question: str, facts: dict[str, Any], pointer: str, code: str
) -> None:
    response = client.post(f"/v1/{question}/contribution-refund", json=facts)
    assert response.status_code == 422
    assert [(fault["pointer"], fault["code"]) for fault in response.get_json()["errors"]] == [(pointer, code)]


def test_a_whole_number_may_be_written_with_a_point(client: FlaskClient) -> None:
    question = "eligibility-decisions/contribution-refund"
    assert ask(client, question, {"employee_months": 12.0}) == ask(client, question, {"employee_months": 12})
