"""The places at which an amount equals a given sum, also where only bounds of the amount are known."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from service.reasoning.curves import Formula, Stretch

Places = tuple[int, int]
"""The first and the last of adjacent places."""

_FEN = Decimal("0.01")


def reached(stretch: Stretch, yuan: Decimal, unit: Decimal) -> tuple[list[Places], list[Places]]:
    """Where on a stretch the amount certainly equals a sum, and where else it may."""
    whole = (stretch.first, stretch.last)
    if not stretch.low:
        return [], []
    # The lower bound is above the sum where every formula in `low` is. The upper bound is below it likewise.
    above = _all(stretch.low, yuan + _FEN, whole, unit, least=True)
    below = _all(stretch.high, yuan - _FEN, whole, unit, least=False) if stretch.high else None
    possible = _without(_without([whole], above), below)
    low = _all(stretch.low, yuan, whole, unit, least=True)
    high = _all(stretch.high, yuan, whole, unit, least=False) if stretch.high else None
    certain = next(_common(low, high), None)
    return [certain] if certain else [], _without(possible, certain)


def turning(stretch: Stretch, yuan: Decimal, unit: Decimal, *, below: bool) -> int | None:
    """The first place where the lower bound reaches a sum that it was `below`; else where it falls below it."""
    whole = (stretch.first, stretch.last)
    above = _all(stretch.low, yuan, whole, unit, least=True)
    places = [above] if below and above else [] if below else _without([whole], above)
    return places[0][0] if places else None


def _all(formulas: Sequence[Formula], yuan: Decimal, whole: Places, unit: Decimal, *, least: bool) -> Places | None:
    """Where all formulas give at least, or at most, a sum. It is one span because each formula is monotonic."""
    found: Places | None = whole
    for formula in formulas:
        found = next(_common(found, _half(formula, yuan, whole, unit, least=least)), None)
    return found


def _half(formula: Formula, yuan: Decimal, whole: Places, unit: Decimal, *, least: bool) -> Places | None:
    """Where one formula gives at least, or at most, a sum. Bisection finds it because formulas are monotonic."""

    def holds(place: int) -> bool:
        value = formula.at(place * unit)
        return value >= yuan if least else value <= yuan

    first, last = whole
    at_first, at_last = holds(first), holds(last)
    if at_first == at_last:
        return whole if at_first else None
    low, high = first, last
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) == at_first else (low, middle)
    return (first, low) if at_first else (high, last)


def _common(one: Places | None, other: Places | None) -> Iterator[Places]:
    if one is not None and other is not None:
        first, last = max(one[0], other[0]), min(one[1], other[1])
        if first <= last:
            yield first, last


def _without(spans: Iterable[Places], taken: Places | None) -> list[Places]:
    if taken is None:
        return list(spans)
    first, last = taken
    parts = ((start, end) for one, to in spans for start, end in ((one, min(to, first - 1)), (max(one, last + 1), to)))
    return [(start, end) for start, end in parts if start <= end]


def joined(spans: Iterable[Places]) -> list[Places]:
    """Spans in order, with adjacent and overlapping ones joined."""
    found: list[Places] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
