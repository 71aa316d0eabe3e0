"""Bounded caches of what follows from the book; the least recently used entry is dropped first.

Keys name content of the book (rules, periods, groups of areas), never what a caller stated.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Memo(Generic[Kept]):
    """At most `size` results by key. Threads that miss the same key at the same time may each compute it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return the cached result for a key, or compute and cache it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = make()
        self.keep(key, result)
        return result

    def known(self, key: Hashable) -> Kept | None:
        """Return the cached result for a key, if there is one."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, result: Kept) -> None:
        """Cache the result for a key."""
        with self._lock:
            self._kept[key] = result
            if len(self._kept) > self.size:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Drop everything, for a new book."""
        with self._lock:
            self._kept.clear()
