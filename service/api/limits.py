"""How much: requests in flight, the time for one, and requests of one caller. Refusals say when to come again."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from typing import TYPE_CHECKING, cast

from flask import Flask, Response, current_app, g, request

from service.api.access import COUNTED, OPEN
from service.api.problems import REFUSED, Fault, RefusalError, refuse

if TYPE_CHECKING:
    from flask_limiter import Limiter

_EXTENSION = "limits"
_REDIS_SECONDS = 0.2
_SOON = "1"
_AT_WORK = 2
"""How many requests of a process compute at the same time. Threads share one interpreter: more of them would answer no
more requests, only each of them later, and keep those threads waiting that take requests in and refuse them."""


class Turns:
    """So many at a time, in the order in which they came: a semaphore would let who comes now go before who waits."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: deque[threading.Lock] = deque()
        self._lock = threading.Lock()

    def take(self, seconds: float) -> bool:
        """Wait for a turn so long at the most; whether it came."""
        own = threading.Lock()
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            own.acquire()
            self._waiting.append(own)
        if own.acquire(timeout=max(seconds, 0)):
            return True
        with self._lock:
            if own not in self._waiting:
                return True  # It came in this moment.
            self._waiting.remove(own)
            return False

    def give(self) -> None:
        """Let the next one have the turn."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


class Limits:
    """The limits of one process, and what they have found."""

    def __init__(self, *, in_flight: int, deadline_seconds: float) -> None:
        self.deadline_seconds = deadline_seconds
        self.places = threading.BoundedSemaphore(in_flight)
        self.turns = Turns(_AT_WORK)
        self.limiter: Limiter | None = None


def install(app: Flask, *, in_flight: int, deadline_seconds: float) -> None:
    """Refuse at once what is more than may be in flight, and start the clock of each request.

    Waiting in a queue would help nobody: the caller has given up by the time its turn comes.
    """
    limits = Limits(in_flight=in_flight, deadline_seconds=deadline_seconds)
    app.extensions[_EXTENSION] = limits

    def enter() -> None:
        if REFUSED in request.environ:
            raise RefusalError(request.environ[REFUSED])
        g.deadline = time.monotonic() + limits.deadline_seconds
        if request.blueprint in ("health", "metrics"):
            return
        if not limits.places.acquire(blocking=False):
            refuse(503, "overloaded", Retry_After=_SOON)
        g.has_place = True

    def stay(response: Response) -> Response:
        """An answer that is made while it is sent keeps its place until it is sent."""
        if response.is_streamed and g.pop("has_place", False):
            response.response = _to_the_end(cast("Iterable[bytes]", response.response), limits.places.release)
        return response

    def leave(_error: BaseException | None) -> None:
        if g.pop("has_place", False):
            limits.places.release()

    app.before_request(enter)
    app.after_request(stay)
    app.teardown_request(leave)


def install_turns(app: Flask) -> None:
    """Let requests wait for their turn to compute, once it is known who asks and that they may: that may take time."""

    def wait() -> None:
        if "has_place" in g:
            _take_turn()
            g.has_turn = True

    def end(_error: BaseException | None = None) -> None:
        if g.pop("has_turn", False):
            _limits().turns.give()

    def end_first(response: Response) -> Response:
        """The parts of an answer that is made while it is sent take turns of their own."""
        if response.is_streamed:
            end()
        return response

    app.before_request(wait)
    app.after_request(end_first)
    app.teardown_request(end)


@contextmanager
def turn() -> Iterator[None]:
    """A turn to compute, for each part of an answer that is made while it is sent."""
    _take_turn()
    try:
        yield
    finally:
        _limits().turns.give()


def _take_turn() -> None:
    if not _limits().turns.take(g.deadline - time.monotonic()):
        refuse(503, "deadline_exceeded", Retry_After=_SOON)


def _limits() -> Limits:
    return cast("Limits", current_app.extensions[_EXTENSION])


def _to_the_end(parts: Iterable[bytes], then: Callable[[], None]) -> Iterator[bytes]:
    try:
        yield from parts
    finally:
        then()


def within_deadline() -> None:
    """Refuse to go on with a request that has had its time. Asked before and after each answer of a request."""
    if time.monotonic() > g.deadline:
        refuse(503, "deadline_exceeded", Retry_After=_SOON)


def install_rate(app: Flask, rate: str, storage: str) -> None:
    """Count the requests of each caller: in this process, or in a Redis that all replicas share.

    Where Redis fails, each process counts for itself until it is back: requests go on.
    """
    # Read here: both take long to import, and only a service with a rate limit needs them.
    from flask_limiter import Limiter  # noqa: PLC0415

    options: dict[str, object] = {}
    if storage:
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        options = {
            "socket_connect_timeout": _REDIS_SECONDS,
            "socket_timeout": _REDIS_SECONDS,
            "retry": Retry(NoBackoff(), 0),
        }
    limiter = Limiter(
        _caller_key,
        app=app,
        application_limits=[rate],
        storage_uri=storage or "memory://",
        storage_options=cast("dict[str, str | int]", options),
        in_memory_fallback_enabled=bool(storage),
        swallow_errors=True,  # Of several threads that find Redis gone in one moment, only the first would fall back.
        # Without it an address that there is not would be counted nowhere, and credentials could be tried there.
        request_identifier=lambda: request.endpoint or "unknown",
        strategy="fixed-window",
        key_prefix="yibao",
    )
    limiter.request_filter(lambda: request.blueprint in OPEN - COUNTED or request.method == "OPTIONS")
    cast("Limits", app.extensions[_EXTENSION]).limiter = limiter
    app.after_request(_tell)


def charge(answers: int) -> None:
    """Count a request, which has been counted as one, as the answers it asks for. Refused where fewer are left."""
    limiter = _limits().limiter
    counted = limiter.current_limit if limiter else None
    if limiter is None or counted is None or answers == 1:
        return
    if answers > counted.limit.amount:
        raise RefusalError(422, Fault("", "more_than_rate_limit"))
    try:
        # Asked first, so that what is refused costs no more than any request does.
        if limiter.limiter.test(counted.limit, *counted.request_args, cost=answers - 1):
            limiter.limiter.hit(counted.limit, *counted.request_args, cost=answers - 1)
            return
    except Exception:  # noqa: BLE001 - Redis went after the first count: requests go on.
        return
    counted.breached = True
    refuse(429, "rate_limited")


def storage_is_down() -> bool | None:
    """Whether the shared counts could not be reached; `None` where counts are not shared."""
    limiter = _limits().limiter
    if limiter is None or not limiter._in_memory_fallback_enabled:  # noqa: SLF001 - It has no public word for these.
        return None
    return limiter._storage_dead  # noqa: SLF001 - As above.


def _caller_key() -> str:
    key = g.get("caller_key")
    if key:
        return cast("str", key)
    address = request.remote_addr or "unknown"
    # One customer has a whole /64 of IPv6 addresses.
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address


def _tell(response: Response) -> Response:
    """RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers), and on a refusal Retry-After."""
    limiter = _limits().limiter
    counted = limiter.current_limit if limiter else None
    if counted is None:
        return response
    try:
        seconds = max(int(counted.window.reset_time - time.time()) + 1, 1)
        remaining = counted.remaining
    except Exception:  # noqa: BLE001 - Redis went between the count and this question: an answer without these headers.
        return response
    response.headers["RateLimit-Policy"] = f'"caller";q={counted.limit.amount};w={counted.limit.get_expiry()}'
    response.headers["RateLimit"] = f'"caller";r={remaining};t={seconds}'
    if counted.breached:
        response.headers["Retry-After"] = str(seconds)
    return response
