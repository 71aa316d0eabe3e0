"""Until when an answer holds.

While the days and the book's knowledge stay fixed, an answer can change only on two kinds of days: when something that
it looked up gives something else, and when a month or a year turns that its question counts in. The answer's day knows
what was looked up, so all other days are passed over. On each day that is left the question is asked again; the first
day on which something else is said, or something else cited, is the one from which the answer is another.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Generic, TypeVar

from service.outcome import NextChange, message
from service.policy.day import Day
from service.policy.values import Value

Outcome = TypeVar("Outcome")

_RESTED_ON, _CITED, _BY_CALENDAR, _AMONG_OTHERS = range(4)
"""How near a reason is to what changed on its day; the nearest is told."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[Outcome]):
    """How one question is asked on any day.

    `answer` answers it on a day. `tell` gives the published form of an answer, the same for the same content on any
    day; `shown` gives parts of an answer that are published as they are, so that where they differ nothing has to be
    told to see it. `cited` are the ids of all documents that an answer names, `rests_on` the values behind it.
    `openings` are the values that open a period of what may be looked up, in order; `turns` gives the days after a day
    that matter by the calendar alone, as long as the answer of that day holds.
    """

    answer: Callable[[Day], Outcome]
    tell: Callable[[Outcome], Mapping[str, Any]]
    shown: Callable[[Outcome], object]
    cited: Callable[[Outcome], AbstractSet[str]]
    rests_on: Callable[[Outcome], Iterable[Value | None]]
    openings: Callable[[], Sequence[Value]]
    turns: Callable[[Day], Iterable[NextChange]]

    def differ(self, one: Outcome, other: Outcome) -> bool:
        """Whether two answers say or cite something else."""
        if self.cited(one) != self.cited(other) or self.shown(one) != self.shown(other):
            return True
        return one != other and self.tell(one) != self.tell(other)


def next_change(asking: Asking[Outcome], now: Outcome, today: Day) -> NextChange | None:
    """The first day on which the answer of a day is another, and why; `None` where the book knows of none.

    `today` is the day on which `now` was worked out, so that it knows what was looked up.
    """
    day = today
    turns = list(asking.turns(day))
    while True:
        coming = [turn.on for turn in turns]
        opened = day.next_on()
        if opened is not None:
            coming.append(opened)
        if not coming:
            return None
        then = day.on_another(min(coming))
        if then.on not in {turn.on for turn in turns} and day.same_on(then):
            day = then
            continue
        after = asking.answer(then)
        if asking.differ(now, after):
            return _reason(asking, now, after, [turn for turn in turns if turn.on == then.on], then.on)
        day = then
        turns = list(asking.turns(day))


def _reason(asking: Asking[Outcome], now: Outcome, after: Outcome, turns: Sequence[NextChange], on: date) -> NextChange:
    """Why the answer is another one from a day on: the nearest of all that changes on that day."""
    openings = asking.openings()
    first, last = bisect_left(openings, on, key=_opens_on), bisect_right(openings, on, key=_opens_on)
    used = {*asking.rests_on(now), *asking.rests_on(after)}
    changed = asking.cited(now) ^ asking.cited(after)
    reasons = [_of_opening(each, openings[:first], used, changed) for each in openings[first:last]]
    reasons += [(_of_turn(turn, changed), turn) for turn in turns]
    return min(reasons, key=itemgetter(0))[1]


def _opens_on(value: Value) -> date:
    return value.from_on


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
    return rank, NextChange(opening.from_on, message(code, parameter=opening.parameter, title=opening.citation.title))
