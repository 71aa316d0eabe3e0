"""How long may the agency take, by when is it due, and is the case late?

Interim measures 医保办发〔2021〕43号: the origin finishes within 10 working days of accepting the application, the
destination within 5 working days of receiving the information form, 15 in all; areas may be quicker and some say so.
The text does not say which day is the first one counted; as in administrative practice it is the working day after the
event. The days run on the published calendar of working days; past the last published year a date is a range.

Other matters: regulations 国务院令第765号 give registration 10 working days (article 6), its change or cancellation 10
(article 10) and manual reimbursement 30 (article 20), from the receipt of the application; what is asked for here is
the day of acceptance, so an answer says that the limit may end earlier. Areas state limits of a withdrawal and of the
enrolment certificate. For a refund, family sharing, the retirement benefit and a balance inquiry no limit was found.

The 5 days of a transfer run from the form, not from the money: no national limit for posting the money was found, and
an answer says so where the area has none of its own. What people report of real cases is told beside the limits, never
as one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from service.decisions.lateness import Times, lateness
from service.facts import Matter, Month, ProcessingTimeFacts, StageReached
from service.money import Bounds
from service.outcome import (
    Conflict,
    Experience,
    Gaps,
    Grounds,
    LocalCheck,
    Progress,
    Said,
    TimedStage,
    Timetable,
    Wanting,
    rivalry,
    said,
)
from service.policy.book import Finding, PolicyBook, PolicyView, Value
from service.policy.day import Day
from service.policy.terms import ReportedTime, Stage, StageLimits
from service.reasoning.completions import Situation, Space, situation
from service.reasoning.judgements import cautions, day_after
from service.reasoning.narrowing import narrows_most
from service.reasoning.tables import Law, Shape
from service.workdays import Calendar, Due

_LIMITS = {
    Matter.CASH_WITHDRAWAL: "withdrawal_limit",
    Matter.REGISTRATION: "registration_limit",
    Matter.REGISTRATION_CHANGE: "change_limit",
    Matter.MANUAL_REIMBURSEMENT: "manual_reimbursement_limit",
    Matter.ENROLMENT_CERTIFICATE: "certificate_limit",
}
"""The parameter with the limit of a matter in one area."""

_BY_LAW = ("registration_limit", "change_limit", "manual_reimbursement_limit")
"""Limits that run from the receipt of the application."""

_SERVICES = {
    Matter.REGISTRATION: (
        "employer_registration",
        "employee_registration",
        "flexible_registration",
        "resident_registration",
    ),
    Matter.REGISTRATION_CHANGE: ("change_of_details",),
}
"""Items of local lists of services that are told beside the limit of a matter."""

LOOKED_UP = (
    *_LIMITS.values(),
    "transfer_limits",
    "transfer_limits_within_province",
    "agency_must_notify_result",
    "agency_transfer_duty",
    "balance_credit_limit",
    "reported_transfer_time",
    "service_limits",
    "national_platform_features",
    "hotline_medical",
)
"""All that an answer looks up: only a day on which one of these changes can change it."""

NAMES = ("area", "from_area", "to_area", "channel", "accepted_on", "asked_on", "stage_reached")
_AREAS = ("area", "from_area", "to_area")


@dataclass(frozen=True, slots=True)
class _Limit:
    """One stage with its place in the whole: working days from acceptance to its latest end."""

    stage: Stage
    finding: Finding
    until_working_days: int


def estimate(facts: ProcessingTimeFacts, day: Day) -> Timetable:
    """Answer for the facts stated, on a day, as the book knew on another."""
    transfer = facts.matter is Matter.BALANCE_TRANSFER
    origin, destination = _ends(facts, day)
    limits, total, findings = _limits(facts, origin, destination)
    stages = tuple(_timed(limit, limits, facts.accepted_on, day.book.calendar) for limit in limits)
    accepted = facts.accepted_on
    latest = day.book.calendar.count(accepted, total) if accepted and total is not None else None
    progress, since = _progress(facts, stages, latest)
    experiences = tuple(_experiences(facts, origin, destination, day.book.calendar))
    beside = [destination.find("balance_credit_limit")] if limits and transfer else []
    beside += [origin.find(name) for name in _told_beside(facts.matter)]
    if facts.asked_on:
        beside.append(origin.find("hotline_medical"))
    used = [finding for finding in (*findings, *beside) if finding.value]
    checks = tuple(_local_checks(facts, origin, destination, findings, latest=latest, total=total))
    possible = _limits_possible(facts, day)
    span = _span(possible.rules)
    left_out = _gaps(facts, limits)
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
        narrows_most=_narrows_most(facts, left_out, possible),
        grounds=Grounds(
            gaps=left_out,
            findings=tuple(used),
            local_checks=checks,
            conflicts=tuple(_conflicts(origin)) if facts.asked_on else (),
            advisories=(*_advisories(facts, limits, origin, destination, latest=latest, total=total), *cautions(used)),
        ),
    )


Limits = tuple[int | None, tuple[tuple[str, int], ...]]
"""The limit of the whole in working days (`None`: no limit is known), and each stage with its own."""


def _judge(limits: Limits, _: ProcessingTimeFacts) -> Wanting:
    known = limits[0] is not None
    return Wanting(("accepted_on",) if known else (), "exact" if known else "unknown", limits)


def _on_a_day_asked(cell: Wanting, _: ProcessingTimeFacts) -> Wanting:
    """Whether a case is late depends on the stage it has reached, too."""
    return replace(cell, wants=(*cell.wants, "stage_reached")) if cell.wants else cell


LAW: Law[Wanting] = Law(
    names=NAMES,
    judge=_judge,
    verdict_of=lambda cell: cell,
    answer_of=lambda cell: cell,
    settled_of=lambda cell: cell.settled,
    wants_of=lambda cell: cell.wants,
    evaluate=_on_a_day_asked,
    evaluated_with=("asked_on",),
)


def space(facts: ProcessingTimeFacts, day: Day) -> Space[Wanting]:
    """The areas by their limits, each with what its dates still want."""
    names, looked_up = _places(facts.matter)
    return Space(
        law=LAW,
        facts=facts,
        shape=Shape.of(()),
        situation=_situation(facts, day),
        rules_at=lambda areas: _limits_of(replace(facts, **areas), day),
        groups=lambda: dict.fromkeys(names, day.groups_of_areas(looked_up)),
        looked_up=tuple,
    )


def _places(matter: Matter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that are areas of a matter, and the parameters by which areas differ."""
    if matter is Matter.BALANCE_TRANSFER:
        return ("from_area", "to_area"), ("transfer_limits", "transfer_limits_within_province")
    return (("area",) if matter in _LIMITS else ()), tuple(_LIMITS.values())


