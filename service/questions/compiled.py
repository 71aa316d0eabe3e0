"""Everything that follows from the book for all questions, computed before anybody asks.

For each period in which no parameter of a question changes, the rules of all areas are read and the tables of their
judgements are made. The whole shipped book takes some two seconds of processor time. A worker does this in
small steps beside its first requests; a request that comes before its period is computed does that step itself.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from service.facts import choices
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.every import QUESTIONS
from service.questions.question import Question
from service.reasoning.completions import Space
from service.reasoning.plan_search import Search
from service.reasoning.plan_worlds import Worlds

if TYPE_CHECKING:
    from service.reasoning.situations import Situation


def compile_book(book: PolicyBook, known_on: date) -> Iterator[None]:
    """Compute everything for all questions on all days, as known on a day; yields after each period of a question."""
    for question in QUESTIONS:
        days = book.opening_days(question.looked_up, known_on)
        for facts in nothing_stated(question):
            situations: list[Situation] = []
            # Start with the days people are most likely to ask about.
            for on in (known_on, *reversed(days), *(first - timedelta(days=1) for first in days[:1])):
                space = question.space(facts, Day(book, on, known_on))
                space.complete()
                yield
                if space.coarse and all(space.situation is not each for each in situations):
                    situations.append(space.situation)
                    yield from _placed(question, space, Day(book, on, known_on))


def _placed(question: Question, space: Space[Any], day: Day) -> Iterator[None]:
    """Compute what areas tell apart that an open area leaves together: a plan needs all of it at once."""
    for group in space.groups()["area"]:
        placed = question.space(replace(space.facts, area=group.example), day)
        Search(Worlds(placed, placed.complete())).tree()
        yield


def nothing_stated(question: Question) -> list[Any]:
    """Return the facts of a question with only the required ones stated, in all their choices."""
    required = [field.name for field in fields(question.facts) if field.default is MISSING]
    if not required:
        return [question.facts()]
    return [question.facts(**{required[0]: choice}) for choice in choices(required[0])]
