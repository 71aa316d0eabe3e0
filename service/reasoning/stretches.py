"""For facts of which nothing is stated: the stretches of days on which the answer stays the same, kept once found.

What nobody stated is content of the book, so there are as many such answers as questions. An answer of one day of a
stretch changes when those of all its other days do, for the same reason.
"""

from bisect import bisect_right, insort
from collections.abc import Callable
from datetime import date
from threading import Lock

from service.outcome import NextChange


class Stretches:
    """The stretches found of one question, each by its last change: from which day on, and what ends it."""

    __slots__ = ("_begin", "_changes", "_ends", "_lock")

    def __init__(self) -> None:
        self._ends: list[date] = []
        self._begin: dict[date, date] = {}
        self._changes: dict[date, NextChange | None] = {}
        self._lock = Lock()

    def change(self, on: date, find: Callable[[], NextChange | None]) -> NextChange | None:
        """Return the next change after a day, found only if no stretch is known that the day lies in."""
        index = bisect_right(self._ends, on)
        end = self._ends[index] if index < len(self._ends) else None
        if end is not None and self._begin[end] <= on:
            return self._changes[end]
        found = find()
        end = date.max if found is None else found.on
        with self._lock:
            if end not in self._begin:
                self._changes[end] = found
                self._begin[end] = on
                insort(self._ends, end)
            self._begin[end] = min(self._begin[end], on)
        return found
