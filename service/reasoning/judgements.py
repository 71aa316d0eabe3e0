"""Judging criteria, and telling a judgement that holds over all completions."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from service.outcome import (
    Criterion,
    Gaps,
    LocalCheck,
    Message,
    Truth,
    Verdict,
    gaps,
    message,
)
from service.policy.book import PolicyView
from service.policy.values import Finding, Value
from service.reasoning.completions import Completions


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement of complete facts: criteria in order (`None` = no rule known), verdict, and what else they decide.

    `rest` is that part of the answer besides the verdict on which missing facts may matter (routes, months).
    """

    criteria: tuple[tuple[str, bool | None], ...]
    verdict: Verdict
    rest: Hashable = ()


def judged(tests: Mapping[str, bool | None], rest: Hashable = ()) -> Judgement:
    """Judge: one criterion not met is a no, one without a rule leaves it open, all met is a yes."""
    truths = tests.values()
    verdict = Verdict.ELIGIBLE
    if False in truths:
        verdict = Verdict.NOT_ELIGIBLE
    elif None in truths:
        verdict = Verdict.UNDETERMINED
    return Judgement(tuple(tests.items()), verdict, rest)


def verdict_of(cells: Iterable[Judgement]) -> Verdict:
    """The verdict that all completions share, else undetermined."""
    verdicts = {cell.verdict for cell in cells}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED


def gaps_of(facts: object, names: Sequence[str], found: Completions[Judgement]) -> Gaps:
    """What is missing; a settling set only where every completion is decided, and not all alike."""
    verdicts = {cell.verdict for cell in found.cells}
    deciding = found.deciding if len(verdicts) > 1 else ()
    return gaps(facts, names, found.relevant, deciding, decided_after=Verdict.UNDETERMINED not in verdicts)


def criteria_of(
    cells: Sequence[Judgement], facts_of: Mapping[str, tuple[str, ...]], findings: Mapping[str, Finding]
) -> tuple[Criterion, ...]:
    """Every criterion that any completion has, in the order of `facts_of`, with its truth over all of them."""
    tests = [dict(criteria) for criteria in {cell.criteria for cell in cells}]  # Few differ, of thousands of cells.
    decisive = {
        Verdict.ELIGIBLE: Truth.MET,
        Verdict.NOT_ELIGIBLE: Truth.NOT_MET,
        Verdict.UNDETERMINED: Truth.UNDETERMINED,
    }[verdict_of(cells)]
    criteria = []
    for code, facts in facts_of.items():
        truths = {test.get(code) if code in test else "absent" for test in tests}
        if truths == {"absent"}:
            continue
        truth = Truth.of(cast("bool | None", truths.pop()) if len(truths) == 1 else None)
        finding = findings.get(code)
        criteria.append(Criterion(code, truth, truth is decisive, facts, (finding,) if finding else ()))
    return tuple(criteria)


def fails(cells: Iterable[Judgement], code: str) -> bool:
    """Whether a criterion is not met in every completion."""
    return all((code, False) in cell.criteria for cell in cells)


def hole_check(topic: str, view: PolicyView, finding: Finding) -> LocalCheck:
    """The local check that a hole in the book calls for."""
    return LocalCheck(topic, view.area_code, finding.hole or "no_rule_in_force", finding.last_known, finding.ended_by)


def cautions(findings: Iterable[Finding]) -> tuple[Message, ...]:
    """The remarks that the values used carry, each said once with all its citations; one for each advisory value."""
    weak_ones: dict[str, Message] = {}
    remarks: dict[str, dict[str, None]] = {}
    for finding in findings:
        value = finding.value
        if value is None:
            continue
        if value.standing == "advisory":
            weak_ones.setdefault(value.citation.id, weak(value))
        for code in value.cautions if value.start_stated else ("start_date_not_stated", *value.cautions):
            remarks.setdefault(code, {})[value.citation.id] = None
    return (*weak_ones.values(), *(message(code, citations=tuple(ids)) for code, ids in remarks.items()))


def weak(value: Value) -> Message:
    """The caution for a value that may be shown but is no settled rule."""
    return message("advisory_value", evidence=value.citation.evidence, citation=value.citation.id)


def day_after(day: date) -> date:
    """The next calendar day."""
    return date.fromordinal(day.toordinal() + 1)
