"""A constant load of valid requests, each answer compared byte for byte with the one that is right.

Every caller keeps its connection, as proxies do, and sends again on a new one only where the old one was closed before
it began to send: a request that was sent and not answered is a failed request.
"""

import json
import select
import selectors
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from statistics import quantiles
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from tests.bench.bodies import COMPLETE

ON = "2026-11-21"
PATIENCE_SECONDS = 30
CALLERS = 8


@dataclass(frozen=True)
class Finding:
    """What one fault did: what is promised, what was measured, and whether the promise was kept."""

    fault: str
    promise: str
    measured: str
    kept: bool


@dataclass(frozen=True)
class Ask:
    """One valid request, and what may come back: bodies by the digest of the book that they rest on."""

    path: str
    stated: Mapping[str, Any]
    right: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def raw(self) -> bytes:
        body = json.dumps(self.stated).encode()
        head = f"POST {self.path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        return f"{head}\r\n\r\n".encode() + body


ASKS = tuple(Ask(f"/v1/{name}", {**facts, "on": ON, "known_on": ON}) for name, facts in COMPLETE.items())
HEAVY = Ask(
    "/v1/policy/comparisons",
    {
        "question": "eligibility-decisions/balance-transfer",
        "facts": {},
        "before": {"on": "2020-01-01", "known_on": ON},
        "after": {"on": ON, "known_on": ON},
    },
)
"""Two answers over everything that is not stated."""


def answered_by(*clients: FlaskClient) -> tuple[Ask, ...]:
    """The requests with the right bodies, asked of apps in this process, one for each book."""
    asks = []
    for ask in ASKS:
        right = {}
        for client in clients:
            response = client.post(ask.path, json=ask.stated)
            assert response.status_code == 200
            right[response.get_json()["policy"]["digest"]] = response.get_data()
        asks.append(Ask(ask.path, ask.stated, right))
    return tuple(asks)


@dataclass(frozen=True)
class Sent:
    """What became of one request: when it was sent, how long it took, its status, and the digest of its book.

    No status: the connection broke. A body that is not the right one is told as status -1.
    """

    at: float
    seconds: float
    status: int
    book: str = ""


@dataclass
class Load:
    """What became of all requests so far."""

    sent: list[Sent] = field(default_factory=list)

    def since(self, moment: float) -> "Load":
        return Load([each for each in self.sent if each.at >= moment])

    @property
    def failed(self) -> list[Sent]:
        return [each for each in self.sent if each.status != 200]

    @property
    def statuses(self) -> Counter[int]:
        return Counter(each.status for each in self.sent)

    @property
    def longest_gap(self) -> float:
        """The longest time in which no right answer came."""
        done = sorted(each.at + each.seconds for each in self.sent if each.status == 200)
        return max((after - before for before, after in pairwise(done)), default=0.0)

    def milliseconds(self, hundredth: int) -> float:
        seconds = [each.seconds for each in self.sent if each.status == 200]
        return quantiles(seconds, n=100)[hundredth - 1] * 1000


@contextmanager
def load(
    address: str,
    asks: Sequence[Ask],
    *,
    callers: int = CALLERS,
    each_per_second: float = 12.5,
    apart: bool = False,
) -> Iterator[Load]:
    """Send while the body of the `with` runs; each caller from an address of its own where they are to be `apart`."""
    made, over = Load(), threading.Event()
    lines = [Line(address, f"127.0.1.{which + 1}" if apart else "") for which in range(callers)]
    threads = [
        threading.Thread(target=_call, args=(line, asks[which % len(asks) :] + asks, each_per_second, over, made))
        for which, line in enumerate(lines)
    ]
    for thread in threads:
        thread.start()
    try:
        yield made
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _call(line: "Line", asks: Sequence[Ask], per_second: float, over: threading.Event, made: Load) -> None:
    due, turn = time.monotonic(), 0
    while not over.wait(max(due - time.monotonic(), 0)):
        ask = asks[turn % len(asks)]
        turn, due = turn + 1, max(due + 1 / per_second, time.monotonic() - 1)
        made.sent.append(line.ask(ask))
    line.close()


