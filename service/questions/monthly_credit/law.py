"""The law of the monthly credit: which rules it reads, and how it judges complete facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import cast

from service.facts import InsuredStatus, Month, Scheme, domain
from service.money import ZERO, Bounds
from service.policy.day import Day
from service.policy.reading import Period, Reading
from service.policy.terms import BaseBounds, CreditTier, FlexibleCredit, RetireeCredit
from service.policy.values import Finding
from service.questions.bases import base_within, outside, times
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.reasoning.completions import Space
from service.reasoning.courses import Course, course_of
from service.reasoning.situations import Situation
from service.reasoning.tables import Axis, Law, Shape

NAMES = (
    "area",
    "scheme",
    "insured_status",
    "retirement_formalities_done",
    "birth_month",
    "retiree_group",
    "contribution_base",
    "average_pension",
    "credit_rate",
)

NUMBERS = ("contribution_base", "average_pension", "credit_rate")
"""The facts that are numbers. An answer without one has bounds that cover every value of it."""

PARAMETERS = (
    "employee_credit_rate",
    "retiree_credit",
    "flexible_credit",
    "flexible_has_account",
    "medical_base_bounds",
)

LOOKED_UP = (
    *PARAMETERS,
    "retiree_credit_principle",
    "retirement_formalities_required",
    "resident_scheme_has_account",
    "credit_schedule",
)
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_READING = Reading.of(LOOKED_UP)

_PENSION = ("retiree_credit", "retiree_credit_principle")
_FLEXIBLE = ("flexible_credit", "flexible_has_account")

_FINITE = tuple(name for name in NAMES if name == "birth_month" or domain(name))

_OWN_FIGURES = ("average_pension", "credit_rate")
"""The caller's figures that stand in if the book has none."""

YEAR = 12

_LONG_AGO = Month(1900, 1)
"""A birth month earlier than that of anybody who may ask."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a computation needs for one area. `None`: the book has no rule."""

    covered: bool
    employee_rate: Decimal | None
    retiree: RetireeCredit | None
    flexible: FlexibleCredit | None
    base_bounds: BaseBounds | None
    ages: tuple[int, ...] = field(default=(), init=False, compare=False)
    """The ages in years at which a tier starts, the oldest first."""

    def __post_init__(self) -> None:
        """Find the ages."""
        ages = {tier.from_age for tier in self.retiree.tiers if tier.from_age} if self.retiree else set()
        object.__setattr__(self, "ages", tuple(sorted(ages, reverse=True)))


@dataclass(frozen=True, slots=True)
class Computation:
    """The amount for complete finite facts: its bounds over the missing numbers, and how it is computed.

    `gross` is `None` if it has no bounds. `share` is the rate on a number. `wants` names the numbers that the amount
    depends on, `uses` the look-ups behind it. `base` is the contribution base used, limited to the bounds `held`.
    """

    method: str
    gross: Bounds | None
    deductions: tuple[tuple[str, Decimal], ...] = ()
    yearly: Decimal | None = None
    share: Bounds | None = None
    wants: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    ambiguous_tier: bool = False
    base: Decimal | None = None
    held: BaseBounds | None = None

    @property
    def net(self) -> Bounds | None:
        """The amount that reaches the account."""
        if self.gross is None or not self.deductions:
            return self.gross and self.gross.rounded()
        return self.gross.minus(sum((yuan for _, yuan in self.deductions), ZERO)).rounded()


