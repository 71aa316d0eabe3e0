"""Manners of HTTP: tags, encodings, methods, origins, types and languages, the same on every address."""

import gzip
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from werkzeug.test import TestResponse

from service.api import encoding
from service.settings import Settings
from tests.check import ROOT
from tests.shipped import app_with

CREDIT = "/v1/refund-amounts/monthly-credit"
DOCUMENT: dict[str, Any] = json.loads((ROOT / "openapi" / "v1.json").read_text(encoding="utf-8"))


def addressed(path: str, item: dict[str, Any]) -> str:
    """The address of an operation, with the examples of its document filled in."""
    query = {}
    for parameter in (*item["get"].get("parameters", ()), *item.get("parameters", ())):
        shown = [parameter.get("example"), *parameter["schema"].get("examples", ())]
        example = str(next((each for each in shown if each is not None), ""))
        if parameter["in"] == "path" and example:
            path = path.replace(f"{{{parameter['name']}}}", example)
        elif parameter.get("required") and example:
            query[parameter["name"]] = example
    return f"{path}?{urlencode(query)}" if query else path


GETS = [
    *(addressed(path, item) for path, item in DOCUMENT["paths"].items() if "get" in item),
    "/",
    "/docs",
    "/ask/balance-transfer",
    "/places.json",
    "/pages/reader/swagger-ui-bundle.js",
    "/pages/base.css",
    "/pages/seal.svg",
    "/pictures",
    "/developers",
    "/book",
    "/book/areas/330100",
    "/book/topics/credit",
    "/book/sources",
    "/book/sources/nhsa-2021-43",
    "/book/rules/cn-trf-012",
    "/book/conflicts",
    "/book/holes",
    "/book/search?q=hz",
    "/openapi.json",
    "/llms.txt",
    "/problems",
    "/problems/validation-failed",
]
ALLOWED = "https://app.example.cn"
ASKING = {"Origin": ALLOWED, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key"}


def get(client: FlaskClient, address: str, **headers: str) -> TestResponse:
    return client.get(address, headers=headers, buffered=True)


@pytest.fixture(scope="module")
def page_client() -> Iterator[FlaskClient]:
    """A service that web pages of one other origin may read."""
    app = app_with(Settings(cors_origins=f"{ALLOWED}, https://h5.example.cn:8443"))
    with app.test_client() as made:
        yield made


@pytest.mark.parametrize("address", GETS)
def test_every_get_has_a_strong_tag_and_is_not_sent_again_in_vain(client: FlaskClient, address: str) -> None:
    for accepted in ("identity", "gzip"):
        first = get(client, address, **{"Accept-Encoding": accepted})
        tag = first.headers["ETag"]
        assert first.status_code == 200
        assert tag.startswith('"')
        again = get(client, address, **{"Accept-Encoding": accepted, "If-None-Match": tag})
        assert (again.status_code, again.get_data()) == (304, b"")
        for name in ("ETag", "Vary", "Cache-Control", "Request-Id", "API-Version", "Policy-Version"):
            assert again.headers[name]
        kept = ("ETag", "Vary", "Cache-Control")
        assert [again.headers[name] for name in kept] == [first.headers[name] for name in kept]
        assert not {"Content-Type", "Content-Length", "Content-Encoding"} & set(again.headers.keys())


@pytest.mark.parametrize("address", GETS)
def test_a_compressed_body_is_the_plain_one_under_another_tag(client: FlaskClient, address: str) -> None:
    plain, packed = get(client, address), get(client, address, **{"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    if len(plain.get_data()) < 1024:
        assert packed.get_data() == plain.get_data()
        return
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.get_data()) < len(plain.get_data()) / 1.5
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    crossed = get(client, address, **{"Accept-Encoding": "gzip", "If-None-Match": plain.headers["ETag"]})
    assert crossed.status_code == 200


@pytest.mark.parametrize("address", GETS)
def test_head_is_get_without_the_body_and_options_names_both(client: FlaskClient, address: str) -> None:
    for accepted in ("identity", "gzip"):
        whole = get(client, address, **{"Accept-Encoding": accepted})
        head = client.head(address, headers={"Accept-Encoding": accepted})
        assert head.get_data() == b""
        ignored = ("Request-Id", "Date")
        assert [each for each in head.headers if each[0] not in ignored] == [
            each for each in whole.headers if each[0] not in ignored
        ]
    options = client.options(address)
    assert (options.status_code, options.get_data()) == (204, b"")
    assert options.allow.as_set() == {"get", "head", "options"}
    assert options.headers["Request-Id"]


@pytest.mark.parametrize("address", GETS)
def test_every_body_is_utf_8(client: FlaskClient, address: str) -> None:
    response = get(client, address)
    assert response.get_data().decode("utf-8")
    if response.mimetype.startswith("text/"):
        assert response.mimetype_params["charset"] == "utf-8"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "gzip"),
        ("*", "gzip"),
        ("br", None),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip;q=0.5, identity;q=1", None),
        ("", None),
    ],
)
def test_only_a_caller_that_takes_gzip_gets_it(client: FlaskClient, accepted: str, encoding: str | None) -> None:
    assert get(client, "/v1/areas", **{"Accept-Encoding": accepted}).headers.get("Content-Encoding") == encoding


