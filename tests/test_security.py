"""What every response says to browsers and tells nobody, what an answer may touch, and that SECURITY.md is true."""

import ast
import gc
import hashlib
import os
import re
import socket
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api.browsers import HEADERS
from service.api.problems import KINDS, REFUSED
from service.api.v1.questions import QUESTIONS, Question
from service.facts import KINDS as KINDS_OF_FACTS
from service.facts import domain
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.reasoning.memo import Memo
from tests.check import ROOT, ask, assessment_cases, cases, comparison_cases
from tests.live import Live
from tests.test_manners import GETS

CREDIT = "/v1/refund-amounts/monthly-credit"
ASSETS = ROOT / "service/pages/assets"
ADDRESSES = [*dict.fromkeys([*GETS, "/metrics", *(f"/problems/{kind.slug}" for kind in KINDS)])]
ADDRESSES += [f"/pages/{file.relative_to(ASSETS).as_posix()}" for file in sorted(ASSETS.rglob("*.*"))]
PAGES = ("/", "/docs", "/problems", "/pictures", "/developers", "/book")
# Names of what the service is built with, and what a failure shows of its inside.
INSIDE = re.compile(
    r"gunicorn|werkzeug|flask|marshmallow|smorest|webargs|orjson|cpython|traceback|site-packages|\.py\b"
)


def get(client: FlaskClient, address: str, **options: Any) -> TestResponse:
    return client.get(address, buffered=True, **options)


def is_page(address: str) -> bool:
    return address in PAGES or address.startswith(("/problems/", "/ask/", "/book/"))


def inside(response: TestResponse) -> list[str]:
    """What a response tells of the inside. The reader's own scripts are as their authors published them."""
    text = str(response.headers) + ("" if "swagger-ui" in response.request.path else response.get_data(as_text=True))
    return INSIDE.findall(text.lower())


def headers_missing(response: TestResponse) -> set[str]:
    told = {name: ", ".join(response.headers.getlist(name)) for name in HEADERS}
    # The pages of the book have a form, which searches it; no other page may send one.
    searches = response.request.path.startswith("/book")
    policy = told.pop("Content-Security-Policy").replace("form-action 'self'", "form-action 'none'" if searches else "")
    strict = {*HEADERS["Content-Security-Policy"].split("; ")} <= {*policy.split("; ")} and "unsafe" not in policy
    missing = {name for name, value in told.items() if value != HEADERS[name]}
    return missing if strict else missing | {"Content-Security-Policy"}


# Every address, every refusal


