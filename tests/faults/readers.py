"""Callers who read slowly or not at all, and bodies that are dear to take apart: what others see of them.

Loopback takes megabytes at once into its buffers and hides all of it; a small segment size and a small window make a
connection as tight as one over a network.
"""

import json
import selectors
import socket
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from service.app import create_app
from service.settings import Settings
from tests.bench.bodies import COMPLETE
from tests.faults.cluster import megabytes
from tests.faults.load import ON, PATIENCE_SECONDS, Finding, answered_by, load
from tests.live import serving, workers

_SEGMENT_BYTES = 1400
_WINDOW_BYTES = 4096
BUNDLE = b"GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n"
CREDIT = b"POST /v1/refund-amounts/monthly-credit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@cache
def client() -> FlaskClient:
    """The app in this process, which says what the right answers are."""
    return create_app(Settings()).test_client()


def tight_line(address: str) -> socket.socket:
    """A connection with the buffers of a network, not of loopback."""
    place = urlsplit(address)
    line = socket.socket()
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, _SEGMENT_BYTES)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW_BYTES)
    line.settimeout(PATIENCE_SECONDS)
    line.connect((str(place.hostname), int(place.port or 0)))
    return line


def batch(items: int = 1000) -> bytes:
    """A batch whose answer has some 5 MB."""
    question, facts = next(iter(COMPLETE.items()))
    asked = [{"question": question, "facts": {**facts, "on": ON, "known_on": ON}} for _ in range(items)]
    body = json.dumps({"items": asked}).encode()
    head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"{head}\r\n\r\n".encode() + body


@contextmanager
def reading(lines: Sequence[socket.socket], bytes_a_second: int) -> Iterator[Counter[int]]:
    """Read so slowly from each of them while the body of the `with` runs; how much came on each."""
    over, came = threading.Event(), Counter[int]()
    step = 0.1

    def read() -> None:
        poller = selectors.DefaultSelector()
        for line in lines:
            poller.register(line, selectors.EVENT_READ)
        while not over.wait(step):
            for key, _ in poller.select(0):
                line = key.fileobj
                assert isinstance(line, socket.socket)
                part = b""
                with suppress(OSError):
                    part = line.recv(int(bytes_a_second * step))  # There is something.
                came[line.fileno()] += len(part)
                if not part:
                    poller.unregister(line)
        poller.close()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield came
    finally:
        over.set()
        thread.join()


def readers_of_pages(seconds: float, many: int = 160) -> Finding:
    """Ask for a page of 1.4 MB and do not read it."""
    with serving() as live, load(live.address, answered_by(client())) as made:
        time.sleep(seconds / 3)
        quiet, began = made.milliseconds(99), time.monotonic()
        lines = [tight_line(live.address) for _ in range(many)]
        for line in lines:
            line.sendall(BUNDLE)
            time.sleep(0.02)  # Each is a request to be answered: so many at once would be too many.
        time.sleep(seconds * 2 / 3)
        worst = made.since(began).milliseconds(99)
        for line in lines:
            line.close()
    return Finding(
        f"{many} callers who ask for 1.4 MB and do not read",
        "no other caller's request fails",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {quiet:.0f} ms before and {worst:.0f} ms "
        "meanwhile",
        kept=not made.failed,
    )


def readers_of_batches(seconds: float, many: int = 40, bytes_a_second: int = 110_000) -> Finding:
    """Ask for answers of 5 MB and read them slowly."""
    asked = batch()
    with serving() as live, load(live.address, answered_by(client())) as made:
        pids = workers(live.pid, 2)
        time.sleep(seconds / 4)
        lines = [tight_line(live.address) for _ in range(many)]
        with reading(lines, bytes_a_second) as came:
            for line in lines:
                line.settimeout(PATIENCE_SECONDS)
                line.sendall(asked)
                time.sleep(seconds / 4 / many)
            time.sleep(seconds / 2)
        memory = max(map(megabytes, pids))
        sound = workers(live.pid) == pids
        for line in lines:
            line.close()
    begun = sum(bool(each) for each in came.values())
    return Finding(
        f"{many} batches of 1,000 whose answers are read at {bytes_a_second // 1000} kB/s",
        "no other caller's request fails",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {made.milliseconds(99):.0f} ms; {begun} batches "
        f"under way at once, a worker has {memory:.0f} MB at most",
        kept=not made.failed and sound and begun > many / 2,
    )


