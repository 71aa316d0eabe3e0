"""`make dear MINUTES=10`: look for the request that costs most, guided by what each costs, and keep the dearest ones.

Hypothesis draws well-formed requests of all operations but batches, whose items are requests, and goes on from those
that cost more. What is dearer than what is known of its kind is kept in `tests/corpus/dear`, where pytest finds it.
"""

import sys
import time
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings, target
from hypothesis import strategies as st

from tests.dear.cost import BAR_MILLISECONDS, CORPUS, Request, cost_of, keep, kept, kind_of, published
from tools.random_requests import Requests

_SORTS = ("single", "single", "assessment", "comparison", "plan", "plan", "sweep", "read")
_WORTH_KEEPING = 1.15
_LEAST_MILLISECONDS = 10.0
_TRIES, _AT_ONCE = 3, 150


def drawn(chance: Random) -> Request:
    """A request by chance."""
    request: Request = getattr(Requests(published(), chance), chance.choice(_SORTS))()
    return request


def look(request: Request) -> float:
    """What a request costs; kept if that is more than is known."""
    cost = cost_of(request)
    kind = kind_of(request)
    known = kept(kind)
    most = max(known["milliseconds"] * _WORTH_KEEPING if known else 0.0, _LEAST_MILLISECONDS)
    if cost.status == 200 and cost.milliseconds > most:
        cost = cost_of(request, _TRIES)  # What the machine was busy with is no cost.
        if cost.milliseconds > most:
            keep(request, cost)
            sys.stdout.write(f"{cost.milliseconds:6.0f} ms  {kind}\n")
            sys.stdout.flush()
    return cost.milliseconds if cost.status == 200 else 0.0


def search(seconds: float) -> None:
    """Look for so long, from several beginnings."""
    ends, beginning = time.monotonic() + seconds, time.time_ns()
    while time.monotonic() < ends:
        beginning += 1

        @seed(beginning)
        @settings(
            max_examples=_AT_ONCE,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.target),
            suppress_health_check=list(HealthCheck),
        )
        @given(st.randoms(use_true_random=False))
        def dearer(chance: Random) -> None:
            request = drawn(chance)
            if time.monotonic() < ends:
                target(look(request), label="milliseconds")

        dearer()


def measure_again() -> None:
    """Note what the requests known cost today."""
    for file in CORPUS.glob("*.json"):
        if request := kept(file.stem):
            keep(request, cost_of(request, _TRIES))


def main() -> int:
    """Look, and tell what is known then."""
    measure_again()
    search(float(sys.argv[1]) * 60)
    known = sorted((kept(file.stem) or {} for file in CORPUS.glob("*.json")), key=lambda each: -each["milliseconds"])
    over = sum(each["milliseconds"] > BAR_MILLISECONDS for each in known)
    sys.stdout.write(f"{len(known)} kinds kept; {over} cost more than {BAR_MILLISECONDS} ms; dearest:\n")
    for each in known[:5]:
        sys.stdout.write(f"{each['milliseconds']:6.0f} ms  {each['path']} {each['body']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
