"""`make bench`: how soon the service starts, and what an answer costs next to a bare Flask route.

Both servers run under the gunicorn configuration of the service and are asked in turn, in rounds of a bounded number
of requests and of seconds. The client shares the machine with them, so the ratios say more than the numbers.
"""

# ruff: noqa: T201 - This script talks to the person at the terminal.

import json
import os
import platform
import socket
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

from service.api import json as strict_json
from service.api.v1.answers import Asked
from service.api.v1.questions import QUESTIONS, Question, request_schema
from service.policy.book import PolicyBook
from service.policy.load import load_book
from service.settings import Settings
from service.wording.sentences import LANGUAGES, Sentences
from tests.live import serving

STARTS = 5
ROUNDS = 5
CONNECTIONS = (1, 8)
WORKERS = Settings().workers
MOST_REQUESTS = 1600  # In one turn, over all connections.
MOST_SECONDS = 1.0  # As above.
CALLS = 500
DAY = date(2026, 11, 21)
BARE = "bare Flask route"

COMPLETE: Mapping[str, Mapping[str, Any]] = {
    "eligibility-decisions/balance-transfer": {
        "from_area": "430100",
        "to_area": "110000",
        "scheme_at_origin": "employee",
        "scheme_at_destination": "employee",
        "insured_status": "employed",
        "resettled_across_provinces": False,
        "origin_enrolment": "suspended",
        "destination_enrolment": "enrolled",
        "origin_arrears": False,
        "destination_accepts_account": True,
    },
    "refund-amounts/monthly-credit": {
        "area": "110000",
        "scheme": "employee",
        "insured_status": "retired",
        "retirement_formalities_done": True,
        "birth_month": "1956-10",
    },
    "processing-time-estimates": {
        "matter": "balance-transfer",
        "from_area": "430100",
        "to_area": "110000",
        "channel": "online",
        "accepted_on": "2026-09-21",
        "asked_on": "2026-10-09",
        "stage_reached": "origin",
    },
}
"""For each question that is measured, facts of which the answer misses none."""

NOTHING_STATED: Mapping[str, Mapping[str, Any]] = {
    "eligibility-decisions/balance-transfer": {},
    "refund-amounts/monthly-credit": {},
    "processing-time-estimates": {"matter": "balance-transfer"},
}


@dataclass
class Target:
    """A route that is measured: where it is, the request, and what was found in each round."""

    name: str
    host: str
    port: int
    request: bytes
    rates: dict[int, list[float]] = field(default_factory=dict)
    seconds: dict[int, list[float]] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load average before {load}\n")
    starts()
    answers_over_http()
    worker_classes()
    answers_in_process()


def starts() -> None:
    """Process start to the first 200 of /health/ready."""
    seconds = []
    for _ in range(STARTS):
        with serving() as live:
            seconds.append(live.seconds_to_first_answer)
    print(f"Start to first 200, {STARTS} starts        min    median       max")
    print(f"{'seconds':32}{min(seconds):8.2f}{median(seconds):10.2f}{max(seconds):10.2f}\n")


def answers_over_http() -> None:
    """Complete answers against the bare route, in alternate turns."""
    with serving() as service, serving("tests.bench_bare:app") as bare:
        targets = [target(BARE, bare.address, "/bare", COMPLETE["eligibility-decisions/balance-transfer"])]
        targets += [target(name, service.address, f"/v1/{name}", body) for name, body in COMPLETE.items()]
        for each in targets:
            turn(each, 1)  # Not counted: caches and connections get warm.
        for _, connections, each in product(range(ROUNDS), CONNECTIONS, targets):
            rate, seconds = turn(each, connections)
            each.rates.setdefault(connections, []).append(rate)
            each.seconds.setdefault(connections, []).extend(seconds)
    for connections in CONNECTIONS:
        title = f"Complete answers, connections: {connections}"
        print(f"{title:40}{'req/s':>10}{'p50 ms':>10}{'p99 ms':>10}{'of bare':>10}")
        for each in targets:
            hundredths = quantiles(each.seconds[connections], n=100)
            ratios = [a / b for a, b in zip(each.rates[connections], targets[0].rates[connections], strict=True)]
            print(
                f"{each.name:40}{median(each.rates[connections]):10.0f}{hundredths[49] * 1e3:10.2f}"
                f"{hundredths[98] * 1e3:10.2f}{median(ratios):10.2f}"
            )
        print()


