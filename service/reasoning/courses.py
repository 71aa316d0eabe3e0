"""The sets of rules of all areas in the course of time, for answers in which no area is stated.

Areas whose rules change on a day are few, so a course holds for each lane of areas the days on which its rules change.
What an answer makes of the rules of all areas is found for one day, and the next day on which it comes out differently
from the changes alone: nothing is asked on days on which areas get other rules that come to the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from service.policy.day import Day
from service.policy.values import Finding, Line
from service.reasoning.memo import Memo
from service.reasoning.situations import Situation, Tables

RulesAt = Callable[[Day, str | None], Hashable]


class Course:
    """The rules of each lane of areas through time; all areas of a lane always have the same rules.

    `examples` holds one area of each lane, in the order of the first area of each. Equal rules are one object.
    """

    __slots__ = ("_changes", "_lanes", "_tables", "examples", "starts")

    def __init__(self, examples: Sequence[str], lanes: Sequence[Mapping[date, Any]]) -> None:
        self.examples = examples
        self._tables: Tables = {}
        changes: dict[date, list[tuple[int, Any]]] = {}
        self._lanes: list[tuple[list[date], list[Any]]] = []
        for number, lane in enumerate(lanes):
            starts: list[date] = []
            held: list[Any] = []
            for start in sorted(lane):
                rules = lane[start]
                if not held or held[-1] is not rules:
                    starts.append(start)
                    held.append(rules)
                    changes.setdefault(start, []).append((number, rules))
            self._lanes.append((starts, held))
        self.starts = sorted(changes)
        self._changes = [changes[start] for start in self.starts]

    def mapped(self, rules_of: Callable[[Any], Hashable]) -> "Course":
        """Return the course of what follows from each set of rules, made once for all days."""
        return _courses.get((self, rules_of), lambda: self._mapped(rules_of))

    def _mapped(self, rules_of: Callable[[Any], Hashable]) -> "Course":
        one, made = _one_of_equals(), dict[int, Hashable]()
        for _, held in self._lanes:
            for rules in held:
                if id(rules) not in made:  # The course holds its rules, so ids are unique.
                    made[id(rules)] = one(rules_of(rules))
        lanes = [
            {start: made[id(rules)] for start, rules in zip(starts, held, strict=True)} for starts, held in self._lanes
        ]
        return Course(self.examples, lanes)

    def index(self, on: date) -> int:
        """Return the number of the last change up to a day."""
        return bisect_right(self.starts, on) - 1

    def since(self, on: date) -> date:
        """Return the day of the last change up to a day."""
        return self.starts[self.index(on)]

    def held_on(self, on: date) -> list[Any]:
        """Return the rules of each lane on a day."""
        return [held[bisect_right(starts, on) - 1] for starts, held in self._lanes]

    def situation(self, on: date) -> Situation:
        """Return the rules of all areas on a day."""
        return _situations.get((self, self.index(on)), lambda: self._situation(on))

    def _situation(self, on: date) -> Situation:
        return Situation.lanes("area", self.examples, self.held_on(on), self._tables)

    def changes(self, number: int) -> Sequence[tuple[int, Any]]:
        """Return which lanes get which rules by a change."""
        return self._changes[number]


class Parts:
    """What an answer makes of the rules of each lane on a day, moved on from day to day.

    `part_of` returns what the answer makes of a set of rules, `gist_of` what it makes of all distinct parts; two days
    with equal gists have the same answer.
    """

    __slots__ = ("_course", "_distinct", "_gist_of", "_number", "_part_of", "_parts")

    def __init__(
        self,
        course: Course,
        part_of: Callable[[Any], Hashable],
        gist_of: Callable[[Sequence[Any]], Hashable] = lambda parts: parts,
    ) -> None:
        self._course = course
        self._part_of = part_of
        self._gist_of = gist_of
        self._parts: list[Hashable] = []
        self._distinct: tuple[Hashable, ...] = ()
        self._number = len(course.starts)

    def on(self, day: date) -> tuple[Hashable, ...]:
        """Return the distinct parts on a day, in the order of areas."""
        number = self._course.index(day)
        if number < self._number:
            self._parts = list(map(self._part_of, self._course.held_on(day)))
            self._distinct = tuple(dict.fromkeys(self._parts))
            self._number = number
        while self._number < number:
            self._move()
        return self._distinct

    def next_different(self, on: date, limit: date | None) -> date | None:
        """Return the first later day, before a limit, on which the gist of the distinct parts, in order, is another."""
        first, starts = self._gist_of(self.on(on)), self._course.starts
        last = len(starts) if limit is None else bisect_left(starts, limit)
        while self._number < last - 1:
            if self._move() and self._gist_of(self._distinct) != first:
                return starts[self._number]
        return None

    def _move(self) -> bool:
        """Move on to the next change; returns whether the distinct parts are others, or in another order."""
        self._number += 1
        parts, part_of, moved = self._parts, self._part_of, False
        for lane, rules in self._course.changes(self._number):
            part = part_of(rules)
            if part != parts[lane]:
                parts[lane] = part
                moved = True
        before = self._distinct
        if moved:
            self._distinct = tuple(dict.fromkeys(parts))
        return self._distinct != before


def follow(
    course: Course,
    day: Day,
    name: Hashable,
    part_of: Callable[[Any], Hashable],
    gist_of: Callable[[Sequence[Any]], Hashable] = lambda parts: parts,
) -> None:
    """Record that the answer depends on what it makes of the rules of all areas; `name` says what that is."""
    parts = day.note((Parts, course, name), lambda: Parts(course, part_of, gist_of))
    day.follow(parts, parts.next_different)


_situations: Memo[Situation] = Memo(768)
_courses: Memo[Course] = Memo(64)
_lanes: Memo[dict[Hashable, Mapping[date, Hashable]]] = Memo(16)
"""Lanes by the findings that they follow from, which days of knowledge share where nothing else was recorded."""


def course_of(  # noqa: PLR0913, PLR0917 - how rules are read, and what they depend on.
    law: Hashable,
    day: Day,
    parameters: tuple[str, ...],
    key: Hashable,
    rules_at: RulesAt,
    more: Callable[[Day, str | None], Iterable[date]] = lambda *_: (),
) -> Course:
    """Return the course of the rules of all areas, made once for all days.

    Rules depend on these parameters, and on `key`. `more` returns the days on which they may change besides, under the
    rules of a day.
    """
    book, known = day.book, day.book.known(day.known_on)
    kept = _lanes.get((law, book, parameters, key), dict)
    return _courses.get(
        (law, book, parameters, known, key), lambda: _made(Day(book, day.on, known), parameters, rules_at, more, kept)
    )


def course_of_terms(day: Day, parameters: tuple[str, ...]) -> Course:
    """Return what these parameters say in all areas through time, whatever documents say it."""
    said: dict[int, Hashable] = {}
    numbers: dict[Hashable, int] = {}

    def number_of(finding: Finding) -> Hashable:
        if id(finding) not in said:  # The book keeps each finding, so ids are unique.
            content = (repr(finding.term), finding.level, finding.hole)
            said[id(finding)] = numbers.setdefault(content, len(numbers))
        return said[id(finding)]

    def terms_at(on: Day, area: str | None) -> Hashable:
        view = on.book.at(area, on.on, on.known_on)
        return tuple([number_of(view.find(parameter)) for parameter in parameters])

    book, known = day.book, day.book.known(day.known_on)
    return _courses.get(
        (course_of_terms, book, parameters, known),
        lambda: _made(Day(book, day.on, known), parameters, terms_at, lambda *_: (), {}),
    )


def _made(
    day: Day,
    parameters: tuple[str, ...],
    rules_at: RulesAt,
    more: Callable[[Day, str | None], Iterable[date]],
    kept: dict[Hashable, Mapping[date, Hashable]],
) -> Course:
    book, known_on = day.book, day.known_on
    _, examples = book.grouping.classes(parameters, known_on)
    days: dict[date, Day] = {}
    one = _one_of_equals()

    def lane_of(code: str, lines: Sequence[Line]) -> Mapping[date, Hashable]:
        starts = {date.min, *(start for line in lines for start in line[0])}
        days.update((start, day.on_another(start)) for start in starts if start not in days)
        further = {start for known in starts for start in more(days[known], code)}
        days.update((start, day.on_another(start)) for start in further if start not in days)
        return {start: rules_at(days[start], code) for start in starts | further}

    lanes = []
    for code in examples:
        lines = list(map(book.place(code, known_on).line, parameters))
        key = tuple(map(id, lines))  # The book keeps each line, so ids are unique.
        if key not in kept:
            kept[key] = lane_of(code, lines)
        lanes.append({start: one(rules) for start, rules in kept[key].items()})
    return Course(examples, lanes)


def _one_of_equals() -> Callable[[Hashable], Hashable]:
    """Return a function that returns one object for all equal sets of rules."""
    distinct: dict[Hashable, Hashable] = {}
    read: dict[int, tuple[Hashable, Hashable]] = {}  # Rules are held, so that ids are unique.

    def one(rules: Hashable) -> Hashable:
        if id(rules) not in read:  # Most rules are kept with their period, and a hash of them takes long.
            read[id(rules)] = rules, distinct.setdefault(rules, rules)
        return read[id(rules)][1]

    return one
