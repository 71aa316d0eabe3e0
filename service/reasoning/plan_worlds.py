"""All worlds of a space: every completion of the missing facts, and what the answer would be there."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import chain
from math import prod
from typing import Any, Generic

from service.reasoning.completions import Completions, Space
from service.reasoning.placements import Placement, When, placements
from service.reasoning.plan_trees import Leaf
from service.reasoning.situations import Situation
from service.reasoning.tables import Cell, PlanEnd

Outcome = tuple[Any, Leaf, tuple[str, ...]]
"""The outcome of a world: the verdict, its leaf, and the numbers that are still missing then."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fact's values: its condition, the number of values it covers, and its worlds as bits."""

    when: When
    weight: int
    worlds: int


class _Kinds(dict[PlanEnd, str]):
    """The kind of outcome of each end: a character, in the order in which the kinds are met.

    So worlds that differ in nothing but what their outcomes are have the same kinds.
    """

    def __init__(self, facts: object) -> None:
        super().__init__()
        self.outcomes: dict[Outcome, str] = {}
        self._facts = facts

    def __missing__(self, end: PlanEnd) -> str:
        verdict, settled, wants = end
        missing = tuple([name for name in wants if getattr(self._facts, name) is None])
        kind = self[end] = self.outcomes.setdefault((verdict, Leaf(settled), missing), chr(len(self.outcomes)))
        return kind


