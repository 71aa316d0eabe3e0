"""What follows from the book for every question, worked out before anybody asks.

For each period in which nothing changes that a question looks up, the rules of all areas are read and the tables of
their judgements made. All of the shipped book takes about half a second of processor. A worker does it in small steps
beside its first requests; a question that comes before its period is worked out does that step itself.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any

from service.facts import choices
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.every import QUESTIONS
from service.questions.question import Question


def compile_book(book: PolicyBook, known_on: date) -> Iterator[None]:
    """Work out everything for all questions on all days, as known on a day; pauses after each period of a question."""
    for question in QUESTIONS:
        days = book.opening_days(question.looked_up, known_on)
        for facts in nothing_stated(question):
            # The days people ask about come first.
            for on in (known_on, *reversed(days), *(first - timedelta(days=1) for first in days[:1])):
                question.space(facts, Day(book, on, known_on)).complete()
                yield


def nothing_stated(question: Question) -> list[Any]:
    """The facts of a question with nothing stated but what has to be, in all its choices."""
    required = [field.name for field in fields(question.facts) if field.default is MISSING]
    if not required:
        return [question.facts()]
    return [question.facts(**{required[0]: choice}) for choice in choices(required[0])]
