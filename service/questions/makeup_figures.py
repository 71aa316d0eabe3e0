"""What a month costs on each way to close a shortfall: the figures of the area, put into the options of its rule.

A rule names a base and a rate by kind, such as the province's average wage of last year and the rate of employers. Such
a figure is looked up where the rule applies. A figure that is missing, disputed, approximate, a range or of another
year is none: it is left to the agency, or to what the caller states. The person's own last base or pension is never
looked up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from service.outcome import LocalCheck, rivalry
from service.policy.book import PolicyView
from service.policy.retirement_terms import AverageWage, MakeupOption, MakeupOptions
from service.policy.terms import BaseBounds, FlexibleBase, MoneyRange, RateRange
from service.policy.values import Finding
from service.reasoning.judgements import hole_check

FIGURES = (
    "average_wage_of_area",
    "average_wage_of_province",
    "contribution_base_value",
    "medical_base_bounds",
    "flexible_medical_base",
    "flexible_medical_fee",
    "flexible_medical_rate",
    "medical_employer_rate",
    "medical_person_rate",
)
"""Every parameter that gives a figure of an option."""

_ONE = Decimal(1)
_WAGES = FIGURES[:2]
_OWN = ("own_last_base", "own_pension")


@dataclass(frozen=True, slots=True)
class Priced:
    """An option with the figures that the area sets: a sum a month, or a base with its share and a rate.

    `own`: the base is the person's, within `limits` if the area sets some. `found` are the look-ups that gave a figure,
    `holes` those that gave none.
    """

    option: MakeupOption
    yuan_a_month: Decimal | None = None
    base: Decimal | None = None
    share: Decimal = _ONE
    rate: Decimal | None = None
    own: bool = False
    limits: BaseBounds | None = None
    found: tuple[Finding, ...] = ()
    holes: tuple[Finding, ...] = ()

    @property
    def monthly(self) -> Decimal | None:
        """What one missing month costs, if the area sets all the figures."""
        if self.yuan_a_month is not None:
            return self.yuan_a_month
        return None if self.base is None or self.rate is None else self.base * self.share * self.rate

    @property
    def figures(self) -> tuple[object, ...]:
        """What makes two options cost the same, whoever they are for."""
        return (self.option.code, self.yuan_a_month, self.base, self.share, self.rate, self.own, self.limits)


@dataclass(frozen=True, slots=True)
class _Figure:
    number: Decimal | None = None
    found: tuple[Finding, ...] = ()
    holes: tuple[Finding, ...] = ()
    own: bool = False
    limits: BaseBounds | None = None


def priced(option: MakeupOption, view: PolicyView) -> Priced:
    """Put the figures of an area into an option of its rule."""
    if option.yuan_a_month is not None:
        return Priced(option, option.yuan_a_month)
    if option.base == "flexible_base" and option.rate_of == "flexible_rate" and option.base_yuan is None:
        fee = view.find("flexible_medical_fee")
        if fee.value is not None:
            figure = _looked_up(fee, lambda term: _exact(cast("MoneyRange", term)))
            return Priced(option, figure.number, found=figure.found, holes=figure.holes)
    base, rate = _base(option, view), _rate(option, view)
    return Priced(
        option,
        base=base.number,
        share=option.base_share if option.base_share is not None and option.base_yuan is None else _ONE,
        rate=rate.number,
        own=base.own,
        limits=base.limits,
        found=(*base.found, *rate.found),
        holes=(*base.holes, *rate.holes),
    )


def with_figures(term: MakeupOptions, view: PolicyView) -> tuple[MakeupOptions, tuple[Finding, ...]]:
    """Return the options with what a month costs where the area sets all figures, and the look-ups behind it."""
    options = [priced(option, view) for option in term.options]
    found = [finding for each in options if each.monthly is not None for finding in each.found]
    return (
        MakeupOptions(tuple(replace(each.option, yuan_a_month=each.monthly) for each in options)),
        tuple(dict.fromkeys(found)),
    )


def turning_days(options: Iterable[MakeupOption], view: PolicyView) -> Iterator[date]:
    """Yield the days on which the wage in force becomes, and ceases to be, that of the year an option asks for."""
    for option in options:
        wage = view.find(option.base).term if option.base in _WAGES and option.wage_years_back is not None else None
        if isinstance(wage, AverageWage) and option.wage_years_back is not None:
            year = wage.year + option.wage_years_back
            yield from (date(year, 1, 1), date(year + 1, 1, 1))


def checks(view: PolicyView, holes: Iterable[Finding]) -> Iterator[LocalCheck]:
    """Yield what the agency has to tell of the figures that gave none, each once."""
    for finding in dict.fromkeys(holes):
        name, area = finding.parameter, view.area_code
        if finding.value is None:
            yield hole_check(name, view, finding)
        elif _undecided(finding):
            yield LocalCheck(name, area, "sources_conflict")
        else:
            of_a_year = isinstance(finding.term, AverageWage)
            yield LocalCheck(name, area, "no_rule_in_force" if of_a_year else "area_not_covered", finding.value)


def _base(option: MakeupOption, view: PolicyView) -> _Figure:
    if option.base_yuan is not None:
        return _Figure(option.base_yuan)
    if option.base in _WAGES:
        return _looked_up(view.find(option.base), lambda term: _wage(cast("AverageWage", term), option, view))
    if option.base == "base_of_the_year":
        return _looked_up(view.find("contribution_base_value"), lambda term: cast("Decimal", term))
    if option.base == "base_floor":
        return _looked_up(view.find("medical_base_bounds"), lambda term: cast("BaseBounds", term).floor_yuan)
    if option.base == "flexible_base":
        return _flexible_base(view)
    return _Figure(own=option.base in _OWN)


def _flexible_base(view: PolicyView) -> _Figure:
    """Return the base of flexible workers: a sum, or the person's choice within bounds."""
    finding = view.find("flexible_medical_base")
    if not isinstance(finding.term, FlexibleBase) or finding.term.kind != "within_bounds" or _undecided(finding):
        return _looked_up(finding, lambda term: _sum_of(cast("FlexibleBase", term)))
    bounds = view.find("medical_base_bounds")
    if bounds.value is None or _undecided(bounds):
        return _Figure(found=(finding,), holes=(bounds,))
    return _Figure(found=(finding, bounds), own=True, limits=cast("BaseBounds", bounds.term))


