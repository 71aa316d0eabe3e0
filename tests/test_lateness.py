"""How late a case is: exact where the facts and the calendar say so, open where they do not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.facts import Matter, StageReached
from service.outcome import Lateness, Progress, StageProgress, Timetable
from service.policy.day import Day
from service.policy.terms import StageLimits
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.questions.processing_time.telling import estimate
from tests.check import ask
from tests.shipped import BOOK

CALENDAR = BOOK.calendar
TODAY = date(2026, 11, 21)
PLACES = [
    {"from_area": "430100", "to_area": "110000"},
    {"from_area": "370100", "to_area": "370200"},
    {"from_area": "350100", "to_area": "350500"},
    {"from_area": "320100", "to_area": "430100"},
    {"area": "330100"},
    {},
]
MATTERS = [Matter.BALANCE_TRANSFER] * 4 + [Matter.CASH_WITHDRAWAL, Matter.REGISTRATION, Matter.MANUAL_REIMBURSEMENT]
# Days of published years, of the holidays around their end, of projected years, and past the known calendar.
DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30)) | st.sampled_from([date(2040, 12, 1), date(2041, 3, 1)])
REACHED = [None, *StageReached]
CASES = st.builds(
    lambda matter, place, accepted, waited, reached: ProcessingTimeFacts(
        matter,
        **place,
        accepted_on=accepted,
        asked_on=accepted + timedelta(days=waited),
        stage_reached=reached,
    ),
    st.sampled_from(MATTERS),
    st.sampled_from(PLACES),
    DAYS,
    st.integers(-3, 60),
    st.sampled_from(REACHED),
)
MANY = settings(max_examples=120)


def at(facts: ProcessingTimeFacts) -> Timetable:
    return estimate(facts, Day(BOOK, TODAY, TODAY))


def late(facts: ProcessingTimeFacts) -> Lateness:
    found = at(facts).lateness
    assert found is not None
    return found


def rows(facts: ProcessingTimeFacts) -> dict[str, StageProgress]:
    return {each.code: each for each in late(facts).per_stage}


def days(first: date, last: date) -> Iterator[date]:
    """Every day after the first, up to the last."""
    return (first + timedelta(days=step) for step in range(1, (last - first).days + 1))


@MANY
@given(CASES)
def test_the_next_step_is_that_of_the_progress(facts: ProcessingTimeFacts) -> None:
    found = at(facts)
    step = found.next_step and found.next_step.code
    if found.progress is None or facts.stage_reached is StageReached.COMPLETED:
        assert step is None
    elif found.progress == "cannot_tell":
        ends = facts.stage_reached is not None and found.stages and found.stages[-1].due is not None
        assert step == ("ask_again_after" if ends else "look_up_progress")
    else:
        assert step == {"overdue": "ask_the_agency", "on_track": "wait_until"}[found.progress]


@MANY
@given(CASES)
def test_lateness_agrees_with_the_progress_of_the_case(facts: ProcessingTimeFacts) -> None:
    timetable = at(facts)
    found = late(facts)
    assert (timetable.progress == "overdue") == (found.stage is not None)
    assert found.since == timetable.overdue_since
    verdicts = {each.code: each.verdict for each in found.per_stage}
    assert (timetable.progress == "overdue") == ("overdue" in verdicts.values())
    if found.stage is not None:
        assert verdicts[found.stage] == "overdue"
        assert found.since == next(each.overdue_since for each in found.per_stage if each.code == found.stage)
    assert {each.code for each in found.per_stage} >= {stage.code for stage in timetable.stages}


@MANY
@given(CASES, st.integers(1, 40))
def test_what_is_overdue_never_gets_on_track_by_waiting(facts: ProcessingTimeFacts, more: int) -> None:
    assert facts.asked_on is not None
    later = replace(facts, asked_on=facts.asked_on + timedelta(days=more))
    after = rows(later)
    for code, each in rows(facts).items():
        if each.verdict == "overdue":
            assert after[code].verdict == "overdue"
            assert after[code].overdue_since == each.overdue_since
    first, second = late(facts).working_days_late, late(later).working_days_late
    if first and second:
        assert second[0] >= first[0]
        assert second[1] >= first[1]


@MANY
@given(CASES, st.integers(1, 40))
def test_a_later_acceptance_never_ends_earlier(facts: ProcessingTimeFacts, more: int) -> None:
    assert facts.accepted_on is not None
    later = replace(facts, accepted_on=facts.accepted_on + timedelta(days=more))
    after = rows(later)
    for code, each in rows(facts).items():
        if each.due and after[code].due:
            assert after[code].due.earliest >= each.due.earliest
            assert after[code].due.latest >= each.due.latest
    if late(facts).since is None:
        assert late(later).since is None


@MANY
@given(CASES)
def test_working_days_late_are_those_that_a_loop_over_the_calendar_counts(facts: ProcessingTimeFacts) -> None:
    found = late(facts)
    assert facts.asked_on is not None
    if found.working_days_late is None:
        return
    assert found.due is not None
    certain = sum(CALENDAR.is_working(day) is True for day in days(found.due.latest, facts.asked_on))
    possible = sum(CALENDAR.is_working(day) is not False for day in days(found.due.earliest, facts.asked_on))
    assert found.working_days_late == (certain, possible)
    if found.due.certainty == "published" and facts.asked_on.year == TODAY.year and facts.asked_on.month < 12:
        assert certain == possible


def possible_ends(facts: ProcessingTimeFacts) -> dict[str, set[date]]:
    """The last day of each limit in every course the case may have taken, on a calendar without doubts.

    The form may reach the destination on any day from acceptance to the last of the origin.
    """
    assert facts.accepted_on is not None
    (term,) = (value.term for value in BOOK.at("430100", TODAY, TODAY).statements("transfer_limits") if value.applies)
    assert isinstance(term, StageLimits)
    limit = {stage.code: stage.working_days for stage in term.stages}
    origin = end(facts.accepted_on, limit["origin"])
    received = [facts.accepted_on, *days(facts.accepted_on, origin)]
    return {
        "origin": {origin},
        "destination": {end(day, limit["destination"]) for day in received},
        "whole": {end(facts.accepted_on, term.total_working_days or 0)},
    }


def end(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= CALENDAR.is_working(day) is True
    return day


@MANY
@given(st.dates(date(2026, 1, 5), date(2026, 9, 30)), st.integers(0, 40), st.sampled_from(list(StageReached)[:2]))
def test_a_stage_is_judged_only_where_every_course_of_the_case_agrees(
    accepted: date, waited: int, reached: StageReached
) -> None:
    asked = accepted + timedelta(days=waited)
    facts = ProcessingTimeFacts(
        Matter.BALANCE_TRANSFER, **PLACES[0], accepted_on=accepted, asked_on=asked, stage_reached=reached
    )
    ends = possible_ends(facts)
    found = rows(facts)
    assert found[reached.value].verdict == verdict({asked > last for last in ends[reached.value]})
    assert found["whole"].verdict == verdict({asked > last for last in ends["whole"]})
    if reached is StageReached.ORIGIN:
        assert found["destination"].verdict == "on_track"
    else:
        # The origin has finished on a day not stated: in time for sure only while its limit runs.
        (last,) = ends["origin"]
        assert found["origin"].verdict == ("on_track" if asked <= last else "cannot_tell")


def verdict(overrun: set[bool]) -> Progress:
    return "cannot_tell" if len(overrun) > 1 else "overdue" if overrun.pop() else "on_track"


def courses(reached: StageReached | None) -> list[StageReached | None]:
    """The stages that a case may have come to later on."""
    listed = list(StageReached)
    return listed if reached is None else listed[listed.index(reached) :]


@MANY
@given(CASES)
def test_until_the_day_told_nothing_is_late_whatever_happens_and_the_day_after_it_may_be(
    facts: ProcessingTimeFacts,
) -> None:
    timetable, found = at(facts), late(facts)
    assert facts.asked_on is not None
    assert facts.accepted_on is not None
    until = found.knowable_until
    if timetable.progress == "overdue":
        assert until == facts.asked_on
    elif until is None:
        assert facts.stage_reached is StageReached.COMPLETED or timetable.progress == "cannot_tell"
    else:
        assert (timetable.progress == "on_track") == (facts.asked_on <= until)
        for day in {facts.accepted_on, until}:
            for reached in courses(facts.stage_reached):
                assert at(replace(facts, asked_on=day, stage_reached=reached)).progress == "on_track"
        after = replace(facts, asked_on=until + timedelta(days=1))
        told = {at(replace(after, stage_reached=reached)).progress for reached in courses(facts.stage_reached)}
        assert told != {"on_track"}


@pytest.mark.parametrize("reached", REACHED)
def test_without_the_day_of_acceptance_nothing_is_judged(reached: StageReached | None) -> None:
    found = late(ProcessingTimeFacts(Matter.BALANCE_TRANSFER, **PLACES[0], asked_on=TODAY, stage_reached=reached))
    assert {each.verdict for each in found.per_stage} == {"cannot_tell"}
    assert found.knowable_until is None


def told(client: FlaskClient, language: str = "en", **facts: Any) -> Any:
    stated = {"matter": "balance-transfer", **PLACES[0], "accepted_on": "2026-09-21", "on": "2026-11-21", **facts}
    return ask(client, "processing-time-estimates", stated, language)["lateness"]


def test_without_a_day_asked_there_is_no_lateness(client: FlaskClient) -> None:
    assert told(client, stage_reached="origin") is None


def test_an_origin_that_is_late_is_named_with_what_to_say(client: FlaskClient) -> None:
    found = told(client, asked_on="2026-10-20", stage_reached="origin")
    assert found["stage"] == "origin"
    assert found["since"] == "2026-10-13"
    assert found["working_days_late"] == {"exact": 6, "min": 6, "max": 6}
    assert found["responsible"] == {"role": "origin", "area_code": "430100", "name": "Changsha"}
    assert found["hotline"] == "12393"
    assert [(each["code"], each["verdict"]) for each in found["per_stage"]] == [
        ("origin", "overdue"),
        ("destination", "on_track"),
        ("whole", "overdue"),
    ]
    said = " ".join(found["say"])
    for part in (
        "2026-09-21",
        "2026-10-13",
        "6 working day(s)",
        "医保办发〔2021〕43号",
        "10 working day(s)",
        "第十六条",
    ):
        assert part in said
    assert any(sentence.endswith("?") for sentence in found["say"])


def test_a_destination_is_asked_when_it_received_the_form(client: FlaskClient) -> None:
    found = told(client, asked_on="2026-10-13", stage_reached="destination")
    assert found["stage"] is None
    assert found["responsible"]["area_code"] == "110000"
    assert {each["code"]: each["verdict"] for each in found["per_stage"]}["destination"] == "cannot_tell"
    assert any("receive the enrolment information form" in sentence for sentence in found["say"])
    assert found["knowable_until"] == "2026-10-19"


def test_without_the_stage_it_is_asked_and_nobody_is_blamed(client: FlaskClient) -> None:
    found = told(client, asked_on="2026-10-13")
    assert found["stage"] is None
    assert found["responsible"] == {"role": "whole", "area_code": None, "name": None}
    assert found["knowable_until"] == "2026-10-12"
    assert any("old area or of the new area?" in sentence for sentence in found["say"])


def test_where_holidays_are_not_published_the_days_late_are_a_range(client: FlaskClient) -> None:
    found = told(client, accepted_on="2027-01-20", asked_on="2027-03-01", stage_reached="origin")
    assert found["stage"] == "origin"
    assert found["working_days_late"]["exact"] is None
    assert found["working_days_late"]["min"] < found["working_days_late"]["max"]
    assert {each["due_on"] for each in found["per_stage"]} == {None}


def test_a_case_that_is_done_has_nothing_to_say(client: FlaskClient) -> None:
    found = told(client, asked_on="2026-11-20", stage_reached="completed")
    assert (found["stage"], found["responsible"], found["say"], found["knowable_until"]) == (None, None, [], None)


def test_both_languages_say_as_much(client: FlaskClient) -> None:
    for stage in (None, "origin", "destination"):
        for asked in ("2026-09-25", "2026-10-13", "2026-10-20"):
            for accepted in ("2026-09-21", None):
                facts = {"accepted_on": accepted, "asked_on": asked, "stage_reached": stage}
                chinese, english = told(client, "zh-CN", **facts)["say"], told(client, "en", **facts)["say"]
                assert len(chinese) == len(english)
                assert not set(chinese) & set(english)
