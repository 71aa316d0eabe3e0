"""The law of the benefits of retired people: which rules are read, and how complete facts are judged under them."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, product
from typing import Any, cast

from service.facts import Month, PostCategory, Sex, domain
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.retirement_terms import (
    ActualYears,
    TotalYears,
    YearStep,
)
from service.policy.values import Finding
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
from service.reasoning.judgements import (
    Judgement,
    judged,
)
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
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

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

LOOKED_UP = (*PARAMETER_OF.values(), "cross_scheme_transfer")
"""All that an answer looks up: only a day on which one of these changes can change it."""

_NATIONAL = frozenset({"statutory_age_reached", "retirement_formalities", "flexible", "military"})

_READING = Reading(PARAMETER_OF, in_nation=_NATIONAL)

_AMPLE = 10**6
"""More months than any rule asks for: the upper of the two numbers that stand for all that may be stated."""


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

    def asked_of(self, person: "Person") -> "Asked":
        """What these rules ask of somebody."""
        if person not in self._kept:
            years = (person.year, person.year)
            total, local = total_needed(self.total, person.sex, years), actual_needed(self.actual, years)
            here = "nothing"
            if self.actual_unknown or self.actual is not None:
                here = "only" if self.actual is not None and self.actual.scope == "area" else "also"
            self._kept[person] = _asked(person.standing, total, local, self.reduces, here)
        return cast("Asked", self._kept[person])

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
class Needs:
    """What of a judgement is more than the verdict: months as spans, `None` where no rule is known."""

    total: Months | None
    local: Months | None
    missing: Months | None
    local_missing: Months | None
    statutory: Months | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """What is asked of somebody, one for equal rules: where age stands, months in all and months really paid here.

    Months are `None` where no number is known. `reduces`: missing months lower the benefits instead of barring them.
    `here`: `only` where months paid elsewhere do not count, `also` where they may, `nothing` where no months have to be
    really paid.
    """

    standing: str
    total: Months | None
    local: Months | None
    reduces: bool
    here: str


_asked = lru_cache(maxsize=8192)(Asked)


def judge(asked: Asked, paid: int, paid_here: int, *, formalities: bool) -> Judgement:
    """Judge somebody who has paid so many months in all and here."""
    total, local = asked.total, asked.local
    needs = Needs(total, local, total and total.less(paid), local and local.less(paid_here))
    tests: dict[str, bool | None] = {"statutory_age_reached": _reached(asked.standing, formalities=formalities)}
    if asked.reduces:
        tests["missing_years_reduce_benefit"] = True
    else:
        tests["total_months_enough"] = _enough(total, paid, can_fail=True)
    if asked.here != "nothing":
        tests["local_months_enough"] = _enough(local, paid_here, can_fail=asked.here == "only")
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
    """The space of this question: people are told apart by what the rules of age make of them, not by birth month.

    `ages` are the nation's rules of age, `today` is the month asked for, as an ordinal. Not stated, sex, birth month
    and post are all that the shape has; of months paid, the steps of the rules.
    """

    ages: Ages = NO_AGES
    today: int = 0
    _people: list[tuple[int, Person]] = field(default_factory=list, compare=False)

    @property
    def statutory(self) -> Months | None:
        """The statutory month over all that is not stated, once a birth month is."""
        facts = self.facts
        return statutory_months(self.ages.age, facts.sex, facts.post_category, facts.birth_month)

    def judged(self) -> list[Column]:
        """For each set of rules the judgements of all completions of the facts."""
        facts = self.facts
        missing = {name: len(self.possible(name, None)) for name in _WHO if getattr(facts, name) is None}
        people = [each for _, each in self.people]
        different = dict.fromkeys(people)
        stacks: dict[tuple[Column, ...], Stack] = {}
        parts = self._columns(getattr(facts, name) for name in _PAID_AND_DONE)
        if not missing and len(self.situation.rules) == 1:
            return [part_of(people[0]) for part_of in parts]
        found: list[Column] = []
        for part_of in parts:
            judged_as = {each: part_of(each) for each in different}
            key = tuple(judged_as.values())
            if key not in stacks:
                stacks[key] = Stack([judged_as[each] for each in people], missing)
            found.append(stacks[key])
        return found

    def complete(self) -> Completions[Judgement]:
        """All completions; what also differs with sex, birth and post is the statutory month."""
        found = complete(self)
        if self.ages.age is None:
            return found
        missing = {name: len(self.possible(name, None)) for name in _WHO if getattr(self.facts, name) is None}
        months = tuple(month for month, _ in self.people)
        differing = {name for name in missing if changes_along(months, missing, name)}
        relevant = tuple(name for name in NAMES if name in found.relevant or name in differing)
        return replace(found, relevant=relevant)

    def possible(self, name: str, stated: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a fact of any kind.
        """The values that a fact may have."""
        if stated is not None:
            return (stated,)
        return next(axis.possible for axis, _ in self.shape.axes if axis.name == name)

    def columns(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:
        """For each set of rules the judgements of all completions of facts with changes made, as in every space."""
        people = self.people
        if not changes.keys().isdisjoint(_WHO):
            people = tuple(self.everybody(*(changes.get(name, getattr(facts, name)) for name in _WHO)))
        for part_of in self._columns(changes.get(name, getattr(facts, name)) for name in _PAID_AND_DONE):
            if len(people) == 1:
                yield part_of(people[0][1]).numbers
                continue
            yield tuple(chain.from_iterable(part_of(person).numbers for _, person in people))

    def _columns(self, paid_and_done: Iterable[Any]) -> Iterator[Callable[[Person], Column]]:
        """For each set of rules the judgements of somebody for all months and formalities that are not stated."""
        paid, here, done = paid_and_done
        dones = self.possible("retirement_formalities_done", done)
        for rules in self.situation.rules:
            months = self._months("contribution_months", paid, rules.total_steps)
            months_here = self._months("local_contribution_months", here, rules.local_steps)
            yield _parts_of(rules, months, months_here, dones)

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
                yield 0, person_of(each, today // 12, "unknown")
                continue
            rule = rules_of_age(age, each, of_post)[0]
            month = statutory_month(rule, born.ordinal)
            standing = "reached" if today >= month else "before"
            if today < month and flexible is not None and today >= early_month(rule, flexible, born.ordinal):
                standing = "early"
            yield month, person_of(each, month // 12, standing)

    def _months(self, name: str, stated: int | None, steps: Sequence[int]) -> tuple[int, ...]:
        """The months that stand for all that may be stated, or for those stated: the last step that they reach."""
        if stated is None:
            return self.possible(name, None)
        reached = bisect_right(steps, stated)
        return (steps[reached - 1] if reached else 0,)


def _parts_of(
    rules: Rules, paid: tuple[int, ...], here: tuple[int, ...], done: tuple[bool, ...]
) -> Callable[[Person], Column]:
    return lambda person: _judged(rules.asked_of(person), paid, here, done)


@lru_cache(maxsize=8192)
def _judged(asked: Asked, paid: tuple[int, ...], here: tuple[int, ...], done: tuple[bool, ...]) -> Column:
    """The judgements of somebody for all these months and formalities; few people are asked differently."""
    numbers = tuple(
        LAW.number(judge(asked, months, months_here, formalities=formalities))
        for months, months_here, formalities in product(paid, here, done)
    )
    sizes = zip(_PAID_AND_DONE, (len(paid), len(here), len(done)), strict=True)
    return Column(numbers, {name: size for name, size in sizes if size > 1})


def space(facts: RetirementBenefitFacts, day: Day) -> RetirementSpace:
    """The facts stated, and all that the facts not stated may be."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING)
    here = rules_of(day, None) if facts.area is None else cast("Rules", rules.rules[0])
    ages = ages_of(day)
    today = Month.of(day.on).ordinal
    # While no area is stated only the day asked for counts: there are areas without a rule, so that no number of
    # months settles a verdict then.
    years = step_years(here.total, here.actual) if facts.area else ()
    possible = LOW_BIRTHS if ages.age is None else births(ages, today + 1, years)
    return RetirementSpace(
        law=LAW,
        facts=facts,
        shape=_shape(possible, here.total_steps, here.local_steps),
        situation=rules,
        rules_at=lambda areas: here_of(replace(facts, area=areas["area"]), day),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
        coarse=facts.area is None,
        ages=ages,
        today=today,
    )


def here_of(facts: RetirementBenefitFacts, day: Day) -> Rules:
    """The rules of the area stated, or of the nation."""
    if facts.area is None:
        return rules_of(day, None)
    return cast("Rules", area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING).rules[0])


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


def findings_of(view: PolicyView) -> Mapping[str, Finding]:
    """The look-ups by the criterion or the purpose they serve; those of the nation hold in any area."""
    return view.read(_READING).findings


def rules_of(day: Day, area: str | None) -> Rules:
    """The rules of an area on a day."""
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
