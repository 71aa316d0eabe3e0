"""What is told of the benefits of retired people besides the judgement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from service.facts import Month, PostCategory, Sex
from service.outcome import (
    Decision,
    Grounds,
    NextChange,
    Remedy,
    Said,
    Sought,
    said,
)
from service.policy.day import Day
from service.policy.retirement_terms import (
    ActualYears,
    MakeupOption,
    MakeupOptions,
    RetirementAge,
)
from service.policy.values import Finding
from service.questions.retirement_benefit.agency import conflicts, local_checks
from service.questions.retirement_benefit.ages import ages_of
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.law import (
    FACTS_OF,
    NAMES,
    PARAMETER_OF,
    Needs,
    findings_of,
    here_of,
    space,
)
from service.questions.retirement_options import BUYS, Option, side_by_side, wires
from service.questions.retirement_years import (
    Months,
    flexible_months,
    hull,
    rules_of_age,
    statutory_month,
    statutory_months,
    step_years,
)
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    verdict_of,
)
from service.reasoning.memo import Memo
from service.reasoning.remedies import Table, Way, remedies_of

_PAID = {"contribution_months": "total_months_enough", "local_contribution_months": "local_months_enough"}
"""The months that a person can go on paying, and the criterion they are for."""


def decide(facts: RetirementBenefitFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    asked = space(facts, day)
    found = asked.complete()
    cells = found.cells
    view = day.at(facts.area)
    findings = findings_of(view)
    needs = _needs(facts, cells, asked.statutory)
    on = day.on
    if facts.area is None:
        findings = {**findings, "resident": day.at(None).find("cross_scheme_transfer")}
        options = _options_anywhere(facts, cells, findings, on)
    else:
        options = _options(facts, needs, findings, on)
    advisories = tuple(_advisories(facts, needs, findings, cells, options, on))
    if facts.area is None and options:
        advisories = (*advisories, *_options_by_area(day, options))
    used = [finding for name, finding in findings.items() if _rests_on(name, finding, facts, options, advisories)]
    flexible = _flexible(facts, day)
    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, findings),
        sought=Sought(lambda: _remedies(facts, day, cells)),
        extras={
            "statutory_retirement_month": _months(needs.statutory),
            "flexible_retirement": {
                "earliest_month": flexible and _month(flexible.low),
                "latest_month": flexible and _month(flexible.high),
            },
            "required_months": _counts(needs.total),
            "shortfall_months": _counts(needs.missing),
            "local_required_months": _counts(needs.local),
            "local_shortfall_months": _counts(needs.local_missing),
            "options": wires(options),
        },
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, found),
            findings=tuple(used),
            local_checks=tuple(local_checks(facts, cells, needs, view, findings, options)),
            conflicts=tuple(conflicts(view, findings, options)),
            advisories=(*advisories, *cautions(used)),
        ),
    )


def _needs(facts: RetirementBenefitFacts, cells: Sequence[Judgement], statutory: Months | None) -> Needs:
    """What is asked for and missing over every area that the facts leave possible."""
    if facts.area is None:
        return Needs(None, None, None, None, statutory)
    each = [cast("Needs", cell.rest) for cell in cells]
    total, local = hull(need.total for need in each), hull(need.local for need in each)
    return Needs(
        total,
        local,
        total and hull(need.total and need.total.less(facts.contribution_months) for need in each),
        local and hull(need.local and need.local.less(facts.local_contribution_months) for need in each),
        statutory,
    )


def _options(
    facts: RetirementBenefitFacts, needs: Needs, findings: Mapping[str, Finding], on: date
) -> tuple[Option, ...]:
    """The options in an area, where months are or may be missing; the longer of the two shortfalls counts."""
    if facts.contribution_months is None:
        return ()
    missing = needs.missing
    if missing is not None and needs.local_missing is not None and facts.local_contribution_months is not None:
        local = needs.local_missing
        missing = Months(max(missing.low, local.low), max(missing.high, local.high))
    return side_by_side(cast("MakeupOptions | None", findings["options"].term), missing, Month.of(on))


def _options_anywhere(
    facts: RetirementBenefitFacts, cells: Sequence[Judgement], findings: Mapping[str, Finding], on: date
) -> tuple[Option, ...]:
    """The options that hold in every area, where some area asks for more months than are paid; the cost is open."""
    if facts.contribution_months is None or not any(("total_months_enough", False) in cell.criteria for cell in cells):
        return ()
    named = cast("MakeupOptions | None", findings["options"].term)
    ways = [*(named.options if named else ())]
    if "employee_to_resident" in cast("tuple[str, ...]", findings["resident"].term or ()):
        ways.append(MakeupOption("change_to_resident", None, None, None, None, None, None))
    listed = side_by_side(MakeupOptions(tuple(ways)), None, Month.of(on))
    return tuple(replace(each, unknown=each.unknown and "shortfall_unknown") for each in listed)


def _options_by_area(day: Day, options: tuple[Option, ...]) -> Iterator[Said]:
    """That some areas name more ways than hold everywhere."""
    everywhere = {option.code for option in options}
    kinds = day.kinds_of_area((PARAMETER_OF["options"],))
    more = _named(day, kinds) - everywhere
    if more:
        yield said("more_options_by_area", ways=tuple(code for code in BUYS if code in more))


def _named(day: Day, kinds: tuple[str, ...]) -> frozenset[str]:
    """The ways that some area of these kinds names on a day; the same for everybody, so worked out once."""
    parameter = PARAMETER_OF["options"]

    def read() -> frozenset[str]:
        terms = (day.book.at(code, day.on, day.known_on).find(parameter).term for code in kinds)
        return frozenset(
            option.code for term in terms for option in (cast("MakeupOptions", term).options if term else ())
        )

    return _NAMED.get((day.book.digest, day.since((parameter,))), read)


_NAMED: Memo[frozenset[str]] = Memo(64)


def _flexible(facts: RetirementBenefitFacts, day: Day) -> Months | None:
    ages = ages_of(day)
    return flexible_months(ages.age, ages.flexible, facts.sex, facts.post_category, facts.birth_month)


def _remedies(facts: RetirementBenefitFacts, day: Day, cells: Sequence[Judgement]) -> tuple[Remedy, ...]:
    """What turns a no into a yes: time for the age, paying for the months, doing the formalities."""
    here = here_of(facts, day)

    def ways(then: Day) -> Mapping[str, Way]:
        there = here_of(facts, then)
        steps = {
            "contribution_months": {*here.total_steps, *there.total_steps},
            "local_contribution_months": {*here.local_steps, *there.local_steps},
        }
        made = {
            name: Way(code, tuple(step for step in sorted(steps[name]) if step > (getattr(facts, name) or 0)))
            for name, code in _PAID.items()
        }
        return {**made, "retirement_formalities_done": Way("retirement_formalities", (True,))}

    table = Table(FACTS_OF, ways, fixed={}, clocks=frozenset({"statutory_age_reached"}))
    return remedies_of(facts, day, cells, space, table, _clock_days(facts, day))


def _clock_days(facts: RetirementBenefitFacts, day: Day) -> Iterator[date]:
    """The first days of the statutory months that are possible, by the rule of age of a day and the one after it."""
    found = day.at(None).find(PARAMETER_OF["statutory_age_reached"])
    for term in (found.term, found.following and found.following.term):
        if isinstance(term, RetirementAge) and facts.birth_month is not None:
            for rule in rules_of_age(term, facts.sex, facts.post_category):
                yield Month.from_ordinal(statutory_month(rule, facts.birth_month.ordinal)).first_day


def _advisories(  # noqa: PLR0913, PLR0917 - all that may be said beside a verdict.
    facts: RetirementBenefitFacts,
    needs: Needs,
    findings: Mapping[str, Finding],
    cells: tuple[Judgement, ...],
    options: tuple[Option, ...],
    on: date,
) -> Iterator[Said]:
    if needs.statutory is not None and needs.statutory.low <= Month.of(on).ordinal <= needs.statutory.high:
        yield said("statutory_month_is_now")
    if facts.retirement_formalities_done and any(("statutory_age_reached", None) in cell.criteria for cell in cells):
        yield said("early_retirement_left_open")
    yield from _elsewhere(facts, needs, findings["local_months_enough"], cells)
    effect = findings["missing_years_reduce_benefit"].term
    if effect is not None and (needs.missing is None or needs.missing.high):
        yield said("missing_years_lower_benefits", percent=effect)
    if isinstance(findings["first_tier"].term, int):
        yield said("first_tier_needs_years", years=findings["first_tier"].term)
    if isinstance(findings["recognised"].term, int):
        yield said("years_recognised_between_two", years=findings["recognised"].term)
    if findings["place"].value is not None:
        yield said("benefit_place_order")
    if findings["benefit_start"].value is not None:
        yield said("benefits_from_next_month")
    if options:
        yield said("surrender_is_pension")
        if findings["military"].value is not None:
            yield said("military_years_count")


def _elsewhere(
    facts: RetirementBenefitFacts, needs: Needs, actual: Finding, cells: tuple[Judgement, ...]
) -> Iterator[Said]:
    """That the months stated are those of this area alone, where the rule counts months paid elsewhere too."""
    term = cast("ActualYears | None", actual.term)
    if facts.area is None or facts.local_contribution_months is None or needs.local is None:
        return
    open_here = any(("local_months_enough", None) in cell.criteria for cell in cells)
    if open_here and actual.value is not None and term is not None and term.scope != "area":
        least, most = needs.local.low, needs.local.high
        months = str(least) if least == most else f"{least}-{most}"
        yield said("years_elsewhere_may_count", months=months, citation=actual.value.citation.id)


def _rests_on(
    name: str,
    finding: Finding,
    facts: RetirementBenefitFacts,
    options: tuple[Option, ...],
    advisories: tuple[Said, ...],
) -> bool:
    """Whether an answer rests on a finding: advisories and options only where they are said."""
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
    """The coming days that matter by the calendar alone, while the rules stay.

    A month begins in which a person may retire, the statutory month is over, an area asks for other years, or a month
    has gone by from which break-even is counted.
    """
    asked = space(facts, day)
    findings = findings_of(day.at(facts.area))
    rules, ages, on = asked.situation.rules[0], asked.ages, day.on
    # While no area is stated, no number of months is told and none settles a verdict.
    years = step_years(rules.total, rules.actual) if facts.area else ()
    months = {year * 12: "years_asked_for" for year in years}
    if facts.area is not None and facts.contribution_months is not None:  # Else no option is told.
        needs = _needs(facts, asked.cells(facts), asked.statutory)
        if any(option.break_even for option in _options(facts, needs, findings, on)):
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
            yield NextChange(first, said(code))


def _month(ordinal: int) -> str:
    return str(Month.from_ordinal(ordinal))


def _months(span: Months | None) -> dict[str, str | None]:
    if span is None:
        return {"exact": None, "min": None, "max": None}
    return {
        "exact": None if span.exact is None else _month(span.exact),
        "min": _month(span.low),
        "max": _month(span.high),
    }


def _counts(span: Months | None) -> dict[str, int | None]:
    if span is None:
        return {"exact": None, "min": None, "max": None}
    return {"exact": span.exact, "min": span.low, "max": span.high}