def test_what_a_query_says_is_not_kept_compressed(client: FlaskClient) -> None:
    kept = encoding._kept.cache_info().currsize  # noqa: SLF001 - What is remembered shows nowhere else.
    typed = client.get("/book/search?q=a-name-typed-here", headers={"Accept-Encoding": "gzip"})
    assert b"a-name-typed-here" in gzip.decompress(typed.get_data())
    assert encoding._kept.cache_info().currsize == kept  # noqa: SLF001 - As above.


def test_answers_and_problems_are_compressed_too_and_never_kept(client: FlaskClient) -> None:
    plain = client.post(CREDIT, json={})
    kept = encoding._kept.cache_info().currsize  # noqa: SLF001 - What is remembered shows nowhere else.
    packed = client.post(CREDIT, json={}, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert packed.get_data()[4:8] == bytes(4), "the time of day is in the compressed bytes"
    assert encoding._kept.cache_info().currsize == kept  # noqa: SLF001 - As above.
    assert packed.headers["Cache-Control"] == "no-store"
    assert "ETag" not in packed.headers
    faults = client.post(CREDIT, json={f"f{n}": 1 for n in range(50)}, headers={"Accept-Encoding": "gzip"})
    assert (faults.status_code, faults.headers["Content-Encoding"]) == (422, "gzip")


@pytest.mark.parametrize("kind", ["application/json", "application/x-ndjson"])
def test_a_stream_is_compressed_as_it_comes(client: FlaskClient, kind: str) -> None:
    items = [{"id": str(n), "question": "refund-amounts/monthly-credit", "facts": {}} for n in range(20)]
    plain, packed = (
        client.post(
            "/v1/batches",
            json={"items": items},
            headers={"Accept": kind, "Accept-Encoding": accepted},
            buffered=True,
        )
        for accepted in ("identity", "gzip")
    )
    assert (packed.content_type, packed.headers["Content-Encoding"]) == (kind, "gzip")
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(packed.get_data()) < len(plain.get_data()) / 5
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert client.post("/v1/batches", json={"items": items}, headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/v1/areas", headers={"Accept": "application/x-ndjson"}).status_code == 406


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/v1", 200),
        ("GET", "/", 200),
        ("POST", CREDIT, 200),
        ("OPTIONS", CREDIT, 204),
        ("HEAD", "/v1/areas", 200),
        ("GET", "/v1/nothing", 404),
        ("DELETE", CREDIT, 405),
        ("GET", "/problems/none", 404),
    ],
)
def test_every_response_names_request_contract_policy_and_language(
    client: FlaskClient, method: str, address: str, status: int
) -> None:
    body: dict[str, Any] = {"json": {}} if method == "POST" else {}
    response = client.open(address, method=method, buffered=True, **body)
    assert response.status_code == status
    for name in ("Request-Id", "API-Version", "Policy-Version", "Content-Language"):
        assert response.headers[name]
    assert "Accept-Language" in response.headers["Vary"]
    assert response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("accepted", "status"),
    [
        (None, 200),
        ("", 200),
        ("*/*", 200),
        ("application/json", 200),
        ("APPLICATION/JSON; charset=utf-8", 200),
        ("application/problem+json, application/json;q=0.5", 200),
        ("text/html, application/xhtml+xml, */*;q=0.8", 200),
        ("application/*", 200),
        ("text/html", 406),
        ("application/xml, text/csv", 406),
        ("*/*, application/json;q=0", 406),
    ],
)
def test_only_a_caller_that_takes_no_json_is_refused(client: FlaskClient, accepted: str | None, status: int) -> None:
    headers = {} if accepted is None else {"Accept": accepted}
    for response in (client.get("/v1/areas", headers=headers), client.post(CREDIT, json={}, headers=headers)):
        assert response.status_code == status
        if status == 406:
            assert response.content_type == "application/problem+json"
            assert response.get_json()["type"] == "/problems/not-acceptable"
    assert client.get("/v1/nothing", headers=headers).status_code == 404
    assert client.options(CREDIT, headers=headers).status_code == 204
    assert client.get("/health/live", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh-Hant-TW", "zh-CN"),
        ("en-GB, en;q=0.9", "en"),
        ("fr", "zh-CN"),
        ("fr, en;q=0.1", "en"),
        ("*;q=0", "zh-CN"),
        ("not a language; q=x", "zh-CN"),
    ],
)
def test_a_language_is_never_refused(client: FlaskClient, wanted: str, given: str) -> None:
    response = client.post(CREDIT, json={}, headers={"Accept-Language": wanted})
    assert (response.status_code, response.headers["Content-Language"]) == (200, given)


