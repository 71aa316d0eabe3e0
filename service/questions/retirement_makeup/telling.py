"""What is told of the cost of missing months besides the judgement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from service.facts import Sex
from service.money import ZERO, Bounds
from service.outcome import Amount, Gaps, Grounds, Line, LocalCheck, Said, Wanting, said
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import MakeupOptions, TotalYears
from service.policy.values import Finding
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import LOOKED_UP, NAMES, Found, Way, found_of
from service.questions.retirement_options import times
from service.questions.retirement_years import Months, total_needed, years_check
from service.reasoning.completions import Situation, Space
from service.reasoning.judgements import cautions
from service.reasoning.narrowing import LARGEST_COUNT, LARGEST_RATE, LARGEST_YUAN, narrows_most
from service.reasoning.tables import Law, Shape


def compute(facts: RetirementMakeupFacts, day: Day) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    view = day.at(facts.area)
    found = found_of(facts, view)
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


LAW: Law[Wanting] = Law(
    names=NAMES,
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
    places = {"area": tuple(group.example for group in groups)} if facts.area is None else {}
    return Space(
        law=LAW,
        facts=facts,
        judge=lambda wanting, _: wanting,
        shape=Shape.of(()),
        situation=Situation.of(places, lambda areas: rules_at({"area": facts.area, **areas})),
        rules_at=rules_at,
        groups=lambda: {"area": groups},
        looked_up=tuple,
    )


def _left_by(name: str, facts: RetirementMakeupFacts, day: Day) -> Iterator[Bounds | None]:
    """The bounds that a missing fact leaves; they are widest at the ends of a number."""
    values: Mapping[str, Iterable[object]] = {
        "area": (group.example for group in day.groups_of_areas(LOOKED_UP[:2])),
        "sex": Sex,
        "base": (LARGEST_YUAN, ZERO),
        "rate": (LARGEST_RATE, ZERO),
    }
    for value in values.get(name, (LARGEST_COUNT, 0)):
        stated = replace(facts, **{name: value})  # type: ignore[arg-type]
        yield found_of(stated, day.at(stated.area)).bounds


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
    if way.monthly is None:
        return None
    result = times(way.monthly, missing).low
    if way.base is None:
        return said("makeup_by_sum", months=months, monthly=way.monthly, result=result)
    return said("makeup_by_rate", months=months, base=way.base, rate=str(way.rate), result=result)


def _gaps(facts: RetirementMakeupFacts, found: Found, on: date) -> Gaps:
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
        placed = replace(facts, area=group.example)
        found = found_of(placed, day.at(placed.area))
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
