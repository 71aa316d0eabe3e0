"""Are benefits continuous, that is, without a waiting, after a gap, a change of scheme or a first enrolment?

The law is told in `waiting`. Here the question is put for facts that may be partly missing, and the answer is given its
citations, conflicts, local checks and remedies.

An earlier scheme, or months insured before, imply that this is no first enrolment, and a missed year implies a gap;
what contradicts itself is left undetermined. Of the end of a local rule: the national exemption of a short gap goes on
applying after an area's rule that only repeated it has run out; the length of a waiting does not, because the national
text leaves it to the area, so after the end only the national ceiling is known, and the rest is a local check.

From 2027-01-01 each province sets when benefits start (Medical Security Law, article 13): answers announce it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from service.decisions.waiting import CONTRADICTED, Rules, Waiting, judge, waiting_of, with_missed_years
from service.facts import BenefitContinuityFacts, InsuredStatus, Scheme, domain
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Said, Sought, rivalry, said
from service.policy.book import NATION, Finding, PolicyView, Value
from service.policy.day import Day
from service.policy.terms import GapExemption, WaitingFloor, WaitingSteps
from service.reasoning.completions import Situation, Space, area_rules, complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    hole_check,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.tables import Axis, Law, Shape

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
"""All that an answer looks up: only a day on which one of these changes can change it."""

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "waiting_rule_known": ("area",),
    "facts_agree": ("first_enrolment", "from_scheme", "gap_months", "missed_years"),
    "insured_before": ("first_enrolment", "insured_status"),
    "resident_unbroken": ("gap_months", "to_scheme"),
    "gap_short_enough": ("gap_months",),
    "gap_made_up": ("back_paid",),
    "cover_before_change": ("prior_continuous_months", "from_scheme", "to_scheme"),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

_YEAR = 12
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
"""What a person can do about a waiting; whatever it is, it ends, counted from a payment whose day is no fact here."""

_STARTS = {
    "retroactive": "benefits_retroactive",
    "month_of_payment": "benefits_month_of_payment",
    "month_after_payment": "benefits_month_after_payment",
    "second_month": "benefits_second_month",
    "third_month": "benefits_third_month",
}
_EXEMPTIONS = ("short_gap_benefits_flexible", "short_gap_benefits", "cross_scheme_benefits")
BENEFIT_FROM = (*_STARTS, "after_waiting")
"""From when benefits run; `after_waiting` where the source names the months of waiting and no month."""


def decide(facts: BenefitContinuityFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    implied = _implied(facts)
    found = complete(space(implied, day))
    cells = found.cells
    waitings = tuple(waiting_of(cell) for cell in cells)
    wanted = {name for each in waitings for name in each.wants}
    if "first_enrolment" in found.relevant:  # These two may answer it.
        wanted |= {name for name in ("from_scheme", "prior_continuous_months") if getattr(facts, name) is None}
    relevant = tuple(name for name in NAMES if name in found.relevant or name in wanted)
    view = day.at(facts.area)
    findings = _findings(day, facts.area)
    used = [finding for name in _names_used(waitings) if (finding := findings[name]).value]
    used += [findings["set_by"]] if findings["set_by"].value else []
    starts = {each.benefit_from for each in waitings}

    months = _months(waitings)
    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, _told_by(waitings, findings)),
        sought=Sought(lambda: remedies_of(implied, day, cells, space, REMEDIES)),
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, replace(found, relevant=relevant)),
            findings=tuple(used),
            local_checks=tuple(_local_checks(waitings, view, findings, asked="area" not in relevant)),
            conflicts=tuple(_conflicts(facts, waitings, view, findings)),
            advisories=(*_advisories(facts, cells, months, findings), *cautions(used)),
        ),
        extras={"waiting_months": months, "benefit_from": starts.pop() if len(starts) == 1 else None},
    )


def contradictory(facts: BenefitContinuityFacts) -> bool:
    """Whether a first enrolment is stated with earlier insurance, or more missed years than the gap has room for."""
    gap, missed = facts.gap_months, facts.missed_years
    too_short = gap is not None and missed is not None and missed * _YEAR > gap
    return bool(facts.first_enrolment and _insured_before(facts)) or too_short


def _insured_before(facts: BenefitContinuityFacts) -> bool:
    return facts.from_scheme is not None or bool(facts.prior_continuous_months)


def _implied(facts: BenefitContinuityFacts) -> BenefitContinuityFacts:
    """The facts with what follows from them: who was insured before does not enrol for the first time."""
    if facts.first_enrolment is None and _insured_before(facts):
        return replace(facts, first_enrolment=False)
    return facts


def _content(cell: Judgement) -> tuple[object, ...]:
    return (cell.verdict, _answer(waiting_of(cell)))


LAW: Law[Judgement] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=lambda cell: cell.verdict,
    answer_of=_content,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
    numbers=("missed_years",),
    evaluate=with_missed_years,
    evaluated_with=("missed_years", "gap_months"),
)


def space(facts: BenefitContinuityFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be.

    Missed years that are stated leave only gaps that have room for them.
    """
    agree = not contradictory(facts)
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _findings)
    gaps = tuple(sorted({0, 1, *(start for each in rules.rules for start in _steps_of(each))}))
    least = (facts.missed_years or 0) * _YEAR
    ruled_out = sum(after <= least for after in gaps[1:])
    shape = _shape(gaps, _months_before(rules.rules))
    return Space(
        law=LAW,
        facts=facts,
        shape=shape.starting("gap_months", ruled_out) if ruled_out else shape,
        situation=rules if agree else Situation.these((CONTRADICTED,)),
        rules_at=lambda areas: rules_of(day, areas["area"]) if agree else CONTRADICTED,
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: _findings(day, facts.area).values(),
    )


