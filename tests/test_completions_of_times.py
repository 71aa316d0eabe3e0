"""A time spans exactly the limits of the areas left out, as amounts span their completions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from random import Random
from typing import Any

from service.api.v1.questions import BY_NAME
from service.facts import Matter
from service.questions import (
    processing_time,
)
from service.questions.processing_time.facts import ProcessingTimeFacts
from tests.shipped import BOOK
from tests.test_completions import AMOUNTS, DECISIONS, KNOWN, Asked, kinds_of_area

TIMES = Asked("processing-time", processing_time)
PLACES = ("area", "from_area", "to_area")


def times(facts: ProcessingTimeFacts) -> Any:
    return TIMES.answer(facts, KNOWN)


def timed() -> Iterator[tuple[ProcessingTimeFacts, tuple[str, ...]]]:
    """Times of every matter with any of their areas left out, accepted on a day or not; and the areas left out."""
    random = Random("times")  # noqa: S311 - the draws are to be the same in every run.
    areas = kinds_of_area(TIMES.looked_up, KNOWN)
    for matter, accepted in product(Matter, (None, date(2026, 9, 21), date(2026, 12, 21))):
        transfer = matter is Matter.BALANCE_TRANSFER
        ends = PLACES[1:] if transfer else PLACES[:1]
        for count in range(len(ends) + 1):
            for missing in combinations(ends, count):
                stated = {name: random.choice(areas) for name in ends if name not in missing}
                yield ProcessingTimeFacts(matter, accepted_on=accepted, **stated), missing


def limits(facts: ProcessingTimeFacts) -> tuple[int, int] | None:
    """The limit of the whole as it is told, least and greatest."""
    answer = times(facts)
    known = answer.least_working_days is not None
    return (answer.least_working_days, answer.most_working_days) if known else None


def test_a_time_spans_exactly_the_limits_of_the_areas_left_out() -> None:
    areas = kinds_of_area(TIMES.looked_up, KNOWN)
    spans = set()
    for facts, missing in timed():
        # For areas left out, one of each kind and those beside the areas stated.
        near = [
            facts.from_area,
            facts.to_area,
            *(c for c in BOOK.areas if facts.to_area and c[:2] == facts.to_area[:2]),
        ]
        tried = dict.fromkeys(code for code in (*areas, *near) if code)
        totals = {
            times(replace(facts, **dict(zip(missing, chosen, strict=True)))).total_working_days
            for chosen in product(tried, repeat=len(missing))
        }
        span = limits(facts)
        spans.add(span)
        assert span == (None if None in totals else (min(totals), max(totals))), facts
        answer = times(facts)
        if facts.accepted_on is None or span is None:
            assert answer.possible is None
            continue
        first, last = (BOOK.calendar.count(facts.accepted_on, total) for total in span)
        assert first
        assert last
        assert answer.possible
        assert (answer.possible.earliest, answer.possible.latest) == (first.earliest, last.latest), facts
        if not missing:
            assert answer.latest == answer.possible, facts
    assert any(span and span[0] < span[1] for span in spans)


def test_a_further_fact_narrows_or_keeps_a_time() -> None:
    areas = kinds_of_area(TIMES.looked_up, KNOWN)
    for facts, missing in timed():
        before, possible = limits(facts), times(facts).possible
        for name, value in [*product(missing, areas), *(("accepted_on", day) for day in (KNOWN,) if not possible)]:
            stated = replace(facts, **{name: value}) if getattr(facts, name) is None else facts
            after = limits(stated)
            assert before is None or (after and before[0] <= after[0] <= after[1] <= before[1]), stated
            if possible:
                later = times(stated).possible
                assert later, stated
                assert possible.earliest <= later.earliest <= later.latest <= possible.latest, stated


def test_the_fact_to_ask_for_leaves_the_narrowest_time_at_worst() -> None:
    areas = kinds_of_area(TIMES.looked_up, KNOWN)
    for facts, _ in timed():
        answer = times(facts)
        wanted = [name for name in answer.grounds.gaps.missing if name in PLACES]
        span = limits(facts)
        if "accepted_on" in answer.grounds.gaps.missing:
            assert answer.narrows_most == "accepted_on"
        elif not wanted or (span and span[0] == span[1]):
            assert answer.narrows_most is None, facts
        else:
            worst = {}
            for name in wanted:
                spans = [limits(replace(facts, **{name: code})) for code in areas]
                worst[name] = max(each[1] - each[0] if each else 10**6 for each in spans)
            assert answer.narrows_most == min(worst, key=worst.__getitem__), (facts, worst)


def test_every_question_is_compared() -> None:
    compared = {asked.question.name for asked in (*DECISIONS, *AMOUNTS, TIMES)}
    assert compared == BY_NAME.keys(), f"name them in DECISIONS or AMOUNTS: {BY_NAME.keys() - compared}"
