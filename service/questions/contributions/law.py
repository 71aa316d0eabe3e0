"""The law of contributions: which rules it reads, and how it judges complete facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from typing import cast

from service.facts import InsuredStatus, domain
from service.money import ZERO, Bounds, fen
from service.policy.day import Day
from service.policy.reading import Period, Reading
from service.policy.terms import BaseBounds, FlexibleBase, FlexibleCredit, MoneyRange, RateRange
from service.policy.values import Finding
from service.questions.bases import base_within, outside
from service.questions.contributions.facts import ContributionsFacts
from service.questions.rates import rate_span
from service.reasoning.completions import Space, area_rules
from service.reasoning.courses import Course, course_of
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("area", "insured_status", "contribution_base", "wage")

PARAMETERS = (
    "pension_base_bounds",
    "medical_base_bounds",
    "pension_person_rate",
    "medical_person_rate",
    "unemployment_person_rate",
    "pension_employer_rate",
    "medical_employer_rate",
    "employee_credit_rate",
    "flexible_medical_rate",
    "flexible_medical_base",
    "flexible_medical_fee",
    "flexible_large_amount",
    "flexible_credit",
)

_BESIDE = ("base_bounds_ratios", "flexible_may_join_employee_scheme", "retirees_pay_no_contributions")

LOOKED_UP = (*PARAMETERS, *_BESIDE, "article_example")
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_READING = Reading.of((*PARAMETERS, *_BESIDE))

BOUNDS_OF = {
    "pension_person": "pension_base_bounds",
    "medical_person": "medical_base_bounds",
    "unemployment_person": "pension_base_bounds",
    "pension_employer": "pension_base_bounds",
    "account_credit": "medical_base_bounds",
}
"""The bounds that apply to the base of each line."""

PERSONS = ("pension_person", "medical_person", "unemployment_person")
"""The lines that a person pays."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a computation needs for one area. `None`: the book has no rule.

    A rate is a range if sources disagree on it and nothing decides between them. `numbers` is kept by `number_of`.
    """

    pension_bounds: BaseBounds | None = None
    medical_bounds: BaseBounds | None = None
    rates: tuple[tuple[str, Bounds | None], ...] = ()
    medical_employer: RateRange | None = None
    flexible_rate: Decimal | None = None
    flexible_base: FlexibleBase | None = None
    flexible_fee: MoneyRange | None = None
    flexible_large: Decimal | None = None
    flexible_credit: FlexibleCredit | None = None
    numbers: dict[InsuredStatus | None, int] = field(default_factory=dict, init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Computation:
    """The contributions of one status: monthly lines over all possible bases, and what they rest on.

    `total` is the person's total, `None` if no rule is known. `factors` are base and rate of each of the person's
    lines, if both are certain. `wants` names the facts that the amount depends on, `uses` the look-ups behind it.
    `rules` is the number of the rules in which base and wage are put, once stated. `rates_exact` is false if sources
    disagree on a rate of the total: then no fact makes it exact.
    """

    method: str
    total: Bounds | None
    lines: tuple[tuple[str, Bounds], ...] = ()
    factors: tuple[tuple[Decimal, Decimal], ...] = ()
    wants: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    clamped: tuple[str, ...] = ()
    rules: int | None = None
    rates_exact: bool = True


def contributions(rules: Rules, facts: ContributionsFacts) -> Computation:
    """Return the contributions for a known status and area; wage and base may be missing.

    A result that depends on these two carries the rules of its status, so that `_with_sums` can put them in.
    """
    if facts.insured_status is InsuredStatus.RETIRED:
        nothing = Bounds.exactly(ZERO)
        return Computation("retired_pays_nothing", nothing, uses=("retirees_pay_no_contributions",))
    if facts.insured_status is InsuredStatus.FLEXIBLE:
        return replace(_flexible(rules, facts), rules=number_of(rules, InsuredStatus.FLEXIBLE))
    return replace(_employed(rules, facts), rules=number_of(rules, InsuredStatus.EMPLOYED))


def total_of(rules: Rules, facts: ContributionsFacts) -> Bounds | None:
    """Return the total of `contributions` without the rest of it."""
    if facts.insured_status is InsuredStatus.RETIRED:
        return Bounds.exactly(ZERO)
    of_status = _flexible if facts.insured_status is InsuredStatus.FLEXIBLE else _employed
    return of_status(rules, facts).total


def _employed(rules: Rules, facts: ContributionsFacts) -> Computation:
    stated, wage, of_pension, of_medical = (
        facts.contribution_base,
        facts.wage,
        rules.pension_bounds,
        rules.medical_bounds,
    )
    pension, medical = base_within(stated, wage, of_pension), base_within(stated, wage, of_medical)
    wants: tuple[str, ...] = ()
    if stated is None and (pension.exact is None or medical.exact is None):
        wants = ("contribution_base", "wage") if wage is None and (of_pension or of_medical) else ("contribution_base",)
    clamped: tuple[str, ...] = ()
    own = wage if stated is None else stated
    if own is not None and (pension.low != own or medical.low != own):
        held = (("pension_base_bounds", pension, of_pension), ("medical_base_bounds", medical, of_medical))
        clamped = tuple(name for name, base, bounds in held if bounds and base.low != own)
    return _shares_of_bases(number_of(rules, None), pension, medical, wants, clamped)


@lru_cache(maxsize=512)
def _shares_of_bases(
    rates_number: int, pension: Bounds, medical: Bounds, wants: tuple[str, ...], clamped: tuple[str, ...]
) -> Computation:
    """Return the contributions of an employed person. Few are distinct: most areas leave a base as it is stated."""
    rules = NUMBERED[rates_number]
    rates, within = dict(rules.rates), {"pension_base_bounds": pension, "medical_base_bounds": medical}
    bases = {line: within[name] for line, name in BOUNDS_OF.items()}
    lines = {line: _paid(base, rate) for line, base in bases.items() if (rate := rates[line]) is not None}
    employer = rules.medical_employer
    if employer and not employer.about:
        lines["medical_employer"] = _paid(medical, Bounds(employer.low, employer.high))
    known = all(line in lines for line in PERSONS)
    bases_exact = all(bases[line].exact is not None for line in PERSONS)
    shares = tuple((bases[line].low, rate.exact) for line in PERSONS if (rate := rates[line]) is not None)
    rates_exact = all(rate is not None for _, rate in shares)
    return Computation(
        "shares_of_base" if known else "no_rule",
        _total([lines[line] for line in PERSONS]) if known else None,
        lines=tuple(lines.items()),
        factors=cast("tuple[tuple[Decimal, Decimal], ...]", shares) if known and bases_exact and rates_exact else (),
        wants=wants,
        uses=(
            "pension_base_bounds",
            "medical_base_bounds",
            "pension_person_rate",
            "medical_person_rate",
            "unemployment_person_rate",
            "pension_employer_rate",
            *(() if employer and employer.about else ("medical_employer_rate",)),
            "employee_credit_rate",
        ),
        clamped=clamped,
        rates_exact=rates_exact,
    )


def _flexible(rules: Rules, facts: ContributionsFacts) -> Computation:
    """Return the medical contribution: the area's fee, else its rate on its own base or on the stated one."""
    large = (("large_amount_medical", Bounds.exactly(rules.flexible_large)),) if rules.flexible_large else ()
    beside = ("flexible_may_join_employee_scheme", *(("flexible_large_amount",) if large else ()))
    fee = rules.flexible_fee
    if fee:
        paid = Bounds(fee.low_yuan, fee.high_yuan)
        return Computation(
            "fee_of_the_area", paid, (("medical_person", paid), *large), uses=("flexible_medical_fee", *beside)
        )
    rate, own = rules.flexible_rate, rules.flexible_base
    if rate is None:
        looked_up = ("flexible_medical_fee", "flexible_medical_rate", "flexible_medical_base")
        return Computation("no_rule", None, large, uses=(*looked_up, *beside))
    fixed = own.yuan if own and own.kind == "fixed" else None
    bounds = None if own and own.kind == "average_wage" else rules.medical_bounds
    base = base_within(facts.contribution_base, None, bounds) if fixed is None else Bounds.exactly(fixed)
    paid = _paid(base, Bounds.exactly(rate))
    named = ("flexible_medical_base",) if own else ()
    within = () if fixed is not None or (own and own.kind == "average_wage") else ("medical_base_bounds",)
    return Computation(
        "share_of_flexible_base",
        paid,
        (("medical_person", paid), *_flexible_account(rules.flexible_credit, base), *large),
        factors=((base.low, rate),) if base.exact is not None else (),
        wants=("contribution_base",) if fixed is None and facts.contribution_base is None else (),
        uses=("flexible_medical_rate", *named, *within, *beside, "flexible_credit"),
        clamped=within if outside(facts.contribution_base, bounds) else (),
    )