def credit(rules: Rules, facts: MonthlyCreditFacts, on: date) -> Computation:
    """Return the credit on a day for facts complete except for the numbers; `with_numbers` puts these in."""
    if facts.scheme is Scheme.RESIDENT:
        return Computation(
            "no_account_in_resident_scheme",
            Bounds.exactly(ZERO),
            uses=("resident_scheme_has_account",),
        )
    if not rules.covered:
        return _NO_FIGURES if facts.insured_status is InsuredStatus.RETIRED else Computation("no_rule", None)
    if facts.insured_status is InsuredStatus.EMPLOYED:
        return _share_of_base(None, rules.base_bounds, rules.employee_rate, "employee_credit_rate")
    if not facts.retirement_formalities_done:
        if facts.insured_status is InsuredStatus.FLEXIBLE:
            return _flexible_while_working(rules)
        return Computation("formalities_not_done", Bounds.exactly(ZERO), uses=("retirement_formalities_required",))
    flexible = rules.flexible
    if facts.insured_status is InsuredStatus.FLEXIBLE and flexible and flexible.retired == "fixed":
        yuan = cast("Decimal", flexible.retired_monthly_yuan)
        return Computation("fixed_amount", Bounds.exactly(yuan), uses=("flexible_credit",))
    return _retired(facts, rules, on)


def with_numbers(cell: Computation, facts: MonthlyCreditFacts) -> Computation:
    """Return a computation with the stated numbers put in, as far as it needs them."""
    if cell.wants == ("contribution_base",) and facts.contribution_base is not None and cell.share is not None:
        return _share_of_base(facts.contribution_base, cell.held, cell.share.low, cell.uses[0])
    if cell.wants == ("average_pension",) and facts.average_pension is not None and cell.share is not None:
        pension = facts.average_pension
        return replace(cell, gross=Bounds(cell.share.low * pension, cast("Decimal", cell.share.high) * pension))
    if cell.wants == _OWN_FIGURES:
        return _by_callers_figures(facts)
    return cell


def _share_of_base(base: Decimal | None, held: BaseBounds | None, rate: Decimal | None, parameter: str) -> Computation:
    """Return a share of the stated base, or of any base within the bounds in force."""
    if rate is None:
        return Computation("no_rule", None, uses=(parameter,))
    used = base_within(base, None, held)
    within = base is not None and not outside(base, held)
    return Computation(
        "rate_of_base",
        times(used, rate),
        share=Bounds.exactly(rate),
        wants=("contribution_base",),
        uses=(parameter,) if within else (parameter, "medical_base_bounds"),
        base=used.exact,
        held=held,
    )


def _flexible_while_working(rules: Rules) -> Computation:
    flexible = rules.flexible
    if flexible is None or flexible.working is None or flexible.working == "amount_unknown":
        return Computation("no_rule", None, uses=("flexible_credit", "flexible_has_account"))
    if flexible.working == "none":
        return Computation("no_credit_while_working", Bounds.exactly(ZERO), uses=("flexible_credit",))
    return _share_of_base(None, rules.base_bounds, flexible.working_rate, "flexible_credit")


def _retired(facts: MonthlyCreditFacts, rules: Rules, on: date) -> Computation:
    retiree = rules.retiree
    if retiree is None:
        return _NO_FIGURES
    tiers = _tiers(retiree, facts, on)
    if retiree.method == "fixed" and tiers:
        sums = [cast("Decimal", tier.monthly_yuan) for tier in tiers]
        return Computation(
            "fixed_amount",
            Bounds(min(sums), max(sums)),
            deductions=tuple((deduction.code, deduction.monthly_yuan) for deduction in retiree.deductions),
            yearly=tiers[0].yearly_yuan if len(tiers) == 1 else None,
            uses=("retiree_credit",),
            ambiguous_tier=len(tiers) > 1,
        )
    if retiree.method == "rate_of_average_pension" and tiers:
        rates = [cast("Decimal", tier.rate) for tier in tiers]
        return Computation(
            "rate_of_average_pension",
            None,
            share=Bounds(min(rates), max(rates)),
            wants=("average_pension",),
            uses=("retiree_credit",),
            ambiguous_tier=len(tiers) > 1,
        )
    return Computation("agency_has_the_figure", None, uses=("retiree_credit",))


