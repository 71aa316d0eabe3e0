"""What tests of sweeps share: asking, holding a piece to the answer at a value, and random questions."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from service.api.v1.sweep_requests import MOST_PIECES
from service.api.v1.swept import DAY, scale_of
from service.facts import KINDS, choices
from service.questions.question import Question
from tests.check import ask
from tests.shipped import BOOK, TODAY, app_with

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
