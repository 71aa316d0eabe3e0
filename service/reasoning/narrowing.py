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
    first, *others = missing
    if not others:
        return first
    best, least = first, _widest(left_by(first), _ENDLESS)
    for name in others:
        widest = _widest(left_by(name), least)
        if widest < least:
            best, least = name, widest
    return best


def _widest(intervals: Iterable[Bounds | None], limit: Decimal) -> Decimal:
    """Return the width of the widest interval, or any that is not below the limit if there is such a one."""
    widest = ZERO
    for interval in intervals:
        if interval is None:
            return _ENDLESS
        widest = max(widest, _width(interval))
        if widest >= limit:
            break
    return widest


def widest_of(numbers: Iterable[Decimal], left: Callable[[Decimal], Bounds | None]) -> Bounds | None:
    """Return the widest interval that one of these numbers leaves; `None` if one is unknown or without an upper end.

    A higher number must never leave a lower amount. Then nothing between two numbers is wider than from the lowest
    amount of the lower one to the highest of the higher one, and few have to be tried.
    """
    values = sorted(numbers)
    lowest, highest = left(values[0]), left(values[-1])
    if lowest is None or highest is None or lowest.high is None or highest.high is None:
        return None
    widest = max(lowest, highest, key=_width)
    spans = [(0, lowest, len(values) - 1, highest)]
    while spans:
        first, of_first, last, of_last = spans.pop()
        if last - first == 1 or _width(Bounds(of_first.low, of_last.high)) <= _width(widest):
            continue
        middle = (first + last) // 2
        of_middle = left(values[middle])
        if of_middle is None or of_middle.high is None:
            return None
        widest = max(widest, of_middle, key=_width)
        spans += [(first, of_first, middle, of_middle), (middle, of_middle, last, of_last)]
    return widest


def _width(bounds: Bounds) -> Decimal:
    return _ENDLESS if bounds.high is None else bounds.high - bounds.low


def over(bounds: Iterable[Bounds | None]) -> Bounds | None:
    """Return the narrowest bounds that contain all the given ones (at least one); `None` if any is unknown."""
    different = {id(interval): interval for interval in bounds}  # Most are the same objects.
    known = [interval for interval in different.values() if interval is not None]
    if len(known) < len(different):
        return None
    return known[0] if len(known) == 1 else hull(known)
