"""The server takes requests whole, refuses what is none with a problem, and lets nobody make the others wait."""

import json
import os
import socket
import time
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry, Counter
from prometheus_client import values as prometheus_values

from service.api import counters
from service.server import Arrival
from tests.live import Live, serving

CREDIT = "/v1/refund-amounts/monthly-credit"
HEAD = f"POST {CREDIT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".encode()
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
MOST = 1000
PATIENCE_SECONDS = 20


# Where a request ends


def chunked(body: bytes, sizes: list[int], end: bytes) -> bytes:
    parts = []
    for size in sizes:
        part, body = body[:size], body[size:]
        parts.append(b"%x\r\n%s\r\n" % (len(part), part) if part else b"")
    rest = b"%X;note=1\r\n%s\r\n" % (len(body), body) if body else b""
    return b"".join(parts) + rest + b"0\r\n" + end


REQUESTS = st.one_of(
    st.sampled_from([b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"]),
    st.binary(max_size=MOST).map(lambda body: b"%sContent-Length: %d\r\n\r\n%s" % (HEAD, len(body), body)),
    st.builds(
        lambda body, sizes, end: CHUNKED + chunked(body, sizes, end),
        st.binary(max_size=MOST // 2),
        st.lists(st.integers(1, 99), max_size=4),
        st.sampled_from([b"\r\n", b"X-After: all\r\n\r\n"]),
    ),
)


def arrives(request: bytes, cuts: list[int]) -> int:
    """After how many bytes, which come in pieces, a request counts as whole."""
    arrival, begun = Arrival(b"", MOST), 0
    for cut in [*sorted(cuts), len(request)]:
        arrival.data += request[begun:cut]
        begun = max(begun, cut)
        if arrival.data and arrival.whole():
            assert not arrival.too_long
            return len(arrival.data)
    raise AssertionError("never whole")


@given(REQUESTS, st.lists(st.integers(0, 1500), max_size=6))
def test_a_request_is_whole_at_its_last_byte_however_it_is_cut(request: bytes, cuts: list[int]) -> None:
    assert arrives(request, [cut for cut in cuts if cut < len(request)]) == len(request)
    assert arrives(request, list(range(len(request)))) == len(request)


@given(REQUESTS, REQUESTS)
def test_what_comes_after_it_changes_nothing(first: bytes, second: bytes) -> None:
    assert Arrival(first + second, MOST).whole()


@pytest.mark.parametrize(
    "judged_at_once",
    [
        HEAD + b"Content-Length: 1001\r\n\r\n",
        CHUNKED + b"3e9\r\n" + b"x" * 1001,
        CHUNKED + b"no size\r\n",
        CHUNKED + b"2\r\n{}no",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\n",
        b"\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_what_makes_no_sense_is_not_waited_for(judged_at_once: bytes) -> None:
    assert Arrival(judged_at_once, MOST).whole()


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=4))
def test_any_bytes_can_arrive(anything: bytes, cuts: list[int]) -> None:
    for begun in (b"", CHUNKED):
        arrival, at = Arrival(begun, MOST), 0
        for cut in sorted(cuts):
            arrival.data += anything[at:cut]
            at = max(at, cut)
            arrival.whole()


# Over a connection


@pytest.fixture(scope="module")
def server() -> Iterator[Live]:
    with serving(WORKERS="1", THREADS="3", MAX_IN_FLIGHT="2") as live:
        yield live


def line(live: Live) -> socket.socket:
    host, port = live.address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)


def said(live: Live, raw: bytes) -> bytes:
    """All that comes back to bytes after which nothing more comes."""
    received = b""
    with line(live) as made:
        made.sendall(raw)
        made.shutdown(socket.SHUT_WR)
        while part := made.recv(65_536):
            received += part
    return received


REFUSED = {
    b"nonsense\r\n\r\n": (400, "bad-request"),
    b"GET / HTTP/9.9\r\n\r\n": (400, "bad-request"),
    b"GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n": (400, "bad-request"),
    b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n": (400, "bad-request"),
    b"GET / HTTP/1.1\r\nHost: x\r\nbad name: y\r\n\r\n": (400, "bad-request"),
    b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n": (414, "uri-too-long"),
    b"GET / HTTP/1.1\r\nHost: x\r\nBig: " + b"a" * 17_000 + b"\r\n\r\n": (431, "headers-too-large"),
    b"GET / HTTP/1.1\r\nHost: x\r\nBig: " + b"a" * 70_000: (431, "headers-too-large"),
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"N: x\r\n" * 90 + b"\r\n": (431, "headers-too-large"),
    HEAD + b"Expect: miracles\r\nContent-Length: 2\r\n\r\n{}": (417, "request-refused"),
    HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}": (400, "bad-request"),
    HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n": (400, "bad-request"),
    HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n": (400, "bad-request"),
    CHUNKED + b"no size\r\n": (400, "bad-request"),
    CHUNKED + b"2\r\n{}no end\r\n": (400, "bad-request"),
    HEAD + b"Content-Length: 99999999\r\n\r\n{": (413, "payload-too-large"),
    HEAD + b"Content-Length: 300000\r\n\r\n" + b" " * 300_000: (413, "payload-too-large"),
    CHUNKED + b"493e0\r\n" + b" " * 300_000 + b"\r\n0\r\n\r\n": (
        413,
        "payload-too-large",
    ),
    CHUNKED + b"2dc6c0\r\n" + b" " * 2_900_000: (413, "payload-too-large"),
}


@pytest.mark.parametrize("raw", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_request_is_refused_with_a_problem(server: Live, raw: bytes) -> None:
    head, _, body = said(server, raw).partition(b"\r\n\r\n")
    status, kind = REFUSED[raw]
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert (b"\r\nConnection: close" in head) != (b"300000" in raw or b"493e0" in raw), "kept where all of it was read"
    assert b"\r\nContent-Type: application/problem+json" in head
    problem = json.loads(body)
    assert (problem["status"], problem["type"]) == (status, f"/problems/{kind}")
    assert f"\r\nRequest-Id: {problem['request_id']}".encode() in head
    assert requests.get(f"{server.address}/problems/{kind}", timeout=10).status_code == 200


def test_a_body_may_come_in_chunks_and_requests_in_one_piece(server: Live) -> None:
    chunks = HEAD + b'Transfer-Encoding: chunked\r\n\r\n7\r\n{"area"\r\na;x=y\r\n:"110000"}\r\n0\r\nAfter: all\r\n\r\n'
    plain = HEAD + b'Content-Length: 17\r\n\r\n{"area":"110000"}'
    received = said(server, chunks + plain + chunks + plain)
    answers = [part.partition(b"\r\n\r\n")[2] for part in received.split(b"HTTP/1.1 200 OK")[1:]]
    assert len(answers) == 4
    assert len(set(answers)) == 1


def test_who_waits_to_be_told_to_go_on_is_told(server: Live) -> None:
    with line(server) as made:
        made.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert made.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        made.sendall(b"{}")
        assert made.recv(12) == b"HTTP/1.1 200"


def test_an_answer_comes_whole_however_late_it_is_read(server: Live) -> None:
    with line(server) as made:
        made.sendall(
            b"GET /pages/reader/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n" * 3 + b"GET / HTTP/1.0\r\n\r\n"
        )
        time.sleep(0.5)
        assert requests.post(server.address + CREDIT, json={}, timeout=10).status_code == 200
        received = bytearray()
        while part := made.recv(65_536):
            received += part
    bundle = (Path(__file__).parents[1] / "service/pages/assets/reader/swagger-ui-bundle.js").read_bytes()
    assert received.count(bundle) == 3
    assert received.rstrip().endswith(b"</html>")


@pytest.mark.parametrize(
    "stalled",
    [
        b"",
        HEAD,
        HEAD + b"Content-Length: 9\r\n\r\n{",
        CHUNKED + b"9\r\n{",
        b"GET /pages/reader/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"\r\n\r\n",
    ],
)
def test_callers_who_stall_cost_no_thread(server: Live, stalled: bytes) -> None:
    lines = [line(server) for _ in range(20)]  # Three threads.
    for each in lines:
        each.sendall(stalled)
    time.sleep(0.2)
    for _ in range(5):
        started = time.monotonic()
        assert requests.post(server.address + CREDIT, json={}, timeout=10).status_code == 200
        assert time.monotonic() - started < 1.5
    for each in lines:
        each.close()


def test_who_does_not_finish_a_request_is_told_after_a_while(server: Live) -> None:
    with line(server) as half, line(server) as silent:
        half.sendall(HEAD)
        assert b"HTTP/1.1 408 " in half.recv(1000)
        assert silent.recv(1000) == b""


# Counting


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    counters.install()
    monkeypatch.setattr("prometheus_client.metrics.values.ValueClass", prometheus_values.MultiProcessValue())
    return tmp_path


def counted() -> float:
    counter = Counter("things", "Things.", ("name",), registry=CollectorRegistry())
    for number in range(2000):
        counter.labels(f"a name of some length, so that the file has to grow {number}").inc(number)
    return sum(each.value for metric in counter.collect() for each in metric.samples if each.name == "things_total")


def test_counters_take_their_room_before_they_use_it(counting: Path) -> None:
    assert counted() == sum(range(2000))
    (file,) = counting.iterdir()
    status = file.stat()
    assert status.st_blocks * 512 >= status.st_size > 65_536


@pytest.mark.parametrize("room", [0, 65_536, 131_072])
def test_on_a_full_disk_counting_goes_on_in_memory(counting: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    reserve = os.posix_fallocate

    def full(file: int, start: int, size: int) -> None:
        if size > room:
            raise OSError(ENOSPC, "No space left on device")
        reserve(file, start, size)

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert counted() == sum(range(2000))
    assert [file.stat().st_size for file in counting.iterdir()] == [room][: bool(room)]
