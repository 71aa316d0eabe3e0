"""A batch answers each item as its own address would, in order, and what is wrong with one stops no other."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api.v1.batches import ANSWERERS, MOST_ITEMS, NDJSON
from service.settings import Settings
from tests.check import ask, assessment_cases, cases
from tests.shipped import TODAY, app_with

BATCHES = "/v1/batches"
CREDIT = "refund-amounts/monthly-credit"
BEIJING = {"question": CREDIT, "facts": {"area": "110000", "birth_month": "1956-10"}}
MIXED = [{"question": case.question, "facts": case.body} for case in (*list(cases())[::9], *assessment_cases())]
SOME = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def batch(client: FlaskClient, items: object, language: str = "zh-CN", **more: Any) -> dict[str, Any]:
    response = client.post(BATCHES, json={"items": items, **more}, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.content_type == "application/json"
    return dict(response.get_json())


def lines(items: list[Any]) -> bytes:
    return b"".join((item if isinstance(item, bytes) else json.dumps(item).encode()) + b"\n" for item in items)


def results(client: FlaskClient, body: bytes, content_type: str = NDJSON, **headers: str) -> list[dict[str, Any]]:
    """The results that came as lines."""
    response = client.post(BATCHES, data=body, content_type=content_type, headers=headers)
    assert (response.status_code, response.content_type) == (200, NDJSON)
    return [json.loads(line) for line in response.get_data().splitlines()]


def codes(result: Mapping[str, Any]) -> dict[str, str]:
    return {error["pointer"]: error["code"] for error in result["problem"]["errors"]}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_item_is_answered_as_at_its_own_address(client: FlaskClient, language: str) -> None:
    answered = batch(client, MIXED, language)
    assert {item["question"] for item in MIXED} == set(ANSWERERS)
    assert answered["counts"] == {"items": len(MIXED), "answers": len(MIXED), "problems": 0}
    for index, (item, result) in enumerate(zip(MIXED, answered["items"], strict=True)):
        assert (result["index"], result["id"], result["status"], result["problem"]) == (index, str(index), 200, None)
        assert result["answer"] == ask(client, item["question"], item["facts"], language)


@pytest.mark.parametrize("detail", ["full", "compact"])
def test_an_item_that_is_answered_keeps_the_id_of_its_caller(client: FlaskClient, detail: str) -> None:
    answered = batch(client, [{**BEIJING, "id": "mine"}, BEIJING, {**BEIJING, "id": None}], detail=detail)
    assert [result["id"] for result in answered["items"]] == ["mine", "1", "2"]


FAULTY: list[tuple[Any, str, dict[str, str]]] = [
    (5, "", {"": "not_an_object"}),
    (None, "", {"": "not_an_object"}),
    ([], "", {"": "not_an_object"}),
    ({}, "", {"/question": "required"}),
    ({"id": "mine"}, "mine", {"/question": "required"}),
    ({"id": "mine", "question": "nothing/of-the-kind"}, "mine", {"/question": "not_a_choice"}),
    ({"id": "mine", "question": CREDIT, "extra": 1}, "mine", {"/extra": "unknown_field"}),
    ({"id": "mine", "question": CREDIT, "facts": []}, "mine", {"/facts": "not_an_object"}),
    ({"id": "mine", "question": CREDIT, "facts": None}, "mine", {"/facts": "not_null"}),
    (
        {"id": "mine", "question": CREDIT, "facts": {"area": "beijing", "who": 1}},
        "mine",
        {"/facts/area": "not_an_area_code", "/facts/who": "unknown_field"},
    ),
    ({"id": "mine", "question": "processing-time-estimates"}, "mine", {"/facts/matter": "required"}),
    (
        {"id": "mine", "question": "assessments", "facts": {"matter": "registration", "ground": "death"}},
        "mine",
        {"/facts/ground": "not_of_this_matter"},
    ),
    ({"id": "two words", "question": CREDIT}, "", {"/id": "not_an_item_id"}),
    ({"id": "a" * 65, "question": CREDIT}, "", {"/id": "not_an_item_id"}),
    ({"id": "a\n", "question": CREDIT}, "", {"/id": "not_an_item_id"}),
    ({"id": 7, "question": CREDIT}, "", {"/id": "not_an_item_id"}),
    ({"id": "11010119900307123X", "question": CREDIT}, "", {"/id": "looks_like_identity_number"}),
    ({"id": "no:110101199003071234", "question": CREDIT}, "", {"/id": "looks_like_identity_number"}),
    ({"id": "110101.19900307.1234", "question": CREDIT}, "", {"/id": "looks_like_identity_number"}),
    ({"id": "1-1-0-1-0-1-1-9-9-0-0-3-0-7-1-2-3-x", "question": CREDIT}, "", {"/id": "looks_like_identity_number"}),
    ({"id": "a_110101_900307_123", "question": CREDIT}, "", {"/id": "looks_like_identity_number"}),
    ({"id": "13800138000", "question": CREDIT}, "", {"/id": "looks_like_phone_number"}),
    ({"id": "138-0013-8000", "question": CREDIT}, "", {"/id": "looks_like_phone_number"}),
    ({"id": "row.86.138.0013.8000", "question": CREDIT}, "", {"/id": "looks_like_phone_number"}),
    ({"id": "0086:13800138000:x", "question": CREDIT}, "", {"/id": "looks_like_phone_number"}),
]


@pytest.mark.parametrize(("item", "identity", "faults"), FAULTY, ids=lambda value: str(value)[:60])
def test_an_item_at_fault_has_its_own_problem_and_stops_no_other(
    client: FlaskClient, item: Any, identity: str, faults: dict[str, str]
) -> None:
    for language in ("zh-CN", "en"):
        answered = batch(client, [BEIJING, item, BEIJING], language)
        before, result, after = answered["items"]
        assert answered["counts"] == {"items": 3, "answers": 2, "problems": 1}
        assert before["answer"] == after["answer"] == ask(client, CREDIT, BEIJING["facts"], language)
        assert (result["id"], result["status"], result["answer"]) == (identity or "1", 422, None)
        assert codes(result) == faults
        assert result["problem"]["instance"] == f"{BATCHES}#/items/1"


@pytest.mark.parametrize(
    "identity",
    [
        "20261121-093000-1234",
        "2026-11-15-000000012",
        "1732780000",
        "1732780000000",
        "row-17",
        "10.0.0.1",
        "120000000000",
    ],
)
def test_an_id_of_days_times_and_counts_is_taken(client: FlaskClient, identity: str) -> None:
    assert batch(client, [{"id": identity, **BEIJING}])["items"][0]["id"] == identity


_SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5)
_ANYTHING = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
)


@given(st.lists(_ANYTHING | st.just(BEIJING), min_size=1, max_size=6))
@SOME
def test_whatever_the_items_are_each_has_an_answer_or_a_problem(client: FlaskClient, items: list[Any]) -> None:
    answered = batch(client, items, detail="compact")["items"]
    assert [result["index"] for result in answered] == list(range(len(items)))
    for item, result in zip(items, answered, strict=True):
        assert (result["answer"] is None) is (result["problem"] is not None)
        assert result["status"] == (200 if result["problem"] is None else 422)
        assert item != BEIJING or result["answer"]
    assert results(client, lines(items), Accept="*/*") != []


@given(st.permutations(range(6)))
@SOME
def test_the_order_is_the_one_in_which_they_came(client: FlaskClient, order: list[int]) -> None:
    items = [{"id": f"row:{each}", **BEIJING} if each % 2 else {"id": f"row:{each}"} for each in order]
    assert [result["id"] for result in batch(client, items)["items"]] == [f"row:{each}" for each in order]


def test_a_compact_answer_is_the_heart_of_the_full_one(client: FlaskClient) -> None:
    full = [result["answer"] for result in batch(client, MIXED)["items"]]
    hearts = [result["answer"] for result in batch(client, MIXED, detail="compact")["items"]]
    for whole, heart in zip(full, hearts, strict=True):
        parts = [whole, *(whole.get(name) or {} for name in ("decision", "time"))]
        for name in ("summary", "answer_id", "validity", "evidence", "question"):
            assert heart[name] == whole[name]
        assert heart["missing_facts"] == [card["fact"] for card in whole["missing_facts"]]
        for name in ("verdict", "route", "completion", "progress"):
            assert heart[name] == next((part[name] for part in parts if name in part), None)
        amount = whole.get("amount")
        assert heart["amount"] == (amount and amount.get("amount", amount))
    assert len(json.dumps(hearts)) * 4 < len(json.dumps(full))


def test_lines_and_json_say_the_same_in_and_out(client: FlaskClient) -> None:
    expected = batch(client, MIXED, detail="compact")["items"]
    body = json.dumps({"items": MIXED, "detail": "compact"}).encode()
    query = f"{BATCHES}?detail=compact"
    assert results(client, body, "application/json", Accept=NDJSON) == expected
    sent = client.post(query, data=lines(MIXED), content_type=NDJSON)
    assert [json.loads(line) for line in sent.get_data().splitlines()] == expected
    back = client.post(query, data=lines(MIXED), content_type=NDJSON, headers={"Accept": "application/json"})
    assert back.content_type == "application/json"
    assert back.get_json()["items"] == expected


@pytest.mark.parametrize(
    ("line", "status", "faults"),
    [
        (b"{broken", 400, {"": "invalid_json"}),
        (b'{"id": "a", "id": "b"}', 400, {"": "duplicate_key"}),
        (b"[" * 40 + b"]" * 40, 400, {"": "too_deep"}),
        (b'{"id": NaN}', 400, {"": "invalid_json"}),
        (b"\xff", 400, {"": "invalid_json"}),
        (b"5", 422, {"": "not_an_object"}),
    ],
)
def test_a_broken_line_stops_no_other(client: FlaskClient, line: bytes, status: int, faults: dict[str, str]) -> None:
    first, broken, last = results(client, lines([BEIJING, line, b"", b"  \r", BEIJING]))
    assert first["answer"] == last["answer"]
    assert (broken["id"], broken["status"], codes(broken)) == ("1", status, faults)


@pytest.mark.parametrize(
    ("body", "content_type", "status", "faults"),
    [
        (b"", "application/json", 400, {"": "invalid_json"}),
        (b'{"items": [', "application/json", 400, {"": "invalid_json"}),
        (b"[]", "application/json", 422, {"": "not_an_object"}),
        (b"{}", "application/json", 422, {"/items": "required"}),
        (b'{"items": null}', "application/json", 422, {"/items": "not_null"}),
        (b'{"items": {}}', "application/json", 422, {"/items": "not_a_list"}),
        (b'{"items": []}', "application/json", 422, {"/items": "too_few"}),
        (b'{"items": [1], "detail": "brief"}', "application/json", 422, {"/detail": "not_a_choice"}),
        (b'{"items": [1], "more": 1}', "application/json", 422, {"/more": "unknown_field"}),
        (b'{"items": [' + b"1," * MOST_ITEMS + b"1]}", "application/json", 422, {"/items": "too_many"}),
        (b"", NDJSON, 422, {"": "too_few"}),
        (b"1\n" * (MOST_ITEMS + 1), NDJSON, 422, {"": "too_many"}),
        (b"{}", "text/plain", 415, {"": "neither_json_nor_ndjson"}),
        (b"{}", NDJSON + "; charset=gbk", 415, {"": "neither_json_nor_ndjson"}),
        (b"{}", "application/json; charset=gbk", 415, {"": "neither_json_nor_ndjson"}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_envelope_at_fault_is_refused_whole(
    client: FlaskClient, body: bytes, content_type: str, status: int, faults: dict[str, str]
) -> None:
    response = client.post(BATCHES, data=body, content_type=content_type)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert {error["pointer"]: error["code"] for error in response.get_json()["errors"]} == faults


@pytest.mark.parametrize("query", ["detail=brief", "detail=full&detail=full", "more=1"])
def test_a_parameter_at_fault_is_refused(client: FlaskClient, query: str) -> None:
    assert client.post(f"{BATCHES}?{query}", data=lines([BEIJING]), content_type=NDJSON).status_code == 422


def test_the_detail_of_the_body_goes_before_that_of_the_address(client: FlaskClient) -> None:
    body = {"items": [BEIJING], "detail": "full"}
    [result] = client.post(f"{BATCHES}?detail=compact", json=body).get_json()["items"]
    assert "explanation" in result["answer"]


def test_a_batch_may_be_larger_than_a_question_and_has_a_limit_of_its_own(client: FlaskClient) -> None:
    padding = b" " * 300_000
    assert client.post(BATCHES, data=lines([BEIJING]) + padding, content_type=NDJSON).status_code == 200
    assert client.post(f"/v1/{CREDIT}", data=b"{}" + padding, content_type="application/json").status_code == 413
    over = b" " * Settings().max_batch_bytes + b"{}"
    refused = client.post(BATCHES, data=over, content_type="application/json")
    assert (refused.status_code, refused.content_type) == (413, "application/problem+json")
    small = app_with(Settings(max_batch_bytes=100)).test_client()
    assert small.post(BATCHES, data=b" " * 100 + b"{}", content_type="application/json").status_code == 413


def test_a_failure_in_one_item_is_its_own_and_tells_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("birth_month 1956-10")

    monkeypatch.setattr("service.api.v1.batches.ANSWERERS", {**ANSWERERS, CREDIT: broken})
    other = {"question": "refund-amounts/contributions"}
    first, failed, last = batch(client, [other, BEIJING, other])["items"]
    assert first["answer"] == last["answer"]
    assert (failed["status"], failed["problem"]["type"]) == (500, "/problems/internal-error")
    assert failed["problem"]["request_id"] in caplog.text
    assert "1956" not in caplog.text + json.dumps(failed)


def test_items_are_answered_as_they_are_read(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    answerer = ANSWERERS[CREDIT]
    # What is made in one slice of time is sent at once; here each item is a slice.
    monkeypatch.setattr("service.api.limits._SLICE_SECONDS", 0)
    monkeypatch.setattr(
        "service.api.v1.batches.ANSWERERS",
        {CREDIT: lambda facts, detail: asked.append(facts) or answerer(facts, detail)},
    )
    response = client.post(BATCHES, data=lines([BEIJING] * 3), content_type=NDJSON, buffered=False)
    pieces: Iterator[bytes] = response.iter_encoded()
    next(pieces)
    assert len(asked) == 1
    assert len(list(pieces)) == 2
    assert len(asked) == 3


@pytest.mark.untraced
def test_the_largest_batch_is_answered_whole(client: FlaskClient) -> None:
    items = [{"id": f"row-{at}", **MIXED[at % len(MIXED)]} for at in range(MOST_ITEMS)]
    answered = batch(client, items, detail="compact")
    assert answered["counts"] == {"items": MOST_ITEMS, "answers": MOST_ITEMS, "problems": 0}
    assert [result["id"] for result in answered["items"]] == [item["id"] for item in items]


def test_a_day_not_stated_is_today(client: FlaskClient) -> None:
    [result] = batch(client, [BEIJING])["items"]
    assert date.fromisoformat(result["answer"]["policy"]["on"]) == TODAY
