"""The law of the benefits of retired people: which rules it reads, and how it judges complete facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import chain, product
from operator import attrgetter
from typing import Any, cast

from service.facts import Month, domain
from service.outcome import Verdict
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Period, Reading
from service.policy.retirement_terms import COHORT_FACTS, ActualYears, TotalYears
from service.policy.values import Finding
from service.questions.makeup_figures import FIGURES
from service.questions.retirement_benefit.ages import (
    LOW_MONTHS,
    NO_AGES,
    Ages,
    People,
    Person,
    ages_of,
    births,
    everybody,
)
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.rules import (
    STEPPED,
    Requirement,
    Rules,
    judge,
    paid_against,
    reached,
    steps_of,
)
from service.questions.retirement_years import Months, statutory_months
from service.reasoning.columns import Column, Stack, changes_along
from service.reasoning.completions import Completions, Space, area_rules, complete
from service.reasoning.judgements import Judgement
from service.reasoning.situations import Situation
from service.reasoning.tables import Axis, Law, Shape

NAMES = (
    "area",
    "sex",
    "birth_month",
    "post_category",
    *COHORT_FACTS,
    "contribution_months",
    "local_contribution_months",
    "retirement_formalities_done",
)

PARAMETERS = ("retirement_total_years", "retirement_actual_years", "retirement_shortfall_effect")

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "statutory_age_reached": ("birth_month", "sex", "post_category"),
    "total_months_enough": ("area", "contribution_months", "sex", "birth_month", "post_category", *COHORT_FACTS),
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

LAW: Law[Judgement] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: (cell.verdict, cell.rest),
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
    told_of=lambda cell: (cell.verdict, cell.criteria),
)

_NONE: Mapping[str, Any] = {}

_WHO = ("sex", "birth_month", "post_category", *COHORT_FACTS)

_stated = attrgetter(*_WHO)

_ANY_COHORTS = tuple((0,) for _ in COHORT_FACTS)
"""The cohorts where no rule tells people apart by these facts."""

_PAID_AND_DONE = ("contribution_months", "local_contribution_months", "retirement_formalities_done")


@dataclass(eq=False, slots=True)
class _Stacked:
    """The judgements of some people, by rules and by their parts. What an id names is held, so that ids are unique."""

    of_rules: dict[int, tuple[Rules, Stack]] = field(default_factory=dict)
    of_situations: dict[int, tuple[Situation, list[Column]]] = field(default_factory=dict)
    by_parts: dict[tuple[Column, ...], Stack] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class RetirementSpace(Space[Judgement]):
    """The space of this question: people differ by how the rules apply to them, not by birth month.

    `values` are those of each axis of the shape, `ages` the national rules of age, `today` is the month asked for, as
    an ordinal. Missing sex, birth month and post take all values of the shape; missing months take the steps of the
    rules.
    """

    values: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    ages: Ages = NO_AGES
    today: int = 0
    _people: People | None = None

    @property
    def statutory(self) -> Months | None:
        """The statutory month over all missing facts, once a birth month is stated."""
        facts = self.facts
        return statutory_months(self.ages.age, facts.sex, facts.post_category, facts.birth_month)

    def judged(self) -> list[Column]:
        """For each set of rules, return the judgements of all completions of the facts."""
        people, _, missing = self.people
        months = tuple(self.possible(name, None) for name in _PAID_AND_DONE)
        stated = self._paid_and_done
        if not missing and len(self.situation.rules) == 1:
            return [part_of(rules.required_of(people[0])) for rules, part_of in self._columns(stated)]
        what_is_known = (*stated, *missing.items(), people, months)
        stacked: _Stacked = self.notes.setdefault((RetirementSpace, what_is_known), _Stacked())
        situation = self.situation
        if id(situation) in stacked.of_situations:
            return stacked.of_situations[id(situation)][1]
        new = [rules for rules in situation.rules if id(rules) not in stacked.of_rules]
        required_by = self.notes.setdefault((Requirement, people), {})
        for rules, part_of in self._columns(stated, new):
            if id(rules) not in required_by:  # The rules are held, so that the id is their own.
                required_by[id(rules)] = (rules, tuple(map(rules.required_of, people)))
            required = required_by[id(rules)][1]
            judged_as = {requirement: part_of(requirement) for requirement in dict.fromkeys(required)}
            key = tuple(map(judged_as.__getitem__, required))
            if key not in stacked.by_parts:
                stacked.by_parts[key] = Stack(key, missing)
            stacked.of_rules[id(rules)] = (rules, stacked.by_parts[key])
        columns: list[Column] = [stacked.of_rules[id(rules)][1] for rules in situation.rules]
        stacked.of_situations[id(situation)] = (situation, columns)
        return columns

    @property
    def _paid_and_done(self) -> Sequence[int | bool | None]:
        """The months and formalities stated; months as the last step of any of the rules that they reach."""
        facts, situation = self.facts, self.situation
        of_total, of_local, *_ = situation.keep(Rules, lambda: steps_of(situation.rules))
        paid, here = facts.contribution_months, facts.local_contribution_months
        return (
            None if paid is None else reached(of_total, paid),
            None if here is None else reached(of_local, here),
            facts.retirement_formalities_done,
        )

    def complete(self) -> Completions[Judgement]:
        """Return all completions; the statutory month also differs with sex, birth and post."""
        if all(getattr(self.facts, name) is None for name in NAMES):  # Such people differ on few days.
            paid_and_done = tuple(self.possible(name, None) for name in _PAID_AND_DONE)
            key = (self.people.persons, paid_and_done)
            completions = self.situation.keep(key, lambda: complete(self).lasting(LAW))
        else:
            completions = complete(self)
        _, months, missing = self.people
        differing = {name for name in missing if changes_along(months, missing, name)}
        if self.facts.area is None:  # Cohorts are no axis then.
            differing.update(name for name in COHORT_FACTS if getattr(self.facts, name) is None and self._tells(name))
        if differing.issubset(completions.relevant):
            return completions
        relevant = tuple(name for name in NAMES if name in completions.relevant or name in differing)
        return replace(completions, relevant=relevant)

    def _tells(self, fact: str) -> bool:
        """Whether the rules of some area judge somebody differently by a fact that tells cohorts apart."""
        under = [rules for rules in self.situation.rules if rules.cohort_fact == fact]
        for rules, part_of in self._columns(self._paid_and_done, under):
            for person in self.people.persons:
                columns = map(part_of, rules.required_by_cohort(person))
                if len({tuple(map(LAW.answers.__getitem__, column.numbers)) for column in columns}) > 1:
                    return True
        return False

    def possible(self, name: str, stated: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a fact of any kind.
        """Return the values that a fact may have."""
        return self.values[name] if stated is None else (stated,)

    def columns(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:
        """For each set of rules, yield the judgements of all completions of the changed facts, as in every space."""
        people = self._people_of(facts, changes)
        for rules, part_of in self._columns(changes.get(name, getattr(facts, name)) for name in _PAID_AND_DONE):
            parts = (part_of(rules.required_of(person)).numbers for person in people)
            yield next(parts) if len(people) == 1 else tuple(chain.from_iterable(parts))

    def verdicts(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any]) -> Iterator[Any]:
        """Yield the verdicts of all completions of the changed facts, possibly with repetitions."""
        for column in self._different(facts, changes):
            yield from _verdicts_in(column)

    def cells(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any] = _NONE) -> tuple[Judgement, ...]:
        """Return the distinct judgements of all completions of the changed facts, in order."""
        numbers = dict.fromkeys(chain.from_iterable(column.distinct for column in self._different(facts, changes)))
        return tuple(map(LAW.cells.__getitem__, numbers))

    def _different(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any]) -> Iterable[Column]:
        """Return the columns of everybody whom the changed facts may be about, each once, in order."""
        people = tuple(dict.fromkeys(self._people_of(facts, changes)))
        stated = tuple(changes.get(name, getattr(facts, name)) for name in _PAID_AND_DONE)
        months = tuple(self.possible(name, None) for name in _PAID_AND_DONE)
        situation = self.situation
        key = (_Stacked, id(situation), people, stated, months)
        found: tuple[object, Iterable[Column]] | None = self.notes.get(key)
        if found is None:
            columns = dict.fromkeys(
                part_of(rules.required_of(person)) for rules, part_of in self._columns(stated) for person in people
            )
            found = self.notes[key] = (situation, columns)  # The situation is held, so that its id is its own.
        return found[1]

    def _people_of(self, facts: RetirementBenefitFacts, changes: Mapping[str, Any]) -> Sequence[Person]:
        """Return everybody that the changed facts may be about."""
        if changes.keys().isdisjoint(_WHO):
            return self.people.persons
        stated = zip(_WHO, _stated(facts), strict=True)
        return self._everybody(*(changes.get(name, value) for name, value in stated)).persons

    def _columns(
        self, paid_and_done: Iterable[Any], under: Iterable[Rules] | None = None
    ) -> Iterator[tuple[Rules, Callable[[Requirement], Column]]]:
        """Yield each set of rules with the judgements of a requirement for all missing months and formalities."""
        paid, paid_here, done = paid_and_done
        all_paid, all_here, dones = (self.possible(name, None) for name in _PAID_AND_DONE)
        if done is not None:
            dones = (done,)
        for rules in self.situation.rules if under is None else under:
            months = all_paid if paid is None else (reached(rules.total_steps, paid),)
            months_here = all_here if paid_here is None else (reached(rules.local_steps, paid_here),)
            yield rules, partial(_judged, paid=months, paid_here=months_here, done=dones)

    @property
    def people(self) -> People:
        """Everybody that the facts may be about."""
        if self._people is None:
            self._people = self._everybody(*_stated(self.facts))
        return self._people

    def _everybody(self, *stated: Any) -> People:  # noqa: ANN401 - the facts of `_WHO`.
        """Return everybody that these facts may be about."""
        who = self._who(*stated)
        key = (Person, self.ages, self.today, who)
        found: People | None = self.notes.get(key)
        if found is None:
            persons, months = zip(*everybody(self.ages, self.today, *who), strict=True)
            sizes = {name: len(values) for name, values in zip(_WHO, who, strict=True) if len(values) > 1}
            found = self.notes[key] = People(persons, months, sizes)
        return found

    def _who(self, *stated: Any) -> tuple[tuple[Any, ...], ...]:  # noqa: ANN401 - the facts of `_WHO`.
        """Return the values that facts about a person may have; a cohort is the ordinal of its first month."""
        situation = self.situation
        sexes, births, posts, *months = map(self.possible, _WHO, stated)
        cohorts = situation.keep(Rules, lambda: steps_of(situation.rules))[2:]
        if not any(cohorts):
            return sexes, births, posts, *_ANY_COHORTS
        of_facts = zip(cohorts, months, strict=True)
        reached_by = (tuple(reached(firsts, month.ordinal) for month in each) for firsts, each in of_facts)
        return sexes, births, posts, *reached_by


@lru_cache(maxsize=1024)
def _verdicts_in(column: Column) -> frozenset[Verdict]:
    return frozenset(LAW.cells[number].verdict for number in column.distinct)


@lru_cache(maxsize=2048)
def _judged(
    requirement: Requirement, paid: tuple[int, ...], paid_here: tuple[int, ...], done: tuple[bool, ...]
) -> Column:
    """Return the judgements of a requirement for all these months and formalities; few requirements are distinct."""
    in_all = [paid_against(requirement.total, months, can_fail=True) for months in paid]
    here = [paid_against(requirement.local, months, can_fail=requirement.here == "only") for months in paid_here]
    judged_as = {  # Most months are alike: enough.
        paid_and_done: LAW.number(judge(requirement, *paid_and_done[:2], formalities=paid_and_done[2]))
        for paid_and_done in product(dict.fromkeys(in_all), dict.fromkeys(here), done)
    }
    numbers = tuple(map(judged_as.__getitem__, product(in_all, here, done)))
    return _column(numbers, (len(paid), len(paid_here), len(done)))


@lru_cache(maxsize=1024)
def _column(numbers: tuple[int, ...], lengths: tuple[int, int, int]) -> Column:
    """Return the one column of these judgements; `lengths` are the numbers of values of months and formalities."""
    return Column(numbers, _sizes(lengths))


@lru_cache(maxsize=64)
def _sizes(lengths: tuple[int, int, int]) -> Mapping[str, int]:
    sizes = zip(_PAID_AND_DONE, lengths, strict=True)
    return {name: size for name, size in sizes if size > 1}


_NO_CUTS: tuple[Ages, int, tuple[int, ...]] = (NO_AGES, 0, ())
"""What stands for the steps of a birth month that is stated, since nobody asks for them."""


def space(facts: RetirementBenefitFacts, day: Day) -> RetirementSpace:
    """Return all completions of the stated facts on a day."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, rules_of, _READING)
    rules_here = rules_of(day, None) if facts.area is None else cast("Rules", rules.rules[0])
    ages = ages_of(day)
    today = Month.of(day.on).ordinal
    # While no area is stated only the day asked for counts: some areas have no rule, so no number of months settles
    # a verdict then.
    years = rules_here.step_years if facts.area else ()
    cuts = (ages, today + 1, years) if facts.birth_month is None else _NO_CUTS
    shape, values = _shape(*cuts, rules_here.steps)
    return RetirementSpace(
        law=LAW,
        facts=facts,
        shape=shape,
        values=values,
        situation=rules,
        rules_at=lambda areas: here_of(replace(facts, area=areas["area"]), day),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
        coarse=facts.area is None,
        ages=ages,
        today=today,
        notes=day.notes,
    )


