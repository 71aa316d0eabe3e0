"""Is a contribution paid back?

Guidance 医保发〔2020〕33号: before the benefit period begins a resident premium is paid back on application, for a
double payment, a death, a move into the employee scheme or an enrolment elsewhere; once the period has begun, a
person's own contribution is not. Of two enrolments one is kept in principle: of two in the employee scheme the one at
the place of work, of two in the resident scheme the one at the habitual residence (students: the place of study), and
across schemes the employee one after a year in it without a break. Medical security law article 13, from 2027-01-01:
nobody may be enrolled twice; from then on a double enrolment is measured by the law, before by the guidance. The law
itself says nothing of refunds, so the verdict does not change with it.

Ambiguities that stay visible: the guidance found speaks of resident premiums; whether a doubled employee contribution
is paid back is a local check, except where an area says so. Across schemes, with less than a year in the employee
scheme, no source says which enrolment is kept. Zhejiang's bar is on a change of scheme, so it is not applied to a
double payment. What a person holds is asked for a double payment only; the other reasons say it themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import cast

from service.decisions.refund_rules import (
    PARAMETERS,
    Rules,
    findings_of,
    period_allows,
    period_conflict,
    rules_of,
    switch_barred,
    switch_conflict,
)
from service.facts import RefundDecisionFacts, RefundReason, Scheme, domain
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Said, Sought, Verdict, said
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.policy.terms import EnrolmentKept, RefundDates
from service.reasoning.completions import Space, area_rules, complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    fails,
    gaps_of,
    hole_check,
    judged,
    verdict_of,
)
from service.reasoning.remedies import Table, remedies_of
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("reason", "area", "benefit_period_started", "held_schemes", "employee_months")
FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "refund_rule_in_force": ("area",),
    "refund_reason_accepted": ("reason",),
    "enrolled_twice": ("held_schemes",),
    "enrolled_twice_against_law": ("held_schemes",),
    "employee_premium_covered": ("area", "held_schemes"),
    "switch_refunded": ("area", "reason"),
    "benefit_period_not_begun": ("benefit_period_started",),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

HELD = tuple(held for count in range(3) for held in combinations_with_replacement(Scheme, count))
"""Every way to be enrolled at most twice."""

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
"""A refund looks back: what was paid, and why, is done. Only another rule may change a no."""

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
_TWICE = 2


def decide(facts: RefundDecisionFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    found = complete(space(facts, day))
    cells = found.cells
    view = day.at(facts.area)
    findings = findings_of(view)
    kept = _kept_of(cells)
    names = dict.fromkeys(_looked_up(cells))
    told = tuple(_advisories(facts, cells, findings, kept))
    used = [findings[name] for name in (*names, *_told_of(told)) if findings[name].value]

    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, {code: findings[name] for code, name in _RESTS_ON.items()}),
        sought=Sought(lambda: remedies_of(facts, day, cells, space, REMEDIES)),
        extras={"kept_enrolment": kept},
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, found),
            findings=tuple(dict.fromkeys(used)),
            local_checks=tuple(_local_checks(cells, view, findings)),
            conflicts=tuple(_conflicts(cells, view, findings)),
            advisories=(*told, *cautions(used)),
        ),
    )


def judge(rules: Rules, facts: RefundDecisionFacts) -> Judgement:
    """Judge complete facts under known rules; what else they decide is the enrolment that is kept."""
    if rules.reasons is None:
        return judged({"refund_rule_in_force": None})
    tests: dict[str, bool | None] = {"refund_reason_accepted": facts.reason in rules.reasons}
    held = cast("tuple[Scheme, ...]", facts.held_schemes)
    duplicate = facts.reason is RefundReason.DUPLICATE
    if duplicate:
        tests["enrolled_twice_against_law" if rules.forbidden_by_law else "enrolled_twice"] = len(held) == _TWICE
        if len(held) == _TWICE and Scheme.RESIDENT not in held:
            tests["employee_premium_covered"] = rules.employee_premium
    if switch_barred(rules, facts.reason):
        tests["switch_refunded"] = False
    tests["benefit_period_not_begun"] = period_allows(rules, started=facts.benefit_period_started)
    return judged(tests, _kept(rules.kept, facts) if duplicate and len(held) == _TWICE else "")


def _kept(kept: EnrolmentKept | None, facts: RefundDecisionFacts) -> str | None:
    """Which of two enrolments is kept; `None` where no rule says so."""
    held = set(cast("tuple[Scheme, ...]", facts.held_schemes))
    if kept is None:
        return None
    if held == {Scheme.EMPLOYEE}:
        return kept.employee
    if held == {Scheme.RESIDENT}:
        return kept.resident
    return kept.across_schemes if cast("int", facts.employee_months) >= kept.employee_months else None


def _kept_of(cells: tuple[Judgement, ...]) -> str | None:
    """The enrolment that every completion keeps, else nothing."""
    found = {cell.rest for cell in cells}
    return cast("str", found.pop()) or None if len(found) == 1 else None


LAW: Law[Judgement] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: (cell.verdict, cell.rest),
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)


def space(facts: RefundDecisionFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be."""
    held = facts.held_schemes
    rules = area_rules(LAW, facts.area, day, PARAMETERS, _rules, _found_in)
    return Space(
        law=LAW,
        facts=facts if held is None else replace(facts, held_schemes=tuple(sorted(held))),
        shape=_shape(_month_steps(rules.rules)),
        situation=rules,
        rules_at=lambda areas: _rules(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
    )


def _found_in(day: Day, area: str | None) -> Mapping[str, Finding]:
    return findings_of(day.at(area))


def _rules(day: Day, area: str | None) -> Rules:
    return rules_of(_found_in(day, area))


@lru_cache(maxsize=64)
def _shape(months: tuple[int, ...]) -> Shape:
    return Shape.of(
        (
            Axis("reason", domain("reason")),
            Axis("benefit_period_started", (False, True)),
            Axis("held_schemes", HELD),
            Axis("employee_months", months, steps=True),
        )
    )


def _month_steps(rules: Iterable[Rules]) -> tuple[int, ...]:
    """Employee months, one inside each step that these rules make."""
    return tuple(sorted({0, *(each.kept.employee_months for each in rules if each.kept)}))


def _looked_up(cells: tuple[Judgement, ...]) -> Iterator[str]:
    """The parameters that the criteria of any completion rest on."""
    codes = {code for cell in cells for code, _ in cell.criteria}
    yield from (name for code, name in _RESTS_ON.items() if code in codes)
    if any(cell.rest for cell in cells):
        yield "enrolment_kept"


def _told_of(told: tuple[Said, ...]) -> Iterator[str]:
    """The parameters that remarks rest on."""
    codes = {item.code for item in told}
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
) -> Iterator[Said]:
    if kept:
        yield said(_KEPT[kept])
    joined = facts.reason is RefundReason.JOINED_EMPLOYEE_SCHEME
    if joined and facts.held_schemes is not None and Scheme.EMPLOYEE not in facts.held_schemes:
        yield said("reason_and_schemes_disagree")
    if all(cell.verdict is Verdict.NOT_ELIGIBLE for cell in cells) or findings["refund_reasons"].value is None:
        return
    yield said("refund_on_application")
    if findings["refund_application_by"].term:
        yield said("apply_before_period")
    dates = findings["refund_dates"].term
    if isinstance(dates, RefundDates):
        yield said("refund_dates_told", death_before=dates.death_before, paid_by=dates.paid_by)
