"""What the nation's rules of age make of somebody, and the birth months at which they make something else of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import cast

from service.facts import Month, Sex
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.retirement_terms import FlexibleRetirement, RetirementAge
from service.questions.retirement_years import early_month, statutory_month

LOW_BIRTHS = (Month(1900, 1),)


@dataclass(frozen=True, eq=False, slots=True)
class Ages:
    """The nation's rules of age, one for equal rules. `None`: the book has no rule."""

    age: RetirementAge | None
    flexible: FlexibleRetirement | None


_equal = lru_cache(maxsize=64)(Ages)

_READING = Reading.of(("statutory_retirement_age", "flexible_retirement"))

NO_AGES = Ages(None, None)


@dataclass(frozen=True, eq=False, slots=True)
class Person:
    """What the rules of age make of somebody: sex, the year in which the years are asked for, and where age stands.

    `standing` is `reached`, `early` (may retire early by choice), `before` or `unknown` where there is no rule of age.
    Made by `person_of`, one for equal people.
    """

    sex: Sex
    year: int
    standing: str


person_of = lru_cache(maxsize=4096)(Person)
"""Somebody of whom the rules of age make this."""


def ages_of(day: Day) -> Ages:
    """The nation's rules of age on a day."""
    period = day.at(None).read(_READING)
    found = period.findings
    return period.keep(
        Ages,
        lambda: _equal(
            cast("RetirementAge | None", found["statutory_retirement_age"].term),
            cast("FlexibleRetirement | None", found["flexible_retirement"].term),
        ),
    )


@lru_cache(maxsize=1024)
def births(ages: Ages, after: int, years: tuple[int, ...]) -> tuple[Month, ...]:
    """The first birth month of each span in which the judgement is the same, for each category of age.

    It changes where the statutory month, or the first month of retiring early by choice, is not yet reached, and where
    the statutory month falls into another step of years.
    """
    age = cast("RetirementAge", ages.age)
    cuts = [after, *(year * 12 for year in years)]
    found = {LOW_BIRTHS[0].ordinal}
    for rule in (age.man, age.cadre, age.worker):
        found |= {_first_birth(partial(statutory_month, rule), cut) for cut in cuts}
        if ages.flexible is not None:
            found.add(_first_birth(partial(early_month, rule, ages.flexible), after))
    return tuple(Month.from_ordinal(birth) for birth in sorted(found))


def _first_birth(month_of: Callable[[int], int], cut: int) -> int:
    """The first birth month for which a month that never falls with birth is not before a cut."""
    low, high = cut - 1200, cut
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if month_of(middle) >= cut else (middle + 1, high)
    return low
