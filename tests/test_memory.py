"""All that is kept between answers is bounded, by number and so in bytes, whatever callers ask."""

import gc
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

import pytest

from service.facts import Sex
from service.policy.day import Day
from service.questions.retirement_benefit import law as retirement
from service.questions.retirement_benefit.ages import person_of
from service.reasoning.columns import Column
from service.reasoning.memo import Memo
from tests.faults.drawn import question
from tests.shipped import BOOK, NEWEST, app_with

ASKED = 400
FEW = 40
"""Fewer entries than these do not tell what one of them takes."""
MOST_MIB = 32
"""What all memories together may take once they are full: half of what a worker may take above rest. The size of the
book bounds what is kept with the book itself."""
_Remembering = type(lru_cache(print))


@dataclass(frozen=True)
class Memory:
    """A memo or a function that remembers: how much it holds at most, how much now, and how it is emptied."""

    name: str
    most: int | None
    held: Callable[[], int]
    clear: Callable[[], None]


def memories() -> list[Memory]:
    """Everything of the service that remembers."""
    modules = [module for name, module in sys.modules.items() if name.startswith("service.")]
    named = {id(each): f"{of.__name__}.{name}" for of in modules for name, each in vars(of).items()}
    found = []
    gc.unfreeze()  # Else what another test has exempted from collection is not found.
    for each in gc.get_objects():
        if isinstance(each, Memo):
            found.append(Memory(named.get(id(each), "another"), each.size, each.__len__, each.clear))
        elif isinstance(each, _Remembering) and each.__module__.startswith("service."):
            name = f"{each.__module__}.{each.__qualname__}"
            size: Callable[[], Any] = each.cache_info
            found.append(
                Memory(name, each.cache_parameters()["maxsize"], lambda size=size: size().currsize, each.cache_clear)
            )
    return found


def test_whatever_remembers_has_a_most() -> None:
    app_with()
    found = memories()
    assert len(found) > FEW
    assert not [each.name for each in found if each.most is None]


@pytest.mark.untraced
def test_all_memories_together_are_bounded_in_bytes() -> None:
    client, draw = app_with(today=lambda: NEWEST).test_client(), Random(11)  # noqa: S311 - nothing secret.
    remembering = memories()
    gc.collect()
    gc.freeze()  # So that looking again and again at what is left is soon done.
    tracemalloc.start(1)
    try:
        for _ in range(ASKED):
            path, facts = question(draw)
            assert client.post(path, json=facts).status_code == 200
        full = {each.name + str(number): _when_full(each) for number, each in enumerate(remembering)}
    finally:
        tracemalloc.stop()
        gc.unfreeze()
    assert sum(full.values()) < MOST_MIB * 2**20, sorted(full.items(), key=lambda each: -each[1])[:8]
    assert sum(full.values()) > 2**20


def test_one_set_of_rules_keeps_few_people() -> None:
    rules = retirement.rules_of(Day(BOOK, NEWEST, NEWEST), "440100")
    people = [person_of(sex, year, "reached") for sex in Sex for year in range(1960, 2060)]
    first = [rules.required_of(person) for person in people]
    assert len(rules._required) <= 64  # noqa: SLF001 - what is kept is the point.
    assert [rules.required_of(person) for person in people] == first


@pytest.mark.parametrize("many", [3, 70_000])
def test_kinds_of_a_column_are_told_apart_however_many_there_are(many: int) -> None:
    kinds = {0: 0, 1: many}
    column, same = Column((0, 0, 1, 1), {"a": 2, "b": 2}), Column((0, 0, 1, 1), {"a": 2, "b": 2})
    assert column.content("kind", kinds) == same.content("kind", kinds)
    assert column.content("kind", kinds) != Column((0, 0, 0, 1), {"a": 2, "b": 2}).content("kind", kinds)
    assert column.changes_with("a", "kind", kinds)
    assert not column.changes_with("b", "kind", kinds)
    assert not Column((1, 1), {"a": 2}).changes_with("a", "kind", kinds)


def _when_full(memory: Memory) -> float:
    """What a memory would take with as many entries as it may hold, by what it gives back now; in bytes."""
    held = memory.held()
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    memory.clear()
    gc.collect()
    given_back = max(before - tracemalloc.get_traced_memory()[0], 0)
    return given_back / max(held, FEW) * (memory.most or 0)