@lru_cache(maxsize=64)
def _shape(gaps: tuple[int, ...], months_before: tuple[int, ...]) -> Shape:
    """The values of all facts but missed years, whose number enters the judgement itself."""
    steps = {"gap_months": gaps, "prior_continuous_months": months_before}
    stepped = {name: Axis(name, values, steps=True) for name, values in steps.items()}
    return Shape.of([stepped.get(name) or Axis(name, domain(name)) for name in NAMES if name in steps or domain(name)])


def _months_before(rules: Sequence[Rules]) -> tuple[int, ...]:
    return tuple(sorted({0, *(each.change.continuous_months or 0 for each in rules if each.change)}))


def _answer(waiting: Waiting) -> tuple[object, ...]:
    return (waiting.least, waiting.most, waiting.benefit_from, waiting.wants)


def _steps_of(rules: Rules) -> Iterator[int]:
    """The lengths of gap at which something changes."""
    yield from (rule.gap_months + 1 for rule in (rules.short, rules.short_flexible, rules.change) if rule)
    for steps in (rules.long, rules.long_flexible, rules.ceiling):
        yield from (step.from_gap for step in (steps.steps if steps else ()))


def _findings(day: Day, area: str | None) -> Mapping[str, Finding]:
    """The look-ups for an area; `ceiling` and `set_by` are the nation's."""
    view, nation = day.at(area), day.at(None)
    return {
        **{name: view.find(name) for name in PARAMETERS},
        "ceiling": nation.find("long_gap_waiting"),
        "set_by": nation.find("benefit_start_set_by"),
    }


