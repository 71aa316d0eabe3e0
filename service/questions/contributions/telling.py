"""What an answer on contributions says besides the judgement."""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import cast

from service.facts import InsuredStatus
from service.money import ZERO, Bounds, fen, hull
from service.outcome import Amount, Claim, Conflict, Gaps, Grounds, Line, LocalCheck, Message, Sought, gaps, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.terms import BaseBounds, FlexibleBase, MoneyRange, RateRange, StatedSum
from service.policy.values import Finding, Value
from service.questions.contributions.facts import ContributionsFacts
from service.questions.contributions.law import (
    NAMES,
    NUMBERED,
    Computation,
    Rules,
    course_of_areas,
    findings_of,
    number_of,
    period_of,
    settled_by,
    space,
    total_of,
)
from service.questions.rates import rate_span
from service.reasoning.completions import Completions, Space, complete
from service.reasoning.courses import follow
from service.reasoning.gists import Gist
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_YUAN, narrows_most, over, widest_of
from service.reasoning.rivalry import rivalry

_MONTHS = 12

_BASE = "contribution_base"


def compute(facts: ContributionsFacts, day: Day) -> Amount:
    """Answer the question for the stated facts on a day.

    Nothing of an answer depends on the day but its rules, so days on which these come to the same share one.
    """
    of_facts = space(facts, day)
    completions, period = complete(of_facts), period_of(day, facts.area)
    if facts.area is None:
        _follow(day, of_facts)
        return completions.keep((compute, period), lambda: _amount(facts, day, completions))
    return _amount(facts, day, completions)


def _follow(day: Day, of_facts: Space[Computation]) -> None:
    """Record that the answer depends on what the facts come to in all areas."""
    facts = of_facts.facts
    gist = Gist(
        of_facts,
        # A wage only leads to the base, so it never leaves narrower bounds.
        asked=lambda cells, changing: _relevant(facts, cells, changing),
        plain=lambda cells, _: len({cell.method for cell in cells}) > 1,
        leaves_open=lambda cells, name: name == "wage" or any(cell.total is None for cell in cells) or None,
    )
    follow(course_of_areas(day), day, facts, of_facts.part_of(), gist.of)


def _relevant(facts: ContributionsFacts, cells: Iterable[Computation], changing: Container[str]) -> tuple[str, ...]:
    """Return the missing facts that the answer asks for: those that change it, and those that computations want."""
    wanted = {name for cell in cells for name in cell.wants}
    return tuple(name for name in NAMES if getattr(facts, name) is None and (name in changing or name in wanted))


def _amount(facts: ContributionsFacts, day: Day, completions: Completions[Computation]) -> Amount:
    examples, bounds = completions.examples, completions.amount
    told = tuple(examples.values())
    methods = {cell.method for cell in told}
    relevant = _relevant(facts, told, completions.relevant)
    # A wage only leads to the base, so it never leaves narrower bounds.
    asked = [name for name in relevant if name != "wage"]
    lines = tuple(_lines(completions.judgements, bounds)) if len(methods) == 1 else ()
    formula = _formula(completions.judgements) if bounds is not None and bounds.exact is not None else None

    def grounds() -> Grounds:
        return _grounds(facts, told, day, relevant, bounds, lines)

    if formula is not None or facts.area is not None:
        found = grounds()
    else:
        view, period = day.at(None), period_of(day, None)
        said = (period, _told_anywhere(told, view, period.findings), relevant, bounds, lines)
        found = day.note((_amount, facts, said), grounds)
    return Amount(
        bounds=bounds,
        method=told[0].method if len(methods) == 1 else "depends_on_missing_facts",
        lines=lines,
        formula=formula,
        schedule=None,
        grounds=found,
        narrowing=Sought(lambda: narrows_most(asked, bounds, lambda name: _left_by(name, facts, completions))),
    )


