"""Amounts over the values of one number: where their formulas change, and which formula is the least or the greatest.

A formula is a sum of terms. Each term is linear in the number and rounded half up to the fen by itself, as the law
pays it. Values are places on a grid of fixed steps (`unit`; for yuan, the fen), with nothing between two places. Of
two formulas with one term each, the greater is never the smaller after rounding. With more terms, rounding can reverse
the order near a crossing. There both formulas are kept, and the bound is the least or the greatest of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

from service.money import ZERO, fen
from service.reasoning.joining import joined

_HALF_A_FEN = Decimal("0.005")
_ONE_EACH = 2


@dataclass(frozen=True, slots=True)
class Term:
    """`constant + slope * number`, in yuan, rounded half up to the fen."""

    constant: Decimal
    slope: Decimal = ZERO

    def at(self, number: Decimal) -> Decimal:
        """Its yuan, rounded."""
        return fen(self.constant + self.slope * number)


@dataclass(frozen=True)
class Formula:
    """A sum of rounded terms whose slopes all have the same sign."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, *terms: Term) -> "Formula":
        """The formula with these terms. Terms that do not depend on the number are merged into one."""
        sloped = tuple(sorted((term for term in terms if term.slope), key=lambda term: (term.slope, term.constant)))
        fixed = sum((term.at(ZERO) for term in terms if not term.slope), ZERO)
        return cls((*sloped, Term(fixed)) if fixed or not sloped else sloped)

    def at(self, number: Decimal) -> Decimal:
        """Its yuan, each term rounded."""
        return sum((term.at(number) for term in self.terms), ZERO)

    @cached_property
    def line(self) -> Term:
        """The formula without rounding, as one term."""
        return Term(sum((term.constant for term in self.terms), ZERO), sum((term.slope for term in self.terms), ZERO))

    def room(self, other: "Formula") -> Decimal:
        """The distance between two lines up to which rounding can decide which formula is the greater."""
        terms = len(self.terms) + len(other.terms)
        return _HALF_A_FEN * terms if terms > _ONE_EACH else ZERO


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the greatest yuan of one completion; `high` is `None` if there is no upper bound."""

    low: Formula
    high: Formula | None

    @classmethod
    def exactly(cls, formula: Formula) -> "Span":
        """The span of an exact sum."""
        return cls(formula, formula)


@dataclass(frozen=True, slots=True)
class Curve:
    """The amount of one completion over a number. `at` gives the span that holds from a number up to the next cut.

    The span is `None` if it is unknown. At each of `turns`, something other than the amount may change, such as which
    facts are missing.
    """

    cuts: tuple[Decimal, ...]
    at: Callable[[Decimal], Span | None]
    turns: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places over which the bounds of an amount follow the same formulas: the least of `low`, the greatest of `high`.

    `low` is empty if nothing is known, `high` if there is no upper bound.
    """

    first: int
    last: int
    low: tuple[Formula, ...]
    high: tuple[Formula, ...]


def stretches(curves: Sequence[Curve], first: int, last: int, unit: Decimal) -> Iterator[Stretch]:
    """The stretches of the bounds over all curves, from the first place to the last."""
    for stretch, _ in joined(_parts(curves, first, last, unit), _as_one):
        yield stretch


def _as_one(one: tuple[Stretch, bool], other: tuple[Stretch, bool]) -> tuple[Stretch, bool] | None:
    """Join two adjacent stretches with the same formulas, unless the second has to stay separate."""
    (before, starts), (after, apart) = one, other
    if apart or (before.low, before.high) != (after.low, after.high):
        return None
    return Stretch(before.first, after.last, before.low, before.high), starts


def _parts(curves: Sequence[Curve], first: int, last: int, unit: Decimal) -> Iterator[tuple[Stretch, bool]]:
    """The stretches between all cuts, each with whether it has to stay separate from the one before."""
    turns = {_up(turn / unit) for curve in curves for turn in curve.turns}
    own = [{_up(number / unit) for number in (*curve.cuts, *curve.turns)} for curve in curves]
    here: list[Span | None] = [None] * len(curves)
    known: dict[Span | None, Span | None] = {}  # Equal spans are one object: hashing them takes longer than all else.
    for start, end in _between({place for places in own for place in places}, first, last):
        # The span of a curve holds until its own next cut.
        for index, curve in enumerate(curves):
            if start == first or start in own[index]:
                span = curve.at(start * unit)
                here[index] = known.setdefault(span, span)
        spans = list({id(span): span for span in here}.values())
        apart = set(_nothing_until(spans, unit))
        for one, to in _between({start, *apart}, start, end):
            for each in _bounds(spans, one, to, unit):
                yield each, each.first in turns or each.first in apart


