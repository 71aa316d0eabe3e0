"""The pages: complete in themselves, strict, in both languages, and true to the contract and the book."""

import hashlib
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.problems import KINDS, Kind
from service.pages.finding import READINGS
from service.pages.matters import ASKS
from service.pages.words import TOPICS, WORDS
from service.policy.book import PolicyBook
from service.settings import Settings
from service.wording.words import CHINESE, ENGLISH
from tests.shipped import app_with
from tests.test_manners import GETS
from tools.miniprogram_areas import as_readings

PAGES = Path(__file__).parents[1] / "service/pages"
ASSETS = PAGES / "assets"
OURS = sorted(
    file
    for file in PAGES.rglob("*")
    if file.suffix in {".html", ".css", ".js", ".svg"}
    and "swagger-ui" not in file.name
    and file.parent.parent.name != "snippets"
)
# swagger-ui-dist 5.35.0 as its authors published it.
SWAGGER = {
    "reader/swagger-ui-bundle.js": "e6a898692f2d768e807c3ba4626068a69a2c5dd960dd6c76f3e4d3a3de180af2",
    "reader/swagger-ui.css": "5ed08757e53da3e026d6cbecc61fe5d43585c9560b302d534ad56692519a273d",
    "reader/swagger-ui-bundle.js.LICENSE.txt": "37eb6e7e59aed57b2c1acf076574b818ea07b74265717e0bd67b59e0baf9abbb",
    "reader/swagger-ui-LICENSE.txt": "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30",
    "reader/swagger-ui-NOTICE.txt": "0d20d1adef18aee3f40dd258172155521ce702ac445cb5f7b7d60ed32dad2fb2",
}
TYPES = {".js": "javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}

PROBLEMS = ["/problems", *(f"/problems/{kind.slug}" for kind in KINDS)]
BOOK = [address for address in GETS if address.startswith("/book")]
SEEN = ["/", "/docs", "/pictures", "/developers", *(f"/ask/{name}" for name in ASKS), *PROBLEMS, *BOOK]


def get(client: FlaskClient, address: str, **options: Any) -> TestResponse:
    """The whole response, its file closed."""
    return client.get(address, buffered=True, **options)


def relative(file: Path) -> str:
    return file.relative_to(PAGES).as_posix()


@pytest.mark.parametrize("path", SEEN)
def test_a_page_is_html_under_a_strict_policy(client: FlaskClient, path: str) -> None:
    response = get(client, path)
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", SEEN)
def test_a_page_has_nothing_inline_and_everything_it_names(client: FlaskClient, path: str) -> None:
    html = get(client, path).get_data(as_text=True)
    assert re.search(r'<html lang="zh-CN"', html)
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert all(body == "" for body in re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL))
    named = re.findall(r'(?:src|href)="(/[^"#]*)"', html)
    assert named
    for address in named:
        assert get(client, unescape(address)).status_code == 200, address


@pytest.mark.parametrize("path", SEEN)
def test_a_page_is_in_the_language_asked_for_and_leads_to_the_other(client: FlaskClient, path: str) -> None:
    mark = "&" if "?" in path else "?"
    chinese = get(client, path)
    english = get(client, f"{path}{mark}lang=en")
    assert chinese.headers["Content-Language"] == "zh-CN"
    assert english.headers["Content-Language"] == "en"
    assert '<html lang="en"' in english.get_data(as_text=True)
    assert f'href="{path}{mark}lang=en" lang="en"' in unescape(chinese.get_data(as_text=True))
    assert f'href="{path}" lang="zh-CN"' in unescape(english.get_data(as_text=True))
    # A browser's own language chooses nothing: an address always shows the same.
    assert get(client, path, headers={"Accept-Language": "en"}).get_data() == chinese.get_data()


