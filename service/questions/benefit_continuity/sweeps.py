"""Where the answer on continuous benefits may change, besides the steps of its tables, as one fact is swept."""

from collections.abc import Iterable

from service.policy.day import Day
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import YEAR
from service.reasoning.narrowing import LARGEST_COUNT


def steps(_facts: BenefitContinuityFacts, _day: Day, fact: str) -> Iterable[int] | None:
    """A gap has room for another missed year every twelve months; any month before it says that one was insured."""
    if fact == "gap_months":
        return range(0, LARGEST_COUNT + 1, YEAR)
    if fact == "prior_continuous_months":
        return (1,)
    return None
