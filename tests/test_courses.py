"""Days are passed over unasked only where asking on them would change nothing: neither the day nor the reason."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from service.api.v1 import questions
from service.api.v1.questions import BY_NAME, QUESTIONS, Question, dated, request_schema, without_days
from service.facts import KINDS
from service.outcome import NextChange
from service.policy.day import Day
from service.questions.compiled import nothing_stated
from service.questions.monthly_credit.law import LAW, PARAMETERS, rules_of
from service.reasoning.courses import Parts, course_of
from service.reasoning.stretches import Stretches
from tests.shipped import BOOK, app_with
from tools.random_facts import Published, Values

FIRST, LAST, KNOWN = date(2021, 1, 1), date(2027, 12, 31), date(2026, 11, 29)
DRAWN = 25
COURSE = course_of(LAW, Day(BOOK, KNOWN, KNOWN), PARAMETERS, None, rules_of)
STARTS = BOOK.opening_days(frozenset(PARAMETERS), KNOWN)


@pytest.fixture(scope="module")
def published() -> Published:
    return Published.of(app_with().test_client())


def drawn(question: Question, chance: Random, published: Published) -> Iterator[tuple[Any, date]]:
    """Facts that leave areas open, with days; half of the other facts are stated."""
    schema = request_schema(question)()
    listed = published.questions[question.name]
    for _ in range(DRAWN):
        values = Values(published, chance)
        stated = {
            fact["fact"]: values.of(fact["fact"])
            for fact in listed
            if fact["required"] or (values.likely(0.5) and KINDS[fact["fact"]] != "area")
        }
        on = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        yield question.facts(**without_days(schema.load(stated))), on


def next_change(question: Question, facts: Any, on: date) -> NextChange | None:
    change: NextChange | None = dated(question, facts, Day(BOOK, on, KNOWN)).grounds.next_change
    return change


def ask_whenever_a_rule_opens(question: Question, patch: pytest.MonkeyPatch) -> None:
    """Leave out what passes over days: every day counts on which a rule opens that the question may look up."""
    looked_up = tuple(sorted(question.looked_up))
    chosen = Day.next_on

    def next_on(day: Day) -> date | None:
        opening = BOOK.next_opening(looked_up, day.on, day.known_on)
        return min((found for found in (chosen(day), opening) if found is not None), default=None)

    patch.setattr(Day, "next_on", next_on)
    patch.setattr(questions, "_nothing_stated", lambda *_: False)


@pytest.mark.untraced
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_an_answer_over_all_areas_changes_when_it_does_if_each_day_is_asked(
    question: Question, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(f"courses {question.name}")  # noqa: S311 - nothing secret.
    found = [(facts, on, next_change(question, facts, on)) for facts, on in drawn(question, chance, published)]
    with monkeypatch.context() as patch:
        ask_whenever_a_rule_opens(question, patch)
        for facts, on, change in found:
            assert next_change(question, facts, on) == change, (facts, on)


@pytest.mark.untraced
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_what_is_kept_of_nothing_stated_is_what_would_be_found(
    question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(f"stretches {question.name}")  # noqa: S311 - nothing secret.
    days = [FIRST + timedelta(days=chance.randrange((LAST - FIRST).days)) for _ in range(DRAWN)]
    all_facts = nothing_stated(question)
    for facts in all_facts[:3]:
        kept = [next_change(question, facts, on) for on in days]
        with monkeypatch.context() as patch:
            patch.setattr(questions, "_nothing_stated", lambda *_: False)
            assert [next_change(question, facts, on) for on in days] == kept


def test_a_course_gives_the_rules_of_every_area_on_every_day() -> None:
    days = [day for start in STARTS for day in (start - timedelta(days=1), start)]
    for on in days:
        held = COURSE.held_on(on)
        read = [rules_of(Day(BOOK, on, KNOWN), code) for code in COURSE.examples]
        assert held == read
        assert set(COURSE.situation(on).rules) == {rules_of(Day(BOOK, on, KNOWN), code) for code in BOOK.areas}


def test_parts_are_the_same_moved_on_from_day_to_day_as_found_at_once() -> None:
    moved = Parts(COURSE, lambda rules: rules.base_bounds)
    for on in STARTS:
        at_once = Parts(COURSE, lambda rules: rules.base_bounds)
        assert moved.on(on) == at_once.on(on)
        later = at_once.next_different(on, None)
        between = [day for day in STARTS if on < day and (later is None or day < later)]
        assert all(Parts(COURSE, lambda rules: rules.base_bounds).on(day) == moved.on(on) for day in between)
        if later is not None:
            assert Parts(COURSE, lambda rules: rules.base_bounds).on(later) != moved.on(on)
            assert at_once.next_different(on, later) is None
    assert moved.on(STARTS[0]) == Parts(COURSE, lambda rules: rules.base_bounds).on(STARTS[0])


def test_a_stretch_is_found_once_and_grows_backwards() -> None:
    change = dated(
        BY_NAME["refund-amounts/monthly-credit"],
        nothing_stated(BY_NAME["refund-amounts/monthly-credit"])[0],
        Day(BOOK, FIRST, KNOWN),
    ).grounds.next_change
    assert change is not None
    asked: list[date] = []

    def find(on: date) -> NextChange | None:
        asked.append(on)
        return change if on < change.on else None

    kept = Stretches()
    week, last = timedelta(days=7), change.on - timedelta(days=1)
    days = (last, last, last - week, last - timedelta(days=3), change.on, change.on + week)
    assert [kept.change(on, lambda on=on: find(on)) for on in days] == [change] * 4 + [None] * 2
    assert asked == [last, last - week, change.on]
