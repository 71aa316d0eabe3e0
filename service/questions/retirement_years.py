"""What the two questions on retirement share: the statutory month, the months an area asks for, the ways to make up.

Decision of the Standing Committee of 13 September 2024 with the measures of the State Council, article 1: from 2025 the
age of men (60) and of women in cadre posts (55) rises by one month for every four months of birth, up to three years;
that of women in worker posts (50) by one month for every two, up to five years. Article 3: a person may retire up to
three years earlier, never before the original age, or up to three years later. Social Insurance Law article 27 leaves
the years of medical insurance to the areas.

A month is the unit of these rules: the statutory month counts as reached from its first day on.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, cast

from service.facts import Month, PostCategory, Sex
from service.outcome import LocalCheck
from service.policy.book import PolicyView
from service.policy.retirement_terms import (
    ActualYears,
    AgeRule,
    FlexibleRetirement,
    RetirementAge,
    TotalYears,
    YearStep,
)
from service.policy.values import Finding
from service.reasoning.judgements import hole_check

_YEAR = 12


class Months(NamedTuple):
    """The least and the greatest number of months, or of ordinals of a month."""

    low: int
    high: int

    @property
    def exact(self) -> int | None:
        """The number, if certain."""
        return self.low if self.low == self.high else None

    def less(self, stated: int | None) -> "Months":
        """Return the months missing to it, given the stated months or any number."""
        if stated is None:
            return Months(0, self.high)
        return Months(max(0, self.low - stated), max(0, self.high - stated))


def hull(spans: Iterable[Months | None]) -> Months | None:
    """Return the narrowest range that contains all; `None` if one is unknown or there is none."""
    listed = list(spans)
    known = [span for span in listed if span is not None]
    if not known or len(known) < len(listed):
        return None
    return Months(min(span.low for span in known), max(span.high for span in known))


def rules_of_age(age: RetirementAge, sex: Sex | None, post: PostCategory | None) -> tuple[AgeRule, ...]:
    """Return the rules of age that may apply to a person; a post category matters for women only."""
    women = tuple(
        rule
        for category, rule in ((PostCategory.CADRE, age.cadre), (PostCategory.WORKER, age.worker))
        if post in (None, category)
    )
    return (age.man,) if sex is Sex.MALE else women if sex is Sex.FEMALE else (age.man, *women)


def statutory_month(rule: AgeRule, birth: int) -> int:
    """Return the statutory month for a birth month, both as ordinals."""
    late = birth - rule.delayed_from
    delay = 0 if late < 0 else min(rule.cap_months, late // rule.step_months + 1)
    return birth + rule.original_years * _YEAR + delay


def early_month(rule: AgeRule, flexible: FlexibleRetirement, birth: int) -> int:
    """Return the first month of early retirement by choice, never before the original age."""
    return max(statutory_month(rule, birth) - flexible.early_months, birth + rule.original_years * _YEAR)


def statutory_months(
    age: RetirementAge | None, sex: Sex | None, post: PostCategory | None, birth: Month | None
) -> Months | None:
    """Return the statutory month over all missing facts; `None` without a birth month or a rule."""
    if age is None or birth is None:
        return None
    months = [statutory_month(rule, birth.ordinal) for rule in rules_of_age(age, sex, post)]
    return Months(min(months), max(months))


def flexible_months(
    age: RetirementAge | None,
    flexible: FlexibleRetirement | None,
    sex: Sex | None,
    post: PostCategory | None,
    birth: Month | None,
) -> Months | None:
    """Return the first and the last month in which a person may choose to retire."""
    if age is None or flexible is None or birth is None:
        return None
    rules = rules_of_age(age, sex, post)
    return Months(
        min(early_month(rule, flexible, birth.ordinal) for rule in rules),
        max(statutory_month(rule, birth.ordinal) + flexible.late_months for rule in rules),
    )


@lru_cache(maxsize=4096)
def total_needed(term: TotalYears | None, sex: Sex | None, years: tuple[int, int]) -> Months | None:
    """Return the months that an area asks for in total, over all cohorts and the years (first and last)."""
    if term is None:
        return None
    extra = 1 if term.more_than else 0
    sides = {Sex.MALE: ("men",), Sex.FEMALE: ("women",), None: ("men", "women")}[sex]
    return hull(_over(getattr(each, side), years, extra) for each in term.by_cohort for side in sides)


def actual_needed(term: ActualYears | None, years: tuple[int, int]) -> Months | None:
    """Return the months that an area requires to be actually paid."""
    return None if term is None else _over(term.steps, years, 0)


def _over(steps: tuple[YearStep, ...], years: tuple[int, int], extra: int) -> Months | None:
    first, last = years
    begun = [step for step in steps if step.from_year <= first][-1:]
    later = [step for step in steps if first < step.from_year <= last]
    if not begun:
        return None
    return hull(Months(step.least + extra, step.most + extra) for step in (*begun, *later))


def step_years(*terms: TotalYears | ActualYears | None) -> tuple[int, ...]:
    """Return the years in which an area's requirement changes."""
    steps = chain.from_iterable(term.steps for term in terms if term is not None)
    return tuple(sorted({step.from_year for step in steps if step.from_year}))


def years_check(total: Finding, view: PolicyView, *, unknown: bool) -> Iterator[LocalCheck]:
    """Yield the local check on the total years: no rule, no number for this year, disagreeing sources, or weak ones."""
    if total.value is None:
        claims = view.claims(total.parameter)
        if not claims:
            yield hole_check(total.parameter, view, total)
        else:
            terms = {cast("TotalYears", value.term) for value in claims}
            torn = len(terms) > 1 or any(map(_has_span, terms))
            yield LocalCheck(total.parameter, view.area_code, "sources_conflict" if torn else "low_evidence")
    elif unknown:
        yield LocalCheck(total.parameter, view.area_code, "area_not_covered", total.value)
    elif total.value.standing == "advisory":
        yield LocalCheck(total.parameter, view.area_code, "low_evidence")


def _has_span(term: TotalYears) -> bool:
    """Whether a source gives years only as a range."""
    return any(step.up_to for step in term.steps)
