"""The frozen policy book and its look-ups.

`book.at(area, on, known_on)` returns a view. `view.find(parameter)` returns the value in force there on the day `on`,
as the book knew it on the day `known_on`, with its citation; or a hole with the reason. A look-up climbs from the area
to its province to the nation only as far as the parameter's `reach` allows, and never to a neighbour or another day.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from service.policy.grouping import Grouping
from service.policy.guides import Guide, RecordedConflict, Support
from service.policy.openings import Openings
from service.policy.reading import Period, Periods, Reading
from service.policy.values import (
    NATION,
    Area,
    Citation,
    Finding,
    Level,
    Line,
    Parameter,
    Timeline,
    Value,
    found,
)
from service.workdays import Calendar


class Place:
    """One area through time, as the book knew it on a day: the findings of each parameter, and all values filed for it.

    Computed once per area, on first use.
    """

    __slots__ = ("_book", "_chain", "_known_on", "_lines", "_looked_up", "_read", "_statements", "area", "not_covered")

    def __init__(self, book: "PolicyBook", area_code: str | None, known_on: date) -> None:
        self._book = book
        self._known_on = known_on
        self.area = book.areas.get(area_code) if area_code else None
        self.not_covered = self.area is None and area_code is not None
        self._lines = book.timelines(known_on)
        self._chain = _chain(self.area)
        self._looked_up: dict[str, Line] = {}
        self._statements: dict[str, tuple[Value, ...]] = {}
        self._read: dict[Reading, Periods] = {}

    def line(self, parameter: str) -> Line:
        """Return the findings of one parameter here, through time; areas with the same rules share them."""
        line = self._looked_up.get(parameter)
        if line is None:
            line = self._looked_up[parameter] = self._look_up(parameter)
        return line

    def _look_up(self, parameter: str) -> Line:
        definition = self._book.parameters[parameter]
        if self.not_covered:
            return (), (Finding(parameter, None, None, None, "area_not_covered", None, None, None, ()),)
        levels = [(level, self._lines.get((key, parameter))) for level, key in self._chain if level in definition.reach]
        return self._book.line(definition, tuple((level, timeline) for level, timeline in levels if timeline))

    def period(self, reading: Reading, on: date) -> Period:
        """Return the findings of a reading here on a day."""
        dated = self._read.get(reading)
        if dated is None:
            province = self.area.province if self.area else None
            of_province, of_nation = (
                self._book.place(area, self._known_on) if names else self
                for area, names in ((province, reading.in_province), (None, reading.in_nation))
            )
            lines = {
                purpose: (
                    of_province
                    if purpose in reading.in_province
                    else of_nation
                    if purpose in reading.in_nation
                    else self
                ).line(parameter)
                for purpose, parameter in reading.parameters.items()
            }
            dated = self._read[reading] = self._book.periods(reading, lines) if not self.not_covered else Periods(lines)
        return dated.on(on)

    def statements(self, parameter: str) -> tuple[Value, ...]:
        """Return all values of a parameter that concern this area, at every level, with history and claims."""
        statements = self._statements.get(parameter)
        if statements is None:
            reach = self._book.parameters[parameter].reach
            statements = self._statements[parameter] = tuple(
                value
                for level, key in (() if self.not_covered else self._chain)
                if level in reach
                for value in self._book.filed(key, parameter)
                if value.recorded_on <= self._known_on and value.term is not None
            )
        return statements


class PolicyView:
    """The parameters in force for one area on one day, as known on another."""

    __slots__ = ("area", "area_code", "awaited", "found", "known_on", "not_covered", "on", "periods", "place")

    def __init__(self, place: Place, area_code: str | None, on: date, known_on: date) -> None:
        self.place = place
        self.area_code = area_code
        self.area = place.area
        self.not_covered = place.not_covered
        """Whether an area was named that the book does not list."""
        self.on = on
        self.known_on = known_on
        self.found: dict[str, Finding] = {}
        self.periods: dict[Reading, Period] = {}
        self.awaited: list[date] = []

    def find(self, parameter: str) -> Finding:
        """Look up one parameter in O(log n) of its dated values; `KeyError` for an unknown name.

        `found` records the look-ups by parameter, `periods` those by reading: an answer depends on nothing else of the
        area.
        """
        finding = self.found.get(parameter)
        if finding is None:
            starts, findings = self.place.line(parameter)
            finding = self.found[parameter] = findings[bisect_right(starts, self.on)]
        return finding

    def read(self, reading: Reading) -> Period:
        """Look up everything that a question reads here."""
        period = self.periods.get(reading)
        if period is None:
            period = self.periods[reading] = self.place.period(reading, self.on)
        return period

    def statements(self, parameter: str) -> tuple[Value, ...]:
        """Return all values of a parameter that concern this area, at every level, with history and claims."""
        return self.place.statements(parameter)

    def claims(self, parameter: str) -> list[Value]:
        """Return the claims on a parameter here, which are shown and never applied."""
        return [value for value in self.statements(parameter) if value.standing == "claim"]

    def started(self, value: Value) -> bool:
        """Whether a value has begun by this day; if not, the answer may change on its first day."""
        if value.from_on > self.on:
            self.awaited.append(value.from_on)
        return value.from_on <= self.on

    def same_province_as(self, other: "PolicyView") -> bool:
        """Whether both areas are known and lie in one province."""
        return self.area is not None and other.area is not None and self.area.province == other.area.province


def _chain(area: Area | None) -> tuple[tuple[Level, str], ...]:
    if area is None:
        return (("national", NATION),)
    return (
        ("area", area.code),
        ("province", f"{area.province}*"),
        ("national", NATION),
    )


class PolicyBook:
    """All values, areas, calendars and claims, indexed on construction and never changed.

    `version` and `digest` name the content; two books with the same digest give the same answers.
    """

    def __init__(  # noqa: PLR0913 - the parts of a book, passed once, by the loader.
        self,
        *,
        version: str,
        digest: str,
        parameters: Mapping[str, Parameter],
        areas: Mapping[str, Area],
        values: Iterable[tuple[str, Value]],
        calendar: Calendar,
        calendar_citations: Mapping[int, Citation],
        left_out: Mapping[str, Mapping[str, str]],
        guides: Mapping[str, Guide],
        recorded_conflicts: Sequence[RecordedConflict],
        supports: Mapping[str, Support],
    ) -> None:
        self.version = version
        self.digest = digest
        self.parameters = parameters
        self.areas = areas
        self.calendar = calendar
        self.calendar_citations = calendar_citations
        self.left_out = left_out
        self.guides = guides
        self.recorded_conflicts = tuple(recorded_conflicts)
        grouped: dict[tuple[str, str], list[Value]] = {}
        for key, value in values:
            grouped.setdefault((key, value.parameter), []).append(value)
        self._values = {key: tuple(listed) for key, listed in grouped.items()}
        self._ends = dict(_last_days(self._values.values()))
        self._supports = {cited: (support,) for cited, support in supports.items()}
        for _, value in self.values():
            if value.term is not None:
                cited = value.citation.id
                support = Support(
                    value.citation, value.from_on, value.start_stated, self._ends.get(value), value.recorded_on
                )
                self._supports[cited] = (*self._supports.get(cited, ()), support)
        self.grouping = Grouping(self)
        self.opened = Openings(self.values(), areas, self.filed)
        self._recorded = sorted({value.recorded_on for listed in self._values.values() for value in listed})
        self._timelines: list[Mapping[tuple[str, str], Timeline]] = []
        for day in self._recorded:
            self._timelines.append(self._timelines_known(day, self._timelines[-1] if self._timelines else {}))
        self._places: list[dict[str | None, Place]] = [{} for _ in (None, *self._recorded)]
        self._found: dict[tuple[str, tuple[tuple[Level, Timeline], ...]], Line] = {}
        self._periods: dict[tuple[Hashable, ...], Periods] = {}

    def _timelines_known(
        self, known_on: date, before: Mapping[tuple[str, str], Timeline]
    ) -> Mapping[tuple[str, str], Timeline]:
        """Return the timelines known since a day of recording: those known before, where nothing was recorded on it."""
        lines = {}
        for key, listed in self._values.items():
            known = [value for value in listed if value.recorded_on <= known_on]
            if any(value.recorded_on == known_on for value in known):
                lines[key] = Timeline(known, renewed=self.parameters[key[1]].renewed is not None)
            elif known:
                lines[key] = before[key]
        return lines

    def timelines(self, known_on: date) -> Mapping[tuple[str, str], Timeline]:
        """Return the timelines as the book knew them on a day; empty before its first record."""
        index = bisect_right(self._recorded, known_on)
        return self._timelines[index - 1] if index else {}

    def place(self, area_code: str | None, known_on: date) -> Place:
        """Return an area through time, as the book knew it on a day. Codes that the book does not list are accepted."""
        places = self._places[bisect_right(self._recorded, known_on)]
        place = places.get(area_code)
        if place is None:
            place = Place(self, area_code, known_on)
            if not place.not_covered:
                places[area_code] = place
        return place

    def line(self, definition: Parameter, levels: tuple[tuple[Level, Timeline], ...]) -> Line:
        """Return the findings of a parameter on these levels; most areas have no rule of their own and share them."""
        key = (definition.name, levels)
        if key not in self._found:
            starts = sorted({start for _, timeline in levels for start in timeline.starts})
            self._found[key] = starts, tuple(found(definition, levels, on) for on in (date.min, *starts))
        return self._found[key]

    def periods(self, reading: Reading, lines: Mapping[str, Line]) -> Periods:
        """Return the findings of a reading on these lines; areas with the same rules share what is derived."""
        key = (reading, *(id(line) for line in lines.values()))  # The book keeps each line, so ids are unique.
        if key not in self._periods:
            self._periods[key] = Periods(lines)
        return self._periods[key]

    def at(self, area_code: str | None, on: date, known_on: date) -> PolicyView:
        """Return the view for an area (`None` = the nation alone) on a day, as known on another."""
        return PolicyView(self.place(area_code, known_on), area_code, on, known_on)

    def last_day(self, value: Value) -> date | None:
        """Return the last day of a value that another one follows, as the book knows today."""
        return self._ends.get(value)

    def supports(self, citation_id: str) -> tuple[Support, ...]:
        """Return the periods in which a citation supports what cites it, values and guides alike."""
        return self._supports.get(citation_id, ())

    def openings(self, parameters: frozenset[str], known_on: date) -> tuple[Value, ...]:
        """Return the values and ends that open a period of these parameters in any area, in order of day.

        On all days between two of them every look-up finds the same.
        """
        candidates = (value for (_, name), listed in self._values.items() if name in parameters for value in listed)
        opening = (value for value in candidates if value.applies and value.recorded_on <= known_on)
        return tuple(sorted(opening, key=lambda value: value.from_on))

    def opening_days(self, parameters: frozenset[str], known_on: date) -> tuple[date, ...]:
        """Return the days on which one of these parameters changes anywhere, in order."""
        return tuple(dict.fromkeys(value.from_on for value in self.openings(parameters, known_on)))

    def filed(self, key: str, parameter: str) -> tuple[Value, ...]:
        """Return the values filed under one key, in the order of the file."""
        return self._values.get((key, parameter), ())

    def values(self) -> Iterable[tuple[str, Value]]:
        """Yield every value with its key, in the order of the files."""
        return ((key, value) for (key, _), listed in self._values.items() for value in listed)

    def since(self, parameters: tuple[str, ...], on: date, known_on: date) -> tuple[date, date]:
        """Return the first days, of law and of knowledge, since when these parameters have been the same everywhere."""
        known = self.known(known_on)
        starts = self._starts(parameters, known)
        index = bisect_right(starts, on)
        return (starts[index - 1] if index else date.min), known

    def next_opening(self, parameters: tuple[str, ...], on: date, known_on: date) -> date | None:
        """Return the first day after a day on which one of these parameters changes anywhere."""
        starts = self._starts(parameters, self.known(known_on))
        index = bisect_right(starts, on)
        return starts[index] if index < len(starts) else None

    def known(self, known_on: date) -> date:
        """Return the last day up to a day on which something was recorded."""
        records = bisect_right(self._recorded, known_on)
        return self._recorded[records - 1] if records else date.min

    @lru_cache(maxsize=256)  # noqa: B019 - a book lives as long as the process.
    def _starts(self, parameters: tuple[str, ...], known_on: date) -> tuple[date, ...]:
        opened = self.openings(frozenset(parameters), known_on)
        return tuple(dict.fromkeys(value.from_on for value in opened))


def _last_days(filed: Iterable[Sequence[Value]]) -> Iterable[tuple[Value, date]]:
    for values in filed:
        starts = sorted({value.from_on for value in values if value.applies})
        for value in values:
            after = next((start for start in starts if start > value.from_on), None)
            if after and value.term is not None and value.standing != "claim":
                yield value, after - timedelta(days=1)
