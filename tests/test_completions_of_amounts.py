"""An amount spans exactly what its completions come to, and a further fact never widens it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest

from service.money import Bounds, hull
from tests.shipped import BOOK
from tests.test_completions import (
    AMOUNTS,
    KNOWN,
    LARGEST,
    Asked,
    Drawn,
    assert_settling,
    completed,
    depends_on,
    drawn,
    values,
)


def another_question(asked: Asked, facts: Any) -> bool:
    """Where a further fact replaces what was answered from others; each such exception is named in its module."""
    if asked.name == "monthly-credit":
        return facts.area is None and None not in (facts.average_pension, facts.credit_rate)
    if asked.name == "contributions":
        return facts.contribution_base is None and facts.wage is not None
    if asked.name != "retirement-makeup":
        return False
    own = facts.area is None and None not in (facts.base, facts.rate)
    # That a rate of nought, or a base of nought, makes the other needless is not looked for.
    needless = (facts.rate == 0 and facts.base is None) or (facts.base == 0 and facts.rate is None)
    return own or needless or facts.shortfall_months is None


OWN_FIGURES = {"average_pension", "credit_rate", "base", "rate"}
"""What only the caller can state where the book has no figure: until then no amount is claimed."""


def spanned(bounds: Collection[Bounds | None]) -> Bounds | None:
    """The narrowest bounds of all; none where one is not known, no upper one where only the largest sum made it."""
    if None in bounds:
        return None
    whole = hull(each for each in bounds if each is not None)
    return Bounds(whole.low, None) if whole.high is not None and whole.high > LARGEST / 1000 else whole


@pytest.mark.parametrize("asked", AMOUNTS, ids=str)
def test_an_amount_spans_exactly_what_its_completions_come_to(asked: Asked) -> None:
    for draw in drawn(asked):
        if another_question(asked, draw.facts):
            continue
        answer = asked.answer(draw.facts, draw.on)
        answers = completed(asked, draw)
        table = {facts: each.bounds for facts, each in answers.items()}
        shown = f"{draw.on} {draw.facts}"
        if answer.bounds is not None or OWN_FIGURES.isdisjoint(answer.grounds.gaps.missing):
            assert spanned([answer.bounds]) == spanned(table.values()), shown
        assert_settling(
            answer.grounds.gaps, draw.missing, table, lambda each: each is None or each.exact is None, shown
        )
        # A fact that changes nothing of the amount may still change one of its lines.
        lines = {facts: (each.bounds, each.lines) for facts, each in answers.items()}
        # A wage is asked for as a way to the base; beside a base that is stated it changes nothing.
        ways = {"wage"} if "contribution_base" in draw.missing else set()
        assert set(answer.grounds.gaps.missing) - ways <= depends_on(lines, draw.missing), shown
        assert set(answer.grounds.gaps.irrelevant).isdisjoint(depends_on(table, draw.missing)), shown
        assert set(draw.missing) == {*answer.grounds.gaps.missing, *answer.grounds.gaps.irrelevant}, shown


def left(asked: Asked, draw: Drawn, name: str) -> Iterator[Decimal]:
    """How wide the amount still is after each value of a missing fact."""
    for value in draw.tried[name]:
        bounds = asked.answer(replace(draw.facts, **{name: value}), draw.on).bounds
        endless = bounds is None or bounds.high is None
        yield Decimal("Infinity") if endless else bounds.high - bounds.low


def nearly_empty(asked: Asked) -> Iterator[Drawn]:
    """Facts of which hardly more than an area is stated that holds a base within bounds."""
    random = Random(asked.name)  # noqa: S311 - the draws are to be the same in every run.
    tried = values(asked, KNOWN)
    bounded = [
        code
        for code in tried["area"]
        if BOOK.at(code, KNOWN, KNOWN).find("medical_base_bounds").value
        or BOOK.at(code, KNOWN, KNOWN).find("pension_base_bounds").value
    ]
    for area, name in product(bounded[:2], asked.names):
        facts = asked.facts(**{name: random.choice([value for value in tried[name] if value != LARGEST])})
        facts = replace(facts, area=area or facts.area)
        yield Drawn(facts, KNOWN, tuple(each for each in asked.names if getattr(facts, each) is None), tried)


@pytest.mark.parametrize("asked", AMOUNTS, ids=str)
def test_the_fact_to_ask_for_leaves_the_narrowest_amount_at_worst(asked: Asked) -> None:
    named, told_apart = set(), 0
    for draw in (*drawn(asked), *nearly_empty(asked)):
        answer = asked.answer(draw.facts, draw.on)
        exact = answer.bounds is not None and answer.bounds.exact is not None
        shown = f"{draw.on} {draw.facts}"
        if exact or not answer.grounds.gaps.missing:
            assert answer.narrows_most is None, shown
            continue
        worst = {name: max(left(asked, draw, name)) for name in answer.grounds.gaps.missing}
        assert answer.narrows_most == min(worst, key=worst.__getitem__), f"{worst} {shown}"
        named.add(answer.narrows_most)
        told_apart += len(set(worst.values())) > 1
    assert len(named) > 1
    assert told_apart > 1


@pytest.mark.parametrize("asked", AMOUNTS, ids=str)
def test_a_further_fact_narrows_or_keeps_an_amount(asked: Asked) -> None:
    for draw in drawn(asked):
        before = asked.answer(draw.facts, draw.on).bounds
        if before is None or another_question(asked, draw.facts):
            continue
        for name in draw.missing:
            for value in draw.tried[name]:
                after = asked.answer(replace(draw.facts, **{name: value}), draw.on).bounds
                shown = f"{draw.on} {name}={value} {draw.facts}"
                assert after is not None, shown
                assert after.low >= before.low, shown
                assert before.high is None or (after.high is not None and after.high <= before.high), shown
