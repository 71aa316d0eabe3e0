"""The front page and the reader: complete in themselves, strict, and true to the contract."""

import hashlib
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.problems import KINDS, Kind
from service.settings import Settings
from service.wording.words import CHINESE, ENGLISH
from tests.shipped import app_with

PAGES = Path(__file__).parents[1] / "service/api/pages"
ASSETS = PAGES / "assets"
OURS = sorted(
    file
    for file in PAGES.rglob("*")
    if file.suffix in {".html", ".css", ".js", ".svg"} and "swagger-ui" not in file.name
)
# swagger-ui-dist 5.35.0 as its authors published it.
SWAGGER = {
    "swagger-ui-bundle.js": "e6a898692f2d768e807c3ba4626068a69a2c5dd960dd6c76f3e4d3a3de180af2",
    "swagger-ui.css": "5ed08757e53da3e026d6cbecc61fe5d43585c9560b302d534ad56692519a273d",
    "swagger-ui-bundle.js.LICENSE.txt": "37eb6e7e59aed57b2c1acf076574b818ea07b74265717e0bd67b59e0baf9abbb",
    "swagger-ui-LICENSE.txt": "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30",
    "swagger-ui-NOTICE.txt": "0d20d1adef18aee3f40dd258172155521ce702ac445cb5f7b7d60ed32dad2fb2",
}
TYPES = {".js": "javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}

PROBLEMS = ["/problems", *(f"/problems/{kind.slug}" for kind in KINDS)]


def get(client: FlaskClient, address: str, **options: Any) -> TestResponse:
    """The whole response, its file closed."""
    return client.get(address, buffered=True, **options)


def relative(file: Path) -> str:
    return file.relative_to(PAGES).as_posix()


@pytest.mark.parametrize("path", ["/", "/docs", *PROBLEMS])
def test_a_page_is_html_under_a_strict_policy(client: FlaskClient, path: str) -> None:
    response = get(client, path)
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/docs", *PROBLEMS])
def test_a_page_has_nothing_inline_and_everything_it_names(client: FlaskClient, path: str) -> None:
    html = get(client, path).get_data(as_text=True)
    assert re.search(r'<html lang="zh-CN"', html)
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert all(body == "" for body in re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL))
    named = re.findall(r'(?:src|href)="(/[^"#]*)"', html)
    assert named
    for address in named:
        assert get(client, address).status_code == 200, address


