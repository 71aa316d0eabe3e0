"""Search for the shallowest decision tree: fewest questions in the worst case, then on average."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple

from service.reasoning.memo import Memo
from service.reasoning.placements import When
from service.reasoning.plan_trees import Node, Trees, whens_of
from service.reasoning.plan_worlds import Worlds

_FEWEST = 2
"""The fewest sets that can share a world."""


class Step(NamedTuple):
    """A question of a tree without its words: the fact, and what each part of its values leads to.

    A number instead of a step stands for an outcome. `depth` is the greatest number of questions from here on.
    """

    fact: str
    parts: "tuple[tuple[int, Shape], ...]"
    depth: int


Shape = Step | int

_shapes: Memo[Step] = Memo(1536)
"""The shapes of trees by the form of their worlds and the state: which values they have in words does not matter."""
_forms: Memo[int] = Memo(512)
_numbers = count()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What searches of one plan share: bounds of states by the form of the worlds, conditions, criteria and trees.

    `asked` holds each question of worlds whose areas are known, by all that it follows from. Conditions and trees are
    held, so that their ids are their own.
    """

    bounds: dict[int, dict[Hashable, list[int]]] = field(default_factory=dict)
    whens: dict[tuple[str, Sequence[Any]], tuple[When, ...]] = field(default_factory=dict)
    criteria: dict[str, str | None] = field(default_factory=dict)
    trees: Trees = field(default_factory=Trees)
    asked: dict[Hashable, Node] = field(default_factory=dict)


