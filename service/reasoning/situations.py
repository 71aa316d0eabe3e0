"""The sets of rules that missing areas leave possible, and what follows from them alone."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any, TypeVar, cast

from service.reasoning.columns import Column, changes
from service.reasoning.tables import Law, Shape, table

Kept = TypeVar("Kept")

_NAMES = 16
"""The most results kept with the rules of a situation."""
_FIRST = array("H", [0])
"""The grid of every situation with one set of rules. Not to be changed."""


Tables = dict[Hashable, dict[int, tuple[Column, Any]]]
"""Tables by shape and by the id of the rules, with the rules, so that the id is theirs."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The sets of rules that remain possible while areas are missing: each distinct set once, in order.

    `places` lists the areas to try for each missing area fact. `grid` holds the index of the rules for each combination
    of these areas; the last fact varies fastest.
    """

    places: Mapping[str, Sequence[str | None]]
    grid: "array[int]"
    rules: tuple[Any, ...]
    _shared: "Tables" = field(default_factory=dict, compare=False)
    _tables: dict[Hashable, list[Column]] = field(default_factory=dict, compare=False)
    _kept: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is derived from these rules alone, kept for few names: the one made first is dropped first."""
        kept = self._kept.get(name)
        if kept is None:
            kept = self._kept[name] = make()
            for oldest in list(self._kept)[:-_NAMES]:
                self._kept.pop(oldest, None)
        return cast("Kept", kept)

    @classmethod
    def of(
        cls,
        places: Mapping[str, Sequence[str | None]],
        rules_at: Callable[[Mapping[str, str | None]], Hashable],
    ) -> "Situation":
        """Build the situation from the areas to try for each missing area fact."""
        numbers: dict[Hashable, int] = {}
        grid = array("H")
        for chosen in product(*places.values()):
            rules = rules_at(dict(zip(places, chosen, strict=True)))
            grid.append(numbers.setdefault(rules, len(numbers)))
        return cls(places, grid, tuple(numbers))

    @classmethod
    def lanes(cls, name: str, areas: Sequence[str], rules: Sequence[Any], tables: "Tables") -> "Situation":
        """Build the situation from areas and their rules, for one missing area fact. Equal rules are one object.

        `tables` are those of all rules of these areas, whatever the day.
        """
        numbers: dict[int, int] = {}
        distinct: list[Any] = []
        grid = array("H")
        for each in rules:
            number = numbers.setdefault(id(each), len(numbers))
            if number == len(distinct):
                distinct.append(each)
            grid.append(number)
        return cls({name: areas}, grid, tuple(distinct), tables)

    @classmethod
    def these(cls, rules: Iterable[Hashable]) -> "Situation":
        """Build a situation from sets of rules, without saying which area has which."""
        distinct = tuple(rules)
        return cls({}, _FIRST if len(distinct) == 1 else array("H", range(len(distinct))), distinct)

    def tables(self, law: Law[Any], shape: Shape, facts: object, judge: Callable[[Any, Any], Any]) -> list[Column]:
        """Return the table of each set of rules."""
        tables = self._tables.get(shape.key)
        if tables is None:
            tables = self._tables[shape.key] = [self.table(law, rules, shape, facts, judge) for rules in self.rules]
        return tables

    def table(self, law: Law[Any], rules: Any, shape: Shape, facts: object, judge: Callable[[Any, Any], Any]) -> Column:  # noqa: ANN401 - as in `tables`, of one set of rules.
        """Return the table of rules of this situation or of its course."""
        shared = self._shared.get(shape.key)
        if shared is None:
            shared = self._shared[shape.key] = {}
            for oldest in list(self._shared)[:-_NAMES]:
                self._shared.pop(oldest, None)
        found = shared.get(id(rules))
        if found is None:  # The rules are held, so that the id is their own.
            found = shared[id(rules)] = (table(law, rules, shape, facts, judge), rules)
        return found[0]

    def kept_tables(self, shape: Shape) -> list[Column] | None:
        """Return the tables of a shape, if they are made."""
        return self._tables.get(shape.key)

    def slices(self, name: str) -> Iterator[Iterable[Any]]:
        """For each area that a missing fact can be, yield the sets of rules that remain."""
        areas = list(self.places)
        inner = prod(len(self.places[later]) for later in areas[areas.index(name) + 1 :])
        block = inner * len(self.places[name])
        for start in range(0, block, inner):
            numbers = {number for at in range(start, len(self.grid), block) for number in self.grid[at : at + inner]}
            yield [self.rules[number] for number in numbers]

    def facts_that_matter(self, contents: Sequence[object]) -> Iterator[str]:
        """Yield the missing area facts that change the result, given the `contents` of each set of rules, in order."""
        classes: dict[object, int] = {}
        class_of = [classes.setdefault(content, len(classes)) for content in contents]
        grid = [class_of[number] for number in self.grid]
        inner = len(grid)
        for name, areas in self.places.items():
            size, inner = len(areas), inner // len(areas)
            if changes(grid, inner, size):
                yield name
