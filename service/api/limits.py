"""Limits on requests in flight, on the time of a request, and on each caller. Refusals say when to retry."""

import threading
import time
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from service.api.callers import caller_of
from service.api.calls import Call, Reply, call, current
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
"""How many requests of one process compute at the same time."""
_SLICE_SECONDS = 0.003
"""How long a batch computes before its output is sent and another batch has its turn."""
_SLICE_BYTES = 65_536
_GIVE_WAY_SECONDS = 0.005
"""The longest that a batch waits between two items to let other requests compute first."""


PLACE = "service.place"
"""Key of the WSGI environment for the `Place`, which tells the server whether to continue an answer."""


class Limits:
    """The limits of one process and their current state."""

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
        """Start the clock of a request. Refuse it at once if too many are being authenticated.

        A queue would not help: the caller would have given up by the time its turn came.
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
        """Refuse a request above the limit for all callers or for this one. Runs once the caller is known."""
        if not asked.at_door:
            return
        asked.at_door = False
        self.doors.release()
        share = asked.share = self.shares.begin(caller_of(asked))
        if not self.places.take(share):
            refuse(503, "overloaded", Retry_After=_SOON)
        asked.place = asked.environ[PLACE] = Place(asked, share, self.places, self.streams)

    def wait(self, asked: Call) -> None:
        """Wait for a turn to compute. Runs once the caller is known to be allowed."""
        if asked.place and asked.share:
            asked.turn = self.turns.take(asked.share, asked.deadline - time.monotonic())
            if asked.turn is None:
                late = time.monotonic() >= asked.deadline
                refuse(503, "deadline_exceeded" if late else "overloaded", Retry_After=_SOON)

    def let_others(self, asked: Call) -> None:
        """Between two answers of a request, let callers with less usage go first."""
        if asked.turn and self.turns.is_wanted(asked.turn):
            self._give_turn(asked)
            self.wait(asked)

    def give_turn_of_stream(self, asked: Call, _: Reply) -> None:
        """Give the turn to the next request if the answer is streamed: it takes turns of its own.

        Any other keeps it until its reply is made. Else the request whose turn comes would contend with it for the
        interpreter, and the last of many would come a fifth later.
        """
        if asked.streams:
            self._give_turn(asked)

    def _give_turn(self, asked: Call) -> None:
        turn, asked.turn = asked.turn, None
        if turn:
            self.turns.give(turn)

    def leave(self, asked: Call) -> None:
        """Release place and turn."""
        if asked.at_door:
            asked.at_door = False
            self.doors.release()
        self._give_turn(asked)
        if asked.place:
            asked.place.end()
        share, asked.share = asked.share, None
        if share:
            self.shares.end(share)


def install(app: Flask, *, in_flight: int, deadline_seconds: float) -> Limits:
    """Install the limits in the app."""
    app.config["REQUEST_DEADLINE_SECONDS"] = deadline_seconds
    made = app.extensions[_EXTENSION] = Limits(in_flight=in_flight, deadline_seconds=deadline_seconds)
    return made


def _limits() -> Limits:
    return cast("Limits", current_app.extensions[_EXTENSION])


def in_slices(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts of a streamed answer, joined so that each yield is one slice of computing time.

    One batch of a process computes at a time. It gives way to other requests between two parts, and to another batch
    after a slice. Nothing waits for its reader. If its deadline passes before its turn comes, the parts say so.
    Refused if the caller has too many streamed answers in progress.
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
    """Refuse to continue a request past its deadline. Called before and after each answer of a request."""
    asked = current()
    if time.monotonic() > asked.deadline:
        refuse(503, "deadline_exceeded", Retry_After=_SOON)
    if asked.turn:
        _limits().let_others(asked)


def charge(answers: int) -> None:
    """Count each answer that a request asks for; one is counted already. Refused if too few are left."""
    rate, counted = _limits().rate, call.counted
    if rate is not None and counted is not None and answers != 1:
        rate.charge(counted, answers)
