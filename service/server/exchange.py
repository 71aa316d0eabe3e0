"""One request and its answer. For a slow reader, the answer is made in several steps, each by any thread."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextvars import copy_context
from typing import Any

from gunicorn.http import wsgi

from service.api.limits import PLACE
from service.server.arrival import Arrival
from service.server.line import Line

MOST_UNSENT = 262_144
"""While more bytes than this are unsent, no more of a streamed answer is made."""


class Response(wsgi.Response):
    """A response without a `Server` header, and with no version above HTTP/1.1."""

    def default_headers(self) -> list[str]:
        """The status line and the first header lines."""
        told = [line for line in super().default_headers() if not line.startswith("Server: ")]
        if self.req.version > (1, 1):
            told[0] = f"HTTP/1.1 {self.status}\r\n"
        return list(told)


class Body(io.RawIOBase):
    """The body of a request. It is freed once it has been read to its end."""

    def __init__(self, content: bytearray) -> None:
        super().__init__()
        self._content = content
        self._at = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - whatever holds bytes.
        """Read as much as the buffer has room for."""
        part = self._content[self._at : self._at + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        if self._at == len(self._content):
            self._content, self._at = bytearray(), 0
        return len(part)

    def readall(self) -> bytes:
        """Read the rest in one piece."""
        content, self._content = self._content, bytearray()
        at, self._at = self._at, 0
        return bytes(memoryview(content)[at:])


def head_of(request: Any, line: Line, sides: tuple[Any, Any], cfg: Any) -> dict[str, Any]:  # noqa: ANN401 - gunicorn's.
    """The WSGI environment made from the head. `sides` are the addresses of the caller and of the service."""
    waits, request._expected_100_continue = request._expected_100_continue, False  # noqa: SLF001 - Not sent yet.
    _, environ = wsgi.create(request, line, *sides, cfg, response_class=Response)
    request._expected_100_continue = waits  # noqa: SLF001
    return dict(environ)


class Exchange:
    """A request and its answer so far. Only one thread at a time works on it."""

    def __init__(self, arrival: Arrival, most_body: int) -> None:
        self.request = arrival.request
        self._known = arrival.known
        self._place: Any = None
        self._response: Any = None
        self._parts: Iterable[bytes] | None = None
        self._rest: Iterator[bytes] = iter(())
        # The context belongs to the request, because another thread may continue the answer.
        self._context = copy_context()
        self._frame(None if arrival.too_long else arrival.body, most_body)

    def _frame(self, body: bytearray | None, most_body: int) -> None:
        """Give the app a body with a stated length. Without one, a long body would be cut off instead of refused."""
        request = self.request
        request._expected_100_continue = False  # noqa: SLF001 - `100 Continue` is no longer due.
        length = most_body + 1 if body is None else len(body)
        request.body = Body(bytearray() if body is None else body)
        plain = [(name, value) for name, value in request.headers if name != "TRANSFER-ENCODING"]
        if len(plain) < len(request.headers):
            request.headers = [*plain, ("CONTENT-LENGTH", str(length))]
        if body is None:
            request.force_close()  # The app refuses it by its length. The rest is not read.

    def begin(self, app: Callable[..., Iterable[bytes]], line: Line, sides: tuple[Any, Any], cfg: Any) -> None:  # noqa: ANN401
        """Call the app. `sides` are the addresses of the caller and of the service."""
        client, server = sides
        response, environ = wsgi.create(self.request, line, client, server, cfg, response_class=Response)
        environ["wsgi.multithread"] = True
        environ.update(self._known)
        self._response = response
        line.begin()
        self._parts = self._context.run(app, environ, response.start_response)
        self._rest = iter(self._parts)
        self._place = environ.get(PLACE)

    def go_on(self, line: Line) -> bool:
        """Make and send as much of the answer as its reader and its place allow. True when it is complete.

        A slow reader does not delay other callers. Raises what the app raises, and `OSError` if the caller has
        disconnected.
        """
        return self._context.run(self._go_on, line)

    def resume(self) -> bool:
        """Try to begin another round of the answer."""
        return self._place is None or bool(self._place.resume())

    def read(self) -> None:
        """Note that the reader has taken everything so far."""
        if self._place is not None:
            self._place.read()

    @property
    def had(self) -> float:
        """The time charged to the caller; 0 if nothing is charged."""
        return 0.0 if self._place is None else float(self._place.had)

    def _go_on(self, line: Line) -> bool:
        while self._place is None or self._place.goes_on():
            part = next(self._rest, None)
            if part is None:
                self._response.close()
                return True
            self._response.write(part)
            if line.unsent > MOST_UNSENT:
                if self._place is not None:
                    self._place.pause()
                break
        return False

    def end(self) -> None:
        """Let the app clean up, whether or not all was sent."""
        parts, self._parts = self._parts, None
        if close := getattr(parts, "close", None):
            self._context.run(close)

    @property
    def begun(self) -> bool:
        """Whether the status has been sent."""
        return bool(self._response is not None and self._response.headers_sent)

    @property
    def keeps(self) -> bool:
        """Whether the connection may be kept after the answer."""
        return not self._response.should_close()
