"""Which stage of a case is late on the day asked, since when, by how much, and who has it.

A stage has certainly overrun its limit if the case is still at that stage after the last day on which the limit can
end. It certainly has not up to the first such day. The destination's limit runs from the receipt of the form, on a day
that nobody stated: between the day of acceptance and the origin's last day. So that limit ends between its own working
days after acceptance and the limit of the whole; between the two nothing is said, and after the limit of the whole it
is late. A stage that the case has left may have overrun its limit unnoticed.

`progress` describes the case as a whole and always agrees: the case is overdue exactly if a stage, or the whole, is
late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from service.facts import Matter, StageReached
from service.outcome import Lateness, Progress, Responsible, StageProgress, TimedStage
from service.policy.values import Finding
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.reasoning.judgements import day_after
from service.workdays import Calendar, Due

_DUTIES = ("agency_must_notify_result", "agency_transfer_duty")
"""Duties of the agency to mention on the phone."""
_WHOLE: Final = "whole"


@dataclass(frozen=True, slots=True)
class Times:
    """The known times of a case: its stages in order, the end of the whole, and its progress."""

    stages: tuple[TimedStage, ...]
    latest: Due | None
    progress: Progress | None
    since: date | None


def lateness(
    facts: ProcessingTimeFacts,
    times: Times,
    areas: tuple[str | None, str | None],
    findings: Sequence[Finding],
    calendar: Calendar,
) -> Lateness | None:
    """Return how late the case is on the day asked; `None` if no day is asked. `areas` are origin and destination."""
    if facts.asked_on is None or times.progress is None:
        return None
    per_stage = tuple(_per_stage(facts, times, calendar))
    late = _late(facts, times, per_stage)
    completed = facts.stage_reached is StageReached.COMPLETED
    return Lateness(
        accepted_on=facts.accepted_on,
        asked_on=facts.asked_on,
        stage_reached=facts.stage_reached.value if facts.stage_reached else None,
        stage=late.code if late else None,
        since=times.since,
        due=late.due if late else None,
        working_days_late=_working_days(late.due, facts.asked_on, calendar) if late and late.due else None,
        responsible=None if completed else _responsible(facts, areas),
        per_stage=per_stage,
        knowable_until=_knowable_until(facts, times),
        rules=tuple(stage for stage in times.stages if _concerns(stage, facts, times.stages)),
        duties=tuple(finding for finding in findings if finding.parameter in _DUTIES and finding.term is True),
    )


def _per_stage(facts: ProcessingTimeFacts, times: Times, calendar: Calendar) -> Iterator[StageProgress]:
    """Yield the state of each stage, and of the whole if there are several stages."""
    for index, stage in enumerate(times.stages):
        own = stage.due
        if facts.accepted_on and index:
            own = calendar.count(facts.accepted_on, stage.limit_working_days)
        yield _judged(stage.code, times.latest if stage.code == _WHOLE else stage.due, own, facts)
    if times.stages and all(stage.code != _WHOLE for stage in times.stages):
        yield _judged(_WHOLE, times.latest, times.latest, facts)


def _judged(code: str, due: Due | None, own: Due | None, facts: ProcessingTimeFacts) -> StageProgress:
    """Return the state of one stage. `own`: when its limit ends if it started on the day of acceptance."""
    asked_on, accepted = facts.asked_on, facts.accepted_on
    if asked_on is None or accepted is None or due is None or own is None or asked_on < accepted:
        return StageProgress(code, "cannot_tell", due, None)
    if asked_on <= own.earliest or _is_ahead(code, facts.stage_reached):
        return StageProgress(code, "on_track", due, None)
    if asked_on > due.latest and _is_pending(code, facts.stage_reached):
        return StageProgress(code, "overdue", due, day_after(due.latest))
    return StageProgress(code, "cannot_tell", due, None)


def _is_ahead(code: str, reached: StageReached | None) -> bool:
    return reached is StageReached.ORIGIN and code == StageReached.DESTINATION.value


def _is_pending(code: str, reached: StageReached | None) -> bool:
    """Whether the case is at a stage. A caller has no result yet, so the whole pends unless it is stated to be done."""
    if code in (StageReached.ORIGIN.value, StageReached.DESTINATION.value):
        return reached is not None and code == reached.value
    return reached is not StageReached.COMPLETED


def _late(facts: ProcessingTimeFacts, times: Times, per_stage: Sequence[StageProgress]) -> StageProgress | None:
    """Return the stage that is late: the one the case is at, else the whole."""
    if times.progress != "overdue":
        return None
    late = {stage.code: stage for stage in per_stage if stage.verdict == "overdue"}
    reached = facts.stage_reached.value if facts.stage_reached else _WHOLE
    return late.get(reached) or next(reversed(late.values()), None)


def _working_days(due: Due, asked_on: date, calendar: Calendar) -> tuple[int, int] | None:
    """Return the fewest and the most working days after the limit, up to the day asked."""
    fewest = calendar.working_days_between(due.latest, asked_on)
    most = calendar.working_days_between(due.earliest, asked_on)
    return (fewest[0], most[1]) if fewest and most else None


def _responsible(facts: ProcessingTimeFacts, areas: tuple[str | None, str | None]) -> Responsible:
    origin, destination = areas
    if facts.matter is not Matter.BALANCE_TRANSFER or facts.stage_reached is None:
        return Responsible(_WHOLE, origin if origin == destination else None)
    if facts.stage_reached is StageReached.ORIGIN:
        return Responsible("origin", origin)
    return Responsible("destination", destination)


def _concerns(stage: TimedStage, facts: ProcessingTimeFacts, stages: Sequence[TimedStage]) -> bool:
    """Whether to cite the rule of a stage: that of the stage reached, else all."""
    reached = facts.stage_reached.value if facts.stage_reached else None
    return stage.code == reached or all(other.code != reached for other in stages)


def _knowable_until(facts: ProcessingTimeFacts, times: Times) -> date | None:
    """Return the last day on which the calendar alone can show the state of the case, without news from the agency."""
    asked_on, accepted, latest = facts.asked_on, facts.accepted_on, times.latest
    if asked_on is None or accepted is None or latest is None or asked_on < accepted:
        return None
    if facts.stage_reached is StageReached.COMPLETED:
        return None
    if times.progress == "overdue":
        return asked_on
    reached = facts.stage_reached.value if facts.stage_reached else times.stages[0].code
    due = next((stage.due for stage in times.stages if stage.code == reached), None)
    return (due or latest).earliest
