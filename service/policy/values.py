"""Dated, cited values, and what is found of one parameter through time.

A look-up climbs from the most local level as far as a day has nothing there; `Finding` says what it met on the way.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from service.policy.terms import Plain, Term

NATION = "000000"
EVIDENCE = ("official", "press", "unofficial", "recalled", "seed")
"""Grades of evidence, strongest first."""

Level = Literal["area", "province", "national"]
HoleReason = Literal["area_not_covered", "no_rule_in_force"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands: document, article, issuer, dates and the grade of the evidence for it."""

    id: str
    title: str
    document_number: str | None
    article: str | None
    issuer: str | None
    issuer_level: str
    published_on: str | None
    url: str | None
    evidence: str
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One dated, cited value of a parameter. A `term` of `None` is the end of the rule before it.

    `standing` is `rule`, `advisory` (shown with a caution), `superseded` (kept as history) or `claim` (said by
    somebody, never applied). `start_stated` is false when the source gives no first day, so that `from_on` is only
    the day of the source.
    """

    parameter: str
    area: str
    from_on: date
    start_stated: bool
    term: Term
    raw: Plain
    citation: Citation
    standing: Literal["rule", "advisory", "superseded", "claim"]
    recorded_on: date
    confirmed_on: date
    cautions: tuple[str, ...]

    @property
    def applies(self) -> bool:
        """Whether it may be the answer, rather than history or a claim."""
        return self.standing in ("rule", "advisory")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter is: its topic, titles, the shape of its values and how far a look-up climbs.

    `renewed` is the day of the year (`MM-DD`) by which a new figure usually comes, `rechecked` the one on which the
    figure may change.
    """

    name: str
    topic: str
    title: Mapping[str, str]
    type: str
    choices: tuple[str, ...]
    reach: tuple[Level, ...]
    ended: Literal["hole", "climb", "lapse"]
    renewed: str | None = None
    rechecked: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A pooling area: six digits of GB/T 2260, its names, and the code of its province."""

    code: str
    name: str
    english_name: str
    level: Literal["province", "prefecture", "county"]
    province: str


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that rules do not tell apart, by province."""

    by_province: Mapping[str, tuple[str, ...]]

    @property
    def example(self) -> str:
        """The first of them."""
        return next(iter(self.by_province.values()))[0]

    @property
    def codes(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(code for codes in self.by_province.values() for code in codes)


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one look-up: a value in force, or a hole with its reason.

    `until` is the last day of the value where the book knows one, `next_on` the first day on which this look-up gives
    something else and `following` the value (or the end) that comes then. `last_known` is the more local rule that
    ended before that day and `ended_by` what ended it: before a hole, or before the wider rule that applies again.
    `rivals` is what other sources say of the same days. What comes is no part of what is found: it is not compared.
    """

    parameter: str
    value: Value | None
    level: Level | None
    until: date | None
    hole: HoleReason | None
    last_known: Value | None
    next_on: date | None = field(compare=False)
    following: Value | None = field(compare=False)
    rivals: tuple[Value, ...]
    ended_by: Value | None = None

    @property
    def term(self) -> Term:
        """The value's content, or `None` for a hole."""
        return self.value.term if self.value else None


@dataclass(frozen=True, slots=True)
class _Segment:
    """What one level says from a day on, until the next segment starts."""

    opened_by: Value
    value: Value | None
    ended: Value | None
    until: date | None
    rivals: tuple[Value, ...]


class Timeline:
    """The segments of one parameter at one level, by first day; `renewed`: a new figure comes each year."""

    __slots__ = ("_segments", "starts")

    def __init__(self, values: Sequence[Value], *, renewed: bool) -> None:
        starts = sorted({value.from_on for value in values if value.applies})
        self.starts = starts
        self._segments = [
            _segment(values, start, starts[index + 1] if index + 1 < len(starts) else None, renewed=renewed)
            for index, start in enumerate(starts)
        ]

    def at(self, on: date) -> tuple[_Segment | None, Value | None]:
        """The segment in force on a day, and the value or the end that opens the one after it."""
        index = bisect_right(self.starts, on)
        following = self._segments[index].opened_by if index < len(self.starts) else None
        return (self._segments[index - 1] if index else None), following


def _segment(values: Sequence[Value], start: date, after: date | None, *, renewed: bool) -> _Segment:
    chosen = min(
        (value for value in values if value.applies and value.from_on == start),
        key=lambda value: (EVIDENCE.index(value.citation.evidence), -value.recorded_on.toordinal()),
    )
    until = after - timedelta(days=1) if after else None
    if chosen.term is None:
        before = [value for value in values if value.applies and value.from_on < start and value.term is not None]
        return _Segment(chosen, None, before[-1] if before else None, until, ())
    rivals = tuple(
        value
        for value in values
        if value is not chosen
        and value.term is not None
        and value.standing != "superseded"
        and value.citation.id != chosen.citation.id
        and (
            value.from_on == start
            or value.standing == "claim"
            or (not value.start_stated and _may_hold(values, value, start, renewed=renewed))
        )
    )
    return _Segment(chosen, chosen, None, until, rivals)


def _may_hold(values: Sequence[Value], value: Value, on: date, *, renewed: bool) -> bool:
    """Whether a value without a stated start may hold on a day: not outside its own time, where its end is known.

    A figure that is renewed each year ends with the next one, any other where its own source says.
    """
    ends = [
        each.from_on
        for each in values
        if each.applies
        and each.from_on > value.from_on
        and (renewed or (each.term is None and each.citation.id == value.citation.id))
    ]
    return not ends or value.from_on <= on < min(ends)


Line = tuple[Sequence[date], Sequence[Finding]]
"""The days on which another thing is found of one parameter, and what: before the first of them, and from each on."""


def found(definition: Parameter, levels: Iterable[tuple[Level, Timeline]], on: date) -> Finding:
    """What is found of a parameter on a day, climbing from the most local level."""
    parameter = definition.name
    coming: list[Value] = []
    last_known: Value | None = None
    ended_by: Value | None = None
    for level, timeline in levels:
        segment, following = timeline.at(on)
        if following:
            coming.append(following)
        if segment is None:
            continue
        after = min(coming, key=_start, default=None)
        next_on = after.from_on if after else None
        if segment.value is not None:
            told = (last_known, ended_by) if definition.ended == "lapse" else (None, None)
            return Finding(
                parameter, segment.value, level, segment.until, None, told[0], next_on, after, segment.rivals, told[1]
            )
        last_known, ended_by = last_known or segment.ended, ended_by or segment.opened_by
        if definition.ended == "hole":
            return Finding(parameter, None, level, None, "no_rule_in_force", last_known, next_on, after, (), ended_by)
    reason: HoleReason = "no_rule_in_force" if last_known or coming else "area_not_covered"
    after = min(coming, key=_start, default=None)
    return Finding(parameter, None, None, None, reason, last_known, after.from_on if after else None, after, ())


def _start(value: Value) -> date:
    return value.from_on
