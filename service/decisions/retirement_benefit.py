"""Does a person get the medical benefits of retired people for life, and if years are missing, what can be done?

Social Insurance Law article 27: who has paid the required years by the statutory retirement age pays no more
after retirement and has the benefits; who has not may pay until the years are reached. The law names no number: areas
do, by sex, some by the year in which the age is reached, some with years that must really be paid there. The numbers
never come from pension law, whose fifteen to twenty years are another matter. Hainan does not bar a shortfall: benefits
fall with each missing year. The benefits begin with the retirement formalities of the scheme.

Ambiguities that stay visible: where years may also be paid elsewhere or within the province, the months paid in this
area can only show that they are enough, never that they are not. Where an area tells people apart by when they began
work or were first insured, the requirement is a span. A person who retired early by choice with the formalities done
has not reached the statutory month; no source says whether the benefits already begin, so that is left open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import Any, cast

from service.decisions.criteria import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    hole_check,
    judged,
    verdict_of,
)
from service.decisions.remedies import Table, Way, remedies_of
from service.decisions.retirement import (
    Months,
    actual_needed,
    early_month,
    flexible_months,
    hull,
    rules_of_age,
    statutory_month,
    statutory_months,
    step_years,
    total_needed,
)
from service.decisions.retirement_options import Option, side_by_side, wires
from service.facts import Month, PostCategory, RetirementBenefitFacts, Sex, domain
from service.outcome import (
    REMEMBERED,
    Conflict,
    Decision,
    Grounds,
    Lifted,
    LocalCheck,
    NextChange,
    Remedy,
    Said,
    Space,
    lift,
    rivalry,
    said,
)
from service.policy.book import Finding, PolicyBook, PolicyView
from service.policy.retirement_terms import (
    ActualYears,
    FlexibleRetirement,
    MakeupOptions,
    RetirementAge,
    TotalYears,
    YearStep,
)

NAMES = (
    "area",
    "sex",
    "birth_month",
    "post_category",
    "contribution_months",
    "local_contribution_months",
    "retirement_formalities_done",
)
PARAMETERS = ("retirement_total_years", "retirement_actual_years", "retirement_shortfall_effect")
FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "statutory_age_reached": ("birth_month", "sex", "post_category"),
    "total_months_enough": ("area", "contribution_months", "sex", "birth_month", "post_category"),
    "missing_years_reduce_benefit": ("area",),
    "local_months_enough": ("area", "local_contribution_months"),
    "retirement_formalities": ("retirement_formalities_done",),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

_PARAMETER_OF = {
    "statutory_age_reached": "statutory_retirement_age",
    "total_months_enough": "retirement_total_years",
    "missing_years_reduce_benefit": "retirement_shortfall_effect",
    "local_months_enough": "retirement_actual_years",
    "retirement_formalities": "retirement_lifetime_benefit",
    "options": "retirement_makeup_options",
    "flexible": "flexible_retirement",
    "military": "military_years_count",
    "first_tier": "retirement_first_tier_years",
    "benefit_start": "retirement_benefit_start",
    "place": "retirement_benefit_place",
    "recognised": "retirement_years_recognised",
}
LOOKED_UP = tuple(_PARAMETER_OF.values())
"""All that an answer looks up: only a day on which one of these changes can change it."""

_NATIONAL = ("statutory_age_reached", "retirement_formalities", "flexible", "military")
_AMPLE = 10**6
"""More months than any rule asks for: the upper of the two numbers that stand for all that may be stated."""

_DOMAINS: Mapping[str, tuple[Any, ...]] = {
    **{name: domain(name) for name in NAMES if domain(name)},
    "contribution_months": (0, _AMPLE),
    "local_contribution_months": (0, _AMPLE),
}
_LOW_BIRTHS = (Month(1900, 1),)
_PAID = {"contribution_months": "total_months_enough", "local_contribution_months": "local_months_enough"}
"""The months that a person can go on paying, and the criterion they are for."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a judgement needs of the policy for one area. `None`: the book has no rule.

    `actual_unknown` says that there was a rule on years really paid and none is in force now.
    """

    age: RetirementAge | None
    flexible: FlexibleRetirement | None
    total: TotalYears | None
    actual: ActualYears | None
    actual_unknown: bool
    reduces: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rules ask of somebody, in months: the statutory month, retiring early by choice, months in all, here."""

    statutory: Months | None
    early: Months | None
    total: Months | None
    local: Months | None


