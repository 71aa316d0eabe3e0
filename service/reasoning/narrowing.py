"""Which missing fact to ask for first: the one after which an amount lies in the narrowest interval, at worst.

The worst is over all values that the fact can have. Of a number those count at which an interval is widest: the ends of
what can be stated, and the points where a floor or a ceiling begins to hold. An interval without an upper end, or
without a known one, is wider than any other.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from service.money import ZERO, Bounds, hull

LARGEST_YUAN = Decimal("999999999.99")
"""The largest sum that can be stated."""

LARGEST_RATE = Decimal(1)
LARGEST_COUNT = 1200
_ENDLESS = Decimal("Infinity")


def narrows_most(
    missing: Sequence[str], bounds: Bounds | None, left_by: Callable[[str], Iterable[Bounds | None]]
) -> str | None:
    """The fact to ask for, the first of equals; nothing where the amount is exact or no fact is missing.

    `left_by` gives the intervals that a fact leaves, one for each of its values that counts.
    """
    if not missing or (bounds is not None and bounds.exact is not None):
        return None
    return min(missing, key=lambda name: _widest(left_by(name)))


def _widest(intervals: Iterable[Bounds | None]) -> Decimal:
    widest = ZERO
    for each in intervals:
        if each is None or each.high is None:
            return _ENDLESS
        widest = max(widest, each.high - each.low)
    return widest


def over(bounds: Iterable[Bounds | None]) -> Bounds | None:
    """The narrowest bounds that hold all of the given ones; nothing where one is not known."""
    known: list[Bounds] = []
    for each in bounds:
        if each is None:
            return None
        known.append(each)
    return hull(known)
