"""Which rules of the book make two answers to one question differ, when it is asked for two days.

What the two answers rest on is compared value by value. A value that only one of them rests on is a cause where the
book itself explains it: the rule started, ended or was replaced between the days asked for, or was recorded or
displaced by another record between the days of knowledge. A value that holds at both moments and is used at one only
follows from other causes and is none. Causes do not depend on which of the two answers comes first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from service.outcome import Grounds
from service.policy.book import PolicyBook
from service.policy.values import Value

ChangeOfRule = Literal["started", "ended", "replaced", "recorded", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day for which the rules are asked, and the day whose knowledge is used."""

    on: date
    known_on: date


@dataclass(frozen=True, slots=True)
class Cause:
    """One change of the book: what happened, with which value (or end of one), and since which day."""

    change: ChangeOfRule
    value: Value
    since: date


def causes(before: tuple[Grounds, Moment], after: tuple[Grounds, Moment], book: PolicyBook) -> tuple[Cause, ...]:
    """Every change of the book by which the grounds of two answers differ, each once, in the order of its day."""
    found: dict[Value, Cause] = {}
    for (here, moment), (there, other) in ((before, after), (after, before)):
        elsewhere = set(_named(there))
        for value in _named(here):
            cause = None if value in elsewhere else _cause(value, moment, other, book)
            if cause:
                found.setdefault(cause.value, cause)
    return tuple(sorted(found.values(), key=lambda each: (each.since, each.value.parameter, each.value.citation.id)))


def _named(grounds: Grounds) -> Iterator[Value]:
    """What an answer rests on or shows: values applied, claims, and what ended a rule."""
    yield from (finding.value for finding in grounds.findings if finding.value)
    yield from (claim.value for conflict in grounds.conflicts for claim in conflict.claims)
    yield from (check.ended_by for check in grounds.checks if check.ended_by)


def _cause(value: Value, moment: Moment, other: Moment, book: PolicyBook) -> Cause | None:
    """Why the answer at the other moment does not rest on a value that the answer at this one rests on."""
    # A claim is shown before the day from which it is filed too: that day then explains nothing.
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
    """The value or end that rules at a moment where a value is filed."""
    lines = book.timelines(moment.known_on)
    for key in (value.area, f"{value.area}*"):
        if value in book.filed(key, value.parameter):
            line = lines.get((key, value.parameter))
            segment = line.at(moment.on)[0] if line else None
            return segment.opened_by if segment else None
    return None
