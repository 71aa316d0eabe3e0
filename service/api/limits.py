"""How much: requests in flight, the time for one, and requests of one caller. Refusals say when to come again."""

import threading
import time
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

from service.api.calls import Call, Reply, call
from service.api.problems import REFUSED, RefusalError, refuse
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
"""In the environment of a request: its `Place`, which the server gives up while it waits for a slow reader."""


class Place:
    """The place of a request among those that are answered at once.

    While it is given up, no time passes for the request: how soon an answer is read is not the answer's doing.
    """

    __slots__ = ("_asked", "_given", "_held", "_over", "_places")

    def __init__(self, asked: Call, places: threading.BoundedSemaphore) -> None:
        self._asked = asked
        self._places = places
        self._held = False
        self._over = False
        self._given = 0.0

    def take(self) -> bool:
        """Take it, again if it was given up; whether there was one. A request that is over needs none."""
        if not self._held and not self._over:
            self._held = self._places.acquire(blocking=False)
            if self._held and self._given:
                self._asked.deadline += time.monotonic() - self._given
        return self._held or self._over

    def give(self) -> None:
        """Give it up for a while."""
        if self._held:
            self._held, self._given = False, time.monotonic()
            self._places.release()

    def end(self) -> None:
        """Give it up for good."""
        self._over = True
        if self._held:
            self._held = False
            self._places.release()


class Limits:
    """The limits of one process, and what they have found."""

    def __init__(self, *, in_flight: int, deadline_seconds: float) -> None:
        self.deadline_seconds = deadline_seconds
        self.places = threading.BoundedSemaphore(in_flight)
        self.turns = Turns(_AT_WORK)
        self.batches = Turns(1)
        self.rate: Rate | None = None

    def enter(self, asked: Call) -> None:
        """Refuse at once what is more than may be in flight, and start the clock of each request.

        Waiting in a queue would help nobody: the caller has given up by the time its turn comes.
        """
        if REFUSED in asked.environ:
            status = asked.environ[REFUSED]
            raise RefusalError(status, headers={"Retry-After": _SOON} if status == _UNAVAILABLE else None)
        asked.deadline = time.monotonic() + self.deadline_seconds
        if asked.route.blueprint in ("health", "metrics"):
            return
        place = Place(asked, self.places)
        if not place.take():
            refuse(503, "overloaded", Retry_After=_SOON)
        asked.place = asked.environ[PLACE] = place

    def wait(self, asked: Call) -> None:
        """Wait for a turn to compute. A step after it is known who asks and that they may: that may take time."""
        if asked.place:
            if not self.turns.take(asked.deadline - time.monotonic()):
                refuse(503, "deadline_exceeded", Retry_After=_SOON)
            asked.has_turn = True

    def give_turn(self, asked: Call, _: Reply | None = None) -> None:
        """Let the next one compute. An answer that is made while it is sent takes turns of its own."""
        if asked.has_turn:
            asked.has_turn = False
            self.turns.give()

    def leave(self, asked: Call) -> None:
        """Give place and turn to others."""
        self.give_turn(asked)
        if asked.place:
            asked.place.end()


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
    """
    limits = _limits()
    remaining, goes_on = iter(parts), True
    while goes_on:
        has_turn = limits.batches.take(call.deadline - time.monotonic())
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
            if has_turn:
                limits.batches.give()
        if made:
            yield b"".join(made)


def within_deadline() -> None:
    """Refuse to go on with a request that has had its time. Asked before and after each answer of a request."""
    if time.monotonic() > call.deadline:
        refuse(503, "deadline_exceeded", Retry_After=_SOON)


def charge(answers: int) -> None:
    """Count a request, which has been counted as one, as the answers it asks for. Refused where fewer are left."""
    rate, counted = _limits().rate, call.counted
    if rate is not None and counted is not None and answers != 1:
        rate.charge(counted, answers)
