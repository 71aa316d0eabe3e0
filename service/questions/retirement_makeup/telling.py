"""What an answer on the cost of missing months says besides the judgement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from service.facts import InsuredStatus, Sex
from service.money import ZERO, Bounds, hull
from service.outcome import Amount, Conflict, Gaps, Grounds, Line, LocalCheck, Message, Sought, Wanting, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.values import NATION, Finding
from service.questions.makeup_figures import checks
from service.questions.retirement_makeup.areas import Terms, course_on, kinds_of_area, parts_on
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import NAMES, Found, Offer, Way, found_of, offer_of
from service.questions.retirement_options import times
from service.questions.retirement_years import Months, total_needed, years_check
from service.reasoning.completions import Space
from service.reasoning.judgements import cautions
from service.reasoning.memo import Memo
from service.reasoning.narrowing import LARGEST_COUNT, LARGEST_RATE, LARGEST_YUAN, narrows_most
from service.reasoning.rivalry import rivalry
from service.reasoning.situations import Situation
from service.reasoning.tables import Law, Shape

if TYPE_CHECKING:
    from decimal import Decimal

    from service.policy.retirement_terms import TotalYears


def compute(facts: RetirementMakeupFacts, day: Day) -> Amount:
    """Answer the question for the stated facts on a day."""
    view = day.at(facts.area)
    offer = offer_of(view, stated=bool(facts.area))
    figures = found_of(facts, offer, day.on)
    total, options, missing, ways = figures.total, figures.options, figures.missing, figures.ways
    bounds, nothing = figures.bounds, figures.nothing
    methods = {way.method for way in ways}
    method = "nothing_missing" if nothing else methods.pop() if len(methods) == 1 else "no_rule"
    used = [total] if facts.shortfall_months is None and missing is not None and total.value else []
    used += [options, *_figures(figures)] if figures.term and not nothing else []
    used += [] if used else [day.at(None).find("retirement_lifetime_benefit")]
    left_out = _over_areas(_gaps(facts, figures, day.on), facts, bounds, day)
    first = narrows_most(left_out.missing, bounds, lambda name: _left_by(name, facts, offer, day))

    def amount() -> Amount:
        return Amount(
            bounds=bounds,
            narrowing=Sought(lambda: first),
            method=method,
            lines=tuple(_lines(figures)) if bounds is None or not nothing else (),
            formula=_formula(ways, missing) if missing is not None and bounds is not None and not nothing else None,
            schedule=None,
            grounds=Grounds(
                gaps=left_out,
                findings=tuple(used),
                local_checks=tuple(_local_checks(facts, view, figures)),
                conflicts=() if nothing else tuple(_conflicts(ways)),
                advisories=(*_advisories(facts, ways, bounds, missing), *cautions(used)),
            ),
        )

    if facts.area is not None:
        return amount()
    # Only these differ from day to day while no area is stated. The book keeps each finding, so ids are unique.
    of_nation = tuple(map(id, (total, options, *used)))
    return day.note((compute, facts, of_nation, missing, left_out, first), amount)


def _figures(figures: Found) -> tuple[Finding, ...]:
    """Return the look-ups that gave a figure of the ways told, each once."""
    told = [way.figures for way in figures.ways]
    told += [each for each in figures.paying_on if each.monthly is not None]
    return tuple(dict.fromkeys(finding for each in told for finding in each.found))


def _conflicts(ways: list[Way]) -> Iterator[Conflict]:
    found = dict.fromkeys(finding for way in ways for finding in (*way.figures.found, *way.figures.holes))
    yield from (conflict for finding in found if (conflict := rivalry(finding)) is not None)


_WANTED = ("shortfall_months", "insured_status", "base", "rate")

LAW: Law[Wanting] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell,
    answer_of=lambda cell: cell,
    settled_of=lambda cell: cell.settled,
    wants_of=lambda cell: cell.wants,
)


def space(facts: RetirementMakeupFacts, day: Day) -> Space[Wanting]:
    """Return the areas by what their amount still needs, which is all that rules of this question change."""

    def rules_at(areas: Mapping[str, str | None]) -> Wanting:
        amount = compute(replace(facts, area=areas["area"]), day)
        wants = tuple(name for name in amount.grounds.gaps.missing if name in _WANTED)
        exact = amount.bounds is not None and amount.bounds.exact is not None
        return Wanting(() if exact else wants, "exact" if exact or amount.grounds.gaps.settling_sets else "bounds")

    groups = kinds_of_area(day) if facts.area is None else ()
    places = {"area": tuple(kind.example for kind in groups)} if facts.area is None else {}
    return Space(
        law=LAW,
        facts=facts,
        judge=lambda wanting, _: wanting,
        shape=Shape.of(()),
        situation=Situation.of(places, lambda areas: rules_at({"area": facts.area, **areas})),
        rules_at=rules_at,
        groups=lambda: {"area": tuple(kind.areas for kind in kinds_of_area(day))},
        looked_up=tuple,
    )


def _left_by(name: str, facts: RetirementMakeupFacts, offer: Offer, day: Day) -> Iterator[Bounds | None]:
    """Yield the bounds that remain for values of a missing fact; the ends of a number are enough."""
    if name == "area":
        # Areas are grouped only where none is stated: an answer for one does not depend on the others.
        yield from _bounds_in_areas(facts, day)
        return
    values: Mapping[str, Iterable[object]] = {
        "sex": Sex,
        "insured_status": InsuredStatus,
        "base": (LARGEST_YUAN, ZERO),
        "rate": (LARGEST_RATE, ZERO),
    }
    for value in values.get(name, (LARGEST_COUNT, 0)):
        yield found_of(replace(facts, **{name: value}), offer, day.on).bounds  # type: ignore[arg-type]


def _lines(figures: Found) -> Iterator[Line]:
    """Yield what a month and all months cost each way; one line for ways of one code that cost different sums."""
    by_code: dict[str, list[Decimal]] = {}
    for way in figures.ways:
        if way.monthly is not None:
            by_code.setdefault(way.code, []).append(way.monthly)
    for paying_on in figures.paying_on:
        if paying_on.monthly is not None:
            by_code.setdefault(paying_on.option.code, []).append(paying_on.monthly)
    for code, sums in by_code.items():
        yield Line(f"{code}_month", Bounds(min(sums), max(sums)).rounded())
        if figures.missing is not None:
            yield Line(code, hull(times(monthly, figures.missing) for monthly in sums))


def _formula(ways: list[Way], missing: Months) -> Message | None:
    """Return the formula of a known sum, if there is one way and one number of months."""
    if missing.exact is None or len(ways) > 1:
        return None
    way, months = ways[0], missing.exact
    if way.monthly is None:
        return None
    result, share = times(way.monthly, missing).low, way.figures.share
    if way.base is None:
        return message("makeup_by_sum", months=months, monthly=way.monthly, result=result)
    if share != 1 and "base" not in way.wants:
        wage, of_it, rate = cast("Decimal", way.figures.base), str(share), str(way.rate)
        return message("makeup_by_share", months=months, wage=wage, share=of_it, rate=rate, result=result)
    return message("makeup_by_rate", months=months, base=way.base, rate=str(way.rate), result=result)


def _gaps(facts: RetirementMakeupFacts, figures: Found, on: date) -> Gaps:
    """Return what is missing. The shortfall alone can replace sex and months paid."""
    open_months = figures.missing is None or figures.missing.exact is None
    relevant = set() if figures.nothing else {name for way in figures.ways for name in way.wants}
    if facts.area is None and not figures.nothing:
        relevant.add("area")
    if figures.by_status and not figures.nothing:
        relevant.add("insured_status")
    if facts.shortfall_months is None:
        relevant.add("shortfall_months")  # A stated shortfall goes before one computed from the months paid.
    if facts.shortfall_months is None and open_months and (facts.area is None or figures.total.value is not None):
        relevant.add("contribution_months")
        relevant |= {"sex"} if facts.area is None or _differ(figures.total, on) else set()
    unstated = [name for name in NAMES if getattr(facts, name) is None]
    missing_facts = tuple(name for name in unstated if name in relevant)
    needs = ("base", "rate", "shortfall_months") if open_months else ("base", "rate")
    needed = [name for name in missing_facts if name in needs]
    # Where ways differ by status, none settles the sum: of retired people it does not tell who paid for them before.
    settles = needed and facts.area is not None and len(figures.ways) == 1 and not figures.nothing
    return Gaps(
        missing_facts,
        (tuple(needed),) if settles else (),
        tuple(name for name in unstated if name not in relevant),
    )


def _over_areas(gaps: Gaps, facts: RetirementMakeupFacts, bounds: Bounds | None, day: Day) -> Gaps:
    """Return what is missing while no area is stated, with a settling set that works in every area if there is one."""
    if facts.area is not None or (bounds is not None and bounds.exact is not None):
        return gaps
    needed = {"area"}
    for sets, precision in _in_areas(facts, day):
        if not sets and precision != "exact":
            return gaps
        needed |= {name for settling in sets for name in settling}
    return replace(gaps, settling_sets=(tuple(name for name in NAMES if name in needed),))


_Left = tuple[tuple[tuple[str, ...], ...], Literal["unknown", "known", "exact"]]
"""What an area leaves: its settling sets, and how precisely the sum is known there."""

_LEFT_BY_ALL: Memo[dict[int, tuple[_Left, bool]]] = Memo(64)
"""What forms of rules leave while nothing is stated."""


def _in_areas(facts: RetirementMakeupFacts, day: Day) -> Iterable[_Left]:
    """Return what the areas leave, each once."""
    known: dict[int, tuple[_Left, bool]] = (
        _LEFT_BY_ALL.get(course_on(day), dict) if facts == _NOTHING_STATED else day.note((_in_areas, facts), dict)
    )
    placed = replace(facts, area=NATION)

    def left_by(terms: Terms) -> _Left:
        found = known.get(terms.form)
        if found is None:
            figures = found_of(placed, terms.offer, terms.on)
            sets = _gaps(placed, figures, terms.on).settling_sets
            by_figures = figures.bounds is not None and not sets and len(figures.ways) > 1
            found = known[terms.form] = (sets, _precision(figures.bounds)), by_figures
        left, by_figures = found
        return (left[0], _precision(found_of(placed, terms.offer, terms.on).bounds)) if by_figures else left

    return cast("tuple[_Left, ...]", parts_on(day, (_in_areas, facts), left_by))


def _bounds_in_areas(facts: RetirementMakeupFacts, day: Day) -> Iterable[Bounds | None]:
    """Return the bounds that the areas leave; where one leaves the sum unknown, no figure of another counts."""
    if any(precision == "unknown" for _, precision in _in_areas(facts, day)):
        return (None,)
    placed = replace(facts, area=NATION)

    def bounds_of(terms: Terms) -> Bounds | None:
        return found_of(placed, terms.offer, terms.on).bounds

    return cast("tuple[Bounds | None, ...]", parts_on(day, (_bounds_in_areas, facts), bounds_of))


def _precision(bounds: Bounds | None) -> Literal["unknown", "known", "exact"]:
    return "unknown" if bounds is None else "known" if bounds.exact is None else "exact"


_NOTHING_STATED = RetirementMakeupFacts()


def _differ(total: Finding, on: date) -> bool:
    term = cast("TotalYears | None", total.term)
    years = (on.year, on.year)
    return total_needed(term, Sex.MALE, years) != total_needed(term, Sex.FEMALE, years)


def _local_checks(facts: RetirementMakeupFacts, view: PolicyView, figures: Found) -> Iterator[LocalCheck]:
    options, missing, ways = figures.options, figures.missing, figures.ways
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if facts.area is None:
        if missing is None or missing.high:
            yield LocalCheck(options.parameter, None, "area_not_covered", options.value)
        return
    if facts.shortfall_months is None:
        yield from years_check(figures.total, view, unknown=missing is None)
    if figures.nothing:
        return
    yield from checks(view, (hole for way in ways for hole in way.figures.holes))
    if any(_unnamed(way) for way in ways):
        yield LocalCheck(options.parameter, view.area_code, "area_not_covered", options.value)


def _unnamed(way: Way) -> bool:
    """Whether a way misses a figure that the rule does not lead to: neither a look-up nor the person's own base."""
    option, figures = way.figures.option, way.figures
    base = figures.base is None and not figures.own and option.base in (None, "sixty_percent_of_average_wage")
    rate = figures.rate is None and option.rate_of is None
    return (base or rate) and way.method in ("no_rule", "callers_own_base_and_rate")


def _advisories(
    facts: RetirementMakeupFacts, ways: list[Way], bounds: Bounds | None, missing: Months | None
) -> Iterator[Message]:
    if bounds is not None and any(way.stands_in for way in ways) and bounds.high:
        yield message("callers_own_figures")
    if facts.shortfall_months is None and missing is not None:
        yield message("years_of_the_day_asked")
    if any(way.monthly is not None for way in ways) and len({way.code for way in ways}) > 1:
        yield message("tiers_bring_different_benefits")
