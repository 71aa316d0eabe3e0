"""Turns to compute. Few requests compute at a time, because threads share one interpreter.

More at a time would not answer more requests. Each answer would come later, and the threads that accept and refuse
requests would be delayed. Among waiting requests, that of the caller charged least goes first.
"""

import threading
import time
from dataclasses import dataclass, field

from service.api.shares import Share, Shares


@dataclass(slots=True, eq=False)
class Turn:
    """The right to compute: its caller, the time charged for it, and the thread's time when it began."""

    share: Share
    charged: float
    began: float


@dataclass(slots=True, eq=False)
class _Waiting:
    share: Share
    signal: threading.Lock = field(default_factory=threading.Lock)
    turn: Turn | None = None
    turned_away: bool = False


class Turns:
    """A fixed number of turns. While several callers are active, none has all turns, so light callers never wait long.

    Instead of `threading.Semaphore`: it knows no callers, so that one of them can take every turn.
    Test: `tests/test_turns.py::test_while_others_are_about_no_caller_has_every_turn`.
    """

    def __init__(self, number: int, shares: Shares | None = None) -> None:
        self._number = self._free = number
        self._shares = shares or Shares()
        self._lock = self._shares.lock
        self._waiting: list[_Waiting] = []
        self._at_work: dict[Share, int] = {}
        self._giving_way: threading.Lock | None = None

    def take(self, share: Share, seconds: float) -> Turn | None:
        """Wait up to `seconds` for a turn. `None` if it did not come, or if the request was turned away."""
        with self._lock:
            if not self._waiting and self._may(share):
                return self._begun(share)
            own = _Waiting(share)
            own.signal.acquire()
            self._waiting.append(own)
            self._let_in()
        own.signal.acquire(timeout=max(seconds, 0))
        with self._lock:
            if own.turn is None and not own.turned_away:
                self._waiting.remove(own)
            return self._of_this_thread(own.turn)

    def give(self, turn: Turn) -> None:
        """Release the turn, and charge its caller the actual cost."""
        cost = time.thread_time() - turn.began
        with self._lock:
            self._shares.settle(turn.share, turn.charged, cost)
            self._free += 1
            left = self._at_work[turn.share] = self._at_work[turn.share] - 1
            if not left:
                del self._at_work[turn.share]
            self._let_in()
            if self._giving_way and self._free == self._number:
                self._giving_way.release()
                self._giving_way = None

    def is_wanted(self, turn: Turn) -> bool:
        """Whether a waiting caller was charged less than the caller of this turn, its cost so far included."""
        had = turn.share.charged + time.thread_time() - turn.began - turn.charged
        return any(each.share.charged < had for each in tuple(self._waiting))

    def turn_away(self, share: Share) -> bool:
        """Turn away the latest waiting request of a caller. False if there is none. Requires the lock."""
        own = next((each for each in reversed(self._waiting) if each.share is share), None)
        if own is None:
            return False
        self._waiting.remove(own)
        own.turned_away = True
        own.signal.release()
        return True

    def give_way(self, seconds: float) -> None:
        """Wait up to `seconds` for all requests that have a turn or wait for one."""
        if self._free == self._number:
            return
        with self._lock:
            if self._free == self._number:
                return
            own = self._giving_way = threading.Lock()
            own.acquire()
        own.acquire(timeout=seconds)

    # These require the lock.

    def _may(self, share: Share) -> bool:
        at_work = self._at_work.get(share, 0)
        return bool(self._free) and (at_work < max(self._number - 1, 1) or self._shares.alone())

    def _begun(self, share: Share) -> Turn:
        self._free -= 1
        self._at_work[share] = self._at_work.get(share, 0) + 1
        return Turn(share, self._shares.start(share), time.thread_time())

    def _let_in(self) -> None:
        """Give the free turns to the permitted callers charged least; within a caller, to the first request."""
        while self._free and (fit := [each for each in self._waiting if self._may(each.share)]):
            first = min(fit, key=lambda each: each.share.charged)
            self._waiting.remove(first)
            first.turn = self._begun(first.share)
            first.signal.release()

    @staticmethod
    def _of_this_thread(turn: Turn | None) -> Turn | None:
        if turn is not None:
            turn.began = time.thread_time()
        return turn
