"""The law of the cost of missing months: which rules it reads, and how it judges complete facts."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from service.facts import InsuredStatus
from service.money import ZERO, Bounds, hull
from service.policy.book import PolicyView
from service.policy.retirement_terms import MakeupOption, MakeupOptions, TotalYears
from service.policy.values import Finding
from service.questions.bases import base_within
from service.questions.makeup_figures import FIGURES, Priced, priced
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_options import AT_ONCE, times
from service.questions.retirement_years import Months, total_needed

NAMES = ("area", "shortfall_months", "sex", "contribution_months", "insured_status", "base", "rate")

BY_AREA = ("retirement_total_years", "retirement_makeup_options", *FIGURES)

LOOKED_UP = (*BY_AREA, "retirement_lifetime_benefit")
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_OWN = Priced(MakeupOption("pay_at_once", None, None, None, None, None, None))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to pay at once: yuan a month, or the caller's numbers it still needs; and whose figures they are.

    `base` is what the rate is taken of, after the share of the rule.
    """

    code: str
    monthly: Decimal | None
    base: Decimal | None
    rate: Decimal | None
    wants: tuple[str, ...]
    method: str
    figures: Priced = field(default=_OWN)

    @property
    def stands_in(self) -> bool:
        """Whether the caller's figure stands in for one that the area sets."""
        return "rate" in self.wants or ("base" in self.wants and not self.figures.own)


@dataclass(frozen=True, slots=True)
class Found:
    """What an amount is made of: look-ups, missing months, ways to pay for them, and the resulting bounds.

    `paying_on` are the ways to pay month by month. `by_status`: other ways hold for people of another status.
    """

    total: Finding
    options: Finding
    term: MakeupOptions | None
    missing: Months | None
    ways: list[Way]
    bounds: Bounds | None
    paying_on: list[Priced] = field(default_factory=list)
    by_status: bool = False

    @property
    def nothing(self) -> bool:
        """Whether certainly no month is missing."""
        return self.missing is not None and self.missing.high == 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What the rules of an area come to on a day, whoever asks: the years it asks for, and its ways with figures."""

    total: Finding
    options: Finding
    term: MakeupOptions | None
    listed: tuple[Priced, ...]
    by_status: bool


def offer_of(view: PolicyView, *, stated: bool) -> Offer:
    """Read what the rules of an area come to; ways only if an area is stated."""
    total, options = view.find("retirement_total_years"), view.find("retirement_makeup_options")
    term = cast("MakeupOptions | None", options.term) if stated else None
    listed = tuple(priced(option, view) for option in term.options) if term else ()
    return Offer(total, options, term, listed, _differ_by_status(listed))


def found_of(facts: RetirementMakeupFacts, offer: Offer, on: date) -> Found:
    """Return the missing months and the ways to pay for them, as far as the facts and the area allow."""
    missing = _missing(facts, offer.total, on)
    open_to = _open_to(offer.listed, facts.insured_status)
    ways = [_way(each, facts) for each in _at_once(open_to)]
    return Found(
        offer.total,
        offer.options,
        offer.term,
        missing,
        ways,
        _bounds(ways, missing),
        paying_on=[each for each in open_to if each.option.code == "keep_paying"],
        by_status=offer.by_status,
    )


def _open_to(listed: Iterable[Priced], status: InsuredStatus | None) -> list[Priced]:
    """Return the ways open to people of a status: all of them, until it tells who paid before."""
    payer = None if status in (None, InsuredStatus.RETIRED) else status.value
    return [each for each in listed if payer is None or each.option.payer in (None, payer)]


def _at_once(listed: Iterable[Priced]) -> list[Priced]:
    """Return the ways to pay at once, ways that cost the same once; without one, the caller's figures stand alone."""
    different = {each.figures: each for each in listed if each.option.code in AT_ONCE}
    return list(different.values()) or [_OWN]


def at_once(offer: Offer, status: InsuredStatus | None) -> list[Priced]:
    """Return the ways to pay at once that are open to people of a status."""
    return _at_once(_open_to(offer.listed, status))


def _differ_by_status(listed: Iterable[Priced]) -> bool:
    """Whether people of another status pay otherwise."""
    if all(each.option.payer is None for each in listed):
        return False
    return len({_offered(_open_to(listed, status)) for status in InsuredStatus}) > 1


def _offered(listed: list[Priced]) -> tuple[tuple[object, ...], ...]:
    paying_on = {each.figures: None for each in listed if each.option.code == "keep_paying"}
    return (*(each.figures for each in _at_once(listed)), *paying_on)


def comes_to(offer: Offer) -> Hashable:
    """Return the months and figures that rules come to."""
    figures = tuple((each.figures, each.option.payer) for each in offer.listed)
    return (offer.total.term, offer.total.hole, bool(offer.options.value), figures)


def named(view: PolicyView) -> tuple[MakeupOption, ...]:
    """Return the ways that the rule of an area names."""
    term = cast("MakeupOptions | None", view.find("retirement_makeup_options").term)
    return term.options if term else ()


def _missing(facts: RetirementMakeupFacts, total: Finding, on: date) -> Months | None:
    """Return the missing months: those stated, else those the area asks for less those paid."""
    if facts.shortfall_months is not None:
        return Months(facts.shortfall_months, facts.shortfall_months)
    needed = total_needed(cast("TotalYears | None", total.term), facts.sex, (on.year, on.year))
    return needed and needed.less(facts.contribution_months)


def _way(option: Priced, facts: RetirementMakeupFacts) -> Way:
    """Return what a month costs one way; the area's figures go before the caller's."""
    code = option.option.code
    if option.yuan_a_month is not None:
        return Way(code, option.yuan_a_month, None, None, (), "sum_of_the_area", option)
    base, rate = _base(option, facts.base), facts.rate if option.rate is None else option.rate
    wants = tuple(name for name, of_area in (("base", option.base), ("rate", option.rate)) if of_area is None)
    if base is None or rate is None:
        return Way(code, None, base, rate, wants, "no_rule", option)
    return Way(code, base * rate, base, rate, wants, _METHODS[wants], option)


def _base(option: Priced, stated: Decimal | None) -> Decimal | None:
    """Return what the rate is taken of. A figure stated in place of the area's is the base itself, not the wage."""
    if option.base is not None:
        return option.base * option.share
    if stated is None or not option.own:
        return stated
    return base_within(stated, None, option.limits).low * option.share


_METHODS = {
    (): "figures_of_the_area",
    ("base",): "rate_of_the_area",
    ("rate",): "base_of_the_area",
    ("base", "rate"): "callers_own_base_and_rate",
}


def _bounds(ways: list[Way], missing: Months | None) -> Bounds | None:
    if missing is not None and missing.high == 0:
        return Bounds.exactly(ZERO)
    if missing is None or any(way.monthly is None for way in ways):
        return None
    return hull(times(cast("Decimal", way.monthly), missing) for way in ways)
