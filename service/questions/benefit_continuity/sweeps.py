"""The values of a swept fact at which the answer on continuous benefits may change, besides the steps of its tables."""

from collections.abc import Iterable

from service.policy.day import Day
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import YEAR
from service.reasoning.narrowing import LARGEST_COUNT


def steps(_facts: BenefitContinuityFacts, _day: Day, fact: str) -> Iterable[int] | None:
    """A gap can contain one more missed year every twelve months. One earlier month already shows insurance."""
    if fact == "gap_months":
        return range(0, LARGEST_COUNT + 1, YEAR)
    if fact == "prior_continuous_months":
        return (1,)
    return None
