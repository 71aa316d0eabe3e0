"""Who is answered at once: so many requests of all callers, and so many of one.

A place is held from the moment it is known who asks until the answer is made. An answer that is made while it is sent
(a batch) holds one only to begin with: it goes on in rounds, few of them at a time, and nobody waits for its reader.
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
"""How many answers of a process that are made while they are sent have a thread at the same time."""
_ROUND_SECONDS = 0.05
"""How long one of them goes on where others wait."""


class Places:
    """The places of one process. Where none is free, whoever has most of them gives one up to who has fewer."""

    def __init__(self, number: int, shares: Shares, turns: Turns) -> None:
        self._free = number
        self._most_of_one = max(number * 3 // 4, 1)
        self._most_streams_of_one = 2 * number
        self._lock = shares.lock
        self._turns = turns
        self._held: dict[Share, None] = {}

    def take(self, share: Share) -> bool:
        """Take a place for a caller; whether there was one."""
        with self._lock:
            if share.places >= self._most_of_one or (self._free <= 0 and not self._made_room(share)):
                return False
            self._free -= 1
            share.places += 1
            self._held[share] = None
            return True

    def give(self, share: Share) -> None:
        """Give a place up."""
        with self._lock:
            self._free += 1
            share.places -= 1
            if not share.places:
                del self._held[share]

    def stream(self, share: Share) -> bool:
        """Let a caller have one more answer that is made while it is sent; whether it may."""
        with self._lock:
            if share.streams >= self._most_streams_of_one:
                return False
            share.streams += 1
            return True

    def end_stream(self, share: Share) -> None:
        """Such an answer has been sent."""
        with self._lock:
            share.streams -= 1

    def _made_room(self, share: Share) -> bool:
        """Let the caller who has most places give up a request that waits for its turn, if that is fair."""
        most = max(self._held, key=lambda each: each.places)
        return most.places > share.places + 1 and self._turns.turn_away(most)


@dataclass(slots=True)
class Streams:
    """The answers that are made while they are sent: which of them have a thread, and which wait for one."""

    number: int = STREAMS_AT_ONCE
    at_work: set["Place"] = field(default_factory=set)
    waiting: set["Place"] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Place:
    """The place of a request, as the server knows it: it asks before each part of an answer whether to go on.

    While a reader is waited for, no time passes for the request: how soon an answer is read is not the answer's doing.
    """

    __slots__ = ("_asked", "_given", "_places", "_round", "_share", "_streaming", "_streams", "over")

    def __init__(self, asked: "Call", share: Share, places: Places, streams: Streams) -> None:
        self._asked, self._share = asked, share
        self._places, self._streams = places, streams
        self._streaming = self.over = False
        self._given = self._round = 0.0

    def stream(self) -> bool:
        """The answer is made while it is sent: it gives the place up and goes on in rounds. Whether that may be."""
        if not self._places.stream(self._share):
            return False
        self._streaming = True
        self._places.give(self._share)
        return True

    def goes_on(self) -> bool:
        """Whether the answer may go on now: its round is not over, or nobody else waits for one."""
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
        """Begin a round; whether one of them is free. Others need none."""
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
        """Its reader is waited for."""
        self._given = time.monotonic()
        if self._streaming:
            with self._streams.lock:
                self._streams.at_work.discard(self)

    def read(self) -> None:
        """Its reader has taken what there was; time goes on."""
        if self._given:
            self._asked.deadline += time.monotonic() - self._given
            self._given = 0.0

    @property
    def had(self) -> float:
        """What its caller has had, by which those who wait are put in order."""
        return self._share.charged

    def end(self) -> None:
        """Give it up for good."""
        if self.over:
            return
        self.over = True
        if not self._streaming:
            self._places.give(self._share)
            return
        self._places.end_stream(self._share)
        with self._streams.lock:
            self._streams.at_work.discard(self)
            self._streams.waiting.discard(self)
