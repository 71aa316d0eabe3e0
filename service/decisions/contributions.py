"""What is paid a month for pension, medical and unemployment insurance, and what of it reaches the personal account?

An employed person pays shares of a contribution base: the monthly wage, raised to the floor and lowered to the ceiling
that the area has in force for that insurance. 国办发〔2019〕13号 sets floor and ceiling at 60% and 300% of the average
wage; areas publish the yuan, some for the pension alone, some for medical insurance alone, each for its own period. A
base stated is used as it is, within bounds in force. A period that ended is not used again: then a stated base stands,
and a wage alone leaves the amount open. The person's own medical contribution is what reaches the account
(国办发〔2021〕14号). People in flexible employment pay for medical insurance alone, by their area's rate and base
(Social Insurance Law article 23). Retired people whose years are complete pay nothing (article 27).

Ambiguities that stay visible. No source gives bounds for unemployment insurance; those of the pension are used. The
rates of pension and unemployment are known from an article alone, which gives the latter twice, differently. Each
contribution is paid to the fen, so a total is the sum of rounded lines and a year is twelve such months.

A base stated stands in for a wage: stating it after a wage asks about that base instead, so `contribution_base` is
listed as missing while only a wage is stated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from service.decisions.bases import base_within, outside, times
from service.facts import ContributionsFacts, InsuredStatus, domain
from service.money import ZERO, Bounds, fen, hull
from service.outcome import Amount, Claim, Conflict, Grounds, Line, LocalCheck, Said, gaps, rivalry, said
from service.policy.book import Finding, PolicyView, Value
from service.policy.day import Day
from service.policy.terms import BaseBounds, FlexibleBase, FlexibleCredit, MoneyRange, RateRange, StatedSum
from service.reasoning.completions import Completions, Space, area_rules, complete
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_YUAN, narrows_most, over
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
"""All that an answer looks up: only a day on which one of these changes can change it."""

_DOMAINS = {"insured_status": domain("insured_status")}
_MONTHS = 12
_BOUNDS_OF = {
    "pension_person": "pension_base_bounds",
    "medical_person": "medical_base_bounds",
    "unemployment_person": "pension_base_bounds",
    "pension_employer": "pension_base_bounds",
    "account_credit": "medical_base_bounds",
}
"""The bounds that hold for the base of each line."""

_PERSONS = ("pension_person", "medical_person", "unemployment_person")


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a computation needs of the policy for one area. `None`: the book has no rule."""

    pension_bounds: BaseBounds | None
    medical_bounds: BaseBounds | None
    rates: tuple[tuple[str, Decimal | None], ...]
    medical_employer: RateRange | None
    flexible_rate: Decimal | None
    flexible_base: FlexibleBase | None
    flexible_fee: MoneyRange | None
    flexible_large: Decimal | None
    flexible_credit: FlexibleCredit | None


@dataclass(frozen=True, slots=True)
class Computation:
    """The contributions of one status: lines a month over all bases still possible, and what they rest on.

    `total` is the person's, `None` where no rule is known. `factors` are base and rate of each of the person's lines,
    where both are sure; `wants` names the facts on which the amount depends, `uses` the look-ups it rests on;
    `rules` is the number of the rules by which base and wage enter, once they are stated.
    """

    method: str
    total: Bounds | None
    lines: tuple[tuple[str, Bounds], ...] = ()
    factors: tuple[tuple[Decimal, Decimal], ...] = ()
    wants: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    clamped: tuple[str, ...] = ()
    rules: int | None = None


def compute(facts: ContributionsFacts, day: Day) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    found = complete(space(facts, day))
    cells = found.cells
    view = day.at(facts.area)
    findings = _findings(day, facts.area)
    bounds = over(cell.total for cell in cells)
    methods = tuple(dict.fromkeys(cell.method for cell in cells))
    one = cells[0] if len(methods) == 1 else None
    wanted = {name for cell in cells for name in cell.wants}
    relevant = tuple(
        name for name in NAMES if getattr(facts, name) is None and (name in found.relevant or name in wanted)
    )
    exact = bounds is not None and bounds.exact is not None
    decided = all(_settled_by(cell) for cell in cells)
    used = [findings[name] for name in dict.fromkeys(name for cell in cells for name in cell.uses)]
    used = [each for each in used if each.value and (bounds is not None or one or each.value.standing == "rule")]
    return Amount(
        bounds=bounds,
        narrows_most=narrows_most(relevant, bounds, lambda name: _left_by(name, facts, found)),
        method=methods[0] if one else "depends_on_missing_facts",
        lines=tuple(_lines(cells, bounds)) if one else (),
        formula=_formula(cells) if exact else None,
        schedule=None,
        grounds=Grounds(
            gaps=gaps(
                facts,
                NAMES,
                relevant,
                () if exact else tuple(name for name in relevant if name != "wage"),
                decided_after=decided,
            ),
            findings=tuple(used),
            local_checks=tuple(_local_checks(cells, view, findings)),
            conflicts=tuple(_conflicts(facts, cells, view, findings)),
            advisories=(*_advisories(facts, cells, view, findings), *cautions(used)),
        ),
    )


