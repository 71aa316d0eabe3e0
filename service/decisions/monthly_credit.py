"""How much is credited to the personal account each month?

Guidance 国办发〔2021〕14号: employed people are credited their own contribution, 2% of their own base; retired people a
fixed sum that their area derived once from the average pension of its reform year, not a share of their own pension.
Areas set the sum, some by age, some by the kind of unit a person retired from. The retiree's credit begins with the
retirement formalities. People in flexible employment are credited as the area says. The resident scheme has no credit.

Where the book has only a rate, the caller's own average pension gives the sum; where it has nothing, the caller's own
average pension and rate do, and the answer names them as the caller's. An area's own figure goes before the caller's;
while no area is stated, the caller's two figures are answered as they stand.

A contribution base is held within the bounds that the area has in force for medical insurance; where none is stated,
those bounds bound the credit. Bounds of the pension base are not used here.

An ambiguity that stays visible: no source says from which day of the birthday month a higher tier counts, so in that
month the answer is the bounds of both tiers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import cast

from service.decisions.bases import base_within, outside, times
from service.facts import InsuredStatus, Month, MonthlyCreditFacts, Scheme, domain
from service.money import ZERO, Bounds, hull
from service.outcome import Amount, Conflict, Grounds, Line, LocalCheck, NextChange, Said, gaps, rivalry, said
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.policy.terms import BaseBounds, CreditTier, FlexibleCredit, RetireeCredit
from service.reasoning.completions import Completions, Situation, Space, area_rules, complete
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_RATE, LARGEST_YUAN, narrows_most, over
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
"""The facts that are numbers: an answer that lacks one has bounds that hold for every value of it."""

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
"""All that an answer looks up: only a day on which one of these changes can change it."""

_FINITE = tuple(name for name in NAMES if name == "birth_month" or domain(name))
_OWN_FIGURES = ("average_pension", "credit_rate")
"""The figures of a caller that stand in where the book has none."""

_YEAR = 12
_LONG_AGO = Month(1900, 1)
"""A birth month before which nobody was born who asks."""

_SAME_EVERYWHERE = ("no_account_in_resident_scheme", "formalities_not_done")
"""The methods whose amount no area changes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a computation needs of the policy for one area. `None`: the book has no rule."""

    covered: bool
    employee_rate: Decimal | None
    retiree: RetireeCredit | None
    flexible: FlexibleCredit | None
    base_bounds: BaseBounds | None


@dataclass(frozen=True, slots=True)
class Computation:
    """The amount for complete finite facts: its bounds over the numbers not stated, and how it came about.

    `gross` is `None` where it cannot be bounded. `share` is the rate on a number, `wants` names the numbers on which
    the amount depends, `uses` the look-ups it rests on. `base` is the contribution base used, within the
    bounds in force, `held`.
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
        """What reaches the account."""
        return self.gross and self.gross.minus(sum((yuan for _, yuan in self.deductions), ZERO)).rounded()


def compute(facts: MonthlyCreditFacts, day: Day) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    found = complete(space(facts, day))
    cells = found.cells
    view = day.at(facts.area)
    findings = _findings(day, facts.area)
    bounds = over(cell.net for cell in cells)
    methods = tuple(dict.fromkeys(cell.method for cell in cells))
    method = methods[0] if len(methods) == 1 else "depends_on_missing_facts"
    wanted = {name for cell in cells for name in cell.wants}
    if facts.area is None and _own_figures(facts) and any(cell.method not in _SAME_EVERYWHERE for cell in cells):
        wanted.add("area")  # An area with a figure of its own would be answered with that.
    relevant = tuple(
        name for name in NAMES if getattr(facts, name) is None and (name in found.relevant or name in wanted)
    )
    one = cells[0] if len(cells) == 1 or method != "depends_on_missing_facts" else None
    schedule = _schedule(one, findings)
    names = [*(name for cell in cells for name in cell.uses), *(["credit_schedule"] if schedule else [])]
    used = [findings[name] for name in dict.fromkeys(names)]
    # Bounds rest on all that was looked up; where nothing can be said yet, only settled rules are worth naming.
    used = [each for each in used if each.value and (bounds is not None or one or each.value.standing == "rule")]
    unclear_tier = any(cell.ambiguous_tier for cell in cells)
    return Amount(
        bounds=bounds,
        narrows_most=narrows_most(relevant, bounds, lambda name: _left_by(name, facts, found)),
        method=method,
        lines=tuple(_lines(cells, bounds)) if one else (),
        formula=_formula(one, facts) if bounds is not None and bounds.exact is not None and one else None,
        schedule=schedule,
        grounds=Grounds(
            gaps=gaps(
                facts,
                NAMES,
                relevant,
                _deciding(relevant, bounds),
                decided_after=_settles(cells) and "area" not in wanted,
            ),
            findings=tuple(used),
            local_checks=tuple(_local_checks(cells, view, findings)),
            conflicts=tuple(_conflicts(cells, view, findings)),
            advisories=(*_advisories(facts, cells, view, findings, unclear_tier=unclear_tier), *cautions(used)),
        ),
    )


