"""Places for requests in flight: limited in total and for each caller.

A place is held from the moment the caller is known until the answer is made. A streamed answer, such as a batch, is
made while it is sent. It holds a place only at its start. It then continues in rounds, few at a time, and nothing waits
for its reader.
"""

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.api.shares import Share, Shares
from service.api.turns import Turns

if TYPE_CHECKING:
    from service.api.calls import Call

STREAMS_AT_ONCE = 2
"""How many streamed answers of one process have a thread at the same time."""
_ROUND_SECONDS = 0.05
"""How long a streamed answer continues while others wait."""


class Places:
    """The places of one process. If none is free, the caller with most gives one up to a caller with fewer."""

    def __init__(self, number: int, shares: Shares, turns: Turns) -> None:
        self._free = number
        self._number = number
        self._most_beside_others = max(number * 3 // 4, 1)
        self._shares = shares
        self._most_streams_of_one = 2 * number
        self._lock = shares.lock
        self._turns = turns
        self._held: dict[Share, None] = {}

    def take(self, share: Share) -> bool:
        """Take a place for a caller. False if there is none."""
        with self._lock:
            most = self._number if self._shares.alone() else self._most_beside_others
            if share.places >= most or (self._free <= 0 and not self._made_room(share)):
                return False
            self._free -= 1
            share.places += 1
            self._held[share] = None
            return True

    def give(self, share: Share) -> None:
        """Release a place."""
        with self._lock:
            self._free += 1
            share.places -= 1
            if not share.places:
                del self._held[share]

    def stream(self, share: Share) -> bool:
        """Allow a caller one more streamed answer. False if it has too many."""
        with self._lock:
            if share.streams >= self._most_streams_of_one:
                return False
            share.streams += 1
            return True

    def end_stream(self, share: Share) -> None:
        """Count a streamed answer as ended."""
        with self._lock:
            share.streams -= 1

    def _made_room(self, share: Share) -> bool:
        """Turn away a waiting request of the caller with most places, if that is fair."""
        most = max(self._held, key=lambda each: each.places)
        return most.places > share.places + 1 and self._turns.turn_away(most)


@dataclass(slots=True)
class Streams:
    """The streamed answers of a process: which have a thread, and which wait for one."""

    number: int = STREAMS_AT_ONCE
    at_work: set["Place"] = field(default_factory=set)
    waiting: set["Place"] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Place:
    """The place of a request. The server asks it before each part of an answer whether to continue.

    The deadline does not run while the answer waits for its reader, so a slow reader does not use up the time.
    """

    __slots__ = ("_asked", "_given", "_places", "_round", "_share", "_streaming", "_streams", "over")

    def __init__(self, asked: "Call", share: Share, places: Places, streams: Streams) -> None:
        self._asked, self._share = asked, share
        self._places, self._streams = places, streams
        self._streaming = self.over = False
        self._given = self._round = 0.0

    def stream(self) -> bool:
        """Release the place and continue as a streamed answer, in rounds. False if the caller has too many."""
        if not self._places.stream(self._share):
            return False
        self._streaming = True
        self._places.give(self._share)
        return True

    def goes_on(self) -> bool:
        """Whether to continue the answer now: its round is not over, or no other answer waits for one."""
        if not self._streaming or self.over:
            return True
        streams = self._streams
        with streams.lock:
            if self in streams.at_work:
                if not streams.waiting or time.monotonic() < self._round + _ROUND_SECONDS:
                    return True
                streams.at_work.discard(self)
                streams.waiting.add(self)
                return False
        return self.resume()

    def resume(self) -> bool:
        """Try to begin a round. Answers that are not streamed need none."""
        if not self._streaming or self.over:
            return True
        streams = self._streams
        with streams.lock:
            if len(streams.at_work) >= streams.number:
                streams.waiting.add(self)
                return False
            streams.waiting.discard(self)
            streams.at_work.add(self)
        self._round = time.monotonic()
        return True

    def pause(self) -> None:
        """Note that the answer waits for its reader."""
        self._given = time.monotonic()
        if self._streaming:
            with self._streams.lock:
                self._streams.at_work.discard(self)

    def read(self) -> None:
        """Note that the reader has caught up, and extend the deadline by the wait."""
        if self._given and not self.over:
            self._asked.deadline += time.monotonic() - self._given
            self._given = 0.0

    @property
    def had(self) -> float:
        """The time charged to the caller. Waiting answers are ordered by it."""
        return self._share.charged

    def end(self) -> None:
        """Release the place or the stream for good."""
        if self.over:
            return
        self.over = True
        del self._asked  # The call knows its place: such a circle would stay until the next garbage collection.
        if not self._streaming:
            self._places.give(self._share)
            return
        self._places.end_stream(self._share)
        with self._streams.lock:
            self._streams.at_work.discard(self)
            self._streams.waiting.discard(self)
