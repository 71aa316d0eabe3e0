"""Bad input gets a clear problem with a pointer to the field, in both languages; good manners on every response."""

import gc
import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import create_environ

from service.api import json as strict_json
from service.api.calls import Call
from service.api.v1.questions import QUESTIONS
from service.shapes.fields import _DAY, DAY

TRANSFER = "/v1/eligibility-decisions/balance-transfer"
CREDIT = "/v1/refund-amounts/monthly-credit"
TIMES = "/v1/processing-time-estimates"


def post(client: FlaskClient, path: str, body: bytes, content_type: str = "application/json", **headers: str) -> Any:
    return client.post(path, data=body, content_type=content_type, headers=headers)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid_json"),
        (b"{", 400, "invalid_json"),
        (b'{"area": "110000"', 400, "invalid_json"),
        (b'{"area": "110000", "area": "310000"}', 400, "duplicate_key"),
        (b'{"on": {"a": 1, "a": 2}}', 400, "duplicate_key"),
        (b'{"contribution_base": NaN}', 400, "invalid_json"),
        (b'{"contribution_base": Infinity}', 400, "invalid_json"),
        (b'{"contribution_base": 1e999}', 400, "invalid_json"),
        (b'{"contribution_base": ' + b"9" * 5000 + b"}", 400, "invalid_json"),
        (b'{"contribution_base": 1.' + b"9" * 5000 + b"}", 400, "invalid_json"),
        (b"[" * 100_000, 400, "too_deep"),
        (b'{"a":' * 17 + b"1" + b"}" * 17, 400, "too_deep"),
        (b'{"area": "\xff"}', 400, "invalid_json"),
        (b'{"area": "\\ud800"}', 400, "invalid_json"),
        (b'{"\\udfff": 1}', 400, "invalid_json"),
        (b"\xef\xbb\xbf{}", 400, "invalid_json"),
        (b"[]", 422, "not_an_object"),
        (b"null", 422, "not_an_object"),
        (b'"text"', 422, "not_an_object"),
        (b"1", 422, "not_an_object"),
    ],
)
def test_a_body_that_is_no_plain_object_is_refused(client: FlaskClient, body: bytes, status: int, code: str) -> None:
    response = post(client, CREDIT, body)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert [error["code"] for error in response.get_json()["errors"]] == [code]


def test_a_body_with_more_values_than_any_request_has_is_not_read(client: FlaskClient) -> None:
    row = b"[" + b",".join([b"{}"] * 1000) + b"]"
    response = post(client, "/v1/batches", b'{"items":[' + b",".join([row] * 80) + b"]}")
    assert (response.status_code, response.get_json()["errors"][0]["code"]) == (400, "too_many")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "GZIP", "identity, gzip", "made-up"])
@pytest.mark.parametrize("path", [CREDIT, "/v1/batches", "/v1/questions/refund-amounts.monthly-credit/plan"])
def test_a_body_that_would_have_to_be_unpacked_is_refused(client: FlaskClient, path: str, coding: str) -> None:
    response = post(client, path, b"{}", **{"Content-Encoding": coding})
    assert response.status_code == 415
    assert response.headers["Accept-Encoding"] == "identity"
    assert [error["code"] for error in response.get_json()["errors"]] == ["content_encoding_unsupported"]


