"""The worker that gunicorn runs: its own threads, which are given whole requests and never wait for a caller.

Gunicorn's worker gives a connection to a thread at its first byte and waits for slow readers there; as many callers as
there are threads, each sending a byte a second, keep everybody out. It also waits, in the one loop that serves all, up
to two seconds for a caller to hang up. Here all such waiting is done by the poller, where it costs a few bytes; the
rest is as gunicorn does it. What never becomes a request is answered by the app as well, with a problem.
"""

import errno
import io
import re
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from gunicorn.http import errors, wsgi
from gunicorn.workers.gthread import TConn, ThreadWorker
from werkzeug.test import create_environ

from service.api.problems import REFUSED

RECEIVE_SECONDS = 10
"""From the first byte of a request to its last; of a new connection, from its start."""
SEND_SECONDS = 10
_LINGER_SECONDS = 2
_STALLED_SECONDS = 1
# A token of 8 KiB and what browsers and proxies add come to less.
_MOST_HEAD = 65_536
# Requests are held until they are whole, and answers until they are read: all of one worker together, at most this.
_MOST_HELD = 64 * 1024 * 1024
# What a slow reader leaves of an answer is held; of a longer stream, the thread that writes it waits for the reader.
_MOST_UNSENT = 1024 * 1024
_PART = 65_536
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_OUT_OF_SOCKETS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (errors.InvalidResponseHeader, 500),
    (errors.InvalidResponseHeaderName, 500),
    (errors.LimitRequestLine, 414),
    (errors.LimitRequestHeaders, 431),
    (errors.ExpectationFailed, 417),
    (errors.ParseException, 400),
)
_FAILED = 500


class NamelessResponse(wsgi.Response):
    """A response that does not say what serves it; gunicorn has no setting for that."""

    def default_headers(self) -> list[str]:
        """The first lines of a response."""
        return [line for line in super().default_headers() if not line.startswith("Server: ")]


wsgi.Response = NamelessResponse


class Arrival:
    """The bytes of a request as they come, and whether all of it is there.

    Gunicorn's parser judges them afterwards: here they are only counted, and what makes no sense counts as whole.
    """

    _LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,19})[ \t]*\r\n", re.IGNORECASE)
    _CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
    _EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)
    _CHUNK = re.compile(rb"([0-9a-fA-F]{1,16})[ \t]*(;[^\r\n]*)?\r\n")

    def __init__(self, begun: bytes, most_body: int) -> None:
        self.data = bytearray(begun)
        self.too_long = False
        self.expects = False
        self._most_body = most_body
        self._looked = 0
        self._body = 0
        self._end: int | None = None

    @property
    def in_body(self) -> bool:
        """Whether the head is there."""
        return bool(self._body)

    def whole(self) -> bool:
        """Whether the request is there to its end, or can be judged without the rest of it."""
        if not self._body and not self._read_head():
            return False
        if self._end is None and not self._read_chunks():
            return self.too_long
        return self.too_long or len(self.data) >= (self._end or 0)

    def _read_head(self) -> bool:
        found = self.data.find(b"\r\n\r\n", max(self._looked - 3, 0))
        self._looked = len(self.data)
        if found < 0:
            return False
        self._body = self._looked = found + 4
        head = bytes(self.data[: found + 2])
        length = self._LENGTH.search(head)
        if length or not self._CHUNKED.search(head):
            self._end = self._body + (int(length[1]) if length else 0)
            self.too_long = self._end - self._body > self._most_body
        self.expects = bool(self._EXPECTS.search(head))
        return True

    def _read_chunks(self) -> bool:
        """Go from chunk to chunk; true once the end is known."""
        self.too_long = len(self.data) - self._body > self._most_body
        while chunk := self._CHUNK.match(self.data, self._looked):
            size = int(chunk[1], 16)
            if not size:
                # An empty line after the trailers, if there are any, ends it.
                found = self.data.find(b"\r\n\r\n", chunk.end() - 2)
                self._end = found + 4 if found >= 0 else None
                return self._end is not None
            if chunk.end() + size + 2 > len(self.data):
                return False
            self._looked = chunk.end() + size + 2
            if self.data[self._looked - 2 : self._looked] != b"\r\n":
                self._end = 0  # No chunk ends like this.
                return True
        if self.data.find(b"\n", self._looked) >= 0 or len(self.data) - self._looked > _MOST_HEAD:
            self._end = 0  # Nor does one begin so.
        return self._end is not None


