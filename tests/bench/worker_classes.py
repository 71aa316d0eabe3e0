"""The worker class in use beside gunicorn's own with threads, and the one that it takes by default, without any.

A silent connection is what a slow client, a health probe of a load balancer or a browser that opens one in advance
looks like.
"""

import socket
import time
from contextlib import ExitStack
from itertools import product

from tests.bench import bodies
from tests.bench.load import Size, raw, turn
from tests.bench.processes import WORKERS, Server, gunicorn
from tests.bench.results import Effort, Row, ratios

CONNECTIONS = 8
KINDS = {
    "sync": ("--worker-class", "sync", "--threads", "1"),
    "gthread": ("--worker-class", "gthread"),
    "in use": (),
}
MADE_ANEW = "connections made anew"
MOST_SECONDS = 1.0


def worker_classes(effort: Effort, stack: ExitStack) -> list[Row]:
    """Requests a second over connections made anew, and kept where the class keeps them, to those of `sync`."""
    servers = {kind: stack.enter_context(gunicorn(kind, *options)) for kind, options in KINDS.items()}
    streams = {kind: bodies.as_requests(bodies.complete(bodies.CREDIT, f"class {kind}")) for kind in servers}
    ways = {f"{kind}, {MADE_ANEW}": (kind, True) for kind in KINDS}
    ways |= {f"{kind}, connections kept": (kind, False) for kind in KINDS if kind != "sync"}
    rates: dict[str, list[float]] = {way: [] for way in ways}
    for _, (way, (kind, anew)) in product(range(effort.rounds), ways.items()):
        load = turn(servers[kind], streams[kind], Size(CONNECTIONS, effort.requests, effort.seconds), anew=anew)
        rates[way].append(load.requests / load.seconds)
    beside = [
        Row("Worker class: one request beside silent connections", kind, "s", [seconds_beside_silence(server)])
        for kind, server in servers.items()
    ]
    return [*ratios("Worker class: requests a second, to `sync`", rates, f"sync, {MADE_ANEW}", {}), *beside]


def seconds_beside_silence(server: Server) -> float:
    """How long one request takes while as many clients as there are workers have connected and say nothing.

    Infinite where it is not answered within a second.
    """
    with ExitStack() as silent:
        for _ in range(WORKERS):
            silent.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        time.sleep(0.2)
        began = time.perf_counter()
        with socket.create_connection(("127.0.0.1", server.port), timeout=MOST_SECONDS) as asking:
            asking.sendall(raw(f"/v1/{bodies.CREDIT}", bodies.COMPLETE[bodies.CREDIT]))
            try:
                assert asking.recv(65_536).startswith(b"HTTP/1.1 200 ")
            except TimeoutError:
                return float("inf")
        return time.perf_counter() - began
