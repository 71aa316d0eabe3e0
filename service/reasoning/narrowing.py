"""Which missing fact to ask for first: the one that leaves the narrowest interval for an amount in the worst case.

The worst case is taken over all values that the fact can have. For a number it is enough to try the largest and
smallest values that can be stated, and the points where a floor or a ceiling starts to apply. An interval without a
known upper end is wider than any other.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from service.money import ZERO, Bounds, hull

LARGEST_YUAN = Decimal("999999999.99")
"""The largest sum in yuan that a caller can state."""

LARGEST_RATE = Decimal(1)
LARGEST_COUNT = 1200
_ENDLESS = Decimal("Infinity")


def narrows_most(
    missing: Sequence[str], bounds: Bounds | None, left_by: Callable[[str], Iterable[Bounds | None]]
) -> str | None:
    """Return the fact to ask for, the first of equals; `None` if the amount is exact or no fact is missing.

    `left_by` returns the intervals that a fact leaves, one for each value worth trying.
    """
    if not missing or (bounds is not None and bounds.exact is not None):
        return None
    return min(missing, key=lambda name: _widest(left_by(name)))


def _widest(intervals: Iterable[Bounds | None]) -> Decimal:
    widest = ZERO
    for interval in intervals:
        if interval is None or interval.high is None:
            return _ENDLESS
        widest = max(widest, interval.high - interval.low)
    return widest


def over(bounds: Iterable[Bounds | None]) -> Bounds | None:
    """Return the narrowest bounds that contain all the given ones; `None` if any is unknown."""
    known: list[Bounds] = []
    for interval in bounds:
        if interval is None:
            return None
        known.append(interval)
    return hull(known)
