"""Decision trees of a plan: which fact to ask, and what each answer leads to."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from service.facts import domain
from service.reasoning.placements import RELATIONS, When


@dataclass(frozen=True, slots=True)
class Leaf:
    """Nothing more to ask: the verdict, or how precisely the amount or the time is then known."""

    settled: str


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """One question: the fact asked, the criterion it decides if any, and what each answer leads to."""

    fact: str
    criterion: str | None
    branches: tuple[tuple[When, "Node"], ...]
    worst: int
    expected: float


Node = Ask | Leaf

_FEW = 20
"""More values than any fact has choices. With more, they are areas, and the largest branch is "any other"."""


def worst(node: Node) -> int:
    """Return the greatest number of questions still to be asked."""
    return node.worst if isinstance(node, Ask) else 0


def expected(node: Node) -> float:
    """Return the mean number of questions still to be asked, all values (and all areas) being equally likely."""
    return node.expected if isinstance(node, Ask) else 0.0


class Trees:
    """The trees of one plan. Equal ones are one object, so that they are compared by identity."""

    def __init__(self) -> None:
        self._leaves: dict[Leaf, Leaf] = {}
        self._asked: dict[Hashable, Ask] = {}

    def chain(self, facts: Iterable[str], leaf: Leaf) -> Node:
        """Return a tree that asks all these facts in order, whatever their values."""
        node: Node = self._leaves.setdefault(leaf, leaf)
        for fact in reversed(tuple(facts)):
            node = self._whatever(fact, None, node)
        return node

    def branching(self, fact: str, criterion: str | None, parts: Sequence[tuple[When, int, Node]]) -> Node:
        """Return a question whose answers lead to these nodes; answers with the same node share a branch."""
        joined: dict[int, tuple[Node, list[When]]] = {}
        weights: dict[int, int] = {}
        for when, weight, node in parts:
            key = id(node)
            if key in joined:
                joined[key][1].append(when)
                weights[key] += weight
            else:
                joined[key] = (node, [when])
                weights[key] = weight
        nodes = [node for node, _ in joined.values()]
        if len(nodes) == 1:
            return self._whatever(fact, criterion, nodes[0]) if _refers_to(nodes[0], fact) else nodes[0]
        mean = sum(weights[id(node)] * expected(node) for node in nodes) / sum(weights.values())
        branches = tuple(_branches(parts, joined, weights))
        return self._ask(fact, criterion, branches, 1 + max(map(worst, nodes)), 1 + mean)

    def _whatever(self, fact: str, criterion: str | None, node: Node) -> Ask:
        """Return a question whose answer does not matter to what follows."""
        return self._ask(fact, criterion, ((When(), node),), worst(node) + 1, expected(node) + 1)

    def _ask(
        self, fact: str, criterion: str | None, branches: tuple[tuple[When, Node], ...], most: int, mean: float
    ) -> Ask:
        key = (fact, criterion, mean, tuple([(when, id(then)) for when, then in branches]))
        known = self._asked.get(key)
        if known is None:  # It holds its branches, so their ids stay their own.
            known = self._asked[key] = Ask(fact, criterion, branches, most, mean)
        return known


def _refers_to(node: Node, fact: str) -> bool:
    """Whether a later question describes its area relative to this one."""
    return isinstance(node, Ask) and any(when.to == fact or _refers_to(then, fact) for when, then in node.branches)


def _branches(
    parts: Sequence[tuple[When, int, Node]], joined: Mapping[int, tuple[Node, list[When]]], weights: Mapping[int, int]
) -> Iterator[tuple[When, Node]]:
    """Yield conditions, merged if they lead to the same node: lists of values, relations or adjacent ranges."""
    first = parts[0][0]
    if any(when.relation for when, _, _ in parts):
        yield from _related(parts)
    elif all(when.values for when, _, _ in parts):
        many = sum(len(when.values) for when, _, _ in parts) > _FEW
        rest = max(weights, key=lambda node: weights[node]) if many else None
        for key, (node, merged) in joined.items():
            if key != rest:
                yield When(values=tuple(chain.from_iterable(when.values for when in merged))), node
        if rest is not None:
            yield When(), joined[rest][0]
    else:
        begun, before, reached = first, parts[0][2], first
        for when, _, node in parts[1:]:
            if node is not before:
                yield begun._replace(below=reached.below), before
                begun, before = when, node
            reached = when
        yield begun._replace(below=reached.below), before


def _related(parts: Sequence[tuple[When, int, Node]]) -> Iterator[tuple[When, Node]]:
    """Yield relations to another area; the relation is named only if different relations lead to different nodes."""
    for relation in RELATIONS:
        by_node: dict[int, tuple[Node, list[str]]] = {}
        for when, _, node in parts:
            if when.relation == relation:
                by_node.setdefault(id(node), (node, []))[1].extend(when.values)
        to = next((when.to for when, _, _ in parts), None)
        largest = max(by_node, key=lambda key: len(by_node[key][1]), default=None)
        for key in sorted(by_node, key=lambda key: key == largest):
            node, codes = by_node[key]
            values = () if key == largest else tuple(codes)
            yield When(values=values, relation=relation, to=to), node


def whens_of(fact: str, values: Sequence[Any]) -> Iterator[When]:
    """Yield the condition of each value: the value itself, or the range up to the next value if values are ordered."""
    if domain(fact) or isinstance(values[0], tuple):
        yield from (When(values=(value,)) for value in values)
    else:
        starts = [None, *values[1:]]
        yield from (When(start=start, below=below) for start, below in zip(starts, [*values[1:], None], strict=True))