def _left_by(name: str, facts: ContributionsFacts, found: Completions[Computation]) -> Iterator[Bounds | None]:
    """The bounds that a missing fact leaves: of base and wage, at their ends and where floors and ceilings begin."""
    if name not in ("contribution_base", "wage"):
        yield from (over(cell.total for cell in cells) for cells in found.slices(name))
        return
    rules = cast("tuple[Rules, ...]", found.rules)
    held = {bounds for each in rules for bounds in (each.pension_bounds, each.medical_bounds) if bounds}
    kinks = {yuan for each in held for yuan in (each.floor_yuan, each.ceiling_yuan) if yuan is not None}
    statuses = InsuredStatus if facts.insured_status is None else (facts.insured_status,)
    for yuan in (LARGEST_YUAN, ZERO, *sorted(kinks)):
        sums = {name: yuan, "wage" if name == "contribution_base" else "contribution_base": None}
        stated = [replace(facts, **{**sums, "insured_status": status}) for status in statuses]  # type: ignore[arg-type]
        yield over(contributions(each, placed).total for each in rules for placed in stated)


def contributions(rules: Rules, facts: ContributionsFacts) -> Computation:
    """The contributions for a known status and area; wage and base may be missing.

    What depends on these two carries its rules, so that `_with_sums` can put them in.
    """
    if facts.insured_status is InsuredStatus.RETIRED:
        nothing = Bounds.exactly(ZERO)
        return Computation("retired_pays_nothing", nothing, uses=("retirees_pay_no_contributions",))
    if facts.insured_status is InsuredStatus.FLEXIBLE:
        return replace(_flexible(rules, facts), rules=_number(rules))
    return replace(_employed(rules, facts), rules=_number(rules))


def _employed(rules: Rules, facts: ContributionsFacts) -> Computation:
    rates = dict(rules.rates)
    bounds = {"pension_base_bounds": rules.pension_bounds, "medical_base_bounds": rules.medical_bounds}
    bases = {line: base_within(facts.contribution_base, facts.wage, bounds[name]) for line, name in _BOUNDS_OF.items()}
    lines = {line: _paid(base, rate) for line, base in bases.items() if (rate := rates[line]) is not None}
    employer = rules.medical_employer
    if employer and not employer.about:
        low = _paid(bases["medical_person"], employer.low)
        lines["medical_employer"] = Bounds(
            low.low, None if employer.high is None else _paid(bases["medical_person"], employer.high).high
        )
    known = all(line in lines for line in _PERSONS)
    exact = known and all(bases[line].exact is not None for line in _PERSONS)
    wants: tuple[str, ...] = ()
    if facts.contribution_base is None and (facts.wage is not None or not exact):
        wants = ("contribution_base", "wage") if facts.wage is None and any(bounds.values()) else ("contribution_base",)
    return Computation(
        "shares_of_base" if known else "no_rule",
        _total(lines[line] for line in _PERSONS) if known else None,
        lines=tuple(lines.items()),
        factors=tuple((bases[line].low, cast("Decimal", rates[line])) for line in _PERSONS) if exact else (),
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
        clamped=tuple(name for name, each in bounds.items() if outside(_own(facts), each)),
    )


def _flexible(rules: Rules, facts: ContributionsFacts) -> Computation:
    """Medical insurance alone: the area's fee, else its rate on its base or on the base stated."""
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
    paid = _paid(base, rate)
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
    return (("account_credit", Bounds.exactly(ZERO) if rate is None else _paid(base, rate)),)


def _with_sums(cell: Computation, facts: ContributionsFacts) -> Computation:
    """A computation with the base and the wage that are stated."""
    if cell.rules is None:
        return cell
    of_status = _flexible if "flexible_may_join_employee_scheme" in cell.uses else _employed
    return of_status(_RULES[cell.rules], facts)


_RULES: list[Rules] = []
_NUMBERS: dict[Rules, int] = {}


def _number(rules: Rules) -> int:
    """The number of a set of rules: a small thing to compare, where rules are large."""
    found = _NUMBERS.get(rules)
    if found is None:
        _RULES.append(rules)
        found = _NUMBERS.setdefault(rules, len(_RULES) - 1)
    return found


