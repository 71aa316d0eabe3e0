"""The book on one day: the views of all areas that one answer looks at.

An answer is computed on a `Day`, which records its look-ups. The answer stays the same until one of these look-ups
gives another result; `next_on` returns the first day on which that can happen.
"""

from collections.abc import Iterator
from datetime import date

from service.policy.book import PolicyBook, PolicyView
from service.policy.values import AreaGroup


class Day:
    """The rules in force on a day, as known on another. A new one is made for each answer."""

    __slots__ = ("_views", "_watched", "book", "known_on", "on")

    def __init__(self, book: PolicyBook, on: date, known_on: date) -> None:
        self.book = book
        self.on = on
        self.known_on = known_on
        self._views: dict[str | None, PolicyView] = {}
        self._watched: dict[tuple[str, ...], None] = {}

    def at(self, area_code: str | None) -> PolicyView:
        """Return the view of an area; `None` is the nation alone."""
        view = self._views.get(area_code)
        if view is None:
            view = self._views[area_code] = self.book.at(area_code, self.on, self.known_on)
        return view

    def on_another(self, day: date) -> "Day":
        """Return the same book and knowledge on another day."""
        return Day(self.book, day, self.known_on)

    def watch(self, parameters: tuple[str, ...]) -> None:
        """Record that the answer depends on these parameters in all areas."""
        self._watched[parameters] = None

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
        """Whether all look-ups give the same on a later day; they are recorded there too."""
        for code, view in self._views.items():
            other = later.at(code)
            for parameter, finding in view.found.items():
                other_finding = other.find(parameter)
                if other_finding is not finding and other_finding != finding:
                    return False
            if not all(period.same_as(other.read(reading)) for reading, period in view.periods.items()):
                return False
            if any(day <= later.on for day in view.awaited):
                return False
            other.awaited += view.awaited
        for parameters in self._watched:
            later.watch(parameters)
            if self.since(parameters) != later.since(parameters):
                return False
        return True

    def since(self, parameters: tuple[str, ...]) -> tuple[date, date]:
        """Return the first days, of law and of knowledge, since when these parameters have been the same everywhere."""
        return self.book.since(parameters, self.on, self.known_on)
