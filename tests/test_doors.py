"""Who calls is known before a body is read: no stranger's body is waited for, or taken for a request."""

import hashlib
import json
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import create_environ

from service.api.access import KNOWN
from tests.live import Live, serving
from tests.test_limits import CREDIT, PATIENCE_SECONDS

BODY = b"{}"
HIDDEN = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    file = tmp_path_factory.mktemp("keys") / "keys"
    file.write_text(f"bank {hashlib.sha256(b'bank-key').hexdigest()}\n")
    with serving(AUTH_MODE="api_key", API_KEYS_FILE=str(file), WORKERS="1", RATE_LIMIT="1000/hour") as live:
        yield live


def head(key: str, *fields: str, path: str = CREDIT) -> bytes:
    named = "".join(f"{field}\r\n" for field in fields)
    first = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    return f"{first}X-Api-Key: {key}\r\n{named}\r\n".encode()


def line(live: Live) -> socket.socket:
    host, port = live.address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)


def to_the_end(caller: socket.socket) -> bytes:
    said = bytearray()
    while part := caller.recv(65_536):
        said += part
    return bytes(said)


def answer(caller: socket.socket) -> bytes:
    """One answer, its length stated."""
    said = bytearray()
    while (end := said.find(b"\r\n\r\n")) < 0:
        said += caller.recv(65_536)
    length = int(said.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    while len(said) < end + 4 + length:
        said += caller.recv(65_536)
    assert len(said) == end + 4 + length
    return bytes(said)


def is_stranger(said: bytes) -> bool:
    told, _, body = said.partition(b"\r\n\r\n")
    problem = json.loads(body)
    return (
        told.startswith(b"HTTP/1.1 401 ")
        and b"\r\nConnection: close" in told
        and b"WWW-Authenticate: ApiKey" in told
        and problem["errors"][0]["code"] == "credentials_invalid"
    )


@pytest.mark.parametrize("framed", ["Content-Length: 200000", "Transfer-Encoding: chunked"])
@pytest.mark.parametrize("begun", [b"", b"5\r\n"])
def test_a_stranger_is_refused_before_the_body_is_there(keyed: Live, framed: str, begun: bytes) -> None:
    with line(keyed) as caller:
        asked = time.monotonic()
        caller.sendall(head("wrong", framed) + begun)
        assert is_stranger(to_the_end(caller))
        assert time.monotonic() - asked < 5  # Who sends no body is told after ten seconds else.


@pytest.mark.parametrize("framed", ["Content-Length: 200000", "Transfer-Encoding: chunked"])
def test_nothing_in_a_strangers_body_is_taken_for_a_request(keyed: Live, framed: str) -> None:
    with line(keyed) as caller:
        caller.sendall(head("wrong", framed))
        said = bytearray(caller.recv(12))
        caller.sendall(HIDDEN * 20 + b"0\r\n\r\n" + HIDDEN)
        said += to_the_end(caller)
    assert said.count(b"HTTP/1.1 ") == 1
    assert is_stranger(bytes(said))


def test_who_waits_to_be_told_to_go_on_is_told_only_if_known(keyed: Live) -> None:
    expecting = "Expect: 100-continue"
    with line(keyed) as caller:
        caller.sendall(head("wrong", "Content-Length: 2", expecting))
        assert is_stranger(to_the_end(caller))
    with line(keyed) as caller:
        caller.sendall(head("bank-key", "Content-Length: 2", expecting))
        assert caller.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        caller.sendall(BODY)
        assert answer(caller).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("pieces", [(BODY,), (b"{", b"}")])
def test_a_known_caller_is_answered_however_late_the_body_comes_and_may_go_on(
    keyed: Live, pieces: tuple[bytes, ...]
) -> None:
    with line(keyed) as caller:
        for _ in range(3):
            caller.sendall(head("bank-key", "Content-Length: 2"))
            for piece in pieces:
                time.sleep(0.05)
                caller.sendall(piece)
            assert answer(caller).startswith(b"HTTP/1.1 200 ")
        caller.sendall(head("bank-key", "Transfer-Encoding: chunked"))
        time.sleep(0.05)
        caller.sendall(b"2\r\n{}\r\n0\r\n\r\n" + HIDDEN.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert to_the_end(caller).count(b"HTTP/1.1 200 ") == 2


def test_what_anybody_may_ask_is_not_judged_at_the_door(keyed: Live) -> None:
    with line(keyed) as caller:
        caller.sendall(head("wrong", "Content-Length: 2", path="/docs").replace(b"POST", b"GET"))
        time.sleep(0.05)
        caller.sendall(BODY)
        assert answer(caller).startswith(b"HTTP/1.1 200 ")


def test_a_stranger_is_counted_once(keyed: Live) -> None:
    left = []
    for _ in range(2):
        with line(keyed) as caller:
            caller.sendall(head("wrong", "Content-Length: 200000"))
            said = to_the_end(caller)
            left.append(int(said.partition(b'"caller";r=')[2].partition(b";")[0]))
    assert left[0] - left[1] == 1


def test_a_known_caller_who_does_not_send_the_body_is_told_after_a_while(keyed: Live) -> None:
    with line(keyed) as caller:
        began = time.monotonic()
        caller.sendall(head("bank-key", "Content-Length: 2") + b"{")
        assert to_the_end(caller).startswith(b"HTTP/1.1 408 ")
        assert 9 < time.monotonic() - began < 14


# What the app says of a head, as the server asks it


@pytest.fixture(scope="module")
def guarded(make_app: Callable[..., Flask], tmp_path_factory: pytest.TempPathFactory) -> Flask:
    file = tmp_path_factory.mktemp("keys") / "keys"
    file.write_text(f"bank {hashlib.sha256(b'bank-key').hexdigest()}\n")
    return make_app(auth_mode="api_key", api_keys_file=str(file))


@pytest.mark.parametrize(
    ("method", "path", "key", "told"),
    [
        ("POST", CREDIT, "bank-key", {KNOWN}),
        ("POST", CREDIT, "wrong", None),
        ("POST", CREDIT, "", None),
        ("POST", "/no-such-address", "wrong", None),
        ("OPTIONS", CREDIT, "", set()),
        ("GET", "/health/live", "", set()),
    ],
)
def test_of_a_head_the_app_says_who_calls_or_that_nobody_may(
    guarded: Flask, method: str, path: str, key: str, told: set[str] | None
) -> None:
    added = guarded.extensions["door"](create_environ(path, method=method, headers={"X-Api-Key": key}))
    assert (added if added is None else set(added)) == told


def test_who_was_known_by_the_head_is_not_asked_again(guarded: Flask) -> None:
    environ = create_environ(CREDIT, method="POST", headers={"X-Api-Key": "bank-key"})
    known = guarded.extensions["door"](environ)
    client = guarded.test_client()
    assert client.post(CREDIT, json={}, environ_overrides=known).status_code == 200
    assert client.post(CREDIT, json={}).status_code == 401