def _situation(facts: ProcessingTimeFacts, day: Day) -> Situation:
    """The limits for all areas not stated."""
    names, looked_up = _places(facts.matter)
    missing = [name for name in names if getattr(facts, name) is None]
    if not missing:
        return Situation.of({}, lambda _: _limits_of(facts, day))
    stated = (facts.matter, facts.area, facts.from_area, facts.to_area)

    def build(first: Day) -> Situation:
        kinds = (*first.kinds_of_area(looked_up), *_nearby(day.book, facts))
        plain = ProcessingTimeFacts(*stated)
        found: dict[object, Limits] = {}

        def rules_at(areas: Mapping[str, str | None]) -> Limits:
            """The limits of one pair, worked out once for all pairs with the same look-ups."""
            placed = replace(plain, **areas)  # type: ignore[arg-type]
            key = tuple(map(id, _behind(*_ends(placed, first))))
            if key not in found:
                found[key] = _limits_of(placed, first)
            return found[key]

        return Situation.of(dict.fromkeys(missing, kinds), rules_at)

    return situation(LAW, day, looked_up, stated, build)


def _behind(origin: PolicyView, destination: PolicyView) -> Iterator[Finding]:
    """The look-ups behind the limits of one pair of areas."""
    inside = origin.area_code != destination.area_code and origin.same_province_as(destination)
    yield origin.find("transfer_limits")
    yield destination.find("transfer_limits")
    yield from (origin.find(name) for name in _LIMITS.values())
    if inside:
        yield destination.find("transfer_limits_within_province")


def _limits_of(facts: ProcessingTimeFacts, day: Day) -> Limits:
    limits, total, _ = _limits(facts, *_ends(facts, day))
    return total, tuple((each.stage.code, each.stage.working_days) for each in limits)


def _ends(facts: ProcessingTimeFacts, day: Day) -> tuple[PolicyView, PolicyView]:
    """The views of origin and destination; an `area` stands for the ends not stated."""
    transfer = facts.matter is Matter.BALANCE_TRANSFER
    origin = (facts.from_area if transfer else None) or facts.area
    destination = (facts.to_area if transfer else None) or facts.area
    return day.at(origin), day.at(destination)


def _nearby(book: PolicyBook, facts: ProcessingTimeFacts) -> tuple[str, ...]:
    """The areas stated for either end and neighbours in their provinces: pairs that a kind alone does not tell."""
    stated = [book.areas[code] for code in (facts.from_area, facts.to_area) if code is not None and code in book.areas]
    inside = (each.code for area in stated for each in book.areas.values() if each.province == area.province)
    return tuple(dict.fromkeys((*(area.code for area in stated), *inside)))[:4]


