"""The part of an answer that a piece of a sweep states, and which of its numbers may follow a straight line."""

from collections.abc import Mapping
from itertools import chain

from service.facts import Month
from service.outcome import Amount, Decision
from service.questions.question import Outcome
from service.reasoning.sweeps import Told

MONTH = "statutory_retirement_month"
"""The only quantity that is a calendar month. All others are numbers of months."""

QUANTITIES = (
    "waiting_months",
    "shortfall_months",
    "local_shortfall_months",
    "required_months",
    "local_required_months",
    MONTH,
)
"""The months that decisions state besides the verdict."""


def told_of(outcome: Outcome) -> Told:
    """What a piece states of an outcome: codes that stay equal, and numbers that may follow a straight line."""
    gaps = outcome.grounds.gaps
    if isinstance(outcome, Decision):
        months = quantities_of(outcome)
        codes = (outcome.verdict, outcome.route, outcome.possible_routes, tuple(codes_of(outcome).items()))
        numbers = tuple(chain.from_iterable(months.values()))
        return Told((codes, gaps.missing, gaps.settling_sets), numbers)
    if isinstance(outcome, Amount):
        return Told((outcome.bounds, outcome.method, gaps.missing, gaps.settling_sets))
    reported = tuple(each.latest_on for each in outcome.experiences)
    days = (outcome.earliest_on, outcome.latest, outcome.possible, reported, outcome.progress, outcome.overdue_since)
    return Told((days, gaps.missing, gaps.settling_sets))


def quantities_of(outcome: Outcome) -> Mapping[str, tuple[int | None, int | None]]:
    """The least and the greatest of each quantity of a decision, by name. A calendar month is its ordinal."""
    if not isinstance(outcome, Decision):
        return {}
    return {
        name: (_number(part["min"]), _number(part["max"]))
        for name, part in outcome.extras.items()
        if isinstance(part, Mapping) and {"min", "max"} <= part.keys()
    }


def _number(end: int | str | None) -> int | None:
    return Month(int(end[:4]), int(end[5:])).ordinal if isinstance(end, str) else end


def codes_of(outcome: Outcome) -> Mapping[str, str | None]:
    """The codes that only the answer to this question has, by name."""
    if not isinstance(outcome, Decision):
        return {}
    return {name: part for name, part in outcome.extras.items() if part is None or isinstance(part, str)}
