"""How long does a person wait for benefits after a gap, a change of scheme or a first enrolment?

Employee scheme, interim measures 医保办发〔2021〕43号 article 11: a gap of up to three months that is made up by
payment brings no waiting, and the gap itself is covered. After a longer gap the pooling area may set a waiting period,
in principle of at most six months. A person insured for two years without a break keeps the benefits on a change
between the schemes with such a short gap. Areas have rules of their own, some for flexible employment alone.

Resident scheme, guidance 国办发〔2024〕38号: a fixed waiting period, plus a month for each missed year, less a month
for each missed year paid for, with a minimum for people who missed many years in a row. A missed year is twelve months
of gap.

Ambiguities that stay visible. No text says how days of a partial month count towards a gap. A short gap that is not
made up, or a change of scheme after too short a cover, has no national rule: the waiting lies between none and the
longest that the area may set. Without a gap we treat benefits as continuous in both schemes. `back_paid` refers to the
whole gap: in the resident scheme it means every missed year.

Waiting counts whole months from the month of payment: benefits from the third calendar month mean two months.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from service.facts import InsuredStatus, Scheme
from service.policy.terms import GapExemption, WaitingFloor, WaitingStep, WaitingSteps
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.reasoning.judgements import Judgement, judged


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one area. `None`: the book has no rule.

    `facts_agree` is false if the stated facts contradict each other. `ceiling` is the national limit of a waiting
    period.
    """

    facts_agree: bool
    covered: bool
    short: GapExemption | None
    short_flexible: GapExemption | None
    change: GapExemption | None
    long: WaitingSteps | None
    long_flexible: WaitingSteps | None
    ceiling: WaitingSteps | None
    first: WaitingSteps | None
    first_flexible: WaitingSteps | None
    fixed_months: int | None
    months_per_missed_year: int | None
    months_off_per_paid_year: int | None
    floor: WaitingFloor | None
    start: str | None


CONTRADICTED = Rules(
    facts_agree=False,
    covered=True,
    short=None,
    short_flexible=None,
    change=None,
    long=None,
    long_flexible=None,
    ceiling=None,
    first=None,
    first_flexible=None,
    fixed_months=None,
    months_per_missed_year=None,
    months_off_per_paid_year=None,
    floor=None,
    start=None,
)
"""What is judged if the stated facts contradict each other, whatever the area."""

_RESIDENT = ("resident_fixed_waiting", "resident_waiting_per_missed_year")
_REPAIRED = (*_RESIDENT, "resident_waiting_off_per_paid_year", "resident_waiting_floor")


