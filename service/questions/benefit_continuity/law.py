"""The law of benefit continuity: which rules it reads, and how it judges complete facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from service.facts import domain
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.values import Finding
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.waiting import (
    CONTRADICTED,
    Rules,
    Waiting,
    judge,
    waiting_of,
    with_missed_years,
)
from service.reasoning.completions import Space, area_rules
from service.reasoning.judgements import (
    Judgement,
)
from service.reasoning.situations import Situation
from service.reasoning.tables import Axis, Law, Shape

if TYPE_CHECKING:
    from service.policy.terms import GapExemption, WaitingFloor, WaitingSteps

NAMES = (
    "area",
    "from_scheme",
    "to_scheme",
    "insured_status",
    "first_enrolment",
    "gap_months",
    "back_paid",
    "prior_continuous_months",
    "missed_years",
)

PARAMETERS = (
    "short_gap_benefits",
    "short_gap_benefits_flexible",
    "cross_scheme_benefits",
    "long_gap_waiting",
    "long_gap_waiting_flexible",
    "first_enrolment_waiting",
    "first_enrolment_waiting_flexible",
    "resident_fixed_waiting",
    "resident_waiting_per_missed_year",
    "resident_waiting_off_per_paid_year",
    "resident_waiting_floor",
    "benefit_start",
)

LOOKED_UP = (*PARAMETERS, "benefit_start_set_by")
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_READING = Reading(
    {**{name: name for name in PARAMETERS}, "ceiling": "long_gap_waiting", "set_by": "benefit_start_set_by"},
    in_nation=frozenset({"ceiling", "set_by"}),
)

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "waiting_rule_known": ("area",),
    "facts_agree": ("first_enrolment", "from_scheme", "gap_months", "missed_years"),
    "insured_before": ("first_enrolment", "insured_status"),
    "resident_unbroken": ("gap_months", "to_scheme"),
    "gap_short_enough": ("gap_months",),
    "gap_made_up": ("back_paid",),
    "cover_before_change": ("prior_continuous_months", "from_scheme", "to_scheme"),
}
"""The facts behind each criterion, in the order in which answers list the criteria."""

YEAR = 12


def contradictory(facts: BenefitContinuityFacts) -> bool:
    """Whether a first enrolment is stated with earlier insurance, or more missed years than fit into the gap."""
    gap, missed = facts.gap_months, facts.missed_years
    too_short = gap is not None and missed is not None and missed * YEAR > gap
    return bool(facts.first_enrolment and _insured_before(facts)) or too_short


def _insured_before(facts: BenefitContinuityFacts) -> bool:
    return facts.from_scheme is not None or bool(facts.prior_continuous_months)


def implied_of(facts: BenefitContinuityFacts) -> BenefitContinuityFacts:
    """Return the facts with what they imply: a person insured before does not enrol for the first time."""
    if facts.first_enrolment is None and _insured_before(facts):
        return replace(facts, first_enrolment=False)
    return facts


def _content(cell: Judgement) -> tuple[object, ...]:
    return (cell.verdict, _answer(waiting_of(cell)))


LAW: Law[Judgement] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell.verdict,
    answer_of=_content,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
    numbers=("missed_years",),
    evaluate=with_missed_years,
    evaluated_with=("missed_years", "gap_months"),
    steps_of=lambda rules: {"gap_months": gap_steps((rules,)), "prior_continuous_months": _months_before((rules,))},
)


def space(facts: BenefitContinuityFacts, day: Day) -> Space[Judgement]:
    """Return all completions of the stated facts on a day.

    Stated missed years leave only gaps that are long enough for them.
    """
    agree = not contradictory(facts)
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING)
    gaps = rules.keep(gap_steps, lambda: gap_steps(rules.rules))
    least = (facts.missed_years or 0) * YEAR
    ruled_out = sum(after <= least for after in gaps[1:])
    shape = _shape(gaps, rules.keep(_months_before, lambda: _months_before(rules.rules)))
    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=shape.starting("gap_months", ruled_out) if ruled_out else shape,
        situation=rules if agree else Situation.these((CONTRADICTED,)),
        rules_at=lambda areas: rules_of(day, areas["area"]) if agree else CONTRADICTED,
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
    )


@lru_cache(maxsize=64)
def _shape(gaps: tuple[int, ...], months_before: tuple[int, ...]) -> Shape:
    """Return the axes of all facts except missed years, whose number enters the judgement itself."""
    steps = {"gap_months": gaps, "prior_continuous_months": months_before}
    stepped = {name: Axis(name, values, steps=True) for name, values in steps.items()}
    return Shape.of([stepped.get(name) or Axis(name, domain(name)) for name in NAMES if name in steps or domain(name)])


def gap_steps(rules: Sequence[Rules]) -> tuple[int, ...]:
    """Return the lengths of gap in months at which these rules judge anew."""
    return tuple(sorted({0, 1, *(start for rule_set in rules for start in _steps_of(rule_set))}))


def _months_before(rules: Sequence[Rules]) -> tuple[int, ...]:
    return tuple(sorted({0, *(rule_set.change.continuous_months or 0 for rule_set in rules if rule_set.change)}))


def _answer(waiting: Waiting) -> tuple[object, ...]:
    return (waiting.least, waiting.most, waiting.benefit_from, waiting.wants)


def _steps_of(rules: Rules) -> Iterator[int]:
    """Yield the lengths of gap at which something changes."""
    yield from (rule.gap_months + 1 for rule in (rules.short, rules.short_flexible, rules.change) if rule)
    for steps in (rules.long, rules.long_flexible, rules.ceiling):
        yield from (step.from_gap for step in (steps.steps if steps else ()))


def findings_of(day: Day, area: str | None) -> Mapping[str, Finding]:
    """Look up everything for an area; `ceiling` and `set_by` are national."""
    return day.at(area).read(_READING).findings


def rules_of(day: Day, area: str | None) -> Rules:
    """Read the rules of an area on a day."""
    view = day.at(area)
    period = view.read(_READING)
    return period.keep(Rules, lambda: _rules_from(period.findings, covered=not view.not_covered))


def _rules_from(findings: Mapping[str, Finding], *, covered: bool) -> Rules:
    return Rules(
        facts_agree=True,
        covered=covered,
        short=cast("GapExemption | None", findings["short_gap_benefits"].term),
        short_flexible=cast("GapExemption | None", findings["short_gap_benefits_flexible"].term),
        change=cast("GapExemption | None", findings["cross_scheme_benefits"].term),
        long=cast("WaitingSteps | None", findings["long_gap_waiting"].term),
        long_flexible=cast("WaitingSteps | None", findings["long_gap_waiting_flexible"].term),
        ceiling=cast("WaitingSteps | None", findings["ceiling"].term),
        first=cast("WaitingSteps | None", findings["first_enrolment_waiting"].term),
        first_flexible=cast("WaitingSteps | None", findings["first_enrolment_waiting_flexible"].term),
        fixed_months=cast("int | None", findings["resident_fixed_waiting"].term),
        months_per_missed_year=cast("int | None", findings["resident_waiting_per_missed_year"].term),
        months_off_per_paid_year=cast("int | None", findings["resident_waiting_off_per_paid_year"].term),
        floor=cast("WaitingFloor | None", findings["resident_waiting_floor"].term),
        start=cast("str | None", findings["benefit_start"].term),
    )
