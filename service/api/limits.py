"""How much: requests in flight, the time for one, and requests of one caller. Refusals say when to come again."""

import threading
import time
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from service.api.callers import caller_of
from service.api.calls import Call, Reply, call
from service.api.places import Place, Places, Streams
from service.api.problems import REFUSED, RefusalError, refuse
from service.api.shares import Shares
from service.api.turns import Turns

if TYPE_CHECKING:
    from service.api.rates import Rate

_EXTENSION = "limits"
_SOON = "1"
_UNAVAILABLE = 503
_AT_WORK = 2
"""How many requests of a process compute at the same time."""
_SLICE_SECONDS = 0.003
"""How long a batch computes before another has its turn, and before what it has made is sent."""
_SLICE_BYTES = 65_536
_GIVE_WAY_SECONDS = 0.005
"""How long a batch waits, between two items, for requests that compute: they go first, and stop it for no longer."""


PLACE = "service.place"
"""In the environment of a request: its `Place`, which tells the server whether to go on with an answer."""


class Limits:
    """The limits of one process, and what they have found."""

    def __init__(self, *, in_flight: int, deadline_seconds: float) -> None:
        self.deadline_seconds = deadline_seconds
        self.shares = Shares()
        self.turns = Turns(_AT_WORK, self.shares)
        self.batches = Turns(1, self.shares)
        self.places = Places(in_flight, self.shares, self.turns)
        self.streams = Streams()
        self.doors = threading.BoundedSemaphore(in_flight)
        self.rate: Rate | None = None

    def enter(self, asked: Call) -> None:
        """Start the clock of each request, and refuse at once where too many are just being asked who they are.

        Waiting in a queue would help nobody: the caller has given up by the time its turn comes.
        """
        if REFUSED in asked.environ:
            status = asked.environ[REFUSED]
            raise RefusalError(status, headers={"Retry-After": _SOON} if status == _UNAVAILABLE else None)
        asked.deadline = time.monotonic() + self.deadline_seconds
        if asked.route.blueprint in ("health", "metrics"):
            return
        if not self.doors.acquire(blocking=False):
            refuse(503, "overloaded", Retry_After=_SOON)
        asked.at_door = True

    def find_place(self, asked: Call) -> None:
        """Refuse what is more than may be in flight, of all or of this caller. A step after it is known who asks."""
        if not asked.at_door:
            return
        asked.at_door = False
        self.doors.release()
        share = asked.share = self.shares.begin(caller_of(asked))
        if not self.places.take(share):
            refuse(503, "overloaded", Retry_After=_SOON)
        asked.place = asked.environ[PLACE] = Place(asked, share, self.places, self.streams)

    def wait(self, asked: Call) -> None:
        """Wait for a turn to compute. A step after it is known that they may ask."""
        if asked.place and asked.share:
            asked.turn = self.turns.take(asked.share, asked.deadline - time.monotonic())
            if asked.turn is None:
                late = time.monotonic() >= asked.deadline
                refuse(503, "deadline_exceeded" if late else "overloaded", Retry_After=_SOON)

    def let_others(self, asked: Call) -> None:
        """Let those go first who have had less, between two answers of a request."""
        if asked.turn and self.turns.is_wanted(asked.turn):
            self.give_turn(asked)
            self.wait(asked)

    def give_turn(self, asked: Call, _: Reply | None = None) -> None:
        """Let the next one compute. An answer that is made while it is sent takes turns of its own."""
        turn, asked.turn = asked.turn, None
        if turn:
            self.turns.give(turn)

    def leave(self, asked: Call) -> None:
        """Give place and turn to others."""
        if asked.at_door:
            asked.at_door = False
            self.doors.release()
        self.give_turn(asked)
        if asked.place:
            asked.place.end()
        share, asked.share = asked.share, None
        if share:
            self.shares.end(share)


def install(app: Flask, *, in_flight: int, deadline_seconds: float) -> Limits:
    """Give the app its limits."""
    app.config["REQUEST_DEADLINE_SECONDS"] = deadline_seconds
    made = app.extensions[_EXTENSION] = Limits(in_flight=in_flight, deadline_seconds=deadline_seconds)
    return made


def _limits() -> Limits:
    return cast("Limits", current_app.extensions[_EXTENSION])


def in_slices(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts of an answer that is made while it is sent, as many at once as are made in one slice of time.

    One batch of a process computes at a time. Between two parts it lets requests go first, and after a slice another
    batch; nobody waits for its reader meanwhile. Where its time is over before its turn comes, its parts say so.
    Refused where its caller has too many of them under way.
    """
    if call.place and not call.place.stream():
        refuse(503, "overloaded", Retry_After=_SOON)
    return _in_slices(parts)


def _in_slices(parts: Iterable[bytes]) -> Iterator[bytes]:
    limits, share = _limits(), call.share
    remaining, goes_on = iter(parts), True
    while goes_on:
        turn = limits.batches.take(share, call.deadline - time.monotonic()) if share else None
        try:
            made, size, goes_on = [], 0, False
            ends = perf_counter() + _SLICE_SECONDS
            for part in remaining:
                made.append(part)
                size += len(part)
                goes_on = True
                limits.turns.give_way(_GIVE_WAY_SECONDS)
                if perf_counter() >= ends or size >= _SLICE_BYTES:
                    break
        finally:
            if turn:
                limits.batches.give(turn)
        if made:
            yield b"".join(made)


def within_deadline() -> None:
    """Refuse to go on with a request that has had its time. Asked before and after each answer of a request."""
    if time.monotonic() > call.deadline:
        refuse(503, "deadline_exceeded", Retry_After=_SOON)
    _limits().let_others(call)


def charge(answers: int) -> None:
    """Count a request, which has been counted as one, as the answers it asks for. Refused where fewer are left."""
    rate, counted = _limits().rate, call.counted
    if rate is not None and counted is not None and answers != 1:
        rate.charge(counted, answers)
