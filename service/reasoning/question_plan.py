"""Which questions to ask, in which order, until an answer is settled: a decision tree for the facts not yet stated.

The tree needs as few questions as possible in the worst case. It is found by exact search over every completion of the
missing facts: a set of completions is one integer with a bit for each, so that asking a fact is a bitwise `and`.
Where the steps that count cannot be told before the area is known, the area is asked first and each group of areas
with the same rules is searched exactly; `Plan.minimal` says which of the two it was.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Generic

from service.facts import domain
from service.reasoning.completions import Completions, Situation, Space
from service.reasoning.placements import RELATIONS, When, groups_apart, placements
from service.reasoning.tables import Cell


@dataclass(frozen=True, slots=True)
class Leaf:
    """Nothing more to ask: the verdict, or how well the amount or the time is then known."""

    settled: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: the fact asked, the criterion it decides if any, and what each answer leads to."""

    fact: str
    criterion: str | None
    branches: tuple[tuple[When, "Node"], ...]
    worst: int
    expected: float


Node = Ask | Leaf

_FEW = 20
"""More values than any fact has choices: with more, the values are areas, and the most frequent answer is any other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A tree, and whether no other tree has a better worst case."""

    root: Node
    minimal: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a fact's values: when it is meant, how many values it stands for, and its worlds as bits."""

    when: When
    weight: int
    worlds: int


def worst(node: Node) -> int:
    """The greatest number of questions still to be asked."""
    return node.worst if isinstance(node, Ask) else 0


def expected(node: Node) -> float:
    """The mean number of questions still to be asked, all values (and all areas) being equally likely."""
    return node.expected if isinstance(node, Ask) else 0.0


def plan_of(space_of: Callable[[Any], tuple[Space[Any], Completions[Any]]], facts: Any) -> Plan:  # noqa: ANN401 - any facts.
    """The plan for the facts stated; `space_of` gives the space of facts and its judged completions."""
    space, found = space_of(facts)
    if space.coarse and "area" in found.deciding:
        return Plan(_area_first(space_of, space, "area"), minimal=False)
    return Plan(_Search(space, found).tree(), minimal=True)


def first_asked(fact: str, plans: Mapping[Any, Plan]) -> Plan:
    """The plan that asks a fact before anything else, whose values have plans of their own."""
    parts = [(When(values=(value,)), 1, plan.root) for value, plan in plans.items()]
    root = branching(fact, None, parts)
    return Plan(root, all(plan.minimal for plan in plans.values()))


def chain(facts: Iterable[str], leaf: Leaf) -> Node:
    """Facts that all have to be asked, whatever their values."""
    node: Node = leaf
    for fact in reversed(tuple(facts)):
        node = Ask(fact, None, ((When(), node),), worst(node) + 1, expected(node) + 1)
    return node


def branching(fact: str, criterion: str | None, parts: Sequence[tuple[When, int, Node]]) -> Node:
    """A question whose answers lead to these nodes; answers that lead to the same are one branch."""
    joined: dict[Node, list[When]] = {}
    weights: dict[Node, int] = {}
    for when, weight, node in parts:
        joined.setdefault(node, []).append(when)
        weights[node] = weights.get(node, 0) + weight
    if len(joined) == 1:
        node = next(iter(joined))
        asked = Ask(fact, criterion, ((When(), node),), worst(node) + 1, expected(node) + 1)
        return asked if _told_by(node, fact) else node
    branches = list(_branches(parts, joined, weights))
    total = sum(weights.values())
    mean = sum(weight * expected(node) for node, weight in weights.items()) / total
    return Ask(fact, criterion, tuple(branches), 1 + max(map(worst, joined)), 1 + mean)


def _told_by(node: Node, fact: str) -> bool:
    """Whether an area asked later is told by how it lies to this one."""
    return isinstance(node, Ask) and any(when.to == fact or _told_by(then, fact) for when, then in node.branches)


