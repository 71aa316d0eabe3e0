"""What is looked up together in one area, and what is found of it through time.

A question reads several parameters of an area at once: a `Reading`. Between two days on which any of them changes, all
that it finds is one `Period`, shared by all areas with the same rules there. What follows from a period alone, such as
the rules of a question, is worked out once and kept with it.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - an annotation that is kept.
from typing import TypeVar, cast

from service.policy.values import Finding

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """Parameters by the purpose for which they are looked up, in order.

    Those of the purposes `in_province` are looked up for the province of the area, `in_nation` for the nation.
    """

    parameters: Mapping[str, str]
    in_province: frozenset[str] = field(default=frozenset())
    in_nation: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, parameters: Iterable[str]) -> "Reading":
        """Parameters that are looked up in the area, each under its own name."""
        return cls({name: name for name in parameters})


class Period:
    """What one reading finds from one day on, until `next_on`, the day on which one look-up gives something else."""

    __slots__ = ("_kept", "findings", "next_on")

    def __init__(self, findings: Mapping[str, Finding]) -> None:
        self.findings = findings
        coming = (finding.next_on for finding in findings.values() if finding.next_on is not None)
        self.next_on: date | None = min(coming, default=None)
        self._kept: dict[Hashable, object] = {}

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """What follows from the findings alone, by a name of its own; made once."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast("Kept", self._kept[name])

    def same_as(self, other: "Period") -> bool:
        """Whether both find the same."""
        return self is other or self.findings == other.findings
