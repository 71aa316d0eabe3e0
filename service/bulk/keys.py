"""What the compact answer of a row depends on: rows with equal keys have equal compact answers.

A key consists of columns of small numbers, so a batch is sorted into kinds of rows without a loop over its rows. Areas
count by what the book says of them over time, so areas without rules of their own are alike. Days count by period: in
a period, nothing changes that the question looks up. Other facts count by their values, unless the question has a
module with a smaller key (`credit_key`, `transfer`, `times`).
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property, partial
from typing import Any

import numpy as np
import pyarrow as pa

from service.bulk.money import Money
from service.bulk.rows import Coded, spread
from service.facts import KINDS
from service.policy.book import PolicyBook
from service.questions.processing_time import law
from service.questions.question import Question
from service.reasoning import completions

Column = Coded | Money
_WIDEST = 2**62
_NEIGHBOURS = max(completions.NEARBY, law.NEARBY) + 1
"""The limit on areas of the province that count while another area is not stated."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A column of a key: for each row the number of its label. A label means the same in all batches of a run."""

    codes: np.ndarray
    labels: Sequence[Hashable]

    @classmethod
    def of(cls, coded: Column) -> "Labels":
        """The values of a fact, used as labels."""
        return cls(coded.codes, coded.values)

    def then(self, told: Callable[[Any], Hashable]) -> "Labels":
        """Replace each label by what `told` returns for it. Labels that become equal are merged."""
        numbers: dict[Hashable, int] = {}
        merged = spread([numbers.setdefault(told(value), len(numbers)) for value in self.labels], self.codes)
        return Labels(merged, list(numbers))


def joined(columns: Sequence[Labels]) -> tuple[np.ndarray, np.ndarray]:
    """The kinds of rows by all columns: for each row the number of its kind, for each kind its first row."""
    count = len(columns[0].codes)
    key, width = np.zeros(count, np.int64), 1
    for column in columns:
        size = len(column.labels)
        if size == 1:
            continue
        if width * size >= _WIDEST:
            key, width = _numbered(key)
        key = key * size + column.codes
        width *= size
    kinds, number = _numbered(key)
    first = np.empty(number, np.int64)
    first[kinds[::-1]] = np.arange(count - 1, -1, -1)
    return kinds, first


def _numbered(key: np.ndarray) -> tuple[np.ndarray, int]:
    encoded = pa.array(key).dictionary_encode()
    return encoded.indices.to_numpy().astype(np.int64), len(encoded.dictionary)


