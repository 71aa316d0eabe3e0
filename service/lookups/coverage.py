"""Coverage of the book: for every area and topic, how well a look-up is answered on a day.

A value in force is `known`, or `cautious` if it is only advisory. A topic is `conflicting` if sources disagree and
nothing decides between them, `expired` if the last rule has ended, `unknown` if nothing is filed. Computed once a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from service.policy.book import PolicyBook
from service.policy.values import NATION, Area, Finding
from service.reasoning.rivalry import rivalry

State = Literal["known", "cautious", "expired", "conflicting", "unknown"]
STATES: tuple[State, ...] = ("conflicting", "expired", "cautious", "known", "unknown")
"""Worst first: the state of a topic is the worst state of its parameters that have any entry."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a topic in an area, parameter by parameter."""

    area: str
    topic: str
    state: State
    parameters: tuple[tuple[str, State], ...]


@lru_cache(maxsize=2)
def coverage(book: PolicyBook, on: date, known_on: date) -> tuple[Coverage, ...]:
    """Return the coverage of every topic in every area on a day, as known on another; the nation first.

    Areas that never differ share their rows, and every area the states of the nation where it has no value of its own.
    """
    topics: dict[str, list[str]] = {}
    for parameter in book.parameters.values():
        topics.setdefault(parameter.topic, []).append(parameter.name)
    filed: dict[str, set[str]] = {}
    for key, name in book.timelines(known_on):
        filed.setdefault(key, set()).add(name)
    of_nation = book.at(None, on, known_on)
    nation = {name: state_of(of_nation.find(name)) for name in book.parameters}
    national = {topic: _row(topic, {name: nation[name] for name in topics[topic]}) for topic in sorted(topics)}

    def rows_of(area: Area) -> list[_Row]:
        view = book.at(area.code, on, known_on)
        own = filed.get(area.code, set()) | filed.get(f"{area.province}*", set())
        states = nation | {name: state_of(view.find(name)) for name in own}
        changed = {book.parameters[name].topic for name in own}
        return [
            _row(topic, {name: states[name] for name in topics[topic]}) if topic in changed else row
            for topic, row in national.items()
        ]

    class_of, examples = book.grouping.classes(tuple(book.parameters), known_on)
    rows = [rows_of(book.areas[code]) for code in examples]
    listed = [(NATION, list(national.values()))]
    listed += [(code, rows[index]) for code, index in zip(book.areas, class_of, strict=True)]
    return tuple(Coverage(code, *row) for code, topic_rows in listed for row in topic_rows)


_Row = tuple[str, State, tuple[tuple[str, State], ...]]


def _row(topic: str, states: Mapping[str, State]) -> _Row:
    """Return a topic with its state and the states of its parameters."""
    known = [state for state in states.values() if state != "unknown"]
    return topic, (min(known, key=STATES.index) if known else "unknown"), tuple(states.items())


def state_of(finding: Finding) -> State:
    """Return how well a look-up is answered."""
    value = finding.value
    if value is None:
        return "expired" if finding.last_known else "unknown"
    conflict = rivalry(finding)
    if conflict and conflict.precedence == "undecided":
        return "conflicting"
    return "cautious" if value.standing == "advisory" else "known"