class Worlds(Generic[Cell]):
    """All worlds of a space. A set of worlds is an integer with one bit per world.

    `order` are the facts worth asking: `areas`, then `finite` ones, the last varying fastest. Values of a fact that
    never make a difference are one value: `alike` maps each to the one that stands for it. `kinds` are the distinct
    outcomes, `classes` the worlds of each. `sensitive` holds the worlds whose outcome changes with a finite fact.
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
        self._placed: dict[str, Worlds[Cell]] = {}

    def divide(self, parts: Mapping[str, Sequence[Part]] | None = None) -> None:
        """Find the parts of each fact, if they are not known, and the worlds whose outcome changes with it.

        Only a search needs them: not if the shape of the tree is known.
        """
        self.parts: Mapping[str, Sequence[Part]] = parts or dict(self._parts())
        self.classes = _classes(self.columns, len(self.kinds))
        self._present = [(kind, worlds) for kind, worlds in enumerate(self.classes) if worlds]
        self.sensitive = {name: self._changed_by(name) for name in self.finite}
        if len(self.areas) == 1 and len(self.placed) > 1:
            self.sensitive[self.areas[0]] = self._changed_by_area()
        self._sensitive = [
            (name, self.parts[name][0].worlds, self.parts[name][1].worlds, worlds)
            for name, worlds in self.sensitive.items()
        ]

    def where_placed(self, worlds: int) -> "tuple[Worlds[Cell], int] | None":
        """Return the worlds of the only placement left of several, and which of them these are; `None` if several are.

        Placements with the same outcomes share them: some hundred bits instead of ten thousand.
        """
        place = ((worlds & -worlds).bit_length() - 1) // self.size
        if worlds >> ((place + 1) * self.size):
            return None
        column = self.outcomes[place * self.size : (place + 1) * self.size]
        if column not in self._placed:
            known = next(iter(self._placed.values()), None)
            one = self._placed[column] = copy(self)
            one.areas, one.order, one.placed = [], self.finite, [Placement((), (), 1)]
            one.outcomes, one.columns = column, [column]
            one.divide(known.parts if known else None)
        return self._placed[column], worlds >> (place * self.size)

    @property
    def form(self) -> Hashable:
        """What worlds whose areas are known have in common if equal outcomes in equal places make equal states."""
        return tuple([(name, tuple(Counter(self.alike[name]).values())) for name in self.finite])

    @property
    def all(self) -> int:
        """All worlds."""
        return (1 << len(self.outcomes)) - 1

    def _judge(self) -> None:
        """Compute the outcome of each world; worlds with equal rules have the same outcome."""
        still = {name: values[0] for name, values in self.values.items() if self._open(name)}
        rules = [self._rules_at(placement.example) for placement in self.placed]
        distinct = dict.fromkeys(rules)
        columns = list(replace(self.space, situation=Situation.these(distinct)).columns(self.facts, still))
        ends, kinds = self._ends(columns), _Kinds(self.facts)
        judged = ["".join(map(kinds.__getitem__, map(ends.__getitem__, column))) for column in columns]
        self.kinds = tuple(kinds.outcomes)
        kept = dict(zip(distinct, self._joined(judged), strict=True))
        self.columns = [kept[rule_set] for rule_set in rules]
        self.size = len(self.columns[0])
        self.outcomes = "".join(self.columns)

    def _joined(self, columns: Sequence[str]) -> Sequence[str]:
        """Merge the values of each fact between which no column changes, and return the reduced columns.

        A column has one character a world, the number of its kind: text is cut and compared fast. `alike` maps each
        value of a fact to the remaining value that stands for it.
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
                starts = range(value * inner, len(columns[0]), block)
                if inner < len(starts):  # In as few pieces as possible.
                    firsts = range(value * inner, value * inner + inner)
                    content = tuple([column[first::block] for column in columns for first in firsts])
                else:
                    content = tuple([column[start : start + inner] for column in columns for start in starts])
                if content not in seen:
                    seen[content] = len(seen)
                    left.append(value)
                self.alike[name].append(seen[content])
            if len(left) < size:
                starts = range(0, len(columns[0]), block)
                spots = [start + value * inner for start in starts for value in left]
                columns = ["".join([column[spot : spot + inner] for spot in spots]) for column in columns]
        return columns

    def _open(self, name: str) -> bool:
        return name not in self.finite and getattr(self.facts, name) is None

    def _ends(self, columns: Sequence[Sequence[int]]) -> Mapping[int, PlanEnd] | Sequence[PlanEnd]:
        """Return the end of each judgement by its number, with the numbers of the caller put in if there are any."""
        law, facts = self.space.law, self.facts
        evaluate = law.evaluate
        if evaluate is None or all(getattr(facts, name) is None for name in law.evaluated_with):
            return law.plan_ends
        numbers = dict.fromkeys(chain.from_iterable(columns))
        return {number: law.plan_end_of(evaluate(law.cells[number], facts)) for number in numbers}

    def _rules_at(self, example: Sequence[str]) -> Hashable:
        stated = {name: getattr(self.facts, name) for name in self.space.groups()}
        return self.space.rules_at({**stated, **dict(zip(self.areas, example, strict=True))})

    def _parts(self) -> Iterator[tuple[str, list[Part]]]:
        """Yield the parts of every fact, with the worlds in each."""
        size = self.size
        for index, name in enumerate(self.areas):
            blocks: dict[When, tuple[int, int]] = {}
            for place, placement in enumerate(self.placed):
                block = ((1 << size) - 1) << (place * size)
                before, worlds = blocks.get(placement.whens[index], (0, 0))
                blocks[placement.whens[index]] = before + placement.weight, worlds | block
            yield name, [Part(when, weight, worlds) for when, (weight, worlds) in blocks.items()]
        every = sum(1 << (place * size) for place in range(len(self.placed)))
        inner = size
        for name in self.finite:
            weights = Counter(self.alike[name])
            block, inner = inner, inner // len(weights)
            first = ((1 << inner) - 1) * (((1 << size) - 1) // ((1 << block) - 1))
            yield name, [Part(When(), weights[at], every * first << (at * inner)) for at in range(len(weights))]

    def _changed_by(self, name: str) -> int:
        """Return the worlds whose outcome is another one for some other value of a finite fact, all else being equal.

        While a fact is open, all its values are possible, so this holds in any state.
        """
        masks = [part.worlds for part in self.parts[name]]
        inner = prod(len(self.parts[later]) for later in self.finite[self.finite.index(name) + 1 :])
        equal = 0
        for _, kind in self._present:
            everywhere = masks[0]
            for value, mask in enumerate(masks):
                everywhere &= (kind & mask) >> (value * inner)
            equal |= everywhere
        return sum(masks) & ~sum(equal << (value * inner) for value in range(len(masks)))

    def _changed_by_area(self) -> int:
        """Return the worlds whose outcome is another one in some other area, if one area is all that is missing."""
        whole, places = (1 << self.size) - 1, range(0, len(self.outcomes), self.size)
        equal = 0
        for _, kind in self._present:
            everywhere = whole
            for place in places:
                everywhere &= kind >> place
            equal |= everywhere
        return sum((whole & ~equal) << place for place in places)

    def split(self, worlds: int, name: str) -> list[int]:
        """Return the worlds of each value of a fact, where there are any."""
        return [both for part in self.parts[name] if (both := worlds & part.worlds)]

    def askable(self, worlds: int) -> Iterator[str]:
        """Yield the facts worth asking: those that can change the outcome, and areas that are open.

        An area described by a relation is asked only after the area it refers to.
        """
        changing = self.changing(worlds)
        for name in self.order:
            if name in self.sensitive:
                if name in changing:
                    yield name
            elif self.is_open(worlds, name) and not any(
                part.when.to and self.is_open(worlds, part.when.to) for part in self.parts[name]
            ):
                yield name

    def changing(self, worlds: int) -> Mapping[str, int]:
        """Return the worlds whose outcome changes with each fact that is open and changes any.

        Of areas only one that is missing alone; two are described by how they lie to each other.
        """
        return {
            name: both
            for name, first, second, sensitive in self._sensitive
            if (both := worlds & sensitive) and worlds & first and worlds & second
        }

    def is_open(self, worlds: int, area: str) -> bool:
        """Whether an area is not known yet."""
        return len(self.split(worlds, area)) > 1

    def are_alike(self, worlds: int) -> bool:
        """Whether all these worlds have the same outcome."""
        first = (worlds & -worlds).bit_length() - 1
        return not worlds & ~self.classes[ord(self.outcomes[first])]

    def state(self, worlds: int) -> Hashable:
        """Return a key for a set of worlds that depends only on its outcomes, once the areas are known."""
        if len(self.placed) > 1:
            return worlds
        low = (worlds & -worlds).bit_length() - 1
        return tuple([(kind, both >> low) for kind, of_kind in self._present if (both := worlds & of_kind)])


def _classes(columns: Sequence[str], kinds: int) -> list[int]:
    """Return the worlds of each kind of outcome; the columns of all placements follow one another."""
    in_column: dict[str, dict[str, int]] = {}
    classes = [0] * kinds
    for place, column in enumerate(columns):
        if column not in in_column:
            backwards = column[::-1]
            in_column[column] = {
                kind: int(backwards.translate({ord(each): "1" if each == kind else "0" for each in distinct}), 2)
                for distinct in (set(column),)
                for kind in distinct
            }
        for kind, worlds in in_column[column].items():
            classes[ord(kind)] |= worlds << (place * len(column))
    return classes
