"""The work of a thread: answer a request as far as its reader takes the answer, or refuse an invalid one."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gunicorn.http import errors
from werkzeug.test import create_environ

from service.api.problems import REFUSED
from service.server.connection import After, Connection
from service.server.exchange import Exchange, head_of

if TYPE_CHECKING:
    from service.api.access import Door

_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (errors.InvalidResponseHeader, 500),
    (errors.InvalidResponseHeaderName, 500),
    (errors.LimitRequestLine, 414),
    (errors.LimitRequestHeaders, 431),
    (errors.ExpectationFailed, 417),
    (errors.ParseException, 400),
)
_FAILED = 500


def _status(fault: Exception) -> int:
    """The status for an error in a request; 500 for any other failure."""
    return next((status for kind, status in _STATUS if isinstance(fault, kind)), _FAILED)


class Answers:
    """Answers requests with an app. `keeps` tells, once for each request, whether its connection may be kept."""

    def __init__(
        self,
        app: Callable[..., Iterable[bytes]],
        cfg: Any,  # noqa: ANN401 - gunicorn's own type.
        log: Any,  # noqa: ANN401 - as above.
        most_body: int,
        keeps: Callable[[], bool],
    ) -> None:
        self._app = app
        self._cfg = cfg
        self._log = log
        self._most_body = most_body
        self._keeps = keeps
        self._door: Door | None = getattr(app, "extensions", {}).get("door")

    @property
    def asks_first(self) -> bool:
        """Whether the app authenticates the caller before a body is read."""
        return self._door is not None

    def judge(self, conn: Connection) -> After:
        """Let the app authenticate the caller before the body arrives. If it refuses, answer at once."""
        arrival = conn.arrival
        assert arrival is not None  # noqa: S101 - The head has arrived.
        assert self._door is not None  # noqa: S101 - Called only if the app asks first.
        try:
            known = self._door(head_of(arrival.request, conn.sock, (conn.client or "", conn.server), self._cfg))
        except Exception as error:  # noqa: BLE001 - One caller's failure must not affect the others.
            return self._failed(conn, error)
        if known is not None:
            arrival.known = known
            return After.READ
        arrival.give_up()
        return self.answer(conn)

    def answer(self, conn: Connection) -> After:
        """Answer a complete request, or continue its answer."""
        exchange = conn.exchange
        try:
            if exchange is None:
                exchange = conn.exchange = self._begun(conn)
            if not exchange.go_on(conn.sock):
                return After.GO_ON
        except OSError:
            return self.end(exchange, After.CLOSE)  # The caller has disconnected.
        except Exception as error:  # noqa: BLE001 - One caller's failure must not affect the others.
            return self._failed(conn, error)
        after = self.end(exchange, After.KEEP if exchange.keeps else After.CLOSE)
        with suppress(OSError):
            conn.sock.flush()
        return after

    def _begun(self, conn: Connection) -> Exchange:
        arrival, conn.arrival = conn.arrival, None
        assert arrival is not None  # noqa: S101 - The request is complete.
        conn.rest, conn.unanswered = arrival.rest, len(arrival.body)
        exchange = Exchange(arrival, self._most_body)
        if not self._keeps():
            arrival.request.force_close()
        exchange.begin(self._app, conn.sock, (conn.client or "", conn.server), self._cfg)
        return exchange

    def end(self, exchange: Exchange | None, after: After) -> After:
        """Let the app clean up after an answer."""
        try:
            if exchange:
                exchange.end()
        except Exception:  # noqa: BLE001 - The answer is over; only the log can be told.
            self._log.exception("Error handling request")
            return After.CLOSE
        return after

    def _failed(self, conn: Connection, error: Exception) -> After:
        """Answer with an error, unless an answer has already begun."""
        begun = conn.exchange is not None and conn.exchange.begun
        self.end(conn.exchange, After.CLOSE)
        if begun:
            self._log.error("Error handling request", exc_info=error)
            return After.CLOSE
        return self.refuse(error, conn)

    def refuse(self, why: Exception | int, conn: Connection) -> After:
        """Answer an invalid request with a problem. Gunicorn's own page and log would quote the request."""
        status = why if isinstance(why, int) else _status(why)
        if status == _FAILED:
            self._log.error("Error handling request", exc_info=why)
        try:
            self._answer_problem(status, conn)
        except OSError:
            pass  # The caller has disconnected.
        except Exception:  # noqa: BLE001 - Only the log can be told.
            self._log.exception("Error handling request")
        return After.CLOSE

    def _answer_problem(self, status: int, conn: Connection) -> None:
        """Let the app answer, so that the problem is worded, counted and logged like every other refusal."""
        told: list[Any] = []
        address = conn.client[0] if isinstance(conn.client, tuple) else ""
        environ = create_environ(environ_overrides={REFUSED: status, "REMOTE_ADDR": address})
        body: Any = self._app(environ, lambda *head: told.extend(head))
        lines = [f"HTTP/1.1 {told[0]}", "Connection: close", *(f"{name}: {value}" for name, value in told[1])]
        conn.sock.begin()
        conn.sock.sendall("\r\n".join((*lines, "", "")).encode("latin-1") + b"".join(body))
        body.close()
        conn.sock.flush()