def test_a_body_may_say_that_it_is_not_packed(client: FlaskClient) -> None:
    assert post(client, CREDIT, b"{}", **{"Content-Encoding": "identity"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/v1//assessments", "//v1/assessments", "/v1/refund-amounts//monthly-credit", "//x/y"]
)
def test_a_doubled_slash_is_another_path_and_leads_nobody_away(client: FlaskClient, path: str) -> None:
    response = client.post(path, json={}, headers={"Host": "elsewhere.example"})
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert "Location" not in response.headers
    assert b"elsewhere" not in response.get_data()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("area", "１１００００", "not_an_area_code"),
        ("area", "110000\n", "not_an_area_code"),
        ("area", 110000, "not_an_area_code"),
        ("area", "11000", "not_an_area_code"),
        ("area", "110101199003071234", "looks_like_identity_number"),
        ("area", 110101199003071234, "looks_like_identity_number"),
        ("scheme", "11010119900307123X", "looks_like_identity_number"),
        ("scheme", "Employee", "not_a_choice"),
        ("scheme", ["employee"], "not_a_choice"),
        ("retirement_formalities_done", "true", "not_a_boolean"),
        ("retirement_formalities_done", 1, "not_a_boolean"),
        ("birth_month", "1956-13", "not_a_month"),
        ("birth_month", "1956-1", "not_a_month"),
        ("birth_month", "1956-01-01", "not_a_month"),
        ("contribution_base", 10100, "not_money"),
        ("contribution_base", 10100.5, "not_money"),
        ("contribution_base", "1e5", "not_money"),
        ("contribution_base", "１２", "not_money"),
        ("contribution_base", "1.005", "not_money"),
        ("contribution_base", "-1", "not_money"),
        ("contribution_base", "", "not_money"),
        ("credit_rate", "1", "not_a_rate"),
        ("credit_rate", 0.03, "not_a_rate"),
        ("on", "20260101", "not_a_date"),
        ("on", "2026-W01-1", "not_a_date"),
        ("on", "2026-02-29", "not_a_date"),
        ("on", "2026-1-1", "not_a_date"),
        ("on", "2026-01-01T00:00:00", "not_a_date"),
        ("on", "1999-12-31", "not_a_date"),
        ("known_on", "2026-04-31", "not_a_date"),
        ("name", "somebody", "unknown_field"),
        ("a/b~c", 1, "unknown_field"),
    ],
)
def test_a_field_that_does_not_fit_is_refused_at_its_pointer(
    client: FlaskClient, field: str, value: Any, code: str
) -> None:
    response = client.post(CREDIT, json={field: value})
    assert response.status_code == 422
    [error] = response.get_json()["errors"]
    assert error["code"] == code
    assert error["pointer"] == "/" + field.replace("~", "~0").replace("/", "~1")
    if len(str(value)) > 5:
        assert str(value) not in response.get_data(as_text=True)


def test_every_fault_is_named_at_once_in_the_language_asked(client: FlaskClient) -> None:
    body = b'{"area": 1, "scheme": 2, "nobody": 3}'
    chinese = post(client, CREDIT, body).get_json()
    english = post(client, CREDIT, body, **{"Accept-Language": "en-GB, en;q=0.9"}).get_json()
    assert {error["pointer"] for error in chinese["errors"]} == {"/area", "/scheme", "/nobody"}
    assert [error["code"] for error in chinese["errors"]] == [error["code"] for error in english["errors"]]
    assert chinese["title"] == "字段不符合要求"
    assert english["title"].isascii()


def test_a_matter_is_required_and_null_is_not_one(client: FlaskClient) -> None:
    assert client.post(TIMES, json={}).get_json()["errors"][0]["code"] == "required"
    assert client.post(TIMES, json={"matter": None}).get_json()["errors"][0]["code"] == "not_null"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/json; charset=gbk"]
)
def test_only_json_is_taken(client: FlaskClient, content_type: str) -> None:
    response = post(client, CREDIT, b"{}", content_type)
    assert response.status_code == 415
    assert response.get_json()["type"] == "/problems/unsupported-media-type"


def test_a_charset_of_utf_8_may_be_named(client: FlaskClient) -> None:
    assert post(client, CREDIT, b"{}", "application/json; charset=UTF-8").status_code == 200


def test_a_body_over_the_limit_is_refused(client: FlaskClient) -> None:
    response = post(client, CREDIT, b'{"area": "' + b"1" * 262_144 + b'"}')
    assert response.status_code == 413
    assert response.get_json()["type"] == "/problems/payload-too-large"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/v1/refund-amounts/contribution-refund", ""),
        ("/v1/questions/refund-amounts.contribution-refund/plan", "/facts"),
    ],
)
def test_a_payment_without_its_amount_is_refused_wherever_it_is_stated(
    client: FlaskClient, path: str, place: str
) -> None:
    stated = {"paid_months": [{"month": "2026-01"}]}
    response = client.post(path, json={"facts": stated} if place else stated)
    assert response.status_code == 422
    assert [error["pointer"] for error in response.get_json()["errors"]] == [f"{place}/paid_months/0/amount"]


def test_a_body_that_ends_too_soon_is_refused(client: FlaskClient) -> None:
    longer = {"CONTENT_LENGTH": "3"}
    response = client.post(CREDIT, data=b"{}", content_type="application/json", environ_overrides=longer)
    assert response.status_code == 400
    assert response.get_json()["type"] == "/problems/bad-request"


def test_a_body_without_a_stated_length_is_read_no_further_than_it_goes(client: FlaskClient) -> None:
    environ = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    response = client.post(CREDIT, data=b"{}", content_type="application/json", environ_overrides=environ)
    assert response.status_code == 200