class Search:
    """The search for the shallowest tree over some worlds.

    A state is the set of worlds that the answers so far leave. Once the areas are known, two states with the same
    outcomes for all facts still to be asked are the same, however they were reached.
    """

    def __init__(self, worlds: Worlds[Any], learnt: Learnt | None = None) -> None:
        self.of = worlds
        self.learnt = learnt or Learnt()
        self.bounds: dict[int, list[int]] = {}
        self.searches: dict[int, Search] = {}
        self._one_place = len(worlds.placed) == 1
        # What is learnt where the areas are known holds for all worlds of the same form, else for these worlds alone.
        self.form = _forms.get(worlds.form, lambda: next(_numbers)) if self._one_place else None
        self.bounds_alike: dict[Hashable, list[int]] = {}
        if self.form is not None:
            self.bounds_alike = self.learnt.bounds.setdefault(self.form, self.bounds_alike)
        self.shapes: dict[Hashable, Step] = {}
        self.whens: dict[str, Sequence[When]] = {}

    def tree(self) -> Node:
        """Return the shallowest tree."""
        whole = (self.form, self.of.outcomes)
        shape: Shape | None = None if self.form is None else _shapes.known(whole)
        if shape is None:
            self.of.divide()
            shape = self._shape(self.of.all)
            if isinstance(shape, Step) and self.form is not None:
                _shapes.keep(whole, shape)
        return self._in_words(shape, {})

    def _bounds(self, worlds: int) -> list[int]:
        """Return the least and the greatest number of questions that a state may need, as far as is known.

        All facts that can change the outcome are enough. As many are needed as can change the outcome of one world.
        """
        bounds = self.bounds.get(worlds)
        if bounds is None:
            placed = None if self._one_place else self._where_placed(worlds)
            if placed:
                search, there = placed
                bounds = search._bounds(there)  # noqa: SLF001 - a search like this one.
            else:
                state = self.of.state(worlds)
                bounds = self.bounds_alike.get(state)
                if bounds is None:
                    known = self._known(state)
                    first = [known.depth, known.depth] if known else self._first_bounds(worlds)
                    bounds = self.bounds_alike[state] = first
            self.bounds[worlds] = bounds
        return bounds

    def _first_bounds(self, worlds: int) -> list[int]:
        if self.of.are_alike(worlds):
            return [0, 0]
        changing = self.of.changing(worlds).values()
        most = len(changing)
        if self.of.areas:
            areas = (area for area in self.of.areas if area not in self.of.sensitive)
            most += sum(self.of.is_open(worlds, area) for area in areas)
        return [_most_at_once(changing), most]

    def _fits(self, worlds: int, depth: int) -> bool:
        """Whether this many questions are enough."""
        bounds = self._bounds(worlds)
        if depth >= bounds[1]:
            return True
        if depth < bounds[0]:
            return False
        placed = None if self._one_place else self._where_placed(worlds)
        if placed:
            search, there = placed
            return search._fits(there, depth)  # noqa: SLF001 - as above.
        for name in self.of.askable(worlds):
            if all(self._fits(part, depth - 1) for part in self.of.split(worlds, name)):
                bounds[1] = depth
                return True
        bounds[0] = depth + 1
        return False

    def _depth(self, worlds: int) -> int:
        bounds = self._bounds(worlds)
        while bounds[0] < bounds[1]:
            self._fits(worlds, bounds[0])
        return bounds[0]

    def _where_placed(self, worlds: int) -> "tuple[Search, int] | None":
        """Return the search among the worlds of the only placement that is left, if only one is left of several."""
        placed = self.of.where_placed(worlds)
        if placed is None:
            return None
        if id(placed[0]) not in self.searches:
            self.searches[id(placed[0])] = Search(placed[0], self.learnt)
        return self.searches[id(placed[0])], placed[1]

    def _shape(self, worlds: int) -> Shape:
        placed = None if self._one_place else self._where_placed(worlds)
        if placed:
            search, there = placed
            return search._shape(there)  # noqa: SLF001 - as above.
        if self.of.are_alike(worlds):
            return ord(self.of.outcomes[(worlds & -worlds).bit_length() - 1])
        state = self.of.state(worlds)
        shape = self._known(state)
        if shape is None:
            name = self._best(worlds)
            parts = enumerate(self.of.parts[name])
            left = ((at, both) for at, part in parts if (both := worlds & part.worlds))
            then = tuple([(at, self._shape(both)) for at, both in left])
            shape = Step(name, then, self._depth(worlds))
            if self.form is None:
                self.shapes[state] = shape
            else:
                _shapes.keep((self.form, state), shape)
        return shape

    def _known(self, state: Hashable) -> Step | None:
        """Return the shape of a state, if it has been searched."""
        return self.shapes.get(state) if self.form is None else _shapes.known((self.form, state))

    def _in_words(self, shape: Shape, made: dict[int, Node]) -> Node:
        """Return the tree of a shape; `made` holds those of the shapes met before, by identity."""
        if isinstance(shape, int):
            _, leaf, wants = self.of.kinds[shape]
            return self.learnt.trees.chain(wants, leaf)
        if id(shape) not in made:
            made[id(shape)] = self._asked(shape, made)
        return made[id(shape)]

    def _asked(self, step: Step, made: dict[int, Node]) -> Node:
        name, worlds, branching = step.fact, self.of, self.learnt.trees.branching
        then = {at: self._in_words(shape, made) for at, shape in step.parts}
        if name in worlds.areas:
            parts = worlds.parts[name]
            return branching(name, self._criterion(name), [(parts[at].when, parts[at].weight, then[at]) for at in then])
        whens, alike = self._whens(name), worlds.alike[name]
        # Areas differ in few facts, so most of their trees have parts in common.
        asked = (name, id(whens), tuple(alike), tuple([(at, id(node)) for at, node in then.items()]))
        node = self.learnt.asked.get(asked)
        if node is None:
            nodes = [(when, 1, then[at]) for when, at in zip(whens, alike, strict=True)]
            node = self.learnt.asked[asked] = branching(name, self._criterion(name), nodes)
        return node

    def _whens(self, name: str) -> Sequence[When]:
        """Return the condition of each value of a finite fact."""
        if name not in self.whens:  # A key of all values takes long to compare.
            of_name = (name, self.of.values[name])
            if of_name not in self.learnt.whens:
                self.learnt.whens[of_name] = tuple(whens_of(*of_name))
            self.whens[name] = self.learnt.whens[of_name]
        return self.whens[name]

    def _best(self, worlds: int) -> str:
        """Return the fact to ask first: among those of least depth, the one with the fewest questions on average."""
        names = list(self.of.askable(worlds))
        if len(names) == 1:
            return names[0]
        depth = self._depth(worlds)
        best: tuple[float, int] | None = None
        for least, rank, parts in sorted(self._offered(worlds, names), key=itemgetter(0, 1)):
            if best is not None and (least, rank) > best:
                break
            if all(self._fits(both, depth - 1) for _, both in parts):
                mean = self._mean(parts, rank, best)
                if best is None or (mean, rank) < best:
                    best = (mean, rank)
        assert best is not None  # noqa: S101 - `_fits` found this depth by asking one of them.
        return names[best[1]]

    def _offered(self, worlds: int, names: Sequence[str]) -> Iterator[tuple[float, int, Sequence[tuple[int, int]]]]:
        """Yield for each fact the least mean that it may have, its place, and the weights and worlds of its parts."""
        for rank, name in enumerate(names):
            parts = [(part.weight, both) for part in self.of.parts[name] if (both := worlds & part.worlds)]
            least = sum(weight * self._bounds(both)[0] for weight, both in parts)
            yield least / sum(weight for weight, _ in parts), rank, parts

    def _mean(self, parts: Sequence[tuple[int, int]], rank: int, best: tuple[float, int] | None) -> float:
        """Return the mean number of questions after a fact, or a number less than it that is already no better."""
        every = sum(weight for weight, _ in parts)
        total = sum(weight * self._bounds(both)[0] for weight, both in parts)
        for weight, both in parts:
            known = self._bounds(both)[0]
            total += weight * (self._depth(both) - known)
            if best is not None and (total / every, rank) > best:
                break
        return total / every

    def _criterion(self, name: str) -> str | None:
        of_law = self.learnt.criteria
        if name not in of_law:
            of_law[name] = next((code for code, facts in self.of.space.law.facts_of.items() if name in facts), None)
        return of_law[name]


def _most_at_once(sets: Collection[int]) -> int:
    """Return the greatest number of these sets of worlds that share a world, at least one."""
    if len(sets) < _FEWEST:
        return 1
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
    return max(most, 1)
