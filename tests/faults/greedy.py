"""One caller who asks for much, and what the others see of it.

Every caller has an address of its own on loopback, as callers without credentials are told apart by address.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from tests.faults.load import Finding, Line, Load, answered_by, load
from tests.faults.readers import batch, client
from tests.live import serving

_PLAN = "/v1/questions/eligibility-decisions.retirement-benefit/plan"
_MOST_FACTOR = 3
_LEAST_MILLISECONDS = 10.0
"""A p99 below this is taken for this: three times of less says more of the machine than of the service."""


def plan(draw: Random) -> bytes:
    """The plan of a retirement with nothing stated, on a day that hardly any other is about."""
    on = f"{draw.randrange(2015, 2028)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
    body = json.dumps({"facts": {}, "on": on}).encode()
    head = f"POST {_PLAN} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


@contextmanager
def asking(
    address: str, source: str, make: Callable[[Random], bytes], *, lines: int, per_second: float
) -> Iterator[Counter[int]]:
    """Let one caller ask so often, on so many connections, while the body of the `with` runs; what it was told."""
    over, said = threading.Event(), Counter[int]()
    callers = [Line(address, source) for _ in range(lines)]

    def ask(which: int) -> None:
        draw, line = Random(f"{source} {which}"), callers[which]  # noqa: S311 - Requests, not secrets.
        due = time.monotonic() + which / per_second
        while not over.wait(max(due - time.monotonic(), 0)):
            due = max(due + lines / per_second, time.monotonic() - 1)
            try:
                said[line.read(make(draw))] += 1
            except OSError:
                said[0] += not over.is_set()
                line.close()
        line.close()

    threads = [threading.Thread(target=ask, args=(which,)) for which in range(lines)]
    for thread in threads:
        thread.start()
    try:
        yield said
    finally:
        over.set()
        for line in callers:
            line.give_up()
        for thread in threads:
            thread.join()


def dear_plans(seconds: float) -> Finding:
    """Let one caller ask for 20 open retirement plans a second."""
    return _beside("one caller of 20 open retirement plans a second", seconds, plan, lines=40, per_second=20)


def many_batches(seconds: float) -> Finding:
    """Let one caller ask for batch after batch, four at a time."""
    asked = batch()
    return _beside("one caller of batches of 1,000, four at a time", seconds, lambda _: asked, lines=4, per_second=400)


def _beside(fault: str, seconds: float, make: Callable[[Random], bytes], *, lines: int, per_second: float) -> Finding:
    with serving() as live, load(live.address, answered_by(client()), apart=True) as made:
        time.sleep(seconds / 3)
        quiet, began = made.milliseconds(99), time.monotonic()
        with asking(live.address, "127.0.0.2", make, lines=lines, per_second=per_second) as said:
            time.sleep(seconds * 2 / 3)
            meanwhile = Load(made.since(began).sent)
    worst = meanwhile.milliseconds(99)
    told = ", ".join(f"{count} x {status or 'closed'}" for status, count in sorted(said.items()) if count)
    return Finding(
        fault,
        "none of the others is refused, their p99 is at most three times that of before",
        f"{len(made.failed)} of {len(made.sent)} requests of others failed, p99 {quiet:.0f} ms before and "
        f"{worst:.0f} ms meanwhile; the caller itself was answered with {told}",
        kept=not made.failed and worst <= _MOST_FACTOR * max(quiet, _LEAST_MILLISECONDS),
    )