def _left_by(name: str, facts: MonthlyCreditFacts, found: Completions[Computation]) -> Iterator[Bounds | None]:
    """The bounds that a missing fact leaves: of a number, at its ends and where a floor or a ceiling begins."""
    if name not in NUMBERS:
        yield from (over(cell.net for cell in cells) for cells in found.slices(name))
        return
    if any(cell.gross is None and name not in cell.wants for cell in found.cells):
        yield None
        return
    cells = {(cell.gross, cell.share, cell.deductions, name in cell.wants): cell for cell in found.cells}.values()
    ends = (LARGEST_RATE if name == "credit_rate" else LARGEST_YUAN, ZERO)
    kinks = {base for cell in cells if name == "contribution_base" for base in _kinks(cell)}
    for number in (*ends, *sorted(kinks)):
        yield over(_with_number(name, number, facts, cell) for cell in cells)


def _kinks(cell: Computation) -> Iterator[Decimal]:
    """The bases at which a floor or a ceiling begins to hold."""
    if cell.wants == ("contribution_base",) and cell.gross and cell.share and cell.share.low:
        yield from (yuan / cell.share.low for yuan in (cell.gross.low, cell.gross.high) if yuan is not None)


def _with_number(name: str, number: Decimal, facts: MonthlyCreditFacts, cell: Computation) -> Bounds | None:
    """The amount of a computation once a number is stated, if it wants that."""
    if name not in cell.wants:
        return cell.net
    gross, share = cell.gross, cell.share
    if share is None:  # The caller's own two figures.
        other = facts.credit_rate if name == "average_pension" else facts.average_pension
        return None if other is None else Bounds.exactly(number * other).rounded()
    if gross is None:
        return times(share, number).rounded()
    within = max(gross.low, number * share.low)
    return Bounds.exactly(within if gross.high is None else min(within, gross.high)).rounded()


def credit(rules: Rules, facts: MonthlyCreditFacts, on: date) -> Computation:
    """The credit on a day for facts that are complete but for the numbers; `with_numbers` puts these in."""
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
    """A computation with the numbers that are stated, as far as it wants them."""
    if cell.wants == ("contribution_base",) and facts.contribution_base is not None and cell.share is not None:
        return _share_of_base(facts.contribution_base, cell.held, cell.share.low, cell.uses[0])
    if cell.wants == ("average_pension",) and facts.average_pension is not None and cell.share is not None:
        pension = facts.average_pension
        return replace(cell, gross=Bounds(cell.share.low * pension, cast("Decimal", cell.share.high) * pension))
    if cell.wants == _OWN_FIGURES:
        return _by_callers_figures(facts)
    return cell


def _share_of_base(base: Decimal | None, held: BaseBounds | None, rate: Decimal | None, parameter: str) -> Computation:
    """A share of a base stated, or of any base within the bounds in force."""
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
            deductions=tuple((each.code, each.monthly_yuan) for each in retiree.deductions),
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
    nothing = ZERO in (pension, rate)  # Whatever the other is.
    known = nothing or None not in (pension, rate)
    return Computation(
        "callers_own_figures" if known else "no_rule",
        Bounds.exactly((pension or ZERO) * (rate or ZERO)) if known else None,
        wants=() if nothing else _OWN_FIGURES,
        uses=("retiree_credit", "retiree_credit_principle"),
    )


_NO_FIGURES = _by_callers_figures(MonthlyCreditFacts())


def _tiers(retiree: RetireeCredit, facts: MonthlyCreditFacts, on: date) -> tuple[CreditTier, ...]:
    """The tiers a person may be in on a day: one, or two in the month of a birthday that opens a tier."""
    groups = {tier.group for tier in retiree.tiers}
    group = facts.retiree_group if facts.retiree_group in groups else None
    tiers = [tier for tier in retiree.tiers if tier.group == group]
    months = Month.of(on).ordinal - cast("Month", facts.birth_month).ordinal
    reached = [tier for tier in tiers if tier.from_age * _YEAR < months or tier.from_age == 0]
    opening = [tier for tier in tiers if tier.from_age and tier.from_age * _YEAR == months]
    return (*reached[-1:], *opening)


def _content(cell: Computation) -> tuple[object, ...]:
    """What of a computation is the amount, also while numbers are missing."""
    return (cell.net, cell.share, cell.deductions, cell.wants)


def _settled_as(cell: Computation) -> str:
    """How well the amount is known once the numbers wanted are stated."""
    if cell.gross is None and not cell.wants:
        return "unknown"
    return "bounds" if cell.ambiguous_tier or (not cell.wants and cell.net and cell.net.exact is None) else "exact"


