"""The walk of the Python package leads everybody to the answer of the question."""

import random
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from flask.testing import FlaskClient

from tools.packages import python

AREAS = ("110000", "310000", "320100", "430100", "430200", "440100", "650000")
DECISIONS: Mapping[str, list[Mapping[str, str]]] = {
    "balance-transfer": [{}, {"from_area": "430100"}],
    "benefit-continuity": [{"area": "430100"}],
    "cash-withdrawal": [{}, {"area": "320100"}],
    "contribution-refund": [{}, {"area": "110000"}],
    "family-sharing": [{}, {"owner_area": "430100"}],
    # The plan of all areas of a retirement takes long to make.
    "retirement-benefit": [{"area": "430100"}, {"area": "110000"}],
}
ROUNDS = 12


@pytest.fixture(scope="module")
def plan() -> Iterator[ModuleType]:
    """The module of the package, from its source."""
    folder = str(python.FOLDER / "src")
    sys.path.insert(0, folder)
    yield import_module("yibao_account.plan")
    sys.path.remove(folder)
    for name in [name for name in sys.modules if name.split(".")[0] == "yibao_account"]:
        del sys.modules[name]


def text_for(card: Mapping[str, Any], draw: random.Random) -> str:
    """Any value of a fact, as text."""
    match card["type"]:
        case "area":
            return draw.choice(AREAS)
        case "date":
            return draw.choice(("2015-01-01", "2021-05-15", "2024-09-28", "2026-11-01"))
        case "month":
            return draw.choice(("1955-01", "1960-06", "1964-12", "1976-06", "1990-12"))
        case "count":
            return str(draw.randrange(480))
        case "schemes":
            return draw.choice(("", "employee", "employee,resident", "resident,resident"))
        case _:
            return str(draw.choice(card["choices"])["value"])


@pytest.mark.parametrize("name", DECISIONS)
def test_a_walk_ends_at_the_verdict_of_the_service(name: str, plan: ModuleType, client: FlaskClient) -> None:
    draw = random.Random(name)  # noqa: S311 - the same people in every run.
    for known in DECISIONS[name]:
        told = client.post(f"/v1/questions/eligibility-decisions.{name}/plan", json={"facts": known}).json
        for _ in range(ROUNDS):
            walk = plan.Walk(told, known)
            asked = 0
            while step := walk.next():
                walk.answer(text_for(step.card, draw))
                asked += 1
                assert asked <= told["worst_case_questions"]
                assert step.questions_left > 0
            answer = client.post(f"/v1/eligibility-decisions/{name}", json=walk.stated).json
            assert answer["verdict"] == end_of(told, walk.stated, plan), walk.stated
            while walk.back():
                asked -= 1
            assert asked == 0
            assert walk.stated == known


def test_what_is_no_number_fits_no_bound_and_is_left_to_the_answer(plan: ModuleType) -> None:
    assert plan.fits({"from": "9.5"}, "money", "10", {})
    for value in ("ten", "NaN", "1,000"):
        assert not plan.fits({"from": "0"}, "money", value, {})
        assert not plan.fits({"below": "0"}, "money", value, {})
        assert plan.fits({"otherwise": True}, "money", value, {})


def test_an_area_is_elsewhere_only_where_the_other_is_known(plan: ModuleType) -> None:
    apart = {"relation": "elsewhere", "to": "from_area"}
    assert plan.fits(apart, "area", "110000", {"from_area": "310000"})
    assert not plan.fits(apart, "area", "110000", {})


def end_of(told: Mapping[str, Any], stated: Mapping[str, Any], plan: ModuleType) -> str:
    """The verdict at the end of the branches that fit."""
    kinds = {card["fact"]: card["type"] for card in told["facts"]}
    texts = {fact: plan.text_of(value) for fact, value in stated.items()}
    node = told["plan"]
    while "answer" not in node:
        ask = node["ask"]
        node = next(b["then"] for b in node["branches"] if plan.fits(b["when"], kinds[ask], texts[ask], texts))
    return str(node["answer"]["verdict"])


def test_a_fact_becomes_text_and_back(plan: ModuleType) -> None:
    for kind, text, fact in (
        ("boolean", "false", False),
        ("count", "120", 120),
        ("money", "1200.50", "1200.50"),
        ("schemes", "employee,resident", ["employee", "resident"]),
        ("payments", "2026-01 400.00", [{"month": "2026-01", "amount": "400.00"}]),
    ):
        assert plan.fact_of(kind, text) == fact
        assert plan.text_of(fact) == text
    assert plan.fact_of("schemes", "") == []
    assert plan.fact_of("count", "many") == "many"
