"""Counts of one process. The window of a count begins with its first request and ends by the monotonic clock.

Instead of `limits.storage.MemoryStorage`: it goes by the time of day and keeps any number of callers.
Tests: `tests/test_limits.py::test_a_window_ends_when_its_time_is_over_whatever_the_time_of_day` and
`tests/test_limits.py::test_more_callers_than_can_be_told_apart_are_counted_together`.
"""

import threading
import time

_MOST = 50_000
"""So many callers have a count of their own. All further callers share one, so that nobody is uncounted."""
_OTHERS = ""


class Windows:
    """Counts by key."""

    def __init__(self) -> None:
        # When each window ends, and its count; the first to end comes first.
        self._windows: dict[str, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to a count and return it. A window that begins now is `expiry` seconds long."""
        with self._lock:
            now = time.monotonic()
            self._forget(now)
            key = self._counted_as(key)
            ends, count = self._windows.get(key, (0.0, 0))
            if ends <= now:
                ends, count = now + expiry, 0
                self._windows.pop(key, None)
            self._windows[key] = ends, count + amount
            return count + amount

    def get(self, key: str) -> int:
        """The count in the window."""
        with self._lock:
            ends, count = self._windows.get(self._counted_as(key), (0.0, 0))
            return count if ends > time.monotonic() else 0

    def seconds_left(self, key: str) -> float:
        """The seconds until the window ends."""
        with self._lock:
            ends, _ = self._windows.get(self._counted_as(key), (0.0, 0))
            return max(ends - time.monotonic(), 0.0)

    def _counted_as(self, key: str) -> str:
        return key if key in self._windows or len(self._windows) < _MOST else _OTHERS

    def _forget(self, now: float) -> None:
        """Forget up to two windows that have ended: as each count begins at most one, none pile up."""
        for key in [key for key, _ in zip(self._windows, range(2), strict=False)]:
            if self._windows[key][0] <= now:
                del self._windows[key]