LAW: Law[Computation] = Law(
    names=NAMES,
    judge=credit,
    verdict_of=_content,
    answer_of=_content,
    settled_of=_settled_as,
    wants_of=lambda cell: cell.wants,
    numbers=NUMBERS,
    evaluate=with_numbers,
    evaluated_with=NUMBERS,
)


def space(facts: MonthlyCreditFacts, day: Day) -> Space[Computation]:
    """The facts stated, and all that the facts not stated may be."""
    instead = facts.area is None and _own_figures(facts)
    as_retiree = facts.insured_status is InsuredStatus.RETIRED

    def rules_at(then: Day, area: str | None) -> Rules:
        rules = _rules_of(then, area)
        return _without_sums(rules) if instead else rules

    if instead and as_retiree:
        rules = Situation.of({"area": (None,)}, lambda _: rules_at(day, None))
    else:
        rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_at, _findings, key=instead)
    return Space(
        law=LAW,
        facts=facts,
        shape=_shape(Month.of(day.on), _ages(rules.rules)),
        situation=rules,
        rules_at=lambda areas: rules_at(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: _findings(day, facts.area).values(),
        judge=lambda rules, placed: credit(rules, placed, day.on),
    )


def _rules_of(day: Day, area: str | None) -> Rules:
    view = day.at(area)
    return Rules(
        covered=not view.not_covered,
        employee_rate=cast("Decimal | None", view.find("employee_credit_rate").term),
        retiree=cast("RetireeCredit | None", view.find("retiree_credit").term),
        flexible=cast("FlexibleCredit | None", view.find("flexible_credit").term),
        base_bounds=cast("BaseBounds | None", view.find("medical_base_bounds").term),
    )


def _without_sums(rules: Rules) -> Rules:
    """The rules of an area without its sums for retired people, for which the caller's own figures stand in."""
    flexible = rules.flexible
    return replace(
        rules,
        retiree=None,
        flexible=flexible and replace(flexible, retired=None, retired_monthly_yuan=None),
    )


def _own_figures(facts: MonthlyCreditFacts) -> bool:
    """Whether the caller states both figures that stand in for an area."""
    return facts.average_pension is not None and facts.credit_rate is not None


def _ages(rules: Iterable[Rules]) -> tuple[int, ...]:
    """The ages, in years, at which a tier of these rules opens, the oldest first."""
    ages = {tier.from_age for each in rules if each.retiree for tier in each.retiree.tiers if tier.from_age}
    return tuple(sorted(ages, reverse=True))


@lru_cache(maxsize=1024)
def _shape(today: Month, ages: tuple[int, ...]) -> Shape:
    """The choices, and the first birth month in each step that tiers make, the oldest people first.

    The month of a birthday, in which both tiers may count, closes the step of the older people; stated, it is judged
    by itself. A table holds for every month alike: only ages count.
    """
    birthdays = [today.ordinal - age * _YEAR for age in ages]
    births = Axis(
        "birth_month",
        (_LONG_AGO, *(Month.from_ordinal(month + 1) for month in birthdays)),
        steps=True,
        key=ages,
        apart=frozenset(map(Month.from_ordinal, birthdays)),
    )
    return Shape.of([births if name == "birth_month" else Axis(name, domain(name)) for name in _FINITE])


def _findings(day: Day, area: str | None) -> Mapping[str, Finding]:
    view = day.at(area)
    return {name: view.find(name) for name in LOOKED_UP}


def _settles(cells: tuple[Computation, ...]) -> bool:
    """Whether every completion has one exact amount once the numbers it wants are stated."""
    return not any(cell.ambiguous_tier or (cell.gross is None and not cell.wants) for cell in cells)


def _deciding(relevant: tuple[str, ...], bounds: Bounds | None) -> tuple[str, ...]:
    if (bounds is not None and bounds.exact is not None) or "birth_month" in relevant:
        return ()
    return relevant


def _lines(cells: tuple[Computation, ...], bounds: Bounds | None) -> Iterator[Line]:
    """Gross, deductions, net and a yearly sum over all completions, where there is more to tell than the amount."""
    if bounds is None:
        return
    first = cells[0]
    deductions = {cell.deductions for cell in cells}
    if first.deductions and len(deductions) == 1:
        yield Line("gross", hull(cast("Bounds", cell.gross) for cell in cells).rounded())
        for code, yuan in first.deductions:
            yield Line(f"deduction_{code}", Bounds.exactly(-yuan))
        yield Line("net", bounds)
    else:
        yield Line("credit", bounds)
    if first.yearly is not None and all(cell.yearly == first.yearly for cell in cells):
        yield Line("yearly_sum", Bounds.exactly(first.yearly))


def _formula(cell: Computation, facts: MonthlyCreditFacts) -> Said | None:
    gross, net = cast("Bounds", cell.gross), cast("Bounds", cell.net)
    if cell.method == "rate_of_base":
        return said("share", base=cell.base, rate=cast("Bounds", cell.share).low, result=net.low)
    if cell.method == "rate_of_average_pension":
        return said("share", base=facts.average_pension, rate=cast("Bounds", cell.share).low, result=net.low)
    if cell.method == "callers_own_figures" and None not in (facts.average_pension, facts.credit_rate):
        return said("share", base=facts.average_pension, rate=facts.credit_rate, result=net.low)
    if cell.deductions:
        return said("less", gross=gross.low, deductions=[yuan for _, yuan in cell.deductions], result=net.low)
    return None


def _schedule(cell: Computation | None, findings: Mapping[str, Finding]) -> str | None:
    """When it is posted: what the area says, else monthly where the source states a sum a month and none a year."""
    if cell is None or cell.gross is None or cell.method == "callers_own_figures":
        return None
    stated = findings["credit_schedule"].term
    if isinstance(stated, str):
        return stated
    return "monthly" if cell.method in ("fixed_amount", "rate_of_base") and cell.yearly is None else None


def _local_checks(
    cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if view.area is None:
        return
    topics = dict.fromkeys(cell.uses[0] for cell in cells if cell.gross is None and cell.uses)
    for name in topics:
        finding = findings[name]
        if finding.value is None:
            yield hole_check(name, view, finding)
        else:
            yield LocalCheck(name, view.area_code, "area_not_covered", finding.value)
    for conflict in _conflicts(cells, view, findings):
        if conflict.precedence == "undecided":
            yield LocalCheck(conflict.topic, view.area_code, "sources_conflict")


def _conflicts(cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[Conflict]:
    for name in dict.fromkeys(cell.uses[0] for cell in cells if cell.uses):
        conflict = rivalry(findings[name], [value for value in view.said(name) if value.standing == "claim"])
        if conflict and view.area is not None:
            yield conflict


def _advisories(
    facts: MonthlyCreditFacts,
    cells: tuple[Computation, ...],
    view: PolicyView,
    findings: Mapping[str, Finding],
    *,
    unclear_tier: bool,
) -> Iterator[Said]:
    methods = {cell.method for cell in cells}
    if unclear_tier:
        yield said("birthday_month_unclear", birth_month=facts.birth_month)
    if "callers_own_figures" in methods or ("rate_of_average_pension" in methods and facts.average_pension is not None):
        yield said("callers_own_figures")
    if methods == {"formalities_not_done"}:
        yield said("formalities_not_done")
    if "fixed_amount" in methods:
        yield from _beside_the_sum(view, findings["retiree_credit"])
    bounds = findings["medical_base_bounds"].term
    if "rate_of_base" in methods and isinstance(bounds, BaseBounds) and outside(facts.contribution_base, bounds):
        yield said(
            "base_clamped", parameter="medical_base_bounds", floor=bounds.floor_yuan, ceiling=bounds.ceiling_yuan
        )
    flexible = findings["flexible_credit"].term
    retired_flexible = facts.insured_status is InsuredStatus.FLEXIBLE and facts.retirement_formalities_done
    if retired_flexible and not (isinstance(flexible, FlexibleCredit) and flexible.retired):
        yield said("flexible_retiree_not_named")
    if facts.insured_status is InsuredStatus.FLEXIBLE and findings["flexible_has_account"].term is True:
        yield said("flexible_has_account")


def _beside_the_sum(view: PolicyView, finding: Finding) -> Iterator[Said]:
    """What sources tell beside a fixed sum: deductions that are not counted here, a sum for the oldest workers."""
    for value in view.said("retiree_credit"):
        for each in cast("RetireeCredit", value.term).reported_deductions:
            yield said("deduction_reported", deduction=each.code, yuan=each.monthly_yuan, citation=value.citation.id)
    for tier in finding.term.tiers if isinstance(finding.term, RetireeCredit) else ():
        if tier.group == "pre_1949_worker":
            yield said("oldest_workers", yuan=tier.monthly_yuan)


def turns(facts: MonthlyCreditFacts, day: Day) -> Iterator[NextChange]:
    """The coming days on which a person may be in another tier: in a birthday month, in the month after it for sure."""
    if facts.birth_month is None:
        return
    rules = area_rules(LAW, facts.area, day, PARAMETERS, _rules_of, _findings, key=False)
    for age in reversed(_ages(rules.rules)):
        for months, code in enumerate(("age_tier", "age_tier_sure")):
            first = Month.from_ordinal(facts.birth_month.ordinal + age * _YEAR + months).first_day
            if first > day.on:
                yield NextChange(first, said(code, age=age))
