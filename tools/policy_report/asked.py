"""The questions that are checked, and the days on which their rules change."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from itertools import product
from typing import Any

from service.facts import domain
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.retirement_terms import ActualYears, TotalYears
from service.questions.every import QUESTIONS
from service.questions.question import Question
from service.reasoning.completions import Space


@dataclass(frozen=True)
class Asked:
    """A question as it is checked: only its required facts are stated."""

    name: str
    question: Question
    facts: Any

    def space(self, facts: Any, day: Day) -> Space[Any]:  # noqa: ANN401 - facts of any question.
        """Return the completions of facts from which callers are answered."""
        return self.question.space(facts, day)


def _all() -> Iterator[Asked]:
    for question in QUESTIONS:
        required = [fact.name for fact in fields(question.facts) if fact.default is MISSING]
        for chosen in product(*(domain(name) for name in required)):
            named = f" ({', '.join(str(value) for value in chosen)})" if chosen else ""
            yield Asked(question.name + named, question, question.facts(**dict(zip(required, chosen, strict=True))))


ASKED = tuple(_all())
"""All questions; one with a required fact is checked once for each value of it."""

BY_NAME = {each.name: each for each in ASKED}


def known_on(book: PolicyBook) -> date:
    """Return the last day on which the book recorded anything."""
    return max(value.recorded_on for _, value in book.values())


def days_of(question: Question, book: PolicyBook) -> list[Day]:
    """Return every day on which a rule behind the question starts or ends, and one before the first of them."""
    known = known_on(book)
    values = [value for _, value in book.values() if value.applies and value.parameter in question.looked_up]
    starts = {value.from_on for value in values}
    for value in values:
        if isinstance(value.term, TotalYears | ActualYears):
            starts |= {date(step.from_year, 1, 1) for step in value.term.steps if step.from_year}
    days = [min(starts) - timedelta(days=1), *sorted(starts)] if starts else [known]
    return [Day(book, on, known) for on in days]