def _between(cuts: Iterable[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The first and the last place of each part into which cuts divide a range of places."""
    starts = sorted({first, *(place for place in cuts if first < place <= last)})
    return zip(starts, [*(place - 1 for place in starts[1:]), last], strict=True)


def _nothing_until(spans: Iterable[Span | None], unit: Decimal) -> Iterator[int]:
    """The places from which a share that starts at zero is more than zero after rounding.

    Below them, different formulas agree to the fen, so other facts seem not to matter.
    """
    for span in spans:
        for formula in (span.low, span.high) if span else ():
            if formula and not formula.line.constant and formula.line.slope > 0:
                yield _up(_HALF_A_FEN / max(term.slope for term in formula.terms) / unit)


def _bounds(spans: Sequence[Span | None], first: int, last: int, unit: Decimal) -> Iterator[Stretch]:
    known = [span for span in spans if span]
    if not known or len(known) < len(spans):
        yield Stretch(first, last, (), ())
        return
    lows = envelope([span.low for span in known], first, last, unit, greatest=False)
    highs = [span.high for span in known if span.high]
    found: list[Part] = [(first, last, ())]
    if len(highs) == len(known):
        found = envelope(highs, first, last, unit, greatest=True)
    for start, end in _between([start for start, _, _ in (*lows, *found)], first, last):
        low, high = (next(kept for begin, to, kept in part if begin <= start <= to) for part in (lows, found))
        yield Stretch(start, end, low, high)


Part = tuple[int, int, tuple[Formula, ...]]


def envelope(formulas: Iterable[Formula], first: int, last: int, unit: Decimal, *, greatest: bool) -> list[Part]:
    """Which formulas are the greatest, or the least, from place to place."""
    sign = 1 if greatest else -1
    rivals = _kept(list(dict.fromkeys(formulas)), first, last, unit, sign)
    cuts: set[int] = set()
    for index, one in enumerate(rivals):
        for other in rivals[index + 1 :]:
            cuts.update(_crossings(one, other, unit))
    parts: list[Part] = []
    for start, end in _between(cuts, first, last):
        kept = tuple(_kept(rivals, start, end, unit, sign))
        if parts and parts[-1][2] == kept:
            parts[-1] = (parts[-1][0], end, kept)
        else:
            parts.append((start, end, kept))
    return parts


def _kept(formulas: list[Formula], first: int, last: int, unit: Decimal, sign: int) -> list[Formula]:
    """Drop each formula that another one beats at all of these places. Of equal formulas the first is kept."""
    ends = (first * unit, last * unit)
    values = [(tuple(sign * _exact(each.line, end) for end in ends), each) for each in formulas]
    kept: list[Formula] = []
    for index, (mine, each) in enumerate(values):
        for rival, (theirs, other) in enumerate(values):
            room = each.room(other)
            leads = [their - own - room for own, their in zip(mine, theirs, strict=True)]
            if rival != index and min(leads) >= 0 and (any(leads) or room or rival < index):
                break
        else:
            kept.append(each)
    return kept


def _exact(line: Term, number: Decimal) -> Decimal:
    return line.constant + line.slope * number


def _crossings(one: Formula, other: Formula, unit: Decimal) -> Iterator[int]:
    """The places between which rounding can decide which of two formulas is the greater."""
    slope = one.line.slope - other.line.slope
    if not slope:
        return
    room = one.room(other)
    for gap in {room, -room}:
        number = (gap - (one.line.constant - other.line.constant)) / slope / unit
        yield _up(number)
        yield int(number.to_integral_value(ROUND_FLOOR)) + 1


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


def bound(formulas: Sequence[Formula], number: Decimal, *, greatest: bool) -> Decimal:
    """The greatest, or the least, value of the formulas at a number."""
    values = [formula.at(number) for formula in formulas]
    return max(values) if greatest else min(values)
