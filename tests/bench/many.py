"""Batches: how many cases a second in one worker, beside the peers' batches, and who waits while they run."""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from statistics import quantiles
from typing import Any

from tests.bench import bodies
from tests.bench.load import posted
from tests.bench.one_question import FAST, OBVIOUS
from tests.bench.processes import SMOREST, Server, gunicorn, uvicorn
from tests.bench.results import Bar, Effort, Row, ratios

ITEMS = 1000
FOUR = 4
COMPACT, FULL = f"{bodies.BATCHES}?detail=compact", f"{bodies.BATCHES}?detail=full"
FAST_BATCHES = 10
OPEN = "eligibility-decisions/balance-transfer"


def against_peers(effort: Effort, stack: ExitStack, service: Server) -> list[Row]:
    """Complete items a second of processor time, one batch at a time, so in one worker; to FastAPI's in the same round.

    Processor time is what one worker has; unlike the time on the clock it does not tell what else the machine does.
    """
    fast, obvious = stack.enter_context(uvicorn(FAST)), stack.enter_context(gunicorn(OBVIOUS, SMOREST))
    asked, cases = bodies.mixed("batches"), bodies.peer_cases("batches")
    rates: dict[str, list[float]] = {"compact": [], "full": [], OBVIOUS: [], FAST: []}
    for _ in range(effort.rounds * effort.batches):
        rates["compact"].append(ours(service, COMPACT, asked, effort.items))
        rates["full"].append(ours(service, FULL, asked, effort.items))
        rates[OBVIOUS].append(theirs(obvious, cases, effort.items, 1))
        rates[FAST].append(theirs(fast, cases, effort.items, FAST_BATCHES))
    part = "Batch of complete items: cases a second of processor time"
    bars = {"compact": Bar(0.4, "least"), "full": Bar(0.15, "least")}
    absolute = [Row(part, name, "cases/s", found) for name, found in rates.items()]
    return [*ratios(f"{part}, to FastAPI's", rates, FAST, bars), *absolute]


def ours(service: Server, path: str, asked: Iterator[tuple[str, bodies.Facts]], items: int) -> float:
    """Cases a second of processor time of one batch; every item must be answered."""
    body = bodies.batch(asked, items)
    cpu = service.cpu_seconds()
    answer, _ = posted(service, path, body)
    spent = service.cpu_seconds() - cpu
    assert answered(answer) == items
    return items / spent


def theirs(peer: Server, cases: Iterator[bodies.Facts], items: int, batches: int) -> float:
    """Likewise, of some batches one after another."""
    ready = [list(islice(cases, items)) for _ in range(batches)]
    cpu = peer.cpu_seconds()
    answers = [posted(peer, "/batch", body)[0] for body in ready]
    spent = peer.cpu_seconds() - cpu
    assert [len(json.loads(answer)) for answer in answers] == [items] * batches
    return batches * items / spent


def answered(answer: bytes) -> int:
    """How many items of a batch have an answer and not a problem."""
    return sum(item["status"] == 200 for item in json.loads(answer)["items"])


def open_batch(seed: str, items: int = ITEMS) -> dict[str, Any]:
    """Transfers of which nothing is stated but the day, each on another day."""
    return bodies.batch(bodies.nothing(OPEN, seed), items)


def thousand_days(effort: Effort, service: Server) -> list[Row]:
    """Seconds and answers of 1,000 transfers with nothing stated on 1,000 days in one batch."""
    seconds, answers = [], []
    for number in range(min(effort.rounds, 3)):
        answer, took = posted(service, COMPACT, open_batch(f"alone {number}"))
        seconds.append(took)
        answers.append(float(answered(answer)))
    part = "Batch of 1,000 transfers with nothing stated on 1,000 days"
    return [Row(part, "seconds", "s", seconds, Bar(3)), Row(part, "answered", "items", answers, Bar(ITEMS, "least"))]


def beside_batches(effort: Effort, service: Server) -> list[Row]:
    """The slowest hundredth of cheap requests while four such batches run, as a multiple of that in quiet."""
    times, quiet_ms, busy_ms = [], [], []
    cheap = bodies.complete(bodies.CREDIT, "cheap")
    with ProcessPoolExecutor(FOUR) as pool:
        for number in range(max(1, effort.rounds // 2)):
            quiet = quantiles(latencies(service, cheap, most=max(100, int(effort.quiet_seconds * 50))), n=100)[98]
            batches = [pool.submit(posted, service, COMPACT, open_batch(f"{number} {each}")) for each in range(FOUR)]
            seen: list[float] = []
            while not all(batch.done() for batch in batches):
                seen += latencies(service, cheap, most=5)
            for batch in batches:
                batch.result()
            busy = quantiles(seen, n=100)[98]
            quiet_ms.append(1000 * quiet)
            busy_ms.append(1000 * busy)
            times.append(busy / quiet)
    part = "A cheap request while four such batches run: p99"
    return [
        Row(part, "to the p99 in quiet", "times", times, Bar(5)),
        Row(part, "in quiet", "ms", quiet_ms),
        Row(part, "while they run", "ms", busy_ms),
    ]


def latencies(service: Server, asked: Iterator[tuple[str, bodies.Facts]], most: int) -> list[float]:
    """Seconds of some requests, one after another, each on a connection of its own."""
    return [posted(service, f"/v1/{question}", facts)[1] for question, facts in islice(asked, most)]
