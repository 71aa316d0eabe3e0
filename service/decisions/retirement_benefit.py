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

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from itertools import product
from typing import Any, cast

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
    Conflict,
    Decision,
    Grounds,
    LocalCheck,
    NextChange,
    Remedy,
    Said,
    Sought,
    rivalry,
    said,
)
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.policy.retirement_terms import (
    ActualYears,
    FlexibleRetirement,
    MakeupOptions,
    RetirementAge,
    TotalYears,
    YearStep,
)
from service.reasoning.completions import Completions, Space, area_rules, complete, facts_along
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    hole_check,
    judged,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.tables import Axis, Law, Shape

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

_LOW_BIRTHS = (Month(1900, 1),)
_PAID = {"contribution_months": "total_months_enough", "local_contribution_months": "local_months_enough"}
"""The months that a person can go on paying, and the criterion they are for."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a judgement needs of the policy for one area. `None`: the book has no rule.

    `actual_unknown` says that there was a rule on years really paid and none is in force now. `_kept` has what was
    worked out of these rules.
    """

    total: TotalYears | None
    actual: ActualYears | None
    actual_unknown: bool
    reduces: bool
    _kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def needed(self, sex: Sex, year: int) -> tuple[Months | None, Months | None]:
        """The months that the area asks for, in all and really paid there, of somebody of statutory age in a year."""
        key = (sex, year)
        if key not in self._kept:
            self._kept[key] = total_needed(self.total, sex, (year, year)), actual_needed(self.actual, (year, year))
        return cast("tuple[Months | None, Months | None]", self._kept[key])

    @property
    def total_steps(self) -> tuple[int, ...]:
        """The numbers of months between which the judgement of all months paid cannot change."""
        if "total" not in self._kept:
            steps = (*self.total.men, *self.total.women) if self.total else ()
            self._kept["total"] = _steps(steps, 1 if self.total and self.total.more_than else 0)
        return cast("tuple[int, ...]", self._kept["total"])

    @property
    def local_steps(self) -> tuple[int, ...]:
        """The numbers of months between which the judgement of the months really paid here cannot change."""
        if "local" not in self._kept:
            self._kept["local"] = _steps(self.actual.steps if self.actual else (), 0)
        return cast("tuple[int, ...]", self._kept["local"])