def _limits_possible(facts: ProcessingTimeFacts, day: Day) -> Situation:
    """The limits for all areas not stated; an `area` stated with a transfer stands for both its ends."""
    both = facts.area if facts.matter is Matter.BALANCE_TRANSFER else None
    return _situation(replace(facts, from_area=facts.from_area or both, to_area=facts.to_area or both), day)


def _span(limits: Collection[Limits]) -> tuple[int, int] | None:
    """The least and the greatest limit of the whole; `None` where one is missing."""
    known = [total for total, _ in limits if total is not None]
    return (min(known), max(known)) if len(known) == len(limits) else None


def _possible(accepted: date | None, span: tuple[int, int] | None, calendar: Calendar) -> Due | None:
    """The days between which the limits end, whatever the areas not stated."""
    if accepted is None or span is None:
        return None
    first, last = (calendar.count(accepted, total) for total in span)
    return Due(first.earliest, last.latest, last.certainty) if first and last else None


def _narrows_most(facts: ProcessingTimeFacts, left_out: Gaps, possible: Situation) -> str | None:
    """The fact to ask for: the day of acceptance, without which no day is known; else the area that tells more."""
    if "accepted_on" in left_out.missing:
        return "accepted_on"

    def bounds(of: Iterable[Limits]) -> Bounds | None:
        span = _span(tuple(of))
        return Bounds(Decimal(span[0]), Decimal(span[1])) if span else None

    def left_by(name: str) -> Iterator[Bounds | None]:
        yield from map(bounds, possible.slices(name) if name in possible.places else (possible.rules,))

    places = [name for name in left_out.missing if name in _AREAS and getattr(facts, name) is None]
    return narrows_most(places, bounds(possible.rules), left_by)


def _limits(
    facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView
) -> tuple[list[_Limit], int | None, list[Finding]]:
    """The stages in order, the limit of the whole, and the look-ups behind them. No stages where no rule is known."""
    if origin.not_covered or destination.not_covered:
        return [], None, []
    if facts.matter is not Matter.BALANCE_TRANSFER:
        return _limits_of_one_area(facts.matter, origin)
    if origin.area_code != destination.area_code and origin.same_province_as(destination):
        inside = destination.find("transfer_limits_within_province")
        if isinstance(inside.term, StageLimits):
            return *_in_order([(stage, inside) for stage in inside.term.stages], inside.term), [inside]
    pairs: list[tuple[Stage, Finding]] = []
    findings = [origin.find("transfer_limits"), destination.find("transfer_limits")]
    for code, finding in zip(("origin", "destination"), findings, strict=True):
        if isinstance(finding.term, StageLimits):
            pairs += [(stage, finding) for stage in finding.term.stages if stage.code in (code, "whole")]
    whole = [pair for pair in pairs if pair[0].code == "whole"]
    if whole:
        pairs = whole[:1]
    if not pairs:
        return [], None, findings
    duties = [origin.find("agency_must_notify_result"), origin.find("agency_transfer_duty")]
    return *_in_order(pairs, None), [*dict.fromkeys(findings), *duties]


def _limits_of_one_area(matter: Matter, area: PolicyView) -> tuple[list[_Limit], int | None, list[Finding]]:
    if matter not in _LIMITS:
        return [], None, []
    finding = area.find(_LIMITS[matter])
    if isinstance(finding.term, StageLimits):
        return *_in_order([(stage, finding) for stage in finding.term.stages], finding.term), [finding]
    if isinstance(finding.term, int):
        starts = "receipt_of_application" if finding.parameter in _BY_LAW else "acceptance"
        return *_in_order([(Stage("whole", finding.term, starts), finding)], None), [finding]
    return [], None, [finding]


def _told_beside(matter: Matter) -> tuple[str, ...]:
    """What is told beside the limit of a matter: local lists of services, the platform where nothing is filed."""
    if matter in _SERVICES:
        return ("service_limits",)
    return ("national_platform_features",) if matter is Matter.BALANCE_INQUIRY else ()


def _in_order(pairs: Iterable[tuple[Stage, Finding]], limits: StageLimits | None) -> tuple[list[_Limit], int]:
    so_far, ordered = 0, []
    for stage, finding in pairs:
        so_far += stage.working_days
        ordered.append(_Limit(stage, finding, so_far))
    stated = limits.total_working_days if limits else None
    return ordered, so_far if stated is None else stated


def _timed(limit: _Limit, limits: list[_Limit], accepted: date | None, calendar: Calendar) -> TimedStage:
    # The day an application was received is not asked for; where the limit runs from it, no start is told.
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
    """Whether the case is late on the day asked, and the first late day where that is sure."""
    asked, accepted = facts.asked_on, facts.accepted_on
    if asked is None:
        return None, None
    if facts.stage_reached is StageReached.COMPLETED:
        return "on_track", None
    if accepted is None or latest is None or asked < accepted:
        return "cannot_tell", None
    if asked > latest.latest:
        due = _due_of(stages, facts.stage_reached) or latest
        return "overdue", day_after(due.latest)
    first = stages[0].due
    if facts.stage_reached is StageReached.ORIGIN and first and asked > first.latest:
        return "overdue", day_after(first.latest)
    if asked <= (first or latest).earliest or (facts.stage_reached and asked <= _reach(stages, facts, latest).earliest):
        return "on_track", None
    return "cannot_tell", None