@dataclass(frozen=True, slots=True)
class Needs:
    """What of a judgement is more than the verdict: months as spans, `None` where no rule is known."""

    statutory: Months | None
    total: Months | None
    local: Months | None
    missing: Months | None
    local_missing: Months | None


def decide(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    lifted = _lifted(facts, book, on, known_on)
    cells = lifted.cells
    view = book.at(facts.area, on, known_on)
    findings = _findings(book, view)
    needs = _needs(facts, lifted)
    options = _options(facts, needs, findings, on)
    advisories = tuple(_advisories(facts, needs, findings, cells, options, on))
    used = [finding for name, finding in findings.items() if _rests_on(name, finding, facts, options, advisories)]
    flexible = _flexible(facts, findings)
    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, findings),
        remedies=_remedies(facts, book, on, known_on),
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
            gaps=gaps_of(facts, NAMES, lifted),
            findings=tuple(used),
            local_checks=tuple(_local_checks(facts, cells, needs, view, findings, options)),
            conflicts=tuple(_conflicts(view, findings, options)),
            advisories=(*advisories, *cautions(used)),
        ),
    )


def judge(rules: Rules, facts: RetirementBenefitFacts, asked: Asked, on: date) -> Judgement:
    """Judge complete facts under known rules; `asked` is what these ask of somebody of that sex, post and age."""
    total, local = asked.total, asked.local
    needs = Needs(
        asked.statutory,
        total,
        local,
        total and total.less(facts.contribution_months),
        local and local.less(facts.local_contribution_months),
    )
    tests: dict[str, bool | None] = {"statutory_age_reached": _reached(facts, asked, on)}
    if rules.reduces:
        tests["missing_years_reduce_benefit"] = True
    else:
        tests["total_months_enough"] = _enough(needs.total, facts.contribution_months, can_fail=True)
    if rules.actual_unknown or rules.actual is not None:
        here = rules.actual is not None and rules.actual.scope == "area"
        tests["local_months_enough"] = _enough(needs.local, facts.local_contribution_months, can_fail=here)
    tests["retirement_formalities"] = facts.retirement_formalities_done is True
    return judged(tests, needs)


def _reached(facts: RetirementBenefitFacts, asked: Asked, on: date) -> bool | None:
    """Whether the statutory month is reached; open for somebody who retired earlier by choice."""
    statutory, early = asked.statutory, asked.early
    if statutory is None:
        return None
    today = Month.of(on).ordinal
    if today < statutory.low and facts.retirement_formalities_done and early is not None and today >= early.low:
        return None
    return today >= statutory.low


def _enough(needed: Months | None, stated: int | None, *, can_fail: bool) -> bool | None:
    if needed is None or stated is None:
        return None
    if stated >= needed.high:
        return True
    return False if can_fail and stated < needed.low else None


