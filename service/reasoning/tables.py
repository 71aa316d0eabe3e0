"""Tables of judgements: for one set of rules, the judgement of every combination of facts that the rules distinguish.

A question judges complete facts only. Its facts are axes: a choice has all its values; a number, month or day has the
first value of each step within which no judgement changes. A table holds one small number per combination, the index of
a distinct judgement of the question. It is made once per set of rules, whatever the area and the day, and kept as long
as the process runs: a book has few sets of rules.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import lru_cache
from itertools import count, product
from threading import Lock
from typing import Any, Generic, TypeVar

from service.money import Bounds, ends_of
from service.reasoning.columns import Column
from service.reasoning.memo import Memo

Cell = TypeVar("Cell")

_TABLES = 4096
"""The most tables kept. The shipped book needs some hundred."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The values of one fact: all choices, or the first value of each step, in ascending order.

    `marks` are what the values stand for on any day, if not themselves; they identify the values. While the fact is
    missing, it can have the values from index `first` on; other facts rule out the earlier ones. Values in `apart`
    belong to no step.
    """

    name: str
    values: tuple[Any, ...]
    steps: bool = False
    marks: tuple[Hashable, ...] = ()
    first: int = 0
    apart: frozenset[Any] = frozenset()
    numbered: Mapping[Any, int] = field(default_factory=dict, compare=False, repr=False)
    """The index of each value, unless values are steps."""

    def __post_init__(self) -> None:
        """Number the values of a choice."""
        if not self.steps:
            object.__setattr__(self, "numbered", {value: index for index, value in enumerate(self.values)})

    @property
    def possible(self) -> tuple[Any, ...]:
        """The values that the fact can have while it is missing."""
        return self.values[self.first :]

    def index(self, value: object) -> int | None:
        """Return the index of a stated value; `None` for a value that belongs to no step."""
        if value in self.apart:
            return None
        if self.steps:
            return max(bisect_right(self.values, value) - 1, 0)
        return self.values.index(value)


@dataclass(frozen=True, slots=True)
class Shape:
    """Axes in order, the slowest first, each with its stride: the distance of neighbouring values in a table.

    Shapes with the same values have the same `key`, whatever the day.
    """

    axes: tuple[tuple[Axis, int], ...]
    key: int

    @classmethod
    def of(cls, axes: Sequence[Axis]) -> "Shape":
        """Return the shape with these axes."""
        strides, stride = [], 1
        for axis in reversed(axes):
            strides.append(stride)
            stride *= len(axis.values)
        values = tuple((axis.name, axis.marks or axis.values) for axis in axes)
        return cls(tuple(zip(axes, reversed(strides), strict=True)), _shapes.get(values, lambda: next(_keys)))

    def starting(self, name: str, first: int) -> "Shape":
        """Return this shape without the values of one fact before the index `first`."""
        axes = tuple((replace(axis, first=first) if axis.name == name else axis, stride) for axis, stride in self.axes)
        return replace(self, axes=axes)

    def place(self, facts: object) -> int | None:
        """Return the position of complete facts in a table; `None` if a fact is missing or has no step."""
        place = 0
        for axis, stride in self.axes:
            value = getattr(facts, axis.name)
            numbers = axis.numbered
            index = numbers.get(value) if numbers else None if value is None else axis.index(value)
            if index is None:
                return None
            place += index * stride
        return place

    def places(self, facts: object, changes: Mapping[str, Any]) -> Sequence[int] | None:
        """Return the positions of all completions of the changed facts in a table; `None` if a value has no step."""
        place = None if changes else self.place(facts)
        if place is not None:
            return (place,)
        base = 0
        sizes, strides = [], []
        for axis, stride in self.axes:
            value = changes[axis.name] if axis.name in changes else getattr(facts, axis.name)
            if value is None:
                base += axis.first * stride
                sizes.append(len(axis.values) - axis.first)
                strides.append(stride)
                continue
            index = axis.index(value)
            if index is None:
                return None
            base += index * stride
        if not sizes:
            return (base,)
        from_base = offsets(tuple(sizes), tuple(strides))
        return [base + offset for offset in from_base] if base else from_base


_shapes: Memo[int] = Memo(_TABLES)
_keys = count()


PlanEnd = tuple[Hashable, str, tuple[str, ...]]
"""Where a plan ends: the verdict, a code for how precisely it is known, and the numbers that the answer also needs."""


@dataclass(frozen=True, eq=False)
class Law(Generic[Cell]):
    """Which parts of a judgement are verdict and answer, and which facts they depend on.

    `names` are all facts in the order in which they are asked. `facts_of` names the facts behind each criterion.
    `settled_of` returns a code for how precisely a cell is known, `wants_of` the numbers that its answer also needs.
    Cells are judged without the facts in `numbers`; `evaluate` then makes a cell exact with them, if one of
    `evaluated_with` is stated. `steps_of` names the values, or their marks, at which one set of rules judges anew, for
    axes of which other sets of rules may have more. `amount_of` returns the amount of a cell, `told_of` all else that
    its answer tells of it.
    """

    names: tuple[str, ...]
    verdict_of: Callable[[Cell], Hashable]
    answer_of: Callable[[Cell], Hashable]
    settled_of: Callable[[Cell], str]
    facts_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wants_of: Callable[[Cell], tuple[str, ...]] = lambda _: ()
    numbers: tuple[str, ...] = ()
    evaluate: Callable[[Cell, Any], Cell] | None = None
    evaluated_with: tuple[str, ...] = ()
    steps_of: Callable[[Any], Mapping[str, Container[Any]]] = lambda _: {}
    amount_of: Callable[[Cell], Bounds | None] = lambda _: None
    told_of: Callable[[Cell], Hashable] = lambda _: None
    cells: list[Cell] = field(default_factory=list)
    lows: list[Decimal] = field(default_factory=list)
    highs: list[Decimal] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    verdicts: list[int] = field(default_factory=list)
    plan_ends: list["PlanEnd"] = field(default_factory=list)
    _numbered: dict[Cell, int] = field(default_factory=dict)
    _kinds: dict[tuple[str, Hashable], int] = field(default_factory=dict)
    _plan_ends: dict["PlanEnd", "PlanEnd"] = field(default_factory=dict)
    _lock: Any = field(default_factory=Lock)

    def number(self, cell: Cell) -> int:
        """Return the number of a judgement; equal judgements have the same number."""
        number = self._numbered.get(cell)
        if number is None:
            with self._lock:
                number = self._numbered.get(cell, len(self.cells))
                if number == len(self.cells):
                    self.answers.append(self._kind("answer", self.answer_of(cell)))
                    self.verdicts.append(self._kind("verdict", self.verdict_of(cell)))
                    self.told.append(self._kind("told", self.told_of(cell)))
                    low, high = ends_of(self.amount_of(cell))
                    self.lows.append(low)
                    self.highs.append(high)
                    self.plan_ends.append(self.plan_end_of(cell))
                    self.cells.append(cell)
                    self._numbered[cell] = number
        return number

    def plan_end_of(self, cell: Cell) -> "PlanEnd":
        """Return what a plan tells where it ends with a judgement; equal ends are one object."""
        end = (self.verdict_of(cell), self.settled_of(cell), self.wants_of(cell))
        return self._plan_ends.setdefault(end, end)

    def _kind(self, of: str, content: Hashable) -> int:
        return self._kinds.setdefault((of, content), len(self._kinds))


_tables: Memo[Column] = Memo(_TABLES)
_columns: Memo[Column] = Memo(_TABLES)
_judged: Memo[tuple[int, ...]] = Memo(_TABLES)


def table(law: Law[Any], rules: Hashable, shape: Shape, facts: Any, judge: Callable[[Any, Any], Any]) -> Column:  # noqa: ANN401 - facts of any question.
    """Return the judgement of every combination of a shape; any `facts` of the question supply the other fields.

    Sets of rules that judge everything alike share one table.
    """

    def make() -> Column:
        steps = law.steps_of(rules)
        own = [_own_places(axis, steps.get(axis.name)) for axis, _ in shape.axes]
        distinct = [tuple(dict.fromkeys(places)) for places in own]

        def judged() -> tuple[int, ...]:
            plain = replace(facts, **dict.fromkeys(law.numbers))
            values = {
                axis.name: [axis.values[place] for place in places]
                for (axis, _), places in zip(shape.axes, distinct, strict=True)
            }
            return tuple(law.number(judge(rules, complete_facts)) for complete_facts in completed(plain, values))

        axes = zip(shape.axes, distinct, strict=True)
        marks = tuple(
            (axis.name, *((axis.marks or axis.values)[place] for place in places)) for (axis, _), places in axes
        )
        of_rules = _judged.get((law, rules, marks), judged)
        spots: Sequence[int] = (0,)
        for places, of_axis in zip(own, distinct, strict=True):
            spread, size = [of_axis.index(place) for place in places], len(of_axis)
            spots = [start * size + step for start in spots for step in spread]
        # Rules that have all steps of the shape share their judgements with the table.
        numbers = of_rules if len(spots) == len(of_rules) else tuple(map(of_rules.__getitem__, spots))
        sizes = {axis.name: len(axis.values) for axis, _ in shape.axes}
        return _columns.get((law, shape.key, numbers), lambda: Column(numbers, sizes))

    return _tables.get((law, rules, shape.key), make)


def _own_places(axis: Axis, steps: Container[Any] | None) -> Sequence[int]:
    """For each value of an axis, return the place of that which stands for it under rules with these steps.

    `None` stands for all values.
    """
    if steps is None:
        return range(len(axis.values))
    own: list[int] = []
    for place, mark in enumerate(axis.marks or axis.values):
        own.append(place if not own or mark in steps else own[-1])
    return own


def completed(facts: Any, values: Mapping[str, Sequence[Any]]) -> Iterator[Any]:  # noqa: ANN401 - facts of any question.
    """Yield the facts with every combination of values for some of them, the first varying slowest."""
    names = [field.name for field in fields(facts)]
    stated = [getattr(facts, name) for name in names]
    spots = [names.index(name) for name in values]
    for filled in product(*values.values()):
        for spot, value in zip(spots, filled, strict=True):
            stated[spot] = value
        yield type(facts)(*stated)


@lru_cache(maxsize=1024)
def offsets(sizes: tuple[int, ...], strides: tuple[int, ...]) -> tuple[int, ...]:
    """Return the offset of every combination of some axes from their first values, the slowest axis first."""
    result: tuple[int, ...] = (0,)
    for size, stride in zip(sizes, strides, strict=True):
        result = tuple(start + value * stride for start in result for value in range(size))
    return result