def _own(facts: ContributionsFacts) -> Decimal | None:
    """The base stated, else the wage."""
    return facts.wage if facts.contribution_base is None else facts.contribution_base


def _paid(base: Bounds, rate: Decimal) -> Bounds:
    """A share of a base, to the fen, as it is paid."""
    return times(base, rate).rounded()


def _total(parts: Iterator[Bounds]) -> Bounds:
    """The sum of contributions that are each paid to the fen."""
    listed = list(parts)
    highs = [each.high for each in listed]
    return Bounds(
        sum((each.low for each in listed), ZERO),
        None if None in highs else sum((high for high in highs if high is not None), ZERO),
    )


def _content(cell: Computation) -> tuple[object, ...]:
    """What of a computation is the amount, also while numbers are missing."""
    return (cell.total, cell.wants)


def _wanted(cell: Computation) -> tuple[str, ...]:
    """The base, until the amount is exact; a wage would only lead to it."""
    exact = cell.total is not None and cell.total.exact is not None
    return () if exact else tuple(name for name in cell.wants if name != "wage")


def _settled_as(cell: Computation) -> str:
    """How well the amount is known once the base is stated."""
    if cell.total is None:
        return "unknown"
    return "exact" if _settled_by(cell) else "bounds"


def _settled_by(cell: Computation) -> bool:
    """Whether a computation has one exact amount once the base is stated."""
    return cell.total is not None and (cell.total.exact is not None or bool(cell.wants))


LAW: Law[Computation] = Law(
    names=NAMES,
    judge=contributions,
    verdict_of=_content,
    answer_of=_content,
    settled_of=_settled_as,
    wants_of=_wanted,
    numbers=("contribution_base", "wage"),
    evaluate=_with_sums,
    evaluated_with=("contribution_base", "wage"),
)
_SHAPE = Shape.of([Axis("insured_status", domain("insured_status"))])


def space(facts: ContributionsFacts, day: Day) -> Space[Computation]:
    """The facts stated, and all that the facts not stated may be."""
    return Space(
        law=LAW,
        facts=facts,
        shape=_SHAPE,
        situation=area_rules(LAW, facts.area, day, PARAMETERS, _rules_of, _findings),
        rules_at=lambda areas: _rules_of(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: _findings(day, facts.area).values(),
    )


def _rules_of(day: Day, area: str | None) -> Rules:
    return _rules(_findings(day, area))


def _findings(day: Day, area: str | None) -> Mapping[str, Finding]:
    view = day.at(area)
    return {name: view.find(name) for name in (*PARAMETERS, *_BESIDE)}


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
        rates=tuple((line, cast("Decimal | None", findings[name].term)) for line, name in rates.items()),
        medical_employer=cast("RateRange | None", findings["medical_employer_rate"].term),
        flexible_rate=cast("Decimal | None", findings["flexible_medical_rate"].term),
        flexible_base=cast("FlexibleBase | None", findings["flexible_medical_base"].term),
        flexible_fee=cast("MoneyRange | None", findings["flexible_medical_fee"].term),
        flexible_large=cast("Decimal | None", findings["flexible_large_amount"].term),
        flexible_credit=cast("FlexibleCredit | None", findings["flexible_credit"].term),
    )


def _lines(cells: tuple[Computation, ...], bounds: Bounds | None) -> Iterator[Line]:
    """Every line that all completions have, a month and a year, and the person's total."""
    each = [dict(cell.lines) for cell in cells]
    for code in (code for code in each[0] if all(code in lines for lines in each)):
        yield from _month_and_year(code, hull(lines[code] for lines in each))
    if bounds is not None:
        yield from _month_and_year("person_total", bounds)


def _month_and_year(code: str, yuan: Bounds) -> Iterator[Line]:
    yield Line(code, yuan)
    yield Line(f"{code}_year", Bounds(yuan.low * _MONTHS, None if yuan.high is None else yuan.high * _MONTHS))


def _formula(cells: tuple[Computation, ...]) -> Said | None:
    """The person's shares with their numbers, where every completion has the same."""
    factors = {cell.factors for cell in cells}
    if len(factors) > 1 or not cells[0].factors:
        return None
    result = cast("Bounds", cells[0].total).low
    return said("shares", factors=cells[0].factors, result=result)