class Line(socket.socket):
    """A connection that never makes a thread wait, but for a bounded time in long streams to slow readers."""

    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(fileno=accepted.detach())
        self.settimeout(0)
        self.unsent = bytearray()
        self.begun = False

    def setblocking(self, flag: bool) -> None:  # noqa: FBT001 - as sockets have it.
        """Gunicorn's threads want to wait here; the poller has done so for them."""

    def recv(self, size: int, flags: int = 0) -> bytes:
        """The parser asks for more than there is only of a request that makes no sense."""
        try:
            return super().recv(size, flags)
        except BlockingIOError as error:
            raise errors.ParseException from error

    def take(self) -> bytes | None:
        """What has come, nothing at the end; `None` where nothing has come yet."""
        try:
            return super().recv(_PART)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def sendall(self, data: Any, flags: int = 0) -> None:  # noqa: ANN401 - bytes of any kind.
        """Send what the other side takes now and hold the rest; the head is held until there is some of the body."""
        self.unsent += data
        if self.begun:
            self.flush()
        self.begun = True
        if len(self.unsent) > _MOST_UNSENT:
            held, self.unsent = self.unsent, bytearray()
            self.settimeout(SEND_SECONDS)
            super().sendall(held, flags)
            self.settimeout(0)

    def flush(self) -> bool:
        """Send of what is held as much as the other side takes now; whether that was all."""
        try:
            while self.unsent:
                del self.unsent[: self.send(self.unsent)]
        except BlockingIOError:
            return False
        except OSError:
            self.unsent.clear()
            raise
        return True


class Connection(TConn):
    """A connection, with what has arrived of the next request."""

    def __init__(self, cfg: Any, sock: Line, client: Any, server: Any) -> None:  # noqa: ANN401 - gunicorn's own form.
        super().__init__(cfg, sock, client, server)
        self.data_ready = True
        self.arrival: Arrival | None = None
        self.since = 0.0
        self.counted = 0

    @property
    def held(self) -> int:
        """How many bytes are held for it."""
        return len(self.arrival.data if self.arrival else b"") + len(self.sock.unsent)