def _by_callers_figures(facts: MonthlyCreditFacts) -> Computation:
    pension, rate = facts.average_pension, facts.credit_rate
    nothing = ZERO in (pension, rate)  # Zero times any number is zero.
    known = nothing or None not in (pension, rate)
    return Computation(
        "callers_own_figures" if known else "no_rule",
        Bounds.exactly((pension or ZERO) * (rate or ZERO)) if known else None,
        wants=() if nothing else _OWN_FIGURES,
        uses=("retiree_credit", "retiree_credit_principle"),
    )


_NO_FIGURES = _by_callers_figures(MonthlyCreditFacts())


def _tiers(retiree: RetireeCredit, facts: MonthlyCreditFacts, on: date) -> tuple[CreditTier, ...]:
    """Return the tiers a person may be in on a day: one, or two in the month of a birthday that opens a tier."""
    groups = {tier.group for tier in retiree.tiers}
    group = facts.retiree_group if facts.retiree_group in groups else None
    tiers = [tier for tier in retiree.tiers if tier.group == group]
    months = Month.of(on).ordinal - cast("Month", facts.birth_month).ordinal
    reached = [tier for tier in tiers if tier.from_age * YEAR < months or tier.from_age == 0]
    opening = [tier for tier in tiers if tier.from_age and tier.from_age * YEAR == months]
    return (*reached[-1:], *opening)


def _content(cell: Computation) -> tuple[object, ...]:
    """Return the part of a computation that is the amount, even while numbers are missing."""
    return (cell.net, cell.share, cell.deductions, cell.wants)


def _told(cell: Computation) -> tuple[object, ...]:
    """Return what an answer tells of a computation besides sums."""
    return (cell.method, cell.wants, cell.uses, cell.gross is None, cell.ambiguous_tier, cell.yearly)


def _settled_as(cell: Computation) -> str:
    """Return how precisely the amount is known once the numbers it needs are stated."""
    if cell.gross is None and not cell.wants:
        return "unknown"
    return "bounds" if cell.ambiguous_tier or (not cell.wants and cell.net and cell.net.exact is None) else "exact"


LAW: Law[Computation] = Law(
    names=NAMES,
    verdict_of=_content,
    answer_of=_content,
    settled_of=_settled_as,
    wants_of=lambda cell: cell.wants,
    numbers=NUMBERS,
    evaluate=with_numbers,
    evaluated_with=NUMBERS,
    steps_of=lambda rules: {"birth_month": ages_of((rules,))},
    amount_of=lambda cell: cell.net,
    told_of=_told,
)


