"""What do the months missing for the benefits of retired people cost?

The missing months times the monthly base times the rate. Areas set base and rate; some publish the sum of a month. An
area's own figures go before the caller's, which stand in where the area has none and are named as the caller's. The
missing months are the caller's, else the months the area asks for on the day asked less those paid, as a span while sex
or months are not stated. Only paying at once makes the amount; paying on is told in lines of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

from service.decisions.retirement import Months, step_years, total_needed
from service.decisions.retirement_benefit import years_check
from service.decisions.retirement_options import AT_ONCE, times
from service.facts import Month, RetirementMakeupFacts, Sex
from service.money import ZERO, Bounds, hull
from service.outcome import Amount, Gaps, Grounds, Line, LocalCheck, NextChange, Said, Wanting, said
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import MakeupOption, MakeupOptions, TotalYears
from service.reasoning.completions import Situation, Space
from service.reasoning.judgements import cautions
from service.reasoning.narrowing import LARGEST_COUNT, LARGEST_RATE, LARGEST_YUAN, narrows_most
from service.reasoning.tables import Law, Shape

NAMES = ("area", "shortfall_months", "sex", "contribution_months", "base", "rate")
LOOKED_UP = ("retirement_total_years", "retirement_makeup_options", "retirement_lifetime_benefit")
"""All that an answer looks up: only a day on which one of these changes can change it."""

_OWN = MakeupOption("pay_at_once", None, None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to pay at once: yuan a month, or the caller's numbers that it still wants; whose figures they are."""

    code: str
    monthly: Decimal | None
    base: Decimal | None
    rate: Decimal | None
    wants: tuple[str, ...]
    method: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What an amount is made of: look-ups, the months missing, the ways to pay for them, and what they come to."""

    total: Finding
    options: Finding
    term: MakeupOptions | None
    missing: Months | None
    ways: list[Way]
    bounds: Bounds | None

    @property
    def nothing(self) -> bool:
        """Whether no month is missing for sure."""
        return self.missing is not None and self.missing.high == 0


def compute(facts: RetirementMakeupFacts, day: Day) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    view = day.at(facts.area)
    found = _found(facts, view)
    total, options, term, missing, ways = found.total, found.options, found.term, found.missing, found.ways
    bounds, nothing = found.bounds, found.nothing
    methods = {way.method for way in ways}
    method = "nothing_missing" if nothing else methods.pop() if len(methods) == 1 else "no_rule"
    used = [total] if facts.shortfall_months is None and missing is not None and total.value else []
    used += [options] if term and not nothing else []
    used += [] if used else [day.at(None).find("retirement_lifetime_benefit")]
    left_out = _over_areas(_gaps(facts, found, day.on), facts, bounds, day)
    return Amount(
        bounds=bounds,
        narrows_most=narrows_most(left_out.missing, bounds, lambda name: _left_by(name, facts, day)),
        method=method,
        lines=tuple(_lines(ways, term, missing)) if bounds is None or not nothing else (),
        formula=_formula(ways, missing) if missing is not None and bounds is not None and not nothing else None,
        schedule=None,
        grounds=Grounds(
            gaps=left_out,
            findings=tuple(used),
            local_checks=tuple(_local_checks(facts, view, total, options, missing, ways)),
            conflicts=(),
            advisories=(*_advisories(facts, ways, bounds, missing), *cautions(used)),
        ),
    )


def _found(facts: RetirementMakeupFacts, view: PolicyView) -> _Found:
    """The months missing and the ways to pay for them, as far as the facts and the area tell."""
    total, options = view.find("retirement_total_years"), view.find("retirement_makeup_options")
    term = cast("MakeupOptions | None", options.term) if facts.area else None
    missing = _missing(facts, total, view.on)
    listed = [each for each in term.options if each.code in AT_ONCE] if term else []
    ways = [_way(each, facts) for each in listed or [_OWN]]
    return _Found(total, options, term, missing, ways, _bounds(ways, missing))


def turns(facts: RetirementMakeupFacts, day: Day) -> Iterator[NextChange]:
    """The coming years in which the area asks for other months, while its rule stays."""
    total = day.at(facts.area).find("retirement_total_years").term
    for year in step_years(cast("TotalYears | None", total)):
        first = Month(year, 1).first_day
        if first > day.on:
            yield NextChange(first, said("years_asked_for"))


LAW: Law[Wanting] = Law(
    names=NAMES,
    judge=lambda wanting, _: wanting,
    verdict_of=lambda cell: cell,
    answer_of=lambda cell: cell,
    settled_of=lambda cell: cell.settled,
    wants_of=lambda cell: cell.wants,
)


def space(facts: RetirementMakeupFacts, day: Day) -> Space[Wanting]:
    """The areas by what their amount still wants, which is all that the rules of this question come to."""

    def rules_at(areas: Mapping[str, str | None]) -> Wanting:
        amount = compute(replace(facts, area=areas["area"]), day)
        wants = tuple(name for name in amount.grounds.gaps.missing if name in ("shortfall_months", "base", "rate"))
        exact = amount.bounds is not None and amount.bounds.exact is not None
        return Wanting(() if exact else wants, "exact" if exact or amount.grounds.gaps.settling_sets else "bounds")

    groups = day.groups_of_areas(LOOKED_UP[:2])
    places = {"area": tuple(group.codes[0] for group in groups)} if facts.area is None else {}
    return Space(
        law=LAW,
        facts=facts,
        shape=Shape.of(()),
        situation=Situation.of(places, lambda areas: rules_at({"area": facts.area, **areas})),
        rules_at=rules_at,
        groups=lambda: {"area": groups},
        looked_up=tuple,
    )


def _left_by(name: str, facts: RetirementMakeupFacts, day: Day) -> Iterator[Bounds | None]:
    """The bounds that a missing fact leaves; they are widest at the ends of a number."""
    values: Mapping[str, Iterable[object]] = {
        "area": (group.codes[0] for group in day.groups_of_areas(LOOKED_UP[:2])),
        "sex": Sex,
        "base": (LARGEST_YUAN, ZERO),
        "rate": (LARGEST_RATE, ZERO),
    }
    for value in values.get(name, (LARGEST_COUNT, 0)):
        stated = replace(facts, **{name: value})  # type: ignore[arg-type]
        yield _found(stated, day.at(stated.area)).bounds


def _missing(facts: RetirementMakeupFacts, total: Finding, on: date) -> Months | None:
    """The months missing: those stated, else those the area asks for less those paid."""
    if facts.shortfall_months is not None:
        return Months(facts.shortfall_months, facts.shortfall_months)
    needed = total_needed(cast("TotalYears | None", total.term), facts.sex, (on.year, on.year))
    return needed and needed.less(facts.contribution_months)


def _way(option: MakeupOption, facts: RetirementMakeupFacts) -> Way:
    """What a month costs one way, the area's figures before the caller's."""
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


def _lines(ways: list[Way], term: MakeupOptions | None, missing: Months | None) -> Iterator[Line]:
    for way in ways:
        if way.monthly is not None:
            yield Line(f"{way.code}_month", Bounds.exactly(way.monthly).rounded())
            if missing is not None:
                yield Line(way.code, times(way.monthly, missing))
    for option in term.options if term else ():
        if option.code == "keep_paying" and option.monthly_yuan is not None:
            yield Line("keep_paying_month", Bounds.exactly(option.monthly_yuan).rounded())
            if missing is not None:
                yield Line("keep_paying", times(option.monthly_yuan, missing))


def _formula(ways: list[Way], missing: Months) -> Said | None:
    """The way to a sum that is known, where there is one way and one number of months."""
    if missing.exact is None or len(ways) > 1:
        return None
    way, months = ways[0], missing.exact
    result = times(cast("Decimal", way.monthly), missing).low
    if way.base is None:
        return said("makeup_by_sum", months=months, monthly=way.monthly, result=result)
    return said("makeup_by_rate", months=months, base=way.base, rate=str(way.rate), result=result)


def _gaps(facts: RetirementMakeupFacts, found: _Found, on: date) -> Gaps:
    """What is missing. The shortfall alone may stand for sex and months paid."""
    open_months = found.missing is None or found.missing.exact is None
    relevant = set() if found.nothing else {name for way in found.ways for name in way.wants}
    if facts.area is None and not found.nothing:
        relevant.add("area")
    if facts.shortfall_months is None:
        relevant.add("shortfall_months")  # Stated, it goes before what the months paid would make of it.
    if facts.shortfall_months is None and open_months and (facts.area is None or found.total.value is not None):
        relevant.add("contribution_months")
        relevant |= {"sex"} if facts.area is None or _differ(found.total, on) else set()
    unstated = [name for name in NAMES if getattr(facts, name) is None]
    missing_facts = tuple(name for name in unstated if name in relevant)
    needs = ("base", "rate", "shortfall_months") if open_months else ("base", "rate")
    needed = [name for name in missing_facts if name in needs]
    settles = needed and facts.area is not None and len(found.ways) == 1 and not found.nothing
    return Gaps(
        missing_facts,
        (tuple(needed),) if settles else (),
        tuple(name for name in unstated if name not in relevant),
    )


def _over_areas(gaps: Gaps, facts: RetirementMakeupFacts, bounds: Bounds | None, day: Day) -> Gaps:
    """What is missing, with the set that settles it while no area is stated, if there is one for every area."""
    if facts.area is not None or (bounds is not None and bounds.exact is not None):
        return gaps
    needed = {"area"}
    for group in day.groups_of_areas(LOOKED_UP[:2]):
        placed = replace(facts, area=group.codes[0])
        found = _found(placed, day.at(placed.area))
        sets = _gaps(placed, found, day.on).settling_sets
        if not sets and (found.bounds is None or found.bounds.exact is None):
            return gaps
        needed |= {name for each in sets for name in each}
    return replace(gaps, settling_sets=(tuple(name for name in NAMES if name in needed),))


def _differ(total: Finding, on: date) -> bool:
    term = cast("TotalYears | None", total.term)
    years = (on.year, on.year)
    return total_needed(term, Sex.MALE, years) != total_needed(term, Sex.FEMALE, years)


def _local_checks(  # noqa: PLR0913, PLR0917 - all that a check may rest on.
    facts: RetirementMakeupFacts,
    view: PolicyView,
    total: Finding,
    options: Finding,
    missing: Months | None,
    ways: list[Way],
) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if facts.area is None:
        if missing is None or missing.high:
            yield LocalCheck(options.parameter, None, "area_not_covered", options.value)
        return
    if facts.shortfall_months is None:
        yield from years_check(total, view, unknown=missing is None)
    if any(way.method in ("no_rule", "callers_own_base_and_rate") for way in ways) and not (
        missing and not missing.high
    ):
        yield LocalCheck(options.parameter, view.area_code, "area_not_covered", options.value)


def _advisories(
    facts: RetirementMakeupFacts, ways: list[Way], bounds: Bounds | None, missing: Months | None
) -> Iterator[Said]:
    if bounds is not None and any(way.wants for way in ways) and bounds.high:
        yield said("callers_own_figures")
    if facts.shortfall_months is None and missing is not None:
        yield said("years_of_the_day_asked")
    if any(way.monthly is not None for way in ways) and len(ways) > 1:
        yield said("tiers_bring_different_benefits")
