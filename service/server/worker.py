"""The poller and its threads: what each connection waits for, and its next state.

Gunicorn's worker gives a connection to a thread at its first byte, and the thread waits for slow readers. As many
callers as there are threads, each sending a byte a second, can lock everybody out. It also waits up to two seconds in
its only loop for a caller to hang up. Here the poller does all such waiting, at the cost of a few bytes. The loop, the
kept connections and the shutdown are gunicorn's.
Test: `tests/test_server.py::test_callers_who_stall_cost_no_thread`.
"""

import errno
import os
import selectors
import socket
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, ThreadWorker

from service.server.answers import Answers
from service.server.arrival import Arrival
from service.server.connection import After, Connection
from service.server.line import Line
from service.server.loads import Load
from service.server.watch import Watch, Work

RECEIVE_SECONDS = 10
"""From the first byte of a request to its last; on a new connection, from its start."""
SEND_SECONDS = 10
MOST_HELD = 32 * 1024 * 1024
"""Bytes that one worker holds in total: incomplete requests, unanswered bodies and unsent answers."""
_STAND_BACK_SECONDS = 0.001
_LINGER_SECONDS = 2
_STALLED_SECONDS = 1
_OVERRUN_FACTOR = 3
"""A thread that takes this many times the deadline of a request is given up."""
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_OUT_OF_SOCKETS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_PROBES = "/health/"
_BUSY = 503
_LATE = 408


