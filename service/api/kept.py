"""Keys that are read again from time to time, so that they can be exchanged without a restart.

Instead of the cache of `jwt.PyJWKClient`: when a key set is due again and the issuer is silent, it refuses tokens whose
key it had, and its callers wait for the issuer one after another.
Test: `tests/test_tokens.py::test_a_silent_issuer_stops_nobody_whose_key_is_known`.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
_LOG = logging.getLogger("service")
_WAIT_SECONDS = 3.0
"""The most that a caller waits for a reading, in case the source is silent or sends a byte a second."""
_AGAIN_SECONDS = 2.0
"""The pause after a reading that failed, while there is no value yet."""


class KeysError(Exception):
    """Keys that cannot be used. The message names file and line."""


class Kept(Generic[Value]):
    """A value that is read again after `seconds`. If a reading fails (`KeysError`), the value before it stays.

    One thread at a time reads. The caller that starts it waits briefly; others get the present value meanwhile. Before
    there is a value, all wait for the first reading; once that has failed, nobody waits.
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
        """The value, read again if it is due. Raises `KeysError` while there is none."""
        return self._get(lambda: time.monotonic() >= self._due)

    def newer(self) -> Value:
        """The value, read again unless that was tried less than `patience_seconds` ago."""
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
            self._error = self._error or KeysError(f"{self._name} was not read in time")
            raise KeysError(*self._error.args)
        return self._value

    def _begin(self, due: Callable[[], bool]) -> tuple[bool, threading.Event]:
        """Start a reading if it is due and none is under way. Returns whether this call started it, and its end."""
        with self._lock:
            # A reading that was under way before the fork ends in the parent process only.
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