def _flexible_account(credit: FlexibleCredit | None, base: Bounds) -> tuple[tuple[str, Bounds], ...]:
    if credit is None or credit.working in (None, "amount_unknown"):
        return ()
    rate = credit.working_rate
    return (("account_credit", _paid(base, Bounds.exactly(rate or ZERO))),)


def _with_sums(cell: Computation, facts: ContributionsFacts) -> Computation:
    """Return a computation with the stated base and wage put in."""
    if cell.rules is None:
        return cell
    of_status = _flexible if "flexible_may_join_employee_scheme" in cell.uses else _employed
    return of_status(NUMBERED[cell.rules], facts)


NUMBERED: list[Rules] = []
"""The sets of rules by their number."""

_NUMBERS: dict[Rules, int] = {}

_NUMBERING = Lock()


def number_of(rules: Rules, status: InsuredStatus | None) -> int:
    """Return the number of what a set of rules says of a status; with `None`, of the rates of employed people.

    It is cheaper to compare than the rules.
    """
    number = rules.numbers.get(status)
    if number is None:
        said = _said_of(rules, status)
        with _NUMBERING:
            if said not in _NUMBERS:
                _NUMBERS[said] = len(NUMBERED)
                NUMBERED.append(said)
            number = rules.numbers[status] = _NUMBERS[said]
    return number


