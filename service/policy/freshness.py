"""What of the book is due for another look, and since when. Pure, read off what a look-up finds.

Three reasons: a rule ended and nothing followed (`ended`); the yearly day has passed on which a new figure comes
(`renewed` of the parameter, judged by the first day of the value) or on which it may change (`rechecked`, judged by the
day of the last confirmation); and nobody has confirmed the value for a year (`unconfirmed`). A value whose last day is
known and still to come is not due by a yearly day. Where the wider rule takes over by itself, an end is no reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.policy.book import PolicyBook
from service.policy.values import Finding, Parameter, Value

Reason = Literal["ended", "yearly", "unconfirmed"]
REASONS: tuple[Reason, ...] = ("ended", "yearly", "unconfirmed")
HOLIDAYS_BY = "12-01"
"""The day of a year by which the holiday notice of the next one is usually out."""


@dataclass(frozen=True, slots=True)
class Due:
    """Why to look again, since which day, and the value that was known last."""

    reason: Reason
    since: date
    value: Value


@dataclass(frozen=True, slots=True)
class DueValue:
    """One thing to look again for: the key it is filed under, its parameter and why."""

    key: str
    parameter: Parameter
    due: Due


def due_of(finding: Finding, parameter: Parameter, on: date) -> Due | None:
    """Whether what is found of a parameter on a day is due for another look."""
    if finding.ended_by and finding.last_known and parameter.ended != "climb":
        return Due("ended", finding.ended_by.from_on, finding.last_known)
    value = finding.value
    return None if value is None else _of_value(value, parameter, on, finding.until)


def _of_value(value: Value, parameter: Parameter, on: date, until: date | None) -> Due | None:
    """Whether a value in force on a day, up to its last day, is due."""
    yearly: list[date] = []
    if until is None and parameter.renewed and value.from_on < (day := _last(parameter.renewed, on)):
        yearly.append(day)
    if until is None and parameter.rechecked and value.confirmed_on < (day := _last(parameter.rechecked, on)):
        yearly.append(day)
    if yearly:
        return Due("yearly", min(yearly), value)
    anniversary = _year_after(value.confirmed_on)
    return Due("unconfirmed", anniversary, value) if anniversary <= on else None


def due_values(book: PolicyBook, on: date, known_on: date) -> Iterator[DueValue]:
    """Everything filed that is due on a day, in the order of the files: each key once, whatever areas it reaches."""
    for (key, name), line in book.timelines(known_on).items():
        parameter = book.parameters[name]
        segment, _ = line.at(on)
        if segment is None:
            continue
        if segment.value is not None:
            due = _of_value(segment.value, parameter, on, segment.until)
        elif segment.ended is not None and parameter.ended != "climb":
            due = Due("ended", segment.opened_by.from_on, segment.ended)
        else:
            due = None
        if due:
            yield DueValue(key, parameter, due)


def years_without_notice(book: PolicyBook, on: date) -> Iterator[int]:
    """The years whose holiday notice should be out by a day and is not in the book."""
    last = on.year + 1 if on >= _day(HOLIDAYS_BY, on.year) else on.year
    first = max(book.calendar.published, default=last - 1) + 1
    yield from range(first, last + 1)


def _last(month_and_day: str, on: date) -> date:
    """The latest such day of a year that is not after a day."""
    this = _day(month_and_day, on.year)
    return this if this <= on else _day(month_and_day, on.year - 1)


def _day(month_and_day: str, year: int) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


def _year_after(day: date) -> date:
    return date(day.year + 1, day.month, day.day if (day.month, day.day) != (2, 29) else 28)
