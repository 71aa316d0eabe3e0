"""The law of the benefits of retired people: which rules it reads, and how it judges complete facts."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, product
from typing import Any, NamedTuple, cast

from service.facts import Month, PostCategory, Sex, domain
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.retirement_terms import ActualYears, TotalYears, YearStep
from service.policy.values import Finding
from service.questions.makeup_figures import FIGURES
from service.questions.retirement_benefit.ages import LOW_BIRTHS, NO_AGES, Ages, Person, ages_of, births, person_of
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_years import (
    Months,
    actual_needed,
    early_month,
    rules_of_age,
    statutory_month,
    statutory_months,
    step_years,
    total_needed,
)
from service.reasoning.completions import Completions, Space, area_rules, complete
from service.reasoning.judgements import Judgement, judged
from service.reasoning.tables import Axis, Column, Law, Shape, Stack, changes_along

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
"""The facts behind each criterion, in the order in which answers list the criteria."""

PARAMETER_OF = {
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

LOOKED_UP = (*PARAMETER_OF.values(), *FIGURES, "cross_scheme_transfer")
"""Every parameter that an answer may look up; no other rule change can change the answer."""

_NATIONAL = frozenset({"statutory_age_reached", "retirement_formalities", "flexible", "military"})

_READING = Reading(PARAMETER_OF, in_nation=_NATIONAL)

_AMPLE = 10**6
"""More months than any rule asks for: the upper of the two numbers that stand for everything that may be stated."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one area. `None`: the book has no rule.

    `actual_unknown` is true if there was a rule on years actually paid and none is in force now. `_kept` caches what
    was derived from these rules.
    """

    total: TotalYears | None
    actual: ActualYears | None
    actual_unknown: bool
    reduces: bool
    _kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def required_of(self, person: "Person") -> "Requirement":
        """Return what these rules require of a person."""
        if person not in self._kept:
            years = (person.year, person.year)
            total, local = total_needed(self.total, person.sex, years), actual_needed(self.actual, years)
            here = "nothing"
            if self.actual_unknown or (self.actual is not None and (local is None or local.high)):
                here = "only" if self.actual is not None and self.actual.scope == "area" else "also"
            self._kept[person] = _requirement(person.standing, total, local, self.reduces, here)
        return cast("Requirement", self._kept[person])

    @property
    def total_steps(self) -> tuple[int, ...]:
        """The steps of months within which the judgement of all months paid cannot change."""
        if "total" not in self._kept:
            steps = (*self.total.men, *self.total.women) if self.total else ()
            self._kept["total"] = _steps(steps, 1 if self.total and self.total.more_than else 0)
        return cast("tuple[int, ...]", self._kept["total"])

    @property
    def local_steps(self) -> tuple[int, ...]:
        """The steps of months within which the judgement of the months actually paid here cannot change."""
        if "local" not in self._kept:
            self._kept["local"] = _steps(self.actual.steps if self.actual else (), 0)
        return cast("tuple[int, ...]", self._kept["local"])


class Needs(NamedTuple):
    """The part of a judgement beyond the verdict: months as ranges, `None` if no rule is known."""

    total: Months | None
    local: Months | None
    missing: Months | None
    local_missing: Months | None
    statutory: Months | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Requirement:
    """What is required of a person: state of the age, months in all, months actually paid here.

    Equal requirements are identical. Months are `None` if no number is known. `reduces`: missing months lower the
    benefits instead of barring them. `here`: `only` if months paid elsewhere do not count, `also` if they may,
    `nothing` if no months have to be actually paid: no rule is known, or the rule asks for none (`local` is zero then).
    """

    standing: str
    total: Months | None
    local: Months | None
    reduces: bool
    here: str


_requirement = lru_cache(maxsize=8192)(Requirement)


class Paid(NamedTuple):
    """What months paid are against a requirement: how many are missing, and whether they are enough."""

    missing: Months | None
    enough: bool | None


def judge(requirement: Requirement, in_all: Paid, here: Paid, *, formalities: bool) -> Judgement:
    """Judge a person by what is paid in all and here."""
    needs = Needs(requirement.total, requirement.local, in_all.missing, here.missing)
    tests: dict[str, bool | None] = {"statutory_age_reached": _reached(requirement.standing, formalities=formalities)}
    if requirement.reduces:
        tests["missing_years_reduce_benefit"] = True
    else:
        tests["total_months_enough"] = in_all.enough
    if requirement.here != "nothing":
        tests["local_months_enough"] = here.enough
    tests["retirement_formalities"] = formalities
    return judged(tests, needs)


def _reached(standing: str, *, formalities: bool) -> bool | None:
    """Whether the statutory month is reached; open for a person who retired earlier by choice."""
    if standing == "unknown" or (standing == "early" and formalities):
        return None
    return standing == "reached"


def _paid(needed: Months | None, stated: int, *, can_fail: bool) -> Paid:
    if needed is None:
        return Paid(None, None)
    if stated >= needed.high:
        return Paid(needed.less(stated), enough=True)
    return Paid(needed.less(stated), enough=False if can_fail and stated < needed.low else None)


LAW: Law[Judgement] = Law(
    names=NAMES,
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
    """The space of this question: people differ by how the rules of age apply to them, not by birth month.

    `ages` are the national rules of age, `today` is the month asked for, as an ordinal. Missing sex, birth month and
    post take all values of the shape; missing months take the steps of the rules.
    """

    ages: Ages = NO_AGES
    today: int = 0
    _people: list[tuple[int, Person]] = field(default_factory=list, compare=False)

    @property
    def statutory(self) -> Months | None:
        """The statutory month over all missing facts, once a birth month is stated."""
        facts = self.facts
        return statutory_months(self.ages.age, facts.sex, facts.post_category, facts.birth_month)

    def judged(self) -> list[Column]:
        """For each set of rules, return the judgements of all completions of the facts."""
        facts = self.facts
        missing = {name: len(self.possible(name, None)) for name in _WHO if getattr(facts, name) is None}
        people = [person for _, person in self.people]
        different = dict.fromkeys(people)
        stacks: dict[tuple[Column, ...], Stack] = {}
        parts = self._columns(getattr(facts, name) for name in _PAID_AND_DONE)
        if not missing and len(self.situation.rules) == 1:
            return [part_of(people[0]) for part_of in parts]
        columns: list[Column] = []
        for part_of in parts:
            judged_as = {person: part_of(person) for person in different}
            key = tuple(judged_as.values())
            if key not in stacks:
                stacks[key] = Stack([judged_as[person] for person in people], missing)
            columns.append(stacks[key])
        return columns

    def complete(self) -> Completions[Judgement]:
        """Return all completions; the statutory month also differs with sex, birth and post."""
        completions = complete(self)
        if self.ages.age is None:
            return completions
        missing = {name: len(self.possible(name, None)) for name in _WHO if getattr(self.facts, name) is None}
        months = tuple(month for month, _ in self.people)
        differing = {name for name in missing if changes_along(months, missing, name)}
        relevant = tuple(name for name in NAMES if name in completions.relevant or name in differing)
        return replace(completions, relevant=relevant)

    def possible(self, name: str, stated: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a fact of any kind.
        """Return the values that a fact may have."""
        if stated is not None:
            return (stated,)
        return next(axis.possible for axis, _ in self.shape.axes if axis.name == name)

    def columns(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:
        """For each set of rules, yield the judgements of all completions of the changed facts, as in every space."""
        people = self.people
        if not changes.keys().isdisjoint(_WHO):
            people = tuple(self.everybody(*(changes.get(name, getattr(facts, name)) for name in _WHO)))
        for part_of in self._columns(changes.get(name, getattr(facts, name)) for name in _PAID_AND_DONE):
            if len(people) == 1:
                yield part_of(people[0][1]).numbers
                continue
            yield tuple(chain.from_iterable(part_of(person).numbers for _, person in people))

    def _columns(self, paid_and_done: Iterable[Any]) -> Iterator[Callable[[Person], Column]]:
        """For each set of rules, yield the judgements of a person for all missing months and formalities."""
        paid, paid_here, done = paid_and_done
        dones = self.possible("retirement_formalities_done", done)
        for rules in self.situation.rules:
            months = self._months("contribution_months", paid, rules.total_steps)
            months_here = self._months("local_contribution_months", paid_here, rules.local_steps)
            yield _parts_of(rules, months, months_here, dones)

    @property
    def people(self) -> tuple[tuple[int, Person], ...]:
        """Everybody the facts may be about, by sex, birth and post: the statutory month, and how the rules apply."""
        if not self._people:
            self._people.extend(self.everybody(*(getattr(self.facts, name) for name in _WHO)))
        return tuple(self._people)

    def everybody(
        self, sex: Sex | None, birth: Month | None, post: PostCategory | None
    ) -> Iterator[tuple[int, Person]]:
        """Yield everybody that these facts may be about."""
        age, flexible, today = self.ages.age, self.ages.flexible, self.today
        everybody = (self.possible(name, stated) for name, stated in zip(_WHO, (sex, birth, post), strict=True))
        for of_sex, born, of_post in product(*everybody):
            if age is None:
                yield 0, person_of(of_sex, today // 12, "unknown")
                continue
            rule = rules_of_age(age, of_sex, of_post)[0]
            month = statutory_month(rule, born.ordinal)
            standing = "reached" if today >= month else "before"
            if today < month and flexible is not None and today >= early_month(rule, flexible, born.ordinal):
                standing = "early"
            yield month, person_of(of_sex, month // 12, standing)

    def _months(self, name: str, stated: int | None, steps: Sequence[int]) -> tuple[int, ...]:
        """Return the months that stand for all that may be stated, or for the stated ones: the last step they reach."""
        if stated is None:
            return self.possible(name, None)
        reached = bisect_right(steps, stated)
        return (steps[reached - 1] if reached else 0,)


def _parts_of(
    rules: Rules, paid: tuple[int, ...], paid_here: tuple[int, ...], done: tuple[bool, ...]
) -> Callable[[Person], Column]:
    return lambda person: _judged(rules.required_of(person), paid, paid_here, done)


@lru_cache(maxsize=8192)
def _judged(
    requirement: Requirement, paid: tuple[int, ...], paid_here: tuple[int, ...], done: tuple[bool, ...]
) -> Column:
    """Return the judgements of a requirement for all these months and formalities; few requirements are distinct."""
    in_all = [_paid(requirement.total, months, can_fail=True) for months in paid]
    here = [_paid(requirement.local, months, can_fail=requirement.here == "only") for months in paid_here]
    judged_as = {  # Most months are alike: enough.
        paid_and_done: LAW.number(judge(requirement, *paid_and_done[:2], formalities=paid_and_done[2]))
        for paid_and_done in product(dict.fromkeys(in_all), dict.fromkeys(here), done)
    }
    numbers = tuple(map(judged_as.__getitem__, product(in_all, here, done)))
    sizes = zip(_PAID_AND_DONE, (len(paid), len(paid_here), len(done)), strict=True)
    return Column(numbers, {name: size for name, size in sizes if size > 1})


def space(facts: RetirementBenefitFacts, day: Day) -> RetirementSpace:
    """Return all completions of the stated facts on a day."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING)
    rules_here = rules_of(day, None) if facts.area is None else cast("Rules", rules.rules[0])
    ages = ages_of(day)
    today = Month.of(day.on).ordinal
    # While no area is stated only the day asked for counts: some areas have no rule, so no number of months settles
    # a verdict then.
    years = step_years(rules_here.total, rules_here.actual) if facts.area else ()
    possible = LOW_BIRTHS if ages.age is None else births(ages, today + 1, years)
    return RetirementSpace(
        law=LAW,
        facts=facts,
        shape=_shape(possible, rules_here.total_steps, rules_here.local_steps),
        situation=rules,
        rules_at=lambda areas: here_of(replace(facts, area=areas["area"]), day),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
        coarse=facts.area is None,
        ages=ages,
        today=today,
    )


