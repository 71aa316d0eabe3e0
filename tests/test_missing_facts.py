"""Properties of answers to partly known facts, tried over every value and every kind of area."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.facts import Month, domain
from service.outcome import Amount, Decision, Verdict
from service.policy.day import Day
from service.questions import balance_transfer, monthly_credit
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [date(2020, 1, 1), date(2022, 7, 1), date(2025, 6, 30), date(2025, 7, 1), KNOWN, date(2027, 1, 1)]
TRANSFER_AREAS = BOOK.grouping.kinds(balance_transfer.law.PARAMETERS, KNOWN, KNOWN)
CREDIT_AREAS = BOOK.grouping.kinds(monthly_credit.law.PARAMETERS, KNOWN, KNOWN)
SOME = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def values(name: str, areas: tuple[str, ...]) -> tuple[Any, ...]:
    """Every value of a fact that matters: areas by kind, months around the tiers, a few numbers."""
    special: Mapping[str, tuple[Any, ...]] = {
        "birth_month": tuple(
            Month(year, month) for year in (1935, 1946, 1956, 1957, 1966, 1990) for month in (10, 11, 12)
        ),
        "contribution_base": (Decimal("0.01"), Decimal(10100), Decimal("99999.99")),
        "average_pension": (Decimal(3700), Decimal("5000.05")),
        "credit_rate": (Decimal("0.03"), Decimal("0.02")),
    }
    return special.get(name) or domain(name) or areas


def partial(kind: type[Any], areas: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Facts of which any may be missing."""
    return st.builds(
        kind, **{field.name: st.none() | st.sampled_from(values(field.name, areas)) for field in fields(kind)}
    )


def decide(facts: BalanceTransferFacts, on: date) -> Decision:
    return balance_transfer.telling.decide(facts, Day(BOOK, on, KNOWN))


def compute(facts: MonthlyCreditFacts, on: date) -> Amount:
    return monthly_credit.telling.compute(facts, Day(BOOK, on, KNOWN))


