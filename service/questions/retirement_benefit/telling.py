"""What an answer on the benefits of retired people says besides the judgement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import (
    ActualYears,
    MakeupOption,
    MakeupOptions,
    RetirementAge,
)
from service.policy.values import Finding
from service.questions.makeup_figures import turning_days, with_figures
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
"""The months that a person can go on paying, and the criterion they help to meet."""


def decide(facts: RetirementBenefitFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    space_of_facts = space(facts, day)
    completions = space_of_facts.complete()
    cells = completions.cells
    view = day.at(facts.area)
    findings = findings_of(view)
    needs = _needs(facts, cells, space_of_facts.statutory)
    on = day.on
    priced, figures = _priced(findings, view)
    if facts.area is None:
        findings = {**findings, "resident": day.at(None).find("cross_scheme_transfer")}
        options = _options_anywhere(facts, cells, findings, on)
    else:
        options = _options(facts, needs, priced, on)
    advisories = tuple(_advisories(facts, needs, findings, cells, options, on))
    if facts.area is None and options:
        advisories = (*advisories, *_options_by_area(day, options))
    used = [finding for name, finding in findings.items() if _rests_on(name, finding, facts, options, advisories)]
    used += figures if options and facts.area is not None else ()
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
            gaps=gaps_of(facts, NAMES, completions),
            findings=tuple(used),
            local_checks=tuple(local_checks(facts, cells, needs, view, findings, options)),
            conflicts=tuple(conflicts(view, findings, options)),
            advisories=(*advisories, *cautions(used)),
        ),
    )


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


def _priced(findings: Mapping[str, Finding], view: PolicyView) -> tuple[MakeupOptions | None, tuple[Finding, ...]]:
    """Return the ways of an area with the figures that it sets, and the look-ups behind these figures."""
    term = cast("MakeupOptions | None", findings["options"].term)
    return (None, ()) if term is None or view.area is None else with_figures(term, view)


def _options(facts: RetirementBenefitFacts, needs: Needs, priced: MakeupOptions | None, on: date) -> tuple[Option, ...]:
    """Return the options in an area, if months are or may be missing; the longer of the two shortfalls counts."""
    if facts.contribution_months is None:
        return ()
    missing = needs.missing
    if missing is not None and needs.local_missing is not None and facts.local_contribution_months is not None:
        local = needs.local_missing
        missing = Months(max(missing.low, local.low), max(missing.high, local.high))
    return side_by_side(priced, missing, Month.of(on))


def _options_anywhere(
    facts: RetirementBenefitFacts, cells: Sequence[Judgement], findings: Mapping[str, Finding], on: date
) -> tuple[Option, ...]:
    """Return the options that hold in every area, if some area asks for more months than are paid; cost unknown."""
    if facts.contribution_months is None or not any(("total_months_enough", False) in cell.criteria for cell in cells):
        return ()
    named = cast("MakeupOptions | None", findings["options"].term)
    ways = [*(named.options if named else ())]
    if "employee_to_resident" in cast("tuple[str, ...]", findings["resident"].term or ()):
        ways.append(MakeupOption("change_to_resident", None, None, None, None, None, None))
    listed = side_by_side(MakeupOptions(tuple(ways)), None, Month.of(on))
    return tuple(replace(option, unknown=option.unknown and "shortfall_unknown") for option in listed)


def _options_by_area(day: Day, options: tuple[Option, ...]) -> Iterator[Message]:
    """Yield the remark that some areas offer more ways than hold everywhere."""
    everywhere = {option.code for option in options}
    kinds = day.kinds_of_area((PARAMETER_OF["options"],))
    more = _named(day, kinds) - everywhere
    if more:
        yield message("more_options_by_area", ways=tuple(code for code in BUYS if code in more))


def _named(day: Day, kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the ways that some area of these groups names on a day; the same for everybody, so cached."""
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
    if needs.statutory is not None and needs.statutory.low <= Month.of(on).ordinal <= needs.statutory.high:
        yield message("statutory_month_is_now")
    if facts.retirement_formalities_done and any(("statutory_age_reached", None) in cell.criteria for cell in cells):
        yield message("early_retirement_left_open")
    yield from _of_years_here(facts, needs, findings["local_months_enough"], cells)
    effect = findings["missing_years_reduce_benefit"].term
    if effect is not None and (needs.missing is None or needs.missing.high):
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
    years = step_years(rules.total, rules.actual) if facts.area else ()
    months = {year * 12: "years_asked_for" for year in years}
    if facts.area is not None and facts.contribution_months is not None:  # Otherwise no option is given.
        needs = _needs(facts, space_of_facts.cells(facts), space_of_facts.statutory)
        priced, _ = _priced(findings, day.at(facts.area))
        named = cast("MakeupOptions | None", findings["options"].term)
        for first in turning_days(named.options if named else (), day.at(facts.area)):
            months.setdefault(Month.of(first).ordinal, "wage_of_another_year")
        if any(option.break_even for option in _options(facts, needs, priced, on)):
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
