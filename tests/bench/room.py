"""Start and memory of the service, and how both and its answers grow with the book."""

import tempfile
from contextlib import ExitStack
from itertools import cycle, product
from pathlib import Path

from tests.bench import bodies, synthetic_book
from tests.bench.load import Size, turn
from tests.bench.one_question import BARE_NAME, CONNECTIONS, FAST, NOT_COUNTED, OBVIOUS
from tests.bench.processes import BARE, SMOREST, Server, gunicorn, uvicorn
from tests.bench.results import OURS, Bar, Effort, Others, Row, ratios

Servers = dict[str, tuple[Server, tuple[str, ...]]]
"""By the title of their book: the server, and the areas that are asked for, where not those of the shipped book."""

BOOKS = {"some 4,000 areas": {"areas": 11}, "ten times the values": {"values": 10}}
SHIPPED = "the shipped book"
GROWTH_MOST = 1.2
"""As a multiple of the shipped book's time. Flat is 1; below some 20 % nothing can be told on a shared machine."""


def starts(effort: Effort) -> list[Row]:
    """Process start to the first 200, each anew and in turn, as a multiple of the bare route's."""
    makers = {
        BARE_NAME: lambda: gunicorn(BARE_NAME, BARE),
        OURS: lambda: gunicorn(OURS),
        OBVIOUS: lambda: gunicorn(OBVIOUS, SMOREST),
        FAST: lambda: uvicorn(FAST),
    }
    seconds: dict[str, list[float]] = {name: [] for name in makers}
    for _, (name, make) in product(range(effort.starts), makers.items()):
        with make() as server:
            seconds[name].append(server.seconds_to_first_answer)
    part = "Start to the first 200"
    absolute = [Row(part, name, "s", found) for name, found in seconds.items()]
    return [*ratios(f"{part}, to the bare route's", seconds, BARE_NAME, {OURS: Bar(2.5)}), *absolute]


def memory(service: Server) -> list[Row]:
    """Memory of each worker after all loads; what workers share is divided among them, and as it is counted alone."""
    return [
        Row(
            "Memory of a worker after all loads",
            "shared parts divided (PSS)",
            "MiB",
            service.memory_mib("Pss"),
            Bar(90),
        ),
        Row("Memory of a worker after all loads", "shared parts counted whole (RSS)", "MiB", service.memory_mib("Rss")),
    ]


def growth(effort: Effort, others: Others) -> list[Row]:
    """Processor time a request with larger books, as a multiple of that with the shipped one in the same round."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        # No deadline, so that a book that takes long is measured too.
        patient = {"REQUEST_DEADLINE_SECONDS": "600"}
        servers: Servers = {SHIPPED: (stack.enter_context(gunicorn(SHIPPED, **patient)), ())}
        for title, chosen in BOOKS.items():
            folder = synthetic_book.make(Path(name) / title.replace(" ", "-"), **chosen)
            server = stack.enter_context(gunicorn(title, POLICY_DIR=str(folder), **patient))
            servers[title] = (server, synthetic_book.areas_with_values(folder) if "areas" in chosen else ())
            size = "{} areas, {} with values, {} values".format(*synthetic_book.counted(folder))
            rows.append(
                Row("Growth: start to the first 200", f"{title} ({size})", "s", [server.seconds_to_first_answer])
            )
        for kind in ("complete", "half stated", "nothing stated"):
            rows += grown(kind, effort, others, servers)
    return rows


def grown(kind: str, effort: Effort, others: Others, servers: Servers) -> list[Row]:
    """One kind of request on all books in turn."""
    streams = {}
    for title, (server, codes) in servers.items():
        asked = {
            "complete": lambda codes=codes: bodies.mixed("growth", codes),
            "half stated": lambda codes=codes: bodies.half("growth", codes),
            "nothing stated": lambda: (
                next(each) for each in cycle([bodies.nothing(one, "growth") for one in bodies.questions()])
            ),
        }[kind]()
        streams[title] = (server, bodies.as_requests(asked))
    for server, requests in streams.values():
        turn(server, requests, Size(CONNECTIONS, NOT_COUNTED, 5))
    cpu: dict[str, list[float]] = {f"{kind}, {title}": [] for title in streams}
    most = effort.open_requests if kind == "nothing stated" else effort.requests // 2
    for _, (title, (server, requests)) in product(range(effort.rounds), streams.items()):
        load = turn(server, requests, Size(CONNECTIONS, most, effort.seconds))
        cpu[f"{kind}, {title}"].append(others.seen(load).cpu_ms)
    part = "Growth: server CPU a request, to that with the shipped book"
    return ratios(part, cpu, f"{kind}, {SHIPPED}", dict.fromkeys(cpu, Bar(GROWTH_MOST)))
