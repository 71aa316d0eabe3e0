"""The usage of each caller in one process: processor time, and requests in progress.

Time is charged as in start-time fair queueing. A caller charged more than others waits behind them. A caller that
returns starts level with the others: unused time is not saved up, and old usage does not count.
"""

import threading
import time
from dataclasses import dataclass, field

_USUAL_SECONDS = 0.002
"""The assumed cost of a request until that of its caller is known."""
_WEIGHT_OF_LAST = 0.2
_MOST_KNOWN = 4096
_ABOUT_SECONDS = 5.0
"""How long several callers count as active after the caller last changed."""


@dataclass(slots=True, eq=False)
class Share:
    """The usage of one caller: seconds of processor time charged, places, and streamed answers in progress.

    `usual` is the recent cost of its requests, in seconds of processor time.
    """

    caller: str
    charged: float
    usual: float = _USUAL_SECONDS
    places: int = 0
    streams: int = 0
    under_way: int = 0


@dataclass(slots=True)
class Shares:
    """The shares of all callers of a process, and the lock that guards them, their places and their turns."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    _of: dict[str, Share] = field(default_factory=dict)
    _now: float = 0.0
    _last: str = ""
    _mixed_at: float = float("-inf")

    def begin(self, caller: str) -> Share:
        """The share of a caller that begins a request."""
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
        """End a request of a caller. An idle caller that is not charged more than the others is forgotten."""
        with self.lock:
            share.under_way -= 1
            if not share.under_way and share.charged <= self._now:
                self._of.pop(share.caller, None)

    def alone(self) -> bool:
        """Whether only one caller is active."""
        return time.monotonic() - self._mixed_at > _ABOUT_SECONDS

    # These require the lock.

    def start(self, share: Share) -> float:
        """Charge a caller its usual cost before it computes. Returns the seconds charged."""
        self._now = max(self._now, share.charged)
        share.charged += share.usual
        return share.usual

    def settle(self, share: Share, charged: float, cost: float) -> None:
        """Replace the estimated charge with the actual cost."""
        share.charged += cost - charged
        share.usual += (cost - share.usual) * _WEIGHT_OF_LAST
