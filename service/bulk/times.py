"""Processing times in columns: stages and limits for each kind of row, days counted for all rows at once.

Given the limits, the calendar alone leads from the day of acceptance to the days of a case. The progress follows from
these days and the day asked. So the key of a kind of row contains no such days. This module computes the columns that
depend on them, by the same rules as `service.questions.processing_time.telling`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from service.api.v1.questions import without_days
from service.bulk.answers import Answers
from service.bulk.compact import FIELDS, Compact
from service.bulk.keys import Facts, Labels, Places, days_by_period, places_of, stated, unless, where
from service.bulk.kinds import Kinds
from service.bulk.rows import spread
from service.facts import Matter, StageReached
from service.policy.day import Day
from service.policy.values import EVIDENCE
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.questions.processing_time.law import ends_of, limits_of, limits_possible, span_of
from service.questions.question import Question
from service.workdays import Calendar

_EPOCH = date(1970, 1, 1).toordinal()
_NEVER = -(2**31)
DESTINATION = frozenset(
    {"transfer_limits", "transfer_limits_within_province", "balance_credit_limit", "reported_transfer_time"}
)
"""The parameters that are looked up at the destination of a transfer."""
_ENDS = ("from_area", "to_area")
_ALL_PAIRS = 6
"""The number of columns for three areas and their pairs."""
_PROGRESS = ("on_track", "overdue", "cannot_tell")
_ON_TRACK, _OVERDUE, _CANNOT_TELL = range(3)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a kind of row in working days: total, first stage, stage reached, and the range over all areas.

    A limit is `-1` if there is none. `at_origin`: the case is stated to be at the origin. `completed`: it is stated to
    be done.
    """

    total: int
    first: int
    reached: int
    least: int
    most: int
    at_origin: bool
    completed: bool
    has_reached: bool


def key(facts: Facts, places: Mapping[str, Places], whole: Places) -> list[Labels]:
    """The key of a batch. It has whether days are stated, not the days. The channel cannot change the answer."""
    transfer = where(facts, "matter", Matter.BALANCE_TRANSFER)
    both_ends = transfer & stated(facts, *_ENDS)
    areas = places_of(facts, places, whole)
    if len(areas) == _ALL_PAIRS:
        one, origin, destination, *with_one, ends = areas
        areas = [unless(one, both_ends), *(unless(each, ~transfer) for each in (origin, destination, ends))]
        areas += [unless(each, both_ends | ~transfer) for each in with_one]
    return [
        days_by_period(facts, whole),
        *areas,
        facts.column("matter"),
        facts.column("stage_reached"),
        *(facts.column(name).then(lambda day: day is not None) for name in ("accepted_on", "asked_on")),
    ]