def _sum_of(term: FlexibleBase) -> Decimal | None:
    """Return the one base of flexible workers; of a share of a wage, the wage alone is known."""
    return term.yuan if term.kind == "fixed" else None


def _wage(term: AverageWage, option: MakeupOption, view: PolicyView) -> Decimal | None:
    back = option.wage_years_back
    return term.yuan if back is None or term.year == view.on.year - back else None


def _rate(option: MakeupOption, view: PolicyView) -> _Figure:
    if option.rate is not None or option.rate_of is None:
        return _Figure(option.rate)
    if option.rate_of == "flexible_rate":
        return _looked_up(view.find("flexible_medical_rate"), lambda term: cast("Decimal", term))
    employer = _looked_up(view.find("medical_employer_rate"), lambda term: _exact_rate(cast("RateRange", term)))
    if option.rate_of == "employer_rate":
        return employer
    person = _looked_up(view.find("medical_person_rate"), lambda term: cast("Decimal", term))
    both = None if employer.number is None or person.number is None else (employer.number + person.number).normalize()
    return _Figure(both, (*employer.found, *person.found), (*employer.holes, *person.holes))


def _looked_up(finding: Finding, number_of: Callable[[Any], Decimal | None]) -> _Figure:
    number = None if finding.value is None or _undecided(finding) else number_of(finding.term)
    return _Figure(holes=(finding,)) if number is None else _Figure(number, (finding,))


def _exact(term: MoneyRange) -> Decimal | None:
    return term.low_yuan if term.low_yuan == term.high_yuan else None


def _exact_rate(term: RateRange) -> Decimal | None:
    """Return the rate of medical insurance alone: maternity insurance is not made up."""
    if term.about or term.low != term.high:
        return None
    if term.maternity is not None:
        return (term.low - term.maternity).normalize()
    return None if term.includes_maternity else term.low


def _undecided(finding: Finding) -> bool:
    conflict = rivalry(finding)
    return conflict is not None and conflict.precedence == "undecided"