def here_of(facts: RetirementBenefitFacts, day: Day) -> Rules:
    """Return the rules of the stated area, or of the nation."""
    return rules_of(day, facts.area)


@lru_cache(maxsize=256)
def _shape(
    ages: Ages, after: int, years: tuple[int, ...], steps: tuple[tuple[int, ...], ...]
) -> tuple[Shape, Mapping[str, tuple[Any, ...]]]:
    """Return the axes of all facts, and their values; a number of months, or a month, stands for all up to the next."""
    values: dict[str, tuple[Any, ...]] = {"birth_month": LOW_MONTHS if ages.age is None else births(ages, after, years)}
    for name, own in zip(STEPPED, steps, strict=True):
        values[name] = (*LOW_MONTHS, *map(Month.from_ordinal, own)) if name in COHORT_FACTS else (0, *own, _AMPLE)
    axes = [_CHOICES.get(name) or Axis(name, values[name], steps=True) for name in NAMES[1:]]
    return Shape.of(axes), {axis.name: axis.values for axis in axes}


_CHOICES = {name: Axis(name, domain(name)) for name in NAMES[1:] if name not in {"birth_month", *STEPPED}}


def findings_of(view: PolicyView) -> Mapping[str, Finding]:
    """Look up everything; findings by criterion or purpose. National findings hold in any area."""
    return period_of(view).findings


def period_of(view: PolicyView) -> Period:
    """Look up everything."""
    return view.read(_READING)


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
