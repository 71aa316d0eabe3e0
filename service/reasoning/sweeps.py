"""An answer over all values of one fact: where it changes, and what holds in between.

Values are places on a grid: fen, hundred-thousandths of a rate, months, days. The rules give the places at which the
answer may change (`cuts`), such as the steps of the axes of the tables. Between two cuts, codes stay the same and
numbers follow a straight line. Each part between cuts is checked at its first, middle and last place. A part that is
not straight after all is halved until it is. If the rules give no cuts for a fact, every place is asked.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise, takewhile
from typing import Any

from service.facts import Month
from service.reasoning.joining import joined
from service.reasoning.narrowing import LARGEST_COUNT, LARGEST_YUAN
from service.reasoning.tables import Shape


@dataclass(frozen=True, slots=True)
class Scale:
    """The grid of the values of a fact. `place` maps a value to its place, and `value` maps a place back."""

    place: Callable[[Any], int]
    value: Callable[[int], Any]
    first: int
    last: int
    unit: Decimal | None = None


def _numbers(unit: Decimal, last: int) -> Scale:
    return Scale(lambda value: int(value / unit), lambda place: place * unit, 0, last, unit)


_FEN, _RATE = Decimal("0.01"), Decimal("0.00001")

SCALES = {
    "money": _numbers(_FEN, int(LARGEST_YUAN / _FEN)),
    "rate": _numbers(_RATE, int(1 / _RATE) - 1),
    "count": Scale(int, int, 0, LARGEST_COUNT, Decimal(1)),
    "month": Scale(lambda month: month.ordinal, Month.from_ordinal, 1900 * 12, 2100 * 12 - 1),
    "date": Scale(date.toordinal, date.fromordinal, date(2000, 1, 1).toordinal(), date(2089, 12, 31).toordinal()),
}
"""The grid of each kind of fact that has an order, over all values that can be stated."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer at one place: codes to compare, and whole numbers that may follow a straight line."""

    codes: Hashable
    numbers: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Places over which the codes stay the same and each number changes by a fixed step from place to place."""

    first: int
    last: int
    told: Told
    steps: tuple[int, ...]

    def numbers_at(self, place: int) -> tuple[int | None, ...]:
        """The numbers at a place."""
        return tuple(
            None if number is None else number + step * (place - self.first)
            for number, step in zip(self.told.numbers, self.steps, strict=True)
        )


def cuts_of(shape: Shape, fact: str, scale: Scale) -> set[int] | None:
    """The places at which a step of the fact's axis begins; `None` if the fact has no axis with steps."""
    for axis, _ in shape.axes:
        if axis.name == fact and axis.steps:
            return {scale.place(value) for value in axis.values}
    return None


def runs(
    first: int,
    last: int,
    cuts: Iterable[int] | None,
    tell: Callable[[int], Told],
    goes_on: Callable[[], bool] = lambda: True,
) -> Iterator[Run]:
    """All runs from the first place to the last, as long as it `goes_on`. Without cuts, every place is asked."""
    inside = range(first + 1, last + 1) if cuts is None else sorted({cut for cut in cuts if first < cut <= last})
    ends = takewhile(lambda _: goes_on(), pairwise(chain([first], inside, [last + 1])))
    return joined(chain.from_iterable(_straight(start, end - 1, tell) for start, end in ends), _longer)


def _straight(first: int, last: int, tell: Callable[[int], Told]) -> Iterator[Run]:
    """The runs of a part that is expected to be a single run."""
    told, end = tell(first), tell(last) if last > first else None
    if end is None:
        yield Run(first, last, told, (0,) * len(told.numbers))
        return
    steps = _steps(told, end, last - first)
    middle = (first + last) // 2
    if steps is not None:
        run = Run(first, last, told, steps)
        if middle == first or ((found := tell(middle)).codes == told.codes and found.numbers == run.numbers_at(middle)):
            yield run
            return
    yield from _straight(first, middle, tell)
    yield from _straight(middle + 1, last, tell)


def _steps(told: Told, end: Told, places: int) -> tuple[int, ...] | None:
    """The step of each number from place to place; `None` if the two ends cannot be on one straight run."""
    if told.codes != end.codes:
        return None
    steps = []
    for one, other in zip(told.numbers, end.numbers, strict=True):
        if (one is None) != (other is None):
            return None
        step, rest = divmod((other or 0) - (one or 0), places)
        if rest:
            return None
        steps.append(step)
    return tuple(steps)


def _longer(run: Run, after: Run) -> Run | None:
    """Join two adjacent runs; `None` if the second does not continue the first."""
    if run.told.codes != after.told.codes:
        return None
    steps = _steps(run.told, after.told, after.first - run.first)
    if steps is None or any(abs(step) > 1 for step in steps):
        return None
    for one in (run, after):
        if one.last > one.first and one.steps != steps:
            return None
    joined = Run(run.first, after.last, run.told, steps)
    return joined if joined.numbers_at(after.first) == after.told.numbers else None