@dataclass(frozen=True, slots=True)
class ByMissedYear:
    """Resident-scheme waiting that grows with each missed year; years paid for reduce it, down to the floor."""

    fixed: int
    each: int
    floor: WaitingFloor | None
    paid: bool

    def months(self, years: int) -> int:
        """Return the whole months of waiting for this many missed years."""
        floored = self.paid and self.floor is not None and years >= self.floor.missed_years
        return max(self.fixed + years * self.each, self.floor.months if floored and self.floor else 0)

    def waiting(self, missed: int | None, at_most: int | None) -> "Waiting":
        """Return the waiting for the stated missed years, or for any up to a number (`None`: unbounded)."""
        uses = _REPAIRED if self.paid else _RESIDENT
        if missed is not None:
            return Waiting(self.months(missed), self.months(missed), "after_waiting", uses, by_missed_year=self)
        if at_most is None and not self.each:
            at_most = self.floor.missed_years if self.floor else 0
        most = None if at_most is None else self.months(at_most)
        wants = ("missed_years",) if most != self.fixed else ()
        return Waiting(self.fixed, most, "after_waiting", uses, wants=wants, by_missed_year=self)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting in whole months for complete facts, when benefits start, and the look-ups behind it.

    Without a rule `least` is `None`. `most` is `None` if there is no rule, or no bound while `wants` is missing.
    """

    least: int | None
    most: int | None
    benefit_from: str | None
    uses: tuple[str, ...]
    benefit_share: Decimal | None = None
    wants: tuple[str, ...] = ()
    by_missed_year: ByMissedYear | None = None

    @property
    def open(self) -> bool:
        """Whether only the agency can say how long it is."""
        return self.least is None or (self.least != self.most and not self.wants)


def waiting_of(cell: Judgement) -> Waiting:
    """Return the waiting of a judgement."""
    return cast("Waiting", cell.rest)


def with_missed_years(cell: Judgement, facts: BenefitContinuityFacts) -> Judgement:
    """Return a judgement with the stated missed years, or with as many as fit into the stated gap."""
    by_year = waiting_of(cell).by_missed_year
    if by_year is None:
        return cell
    at_most = None if facts.gap_months is None else facts.gap_months // 12
    return cell._replace(rest=by_year.waiting(facts.missed_years, at_most))


def judge(rules: Rules, facts: BenefitContinuityFacts) -> Judgement:
    """Judge facts that are complete except for the missed years."""
    resident = facts.to_scheme is Scheme.RESIDENT
    basis = ("resident_fixed_waiting",) if resident else ("short_gap_benefits",)
    if not rules.facts_agree:
        return judged({"facts_agree": None}, Waiting(None, None, None, basis))
    if facts.first_enrolment and not resident and rules.covered:
        return _first(rules, facts)
    if not rules.covered or (rules.fixed_months if resident else rules.short) is None:
        return judged({"waiting_rule_known": None}, Waiting(None, None, None, basis))
    return _into_resident(rules, facts) if resident else _into_employee(rules, facts)


def _first(rules: Rules, facts: BenefitContinuityFacts) -> Judgement:
    """Judge a first enrolment in the employee scheme; a rule for flexible employment goes before the general one."""
    flexible = facts.insured_status is InsuredStatus.FLEXIBLE and rules.first_flexible is not None
    steps = rules.first_flexible if flexible else rules.first
    name = "first_enrolment_waiting_flexible" if flexible else "first_enrolment_waiting"
    if steps is None:
        return judged({"insured_before": None}, Waiting(None, None, None, (name,)))
    waiting = _by_step(steps, steps.steps[0], (name,))
    return judged({"insured_before": _free(waiting)}, waiting)


def _into_employee(rules: Rules, facts: BenefitContinuityFacts) -> Judgement:
    change = facts.from_scheme is Scheme.RESIDENT
    name = "cross_scheme_benefits" if change else "short_gap_benefits"
    general = rules.change if change else rules.short
    tests = _protection(general, facts)
    flexible = facts.insured_status is InsuredStatus.FLEXIBLE
    own = rules.short_flexible if flexible else None
    own = own if own and (own.either_scheme or not change) and all(_protection(own, facts).values()) else None
    if facts.gap_months == 0:
        waiting = Waiting(0, 0, rules.start, (name, "benefit_start"))
    elif own and (own.retroactive or not all(tests.values())):
        waiting = _exempt(own, "short_gap_benefits_flexible", rules.start)
    elif all(tests.values()):
        waiting = _exempt(cast("GapExemption", general), name, rules.start)
    else:
        waiting = _by_length(rules, facts, name)
    return judged({code: met or own is not None or _free(waiting) for code, met in tests.items()}, waiting)


def _protection(rule: GapExemption | None, facts: BenefitContinuityFacts) -> Mapping[str, bool]:
    """Return the conditions of an exemption one by one; after too long a gap the others do not matter."""
    gap = cast("int", facts.gap_months)
    if rule is None or gap > rule.gap_months:
        return {"gap_short_enough": False}
    made_up = gap == 0 or bool(facts.back_paid) or not rule.back_payment_needed
    tests = {"gap_short_enough": True, "gap_made_up": made_up}
    if rule.continuous_months is not None:
        covered = cast("int", facts.prior_continuous_months) >= rule.continuous_months
        tests["cover_before_change"] = gap == 0 or covered
    return tests


def _exempt(rule: GapExemption, name: str, start: str | None) -> Waiting:
    if rule.retroactive:
        return Waiting(0, 0, "retroactive", (name,))
    if rule.starts:
        return Waiting(0, 0, rule.starts, (name,))
    return Waiting(0, 0, start, (name, "benefit_start"))


def _by_length(rules: Rules, facts: BenefitContinuityFacts, exemption: str) -> Waiting:
    """Return the area's waiting for a gap of this length; without one, between none and the longest it may set.

    A rule of the area for gaps that are (not) made up says nothing about other gaps.
    """
    flexible = facts.insured_status is InsuredStatus.FLEXIBLE
    looked_up = ("long_gap_waiting_flexible",) if flexible else ()
    steps, uses = rules.long_flexible if flexible else None, looked_up
    if steps is None and not (flexible and rules.long and rules.long.employed_only):
        steps, uses = rules.long, (*looked_up, "long_gap_waiting")
    if steps is None:
        steps, uses = rules.ceiling, (*uses, "ceiling")
    if steps is None:
        return Waiting(None, None, None, uses)
    fitting = [step for step in steps.steps if step.back_paid is None or step.back_paid == facts.back_paid]
    if not fitting:
        return Waiting(None, None, None, uses)
    reached = [step for step in fitting if step.from_gap <= cast("int", facts.gap_months)]
    if not reached:
        return Waiting(0, max(step.most for step in fitting), None, (exemption, *uses))
    return _by_step(steps, max(reached, key=lambda step: step.from_gap), uses)


def _by_step(steps: WaitingSteps, step: WaitingStep, uses: tuple[str, ...]) -> Waiting:
    starts = step.starts or ("after_waiting" if step.least else None)
    return Waiting(step.least, step.most, starts, uses, steps.benefit_share)


def _free(waiting: Waiting) -> bool | None:
    """Whether there is no waiting; `None` if only the agency can say."""
    return False if waiting.least else True if waiting.most == 0 else None


def _into_resident(rules: Rules, facts: BenefitContinuityFacts) -> Judgement:
    fixed = cast("int", rules.fixed_months)
    if facts.first_enrolment:
        waiting = Waiting(0, fixed, None, ("resident_fixed_waiting",))
        return judged({"resident_unbroken": None}, waiting)
    change = facts.from_scheme is Scheme.EMPLOYEE
    if facts.gap_months == 0:
        uses = ("resident_fixed_waiting", *(("cross_scheme_benefits",) if change else ()))
        return judged({"resident_unbroken": True}, Waiting(0, 0, None, uses))
    tests = _protection(rules.change, facts) if change else {"resident_unbroken": False}
    if all(tests.values()):
        return judged(tests, _exempt(cast("GapExemption", rules.change), "cross_scheme_benefits", None))
    return judged(tests, _resident_waiting(rules, fixed, facts))


def _resident_waiting(rules: Rules, fixed: int, facts: BenefitContinuityFacts) -> Waiting:
    paid = bool(facts.back_paid)
    added, off = rules.months_per_missed_year, rules.months_off_per_paid_year if paid else 0
    if added is None or off is None:
        return Waiting(None, None, None, _RESIDENT)
    by_year = ByMissedYear(fixed, max(0, added - off), rules.floor, paid=paid)
    return by_year.waiting(facts.missed_years, None)
