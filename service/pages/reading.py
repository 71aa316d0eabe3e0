"""The policy book as pages read it: what is in force in an area, a topic through time, what rests on a document.

Pages read the book only through this module. It judges nothing: the functions behind `/v1/policy` decide what is in
force, what conflicts and what is unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from service.api.v1.catalogue import value_wire
from service.api.v1.cited import citation_wire, conflict_wire
from service.api.v1.guides import recorded_citations, recorded_wire
from service.lookups.coverage import State, coverage, state_of
from service.lookups.known_conflicts import found_conflicts, recorded
from service.policy import survey
from service.policy.book import PolicyBook
from service.policy.guides import RecordedConflict
from service.policy.survey import Source
from service.policy.values import EVIDENCE, NATION, Area, Finding, Value
from service.wording.claims import render_value
from service.wording.sentences import Sentences

Wire = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """What a look-up from an area finds for one parameter today, and every value filed for it there."""

    title: str
    state: State
    now: Wire | None
    last: Wire | None
    level: str | None
    until: date | None
    next_on: date | None
    following: str | None
    rivals: tuple[Wire, ...]
    history: tuple[Wire, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The book on a day, in a language."""

    book: PolicyBook
    words: Sentences
    today: date

    def topics(self) -> tuple[str, ...]:
        """Return every topic, in the order of the catalogue of parameters."""
        return tuple(dict.fromkeys(parameter.topic for parameter in self.book.parameters.values()))

    def name(self, code: str) -> str:
        """Return the name of an area or of the nation."""
        area = self.book.areas.get(code)
        return self.words.area(area) if area else self.words.word("general", "nation")

    def provinces(self) -> tuple[tuple[Area, tuple[Area, ...]], ...]:
        """Return every province with its areas."""
        within: dict[str, list[Area]] = {}
        for area in self.book.areas.values():
            within.setdefault(area.province, []).append(area)
        return tuple(
            (self.book.areas[code], tuple(area for area in areas if area.code != code))
            for code, areas in within.items()
        )

    def with_values(self) -> frozenset[str]:
        """Return the areas under which something is filed."""
        return frozenset(value.area for _, value in self.book.values())

    def held(self, code: str) -> Mapping[str, tuple[Held, ...]]:
        """Return what is in force in an area, by topic: every parameter with any entry."""
        view = self.book.at(None if code == NATION else code, self.today, self.today)
        by_topic: dict[str, list[Held]] = {}
        for parameter in self.book.parameters.values():
            finding = view.find(parameter.name)
            filed = self._filed(code, parameter.name)
            if finding.value or finding.last_known or filed:
                by_topic.setdefault(parameter.topic, []).append(self._held(finding, filed))
        return {topic: tuple(items) for topic, items in by_topic.items()}

    def open_in(self, code: str) -> Mapping[str, tuple[str, ...]]:
        """Return the parameters with nothing known for an area, by topic."""
        rows = {row.topic: row.parameters for row in coverage(self.book, self.today, self.today) if row.area == code}
        open_topics = {
            topic: tuple(self.words.topic(name) for name, state in states if state == "unknown")
            for topic, states in rows.items()
        }
        return {topic: names for topic, names in open_topics.items() if names}

    def _filed(self, code: str, parameter: str) -> tuple[Wire, ...]:
        keys = (code,) if code == NATION else (code, f"{code}*")
        return tuple(
            self.value(value, key)
            for key in keys
            for value in sorted(self.book.filed(key, parameter), key=lambda other: other.from_on, reverse=True)
        )

    def _held(self, finding: Finding, filed: tuple[Wire, ...]) -> Held:
        key = {"area": "", "province": "*", "national": NATION}
        following = finding.following

        def wired(value: Value | None) -> Wire | None:
            if value is None:
                return None
            level = finding.level or "area"
            return self.value(value, NATION if value.area == NATION else value.area + key[level].replace(NATION, ""))

        return Held(
            title=self.words.topic(finding.parameter),
            state=state_of(finding),
            now=wired(finding.value),
            last=wired(finding.last_known),
            level=finding.level,
            until=finding.until,
            next_on=finding.next_on,
            following=render_value(following, self.words) if following and following.term is not None else None,
            rivals=tuple(self.value(rival, rival.area) for rival in finding.rivals),
            history=filed,
        )

    def value(self, value: Value, key: str) -> Wire:
        """Return a dated value as the API publishes it, with the name of its area and its document."""
        source = value.citation.source or value.citation.id
        until = self.book.last_day(value)
        return {**value_wire(value, key, self.words), "area": self.name(value.area), "source": source, "until": until}

    def of_topic(self, topic: str) -> tuple[tuple[str, tuple[Wire, ...]], ...]:
        """Return every parameter of a topic with its values, by area, through time."""
        return tuple(
            (self.words.topic(name), tuple(self._values_of(name)))
            for name, parameter in self.book.parameters.items()
            if parameter.topic == topic
        )

    def _values_of(self, name: str) -> Iterator[Wire]:
        filed = [(key, value) for key, value in self.book.values() if value.parameter == name]
        for key, value in sorted(filed, key=lambda entry: (entry[1].area, entry[1].from_on)):
            yield self.value(value, key)

    def sources(self) -> tuple[Source, ...]:
        """Return every document."""
        return survey.sources(self.book)

    def source(self, name: str) -> Source | None:
        """Return one document."""
        return next((document for document in self.sources() if source_id(document) == name), None)

    def source_of(self, citation: str) -> Source | None:
        """Return the document of a citation."""
        return next((document for document in self.sources() if citation in document.citations), None)

    def rest_on(self, source: Source) -> tuple[Wire, ...]:
        """Return the values that rest on a document."""
        return tuple(
            self.value(value, key)
            for key, value in self.book.values()
            if (value.citation.source or value.citation.id) == source_id(source)
        )

    def conflicts(self, area: str | None = None) -> tuple[Wire, ...]:
        """Return every conflict, or those filed under an area; claims that read the same in words are left out."""
        listed = [
            *self._found(),
            *(self._recorded(conflict) for conflict in recorded(self.book, self.today, self.today)),
        ]
        return tuple(conflict for conflict in listed if area in (None, conflict["area_code"]))

    def _found(self) -> Iterator[Wire]:
        for disagreement in found_conflicts(self.book, self.today, self.today):
            wire = conflict_wire(disagreement.conflict, self.words)
            if len({claim["claim"] for claim in wire["claims"]}) > 1:
                cited = {
                    claim.value.citation.id: citation_wire(claim.value.citation, None, None)
                    for claim in disagreement.conflict.claims
                }
                yield {**wire, "area_code": disagreement.area, "area": self.name(disagreement.area), "cited": cited}

    def _recorded(self, conflict: RecordedConflict) -> Wire:
        code = conflict.area or NATION
        wire = recorded_wire(conflict, self.words)
        return {**wire, "area_code": code, "area": self.name(code), "cited": recorded_citations(conflict, self.book)}

    def coming(self) -> tuple[Wire, ...]:
        """Return the changes that are known to come."""
        return tuple(
            {
                **self.value(change.value, change.key),
                "before": render_value(change.before, self.words)
                if change.before and change.before.term is not None
                else None,
            }
            for change in survey.changes(self.book, self.today)
            if change.value.from_on > self.today
        )

    def states(self) -> Mapping[str, Mapping[State, int]]:
        """Return how many areas are in which state, by topic."""
        counted: dict[str, dict[State, int]] = {}
        for row in coverage(self.book, self.today, self.today):
            if row.area != NATION:
                of_topic = counted.setdefault(row.topic, {})
                of_topic[row.state] = of_topic.get(row.state, 0) + 1
        return counted

    def expired(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return areas and topics whose last known rule has ended, with the parameters."""
        rows = (
            (row.area, row.topic, tuple(self.words.topic(name) for name, state in row.parameters if state == "expired"))
            for row in coverage(self.book, self.today, self.today)
            if any(state == "expired" for _, state in row.parameters)
        )
        return tuple(rows)

    def grades(self) -> Mapping[str, Mapping[str, int]]:
        """Return the number of areas with a rule of their own or their province, by topic and strongest evidence."""
        return _grades(self.book, self.today)


def source_id(source: Source) -> str:
    """Return the name of a document in addresses."""
    return source.citation.source or source.citation.id


@lru_cache(maxsize=4)
def _grades(book: PolicyBook, today: date) -> Mapping[str, Mapping[str, int]]:
    within: dict[str, list[str]] = {}
    for area in book.areas.values():
        within.setdefault(area.province, []).append(area.code)
    firmest: dict[str, dict[str, int]] = {}
    for (key, parameter), line in book.timelines(today).items():
        segment, _ = line.at(today)
        if key == NATION or segment is None or segment.value is None:
            continue
        grade = EVIDENCE.index(segment.value.citation.evidence)
        of_topic = firmest.setdefault(book.parameters[parameter].topic, {})
        for code in within.get(key[:-1], ()) if key.endswith("*") else (key,):
            of_topic[code] = min(grade, of_topic.get(code, grade))
    return {
        topic: {grade: list(areas.values()).count(index) for index, grade in enumerate(EVIDENCE)}
        for topic, areas in firmest.items()
    }
