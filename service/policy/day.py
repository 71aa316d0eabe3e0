"""The book on one day: the views of all areas that one answer looks at.

An answer is worked out on a `Day` and remembers there what it looked up. Until one of these look-ups gives something
else, the answer stays the same; `next_on` tells the first day on which that may be.
"""

from collections.abc import Iterator
from datetime import date

from service.policy.book import PolicyBook, PolicyView
from service.policy.values import AreaGroup


class Day:
    """The rules in force on a day, as the book knew on another. Made anew for each answer."""

    __slots__ = ("_views", "_watched", "book", "known_on", "on")

    def __init__(self, book: PolicyBook, on: date, known_on: date) -> None:
        self.book = book
        self.on = on
        self.known_on = known_on
        self._views: dict[str | None, PolicyView] = {}
        self._watched: dict[tuple[str, ...], None] = {}

    def at(self, area_code: str | None) -> PolicyView:
        """The view of an area; `None` is the nation alone."""
        view = self._views.get(area_code)
        if view is None:
            view = self._views[area_code] = self.book.at(area_code, self.on, self.known_on)
        return view

    def on_another(self, day: date) -> "Day":
        """The same book and knowledge on another day."""
        return Day(self.book, day, self.known_on)

    def watch(self, parameters: tuple[str, ...]) -> None:
        """Say that the answer depends on these parameters in all areas."""
        self._watched[parameters] = None

    def kinds_of_area(self, parameters: tuple[str, ...]) -> tuple[str, ...]:
        """Area codes that stand for all areas, as far as these parameters tell."""
        self.watch(parameters)
        return self.book.kinds_of_area(parameters, self.on, self.known_on)

    def groups_of_areas(self, parameters: tuple[str, ...]) -> tuple[AreaGroup, ...]:
        """Every area, in groups with the same findings of these parameters."""
        self.watch(parameters)
        return self.book.groups_of_areas(parameters, self.on, self.known_on)

    def next_on(self) -> date | None:
        """The first later day on which something that was looked up may give something else."""
        return min(self._coming(), default=None)

    def _coming(self) -> Iterator[date]:
        for view in self._views.values():
            yield from (finding.next_on for finding in view.found.values() if finding.next_on is not None)
            yield from (period.next_on for period in view.periods.values() if period.next_on is not None)
            yield from view.awaited
        for parameters in self._watched:
            opened = self.book.next_opening(parameters, self.on, self.known_on)
            if opened is not None:
                yield opened

    def same_on(self, later: "Day") -> bool:
        """Whether all that was looked up here gives the same on a later day, which then knows what was looked up."""
        for code, view in self._views.items():
            there = later.at(code)
            for parameter, finding in view.found.items():
                found = there.find(parameter)
                if found is not finding and found != finding:
                    return False
            if not all(period.same_as(there.read(reading)) for reading, period in view.periods.items()):
                return False
            if any(day <= later.on for day in view.awaited):
                return False
            there.awaited += view.awaited
        for parameters in self._watched:
            later.watch(parameters)
            if self.since(parameters) != later.since(parameters):
                return False
        return True

    def since(self, parameters: tuple[str, ...]) -> tuple[date, date]:
        """The first days, of law and of knowledge, since which these parameters have been the same everywhere."""
        return self.book.since(parameters, self.on, self.known_on)
