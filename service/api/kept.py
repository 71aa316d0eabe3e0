"""What is read again from time to time, so that keys can be exchanged without a restart."""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
_LOG = logging.getLogger("service")
_WAIT_SECONDS = 3.0
"""How long a caller waits for a reading: of what is silent, or says a byte a second, nobody waits for the end."""
_AGAIN_SECONDS = 2.0
"""How long after a reading that failed the next one begins, where there is nothing yet."""


class KeysError(Exception):
    """Keys that cannot be used. The message names file and line."""


class Kept(Generic[Value]):
    """A value with a way to read it. It is kept for a while; a reading that fails (`KeysError`) keeps the one before.

    A thread of its own reads, one at a time, and who asked for it waits a little. The others meanwhile get what is at
    hand. Where there is nothing yet all wait for the first reading; once that has failed, nobody waits any more.
    """

    def __init__(self, name: str, read: Callable[[], Value], *, seconds: float, patience_seconds: float) -> None:
        self._name = name
        self._read = read
        self._seconds = seconds
        self._patience_seconds = patience_seconds
        self._lock = threading.Lock()
        self._value: Value | None = None
        self._error: KeysError | None = None
        self._due = 0.0
        self._asked = float("-inf")
        self._reading: tuple[int, threading.Event] | None = None

    def get(self) -> Value:
        """The value, read again if its time is over. Raises what reading raises where there is none yet."""
        return self._get(lambda: time.monotonic() >= self._due)

    def newer(self) -> Value:
        """The value read again, unless that was done a moment ago."""
        return self._get(lambda: time.monotonic() >= self._asked + self._patience_seconds)

    def _get(self, due: Callable[[], bool]) -> Value:
        known = self._value is not None
        if self._error and not known:
            if time.monotonic() >= self._asked + _AGAIN_SECONDS:
                self._begin(due=lambda: True)
            raise KeysError(*self._error.args)
        if known and not due():
            return self._value  # type: ignore[return-value] # It is known.
        mine, done = self._begin(due if known else lambda: self._value is None)
        if mine or not known:
            done.wait(_WAIT_SECONDS)
        if self._value is None:
            self._error = self._error or KeysError(f"{self._name} was not there in time")
            raise KeysError(*self._error.args)
        return self._value

    def _begin(self, due: Callable[[], bool]) -> tuple[bool, threading.Event]:
        """Let a reading begin where it is due and none is under way; whether it is the caller's own, and its end."""
        with self._lock:
            # Of a reading that the process before the fork began, this one sees no end.
            if self._reading and self._reading[0] == os.getpid() and not self._reading[1].is_set():
                return False, self._reading[1]
            done = threading.Event()
            if not due():
                done.set()
                return False, done
            self._reading = os.getpid(), done
            self._asked = time.monotonic()
        threading.Thread(target=self._refresh, args=(done,), name=self._name, daemon=True).start()
        return True, done

    def _refresh(self, done: threading.Event) -> None:
        try:
            self._value = self._read()
        except KeysError as error:
            self._due = self._asked + self._patience_seconds
            if self._value is None:
                self._error = error
            else:
                _LOG.error("%s could not be read again: %s", self._name, error)
        else:
            self._due = self._asked + self._seconds
        finally:
            done.set()
