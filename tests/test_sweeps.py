"""One question over one fact: the pieces are what the question itself answers, at every value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.calls import call
from service.api.v1.sought import Aim, found
from service.api.v1.sweep_requests import MOST_PIECES
from service.api.v1.swept import DAY, MOST_PLACES, Sweep, scale_of, sweepable
from service.api.v1.swept_content import QUANTITIES
from service.api.v1.swept_wire import value_text
from service.facts import KINDS, choices
from service.questions.every import BY_NAME, QUESTIONS
from service.questions.question import Question
from service.wording.sentences import Sentences
from tests.check import ask
from tests.shipped import BOOK, SERVED, TODAY, app_with

CLIENT = app_with(book=BOOK).test_client()
SWEEPS = "sweeps"
FEN = Decimal("0.01")
AREAS = ("110000", "120000", "310000", "320100", "330100", "350200", "410100", "440300", "500000", "542500")
SUMS = ("0", "0.01", "240.50", "3000", "5000.01", "8000", "20000", "45000")
RATES = ("0", "0.00001", "0.02", "0.08")
COUNTS = (0, 1, 5, 12, 60, 180, 300, 900)
WIDEST_SUM = 6_000_000
"""In fen: far beyond the highest ceiling."""
MAKEUP = "refund-amounts/retirement-makeup"
EMPLOYED = {"area": "440300", "scheme": "employee", "insured_status": "employed"}
RETIRED = {"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}
WORKER = {"area": "110000", "sex": "male", "birth_month": "1967-05", "contribution_months": 400}


def sweep(question: str, facts: Mapping[str, Any], over: Mapping[str, str], **more: Any) -> dict[str, Any]:
    return ask(CLIENT, SWEEPS, {"question": question, "facts": facts, "sweep": over, "most": MOST_PIECES, **more})


def single(question: str, facts: Mapping[str, Any], fact: str, value: str, **days: str) -> dict[str, Any]:
    """What the question itself answers at a value."""
    stated = int(value) if KINDS.get(fact) == "count" else value
    return ask(CLIENT, question, {**facts, **days, fact: stated})


def place(fact: str, value: str) -> int:
    kind = KINDS.get(fact, "date")
    if kind == "count":
        return int(value)
    if kind == "month":
        return int(value[:4]) * 12 + int(value[5:]) - 1
    return date.fromisoformat(value).toordinal() if kind == "date" else int(Decimal(value) / (scale_of(fact).unit or 1))


def rounded(yuan: Decimal) -> Decimal:
    return yuan.quantize(FEN, ROUND_HALF_UP)


def bound(told: Mapping[str, Any] | None, fact: str, value: str, choose: Callable[..., Decimal]) -> str | None:
    """A bound at a value, computed by its published formulas as a client would."""
    if told is None:
        return None
    number = Decimal(value) if KINDS.get(fact) in ("money", "rate", "count") else Decimal(0)
    sums = [
        sum(
            (rounded(Decimal(term["constant"]) + Decimal(term["slope"]) * number) for term in each["terms"]), Decimal(0)
        )
        for each in told["formulas"]
    ]
    return str(rounded(choose(sums)))


def months(told: Mapping[str, Any] | None, kind: str, places: int) -> int | str | None:
    if told is None:
        return None
    if kind == "count":
        return int(told["at_from"]) + int(told["step"]) * places
    ordinal = place("birth_month", told["at_from"]) + int(told["step"]) * places
    return f"{ordinal // 12:04d}-{ordinal % 12 + 1:02d}"


def compare(piece: Mapping[str, Any], fact: str, value: str, answer: Mapping[str, Any]) -> None:
    """Hold a piece to the answer of the question at a value of it."""
    for name in ("verdict", "route", "completion", "progress", "method"):
        assert piece[name] == answer.get(name), (name, value)
    for code in piece["codes"]:
        assert code["code"] == answer[code["name"]], value
    gone = place(fact, value) - place(fact, piece["from"])
    for each in piece["quantities"]:
        told = answer[each["name"]]
        assert [months(each[end], each["kind"], gone) for end in ("min", "max")] == [told["min"], told["max"]], value
    missing = [card["fact"] for card in answer["missing_facts"]]
    if piece["amount"] is None:
        assert (piece["missing_facts"], piece["settling_sets"]) == (missing, answer["settling_sets"]), value
    else:
        sums = (bound(piece["amount"]["min"], fact, value, min), bound(piece["amount"]["max"], fact, value, max))
        assert sums == (answer["amount"]["min"], answer["amount"]["max"]), value
        # Where two sums agree to the fen by chance, fewer facts matter there.
        assert set(missing) <= set(piece["missing_facts"]), value
        assert answer["settling_sets"] in (piece["settling_sets"], []), value
    assert piece["settled"] == (not piece["missing_facts"])


def some_fact(random: Random, name: str) -> Any:
    kind = KINDS[name]
    match kind:
        case "area":
            return random.choice(AREAS)
        case "boolean":
            return random.random() < 0.5
        case "money" | "rate":
            return random.choice(SUMS if kind == "money" else RATES)
        case "count":
            return random.choice(COUNTS)
        case "month":
            return f"{random.randint(1945, 1999)}-{random.randint(1, 12):02d}"
        case "date":
            return (TODAY - timedelta(days=random.randrange(700))).isoformat()
        case "schemes" | "payments":
            return None
    return str(random.choice(choices(name)))


def some_facts(random: Random, question: Question, fact: str) -> dict[str, Any]:
    how_many = random.random()
    stated = {
        name: some_fact(random, name)
        for name in question.facts.__dataclass_fields__
        if name != fact and (name == "matter" or random.random() < (0.8 if KINDS[name] == "area" else how_many))
    }
    return {name: value for name, value in stated.items() if value is not None}


def some_range(random: Random, fact: str) -> tuple[int, int]:
    scale = scale_of(fact)
    if KINDS.get(fact, "date") == "date":
        first = date(2021, 1, 1).toordinal() + random.randrange(2200)
        return first, first + random.randrange(1500 if fact == DAY else 60)
    last = min(scale.last, WIDEST_SUM)
    if random.random() < 0.5:
        return scale.first, last
    first = random.randint(scale.first, last)
    return first, random.randint(first, last)


@settings(max_examples=80)
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
    """Every third value of a range is asked for itself."""
    scale = scale_of(fact)
    first, last = (year * 12 for year in over) if over else (scale.first, 400)
    pieces = sweep(question, facts, {"fact": fact, "from": value_text(first, fact), "to": value_text(last, fact)})[
        "pieces"
    ]
    ends = [(place(fact, piece["from"]), place(fact, piece["to"]), piece) for piece in pieces]
    for at in range(first, last + 1, 3):
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


@pytest.mark.parametrize(
    ("question", "facts", "over", "find", "certain"),
    [
        (
            "refund-amounts/monthly-credit",
            EMPLOYED,
            {"fact": "contribution_base"},
            {"amount": "300.00"},
            [("14999.75", "15000.24")],
        ),
        (
            "refund-amounts/monthly-credit",
            EMPLOYED,
            {"fact": "contribution_base"},
            {"amount": "672.66"},
            [("33632.75", "999999999.99")],
        ),
        (
            "refund-amounts/monthly-credit",
            RETIRED,
            {"fact": "birth_month", "from": "1940-01"},
            {"amount": "110"},
            [("1940-01", "1956-10")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {**WORKER, "retirement_formalities_done": True},
            {"fact": "on", "to": "2040-01-01"},
            {"verdict": "eligible"},
            [("2028-01-01", "2040-01-01")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {"area": "110000", "sex": "male", "birth_month": "1960-05"},
            {"fact": "contribution_months"},
            {"quantity": "shortfall_months", "equals": "24"},
            [("276", "276")],
        ),
        (
            "eligibility-decisions/retirement-benefit",
            {"area": "110000", "sex": "female", "post_category": "cadre"},
            {"fact": "birth_month"},
            {"quantity": "statutory_retirement_month", "equals": "2030-05"},
            [("1974-04", "1974-04")],
        ),
    ],
)
def test_the_values_that_bring_about_what_is_looked_for_are_told(
    question: str, facts: Any, over: Any, find: Any, certain: Any
) -> None:
    found = sweep(question, facts, over, find=find)["found"]
    assert [(each["from"], each["to"]) for each in found["certain"]] == certain
    assert found["none_because"] is None


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base"}, {"amount": "700"}),
            "above_ceiling",
        ),
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base", "to": "9000"}, {"amount": "300"}),
            "above_greatest",
        ),
        (("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base"}, {"amount": "9"}), "below_floor"),
        (
            ("refund-amounts/monthly-credit", EMPLOYED, {"fact": "contribution_base", "from": "9000"}, {"amount": "9"}),
            "below_least",
        ),
        (
            (
                "refund-amounts/retirement-makeup",
                {"area": "110000", "sex": "male", "base": "7162", "rate": "0.11"},
                {"fact": "contribution_months"},
                {"amount": "50000"},
            ),
            "between_steps",
        ),
        (
            ("refund-amounts/contributions", {"area": "110000"}, {"fact": "contribution_base"}, {"amount": "500"}),
            "not_known",
        ),
        (
            (
                "eligibility-decisions/retirement-benefit",
                WORKER,
                {"fact": "on", "to": "2027-01-01"},
                {"verdict": "eligible"},
            ),
            "never",
        ),
    ],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_where_no_value_does_the_reason_is_told(asked: tuple[str, Any, Any, Any], reason: str, language: str) -> None:
    question, facts, over, find = asked
    body = {
        "question": question,
        "facts": facts,
        "sweep": over,
        "find": find,
        "on": None if over["fact"] == DAY else "2026-11-21",
    }
    found = CLIENT.post(f"/v1/{SWEEPS}", json=body, headers={"Accept-Language": language}).get_json()["found"]
    assert (found["certain"], found["possible"], found["none_because"]) == ([], [], reason)
    assert found["text"].endswith("." if language == "en" else "。")


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_the_inverse_finds_a_value_by_what_the_question_answers_there(random: Random) -> None:
    question = BY_NAME[
        random.choice(
            [
                "refund-amounts/contributions",
                "refund-amounts/monthly-credit",
                "refund-amounts/retirement-makeup",
                "refund-amounts/balance-settlement",
            ]
        )
    ]
    fact = random.choice([name for name in sweepable(question) if KINDS.get(name) in ("money", "count", "rate")])
    facts = some_facts(random, question, fact)
    last = min(scale_of(fact).last, WIDEST_SUM)
    at = random.randint(0, last)
    amount = single(question.name, facts, fact, value_text(at, fact))["amount"]
    aim = amount["exact"] or amount["max"] or amount["min"]
    if aim is None or len(aim) > len("999999999.99"):
        return
    over = {"fact": fact, "from": value_text(0, fact), "to": value_text(last, fact)}
    found = sweep(question.name, facts, over, find={"amount": aim})["found"]
    assert holds(found["certain" if amount["exact"] else "possible"], fact, at) or (
        not amount["exact"] and amount["max"] is None and not holds(found["certain"], fact, at)
    )
    for other in (random.randint(0, last), min(at + 1, last), max(at - 1, 0)):
        told = single(question.name, facts, fact, value_text(other, fact))["amount"]
        assert holds(found["certain"], fact, other) == (
            told["exact"] is not None and Decimal(told["exact"]) == Decimal(aim)
        )
        if told["min"] is not None:
            within = Decimal(told["min"]) <= Decimal(aim) <= Decimal(told["max"] or "Infinity")
            assert (holds(found["certain"], fact, other) or holds(found["possible"], fact, other)) == within


def holds(spans: Sequence[Mapping[str, str]], fact: str, at: int) -> bool:
    return any(place(fact, each["from"]) <= at <= place(fact, each["to"]) for each in spans)


def test_pages_that_follow_one_another_are_the_whole() -> None:
    facts = {"area": "110000", "sex": "female"}
    body = {"fact": "birth_month", "from": "1960-01", "to": "1985-12"}
    whole = sweep("eligibility-decisions/retirement-benefit", facts, body)
    assert whole["continues_from"] is None
    paged = list(pages("eligibility-decisions/retirement-benefit", facts, body, most=7))
    assert len(paged) > 1
    assert [piece for page in paged for piece in page["pieces"]] == whole["pieces"]


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


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"question": "none"}, "/question", "not_a_choice"),
        ({"sweep": None}, "/sweep", "not_null"),
        ({"sweep": {"fact": "area"}}, "/sweep/fact", "not_sweepable"),
        ({"sweep": {"fact": "gap_months"}}, "/sweep/fact", "not_sweepable"),
        ({"sweep": {"fact": "contribution_base", "from": "a"}}, "/sweep/from", "not_a_swept_value"),
        ({"sweep": {"fact": "contribution_base", "from": "2026-01"}}, "/sweep/from", "not_money"),
        ({"sweep": {"fact": "birth_month", "to": "5"}}, "/sweep/to", "not_a_month"),
        ({"sweep": {"fact": "on", "to": "2026-13-01"}, "on": None}, "/sweep/to", "not_a_date"),
        ({"sweep": {"fact": "contribution_base", "from": "5", "to": "4"}}, "/sweep/to", "ends_before_start"),
        ({"sweep": {"fact": "on"}, "on": "2026-01-01"}, "/on", "swept_already"),
        ({"question": MAKEUP, "sweep": {"fact": "shortfall_months", "from": "1.5"}}, "/sweep/from", "not_an_integer"),
        ({"question": MAKEUP, "sweep": {"fact": "shortfall_months", "to": "1201"}}, "/sweep/to", "out_of_range"),
        ({"facts": {"contribution_base": "5000"}}, "/facts/contribution_base", "swept_already"),
        ({"facts": {"area": "1"}}, "/facts/area", "not_an_area_code"),
        ({"facts": {"gap_months": 1}}, "/facts/gap_months", "unknown_field"),
        ({"facts": []}, "/facts", "not_an_object"),
        ({"find": {}}, "/find", "not_one_aim"),
        ({"find": {"amount": "1", "verdict": "eligible"}}, "/find", "not_one_aim"),
        ({"find": {"verdict": "eligible"}}, "/find/verdict", "not_of_this_question"),
        ({"most": 0}, "/most", "out_of_range"),
        ({"most": MOST_PIECES + 1}, "/most", "out_of_range"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_pointer(
    client: FlaskClient, change: dict[str, Any], pointer: str, code: str
) -> None:
    body = {"question": "refund-amounts/monthly-credit", "sweep": {"fact": "contribution_base"}, **change}
    response = client.post(f"/v1/{SWEEPS}", json=body)
    assert response.status_code == 422
    assert [(each["pointer"], each["code"]) for each in response.get_json()["errors"]] == [(pointer, code)]


@pytest.mark.parametrize(
    ("equals", "code"), [(None, "required"), ("2030-05", "not_an_integer"), ("5000", "out_of_range")]
)
def test_months_that_are_looked_for_are_a_number(client: FlaskClient, equals: str | None, code: str) -> None:
    question, over = "eligibility-decisions/benefit-continuity", {"fact": "gap_months"}
    find = {"quantity": "waiting_months", "equals": equals}
    response = client.post(f"/v1/{SWEEPS}", json={"question": question, "sweep": over, "find": find})
    assert [(each["pointer"], each["code"]) for each in response.get_json()["errors"]] == [("/find/equals", code)]


def test_every_ten_pieces_asked_for_count_as_a_request(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit="20/hour").test_client()
    body = {"question": "refund-amounts/monthly-credit", "facts": RETIRED, "sweep": {"fact": "birth_month"}}
    assert "r=15;" in client.post(f"/v1/{SWEEPS}", json=body).headers["RateLimit"]
    assert "r=5;" in client.post(f"/v1/{SWEEPS}", json={**body, "most": 100}).headers["RateLimit"]
    assert client.post(f"/v1/{SWEEPS}", json={**body, "most": 100}).status_code == 429


def test_a_sweep_that_has_had_its_time_is_given_up(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.extensions["limits"].deadline_seconds = 0.01
    body = {
        "question": "refund-amounts/contributions",
        "facts": {"insured_status": "employed"},
        "sweep": {"fact": "contribution_base"},
    }
    response = app.test_client().post(f"/v1/{SWEEPS}", json=body)
    assert (response.status_code, response.get_json()["errors"][0]["code"]) == (503, "deadline_exceeded")


def test_all_months_that_decisions_tell_may_be_looked_for() -> None:
    told = {
        each["name"]
        for question, fact in (("retirement-benefit", "birth_month"), ("benefit-continuity", "gap_months"))
        for piece in sweep(f"eligibility-decisions/{question}", {"area": "110000"}, {"fact": fact})["pieces"]
        for each in piece["quantities"]
    }
    assert told == set(QUANTITIES)


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


def test_months_that_no_rule_tells_are_not_known() -> None:
    facts, find = {"area": "542500", "sex": "male"}, {"quantity": "local_shortfall_months", "equals": "3"}
    found = sweep("eligibility-decisions/retirement-benefit", facts, {"fact": "contribution_months"}, find=find)[
        "found"
    ]
    assert found["none_because"] == "not_known"


def test_many_spans_are_told_by_the_first_ones(app: Flask) -> None:
    facts = {
        **dict.fromkeys(BY_NAME["eligibility-decisions/retirement-benefit"].facts.__dataclass_fields__),
        "area": "110000",
    }
    question, on = BY_NAME["eligibility-decisions/retirement-benefit"], TODAY
    over = Sweep(question, facts, "birth_month", on, on, SERVED, 1970 * 12, 1990 * 12)
    with app.test_request_context():
        call.deadline = float("inf")
        pieces = list(over.pieces())[::2]
    told = found(Aim("verdict", "not_eligible"), pieces, over, Sentences("en", SERVED))
    assert len(told["certain"]) > 6
    assert f"and more, {len(told['certain'])} in all" in told["text"]