@pytest.mark.parametrize("file", sorted(ASSETS.rglob("*.*")), ids=relative)
def test_an_asset_has_its_type_and_is_asked_for_again_cheaply(client: FlaskClient, file: Path) -> None:
    address = f"/pages/{file.relative_to(ASSETS).as_posix()}"
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


@pytest.mark.parametrize(
    "path", ["/docs/", "/pages/none.js", "/pages/../words.py", "/pages/%2e%2e/templates/front.html"]
)
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    assert get(client, path).status_code == (200 if path == "/docs/" else 404)


@pytest.mark.parametrize("file", OURS, ids=relative)
def test_no_file_of_ours_names_another_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('"http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|[\"'(]//\w", text)


@pytest.mark.parametrize("file", [each for each in OURS if each.suffix == ".js"], ids=relative)
def test_a_module_imports_only_files_that_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for name in re.findall(r'^import .* from "(.+)";$', text, re.MULTILINE):
        assert (file.parent / name).is_file(), name
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|sessionStorage|document\.cookie", text)


def test_only_the_choices_of_size_and_colours_are_kept() -> None:
    users = {relative(file) for file in OURS if "localStorage" in file.read_text(encoding="utf-8")}
    assert users == {"assets/choices.js"}


@pytest.mark.parametrize(("name", "digest"), SWAGGER.items())
def test_the_bundled_reader_is_unchanged(name: str, digest: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest


def test_every_matter_and_every_question_has_an_entry(client: FlaskClient) -> None:
    contract = client.get("/openapi.json").get_json()
    matters = contract["components"]["schemas"]["Matter"]["enum"]
    questions = {each["segment"] for each in client.get("/v1/questions").get_json()["items"]}
    assert {ask.id for ask in ASKS.values() if ask.kind == "assessment"} == set(matters)
    assert {name for ask in ASKS.values() for name in ask.questions} == questions
    front = get(client, "/").get_data(as_text=True)
    for ask in ASKS.values():
        assert f'href="/ask/{ask.id}"' in front
        assert "post" in contract["paths"][ask.path]
        facts = {
            each["fact"] for name in ask.questions for each in client.get(f"/v1/questions/{name}").get_json()["facts"]
        }
        assert set(ask.places) <= facts | {"area"}


def test_every_sentence_that_a_template_names_there_is_and_each_has_both_languages() -> None:
    templates = "".join(file.read_text(encoding="utf-8") for file in (PAGES / "templates").glob("*.html"))
    named = set(re.findall(r"\bw\('([a-z_]+)'[,)]", templates)) | set(re.findall(r'\bw\("([a-z_]+)"[,)]', templates))
    assert named <= set(WORDS)
    for chinese, english in WORDS.values():
        assert re.search("[\u4e00-\u9fff]|English", chinese)
        assert not re.search("[\u4e00-\u9fff]", english.replace("中文", ""))
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english))


def test_the_explorer_knows_every_kind_of_fact(client: FlaskClient) -> None:
    kinds = client.get("/openapi.json").get_json()["components"]["schemas"]["FactKind"]["enum"]
    handled = {"enum", "boolean", "schemes", "area", "count", "month", "date", "money", "rate", "payments"}
    assert set(kinds) == handled


def test_the_book_tells_of_an_area_what_the_api_tells(client: FlaskClient) -> None:
    for code in ("110000", "330100"):
        text = unescape(get(client, f"/book/areas/{code}").get_data(as_text=True))
        values = client.get(f"/v1/areas/{code}").get_json()["parameters"]
        assert values
        for value in values:
            assert value["title"] in text
            assert value["citation"]["title"] in text