def test_every_get_there_is_stands_among_the_addresses(app: Flask) -> None:
    known = app.url_map.bind("localhost")
    asked = {known.match(address.partition("?")[0], method="GET")[0] for address in ADDRESSES}
    assert asked == {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_to_a_get_has_all_headers_and_tells_nothing_of_the_inside(
    client: FlaskClient, address: str
) -> None:
    whole = get(client, address)
    again = get(client, address, headers={"If-None-Match": whole.headers["ETag"]})
    options = client.options(address)
    # Metrics are others whenever they are asked for.
    assert [whole.status_code, options.status_code] == [200, 204]
    assert again.status_code == (200 if address == "/metrics" else 304)
    for response in (whole, again, options):
        assert headers_missing(response) == set()
        assert inside(response) == []
    policy = whole.headers["Content-Security-Policy"]
    assert ("script-src 'self'" in policy) == is_page(address)
    assert ("require-trusted-types-for 'script'" in policy) == (is_page(address) and address != "/docs")


def refused(client: FlaskClient) -> Iterator[tuple[int, TestResponse]]:
    """A refusal of every kind, with its status; some are made before the request is routed, or is one at all."""
    text = {"content_type": "text/plain"}
    yield 400, client.post(CREDIT, data=b"{", content_type="application/json")
    yield 404, client.get("/no-such-address")
    yield 404, client.get("/v1/areas/<script>alert(1)</script>")
    yield 404, client.get("/problems/none")
    yield 404, client.get("/docs/../../settings")
    yield 405, client.delete("/v1/areas")
    yield 405, client.open(CREDIT, method="TRACE")
    yield 406, client.get("/v1/areas", headers={"Accept": "text/csv"})
    yield 409, client.post(CREDIT, json={"policy_version": "2000.1.1"})
    yield 413, client.post(CREDIT, data=b" " * 300_000, content_type="application/json")
    yield 415, client.post(CREDIT, data=b"{}", **text)
    yield 422, client.post(CREDIT, json={"area": "x" * 1000})
    for status in (400, 408, 414, 417, 431, 500):
        yield status, client.get("/", environ_overrides={REFUSED: status})


def test_every_refusal_has_all_headers_and_tells_nothing_of_the_inside(
    client: FlaskClient, make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("in service/api/v1/questions.py")

    made = list(refused(client))
    keys = tmp_path / "keys"
    keys.write_text(f"bank {'0' * 64}\n", encoding="ascii")
    keyed = make_app(auth_mode="api_key", api_keys_file=str(keys)).test_client()
    made += [(401, keyed.get("/v1/areas")), (401, keyed.get("/no-such-address"))]
    limited = make_app(rate_limit="1/hour").test_client()
    made += [(200, limited.get("/v1/areas")), (429, limited.get("/v1/areas"))]
    late = make_app()
    late.extensions["limits"].deadline_seconds = -1
    made.append((503, late.test_client().post(CREDIT, json={})))
    failing = make_app()
    failing.config["PROPAGATE_EXCEPTIONS"] = False
    with monkeypatch.context() as patch:
        patch.setattr("service.api.v1.questions.reply", broken)
        made.append((500, failing.test_client().post(CREDIT, json={})))
    told = [(status, response.status_code, headers_missing(response), inside(response)) for status, response in made]
    assert told == [(status, status, set(), []) for status, _ in made]
    published = {int(kind.status) for kind in KINDS if kind.status.isdigit()} - {403}  # Held by tests/test_access.py.
    assert published <= {status for status, _ in made}


def test_callers_at_an_https_address_are_told_to_stay_with_it(make_app: Callable[..., Flask]) -> None:
    def told(address: str) -> str | None:
        client = make_app(public_base_url=address).test_client()
        return client.get("/no-such-address").headers.get("Strict-Transport-Security")

    assert told("https://account.example.cn") == "max-age=31536000"
    assert told("http://10.0.0.1") is None
    assert told("") is None


RAW = [
    b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"GET /no-such-address HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"CONNECT example.cn:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nBig: " + b"a" * 70_000,
]


@pytest.mark.parametrize("raw", RAW, ids=range(len(RAW)))
def test_what_comes_over_a_connection_names_no_version_and_nothing_of_the_inside(live: Live, raw: bytes) -> None:
    host, port = live.address.removeprefix("http://").split(":")
    received = b""
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        while part := line.recv(65_536):
            received += part
    head, _, body = received.decode("utf-8").lower().partition("\r\n\r\n")
    assert all(f"\r\n{name}: ".lower() in head for name in HEADERS)
    assert "\r\nserver:" not in head
    assert INSIDE.findall(head + body) == []


# What an answer may touch


def test_no_operation_changes_anything(app: Flask) -> None:
    assert {method for rule in app.url_map.iter_rules() for method in rule.methods or ()} == {
        *("GET", "HEAD", "OPTIONS", "POST")
    }


class Watch:
    """What this process does to the outside while it is watched: files written, connections, programs."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, Any]] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        written = event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        begins = ("socket.connect", "socket.getaddrinfo", "subprocess.", "os.", "shutil.", "tempfile.", "sqlite3.")
        if written or event.startswith(begins):
            self.seen.append((event, arguments))


@pytest.fixture(scope="session")
def watch() -> Watch:
    """One for all, because such a hook is never taken away."""
    return Watch()


def test_no_answer_writes_a_file_opens_a_connection_or_starts_a_program(client: FlaskClient, watch: Watch) -> None:
    asked = (*list(cases())[::3], *assessment_cases(), *comparison_cases())
    watch.on = True
    try:
        for case in asked:
            ask(client, case.question, case.body)
        for address in ADDRESSES:
            get(client, address)
        list(refused(client))
    finally:
        watch.on = False
    assert watch.seen == []
    watch.on = True
    try:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", 1), timeout=1)
    finally:
        watch.on = False
    assert watch.seen, "it sees one"
    watch.seen.clear()


def test_only_four_modules_can_reach_the_outside() -> None:
    ways = {"asyncio", "ftplib", "http", "httpx", "jwt", "multiprocessing", "opentelemetry", "redis", "requests"}
    ways |= {"smtplib", "socket", "sqlite3", "ssl", "subprocess", "urllib", "urllib3"}
    found = {
        file.relative_to(ROOT).as_posix(): used
        for file in (ROOT / "service").rglob("*.py")
        # What integrators are shown is text to the service.
        if "snippets" not in file.parts and (used := ways & {*imported(file)})
    }
    assert found == {
        "service/api/rates.py": {"redis"},
        "service/api/tokens.py": {"jwt"},
        "service/api/traces.py": {"opentelemetry"},
        # The command for whole populations, which the server never imports: its own processes on one machine.
        "service/bulk/run.py": {"multiprocessing"},
        "service/server/line.py": {"socket"},
        "service/server/worker.py": {"socket"},
    }


def imported(file: Path) -> Iterator[str]:
    """The packages that a module imports; what only names statuses and takes addresses apart is none."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module != "urllib.parse":
            yield from ((node.module or "").partition(".")[0] for each in node.names if each.name != "HTTPStatus")


def test_everything_remembered_has_a_bound(client: FlaskClient) -> None:
    ask(client, "refund-amounts/monthly-credit", {})
    remembered = {
        f"{each.__module__}.{each.__qualname__}": each.cache_parameters()["maxsize"]
        for each in gc.get_objects()
        if hasattr(type(each), "cache_clear") and getattr(each, "__module__", "").startswith("service.")
    }
    assert len(remembered) > 20
    # Groups of areas, and what is asked of people by the rules of age: small, and as many as the book has of them.
    of_the_book = {
        *("grouping._group", "law._judged", "ages.Person", "rules.Requirement"),
        *("retirement_years.total_needed", "telling._total_at"),
    }
    many = {name: most for name, most in remembered.items() if most is None or most > 1024}
    assert {".".join(name.split(".")[-2:]) for name in many} == of_the_book
    assert set(many.values()) == {2048, 4096}
    memos = [each for each in gc.get_objects() if isinstance(each, Memo)]
    assert len(memos) >= 5
    assert {each.size for each in memos if each.size > 4096} == set()
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "service").rglob("*.py"))
    assert not re.search(r"@cache\b|functools\.cache\b|import cache\b|pickle|shelve|marshal\b|\beval\(|\bexec\(", text)


