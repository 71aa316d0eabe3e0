"""The lists of the book: every source, conflict, change and state of coverage can be read, filtered and trusted."""

import json
import timeit
from datetime import date
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.lookups.coverage import coverage
from service.policy.book import PolicyBook
from service.policy.values import NATION

TODAY = date(2026, 11, 21)
LISTS = ("sources", "conflicts", "changes", "coverage")


def get(client: FlaskClient, path: str, language: str = "zh-CN") -> Any:
    response = client.get(f"/v1/policy/{path}", headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()


def everything(client: FlaskClient, path: str) -> list[Any]:
    found: list[Any] = []
    page, join = 1, "&" if "?" in path else "?"
    while True:
        listed = get(client, f"{path}{join}page={page}")
        found += listed["items"]
        page += 1
        if len(found) >= listed["total"]:
            assert len(found) == listed["total"]
            return found


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_every_page_has_the_published_shape(app: Flask, client: FlaskClient, name: str, language: str) -> None:
    document = app.extensions["openapi-document"]()
    operation = document["paths"][f"/v1/policy/{name}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    components = json.loads(json.dumps(document["components"]))
    for component in components["schemas"].values():
        component["additionalProperties"] = False
    validator = jsonschema.Draft202012Validator({**schema, "components": components})
    for page in (1, 2, 9000):
        listed = get(client, f"{name}?page={page}", language)
        validator.validate(listed)
        assert (listed["page"], listed["page_size"]) == (page, 100)


@pytest.mark.parametrize("name", LISTS)
def test_a_page_has_at_most_a_hundred_and_unknown_parameters_are_refused(client: FlaskClient, name: str) -> None:
    for query in ("page_size=101", "page=0", "mood=good", "area=1"):
        assert client.get(f"/v1/policy/{name}?{query}").status_code == 422
    first = client.get(f"/v1/policy/{name}")
    assert first.headers["Cache-Control"]
    etag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"/v1/policy/{name}", headers=etag).status_code == 304


def test_every_value_rests_on_a_listed_source(client: FlaskClient, book: PolicyBook) -> None:
    sources = everything(client, "sources")
    assert len({source["id"] for source in sources}) == len(sources)
    assert sum(source["values"] for source in sources) == len(list(book.values()))
    cited = {name for source in sources for name in source["citations"]}
    assert {value.citation.id for _, value in book.values()} <= cited
    assert {citation.id for citation in book.calendar_citations.values()} <= cited
    assert "seed-s13" in cited


def test_sources_can_be_asked_by_evidence_and_area(client: FlaskClient) -> None:
    assert all("seed" in source["evidence"] for source in everything(client, "sources?evidence=seed"))
    assert all("320000" in source["areas"] for source in everything(client, "sources?area=320000"))


def test_conflicts_name_which_claim_is_applied_and_why(client: FlaskClient) -> None:
    conflicts = everything(client, "conflicts")
    assert len({conflict["id"] for conflict in conflicts}) == len(conflicts)
    for conflict in conflicts:
        assert len(conflict["claims"]) > 1
        assert conflict["precedence"]
        assert {claim["citation"] for claim in conflict["claims"]} <= {each["id"] for each in conflict["citations"]}
    by_id = {conflict["id"]: conflict for conflict in conflicts}
    hotline = by_id["000000-hotline-medical"]
    assert [claim["claim"] for claim in hotline["claims"] if claim["applied"]] == ["12393"]
    assert {"transfer-papers", "how-long-a-transfer-takes", "stays-within-province"} <= set(by_id)


@pytest.mark.parametrize("query", ["area=320000", "topic=transfer", "topic=nothing_of_the_kind"])
def test_conflicts_can_be_asked_by_area_and_topic(client: FlaskClient, query: str) -> None:
    key, wanted = query.split("=")
    field = {"area": "area_code", "topic": "filed_in_topic"}[key]
    assert {conflict[field] for conflict in everything(client, f"conflicts?{query}")} <= {wanted}


def test_a_conflict_stands_only_while_its_claims_do(client: FlaskClient) -> None:
    then = {conflict["id"] for conflict in everything(client, "conflicts?on=2023-01-01")}
    assert "arrears-before-transfer" not in then
    assert "arrears-before-transfer-zhejiang" in then
    assert everything(client, "conflicts?on=2005-01-01") == []


def test_changes_are_in_order_and_tell_old_and_new(client: FlaskClient) -> None:
    changes = everything(client, "changes")
    days = [change["from_on"] for change in changes]
    assert days == sorted(days)
    for change in changes:
        told = (change["old_value"] is not None, change["new_value"] is not None)
        assert told == {"starts": (False, True), "ends": (True, False)}.get(change["kind"], (True, True))
        assert change["citation"]["id"]


def test_changes_can_be_asked_by_days_area_and_topic(client: FlaskClient) -> None:
    law = everything(client, "changes?from=2027-01-01&to=2027-01-01&topic=law")
    assert {change["name"] for change in law} == {"medical_security_law_in_force", "social_insurance_law_fills_gaps"}
    guangdong = everything(client, "changes?area=440000&topic=transfer&from=2025-07-01&to=2025-07-01")
    assert {change["kind"] for change in guangdong} == {"ends"}
    assert {change["citation"]["id"] for change in guangdong} == {"gd-trf-003"}
    assert get(client, "changes?from=2027-01-02&to=2027-01-01")["total"] == 0
    fine = everything(client, "changes?topic=conduct&from=2027-01-01")
    assert {"fraud_fine": "same_value"}.items() <= {change["name"]: change["kind"] for change in fine}.items()


def test_coverage_says_of_each_area_and_topic_what_a_look_up_finds(client: FlaskClient, book: PolicyBook) -> None:
    topics = {parameter.topic for parameter in book.parameters.values()}
    assert get(client, "coverage?page_size=1")["total"] == (len(book.areas) + 1) * len(topics)
    for row in everything(client, "coverage?area=440100"):
        for parameter in row["parameters"]:
            finding = book.at("440100", TODAY, TODAY).find(parameter["name"])
            held = parameter["state"] in ("known", "cautious", "conflicting")
            assert held == (finding.value is not None)
            assert (parameter["state"] == "expired") == (finding.value is None and finding.last_known is not None)


def test_shared_coverage_is_what_each_area_would_find_alone(book: PolicyBook) -> None:
    for row in coverage(book, TODAY, TODAY)[::37]:
        view = book.at(None if row.area == NATION else row.area, TODAY, TODAY)
        for name, state in row.parameters:
            assert (state in ("unknown", "expired")) == (view.find(name).value is None), (row.area, name)


@pytest.mark.parametrize("state", ["known", "cautious", "expired", "conflicting", "unknown"])
def test_coverage_can_be_asked_by_state(client: FlaskClient, state: str) -> None:
    listed = get(client, f"coverage?state={state}")
    assert listed["total"]
    assert {row["state"] for row in listed["items"]} == {state}
    assert get(client, "coverage?topic=hotline&area=310000")["items"][0]["state"] == "known"


@pytest.mark.parametrize("name", LISTS)
def test_a_page_is_made_in_milliseconds(client: FlaskClient, name: str) -> None:
    client.get(f"/v1/policy/{name}")
    spent = min(timeit.repeat(lambda: client.get(f"/v1/policy/{name}?page_size=20"), number=5, repeat=3)) / 5
    assert spent < 0.05


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_asked_by_area_topic_and_day(client: FlaskClient, name: str) -> None:
    assert get(client, f"{name}?area=110000&topic=credit&on=2022-09-01")["total"] >= (name != "conflicts")
    assert client.get(f"/v1/policy/{name}?on=20260101").status_code == 422


def test_sources_of_a_day_are_those_of_which_something_holds(client: FlaskClient) -> None:
    then = {source["id"] for source in everything(client, "sources?area=440000&topic=transfer&on=2025-06-30")}
    before = {source["id"] for source in everything(client, "sources?area=440000&topic=transfer&on=2001-01-01")}
    assert "guangdong-2022-6" in then
    assert before == set()


def test_changes_of_a_day_and_coverage_of_a_day(client: FlaskClient) -> None:
    assert {change["from_on"] for change in everything(client, "changes?on=2027-01-01")} == {"2027-01-01"}
    before, after = (
        {
            parameter["name"]: parameter["state"]
            for row in everything(client, f"coverage?area=230000&topic=contribution&on={on}")
            for parameter in row["parameters"]
        }["pension_base_bounds"]
        for on in ("2024-06-01", "2025-06-01")
    )
    assert (before, after) == ("known", "expired")


def test_no_conflict_has_claims_that_say_the_same(client: FlaskClient) -> None:
    for conflict in everything(client, "conflicts"):
        assert len({claim["claim"] for claim in conflict["claims"]}) > 1, conflict["id"]


@pytest.mark.parametrize(
    ("conflict", "cited"),
    [
        ("why-the-bank-account", {"gd-trf-002", "xm-wd-001", "xa-wd-002", "seed-s65"}),
        ("jixi-ceilings", {"hl-base-001", "seed-s68", "seed-s78", "seed-s79"}),
        ("ages-of-higher-credit", {"bj-cr-001", "sh-cr-001", "seed-s21"}),
        ("pension-text-in-medical-articles", {"cn-law-001", "seed-s32", "seed-s37", "seed-s62", "seed-s82"}),
        ("titles-against-bodies", {"seed-s24", "seed-002-title", "seed-003-title", "seed-004-pages"}),
    ],
)
def test_what_the_articles_contradict_is_recorded(client: FlaskClient, conflict: str, cited: set[str]) -> None:
    by_id = {each["id"]: each for each in everything(client, "conflicts")}
    assert cited <= {claim["citation"] for claim in by_id[conflict]["claims"]}
