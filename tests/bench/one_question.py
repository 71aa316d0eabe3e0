"""One question a request: complete, half and nothing stated, and the plan; beside the bare route and the peers."""

import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import product

from tests.bench import bodies
from tests.bench.load import Size, Turn, posted, turn
from tests.bench.processes import BARE, SMOREST, Server, gunicorn, uvicorn
from tests.bench.results import Bar, Effort, Others, Row, ratios

CONNECTIONS = 4
MANY_CONNECTIONS = 16
NOT_COUNTED = 30
OBVIOUS, FAST, BARE_NAME = "flask-smorest, the obvious way", "FastAPI", "bare Flask route"
KIB, GZIP = 1024, b"\x1f\x8b"
Streams = Mapping[str, tuple[Server, Iterator[bytes]]]


def complete_and_half(effort: Effort, others: Others, stack: ExitStack, service: Server) -> list[Row]:
    """Processor time a request as a multiple of the bare route's, and the slowest hundredth at 16 connections."""
    streams = streams_of(stack, service)
    warm(streams)
    cpu: dict[str, list[float]] = {name: [] for name in streams}
    for _, (name, (server, requests)) in product(range(effort.rounds), streams.items()):
        load = turn(server, requests, Size(CONNECTIONS, effort.requests, effort.seconds))
        cpu[name].append(others.seen(load).cpu_ms)
    part = "One question: server CPU a request"
    complete = [f"complete, {question}" for question in bodies.MEASURED]
    to_bare = ratios(
        f"{part}, to the bare route's",
        cpu,
        BARE_NAME,
        dict.fromkeys(complete, Bar(1.7)) | {"half stated": Bar(2.5)},
        plotted=True,
    )
    to_obvious = ratios(
        f"{part}, to flask-smorest's",
        {name: cpu[name] for name in (*complete, OBVIOUS)},
        OBVIOUS,
        dict.fromkeys(complete, Bar(1)),
    )
    absolute = [Row(part, name, "ms", found) for name, found in cpu.items()]
    return [*to_bare, *to_obvious, *absolute, *at_many_connections(effort, streams)]


def streams_of(stack: ExitStack, service: Server) -> Streams:
    """Every target with requests that never repeat; the bare route gets complete facts of all questions in turn."""
    bare = stack.enter_context(gunicorn(BARE_NAME, BARE))
    obvious = stack.enter_context(gunicorn(OBVIOUS, SMOREST))
    fast = stack.enter_context(uvicorn(FAST))
    bare_facts = (facts for _, facts in bodies.mixed("bare"))
    return {
        BARE_NAME: (bare, bodies.as_peer_requests(bare_facts)),
        **{
            f"complete, {question}": (service, bodies.as_requests(bodies.complete(question)))
            for question in bodies.MEASURED
        },
        "half stated": (service, bodies.as_requests(bodies.half())),
        OBVIOUS: (obvious, bodies.as_peer_requests(bodies.peer_cases("obvious"))),
        FAST: (fast, bodies.as_peer_requests(bodies.peer_cases("fast"))),
    }


def warm(streams: Streams) -> None:
    """A few requests to each that are not counted."""
    for server, requests in streams.values():
        turn(server, requests, Size(CONNECTIONS, NOT_COUNTED, 5))


def at_many_connections(effort: Effort, streams: Streams) -> list[Row]:
    """The slowest hundredth at 16 connections as a multiple of the bare route's in the same round."""
    latest: dict[str, list[float]] = {name: [] for name in streams}
    for _, (name, (server, requests)) in product(range(effort.rounds), streams.items()):
        load = turn(server, requests, Size(MANY_CONNECTIONS, 3 * effort.requests, effort.seconds))
        latest[name].append(load.p99_ms)
    part = f"One question: p99 at {MANY_CONNECTIONS} connections, to the bare route's"
    complete = [f"complete, {question}" for question in bodies.MEASURED]
    return ratios(part, latest, BARE_NAME, dict.fromkeys(complete, Bar(2.5)))


def nothing_stated(effort: Effort, others: Others, service: Server) -> list[Row]:
    """Processor time and the slowest request of each question with nothing but the day, each day once."""
    streams = {question: bodies.as_requests(bodies.nothing(question)) for question in bodies.questions()}
    turns: dict[str, list[Turn]] = {question: [] for question in streams}
    for _, (question, requests) in product(range(effort.rounds), streams.items()):
        load = turn(service, requests, Size(1, effort.open_requests, 2 * effort.seconds))
        turns[question].append(others.seen(load))
    cpu = [
        Row("Nothing stated: server CPU a request", question, "ms", [each.cpu_ms for each in loads], Bar(5))
        for question, loads in turns.items()
    ]
    slowest = [
        Row(
            "Nothing stated: the slowest request",
            question,
            "ms",
            [1000 * max(each.latencies) for each in loads],
            Bar(20),
        )
        for question, loads in turns.items()
    ]
    return [*cpu, *slowest]


def plans(effort: Effort, service: Server) -> list[Row]:
    """Plans that were never asked for: milliseconds of each, and kilobytes compressed."""
    rows = []
    for question in bodies.questions():
        path = f"/v1/questions/{question.replace('/', '.')}/plan"
        seconds, sizes = [], []
        days = bodies.nothing(question, "plans")
        for (_, facts), _round in zip(days, range(max(3, effort.open_requests // 5)), strict=False):
            moment = {name: facts.pop(name) for name in ("on", "known_on")}
            answer, took = posted(service, path, {"facts": facts, **moment}, {"Accept-Encoding": "gzip"})
            text = gzip.decompress(answer) if answer.startswith(GZIP) else answer  # Short ones are sent as they are.
            assert "plan" in json.loads(text), question
            seconds.append(1000 * took)
            sizes.append(len(answer) / KIB)
        rows.append(Row("Plan, nothing stated and never asked before", question, "ms", seconds, Bar(50)))
        rows.append(Row("Plan, compressed", question, "KiB", sizes, Bar(30)))
    return sorted(rows, key=lambda row: row.part, reverse=True)
