"""Whether a contribution is paid back: which rules are read, and how complete facts are judged under them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations_with_replacement
from typing import cast

from service.facts import RefundReason, Scheme, domain
from service.policy.day import Day
from service.policy.terms import EnrolmentKept
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.refund_rules import (
    PARAMETERS,
    READING,
    Rules,
    findings_of,
    period_allows,
    rules_of,
    switch_barred,
)
from service.reasoning.completions import Space, area_rules
from service.reasoning.judgements import (
    Judgement,
    judged,
)
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

_TWICE = 2


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
    tests["benefit_period_not_begun"] = period_allows(rules, started=cast("bool", facts.benefit_period_started))
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


LAW: Law[Judgement] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: (cell.verdict, cell.rest),
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)


def space(facts: RefundDecisionFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be."""
    held = facts.held_schemes
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, READING)
    return Space(
        law=LAW,
        facts=facts if held is None else replace(facts, held_schemes=tuple(sorted(held))),
        judge=judge,
        shape=_shape(_month_steps(rules.rules)),
        situation=rules,
        rules_at=lambda areas: rules_of(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
    )


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