def worker_classes() -> None:
    """The worker class in use beside gunicorn's own with threads, and the one that it takes by default, without any.

    A silent connection is what a slow client, a health probe of a load balancer or a browser that opens one in advance
    looks like.
    """
    name = "refund-amounts/monthly-credit"
    with (
        serving() as ours,
        serving("--worker-class", "gthread") as threads,
        serving("--worker-class", "sync", "--threads", "1") as sync,
    ):
        lives = {"sync": sync, "gthread": threads, "in use": ours}
        anew = [target(kind, live.address, f"/v1/{name}", COMPLETE[name]) for kind, live in lives.items()]
        kept = [
            target(f"{kind}, connections kept", lives[kind].address, f"/v1/{name}", COMPLETE[name])
            for kind in ("gthread", "in use")
        ]
        for _, each in product(range(ROUNDS), (*anew, *kept)):
            rate, _seconds = turn(each, CONNECTIONS[-1], again=each in anew)
            each.rates.setdefault(CONNECTIONS[-1], []).append(rate)
        waits = [seconds_beside_silence(each) for each in anew]
    title = f"Worker class, connections: {CONNECTIONS[-1]}"
    print(f"{title:40}{'req/s':>10}{'of sync':>10}{'beside silent connections, s':>32}")
    for each, wait in zip((*anew, *kept), (*waits, None, None), strict=True):
        here, there = (one.rates[CONNECTIONS[-1]] for one in (each, anew[0]))
        ratio = median(a / b for a, b in zip(here, there, strict=True))
        print(f"{each.name:40}{median(here):10.0f}{ratio:10.2f}{'' if wait is None else f'{wait:.2f}':>32}")
    print()


def seconds_beside_silence(target: Target) -> float:
    """How long one request takes while as many clients as there are workers have connected and say nothing."""
    with ExitStack() as silent:
        for _ in range(WORKERS):
            silent.enter_context(socket.create_connection((target.host, target.port)))
        time.sleep(0.2)
        started = time.perf_counter()
        try:
            conversation(target, 1, started + MOST_SECONDS)
        except TimeoutError:
            return float("inf")
        return time.perf_counter() - started


def target(name: str, address: str, path: str, facts: Mapping[str, Any]) -> Target:
    """A route with its request, ready to be sent."""
    place = urlsplit(address)
    body = json.dumps(facts).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
    return Target(
        name, str(place.hostname), int(place.port or 0), f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )


def turn(target: Target, connections: int, *, again: bool = False) -> tuple[float, list[float]]:
    """Requests a second, and the seconds of each request, over connections that are kept alive or made `again`."""
    started = time.perf_counter()
    end = started + MOST_SECONDS
    with ThreadPoolExecutor(connections) as pool:
        most = MOST_REQUESTS // connections
        talk = conversations if again else conversation
        shares = list(pool.map(lambda _: talk(target, most, end), range(connections)))
    seconds = [each for share in shares for each in share]
    return len(seconds) / (time.perf_counter() - started), seconds


def conversation(target: Target, most: int, end: float) -> list[float]:
    """The seconds of each request on one connection."""
    seconds: list[float] = []
    with socket.create_connection((target.host, target.port), timeout=10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while len(seconds) < most and (started := time.perf_counter()) < end:
            connection.sendall(target.request)
            receive(connection)
            seconds.append(time.perf_counter() - started)
    return seconds


def conversations(target: Target, most: int, end: float) -> list[float]:
    """The seconds of each request, each on a connection of its own."""
    seconds: list[float] = []
    while len(seconds) < most and time.perf_counter() < end:
        started = time.perf_counter()
        conversation(target, 1, end)
        seconds.append(time.perf_counter() - started)
    return seconds


def receive(connection: socket.socket) -> None:
    """One whole response; anything but a 200 ends the measurement."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += more(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    missing = length - len(body)
    while missing > 0:
        missing -= len(more(connection))


def more(connection: socket.socket) -> bytes:
    """What has come in by now."""
    part = connection.recv(65_536)
    assert part, "the server closed the connection"
    return part


def answers_in_process() -> None:
    """Core, wire form and JSON text alone, in microseconds."""
    print(f"{'In process, microseconds':40}{'complete':>10}{'nothing':>10}{'nothing,':>12}")
    print(f"{'':40}{'':>10}{'stated':>10}{'first time':>12}")
    for question in (each for each in QUESTIONS if each.name in COMPLETE):
        book = load_book()  # A new one for each question, which has nothing at hand yet.
        first = median_microseconds(maker(question, NOTHING_STATED[question.name], book), calls=1)
        again = median_microseconds(maker(question, NOTHING_STATED[question.name], book), calls=CALLS // 10)
        complete = maker(question, COMPLETE[question.name], book)
        assert json.loads(complete())["missing_facts"] == []
        print(f"{question.name:40}{median_microseconds(complete, calls=CALLS):10.0f}{again:10.0f}{first:12.0f}")


def maker(question: Question, body: Mapping[str, Any], book: PolicyBook) -> Callable[[], bytes]:
    """What answers a question as its route does, without HTTP."""
    stated = request_schema(question)().load(body)
    facts = question.facts(**{name: value for name, value in stated.items() if name not in ("on", "known_on")})
    asked = Asked(question.name, body, DAY, DAY, book, Sentences(LANGUAGES[0], book))
    return lambda: strict_json.write(question.wire(question.answer(facts, book, DAY, DAY), asked))


def median_microseconds(call: Callable[[], object], *, calls: int) -> float:
    """The median of single calls."""
    seconds = []
    for _ in range(calls):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return median(seconds) * 1e6


if __name__ == "__main__":
    main()