def test_every_value_stands_on_the_page_of_its_topic_and_every_document_has_one(client: FlaskClient) -> None:
    parameters: list[dict[str, Any]] = []
    page = 1
    while len(parameters) < (told := client.get(f"/v1/policy/parameters?page={page}").get_json())["total"]:
        parameters += told["items"]
        page += 1
    texts = {
        topic: unescape(get(client, f"/book/topics/{topic}").get_data(as_text=True))
        for topic in {each["topic"] for each in parameters}
    }
    for value in parameters:
        assert value["title"] in texts[value["topic"]]
        assert value["value"] is None or value["value"] in texts[value["topic"]]
    listed = get(client, "/book/sources").get_data(as_text=True)
    for source in client.get("/v1/policy/sources").get_json()["items"]:
        assert f'href="/book/sources/{source["id"]}"' in listed
        one = unescape(get(client, f"/book/sources/{source['id']}").get_data(as_text=True))
        assert source["title"] in one
        for cited in source["citations"]:
            assert f'id="{cited}"' in one
            assert cited in get(client, f"/book/rules/{cited}").get_data(as_text=True)


@pytest.mark.parametrize("typed", ["杭州", "hangzhou", "Hang Zhou", "HZ", "hz"])
def test_a_place_is_found_in_chinese_pinyin_and_english(client: FlaskClient, typed: str) -> None:
    assert 'href="/book/areas/330100"' in get(client, "/book/search", query_string={"q": typed}).get_data(as_text=True)


def test_rules_and_documents_are_found_and_nonsense_is_told(client: FlaskClient) -> None:
    found = get(client, "/book/search?q=退休人员每月划入").get_data(as_text=True)
    assert 'href="/book/topics/credit"' in found
    assert 'href="/book/sources/nhsa-2021-43"' in get(client, "/book/search?q=转移接续暂行").get_data(as_text=True)
    for nothing in ("", "zzzz", "<script>alert(1)</script>"):
        text = get(client, "/book/search", query_string={"q": nothing}).get_data(as_text=True)
        assert WORDS["search_nothing"][0] in text
        assert "<script>alert" not in text


@pytest.mark.parametrize(
    "path", ["/ask/none", "/book/areas/999999", "/book/topics/none", "/book/sources/none", "/book/rules/none"]
)
def test_a_page_that_is_not_is_a_problem(client: FlaskClient, path: str) -> None:
    response = get(client, path)
    assert (response.status_code, response.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/none", "/ask/none?lang=en", "/book/rules/none", "/problems/none"])
def test_a_browser_is_shown_a_page_where_there_is_none(client: FlaskClient, path: str) -> None:
    accepted = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    response = client.get(path, headers=accepted)
    text = response.get_data(as_text=True)
    assert (response.status_code, response.content_type) == (404, "text/html; charset=utf-8")
    assert WORDS["missing"]["lang=en" in path] in text
    assert WORDS["home"]["lang=en" in path] in text
    for program in ("/v1/none", "/mcp/none", "/pages/none.js"):
        assert client.get(program, headers=accepted).content_type == "application/problem+json"


def test_the_book_counts_against_the_limit_and_other_pages_do_not() -> None:
    client = app_with(Settings(rate_limit="3/minute")).test_client()
    assert [get(client, "/book/conflicts").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert {get(client, path).status_code for path in ("/", "/ask/balance-transfer", "/places.json", "/docs")} == {200}


def test_the_areas_that_are_searched_are_those_of_the_book(client: FlaskClient, book: PolicyBook) -> None:
    listed = {
        code: (zh_name, en_name, reading) for code, zh_name, en_name, reading in get(client, "/places.json").get_json()
    }
    assert {code: names[:2] for code, names in listed.items()} == {
        area.code: (area.name, area.english_name) for area in book.areas.values()
    }
    assert set(READINGS) == set(listed)
    assert as_readings() == (PAGES / "readings.tsv").read_text(encoding="utf-8")


def test_a_topic_that_the_pages_do_not_know_is_shown_by_its_code(book: PolicyBook) -> None:
    assert {each.topic for each in book.parameters.values()} == set(TOPICS)


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
    assert "deepLinking: true" in (ASSETS / "reader/reader.js").read_text(encoding="utf-8")
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
