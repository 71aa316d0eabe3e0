"""Every conflict between sources that the book knows on a day: found among its values, or recorded as data.

A value in force conflicts with rivals of the same days at its own level. A claim filed under a more local key conflicts
with the rule that a look-up from there finds. Only `rivalry` decides which one is applied, and why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from service.lookups.guides import recorded_conflicts
from service.outcome import Conflict
from service.policy.book import PolicyBook
from service.policy.guides import RecordedConflict
from service.policy.values import NATION, Finding, Level
from service.reasoning.rivalry import rivalry


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict found among values, with its key and topic."""

    key: str
    topic: str
    conflict: Conflict

    @property
    def area(self) -> str:
        """The area it is filed under."""
        return self.key.removesuffix("*")


@lru_cache(maxsize=8)
def found_conflicts(book: PolicyBook, on: date, known_on: date) -> tuple[Disagreement, ...]:
    """Return the conflicts among values, by area and parameter."""
    return tuple(_found(book, on, known_on))


def _found(book: PolicyBook, on: date, known_on: date) -> Iterator[Disagreement]:
    keys = dict.fromkeys((key, value.parameter) for key, value in book.values())
    lines = book.timelines(known_on)
    for key, parameter in sorted(keys):
        line = lines.get((key, parameter))
        segment, following = line.at(on) if line else (None, None)
        code = key.removesuffix("*")
        said_here = [value for value in book.filed(key, parameter) if value.recorded_on <= known_on]
        claims = [value for value in said_here if value.standing == "claim" and value.from_on <= on]
        if segment is not None:
            level: Level = "national" if key == NATION else "province" if key.endswith("*") else "area"
            next_on = following.from_on if following else None
            finding = Finding(
                parameter, segment.value, level, segment.until, None, None, next_on, following, segment.rivals
            )
            conflict = rivalry(finding, claims)
        elif claims:
            conflict = rivalry(book.at(None if key == NATION else code, on, known_on).find(parameter), claims)
        else:
            continue
        if conflict and len(conflict.claims) > 1:
            yield Disagreement(key, book.parameters[parameter].topic, conflict)


def recorded(book: PolicyBook, on: date, known_on: date) -> tuple[RecordedConflict, ...]:
    """Return the recorded conflicts of all areas that stand on a day."""
    areas = dict.fromkeys(conflict.area for conflict in book.recorded_conflicts)
    standing = {
        conflict.id: conflict for area in areas for conflict in recorded_conflicts(book, book.at(area, on, known_on))
    }
    return tuple(standing[conflict.id] for conflict in book.recorded_conflicts if conflict.id in standing)
