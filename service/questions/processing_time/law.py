"""The law of processing times: which rules it reads, and how it judges complete facts."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.facts import Matter
from service.outcome import (
    Wanting,
)
from service.policy.book import PolicyBook, PolicyView
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.terms import Stage, StageLimits
from service.policy.values import Finding
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.reasoning.completions import Space, situation
from service.reasoning.situations import Situation
from service.reasoning.tables import Law, Shape

LIMITS = {
    Matter.CASH_WITHDRAWAL: "withdrawal_limit",
    Matter.REGISTRATION: "registration_limit",
    Matter.REGISTRATION_CHANGE: "change_limit",
    Matter.MANUAL_REIMBURSEMENT: "manual_reimbursement_limit",
    Matter.ENROLMENT_CERTIFICATE: "certificate_limit",
}
"""The parameter with one area's limit for a matter."""

_BY_LAW = ("registration_limit", "change_limit", "manual_reimbursement_limit")
"""Limits that run from the receipt of the application."""

SERVICES = {
    Matter.REGISTRATION: (
        "employer_registration",
        "employee_registration",
        "flexible_registration",
        "resident_registration",
    ),
    Matter.REGISTRATION_CHANGE: ("change_of_details",),
}
"""Items of local service lists to mention beside the limit of a matter."""

LOOKED_UP = (
    *LIMITS.values(),
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
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_PLATFORM = {Matter.BALANCE_INQUIRY: ("national_platform_features",)}
_OF_MATTER = {
    matter: Reading.of((*((LIMITS[matter],) if matter in LIMITS else ()), *_PLATFORM.get(matter, ()), "service_limits"))
    for matter in Matter
}
_AT_ORIGIN = Reading.of(("transfer_limits", "agency_must_notify_result", "agency_transfer_duty", "service_limits"))
_AT_DESTINATION = Reading.of(("transfer_limits", "balance_credit_limit"))
_INSIDE = Reading.of(("transfer_limits_within_province",))
_HOTLINE = Reading.of(("hotline_medical",))

NAMES = ("area", "from_area", "to_area", "channel", "accepted_on", "asked_on", "stage_reached")

AREAS = ("area", "from_area", "to_area")


@dataclass(frozen=True, slots=True)
class Limit:
    """One stage and its place in the whole: working days from acceptance to its latest end."""

    stage: Stage
    finding: Finding
    until_working_days: int


Limits = tuple[int | None, tuple[tuple[str, int], ...]]
"""The limit of the whole in working days (`None`: no limit is known), and each stage with its own limit."""


def _judge(limits: Limits, _: ProcessingTimeFacts) -> Wanting:
    known = limits[0] is not None
    return Wanting(("accepted_on",) if known else (), "exact" if known else "unknown", limits)


def _on_a_day_asked(cell: Wanting, _: ProcessingTimeFacts) -> Wanting:
    """Add the stage reached to what is wanted: whether a case is late depends on it too."""
    return replace(cell, wants=(*cell.wants, "stage_reached")) if cell.wants else cell


LAW: Law[Wanting] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell,
    answer_of=lambda cell: cell,
    settled_of=lambda cell: cell.settled,
    wants_of=lambda cell: cell.wants,
    evaluate=_on_a_day_asked,
    evaluated_with=("asked_on",),
)


def space(facts: ProcessingTimeFacts, day: Day) -> Space[Wanting]:
    """Return the areas by their limits, each with the facts that its dates still need."""
    names, looked_up = _places(facts.matter)
    return Space(
        law=LAW,
        facts=facts,
        judge=_judge,
        shape=Shape.of(()),
        situation=_situation(facts, day),
        rules_at=lambda areas: _limits_of(_placed(facts, areas), day),
        groups=lambda: dict.fromkeys(names, day.groups_of_areas(looked_up)),
        looked_up=tuple,
    )


