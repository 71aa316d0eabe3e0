"""`make proxies`: behind nginx and HAProxy nothing is lost, nothing is answered twice, and every byte is the same."""

import socket
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest
import requests

from tests.faults.load import ASKS, answered_by, load
from tests.faults.readers import CREDIT, batch, client, reading, tight_line
from tests.live import Live, free_port, serving
from tests.proxies.programs import PROXIES, in_front

CALLERS = 8
EACH = 25
pytestmark = [
    pytest.mark.parametrize("name", PROXIES),
    pytest.mark.parametrize("kept", [True, False], ids=["kept", "closed"]),
]


@contextmanager
def fronted(name: str, *, kept: bool) -> Iterator[tuple[Live, str]]:
    """A server, and the address of a proxy in front of it."""
    port = free_port()
    with serving(port=port, TRUSTED_PROXIES="1") as live, in_front(name, [port], kept=kept) as address:
        yield live, address


def answered(live: Live) -> float:
    """How many questions the server says it has answered."""
    lines = requests.get(f"{live.address}/metrics", timeout=10).text.splitlines()
    return sum(
        float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("yibao_requests_total{") and "POST" in line
    )


def test_each_request_is_answered_once_and_with_the_bytes_of_the_service(name: str, kept: bool) -> None:  # noqa: FBT001
    asks = answered_by(client())
    with fronted(name, kept=kept) as (live, address):

        def call(which: int) -> None:
            with requests.Session() as session:
                for turn in range(EACH):
                    ask, own = asks[(which + turn) % len(asks)], str(uuid.uuid4())
                    response = session.post(
                        address + ask.path,
                        json=ask.stated,
                        headers={"Request-Id": own, "Accept-Encoding": "identity"},
                        timeout=20,
                    )
                    assert response.status_code == 200
                    assert response.headers["Request-Id"] == own
                    assert response.content in ask.right.values()

        with ThreadPoolExecutor(CALLERS) as pool:
            list(pool.map(call, range(CALLERS)))
        assert answered(live) == CALLERS * EACH


def test_a_long_answer_comes_whole_to_a_slow_reader(name: str, kept: bool) -> None:  # noqa: FBT001
    asked = batch(200)
    with fronted(name, kept=kept) as (live, address):
        body = asked.partition(b"\r\n\r\n")[2]
        right = requests.post(
            f"{live.address}/v1/batches", body, headers={"Content-Type": "application/json"}, timeout=20
        )
        line = tight_line(address)
        line.sendall(asked.replace(b"Host: x", b"Host: x\r\nConnection: close"))
        received = bytearray()
        while part := line.recv(20_000):
            received += part
            time.sleep(0.001)
        line.close()
        assert right.json()["counts"]["answers"] == 200
        assert dechunked(bytes(received)) == right.content


def dechunked(received: bytes) -> bytes:
    head, _, rest = received.partition(b"\r\n\r\n")
    if b"chunked" not in head.lower():
        return rest
    body = bytearray()
    while True:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.partition(b";")[0], 16)
        if not length:
            return bytes(body)
        body += rest[:length]
        rest = rest[length + 2 :]


def test_slow_callers_and_cut_bodies_stop_nobody(name: str, kept: bool) -> None:  # noqa: FBT001
    with fronted(name, kept=kept) as (live, address):
        place = (str(urlsplit(address).hostname), int(urlsplit(address).port or 0))
        with load(address, answered_by(client())) as made:
            slow = [tight_line(address) for _ in range(40)]
            for line in slow[:20]:
                line.sendall(CREDIT + b"Content-Length: 100\r\n\r\n{")
            for line in slow[20:]:
                line.sendall(batch(100))
                time.sleep(0.05)
            before = answered(live)
            with reading(slow[20:], 50_000):
                for length in (1, 50, 99):
                    for _ in range(10):
                        with socket.create_connection(place, timeout=10) as cut:
                            cut.sendall(CREDIT + b"Content-Length: 100\r\n\r\n" + b" " * length)
                time.sleep(2)
            for line in slow:
                line.close()
        assert not made.failed
        assert len(made.sent) > 50
        assert before <= answered(live)
        assert requests.post(f"{address}{ASKS[0].path}", json=ASKS[0].stated, timeout=10).status_code == 200


def test_a_rolling_restart_loses_nothing(name: str, kept: bool) -> None:  # noqa: FBT001
    ports = [free_port(), free_port()]
    with ExitStack() as stack:
        pods = [ExitStack() for _ in ports]
        for pod, port in zip(pods, ports, strict=True):
            stack.enter_context(pod)
            pod.enter_context(serving(port=port, WORKERS="1", DRAIN_SECONDS="2"))
        address = stack.enter_context(in_front(name, ports, kept=kept))
        with load(address, answered_by(client())) as made:
            for pod, port in zip(pods, ports, strict=True):
                time.sleep(1)
                pod.close()
                pod.enter_context(serving(port=port, WORKERS="1", DRAIN_SECONDS="2"))
                time.sleep(1.5)
    assert not made.failed, made.statuses
    assert len(made.sent) > 100
