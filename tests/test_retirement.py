"""The statutory month, the months an area asks for, and the options: the official table and properties."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from service.facts import Month, PostCategory, Sex, domain
from service.outcome import Decision, Verdict
from service.policy.day import Day
from service.policy.retirement_terms import MakeupOption, MakeupOptions, Payer, RetirementAge, TotalYears
from service.questions import retirement_benefit, retirement_makeup
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_options import side_by_side
from service.questions.retirement_years import Months, statutory_month
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
AGE = cast("RetirementAge", BOOK.at(None, KNOWN, KNOWN).find("statutory_retirement_age").term)
RULES = {"man": AGE.man, "cadre": AGE.cadre, "worker": AGE.worker}
AREAS = BOOK.grouping.kinds(retirement_benefit.law.PARAMETERS, KNOWN, KNOWN)
SOME = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = [date(2025, 6, 30), KNOWN, date(2030, 1, 1)]


@pytest.mark.parametrize(
    ("category", "birth", "retires"),
    [
        ("man", (1964, 12), (2024, 12)),
        ("man", (1965, 1), (2025, 2)),
        ("man", (1965, 4), (2025, 5)),
        ("man", (1965, 5), (2025, 7)),
        ("man", (1966, 1), (2026, 5)),
        ("man", (1969, 12), (2031, 3)),
        ("man", (1970, 1), (2031, 5)),
        ("man", (1976, 8), (2039, 7)),
        ("man", (1976, 9), (2039, 9)),
        ("man", (1976, 12), (2039, 12)),
        ("cadre", (1969, 12), (2024, 12)),
        ("cadre", (1970, 1), (2025, 2)),
        ("cadre", (1981, 8), (2039, 7)),
        ("cadre", (1981, 9), (2039, 9)),
        ("worker", (1974, 12), (2024, 12)),
        ("worker", (1975, 1), (2025, 2)),
        ("worker", (1975, 3), (2025, 5)),
        ("worker", (1984, 10), (2039, 9)),
        ("worker", (1984, 11), (2039, 11)),
    ],
)
def test_the_official_table(category: str, birth: tuple[int, int], retires: tuple[int, int]) -> None:
    assert Month.from_ordinal(statutory_month(RULES[category], Month(*birth).ordinal)) == Month(*retires)


@pytest.mark.parametrize(
    ("category", "first_at_cap"), [("man", Month(1976, 9)), ("cadre", Month(1981, 9)), ("worker", Month(1984, 11))]
)
def test_the_delay_ends_with_the_published_birth_month(category: str, first_at_cap: Month) -> None:
    rule = RULES[category]
    delays = [
        statutory_month(rule, birth) - birth - rule.original_years * 12
        for birth in (first_at_cap.ordinal - 1, first_at_cap.ordinal, first_at_cap.ordinal + 500)
    ]
    assert delays == [rule.cap_months - 1, rule.cap_months, rule.cap_months]


def test_a_later_birth_never_retires_earlier() -> None:
    for rule in RULES.values():
        months = [statutory_month(rule, birth) for birth in range(1900 * 12, 2010 * 12)]
        assert months == sorted(months)


def some(name: str) -> tuple[Any, ...]:
    special: dict[str, tuple[Any, ...]] = {
        "birth_month": (Month(1930, 1), Month(1964, 12), Month(1966, 10), Month(1972, 3), Month(1990, 1)),
        "work_began_month": (Month(1990, 1), Month(2016, 12), Month(2017, 1)),
        "first_insured_month": (Month(2008, 12), Month(2009, 1), Month(2017, 12), Month(2018, 1)),
        "contribution_months": (0, 119, 180, 240, 252, 300, 360, 500),
        "local_contribution_months": (0, 119, 120, 156, 180, 500),
        "shortfall_months": (0, 1, 60),
        "base": (Decimal(5000),),
        "rate": (Decimal("0.08"),),
    }
    return special.get(name) or domain(name) or AREAS


def partial(kind: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{each.name: st.none() | st.sampled_from(some(each.name)) for each in fields(kind)})


def decide(facts: RetirementBenefitFacts, on: date) -> Decision:
    return retirement_benefit.telling.decide(facts, Day(BOOK, on, KNOWN))


def inside(after: dict[str, Any], before: dict[str, Any]) -> bool:
    return before["min"] is None or (before["min"] <= after["min"] and after["max"] <= before["max"])


@SOME
@given(partial(RetirementBenefitFacts), st.sampled_from(DAYS))
def test_a_further_fact_never_reverses_a_verdict_nor_widens_months(facts: RetirementBenefitFacts, on: date) -> None:
    before = decide(facts, on)
    for name in retirement_benefit.law.NAMES:
        if getattr(facts, name) is None:
            for value in some(name)[:8]:
                after = decide(replace(facts, **{name: value}), on)
                if before.verdict is not Verdict.UNDETERMINED:
                    assert after.verdict is before.verdict, name
                for key in ("statutory_retirement_month", "required_months", "shortfall_months"):
                    assert inside(after.extras[key], before.extras[key]), (name, key)


@SOME
@given(partial(RetirementBenefitFacts), st.sampled_from(DAYS))
def test_an_irrelevant_fact_changes_nothing_and_a_settling_set_decides(facts: RetirementBenefitFacts, on: date) -> None:
    before = decide(facts, on)
    for name in before.grounds.gaps.irrelevant:
        for value in some(name)[:8]:
            after = decide(replace(facts, **{name: value}), on)
            assert after.verdict is before.verdict
            assert after.extras["shortfall_months"] == before.extras["shortfall_months"]
    for names in before.grounds.gaps.settling_sets:
        for chosen in product(*(some(name)[:4] for name in names)):
            after = decide(replace(facts, **dict(zip(names, chosen, strict=True))), on)
            assert after.verdict is not Verdict.UNDETERMINED


@SOME
@given(partial(RetirementBenefitFacts), st.sampled_from(DAYS))
def test_when_work_began_matters_only_where_the_rule_tells_cohorts_apart(
    facts: RetirementBenefitFacts, on: date
) -> None:
    assume(facts.area is not None)  # Without one, any area may be meant.
    term = BOOK.at(facts.area, on, KNOWN).find("retirement_total_years").term
    told_apart = {term.cohort_fact} if isinstance(term, TotalYears) else set()
    missing = set(decide(facts, on).grounds.gaps.missing)
    assert missing & set(retirement_benefit.law.COHORT_FACTS) <= told_apart


@SOME
@given(partial(RetirementBenefitFacts), st.sampled_from(DAYS))
def test_more_months_never_lengthen_a_shortfall(facts: RetirementBenefitFacts, on: date) -> None:
    stated = [replace(facts, contribution_months=months) for months in range(0, 400, 37)]
    missing = [decide(each, on).extras["shortfall_months"] for each in stated]
    for less, more in pairwise(missing):
        assert more["max"] is None or (more["max"] <= less["max"] and more["min"] <= less["min"])


@SOME
@given(partial(RetirementBenefitFacts), partial(RetirementMakeupFacts), st.sampled_from(DAYS))
def test_every_answer_has_a_citation_or_a_local_check(
    facts: RetirementBenefitFacts, makeup: RetirementMakeupFacts, on: date
) -> None:
    for grounds in (decide(facts, on).grounds, retirement_makeup.telling.compute(makeup, Day(BOOK, on, KNOWN)).grounds):
        assert grounds.local_checks or any(finding.value for finding in grounds.findings)


@SOME
@given(partial(RetirementMakeupFacts), st.sampled_from(DAYS))
def test_a_settling_set_makes_the_cost_exact(facts: RetirementMakeupFacts, on: date) -> None:
    answer = retirement_makeup.telling.compute(facts, Day(BOOK, on, KNOWN))
    for names in answer.grounds.gaps.settling_sets:
        for chosen in product(*(some(name) for name in names)):
            after = retirement_makeup.telling.compute(
                replace(facts, **dict(zip(names, chosen, strict=True))), Day(BOOK, on, KNOWN)
            ).bounds
            assert after is not None
            assert after.exact is not None
    for name in answer.grounds.gaps.irrelevant:
        for value in some(name)[:8]:
            changed = retirement_makeup.telling.compute(replace(facts, **{name: value}), Day(BOOK, on, KNOWN))
            assert changed.bounds == answer.bounds, name


def option(code: str, yuan: str | None = None, payer: Payer | None = None) -> MakeupOption:
    return MakeupOption(code, None, None, None, None if yuan is None else Decimal(yuan), None, None, payer=payer)


def test_paying_on_breaks_even_only_where_it_costs_as_much_in_time() -> None:
    cheap = MakeupOptions((option("pay_at_once", "50"), option("keep_paying", "100")))
    once, keep = side_by_side(cheap, Months(60, 60), Month(2026, 11))
    assert once.break_even == Month(2029, 4)
    assert keep.break_even is None
    dear = MakeupOptions((option("pay_at_once", "665.86"), option("keep_paying", "397.12")))
    assert side_by_side(dear, Months(60, 60), Month(2024, 1))[0].break_even is None


def test_an_option_is_dominated_only_when_another_is_no_worse_in_all_and_better_in_one() -> None:
    free = MakeupOptions((option("pay_at_once", "0"), option("keep_paying", "100"), option("change_to_resident")))
    assert [each.dominated for each in side_by_side(free, Months(12, 12), Month(2026, 1))] == [False, True, False]
    usual = MakeupOptions((option("pay_at_once", "100"), option("keep_paying", "100")))
    assert not any(each.dominated for each in side_by_side(usual, Months(12, 12), Month(2026, 1)))


def test_no_option_dominates_another_tier_of_it_or_one_that_other_people_have() -> None:
    tiers = MakeupOptions((option("pay_at_once_tier_1", "50"), option("pay_at_once_tier_2", "100")))
    apart = MakeupOptions((option("pay_at_once", "0", "employed"), option("keep_paying", "100", "flexible")))
    for options in (tiers, apart):
        assert not any(each.dominated for each in side_by_side(options, Months(12, 12), Month(2026, 1)))


def test_a_post_category_says_nothing_of_a_man() -> None:
    facts = RetirementBenefitFacts(sex=Sex.MALE, birth_month=Month(1965, 5), post_category=PostCategory.WORKER)
    assert decide(facts, KNOWN).extras["statutory_retirement_month"]["exact"] == "2025-07"
