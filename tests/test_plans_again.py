"""Question plans asked for again, with more stated and after others: what is kept or shared changes none of them."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.v1.forms import required_facts
from service.api.v1.plans import BY_SEGMENT
from service.reasoning import plan_search
from tests.shipped import TODAY, app_with

DECISIONS = tuple(name for name in BY_SEGMENT if name.startswith("eligibility"))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return app_with(openapi=b"{}").test_client()


def planned(client: FlaskClient, segment: str, facts: Mapping[str, Any], **days: str) -> Any:
    answer = client.post(f"/v1/questions/{segment}/plan", json={"facts": facts, **days})
    assert answer.status_code == 200
    return answer.get_json()


@pytest.mark.parametrize("segment", [name for name, question in BY_SEGMENT.items() if required_facts(question)])
def test_a_plan_says_of_each_choice_of_a_required_fact_what_it_says_once_that_is_stated(
    segment: str, client: FlaskClient
) -> None:
    root = planned(client, segment, {})["plan"]
    for branch in root["branches"]:
        when = branch["when"]
        for choice in when.get("in") or [when["equals"]]:
            assert branch["then"] == planned(client, segment, {root["ask"]: choice})["plan"], choice


@pytest.mark.parametrize("segment", DECISIONS)
def test_a_plan_is_the_same_whatever_was_planned_before(segment: str, client: FlaskClient) -> None:
    days = [TODAY.replace(year=year, month=month).isoformat() for year in (2024, 2026) for month in (3, 4)]
    known = [planned(client, segment, {}, on=on) for on in days]
    for on, plan in zip(days, known, strict=True):
        plan_search._shapes.clear()  # noqa: SLF001 - As if nobody had asked for a plan yet.
        assert planned(client, segment, {}, on=on) == plan
