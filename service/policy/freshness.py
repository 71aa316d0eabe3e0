"""Which values of the book are due for another look, and since when. Pure; based on look-ups alone.

There are three reasons. `ended`: a rule ended and nothing followed. The yearly day has passed on which a new figure
comes (`renewed` of the parameter, compared with the first day of the value) or may come (`rechecked`, compared with the
last confirmation). `unconfirmed`: nobody has confirmed the value for a year. A value with a known last day still to
come is not due by a yearly day. If the wider rule takes over by itself, an end is not a reason.
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
    """Why and since when to look again, and the last known value."""

    reason: Reason
    since: date
    value: Value


@dataclass(frozen=True, slots=True)
class DueValue:
    """One value to look up again: its key, its parameter and the reason."""

    key: str
    parameter: Parameter
    due: Due


def due_of(finding: Finding, parameter: Parameter, on: date) -> Due | None:
    """Return whether, and why, the finding of a parameter on a day is due for another look."""
    if finding.ended_by and finding.last_known and parameter.ended != "climb":
        return Due("ended", finding.ended_by.from_on, finding.last_known)
    value = finding.value
    return None if value is None else _of_value(value, parameter, on, finding.until)


def _of_value(value: Value, parameter: Parameter, on: date, until: date | None) -> Due | None:
    """Return whether, and why, a value in force on a day, up to its last day, is due."""
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
    """Yield every filed value due on a day, in the order of the files: once per key, whatever areas it reaches."""
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
    """Yield the years whose holiday notice should be out by a day and is not in the book."""
    last = on.year + 1 if on >= _day(HOLIDAYS_BY, on.year) else on.year
    first = max(book.calendar.published, default=last - 1) + 1
    yield from range(first, last + 1)


def _last(month_and_day: str, on: date) -> date:
    """Return the latest occurrence of a day of the year that is not after a day."""
    this = _day(month_and_day, on.year)
    return this if this <= on else _day(month_and_day, on.year - 1)


def _day(month_and_day: str, year: int) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


def _year_after(day: date) -> date:
    return date(day.year + 1, day.month, day.day if (day.month, day.day) != (2, 29) else 28)
