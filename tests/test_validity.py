"""An answer says until when it holds: on every day before the same is said, on the day after it is not.

The days that matter are not taken from the answer: every day on which any value of the book begins or ends is tried,
the first days of the coming months, and days in between.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.context import SHANGHAI
from service.api.v1.answers import Asked
from service.api.v1.guides import dated as dated_guide
from service.api.v1.guides import guide_wire
from service.api.v1.questions import QUESTIONS, Question, dated, request_schema, wire_form, without_days
from service.app import create_app
from service.facts import KINDS, Month, Payment, Scheme, domain
from service.lookups.guides import guide
from service.outcome import NextChange, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.guides import MATTERS
from service.policy.load import load_book
from service.reasoning.validity import Asking, Glance, next_change
from service.settings import Settings
from service.wording.sentences import Sentences
from tests.check import Case, ask, cases
from tests.shipped import BOOK, app_with

WORDS = Sentences("zh-CN", BOOK)
KNOWN = date(2026, 11, 21)
BY_NAME = {question.name: question for question in QUESTIONS}
CASES = [case for case in cases() if case.question in BY_NAME]
TURNS_OF_BOOK = sorted(
    {value.from_on for _, value in BOOK.values()}
    | {date.fromordinal(last.toordinal() + 1) for _, value in BOOK.values() if (last := BOOK.last_day(value))}
)
AREAS = ("110000", "310000", "320100", "330100", "330200", "350200", "430100", "440100", "440300", "610100", "542500")
ONE_DAY = timedelta(days=1)


def facts_of(question: Question, body: Mapping[str, Any]) -> Any:
    return question.facts(**without_days(request_schema(question)().load(body)))


def content(question: Question, outcome: Any) -> dict[str, Any]:
    """What an answer says: its published form, made for one and the same day."""
    return wire_form(question, outcome, Asked(question.name, {}, KNOWN, KNOWN, BOOK, WORDS))


def on_day(day: date) -> Day:
    return Day(BOOK, day, KNOWN)


def months_after(day: date, count: int) -> Iterator[date]:
    return (Month.from_ordinal(Month.of(day).ordinal + number).first_day for number in range(1, count + 1))


def holds_exactly(question: Question, facts: Any, on: date, further: tuple[date, ...] = ()) -> None:
    """Compare an answer with those of every day that may matter until its last, and of the day after."""
    now = dated(question, facts, on_day(on))
    change = now.grounds.next_change
    plain, told = question.answer(facts, on_day(on)), None
    last = change.on - ONE_DAY if change else date(2075, 12, 31)
    of_age = getattr(facts, "birth_month", None) is not None
    years = (date(on.year + number, 1, 1) for number in range(1, 41, 5) if of_age)
    for day in sorted({*TURNS_OF_BOOK, *months_after(on, 7 if of_age else 1), *years, *further, last}):
        if on < day <= last:
            then = question.answer(facts, on_day(day))
            if then != plain:
                told = told or content(question, plain)
                assert content(question, then) == told, (question.name, facts, on, day)
    if change:
        before = content(question, question.answer(facts, on_day(last)))
        after = content(question, question.answer(facts, on_day(change.on)))
        assert before != after, (question.name, facts, on, change)


def is_placed(facts: Any) -> bool:
    """Whether an area is stated wherever one is asked for; else hundreds of areas are judged on every day."""
    areas = {field.name for field in fields(facts) if KINDS[field.name] == "area"}
    return all(getattr(facts, name) for name in areas) or "matter" in {field.name for field in fields(facts)}


@pytest.mark.untraced
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_written_cases_hold_exactly_until_their_last_day(question: Question) -> None:
    for case in [each for each in CASES if each.question == question.name][::3]:
        facts = facts_of(question, case.body)
        if is_placed(facts):
            holds_exactly(question, facts, date.fromisoformat(case.on))


VALUES: Mapping[str, Any] = {
    "area": st.sampled_from(AREAS),
    "boolean": st.booleans(),
    "month": st.builds(Month, st.integers(1936, 1990), st.integers(1, 12)),
    "money": st.sampled_from([Decimal("0.01"), Decimal(4000), Decimal("12345.67"), Decimal(60000)]),
    "rate": st.sampled_from([Decimal("0.02"), Decimal("0.1")]),
    "date": st.dates(date(2019, 1, 1), date(2027, 12, 31)),
    "count": st.integers(0, 500),
    "schemes": st.lists(st.sampled_from(Scheme), min_size=1, max_size=2).map(tuple),
    "payments": st.just((Payment(Month(2026, 1), Decimal(400)),)),
}


def generated(question: Question) -> st.SearchStrategy[Any]:
    """Facts of which any but the areas may be missing."""
    made = {}
    for field in fields(question.facts):
        kind = KINDS[field.name]
        of_kind = VALUES[kind] if isinstance(kind, str) else st.sampled_from(domain(field.name) or tuple(kind))
        needed = kind == "area" or field.name == "matter"
        made[field.name] = of_kind if needed else st.none() | of_kind
    return st.builds(question.facts, **made)


@pytest.mark.untraced
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_every_answer_holds_exactly_until_its_last_day(question: Question) -> None:
    days = st.dates(date(2015, 1, 1), date(2031, 1, 1))

    @settings(max_examples=5, deadline=None)
    @given(generated(question), days | st.sampled_from(TURNS_OF_BOOK), st.tuples(days, days))
    def holds(facts: Any, on: date, further: tuple[date, ...]) -> None:
        holds_exactly(question, facts, on, further)

    holds()


@pytest.mark.untraced
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_with_no_area_stated_too(question: Question) -> None:
    facts = facts_of(question, {"matter": "balance-transfer"} if "processing" in question.name else {})
    now = dated(question, facts, on_day(KNOWN))
    change = now.grounds.next_change
    told = content(question, question.answer(facts, on_day(KNOWN)))
    coming = {
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2030, 9, 10),
        change.on - ONE_DAY if change else date(2032, 1, 1),
    }
    for day in sorted(coming):
        same = content(question, question.answer(facts, on_day(day))) == told
        assert same == (change is None or day < change.on), day
    if change:
        assert content(question, question.answer(facts, on_day(change.on))) != told


@pytest.mark.untraced
def test_all_that_an_answer_looks_up_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, seen = load_book(), set()  # A book of which nothing is remembered yet.
    find, every = PolicyView.find, PolicyView.statements

    def looks(self: PolicyView, parameter: str) -> Any:
        seen.add(parameter)
        return find(self, parameter)

    def listens(self: PolicyView, parameter: str) -> Any:
        seen.add(parameter)
        return every(self, parameter)

    monkeypatch.setattr(PolicyView, "find", looks)
    monkeypatch.setattr(PolicyView, "statements", listens)
    for case in CASES[::3]:
        question = BY_NAME[case.question]
        facts = facts_of(question, case.body)
        if is_placed(facts):
            question.answer(facts, Day(fresh, date.fromisoformat(case.on), KNOWN))
            assert seen <= question.looked_up, (case.name, seen - question.looked_up)
        seen.clear()


@pytest.mark.untraced
@pytest.mark.parametrize("matter", MATTERS)
def test_every_guide_holds_exactly_until_its_last_day(matter: str) -> None:
    for area in (None, *AREAS[::5]):
        day: date | None = date(2020, 1, 1)
        while day:
            change = dated_guide(on_day(day), matter, area).next_change
            last = change.on - ONE_DAY if change else date(2032, 1, 1)
            told = guide_wire(guide(on_day(day), matter, area), area, {}, BOOK, WORDS, stated={})
            for then in (each for each in TURNS_OF_BOOK if day < each <= last):
                same = guide(on_day(then), matter, area)
                assert guide_wire(same, area, {}, BOOK, WORDS, stated={}) == told, (area, day, then)
            if change:
                after = guide(on_day(change.on), matter, area)
                assert guide_wire(after, area, {}, BOOK, WORDS, stated={}) != told, (area, change)
            day = change.on if change else None


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_same_is_published_on_every_day_of_one_validity(client: FlaskClient, language: str) -> None:
    """The whole answer over HTTP, validity and sentences included."""
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for case in CASES[::9]:
        answer = asked_on(client, case, case.on, language)
        until = answer["validity"]["until"]
        if until:
            assert asked_on(client, case, until, language) == answer, case.name
            after = (date.fromisoformat(until) + ONE_DAY).isoformat()
            assert after == answer["validity"]["next_change"]["on"]
            told[case.name, until] = answer
            assert asked_on(client, case, after, language) | {"validity": None} != answer | {"validity": None}
    assert len(told) > 10


def asked_on(client: FlaskClient, case: Case, on: str, language: str) -> dict[str, Any]:
    """An answer without the day it was asked for."""
    answer = ask(client, case.question, {**case.body, "on": on}, language)
    answer.pop("answer_id")
    answer["policy"].pop("on")
    return answer


def because(client: FlaskClient, question: str, **stated: Any) -> tuple[str | None, str | None]:
    validity = ask(client, question, stated, "en")["validity"]
    return validity["until"], validity["next_change"] and validity["next_change"]["because"]


def test_a_higher_tier_opens_in_the_birthday_month_and_is_sure_after_it(client: FlaskClient) -> None:
    retired = {"area": "110000", "scheme": "employee", "insured_status": "retired", "birth_month": "1956-12"}
    retired |= {"retirement_formalities_done": True}
    credit = "refund-amounts/monthly-credit"
    assert because(client, credit, **retired, on="2026-11-21") == (
        "2026-11-30",
        "the birthday of age 70 is in that month, so the next age band may apply.",
    )
    assert because(client, credit, **retired, on="2026-12-01") == (
        "2026-12-31",
        "the month of the birthday of age 70 is over, so the next age band applies.",
    )
    assert because(client, credit, **retired, on="2027-01-01") == (None, None)


def test_the_statutory_month_begins_and_passes(client: FlaskClient) -> None:
    person = {"area": "110000", "sex": "male", "birth_month": "1965-12", "contribution_months": 400}
    person |= {"retirement_formalities_done": True, "local_contribution_months": 400}
    question = "eligibility-decisions/retirement-benefit"
    reasons, on = [], "2025-01-01"
    while on:
        until, reason = because(client, question, **person, on=on)
        reasons.append(reason)
        on = (date.fromisoformat(until) + ONE_DAY).isoformat() if until else ""
    assert "the statutory retirement month begins." in reasons
    assert "the statutory retirement month is over." in reasons


def test_a_month_of_break_even_moves_on_month_by_month(folder: Path) -> None:
    # No figures of the shipped book let paying on cost as much as paying at once.
    path = folder / "areas/330100-hangzhou.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('yuan_a_month: "665.86"', 'yuan_a_month: "300.00"'), encoding="utf-8")
    client = create_app(Settings(policy_dir=str(folder)), today=lambda: KNOWN).test_client()
    person = {"area": "330100", "sex": "male", "birth_month": "1963-01", "contribution_months": 180}
    question = "eligibility-decisions/retirement-benefit"
    assert because(client, question, **person, on="2024-06-02") == (
        "2024-06-30",
        "a month has gone by, so the month in which paying on would cost as much as paying at once is later.",
    )
    assert because(client, question, **person, on="2024-12-02")[0] == "2024-12-31"


def test_a_rule_that_changes_nothing_for_the_facts_ends_nothing(client: FlaskClient) -> None:
    # The bounds of the base change each July; a base between both pairs of bounds is credited alike and cites neither.
    stated = {"area": "110000", "scheme": "employee", "insured_status": "employed", "on": "2026-01-01"}
    credit = "refund-amounts/monthly-credit"
    assert because(client, credit, **stated, contribution_base="10000")[0] is None
    assert because(client, credit, **stated, contribution_base="1000")[0] == "2026-06-30"


def test_a_limit_counted_on_an_unpublished_calendar_names_no_day_of_change(client: FlaskClient) -> None:
    stated = {"matter": "cash-withdrawal", "area": "320100", "accepted_on": "2027-01-28", "on": "2027-01-28"}
    answer = ask(client, "processing-time-estimates", stated)
    assert answer["calendar"]["certainty"] == "projected"
    assert "calendar_not_published" in {each["code"] for each in answer["advisories"]}
    assert answer["validity"]["next_change"] is None


def test_the_reason_told_is_the_one_that_is_cited() -> None:
    """Of two reasons on one day, the one whose citation comes or goes is told before one of the calendar."""
    on, day = date(2026, 1, 1), date(2026, 2, 1)
    turns = [
        NextChange(day, message("age_tier", age=70)),
        NextChange(day, message("source_ends", citation="b", title="B")),
    ]

    def asking(*cited: str) -> Asking[str]:
        return Asking(
            glance=lambda _, asked: Glance(
                differs=False, used=frozenset(), whole=lambda: "then" if asked.on >= day else "now"
            ),
            tell=lambda outcome: {"says": outcome},
            shown=lambda outcome: outcome,
            cited=lambda outcome: {each for each in cited if outcome == "now"},
            rests_on=lambda _: (),
            openings=lambda _: (),
            before=lambda _: None,
            turns=lambda asked: [turn for turn in turns if turn.on > asked.on],
        )

    assert next_change(asking("b"), "now", on_day(on)) == turns[1]
    assert next_change(asking(), "now", on_day(on)) == turns[0]


EVENING = datetime(2026, 11, 21, 23, 59, 30, tzinfo=SHANGHAI)


@pytest.fixture(scope="module")
def evening() -> FlaskClient:
    """A client of the service half a minute before midnight."""
    return app_with(today=EVENING.date, now=lambda: EVENING).test_client()


def cache_control(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    again = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, response.headers["Cache-Control"])
    return response.headers["Cache-Control"]


def test_what_is_dated_today_may_be_kept_until_the_day_ends_in_shanghai(evening: FlaskClient) -> None:
    for path in (
        "guides/balance-inquiry",
        "guides/balance-inquiry?on=2026-11-01",
        "guides/balance-inquiry?known_on=2026-11-21",
        "policy",
        "policy/conflicts",
        "policy/changes",
        "policy/coverage?on=2026-11-01",
    ):
        assert cache_control(evening, f"/v1/{path}") == "max-age=30", path


def test_what_no_day_changes_may_be_kept_for_one_day(evening: FlaskClient) -> None:
    for path in (
        "guides/balance-inquiry?on=2026-11-01&known_on=2026-11-21",
        "areas",
        "areas/110000",
        "policy/parameters",
        "policy/sources",
        "working-days?start_on=2026-11-21&count=5",
    ):
        assert cache_control(evening, f"/v1/{path}") == "max-age=86400", path


def test_nothing_of_a_day_that_is_over_is_kept() -> None:
    today, now = date(2026, 11, 21), datetime(2026, 11, 22, 0, 0, 1, tzinfo=SHANGHAI)
    client = app_with(today=lambda: today, now=lambda: now).test_client()
    assert client.get("/v1/policy").headers["Cache-Control"] == "max-age=0"


def test_refusals_and_posted_questions_are_not_stored(client: FlaskClient) -> None:
    assert client.get("/v1/guides/none").headers["Cache-Control"] == "no-store"
    assert client.post("/v1/refund-amounts/monthly-credit", json={}).headers["Cache-Control"] == "no-store"


def test_no_answer_ends_before_the_day_it_is_asked_for(client: FlaskClient) -> None:
    """Hence what is dated today holds today, and the end of the day is the earlier of the two."""
    for earlier, later in pairwise([date(2025, 6, 30), date(2025, 7, 1), KNOWN]):
        answer = client.get(f"/v1/guides/balance-transfer?area=440100&on={earlier}").get_json()
        assert earlier.isoformat() <= answer["validity"]["until"] < later.isoformat()
