"""What an answer on processing times says besides the judgement."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from service.facts import Matter, Month, StageReached
from service.money import Bounds
from service.outcome import (
    Conflict,
    Experience,
    Gaps,
    Grounds,
    LocalCheck,
    Message,
    Progress,
    TimedStage,
    Timetable,
    message,
)
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.terms import ReportedTime
from service.policy.values import Finding, Value
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.questions.processing_time.lateness import Times, lateness
from service.questions.processing_time.law import (
    AREAS,
    LIMITS,
    NAMES,
    SERVICES,
    Limit,
    Limits,
    basis_of,
    ends_of,
    limits_of,
    limits_possible,
    span_of,
)
from service.reasoning.cases import grounds_of
from service.reasoning.judgements import cautions, day_after, unstated
from service.reasoning.narrowing import narrows_most
from service.reasoning.rivalry import rivalry
from service.reasoning.situations import Situation
from service.workdays import Calendar, Certainty, Due

Ends = tuple[PolicyView, PolicyView]
OfLaw = tuple[list[Limit], int | None, list[Finding]]


def estimate(facts: ProcessingTimeFacts, day: Day) -> Timetable:
    """Answer the question for the stated facts on a day."""
    return begin(facts, day)[1]()


def begin(facts: ProcessingTimeFacts, day: Day) -> tuple[Grounds, Callable[[], Timetable]]:
    """Return the grounds of an answer, and what makes the whole of it."""
    ends = ends_of(facts, day)
    of_law = limits_of(facts, *ends)
    latest = _latest(facts.accepted_on, of_law[1], day.book.calendar)
    found = _grounds_by_case(facts, ends, of_law, latest)
    return found, lambda: _estimated(facts, day, ends, of_law, latest, found)


def _estimated(  # noqa: PLR0913, PLR0917 - all that has been found.
    facts: ProcessingTimeFacts, day: Day, ends: Ends, of_law: OfLaw, latest: Due | None, found: Grounds
) -> Timetable:
    origin, destination = ends
    limits, total, findings = of_law
    accepted = facts.accepted_on
    stages = tuple(_timed(limit, limits, accepted, day.book.calendar) for limit in limits)
    progress, since = _progress(facts, stages, latest)
    experiences = tuple(_experiences(facts, origin, destination, day.book.calendar))
    possible = limits_possible(facts, day, (total, limits))
    span = span_of(possible.rules)
    return Timetable(
        matter=facts.matter.value,
        stages=stages,
        total_working_days=total,
        earliest_on=accepted if latest else None,
        latest=latest,
        experiences=experiences,
        completed=facts.stage_reached is StageReached.COMPLETED,
        progress=progress,
        overdue_since=since,
        next_step=_next_step(facts, stages, progress, since),
        lateness=lateness(
            facts,
            Times(stages, latest, progress, since),
            (origin.area_code, destination.area_code),
            findings,
            day.book.calendar,
        ),
        least_working_days=span[0] if span else None,
        most_working_days=span[1] if span else None,
        possible=_possible(accepted, span, day.book.calendar),
        narrows_most=_narrows_most(facts, found.gaps, possible),
        grounds=found,
    )


def _latest(accepted: date | None, total: int | None, calendar: Calendar) -> Due | None:
    """Return when the limit of the whole ends."""
    return calendar.count(accepted, total) if accepted and total is not None else None


def _grounds_by_case(facts: ProcessingTimeFacts, ends: Ends, of_law: OfLaw, latest: Due | None) -> Grounds:
    areas = (ends[0].area_code, ends[1].area_code)
    return grounds_of(_case(facts, *ends, latest), areas, lambda: _grounds(facts, ends, of_law, latest))


def _case(facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView, latest: Due | None) -> Hashable:
    """Return all that the grounds follow from, if the areas are of the book."""
    if origin.area is None or destination.area is None:
        return None
    projected = latest is not None and latest.certainty is not Certainty.PUBLISHED
    return (
        basis_of(facts, origin, destination),
        unstated(facts, NAMES),
        latest is None,
        latest.latest.year if latest and projected else None,
        _too_early(facts),
    )


def _too_early(facts: ProcessingTimeFacts) -> bool:
    """Whether the day asked lies before the day of acceptance."""
    return facts.asked_on is not None and facts.accepted_on is not None and facts.asked_on < facts.accepted_on


def _grounds(facts: ProcessingTimeFacts, ends: Ends, of_law: OfLaw, latest: Due | None) -> Grounds:
    (origin, destination), (limits, total, findings) = ends, of_law
    transfer = facts.matter is Matter.BALANCE_TRANSFER
    beside = [destination.find("balance_credit_limit")] if limits and transfer else []
    beside += [origin.find(name) for name in _parameters_beside(facts.matter)]
    if facts.asked_on:
        beside.append(origin.find("hotline_medical"))
    used = [finding for finding in (*findings, *beside) if finding.value]
    return Grounds(
        gaps=_gaps(facts, limits),
        findings=tuple(used),
        local_checks=tuple(_local_checks(facts, origin, destination, findings, latest=latest, total=total)),
        conflicts=tuple(_conflicts(origin)) if facts.asked_on else (),
        advisories=(*_advisories(facts, limits, origin, destination, latest=latest, total=total), *cautions(used)),
    )


def _possible(accepted: date | None, span: tuple[int, int] | None, calendar: Calendar) -> Due | None:
    """Return the days between which the limits end, whatever the missing areas are."""
    if accepted is None or span is None:
        return None
    first, last = (calendar.count(accepted, total) for total in span)
    return Due(first.earliest, last.latest, last.certainty) if first and last else None


def _narrows_most(facts: ProcessingTimeFacts, left_out: Gaps, possible: Situation) -> str | None:
    """Return the fact to ask for: the day of acceptance, needed for any date, else the area that narrows more."""
    if "accepted_on" in left_out.missing:
        return "accepted_on"

    def bounds(of: Iterable[Limits]) -> Bounds | None:
        span = span_of(tuple(of))
        return Bounds(Decimal(span[0]), Decimal(span[1])) if span else None

    def left_by(name: str) -> Iterator[Bounds | None]:
        yield from map(bounds, possible.slices(name) if name in possible.places else (possible.rules,))

    places = [name for name in left_out.missing if name in AREAS and getattr(facts, name) is None]
    return narrows_most(places, bounds(possible.rules), left_by)


def _parameters_beside(matter: Matter) -> tuple[str, ...]:
    """Return what to mention beside the limit of a matter: local service lists, the platform if nothing is filed."""
    if matter in SERVICES:
        return ("service_limits",)
    return ("national_platform_features",) if matter is Matter.BALANCE_INQUIRY else ()


def _timed(limit: Limit, limits: list[Limit], accepted: date | None, calendar: Calendar) -> TimedStage:
    # Where the limit runs from receipt, whose day is not asked for, no start is given.
    first = limit is limits[0] and limit.stage.starts == "acceptance"
    return TimedStage(
        code=limit.stage.code,
        limit_working_days=limit.stage.working_days,
        starts=limit.stage.starts,
        starts_on=accepted if first else None,
        due=calendar.count(accepted, limit.until_working_days) if accepted else None,
        findings=(limit.finding,),
    )


def _progress(
    facts: ProcessingTimeFacts, stages: tuple[TimedStage, ...], latest: Due | None
) -> tuple[Progress | None, date | None]:
    """Return whether the case is late on the day asked, and the first late day if that is certain."""
    asked_on, accepted = facts.asked_on, facts.accepted_on
    if asked_on is None:
        return None, None
    if facts.stage_reached is StageReached.COMPLETED:
        return "on_track", None
    if accepted is None or latest is None or asked_on < accepted:
        return "cannot_tell", None
    reach = _due_of(stages, facts.stage_reached) or latest
    if asked_on > latest.latest:
        return "overdue", day_after(reach.latest)
    first = stages[0].due
    if facts.stage_reached is StageReached.ORIGIN and first and asked_on > first.latest:
        return "overdue", day_after(first.latest)
    if asked_on <= (first or latest).earliest or (facts.stage_reached and asked_on <= reach.earliest):
        return "on_track", None
    return "cannot_tell", None


def _due_of(stages: tuple[TimedStage, ...], reached: StageReached | None) -> Due | None:
    return next((stage.due for stage in stages if reached is not None and stage.code == reached.value), None)


def _experiences(
    facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView, calendar: Calendar
) -> Iterator[Experience]:
    """Yield what people report for these areas, each report once and from its firmest source."""
    if facts.matter is not Matter.BALANCE_TRANSFER:
        return
    by_citation: dict[str, Value] = {}
    for view, at_destination in ((origin, False), (destination, True)):
        for value in view.statements("reported_transfer_time"):
            arrival = cast("ReportedTime", value.term).what == "balance_credit"
            if value.standing != "superseded" and arrival is at_destination:
                by_citation.setdefault(value.citation.id, value)
    for value in by_citation.values():
        yield Experience(value, _reported_on(cast("ReportedTime", value.term), facts.accepted_on, calendar))


def _reported_on(reported: ReportedTime, accepted: date | None, calendar: Calendar) -> date | None:
    if accepted is None:
        return None
    if reported.unit == "working_days":
        due = calendar.count(accepted, reported.count)
        return due.latest if due else None
    if reported.unit == "calendar_days":
        return accepted + timedelta(days=reported.count)
    month = Month.from_ordinal(Month.of(accepted).ordinal + reported.count)
    following = Month.from_ordinal(month.ordinal + 1).first_day - timedelta(days=1)
    return month.first_day.replace(day=min(accepted.day, following.day))


def _next_step(
    facts: ProcessingTimeFacts, stages: tuple[TimedStage, ...], progress: Progress | None, since: date | None
) -> Message | None:
    if progress is None or facts.stage_reached is StageReached.COMPLETED:
        return None
    if progress == "overdue":
        late = facts.stage_reached.value if facts.stage_reached else "unknown"
        return message("ask_the_agency", stage=late, since=since)
    if progress == "on_track":
        return message("wait_until", due=stages[-1].due if stages else None)
    if facts.stage_reached is None or not stages or stages[-1].due is None:
        return message("look_up_progress")
    return message("ask_again_after", due=stages[-1].due.latest)


def _local_checks(  # noqa: PLR0913 - every cause of a missing time.
    facts: ProcessingTimeFacts,
    origin: PolicyView,
    destination: PolicyView,
    findings: Iterable[Finding],
    *,
    latest: Due | None,
    total: int | None,
) -> Iterator[LocalCheck]:
    covered = True
    for view in dict.fromkeys((origin, destination)):
        if view.not_covered:
            covered = False
            yield LocalCheck("area", view.area_code, "area_not_covered")
    if total is None and covered:
        last_known = next((finding.last_known for finding in findings if finding.last_known), None)
        hole = next((finding.hole for finding in findings if finding.hole), None)
        transfer = facts.matter is Matter.BALANCE_TRANSFER
        reason = "no_rule_in_force" if transfer else hole or "area_not_covered"
        yield LocalCheck("processing_time", origin.area_code, reason, last_known)
    if facts.accepted_on and total is not None and latest is None:
        yield LocalCheck("calendar", None, "no_rule_in_force")


def _gaps(facts: ProcessingTimeFacts, limits: list[Limit]) -> Gaps:
    """Return which missing facts can still change or narrow the times."""
    one_area = facts.matter is not Matter.BALANCE_TRANSFER
    if one_area and facts.area is None and facts.matter in LIMITS:
        return _gaps_without_area(facts, limits)
    if not limits:
        return Gaps((), (), tuple(name for name in NAMES if getattr(facts, name) is None))
    placed = facts.area is not None or (facts.from_area is not None and facts.to_area is not None)
    wanted = ["accepted_on"] if facts.accepted_on is None else []
    if not placed and not one_area:
        wanted = [*(name for name in ("from_area", "to_area") if getattr(facts, name) is None), *wanted]
    if facts.asked_on and facts.stage_reached is None:
        wanted.append("stage_reached")
    unstated = (name for name in NAMES if getattr(facts, name) is None and name not in wanted)
    return Gaps(tuple(wanted), (), tuple(name for name in unstated if name not in ("asked_on", "stage_reached")))


def _gaps_without_area(facts: ProcessingTimeFacts, limits: list[Limit]) -> Gaps:
    """Return what is missing if the area may have its own limit: the area, and what matters once there is a limit."""
    wanted = ["area", *(["accepted_on"] if facts.accepted_on is None else [])]
    if facts.asked_on and facts.stage_reached is None:
        wanted.append("stage_reached")
    settled = (*wanted, "asked_on", "stage_reached") if limits or facts.asked_on is None else tuple(wanted)
    return Gaps(tuple(wanted), (), tuple(n for n in NAMES if getattr(facts, n) is None and n not in settled))


def _conflicts(origin: PolicyView) -> Iterator[Conflict]:
    """Yield the conflict on the hotline: articles name that of another department."""
    claims = origin.claims("hotline_medical")
    conflict = rivalry(origin.find("hotline_medical"), claims)
    if conflict:
        yield conflict


def _advisories(  # noqa: PLR0913 - every cause of a remark.
    facts: ProcessingTimeFacts,
    limits: list[Limit],
    origin: PolicyView,
    destination: PolicyView,
    *,
    latest: Due | None,
    total: int | None,
) -> Iterator[Message]:
    if limits:
        yield message("first_day_counted")
    yield from _about_other_matters(facts.matter, limits, origin)
    if limits and facts.matter is Matter.BALANCE_TRANSFER:
        money = destination.find("balance_credit_limit").value
        if money:
            yield message("money_has_own_limit", citation=money.citation.id)
        elif total:
            yield message("money_has_no_limit")
    if latest and latest.certainty != "published":
        yield message("calendar_not_published", year=latest.latest.year)
    if _too_early(facts):
        yield message("asked_before_accepted")
    same_pool = origin.area_code == destination.area_code and facts.from_area is not None
    if same_pool and limits and facts.matter is Matter.BALANCE_TRANSFER:
        yield message("same_pool_no_transfer")


def _about_other_matters(matter: Matter, limits: list[Limit], area: PolicyView) -> Iterator[Message]:
    if any(limit.stage.starts == "receipt_of_application" for limit in limits):
        yield message("counted_from_application")
    services = area.find("service_limits").term
    for code in SERVICES.get(matter, ()):
        if isinstance(services, Mapping) and code in services:
            sentence = "local_service_limit" if services[code] else "local_service_at_once"
            yield message(sentence, service=code, count=services[code])
    if matter is Matter.BALANCE_INQUIRY:
        yield message("look_up_online")