def _told_anywhere(cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Hashable:
    """Return all of computations that grounds follow from while no area is stated, besides sums."""
    uses = dict.fromkeys(name for cell in cells for name in cell.uses)
    return (
        frozenset(cell.method for cell in cells),
        tuple(name for name in uses if findings[name].value or findings[name].rivals or view.claims(name)),
        "pension_base_bounds" in uses,
        "flexible_may_join_employee_scheme" in uses,
        all(settled_by(cell) for cell in cells),
        any(code == "large_amount_medical" for cell in cells for code, _ in cell.lines),
    )


def _grounds(  # noqa: PLR0913, PLR0917 - everything that grounds may rest on.
    facts: ContributionsFacts,
    cells: tuple[Computation, ...],
    day: Day,
    relevant: tuple[str, ...],
    bounds: Bounds | None,
    lines: tuple[Line, ...],
) -> Grounds:
    view, findings = day.at(facts.area), findings_of(day, facts.area)
    exact = bounds is not None and bounds.exact is not None
    single = len({cell.method for cell in cells}) == 1
    used = [findings[name] for name in dict.fromkeys(name for cell in cells for name in cell.uses)]
    used = [
        finding
        for finding in used
        if finding.value and (bounds is not None or single or finding.value.standing == "rule")
    ]
    sums = tuple(_stated_sums(facts, cells, view, lines))
    return Grounds(
        gaps=_gaps(facts, cells, relevant, settles=all(settled_by(cell) for cell in cells) and not exact),
        findings=tuple(used),
        local_checks=tuple(_local_checks(cells, view, findings)),
        conflicts=tuple(_conflicts(cells, view, findings, sums)),
        advisories=(*_advisories(facts, cells, view, findings, sums), *cautions(used)),
    )


def _gaps(
    facts: ContributionsFacts, cells: tuple[Computation, ...], relevant: tuple[str, ...], *, settles: bool
) -> Gaps:
    """Return what is missing. A base derived from the wage is not asked for, though a stated one would replace it."""
    deciding = tuple(name for name in relevant if name != "wage")
    missing = gaps(facts, NAMES, relevant, deciding, decided_after=settles)
    worked_out = facts.wage is not None and any("pension_base_bounds" in cell.uses for cell in cells)
    return (
        replace(missing, irrelevant=tuple(name for name in missing.irrelevant if name != _BASE))
        if worked_out
        else missing
    )


def _left_by(name: str, facts: ContributionsFacts, completions: Completions[Computation]) -> Iterable[Bounds | None]:
    """Return the bounds that remain for values of a missing fact; for the base at its ends, floors and ceilings."""
    if name != _BASE:
        return completions.left_by(name)
    statuses = tuple(InsuredStatus) if facts.insured_status is None else (facts.insured_status,)
    rules = completions.situation
    return rules.keep(statuses, lambda: (_left_by_base(statuses, rules.rules),))


def _left_by_base(statuses: tuple[InsuredStatus, ...], rules: tuple[Rules, ...]) -> Bounds | None:
    held = {bounds for rule_set in rules for bounds in (rule_set.pension_bounds, rule_set.medical_bounds) if bounds}
    kinks = {yuan for bounds in held for yuan in (bounds.floor_yuan, bounds.ceiling_yuan) if yuan is not None}
    numbers = dict.fromkeys((number_of(rule_set, status), status) for rule_set in rules for status in statuses)

    def left(base: Decimal) -> Bounds | None:
        return over(_total_at(base, status, number) for number, status in numbers)

    return widest_of({ZERO, *kinks, LARGEST_YUAN}, left)


@lru_cache(maxsize=4096)
def _total_at(base: Decimal, status: InsuredStatus, number: int) -> Bounds | None:
    """Return the total for one base. Neighbouring periods share most sets of rules, so few are computed for each."""
    return total_of(NUMBERED[number], ContributionsFacts(insured_status=status, contribution_base=base))


def _lines(cells: tuple[Computation, ...], bounds: Bounds | None) -> Iterator[Line]:
    """Yield every line that all completions have, per month and per year, and the person's total."""
    lines_of_cells = [dict(cell.lines) for cell in cells]
    for code in (code for code in lines_of_cells[0] if all(code in lines for lines in lines_of_cells)):
        yield from _month_and_year(code, hull(lines[code] for lines in lines_of_cells))
    if bounds is not None:
        yield from _month_and_year("person_total", bounds)


def _month_and_year(code: str, yuan: Bounds) -> Iterator[Line]:
    yield Line(code, yuan)
    yield Line(f"{code}_year", Bounds(yuan.low * _MONTHS, None if yuan.high is None else yuan.high * _MONTHS))


def _formula(cells: tuple[Computation, ...]) -> Message | None:
    """Return the person's shares with their numbers, if every completion has the same."""
    factors = {cell.factors for cell in cells}
    if len(factors) > 1 or not cells[0].factors:
        return None
    result = cast("Bounds", cells[0].total).low
    return message("shares", factors=cells[0].factors, result=result)


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
    """Return the look-ups of a computation whose holes leave something open."""
    optional = ("flexible_medical_base", "flexible_credit", "flexible_large_amount")
    return tuple(name for name in cell.uses if name not in optional)


_Sums = tuple[tuple[Value, Bounds | None], ...]
"""Amounts that an article states, each with ours if there is one."""


def _conflicts(
    cells: tuple[Computation, ...], view: PolicyView, findings: Mapping[str, Finding], sums: _Sums
) -> Iterator[Conflict]:
    if view.not_covered:
        return
    for name in dict.fromkeys(name for cell in cells for name in cell.uses):
        conflict = rivalry(findings[name], view.claims(name))
        if conflict:
            yield conflict
    if sums:
        yield Conflict("article_example", tuple(Claim(claim, applied=False) for claim, _ in sums), "arithmetic")


def _stated_sums(
    facts: ContributionsFacts, cells: tuple[Computation, ...], view: PolicyView, lines: tuple[Line, ...]
) -> Iterator[tuple[Value, Bounds | None]]:
    """Yield other amounts that an article states for this very base, each with our amount if there is one."""
    if any(cell.method != "shares_of_base" for cell in cells):
        return
    ours = {line.code: line.yuan for line in lines}
    for value in view.statements("article_example"):
        term = cast("StatedSum", value.term)
        right = ours.get(term.what)
        if term.base_yuan == facts.contribution_base and not (right and right.holds(fen(term.yuan))):
            yield value, right


def _advisories(
    facts: ContributionsFacts,
    cells: tuple[Computation, ...],
    view: PolicyView,
    findings: Mapping[str, Finding],
    sums: _Sums,
) -> Iterator[Message]:
    methods = {cell.method for cell in cells}
    for name in dict.fromkeys(name for cell in cells for name in cell.clamped):
        term = cast("BaseBounds", findings[name].term)
        if view.area is not None:
            yield message("base_clamped", parameter=name, floor=term.floor_yuan, ceiling=term.ceiling_yuan)
    for claim, right in sums:
        stated = cast("StatedSum", claim.term).yuan
        if right is not None and right.exact is not None:
            yield message("article_sum_wrong", stated=stated, right=right.exact, citation=claim.citation.id)
        elif right is not None and right.high is not None:
            yield message(
                "article_sum_outside", stated=stated, least=right.low, most=right.high, citation=claim.citation.id
            )
    if "shares_of_base" in methods:
        yield from _beside_the_base(facts, findings)
    if facts.insured_status is not InsuredStatus.RETIRED:
        yield from _beside_the_fee(facts, cells, findings)
    if "retired_pays_nothing" in methods:
        yield message("see_retirement_makeup")


def _beside_the_fee(
    facts: ContributionsFacts, cells: tuple[Computation, ...], findings: Mapping[str, Finding]
) -> Iterator[Message]:
    """Yield what is not included in flexible employment, and where its base is assumed."""
    flexible = [cell for cell in cells if "flexible_may_join_employee_scheme" in cell.uses]
    if flexible:
        yield message("flexible_pension_not_counted")
    own_base = findings["flexible_medical_base"].value
    if facts.area and own_base is None and any("medical_base_bounds" in cell.uses for cell in flexible):
        yield message("flexible_base_not_named")
    if any(code == "large_amount_medical" for cell in flexible for code, _ in cell.lines):
        yield message("large_amount_besides")


def _beside_the_base(facts: ContributionsFacts, findings: Mapping[str, Finding]) -> Iterator[Message]:
    """Yield to which insurance the bounds apply, and what the employer's share rests on."""
    pension, medical = findings["pension_base_bounds"].value, findings["medical_base_bounds"].value
    if pension and not medical:
        yield message("bounds_of_pension_alone", citation=pension.citation.id)
    if medical and not pension:
        yield message("bounds_of_medical_alone", citation=medical.citation.id)
    if pension:
        yield message("unemployment_base_as_pension")
    disputed = rate_span(findings["unemployment_person_rate"])
    if disputed is not None and disputed.exact is None:
        yield message("rate_disputed", least_rate=disputed.low, greatest_rate=disputed.high)
    if facts.contribution_base is None and facts.wage is not None:
        yield message("wage_stands_for_base")
    employer = findings["medical_employer_rate"].term
    if isinstance(employer, RateRange):
        if employer.about:
            yield message("employer_rate_about", rate=employer.low)
        if employer.includes_maternity:
            yield message("employer_rate_with_maternity")
    yield message("employer_pays_on_payroll")
