"""A connection that never makes a thread wait: what the other side does not take now is held, in parts as they came."""

import socket
from collections import deque
from typing import Any

# So much is read of one connection before another has its turn: of the dearest bytes, 2 ms.
_PART = 16_384
# The kernel takes up to 1,024 parts at once; a head and what there is of a body are two.
_PARTS_AT_ONCE = 16


class Line(socket.socket):
    """An accepted connection. `unsent` is how many bytes are held for a slow reader."""

    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(fileno=accepted.detach())
        self.settimeout(0)
        self.unsent = 0
        self._parts: deque[memoryview] = deque()
        self._begun = False

    def begin(self) -> None:
        """A new answer begins: its head is held until there is some of its body, so that both go in one packet."""
        self._begun = False

    def take(self) -> bytes | None:
        """What has come, nothing at the end; `None` where nothing has come yet."""
        try:
            return self.recv(_PART)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def sendall(self, data: Any, flags: int = 0) -> None:  # noqa: ANN401, ARG002 - as sockets have it.
        """Send what the other side takes now and hold the rest, without a copy. Raises `OSError` where it is gone."""
        part = memoryview(data)
        if part.nbytes:
            self._parts.append(part)
            self.unsent += part.nbytes
        if self._begun:
            self.flush()
        self._begun = True

    def flush(self) -> bool:
        """Send of what is held as much as the other side takes now; whether that was all."""
        try:
            while self._parts:
                self._forget(self.sendmsg([self._parts[at] for at in range(min(len(self._parts), _PARTS_AT_ONCE))]))
        except BlockingIOError:
            return False
        except OSError:
            self._parts.clear()
            self.unsent = 0
            raise
        return True

    def _forget(self, sent: int) -> None:
        self.unsent -= sent
        while sent:
            first = self._parts.popleft()
            if sent < first.nbytes:
                self._parts.appendleft(first[sent:])
                return
            sent -= first.nbytes
