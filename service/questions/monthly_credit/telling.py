"""What an answer on the monthly credit says besides the judgement."""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, cast

from service.facts import InsuredStatus
from service.money import ZERO, Bounds, hull
from service.outcome import Amount, Conflict, Grounds, Line, LocalCheck, Message, Sought, gaps, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.terms import BaseBounds, FlexibleCredit, RetireeCredit
from service.policy.values import Finding
from service.questions.bases import outside, times
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import (
    NAMES,
    NUMBERS,
    Computation,
    Rules,
    course_of_areas,
    findings_of,
    needed,
    own_figures,
    space,
)
from service.reasoning.cases import grounds_of
from service.reasoning.completions import Completions, Space, complete
from service.reasoning.courses import Course, follow
from service.reasoning.gists import Gist
from service.reasoning.judgements import cautions, hole_check, unstated
from service.reasoning.narrowing import LARGEST_RATE, LARGEST_YUAN, narrows_most, over, widest_of
from service.reasoning.rivalry import rivalry

_SAME_EVERYWHERE = ("no_account_in_resident_scheme", "formalities_not_done")
"""The methods whose amount is the same in every area."""


def compute(facts: MonthlyCreditFacts, day: Day) -> Amount:
    """Answer the question for the stated facts on a day.

    Days on which the completions of all areas come to the same share one answer.
    """
    of_facts = space(facts, day)
    completions = complete(of_facts)
    course = course_of_areas(facts, day)
    if course is not None:
        _follow(course, day, of_facts)
    if facts.area is None:
        return completions.keep((compute, needed(facts, day)), lambda: _amount(facts, day, completions))
    return _amount(facts, day, completions)


def _follow(course: Course, day: Day, of_facts: Space[Computation]) -> None:
    """Record that the answer depends on what the facts come to in all areas, and on the ages at which tiers start."""
    facts, part_of = of_facts.facts, of_facts.part_of()

    def part_and_ages(rules: Rules) -> Hashable:
        return part_of(rules), rules.ages

    if part_of is id:
        follow(course, day, facts, part_and_ages)
        return
    gist = Gist(
        of_facts,
        asked=lambda cells, relevant: _relevant(facts, cells, relevant),
        plain=lambda cells, bounded: not bounded or _plain({cell.method for cell in cells}),
        leaves_open=lambda cells, name: _leaves_open(cells, name) or _leaves_an_end(cells, name),
    )

    def gist_of(parts: Sequence[tuple[Any, Hashable]]) -> Hashable:
        columns, ages = zip(*parts, strict=True)
        return gist.of(tuple(dict.fromkeys(columns))), tuple(dict.fromkeys(ages))

    follow(course, day, (facts, of_facts.shape.key), part_and_ages, gist_of)


def _relevant(facts: MonthlyCreditFacts, cells: Iterable[Computation], changing: Container[str]) -> tuple[str, ...]:
    """Return the missing facts that the answer asks for: those that change it, and those that computations want."""
    wanted = {name for cell in cells for name in cell.wants}
    if _stands_in(facts, cells):
        wanted.add("area")  # An area with its own figure would be answered with that figure.
    return tuple(name for name in NAMES if getattr(facts, name) is None and (name in changing or name in wanted))


def _plain(methods: set[str]) -> bool:
    """Whether an answer shows no sum beside its bounds."""
    return len(methods) > 1 or methods == {"rate_of_base"}


def _leaves_an_end(cells: Iterable[Computation], name: str) -> Literal[False] | None:
    """Return `False` if every amount is known once a number is stated, else nothing that shows without sums."""
    return False if all(name in cell.wants and cell.gross is not None for cell in cells) else None


def _stands_in(facts: MonthlyCreditFacts, cells: Iterable[Computation]) -> bool:
    """Whether the caller's own figures stand in for those of an area that is not stated."""
    return facts.area is None and own_figures(facts) and any(cell.method not in _SAME_EVERYWHERE for cell in cells)


def _leaves_open(cells: Iterable[Computation], name: str) -> bool:
    """Whether the amount of some computation stays unknown whatever is stated for a number."""
    return any(cell.gross is None and name not in cell.wants for cell in cells)


