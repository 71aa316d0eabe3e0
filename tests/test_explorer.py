"""The explorer's walk along a plan: the module that browsers load, run in Node over plans that the service sends."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

NODE = Path(sys.executable).parent / "node"
MODULE = Path(__file__).parents[1] / "service/pages/assets/ask/plan.js"
WALK = f"""
import {{ compare, walk }} from {json.dumps(MODULE.as_uri())};
const {{ plan, facts, skipped, types, compared }} = JSON.parse(process.argv[1]);
const province = (area) => area.slice(0, 2);
const near = (one, other) => (province(one) === province(other) ? "same_province" : "elsewhere");
const areas = {{ relation: (one, other) => (one === other ? "same_area" : near(one, other)) }};
const walked = plan && walk(plan, facts, new Set(skipped), types, areas);
console.log(JSON.stringify({{ walked, compared: (compared ?? []).map((each) => compare(...each)) }}));
"""


def node(**given: Any) -> Any:
    program = [NODE, "--input-type=module", "--eval", WALK, "--", json.dumps(given)]
    ran = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(ran.stdout)


def planned(client: FlaskClient, question: str, **facts: str) -> dict[str, Any]:
    return dict(client.post(f"/v1/questions/{question}/plan", json={"facts": facts}).get_json())


def walk(plan: dict[str, Any], facts: dict[str, str], *skipped: str) -> tuple[str | None, list[str]]:
    """What is asked next, and what decided on the way."""
    types = {card["fact"]: card["type"] for card in plan["facts"]}
    walked = node(plan=plan, facts=facts, skipped=skipped, types=types)["walked"]
    return (walked["next"] or {}).get("ask"), walked["trail"]


def test_each_answer_leads_to_the_next_question_and_the_last_to_none(client: FlaskClient) -> None:
    places = {"from_area": "310000", "to_area": "330100"}
    plan = planned(client, "eligibility-decisions.balance-transfer", **places)
    answers = {
        "scheme_at_origin": "employee",
        "origin_enrolment": "suspended",
        "scheme_at_destination": "employee",
        "destination_enrolment": "enrolled",
        "insured_status": "employed",
    }
    stated = dict(places)
    asked = []
    while (step := walk(plan, stated)[0]) is not None:
        asked.append(step)
        stated[step] = answers[step]
    assert sorted(asked) == sorted(answers)
    assert walk(plan, stated) == (None, asked)
    assert walk(plan, {**places, asked[0]: "resident"})[0] is None


def test_what_is_not_known_leaves_every_branch_open(client: FlaskClient) -> None:
    plan = planned(client, "eligibility-decisions.balance-transfer", from_area="310000", to_area="330100")
    first, _ = walk(plan, {})
    second, trail = walk(plan, {}, str(first))
    assert trail == [first]
    assert second not in (None, first)
    everything = [card["fact"] for card in plan["facts"]]
    assert walk(plan, {}, *everything)[0] is None


def test_how_areas_lie_to_each_other_is_told_by_their_codes(client: FlaskClient) -> None:
    plan = planned(client, "eligibility-decisions.balance-transfer")
    asked, _ = walk(plan, {"from_area": "310000", "to_area": "310000"})
    assert asked is None or asked in {card["fact"] for card in plan["facts"]}


@pytest.mark.parametrize(
    ("kind", "left", "right", "order"),
    [
        ("money", "9.50", "10", -1),
        ("money", "10.0", "10", 0),
        ("count", "120", "60", 1),
        ("month", "1966-10", "1966-09", 1),
        ("date", "2026-01-05", "2026-01-05", 0),
        ("rate", "0.08", "0.075", 1),
    ],
)
def test_numbers_are_compared_as_numbers_and_days_as_text(kind: str, left: str, right: str, order: int) -> None:
    assert node(compared=[[kind, left, right]])["compared"] == [order]