def here_of(facts: RetirementBenefitFacts, day: Day) -> Rules:
    """Return the rules of the stated area, or of the nation."""
    if facts.area is None:
        return rules_of(day, None)
    return cast("Rules", area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING).rules[0])


@lru_cache(maxsize=1024)
def _shape(births: tuple[Month, ...], total_steps: tuple[int, ...], local_steps: tuple[int, ...]) -> Shape:
    """Return the axes of all facts; a number of months stands for all up to the next step."""
    values: Mapping[str, tuple[Any, ...]] = {
        "birth_month": births,
        "contribution_months": (0, *total_steps, _AMPLE),
        "local_contribution_months": (0, *local_steps, _AMPLE),
    }
    return Shape.of([Axis(name, values.get(name) or domain(name), steps=name in values) for name in NAMES[1:]])


def _steps(steps: Iterable[YearStep], extra: int) -> tuple[int, ...]:
    years = {number for step in steps for number in (step.years, step.up_to or step.years)}
    return tuple(sorted(step for number in years if (step := number * 12 + extra)))


def findings_of(view: PolicyView) -> Mapping[str, Finding]:
    """Look up everything; findings by criterion or purpose. National findings hold in any area."""
    return view.read(_READING).findings


def rules_of(day: Day, area: str | None) -> Rules:
    """Read the rules of an area on a day."""
    period = day.at(area).read(_READING)
    return period.keep(Rules, lambda: _rules_from(period.findings))


def _rules_from(findings: Mapping[str, Finding]) -> Rules:
    actual = findings["local_months_enough"]
    return Rules(
        total=cast("TotalYears | None", findings["total_months_enough"].term),
        actual=cast("ActualYears | None", actual.term),
        actual_unknown=actual.hole == "no_rule_in_force",
        reduces=findings["missing_years_reduce_benefit"].value is not None,
    )