def rules_of(day: Day, area: str | None) -> Rules:
    """The rules of an area on a day."""
    view = day.at(area)
    findings = _findings(day, area)
    return Rules(
        facts_agree=True,
        covered=not view.not_covered,
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


def _names_used(waitings: Any) -> tuple[str, ...]:  # noqa: ANN401 - any iterable of waitings.
    return tuple(dict.fromkeys(name for each in waitings for name in each.uses))


def _in_all(waitings: tuple[Waiting, ...]) -> tuple[str, ...]:
    """The look-ups on which every completion rests."""
    return tuple(name for name in _names_used(waitings) if all(name in each.uses for each in waitings))


def _months(waitings: tuple[Waiting, ...]) -> dict[str, int | None]:
    """Least, greatest and exact months over all completions; all `None` where one has no rule."""
    leasts = [each.least for each in waitings if each.least is not None]
    if len(leasts) < len(waitings):
        return {"min": None, "max": None, "exact": None}
    mosts = [each.most for each in waitings if each.most is not None]
    least, most = min(leasts), max(mosts) if len(mosts) == len(waitings) else None
    return {"min": least, "max": most, "exact": least if least == most else None}


def _told_by(waitings: tuple[Waiting, ...], findings: Mapping[str, Finding]) -> Mapping[str, Finding]:
    """The finding that each criterion cites."""
    names = _names_used(waitings)
    waits = ("long_gap_waiting_flexible", "long_gap_waiting", "ceiling")
    firsts = ("first_enrolment_waiting_flexible", "first_enrolment_waiting")
    told = {
        "insured_before": firsts,
        "resident_unbroken": ("resident_fixed_waiting",),
        "gap_short_enough": (*_EXEMPTIONS, *waits, "resident_fixed_waiting"),
        "gap_made_up": (*_EXEMPTIONS, *waits, "resident_fixed_waiting"),
        "cover_before_change": ("cross_scheme_benefits",),
    }
    chosen = {
        code: next((name for name in each if name in names and findings[name].value), None)
        for code, each in told.items()
    }
    return {code: findings[name] for code, name in chosen.items() if name}


def _local_checks(
    waitings: tuple[Waiting, ...], view: PolicyView, findings: Mapping[str, Finding], *, asked: bool
) -> Iterator[LocalCheck]:
    """What only the agency can say, once the area is known and every completion leaves it open."""
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if not asked:
        return
    names = _in_all(waitings)
    ended = [name for name in names if findings[name].hole and findings[name].last_known]
    yield from (hole_check(name, view, findings[name]) for name in ended)
    if all(each.open for each in waitings) and not ended:
        last = findings[(names or waitings[0].uses)[-1]]
        check = LocalCheck(last.parameter, view.area_code, "area_not_covered")
        yield check if last.value else hole_check(last.parameter, view, last)


def _conflicts(
    facts: BenefitContinuityFacts, waitings: tuple[Waiting, ...], view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Conflict]:
    """What other sources say of the look-ups that every completion rests on."""
    if view.not_covered:
        return
    for name in _in_all(waitings):
        finding = findings[name]
        unapplied = name in _EXEMPTIONS and any(each.most != 0 for each in waitings)
        if finding.value is None or unapplied or (facts.gap_months == 0 and name != "benefit_start"):
            continue
        conflict = rivalry(finding, tuple(_others(facts, finding, view)))
        if conflict:
            yield conflict


def _others(facts: BenefitContinuityFacts, finding: Finding, view: PolicyView) -> Iterator[Value]:
    """Claims about the same, the claim of a waiting after back-payment, and the nation's rule where an area differs."""
    claims = [value for value in view.said(finding.parameter) if value.standing == "claim"]
    yield from claims
    if finding.parameter in (*_EXEMPTIONS, "long_gap_waiting_flexible") and facts.back_paid:
        yield from (value for value in view.said("long_gap_waiting") if value.standing == "claim")
    if finding.parameter in ("short_gap_benefits", "cross_scheme_benefits") and finding.level != "national":
        started = [
            value
            for value in view.said(finding.parameter)
            if value.area == NATION and value.standing == "rule" and view.started(value)
        ]
        yield from started[:1]


def _advisories(
    facts: BenefitContinuityFacts,
    cells: tuple[Judgement, ...],
    months: Mapping[str, int | None],
    findings: Mapping[str, Finding],
) -> Iterator[Said]:
    waitings = tuple(waiting_of(cell) for cell in cells)
    yield from _length(months)
    starts = {each.benefit_from for each in waitings}
    shares = {each.benefit_share for each in waitings}
    if len(starts) == 1 and (start := starts.pop()) in _STARTS:
        yield said(_STARTS[start])
    if len(shares) == 1 and (share := shares.pop()):
        yield said("reduced_benefits_while_waiting", share=int(share * 100))
    change = cast("GapExemption | None", findings["cross_scheme_benefits"].term)
    if change and facts.gap_months != 0 and any("gap_short_enough" in dict(cell.criteria) for cell in cells):
        yield said("gap_months_inclusive", months=change.gap_months)
    if change and facts.gap_months == 0 and _changes_with_short_cover(facts, change):
        yield said("change_with_short_cover", months=change.continuous_months)
    yield from _resident_advisories(facts, waitings, findings)
    if findings["set_by"].value:
        yield said("province_sets_start")
    if facts.insured_status is InsuredStatus.RETIRED and facts.to_scheme is not Scheme.RESIDENT:
        yield said("retired_people_do_not_pay")


def _length(months: Mapping[str, int | None]) -> Iterator[Said]:
    least, most = months["min"], months["max"]
    if least is None or most == 0:
        return
    if least == most:
        yield said("waiting_exact", months=least)
    elif most is not None:
        yield said("waiting_between", least=least, most=most)


def _changes_with_short_cover(facts: BenefitContinuityFacts, change: GapExemption) -> bool:
    known = facts.from_scheme is not None and facts.to_scheme is not None
    prior = facts.prior_continuous_months
    return known and facts.from_scheme is not facts.to_scheme and (prior or 0) < (change.continuous_months or 0)


def _resident_advisories(
    facts: BenefitContinuityFacts, waitings: tuple[Waiting, ...], findings: Mapping[str, Finding]
) -> Iterator[Said]:
    if facts.to_scheme is not Scheme.RESIDENT:
        return
    names = _in_all(waitings)
    off, fixed = findings["resident_waiting_off_per_paid_year"].term, findings["resident_fixed_waiting"].term
    missed_a_year = facts.missed_years != 0 and (facts.gap_months is None or facts.gap_months >= _YEAR)
    if "resident_waiting_per_missed_year" in names and off and missed_a_year:
        yield said("repair_by_payment", months=off)
    if facts.first_enrolment and fixed:
        yield said("enrolment_period_matters", months=fixed)
