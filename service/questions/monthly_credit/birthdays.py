"""The days on which a person's age leads to another tier of the credit."""

from collections.abc import Iterator

from service.facts import Month
from service.outcome import NextChange, message
from service.policy.day import Day
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import LAW, PARAMETERS, YEAR, Rules, ages_of, rules_of
from service.reasoning.courses import course_of, follow


def turns(facts: MonthlyCreditFacts, day: Day) -> Iterator[NextChange]:
    """Yield coming days on which the tier may change: the birthday month, and the month after, when it is certain."""
    if facts.birth_month is None:
        return
    for age in reversed(_all_ages(facts.area, day)):
        for months, code in enumerate(("age_tier", "age_tier_sure")):
            first = Month.from_ordinal(facts.birth_month.ordinal + age * YEAR + months).first_day
            if first > day.on:
                yield NextChange(first, message(code, age=age))


def _own_ages(rules: Rules) -> tuple[int, ...]:
    return rules.ages


def _all_ages(area: str | None, day: Day) -> tuple[int, ...]:
    """Return the ages at which a tier starts in an area, or anywhere."""
    if area is not None:
        return ages_of((rules_of(day, area),))
    course = course_of(LAW, day, PARAMETERS, None, rules_of)
    follow(course, day, _own_ages, _own_ages)
    return ages_of(course.situation(day.on).rules)
