"""The open connections of every worker, in memory that the workers of a server share.

All workers listen at one socket, and the first one that wakes would take every connection there. A proxy keeps its
connections, so one worker would then answer everything on one core while the others idle. So a worker lets one with
fewer connections accept first, for a few milliseconds.
Test: `tests/test_server.py::test_kept_connections_are_spread_over_the_workers`.
"""

import mmap
import time

MOST_SECONDS = 0.003
"""How long a connection waits for a worker with fewer of them at the most."""
_FORGOTTEN_SECONDS = 2 * MOST_SECONDS
"""After so long it was another connection, which another worker has accepted."""
_SLOTS, _BYTES = 256, 4
_NOBODY = -1


class Loads:
    """The number of open connections of each worker. Made before workers are forked."""

    def __init__(self) -> None:
        self.counts = memoryview(mmap.mmap(-1, _SLOTS * _BYTES)).cast("i")
        for slot in range(_SLOTS):
            self.counts[slot] = _NOBODY


LOADS = Loads()
"""Those of this server."""


class Load:
    """The number of one worker. `age` is the worker's number: gunicorn counts the workers that it starts."""

    def __init__(self, age: int, loads: Loads = LOADS) -> None:
        self._counts = loads.counts
        self._slot = age % _SLOTS
        self._since: float | None = None  # When this worker began to wait for another.

    def tell(self, connections: int) -> None:
        """Tell the others how many connections are open here."""
        self._counts[self._slot] = connections

    def leave(self) -> None:
        """Tell the others that this worker accepts no more."""
        self._counts[self._slot] = _NOBODY

    def lets_others(self, connections: int) -> bool:
        """Whether a worker with so many connections lets another one accept first: one with fewer, and not for long."""
        if not any(_NOBODY < count < connections for count in self._counts.tolist()):
            return False
        now = time.monotonic()
        if self._since is None or now - self._since > _FORGOTTEN_SECONDS:
            self._since = now
        if now - self._since < MOST_SECONDS:
            return True
        self._since = None
        return False
