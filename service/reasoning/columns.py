"""Columns: the judgements of all completions of missing facts under one set of rules, and what follows from them."""

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from math import prod
from typing import NamedTuple, cast

Ends = tuple[Decimal, Decimal]
"""The two ends of an amount (`service.money.ends_of`)."""


class Amounts(NamedTuple):
    """The lower and the upper end of the amount of each judgement, by its number."""

    lows: Mapping[int, Decimal] | Sequence[Decimal]
    highs: Mapping[int, Decimal] | Sequence[Decimal]

    def over(self, numbers: Iterable[int]) -> Ends:
        """Return the ends over some judgements (at least one)."""
        listed = tuple(numbers)
        return min(map(self.lows.__getitem__, listed)), max(map(self.highs.__getitem__, listed))


_NARROW, _WIDE = "H", "I"
"""The widths in which kinds are written; few books have more kinds than the narrow one holds."""
_NARROW_BYTES = array(_NARROW).itemsize
_MOST_NARROW = 256**_NARROW_BYTES - 1

Kinds = Mapping[int, int] | Sequence[int]
"""The kind of each judgement, by its number. Two judgements have the same kind if the part compared is equal."""


def over(parts: Iterable[Ends]) -> Ends:
    """Return the ends over all parts (at least one)."""
    lows, highs = zip(*parts, strict=True)
    return min(lows), max(highs)


class Column:
    """The judgements of all completions of facts under one set of rules, by number, the last missing fact fastest.

    `sizes` holds the number of values of each missing fact, in order. Results derived from a column are kept with it;
    most columns are never asked for any, so the room for them is made with the first.
    """

    __slots__ = ("_changing", "_contents", "_distinct", "_slices", "_spans", "numbers", "sizes")

    def __init__(self, numbers: tuple[int, ...], sizes: Mapping[str, int]) -> None:
        self.numbers = numbers
        self.sizes = sizes
        self._distinct: tuple[int, ...] = ()
        self._contents: dict[str, Hashable] | None = None
        self._changing: dict[tuple[str, str], bool] | None = None
        self._slices: dict[str, list[set[int]]] | None = None
        self._spans: dict[str, Sequence[Ends]] | None = None

    def again(self) -> "Column":
        """Return the same judgements, to be compared by other kinds."""
        if self._slices is None:
            self._slices = {}
        column = Column(self.numbers, self.sizes)
        column._distinct, column._slices = self.distinct, self._slices
        return column

    @property
    def distinct(self) -> tuple[int, ...]:
        """The distinct judgements, in order."""
        if not self._distinct:
            self._distinct = tuple(dict.fromkeys(self.numbers))
        return self._distinct

    def content(self, of: str, kinds: Kinds) -> Hashable:
        """Return a key for the kinds of all judgements, equal for columns with equal kinds; `of` names these kinds."""
        contents = self._contents
        if contents is None:
            contents = self._contents = {}
        if of not in contents:
            contents[of] = self._content(of, kinds)
        return contents[of]

    def _content(self, of: str, kinds: Kinds) -> Hashable:  # noqa: ARG002 - used in `Stack`.
        of_distinct = {kinds[number] for number in self.distinct}
        if len(of_distinct) == 1:
            return kinds[self.numbers[0]], len(self.numbers)
        width = _NARROW if max(of_distinct) <= _MOST_NARROW else _WIDE
        return array(width, map(kinds.__getitem__, self.numbers)).tobytes()

    def changes_with(self, fact: str, of: str, kinds: Kinds) -> bool:
        """Whether the kinds of the judgements change with a missing fact."""
        if self._changing is None:
            self._changing = {}
        key = (of, fact)
        if key not in self._changing:
            content = self.content(of, kinds)
            if isinstance(content, bytes):
                each = array(_NARROW if len(content) == len(self.numbers) * _NARROW_BYTES else _WIDE, content)
                self._changing[key] = changes_along(each, self.sizes, fact)
            else:  # There is one kind.
                self._changing[key] = False
        return self._changing[key]

    def slices(self, name: str) -> Sequence[set[int]]:
        """Return the judgements that remain for each value of a missing fact."""
        if self._slices is None:
            self._slices = {}
        if name not in self._slices:
            names = list(self.sizes)
            inner = prod(self.sizes[later] for later in names[names.index(name) + 1 :])
            step = inner * self.sizes[name]
            self._slices[name] = [
                {number for at in range(first, len(self.numbers), step) for number in self.numbers[at : at + inner]}
                for first in range(0, step, inner)
            ]
        return self._slices[name]

    def span(self, amounts: Amounts) -> Ends:
        """Return the ends of the amounts of all judgements."""
        if self._spans is None:
            self._spans = {"": (amounts.over(self.distinct),)}
        return self._spans[""][0]

    def spans(self, name: str, amounts: Amounts) -> Sequence[Ends]:
        """Return the ends of the amounts that remain for each value of a missing fact."""
        self.span(amounts)
        assert self._spans is not None  # noqa: S101 - made by `span`.
        if name not in self._spans:
            self._spans[name] = tuple(map(amounts.over, self.slices(name)))
        return self._spans[name]


@lru_cache(maxsize=1024)
def alone(number: int) -> Column:
    """Return the column of complete facts."""
    return Column((number,), {})


class Stack(Column):
    """Columns of the same size, one per combination of slower facts (`sizes`); few of the columns are distinct."""

    __slots__ = ("_outer", "_parts")

    def __init__(self, parts: Sequence[Column], sizes: Mapping[str, int]) -> None:
        super().__init__((), {**sizes, **parts[0].sizes})
        self._parts = parts
        self._outer = sizes

    @property
    def distinct(self) -> tuple[int, ...]:
        """The distinct judgements, in order."""
        return tuple(dict.fromkeys(chain.from_iterable(part.distinct for part in dict.fromkeys(self._parts))))

    def _content(self, of: str, kinds: Kinds) -> tuple[Hashable, ...]:
        contents = {part: part.content(of, kinds) for part in dict.fromkeys(self._parts)}
        return tuple(map(contents.__getitem__, self._parts))

    def changes_with(self, fact: str, of: str, kinds: Kinds) -> bool:
        """Whether the kinds of the judgements change with a missing fact, either a slower one or one of the columns."""
        if fact not in self._outer:
            return any(part.changes_with(fact, of, kinds) for part in dict.fromkeys(self._parts))
        return changes_along(cast("tuple[Hashable, ...]", self.content(of, kinds)), self._outer, fact)


def changes_along(column: Sequence[Hashable], sizes: Mapping[str, int], fact: str) -> bool:
    """Whether a column over a product of facts changes along one of them; `sizes` gives their numbers of values."""
    stride = len(column)
    for name, size in sizes.items():
        stride //= size
        if name == fact:
            return stride > 0 and changes(column, stride, size)
    return False


def changes(column: Sequence[Hashable], stride: int, size: int) -> bool:
    """Whether a column over a product of facts changes along the fact with this stride and size."""
    if stride == 1:
        first = column[::size]
        return any(column[value::size] != first for value in range(1, size))
    block = stride * size
    return any(
        column[start : start + block - stride] != column[start + stride : start + block]
        for start in range(0, len(column), block)
    )
