"""What would turn a no into a yes: tried here by asking the question itself, over facts of every kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.v1.questions import QUESTIONS
from service.facts import DestinationEnrolment, Month, OriginEnrolment, Scheme, SharingPurpose, domain
from service.outcome import Decision, Remedy, Verdict
from service.policy.day import Day
from service.questions.contribution_refund.law import HELD
from service.reasoning.remedies import OPTIONS
from tests.check import Case, ask, cases
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [date(2023, 6, 1), date(2025, 6, 30), KNOWN, date(2027, 1, 1)]
DECISIONS = {each.name: each for each in QUESTIONS if each.name.startswith("eligibility-decisions/")}
CASES = [case for case in cases() if case.question in DECISIONS and case.expect.get("verdict") == "not_eligible"]
MANY = 20
every_decision = pytest.mark.parametrize("question", DECISIONS)

CHANGES: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "balance-transfer": {
        "origin_enrolment": tuple(OriginEnrolment),
        "destination_enrolment": tuple(DestinationEnrolment),
        "scheme_at_destination": tuple(Scheme),
        "origin_arrears": (False, True),
    },
    "cash-withdrawal": {"credited_before": (date(1990, 1, 1), date(2022, 9, 1), date(2026, 1, 1))},
    "family-sharing": {"relative_insured": (False, True), "purpose": tuple(SharingPurpose)},
    "retirement-benefit": {
        "contribution_months": (10_000,),
        "local_contribution_months": (10_000,),
        "retirement_formalities_done": (False, True),
    },
    "benefit-continuity": {"back_paid": (False, True), "to_scheme": tuple(Scheme)},
    "contribution-refund": {},
}
"""The facts that a person can change, with every value that may decide; of months, more than are ever asked for."""

SPECIAL: Mapping[str, tuple[Any, ...]] = {
    "birth_month": tuple(Month(year, 3) for year in (1958, 1966, 1972, 1980)),
    "work_began_month": tuple(Month(year, 3) for year in (1990, 2005, 2018)),
    "first_insured_month": tuple(Month(year, 3) for year in (2003, 2012, 2018)),
    "contribution_months": (60, 239, 360),
    "local_contribution_months": (12, 119, 240),
    "gap_months": (0, 2, 5, 14),
    "prior_continuous_months": (0, 24),
    "missed_years": (0, 1),
    "employee_months": (0, 12),
    "held_schemes": HELD,
    "credited_before": (date(2022, 9, 1), date(2026, 1, 1)),
}


@dataclass(frozen=True)
class No:
    """A question answered with a no."""

    question: str
    facts: Any
    on: date

    @property
    def changes(self) -> Mapping[str, tuple[Any, ...]]:
        """What a person can change about it."""
        return CHANGES[self.question.partition("/")[2]]

    def decide(self, changes: Mapping[str, Any] | None = None, on: date | None = None) -> Decision:
        """The answer, with changes made, on that or another day."""
        changed = replace(self.facts, **(changes or {}))
        answer = DECISIONS[self.question].answer(changed, Day(BOOK, on or self.on, KNOWN))
        assert isinstance(answer, Decision)
        return answer

    def works(self, changes: Mapping[str, Any], on: date | None = None) -> bool:
        """Whether it is a sure yes then."""
        return self.decide(changes, on).verdict is Verdict.ELIGIBLE


@cache
def noes(question: str) -> tuple[No, ...]:
    """Some noes of a question, over real areas and days, with all facts stated or with some."""
    stated = [case.facts for case in cases() if case.question == question]
    areas = sorted(
        {value for facts in stated for name, value in facts.items() if name.endswith("area")} & set(BOOK.areas)
    )
    names = [field.name for field in fields(DECISIONS[question].facts)]
    chance = Random(question)  # noqa: S311 - the same facts in every run.
    found: list[No] = []
    while len(found) < MANY:
        missing = chance.choice((0, 0, 0.2, 0.5))
        facts = {
            name: chance.choice(SPECIAL.get(name) or domain(name) or areas)
            for name in names
            if name.endswith("area") or chance.random() >= missing
        }
        no = No(question, DECISIONS[question].facts(**facts), chance.choice(DAYS))
        if no.decide().verdict is Verdict.NOT_ELIGIBLE:
            found.append(no)
    return tuple(found)


def options(decision: Decision) -> Iterator[tuple[tuple[Remedy, ...], dict[str, Any], date | None]]:
    """Each option: its remedies, what the person changes in it, and the day to wait for."""
    for number in sorted({each.option for each in decision.remedies if each.option}):
        together = tuple(each for each in decision.remedies if each.option == number)
        changes = {each.fact: each.to for each in together if each.kind == "can_change"}
        yield together, changes, next((each.on for each in together if each.on), None)


def sure_options(decision: Decision) -> list[tuple[dict[str, Any], date | None]]:
    return [(changes, day) for together, changes, day in options(decision) if together[0].leads_to is Verdict.ELIGIBLE]


def smaller(changes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for size in range(len(changes)):
        for names in combinations(changes, size):
            yield {name: changes[name] for name in names}


@pytest.mark.untraced
@every_decision
def test_every_no_says_what_would_change_it_or_that_nothing_does(question: str) -> None:
    for no in noes(question):
        remedies = no.decide().remedies
        assert remedies
        hopeless = [each for each in remedies if each.kind == "cannot_change"]
        assert not hopeless or hopeless == list(remedies)
        assert all((each.option is None) == (each.kind == "cannot_change") for each in remedies)
        numbers = list(dict.fromkeys(each.option for each in remedies if each.option))
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= OPTIONS


@pytest.mark.untraced
@every_decision
def test_an_option_works_and_less_of_it_does_not(question: str) -> None:
    for no in noes(question):
        for changes, day in sure_options(no.decide()):
            assert no.works(changes, day)
            for fewer in smaller(changes):
                assert not no.works(fewer, day)
            if day is not None:
                assert day > no.on
                assert not no.works(changes)
                assert not no.works(changes, day - timedelta(days=1))


@pytest.mark.untraced
@every_decision
def test_an_option_that_is_no_sure_yes_is_no_longer_a_no_and_less_of_it_still_is(question: str) -> None:
    for no in noes(question):
        answer = no.decide()
        for together, changes, day in options(answer):
            if together[0].leads_to is Verdict.UNDETERMINED:
                assert not sure_options(answer)
                assert no.decide(changes, day).verdict is Verdict.UNDETERMINED
                assert all(no.decide(fewer).verdict is Verdict.NOT_ELIGIBLE for fewer in smaller(changes))
                assert day is None or no.decide(changes).verdict is Verdict.NOT_ELIGIBLE


@pytest.mark.untraced
@every_decision
def test_trying_everything_finds_no_nearer_change_and_none_that_is_not_told(question: str) -> None:
    for no in noes(question):
        found = sure_options(no.decide())
        told = {frozenset(changes) for changes, day in found if day is None}
        minimal = set(smallest_sets(no))
        assert told <= minimal
        if len(found) < OPTIONS - 1:
            assert told == minimal


def smallest_sets(no: No) -> Iterator[frozenset[str]]:
    """Every set of facts with values that make it a yes today, and no such set within it."""
    found: list[frozenset[str]] = []
    for size in range(1, len(no.changes) + 1):
        for names in map(frozenset, combinations(no.changes, size)):
            if not any(each <= names for each in found) and any(
                no.works(dict(zip(names, filled, strict=True)))
                for filled in product(*(no.changes[name] for name in names))
            ):
                found.append(names)
                yield names


@pytest.mark.untraced
def test_no_month_more_is_asked_for_than_is_needed() -> None:
    tried = 0
    for no in noes("eligibility-decisions/retirement-benefit"):
        for changes, day in sure_options(no.decide()):
            for name in {"contribution_months", "local_contribution_months"} & set(changes):
                assert not no.works({**changes, name: changes[name] - 1}, day)
                tried += 1
    assert tried


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}: {case.name}")
def test_the_remedies_of_a_case_do_what_they_say_when_sent_back(client: FlaskClient, case: Case) -> None:
    answer = ask(client, case.question, case.body)
    assert answer["remedies"]
    for number in {each["option"] for each in answer["remedies"]} - {None}:
        together = [each for each in answer["remedies"] if each["option"] == number]
        if together[0]["leads_to"] is None:
            assert [each["on"] for each in together] == [None]
            continue
        changes = {each["fact"]: sent(each["to"]) for each in together if each["kind"] == "can_change"}
        on = max([case.on, *(each["on"] for each in together if each["on"])])
        assert ask(client, case.question, {**case.body, **changes, "on": on})["verdict"] == together[0]["leads_to"]


def sent(text: str) -> object:
    """A value as it is sent, of the text of a remedy."""
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}: {case.name}")
def test_the_sentence_of_a_remedy_names_its_number_and_its_day(client: FlaskClient, case: Case, language: str) -> None:
    answer = ask(client, case.question, case.body, language)
    for each in answer["remedies"]:
        assert "None" not in each["text"]
        assert each["on"] is None or each["on"] in each["text"]
        assert not (each["to"] or "").isdigit() or each["to"] in each["text"]
    nearest = [each["text"] for each in answer["remedies"] if each["option"] == 1]
    plain = answer["explanation"]["plain"]
    assert not nearest or nearest[0] in plain
