"""Who computes: few at a time, because threads share one interpreter.

More of them would answer no more requests, only each of them later, and keep those threads waiting that take requests
in and refuse them.
"""

import threading
from collections import deque


class Turns:
    """So many at a time, in the order in which they came: a semaphore would let who comes now go before who waits."""

    def __init__(self, number: int) -> None:
        self._number = self._free = number
        self._waiting: deque[threading.Lock] = deque()
        self._giving_way: threading.Lock | None = None
        self._lock = threading.Lock()

    def take(self, seconds: float) -> bool:
        """Wait for a turn so long at the most; whether it came."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            own = threading.Lock()
            own.acquire()
            self._waiting.append(own)
        if own.acquire(timeout=max(seconds, 0)):
            return True
        with self._lock:
            if own not in self._waiting:
                return True  # It came in this moment.
            self._waiting.remove(own)
            return False

    def give(self) -> None:
        """Let the next one have the turn."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
                return
            self._free += 1
            if self._giving_way and self._free == self._number:
                self._giving_way.release()
                self._giving_way = None

    def give_way(self, seconds: float) -> None:
        """Let all who have a turn or wait for one go first, for so long at the most."""
        if self._free == self._number:
            return
        with self._lock:
            if self._free == self._number:
                return
            own = self._giving_way = threading.Lock()
            own.acquire()
        own.acquire(timeout=seconds)
