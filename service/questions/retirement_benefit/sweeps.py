"""The values of a swept fact at which the answer on the benefits of retired people may change."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from service.facts import Month
from service.policy.day import Day
from service.policy.retirement_terms import RetirementAge
from service.questions.retirement_benefit.ages import Ages, ages_of, births
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.law import space
from service.questions.retirement_benefit.rules import STEPPED, steps_of
from service.questions.retirement_years import step_years

if TYPE_CHECKING:
    from service.questions.retirement_benefit.rules import Rules


def steps(facts: RetirementBenefitFacts, day: Day, fact: str) -> Iterable[int] | None:
    """The steps of all rules possible for the area, and the birth months at which the retirement age rises."""
    rules = cast("tuple[Rules, ...]", space(facts, day).situation.rules)
    if fact in STEPPED:
        return dict(zip(STEPPED, steps_of(rules), strict=True))[fact]
    ages = ages_of(day)
    if fact != "birth_month" or ages.age is None:
        return ()
    years = sorted({year for each in rules for year in step_years(each.total, each.actual)})
    return {*_judged_alike(ages, day, tuple(years)), *_rises(ages.age)}


def _judged_alike(ages: Ages, day: Day, years: tuple[int, ...]) -> Iterator[int]:
    for month in births(ages, Month.of(day.on).ordinal + 1, years):
        yield month.ordinal


def _rises(age: RetirementAge) -> Iterator[int]:
    """The birth months at which the statutory retirement age rises by one month."""
    for rule in (age.man, age.cadre, age.worker):
        yield from (rule.delayed_from + delay * rule.step_months for delay in range(rule.cap_months + 1))
