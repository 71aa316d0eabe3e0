"""The server takes requests whole, refuses what is none with a problem, and lets nobody make the others wait."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from gunicorn.config import Config
from gunicorn.http import errors
from hypothesis import given
from hypothesis import strategies as st

from service.server.arrival import MOST_CHUNKS, MOST_HEAD, Arrival
from service.server.loads import MOST_SECONDS, Load, Loads
from tests.live import Live, free_port, serving, workers

CREDIT = "/v1/refund-amounts/monthly-credit"
HEAD = f"POST {CREDIT} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".encode()
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
MOST = 1000
PATIENCE_SECONDS = 20
KEPT = 16


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


def limits() -> Config:
    made = Config()
    for name, value in (("line", 4094), ("fields", 64), ("field_size", 16_380)):
        made.set(f"limit_request_{name}", value)
    return made


LIMITS = limits()


def arrival_of(begun: bytes = b"") -> Arrival:
    made = Arrival(LIMITS, ("127.0.0.1", 1), MOST)
    made.take(begun)
    return made


def arrives(request: bytes, cuts: list[int]) -> tuple[int, bytes]:
    """After how many bytes, which come in pieces, a request counts as whole, and its body."""
    arrival, begun = arrival_of(), 0
    for cut in [*sorted(cuts), len(request)]:
        part, begun = request[begun:cut], max(begun, cut)
        if part and arrival.take(part):
            assert (arrival.too_long, arrival.fault) == (False, None)
            return begun - len(arrival.rest), bytes(arrival.body)
    raise AssertionError("never whole")


@given(REQUESTS, st.lists(st.integers(0, 1500), max_size=6))
def test_a_request_is_whole_at_its_last_byte_however_it_is_cut(request: bytes, cuts: list[int]) -> None:
    at_once = arrives(request, [])
    assert at_once[0] == len(request)
    assert arrives(request, [cut for cut in cuts if cut < len(request)]) == at_once
    assert arrives(request, list(range(len(request)))) == at_once


@given(REQUESTS, REQUESTS)
def test_what_comes_after_it_changes_nothing(first: bytes, second: bytes) -> None:
    arrival = arrival_of(first + second)
    assert arrival.request
    assert arrival.rest == second


@pytest.mark.parametrize(
    ("judged_at_once", "fault"),
    [
        (CHUNKED + b"no size\r\n", errors.InvalidChunkSize),
        (CHUNKED + b"no size\n", errors.InvalidChunkSize),
        (CHUNKED + b"2\r\n{}no", errors.ChunkMissingTerminator),
        (CHUNKED + b"2;a=b;" + b"c" * 2000, errors.InvalidChunkSize),
        (CHUNKED + b"0\r\nAfter: all\nthis", errors.InvalidHeader),
        (CHUNKED + b"0\r\nContent-Length: 3\r\n\r\n", errors.InvalidHeaderName),
        (HEAD + b"Transfer-Encoding: gzip\r\n\r\n", errors.InvalidHeader),
        (b"GET / HTTP/1.1\nHost: x\n\n", errors.InvalidHeader),
        (b"GET / HTTP/1.1\r\nA: " + b"b" * MOST_HEAD, errors.LimitRequestHeaders),
        (b"GET / HTTP/1.1\r\n\r\n", errors.InvalidHeader),
        (b"GET / HTTP/1.1\r\nHost: x y\r\n\r\n", errors.InvalidHeader),
        (b"GET / HTTP/1.1\r\nHost: x@y\r\n\r\n", errors.InvalidHeader),
        (b"\r\n\r\n", errors.InvalidRequestLine),
        (b"nonsense\r\n\r\n", errors.InvalidRequestLine),
    ],
)
def test_what_makes_no_sense_is_not_waited_for(judged_at_once: bytes, fault: type[Exception]) -> None:
    assert isinstance(arrival_of(judged_at_once).fault, fault)


@pytest.mark.parametrize("host", ["x", "", "x:80", "[::1]:80", "xn--fiq228c.cn", "a_b", "10.0.0.1:8000"])
def test_a_host_of_any_form_may_be_named(host: str) -> None:
    assert arrival_of(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()).fault is None


@pytest.mark.parametrize(
    "begun",
    [HEAD + b"Content-Length: 1001\r\n\r\n", CHUNKED + b"3e9\r\n", CHUNKED + b"1;%s\r\nx\r\n" % (b"a" * 500) * 3],
)
def test_what_is_too_long_is_not_waited_for(begun: bytes) -> None:
    arrival = arrival_of(begun)
    assert arrival.too_long == (b";" not in begun) or arrival.take(b"0\r\n\r\n")


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=4))
def test_any_bytes_can_arrive(anything: bytes, cuts: list[int]) -> None:
    for begun in (b"", CHUNKED):
        arrival, at = arrival_of(begun), 0
        for cut in sorted(cuts):
            if arrival.take(anything[at:cut]):
                break
            at = max(at, cut)


LEAST_OF = 5
MOST_TIMES = 22
"""Eight times the bytes may take so much longer: far from 8 times, of a busy machine, and from 64, of the square."""


def seconds_to_take(raw: bytes, at_once: int) -> float:
    """The processor time in which bytes are taken, in parts as they are read from a socket."""
    arrival = Arrival(LIMITS, ("127.0.0.1", 1), 2**21)
    began = time.process_time()
    for at in range(0, len(raw), at_once):
        if arrival.take(raw[at : at + at_once]):
            break
    return time.process_time() - began


def times_longer(few: bytes, many: bytes, at_once: int) -> float:
    """How many times longer the second takes: the least of each, taken in turns, so that both find the same machine."""
    took = [[seconds_to_take(raw, at_once) for raw in (few, many)] for _ in range(LEAST_OF)]
    least_of_few, least_of_many = map(min, zip(*took, strict=True))
    return least_of_many / least_of_few


@pytest.mark.untraced
@pytest.mark.parametrize("chunk", [b"1\r\nx\r\n", b"2;a=b\r\nxy\r\n"])
def test_a_body_in_tiny_chunks_costs_time_in_proportion_to_its_bytes(chunk: bytes) -> None:
    few, many = (CHUNKED + chunk * number for number in (MOST_CHUNKS // 8, MOST_CHUNKS))
    assert times_longer(few, many, 65_536) < MOST_TIMES
    assert seconds_to_take(many, 65_536) < 1


@pytest.mark.untraced
def test_bytes_that_come_one_by_one_cost_no_more_than_they_must() -> None:
    raw = CHUNKED + b"1\r\nx\r\n" * 5000
    assert times_longer(raw[: len(raw) // 8], raw, 1) < MOST_TIMES


def test_a_body_in_more_chunks_than_anybody_needs_is_refused() -> None:
    fault = None
    arrival = Arrival(LIMITS, ("127.0.0.1", 1), 2**21)
    arrival.take(CHUNKED)
    for _ in range(MOST_CHUNKS // 1000 + 2):
        if arrival.take(b"1\r\nx\r\n" * 1000):
            fault = arrival.fault
            break
    assert isinstance(fault, errors.InvalidChunkSize)


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
    b"GET / HTTP/1.1\r\n\r\n": (400, "bad-request"),
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


def test_who_speaks_an_older_http_is_not_told_to_go_on(server: Live) -> None:
    old = HEAD.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"
    assert said(server, old).startswith(b"HTTP/1.0 200 ")


def test_no_version_is_spoken_that_nobody_has_written(server: Live) -> None:
    assert said(server, b"GET / HTTP/1.2\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 200 ")


def test_what_is_no_request_is_refused_on_a_unix_socket_too(tmp_path: Path) -> None:
    port, place = free_port(), str(tmp_path / "socket")
    both = ("--bind", f"127.0.0.1:{port}", "--bind", f"unix:{place}")
    with serving(*both, port=port, WORKERS="1") as live:
        before = workers(live.pid, 1)
        for raw, status in ((b"nonsense\r\n\r\n", b"400"), (b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", b"200")):
            with socket.socket(socket.AF_UNIX) as made:
                made.connect(place)
                made.sendall(raw)
                assert made.recv(12) == b"HTTP/1.1 " + status
        assert workers(live.pid, 1) == before


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


# Which worker


def test_a_worker_lets_one_with_fewer_connections_accept_first_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("service.server.loads.time.monotonic", lambda: now[0])
    shared = Loads()
    one, other = Load(1, shared), Load(2, shared)
    assert not one.lets_others(5)  # It is alone.
    other.tell(5)
    assert not one.lets_others(5)
    other.tell(4)
    assert one.lets_others(5)
    now[0] += MOST_SECONDS / 2
    assert one.lets_others(5)
    now[0] += MOST_SECONDS
    assert not one.lets_others(5)  # The other one does not come.
    assert one.lets_others(5)  # For the next connection it may.
    now[0] += 3 * MOST_SECONDS
    assert one.lets_others(5)  # It came, and this is a later connection.
    other.leave()
    assert not one.lets_others(5)


def test_kept_connections_are_spread_over_the_workers(server: Live) -> None:
    before = [open_sockets(pid) for pid in workers(server.pid)]
    lines = [line(server) for _ in range(KEPT)]
    for each in lines:
        each.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
    for each in lines:
        assert each.recv(4096).startswith(b"HTTP/1.1 200 ")
    more = [open_sockets(pid) - had for pid, had in zip(workers(server.pid), before, strict=True)]
    for each in lines:
        each.close()
    # One from before may have been closed meanwhile, and a worker that is kept from the processor comes late.
    assert min(more) >= KEPT // 4, more


def open_sockets(pid: int) -> int:
    found = 0
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # Closed meanwhile.
            found += str(each.readlink()).startswith("socket:")
    return found


def test_who_does_not_finish_a_request_is_told_after_a_while(server: Live) -> None:
    with line(server) as half, line(server) as silent:
        half.sendall(HEAD)
        assert b"HTTP/1.1 408 " in half.recv(1000)
        assert silent.recv(1000) == b""
