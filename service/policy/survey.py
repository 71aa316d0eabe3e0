"""Surveys of the whole book: its sources and its dated changes. Pure, and computed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from service.policy.book import PolicyBook
from service.policy.values import EVIDENCE, Citation, Value


@dataclass(frozen=True, slots=True)
class Use:
    """What rests on a document on which days: an area's value of a topic, or a guide, conflict or calendar."""

    citation: Citation
    area: str | None
    topic: str | None
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """One document, with what rests on it."""

    citation: Citation
    values: int
    evidence: tuple[str, ...]
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    citations: tuple[str, ...]
    uses: tuple[Use, ...]

    def serves(self, area: str | None, topic: str | None, on: date | None) -> bool:
        """Whether anything that rests on it concerns an area, a topic and a day, each if asked for."""
        return any(
            area in (None, use.area)
            and topic in (None, use.topic)
            and (on is None or (use.first <= on and (use.last is None or on <= use.last)))
            for use in self.uses
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change of a parameter under one key: the value before (`None` = nothing) and the value from then on."""

    key: str
    value: Value
    before: Value | None
    kind: Literal["starts", "changes", "same_value", "ends"]


@lru_cache(maxsize=4)
def sources(book: PolicyBook) -> tuple[Source, ...]:
    """Return every document cited by a value, a guide, a recorded conflict or the calendar, by its key."""
    uses: dict[str, list[Use]] = {}
    for use in (*_of_values(book), *_cited_apart(book), *_of_calendar(book)):
        uses.setdefault(use.citation.source or use.citation.id, []).append(use)
    return tuple(_source(uses[key]) for key in sorted(uses))


def _of_values(book: PolicyBook) -> Iterator[Use]:
    for key, value in book.values():
        topic = book.parameters[value.parameter].topic
        yield Use(value.citation, key.removesuffix("*"), topic, value.from_on, book.last_day(value))


def _of_calendar(book: PolicyBook) -> Iterator[Use]:
    for year, citation in book.calendar_citations.items():
        yield Use(citation, None, None, date(year, 1, 1), date(year, 12, 31))


def _cited_apart(book: PolicyBook) -> Iterator[Use]:
    """Yield the citations of guides and recorded conflicts that no value has."""
    of_values = {value.citation.id for _, value in book.values()}
    cited = [name for guide in book.guides.values() for item in guide.items for name in item.cites]
    cited += [claim.cites for conflict in book.recorded_conflicts for claim in conflict.claims]
    for name in dict.fromkeys(cited):
        if name not in of_values:
            for support in book.supports(name):
                yield Use(support.citation, None, None, support.from_on, support.until)


def _source(uses: list[Use]) -> Source:
    return Source(
        citation=uses[0].citation,
        values=sum(use.area is not None for use in uses),
        evidence=tuple(grade for grade in EVIDENCE if any(grade == use.citation.evidence for use in uses)),
        areas=tuple(sorted({use.area for use in uses if use.area})),
        topics=tuple(sorted({use.topic for use in uses if use.topic})),
        citations=tuple(sorted({use.citation.id for use in uses})),
        uses=tuple(uses),
    )


@lru_cache(maxsize=4)
def changes(book: PolicyBook, known_on: date) -> tuple[Change, ...]:
    """Return every dated change, in order of day, then of area and parameter."""
    listed = []
    for (key, parameter), line in book.timelines(known_on).items():
        starts = {
            value.from_on for value in book.filed(key, parameter) if value.applies and value.recorded_on <= known_on
        }
        for start in sorted(starts):
            segment, _ = line.at(start)
            earlier, _ = line.at(start - timedelta(days=1))
            before = earlier.value if earlier else None
            if segment is not None and (segment.value or before):
                listed.append(Change(key, segment.opened_by, before, _kind(segment.value, before)))
    return tuple(sorted(listed, key=lambda change: (change.value.from_on, change.key, change.value.parameter)))


def _kind(value: Value | None, before: Value | None) -> Literal["starts", "changes", "same_value", "ends"]:
    if value is None:
        return "ends"
    if before is None:
        return "starts"
    return "same_value" if before.raw == value.raw else "changes"