@dataclass(frozen=True, slots=True)
class Ages:
    """The nation's rules of age. `None`: the book has no rule."""

    age: RetirementAge | None
    flexible: FlexibleRetirement | None


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules of age make of somebody: sex, the year in which the years are asked for, and where age stands.

    `standing` is `reached`, `early` (may retire early by choice), `before` or `unknown` where there is no rule of age.
    """

    sex: Sex
    year: int
    standing: str


@dataclass(frozen=True, slots=True)
class Needs:
    """What of a judgement is more than the verdict: months as spans, `None` where no rule is known."""

    total: Months | None
    local: Months | None
    missing: Months | None
    local_missing: Months | None
    statutory: Months | None = None


def decide(facts: RetirementBenefitFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    asked = space(facts, day)
    found = asked.complete()
    cells = found.cells
    view = day.at(facts.area)
    findings = _findings(day, view)
    needs = _needs(facts, cells, asked.statutory)
    on = day.on
    options = _options(facts, needs, findings, on)
    advisories = tuple(_advisories(facts, needs, findings, cells, options, on))
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
            local_checks=tuple(_local_checks(facts, cells, needs, view, findings, options)),
            conflicts=tuple(_conflicts(view, findings, options)),
            advisories=(*advisories, *cautions(used)),
        ),
    )


def judge(rules: Rules, person: Person, paid: int, paid_here: int, *, formalities: bool) -> Judgement:
    """Judge somebody who has paid so many months in all and here, under known rules."""
    total, local = rules.needed(person.sex, person.year)
    needs = Needs(total, local, total and total.less(paid), local and local.less(paid_here))
    tests: dict[str, bool | None] = {"statutory_age_reached": _reached(person.standing, formalities=formalities)}
    if rules.reduces:
        tests["missing_years_reduce_benefit"] = True
    else:
        tests["total_months_enough"] = _enough(total, paid, can_fail=True)
    if rules.actual_unknown or rules.actual is not None:
        here = rules.actual is not None and rules.actual.scope == "area"
        tests["local_months_enough"] = _enough(local, paid_here, can_fail=here)
    tests["retirement_formalities"] = formalities
    return judged(tests, needs)


def _reached(standing: str, *, formalities: bool) -> bool | None:
    """Whether the statutory month is reached; open for somebody who retired earlier by choice."""
    if standing == "unknown" or (standing == "early" and formalities):
        return None
    return standing == "reached"


def _enough(needed: Months | None, stated: int, *, can_fail: bool) -> bool | None:
    if needed is None:
        return None
    if stated >= needed.high:
        return True
    return False if can_fail and stated < needed.low else None


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


LAW: Law[Judgement] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: (cell.verdict, cell.rest),
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)
_NONE: Mapping[str, Any] = {}
_WHO = ("sex", "birth_month", "post_category")
_PAID_AND_DONE = ("contribution_months", "local_contribution_months", "retirement_formalities_done")


@dataclass(frozen=True, slots=True)
class RetirementSpace(Space[Judgement]):
    """The space of this question: people are told apart by what the rules of age make of them, not by birth month.

    `ages` are the nation's rules of age, `today` is the month asked for, as an ordinal. Not stated, sex, birth month
    and post are all that the shape has; of months paid, the steps of the rules.
    """

    ages: Ages = Ages(None, None)
    today: int = 0
    _people: list[tuple[int, Person]] = field(default_factory=list, compare=False)

    @property
    def statutory(self) -> Months | None:
        """The statutory month over all that is not stated, once a birth month is."""
        facts = self.facts
        return statutory_months(self.ages.age, facts.sex, facts.post_category, facts.birth_month)

    def complete(self) -> Completions[Judgement]:
        """All completions; what also differs with sex, birth and post is the statutory month."""
        found = complete(self)
        if self.ages.age is None:
            return found
        missing = {name: len(self.possible(name, None)) for name in _WHO if getattr(self.facts, name) is None}
        months = tuple(month for month, _ in self.people)
        differing = facts_along(months, missing)
        relevant = tuple(name for name in NAMES if name in found.relevant or name in differing)
        return replace(found, relevant=relevant)

    def possible(self, name: str, stated: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a fact of any kind.
        """The values that a fact may have."""
        if stated is not None:
            return (stated,)
        return next(axis.possible for axis, _ in self.shape.axes if axis.name == name)

    def columns(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:
        """For each set of rules the judgements of all completions of facts with changes made, as in every space."""
        paid, here, done = (changes.get(name, getattr(facts, name)) for name in _PAID_AND_DONE)
        people = self.people
        if not changes.keys().isdisjoint(_WHO):
            people = tuple(self.everybody(*(changes.get(name, getattr(facts, name)) for name in _WHO)))
        dones = self.possible("retirement_formalities_done", done)
        for rules in self.situation.rules:
            months = self._months("contribution_months", paid, rules.total_steps)
            months_here = self._months("local_contribution_months", here, rules.local_steps)
            if len(people) == 1:
                yield self._judged(rules, people[0][1], months, months_here, dones)
                continue
            column: list[int] = []
            for _, person in people:
                column += self._judged(rules, person, months, months_here, dones)
            yield tuple(column)

    @property
    def people(self) -> tuple[tuple[int, Person], ...]:
        """Everybody the facts may be about, by sex, birth and post: the statutory month, and what it comes to."""
        if not self._people:
            self._people.extend(self.everybody(*(getattr(self.facts, name) for name in _WHO)))
        return tuple(self._people)

    def everybody(
        self, sex: Sex | None, birth: Month | None, post: PostCategory | None
    ) -> Iterator[tuple[int, Person]]:
        """Everybody that these facts may be about."""
        age, flexible, today = self.ages.age, self.ages.flexible, self.today
        everybody = (self.possible(name, stated) for name, stated in zip(_WHO, (sex, birth, post), strict=True))
        for each, born, of_post in product(*everybody):
            if age is None:
                yield 0, Person(each, today // 12, "unknown")
                continue
            rule = rules_of_age(age, each, of_post)[0]
            month = statutory_month(rule, born.ordinal)
            standing = "reached" if today >= month else "before"
            if today < month and flexible is not None and today >= early_month(rule, flexible, born.ordinal):
                standing = "early"
            yield month, Person(each, month // 12, standing)

    def _months(self, name: str, stated: int | None, steps: Sequence[int]) -> tuple[int, ...]:
        """The months that stand for all that may be stated, or for those stated: the last step that they reach."""
        if stated is None:
            return self.possible(name, None)
        reached = bisect_right(steps, stated)
        return (steps[reached - 1] if reached else 0,)

    def _judged(
        self, rules: Rules, person: Person, paid: tuple[int, ...], here: tuple[int, ...], done: tuple[bool, ...]
    ) -> tuple[int, ...]:
        """The judgements of one person for all months and formalities, worked out once for each set of rules."""
        key = (person, paid, here, done)
        found = rules._kept.get(key)  # noqa: SLF001 - what the rules keep is for this.
        if found is None:
            found = tuple(
                self.law.number(judge(rules, person, months, months_here, formalities=formalities))
                for months, months_here, formalities in product(paid, here, done)
            )
            rules._kept[key] = found  # noqa: SLF001
        return cast("tuple[int, ...]", found)


def space(facts: RetirementBenefitFacts, day: Day) -> RetirementSpace:
    """The facts stated, and all that the facts not stated may be."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _found_in)
    here = _here(facts, day)
    ages = _ages(day)
    today = Month.of(day.on).ordinal
    # While no area is stated only the day asked for counts: there are areas without a rule, so that no number of
    # months settles a verdict then.
    years = step_years(here.total, here.actual) if facts.area else ()
    births = _LOW_BIRTHS if ages.age is None else _births(ages, today + 1, years)
    return RetirementSpace(
        law=LAW,
        facts=facts,
        shape=_shape(births, here.total_steps, here.local_steps),
        situation=rules,
        rules_at=lambda areas: rules_of(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: _findings(day, day.at(facts.area)).values(),
        coarse=facts.area is None,
        ages=ages,
        today=today,
    )


def _here(facts: RetirementBenefitFacts, day: Day) -> Rules:
    """The rules of the area stated, or of the nation."""
    if facts.area is None:
        return rules_of(day, None)
    return cast("Rules", area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _found_in).rules[0])


