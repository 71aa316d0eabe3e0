"""How long an answer stays valid.

With day and knowledge of the book fixed, an answer can change on only two kinds of days: when a look-up behind it gives
another result, and when a month or year that the question counts in begins. The `Day` of the answer records its
look-ups, so all other days are skipped. On each remaining day the question is answered again. The first day whose
answer says or cites something else ends the validity.
"""

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
"""How closely a reason relates to a change of the answer, closest first; the closest reason is given."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[Outcome]):
    """How to answer one question on any day, and how to compare its answers.

    `answer` answers it on a day. `tell` returns the published form of an answer, the same for the same content on any
    day. `shown` returns parts that are published unchanged, so that a difference in them needs no rendering. `cited`
    returns the ids of all documents that an answer names, `rests_on` the values behind it. `openings` returns the
    values that open a period of the parameters it may look up on a day, each with the one before it there. `turns`
    returns the later days that matter by the calendar alone, as long as the answer of that day holds.
    """

    answer: Callable[[Day], Outcome]
    tell: Callable[[Outcome], Mapping[str, Any]]
    shown: Callable[[Outcome], object]
    cited: Callable[[Outcome], AbstractSet[str]]
    rests_on: Callable[[Outcome], Iterable[Value | None]]
    openings: Callable[[date], Iterable[tuple[Value, Value | None]]]
    turns: Callable[[Day], Iterable[NextChange]]

    def differ(self, one: Outcome, other: Outcome) -> bool:
        """Whether two answers say or cite something different."""
        if self.cited(one) != self.cited(other) or self.shown(one) != self.shown(other):
            return True
        return one != other and self.tell(one) != self.tell(other)


def next_change(asking: Asking[Outcome], now: Outcome, today: Day) -> NextChange | None:
    """Return the first later day with a different answer, and why; `None` if the book knows of none.

    `today` is the day on which `now` was computed, with its look-ups recorded.
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
    """Return the closest reason among everything that changes on a day."""
    used = {*asking.rests_on(now), *asking.rests_on(after)}
    changed = asking.cited(now) ^ asking.cited(after)
    reasons = [_of_opening(opening, before, used, changed) for opening, before in asking.openings(on)]
    reasons += [(_of_turn(turn, changed), turn) for turn in turns]
    return min(reasons, key=itemgetter(0))[1]


def _of_turn(turn: NextChange, changed: AbstractSet[str]) -> int:
    return _CITED if turn.because.values.get("citation") in changed else _BY_CALENDAR


def _of_opening(
    opening: Value, before: Value | None, used: AbstractSet[Value | None], changed: AbstractSet[str]
) -> tuple[int, NextChange]:
    """Return a period that opens as a reason for a change, with its rank."""
    replaced = (opening,) if before is None else (opening, before)
    rank = _AMONG_OTHERS
    if not used.isdisjoint(replaced):
        rank = _RESTED_ON
    elif not changed.isdisjoint(value.citation.id for value in replaced):
        rank = _CITED
    code = "rule_ends" if opening.term is None else "rule_starts"
    return rank, NextChange(opening.from_on, message(code, parameter=opening.parameter, title=opening.citation.title))
