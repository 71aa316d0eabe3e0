"""The widest interval that a number leaves is that of all numbers tried one by one."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.money import ZERO, Bounds
from service.reasoning.narrowing import over, widest_of

YUAN = st.decimals(0, 1000, places=2)
PLACES = st.tuples(YUAN, YUAN, st.decimals(0, 1, places=3))
"""A floor, a ceiling and a share."""


def left_of(places: list[tuple[Decimal, Decimal, Decimal]]) -> Callable[[Decimal], Bounds | None]:
    """What is left where the place is not known: the share of a base within the floor and the ceiling of each."""
    return lambda base: over(
        Bounds.exactly(max(min(base, max(ends)), min(ends)) * share).rounded() for *ends, share in places
    )


@given(st.lists(PLACES, min_size=1, max_size=8), st.sets(YUAN, max_size=20))
def test_few_numbers_tell_what_all_of_them_tell(
    places: list[tuple[Decimal, Decimal, Decimal]], numbers: set[Decimal]
) -> None:
    left, values = left_of(places), {ZERO, Decimal(2000), *numbers}
    widest = widest_of(values, left)
    assert widest is not None
    widths = [
        bounds.high - bounds.low for bounds in map(left, values) if bounds is not None and bounds.high is not None
    ]
    assert widest.high is not None
    assert widest.high - widest.low == max(widths)


@given(st.lists(PLACES, min_size=1, max_size=8), st.sets(YUAN, min_size=3, max_size=20))
def test_nothing_is_told_where_one_end_is_unknown(
    places: list[tuple[Decimal, Decimal, Decimal]], numbers: set[Decimal]
) -> None:
    left = left_of(places)
    assert widest_of(numbers, lambda base: None if base == max(numbers) else left(base)) is None
    assert widest_of(numbers, lambda base: Bounds(ZERO, None) if base == min(numbers) else left(base)) is None
