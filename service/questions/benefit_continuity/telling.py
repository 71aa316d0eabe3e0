"""What an answer on benefit continuity says besides the judgement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from service.facts import InsuredStatus, Scheme
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Message, Sought, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.terms import GapExemption
from service.policy.values import NATION, Finding, Value
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import FACTS_OF, NAMES, YEAR, findings_of, implied_of, space
from service.questions.benefit_continuity.waiting import Waiting, waiting_of
from service.reasoning.completions import complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    hole_check,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.rivalry import rivalry

_WAYS = {
    "back_paid": Way("gap_made_up", (True,)),
    "to_scheme": Way("employee_scheme_kept", (Scheme.EMPLOYEE,)),
}

REMEDIES = Table(
    facts_of=FACTS_OF,
    can_change=lambda _: _WAYS,
    fixed={},
    passing={
        "insured_before": ("first_enrolment", "insured_before"),
        "resident_unbroken": ("gap_months", "resident_unbroken"),
        "gap_short_enough": ("gap_months", "gap_short_enough"),
        "cover_before_change": ("prior_continuous_months", "cover_before_change"),
        "gap_made_up": ("gap_months", "waiting_passes"),
    },
)
"""What a person can do about a waiting period. It ends by itself, counted from a payment whose day is no fact here."""

_STARTS = {
    "retroactive": "benefits_retroactive",
    "month_of_payment": "benefits_month_of_payment",
    "month_after_payment": "benefits_month_after_payment",
    "second_month": "benefits_second_month",
    "third_month": "benefits_third_month",
}

_EXEMPTIONS = ("short_gap_benefits_flexible", "short_gap_benefits", "cross_scheme_benefits")


def decide(facts: BenefitContinuityFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    implied = implied_of(facts)
    completions = complete(space(implied, day))
    cells = completions.cells
    waitings = tuple(waiting_of(cell) for cell in cells)
    wanted = {name for waiting in waitings for name in waiting.wants}
    if "first_enrolment" in completions.relevant:  # Either of these may settle whether it is a first enrolment.
        wanted |= {name for name in ("from_scheme", "prior_continuous_months") if getattr(facts, name) is None}
    relevant = tuple(name for name in NAMES if name in completions.relevant or name in wanted)
    view = day.at(facts.area)
    findings = findings_of(day, facts.area)
    used = [finding for name in _names_used(waitings) if (finding := findings[name]).value]
    used += [findings["set_by"]] if findings["set_by"].value else []
    starts = {waiting.benefit_from for waiting in waitings}

    months = _months(waitings)
    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, _findings_by_criterion(waitings, findings)),
        sought=Sought(lambda: remedies_of(implied, day, cells, space, REMEDIES)),
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, replace(completions, relevant=relevant)),
            findings=tuple(used),
            local_checks=tuple(_local_checks(waitings, view, findings, area_settled="area" not in relevant)),
            conflicts=tuple(_conflicts(facts, waitings, view, findings)),
            advisories=(*_advisories(facts, cells, months, findings), *cautions(used)),
        ),
        extras={"waiting_months": months, "benefit_from": starts.pop() if len(starts) == 1 else None},
    )


def _names_used(waitings: Any) -> tuple[str, ...]:  # noqa: ANN401 - any iterable of waitings.
    return tuple(dict.fromkeys(name for waiting in waitings for name in waiting.uses))


def _in_all(waitings: tuple[Waiting, ...]) -> tuple[str, ...]:
    """Return the look-ups on which every completion rests."""
    return tuple(name for name in _names_used(waitings) if all(name in waiting.uses for waiting in waitings))


def _months(waitings: tuple[Waiting, ...]) -> dict[str, int | None]:
    """Return least, greatest and exact months over all completions; all `None` if any has no rule."""
    leasts = [waiting.least for waiting in waitings if waiting.least is not None]
    if len(leasts) < len(waitings):
        return {"min": None, "max": None, "exact": None}
    mosts = [waiting.most for waiting in waitings if waiting.most is not None]
    least, most = min(leasts), max(mosts) if len(mosts) == len(waitings) else None
    return {"min": least, "max": most, "exact": least if least == most else None}


def _findings_by_criterion(waitings: tuple[Waiting, ...], findings: Mapping[str, Finding]) -> Mapping[str, Finding]:
    """Return the finding that each criterion cites."""
    names = _names_used(waitings)
    waits = ("long_gap_waiting_flexible", "long_gap_waiting", "ceiling")
    firsts = ("first_enrolment_waiting_flexible", "first_enrolment_waiting")
    uses_of = {
        "insured_before": firsts,
        "resident_unbroken": ("resident_fixed_waiting",),
        "gap_short_enough": (*_EXEMPTIONS, *waits, "resident_fixed_waiting"),
        "gap_made_up": (*_EXEMPTIONS, *waits, "resident_fixed_waiting"),
        "cover_before_change": ("cross_scheme_benefits",),
    }
    chosen = {
        code: next((name for name in uses if name in names and findings[name].value), None)
        for code, uses in uses_of.items()
    }
    return {code: findings[name] for code, name in chosen.items() if name}


def _local_checks(
    waitings: tuple[Waiting, ...], view: PolicyView, findings: Mapping[str, Finding], *, area_settled: bool
) -> Iterator[LocalCheck]:
    """Yield what only the agency can say, if the area is known and every completion leaves it open."""
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if not area_settled:
        return
    names = _in_all(waitings)
    ended = [name for name in names if findings[name].hole and findings[name].last_known]
    yield from (hole_check(name, view, findings[name]) for name in ended)
    if all(waiting.open for waiting in waitings) and not ended:
        last = findings[(names or waitings[0].uses)[-1]]
        check = LocalCheck(last.parameter, view.area_code, "area_not_covered")
        yield check if last.value else hole_check(last.parameter, view, last)


def _conflicts(
    facts: BenefitContinuityFacts, waitings: tuple[Waiting, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Conflict]:
    """Yield what other sources say about the look-ups on which every completion rests."""
    if view.not_covered:
        return
    for name in _in_all(waitings):
        finding = findings[name]
        unapplied = name in _EXEMPTIONS and any(waiting.most != 0 for waiting in waitings)
        if finding.value is None or unapplied or (facts.gap_months == 0 and name != "benefit_start"):
            continue
        conflict = rivalry(finding, tuple(_others(facts, finding, view)))
        if conflict:
            yield conflict


def _others(facts: BenefitContinuityFacts, finding: Finding, view: PolicyView) -> Iterator[Value]:
    """Yield claims on the same parameter, on waiting after back-payment, and the national rule if an area differs."""
    claims = view.claims(finding.parameter)
    yield from claims
    if finding.parameter in (*_EXEMPTIONS, "long_gap_waiting_flexible") and facts.back_paid:
        yield from view.claims("long_gap_waiting")
    if finding.parameter in ("short_gap_benefits", "cross_scheme_benefits") and finding.level != "national":
        started = [
            value
            for value in view.statements(finding.parameter)
            if value.area == NATION and value.standing == "rule" and view.started(value)
        ]
        yield from started[:1]


def _advisories(
    facts: BenefitContinuityFacts,
    cells: tuple[Judgement, ...],
    months: Mapping[str, int | None],
    findings: Mapping[str, Finding],
) -> Iterator[Message]:
    waitings = tuple(waiting_of(cell) for cell in cells)
    yield from _length(months)
    starts = {waiting.benefit_from for waiting in waitings}
    shares = {waiting.benefit_share for waiting in waitings}
    if len(starts) == 1 and (start := starts.pop()) in _STARTS:
        yield message(_STARTS[start])
    if len(shares) == 1 and (share := shares.pop()):
        yield message("reduced_benefits_while_waiting", share=int(share * 100))
    change = cast("GapExemption | None", findings["cross_scheme_benefits"].term)
    if change and facts.gap_months != 0 and any("gap_short_enough" in dict(cell.criteria) for cell in cells):
        yield message("gap_months_inclusive", months=change.gap_months)
    if change and facts.gap_months == 0 and _changes_with_short_cover(facts, change):
        yield message("change_with_short_cover", months=change.continuous_months)
    yield from _resident_advisories(facts, waitings, findings)
    if findings["set_by"].value:
        yield message("province_sets_start")
    if facts.insured_status is InsuredStatus.RETIRED and facts.to_scheme is not Scheme.RESIDENT:
        yield message("retired_people_do_not_pay")


def _length(months: Mapping[str, int | None]) -> Iterator[Message]:
    least, most = months["min"], months["max"]
    if least is None or most == 0:
        return
    if least == most:
        yield message("waiting_exact", months=least)
    elif most is not None:
        yield message("waiting_between", least=least, most=most)


def _changes_with_short_cover(facts: BenefitContinuityFacts, change: GapExemption) -> bool:
    known = facts.from_scheme is not None and facts.to_scheme is not None
    prior = facts.prior_continuous_months
    return known and facts.from_scheme is not facts.to_scheme and (prior or 0) < (change.continuous_months or 0)


def _resident_advisories(
    facts: BenefitContinuityFacts, waitings: tuple[Waiting, ...], findings: Mapping[str, Finding]
) -> Iterator[Message]:
    if facts.to_scheme is not Scheme.RESIDENT:
        return
    names = _in_all(waitings)
    off, fixed = findings["resident_waiting_off_per_paid_year"].term, findings["resident_fixed_waiting"].term
    missed_a_year = facts.missed_years != 0 and (facts.gap_months is None or facts.gap_months >= YEAR)
    if "resident_waiting_per_missed_year" in names and off and missed_a_year:
        yield message("repair_by_payment", months=off)
    if facts.first_enrolment and fixed:
        yield message("enrolment_period_matters", months=fixed)
