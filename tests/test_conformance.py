"""The conformance suite is that of the fixtures, holds for a real server, and tells a wrong one."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import jsonschema
import pytest
from flask import Flask

from tests.check import ROOT
from tests.live import Live, free_port
from tools.conformance import SUITE, faults, main, seen, sender
from tools.published.conformance import asked

TEXT = SUITE.read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = json.loads(TEXT)["cases"]
CONTRACT = json.loads((ROOT / "openapi/v1.json").read_text(encoding="utf-8"))


def test_the_suite_has_the_form_it_describes() -> None:
    schema = json.loads(SUITE.with_name("conformance.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(TEXT))


def test_the_suite_asks_what_the_fixtures_ask_and_is_of_this_book(app: Flask) -> None:
    written = {case["id"]: case for case in asked(CONTRACT)}
    names = ("id", "name", "operation", "rests_on", "request")
    for case in CASES:
        assert {name: case[name] for name in names} == {name: written[case["id"]][name] for name in names}
        # Of a question everything is checked; of what is read, what is the same on any day.
        checked = len(case["expect"]["checks"]) / len(written[case["id"]]["expect"])
        assert checked == 1 if case["request"]["method"] == "POST" else checked <= 1
    assert all(written[left]["request"]["method"] == "GET" for left in written.keys() - {case["id"] for case in CASES})
    policy = app.test_client().get("/v1/policy").get_json()
    assert json.loads(TEXT)["policy"] == {name: policy[name] for name in ("version", "digest")}
    assert json.loads(TEXT)["contract"] == CONTRACT["info"]["version"]


def test_a_real_server_passes_every_case(live: Live, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([live.address, "--header", "Request-Id: 5f2b8c0e9d7a4416b3f0a1c2d3e4f567"]) == 0
    assert capsys.readouterr().out == f"{len(CASES)} passed, 0 failed\n"


# Wrong servers


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def wrong(answer: Callable[[bytes], tuple[str, bytes]]) -> Iterator[str]:
    """A server whose status and body are made of the path asked."""

    def application(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        status, body = answer(environ["PATH_INFO"].encode("latin-1"))
        start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    with make_server("127.0.0.1", 0, application, Server, Silent) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("status", "body"),
    [("200 OK", b"{}"), ("200 OK", b"[]"), ("200 OK", b"not json"), ("503 Service Unavailable", b"{}")],
)
def test_a_server_that_answers_nothing_right_fails_every_case(
    status: str, body: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with wrong(lambda _: (status, body)) as address:
        assert main([address]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == f"0 passed, {len(CASES)} failed"
    assert told[0].startswith("note: the server does not say that it answers from the policy book")


def test_a_server_that_is_not_there_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    assert main([address]) == 1
    (told,) = capsys.readouterr().out.splitlines()
    assert told.startswith(f"no answer from {address}: ")
    assert [fault[:9] for fault in faults(CASES[0], sender(address, {}))] == ["no answer"]


def test_every_check_sees_a_value_that_differs(live: Live) -> None:
    send = sender(live.address, {})
    for case in CASES[::40]:
        for check in case["expect"]["checks"]:
            other = {**check, "equals": ["another"]}
            (fault,) = faults({**case, "expect": {"status": 200, "checks": [other]}}, send)
            assert fault.startswith(check["at"])


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ({"at": "/a/0/b"}, 1),
        ({"at": "/a/*/b"}, [1, 2, 1]),
        ({"at": "/a/*", "take": "/b"}, [1, 2, 1]),
        ({"at": "/a/*", "take": "/b", "unordered": True}, [1, 2]),
        ({"at": "/a/*", "take": ["/b", "/c"]}, [[1, None], [2, "x"], [1, "y"]]),
        ({"at": "/a/*", "where": {"b": 1}, "take": "/c"}, [None, "y"]),
        ({"at": "/a/*", "key": "/b", "take": "/c"}, {"1": "y", "2": "x"}),
        ({"at": "/none"}, None),
        ({"at": "/d/*"}, []),
    ],
)
def test_a_check_sees_what_the_form_says(check: dict[str, Any], found: object) -> None:
    answer = {"a": [{"b": 1}, {"b": 2, "c": "x"}, {"b": 1, "c": "y"}], "none": None, "d": []}
    assert seen(answer, check) == found
    nothing = seen({"a": {}, "d": None}, check)
    assert nothing not in (found, [], None)