@dataclass(eq=False)
class Places:
    """The kinds of areas in a book for one question. They are kept for a run, because a book has few."""

    book: PolicyBook
    parameters: frozenset[str]
    _classes: dict[Hashable, int] = field(default_factory=dict)
    _class_of: dict[tuple[str | None, date], int] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[date]:
        """The days on which a value that the question looks up begins or ends, claims included."""
        return sorted({value.from_on for _, value in self.book.values() if value.parameter in self.parameters})

    @cached_property
    def recorded(self) -> list[date]:
        """The days on which a value was recorded in the book."""
        return sorted({value.recorded_on for _, value in self.book.values()})

    def period(self, on: date, known_on: date) -> tuple[int, int]:
        """The period of a pair of days. All look-ups give the same within a period."""
        return bisect_right(self.starts, on), bisect_right(self.recorded, known_on)

    def kind(self, area: str | None, known_on: date) -> int:
        """The number of the kind of an area. Areas of one kind have the same rules and claims on all days."""
        key = (area, known_on)
        found = self._class_of.get(key)
        if found is None:
            place = self.book.place(area, known_on)
            content: Hashable = area is None
            if not place.not_covered and area is not None:
                said = tuple(
                    (id(place.line(name)), tuple(map(id, place.statements(name)))) for name in sorted(self.parameters)
                )
                content = (said, known_on)
            elif area is not None:
                content = "not_covered"
            found = self._classes.setdefault(content, len(self._classes))
            if area is None or area in self.book.areas:  # Rows may state any text, so only listed areas are kept.
                self._class_of[key] = found
        return found

    def around(self, area: str | None, known_on: date) -> Hashable:
        """The kinds of an area and of others in its province, for rows in which another area is not stated."""
        known = self.book.areas.get(area or "")
        if known is None:
            return self.kind(area, known_on)
        inside = (each.code for each in self.book.areas.values() if each.province == known.province)
        paired = tuple(dict.fromkeys((known.code, *inside)))[:_NEIGHBOURS]
        return tuple(self.kind(code, known_on) for code in paired)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a batch of rows of one question as values, with the days. All columns have equal length."""

    question: Question
    columns: Mapping[str, Column]
    days: Coded
    """The day and the day of knowledge of each row, as a pair."""

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.days.codes)

    def column(self, name: str) -> Labels:
        """The values of a fact, whether or not any row states it."""
        return Labels.of(self.columns[name] if name in self.columns else Coded(np.zeros(len(self), np.int64), [None]))

    def stated(self, row: int) -> dict[str, Any]:
        """The facts and days of one row."""
        on, known_on = self.days.values[self.days.codes[row]]
        found = {
            name: column.value(row) if isinstance(column, Money) else column.values[column.codes[row]]
            for name, column in self.columns.items()
        }
        return {**found, "on": on, "known_on": known_on}

    def taken(self, rows: np.ndarray) -> "Facts":
        """The same for a selection of rows."""
        columns = {name: column.taken(rows) for name, column in self.columns.items()}
        return Facts(self.question, columns, self.days.taken(rows))


def areas_of(question: Question) -> tuple[str, ...]:
    """The facts of a question that are areas."""
    return tuple(each.name for each in fields(question.facts) if KINDS[each.name] == "area")


def days_by_period(facts: Facts, places: Places) -> Labels:
    """The days by period, for questions that count nothing from the day itself."""
    return Labels.of(facts.days).then(lambda days: places.period(*days))


def places_of(facts: Facts, places: Mapping[str, Places], whole: Places) -> list[Labels]:
    """The areas of rows by kind; for two areas also whether they are the same or in the same province.

    `places` has the kinds of areas that each fact needs, `whole` those that all facts together need.
    """
    names = [name for name in areas_of(facts.question) if name in facts.columns]
    knowledge = {days[1] for days in facts.days.values if days}
    known_on = max(knowledge)
    if len(knowledge) > 1 or not names:
        return [Labels.of(facts.columns[name]) for name in names]
    found: list[Labels] = []
    several = len(areas_of(facts.question)) > 1
    for name in names:
        column = Labels.of(facts.columns[name])
        paired = several and any(_open(facts, other) for other in areas_of(facts.question) if other != name)
        kind: Callable[..., Hashable] = whole.around if paired else places[name].kind
        found.append(column.then(partial(kind, known_on=known_on)))
    provinces = {name: _provinces(facts.columns[name], places[name].book) for name in names}
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            same = _same(facts.columns[one], facts.columns[other])
            within = (provinces[one] == provinces[other]) & (provinces[one] > 0)
            found.append(Labels(np.where(same, 2, np.where(within, 1, 0)), (0, 1, 2)))
    return found


def _open(facts: Facts, name: str) -> bool:
    column = facts.columns.get(name)
    return column is None or bool((column.codes == 0).any())


def _provinces(coded: Column, book: PolicyBook) -> np.ndarray:
    areas = [book.areas.get(value or "") for value in coded.values]
    return spread([int(area.province[:2]) if area else 0 for area in areas], coded.codes)


def _same(one: Column, other: Column) -> np.ndarray:
    numbers: dict[Any, int] = {}
    first, second = (
        spread([numbers.setdefault(value, len(numbers)) for value in each.values], each.codes) for each in (one, other)
    )
    same: np.ndarray = first == second
    return same


def plain_key(facts: Facts, whole: Places) -> list[Labels]:
    """The key of a question without a module of its own: areas by kind, all other facts by value."""
    areas = areas_of(facts.question)
    others = [Labels.of(coded) for name, coded in facts.columns.items() if name not in areas]
    return [Labels.of(facts.days), *places_of(facts, dict.fromkeys(areas, whole), whole), *others]


def where(facts: Facts, name: str, *values: object) -> np.ndarray:
    """The rows that state one of these values for a fact."""
    coded = facts.columns.get(name)
    if coded is None:
        return np.zeros(len(facts), bool)
    return spread([value in values for value in coded.values], coded.codes)


def stated(facts: Facts, *names: str) -> np.ndarray:
    """The rows that state all of these facts."""
    found = np.ones(len(facts), bool)
    for name in names:
        found &= facts.columns[name].codes > 0 if name in facts.columns else False
    return found


def unless(labels: Labels, nothing: np.ndarray) -> Labels:
    """Give one label to all rows in which the fact cannot matter (`nothing`)."""
    return Labels(np.where(nothing, len(labels.labels), labels.codes), [*labels.labels, "any"])
