"""Surveys of the whole book: its sources and its dated changes. Pure, and computed once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from service.policy.book import EVIDENCE, Citation, PolicyBook, Value


@dataclass(frozen=True, slots=True)
class Source:
    """One document, with what rests on it."""

    citation: Citation
    values: int
    evidence: tuple[str, ...]
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change of a parameter under one key: what held before (`None` = nothing) and what holds from then."""

    key: str
    value: Value
    before: Value | None
    kind: Literal["starts", "changes", "same_value", "ends"]


@lru_cache(maxsize=4)
def sources(book: PolicyBook) -> tuple[Source, ...]:
    """Every document cited by a value, a guide, a recorded conflict or the calendar, by its key."""
    uses: dict[str, list[tuple[Citation, str | None, str | None]]] = {}
    for key, value in book.values():
        topic = book.parameters[value.parameter].topic
        uses.setdefault(value.citation.source, []).append((value.citation, key.removesuffix("*"), topic))
    for citation in (*_cited_apart(book), *book.calendar_citations.values()):
        uses.setdefault(citation.source or citation.id, []).append((citation, None, None))
    return tuple(_source(uses[key]) for key in sorted(uses))


def _cited_apart(book: PolicyBook) -> Iterator[Citation]:
    """The citations of guides and recorded conflicts that no value has."""
    of_values = {value.citation.id for _, value in book.values()}
    cited = [name for guide in book.guides.values() for item in guide.items for name in item.cites]
    cited += [claim.cites for conflict in book.recorded_conflicts for claim in conflict.claims]
    for name in dict.fromkeys(cited):
        if name not in of_values:
            yield book.supports(name)[0].citation


def _source(uses: list[tuple[Citation, str | None, str | None]]) -> Source:
    return Source(
        citation=uses[0][0],
        values=sum(area is not None for _, area, _ in uses),
        evidence=tuple(grade for grade in EVIDENCE if any(grade == each.evidence for each, _, _ in uses)),
        areas=tuple(sorted({area for _, area, _ in uses if area})),
        topics=tuple(sorted({topic for _, _, topic in uses if topic})),
        citations=tuple(sorted({citation.id for citation, _, _ in uses})),
    )


@lru_cache(maxsize=4)
def changes(book: PolicyBook, known_on: date) -> tuple[Change, ...]:
    """Every dated change, in order of its day, then of area and parameter."""
    found = []
    for (key, parameter), line in book.timelines(known_on).items():
        starts = {
            value.from_on for value in book.filed(key, parameter) if value.applies and value.recorded_on <= known_on
        }
        for start in sorted(starts):
            segment, _ = line.at(start)
            earlier, _ = line.at(start - timedelta(days=1))
            before = earlier.value if earlier else None
            if segment is not None and (segment.value or before):
                found.append(Change(key, segment.opened_by, before, _kind(segment.value, before)))
    return tuple(sorted(found, key=lambda each: (each.value.from_on, each.key, each.value.parameter)))


def _kind(value: Value | None, before: Value | None) -> Literal["starts", "changes", "same_value", "ends"]:
    if value is None:
        return "ends"
    if before is None:
        return "starts"
    return "same_value" if before.raw == value.raw else "changes"
