"""Decision trees of a plan: which fact to ask, and what each answer leads to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.facts import domain
from service.reasoning.placements import RELATIONS, When


@dataclass(frozen=True, slots=True)
class Leaf:
    """Nothing more to ask: the verdict, or how precisely the amount or the time is then known."""

    settled: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: the fact asked, the criterion it decides if any, and what each answer leads to."""

    fact: str
    criterion: str | None
    branches: tuple[tuple[When, "Node"], ...]
    worst: int
    expected: float
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compute the hash once: trees are compared at each of their questions, and hold many more."""
        object.__setattr__(self, "_hash", hash((self.fact, self.criterion, self.branches)))

    def __hash__(self) -> int:
        """Return the hash of all that follows."""
        return self._hash


Node = Ask | Leaf

_FEW = 20
"""More values than any fact has choices. With more, they are areas, and the largest branch is "any other"."""


def worst(node: Node) -> int:
    """Return the greatest number of questions still to be asked."""
    return node.worst if isinstance(node, Ask) else 0


def expected(node: Node) -> float:
    """Return the mean number of questions still to be asked, all values (and all areas) being equally likely."""
    return node.expected if isinstance(node, Ask) else 0.0


def chain(facts: Iterable[str], leaf: Leaf) -> Node:
    """Return a tree that asks all these facts in order, whatever their values."""
    node: Node = leaf
    for fact in reversed(tuple(facts)):
        node = Ask(fact, None, ((When(), node),), worst(node) + 1, expected(node) + 1)
    return node


def branching(fact: str, criterion: str | None, parts: Sequence[tuple[When, int, Node]]) -> Node:
    """Return a question whose answers lead to these nodes; answers with the same node share a branch."""
    joined: dict[Node, list[When]] = {}
    weights: dict[Node, int] = {}
    for when, weight, node in parts:
        joined.setdefault(node, []).append(when)
        weights[node] = weights.get(node, 0) + weight
    if len(joined) == 1:
        node = next(iter(joined))
        question = Ask(fact, criterion, ((When(), node),), worst(node) + 1, expected(node) + 1)
        return question if _refers_to(node, fact) else node
    branches = list(_branches(parts, joined, weights))
    total = sum(weights.values())
    mean = sum(weight * expected(node) for node, weight in weights.items()) / total
    return Ask(fact, criterion, tuple(branches), 1 + max(map(worst, joined)), 1 + mean)


def _refers_to(node: Node, fact: str) -> bool:
    """Whether a later question describes its area relative to this one."""
    return isinstance(node, Ask) and any(when.to == fact or _refers_to(then, fact) for when, then in node.branches)


def _branches(
    parts: Sequence[tuple[When, int, Node]], joined: Mapping[Node, Sequence[When]], weights: Mapping[Node, int]
) -> Iterator[tuple[When, Node]]:
    """Yield conditions, merged if they lead to the same node: lists of values, relations or adjacent ranges."""
    whens = [when for when, _, _ in parts]
    if any(when.relation for when in whens):
        yield from _related(parts)
    elif all(when.values for when in whens):
        many = sum(len(when.values) for when in whens) > _FEW
        rest = max(weights, key=lambda node: weights[node]) if many else None
        for node, merged in joined.items():
            if node is not rest:
                yield When(values=tuple(value for when in merged for value in when.values)), node
        if rest is not None:
            yield When(), rest
    else:
        spans: list[tuple[When, Node]] = []
        for when, _, node in parts:
            if spans and spans[-1][1] == node:
                spans[-1] = (spans[-1][0]._replace(below=when.below), node)
            else:
                spans.append((when, node))
        yield from spans


def _related(parts: Sequence[tuple[When, int, Node]]) -> Iterator[tuple[When, Node]]:
    """Yield relations to another area; the relation is named only if different relations lead to different nodes."""
    for relation in RELATIONS:
        by_node: dict[Node, list[str]] = {}
        for when, _, node in parts:
            if when.relation == relation:
                by_node.setdefault(node, []).extend(when.values)
        to = next((when.to for when, _, _ in parts), None)
        largest = max(by_node, key=lambda node: len(by_node[node]), default=None)
        for node in sorted(by_node, key=lambda node: node is largest):
            values = () if node is largest else tuple(by_node[node])
            yield When(values=values, relation=relation, to=to), node


def whens_of(fact: str, values: Sequence[Any]) -> Iterator[When]:
    """Yield the condition of each value: the value itself, or the range up to the next value if values are ordered."""
    if domain(fact) or isinstance(values[0], tuple):
        yield from (When(values=(value,)) for value in values)
    else:
        starts = [None, *values[1:]]
        yield from (When(start=start, below=below) for start, below in zip(starts, [*values[1:], None], strict=True))
