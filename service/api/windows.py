"""Counts of one process, each in a window of time that begins with the first of it and ends by the monotonic clock."""

import threading
import time

_MOST = 50_000
"""So many callers are counted apart. Those who come when there are more share one count: none is let in uncounted."""
_OTHERS = ""


class Windows:
    """Counts by key."""

    def __init__(self) -> None:
        self._windows: dict[
            str, tuple[float, int]
        ] = {}  # When each ends, and what was counted; the first to end first.
        self._lock = threading.Lock()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count so many more; how many there are in the window, which is `expiry` seconds long if it begins now."""
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
        """How many there are in the window."""
        with self._lock:
            ends, count = self._windows.get(self._counted_as(key), (0.0, 0))
            return count if ends > time.monotonic() else 0

    def seconds_left(self, key: str) -> float:
        """How long the window goes on."""
        with self._lock:
            ends, _ = self._windows.get(self._counted_as(key), (0.0, 0))
            return max(ends - time.monotonic(), 0.0)

    def _counted_as(self, key: str) -> str:
        return key if key in self._windows or len(self._windows) < _MOST else _OTHERS

    def _forget(self, now: float) -> None:
        """Forget windows that have ended, a few at a time: each count makes at most one."""
        for key in [key for key, _ in zip(self._windows, range(2), strict=False)]:
            if self._windows[key][0] <= now:
                del self._windows[key]
