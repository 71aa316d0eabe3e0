"""What each caller has had of one process: processor time, and what it has under way.

Time is counted as in start-time fair queueing: a caller who has had more than others waits behind them, and one who was
away starts where the others are, so that nobody saves time up and nobody is made to wait for what is long past.
"""

import threading
import time
from dataclasses import dataclass, field

_USUAL_SECONDS = 0.002
"""What a request of a caller of whom nothing is known is taken to cost until it is known."""
_WEIGHT_OF_LAST = 0.2
_MOST_KNOWN = 4096
_ABOUT_SECONDS = 5.0
"""So long after two callers asked in turn both are taken to be about."""


@dataclass(slots=True, eq=False)
class Share:
    """What one caller has had and has: seconds of processor time charged, places, answers being sent.

    `usual` is what a request of it has cost of late, in seconds of processor time.
    """

    caller: str
    charged: float
    usual: float = _USUAL_SECONDS
    places: int = 0
    streams: int = 0
    under_way: int = 0


@dataclass(slots=True)
class Shares:
    """The shares of all callers of a process, with the lock that everything about them is done under."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    _of: dict[str, Share] = field(default_factory=dict)
    _now: float = 0.0
    _last: str = ""
    _mixed_at: float = float("-inf")

    def begin(self, caller: str) -> Share:
        """The share of a caller who begins a request."""
        with self.lock:
            share = self._of.get(caller)
            if share is None:
                if len(self._of) >= _MOST_KNOWN:
                    self._of = {name: each for name, each in self._of.items() if each.under_way}
                share = self._of[caller] = Share(caller, self._now)
            share.charged = max(share.charged, self._now)
            share.under_way += 1
            if caller != self._last:
                self._mixed_at = time.monotonic() if self._last else self._mixed_at
                self._last = caller
            return share

    def end(self, share: Share) -> None:
        """A request of that caller is over; a caller who owes nothing is forgotten."""
        with self.lock:
            share.under_way -= 1
            if not share.under_way and share.charged <= self._now:
                self._of.pop(share.caller, None)

    def alone(self) -> bool:
        """Whether nobody but one caller is about."""
        return time.monotonic() - self._mixed_at > _ABOUT_SECONDS

    # Under the lock.

    def start(self, share: Share) -> float:
        """Let a caller compute: it is charged what its requests usually cost. What that is, in seconds."""
        self._now = max(self._now, share.charged)
        share.charged += share.usual
        return share.usual

    def settle(self, share: Share, charged: float, cost: float) -> None:
        """Charge in place of that what it has cost."""
        share.charged += cost - charged
        share.usual += (cost - share.usual) * _WEIGHT_OF_LAST
