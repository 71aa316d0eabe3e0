"""Which rule changes explain why one question has different answers on two days.

The values behind the two answers are compared. A value behind only one of them is a cause if the book explains it:
between the two days its rule started, ended or was replaced, or between the two days of knowledge it was recorded or
displaced by another record. A value that is in force at both moments but used at only one is a consequence, not a
cause. Swapping the two answers gives the same causes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from service.outcome import Grounds
from service.policy.book import PolicyBook
from service.policy.values import Value

ChangeOfRule = Literal["started", "ended", "replaced", "recorded", "withdrawn"]
_ENDS = ("ended", "withdrawn")


@dataclass(frozen=True, slots=True)
class Moment:
    """The day whose rules apply, and the day as of which the book is known."""

    on: date
    known_on: date


@dataclass(frozen=True, slots=True)
class Cause:
    """One change of the book: the kind of change, the value (or the end of one), and the day it took effect."""

    change: ChangeOfRule
    value: Value
    since: date


def causes(before: tuple[Grounds, Moment], after: tuple[Grounds, Moment], book: PolicyBook) -> tuple[Cause, ...]:
    """Return each change of the book that explains how the grounds of two answers differ, ordered by day."""
    by_value: dict[Value, Cause] = {}
    for (grounds, moment), (other_grounds, other) in ((before, after), (after, before)):
        elsewhere = set(_named(other_grounds))
        for value in _named(grounds):
            cause = None if value in elsewhere else _cause(value, moment, other, book)
            if cause:
                by_value.setdefault(cause.value, cause)
    return tuple(sorted(by_value.values(), key=_order))


def _order(cause: Cause) -> tuple[date, str, str, bool, str]:
    """Order by day; of what one document does on a day, the rule that ends comes first."""
    value = cause.value
    return cause.since, value.parameter, value.citation.id, cause.change not in _ENDS, value.area


def _named(grounds: Grounds) -> Iterator[Value]:
    """Yield the values that an answer rests on or shows: values applied, claims, and what ended a rule."""
    yield from (finding.value for finding in grounds.findings if finding.value)
    yield from (claim.value for conflict in grounds.conflicts for claim in conflict.claims)
    yield from (check.ended_by for check in grounds.checks if check.ended_by)


def _cause(value: Value, moment: Moment, other: Moment, book: PolicyBook) -> Cause | None:
    """Explain why a value behind the answer at `moment` is not behind the answer at `other`; `None` if unexplained."""
    # Answers also show claims that start later. The first day of such a claim explains nothing.
    if moment.on >= value.from_on > other.on:
        if value.term is None:
            return Cause("ended", value, value.from_on)
        earlier = _opened_by(value, Moment(value.from_on - timedelta(days=1), moment.known_on), book)
        return Cause("replaced" if earlier and earlier.term is not None else "started", value, value.from_on)
    if value.recorded_on > other.known_on:
        return Cause("recorded", value, value.recorded_on)
    instead = _opened_by(value, other, book)
    if not value.applies or instead is None or instead is value:
        return None
    if instead.from_on > moment.on:
        return Cause("ended" if instead.term is None else "replaced", instead, instead.from_on)
    return Cause("withdrawn", value, instead.recorded_on)


def _opened_by(value: Value, moment: Moment, book: PolicyBook) -> Value | None:
    """Return the value (or end) in force at a moment, under the key and parameter that `value` is filed under."""
    lines = book.timelines(moment.known_on)
    for key in (value.area, f"{value.area}*"):
        if value in book.filed(key, value.parameter):
            line = lines.get((key, value.parameter))
            segment = line.at(moment.on)[0] if line else None
            return segment.opened_by if segment else None
    return None