class Worker(ThreadWorker):
    """Gunicorn's threads behind a poller that waits in their place."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - gunicorn's own form.
        super().__init__(*arguments, **named)
        self._waiting: dict[Connection, None] = {}  # Oldest first.
        self._held = 0
        self._looked = 0.0
        self._most_body = 0

    def load_wsgi(self) -> None:
        """Take the app and the length of the largest body that it takes."""
        super().load_wsgi()
        config = getattr(self.wsgi, "config", {})
        limits = (config.get(name) or 0 for name in ("MAX_CONTENT_LENGTH", "MAX_BATCH_BYTES"))
        self._most_body = max(*limits) or _MOST_HELD  # Of an app without limits, which is measured beside the service.

    # From a connection to a request

    def accept(self, listener: Any) -> None:  # noqa: ANN401 - gunicorn's own form.
        """Take a connection; where they run out, at the cost of one on which nothing happens."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno in _OUT_OF_SOCKETS:
                self._make_room()
            elif error.errno not in {errno.EAGAIN, errno.ECONNABORTED}:
                raise
            return
        self.nr_conns += 1
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        self.enqueue_req(Connection(self.cfg, Line(accepted), address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: Line) -> None:
        """The next request on a connection begins."""
        if conn in self.keepalived_conns:  # Not if room was made a moment ago.
            self.poller.unregister(client)
            self.keepalived_conns.remove(conn)
            self.enqueue_req(conn)

    def enqueue_req(self, conn: Connection) -> None:
        """Wait for a request to be whole. Of the next one, some may have been read with the one before."""
        begun = conn.parser.unreader.take_buffered() if conn.parser else b""
        conn.arrival = Arrival(begun, self._most_body)
        if begun and conn.arrival.whole():
            self._start(self.handle, conn)
        elif then := self._received(conn):
            then(conn)
        else:
            self._wait(conn, selectors.EVENT_READ, RECEIVE_SECONDS, self._on_part)

    def _on_part(self, conn: Connection) -> None:
        if then := self._received(conn):
            self._stop_waiting(conn)
            then(conn)

    def _received(self, conn: Connection) -> Callable[[Connection], None] | None:
        """Take what has come; what to do then, or `None` to wait for more."""
        arrival, part = cast("Arrival", conn.arrival), conn.sock.take()
        if part is None:
            return None
        if not part:
            return self._drop
        arrival.data += part
        expected_before = arrival.expects
        if arrival.whole():
            return partial(self._start, self.handle)
        if not arrival.in_body and len(arrival.data) > _MOST_HEAD:
            return partial(self._start, partial(self._refuse, 431))
        if arrival.expects and not expected_before:
            with suppress(OSError):
                conn.sock.send(_CONTINUE)
        self._count(conn)
        return None

    def _start(self, work: Callable[[Connection], Any], conn: Connection) -> None:
        """Let a thread work."""
        self.tpool.submit(work, conn).add_done_callback(
            lambda done: self.method_queue.defer(self.finish_request, conn, done)
        )

    # In a thread

    def handle(self, conn: Connection) -> Any:  # noqa: ANN401 - gunicorn's own form.
        """Answer a whole request."""
        conn.init()
        conn.parser.unreader.unread(bytes(cast("Arrival", conn.arrival).data))
        conn.sock.begun = False
        kept = super().handle(conn)
        with suppress(OSError):
            conn.sock.flush()
        return kept

    def handle_request(self, req: Any, conn: Connection) -> Any:  # noqa: ANN401 - as above.
        """Read the body before the app does: faults in how it is sent are the caller's, and its length is known then.

        A body without a stated length would not be refused where it is too long, but read to the limit and no further.
        """
        arrival = cast("Arrival", conn.arrival)
        if any(name == "TRANSFER-ENCODING" and value.lower() != "chunked" for name, value in req.headers):
            raise errors.UnsupportedTransferCoding("")  # Taken by gunicorn, and undone by nobody.
        req._expected_100_continue = False  # noqa: SLF001 - It has been told.
        if arrival.too_long:
            req.force_close()  # Refused by its length; nobody waits for the rest of it.
            length = len(arrival.data)
        else:
            body = req.body.read()
            req.body, length = io.BytesIO(body), len(body)
        plain = [(name, value) for name, value in req.headers if name != "TRANSFER-ENCODING"]
        if len(plain) < len(req.headers):
            req.headers = [*plain, ("CONTENT-LENGTH", str(length))]
        return super().handle_request(req, conn)

    def handle_error(self, req: Any, client: Line, addr: Any, exc: Exception) -> None:  # noqa: ANN401, ARG002 - as above.
        """Answer what is no request with a problem; gunicorn's page quotes it, and so does its log."""
        status = next((status for kind, status in _STATUS if isinstance(exc, kind)), _FAILED)
        if status == _FAILED:
            self.log.error("Error handling request", exc_info=exc)
        with suppress(OSError):
            self._answer_problem(status, client, addr)

    def _refuse(self, status: int, conn: Connection) -> bool:
        with suppress(OSError):
            self._answer_problem(status, conn.sock, conn.client)
        return False

    def _answer_problem(self, status: int, line: Line, address: Any) -> None:  # noqa: ANN401 - as above.
        """Let the app say it, so that it is worded, counted and logged as every refusal is."""
        told: list[Any] = []
        environ = create_environ(environ_overrides={REFUSED: status, "REMOTE_ADDR": address[0]})
        body = self.wsgi(environ, lambda *head: told.extend(head))
        lines = [f"HTTP/1.1 {told[0]}", "Connection: close", *(f"{name}: {value}" for name, value in told[1])]
        line.sendall("\r\n".join((*lines, "", "")).encode("latin-1") + b"".join(body))
        body.close()
        line.flush()

    # After a request

    def finish_request(self, conn: Connection, fs: Any) -> None:  # noqa: ANN401 - gunicorn's own form.
        """Keep the connection for the next request or close it, once all of the answer is sent."""
        conn.arrival = None
        self._count(conn)
        if conn.sock.fileno() < 0:
            self.nr_conns -= 1
        elif conn.sock.unsent:
            self._wait(conn, selectors.EVENT_WRITE, SEND_SECONDS, partial(self._on_room, done=fs))
        elif fs.result():
            super().finish_request(conn, fs)
        else:
            self._hang_up(conn)

    def _on_room(self, conn: Connection, done: Any) -> None:  # noqa: ANN401 - as above.
        try:
            if not conn.sock.flush():
                conn.timeout = time.monotonic() + SEND_SECONDS  # It gets on, and costs no thread.
                return
        except OSError:
            self._stop_waiting(conn)
            self._drop(conn)
        else:
            self._stop_waiting(conn)
            self.finish_request(conn, done)

    def _hang_up(self, conn: Connection) -> None:
        """Say that nothing more comes, and wait for the same: closed at once, the last of an answer might be lost."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._drop(conn)
        else:
            self._wait(conn, selectors.EVENT_READ, _LINGER_SECONDS, self._on_rest)

    def _on_rest(self, conn: Connection) -> None:
        if not conn.sock.take():
            self._stop_waiting(conn)
            self._drop(conn)

    # Waiting

    def _wait(self, conn: Connection, event: int, seconds: float, then: Callable[[Connection], None]) -> None:
        conn.since = time.monotonic()
        conn.timeout = conn.since + seconds
        self._waiting[conn] = None
        # Where several have something to say at once, one may cost another its place.
        self.poller.register(conn.sock, event, lambda _line: then(conn) if conn in self._waiting else None)

    def _stop_waiting(self, conn: Connection) -> None:
        del self._waiting[conn]
        self.poller.unregister(conn.sock)

    def _count(self, conn: Connection, held: int | None = None) -> None:
        """Count what is held; where it is too much, give up the caller who makes this one hold most."""
        held = conn.held if held is None else held
        self._held += held - conn.counted
        conn.counted = held
        if self._held > _MOST_HELD and self._waiting:
            largest = max(self._waiting, key=lambda each: each.counted)
            self._stop_waiting(largest)
            self._drop(largest)

    def _drop(self, conn: Connection) -> None:
        self._count(conn, 0)
        self.nr_conns -= 1
        conn.close()

    def _make_room(self) -> None:
        """Close the connection on which a caller stalls for longest; where none does, one between two requests."""
        oldest = next(iter(self._waiting), None)
        stalls = oldest and time.monotonic() - oldest.since > _STALLED_SECONDS
        if self.keepalived_conns and not stalls:
            idle = self.keepalived_conns.popleft()
            self.poller.unregister(idle.sock)
            self._drop(idle)
        elif oldest:
            self._stop_waiting(oldest)
            self._drop(oldest)

    def murder_pending(self) -> None:
        """Close connections whose time is over; who has begun a request is told so."""
        now = time.monotonic()
        if now - self._looked < _STALLED_SECONDS:
            return
        self._looked = now
        for conn in [each for each in self._waiting if each.timeout <= now]:
            self._stop_waiting(conn)
            if conn.arrival and conn.arrival.data:
                self._start(partial(self._refuse, 408), conn)
            else:
                self._drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """When leaving, wait no longer for connections on which nothing has come."""
        super()._cap_keepalive(deadline)
        for conn in self._waiting:
            if conn.arrival and not conn.arrival.data:
                conn.timeout = min(conn.timeout, deadline)
