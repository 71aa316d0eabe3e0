"""Neighbours that go together as one."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def joined(items: Iterable[Item], join: Callable[[Item, Item], Item | None]) -> Iterator[Item]:
    """At least one item, in order, each with those after it with which it goes together; `join` tells them as one."""
    remaining = iter(items)
    before = next(remaining)
    for item in remaining:
        both = join(before, item)
        if both is None:
            yield before
        before = item if both is None else both
    yield before
