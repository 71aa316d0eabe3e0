"""Yuan as `Decimal`, the one rounding rule, and exact bounds of an amount.

Amounts are rounded half up to the fen once, at the end (`fen`). Rates are shares of one. No legal rules here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_FEN = Decimal("0.01")
ZERO = Decimal(0)


def fen(yuan: Decimal) -> Decimal:
    """Round yuan half up to the fen."""
    return yuan.quantize(_FEN, ROUND_HALF_UP)


def wire(yuan: Decimal) -> str:
    """Yuan as text with exactly two decimals, rounded half up."""
    return str(fen(yuan))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest an amount can be, in yuan; `high` is `None` where there is no upper bound."""

    low: Decimal
    high: Decimal | None

    @classmethod
    def exactly(cls, yuan: Decimal) -> "Bounds":
        """Return bounds that contain exactly one amount."""
        return cls(yuan, yuan)

    @property
    def exact(self) -> Decimal | None:
        """The amount, if the bounds contain only one."""
        return self.low if self.low == self.high else None

    def holds(self, yuan: Decimal) -> bool:
        """Whether the amount can be this sum."""
        return self.low <= yuan and (self.high is None or yuan <= self.high)

    def minus(self, yuan: Decimal) -> "Bounds":
        """Return both bounds less a sum, never below zero."""
        return Bounds(max(ZERO, self.low - yuan), None if self.high is None else max(ZERO, self.high - yuan))

    def rounded(self) -> "Bounds":
        """Return both bounds rounded half up to the fen."""
        return Bounds(fen(self.low), None if self.high is None else fen(self.high))


UNKNOWN = (Decimal("-Infinity"), Decimal("Infinity"))
"""The ends of an amount that nobody knows: whatever contains it is unknown as well."""


def ends_of(bounds: Bounds | None) -> tuple[Decimal, Decimal]:
    """Return the two ends of bounds, the upper one infinite if there is none: they are compared fast."""
    if bounds is None:
        return UNKNOWN
    return bounds.low, UNKNOWN[1] if bounds.high is None else bounds.high


def between(low: Decimal, high: Decimal) -> Bounds | None:
    """Return the bounds with these ends; `None` if they are unknown."""
    if low == UNKNOWN[0]:
        return None
    return Bounds(low, None if high == UNKNOWN[1] else high)


def hull(bounds: Iterable[Bounds]) -> Bounds:
    """Return the narrowest bounds that contain all the given ones (at least one)."""
    listed = list(bounds)
    highs = [part.high for part in listed]
    return Bounds(
        min(part.low for part in listed), None if None in highs else max(high for high in highs if high is not None)
    )
