"""Properties of the waiting: facts only narrow it, a longer gap never shortens it, back-payment never lengthens it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from service.facts import InsuredStatus, Scheme, domain
from service.outcome import Decision, Verdict
from service.policy.day import Day
from service.questions import benefit_continuity
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import NAMES, contradictory
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [date(2021, 1, 1), date(2024, 7, 1), date(2025, 6, 30), KNOWN, date(2027, 1, 1), date(2030, 9, 10)]
AREAS = BOOK.grouping.kinds(benefit_continuity.law.PARAMETERS, KNOWN, KNOWN)
GAPS = (0, 1, 3, 4, 6, 7, 12, 25, 60)
NUMBERS = {"gap_months": GAPS, "prior_continuous_months": (0, 1, 23, 24, 60), "missed_years": (0, 1, 2, 4, 5)}
SOME = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def values(name: str) -> tuple[Any, ...]:
    return NUMBERS.get(name) or domain(name) or AREAS


def facts_with(missing: bool) -> st.SearchStrategy[BenefitContinuityFacts]:  # noqa: FBT001 - reads well where it is used.
    """Facts that do not contradict each other, all stated or some of them missing."""
    none = [st.none()] if missing else []
    each = {name: st.one_of(*none, st.sampled_from(values(name))) for name in NAMES}
    if not missing:
        each["first_enrolment"] = st.just(value=False)
    return st.builds(BenefitContinuityFacts, **each).filter(lambda facts: not contradictory(facts))


def decide(facts: BenefitContinuityFacts, on: date) -> Decision:
    return benefit_continuity.telling.decide(facts, Day(BOOK, on, KNOWN))


def answer(facts: BenefitContinuityFacts, on: date) -> tuple[object, ...]:
    decision = decide(facts, on)
    return decision.verdict, *decision.extras["waiting_months"].values(), decision.extras["benefit_from"]


def months(facts: BenefitContinuityFacts, on: date) -> tuple[int | None, float]:
    """Least and greatest months; no greatest is without bound."""
    found = decide(facts, on).extras["waiting_months"]
    return found["min"], float("inf") if found["max"] is None else found["max"]


def further(facts: BenefitContinuityFacts, names: tuple[str, ...]) -> Iterator[BenefitContinuityFacts]:
    """The facts with one more stated, in every way that does not contradict them."""
    for name in names:
        if getattr(facts, name) is None:
            for value in values(name):
                more = replace(facts, **{name: value})
                if not contradictory(more):
                    yield more


@SOME
@given(facts_with(missing=True), st.sampled_from(DAYS))
def test_a_further_fact_never_turns_a_verdict_round_nor_widens_the_waiting(
    facts: BenefitContinuityFacts, on: date
) -> None:
    before, (least, most) = decide(facts, on), months(facts, on)
    for more in further(facts, NAMES):
        if before.verdict is not Verdict.UNDETERMINED:
            assert decide(more, on).verdict is before.verdict, more
        if least is not None:
            low, high = months(more, on)
            assert low is not None, more
            assert least <= low, more
            assert high <= most, more


@SOME
@given(facts_with(missing=True), st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_the_answer(facts: BenefitContinuityFacts, on: date) -> None:
    before = decide(facts, on)
    assert set(before.grounds.gaps.irrelevant).isdisjoint(before.grounds.gaps.missing)
    for more in further(facts, before.grounds.gaps.irrelevant):
        assert answer(more, on) == answer(facts, on), more


@SOME
@given(facts_with(missing=True), st.sampled_from(DAYS))
def test_a_settling_set_decides_whatever_its_values(facts: BenefitContinuityFacts, on: date) -> None:
    for names in decide(facts, on).grounds.gaps.settling_sets:
        for chosen in product(*(values(name) for name in names)):
            more = replace(facts, **dict(zip(names, chosen, strict=True)))
            assert contradictory(more) or decide(more, on).verdict is not Verdict.UNDETERMINED, more


@settings(SOME, max_examples=40)
@given(facts_with(missing=False), st.sampled_from(DAYS))
def test_a_longer_gap_never_shortens_the_waiting(facts: BenefitContinuityFacts, on: date) -> None:
    gap = facts.gap_months or 0
    for longer in (length for length in GAPS if length > gap):
        (least, most), (low, high) = months(facts, on), months(replace(facts, gap_months=longer), on)
        if least is not None and low is not None:
            assert least <= low, longer
            assert most <= high, longer


@settings(SOME, max_examples=40)
@given(facts_with(missing=False), st.sampled_from(DAYS))
def test_back_payment_never_lengthens_the_waiting(facts: BenefitContinuityFacts, on: date) -> None:
    (least, most), (low, high) = (months(replace(facts, back_paid=paid), on) for paid in (True, False))
    if least is not None and low is not None:
        assert least <= low
        assert most <= high


@settings(SOME, max_examples=40)
@given(facts_with(missing=False))
def test_a_verdict_is_the_waiting_in_one_word(facts: BenefitContinuityFacts) -> None:
    decision, (least, most) = decide(facts, KNOWN), months(facts, KNOWN)
    assume(least is not None)
    expected = Verdict.NOT_ELIGIBLE if least else Verdict.ELIGIBLE if most == 0 else Verdict.UNDETERMINED
    assert decision.verdict is expected


def test_a_gap_that_settles_the_waiting_is_named() -> None:
    facts = BenefitContinuityFacts(
        area="320100", from_scheme=Scheme.EMPLOYEE, to_scheme=Scheme.EMPLOYEE, insured_status=InsuredStatus.FLEXIBLE
    )
    assert decide(facts, KNOWN).grounds.gaps.settling_sets == (("gap_months",),)


def test_missed_years_alone_tell_that_there_was_a_gap() -> None:
    facts = BenefitContinuityFacts(
        area="110000", to_scheme=Scheme.RESIDENT, from_scheme=Scheme.RESIDENT, missed_years=2
    )
    assert decide(facts, KNOWN).verdict is Verdict.NOT_ELIGIBLE
    assert months(facts, KNOWN) == (3, 5)


def test_reduced_benefits_are_told_only_where_they_are_reduced_whatever_is_missing() -> None:
    area, told = "350200", 0
    for status, paid, gap in product(InsuredStatus, (True, False), GAPS):
        facts = BenefitContinuityFacts(
            area=area,
            from_scheme=Scheme.EMPLOYEE,
            to_scheme=Scheme.EMPLOYEE,
            insured_status=status,
            first_enrolment=False,
            gap_months=gap,
            back_paid=paid,
        )
        reduced = [reduces(each) for each in (facts, replace(facts, gap_months=None), replace(facts, back_paid=None))]
        told += reduced[0]
        assert all(reduced[0] or not each for each in reduced), facts
    assert told


def reduces(facts: BenefitContinuityFacts) -> bool:
    advisories = decide(facts, KNOWN).grounds.advisories
    return any(each.code == "reduced_benefits_while_waiting" for each in advisories)
