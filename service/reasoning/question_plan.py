"""Which questions to ask, in which order, until an answer is settled: a decision tree for the facts not yet stated.

The tree needs as few questions as possible in the worst case; it is found by exact search over every completion of the
missing facts. Where the steps that count cannot be told before the area is known, the area is asked first and each
group of areas with the same rules is searched exactly; `Plan.minimal` says which of the two it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.reasoning.completions import Completions, Space
from service.reasoning.placements import When, groups_apart
from service.reasoning.plan_search import Search
from service.reasoning.plan_trees import Node, branching


@dataclass(frozen=True, slots=True)
class Plan:
    """A tree, and whether no other tree has a better worst case."""

    root: Node
    minimal: bool


def plan_of(space_of: Callable[[Any], tuple[Space[Any], Completions[Any]]], facts: Any) -> Plan:  # noqa: ANN401 - any facts.
    """The plan for the facts stated; `space_of` gives the space of facts and its judged completions."""
    space, found = space_of(facts)
    if space.coarse and "area" in found.deciding:
        return Plan(_area_first(space_of, space, "area"), minimal=False)
    return Plan(Search(space, found).tree(), minimal=True)


def first_asked(fact: str, plans: Mapping[Any, Plan]) -> Plan:
    """The plan that asks a fact before anything else, whose values have plans of their own."""
    parts = [(When(values=(value,)), 1, plan.root) for value, plan in plans.items()]
    root = branching(fact, None, parts)
    return Plan(root, all(plan.minimal for plan in plans.values()))


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
