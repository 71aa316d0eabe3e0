"""A socket that never blocks a thread. It holds the parts that the other side does not take at once."""

import socket
from collections import deque
from typing import Any

# Bytes read from one connection before the next has its turn. The most expensive ones take 2 ms.
_PART = 16_384
# The kernel takes up to 1,024 parts in one call. A head and the body so far are only two.
_PARTS_AT_ONCE = 16


class Line(socket.socket):
    """An accepted connection. `unsent` is the number of bytes held for a slow reader."""

    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(fileno=accepted.detach())
        self.settimeout(0)
        self.unsent = 0
        self._parts: deque[memoryview] = deque()
        self._begun = False

    def begin(self) -> None:
        """Begin an answer. Its head is held until some of the body is there, so that both go in one packet."""
        self._begun = False

    def take(self) -> bytes | None:
        """Received bytes, empty at the end of the stream; `None` if nothing has arrived yet."""
        try:
            return self.recv(_PART)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def sendall(self, data: Any, flags: int = 0) -> None:  # noqa: ANN401, ARG002 - as sockets have it.
        """Send what the other side takes now and hold the rest, without a copy. Raises `OSError` if it is gone."""
        part = memoryview(data)
        if part.nbytes:
            self._parts.append(part)
            self.unsent += part.nbytes
        if self._begun:
            self.flush()
        self._begun = True

    def flush(self) -> bool:
        """Send as many of the held bytes as the other side takes now. True when none are left."""
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