class Worker(ThreadWorker):
    """Gunicorn's threads behind a poller that does the waiting."""

    alive: bool

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - gunicorn's own type.
        super().__init__(*arguments, **named)
        self.watch = Watch()
        self.load = Load(self.age)
        self._stood_back: list[Any] = []  # Listeners at which another worker may accept first.
        self._waiting: dict[Connection, None] = {}  # Waiting for the other side, oldest first.
        self._paused: list[Any] = []  # Waiting for a round of a streamed answer, in order of arrival.
        self._held = 0
        self._looked = 0.0
        self._most_body = 0
        self._most_seconds = 0.0
        self._draining: Callable[[], bool] = bool

    def load_wsgi(self) -> None:
        """Load the app, the length of the largest body that it takes, and its deadline."""
        super().load_wsgi()
        config = getattr(self.wsgi, "config", {})
        limits = (config.get(name) or 0 for name in ("MAX_CONTENT_LENGTH", "MAX_BATCH_BYTES"))
        self._most_body = max(*limits) or MOST_HELD  # For an app without limits, as in benchmarks.
        # During a drain no connection is kept: a proxy could send into one that is just being closed.
        self._draining = getattr(self.wsgi, "extensions", {}).get("draining", bool)
        self.answers = Answers(self.wsgi, self.cfg, self.log, self._most_body, self._keeps)
        self._most_seconds = _OVERRUN_FACTOR * config.get("REQUEST_DEADLINE_SECONDS", RECEIVE_SECONDS)

    def init_process(self) -> None:
        """Start. A dedicated thread answers the health probes."""
        self.probes = ThreadPoolExecutor(1)
        super().init_process()

    # From a connection to a request

    def accept(self, listener: Any) -> bool:  # noqa: ANN401 - gunicorn's own type.
        """Accept a connection, if there is one. When connections run out, close an idle or stalled one."""
        if self.alive and self.load.lets_others(self.nr_conns):
            self.poller.unregister(listener)
            self._stood_back.append(listener)
            return False
        try:
            accepted, client = listener.accept()
        except OSError as error:
            if error.errno in _OUT_OF_SOCKETS:
                self._make_room()
            elif error.errno not in {errno.EAGAIN, errno.ECONNABORTED}:
                raise
            return False
        self.nr_conns += 1
        self.load.tell(self.nr_conns)
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        conn = Connection(Line(accepted), client, listener.getsockname(), self._arrival(client))
        self._receive(conn)
        return True

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for events, for a moment only while standing back from a listener."""
        self.load.tell(self.nr_conns)
        stood_back, self._stood_back = self._stood_back, []
        super().wait_for_and_dispatch_events(min(timeout, _STAND_BACK_SECONDS) if stood_back else timeout)
        self._come_back(stood_back)

    def _come_back(self, listeners: Iterable[Any]) -> None:
        for listener in listeners:
            self.poller.register(listener, selectors.EVENT_READ, self.accept)

    def _arrival(self, client: Any) -> Arrival:  # noqa: ANN401 - An address of any family.
        return Arrival(self.cfg, client, self._most_body)

    def on_client_socket_readable(self, conn: Connection, client: Line) -> None:
        """Begin the next request on a kept connection."""
        if conn in self.keepalived_conns:  # It may just have been closed to make room.
            self.poller.unregister(client)
            self.keepalived_conns.remove(conn)
            conn.arrival = self._arrival(conn.client)
            self._receive(conn)

    def _receive(self, conn: Connection, begun: bytes = b"") -> None:
        """Wait until a request is complete, if it is not."""
        if then := self._taken(conn, begun) if begun else self._received(conn):
            then(conn)
        else:
            ends = (conn.arrival.since if conn.arrival else time.monotonic()) + RECEIVE_SECONDS
            self._wait(conn, selectors.EVENT_READ, ends - time.monotonic(), self._on_part)

    def _on_part(self, conn: Connection) -> None:
        if then := self._received(conn):
            self._stop_waiting(conn)
            then(conn)

    def _received(self, conn: Connection) -> Callable[[Connection], None] | None:
        """Take received bytes. Returns what to do next, or `None` to wait for more."""
        part = conn.sock.take()
        if part is None:
            return None
        return self._taken(conn, part) if part else self._drop

    def _taken(self, conn: Connection, part: bytes) -> Callable[[Connection], None] | None:
        arrival = conn.arrival
        assert arrival is not None  # noqa: S101 - The connection is being read.
        whole = arrival.take(part)
        self._count(conn)
        if not whole:
            if arrival.request and self.answers.asks_first and not arrival.judged:
                arrival.judged = True
                return partial(self._start, self.answers.judge)
            self._let_go_on(conn, arrival)
            return None
        if arrival.fault:
            return partial(self._start, partial(self.answers.refuse, arrival.fault))
        if self._held > MOST_HELD:
            return partial(self._start, partial(self.answers.refuse, _BUSY))
        return partial(self._start, self.answers.answer)

    def _let_go_on(self, conn: Connection, arrival: Arrival) -> None:
        """Send `100 Continue` to a caller that waits for it."""
        if arrival.expects():
            with suppress(OSError):
                conn.sock.send(_CONTINUE)

    def _start(self, work: Callable[[Connection], After], conn: Connection) -> None:
        """Hand work to a thread."""
        request = conn.arrival and conn.arrival.request
        pool = self.probes if request and request.path.startswith(_PROBES) else self.tpool
        done: Future[After] = pool.submit(self._watched, work, conn)
        done.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    # In a thread

    def _watched(self, work: Callable[[Connection], After], conn: Connection) -> After:
        with self.watch.at(conn):
            return work(conn)

    def _keeps(self) -> bool:
        """Count a request. Returns whether its connection may be kept."""
        self.nr += 1
        if self.nr >= self.max_requests and self.alive:
            self.log.info("Autorestarting worker after current request.")
            self.alive = False
        many = len(self.keepalived_conns) >= self.max_keepalived
        return self.alive and bool(self.cfg.keepalive) and not many and not self._draining()

    # After a thread

    def finish_request(self, conn: Connection, fs: Future[After]) -> None:
        """Send the rest. Then continue the answer, keep the connection or close it."""
        self._resume()
        if conn.gone:
            return
        after = fs.result()
        if after is not After.GO_ON:
            conn.exchange, conn.unanswered = None, 0
        self._count(conn)
        if conn.sock.unsent:
            self._wait(conn, selectors.EVENT_WRITE, SEND_SECONDS, partial(self._on_room, after=after))
        else:
            self._go_on(conn, after)

    def _on_room(self, conn: Connection, after: After) -> None:
        try:
            if not conn.sock.flush():
                conn.timeout = time.monotonic() + SEND_SECONDS  # The reader makes progress, and occupies no thread.
                self._count(conn)
                return
        except OSError:
            self._stop_waiting(conn)
            self._drop(conn)
        else:
            self._stop_waiting(conn)
            self._count(conn)
            self._go_on(conn, after)

    def _go_on(self, conn: Connection, after: After) -> None:
        if after is After.CLOSE:
            self._hang_up(conn)
        elif after is After.KEEP:
            self._keep(conn)
        elif after is After.READ and conn.arrival:
            self._let_go_on(conn, conn.arrival)
            self._receive(conn)
        elif conn.exchange:
            conn.exchange.read()
            self._paused.append(conn)
            self._resume()

    def _resume(self) -> None:
        """Continue the answers of the callers charged least, as many as may be made at once."""
        while self._paused:
            conn = min(self._paused, key=lambda each: each.exchange.had)
            if not conn.exchange.resume():
                break
            self._paused.remove(conn)
            self._start(self.answers.answer, conn)

    def _keep(self, conn: Connection) -> None:
        """Keep a connection for its next request, part of which may already have arrived."""
        if conn.rest:
            begun, conn.rest = conn.rest, b""
            conn.arrival = self._arrival(conn.client)
            self._receive(conn, begun)
            return
        linger = self.cfg.keepalive if self.alive else STOP_KEEPALIVE_LINGER
        conn.timeout = time.monotonic() + linger
        self.keepalived_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_client_socket_readable, conn))

    def _hang_up(self, conn: Connection) -> None:
        """Close the sending side, then wait for the caller. Closing both at once could lose the end of an answer."""
        conn.arrival = None
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
        self.poller.register(conn.sock, event, lambda _line: self._on_event(conn, then))

    def _on_event(self, conn: Connection, then: Callable[[Connection], None]) -> None:
        if conn not in self._waiting:
            return  # An earlier event of the same poll may have dropped this connection.
        try:
            then(conn)
        except Exception:
            # A failure on one connection must not affect the others.
            self.log.exception("Error handling request")
            if conn in self._waiting:
                self._stop_waiting(conn)
                self._drop(conn)

    def _stop_waiting(self, conn: Connection) -> None:
        del self._waiting[conn]
        self.poller.unregister(conn.sock)

    def _count(self, conn: Connection) -> None:
        """Count the bytes held. Above the limit, drop the connection that holds most."""
        held = 0 if conn.gone else conn.held
        self._held += held - conn.counted
        conn.counted = held
        if self._held > MOST_HELD and (at_rest := [*self._waiting, *self._paused]):
            largest = max(at_rest, key=lambda each: each.counted)
            if largest in self._waiting:
                self._stop_waiting(largest)
            else:
                self._paused.remove(largest)
            self._drop(largest)

    def _drop(self, conn: Connection) -> None:
        """Close a connection on which nothing is being computed."""
        conn.gone = True
        self._count(conn)
        self.nr_conns -= 1
        conn.close()
        if conn.exchange:
            self.tpool.submit(self.answers.end, conn.exchange, After.CLOSE)
            conn.exchange = None

    def _make_room(self) -> None:
        """Close the connection that has stalled longest. If none has stalled, close one between two requests."""
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
        """Close connections whose time is over, with a 408 if a request has begun. Check for overrun threads."""
        now = time.monotonic()
        if now - self._looked < _STALLED_SECONDS:
            return
        self._looked = now
        for conn in [each for each in self._waiting if each.timeout <= now]:
            self._stop_waiting(conn)
            if conn.arrival and conn.arrival.begun:
                self._start(partial(self.answers.refuse, _LATE), conn)
            else:
                self._drop(conn)
        self._resume()
        for work in self.watch.overrun(self._most_seconds):
            self._give_up(work)

    # Leaving

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - gunicorn's own type.
        """Accept connections or not. When leaving, accept those already queued, then close the listener.

        While a listener is open, connections queue there, and closing it resets them.
        Once it is closed, callers connect elsewhere.
        """
        was = self._accepting
        self._come_back(self._stood_back)
        self._stood_back = []
        super().set_accept_enabled(enabled)
        if was and not enabled and not self.alive:
            self.load.leave()
            for listener in self.sockets:
                while self.accept(listener):
                    pass
                listener.close()

    def _give_up(self, work: Work) -> None:
        """Replace the worker, because a thread cannot be stopped. The main process starts another worker."""
        self.alive = False
        fields = {"seconds": round(time.monotonic() - work.since, 1), "stack": work.stack()}
        self.log.error("Answer overran its time, worker is replaced", extra={"fields": fields})
        counters = getattr(self.wsgi, "extensions", {}).get("telemetry")
        if counters:
            counters.overruns.inc()
        work.conn.exchange = None  # The overrun thread still owns it.
        self._drop(work.conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """When leaving, wait only until the deadline for connections on which nothing has arrived."""
        super()._cap_keepalive(deadline)
        for conn in self._waiting:
            if conn.arrival and not conn.arrival.begun:
                conn.timeout = min(conn.timeout, deadline)

    def run(self) -> None:
        """Serve until told to leave. Threads that are still working then do not keep the process alive."""
        super().run()
        self.probes.shutdown(wait=False)
        if not self.watch.idle:
            os._exit(0)
