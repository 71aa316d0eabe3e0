"""The content of answers as codes and values: verdicts, amounts and times, with what they rest on."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar, cast

from service.money import Bounds
from service.policy.values import Finding, HoleReason, Value
from service.workdays import Due

Precedence = Literal["more_local", "higher_document", "better_evidence", "arithmetic", "undecided", "none_applied"]


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
        """Return the name of a three-valued truth."""
        return cls.UNDETERMINED if met is None else cls.MET if met else cls.NOT_MET


@dataclass(frozen=True, slots=True)
class Message:
    """A stable code and the values that its sentence needs; `service.wording` makes the sentence."""

    code: str
    values: Mapping[str, Any]


def message(code: str, **values: Any) -> Message:  # noqa: ANN401 - the values of a sentence are of many types.
    """Shorthand for `Message`."""
    return Message(code, values)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One three-valued test, the facts behind it, and the findings it rests on."""

    code: str
    verdict: Truth
    decisive: bool
    facts: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LocalCheck:
    """Something that only the agency can tell, and why the book cannot."""

    topic: str
    area_code: str | None
    reason: HoleReason | Literal["sources_conflict", "low_evidence"]
    last_known: Value | None = None
    ended_by: Value | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The statement of one source in a conflict, and whether it is the one applied."""

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
    """A change that would turn a no into a yes, or the reason why none can; `code` names its sentence.

    Remedies with the same `option` number go together; options are alternatives. `leads_to` is the verdict after all
    changes of an option; `None` if it was not computed: nothing can change, or the day is unknown.
    """

    kind: Literal["can_change", "changes_by_itself", "cannot_change"]
    fact: str
    to: str | bool | int | date | None
    on: date | None
    code: str
    option: int | None = None
    leads_to: Verdict | None = None


@dataclass(frozen=True, slots=True)
class NextChange:
    """The first day with a different answer, and why."""

    on: date
    because: Message


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing: the facts that matter, the settling sets, and the irrelevant facts."""

    missing: tuple[str, ...] = ()
    settling_sets: tuple[tuple[str, ...], ...] = ()
    irrelevant: tuple[str, ...] = ()


Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every answer carries besides its own content. `next_change` is found by answering again on later days.

    What follows from grounds without `next_change`, such as their sentences, is kept with them.
    """

    gaps: Gaps
    findings: tuple[Finding, ...]
    local_checks: tuple[LocalCheck, ...]
    conflicts: tuple[Conflict, ...]
    advisories: tuple[Message, ...]
    next_change: NextChange | None = None
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what follows from these grounds without `next_change`, found once per name."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast("Kept", self._kept[name])

    def until(self, change: NextChange | None) -> "Grounds":
        """Return the same grounds, with the next change."""
        made = Grounds(self.gaps, self.findings, self.local_checks, self.conflicts, self.advisories, change)
        object.__setattr__(made, "_kept", self._kept)
        return made

    @property
    def checks(self) -> tuple[LocalCheck, ...]:
        """All local checks: those of the question, and one for each local rule that ended before the one applied.

        An answer that rests on nothing says so in one local check: no answer is without grounds.
        """
        return self.keep("checks", self._checks)

    def _checks(self) -> tuple[LocalCheck, ...]:
        checks = self.local_checks
        ended = [
            used_finding
            for used_finding in self.findings
            if used_finding.value is not None and used_finding.last_known is not None
        ]
        if ended:
            covered = {(check.topic, check.last_known) for check in checks}
            of_rules = (
                LocalCheck(
                    used_finding.parameter,
                    used_finding.last_known.area,
                    "no_rule_in_force",
                    used_finding.last_known,
                    used_finding.ended_by,
                )
                for used_finding in dict.fromkeys(ended)
                if used_finding.last_known is not None
            )
            checks = (*(check for check in of_rules if (check.topic, check.last_known) not in covered), *checks)
        grounded = checks or any(finding.value for finding in self.findings)
        return checks if grounded else (LocalCheck("rules", None, "no_rule_in_force"),)


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to an eligibility question.

    `extras` are parts that only one question has, by published name, as plain values (codes, text, numbers, lists and
    mappings of them). `route` and `possible_routes` are set for a transfer and `None` for other questions. Remedies are
    computed on first use: not every comparison of two decisions needs them.
    """

    verdict: Verdict
    criteria: tuple[Criterion, ...]
    sought: "Sought[tuple[Remedy, ...]]"
    grounds: Grounds
    route: str | None = None
    possible_routes: tuple[str, ...] | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)

    def until(self, change: NextChange | None) -> "Decision":
        """Return the same decision, with the next change."""
        grounds = self.grounds.until(change)
        return Decision(
            self.verdict, self.criteria, self.sought, grounds, self.route, self.possible_routes, self.extras
        )

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """What would turn a no into a yes."""
        return self.sought.found