def some(name: str, areas: tuple[str, ...]) -> tuple[Any, ...]:
    """Every value, or a spread of the areas where there are many."""
    listed = values(name, areas)
    return listed if len(listed) < 25 else listed[:: len(listed) // 12]


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_a_further_fact_never_turns_a_settled_verdict_or_route_round(facts: BalanceTransferFacts, on: date) -> None:
    before = decide(facts, on)
    for name in balance_transfer.law.NAMES:
        if getattr(facts, name) is None:
            for value in some(name, TRANSFER_AREAS):
                after = decide(replace(facts, **{name: value}), on)
                if before.verdict is not Verdict.UNDETERMINED:
                    assert after.verdict is before.verdict
                assert set(after.possible_routes or ()) <= set(before.possible_routes or ())


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_a_settling_set_decides_whatever_its_values_and_no_smaller_one_does(
    facts: BalanceTransferFacts, on: date
) -> None:
    answer = decide(facts, on)
    for names in answer.grounds.gaps.settling_sets:
        assert answer.verdict is Verdict.UNDETERMINED
        assert settles(facts, names, on)
        for smaller in combinations(names, len(names) - 1):
            assert not settles(facts, smaller, on)


def settles(facts: BalanceTransferFacts, names: tuple[str, ...], on: date) -> bool:
    return all(
        decide(replace(facts, **dict(zip(names, chosen, strict=True))), on).verdict is not Verdict.UNDETERMINED
        for chosen in product(*(some(name, TRANSFER_AREAS) for name in names))
    )


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_verdict_or_routes(facts: BalanceTransferFacts, on: date) -> None:
    before = decide(facts, on)
    assert set(before.grounds.gaps.irrelevant).isdisjoint(before.grounds.gaps.missing)
    for name in before.grounds.gaps.irrelevant:
        for value in some(name, TRANSFER_AREAS):
            after = decide(replace(facts, **{name: value}), on)
            assert (after.verdict, after.possible_routes) == (before.verdict, before.possible_routes)


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_a_missing_fact_that_is_listed_can_change_the_answer(facts: BalanceTransferFacts, on: date) -> None:
    before = decide(facts, on)
    if before.grounds.gaps.missing and set(before.grounds.gaps.missing).isdisjoint({"from_area", "to_area"}):
        stated = before.grounds.gaps.missing
        for name in stated:
            assert any(differs(facts, name, rest, on) for rest in fillings(facts, stated, name))


def fillings(facts: BalanceTransferFacts, names: tuple[str, ...], but: str) -> list[BalanceTransferFacts]:
    others = [name for name in names if name != but]
    return [
        replace(facts, **dict(zip(others, chosen, strict=True)))
        for chosen in product(*(values(name, TRANSFER_AREAS) for name in others))
    ]


def differs(facts: BalanceTransferFacts, name: str, rest: BalanceTransferFacts, on: date) -> bool:
    assert getattr(facts, name) is None
    answers = {
        (answer.verdict, answer.possible_routes)
        for answer in (decide(replace(rest, **{name: value}), on) for value in values(name, TRANSFER_AREAS))
    }
    return len(answers) > 1


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_a_remedy_is_one_that_works(facts: BalanceTransferFacts, on: date) -> None:
    answer = decide(facts, on)
    changes = {remedy.fact: remedy.to for remedy in answer.remedies if remedy.kind == "can_change"}
    if changes:
        assert answer.verdict is Verdict.NOT_ELIGIBLE
        changed = decide(replace(facts, **changes), on)
        assert changed.verdict is not Verdict.NOT_ELIGIBLE
        for name in changes:
            fewer = {key: value for key, value in changes.items() if key != name}
            assert decide(replace(facts, **fewer), on).verdict is Verdict.NOT_ELIGIBLE


@SOME
@given(partial(BalanceTransferFacts, TRANSFER_AREAS), st.sampled_from(DAYS))
def test_every_decision_has_a_citation_or_a_local_check(facts: BalanceTransferFacts, on: date) -> None:
    grounds = decide(facts, on).grounds
    assert grounds.local_checks or any(finding.value for finding in grounds.findings)


OWN_FIGURES = ("average_pension", "credit_rate")


@SOME
@given(partial(MonthlyCreditFacts, CREDIT_AREAS), st.sampled_from(DAYS))
def test_a_further_fact_narrows_or_keeps_an_amount(facts: MonthlyCreditFacts, on: date) -> None:
    # A caller's own two figures stand in for an area; stating the area then asks another question.
    own = facts.area is None and None not in (facts.average_pension, facts.credit_rate)
    before = compute(facts, on)
    for name in monthly_credit.law.NAMES:
        if getattr(facts, name) is not None or (name == "area" and own):
            continue
        if (
            facts.area is None
            and name in OWN_FIGURES
            and all(getattr(facts, other) is not None for other in OWN_FIGURES if other != name)
        ):
            continue
        for value in some(name, CREDIT_AREAS):
            after = compute(replace(facts, **{name: value}), on)
            if before.bounds is not None:
                assert after.bounds is not None, name
                assert after.bounds.low >= before.bounds.low, name
                if before.bounds.high is not None:
                    assert after.bounds.high is not None, name
                    assert after.bounds.high <= before.bounds.high, name


@SOME
@given(partial(MonthlyCreditFacts, CREDIT_AREAS), st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_an_amount(facts: MonthlyCreditFacts, on: date) -> None:
    before = compute(facts, on)
    for name in before.grounds.gaps.irrelevant:
        for value in some(name, CREDIT_AREAS):
            assert compute(replace(facts, **{name: value}), on).bounds == before.bounds, name


@SOME
@given(partial(MonthlyCreditFacts, CREDIT_AREAS), st.sampled_from(DAYS))
def test_a_settling_set_makes_an_amount_exact_whatever_its_values(facts: MonthlyCreditFacts, on: date) -> None:
    for names in compute(facts, on).grounds.gaps.settling_sets:
        for chosen in product(*(some(name, CREDIT_AREAS) for name in names)):
            after = compute(replace(facts, **dict(zip(names, chosen, strict=True))), on)
            assert after.bounds is not None, names
            assert after.bounds.exact is not None, (names, chosen)


@pytest.mark.parametrize("answer", [decide, compute], ids=["decide", "compute"])
def test_the_same_question_twice_has_the_same_answer(answer: Callable[[Any, date], Any]) -> None:
    facts = BalanceTransferFacts() if answer is decide else MonthlyCreditFacts()
    assert repr(answer(facts, KNOWN)) == repr(answer(facts, KNOWN))
