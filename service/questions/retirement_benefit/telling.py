"""What an answer on the benefits of retired people says besides the judgement."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from service.facts import Month, PostCategory, Sex
from service.outcome import (
    Decision,
    Grounds,
    Message,
    NextChange,
    Remedy,
    Sought,
    message,
)
from service.policy.day import Day
from service.policy.retirement_terms import (
    ActualYears,
    MakeupOptions,
    RetirementAge,
)
from service.policy.values import Finding
from service.questions.makeup_figures import turning_days
from service.questions.retirement_benefit.agency import conflicts, local_checks
from service.questions.retirement_benefit.ages import ages_of
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.figures import as_counts, as_month, as_months
from service.questions.retirement_benefit.law import (
    FACTS_OF,
    LAW,
    NAMES,
    PARAMETER_OF,
    findings_of,
    here_of,
    period_of,
    space,
)
from service.questions.retirement_benefit.offered import (
    more_by_area,
    options_anywhere,
    options_in_area,
    priced_ways,
)
from service.questions.retirement_benefit.rules import Needs, Rules
from service.questions.retirement_options import Option, may_break_even, wires
from service.questions.retirement_years import (
    Months,
    flexible_months,
    hull,
    rules_of_age,
    statutory_month,
    statutory_months,
)
from service.reasoning.cases import criteria_by, grounds_of
from service.reasoning.completions import Completions
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    unstated,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of

_TOLD_OF = ("statutory_age_reached", "local_months_enough")
"""Criteria of which the grounds say something, met, not met or open."""

_PAID = {"contribution_months": "total_months_enough", "local_contribution_months": "local_months_enough"}
"""The months that a person can go on paying, and the criterion they help to meet."""


@dataclass(eq=False, slots=True)
class _Answered:
    """What is answered for the stated facts on a day, and what that rests on."""

    completions: Completions[Judgement]
    needs: Needs
    findings: Mapping[str, Finding]
    options: tuple[Option, ...]
    grounds: Grounds


def decide(facts: RetirementBenefitFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    return begin(facts, day)[1]()


def begin(facts: RetirementBenefitFacts, day: Day) -> tuple[Grounds, Callable[[], Decision]]:
    """Return the grounds of an answer, and what makes the whole of it."""
    answered = _answered(facts, day)
    return answered.grounds, lambda: _decided(facts, day, answered)


def _decided(facts: RetirementBenefitFacts, day: Day, answered: _Answered) -> Decision:
    completions, needs = answered.completions, answered.needs
    cells, view = completions.cells, day.at(facts.area)
    flexible = _flexible(facts, day)
    judged = tuple(completions.examples.values())
    return Decision(
        verdict=verdict_of(judged),
        criteria=criteria_by(
            period_of(view) if view.area else None,
            LAW,
            completions.only,
            lambda: criteria_of(judged, FACTS_OF, answered.findings),
        ),
        sought=Sought(lambda: _remedies(facts, day, cells)),
        extras={
            "statutory_retirement_month": as_months(needs.statutory),
            "flexible_retirement": {
                "earliest_month": flexible and as_month(flexible.low),
                "latest_month": flexible and as_month(flexible.high),
            },
            "required_months": as_counts(needs.total),
            "shortfall_months": as_counts(needs.missing),
            "local_required_months": as_counts(needs.local),
            "local_shortfall_months": as_counts(needs.local_missing),
            "options": wires(answered.options),
        },
        grounds=answered.grounds,
    )


def _answered(facts: RetirementBenefitFacts, day: Day) -> _Answered:
    whole = space(facts, day)
    completions = whole.complete()
    view = day.at(facts.area)
    cells, findings = completions.cells, findings_of(view)
    needs = _needs(facts, cells, whole.statutory)
    figures: tuple[Finding, ...] = ()
    if facts.area is None:
        findings = {**findings, "resident": day.at(None).find("cross_scheme_transfer")}
        options = options_anywhere(facts, cells, findings, day.on)
    else:
        priced, found = priced_ways(findings, view)
        options = options_in_area(facts, needs, priced, day.on)
        figures = found if options else ()
    grounds = grounds_of(
        _case(facts, day, completions, needs, options, figures),
        facts.area,
        lambda: _grounds(facts, day, completions, needs, findings, options, figures),
    )
    return _Answered(completions, needs, findings, options, grounds)


def _case(  # noqa: PLR0913, PLR0917 - everything that grounds may follow from.
    facts: RetirementBenefitFacts,
    day: Day,
    completions: Completions[Judgement],
    needs: Needs,
    options: tuple[Option, ...],
    figures: tuple[Finding, ...],
) -> Hashable:
    """Return all that the grounds follow from, if one judgement holds in an area of the book."""
    view = day.at(facts.area)
    if len(completions.cells) > 1 or view.area is None:
        return None
    tests = dict(completions.cells[0].criteria)
    return (
        period_of(view),
        needs.total,
        needs.local,
        *(tests.get(code, "absent") for code in _TOLD_OF),
        unstated(facts, NAMES),
        completions.relevant,
        tuple((option.code, option.unknown) for option in options),
        figures,
        facts.retirement_formalities_done and tests["statutory_age_reached"] is None,
        _in_statutory_month(needs, day.on),
        _lacks_months(needs),
    )


def _grounds(  # noqa: PLR0913, PLR0917 - everything that grounds may rest on.
    facts: RetirementBenefitFacts,
    day: Day,
    completions: Completions[Judgement],
    needs: Needs,
    findings: Mapping[str, Finding],
    options: tuple[Option, ...],
    figures: tuple[Finding, ...],
) -> Grounds:
    cells, view = completions.cells, day.at(facts.area)
    advisories = tuple(_advisories(facts, needs, findings, cells, options, day.on))
    if facts.area is None and options:
        advisories = (*advisories, *more_by_area(day, options))
    used = [finding for name, finding in findings.items() if _rests_on(name, finding, facts, options, advisories)]
    used += figures
    return Grounds(
        gaps=gaps_of(facts, NAMES, completions),
        findings=tuple(used),
        local_checks=tuple(local_checks(facts, cells, needs, view, findings, options)),
        conflicts=conflicts(view, findings, options),
        advisories=(*advisories, *cautions(used)),
    )


def _in_statutory_month(needs: Needs, on: date) -> bool:
    return needs.statutory is not None and needs.statutory.low <= Month.of(on).ordinal <= needs.statutory.high


def _lacks_months(needs: Needs) -> bool:
    """Whether months are or may be missing."""
    return needs.missing is None or needs.missing.high > 0


def _needs(facts: RetirementBenefitFacts, cells: Sequence[Judgement], statutory: Months | None) -> Needs:
    """Return what is required and missing over every area that the facts leave possible."""
    if facts.area is None:
        return Needs(None, None, None, None, statutory)
    needs = [cast("Needs", cell.rest) for cell in cells]
    total, local = hull(need.total for need in needs), hull(need.local for need in needs)
    return Needs(
        total,
        local,
        total and hull(need.total and need.total.less(facts.contribution_months) for need in needs),
        local and hull(need.local and need.local.less(facts.local_contribution_months) for need in needs),
        statutory,
    )


def _flexible(facts: RetirementBenefitFacts, day: Day) -> Months | None:
    ages = ages_of(day)
    return flexible_months(ages.age, ages.flexible, facts.sex, facts.post_category, facts.birth_month)


def _remedies(facts: RetirementBenefitFacts, day: Day, cells: Sequence[Judgement]) -> tuple[Remedy, ...]:
    """Return what turns a no into a yes: time for the age, paying for the months, doing the formalities."""
    rules_now = here_of(facts, day)

    def ways(later: Day) -> Mapping[str, Way]:
        rules_then = here_of(facts, later)
        steps = {
            "contribution_months": {*rules_now.total_steps, *rules_then.total_steps},
            "local_contribution_months": {*rules_now.local_steps, *rules_then.local_steps},
        }
        paying = {
            name: Way(code, tuple(step for step in sorted(steps[name]) if step > (getattr(facts, name) or 0)))
            for name, code in _PAID.items()
        }
        return {**paying, "retirement_formalities_done": Way("retirement_formalities", (True,))}

    table = Table(FACTS_OF, ways, fixed={}, clocks=frozenset({"statutory_age_reached"}))
    return remedies_of(facts, day, cells, space, table, _clock_days(facts, day))


def _clock_days(facts: RetirementBenefitFacts, day: Day) -> Iterator[date]:
    """Yield the first days of the possible statutory months, by the current rule of age and the following one."""
    ages = day.at(None).find(PARAMETER_OF["statutory_age_reached"])
    for term in (ages.term, ages.following and ages.following.term):
        if isinstance(term, RetirementAge) and facts.birth_month is not None:
            for rule in rules_of_age(term, facts.sex, facts.post_category):
                yield Month.from_ordinal(statutory_month(rule, facts.birth_month.ordinal)).first_day


def _advisories(  # noqa: PLR0913, PLR0917 - everything that may be said beside a verdict.
    facts: RetirementBenefitFacts,
    needs: Needs,
    findings: Mapping[str, Finding],
    cells: tuple[Judgement, ...],
    options: tuple[Option, ...],
    on: date,
) -> Iterator[Message]:
    if _in_statutory_month(needs, on):
        yield message("statutory_month_is_now")
    if facts.retirement_formalities_done and any(("statutory_age_reached", None) in cell.criteria for cell in cells):
        yield message("early_retirement_left_open")
    yield from _of_years_here(facts, needs, findings["local_months_enough"], cells)
    effect = findings["missing_years_reduce_benefit"].term
    if effect is not None and _lacks_months(needs):
        yield message("missing_years_lower_benefits", percent=effect)
    if isinstance(findings["first_tier"].term, int):
        yield message("first_tier_needs_years", years=findings["first_tier"].term)
    if isinstance(findings["recognised"].term, int):
        yield message("years_recognised_between_two", years=findings["recognised"].term)
    if findings["place"].value is not None:
        yield message("benefit_place_order")
    if findings["benefit_start"].value is not None:
        yield message("benefits_from_next_month")
    if options:
        yield message("surrender_is_pension")
        if findings["military"].value is not None:
            yield message("military_years_count")


def _of_years_here(
    facts: RetirementBenefitFacts, needs: Needs, actual: Finding, cells: tuple[Judgement, ...]
) -> Iterator[Message]:
    """Yield the remark that no years actually paid are asked, or that those paid elsewhere than stated may count."""
    term = cast("ActualYears | None", actual.term)
    if facts.area is None or needs.local is None:
        return
    if not needs.local.high:
        yield message("no_years_actually_paid")
    if facts.local_contribution_months is None:
        return
    open_here = any(("local_months_enough", None) in cell.criteria for cell in cells)
    if open_here and actual.value is not None and term is not None and term.scope != "area":
        least, most = needs.local.low, needs.local.high
        months = str(least) if least == most else f"{least}-{most}"
        yield message("years_elsewhere_may_count", months=months, citation=actual.value.citation.id)


def _rests_on(
    name: str,
    finding: Finding,
    facts: RetirementBenefitFacts,
    options: tuple[Option, ...],
    advisories: tuple[Message, ...],
) -> bool:
    """Whether an answer rests on a finding; advisories and options count only if they are given."""
    if finding.value is None:
        return False
    codes = {item.code for item in advisories}
    said_by = {
        "military": "military_years_count",
        "first_tier": "first_tier_needs_years",
        "benefit_start": "benefits_from_next_month",
        "place": "benefit_place_order",
        "recognised": "years_recognised_between_two",
    }
    if name in said_by:
        return said_by[name] in codes
    if name == "options":
        return bool(options)
    if name == "resident":
        return any(option.code == "change_to_resident" for option in options)
    return name != "flexible" or facts.birth_month is not None


def turns(facts: RetirementBenefitFacts, day: Day) -> Iterator[NextChange]:
    """Yield the coming days that matter by the calendar alone, while the rules stay.

    On such a day a month begins in which a person may retire, the statutory month is over, an area asks for other
    years, or the month from which break-even is counted moves on.
    """
    space_of_facts = space(facts, day)
    findings = findings_of(day.at(facts.area))
    rules, ages, on = space_of_facts.situation.rules[0], space_of_facts.ages, day.on
    # While no area is stated, no number of months is given and none settles a verdict.
    years = cast("Rules", rules).step_years if facts.area else ()
    months = {year * 12: "years_asked_for" for year in years}
    named = cast("MakeupOptions | None", findings["options"].term)
    if facts.area is not None and facts.contribution_months is not None and named:  # Otherwise no option is given.
        view = day.at(facts.area)
        for first in turning_days(named.options, view):
            months.setdefault(Month.of(first).ordinal, "wage_of_another_year")
        priced, _ = priced_ways(findings, view)
        if may_break_even(priced):
            needs = _needs(facts, space_of_facts.cells(facts), space_of_facts.statutory)
            if any(option.break_even for option in options_in_area(facts, needs, priced, on)):
                months[Month.of(on).ordinal + 1] = "break_even_later"
    for sex in (facts.sex,) if facts.sex else Sex:
        for post in (facts.post_category,) if facts.post_category else PostCategory:
            early = flexible_months(ages.age, ages.flexible, sex, post, facts.birth_month)
            statutory = statutory_months(ages.age, sex, post, facts.birth_month)
            months |= {early.low: "early_retirement"} if early else {}
            months |= {statutory.high + 1: "statutory_month_over", statutory.low: "statutory_age"} if statutory else {}
    for month, code in months.items():
        first = Month.from_ordinal(month).first_day
        if first > on:
            yield NextChange(first, message(code))
