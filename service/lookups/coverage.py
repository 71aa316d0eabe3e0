"""What the book covers: for every area and topic, how well a look-up is answered on a day.

A value in force is known, or cautious where it is only advisory; conflicting where sources disagree and nothing decides
between them; expired where the last rule ended; unknown where nothing is filed. Computed once a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from service.outcome import rivalry
from service.policy.book import NATION, Finding, PolicyBook

State = Literal["known", "cautious", "expired", "conflicting", "unknown"]
STATES: tuple[State, ...] = ("conflicting", "expired", "cautious", "known", "unknown")
"""Worst first: the state of a topic is the worst of its parameters that anything is said of."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the book knows of a topic in an area, parameter by parameter."""

    area: str
    topic: str
    state: State
    parameters: tuple[tuple[str, State], ...]


@lru_cache(maxsize=8)
def coverage(book: PolicyBook, on: date, known_on: date) -> tuple[Coverage, ...]:
    """What the book knows of every topic in every area on a day, as known on another; the nation first.

    A parameter is looked up once for each key that holds it; areas without a key of their own share the result.
    """
    lines = book.timelines(known_on)
    topics: dict[str, list[str]] = {}
    for parameter in book.parameters.values():
        topics.setdefault(parameter.topic, []).append(parameter.name)
    shared: dict[tuple[str, str], State] = {}
    rows = []
    for code, province in [(NATION, NATION), *((area.code, area.province) for area in book.areas.values())]:
        view = book.at(None if code == NATION else code, on, known_on)
        states: dict[str, State] = {}
        for name in book.parameters:
            key = next((each for each in (code, f"{province}*") if (each, name) in lines), NATION)
            if (key, name) not in shared:
                shared[key, name] = state_of(view.find(name))
            states[name] = shared[key, name]
        rows += [Coverage(code, topic, *_summed(states, topics[topic])) for topic in sorted(topics)]
    return tuple(rows)


def _summed(states: Mapping[str, State], names: list[str]) -> tuple[State, tuple[tuple[str, State], ...]]:
    listed = tuple((name, states[name]) for name in names)
    said = [state for _, state in listed if state != "unknown"]
    return (min(said, key=STATES.index) if said else "unknown"), listed


def state_of(finding: Finding) -> State:
    """How well a look-up is answered."""
    value = finding.value
    if value is None:
        return "expired" if finding.last_known else "unknown"
    conflict = rivalry(finding)
    if conflict and conflict.precedence == "undecided":
        return "conflicting"
    return "cautious" if value.standing == "advisory" else "known"