def test_a_header_that_is_sent_again_is_not_parsed_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(text: str, kind: Any = Accept) -> Accept:
        parsed.append(text)
        return parse_accept_header(text, kind)

    monkeypatch.setattr("service.api.headers.parse_accept_header", parse)
    short, long = "en;q=0.123", ", ".join(["en;q=0.123"] * 20)
    for wanted in (short, short, long, long):
        assert client.get("/v1", headers={"Accept-Language": wanted}).headers["Content-Language"] == "en"
    # What callers make up at length is not kept in memory.
    assert [text for text in parsed if "0.123" in text] == [short, long, long]


def test_a_page_of_an_allowed_origin_may_ask_and_read(page_client: FlaskClient) -> None:
    preflight = page_client.options(CREDIT, headers=ASKING)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == ALLOWED
    assert preflight.access_control_allow_methods.as_set(preserve_casing=True) == {"POST", "OPTIONS"}
    taken = preflight.access_control_allow_headers.as_set()
    assert {"authorization", "content-type", "if-none-match", "request-id", "x-api-key"} <= taken
    assert preflight.headers["Access-Control-Max-Age"] == "7200"
    responses = (
        page_client.post(CREDIT, json={}, headers={"Origin": ALLOWED}),
        page_client.post(CREDIT, json={"area": 1}, headers={"Origin": ALLOWED}),
        page_client.get("/v1/nothing", headers={"Origin": ALLOWED}),
    )
    for response in responses:
        assert response.headers["Access-Control-Allow-Origin"] == ALLOWED
        assert "Origin" in response.headers["Vary"]
        shown = response.access_control_expose_headers.as_set()
        assert {"api-version", "policy-version", "request-id", "etag", "link", "retry-after"} <= shown
        assert "Access-Control-Allow-Credentials" not in response.headers


def test_an_answer_not_changed_may_still_be_read_by_the_page(page_client: FlaskClient) -> None:
    tag = page_client.get("/v1/areas", headers={"Origin": ALLOWED}).headers["ETag"]
    again = page_client.get("/v1/areas", headers={"Origin": ALLOWED, "If-None-Match": tag})
    assert (again.status_code, again.headers["Access-Control-Allow-Origin"]) == (304, ALLOWED)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://app.example.cn", f"{ALLOWED}.evil.example", f"{ALLOWED}:8443", "null"]
)
def test_a_page_of_another_origin_may_not(page_client: FlaskClient, origin: str) -> None:
    for response in (
        page_client.options(CREDIT, headers={**ASKING, "Origin": origin}),
        page_client.get("/v1/areas", headers={"Origin": origin}),
    ):
        assert not [name for name, _ in response.headers if name.startswith("Access-Control")]
        # Else a cache could hand this response, which no page may read, to a page that may.
        assert "Origin" in response.headers["Vary"]


