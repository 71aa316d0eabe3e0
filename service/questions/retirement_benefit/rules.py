"""What an area requires of a person, and how one who has paid so many months is judged."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from service.policy.retirement_terms import COHORT_FACTS, ActualYears, CohortFact, TotalYears, YearStep
from service.questions.retirement_years import Months, actual_needed, step_years, total_needed
from service.reasoning.judgements import Judgement, judged

if TYPE_CHECKING:
    from service.facts import Sex
    from service.questions.retirement_benefit.ages import Person


STEPPED = ("contribution_months", "local_contribution_months", *COHORT_FACTS)
"""The facts of which a value stands for all up to the next at which any rule judges anew."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one area. `None`: the book has no rule.

    `actual_unknown` is true if there was a rule on years actually paid and none is in force now. `_required` caches
    what the rules require of people.
    """

    total: TotalYears | None
    actual: ActualYears | None
    actual_unknown: bool
    reduces: bool
    total_steps: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """The steps of months within which the judgement of all months paid cannot change."""
    local_steps: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """The steps of months within which the judgement of the months actually paid here cannot change."""
    step_years: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """The years in which a requirement changes."""
    steps: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)
    """By each of `STEPPED`, the numbers, and months as ordinals, within which the judgement cannot change."""
    cohort_fact: CohortFact | None = field(init=False, compare=False, repr=False)
    """The fact that tells cohorts apart, if any."""
    _cohort_months: tuple[int, ...] = field(init=False, compare=False, repr=False)
    _by_cohort: tuple[TotalYears | None, ...] = field(init=False, compare=False, repr=False)
    _required: "dict[tuple[Sex, int, int, str], Requirement]" = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find the steps once: they are read for each set of rules whenever a question is asked."""
        of_total = self.total.steps if self.total else ()
        cohort_fact = self.total.cohort_fact if self.total else None
        cohort_months = tuple(each.from_month for each in self.total.cohorts) if self.total else ()
        cohorts = [cohort_months if fact == cohort_fact else () for fact in COHORT_FACTS]
        object.__setattr__(self, "cohort_fact", cohort_fact)
        object.__setattr__(self, "_cohort_months", cohort_months)
        object.__setattr__(self, "_by_cohort", self.total.by_cohort if self.total else (None,))
        total_steps = _steps(of_total, 1 if self.total and self.total.more_than else 0)
        object.__setattr__(self, "total_steps", total_steps)
        object.__setattr__(self, "local_steps", _steps(self.actual.steps if self.actual else (), 0))
        object.__setattr__(self, "steps", (total_steps, self.local_steps, *cohorts))
        object.__setattr__(self, "step_years", step_years(self.total, self.actual))

    def required_of(self, person: "Person") -> "Requirement":
        """Return what these rules require of a person."""
        cohort = 0
        if self.cohort_fact is not None:
            cohort = bisect_right(self._cohort_months, getattr(person, self.cohort_fact))
        return self._required_of(person, cohort)

    def required_by_cohort(self, person: "Person") -> Iterator["Requirement"]:
        """Yield what these rules require of a person if in each of the cohorts."""
        return (self._required_of(person, cohort) for cohort in range(len(self._by_cohort)))

    def _required_of(self, person: "Person", cohort: int) -> "Requirement":
        key = (person.sex, bisect_right(self.step_years, person.year), cohort, person.standing)
        required = self._required.get(key)
        if required is None:
            years = (person.year, person.year)  # The same for all years of a step.
            total = total_needed(self._by_cohort[cohort], person.sex, years)
            local = actual_needed(self.actual, years)
            here = "nothing"
            if self.actual_unknown or (self.actual is not None and (local is None or local.high)):
                here = "only" if self.actual is not None and self.actual.scope == "area" else "also"
            required = self._required[key] = _requirement(person.standing, total, local, self.reduces, here)
        return required


def steps_of(rules: Sequence[Rules]) -> tuple[Sequence[int], ...]:
    """Return the steps of any of these rules, by each of `STEPPED`."""
    of_facts = zip(*(each.steps for each in rules), strict=True)
    return tuple(sorted(set(chain.from_iterable(steps))) for steps in of_facts)


def reached(steps: Sequence[int], stated: int) -> int:
    """Return the number that stands for the stated one: the last step that it reaches, zero before the first."""
    number = bisect_right(steps, stated)
    return steps[number - 1] if number else 0


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


_requirement = lru_cache(maxsize=2048)(Requirement)


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


def paid_against(needed: Months | None, stated: int, *, can_fail: bool) -> Paid:
    """Compare the months paid with those needed. `can_fail`: too few are a no, else the rest may be paid elsewhere."""
    if needed is None:
        return Paid(None, None)
    if stated >= needed.high:
        return Paid(needed.less(stated), enough=True)
    return Paid(needed.less(stated), enough=False if can_fail and stated < needed.low else None)


def _steps(steps: Iterable[YearStep], extra: int) -> tuple[int, ...]:
    numbers = {number for step in steps for number in (step.least, step.most)}
    return tuple(sorted(step for number in numbers if (step := number + extra)))
