"""What a thread does: answer a request, as far as its reader takes the answer, or say why it is none."""

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
    """The status of what is wrong with a request; of anything else, that of a failure of ours."""
    return next((status for kind, status in _STATUS if isinstance(fault, kind)), _FAILED)


class Answers:
    """Answers requests by an app. `keeps` says, of each request once, whether its connection may be kept."""

    def __init__(
        self,
        app: Callable[..., Iterable[bytes]],
        cfg: Any,  # noqa: ANN401 - gunicorn's own form.
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
        """Whether the app wants to know who calls before a body is read."""
        return self._door is not None

    def judge(self, conn: Connection) -> After:
        """Ask the app of a request whose body is still to come whether its caller may send one; if not, say so now."""
        arrival = conn.arrival
        assert arrival is not None  # noqa: S101 - Of a request whose head is there.
        assert self._door is not None  # noqa: S101 - Of an app that asks first.
        try:
            known = self._door(head_of(arrival.request, conn.sock, (conn.client or "", conn.server), self._cfg))
        except Exception as error:  # noqa: BLE001 - Whatever fails for one caller, the others are answered.
            return self._failed(conn, error)
        if known is not None:
            arrival.known = known
            return After.READ
        arrival.give_up()
        return self.answer(conn)

    def answer(self, conn: Connection) -> After:
        """Answer a whole request, or go on with it."""
        exchange = conn.exchange
        try:
            if exchange is None:
                exchange = conn.exchange = self._begun(conn)
            if not exchange.go_on(conn.sock):
                return After.GO_ON
        except OSError:
            return self.end(exchange, After.CLOSE)  # The caller has gone.
        except Exception as error:  # noqa: BLE001 - Whatever fails for one caller, the others are answered.
            return self._failed(conn, error)
        after = self.end(exchange, After.KEEP if exchange.keeps else After.CLOSE)
        with suppress(OSError):
            conn.sock.flush()
        return after

    def _begun(self, conn: Connection) -> Exchange:
        arrival, conn.arrival = conn.arrival, None
        assert arrival is not None  # noqa: S101 - Of a request that is whole.
        conn.rest, conn.unanswered = arrival.rest, len(arrival.body)
        exchange = Exchange(arrival, self._most_body)
        if not self._keeps():
            arrival.request.force_close()
        exchange.begin(self._app, conn.sock, (conn.client or "", conn.server), self._cfg)
        return exchange

    def end(self, exchange: Exchange | None, after: After) -> After:
        """Let the app finish with an answer."""
        try:
            if exchange:
                exchange.end()
        except Exception:  # noqa: BLE001 - As below.
            self._log.exception("Error handling request")
            return After.CLOSE
        return after

    def _failed(self, conn: Connection, error: Exception) -> After:
        """Say that it failed, unless something else has been said already."""
        begun = conn.exchange is not None and conn.exchange.begun
        self.end(conn.exchange, After.CLOSE)
        if begun:
            self._log.error("Error handling request", exc_info=error)
            return After.CLOSE
        return self.refuse(error, conn)

    def refuse(self, why: Exception | int, conn: Connection) -> After:
        """Answer what is no request with a problem; gunicorn's page quotes it, and so does its log."""
        status = why if isinstance(why, int) else _status(why)
        if status == _FAILED:
            self._log.error("Error handling request", exc_info=why)
        try:
            self._answer_problem(status, conn)
        except OSError:
            pass  # The caller has gone.
        except Exception:  # noqa: BLE001 - Nobody is left to be told but the log.
            self._log.exception("Error handling request")
        return After.CLOSE

    def _answer_problem(self, status: int, conn: Connection) -> None:
        """Let the app say it, so that it is worded, counted and logged as every refusal is."""
        told: list[Any] = []
        address = conn.client[0] if isinstance(conn.client, tuple) else ""
        environ = create_environ(environ_overrides={REFUSED: status, "REMOTE_ADDR": address})
        body: Any = self._app(environ, lambda *head: told.extend(head))
        lines = [f"HTTP/1.1 {told[0]}", "Connection: close", *(f"{name}: {value}" for name, value in told[1])]
        conn.sock.begin()
        conn.sock.sendall("\r\n".join((*lines, "", "")).encode("latin-1") + b"".join(body))
        body.close()
        conn.sock.flush()