def _said_of(rules: Rules, status: InsuredStatus | None) -> Rules:
    """Return a set of rules without what is not counted in its number."""
    if status is None:
        return Rules(rates=rules.rates, medical_employer=rules.medical_employer)
    if status is InsuredStatus.FLEXIBLE:
        return replace(rules, pension_bounds=None, rates=(), medical_employer=None)
    if status is InsuredStatus.EMPLOYED:
        return Rules(rules.pension_bounds, rules.medical_bounds, rules.rates, rules.medical_employer)
    return Rules()


def _own(facts: ContributionsFacts) -> Decimal | None:
    """Return the stated base, else the wage."""
    return facts.wage if facts.contribution_base is None else facts.contribution_base


def _paid(base: Bounds, rate: Bounds) -> Bounds:
    """Return a share of a base as it is paid, to the fen."""
    if base.low == base.high and rate.low == rate.high:
        return Bounds.exactly(fen(base.low * rate.low))
    high = None if base.high is None or rate.high is None else base.high * rate.high
    return Bounds(base.low * rate.low, high).rounded()


def _total(parts: Sequence[Bounds]) -> Bounds:
    """Return the sum of contributions that are each paid to the fen."""
    highs = [part.high for part in parts]
    return Bounds(
        sum((part.low for part in parts), ZERO),
        None if None in highs else sum((high for high in highs if high is not None), ZERO),
    )