@dataclass(frozen=True, slots=True)
class Times:
    """The columns of one question in one book."""

    question: Question
    answers: Answers
    counted: dict[int, tuple[np.ndarray, np.ndarray]]
    documents: Kinds

    def answer(self, row: Mapping[str, Any]) -> tuple[Compact, tuple[Limits, Compact]]:
        """The limits of a kind of row, with its answer apart from what depends on the days."""
        facts = ProcessingTimeFacts(**without_days(row))
        day = Day(self.answers.book, row["on"], row["known_on"])
        limits, total, _ = limits_of(facts, *ends_of(facts, day))
        span = span_of(limits_possible(facts, day, (total, limits)).rules)
        reached = facts.stage_reached
        at = next((each.until_working_days for each in limits if reached and each.stage.code == reached.value), None)
        undated = {**row, "accepted_on": None, "asked_on": None}
        plain = self.answers.compact(self.question, undated)
        told = self.answers.compact(self.question, row)
        plain = {**plain, "missing_facts": told["missing_facts"], "until": told["until"]}
        if facts.asked_on:
            asked = {**row, "accepted_on": None}
            here = self.answers.compact(self.question, asked)
            plain |= {"citations": here["citations"], "evidence": here["evidence"]}
        found = Limits(
            total=-1 if total is None else total,
            first=limits[0].until_working_days if limits else -1,
            reached=-1 if at is None else at,
            least=span[0] if span else -1,
            most=span[1] if span else -1,
            at_origin=reached is StageReached.ORIGIN,
            completed=reached is StageReached.COMPLETED,
            has_reached=reached is not None,
        )
        return plain, (found, plain)

    def finish(
        self,
        facts: Facts,
        columns: Mapping[str, pa.Array],
        of_rows: np.ndarray,
        beside: Sequence[tuple[Limits, Compact]],
    ) -> Mapping[str, pa.Array]:
        """Add the columns of days, and cite the calendars used."""
        accepted, asked = (_ordinals(facts, name) for name in ("accepted_on", "asked_on"))
        limits = [each for each, _ in beside]
        total = self._count(accepted, np.array([each.total for each in limits])[of_rows])
        made = dict(columns)
        known = total[0] != _NEVER
        made["earliest_on"] = _days(np.where(known, accepted, _NEVER))
        made["due_on"] = _days(np.where(total[0] == total[1], total[1], _NEVER))
        made["due_from"], made["due_to"] = _days(total[0]), _days(total[1])
        least, most = (
            self._count(accepted, np.array([getattr(each, name) for each in limits])[of_rows])
            for name in ("least", "most")
        )
        possible = (least[0] != _NEVER) & (most[0] != _NEVER)
        made["possible_from"] = _days(np.where(possible, least[0], _NEVER))
        made["possible_to"] = _days(np.where(possible, most[1], _NEVER))
        made |= self._progress(accepted, asked, total, limits, of_rows)
        return made | self._documents(accepted, total, of_rows, beside)

    def _progress(
        self,
        accepted: np.ndarray,
        asked: np.ndarray,
        total: tuple[np.ndarray, np.ndarray],
        limits: Sequence[Limits],
        of_rows: np.ndarray,
    ) -> dict[str, pa.Array]:
        """The progress of each case on the day asked, and its first late day."""

        def each(name: str) -> np.ndarray:
            return spread([getattr(limit, name) for limit in limits], of_rows)

        first = self._count(accepted, each("first"))
        stage = self._count(accepted, each("reached"))
        at_stage = stage[0] != _NEVER
        reach = tuple(np.where(at_stage, one, whole) for one, whole in zip(stage, total, strict=True))
        has_first = first[0] != _NEVER
        early = np.where(has_first, first[0], total[0])
        has_asked = asked != _NEVER
        progress = np.full(len(asked), _CANNOT_TELL)
        on_track = (asked <= early) | (each("has_reached") & (asked <= reach[0]))
        progress[on_track] = _ON_TRACK
        late_at_origin = each("at_origin") & has_first & (asked > first[1])
        progress[late_at_origin] = _OVERDUE
        late = asked > total[1]
        progress[late] = _OVERDUE
        since = np.where(late, reach[1] + 1, np.where(late_at_origin, first[1] + 1, _NEVER))
        untold = (accepted == _NEVER) | (total[0] == _NEVER) | (asked < accepted)
        progress[untold] = _CANNOT_TELL
        progress[each("completed")] = _ON_TRACK
        since = np.where((progress == _OVERDUE) & has_asked & ~each("completed") & ~untold, since, _NEVER)
        codes = pa.array(progress.astype(np.int32), mask=~has_asked)
        told = pa.DictionaryArray.from_arrays(codes, pa.array(_PROGRESS))
        return {"progress": told, "overdue_since": _days(since)}

    def _documents(
        self,
        accepted: np.ndarray,
        total: tuple[np.ndarray, np.ndarray],
        of_rows: np.ndarray,
        beside: Sequence[tuple[Limits, Compact]],
    ) -> dict[str, pa.Array]:
        """The documents and the grade, including the calendar notices of all years counted."""
        book, known = self.answers.book, total[0] != _NEVER
        from_year = np.where(known, _years(accepted), 0)
        to_year = np.where(known, _years(total[1]), 0)
        counted = (of_rows * 10_000 + from_year) * 10_000 + to_year
        used, numbers = np.unique(counted, return_inverse=True)
        found = []
        for each in used.tolist():
            row, first, last = each // 100_000_000, each // 10_000 % 10_000, each % 10_000
            plain = beside[row][1]
            calendars = [book.calendar_citations[year] for year in range(first, last + 1)] if first else []
            ids = sorted({*plain["citations"], *(citation.id for citation in calendars)})
            grades = [grade for grade in (plain["evidence"], *(one.evidence for one in calendars)) if grade]
            weakest = max(grades, key=EVIDENCE.index, default=None)
            found.append(self.documents.number({**dict.fromkeys(FIELDS), "citations": ids, "evidence": weakest}))
        columns = self.documents.columns(np.array(found, np.int64)[numbers])
        return {name: columns[name] for name in ("citations", "evidence")}

    def _count(self, start: np.ndarray, working_days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The earliest and the latest day on which limits end; `_NEVER` if a day or a limit is not known."""
        earliest, latest = (np.full(len(start), _NEVER, np.int64) for _ in range(2))
        stated = start != _NEVER
        for number in np.unique(working_days).tolist():
            if number < 0:
                continue
            if number not in self.counted:
                self.counted[number] = _table(self.answers.book.calendar, number)
            rows = np.flatnonzero(stated & (working_days == number))
            for days, table in zip((earliest, latest), self.counted[number], strict=True):
                days[rows] = table[start[rows] - _FIRST]
        return earliest, latest


_FIRST, _LAST = date(2000, 1, 1).toordinal() - _EPOCH, date(2089, 12, 31).toordinal() - _EPOCH
"""The first and the last day that a fact can state."""


def _table(calendar: Calendar, number: int) -> tuple[np.ndarray, np.ndarray]:
    """The end of a number of working days, for every day on which they can start."""
    earliest, latest = (np.full(_LAST - _FIRST + 1, _NEVER, np.int64) for _ in range(2))
    for day in range(_FIRST, _LAST + 1):
        due = calendar.count(date.fromordinal(day + _EPOCH), number)
        if due is not None:
            earliest[day - _FIRST] = due.earliest.toordinal() - _EPOCH
            latest[day - _FIRST] = due.latest.toordinal() - _EPOCH
    return earliest, latest


def _ordinals(facts: Facts, name: str) -> np.ndarray:
    """A fact as days since 1970; `_NEVER` if it is not stated."""
    coded = facts.columns.get(name)
    if coded is None:
        return np.full(len(facts), _NEVER, np.int64)
    return spread([_NEVER if day is None else day.toordinal() - _EPOCH for day in coded.values], coded.codes)


def _years(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def _days(days: np.ndarray) -> pa.Array:
    return pa.array(days.astype(np.int32), mask=days == _NEVER).cast(pa.date32())