def _local_checks(
    cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if view.area is None:
        return
    for name in dict.fromkeys(name for cell in cells for name in _asked_of(cell)):
        finding = findings[name]
        if finding.value is None and (name != "flexible_medical_fee" or finding.last_known):
            yield hole_check(name, view, finding)
    fee = findings["flexible_medical_fee"]
    between = isinstance(fee.term, MoneyRange) and fee.term.low_yuan != fee.term.high_yuan
    if between and any(cell.method == "fee_of_the_area" for cell in cells):
        yield LocalCheck(fee.parameter, view.area_code, "area_not_covered", fee.value)
    base = findings["flexible_medical_base"]
    on_average_wage = isinstance(base.term, FlexibleBase) and base.term.kind == "average_wage"
    if on_average_wage and any("flexible_medical_base" in cell.uses and cell.wants for cell in cells):
        yield LocalCheck("flexible_medical_base", view.area_code, "area_not_covered", base.value)
    rate = findings["unemployment_person_rate"]
    if any("unemployment_person_rate" in cell.uses for cell in cells) and rate.rivals:
        yield LocalCheck("unemployment_person_rate", view.area_code, "sources_conflict")


def _asked_of(cell: Computation) -> tuple[str, ...]:
    """The look-ups of a computation whose hole leaves something open."""
    optional = ("flexible_medical_base", "flexible_credit", "flexible_large_amount")
    return tuple(name for name in cell.uses if name not in optional)


def _conflicts(
    facts: ContributionsFacts, cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Conflict]:
    if view.not_covered:
        return
    for name in dict.fromkeys(name for cell in cells for name in cell.uses):
        conflict = rivalry(findings[name], [value for value in view.said(name) if value.standing == "claim"])
        if conflict:
            yield conflict
    wrong = [claim for claim, _ in _stated_sums(facts, cells, view)]
    if wrong:
        yield Conflict("article_example", tuple(Claim(claim, applied=False) for claim in wrong), "arithmetic")


def _stated_sums(
    facts: ContributionsFacts, cells: tuple[Computation, ...], view: PolicyView
) -> Iterator[tuple[Value, Decimal | None]]:
    """Sums that an article states for this very base and that are not ours, each with ours where we have one."""
    if any(cell.method != "shares_of_base" for cell in cells):
        return
    ours = hull(cast("Bounds", cell.total) for cell in cells)
    lines = {line.code: line.yuan.exact for line in _lines(cells, ours)}
    for value in view.said("article_example"):
        term = cast("StatedSum", value.term)
        right = lines.get(term.what)
        if term.base_yuan == facts.contribution_base and right != fen(term.yuan):
            yield value, right


def _advisories(
    facts: ContributionsFacts, cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Said]:
    methods = {cell.method for cell in cells}
    for name in dict.fromkeys(name for cell in cells for name in cell.clamped):
        term = cast("BaseBounds", findings[name].term)
        if view.area is not None:
            yield said("base_clamped", parameter=name, floor=term.floor_yuan, ceiling=term.ceiling_yuan)
    for claim, right in _stated_sums(facts, cells, view):
        stated = cast("StatedSum", claim.term).yuan
        if right is not None:
            yield said("article_sum_wrong", stated=stated, right=right, citation=claim.citation.id)
    if "shares_of_base" in methods:
        yield from _beside_the_base(facts, findings)
    if facts.insured_status is not InsuredStatus.RETIRED:
        yield from _beside_the_fee(facts, cells, findings)
    if "retired_pays_nothing" in methods:
        yield said("see_retirement_makeup")


def _beside_the_fee(
    facts: ContributionsFacts, cells: tuple[Computation, ...], findings: Mapping[str, Finding]
) -> Iterator[Said]:
    """What is not counted in flexible employment, and where its base is assumed."""
    flexible = [cell for cell in cells if "flexible_may_join_employee_scheme" in cell.uses]
    if flexible:
        yield said("flexible_pension_not_counted")
    own_base = findings["flexible_medical_base"].value
    if facts.area and own_base is None and any("medical_base_bounds" in cell.uses for cell in flexible):
        yield said("flexible_base_not_named")
    if any(code == "large_amount_medical" for cell in flexible for code, _ in cell.lines):
        yield said("large_amount_besides")


def _beside_the_base(facts: ContributionsFacts, findings: Mapping[str, Finding]) -> Iterator[Said]:
    """For which insurance the bounds hold, and what the employer's share rests on."""
    pension, medical = findings["pension_base_bounds"].value, findings["medical_base_bounds"].value
    if pension and not medical:
        yield said("bounds_of_pension_alone", citation=pension.citation.id)
    if medical and not pension:
        yield said("bounds_of_medical_alone", citation=medical.citation.id)
    if pension:
        yield said("unemployment_base_as_pension")
    if facts.contribution_base is None and facts.wage is not None:
        yield said("wage_stands_for_base")
    employer = findings["medical_employer_rate"].term
    if isinstance(employer, RateRange):
        if employer.about:
            yield said("employer_rate_about", rate=employer.low)
        if employer.includes_maternity:
            yield said("employer_rate_with_maternity")
    yield said("employer_pays_on_payroll")
