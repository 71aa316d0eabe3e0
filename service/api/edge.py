"""The steps of every request, before and after its view. Each step is one function of one module; `app` lists them.

Not as hooks of Flask: its teardown runs before a streamed answer is sent, so the limits would let batches go too early.
Test: `tests/test_turns.py::test_the_items_of_batches_come_one_at_a_time_and_each_batch_has_its_turns`.
One hook of each kind, which passes the call on, also costs 20 µs less a request than eight hooks that look it up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from flask import Flask, Response, has_request_context

from service.api.calls import UNKNOWN, Call, Reply, Route, current
from service.api.problems import REFUSED

Before = Callable[[Call], None]
After = Callable[[Call, Reply], None]
End = Callable[[Call], None]


class App(Flask):
    """Flask with our own request and response classes."""

    request_class = Call
    response_class = Reply

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: no view or hook is a coroutine, so there is nothing to check each time."""
        return func


@dataclass(frozen=True, slots=True)
class Edge:
    """The steps of an app, in order.

    A step in `before` may refuse the request; then neither the steps behind it nor the view run. The steps in `after`
    run for every reply. The steps in `end` run when the reply is made or, if it is streamed, when it is sent.
    """

    app: App
    before: Sequence[Before]
    after: Sequence[After]
    end: Sequence[End]
    _routes: dict[str | None, Route] = field(default_factory=dict)

    def install(self) -> None:
        """Run these steps for every request of the app."""
        self.app.before_request(self._enter)
        self.app.after_request(self._leave)
        self.app.teardown_request(self._close)

    def _enter(self) -> None:
        asked = current()
        if REFUSED not in asked.environ:
            asked.route = self._routes.get(asked.endpoint) or self._route(asked)
        for step in self.before:
            step(asked)

    def _leave(self, response: Response) -> Response:
        asked, reply = current(), cast("Reply", response)
        asked.streams = reply.is_streamed
        for step in self.after:
            step(asked, reply)
        if asked.streams:
            # It may be read to its end or closed before that.
            reply.response = self._read(reply.iter_encoded(), asked)
            reply.call_on_close(partial(self._finish, asked))
        return reply

    def _read(self, parts: Iterable[bytes], asked: Call) -> Iterator[bytes]:
        yield from parts
        self._finish(asked)

    def _close(self, _error: BaseException | None) -> None:
        # A streamed answer ends later, with no request at hand if its reader gives up.
        asked = current() if has_request_context() else None
        if asked and not asked.streams:
            self._finish(asked)

    def _finish(self, asked: Call) -> None:
        for step in self.end:
            step(asked)

    def _route(self, asked: Call) -> Route:
        """The route of a call, looked up once for each endpoint."""
        found = route_of(asked, self.app)
        return found if asked.endpoint is None else self._routes.setdefault(asked.endpoint, found)


def route_of(asked: Call, app: Flask) -> Route:
    """The operation of the contract, or the name of the page, that a call asks for."""
    endpoint, rule = asked.endpoint, asked.url_rule
    if endpoint is None or rule is None:
        return UNKNOWN
    described = getattr(app.view_functions[endpoint], "_apidoc", {})
    operation = described.get("manual_doc", {}).get("operationId", endpoint.rpartition(".")[2])
    taken = described.get("arguments", {}).get("parameters", ())
    takes_query = any(each["in"] == "query" for each in taken)
    return Route(str(operation), asked.blueprint or "", rule.rule, takes_query)