def _places(matter: Matter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the area facts of a matter, and the parameters in which areas differ."""
    if matter is Matter.BALANCE_TRANSFER:
        return ("from_area", "to_area"), ("transfer_limits", "transfer_limits_within_province")
    return (("area",) if matter in LIMITS else ()), tuple(LIMITS.values())


def _situation(facts: ProcessingTimeFacts, day: Day) -> Situation:
    """Return the limits for all areas not stated."""
    names, looked_up = _places(facts.matter)
    missing = [name for name in names if getattr(facts, name) is None]
    if not missing:
        return Situation.these((_limits_of(facts, day),))
    stated = (facts.matter, facts.area, facts.from_area, facts.to_area)

    def build(first: Day) -> Situation:
        kinds = (*first.kinds_of_area(looked_up), *_nearby(day.book, facts))
        plain = ProcessingTimeFacts(*stated)
        known: dict[object, Limits] = {}

        def rules_at(areas: Mapping[str, str | None]) -> Limits:
            """Return the limits of one pair, computed once for all pairs with the same look-ups."""
            placed = _placed(plain, areas)
            key = tuple(map(id, _behind(*ends_of(placed, first))))
            if key not in known:
                known[key] = _limits_of(placed, first)
            return known[key]

        return Situation.of(dict.fromkeys(missing, kinds), rules_at)

    return situation(LAW, day, looked_up, stated, build)


def _placed(facts: ProcessingTimeFacts, areas: Mapping[str, str | None]) -> ProcessingTimeFacts:
    """Return the facts with areas filled in."""
    return replace(facts, **areas)  # type: ignore[arg-type]


def _behind(origin: PolicyView, destination: PolicyView) -> Iterator[Finding]:
    """Yield the look-ups behind the limits of one pair of areas."""
    inside = origin.area_code != destination.area_code and origin.same_province_as(destination)
    yield origin.find("transfer_limits")
    yield destination.find("transfer_limits")
    yield from (origin.find(name) for name in LIMITS.values())
    if inside:
        yield destination.find("transfer_limits_within_province")


def _limits_of(facts: ProcessingTimeFacts, day: Day) -> Limits:
    limits, total, _ = limits_of(facts, *ends_of(facts, day))
    return _as_limits(total, limits)


def _as_limits(total: int | None, limits: Iterable[Limit]) -> Limits:
    return total, tuple((limit.stage.code, limit.stage.working_days) for limit in limits)


def ends_of(facts: ProcessingTimeFacts, day: Day) -> tuple[PolicyView, PolicyView]:
    """Return the views of origin and destination; `area` stands in for an end that is not stated."""
    transfer = facts.matter is Matter.BALANCE_TRANSFER
    origin = (facts.from_area if transfer else None) or facts.area
    destination = (facts.to_area if transfer else None) or facts.area
    return day.at(origin), day.at(destination)


NEARBY = 4
"""The limit on areas that are tried beside the kinds of area."""


def _nearby(book: PolicyBook, facts: ProcessingTimeFacts) -> tuple[str, ...]:
    """Return the stated areas of either end and neighbours in their provinces: pairs that examples do not cover."""
    stated = [book.areas[code] for code in (facts.from_area, facts.to_area) if code is not None and code in book.areas]
    inside = (other.code for area in stated for other in book.areas.values() if other.province == area.province)
    return tuple(dict.fromkeys((*(area.code for area in stated), *inside)))[:NEARBY]


def basis_of(facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView) -> Hashable:
    """Look up, and return, all of the book that an answer for two stated areas follows from."""
    hotline = origin.read(_HOTLINE) if facts.asked_on else None
    if facts.matter is not Matter.BALANCE_TRANSFER:
        return facts.matter, origin.read(_OF_MATTER[facts.matter]), hotline
    same = origin.area_code == destination.area_code
    inside = destination.read(_INSIDE) if not same and origin.same_province_as(destination) else None
    return origin.read(_AT_ORIGIN), destination.read(_AT_DESTINATION), inside, hotline, same


def limits_possible(facts: ProcessingTimeFacts, day: Day, here: tuple[int | None, Sequence[Limit]]) -> Situation:
    """Return the limits for all areas not stated, those `here` if every area is stated.

    With a transfer, a stated `area` is both ends.
    """
    both = facts.area if facts.matter is Matter.BALANCE_TRANSFER else None
    if all(getattr(facts, name) or both for name in _places(facts.matter)[0]):
        return Situation.these((_as_limits(*here),))
    return _situation(replace(facts, from_area=facts.from_area or both, to_area=facts.to_area or both), day)


def span_of(limits: Collection[Limits]) -> tuple[int, int] | None:
    """Return the least and the greatest limit of the whole; `None` if one is missing."""
    known = [total for total, _ in limits if total is not None]
    return (min(known), max(known)) if len(known) == len(limits) else None


def limits_of(
    facts: ProcessingTimeFacts, origin: PolicyView, destination: PolicyView
) -> tuple[list[Limit], int | None, list[Finding]]:
    """Return the stages in order, the limit of the whole, and the look-ups; no stages if no rule is known."""
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


def _limits_of_one_area(matter: Matter, area: PolicyView) -> tuple[list[Limit], int | None, list[Finding]]:
    if matter not in LIMITS:
        return [], None, []
    finding = area.find(LIMITS[matter])
    if isinstance(finding.term, StageLimits):
        return *_in_order([(stage, finding) for stage in finding.term.stages], finding.term), [finding]
    if isinstance(finding.term, int):
        starts = "receipt_of_application" if finding.parameter in _BY_LAW else "acceptance"
        return *_in_order([(Stage("whole", finding.term, starts), finding)], None), [finding]
    return [], None, [finding]


def _in_order(pairs: Iterable[tuple[Stage, Finding]], limits: StageLimits | None) -> tuple[list[Limit], int]:
    so_far, ordered = 0, []
    for stage, finding in pairs:
        so_far += stage.working_days
        ordered.append(Limit(stage, finding, so_far))
    stated = limits.total_working_days if limits else None
    return ordered, so_far if stated is None else stated