def held_batches(seconds: float, many: int = 15) -> Finding:
    """Ask for batches of 2 MB, whose bodies have as many values as may be, and read nothing."""
    item = {"question": next(iter(COMPLETE)), "facts": {f"unknown_{number}": {} for number in range(60)}}
    body = json.dumps({"items": [item] * 1000}).encode()
    body += b" " * (2_000_000 - len(body))
    head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    with serving(WORKERS="1") as live:
        (pid,) = workers(live.pid, 1)
        rest, most = megabytes(pid), 0.0
        lines = [tight_line(live.address) for _ in range(many)]
        for line in lines:
            line.sendall(f"{head}\r\n\r\n".encode() + body)
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            most = max(most, megabytes(pid))
            time.sleep(0.02)
        said = Counter(line.recv(12).decode() for line in lines)
        for line in lines:
            line.close()
        time.sleep(1)
        after, sound = megabytes(pid), workers(live.pid) == [pid]
    return Finding(
        f"{many} batches of 2 MB at once, answers not read",
        "a worker takes at most 64 MB more than at rest",
        f"{rest:.0f} MB at rest, {most:.0f} MB at most, {after:.0f} MB afterwards; answered with "
        + ", ".join(f"{count} x {status[9:]}" for status, count in sorted(said.items())),
        kept=sound and most < rest + 64,
    )


def dear_bodies(seconds: float, many: int = 44) -> Finding:
    """Send 2 MB in chunks of one byte, of several callers at once and again and again."""
    body = b"1\r\n{\r\n" * 350_000
    with serving() as live, load(live.address, answered_by(client())) as made:
        time.sleep(seconds / 3)
        quiet, began = made.milliseconds(99), time.monotonic()
        said = Counter[str]()
        place, longest = (str(urlsplit(live.address).hostname), urlsplit(live.address).port), 0.0

        def send() -> None:
            while time.monotonic() < began + seconds * 2 / 3:
                with socket.create_connection(place, timeout=PATIENCE_SECONDS) as line:
                    with suppress(OSError):  # It is refused before all of it is sent.
                        line.sendall(CREDIT + b"Transfer-Encoding: chunked\r\n\r\n" + body)
                    with suppress(OSError):
                        said[line.recv(12).decode()[9:] or "closed"] += 1

        threads = [threading.Thread(target=send) for _ in range(many)]
        for thread in threads:
            thread.start()
        while time.monotonic() < began + seconds * 2 / 3:
            asked = time.monotonic()
            assert is_live(live.address)
            longest = max(longest, time.monotonic() - asked)
            time.sleep(0.1)
        for thread in threads:
            thread.join()
        worst = made.since(began).milliseconds(99)
    return Finding(
        f"bodies of 2 MB in chunks of one byte, {many} at once",
        "no other caller's request fails, health within the 3 s of a probe",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {quiet:.0f} ms before and {worst:.0f} ms "
        f"meanwhile, health after {longest:.2f} s at most; answered with "
        + ", ".join(f"{count} x {status}" for status, count in sorted(said.items())),
        kept=not made.failed and longest < 3,
    )


def is_live(address: str) -> bool:
    """Whether health is answered there within the time of a probe."""
    with urllib.request.urlopen(f"{address}/health/live", timeout=3) as response:  # noqa: S310 - our own address.
        return bool(response.status == 200)


def endless_thread(seconds: float) -> Finding:
    """Let two threads of a worker compute without an end."""
    deadline = 2
    with (
        serving("tests.faults.stuck:app()", WORKERS="1", REQUEST_DEADLINE_SECONDS=str(deadline)) as live,
        load(live.address, answered_by(client())) as made,
    ):
        time.sleep(seconds / 3)
        (before,) = workers(live.pid, 1)
        began = time.monotonic()
        line = tight_line(live.address)
        line.sendall(b"GET /never HTTP/1.1\r\nHost: x\r\n\r\n")
        while before in workers(live.pid, 1):
            assert time.monotonic() < began + PATIENCE_SECONDS, "it is not replaced"
            time.sleep(0.05)
        taken = time.monotonic() - began
        time.sleep(seconds / 3)
        line.close()
    return Finding(
        "a thread that does not end",
        "its worker is replaced soon after three times the deadline, no other request fails",
        f"{len(made.failed)} of {len(made.sent)} requests failed, deadline {deadline} s, worker replaced after "
        f"{taken:.1f} s, p99 {made.milliseconds(99):.0f} ms",
        kept=not made.failed and taken < deadline * 3 + 5,
    )
