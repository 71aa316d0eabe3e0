"""The pieces of a sweep, produced one at a time and in order.

A piece covers values over which the heart of the answer stays the same or follows the same formulas: verdict, route,
amount, months, dates and missing facts. Sentences, sources and options may differ inside a piece.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import islice, takewhile
from typing import Any

from service.api import limits
from service.api.v1.questions import dated
from service.api.v1.swept_content import told_of
from service.facts import KINDS
from service.outcome import Amount
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.question import Outcome, Question
from service.reasoning.curves import Curve, Formula, Stretch, Term, bound, stretches
from service.reasoning.joining import joined
from service.reasoning.sweeps import SCALES, Run, Scale, cuts_of, runs

DAY = "on"
"""The day asked, which can be swept like a fact."""

MOST_PLACES = 400
"""The limit on values asked one by one, for a fact for which the rules give no steps."""

MOST_DAYS = 200
"""The limit on days at which a question is asked when the day is swept."""

MOST_JUDGED = 1_600
"""The limit on sets of rules under which a question is judged: those of all areas at each place if no area is stated.

With one set of rules, the limits above are reached first.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Places over which the heart of the answer stays or follows the same formulas, with the outcomes at both ends.

    `low` and `high` are the formulas of an amount. `low` is empty if nothing is known, `high` if there is no upper
    bound. `steps` says by how much the months of a decision change from place to place. `missing` lists the facts that
    matter somewhere on the piece.
    """

    first: int
    last: int
    start: Outcome
    end: Outcome
    middle: Outcome
    missing: tuple[str, ...]
    low: tuple[Formula, ...] = ()
    high: tuple[Formula, ...] = ()
    steps: tuple[int, ...] = ()
    because: Any = None


_MOST_NOTES = 256
"""Of what is worked out at some places for others, so much is at hand; a sweep may ask at thousands of places."""


@dataclass(frozen=True)
class Sweep:
    """One question over a range of one fact: the other facts stated, the days, and the first and last place.

    `goes_to` is the last place requested, if the sweep stops before it.
    """

    question: Question
    facts: Mapping[str, Any]
    fact: str
    on: date
    known_on: date
    book: PolicyBook
    first: int
    last: int
    goes_to: int | None = None
    _outcomes: dict[int, Outcome] = field(default_factory=dict)
    _asked: list[int] = field(default_factory=list)

    def until(self, last: int) -> "Sweep":
        """The same sweep, ending at an earlier place."""
        return replace(self, last=last, _outcomes={}, _asked=[])

    @property
    def unit(self) -> Decimal:
        """The distance between two places as a number; 1 for days and months."""
        return self.scale.unit or Decimal(1)

    def number(self, place: int) -> Decimal:
        """The value at a place as a number; for a day or a month, its ordinal."""
        return place * self.unit

    @cached_property
    def scale(self) -> Scale:
        """The grid of the fact."""
        return scale_of(self.fact)

    def stated(self, place: int) -> Any:  # noqa: ANN401 - facts of any question.
        """All facts, with the swept fact as it is at a place."""
        swept = {} if self.fact == DAY else {self.fact: self.scale.value(place)}
        return self.question.facts(**{**self.facts, **swept})

    def day(self, place: int) -> Day:
        """The day asked at a place. What is worked out at one place is at hand for the others."""
        return self._day.on_another(self.scale.value(place)) if self.fact == DAY else self._day

    @cached_property
    def _day(self) -> Day:
        return Day(self.book, self.on, self.known_on)

    def outcome(self, place: int) -> Outcome:
        """The outcome of the question at a place."""
        found = self._outcomes.get(place)
        if found is None:
            limits.within_deadline()
            if len(self._day.notes) > _MOST_NOTES:
                self._day.notes.clear()
            self._asked.append(place)
            found = self._outcomes[place] = self.question.answer(self.stated(place), self.day(place))
        return found

    @property
    def stopped(self) -> bool:
        """Whether so many places were asked that the sweep ends before the last place."""
        return len(self._asked) * self._sets_of_rules >= MOST_JUDGED

    @cached_property
    def _sets_of_rules(self) -> int:
        """The number of sets of rules under which each place is judged."""
        return len(self.question.space(self.question.facts(**self.facts), self.day(self.first)).situation.rules)

    def pieces(self) -> Iterator[Piece]:
        """The pieces in order, each computed when it is requested."""
        for piece in self._pieces():
            yield piece
            # The outcomes at the ends of a piece are needed again until the piece has been used, but not after.
            for place in [place for place in self._outcomes if place <= piece.last]:
                del self._outcomes[place]

    def _pieces(self) -> Iterator[Piece]:
        if self.fact == DAY:
            return self._by_day()
        curves, unit = self._curves, self.unit
        if curves is not None:
            found = takewhile(lambda _: not self.stopped, stretches(curves, self.first, self.last, unit))
            parts = map(self._of_stretch, found)
            return joined(parts, lambda one, other: _as_one(one, other, unit))
        told = runs(
            self.first, self.last, self.cuts, lambda place: told_of(self.outcome(place)), lambda: not self.stopped
        )
        return map(self._of_run, told)

    @cached_property
    def cuts(self) -> set[int] | None:
        """The places at which the rules may treat the fact differently; `None` if that can be any place."""
        any_day, facts = self.day(self.first), self.question.facts(**self.facts)
        of_axis = cuts_of(self.question.space(facts, any_day).shape, self.fact, self.scale)
        besides = self.question.steps(facts, any_day, self.fact)
        if besides is None and of_axis is None:
            return None
        return {*(of_axis or ()), *(besides or ())}

    @cached_property
    def asks_each(self) -> bool:
        """Whether the question has to be asked at every single place."""
        return self.fact != DAY and self._curves is None and self.cuts is None

    @cached_property
    def _curves(self) -> Sequence[Curve] | None:
        return self.question.curves(self.question.facts(**self.facts), self.day(self.first), self.fact)

    def _of_run(self, run: Run) -> Piece:
        start, end = self.outcome(run.first), self.outcome(run.last)
        low, high = _fixed(start)
        return Piece(
            run.first, run.last, start, end, start, start.grounds.gaps.missing, low=low, high=high, steps=run.steps
        )

    def _of_stretch(self, stretch: Stretch) -> Piece:
        first, last = stretch.first, stretch.last
        start, middle, end = (self.outcome(place) for place in (first, (first + last) // 2, last))
        missing = dict.fromkeys(name for each in (middle, start, end) for name in each.grounds.gaps.missing)
        return Piece(first, last, start, end, middle, tuple(missing), low=stretch.low, high=stretch.high)

    def _by_day(self) -> Iterator[Piece]:
        """The pieces of a swept day. A new one begins where the heart of the answer changes."""

        def as_one(one: Piece, other: Piece) -> Piece | None:
            return replace(one, last=other.last) if told_of(one.start) == told_of(other.start) else None

        return joined(islice(self._days(), MOST_DAYS), as_one)

    def _days(self) -> Iterator[Piece]:
        """One piece up to each day on which the answer changes, as its validity says."""
        place, began = self.first, None
        while place <= self.last and not self.stopped:
            limits.within_deadline()
            self._asked.append(place)
            outcome = dated(self.question, self.question.facts(**self.facts), self.day(place))
            change = outcome.grounds.next_change
            last = self.last if change is None else min(self.last, change.on.toordinal() - 1)
            low, high = _fixed(outcome)
            missing = outcome.grounds.gaps.missing
            yield Piece(place, last, outcome, outcome, outcome, missing, low, high, because=began)
            place, began = last + 1, change


def scale_of(fact: str) -> Scale:
    """The grid of a fact that has an order, or of the day."""
    return SCALES["date" if fact == DAY else str(KINDS[fact])]


def sweepable(question: Question) -> tuple[str, ...]:
    """What can be swept in a question: the day, and every fact that has an order."""
    return (DAY, *(name for name in question.facts.__dataclass_fields__ if KINDS[name] in SCALES))


def _fixed(outcome: Outcome) -> tuple[tuple[Formula, ...], tuple[Formula, ...]]:
    """The bounds of a constant amount, as formulas."""
    bounds = outcome.bounds if isinstance(outcome, Amount) else None
    if bounds is None:
        return (), ()
    low, high = (() if yuan is None else (Formula.of(Term(yuan)),) for yuan in (bounds.low, bounds.high))
    return low, high


def _as_one(one: Piece, other: Piece, unit: Decimal) -> Piece | None:
    """Join two pieces that say the same. One may be a single value whose sums the formulas of the other give."""
    if _codes(one) != _codes(other):
        return None
    for wide, narrow in ((one, other), (other, one)):
        same = (wide.low, wide.high) == (narrow.low, narrow.high)
        alone = narrow.first == narrow.last
        if same or (alone and _sums(wide, narrow.first, unit) == _sums(narrow, narrow.first, unit)):
            missing = tuple(dict.fromkeys((*one.missing, *other.missing)))
            return replace(wide, first=one.first, last=other.last, start=one.start, end=other.end, missing=missing)
    return None


def _codes(piece: Piece) -> object:
    middle = piece.middle
    method = middle.method if isinstance(middle, Amount) else None
    gaps = middle.grounds.gaps
    return method, gaps.missing, gaps.settling_sets


def _sums(piece: Piece, place: int, unit: Decimal) -> Sequence[object]:
    number = place * unit
    return [
        bound(formulas, number, greatest=greatest) if formulas else None
        for formulas, greatest in ((piece.low, False), (piece.high, True))
    ]