def _branches(
    parts: Sequence[tuple[When, int, Node]], joined: Mapping[Node, Sequence[When]], weights: Mapping[Node, int]
) -> Iterator[tuple[When, Node]]:
    """Conditions joined where they lead to the same: lists of values, relations of areas, or neighbouring spans."""
    whens = [when for when, _, _ in parts]
    if any(when.relation for when in whens):
        yield from _related(parts)
    elif all(when.values for when in whens):
        many = sum(len(when.values) for when in whens) > _FEW
        rest = max(weights, key=lambda node: weights[node]) if many else None
        for node, each in joined.items():
            if node is not rest:
                yield When(values=tuple(value for when in each for value in when.values)), node
        if rest is not None:
            yield When(), rest
    else:
        spans: list[tuple[When, Node]] = []
        for when, _, node in parts:
            if spans and spans[-1][1] == node:
                spans[-1] = (replace(spans[-1][0], below=when.below), node)
            else:
                spans.append((when, node))
        yield from spans


def _related(parts: Sequence[tuple[When, int, Node]]) -> Iterator[tuple[When, Node]]:
    """Areas by how they lie to another one, named only where one relation leads to different nodes."""
    for relation in RELATIONS:
        here: dict[Node, list[str]] = {}
        for when, _, node in parts:
            if when.relation == relation:
                here.setdefault(node, []).extend(when.values)
        to = next((when.to for when, _, _ in parts), None)
        largest = max(here, key=lambda node: len(here[node]), default=None)
        for node in sorted(here, key=lambda node: node is largest):
            values = () if node is largest else tuple(here[node])
            yield When(values=values, relation=relation, to=to), node


def _whens(fact: str, values: Sequence[Any]) -> Iterator[When]:
    """The condition of each value: the value itself, or from it up to the next where values are ordered."""
    if domain(fact) or isinstance(values[0], tuple):
        yield from (When(values=(value,)) for value in values)
    else:
        starts = [None, *values[1:]]
        yield from (When(start=start, below=below) for start, below in zip(starts, [*values[1:], None], strict=True))


def _area_first(space_of: Callable[[Any], tuple[Space[Any], Completions[Any]]], space: Space[Any], fact: str) -> Node:
    """Ask an area; then plan for each group of areas that the rules tell apart."""
    planned: dict[Any, Node] = {}
    parts = []
    for codes in groups_apart(space.facts, space.groups(), fact):
        placed = replace(space.facts, **{fact: codes[0]})
        rules = space.rules_at({fact: codes[0]})
        if rules not in planned:
            planned[rules] = plan_of(space_of, placed).root
        parts.append((When(values=codes), len(codes), planned[rules]))
    return branching(fact, None, parts)


