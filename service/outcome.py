"""What we answer, and how an answer for complete facts becomes one for facts that are partly missing.

A question judges complete facts only. `lift` runs it over every completion of the missing facts (areas by their
distinct sets of rules, other facts by all their values), so that what is said holds whatever the missing facts are:
a verdict is given as soon as all completions agree, a fact is irrelevant when no completion changes with it, and a
settling set is the least set of facts that decides whatever their values. On a product of facts that set is unique:
it holds exactly the facts on which the verdict depends.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Any, Generic, Literal, TypeVar, get_args

from service.money import Bounds
from service.policy.book import EVIDENCE, NATION, Finding, HoleReason, Value
from service.workdays import Due

Cell = TypeVar("Cell")


Precedence = Literal["more_local", "higher_document", "better_evidence", "arithmetic", "undecided", "none_applied"]
_DOCUMENTS = ("statute", "state_council", "ministry", "province", "city", "agency", "press", "unofficial", "article")
"""Kinds of document, highest first."""


class Verdict(StrEnum):
    """The three answers to an eligibility question."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDETERMINED = "undetermined"


class Truth(StrEnum):
    """Whether a criterion is met."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"

    @classmethod
    def of(cls, met: bool | None) -> "Truth":  # noqa: FBT001 - the three values of a criterion.
        """The name of a three-valued truth."""
        return cls.UNDETERMINED if met is None else cls.MET if met else cls.NOT_MET


@dataclass(frozen=True, slots=True)
class Said:
    """A stable code and the values its sentence needs; the sentence itself is made in `service.explanations`."""

    code: str
    values: Mapping[str, Any]


def said(code: str, **values: Any) -> Said:  # noqa: ANN401 - the values of a sentence are of many types.
    """Shorthand for `Said`."""
    return Said(code, values)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One three-valued test, the facts it looks at, and the findings it rests on."""

    code: str
    verdict: Truth
    decisive: bool
    facts: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LocalCheck:
    """Something only the agency can tell, and why the book cannot."""

    topic: str
    area_code: str | None
    reason: HoleReason | Literal["sources_conflict", "low_evidence"]
    last_known: Value | None = None
    ended_by: Value | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says in a conflict, and whether it is the one applied."""

    value: Value
    applied: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree on one parameter, with the precedence by which one is applied (or none)."""

    topic: str
    claims: tuple[Claim, ...]
    precedence: Precedence


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that would turn a no into a yes, or the reason why none can."""

    kind: Literal["can_change", "changes_by_itself", "cannot_change"]
    fact: str
    to: str | bool | None
    on: date | None
    criterion: str


@dataclass(frozen=True, slots=True)
class NextChange:
    """The first day on which the answer may change, and why."""

    on: date
    because: Said


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing: the facts that matter, the sets that settle, the facts that cannot change the answer."""

    missing: tuple[str, ...] = ()
    settling_sets: tuple[tuple[str, ...], ...] = ()
    irrelevant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every answer carries besides its own content."""

    gaps: Gaps
    findings: tuple[Finding, ...]
    local_checks: tuple[LocalCheck, ...]
    conflicts: tuple[Conflict, ...]
    advisories: tuple[Said, ...]
    next_change: NextChange | None

    @property
    def checks(self) -> tuple[LocalCheck, ...]:
        """All local checks: those of the question, and one for each local rule that ended before the one applied.

        An answer that rests on nothing at all says so in one local check: no answer is without ground.
        """
        told = {(check.topic, check.last_known) for check in self.local_checks}
        ended = (
            LocalCheck(each.parameter, each.last_known.area, "no_rule_in_force", each.last_known, each.ended_by)
            for each in dict.fromkeys(self.findings)
            if each.value is not None and each.last_known is not None
        )
        found = (*(check for check in ended if (check.topic, check.last_known) not in told), *self.local_checks)
        grounded = found or any(finding.value for finding in self.findings)
        return found if grounded else (LocalCheck("rules", None, "no_rule_in_force"),)


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to an eligibility question.

    `extras` are the parts that only one question has, by their published names, as plain values (codes, text, numbers,
    lists and mappings of them). `route` and `possible_routes` are there for a transfer, `None` for other questions.
    """

    verdict: Verdict
    criteria: tuple[Criterion, ...]
    remedies: tuple[Remedy, ...]
    grounds: Grounds
    route: str | None = None
    possible_routes: tuple[str, ...] | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an amount: a code, yuan (bounds that may leave one amount), and a label where it holds values."""

    code: str
    yuan: Bounds
    label: Said | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """The answer to an amount question. `bounds` is `None` where no rule is known."""

    bounds: Bounds | None
    method: str
    lines: tuple[Line, ...]
    formula: Said | None
    schedule: str | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class TimedStage:
    """One stage: its limit in working days, who does it, and when it is due at the earliest and the latest."""

    code: str
    limit_working_days: int
    starts: str
    starts_on: date | None
    due: Due | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    """A time that people report; never a limit. `latest_on` is the day it points to, when a start is stated."""

    value: Value
    latest_on: date | None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer to a processing-time question."""

    matter: str
    stages: tuple[TimedStage, ...]
    total_working_days: int | None
    earliest_on: date | None
    latest: Due | None
    experiences: tuple[Experience, ...]
    completed: bool
    progress: Literal["on_track", "overdue", "cannot_tell"] | None
    overdue_since: date | None
    next_step: Said | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Completion(Generic[Cell]):
    """All completions under one distinct set of rules: the rules, the findings of one example, and the cells."""

    rules: Hashable
    findings: Mapping[str, Finding]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Lifted(Generic[Cell]):
    """Every completion, and which missing facts matter to the whole answer and to its verdict alone."""

    completions: tuple[Completion[Cell], ...]
    relevant: tuple[str, ...]
    deciding: tuple[str, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all completions."""
        return tuple(cell for completion in self.completions for cell in completion.cells)


@dataclass(frozen=True, slots=True)
class Space(Generic[Cell]):
    """All completions of `facts` (a frozen dataclass) that the rules can tell apart, and how one is judged.

    `area_values` and `domains` give the values of the facts that may be missing. A value of a number, day or month
    stands for all from it to the next, in rising order. `read` finds the rules for stated areas, `verdict_of` and
    `answer_of` say what of a cell is its verdict and its answer, `wants_of` which numbers its answer needs besides.
    `parameters` names, for each area, those on which the rules of an area depend. `coarse` says that the values are
    too few to tell everything apart while an area is not stated.
    """

    facts: Any
    names: Sequence[str]
    area_values: Mapping[str, Sequence[str | None]]
    domains: Mapping[str, Sequence[object]]
    read: Callable[[Any], tuple[Hashable, Mapping[str, Finding]]]
    judge: Callable[[Any, Any], Cell]
    verdict_of: Callable[[Cell], Hashable]
    answer_of: Callable[[Cell], Hashable]
    parameters: Mapping[str, tuple[str, ...]]
    wants_of: Callable[[Cell], tuple[str, ...]] = lambda _: ()
    coarse: bool = False


def lift(space: Space[Cell]) -> Lifted[Cell]:
    """Judge every completion and see which missing facts matter. Equal rules are judged once."""
    facts, names, area_values, domains = space.facts, space.names, space.area_values, space.domains
    missing_areas = [name for name in area_values if getattr(facts, name) is None]
    missing = [name for name in names if name in domains and getattr(facts, name) is None]
    values = [tuple(domains[name]) for name in missing]
    strides = _strides([len(each) for each in values])
    tables: dict[Hashable, Completion[Cell]] = {}
    by_areas: dict[tuple[str | None, ...], Hashable] = {}
    for chosen in product(*(area_values[name] for name in missing_areas)):
        areas = dict(zip(missing_areas, chosen, strict=True))
        placed = replace(facts, **areas) if areas else facts
        rules, findings = space.read(placed)
        by_areas[chosen] = rules
        if rules not in tables:
            cells = tuple(
                space.judge(rules, replace(placed, **dict(zip(missing, filled, strict=True))) if missing else placed)
                for filled in product(*values)
            )
            tables[rules] = Completion(rules, findings, cells)
    matters: dict[str, set[str]] = {}
    for kind, of in (("answer", space.answer_of), ("verdict", space.verdict_of)):
        columns = {rules: tuple(of(cell) for cell in table.cells) for rules, table in tables.items()}
        matters[kind] = {
            name
            for name, stride, each in zip(missing, strides, values, strict=True)
            if any(_depends(column, stride, len(each)) for column in columns.values())
        } | _area_matters(missing_areas, by_areas, columns)
    ordered = [name for name in names if name in missing or name in missing_areas]
    return Lifted(
        tuple(tables.values()),
        tuple(name for name in ordered if name in matters["answer"]),
        tuple(name for name in ordered if name in matters["verdict"]),
    )


def _strides(sizes: Sequence[int]) -> list[int]:
    strides, stride = [], 1
    for size in reversed(sizes):
        strides.append(stride)
        stride *= size
    return strides[::-1]


def _depends(column: Sequence[Hashable], stride: int, size: int) -> bool:
    """Whether a column over a product of facts changes along the fact with this stride and size."""
    block = stride * size
    return any(
        column[start + offset] != column[start + offset + step * stride]
        for start in range(0, len(column), block)
        for offset in range(stride)
        for step in range(1, size)
    )


def _area_matters(
    names: Sequence[str], by_areas: Mapping[tuple[str | None, ...], Hashable], columns: Mapping[Hashable, Hashable]
) -> set[str]:
    """The missing areas along which the columns change."""
    found = set()
    for index, name in enumerate(names):
        seen: dict[tuple[str | None, ...], Hashable] = {}
        for chosen, rules in by_areas.items():
            rest = chosen[:index] + chosen[index + 1 :]
            if seen.setdefault(rest, columns[rules]) != columns[rules]:
                found.add(name)
                break
    return found


def gaps(
    facts: object, names: Sequence[str], relevant: Sequence[str], deciding: Sequence[str], *, decided_after: bool
) -> Gaps:
    """Missing, settling and irrelevant facts. `decided_after`: whether every completion is decided."""
    unstated = [name for name in names if getattr(facts, name) is None]
    settling = (tuple(deciding),) if decided_after and deciding else ()
    return Gaps(tuple(relevant), settling, tuple(name for name in unstated if name not in relevant))


def rivalry(finding: Finding, others: Sequence[Value] = ()) -> Conflict | None:
    """The conflict between the value applied and what other sources say of it, if they differ in content."""
    rivals = [value for value in (*finding.rivals, *others) if finding.value is None or value.raw != finding.value.raw]
    distinct = list({value.citation.id: value for value in rivals}.values())
    if not distinct:
        return None
    claims = [Claim(value, applied=False) for value in distinct]
    if finding.value is None:
        return Conflict(finding.parameter, tuple(claims), "none_applied")
    weakest = max((_precedence(finding.value, value) for value in distinct), key=get_args(Precedence).index)
    return Conflict(finding.parameter, (Claim(finding.value, applied=True), *claims), weakest)


def _precedence(applied: Value, rival: Value) -> Precedence:
    """Why one of two values goes before the other: place, then document, then evidence; or nothing decides."""
    if _locality(applied) > _locality(rival):
        return "more_local"
    if _DOCUMENTS.index(applied.citation.issuer_level) < _DOCUMENTS.index(rival.citation.issuer_level):
        return "higher_document"
    if EVIDENCE.index(applied.citation.evidence) < EVIDENCE.index(rival.citation.evidence):
        return "better_evidence"
    return "undecided"


def _locality(value: Value) -> int:
    """0 for the nation, 1 for a province, 2 for an area in it."""
    return 0 if value.area == NATION else 1 if value.area.endswith("0000") else 2
