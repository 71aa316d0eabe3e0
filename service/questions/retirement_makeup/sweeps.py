"""The formulas of the cost of the months missing at retirement, while months, base or rate are swept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from service.facts import KINDS
from service.money import ZERO
from service.policy.day import Day
from service.questions.bases import base_within
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import LOOKED_UP, Found, Way, found_of, offer_of
from service.questions.retirement_years import Months, total_needed
from service.reasoning.curves import Curve, Formula, Span, Term

if TYPE_CHECKING:
    from service.policy.retirement_terms import TotalYears

_MONTHS = ("shortfall_months", "contribution_months")
_FIRST = {"money": Decimal("0.01"), "rate": Decimal("0.00001"), "count": Decimal(1)}
"""The first number after zero. At zero itself, fewer facts matter."""


def curves(facts: RetirementMakeupFacts, day: Day, fact: str) -> Sequence[Curve]:
    """A curve for each way to pay at once: yuan per month times the months missing."""
    offer = offer_of(day.at(facts.area), stated=bool(facts.area))

    def found(number: Decimal) -> Found:
        stated = replace(facts, **{fact: int(number) if fact in _MONTHS else number})  # type: ignore[arg-type]
        return found_of(stated, offer, day.on)

    needed = tuple(_needed(facts, day)) if fact == "contribution_months" else ()
    cuts = tuple(_limits(found(ZERO).ways)) if fact == "base" else needed
    turns = (_FIRST[str(KINDS[fact])], *needed)

    def curve(index: int) -> Curve:
        def at(number: Decimal) -> Span | None:
            there = found(number)
            return _span(there.ways[index], there.missing, facts, fact, number)

        return Curve(cuts, at, turns)

    return [curve(index) for index in range(len(found(ZERO).ways))]


def _limits(ways: list[Way]) -> Iterator[Decimal]:
    """The floors and ceilings of bases that people choose."""
    held = [way.figures.limits for way in ways if way.figures.limits is not None]
    yield from (end for limits in held for end in (limits.floor_yuan, limits.ceiling_yuan) if end is not None)


def _needed(facts: RetirementMakeupFacts, day: Day) -> Iterator[Decimal]:
    """The numbers of months from which nothing is missing, certainly or possibly, in each possible area."""
    places = [facts.area, *(group.codes[0] for group in day.groups_of_areas(LOOKED_UP[:1]) if facts.area is None)]
    for area in places:
        total = cast("TotalYears | None", day.at(area).find(LOOKED_UP[0]).term)
        needed = total_needed(total, facts.sex, (day.on.year, day.on.year))
        if needed is not None:
            yield from (Decimal(needed.low), Decimal(needed.high))


def _span(way: Way, missing: Months | None, facts: RetirementMakeupFacts, fact: str, number: Decimal) -> Span | None:
    if missing is not None and missing.high == 0:
        return Span.exactly(Formula.of(Term(ZERO)))
    if missing is None or way.monthly is None:
        return None
    each = way.monthly
    if fact in _MONTHS and not (fact == "contribution_months" and facts.shortfall_months is not None):
        sign = 1 if fact == "shortfall_months" else -1
        return Span(*(_by_month(each, months, sign, number) for months in (missing.low, missing.high)))
    per_unit = _per_unit(way, fact, number) if fact in way.wants else None
    low, high = (
        Term(each * months) if per_unit is None else Term(ZERO, per_unit * months)
        for months in (missing.low, missing.high)
    )
    return Span(Formula.of(low), Formula.of(high))


def _per_unit(way: Way, fact: str, number: Decimal) -> Decimal | None:
    """What a month costs more for each unit more of base or rate; `None` where a bound of the area holds the base."""
    if fact == "rate":
        return way.base
    limits, rate = way.figures.limits, cast("Decimal", way.rate)
    if limits is not None and base_within(number, None, limits).low != number:
        return None
    return rate * way.figures.share if way.figures.own else rate


def _by_month(each: Decimal, months: int, sign: int, number: Decimal) -> Formula:
    """The cost of the months missing. Each month more of the swept fact adds or removes one month of cost."""
    if not months and sign < 0:
        return Formula.of(Term(ZERO))
    return Formula.of(Term(each * (months - sign * number), sign * each))