def _amount(facts: MonthlyCreditFacts, day: Day, completions: Completions[Computation]) -> Amount:
    cells = tuple(completions.examples.values())
    findings, bounds = findings_of(day, facts.area), completions.amount
    methods = frozenset(cell.method for cell in cells)
    relevant = _relevant(facts, cells, completions.relevant)
    stands_in = _stands_in(facts, cells)
    single = completions.judgements[0] if len(methods) == 1 else None
    schedule = _schedule(single, findings)
    lines = tuple(_lines(completions.judgements, bounds)) if single else ()
    formula = _formula(single, facts) if bounds is not None and bounds.exact is not None and single else None

    def grounds() -> Grounds:
        return _grounds(
            facts,
            day,
            cells,
            relevant,
            bounds,
            schedule=schedule,
            single=single is not None,
            decided_after=_settles(cells) and not stands_in,
        )

    if formula is not None or facts.area is not None:
        found = grounds_of(_case(facts, day, completions, relevant), facts.area, grounds)
    else:
        said = (methods, _told_anywhere(cells, findings), relevant, bounds, lines, schedule)
        found = day.note((_amount, facts, needed(facts, day), said), grounds)
    return Amount(
        bounds=bounds,
        method=single.method if single else "depends_on_missing_facts",
        lines=lines,
        formula=formula,
        schedule=schedule,
        grounds=found,
        narrowing=Sought(lambda: narrows_most(relevant, bounds, lambda name: _left_by(name, facts, completions))),
    )


def _told_anywhere(cells: tuple[Computation, ...], findings: Mapping[str, Finding]) -> Hashable:
    """Return all of computations that grounds follow from while no area is stated, besides methods and sums."""
    uses = dict.fromkeys(name for cell in cells for name in cell.uses)
    found = tuple(name for name in uses if findings[name].value)
    return (found, any(cell.ambiguous_tier for cell in cells), _settles(cells))


def _case(
    facts: MonthlyCreditFacts, day: Day, completions: Completions[Computation], relevant: tuple[str, ...]
) -> Hashable:
    """Return all that the grounds follow from, if one computation holds and misses nothing in an area of the book."""
    if len(completions.cells) > 1 or relevant or day.at(facts.area).area is None:
        return None
    cell = completions.cells[0]
    if cell.ambiguous_tier:
        return None
    return (
        needed(facts, day),
        cell.method,
        cell.uses,
        cell.gross is None,
        cell.yearly is None,
        unstated(facts, NAMES),
        facts.insured_status is InsuredStatus.FLEXIBLE,
        facts.retirement_formalities_done,
    )


def _grounds(  # noqa: PLR0913 - everything that grounds may rest on.
    facts: MonthlyCreditFacts,
    day: Day,
    cells: tuple[Computation, ...],
    relevant: tuple[str, ...],
    bounds: Bounds | None,
    *,
    schedule: str | None,
    single: bool,
    decided_after: bool,
) -> Grounds:
    view, findings = day.at(facts.area), findings_of(day, facts.area)
    names = [*(name for cell in cells for name in cell.uses), *(["credit_schedule"] if schedule else [])]
    used = [findings[name] for name in dict.fromkeys(names)]
    # Bounds rest on every look-up; without bounds, only settled rules are worth citing.
    used = [
        finding
        for finding in used
        if finding.value and (bounds is not None or single or finding.value.standing == "rule")
    ]
    unclear_tier = any(cell.ambiguous_tier for cell in cells)
    return Grounds(
        gaps=gaps(facts, NAMES, relevant, _deciding(relevant, bounds), decided_after=decided_after),
        findings=tuple(used),
        local_checks=tuple(_local_checks(cells, view, findings)),
        conflicts=tuple(_conflicts(cells, view, findings)),
        advisories=(*_advisories(facts, cells, view, findings, unclear_tier=unclear_tier), *cautions(used)),
    )


def _left_by(name: str, facts: MonthlyCreditFacts, completions: Completions[Computation]) -> Iterator[Bounds | None]:
    """Yield the bounds that remain for values of a missing fact; a number at its ends, floors and ceilings."""
    if name not in NUMBERS:
        yield from completions.left_by(name)
        return
    if _leaves_open(completions.examples.values(), name):
        yield None
        return
    cells = {
        (cell.gross, cell.share, cell.deductions, name in cell.wants): cell for cell in completions.judgements
    }.values()
    ends = (LARGEST_RATE if name == "credit_rate" else LARGEST_YUAN, ZERO)
    wanting = [cell for cell in cells if name in cell.wants]
    others = [cell.net for cell in cells if name not in cell.wants]
    fixed = (over(others),) if others else ()
    kinks = {base for cell in wanting if name == "contribution_base" for base in _kinks(cell)}

    def left(number: Decimal) -> Bounds | None:
        bounds = over((*fixed, *(_with_number(name, number, facts, cell) for cell in wanting)))
        return bounds and bounds.rounded()

    yield widest_of({*ends, *kinks}, left)


