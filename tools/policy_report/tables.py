"""The tables from which callers are answered, one for each distinct set of rules that a question can meet."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Any

from service.outcome import Wanting
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.reasoning.completions import Space
from tools.policy_report.asked import Asked, days_of


@dataclass(frozen=True)
class Met:
    """One set of rules: facts with areas that have it, and the judgements of all completions of the rest, by number.

    `key` is the same for rules with the same judgements.
    """

    facts: Any
    day: Day
    space: Space[Any]
    column: Sequence[int]
    key: Hashable

    @property
    def values(self) -> Mapping[str, Sequence[Any]]:
        """Return the values of the missing facts, the slowest first."""
        return open_values(self.space, self.facts)

    def judgements(self) -> Iterator[tuple[dict[str, Any], Any]]:
        """Yield every combination of the values of the missing facts, with its judgement."""
        values = self.values
        for number, chosen in zip(self.column, product(*values.values()), strict=True):
            yield dict(zip(values, chosen, strict=True)), self.space.law.cells[number]


def open_values(space: Space[Any], facts: Any) -> Mapping[str, Sequence[Any]]:  # noqa: ANN401 - of any question.
    """Return the values of the missing finite facts, with steps of ages and months."""
    return {axis.name: axis.possible for axis, _ in space.shape.axes if getattr(facts, axis.name) is None}


def met_on(asked: Asked, day: Day) -> Iterator[Met]:
    """Yield every set of rules that areas have on a day, possibly with repetitions."""
    whole = asked.space(asked.facts, day)
    situation = whole.situation
    columns = () if whole.coarse else tuple(whole.columns(asked.facts))
    for number, chosen in zip(situation.grid, product(*situation.places.values()), strict=True):
        facts = replace(asked.facts, **dict(zip(situation.places, chosen, strict=True)))
        if whole.coarse:
            space = asked.space(facts, day)
            [rules], [column] = space.situation.rules, space.columns(facts)
        else:
            space, rules, column = whole, situation.rules[number], columns[number]
        yield Met(facts, day, space, column, key_of(space, rules, facts, day))


def key_of(space: Space[Any], rules: Hashable, facts: Any, day: Day) -> Hashable:  # noqa: ANN401 - of any question.
    """Return everything that a judgement depends on besides the facts that the areas leave open.

    Ages and years cover both sides of every step on any day, so equal rules are judged on one day only. If the rules of
    a question are only what its amount still needs, that can change with the day.
    """
    if isinstance(rules, Wanting):
        return facts, day.on
    return rules, getattr(space, "ages", None)


def first_of_each(met: Iterable[Met]) -> Iterator[Met]:
    """Yield each distinct set of rules once, at its first occurrence."""
    seen = set()
    for one_met in met:
        if one_met.key not in seen:
            seen.add(one_met.key)
            yield one_met


def each_met(asked: Asked, book: PolicyBook) -> Iterator[Met]:
    """Yield each distinct set of rules of a question once, on its first day."""
    return first_of_each(one_met for day in days_of(asked.question, book) for one_met in met_on(asked, day))


def represented(asked: Asked, day: Day) -> int:
    """Return how many combinations of areas and finite facts there are on a day."""
    whole = asked.space(asked.facts, day)
    areas = len(day.book.areas)
    if not whole.coarse:
        return int(areas ** len(whole.situation.places)) * _combinations(whole, asked.facts)
    [(name, groups)] = whole.groups().items()
    placed = ((group, replace(asked.facts, **{name: group.codes[0]})) for group in groups)
    return sum(len(group.codes) * _combinations(asked.space(facts, day), facts) for group, facts in placed)


def _combinations(space: Space[Any], facts: Any) -> int:  # noqa: ANN401 - facts of any question.
    return prod(map(len, open_values(space, facts).values()))
