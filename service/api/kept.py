"""What is read again from time to time, so that keys can be exchanged without a restart."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
_LOG = logging.getLogger("service")


class KeysError(Exception):
    """Keys that cannot be used. The message names file and line."""


class Kept(Generic[Value]):
    """A value with a way to read it. It is kept for a while; a reading that fails (`KeysError`) keeps the one before.

    One caller at a time reads; the others meanwhile get what is at hand, and wait only where there is nothing yet.
    """

    def __init__(self, name: str, read: Callable[[], Value], *, seconds: float, patience_seconds: float) -> None:
        self._name = name
        self._read = read
        self._seconds = seconds
        self._patience_seconds = patience_seconds
        self._lock = threading.Lock()
        self._value: Value | None = None
        self._due = 0.0
        self._asked = float("-inf")

    def get(self) -> Value:
        """The value, read again if its time is over. Raises what reading raises where there is none yet."""
        return self._get(lambda: time.monotonic() >= self._due)

    def newer(self) -> Value:
        """The value read again, unless that was done a moment ago."""
        return self._get(lambda: time.monotonic() >= self._asked + self._patience_seconds)

    def _get(self, due: Callable[[], bool]) -> Value:
        value = self._value
        if value is not None and (not due() or self._lock.locked()):
            return value
        with self._lock:
            if self._value is None or due():
                self._refresh()
            assert self._value is not None  # noqa: S101 - A reading that fails raises where there was none.
            return self._value

    def _refresh(self) -> None:
        self._asked = time.monotonic()
        try:
            self._value = self._read()
        except KeysError as error:
            self._due = self._asked + self._patience_seconds
            if self._value is None:
                raise
            _LOG.error("%s could not be read again: %s", self._name, error)
        else:
            self._due = self._asked + self._seconds