def _reach(stages: tuple[TimedStage, ...], facts: ProcessingTimeFacts, latest: Due) -> Due:
    return _due_of(stages, facts.stage_reached) or latest


def _due_of(stages: tuple[TimedStage, ...], reached: StageReached | None) -> Due | None:
    return next((stage.due for stage in stages if reached is not None and stage.code == reached.value), None)


def _experiences(
    facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView, calendar: Calendar
) -> Iterator[Experience]:
    """What people report for these areas, each once, the firmer source of one report only."""
    if facts.matter is not Matter.BALANCE_TRANSFER:
        return
    told: dict[str, Value] = {}
    for view, here in ((origin, False), (destination, True)):
        for value in view.said("reported_transfer_time"):
            arrival = cast("ReportedTime", value.term).what == "balance_credit"
            if value.standing != "superseded" and arrival is here:
                told.setdefault(value.citation.id, value)
    for value in told.values():
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
) -> Said | None:
    if progress is None or facts.stage_reached is StageReached.COMPLETED:
        return None
    if progress == "overdue":
        late = facts.stage_reached.value if facts.stage_reached else "unknown"
        return said("ask_the_agency", stage=late, since=since)
    if progress == "on_track":
        return said("wait_until", due=stages[-1].due if stages else None)
    if facts.stage_reached is None or not stages or stages[-1].due is None:
        return said("look_up_progress")
    return said("ask_again_after", due=stages[-1].due.latest)


def _local_checks(  # noqa: PLR0913 - what a missing time can be due to.
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


def _gaps(facts: ProcessingTimeFacts, limits: list[_Limit]) -> Gaps:
    """Which missing facts could still change or narrow the times."""
    one_area = facts.matter is not Matter.BALANCE_TRANSFER
    if one_area and facts.area is None and facts.matter in _LIMITS:
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


def _gaps_without_area(facts: ProcessingTimeFacts, limits: list[_Limit]) -> Gaps:
    """Where the area may bring a limit of its own: it is asked, and what matters once there is a limit."""
    wanted = ["area", *(["accepted_on"] if facts.accepted_on is None else [])]
    if facts.asked_on and facts.stage_reached is None:
        wanted.append("stage_reached")
    settled = (*wanted, "asked_on", "stage_reached") if limits or facts.asked_on is None else tuple(wanted)
    return Gaps(tuple(wanted), (), tuple(n for n in NAMES if getattr(facts, n) is None and n not in settled))


def _conflicts(origin: PolicyView) -> Iterator[Conflict]:
    """Which hotline: articles name the one of another department."""
    claims = [value for value in origin.said("hotline_medical") if value.standing == "claim"]
    conflict = rivalry(origin.find("hotline_medical"), claims)
    if conflict:
        yield conflict


def _advisories(  # noqa: PLR0913 - what a remark can be due to.
    facts: ProcessingTimeFacts,
    limits: list[_Limit],
    origin: PolicyView,
    destination: PolicyView,
    *,
    latest: Due | None,
    total: int | None,
) -> Iterator[Said]:
    if limits:
        yield said("first_day_counted")
    yield from _about_other_matters(facts.matter, limits, origin)
    if limits and facts.matter is Matter.BALANCE_TRANSFER:
        money = destination.find("balance_credit_limit").value
        if money:
            yield said("money_has_own_limit", citation=money.citation.id)
        elif total:
            yield said("money_has_no_limit")
    if latest and latest.certainty != "published":
        yield said("calendar_not_published", year=latest.latest.year)
    if facts.asked_on and facts.accepted_on and facts.asked_on < facts.accepted_on:
        yield said("asked_before_accepted")
    same_pool = origin.area_code == destination.area_code and facts.from_area is not None
    if same_pool and limits and facts.matter is Matter.BALANCE_TRANSFER:
        yield said("same_pool_no_transfer")


def _about_other_matters(matter: Matter, limits: list[_Limit], area: PolicyView) -> Iterator[Said]:
    if any(limit.stage.starts == "receipt_of_application" for limit in limits):
        yield said("counted_from_application")
    services = area.find("service_limits").term
    for code in _SERVICES.get(matter, ()):
        if isinstance(services, Mapping) and code in services:
            told = "local_service_limit" if services[code] else "local_service_at_once"
            yield said(told, service=code, count=services[code])
    if matter is Matter.BALANCE_INQUIRY:
        yield said("look_up_online")