@pytest.mark.parametrize("file", sorted(ASSETS.rglob("*.*")), ids=relative)
def test_an_asset_has_its_type_and_is_asked_for_again_cheaply(client: FlaskClient, file: Path) -> None:
    address = f"/docs/{file.relative_to(ASSETS).as_posix()}"
    response = get(client, address)
    assert response.status_code == 200
    assert response.get_data() == file.read_bytes()
    assert TYPES[file.suffix] in response.content_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"
    again = get(client, address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_that_did_not_change_is_not_sent_again(client: FlaskClient, path: str) -> None:
    etag = get(client, path).headers["ETag"]
    assert get(client, path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", ["/docs/", "/docs/none.js", "/docs/../docs.html", "/docs/%2e%2e/index.html"])
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    assert get(client, path).status_code == (200 if path == "/docs/" else 404)


@pytest.mark.parametrize("file", OURS, ids=relative)
def test_no_file_of_ours_names_another_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|[\"'(]//\w", text)


@pytest.mark.parametrize("file", [each for each in OURS if each.suffix == ".js"], ids=relative)
def test_a_module_imports_only_files_that_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for name in re.findall(r'^import .* from "(.+)";$', text, re.MULTILINE):
        assert (file.parent / name).is_file(), name
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|sessionStorage|document\.cookie", text)


def test_only_the_choices_of_language_and_size_are_kept() -> None:
    users = {relative(file) for file in OURS if "localStorage" in file.read_text(encoding="utf-8")}
    assert users == {"assets/page.js"}


@pytest.mark.parametrize(("name", "digest"), SWAGGER.items())
def test_the_bundled_reader_is_unchanged(name: str, digest: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest


def test_the_form_knows_the_facts_and_choices_of_the_contract(client: FlaskClient) -> None:
    text = (ASSETS / "front/fields.js").read_text(encoding="utf-8")
    contract = json.loads(client.get("/openapi.json").get_data())
    facts: dict[str, set[str]] = {}
    for question in ("BalanceTransfer", "MonthlyCredit", "ProcessingTime"):
        for name, schema in contract["components"]["schemas"][f"{question}Request"]["properties"].items():
            named = re.search(r'"#/components/schemas/(\w+)"', json.dumps(schema))
            codes = contract["components"]["schemas"][named[1]] if named else schema
            facts.setdefault(name, set()).update(value for value in codes.get("enum", []) if value)
    table = text[text.index("export const FACTS") : text.index("export const QUESTIONS")]
    assert set(re.findall(r"^  (\w+): \{", table, re.MULTILINE)) == set(facts) - {"known_on"}
    offered = set(re.findall(r'\["([a-z_-]+)", \[', text)) - {"true", "false"}
    assert offered == set().union(*facts.values())
    for path in re.findall(r'path: "(.+)"', text):
        assert "post" in contract["paths"][path]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_of_problem_is_explained_in_both_languages(client: FlaskClient, kind: Kind) -> None:
    text = unescape(get(client, f"/problems/{kind.slug}").get_data(as_text=True))
    for words in (CHINESE, ENGLISH):
        assert words["titles"][kind.slug] in text
        assert words["problems"][kind.code] in text
        assert words["problem_remedies"][kind.slug] in text
    assert f"/problems/{kind.slug}" in get(client, "/problems").get_data(as_text=True)


def test_every_code_of_a_fault_can_be_looked_up(client: FlaskClient) -> None:
    text = unescape(get(client, "/problems").get_data(as_text=True))
    for code, sentence in CHINESE["problems"].items():
        assert f'id="{code}"' in text
        assert sentence in text
        assert ENGLISH["problems"][code] in text


@pytest.mark.parametrize("path", ["/problems/none", "/problems/validation_failed", "/problems/a/b"])
def test_a_kind_of_problem_that_is_not_has_no_page(client: FlaskClient, path: str) -> None:
    response = get(client, path)
    assert (response.status_code, response.content_type) == (404, "application/problem+json")


def test_the_type_of_a_problem_is_the_address_of_its_page(client: FlaskClient) -> None:
    problems = (
        client.post("/v1/refund-amounts/monthly-credit", json={"area": 1}),
        client.post("/v1/refund-amounts/monthly-credit", data=b"{"),
        client.get("/v1/areas/999999"),
        client.get("/v1/areas", headers={"Accept": "text/csv"}),
    )
    for response in problems:
        problem = response.get_json()
        page = get(client, problem["type"])
        assert page.status_code == 200
        assert problem["title"] in page.get_data(as_text=True)


def test_behind_a_public_address_the_type_names_it() -> None:
    app = app_with(Settings(public_base_url="https://account.example.cn/yibao/"))
    problem = app.test_client().get("/v1/nothing").get_json()
    assert problem["type"] == "https://account.example.cn/yibao/problems/not-found"


def test_every_operation_of_the_reader_has_a_link_of_its_own(client: FlaskClient) -> None:
    assert "deepLinking: true" in (ASSETS / "docs.js").read_text(encoding="utf-8")
    contract = client.get("/openapi.json").get_json()
    links = [
        (operation["tags"][0], operation["operationId"])
        for item in contract["paths"].values()
        for method, operation in item.items()
        if method in ("get", "post")
    ]
    assert len(set(links)) == len(links)
    described = {tag["name"] for tag in contract["tags"]}
    assert {tag for tag, _ in links} <= described
    listed = {each["documentation"] for each in client.get("/v1").get_json()["operations"]}
    assert listed <= {f"/docs#/{tag}/{name}" for tag, name in links}


def test_every_operation_and_group_is_named_in_chinese_first(client: FlaskClient) -> None:
    contract = client.get("/openapi.json").get_json()
    for item in contract["paths"].values():
        for method, operation in item.items():
            if method in ("get", "post"):
                assert re.match("[\u4e00-\u9fff].* / [A-Z]", operation["summary"])
    assert all(re.match("[\u4e00-\u9fff]", tag["description"]) for tag in contract["tags"])
