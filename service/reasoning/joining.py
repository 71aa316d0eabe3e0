"""Joining adjacent items of a sequence."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def joined(items: Iterable[Item], join: Callable[[Item, Item], Item | None]) -> Iterator[Item]:
    """Join adjacent items; `join` returns `None` for two that stay apart. There must be at least one item."""
    remaining = iter(items)
    before = next(remaining)
    for item in remaining:
        both = join(before, item)
        if both is None:
            yield before
        before = item if both is None else both
    yield before