def test_an_unknown_address_and_a_wrong_method_are_problems(client: FlaskClient) -> None:
    missing, wrong = client.get("/v1/nothing"), client.delete("/v1/areas")
    assert (missing.status_code, missing.content_type) == (404, "application/problem+json")
    assert (wrong.status_code, wrong.content_type) == (405, "application/problem+json")
    assert set(wrong.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD", "OPTIONS"}


def test_an_area_that_is_not_listed_is_not_found(client: FlaskClient) -> None:
    response = client.get("/v1/areas/123456")
    assert response.status_code == 404
    assert response.get_json()["errors"][0]["code"] == "unknown_area"


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("start_on=2026-09-21&count=10&count=11", "/count", "repeated_parameter"),
        ("start_on=2026-09-21&count=10&extra=1", "/extra", "unknown_field"),
        ("start_on=2026-09-21&count=١٠", "/count", "not_an_integer"),
        ("start_on=2026-09-21&count=1.0", "/count", "not_an_integer"),
        ("start_on=2026-09-21&count=251", "/count", "out_of_range"),
        ("start_on=20260921&count=1", "/start_on", "not_a_date"),
        ("count=1", "/start_on", "required"),
    ],
)
def test_a_query_is_read_as_strictly_as_a_body(client: FlaskClient, query: str, pointer: str, code: str) -> None:
    response = client.get(f"/v1/working-days?{query}")
    assert response.status_code == 422
    assert [(error["pointer"], error["code"]) for error in response.get_json()["errors"]] == [(pointer, code)]


def test_a_fault_of_the_service_is_a_problem_that_tells_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("birth_month 1956-10")

    monkeypatch.setattr("service.api.v1.questions.reply", broken)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    response = client.post(CREDIT, json={"birth_month": "1956-10"})
    assert response.status_code == 500
    assert response.get_json()["type"] == "/problems/internal-error"
    assert response.headers["Request-Id"] == response.get_json()["request_id"]
    assert response.get_json()["request_id"] in caplog.text
    assert "1956" not in caplog.text + response.get_data(as_text=True)


def test_every_response_names_request_contract_and_policy(client: FlaskClient) -> None:
    for response in (client.get("/health/live"), client.post(CREDIT, json={}), client.get("/nothing")):
        assert response.headers["Request-Id"]
        assert response.headers["API-Version"] == "1.1.0"
        assert response.headers["Policy-Version"]
        assert response.headers["Content-Language"] == "zh-CN"
        assert "Accept-Language" in response.headers["Vary"]


def test_a_fit_request_id_is_kept_and_an_unfit_one_is_not(client: FlaskClient) -> None:
    for fit in ("0193a2f0-5c1e-7b3a-9d42-8f6e1c0b7a55", "0193A2F05C1E7B3A9D428F6E1C0B7A55"):
        assert client.get("/health/live", headers={"Request-Id": fit}).headers["Request-Id"] == fit
    for unfit in ("x y", "abcdef-0123", "zhang-san-1980", "0193a2f0-5c1e-7b3a-9d42-8f6e1c0b7a5"):
        assert client.get("/health/live", headers={"Request-Id": unfit}).headers["Request-Id"] != unfit


def test_what_can_be_asked_again_has_a_strong_tag(client: FlaskClient) -> None:
    first = client.get("/v1/areas")
    again = client.get("/v1/areas", headers={"If-None-Match": first.headers["ETag"]})
    assert not first.headers["ETag"].startswith("W/")
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    english = client.get("/v1/areas", headers={"Accept-Language": "en", "If-None-Match": first.headers["ETag"]})
    assert english.status_code == 200


def test_answers_are_not_stored_and_come_out_the_same_twice(client: FlaskClient) -> None:
    first, second = (client.post(TRANSFER, json={"from_area": "110000", "to_area": "310000"}) for _ in range(2))
    assert first.get_data() == second.get_data()
    assert first.headers["Cache-Control"] == "no-store"


def test_the_order_and_the_spelling_of_facts_do_not_matter(client: FlaskClient) -> None:
    first = post(client, CREDIT, b'{"average_pension": "3700", "credit_rate": "0.03", "area": null}')
    second = post(client, CREDIT, b'{"credit_rate": "0.030", "average_pension": "3700.00"}')
    assert first.get_data() == second.get_data()


