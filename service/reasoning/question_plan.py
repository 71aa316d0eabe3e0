"""Plans: which facts to ask, in which order, until an answer is settled.

A plan is a decision tree over the facts not yet stated. It needs as few questions as possible in the worst case, found
by exact search over every completion of the missing facts. If the values worth telling apart depend on an area that is
not known, the area is asked first, and each group of areas with the same rules is searched exactly. `Plan.minimal` says
whether the tree as a whole is minimal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.reasoning.completions import Completions, Space
from service.reasoning.placements import When, groups_apart
from service.reasoning.plan_search import Learnt, Search
from service.reasoning.plan_trees import Node
from service.reasoning.plan_worlds import Worlds


@dataclass(frozen=True, slots=True)
class Plan:
    """A tree, and whether no other tree has a better worst case."""

    root: Node
    minimal: bool


SpaceOf = Callable[[Any], tuple[Space[Any], Completions[Any]]]
"""Returns the space of facts and its completions."""


def plan_of(space_of: SpaceOf, facts: Any, learnt: Learnt) -> Plan:  # noqa: ANN401 - any facts.
    """Return the plan for the stated facts. `learnt` is shared by what becomes one plan."""
    space, completions = space_of(facts)
    if space.coarse and "area" in completions.deciding:
        return Plan(_area_first(space_of, space, "area", learnt), minimal=False)
    return Plan(Search(Worlds(space, completions), learnt).tree(), minimal=True)


def first_asked(fact: str, plans: Mapping[Any, Plan], learnt: Learnt) -> Plan:
    """Return the plan that asks a fact first and continues with the plan of each of its values."""
    parts = [(When(values=(value,)), 1, plan.root) for value, plan in plans.items()]
    root = learnt.trees.branching(fact, None, parts)
    return Plan(root, all(plan.minimal for plan in plans.values()))


def _area_first(space_of: SpaceOf, space: Space[Any], fact: str, learnt: Learnt) -> Node:
    """Ask for an area first; then plan for each group of areas with equal rules."""
    planned: dict[Any, Node] = {}
    parts = []
    for codes in groups_apart(space.facts, space.groups(), fact):
        placed = replace(space.facts, **{fact: codes[0]})
        rules = space.rules_at({fact: codes[0]})
        if rules not in planned:
            planned[rules] = Search(Worlds(*space_of(placed)), learnt).tree()
        parts.append((When(values=codes), len(codes), planned[rules]))
    return learnt.trees.branching(fact, None, parts)
