"""How the national rules of age apply to a person, and the birth months at which that changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple, cast

from service.facts import Month, PostCategory, Sex
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.retirement_terms import FlexibleRetirement, RetirementAge
from service.questions.retirement_years import early_month, rules_of_age, statutory_month

LOW_MONTHS = (Month(1900, 1),)
"""The month that stands for all months before the first at which a judgement changes."""


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
    """How the rules apply to a person: sex, the year whose requirement counts, the state of the age, and the cohort.

    `standing` is `reached`, `early` (may retire early by choice), `before`, or `unknown` if there is no rule of age.
    The months, as ordinals, are the first of a cohort; zero is any month before all cohorts. Made by `person_of`, so
    that equal people are one object.
    """

    sex: Sex
    year: int
    standing: str
    work_began_month: int = 0
    first_insured_month: int = 0


person_of = lru_cache(maxsize=4096)(Person)
"""Return the one object for a person to whom the rules apply like this."""


class People(NamedTuple):
    """Everybody that facts may be about, the last fact fastest: how the rules apply to them, their statutory months.

    `sizes` holds the number of values of each fact about them that may have several.
    """

    persons: tuple[Person, ...]
    months: tuple[int, ...]
    sizes: Mapping[str, int]


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


def everybody(
    ages: Ages,
    today: int,
    sexes: Sequence[Sex],
    births_in: Sequence[Month],
    posts: Sequence[PostCategory],
    *cohorts: Sequence[int],
) -> Iterator[tuple[Person, int]]:
    """Yield everybody of whom facts have these values, with the statutory month; zero without a rule of age."""
    age, flexible = ages.age, ages.flexible
    months = tuple(product(*cohorts))
    rules = {key: rules_of_age(age, *key)[0] for key in product(sexes, posts)} if age else {}
    for sex, born, post in product(sexes, births_in, posts):
        month, year, standing = 0, today // 12, "unknown"
        if age is not None:
            rule = rules[sex, post]
            month = statutory_month(rule, born.ordinal)
            year, standing = month // 12, "reached" if today >= month else "before"
            if today < month and flexible is not None and today >= early_month(rule, flexible, born.ordinal):
                standing = "early"
        for cohort in months:
            yield person_of(sex, year, standing, *cohort), month


@lru_cache(maxsize=256)
def births(ages: Ages, after: int, years: tuple[int, ...]) -> tuple[Month, ...]:
    """Return the first birth month of each span in which the judgement is the same, for each category of age.

    It changes where the statutory month, or the first month of early retirement by choice, is not yet reached, and
    where the statutory month falls into another step of years.
    """
    age = cast("RetirementAge", ages.age)
    cuts = [after, *(year * 12 for year in years)]
    first_births = {LOW_MONTHS[0].ordinal}
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