def _asked_of(rules: Rules, facts: RetirementBenefitFacts, on: date) -> Asked:
    """What the rules ask of somebody of that sex, post and age, whatever the months paid."""
    who = (facts.sex, facts.post_category, facts.birth_month)
    statutory = statutory_months(rules.age, *who)
    years = (on.year, on.year)
    if statutory is not None:
        years = (statutory.low // 12, statutory.high // 12)
    return Asked(
        statutory,
        flexible_months(rules.age, rules.flexible, *who),
        total_needed(rules.total, facts.sex, years),
        actual_needed(rules.actual, years),
    )


def _needs(facts: RetirementBenefitFacts, lifted: Lifted[Judgement]) -> Needs:
    """What is asked for and missing over every area that the facts leave possible."""
    each = [cast("Needs", cell.rest) for cell in lifted.cells]
    statutory = None if facts.birth_month is None else hull(need.statutory for need in each)
    if facts.area is None:
        return Needs(statutory, None, None, None, None)
    total, local = hull(need.total for need in each), hull(need.local for need in each)
    return Needs(
        statutory,
        total,
        local,
        total and hull(need.missing for need in each),
        local and hull(need.local_missing for need in each),
    )


@lru_cache(REMEMBERED)
def _lifted(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> Lifted[Judgement]:
    """The judgement of every completion. Remembered, because a form is filled step by step."""
    return lift(space(facts, book, on, known_on))


def space(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> Space[Judgement]:
    """All completions of the facts, and how one is judged."""
    kinds = () if facts.area is not None else book.kinds_of_area(PARAMETERS, on, known_on)

    here = _rules(_findings(book, book.at(facts.area, on, known_on)))
    births = _births(facts, here, on)

    def read(placed: RetirementBenefitFacts) -> tuple[Rules, Mapping[str, Finding]]:
        findings = _findings(book, book.at(placed.area, on, known_on))
        return _rules(findings), findings

    asked: dict[object, Asked] = {}  # The same for any months paid, and costly.

    def judge_placed(rules: Rules, placed: RetirementBenefitFacts) -> Judgement:
        who = (placed.area, placed.sex, placed.post_category, placed.birth_month)
        if who not in asked:
            asked[who] = _asked_of(rules, placed, on)
        return judge(rules, placed, asked[who], on)

    return Space(
        facts=facts,
        names=NAMES,
        area_values={"area": kinds or (None,)},
        domains={**_DOMAINS, **_months_at_steps(here), "birth_month": births},
        read=read,
        judge=judge_placed,
        verdict_of=lambda cell: cell.verdict,
        answer_of=lambda cell: (cell.verdict, cell.rest),
        areas={"area": book.groups_of_areas(PARAMETERS, on, known_on)},
        facts_of=FACTS_OF,
        settled_of=lambda cell: cell.verdict.value,
        coarse=facts.area is None,
    )


def _months_at_steps(rules: Rules) -> Mapping[str, tuple[int, ...]]:
    """Numbers of months between which the judgement of one area cannot change."""
    total = (*rules.total.men, *rules.total.women) if rules.total else ()
    extra = 1 if rules.total and rules.total.more_than else 0
    actual = rules.actual.steps if rules.actual else ()
    return {
        "contribution_months": (0, *_steps(total, extra), _AMPLE),
        "local_contribution_months": (0, *_steps(actual, 0), _AMPLE),
    }


def _steps(steps: Iterable[YearStep], extra: int) -> list[int]:
    years = {number for step in steps for number in (step.years, step.up_to or step.years)}
    return sorted(number * 12 + extra for number in years)


def _births(facts: RetirementBenefitFacts, rules: Rules, on: date) -> tuple[Month, ...]:
    """The first birth month of each span in which the judgement is the same, for each category of age.

    It changes where the statutory month, or the first month of retiring early by choice, is not yet reached, and where
    the statutory month falls into another step of years. While no area is stated only the day asked for counts: there
    are areas without a rule, so that no number of months settles a verdict then.
    """
    if facts.birth_month is not None or rules.age is None:
        return _LOW_BIRTHS
    after = Month.of(on).ordinal + 1
    cuts = [after, *(year * 12 for year in (step_years(rules.total, rules.actual) if facts.area else ()))]
    births = {_LOW_BIRTHS[0].ordinal}
    for rule in (rules.age.man, rules.age.cadre, rules.age.worker):
        births |= {_first_birth(partial(statutory_month, rule), cut) for cut in cuts}
        if rules.flexible is not None:
            births.add(_first_birth(partial(early_month, rule, rules.flexible), after))
    return tuple(Month.from_ordinal(birth) for birth in sorted(births))


def _first_birth(month_of: Callable[[int], int], cut: int) -> int:
    """The first birth month for which a month that never falls with birth is not before a cut."""
    low, high = cut - 1200, cut
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if month_of(middle) >= cut else (middle + 1, high)
    return low


def _findings(book: PolicyBook, view: PolicyView) -> Mapping[str, Finding]:
    """The look-ups by the criterion or the purpose they serve; those of the nation hold in any area."""
    nation = book.at(None, view.on, view.known_on)
    return {code: (nation if code in _NATIONAL else view).find(parameter) for code, parameter in _PARAMETER_OF.items()}


def _rules(findings: Mapping[str, Finding]) -> Rules:
    actual = findings["local_months_enough"]
    return Rules(
        age=cast("RetirementAge | None", findings["statutory_age_reached"].term),
        flexible=cast("FlexibleRetirement | None", findings["flexible"].term),
        total=cast("TotalYears | None", findings["total_months_enough"].term),
        actual=cast("ActualYears | None", actual.term),
        actual_unknown=actual.hole == "no_rule_in_force",
        reduces=findings["missing_years_reduce_benefit"].value is not None,
    )


def _options(
    facts: RetirementBenefitFacts, needs: Needs, findings: Mapping[str, Finding], on: date
) -> tuple[Option, ...]:
    """The options, where months are or may be missing; the longer of the two shortfalls counts."""
    if facts.contribution_months is None or facts.area is None:
        return ()
    missing = needs.missing
    if missing is not None and needs.local_missing is not None and facts.local_contribution_months is not None:
        local = needs.local_missing
        missing = Months(max(missing.low, local.low), max(missing.high, local.high))
    return side_by_side(cast("MakeupOptions | None", findings["options"].term), missing, Month.of(on))


def _flexible(facts: RetirementBenefitFacts, findings: Mapping[str, Finding]) -> Months | None:
    rules = _rules(findings)
    return flexible_months(rules.age, rules.flexible, facts.sex, facts.post_category, facts.birth_month)


@lru_cache(REMEMBERED)
def _remedies(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> tuple[Remedy, ...]:
    """What turns a no into a yes: time for the age, paying for the months, doing the formalities. Remembered."""

    def steps_on(day: date) -> Mapping[str, tuple[int, ...]]:
        return _months_at_steps(_rules(_findings(book, book.at(facts.area, day, known_on))))

    def ways(day: date) -> Mapping[str, Way]:
        made: dict[str, Way] = {}
        for name, code in _PAID.items():
            steps = sorted({*steps_on(on)[name], *steps_on(day)[name]})
            made[name] = Way(code, tuple(step for step in steps if (getattr(facts, name) or 0) < step < _AMPLE))
        return {**made, "retirement_formalities_done": Way("retirement_formalities", (True,))}

    table = Table(FACTS_OF, ways, fixed={}, clocks=frozenset({"statutory_age_reached"}))
    return remedies_of(
        facts,
        on,
        _lifted(facts, book, on, known_on).cells,
        lambda changed, day: space(changed, book, day, known_on),
        table,
        _clock_days(facts, book, on, known_on),
    )


def _clock_days(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> Iterator[date]:
    """The first days of the statutory months that are possible, by the rule of age of a day and the one after it."""
    found = book.at(None, on, known_on).find(_PARAMETER_OF["statutory_age_reached"])
    for term in (found.term, found.following and found.following.term):
        if isinstance(term, RetirementAge) and facts.birth_month is not None:
            for rule in rules_of_age(term, facts.sex, facts.post_category):
                yield Month.from_ordinal(statutory_month(rule, facts.birth_month.ordinal)).first_day


def _local_checks(  # noqa: PLR0913, PLR0917 - all that a check may rest on.
    facts: RetirementBenefitFacts,
    cells: tuple[Judgement, ...],
    needs: Needs,
    view: PolicyView,
    findings: Mapping[str, Finding],
    options: tuple[Option, ...],
) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if findings["statutory_age_reached"].value is None:
        yield hole_check("statutory_retirement_age", view, findings["statutory_age_reached"])
    elif all(("statutory_age_reached", None) in cell.criteria for cell in cells):
        # Retired early by choice: when the benefits begin then is in no rule.
        yield LocalCheck("retirement_benefit_start", view.area_code, "area_not_covered")
    if facts.area is None:
        return
    total, actual = findings["total_months_enough"], findings["local_months_enough"]
    yield from years_check(total, view, unknown=needs.total is None)
    span = needs.total is not None and needs.total.exact is None and "pages_disagree" in _remarks(total)
    if total.value is not None and span:
        yield LocalCheck(total.parameter, view.area_code, "sources_conflict")
    yield from _local_years_check(facts, cells, needs, view, actual)
    if any(option.unknown == "no_figure_found" for option in options):
        last = findings["options"].value
        yield LocalCheck(findings["options"].parameter, view.area_code, "area_not_covered", last)


def _local_years_check(
    facts: RetirementBenefitFacts, cells: tuple[Judgement, ...], needs: Needs, view: PolicyView, actual: Finding
) -> Iterator[LocalCheck]:
    """The local check on the years really paid: no rule, no number, years for the agency to count, or weak ones."""
    tests = [dict(cell.criteria).get("local_months_enough", True) for cell in cells]
    if actual.value is None:
        if actual.hole == "no_rule_in_force":
            yield hole_check(actual.parameter, view, actual)
    elif needs.local is None:
        yield LocalCheck(actual.parameter, view.area_code, "area_not_covered", actual.value)
    elif None in tests and facts.local_contribution_months is not None:
        # The sentence of a check that names its rule says that only the agency can count.
        yield LocalCheck(actual.parameter, view.area_code, "low_evidence", actual.value)
    elif actual.value.standing == "advisory":
        yield LocalCheck(actual.parameter, view.area_code, "low_evidence")


def years_check(total: Finding, view: PolicyView, *, unknown: bool) -> Iterator[LocalCheck]:
    """The local check on the total years: no rule, no number for this year, sources that disagree, or weak ones."""
    if total.value is None:
        claims = [value for value in view.said(total.parameter) if value.standing == "claim"]
        if not claims:
            yield hole_check(total.parameter, view, total)
        else:
            torn = len({str(value.raw) for value in claims}) > 1 or any("up_to" in str(value.raw) for value in claims)
            yield LocalCheck(total.parameter, view.area_code, "sources_conflict" if torn else "low_evidence")
    elif unknown:
        yield LocalCheck(total.parameter, view.area_code, "area_not_covered", total.value)
    elif total.value.standing == "advisory":
        yield LocalCheck(total.parameter, view.area_code, "low_evidence")


def _conflicts(view: PolicyView, findings: Mapping[str, Finding], options: tuple[Option, ...]) -> Iterator[Conflict]:
    """What others say of the years here, and of the ways to close a shortfall where they name one that is not there."""
    if view.not_covered or view.area is None:
        return
    total = findings["total_months_enough"]
    found = [rivalry(total, [value for value in view.said(total.parameter) if value.standing == "claim"])]
    ways = findings["options"]
    here = {option.code for option in options}
    others = [
        value
        for value in view.said(ways.parameter)
        if value.standing == "claim" and not {each.code for each in cast("MakeupOptions", value.term).options} <= here
    ]
    if options and others and ways.value is not None:
        found.append(rivalry(_alone(ways), others))
    yield from (conflict for conflict in found if conflict)


def _alone(finding: Finding) -> Finding:
    """A finding without the claims that stand beside it by date: they are listed by what they say instead."""
    return replace(finding, rivals=())


def _remarks(finding: Finding) -> tuple[str, ...]:
    return finding.value.cautions if finding.value else ()


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
    return name != "flexible" or facts.birth_month is not None


def turns(facts: RetirementBenefitFacts, book: PolicyBook, on: date, known_on: date) -> Iterator[NextChange]:
    """The coming days that matter by the calendar alone, while the rules stay.

    A month begins in which a person may retire, the statutory month is over, an area asks for other years, or a month
    has gone by from which break-even is counted.
    """
    lifted = _lifted(facts, book, on, known_on)
    findings = lifted.completions[0].findings
    rules = _rules(findings)
    # While no area is stated, no number of months is told and none settles a verdict.
    years = step_years(rules.total, rules.actual) if facts.area else ()
    months = {year * 12: "years_asked_for" for year in years}
    options = _options(facts, _needs(facts, lifted), findings, on)
    if any(option.break_even for option in options):
        months[Month.of(on).ordinal + 1] = "break_even_later"
    for sex in (facts.sex,) if facts.sex else Sex:
        for post in (facts.post_category,) if facts.post_category else PostCategory:
            early = flexible_months(rules.age, rules.flexible, sex, post, facts.birth_month)
            statutory = statutory_months(rules.age, sex, post, facts.birth_month)
            months |= {early.low: "early_retirement"} if early else {}
            months |= {statutory.high + 1: "statutory_month_over", statutory.low: "statutory_age"} if statutory else {}
    for month, code in months.items():
        day = Month.from_ordinal(month).first_day
        if day > on:
            yield NextChange(day, said(code))


def _month(ordinal: int) -> str:
    month = Month.from_ordinal(ordinal)
    return f"{month.year:04d}-{month.month:02d}"


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