def test_no_caller_is_answered_otherwise_than_another(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text("".join(f"{name} {hashlib.sha256(name.encode()).hexdigest()}\n" for name in ("bank", "wechat")))
    client = make_app(auth_mode="api_key", api_keys_file=str(keys)).test_client()
    for case in (*list(cases())[::20], *list(assessment_cases())[::4], *list(comparison_cases())[::4]):
        answers = {
            client.post(f"/v1/{case.question}", json=case.body, headers={"X-Api-Key": name}).get_data()
            for name in ("bank", "wechat")
        }
        assert len(answers) == 1, case.name


# The document

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
POINTS = {
    "API1": "Broken Object Level Authorization",
    "API2": "Broken Authentication",
    "API3": "Broken Object Property Level Authorization",
    "API4": "Unrestricted Resource Consumption",
    "API5": "Broken Function Level Authorization",
    "API6": "Unrestricted Access to Sensitive Business Flows",
    "API7": "Server Side Request Forgery",
    "API8": "Security Misconfiguration",
    "API9": "Improper Inventory Management",
    "API10": "Unsafe Consumption of APIs",
}
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.mark.parametrize(("point", "title"), POINTS.items())
def test_each_of_the_ten_points_says_what_it_means_what_meets_it_and_which_test_holds_it(
    point: str, title: str
) -> None:
    (section,) = re.findall(rf"^### {point}:2023 {title}\n(.*?)(?=^##|\Z)", SECURITY, re.MULTILINE | re.DOTALL)
    for part in ("Means here", "Met by", "Held by"):
        assert len(re.findall(rf"^- \*\*{part}\*\*: \S", section, re.MULTILINE)) == 1, part
    assert [test for _, test in NAMED.findall(section.partition("**Held by**")[2]) if test]


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(SECURITY)
    assert len(named) > 30
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert not test or test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (file, test)


def test_every_setting_and_file_that_is_named_exists() -> None:
    for link in re.findall(r"\]\(([^)#]+)", SECURITY):
        assert (ROOT / link).exists(), link
    settings = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
    for name in re.findall(r"`([A-Z]+_[A-Z_]+)`", SECURITY):
        assert f"`{name}`" in settings, name


def test_what_open_questions_take_when_they_are_remembered_is_bounded(book: PolicyBook) -> None:
    """Callers may ask with nothing stated for one day after the other, as known on any, which keeps the most."""
    days = [(date(year, month, 2), date(2026, 11, 21)) for year in range(2011, 2031) for month in (1, 4, 7, 10)]
    days += [(date(2026, 11, 21), date(2026, 11, day)) for day in range(1, 21)]
    tracemalloc.start()
    try:
        for question in QUESTIONS:
            for stated in nothing_stated(question):
                for on, known_on in days:
                    assert question.space(stated, Day(book, on, known_on)).complete().cells
        gc.collect()
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert taken < 150 * 1024 * 1024


def nothing_stated(question: Question) -> Iterator[Any]:
    """The facts of a question with only what must be stated, each value of it."""
    required = [field.name for field in fields(question.facts) if field.default is MISSING]
    for chosen in product(*(domain(name) for name in required)):
        yield question.facts(**dict(zip(required, chosen, strict=True)))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
def test_numbers_and_days_that_callers_state_are_not_remembered(book: PolicyBook, question: Question) -> None:
    """However many different ones are stated, the judgements that are known and what is kept of them stay the same."""
    on, known_on = date(2026, 11, 21), date(2026, 11, 21)
    (first, *_) = nothing_stated(question)
    of_numbers = {"money", "rate", "count", "date"}
    numbers = [each.name for each in fields(question.facts) if KINDS_OF_FACTS[each.name] in of_numbers]
    kept: list[tuple[int, int]] = []
    for number in range(1, 201):
        values = {
            "money": Decimal(number) * 1234,
            "rate": Decimal(number) / 1000,
            "count": 1000 + number,
            "date": date(2030, 1, 1) + timedelta(days=number),
        }
        stated = {name: values[str(KINDS_OF_FACTS[name])] for name in numbers}
        space = question.space(replace(first, **stated), Day(book, on, known_on))
        assert space.complete().cells
        memos = [each for each in gc.get_objects() if isinstance(each, Memo)] if number in (100, 200) else []
        if memos:
            kept.append((len(space.law.cells), sum(map(len, memos))))
    assert kept[0] == kept[1]
