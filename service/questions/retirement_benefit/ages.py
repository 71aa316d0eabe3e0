"""How the national rules of age apply to a person, and the birth months at which that changes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import cast

from service.facts import Month, Sex
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.retirement_terms import FlexibleRetirement, RetirementAge, TotalYears
from service.questions.retirement_years import early_month, statutory_month

LOW_BIRTHS = (Month(1900, 1),)


@dataclass(frozen=True, eq=False, slots=True)
class Ages:
    """The national rules of age; equal rules are one object. `None`: the book has no rule."""

    age: RetirementAge | None
    flexible: FlexibleRetirement | None


_equal = lru_cache(maxsize=64)(Ages)

_READING = Reading.of(("statutory_retirement_age", "flexible_retirement"))

NO_AGES = Ages(None, None)


@dataclass(frozen=True, eq=False, slots=True)
class Person:
    """How the rules of age apply to a person: sex, the year whose requirement counts, and the state of the age.

    `standing` is `reached`, `early` (may retire early by choice), `before`, or `unknown` if there is no rule of age.
    `work_began` and `first_insured` are ordinals of months, zero for any month before all cohorts.
    Made by `person_of`, so that equal people are one object.
    """

    sex: Sex
    year: int
    standing: str
    work_began: int = 0
    first_insured: int = 0


person_of = lru_cache(maxsize=4096)(Person)
"""Return the one object for a person to whom the rules of age apply like this."""


def ages_of(day: Day) -> Ages:
    """Read the national rules of age on a day."""
    period = day.at(None).read(_READING)
    findings = period.findings
    return period.keep(
        Ages,
        lambda: _equal(
            cast("RetirementAge | None", findings["statutory_retirement_age"].term),
            cast("FlexibleRetirement | None", findings["flexible_retirement"].term),
        ),
    )


def cohort_months(term: TotalYears | None, fact: str) -> tuple[Month, ...]:
    """Return the first month of each cohort that a fact tells apart; one month where it tells none apart."""
    if term is None or term.cohort_fact != fact:
        return LOW_BIRTHS
    return (*LOW_BIRTHS, *(Month.from_ordinal(each.from_month) for each in term.cohorts))


@lru_cache(maxsize=256)
def births(ages: Ages, after: int, years: tuple[int, ...]) -> tuple[Month, ...]:
    """Return the first birth month of each span in which the judgement is the same, for each category of age.

    It changes where the statutory month, or the first month of early retirement by choice, is not yet reached, and
    where the statutory month falls into another step of years.
    """
    age = cast("RetirementAge", ages.age)
    cuts = [after, *(year * 12 for year in years)]
    first_births = {LOW_BIRTHS[0].ordinal}
    for rule in (age.man, age.cadre, age.worker):
        first_births |= {_first_birth(partial(statutory_month, rule), cut) for cut in cuts}
        if ages.flexible is not None:
            first_births.add(_first_birth(partial(early_month, rule, ages.flexible), after))
    return tuple(Month.from_ordinal(birth) for birth in sorted(first_births))


def _first_birth(month_of: Callable[[int], int], cut: int) -> int:
    """Return the first birth month for which `month_of`, which never falls with birth, is not before a cut."""
    low, high = cut - 1200, cut
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if month_of(middle) >= cut else (middle + 1, high)
    return low