class Line:
    """A caller's connection, kept as long as the server keeps it."""

    def __init__(self, address: str, source: str = "") -> None:
        place = urlsplit(address)
        self._place = (str(place.hostname), int(place.port or 0))
        self._source = (source, 0) if source else None
        self._socket: socket.socket | None = None

    def ask(self, ask: Ask) -> Sent:
        """Send a request and read what comes back."""
        began = time.monotonic()
        try:
            status, body = self.send(ask.raw)
        except OSError:
            self.close()
            return Sent(began, time.monotonic() - began, 0)
        seconds = time.monotonic() - began
        if status != 200:
            return Sent(began, seconds, status)
        digest = str(json.loads(body).get("policy", {}).get("digest", ""))
        return Sent(began, seconds, 200 if ask.right.get(digest, body) == body else -1, digest)

    def send(self, raw: bytes) -> tuple[int, bytes]:
        """The status and the body of the response to some bytes."""
        line = self._line()
        line.sendall(raw)
        received = bytearray()
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += _more(line)
        head = bytes(received[:end]).lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        while len(received) < end + 4 + length:
            received += _more(line)
        if b"connection: close" in head:
            self.close()
        return int(head[9:12]), bytes(received[end + 4 :])

    def read(self, raw: bytes) -> int:
        """The status of the response to some bytes, whose length need not be stated; the body is read and not kept."""
        line = self._line()
        line.sendall(raw)
        received = bytearray()
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += _more(line)
        head, rest = bytes(received[:end]).lower(), received[end + 4 :]
        if b"transfer-encoding: chunked" in head:
            while not rest.endswith(b"0\r\n\r\n"):
                rest = rest[-5:] + _more(line)
        else:
            left = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]) - len(rest)
            while left > 0:
                left -= len(_more(line))
        if b"connection: close" in head:
            self.close()
        return int(head[9:12])

    def _line(self) -> socket.socket:
        # One that has something to read before anything was asked has been closed at the other end.
        if self._socket and select.select([self._socket], [], [], 0)[0]:
            self.close()
        if not self._socket:
            self._socket = socket.create_connection(self._place, timeout=PATIENCE_SECONDS, source_address=self._source)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket

    def give_up(self) -> None:
        """Hang up in the middle of whatever another thread reads."""
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket = None


def flood(address: str, ask: Ask, *, callers: int, per_second: float, seconds: float) -> Load:
    """Send the same request so often, as long as some caller waits for no answer; one thread, so that it can keep up.

    What is told of a status is told by the head; bodies are read and not compared.
    """
    place = urlsplit(address)
    made, poller, free = Load(), selectors.DefaultSelector(), deque[_Flooding]()
    for _ in range(callers):
        free.append(_Flooding((str(place.hostname), int(place.port or 0)), ask.raw))
    began = due = time.monotonic()
    while (now := time.monotonic()) < began + seconds:
        while free and due <= now:
            due += 1 / per_second
            caller = free.popleft()
            caller.send()
            poller.register(caller.line, selectors.EVENT_READ, caller)
        due = max(due, now - 1 / per_second)  # What nobody could send is not made up for.
        for key, _ in poller.select(max(due - time.monotonic(), 0) if free else 1):
            caller = key.data
            line = caller.line
            if (status := caller.receive()) is not None:
                made.sent.append(Sent(caller.at, time.monotonic() - caller.at, status))
                poller.unregister(line)
                free.append(caller)
    for key in list(poller.get_map().values()):
        key.data.line.close()
    for caller in free:
        caller.line.close()
    poller.close()
    return made


class _Flooding:
    """One of many callers: its connection, and what has come of an answer."""

    def __init__(self, place: tuple[str, int], raw: bytes) -> None:
        self._place, self._raw = place, raw
        self._connect()

    def _connect(self) -> None:
        self.line = socket.create_connection(self._place, timeout=PATIENCE_SECONDS)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self) -> None:
        self.at, self._received, self._length = time.monotonic(), 0, -1
        self.line.sendall(self._raw)

    def receive(self) -> int | None:
        """The status once all has come; 0 where the connection broke."""
        try:
            part = self.line.recv(262_144)
        except OSError:
            part = b""
        if self._length < 0 and part:
            head, _, _ = part.lower().partition(b"\r\n\r\n")
            self._status, self._last = int(head[9:12]), b"connection: close" in head
            self._length = len(head) + 4 + int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        self._received += len(part)
        if part and self._received < self._length:
            return None
        if not part or self._last:
            self.line.close()
            self._connect()
        return self._status if part else 0


def _more(line: socket.socket) -> bytes:
    part = line.recv(65_536)
    if not part:
        raise ConnectionResetError
    return part


def all_of(
    send: Callable[[bytes], Counter[int]], make: Callable[[Random], bytes], number: int, *, seed: int
) -> Counter[int]:
    """Send so many requests drawn by chance, of several callers at once, and count what comes back."""

    def share(which: int) -> Counter[int]:
        draw = Random(f"{seed} {which}")  # noqa: S311 - Requests, not secrets.
        return sum((send(make(draw)) for _ in range(number // CALLERS)), Counter[int]())

    with ThreadPoolExecutor(CALLERS) as pool:
        return sum(pool.map(share, range(CALLERS)), Counter[int]())
