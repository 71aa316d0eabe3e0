"""What a call costs in milliseconds of one machine, whichever machine it runs on and whatever else runs there.

A thread takes twice the processor time for the same work while another program uses the same core, and on an older
machine always. So every few milliseconds of processor time the call is interrupted, and a fixed piece of plain Python
work, of the kind that answers are made of, is timed. The cost of the call is its own time, corrected by how fast the
pieces went meanwhile.
"""

import gc
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

PIECE_MILLISECONDS = 0.33
"""What a piece takes on the machine on which `docs/faults.md` was measured, while nothing else runs: the median of
twelve processes, of 100 pieces each, that were not disturbed (AMD EPYC, Python 3.11.7)."""
_EVERY_SECONDS = 0.004
_PARTS = 200
_BESIDE = 4
"""So many pieces are timed before and after the call too, which may be shorter than the time between two."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    key: tuple[int, str, int]
    members: dict[str, object]


def piece() -> dict[tuple[int, str, int], _Part]:
    """Do a fixed piece of work: make texts, tuples, dicts and records, look them up in another order, join texts."""
    made = {}
    for number in range(_PARTS):
        name = f"{number * 7919 % _PARTS}-{number}"
        part = _Part(name, (number, name, number + 1), {"number": number, "name": name, "rest": (number,)})
        made[part.key] = part
    for key in sorted(made, key=lambda each: each[1]):
        part = made[key]
        if isinstance(part, _Part) and part.name.startswith("1"):
            "".join([part.name, *map(str, part.key)])
    return made


def milliseconds_of(call: Callable[[], object]) -> float:
    """What a call costs in milliseconds of processor, as of the machine on which `docs/faults.md` was measured.

    For the main thread of a process that has no other: it takes `SIGPROF` for itself.
    """
    made = [piece() for _ in range(2 * _BESIDE)]  # The first pieces are slow, because they copy pages that are shared.
    taken: list[float] = []

    def look(*_: object) -> None:
        """Time a piece. What it makes stays, so that the next one takes fresh memory, as an answer does."""
        gc.disable()  # What the call has made is not swept at the expense of the piece.
        began = time.thread_time()
        made.append(piece())
        taken.append(time.thread_time() - began)
        gc.enable()

    for _ in range(_BESIDE):
        look()
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY_SECONDS, _EVERY_SECONDS)
    began = time.thread_time()
    call()
    signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.thread_time() - began - sum(taken[_BESIDE:])
    for _ in range(_BESIDE):
        look()
    # Pieces are timed evenly over the call's own time, so that it did the mean of their speeds times its time.
    return seconds * fmean(PIECE_MILLISECONDS / each for each in taken)
