"""Search for the shallowest decision tree: fewest questions in the worst case, then on average."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any, Generic

from service.reasoning.completions import Completions, Situation, Space
from service.reasoning.placements import When, placements
from service.reasoning.plan_trees import Leaf, Node, branching, chain, whens_of
from service.reasoning.tables import Cell

Outcome = tuple[Any, Leaf, tuple[str, ...]]
"""The outcome of a world: the verdict, its leaf, and the numbers that are still missing then."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fact's values: its condition, the number of values it covers, and its worlds as bits."""

    when: When
    weight: int
    worlds: int


class Search(Generic[Cell]):
    """All worlds of a space, and the search for the shallowest tree. A world is one completion of the missing facts.

    A set of worlds is an integer with one bit per world. Values of a fact that never make a difference are searched as
    one. Once the areas are known, two sets of worlds with the same outcomes for all facts still to be asked are the
    same state, however they were reached.
    """

    def __init__(self, space: Space[Cell], completions: Completions[Cell]) -> None:
        self.space, self.facts = space, space.facts
        groups = space.groups()
        self.order = [name for name in space.law.names if name in completions.deciding]
        self.areas = [name for name in self.order if name in groups]
        self.finite = [name for name in self.order if name not in groups]
        self.values = {axis.name: axis.possible for axis, _ in space.shape.axes}
        self.placed = placements(space, groups, self.areas)
        self.alike: dict[str, list[int]] = {}
        self._judge()
        self.parts: Mapping[str, Sequence[Part]] = dict(self._parts())
        self.sensitive = {name: self._sensitive(name) for name in self.finite}
        self.bounds: dict[int, list[int]] = {}
        self.bounds_alike: dict[Hashable, list[int]] = {}
        self.trees: dict[Hashable, Node] = {}

    def tree(self) -> Node:
        """Return the shallowest tree."""
        return self._tree((1 << len(self.outcomes)) - 1)

    def _judge(self) -> None:
        """Compute the outcome of each world; worlds with equal rules have the same outcome."""
        still = {name: values[0] for name, values in self.values.items() if self._open(name)}
        rules = [self._rules_at(placement.example) for placement in self.placed]
        distinct = dict.fromkeys(rules)
        columns = replace(self.space, situation=Situation.these(distinct)).columns(self.facts, still)
        cells = self.space.law.cells
        known: dict[int, int] = {}
        kinds: dict[Outcome, int] = {}
        judged = {}
        for rule_set, column in zip(distinct, columns, strict=True):
            for number in dict.fromkeys(column):
                if number not in known:
                    known[number] = kinds.setdefault(self._outcome(cells[number]), len(kinds))
            judged[rule_set] = list(map(known.__getitem__, column))
        self.kinds = tuple(kinds)
        columns_kept = self._joined([judged[rule_set] for rule_set in distinct])
        kept = dict(zip(distinct, columns_kept, strict=True))
        self.outcomes = [outcome for rule_set in rules for outcome in kept[rule_set]]
        self.classes = _classes([kept[rule_set] for rule_set in rules], len(kinds))

    def _joined(self, columns: list[list[int]]) -> list[list[int]]:
        """Merge the values of each fact between which no column changes, and return the reduced columns.

        `alike` maps each value of a fact to the remaining value that stands for it.
        """
        inner = len(columns[0])
        for name in self.finite:
            size = len(self.values[name])
            inner //= size
            block = inner * size
            seen: dict[Hashable, int] = {}
            self.alike[name] = []
            left = []
            for value in range(size):
                content = tuple(
                    tuple(column[start + value * inner : start + (value + 1) * inner])
                    for column in columns
                    for start in range(0, len(column), block)
                )
                if content not in seen:
                    seen[content] = len(seen)
                    left.append(value)
                self.alike[name].append(seen[content])
            columns = [
                [
                    outcome
                    for start in range(0, len(column), block)
                    for value in left
                    for outcome in column[start + value * inner : start + (value + 1) * inner]
                ]
                for column in columns
            ]
        return columns

    def _open(self, name: str) -> bool:
        return name not in self.finite and getattr(self.facts, name) is None

    def _outcome(self, cell: Cell) -> Outcome:
        law = self.space.law
        if law.evaluate is not None and any(getattr(self.facts, name) is not None for name in law.evaluated_with):
            cell = law.evaluate(cell, self.facts)
        wants = tuple(name for name in law.wants_of(cell) if getattr(self.facts, name) is None)
        return law.verdict_of(cell), Leaf(law.settled_of(cell)), wants

    def _rules_at(self, example: Sequence[str]) -> Hashable:
        stated = {name: getattr(self.facts, name) for name in self.space.groups()}
        return self.space.rules_at({**stated, **dict(zip(self.areas, example, strict=True))})

    def _parts(self) -> Iterator[tuple[str, list[Part]]]:
        """Yield the parts of every fact, with the worlds in each."""
        sizes = [max(self.alike[name]) + 1 for name in self.finite]
        size = len(self.outcomes) // len(self.placed)
        for index, name in enumerate(self.areas):
            blocks: dict[When, tuple[int, int]] = {}
            for place, placement in enumerate(self.placed):
                block = ((1 << size) - 1) << (place * size)
                before, worlds = blocks.get(placement.whens[index], (0, 0))
                blocks[placement.whens[index]] = before + placement.weight, worlds | block
            yield name, [Part(when, weight, worlds) for when, (weight, worlds) in blocks.items()]
        every = sum(1 << (place * size) for place in range(len(self.placed)))
        for index, name in enumerate(self.finite):
            masks = [0] * sizes[index]
            for cell, filled in enumerate(product(*map(range, sizes))):
                masks[filled[index]] |= 1 << cell
            weights = [self.alike[name].count(value) for value in range(sizes[index])]
            yield name, [Part(When(), weight, every * mask) for weight, mask in zip(weights, masks, strict=True)]

    def _sensitive(self, name: str) -> int:
        """Return the worlds whose outcome is another one for some other value of a finite fact, all else being equal.

        While a fact is open, all its values are possible, so this holds in any state.
        """
        masks = [part.worlds for part in self.parts[name]]
        inner = prod(len(self.parts[later]) for later in self.finite[self.finite.index(name) + 1 :])
        equal = 0
        for kind in self.classes:
            everywhere = masks[0]
            for value, mask in enumerate(masks):
                everywhere &= (kind & mask) >> (value * inner)
            equal |= everywhere
        return sum(masks) & ~sum(equal << (value * inner) for value in range(len(masks)))

    def _split(self, worlds: int, name: str) -> list[int]:
        return [both for part in self.parts[name] if (both := worlds & part.worlds)]

    def _askable(self, worlds: int) -> Iterator[str]:
        """Yield the facts worth asking: those that can change the outcome, and areas that are open.

        An area described by a relation is asked only after the area it refers to.
        """
        for name in self.order:
            if name in self.sensitive:
                if self._changing(worlds, name):
                    yield name
            elif self._is_open(worlds, name) and not any(
                part.when.to and self._is_open(worlds, part.when.to) for part in self.parts[name]
            ):
                yield name

    def _changing(self, worlds: int, name: str) -> int:
        """Return the worlds whose outcome changes with a finite fact; none once the fact is known."""
        first, second, *_ = self.parts[name]
        return worlds & self.sensitive[name] if worlds & first.worlds and worlds & second.worlds else 0

    def _is_open(self, worlds: int, area: str) -> bool:
        return len(self._split(worlds, area)) > 1

    def _alike(self, worlds: int) -> bool:
        first = (worlds & -worlds).bit_length() - 1
        return not worlds & ~self.classes[self.outcomes[first]]

    def _state(self, worlds: int) -> Hashable:
        """Return a key for a set of worlds that depends only on its outcomes, once the areas are known."""
        size = len(self.outcomes) // len(self.placed)
        low = (worlds & -worlds).bit_length() - 1
        if worlds >> ((low // size + 1) * size):
            return worlds
        return tuple((worlds & mask) >> low for mask in self.classes)

    def _bounds(self, worlds: int) -> list[int]:
        """Return the least and the greatest number of questions that a state may need, as far as is known.

        All facts that can change the outcome are enough. As many are needed as can change the outcome of one world.
        """
        bounds = self.bounds.get(worlds)
        if bounds is None:
            if self._alike(worlds):
                bounds = [0, 0]
            else:
                changing = [both for name in self.finite if (both := self._changing(worlds, name))]
                most = len(changing) + sum(self._is_open(worlds, area) for area in self.areas)
                bounds = [max(_most_at_once(changing), 1), most]
                if bounds[0] < most:
                    bounds = self.bounds_alike.setdefault(self._state(worlds), bounds)
            self.bounds[worlds] = bounds
        return bounds

    def _fits(self, worlds: int, depth: int) -> bool:
        """Whether this many questions are enough."""
        bounds = self._bounds(worlds)
        if depth >= bounds[1]:
            return True
        if depth < bounds[0]:
            return False
        for name in self._askable(worlds):
            if all(self._fits(part, depth - 1) for part in self._split(worlds, name)):
                bounds[1] = depth
                return True
        bounds[0] = depth + 1
        return False

    def _depth(self, worlds: int) -> int:
        bounds = self._bounds(worlds)
        while bounds[0] < bounds[1]:
            self._fits(worlds, bounds[0])
        return bounds[0]

    def _tree(self, worlds: int) -> Node:
        if self._alike(worlds):
            _, leaf, wants = self.kinds[self.outcomes[(worlds & -worlds).bit_length() - 1]]
            return chain(wants, leaf)
        state = self._state(worlds)
        if state not in self.trees:
            self.trees[state] = self._least_deep(worlds)
        return self.trees[state]

    def _least_deep(self, worlds: int) -> Node:
        name = self._best(worlds)
        if name in self.areas:
            nodes = [
                (part.when, part.weight, self._tree(both))
                for part in self.parts[name]
                if (both := worlds & part.worlds)
            ]
            return branching(name, self._criterion(name), nodes)
        trees = [self._tree(worlds & part.worlds) for part in self.parts[name]]
        whens = whens_of(name, self.values[name])
        nodes = [(when, 1, trees[value]) for when, value in zip(whens, self.alike[name], strict=True)]
        return branching(name, self._criterion(name), nodes)

    def _best(self, worlds: int) -> str:
        """Return the fact to ask first: among those of least depth, the one with the fewest questions on average."""
        depth = self._depth(worlds)
        best: tuple[float, str] | None = None
        for name in self._askable(worlds):
            parts = [(part.weight, both) for part in self.parts[name] if (both := worlds & part.worlds)]
            if all(self._fits(both, depth - 1) for _, both in parts):
                mean = sum(weight * self._depth(both) for weight, both in parts) / sum(weight for weight, _ in parts)
                if best is None or mean < best[0]:
                    best = (mean, name)
        assert best is not None  # noqa: S101 - `_fits` found this depth by asking one of them.
        return best[1]

    def _criterion(self, name: str) -> str | None:
        return next((code for code, facts in self.space.law.facts_of.items() if name in facts), None)


def _classes(columns: Sequence[Sequence[int]], kinds: int) -> list[int]:
    """Return the worlds of each kind of outcome; the columns of all placements follow one another."""
    in_column: dict[int, dict[int, int]] = {}
    classes = [0] * kinds
    for place, column in enumerate(columns):
        worlds = in_column.get(id(column))
        if worlds is None:
            worlds = in_column[id(column)] = {}
            for world, kind in enumerate(column):
                worlds[kind] = worlds.get(kind, 0) | 1 << world
        for kind, of_kind in worlds.items():
            classes[kind] |= of_kind << (place * len(column))
    return classes


def _most_at_once(sets: Sequence[int]) -> int:
    """Return the greatest number of these sets of worlds that share a world."""
    digits: list[int] = []
    for worlds in sets:
        carried = worlds
        for place, digit in enumerate(digits):
            digits[place], carried = digit ^ carried, digit & carried
        if carried:
            digits.append(carried)
    most, left = 0, -1
    for place in reversed(range(len(digits))):
        if left & digits[place]:
            left &= digits[place]
            most += 1 << place
    return most
