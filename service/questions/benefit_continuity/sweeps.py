"""The values of a swept fact at which the answer on continuous benefits may change, besides the steps of its tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from service.policy.day import Day
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import YEAR, gap_steps, implied_of, space
from service.questions.benefit_continuity.waiting import Rules, waiting_of
from service.reasoning.narrowing import LARGEST_COUNT


def steps(facts: BenefitContinuityFacts, day: Day, fact: str) -> Iterable[int] | None:
    """Return the values of a fact at which more than its steps counts; one earlier month already shows insurance."""
    if fact == "gap_months":
        return _of_gap(facts, day)
    if fact == "prior_continuous_months":
        return (1,)
    if fact == "missed_years":
        return set(_of_missed_years(facts, space(facts, day).situation.rules))
    return None


def _of_gap(facts: BenefitContinuityFacts, day: Day) -> Iterable[int]:
    """Return the gaps that contain as many missed years as are stated, else one more.

    Where the answer names no months, one more missed year no longer matters once no two waitings can become as long.
    """
    if facts.missed_years is not None:
        return (facts.missed_years * YEAR,)
    whole = space(implied_of(replace(facts, gap_months=LARGEST_COUNT)), day)
    waitings = [waiting_of(cell) for cell in whole.complete().cells]
    named = all(waiting.least is not None for waiting in waitings)
    longest = LARGEST_COUNT
    if not (named and any(waiting.by_missed_year and waiting.by_missed_year.each for waiting in waitings)):
        longest = YEAR * max(_of_missed_years(facts, whole.situation.rules))
    return range(0, longest + 1, YEAR)


def _of_missed_years(facts: BenefitContinuityFacts, rules: Iterable[Rules]) -> Iterator[int]:
    """Yield the numbers of years from which a gap has to be longer, and those at which two waitings are as long."""
    if facts.gap_months is not None:
        yield facts.gap_months // YEAR + 1
    waitings = {(0, 0)}
    for each in rules:
        yield from (-(-months // YEAR) for months in gap_steps((each,)))
        waitings.update(_waitings(each))
        if each.floor:
            yield each.floor.missed_years
    for (months, added), (others, other) in combinations(waitings, 2):
        if added != other:
            years = (others - months) // (added - other)
            yield from (years, years + 1)


def _waitings(rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield each waiting: the months without a missed year, and the months that a missed year adds."""
    fixed, added, off = rules.fixed_months, rules.months_per_missed_year, rules.months_off_per_paid_year
    if fixed is not None and added is not None:
        yield fixed, added
        if off is not None:
            yield fixed, max(0, added - off)
    for constant in (fixed, rules.floor.months if rules.floor else None):
        if constant is not None:
            yield constant, 0
    for steps in (rules.long, rules.long_flexible, rules.ceiling, rules.first, rules.first_flexible):
        for step in steps.steps if steps else ():
            yield from ((step.least, 0), (step.most, 0))