def test_nobody_is_allowed_by_default_and_everybody_by_a_star(client: FlaskClient) -> None:
    response = client.get("/v1/areas", headers={"Origin": ALLOWED})
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Origin" not in response.headers["Vary"].replace("Accept", "").split(", ")
    public = app_with(Settings(cors_origins="*")).test_client()
    assert public.get("/v1/areas", headers={"Origin": ALLOWED}).headers["Access-Control-Allow-Origin"] == "*"


def test_pages_of_a_list_link_to_each_other(client: FlaskClient) -> None:
    seen: list[str] = []
    address: str | None = "/v1/areas?province=440000&page_size=7"
    while address:
        response = get(client, address)
        page = response.get_json()
        seen += [item["code"] for item in page["items"]]
        links = linked(response)
        assert all(link.startswith("/v1/areas?") and "province=440000" in link for link in links.values())
        assert ("prev" in links) == (page["page"] > 1)
        assert linked(get(client, links["first"])).keys() == {"first", "next", "last"}
        assert get(client, links["last"]).get_json()["items"][-1] == whole(client)[-1]
        address = links.get("next")
    assert seen == [item["code"] for item in whole(client)]


def test_every_list_is_linked_even_when_it_is_empty_or_left_behind(client: FlaskClient) -> None:
    lists = [address for address in GETS if "page_size" in (get(client, address).get_json(silent=True) or {})]
    assert len(lists) >= 6
    for address in lists:
        assert linked(get(client, address)).keys() >= {"first", "last"}
    beyond = linked(get(client, "/v1/areas?page=500&page_size=100"))
    assert beyond == {
        "first": "/v1/areas?page=1&page_size=100",
        "prev": beyond["last"],
        "last": beyond["last"],
    }
    empty = linked(get(client, "/v1/policy/parameters?name=none&page_size=5"))
    assert empty["first"] == empty["last"] == "/v1/policy/parameters?name=none&page=1&page_size=5"


def whole(client: FlaskClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = get(client, "/v1/areas?province=440000").get_json()["items"]
    return items


def linked(response: TestResponse) -> dict[str, str]:
    """The targets of the `Link` header, by relation."""
    parts = [part.split("; ") for part in response.headers["Link"].split(", ")]
    return {rel.removeprefix('rel="').removesuffix('"'): target.strip("<>") for target, rel in parts}


def test_the_entry_points_are_the_operations_of_the_contract(client: FlaskClient) -> None:
    chinese, english = get(client, "/v1"), get(client, "/v1", **{"Accept-Language": "en"})
    told = chinese.get_json()
    assert told["contract_version"] == chinese.headers["API-Version"]
    assert told["policy_version"] == chinese.headers["Policy-Version"]
    assert told["languages"] == ["zh-CN", "en"]
    published = {
        (operation["operationId"], method.upper(), path)
        for path, item in DOCUMENT["paths"].items()
        for method, operation in item.items()
        if path.startswith("/v1") and method in ("get", "post")
    }
    assert {(each["operation_id"], each["method"], each["path"]) for each in told["operations"]} == published
    for each in told["operations"]:
        operation = DOCUMENT["paths"][each["path"]][each["method"].lower()]
        assert operation["summary"].startswith(each["title"] + " / ")
        assert each["deprecated"] is operation.get("deprecated", False)
    assert all(each["title"].isascii() for each in english.get_json()["operations"])
    for address in (told["openapi"], told["documentation"], told["problems"]):
        assert get(client, address).status_code == 200
    relations = [link.split('rel="')[1].split('"')[0] for link in chinese.headers["Link"].split(", ")]
    assert relations == ["service-desc", "service-doc", "status"]
