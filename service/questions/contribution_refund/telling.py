"""What an answer on a contribution refund says besides the judgement."""

from collections.abc import Iterator, Mapping
from typing import cast

from service.facts import RefundReason, Scheme
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Message, Sought, Verdict, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.terms import RefundDates
from service.policy.values import Finding
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.contribution_refund.law import FACTS_OF, NAMES, space
from service.questions.refund_rules import (
    findings_of,
    period_conflict,
    switch_conflict,
)
from service.reasoning.completions import complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    fails,
    gaps_of,
    hole_check,
    verdict_of,
)
from service.reasoning.remedies import Table, remedies_of

REMEDIES = Table(
    facts_of=FACTS_OF,
    can_change=lambda _: {},
    fixed={
        "refund_reason_accepted": "reason",
        "enrolled_twice": "held_schemes",
        "enrolled_twice_against_law": "held_schemes",
        "employee_premium_covered": "held_schemes",
        "switch_refunded": "reason",
        "benefit_period_not_begun": "benefit_period_started",
    },
)
"""A refund concerns the past: what was paid, and why, cannot be changed. Only another rule can change a no."""

_RESTS_ON = {
    "refund_rule_in_force": "refund_reasons",
    "refund_reason_accepted": "refund_reasons",
    "enrolled_twice": "one_enrolment_only",
    "enrolled_twice_against_law": "double_enrolment_forbidden",
    "employee_premium_covered": "employee_premium_refundable",
    "switch_refunded": "refund_on_scheme_switch",
    "benefit_period_not_begun": "refund_after_period_began",
}

_KEPT = {
    "place_of_work": "kept_place_of_work",
    "habitual_residence": "kept_habitual_residence",
    "employee_scheme": "kept_employee_scheme",
}


def decide(facts: RefundDecisionFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    completions = complete(space(facts, day))
    cells = completions.cells
    view = day.at(facts.area)
    findings = findings_of(day, facts.area)
    kept = _kept_of(cells)
    names = dict.fromkeys(_looked_up(cells))
    remarks = tuple(_advisories(facts, cells, findings, kept))
    used = [findings[name] for name in (*names, *_parameters_behind(remarks)) if findings[name].value]

    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, {code: findings[name] for code, name in _RESTS_ON.items()}),
        sought=Sought(lambda: remedies_of(facts, day, cells, space, REMEDIES)),
        extras={"kept_enrolment": kept},
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, completions),
            findings=tuple(dict.fromkeys(used)),
            local_checks=tuple(_local_checks(cells, view, findings)),
            conflicts=tuple(_conflicts(cells, view, findings)),
            advisories=(*remarks, *cautions(used)),
        ),
    )


def _kept_of(cells: tuple[Judgement, ...]) -> str | None:
    """Return the enrolment that every completion keeps, or `None`."""
    kept = {cell.rest for cell in cells}
    return cast("str", kept.pop()) or None if len(kept) == 1 else None


def _looked_up(cells: tuple[Judgement, ...]) -> Iterator[str]:
    """Yield the parameters behind the criteria of any completion."""
    codes = {code for cell in cells for code, _ in cell.criteria}
    yield from (name for code, name in _RESTS_ON.items() if code in codes)
    if any(cell.rest for cell in cells):
        yield "enrolment_kept"


def _parameters_behind(remarks: tuple[Message, ...]) -> Iterator[str]:
    """Yield the parameters behind remarks."""
    codes = {item.code for item in remarks}
    if "refund_dates_told" in codes:
        yield "refund_dates"
    if "apply_before_period" in codes:
        yield "refund_application_by"


def _local_checks(
    cells: tuple[Judgement, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if findings["refund_reasons"].value is None:
        yield hole_check("refund_reasons", view, findings["refund_reasons"])
        return
    if all(("employee_premium_covered", None) in cell.criteria for cell in cells):
        yield hole_check("employee_premium_refundable", view, findings["employee_premium_refundable"])
    if fails(cells, "benefit_period_not_begun") and period_conflict(view, findings):
        yield LocalCheck("refund_after_period_began", view.area_code, "sources_conflict")
    if all(cell.rest is None for cell in cells):
        yield LocalCheck("enrolment_kept", view.area_code, "area_not_covered")


def _conflicts(cells: tuple[Judgement, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[Conflict]:
    conflicts = []
    if fails(cells, "switch_refunded"):
        conflicts.append(switch_conflict(findings))
    if fails(cells, "benefit_period_not_begun"):
        conflicts.append(period_conflict(view, findings))
    yield from (conflict for conflict in conflicts if conflict)


def _advisories(
    facts: RefundDecisionFacts, cells: tuple[Judgement, ...], findings: Mapping[str, Finding], kept: str | None
) -> Iterator[Message]:
    if kept:
        yield message(_KEPT[kept])
    joined = facts.reason is RefundReason.JOINED_EMPLOYEE_SCHEME
    if joined and facts.held_schemes is not None and Scheme.EMPLOYEE not in facts.held_schemes:
        yield message("reason_and_schemes_disagree")
    if all(cell.verdict is Verdict.NOT_ELIGIBLE for cell in cells) or findings["refund_reasons"].value is None:
        return
    yield message("refund_on_application")
    if findings["refund_application_by"].term:
        yield message("apply_before_period")
    dates = findings["refund_dates"].term
    if isinstance(dates, RefundDates):
        yield message("refund_dates_told", death_before=dates.death_before, paid_by=dates.paid_by)
