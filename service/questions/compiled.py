"""What follows from the book for every question, worked out before anybody asks.

For each period in which nothing changes that a question looks up, the rules of all areas are read and the tables of
their judgements made. All of the shipped book takes about half a second; the workers of a server share what its first
process worked out.
"""

from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from service.facts import choices
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.every import QUESTIONS
from service.questions.question import Question


def compile_book(book: PolicyBook, known_on: date) -> int:
    """Work out everything for all questions on all days, as known on a day; the number of periods."""
    periods = 0
    for question in QUESTIONS:
        days = book.opening_days(question.looked_up, known_on)
        for facts in _nothing_stated(question):
            for on in (*days, known_on):
                question.space(facts, Day(book, on, known_on)).complete()
                periods += 1
    return periods


def _nothing_stated(question: Question) -> list[Any]:
    """The facts of a question with nothing stated but what has to be, in all its choices."""
    required = [field.name for field in fields(question.facts) if field.default is MISSING]
    if not required:
        return [question.facts()]
    return [question.facts(**{required[0]: choice}) for choice in choices(required[0])]
