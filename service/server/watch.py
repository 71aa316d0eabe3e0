"""What the threads of a worker are doing, and which of them have overrun their time.

Gunicorn's `timeout` notices a stuck poller, but never a stuck thread.
Test: `tests/test_overruns.py::test_a_thread_that_does_not_end_is_seen_and_its_worker_replaced`.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

_MOST_FRAMES = 30


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """The work of one thread: for which connection, and since when by the monotonic clock."""

    conn: Any
    thread: int
    since: float

    def stack(self) -> list[str]:
        """The stack of the thread, innermost first: file, line and function, never a value."""
        frame: FrameType | None = sys._current_frames().get(self.thread)  # noqa: SLF001 - It has no public name.
        places: list[str] = []
        while frame and len(places) < _MOST_FRAMES:
            places.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}")
            frame = frame.f_back
        return places


class Watch:
    """The work in progress. Threads register their own work; the poller checks it from time to time."""

    def __init__(self) -> None:
        self._under_way: dict[Work, None] = {}
        self._seen: set[Work] = set()

    @contextmanager
    def at(self, conn: Any) -> Iterator[None]:  # noqa: ANN401 - the worker's own type.
        """Register this thread as working for a connection."""
        work = Work(conn, threading.get_ident(), time.monotonic())
        self._under_way[work] = None
        try:
            yield
        finally:
            del self._under_way[work]
            self._seen.discard(work)

    def overrun(self, seconds: float) -> list[Work]:
        """The work in progress for longer than `seconds`. Each is reported once."""
        now = time.monotonic()
        found = [each for each in tuple(self._under_way) if now - each.since > seconds and each not in self._seen]
        self._seen.update(found)
        return found

    @property
    def idle(self) -> bool:
        """Whether no thread is working."""
        return not self._under_way