def _content(cell: Computation) -> tuple[object, ...]:
    """Return the part of a computation that is the amount, even while numbers are missing."""
    return (cell.total, cell.wants)


def _wanted(cell: Computation) -> tuple[str, ...]:
    """Return the base, until the amount is exact; a wage would only lead to it."""
    exact = cell.total is not None and cell.total.exact is not None
    return () if exact else tuple(name for name in cell.wants if name != "wage")


def _settled_as(cell: Computation) -> str:
    """Return how precisely the amount is known once the base is stated."""
    if cell.total is None:
        return "unknown"
    return "exact" if settled_by(cell) else "bounds"


def _told(cell: Computation) -> tuple[object, ...]:
    """Return what an answer tells of a computation besides sums."""
    lines = tuple(code for code, _ in cell.lines)
    return (cell.method, cell.wants, cell.uses, cell.clamped, lines, settled_by(cell))


def settled_by(cell: Computation) -> bool:
    """Whether a computation has one exact amount once the base is stated."""
    return cell.total is not None and (cell.total.exact is not None or (bool(cell.wants) and cell.rates_exact))


LAW: Law[Computation] = Law(
    names=NAMES,
    verdict_of=_content,
    answer_of=_content,
    settled_of=_settled_as,
    wants_of=_wanted,
    numbers=("contribution_base", "wage"),
    evaluate=_with_sums,
    evaluated_with=("contribution_base", "wage"),
    amount_of=lambda cell: cell.total,
    told_of=_told,
)

_SHAPE = Shape.of([Axis("insured_status", domain("insured_status"))])


def space(facts: ContributionsFacts, day: Day) -> Space[Computation]:
    """Return all completions of the stated facts on a day."""
    course = course_of_areas(day) if facts.area is None else None
    return Space(
        law=LAW,
        facts=facts,
        judge=contributions,
        shape=_SHAPE,
        situation=course.situation(day.on)
        if course
        else area_rules(LAW, facts.area, day, PARAMETERS, _rules_of, _READING),
        rules_at=lambda areas: _rules_of(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
        notes=day.notes,
    )


def course_of_areas(day: Day) -> Course:
    """Return the rules of all areas through time."""
    return course_of(LAW, day, PARAMETERS, None, _rules_of)


def _rules_of(day: Day, area: str | None) -> Rules:
    period = day.at(area).read(_READING)
    return period.keep(Rules, lambda: _rules(period.findings))


def period_of(day: Day, area: str | None) -> Period:
    """Look up everything for an area."""
    return day.at(area).read(_READING)


def findings_of(day: Day, area: str | None) -> Mapping[str, Finding]:
    """Look up everything for an area; findings by parameter."""
    return period_of(day, area).findings


def _rules(findings: Mapping[str, Finding]) -> Rules:
    rates = {
        "pension_person": "pension_person_rate",
        "medical_person": "medical_person_rate",
        "unemployment_person": "unemployment_person_rate",
        "pension_employer": "pension_employer_rate",
        "account_credit": "employee_credit_rate",
    }
    return Rules(
        pension_bounds=cast("BaseBounds | None", findings["pension_base_bounds"].term),
        medical_bounds=cast("BaseBounds | None", findings["medical_base_bounds"].term),
        rates=tuple((line, rate_span(findings[name])) for line, name in rates.items()),
        medical_employer=cast("RateRange | None", findings["medical_employer_rate"].term),
        flexible_rate=cast("Decimal | None", findings["flexible_medical_rate"].term),
        flexible_base=cast("FlexibleBase | None", findings["flexible_medical_base"].term),
        flexible_fee=cast("MoneyRange | None", findings["flexible_medical_fee"].term),
        flexible_large=cast("Decimal | None", findings["flexible_large_amount"].term),
        flexible_credit=cast("FlexibleCredit | None", findings["flexible_credit"].term),
    )
