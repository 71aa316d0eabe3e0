"""Until when an answer holds, found by asking again.

While the days and the book's knowledge stay fixed, an answer can change only on two kinds of days: when a period of
something it looks up opens, and when a month or a year turns that its question counts in. On each of these days, in
order, the question is asked again; the first day on which something else is said, or something else cited, is the one
from which the answer is another. What an answer says is its published form, which names no day but those it tells of.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic, TypeVar

from service.outcome import NextChange, said
from service.policy.book import PolicyBook, Value
from service.wording.sentences import LANGUAGES, Sentences

Outcome = TypeVar("Outcome")

_RESTED_ON, _CITED, _BY_CALENDAR, _AMONG_OTHERS = range(4)
"""How near a reason is to what changed on its day; the nearest is told."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[Outcome]):
    """How one question is asked on any day.

    `answer` answers it on a day, `tell` gives the published form of an answer, the same for the same content on any
    day, `rests_on` the values behind it. `openings` are the values that open a period of what is looked up, in order;
    `turns` gives the days after a day that matter by the calendar alone, as long as the answer of that day holds.
    """

    answer: Callable[[date], Outcome]
    tell: Callable[[Outcome], Mapping[str, Any]]
    rests_on: Callable[[Outcome], Iterable[Value | None]]
    openings: Sequence[Value]
    turns: Callable[[date], Iterable[NextChange]]


@lru_cache(maxsize=8)
def chinese(book: PolicyBook) -> Sentences:
    """The words in which answers are compared: any will do, always the same ones."""
    return Sentences(LANGUAGES[0], book)


def next_change(asking: Asking[Outcome], now: Outcome, on: date) -> NextChange | None:
    """The first day on which the answer of a day is another, and why; `None` where the book knows of none."""
    told: Mapping[str, Any] | None = None
    day = on
    while True:
        first = bisect_right(asking.openings, day, key=_opens_on)
        turns = list(asking.turns(day))
        coming = [*map(_opens_on, asking.openings[first : first + 1]), *(turn.on for turn in turns)]
        if not coming:
            return None
        day = min(coming)
        then = asking.answer(day)
        if then == now:
            continue
        told = told or asking.tell(now)
        after = asking.tell(then)
        if after != told:
            opened = asking.openings[first : bisect_right(asking.openings, day, key=_opens_on)]
            used = {*asking.rests_on(now), *asking.rests_on(then)}
            changed = _cited(told) ^ _cited(after)
            reasons = [_of_opening(each, asking.openings[:first], used, changed) for each in opened]
            reasons += [(_of_turn(turn, changed), turn) for turn in turns if turn.on == day]
            return min(reasons, key=itemgetter(0))[1]


def _opens_on(value: Value) -> date:
    return value.from_on


def _cited(told: Mapping[str, Any]) -> set[str]:
    return {citation["id"] for citation in told["citations"]}


def _of_turn(turn: NextChange, changed: AbstractSet[str]) -> int:
    return _CITED if turn.because.values.get("citation") in changed else _BY_CALENDAR


def _of_opening(
    opening: Value, before: Sequence[Value], used: AbstractSet[Value | None], changed: AbstractSet[str]
) -> tuple[int, NextChange]:
    """A period that opens as the reason of a change, with its rank."""
    replaced = [each for each in before if each.parameter == opening.parameter and each.area == opening.area][-1:]
    rank = _AMONG_OTHERS
    if not used.isdisjoint((opening, *replaced)):
        rank = _RESTED_ON
    elif not changed.isdisjoint(each.citation.id for each in (opening, *replaced)):
        rank = _CITED
    code = "rule_ends" if opening.term is None else "rule_starts"
    return rank, NextChange(opening.from_on, said(code, parameter=opening.parameter, title=opening.citation.title))
