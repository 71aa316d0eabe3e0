"""How long an answer stays valid.

With day and knowledge of the book fixed, an answer can change on only two kinds of days: when a look-up behind it gives
another result, and when a month or year that the question counts in begins. The `Day` of the answer records its
look-ups, so all other days are skipped. On each remaining day the question is answered again, at first only as far as
the grounds. The first day whose answer says or cites something else ends the validity.
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
class Glance(Generic[Outcome]):
    """What shows first of the answer of a later day, beside the answer of now.

    `differs` is true if the documents that both cite show that they surely differ, `used` holds the values behind both.
    `whole` returns the whole answer of the later day.
    """

    differs: bool
    used: AbstractSet[Value | None]
    whole: Callable[[], Outcome]


@dataclass(frozen=True, slots=True)
class Asking(Generic[Outcome]):
    """How to answer one question on any day, and how to compare its answers.

    `glance` begins the answer of a later day. `tell` returns the published form of an answer, the same for the same
    content on any day. `shown` returns parts that are published unchanged, so that a difference in them needs no
    rendering. `cited` returns the ids of all documents that an answer names, `rests_on` the values behind it.
    `openings` returns the values that open a period of the parameters it may look up on a day, `before` the one before
    each. `turns` returns the later days that matter by the calendar alone, as long as the answer of that day holds.
    """

    glance: Callable[[Outcome, Day], Glance[Outcome]]
    tell: Callable[[Outcome], Mapping[str, Any]]
    shown: Callable[[Outcome], object]
    cited: Callable[[Outcome], AbstractSet[str]]
    rests_on: Callable[[Outcome], Iterable[Value | None]]
    openings: Callable[[date], Iterable[Value]]
    before: Callable[[Value], Value | None]
    turns: Callable[[Day], Iterable[NextChange]]

    def change(self, now: Outcome, after: Outcome, turns: Sequence[NextChange], on: date) -> NextChange | None:
        """Return why the answer of a later day says or cites something different; `None` if it does not."""
        if after is now:
            return None
        cited, cited_after = self.cited(now), self.cited(after)
        if (
            cited == cited_after
            and self.shown(now) == self.shown(after)
            and (now == after or self.tell(now) == self.tell(after))
        ):
            return None
        return self._reason({*self.rests_on(now), *self.rests_on(after)}, cited ^ cited_after, turns, on)

    def seen(self, glance: Glance[Outcome], on: date) -> NextChange | None:
        """Return why the answer of a later day cites something different, if a glance tells; `None` if it does not."""
        for opening in self.openings(on) if glance.differs else ():
            if self._rests_on(opening, glance.used):
                return _of_opening(opening)
        return None

    def _reason(
        self, used: AbstractSet[Value | None], changed: AbstractSet[str], turns: Iterable[NextChange], on: date
    ) -> NextChange:
        """Return the closest reason among everything that changes on a day."""
        reasons: list[tuple[int, NextChange]] = []
        for opening in self.openings(on):
            rank = self._rank(opening, used, changed)
            reasons.append((rank, _of_opening(opening)))
            if rank == _RESTED_ON:
                break  # No reason is closer.
        reasons += [(_of_turn(turn, changed), turn) for turn in turns]
        return min(reasons, key=itemgetter(0))[1]

    def _rests_on(self, opening: Value, used: AbstractSet[Value | None]) -> bool:
        """Whether one of both answers rests on what opens a period, or on what it follows."""
        if opening in used:
            return True
        before = self.before(opening)
        return before is not None and before in used

    def _rank(self, opening: Value, used: AbstractSet[Value | None], changed: AbstractSet[str]) -> int:
        if self._rests_on(opening, used):
            return _RESTED_ON
        before = self.before(opening)
        ids = (opening.citation.id,) if before is None else (opening.citation.id, before.citation.id)
        return _AMONG_OTHERS if changed.isdisjoint(ids) else _CITED


def next_change(asking: Asking[Outcome], now: Outcome, today: Day) -> NextChange | None:
    """Return the first later day with a different answer, and why; `None` if the book knows of none.

    `today` is the day on which `now` was computed, with its look-ups recorded.
    """
    day = today
    while True:
        turns = list(asking.turns(day))
        coming = [turn.on for turn in turns]
        opened = day.next_on()
        if opened is not None:
            coming.append(opened)
        if not coming:
            return None
        on = min(coming)
        day = day.on_another(on)
        glance = asking.glance(now, day)
        changed = asking.seen(glance, on)
        if changed is None:
            changed = asking.change(now, glance.whole(), [turn for turn in turns if turn.on == on], on)
        if changed is not None:
            return changed


def _of_turn(turn: NextChange, changed: AbstractSet[str]) -> int:
    return _CITED if turn.because.values.get("citation") in changed else _BY_CALENDAR


def _of_opening(opening: Value) -> NextChange:
    """Return a period that opens as a reason for a change."""
    code = "rule_ends" if opening.term is None else "rule_starts"
    return NextChange(opening.from_on, message(code, parameter=opening.parameter, title=opening.citation.title))