def space(facts: MonthlyCreditFacts, day: Day) -> Space[Computation]:
    """Return all completions of the stated facts on a day."""
    instead = facts.area is None and own_figures(facts)
    needed(facts, day)
    course = course_of_areas(facts, day)
    if facts.area is not None:
        # What this records as looked up is what `needed` names.
        rules = _period(day, facts.area).keep(LAW, lambda: Situation.these((rules_of(day, facts.area),)))
    elif course is None:
        rules = Situation.of({"area": (None,)}, lambda _: _without_sums(rules_of(day, None)))
    else:
        rules = course.situation(day.on)
    return Space(
        law=LAW,
        facts=facts,
        shape=_shape(Month.of(day.on), ages_of(rules.rules)),
        situation=rules,
        rules_at=lambda areas: (_rules_without_sums if instead else rules_of)(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
        judge=partial(credit, on=day.on),
        notes=day.notes,
    )


def course_of_areas(facts: MonthlyCreditFacts, day: Day) -> Course | None:
    """Return the rules of all areas through time, if an answer to the stated facts depends on them."""
    if facts.area is not None:
        return None
    course = course_of(LAW, day, PARAMETERS, None, rules_of)
    if not own_figures(facts):
        return course
    return None if facts.insured_status is InsuredStatus.RETIRED else course.mapped(_without_sums)


def needed(facts: MonthlyCreditFacts, day: Day) -> Period:
    """Look up what an answer to the stated facts can depend on; no other rule change can change it."""
    scheme, status, retired = facts.scheme, facts.insured_status, facts.retirement_formalities_done
    flexible = findings_of(day, facts.area)["flexible_credit"].term
    of_base = facts.area is None or (isinstance(flexible, FlexibleCredit) and flexible.working_rate is not None)
    return day.at(facts.area).read(_needed(scheme, status, retired=retired, of_base=of_base))


@lru_cache(maxsize=64)
def _needed(scheme: Scheme | None, status: InsuredStatus | None, *, retired: bool | None, of_base: bool) -> Reading:
    if scheme is None or status is None or (retired is None and status is not InsuredStatus.EMPLOYED):
        return _READING
    flexible = _FLEXIBLE if status is InsuredStatus.FLEXIBLE else ()
    if scheme is Scheme.RESIDENT:
        names = ("resident_scheme_has_account", *flexible)
    elif status is InsuredStatus.EMPLOYED:
        names = ("employee_credit_rate", "medical_base_bounds")
    elif retired:
        names = (*flexible, *_PENSION)
    else:
        names = flexible or ("retirement_formalities_required",)
        names = (*names, "medical_base_bounds") if flexible and of_base else names
    return Reading.of((*names, "credit_schedule"))


def rules_of(day: Day, area: str | None) -> Rules:
    """Read the rules of an area on a day, without recording them as looked up; `needed` records what is."""
    view = day.at(area)
    period = _period(day, area)
    findings = period.findings
    return period.keep(
        Rules,
        lambda: Rules(
            covered=not view.not_covered,
            employee_rate=cast("Decimal | None", findings["employee_credit_rate"].term),
            retiree=cast("RetireeCredit | None", findings["retiree_credit"].term),
            flexible=cast("FlexibleCredit | None", findings["flexible_credit"].term),
            base_bounds=cast("BaseBounds | None", findings["medical_base_bounds"].term),
        ),
    )


def _rules_without_sums(day: Day, area: str | None) -> Rules:
    return _without_sums(rules_of(day, area))


def _without_sums(rules: Rules) -> Rules:
    """Return an area's rules without its sums for retired people; the caller's own figures stand in for them."""
    flexible = rules.flexible
    return replace(
        rules,
        retiree=None,
        flexible=flexible and replace(flexible, retired=None, retired_monthly_yuan=None),
    )


def own_figures(facts: MonthlyCreditFacts) -> bool:
    """Whether the caller states both figures that stand in for an area's."""
    return facts.average_pension is not None and facts.credit_rate is not None


def ages_of(rules: Iterable[Rules]) -> tuple[int, ...]:
    """Return the ages in years at which a tier of these rules starts, the oldest first."""
    distinct = {rule_set.ages for rule_set in rules}
    return (
        distinct.pop()
        if len(distinct) == 1
        else tuple(sorted({age for ages in distinct for age in ages}, reverse=True))
    )


@lru_cache(maxsize=256)
def _shape(today: Month, ages: tuple[int, ...]) -> Shape:
    """Return the choices, and the first birth month of each step between tiers, the oldest people first.

    In the month of a birthday both tiers may count. It ends the step of the older people; if stated, it is judged
    separately. The table is the same for every month, because only ages count.
    """
    birthdays = [today.ordinal - age * YEAR for age in ages]
    births = Axis(
        "birth_month",
        (_LONG_AGO, *(Month.from_ordinal(month + 1) for month in birthdays)),
        steps=True,
        marks=(None, *ages),
        apart={Month.from_ordinal(month): age for month, age in zip(birthdays, ages, strict=True)},
    )
    return Shape.of([_CHOICES.get(name, births) for name in _FINITE])


_CHOICES = {name: Axis(name, domain(name)) for name in _FINITE if name != "birth_month"}


def findings_of(day: Day, area: str | None) -> Mapping[str, Finding]:
    """Return the findings in an area by parameter, without recording them as looked up."""
    return _period(day, area).findings


def _period(day: Day, area: str | None) -> Period:
    return day.at(area).place.period(_READING, day.on)
