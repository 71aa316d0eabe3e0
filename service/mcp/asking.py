"""Call the view of the operation behind a tool, as if the operation had been requested at its own address.

The request that calls the tool has passed all steps of the edge, and counts once. The operation runs inside it without
repeating those steps. Its caller, id and deadline are those of the request.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, cast
from urllib.parse import urlencode

from flask import current_app

from service.api.calls import Call, Reply, call
from service.api.edge import route_of
from service.api.json import write

_JSON = "application/json"
_OF_THE_CALL = ("HTTP_IF_NONE_MATCH", "HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING", "werkzeug.request")
"""WSGI variables about the body or the answer of the tool call. The operation must not see them."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to an operation. `places` maps pointers into its body to pointers into the arguments of the tool."""

    method: str
    path: str
    body: Any = None
    query: Mapping[str, str] = field(default_factory=dict)
    places: Sequence[tuple[str, str]] = ()

    def place(self, pointer: str) -> str:
        """The pointer into the arguments for a pointer into the body."""
        moved = (there + pointer[len(here) :] for here, there in self.places if pointer.startswith(here))
        return next(moved, pointer)


def ask(request: Request, language: str) -> Reply:
    """The reply of the operation. The call is then counted, timed and logged as that operation."""
    outer = _now()
    with current_app.request_context(_environ(request, language, outer)):
        inner = _now()
        inner.__dict__["id"] = outer.id
        for name in ("deadline", "caller", "caller_key", "counted", "day"):
            setattr(inner, name, getattr(outer, name))
        inner.route = route_of(inner, current_app)
        try:
            answered = current_app.dispatch_request()
        except Exception as error:  # noqa: BLE001 - Every error is answered with a problem.
            answered = current_app.handle_user_exception(error)
        reply = cast("Reply", current_app.make_response(answered))
        body = reply.get_data()  # A stream needs its request while it is read.
        outer.codes, outer.notice = inner.codes, inner.notice
        outer.route = replace(outer.route, operation=inner.route.operation)
    reply.set_data(body)
    return reply


def _environ(request: Request, language: str, outer: Call) -> dict[str, Any]:
    body = b"" if request.body is None else write(request.body)
    kept = {name: value for name, value in outer.environ.items() if name not in _OF_THE_CALL}
    return kept | {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": request.path,
        "QUERY_STRING": urlencode(request.query),
        "CONTENT_TYPE": _JSON,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_ACCEPT_LANGUAGE": language,
        "wsgi.input": BytesIO(body),
    }


def _now() -> Call:
    return cast("Call", call._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - as in `edge`.
