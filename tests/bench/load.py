"""A load of bounded length on one server: connections that are kept, one thread, requests that are ready beforehand.

The client shares the machine with the server. What it measures of processor time is the server's alone; its latencies
hold the client's own work too, of the bare route's as of all others.
"""

import http.client
import json
import os
import selectors
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from statistics import quantiles
from typing import Any

from tests.bench.processes import Server, machine_busy_seconds

JSON = "application/json"
PATIENCE_SECONDS = 120
TIMEOUT_SECONDS = 60
CORES = os.cpu_count() or 1


@dataclass(frozen=True)
class Size:
    """How much is sent in one turn: over so many connections, at the most so many requests, for so many seconds."""

    connections: int
    most: int
    seconds: float


@dataclass(frozen=True)
class Turn:
    """What one load measured. `others` is the share of the machine that neither the server nor the client used."""

    requests: int
    seconds: float
    cpu_seconds: float
    latencies: list[float]
    others: float

    @property
    def cpu_ms(self) -> float:
        """Processor time of the server a request, in milliseconds."""
        return 1000 * self.cpu_seconds / self.requests

    @property
    def p99_ms(self) -> float:
        """The latency that one in a hundred requests exceeds, in milliseconds."""
        return 1000 * quantiles(self.latencies, n=100)[98]


class Conversation:
    """One connection: sends a request, gathers its response, tells when it is whole."""

    def __init__(self, server: Server, *, anew: bool) -> None:
        self.address, self.anew = ("127.0.0.1", server.port), anew
        self.socket = self._connect()
        self.began = 0.0
        self.received = b""

    def _connect(self) -> socket.socket:
        made = socket.create_connection(self.address, timeout=TIMEOUT_SECONDS)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def send(self, request: bytes) -> None:
        self.began, self.received = time.perf_counter(), b""
        self.socket.sendall(request)

    def whole(self) -> bool:
        """Take what has come; whether that was the end of a response. Anything but a 200 ends the measurement."""
        part = self.socket.recv(262_144)
        assert part, "the server closed the connection"
        self.received += part
        head, found, body = self.received.partition(b"\r\n\r\n")
        if not found:
            return False
        assert head.startswith(b"HTTP/1.1 200 "), (head, body[:500])
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        return len(body) >= length

    def again(self, selector: selectors.BaseSelector) -> None:
        """Another connection in the place of this one, where each request has its own."""
        if self.anew:
            selector.unregister(self.socket)
            self.socket.close()
            self.socket = self._connect()
            selector.register(self.socket, selectors.EVENT_READ, self)


def raw(path: str, body: Mapping[str, Any] | list[Any]) -> bytes:
    """A request as it goes over the wire."""
    content = json.dumps(body).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


def turn(server: Server, requests: Iterable[bytes], size: Size, *, anew: bool = False) -> Turn:
    """Send what can be sent of the requests, over connections kept or made `anew`; wait for those under way."""
    ready = list(islice(requests, size.most))
    talks = [Conversation(server, anew=anew) for _ in range(min(size.connections, len(ready)))]
    busy, own, cpu, began = machine_busy_seconds(), time.process_time(), server.cpu_seconds(), time.perf_counter()
    try:
        latencies = _latencies(talks, ready, began + size.seconds)
    finally:
        for talk in talks:
            talk.socket.close()
    spent, elapsed = server.cpu_seconds() - cpu, time.perf_counter() - began
    others = machine_busy_seconds() - busy - spent - (time.process_time() - own)
    return Turn(len(latencies), elapsed, spent, latencies, max(0.0, others) / elapsed / CORES)


def _latencies(talks: list[Conversation], ready: list[bytes], end: float) -> list[float]:
    """The seconds of each request, until none is ready or the time is over."""
    latencies: list[float] = []
    with selectors.DefaultSelector() as selector:
        for talk in talks:
            selector.register(talk.socket, selectors.EVENT_READ, talk)
            talk.send(ready.pop())
        while selector.get_map():
            events = selector.select(TIMEOUT_SECONDS)
            assert events, "the server did not answer in time"
            for key, _ in events:
                talk = key.data
                if not talk.whole():
                    continue
                now = time.perf_counter()
                latencies.append(now - talk.began)
                if ready and now < end:
                    talk.again(selector)
                    talk.send(ready.pop())
                else:
                    selector.unregister(talk.socket)
                    talk.socket.close()  # At once: some servers wait for it before they take the next connection.
    return latencies


def posted(server: Server, path: str, body: object, headers: Mapping[str, str] | None = None) -> tuple[bytes, float]:
    """One answer and its seconds, over a connection of its own; anything but a 200 ends the measurement."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
    content = json.dumps(body).encode()
    connection.connect()
    began = time.perf_counter()
    connection.request("POST", path, content, {"Content-Type": JSON, **(headers or {})})
    response = connection.getresponse()
    answer = response.read()
    seconds = time.perf_counter() - began
    connection.close()
    assert response.status == http.HTTPStatus.OK, f"{path}: {response.status} {answer[:500]!r}"
    return answer, seconds