def test_null_is_not_stated(client: FlaskClient) -> None:
    stated = client.post(CREDIT, json={"area": "110000", "scheme": None, "on": None}).get_data()
    assert stated == client.post(CREDIT, json={"area": "110000"}).get_data()


def test_other_facts_or_days_have_another_answer_id(client: FlaskClient) -> None:
    bodies: list[dict[str, str]] = [{}, {"area": "110000"}, {"on": "2026-11-20"}, {"known_on": "2026-11-22"}]
    ids = [client.post(CREDIT, json=body).get_json()["answer_id"] for body in bodies]
    assert len(set(ids)) == len(ids)
    assert client.post(CREDIT, json={"on": "2026-11-21"}).get_json()["answer_id"] == ids[0]


@given(st.from_regex(DAY, fullmatch=False) | st.dates().map(str))
@settings(max_examples=300)
def test_what_the_published_pattern_of_a_day_admits_is_a_real_day(text: str) -> None:
    if _DAY.match(text):
        assert date.fromisoformat(text).isoformat() == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(-(10**9), 10**9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_good_json_is_read_as_it_is(value: Any) -> None:
    assert strict_json.read(json.dumps(value).encode()) == value


@given(st.binary())
def test_any_bytes_are_json_or_a_refusal(body: bytes) -> None:
    with suppress(strict_json.JsonError):
        assert strict_json.write(strict_json.read(body))


@pytest.mark.parametrize("known_on", ["2026-11-20", "2026-11-21"])
def test_no_answer_is_without_ground(client: FlaskClient, known_on: str) -> None:
    for question in QUESTIONS:
        facts = {"matter": "balance-inquiry"} if question.name == "processing-time-estimates" else {}
        answer = client.post(f"/v1/{question.name}", json={**facts, "known_on": known_on}).get_json()
        assert answer["citations"] or answer["local_checks"], question.name


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/v1"),
        ("GET", "/v1/questions"),
        ("GET", "/v1/questions/refund-amounts.monthly-credit"),
        ("GET", "/v1/areas/110000"),
        ("GET", "/v1/policy"),
        ("GET", "/v1/policy/changes"),
        ("GET", "/v1/guides/balance-transfer"),
        ("POST", "/v1/refund-amounts/monthly-credit"),
        ("POST", "/v1/questions/refund-amounts.monthly-credit/plan"),
        ("POST", "/v1/assessments"),
        ("POST", "/v1/batches"),
        ("POST", "/v1/policy/comparisons"),
    ],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_parameter_that_an_operation_does_not_take_is_refused_by_name(
    client: FlaskClient, method: str, address: str, language: str
) -> None:
    for name, pointer in (("page_szie", "/page_szie"), ("a/b~c", "/a~1b~0c")):
        headers = {"Accept-Language": language}
        response = client.open(address, method=method, query_string={name: "2"}, headers=headers)
        assert response.status_code == 422, address
        (fault,) = response.get_json()["errors"]
        assert (fault["pointer"], fault["code"]) == (pointer, "unknown_field")
        told = {"zh-CN": "没有这个字段或参数。", "en": "There is no such field or parameter."}
        assert fault["detail"] == told[language]


@pytest.mark.parametrize("address", ["/", "/ask/balance-transfer", "/book", "/docs", "/problems", "/health/ready"])
def test_pages_and_probes_take_parameters_that_links_got_on_their_way(client: FlaskClient, address: str) -> None:
    assert client.get(f"{address}?utm_source=mail&page=2").status_code == 200


def test_a_preflight_and_an_empty_query_are_no_matter(client: FlaskClient) -> None:
    assert client.options("/v1/questions?page=2").status_code == 204
    assert client.get("/v1/questions?").status_code == 200
    assert client.get("/v1/nothing?page=2").status_code == 404
    assert client.delete("/v1/areas?page=2").status_code == 405


def test_a_request_is_freed_when_it_ends_and_waits_for_no_collection(client: FlaskClient) -> None:
    """Collections are rare in a worker, so a body that only they could free would stay for many requests."""
    environ = create_environ(CREDIT, method="POST", json={"scheme": "employee"})
    gc.disable()
    try:
        parts = client.application(environ, lambda *_: lambda _: None)
        b"".join(parts)
        parts.close()  # type: ignore[attr-defined]
        del environ, parts
        assert not [each for each in gc.get_objects() if isinstance(each, Call) and each.path == CREDIT]
    finally:
        gc.enable()
