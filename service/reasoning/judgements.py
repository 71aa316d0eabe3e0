"""Judge criteria, and combine the judgements of all completions into verdict, criteria and gaps."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, cast

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


class Judgement(NamedTuple):
    """The judgement of complete facts: criteria in order (`None` = no rule known), verdict, and the rest.

    `rest` is any other part of the answer that missing facts can change, such as routes or months.
    """

    criteria: tuple[tuple[str, bool | None], ...]
    verdict: Verdict
    rest: Hashable = ()


_SAME: dict[tuple[tuple[str, bool | None], ...], tuple[tuple[str, bool | None], ...]] = {}
"""Each list of criteria once: judgements that differ in their rest share it. The criteria of the questions bound it."""


def judged(tests: Mapping[str, bool | None], rest: Hashable = ()) -> Judgement:
    """Judge criteria: any criterion not met is a no; else any without a rule leaves it open; else a yes."""
    truths = tests.values()
    verdict = Verdict.ELIGIBLE
    if False in truths:
        verdict = Verdict.NOT_ELIGIBLE
    elif None in truths:
        verdict = Verdict.UNDETERMINED
    criteria = tuple(tests.items())
    return Judgement(_SAME.setdefault(criteria, criteria), verdict, rest)


def verdict_of(cells: Iterable[Judgement]) -> Verdict:
    """Return the verdict that all completions share, else undetermined."""
    verdicts = {cell.verdict for cell in cells}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED


def gaps_of(facts: object, names: Sequence[str], completions: Completions[Judgement]) -> Gaps:
    """Return what is missing; settling sets only if every completion is decided and they do not all agree."""
    verdicts = {cell.verdict for cell in completions.cells}
    deciding = completions.deciding if len(verdicts) > 1 else ()
    return gaps(facts, names, completions.relevant, deciding, decided_after=Verdict.UNDETERMINED not in verdicts)


def unstated(facts: object, names: Sequence[str]) -> tuple[str, ...]:
    """Return the facts that are not stated."""
    values = _values(names)(facts)
    return tuple([name for name, value in zip(names, values, strict=True) if value is None])


@lru_cache(maxsize=64)
def _values(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*names)


def criteria_of(
    cells: Sequence[Judgement], facts_of: Mapping[str, tuple[str, ...]], findings: Mapping[str, Finding]
) -> tuple[Criterion, ...]:
    """Return every criterion of any completion, in the order of `facts_of`, with its truth over all completions."""
    tests = [dict(criteria) for criteria in {cell.criteria for cell in cells}]  # Thousands of cells share few tuples.
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
    """Return the local check for a hole in the book."""
    return LocalCheck(topic, view.area_code, finding.hole or "no_rule_in_force", finding.last_known, finding.ended_by)


def cautions(findings: Iterable[Finding]) -> tuple[Message, ...]:
    """Return the cautions on the values used: each code once with all its citations, then one per advisory value."""
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
    """Return the caution for a value that may be shown but is not a settled rule."""
    return message("advisory_value", evidence=value.citation.evidence, citation=value.citation.id)


def day_after(day: date) -> date:
    """Return the next calendar day."""
    return date.fromordinal(day.toordinal() + 1)