def _kinks(cell: Computation) -> Iterator[Decimal]:
    """Yield the bases at which a floor or a ceiling starts to apply."""
    if cell.wants == ("contribution_base",) and cell.gross and cell.share and cell.share.low:
        yield from (yuan / cell.share.low for yuan in (cell.gross.low, cell.gross.high) if yuan is not None)


def _with_number(name: str, number: Decimal, facts: MonthlyCreditFacts, cell: Computation) -> Bounds | None:
    """Return the amount of a computation that needs a number with the number put in, not rounded."""
    gross, share = cell.gross, cell.share
    if share is None:  # Both figures are the caller's own.
        other = facts.credit_rate if name == "average_pension" else facts.average_pension
        return None if other is None else Bounds.exactly(number * other)
    if gross is None:
        return times(share, number)
    within = max(gross.low, number * share.low)
    return Bounds.exactly(within if gross.high is None else min(within, gross.high))


def _settles(cells: tuple[Computation, ...]) -> bool:
    """Whether every completion has one exact amount once the numbers it needs are stated."""
    return not any(cell.ambiguous_tier or (cell.gross is None and not cell.wants) for cell in cells)


def _deciding(relevant: tuple[str, ...], bounds: Bounds | None) -> tuple[str, ...]:
    if (bounds is not None and bounds.exact is not None) or "birth_month" in relevant:
        return ()
    return relevant


def _lines(cells: tuple[Computation, ...], bounds: Bounds | None) -> Iterator[Line]:
    """Yield gross, deductions, net and a yearly sum over all completions, if they add anything to the amount."""
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


def _formula(cell: Computation, facts: MonthlyCreditFacts) -> Message | None:
    gross, net = cast("Bounds", cell.gross), cast("Bounds", cell.net)
    if cell.method == "rate_of_base":
        return message("share", base=cell.base, rate=cast("Bounds", cell.share).low, result=net.low)
    if cell.method == "rate_of_average_pension":
        return message("share", base=facts.average_pension, rate=cast("Bounds", cell.share).low, result=net.low)
    if cell.method == "callers_own_figures" and None not in (facts.average_pension, facts.credit_rate):
        return message("share", base=facts.average_pension, rate=facts.credit_rate, result=net.low)
    if cell.deductions:
        return message("less", gross=gross.low, deductions=[yuan for _, yuan in cell.deductions], result=net.low)
    return None


def _schedule(cell: Computation | None, findings: Mapping[str, Finding]) -> str | None:
    """Return when it is posted: as the area says, else monthly if the source states a monthly sum and no yearly one."""
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
        conflict = rivalry(findings[name], view.claims(name))
        if conflict and view.area is not None:
            yield conflict


def _advisories(
    facts: MonthlyCreditFacts,
    cells: tuple[Computation, ...],
    view: PolicyView,
    findings: Mapping[str, Finding],
    *,
    unclear_tier: bool,
) -> Iterator[Message]:
    methods = {cell.method for cell in cells}
    if unclear_tier:
        yield message("birthday_month_unclear", birth_month=facts.birth_month)
    if "callers_own_figures" in methods or ("rate_of_average_pension" in methods and facts.average_pension is not None):
        yield message("callers_own_figures")
    if methods == {"formalities_not_done"}:
        yield message("formalities_not_done")
    if "fixed_amount" in methods:
        yield from _beside_the_sum(view, findings["retiree_credit"])
    bounds = findings["medical_base_bounds"].term
    if "rate_of_base" in methods and isinstance(bounds, BaseBounds) and outside(facts.contribution_base, bounds):
        yield message(
            "base_clamped", parameter="medical_base_bounds", floor=bounds.floor_yuan, ceiling=bounds.ceiling_yuan
        )
    flexible = findings["flexible_credit"].term
    retired_flexible = facts.insured_status is InsuredStatus.FLEXIBLE and facts.retirement_formalities_done
    if retired_flexible and not (isinstance(flexible, FlexibleCredit) and flexible.retired):
        yield message("flexible_retiree_not_named")
    if facts.insured_status is InsuredStatus.FLEXIBLE and findings["flexible_has_account"].term is True:
        yield message("flexible_has_account")


def _beside_the_sum(view: PolicyView, finding: Finding) -> Iterator[Message]:
    """Yield what sources say beside a fixed sum: deductions not subtracted here, a sum for the oldest workers."""
    for value in view.statements("retiree_credit"):
        for deduction in cast("RetireeCredit", value.term).reported_deductions:
            yield message(
                "deduction_reported", deduction=deduction.code, yuan=deduction.monthly_yuan, citation=value.citation.id
            )
    for tier in finding.term.tiers if isinstance(finding.term, RetireeCredit) else ():
        if tier.group == "pre_1949_worker":
            yield message("oldest_workers", yuan=tier.monthly_yuan)
