"""The contribution base that shares are computed from: the stated figure, limited by the bounds in force."""

from decimal import Decimal

from service.money import ZERO, Bounds
from service.policy.terms import BaseBounds


def base_within(stated: Decimal | None, wage: Decimal | None, bounds: BaseBounds | None) -> Bounds:
    """Return the base of one insurance. Without bounds in force, a stated base stands and a wage alone says nothing."""
    own = wage if stated is None else stated
    floor = bounds.floor_yuan if bounds else None
    ceiling = bounds.ceiling_yuan if bounds else None
    if own is None or (stated is None and bounds is None):
        return Bounds(floor or ZERO, ceiling)
    raised = own if floor is None else max(own, floor)
    return Bounds.exactly(raised if ceiling is None else min(raised, ceiling))


def outside(own: Decimal | None, bounds: BaseBounds | None) -> bool:
    """Whether the stated figure lies outside the bounds in force."""
    return own is not None and base_within(own, None, bounds).low != own


def times(base: Bounds, rate: Decimal) -> Bounds:
    """Return a share of a base, not rounded."""
    return Bounds(base.low * rate, None if base.high is None else base.high * rate)
