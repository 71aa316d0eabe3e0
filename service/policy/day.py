"""The book on one day: the views of all areas that one answer looks at.

An answer is computed on a `Day`, which records its look-ups. The answer stays the same until one of these look-ups
gives another result; `next_on` returns the first day on which that can happen.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Any, TypeVar, cast

from service.policy.book import PolicyBook, PolicyView
from service.policy.values import AreaGroup

Kept = TypeVar("Kept")


class Day:
    """The rules in force on a day, as known on another. A new one is made for each answer.

    `notes` hold what is worked out for one answer and is the same on all days that it looks at; they end with it, so
    they may name what a caller stated.
    """

    __slots__ = ("_followed", "_views", "_watched", "book", "known_on", "notes", "on")

    def __init__(self, book: PolicyBook, on: date, known_on: date, notes: dict[Hashable, Any] | None = None) -> None:
        self.book = book
        self.notes: dict[Hashable, Any] = {} if notes is None else notes
        self.on = on
        self.known_on = known_on
        self._views: dict[str | None, PolicyView] = {}
        self._watched: dict[tuple[str, ...], None] = {}
        self._followed: dict[Hashable, Callable[[date, date | None], date | None]] = {}

    def at(self, area_code: str | None) -> PolicyView:
        """Return the view of an area; `None` is the nation alone."""
        view = self._views.get(area_code)
        if view is None:
            view = self._views[area_code] = self.book.at(area_code, self.on, self.known_on)
        return view

    def on_another(self, day: date) -> "Day":
        """Return the same book and knowledge on another day."""
        return Day(self.book, day, self.known_on, self.notes)

    def note(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is noted under a name, worked out on the first of the days of an answer that needs it."""
        if name not in self.notes:
            self.notes[name] = make()
        return cast("Kept", self.notes[name])

    def watch(self, parameters: tuple[str, ...]) -> None:
        """Record that the answer depends on these parameters in all areas."""
        self._watched[parameters] = None

    def follow(self, name: Hashable, next_on: Callable[[date, date | None], date | None]) -> None:
        """Record that the answer depends on something named here until a later day.

        `next_on` returns the first day after this one on which it may differ, if that comes before a limit (`None`:
        whenever). It must not hold this day, or both would be garbage in a circle.
        """
        self._followed[name] = next_on

    def kinds_of_area(self, parameters: tuple[str, ...]) -> tuple[str, ...]:
        """Return area codes that stand for all areas, as far as these parameters are concerned."""
        self.watch(parameters)
        return self.book.grouping.kinds(parameters, self.on, self.known_on)

    def groups_of_areas(self, parameters: tuple[str, ...]) -> tuple[AreaGroup, ...]:
        """Return every area, in groups with the same findings of these parameters."""
        self.watch(parameters)
        return self.book.grouping.groups(parameters, self.on, self.known_on)

    def next_on(self) -> date | None:
        """Return the first later day on which one of the look-ups may give another result."""
        first = min(self._coming(), default=None)
        for next_on in self._followed.values():
            first = next_on(self.on, first) or first
        return first

    def _coming(self) -> Iterator[date]:
        for view in self._views.values():
            yield from (finding.next_on for finding in view.found.values() if finding.next_on is not None)
            yield from (period.next_on for period in view.periods.values() if period.next_on is not None)
            yield from view.awaited
        for parameters in self._watched:
            opened = self.book.next_opening(parameters, self.on, self.known_on)
            if opened is not None:
                yield opened

    def since(self, parameters: tuple[str, ...]) -> tuple[date, date]:
        """Return the first days, of law and of knowledge, since when these parameters have been the same everywhere."""
        return self.book.since(parameters, self.on, self.known_on)
