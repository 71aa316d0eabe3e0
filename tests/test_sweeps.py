"""One question over one fact: the pieces are what the question itself answers, at every value."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.v1 import swept
from service.api.v1.swept import DAY, MOST_PLACES, scale_of, sweepable
from service.api.v1.swept_wire import value_text
from service.questions.every import QUESTIONS
from tests.check import ask
from tests.shipped import TODAY
from tests.sweeping import (
    CLIENT,
    EMPLOYED,
    RETIRED,
    SWEEPS,
    WORKER,
    compare,
    place,
    single,
    some_facts,
    some_range,
    sweep,
)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_a_piece_is_what_the_question_answers_at_its_ends_beside_them_and_anywhere_in_it(random: Random) -> None:
    question = random.choice(QUESTIONS)
    fact = random.choice(sweepable(question))
    facts = some_facts(random, question, fact)
    first, last = some_range(random, fact)
    days = {} if fact == DAY else {"on": (TODAY - timedelta(days=random.randrange(900))).isoformat()}
    over = {"fact": fact, "from": value_text(first, fact), "to": value_text(last, fact)}
    told = sweep(question.name, facts, over, **days)
    pieces = told["pieces"]
    ends = [(place(fact, piece["from"]), place(fact, piece["to"])) for piece in pieces]
    assert ends[0][0] == first
    assert all(after[0] == before[1] + 1 for before, after in pairwise(ends))
    assert (ends[-1][1] == last) == (told["continues_from"] is None)
    for piece, (start, end) in random.sample(list(zip(pieces, ends, strict=True)), min(len(pieces), 6)):
        for at in {start, end, min(start + 1, end), random.randint(start, end)}:
            value = value_text(at, fact)
            compare(piece, fact, value, single(question.name, facts, fact, value, **days))


@pytest.mark.parametrize(
    ("question", "facts", "fact", "over"),
    [
        ("eligibility-decisions/retirement-benefit", {"area": "310000", "sex": "female"}, "birth_month", (1955, 1990)),
        (
            "eligibility-decisions/retirement-benefit",
            {"area": "500000", "sex": "male", "birth_month": "1967-05"},
            *("contribution_months", None),
        ),
        ("eligibility-decisions/benefit-continuity", {"area": "330100", "to_scheme": "resident"}, "gap_months", None),
        ("eligibility-decisions/benefit-continuity", {"area": "320100", "gap_months": 99}, "missed_years", None),
        ("refund-amounts/monthly-credit", {"area": "310000", "insured_status": "retired"}, "birth_month", (1930, 1980)),
        (
            "refund-amounts/retirement-makeup",
            {"area": "110000", "base": "7162.33", "rate": "0.11"},
            *("contribution_months", None),
        ),
    ],
)
@pytest.mark.untraced
def test_no_value_is_passed_over(question: str, facts: dict[str, Any], fact: str, over: tuple[int, int] | None) -> None:
    """Every fifth value of a range is asked for itself."""
    scale = scale_of(fact)
    first, last = (year * 12 for year in over) if over else (scale.first, MOST_PLACES - 1)
    pieces = sweep(question, facts, {"fact": fact, "from": value_text(first, fact), "to": value_text(last, fact)})[
        "pieces"
    ]
    ends = [(place(fact, piece["from"]), place(fact, piece["to"]), piece) for piece in pieces]
    for at in range(first, last + 1, 5):
        piece = next(piece for start, end, piece in ends if start <= at <= end)
        compare(piece, fact, value_text(at, fact), single(question, facts, fact, value_text(at, fact)))


def test_the_steps_are_those_of_the_rules() -> None:
    by_birth = sweep("refund-amounts/monthly-credit", RETIRED, {"fact": "birth_month"})["pieces"]
    assert [(each["from"], each["to"]) for each in by_birth] == [
        ("1900-01", "1956-10"),
        ("1956-11", "1956-11"),
        ("1956-12", "2099-12"),
    ]
    assert [each["age_months_at_to"] for each in by_birth] == [70 * 12 + 1, 70 * 12, None]
    by_base = sweep("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base"})["pieces"]
    assert [each["from"] for each in by_base] == ["0.00", "6727.00", "33633.00"]
    assert by_base[1]["amount"]["min"]["formulas"] == [{"terms": [{"constant": "0", "slope": "0.02"}]}]


def test_each_share_is_rounded_by_itself() -> None:
    facts = {"area": "440300", "insured_status": "employed"}
    told = sweep("refund-amounts/contributions", facts, {"fact": "contribution_base", "from": "7000", "to": "8000"})
    (piece,) = told["pieces"]
    slopes = [term["slope"] for term in piece["amount"]["max"]["formulas"][0]["terms"]]
    assert slopes == ["0.005", "0.02", "0.08"]
    assert told["rounding"] == "each_term_half_up_to_fen"


def test_facts_left_open_stay_open_on_each_piece() -> None:
    facts = {"area": "440300", "scheme": "employee"}
    told = sweep("refund-amounts/monthly-credit", facts, {"fact": "contribution_base", "from": "1", "to": "40000"})
    assert {each["settled"] for each in told["pieces"]} == {False}
    assert all("insured_status" in each["missing_facts"] for each in told["pieces"])
    opened = sweep("eligibility-decisions/retirement-benefit", WORKER, {"fact": "on", "to": "2030-01-01"})["pieces"]
    assert [each["verdict"] for each in opened] == ["not_eligible", "undetermined", "undetermined"]
    assert opened[-1]["settling_sets"] == [["retirement_formalities_done"]]
    assert [each["because"] is None for each in opened] == [True, False, False]


def test_pages_that_follow_one_another_are_the_whole() -> None:
    facts = {"area": "110000", "sex": "female"}
    body = {"fact": "birth_month", "from": "1960-01", "to": "1985-12"}
    whole = sweep("eligibility-decisions/retirement-benefit", facts, body)
    assert whole["continues_from"] is None
    paged = list(pages("eligibility-decisions/retirement-benefit", facts, body, most=7))
    assert len(paged) > 1
    assert [piece for page in paged for piece in page["pieces"]] == whole["pieces"]


def test_a_page_ends_early_where_every_area_is_judged_at_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"fact": "birth_month", "from": "1960-01", "to": "1975-12"}
    paged = list(pages("eligibility-decisions/retirement-benefit", {}, body, most=100))
    assert len(paged) > 1
    assert 1 < len(paged[0]["pieces"]) < 100
    monkeypatch.setattr(swept, "MOST_JUDGED", 10**9)
    whole = list(pages("eligibility-decisions/retirement-benefit", {}, body, most=100))
    assert len(whole) == 1
    assert [piece for page in paged for piece in page["pieces"]] == whole[0]["pieces"]


def test_a_piece_that_is_too_long_for_a_page_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swept, "MOST_JUDGED", 500)
    over = {"fact": "contribution_months", "from": "0", "to": "1200"}
    paged = list(pages("eligibility-decisions/retirement-benefit", {}, over, most=100))
    pieces = [piece for page in paged for piece in page["pieces"]]
    assert len(paged) > 1
    assert (pieces[0]["from"], pieces[-1]["to"]) == ("0", "1200")
    assert all(int(after["from"]) == int(before["to"]) + 1 for before, after in pairwise(pieces))


def test_a_fact_without_steps_is_asked_day_by_day_and_ends_in_a_page() -> None:
    facts = {"matter": "balance-transfer", "from_area": "110000", "to_area": "440300"}
    first = ask(
        CLIENT,
        SWEEPS,
        {
            "question": "processing-time-estimates",
            "facts": facts,
            "sweep": {"fact": "accepted_on", "from": "2025-01-01"},
        },
    )
    assert (len(first["pieces"]), first["continues_from"]) == (50, "2025-02-20")
    quiet = sweep(
        "processing-time-estimates", {"matter": "cash-withdrawal"}, {"fact": "asked_on", "from": "2025-01-01"}
    )
    assert quiet["continues_from"] == (date(2025, 1, 1) + timedelta(days=MOST_PLACES)).isoformat()


def pages(question: str, facts: Any, over: Mapping[str, str], most: int) -> Iterator[dict[str, Any]]:
    start: str | None = over["from"]
    while start is not None:
        page = sweep(question, facts, {**over, "from": start}, most=most)
        yield page
        start = page["continues_from"]


_ACCOUNT = {
    "route": "paid_to_own_bank_account",
    "balance": "1000",
    "pending_credits": "20",
    "reserved_for_sharing": "300",
}
_OWED = {**_ACCOUNT, "overpaid_benefits": "1500.50"}
_MISSING = {"area": "110000", "sex": "female", "base": "7162.33", "rate": "0.11", "contribution_months": 100}
_BY_AREA = ("440300", "330100", "410100", "210100", "150200", "110000")


@pytest.mark.parametrize(
    ("question", "facts", "fact", "to"),
    [
        *(
            ("balance-settlement", _OWED, fact, "5000")
            for fact in ("balance", "overpaid_benefits", "reserved_for_sharing")
        ),
        ("balance-settlement", {"balance": "1000"}, "pending_credits", "5000"),
        ("balance-settlement", {"balance": "1000", "reserved_for_sharing": "0"}, "overpaid_benefits", "5000"),
        *(
            ("retirement-makeup", _MISSING, fact, None)
            for fact in ("base", "rate", "contribution_months", "shortfall_months")
        ),
        ("retirement-makeup", {**_MISSING, "shortfall_months": 7}, "contribution_months", None),
        ("retirement-makeup", {**_MISSING, "rate": None}, "base", None),
        ("retirement-makeup", {"area": "110000", "base": "5000", "rate": "0.1"}, "contribution_months", None),
        ("retirement-makeup", {"base": "5000", "rate": "0.1"}, "contribution_months", None),
        ("retirement-makeup", {"area": "542500", "base": "5000", "rate": "0.1"}, "contribution_months", None),
        *(
            ("contributions", {"area": area, "insured_status": status}, fact, "50000")
            for area in _BY_AREA
            for status in ("employed", "flexible")
            for fact in ("contribution_base", "wage")
        ),
        ("contributions", {"area": "440300", "contribution_base": "9000"}, "wage", "50000"),
        ("monthly-credit", {"average_pension": "4000"}, "credit_rate", None),
        ("monthly-credit", {"credit_rate": "0.03", **RETIRED, "area": None}, "average_pension", "9000"),
        ("monthly-credit", {"average_pension": "4000", **RETIRED, "area": None}, "credit_rate", None),
        ("monthly-credit", {**RETIRED, "area": "420100", "birth_month": "1950-01"}, "average_pension", "9000"),
        ("monthly-credit", {**RETIRED, "area": "542500", "average_pension": "0"}, "credit_rate", None),
    ],
)
def test_sums_follow_their_formulas(question: str, facts: dict[str, Any], fact: str, to: str | None) -> None:
    name = f"refund-amounts/{question}"
    facts = {key: value for key, value in facts.items() if key != fact}
    for piece in sweep(name, facts, {"fact": fact, **({"to": to} if to else {})})["pieces"]:
        first, last = place(fact, piece["from"]), place(fact, piece["to"])
        for at in {first, (2 * first + last) // 3, last}:
            value = value_text(at, fact)
            compare(piece, fact, value, single(name, facts, fact, value))


@pytest.mark.parametrize(
    ("question", "facts", "fact"),
    [
        ("retirement-benefit", {"area": "500000", "sex": "male"}, "local_contribution_months"),
        ("retirement-benefit", {"area": "500000", "sex": "male"}, "contribution_months"),
        ("retirement-benefit", {"area": "520100", "sex": "male", "contribution_months": 150}, "work_began_month"),
        ("retirement-benefit", {"area": "440700", "sex": "male", "contribution_months": 280}, "first_insured_month"),
        ("benefit-continuity", {"area": "110000", "to_scheme": "resident"}, "prior_continuous_months"),
        ("benefit-continuity", {"area": "110000", "to_scheme": "resident", "gap_months": 40}, "missed_years"),
        ("cash-withdrawal", {"area": "110000"}, "credited_before"),
        ("contribution-refund", {"area": "110000", "reason": "duplicate"}, "employee_months"),
    ],
)
def test_decisions_change_at_the_steps_of_their_rules(question: str, facts: dict[str, Any], fact: str) -> None:
    name = f"eligibility-decisions/{question}"
    for piece in sweep(name, facts, {"fact": fact})["pieces"]:
        for value in {piece["from"], piece["to"]}:
            compare(piece, fact, value, single(name, facts, fact, value))


def test_before_there_was_a_rule_of_age_no_month_of_birth_matters() -> None:
    told = sweep(
        "eligibility-decisions/retirement-benefit", {"area": "110000"}, {"fact": "birth_month"}, on="2001-01-01"
    )
    assert [each["quantities"][0]["min"] for each in told["pieces"]] == [None]
