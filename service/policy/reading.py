"""What is looked up together in one area, and the findings through time.

A question reads several parameters of an area at once: a `Reading`. All findings between two days on which any of them
changes are one `Period`, shared by all areas with the same rules then. What depends on a period alone, such as the
rules of a question, is computed once and kept with it.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from service.policy.values import Finding, Line

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """Parameters by the purpose for which they are looked up, in order.

    Purposes in `in_province` are looked up for the province of the area, those in `in_nation` for the nation.
    """

    parameters: Mapping[str, str]
    in_province: frozenset[str] = field(default=frozenset())
    in_nation: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, parameters: Iterable[str]) -> "Reading":
        """Return a reading of parameters of the area, each under its own name."""
        return cls({name: name for name in parameters})


class Period:
    """The findings of one reading from one day until `next_on`, the day on which one look-up gives another result."""

    __slots__ = ("_kept", "findings", "next_on")

    def __init__(self, findings: Mapping[str, Finding]) -> None:
        self.findings = findings
        coming = (finding.next_on for finding in findings.values() if finding.next_on is not None)
        self.next_on: date | None = min(coming, default=None)
        self._kept: dict[Hashable, object] = {}

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is derived from the findings alone, computed once per name."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast("Kept", self._kept[name])


class Periods:
    """The periods of one reading in all areas that share its lines, each made when a day of it is first asked for."""

    __slots__ = ("_lines", "_made", "_starts")

    def __init__(self, lines: Mapping[str, Line]) -> None:
        self._lines = lines
        self._starts = sorted({start for starts, _ in lines.values() for start in starts})
        self._made: dict[int, Period] = {}

    def on(self, day: date) -> Period:
        """Return the period of a day."""
        index = bisect_right(self._starts, day)
        period = self._made.get(index)
        if period is None:
            findings = {
                purpose: findings[bisect_right(starts, day)] for purpose, (starts, findings) in self._lines.items()
            }
            period = self._made[index] = Period(findings)
        return period
