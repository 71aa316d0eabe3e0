"""The values of a swept fact at which the answer on continuous benefits may change, besides the steps of its tables."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from service.policy.day import Day
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import YEAR, gap_steps, space
from service.questions.benefit_continuity.waiting import Rules
from service.reasoning.narrowing import LARGEST_COUNT


def steps(facts: BenefitContinuityFacts, day: Day, fact: str) -> Iterable[int] | None:
    """A gap can contain one more missed year every twelve months. One earlier month already shows insurance."""
    if fact == "gap_months":
        return range(0, LARGEST_COUNT + 1, YEAR)
    if fact == "prior_continuous_months":
        return (1,)
    if fact == "missed_years":
        return set(_of_missed_years(facts, space(facts, day).situation.rules))
    return None


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
        yield from ((fixed, max(0, added - less)) for less in (0, off or 0))
    for constant in (fixed, rules.floor.months if rules.floor else None):
        if constant is not None:
            yield constant, 0
    for steps in (rules.long, rules.long_flexible, rules.ceiling, rules.first, rules.first_flexible):
        for step in steps.steps if steps else ():
            yield from ((step.least, 0), (step.most, 0))