class Sought(Generic[Kept]):
    """Something that is looked for once, on first use. Equal if what is found is equal."""

    __slots__ = ("_found", "_look")

    def __init__(self, look: Callable[[], Kept]) -> None:
        self._look: Callable[[], Kept] | None = look
        self._found: Kept | None = None

    @property
    def found(self) -> Kept:
        """What is found."""
        look = self._look  # Another thread may find it meanwhile.
        if look is not None:
            self._found = look()
            self._look = None
        return cast("Kept", self._found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sought) and self.found == other.found

    def __hash__(self) -> int:
        return hash(self.found)

    def __repr__(self) -> str:
        return f"Sought({self.found!r})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an amount: a code, yuan (bounds that may contain one amount), and a label if it has values."""

    code: str
    yuan: Bounds
    label: Message | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """The answer to an amount question. `bounds` is `None` if no rule is known.

    What narrows it most is looked for on first use: a piece of a sweep does not need it.
    """

    bounds: Bounds | None
    method: str
    lines: tuple[Line, ...]
    formula: Message | None
    schedule: str | None
    grounds: Grounds
    narrowing: Sought[str | None]

    @property
    def narrows_most(self) -> str | None:
        """The missing fact that leaves the narrowest bounds in the worst case."""
        return self.narrowing.found

    def until(self, change: NextChange | None) -> "Amount":
        """Return the same amount, with the next change."""
        grounds = self.grounds.until(change)
        return Amount(self.bounds, self.method, self.lines, self.formula, self.schedule, grounds, self.narrowing)


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
    """A time that people report; never a limit. `latest_on` is the day it leads to, if a start is stated."""

    value: Value
    latest_on: date | None


Progress = Literal["on_track", "overdue", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Whether one stage has overrun its limit by the day asked; `due` is when the limit ends."""

    code: str
    verdict: Progress
    due: Due | None
    overdue_since: date | None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who has the case: the agency of the origin or the destination, or of the whole if that is unknown."""

    role: Literal["origin", "destination", "whole"]
    area_code: str | None


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a case is on the day asked.

    `stage` is the stage that is late, `due` when its limit ended, `working_days_late` the fewest and the most working
    days since. `rules` are the stages whose limits to cite to the agency, `duties` what else it has to do.
    `knowable_until` is the last day on which more can be said without asking the agency.
    """

    accepted_on: date | None
    asked_on: date
    stage_reached: str | None
    stage: str | None
    since: date | None
    due: Due | None
    working_days_late: tuple[int, int] | None
    responsible: Responsible | None
    per_stage: tuple[StageProgress, ...]
    knowable_until: date | None
    rules: tuple[TimedStage, ...]
    duties: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer to a processing-time question.

    `least_working_days` and `most_working_days` are the limits of the whole over all missing areas, `possible` the days
    between which they end; `None` if some area may have no limit. `narrows_most` is the missing fact that leaves the
    narrowest of these in the worst case.
    """

    matter: str
    stages: tuple[TimedStage, ...]
    total_working_days: int | None
    earliest_on: date | None
    latest: Due | None
    experiences: tuple[Experience, ...]
    completed: bool
    progress: Progress | None
    overdue_since: date | None
    next_step: Message | None
    lateness: Lateness | None
    grounds: Grounds
    least_working_days: int | None = None
    most_working_days: int | None = None
    possible: Due | None = None
    narrows_most: str | None = None

    def until(self, change: NextChange | None) -> "Timetable":
        """Return the same timetable, with the next change."""
        return Timetable(**dict(zip(_OF_TIMETABLE, _values(self), strict=True)), grounds=self.grounds.until(change))


_OF_TIMETABLE = tuple(each.name for each in fields(Timetable) if each.name != "grounds")
_values = attrgetter(*_OF_TIMETABLE)


@dataclass(frozen=True, slots=True)
class Wanting:
    """A cell of a question about numbers or dates: which facts it still needs, and how precisely it is then known."""

    wants: tuple[str, ...]
    settled: str
    content: Hashable = None


def gaps(
    facts: object, names: Sequence[str], relevant: Sequence[str], deciding: Sequence[str], *, decided_after: bool
) -> Gaps:
    """Return missing, settling and irrelevant facts. `decided_after`: whether every completion is decided."""
    unstated = [name for name in names if getattr(facts, name) is None]
    settling = (tuple(deciding),) if decided_after and deciding else ()
    return Gaps(tuple(relevant), settling, tuple(name for name in unstated if name not in relevant))