class _Search(Generic[Cell]):
    """All worlds of a space, and the search for the tree that is least deep."""

    def __init__(self, space: Space[Cell], found: Completions[Cell]) -> None:
        self.space, self.facts = space, space.facts
        groups = space.groups()
        self.order = [name for name in space.law.names if name in found.deciding]
        self.areas = [name for name in self.order if name in groups]
        self.finite = [name for name in self.order if name not in groups]
        self.values = {axis.name: axis.possible for axis, _ in space.shape.axes}
        self.placed = placements(space, groups, self.areas)
        self._judge()
        self.parts: Mapping[str, Sequence[_Part]] = dict(self._parts())
        self.shallow: dict[int, int] = {}
        self.deep: dict[int, int] = {}

    def tree(self) -> Node:
        """The least deep tree."""
        return self._tree((1 << len(self.outcomes)) - 1)

    def _judge(self) -> None:
        """One outcome a world: worlds of equal rules have the same."""
        still = {name: values[0] for name, values in self.values.items() if self._open(name)}
        rules = [self._rules_at(each.example) for each in self.placed]
        distinct = dict.fromkeys(rules)
        columns = replace(self.space, situation=Situation.these(distinct)).columns(self.facts, still)
        cells = self.space.law.cells
        known: dict[int, tuple[Any, Leaf, tuple[str, ...]]] = {}
        judged = {}
        for each, column in zip(distinct, columns, strict=True):
            for number in set(column) - known.keys():
                known[number] = self._outcome(cells[number])
            judged[each] = [known[number] for number in column]
        self.outcomes = [outcome for each in rules for outcome in judged[each]]
        classes: dict[Any, int] = {}
        for index, outcome in enumerate(self.outcomes):
            classes[outcome] = classes.get(outcome, 0) | 1 << index
        self.classes = classes

    def _open(self, name: str) -> bool:
        return name not in self.finite and getattr(self.facts, name) is None

    def _outcome(self, cell: Cell) -> tuple[Any, Leaf, tuple[str, ...]]:
        law = self.space.law
        if law.evaluate is not None and any(getattr(self.facts, name) is not None for name in law.evaluated_with):
            cell = law.evaluate(cell, self.facts)
        wants = tuple(name for name in law.wants_of(cell) if getattr(self.facts, name) is None)
        return law.verdict_of(cell), Leaf(law.settled_of(cell)), wants

    def _rules_at(self, example: Sequence[str]) -> Hashable:
        stated = {name: getattr(self.facts, name) for name in self.space.groups()}
        return self.space.rules_at({**stated, **dict(zip(self.areas, example, strict=True))})

    def _parts(self) -> Iterator[tuple[str, list[_Part]]]:
        """The parts of every fact, with the worlds in each."""
        values = [self.values[name] for name in self.finite]
        size = len(self.outcomes) // len(self.placed)
        for index, name in enumerate(self.areas):
            blocks: dict[When, tuple[int, int]] = {}
            for place, each in enumerate(self.placed):
                block = ((1 << size) - 1) << (place * size)
                before, worlds = blocks.get(each.whens[index], (0, 0))
                blocks[each.whens[index]] = before + each.weight, worlds | block
            yield name, [_Part(when, weight, worlds) for when, (weight, worlds) in blocks.items()]
        every = sum(1 << (place * size) for place in range(len(self.placed)))
        for index, name in enumerate(self.finite):
            masks = [0] * len(values[index])
            for cell, filled in enumerate(product(*(range(len(each)) for each in values))):
                masks[filled[index]] |= 1 << cell
            whens = _whens(name, values[index])
            yield name, [_Part(when, 1, every * mask) for when, mask in zip(whens, masks, strict=True)]

    def _split(self, worlds: int, name: str) -> list[int]:
        return [both for part in self.parts[name] if (both := worlds & part.worlds)]

    def _askable(self, worlds: int) -> Iterator[str]:
        """Facts that tell worlds apart; an area that is told by another only once that one is known."""
        for name in self.order:
            part = next(part for part in self.parts[name] if worlds & part.worlds)
            if worlds & ~part.worlds and not any(
                other.when.to and len(self._split(worlds, other.when.to)) > 1 for other in self.parts[name]
            ):
                yield name

    def _alike(self, worlds: int) -> bool:
        first = (worlds & -worlds).bit_length() - 1
        return not worlds & ~self.classes[self.outcomes[first]]

    def _fits(self, worlds: int, depth: int) -> bool:
        """Whether so many questions are enough."""
        if self._alike(worlds):
            return True
        if depth <= self.deep.get(worlds, 0):
            return False
        if depth >= self.shallow.get(worlds, depth + 1):
            return True
        for name in self._askable(worlds):
            if all(self._fits(part, depth - 1) for part in self._split(worlds, name)):
                self.shallow[worlds] = depth
                return True
        self.deep[worlds] = depth
        return False

    def _depth(self, worlds: int) -> int:
        depth = 0
        while not self._fits(worlds, depth):
            depth += 1
        return depth

    def _tree(self, worlds: int) -> Node:
        if self._alike(worlds):
            _, leaf, wants = self.outcomes[(worlds & -worlds).bit_length() - 1]
            return chain(wants, leaf)
        depth = self._depth(worlds)
        best: tuple[float, str] | None = None
        for name in self._askable(worlds):
            parts = [(part.weight, both) for part in self.parts[name] if (both := worlds & part.worlds)]
            if all(self._fits(both, depth - 1) for _, both in parts):
                mean = sum(weight * self._depth(both) for weight, both in parts) / sum(weight for weight, _ in parts)
                if best is None or mean < best[0]:
                    best = (mean, name)
        assert best is not None  # noqa: S101 - the depth was found by asking one of them.
        name = best[1]
        nodes = [
            (part.when, part.weight, self._tree(both)) for part in self.parts[name] if (both := worlds & part.worlds)
        ]
        return branching(name, self._criterion(name), nodes)

    def _criterion(self, name: str) -> str | None:
        return next((code for code, facts in self.space.law.facts_of.items() if name in facts), None)