def _ages(day: Day) -> Ages:
    nation = day.at(None)
    return Ages(
        cast("RetirementAge | None", nation.find(_PARAMETER_OF["statutory_age_reached"]).term),
        cast("FlexibleRetirement | None", nation.find(_PARAMETER_OF["flexible"]).term),
    )


@lru_cache(maxsize=1024)
def _shape(births: tuple[Month, ...], total_steps: tuple[int, ...], local_steps: tuple[int, ...]) -> Shape:
    """The values of all facts; a number of months stands for all up to the next step."""
    values: Mapping[str, tuple[Any, ...]] = {
        "birth_month": births,
        "contribution_months": (0, *total_steps, _AMPLE),
        "local_contribution_months": (0, *local_steps, _AMPLE),
    }
    return Shape.of([Axis(name, values.get(name) or domain(name), steps=name in values) for name in NAMES[1:]])


def _steps(steps: Iterable[YearStep], extra: int) -> tuple[int, ...]:
    years = {number for step in steps for number in (step.years, step.up_to or step.years)}
    return tuple(sorted(number * 12 + extra for number in years))


@lru_cache(maxsize=1024)
def _births(ages: Ages, after: int, years: tuple[int, ...]) -> tuple[Month, ...]:
    """The first birth month of each span in which the judgement is the same, for each category of age.

    It changes where the statutory month, or the first month of retiring early by choice, is not yet reached, and where
    the statutory month falls into another step of years.
    """
    age = cast("RetirementAge", ages.age)
    cuts = [after, *(year * 12 for year in years)]
    births = {_LOW_BIRTHS[0].ordinal}
    for rule in (age.man, age.cadre, age.worker):
        births |= {_first_birth(partial(statutory_month, rule), cut) for cut in cuts}
        if ages.flexible is not None:
            births.add(_first_birth(partial(early_month, rule, ages.flexible), after))
    return tuple(Month.from_ordinal(birth) for birth in sorted(births))


def _first_birth(month_of: Callable[[int], int], cut: int) -> int:
    """The first birth month for which a month that never falls with birth is not before a cut."""
    low, high = cut - 1200, cut
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if month_of(middle) >= cut else (middle + 1, high)
    return low


def _findings(day: Day, view: PolicyView) -> Mapping[str, Finding]:
    """The look-ups by the criterion or the purpose they serve; those of the nation hold in any area."""
    nation = day.at(None)
    return {code: (nation if code in _NATIONAL else view).find(parameter) for code, parameter in _PARAMETER_OF.items()}


def _found_in(day: Day, area: str | None) -> Mapping[str, Finding]:
    view = day.at(area)
    return {name: view.find(name) for name in PARAMETERS}


def rules_of(day: Day, area: str | None) -> Rules:
    """The rules of an area on a day."""
    view = day.at(area)
    actual = view.find(_PARAMETER_OF["local_months_enough"])
    return Rules(
        total=cast("TotalYears | None", view.find(_PARAMETER_OF["total_months_enough"]).term),
        actual=cast("ActualYears | None", actual.term),
        actual_unknown=actual.hole == "no_rule_in_force",
        reduces=view.find(_PARAMETER_OF["missing_years_reduce_benefit"]).value is not None,
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


def _flexible(facts: RetirementBenefitFacts, day: Day) -> Months | None:
    ages = _ages(day)
    return flexible_months(ages.age, ages.flexible, facts.sex, facts.post_category, facts.birth_month)


def _remedies(facts: RetirementBenefitFacts, day: Day, cells: Sequence[Judgement]) -> tuple[Remedy, ...]:
    """What turns a no into a yes: time for the age, paying for the months, doing the formalities."""
    here = _here(facts, day)

    def ways(then: Day) -> Mapping[str, Way]:
        there = _here(facts, then)
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
    found = day.at(None).find(_PARAMETER_OF["statutory_age_reached"])
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


def turns(facts: RetirementBenefitFacts, day: Day) -> Iterator[NextChange]:
    """The coming days that matter by the calendar alone, while the rules stay.

    A month begins in which a person may retire, the statutory month is over, an area asks for other years, or a month
    has gone by from which break-even is counted.
    """
    asked = space(facts, day)
    findings = _findings(day, day.at(facts.area))
    rules, ages, on = asked.situation.rules[0], asked.ages, day.on
    # While no area is stated, no number of months is told and none settles a verdict.
    years = step_years(rules.total, rules.actual) if facts.area else ()
    months = {year * 12: "years_asked_for" for year in years}
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
