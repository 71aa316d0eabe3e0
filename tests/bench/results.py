"""What was measured: rows with the values of all rounds, and the bar that each is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from tests.bench.load import Turn

OURS = "this service"


@dataclass(frozen=True)
class Bar:
    """What the median has to be at most, or at least."""

    limit: float
    side: Literal["most", "least"] = "most"

    def kept(self, value: float) -> bool:
        return value <= self.limit if self.side == "most" else value >= self.limit

    def __str__(self) -> str:
        return f"at {self.side} {self.limit:g}"


@dataclass(frozen=True)
class Row:
    """One line of the table: a value for each round, in the order in which they were measured."""

    part: str
    what: str
    unit: str
    values: Sequence[float]
    bar: Bar | None = None
    plotted: bool = False

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def kept(self) -> bool | None:
        """Whether the bar is reached, or `None` where there is none."""
        return self.bar.kept(self.median) if self.bar else None


def ratios(
    part: str, found: Mapping[str, Sequence[float]], to: str, bars: Mapping[str, Bar], *, plotted: bool = False
) -> list[Row]:
    """What was found of each but one, as a multiple of what was found of that one in the same round."""
    return [
        Row(
            part,
            name,
            "times",
            [one / other for one, other in zip(values, found[to], strict=True)],
            bars.get(name),
            plotted=plotted,
        )
        for name, values in found.items()
        if name != to
    ]


@dataclass(frozen=True)
class Effort:
    """How long is measured: rounds of alternation, and each turn's most requests and seconds."""

    rounds: int
    requests: int
    seconds: float
    starts: int
    open_requests: int
    batches: int
    items: int
    quiet_seconds: float


FULL = Effort(rounds=7, requests=600, seconds=2.0, starts=5, open_requests=40, batches=3, items=1000, quiet_seconds=6.0)
QUICK = Effort(rounds=2, requests=200, seconds=0.7, starts=2, open_requests=6, batches=1, items=400, quiet_seconds=2.0)


class Others:
    """What other programs took of the machine during the turns, for the page to say."""

    def __init__(self) -> None:
        self.shares: list[float] = []

    def seen(self, turn: Turn) -> Turn:
        self.shares.append(turn.others)
        return turn
