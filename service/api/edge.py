"""The way in and out: each request takes the same steps, one function of one module each, before and after its view.

Flask looks up its hooks, and each hook the request, anew; here there is one hook of each kind, which hands the call on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from flask import Flask, Response, has_request_context

from service.api.calls import UNKNOWN, Call, Reply, Route, call
from service.api.problems import REFUSED

Before = Callable[[Call], None]
After = Callable[[Call, Reply], None]
End = Callable[[Call], None]


class App(Flask):
    """Flask with calls and replies of our own."""

    request_class = Call
    response_class = Reply

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or a hook as it is: none is a coroutine."""
        return func


@dataclass(frozen=True, slots=True)
class Edge:
    """The steps of an app, in order.

    A step `before` may refuse; then the view and the steps behind it are left out. Those `after` are taken for every
    reply, and those at the `end` once it is sent where it is made while it is sent, else once it is made.
    """

    app: App
    before: Sequence[Before]
    after: Sequence[After]
    end: Sequence[End]
    _routes: dict[str | None, Route] = field(default_factory=dict)

    def install(self) -> None:
        """Take every request of the app through these steps."""
        self.app.before_request(self._enter)
        self.app.after_request(self._leave)
        self.app.teardown_request(self._close)

    def _enter(self) -> None:
        asked = _asked()
        if REFUSED not in asked.environ:
            asked.route = self._routes.get(asked.endpoint) or self._route(asked)
        for step in self.before:
            step(asked)

    def _leave(self, response: Response) -> Response:
        asked, reply = _asked(), cast("Reply", response)
        asked.streams = reply.is_streamed
        for step in self.after:
            step(asked, reply)
        if asked.streams:
            # Read to its end or given up, whichever comes first.
            reply.response = self._read(reply.iter_encoded(), asked)
            reply.call_on_close(partial(self._finish, asked))
        return reply

    def _read(self, parts: Iterable[bytes], asked: Call) -> Iterator[bytes]:
        yield from parts
        self._finish(asked)

    def _close(self, _error: BaseException | None) -> None:
        # An answer that nobody reads to its end may be given up at any time.
        asked = _asked() if has_request_context() else None
        if asked and not asked.streams:
            self._finish(asked)

    def _finish(self, asked: Call) -> None:
        for step in self.end:
            step(asked)

    def _route(self, asked: Call) -> Route:
        """What is asked; remembered, as there are few."""
        found = route_of(asked, self.app)
        return found if asked.endpoint is None else self._routes.setdefault(asked.endpoint, found)


def route_of(asked: Call, app: Flask) -> Route:
    """The operation of the contract that is asked, or the name of the page."""
    endpoint, rule = asked.endpoint, asked.url_rule
    if endpoint is None or rule is None:
        return UNKNOWN
    described = getattr(app.view_functions[endpoint], "_apidoc", {})
    operation = described.get("manual_doc", {}).get("operationId", endpoint.rpartition(".")[2])
    taken = described.get("arguments", {}).get("parameters", ())
    takes_query = any(each["in"] == "query" for each in taken)
    return Route(str(operation), asked.blueprint or "", rule.rule, takes_query)


def _asked() -> Call:
    """The call itself, not what stands for whichever is being answered."""
    return cast("Call", call._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - werkzeug documents it.
