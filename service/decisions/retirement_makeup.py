"""What do the months missing for the benefits of retired people cost?

The missing months times the monthly base times the rate. Areas set base and rate; some publish the sum of a month. An
area's own figures go before the caller's, which stand in where the area has none and are named as the caller's. The
missing months are the caller's, else the months the area asks for on the day asked less those paid, as a span while sex
or months are not stated. Only paying at once makes the amount; paying on is told in lines of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from service.decisions.criteria import cautions, next_change
from service.decisions.retirement import Months, total_needed
from service.decisions.retirement_benefit import years_check
from service.decisions.retirement_options import AT_ONCE, times
from service.facts import RetirementMakeupFacts, Sex
from service.money import ZERO, Bounds, hull
from service.outcome import Amount, Gaps, Grounds, Line, LocalCheck, Said, said
from service.policy.book import Finding, PolicyBook, PolicyView
from service.policy.retirement_terms import MakeupOption, MakeupOptions, TotalYears

NAMES = ("area", "shortfall_months", "sex", "contribution_months", "base", "rate")
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


def compute(facts: RetirementMakeupFacts, book: PolicyBook, on: date, known_on: date) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    view = book.at(facts.area, on, known_on)
    total, options = view.find("retirement_total_years"), view.find("retirement_makeup_options")
    term = cast("MakeupOptions | None", options.term) if facts.area else None
    missing = _missing(facts, total, on)
    listed = [each for each in term.options if each.code in AT_ONCE] if term else []
    ways = [_way(each, facts) for each in listed or [_OWN]]
    bounds = _bounds(ways, missing)
    nothing = missing is not None and missing.high == 0
    methods = {way.method for way in ways}
    method = "nothing_missing" if nothing else methods.pop() if len(methods) == 1 else "no_rule"
    used = [total] if facts.shortfall_months is None and missing is not None and total.value else []
    used += [options] if term and not nothing else []
    used += [] if used else [book.at(None, on, known_on).find("retirement_lifetime_benefit")]
    wants = () if nothing else tuple(dict.fromkeys(name for way in ways for name in way.wants))
    return Amount(
        bounds=bounds,
        method=method,
        lines=tuple(_lines(ways, term, missing)) if bounds is None or not nothing else (),
        formula=_formula(ways, missing) if missing is not None and bounds is not None and not nothing else None,
        schedule=None,
        grounds=Grounds(
            gaps=_gaps(facts, total, missing, wants, on, several=len(ways) > 1),
            findings=tuple(used),
            local_checks=tuple(_local_checks(facts, view, total, options, missing, ways)),
            conflicts=(),
            advisories=(*_advisories(facts, ways, bounds, missing), *cautions(used)),
            next_change=next_change([*used, *([] if nothing or not facts.area else [options])]),
        ),
    )


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


def _gaps(  # noqa: PLR0913 - the parts of an answer on which it depends what is missing.
    facts: RetirementMakeupFacts,
    total: Finding,
    missing: Months | None,
    wants: tuple[str, ...],
    on: date,
    *,
    several: bool,
) -> Gaps:
    """What is missing. The shortfall alone may stand for sex and months paid."""
    nothing = missing is not None and missing.high == 0
    open_months = missing is None or missing.exact is None
    relevant = set(wants)
    if facts.area is None and not nothing:
        relevant.add("area")
    if facts.shortfall_months is None:
        relevant.add("shortfall_months")  # Stated, it goes before what the months paid would make of it.
    if facts.shortfall_months is None and open_months and (facts.area is None or total.value is not None):
        relevant.add("contribution_months")
        relevant |= {"sex"} if facts.area is None or _differ(total, on) else set()
    unstated = [name for name in NAMES if getattr(facts, name) is None]
    missing_facts = tuple(name for name in unstated if name in relevant)
    needed = [name for name in missing_facts if name in ("base", "rate", "shortfall_months")]
    settles = needed and facts.area is not None and not several and not nothing
    return Gaps(
        missing_facts,
        (tuple(needed),) if settles else (),
        tuple(name for name in unstated if name not in relevant),
    )


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
