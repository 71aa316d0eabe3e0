"""The law of the cost of missing months: which rules it reads, and how it judges complete facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from service.facts import Month
from service.money import ZERO, Bounds, hull
from service.outcome import NextChange, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import MakeupOption, MakeupOptions, TotalYears
from service.policy.values import Finding
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_options import AT_ONCE, times
from service.questions.retirement_years import Months, step_years, total_needed

NAMES = ("area", "shortfall_months", "sex", "contribution_months", "base", "rate")

LOOKED_UP = ("retirement_total_years", "retirement_makeup_options", "retirement_lifetime_benefit")
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_OWN = MakeupOption("pay_at_once", None, None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to pay at once: yuan a month, or the caller's numbers it still needs; and whose figures they are."""

    code: str
    monthly: Decimal | None
    base: Decimal | None
    rate: Decimal | None
    wants: tuple[str, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Found:
    """What an amount is made of: look-ups, missing months, ways to pay for them, and the resulting bounds."""

    total: Finding
    options: Finding
    term: MakeupOptions | None
    missing: Months | None
    ways: list[Way]
    bounds: Bounds | None

    @property
    def nothing(self) -> bool:
        """Whether certainly no month is missing."""
        return self.missing is not None and self.missing.high == 0


def found_of(facts: RetirementMakeupFacts, view: PolicyView) -> Found:
    """Return the missing months and the ways to pay for them, as far as the facts and the area allow."""
    total, options = view.find("retirement_total_years"), view.find("retirement_makeup_options")
    term = cast("MakeupOptions | None", options.term) if facts.area else None
    missing = _missing(facts, total, view.on)
    listed = [option for option in term.options if option.code in AT_ONCE] if term else []
    ways = [_way(option, facts) for option in listed or [_OWN]]
    return Found(total, options, term, missing, ways, _bounds(ways, missing))


def turns(facts: RetirementMakeupFacts, day: Day) -> Iterator[NextChange]:
    """Yield the coming years in which the area asks for other months, while its rule stays."""
    total = day.at(facts.area).find("retirement_total_years").term
    for year in step_years(cast("TotalYears | None", total)):
        first = Month(year, 1).first_day
        if first > day.on:
            yield NextChange(first, message("years_asked_for"))


def _missing(facts: RetirementMakeupFacts, total: Finding, on: date) -> Months | None:
    """Return the missing months: those stated, else those the area asks for less those paid."""
    if facts.shortfall_months is not None:
        return Months(facts.shortfall_months, facts.shortfall_months)
    needed = total_needed(cast("TotalYears | None", total.term), facts.sex, (on.year, on.year))
    return needed and needed.less(facts.contribution_months)


def _way(option: MakeupOption, facts: RetirementMakeupFacts) -> Way:
    """Return what a month costs one way; the area's figures go before the caller's."""
    if option.yuan_a_month is not None:
        return Way(option.code, option.yuan_a_month, None, None, (), "sum_of_the_area")
    base = facts.base if option.base_yuan is None else option.base_yuan
    rate = facts.rate if option.rate is None else option.rate
    wants = tuple(name for name, of_area in (("base", option.base_yuan), ("rate", option.rate)) if of_area is None)
    method = {0: "figures_of_the_area", 1: "rate_of_the_area", 2: "callers_own_base_and_rate"}[len(wants)]
    if base is None or rate is None:
        return Way(option.code, None, base, rate, wants, "no_rule")
    return Way(option.code, base * rate, base, rate, wants, method)


def _bounds(ways: list[Way], missing: Months | None) -> Bounds | None:
    if missing is not None and missing.high == 0:
        return Bounds.exactly(ZERO)
    if missing is None or any(way.monthly is None for way in ways):
        return None
    return hull(times(cast("Decimal", way.monthly), missing) for way in ways)
