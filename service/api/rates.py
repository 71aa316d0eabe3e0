"""The rate limit of each caller, counted in this process or in a Redis that all replicas share."""

import logging
import time
from dataclasses import dataclass
from typing import Any, cast

from limits import parse
from limits.storage import Storage, storage_from_string
from werkzeug.exceptions import TooManyRequests

from service.api.access import COUNTED, OPEN
from service.api.callers import caller_of
from service.api.calls import Call, Reply
from service.api.problems import Fault, RefusalError, refuse
from service.api.windows import Windows

_ASK_AGAIN_SECONDS = 1.0
_REDIS_SECONDS = 0.2
_LOG = logging.getLogger("service")


@dataclass(slots=True)
class Counted:
    """Where and under which key a request was counted, and how many its caller has left."""

    storage: Storage | Windows
    key: str
    left: int
    refused: bool = False


class Rate:
    """The rate limit of each caller, counted in this process or in a Redis that all replicas share.

    If Redis fails, requests continue: each process counts for itself until Redis is back.
    Instead of Flask-Limiter: it counts a batch before its view knows how many answers the batch asks for.
    Test: `tests/test_limits.py::test_a_caller_gets_as_many_answers_as_allowed_however_they_are_asked_for`.
    """

    def __init__(self, rate: str, storage: str) -> None:
        self._limit = parse(rate)
        self._policy = ("RateLimit-Policy", f'"caller";q={self._limit.amount};w={self._limit.get_expiry()}')
        self._own = Windows()
        self._shared = _redis(storage) if storage else None
        self._asked_again = 0.0
        self.is_down = False

    def count(self, asked: Call) -> None:
        """Count a request. Refused if its caller has none left."""
        if asked.route.blueprint in OPEN - COUNTED or asked.method == "OPTIONS":
            return
        asked.counted = self._count(self._limit.key_for("yibao", caller_of(asked)))
        if asked.counted.refused:
            raise TooManyRequests

    def charge(self, counted: Counted, answers: int) -> None:
        """Count each answer that a request asks for; one is counted already. Refused if too few are left."""
        if answers > self._limit.amount:
            raise RefusalError(422, Fault("", "more_than_rate_limit"))
        try:
            # Check first, so that a refusal costs no more than one request.
            if counted.storage.get(counted.key) + answers - 1 <= self._limit.amount:
                self._add(counted, answers - 1)
                return
        except Exception:  # noqa: BLE001 - Redis failed after the first count. Requests continue.
            return
        counted.refused = True
        refuse(429, "rate_limited")

    def tell(self, asked: Call, reply: Reply) -> None:
        """Set RateLimit, RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers) and, on a refusal, Retry-After."""
        counted = asked.counted
        if counted is None:
            return
        try:
            seconds = max(int(_seconds_left(counted)) + 1, 1)
        except Exception:  # noqa: BLE001 - Redis failed after the count. Answer without these headers.
            return
        reply.told = (*reply.told, self._policy, ("RateLimit", f'"caller";r={counted.left};t={seconds}'))
        if counted.refused:
            reply.headers["Retry-After"] = str(seconds)

    def storage_is_down(self) -> bool | None:
        """Whether the shared counts are unreachable; `None` if counts are not shared."""
        return None if self._shared is None else self.is_down

    def _count(self, key: str) -> Counted:
        if self._shared is not None and (not self.is_down or self._is_back(self._shared)):
            try:
                return self._add(Counted(self._shared, key, 0), 1)
            except Exception as error:  # noqa: BLE001 - Requests continue, whatever fails.
                self.is_down, self._asked_again = True, time.monotonic()
                _LOG.warning("The counts of the rate limit cannot be reached: %s", type(error).__name__)
        return self._add(Counted(self._own, key, 0), 1)

    def _add(self, counted: Counted, requests: int) -> Counted:
        amount = counted.storage.incr(counted.key, self._limit.get_expiry(), amount=requests)
        counted.left = max(self._limit.amount - amount, 0)
        counted.refused = amount > self._limit.amount
        return counted

    def _is_back(self, shared: Storage) -> bool:
        """Whether Redis is reachable again. Checked at most once a second."""
        now = time.monotonic()
        if now < self._asked_again + _ASK_AGAIN_SECONDS:
            return False
        self._asked_again = now
        self.is_down = not shared.check()
        return not self.is_down


def _redis(address: str) -> Storage:
    # Imported here: the import is slow, and only replicas that share their counts need it.
    from redis.backoff import NoBackoff  # noqa: PLC0415
    from redis.retry import Retry  # noqa: PLC0415

    seconds = {"socket_connect_timeout": _REDIS_SECONDS, "socket_timeout": _REDIS_SECONDS}
    options: Any = {**seconds, "retry": Retry(NoBackoff(), 0)}
    return cast("Storage", storage_from_string(address, **options))


def _seconds_left(counted: Counted) -> float:
    storage = counted.storage
    if isinstance(storage, Windows):
        return storage.seconds_left(counted.key)
    return storage.get_expiry(counted.key) - time.time()  # The client adds the time of day to what Redis returns.
