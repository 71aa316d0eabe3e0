"""One call: the request with what becomes known of it while it is answered, and the reply with its headers.

Each step passes the call to the next one (`edge`). Elsewhere, `call` is the call that is being answered.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from flask import Request, Response, request
from werkzeug.exceptions import ClientDisconnected
from werkzeug.http import is_entity_header
from werkzeug.utils import cached_property

from service.api import headers

if TYPE_CHECKING:
    from service.api.deprecation import Notice
    from service.api.places import Place
    from service.api.problems import RefusalError
    from service.api.rates import Counted
    from service.api.shares import Share
    from service.api.turns import Turn

ANYBODY = "anonymous"
# A UUID (RFC 9562), with hyphens or without. The id is logged, and other text may hold a name or an identity number.
_REQUEST_ID = re.compile(
    r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[1-8][0-9a-f]{3}\1[89ab][0-9a-f]{3}\1[0-9a-f]{12}\Z", re.IGNORECASE
)
_LENGTH = re.compile(r"[0-9]{1,9}\Z")
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Route:
    """What an address stands for: its operation, its blueprint, its rule, and whether it takes parameters."""

    operation: str
    blueprint: str = ""
    rule: str = ""
    takes_query: bool = False


UNKNOWN = Route("unknown")


class Call(Request):
    """A request, with what becomes known of it while it is answered.

    `began` is in nanoseconds of `time.perf_counter_ns`, `deadline` in seconds of `time.monotonic`.
    """

    route = UNKNOWN
    began = 0
    deadline = 0.0
    caller = ANYBODY
    caller_key = ""
    turned_away: "RefusalError | None" = None
    counted: "Counted | None" = None
    in_flight = False
    at_door = False
    share: "Share | None" = None
    place: "Place | None" = None
    turn: "Turn | None" = None
    streams = False
    codes: tuple[str, ...] = ()
    notice: "Notice | None" = None
    via = ""
    span: Any = None  # Of a library that is only there where it is used.
    day: date | None = None
    policy_version = ""  # Of the book that the request named.

    def __init__(self, environ: Any, *, shallow: bool = False) -> None:  # noqa: ANN401 - a WSGI environment.
        # Else the environment names the call and the call the environment: such a circle, and the body with it, would
        # stay until the next garbage collection (`tests/test_http.py`).
        super().__init__(environ, populate_request=False, shallow=shallow)

    @cached_property
    def id(self) -> str:
        """The caller's request id if it is a UUID, else a new one."""
        stated = self.environ.get("HTTP_REQUEST_ID", "")
        return stated if _REQUEST_ID.match(stated) else secrets.token_hex(16)

    @cached_property
    def language(self) -> str:
        """The language asked for: Chinese unless English is preferred."""
        return headers.language(self.environ.get("HTTP_ACCEPT_LANGUAGE", ""))

    def body(self) -> bytes:
        """The body. Raises as `get_data` does, but takes 9 µs less where the length is stated and allowed."""
        stated, most = self.environ.get("CONTENT_LENGTH", ""), self.max_content_length
        chunked = "HTTP_TRANSFER_ENCODING" in self.environ
        if chunked or not _LENGTH.match(stated) or most is None or int(stated) > most:
            return self.get_data(cache=False)
        read: bytes = self.environ["wsgi.input"].read(int(stated))
        if len(read) < int(stated):
            raise ClientDisconnected
        return read

    def is_utf8(self, media_type: str) -> bool:
        """Whether the body is of that type, in UTF-8."""
        return headers.content_type(self.environ.get("CONTENT_TYPE", "")) == (media_type, "utf-8")


class Reply(Response):
    """A response. The headers in `told` are sent as they are: werkzeug would check each, some 20 µs a response.

    A view may set `content_policy`, `language` and `kept_for`; they replace the default of their header.
    """

    told: Sequence[tuple[str, str]] = ()
    content_policy = ""
    language = ""
    kept_for = ""
    varies_by_origin = False

    def get_wsgi_response(self, environ: Any) -> Any:  # noqa: ANN401 - werkzeug's own form.
        """The parts of the response for the server."""
        parts, status, found = super().get_wsgi_response(environ)
        told = self.told
        if self.status_code == _NOT_MODIFIED:
            told = [each for each in told if not is_entity_header(each[0])]
        return parts, status, [*found, *told]


call = cast("Call", request)
"""The call that is being answered."""


def current() -> Call:
    """The call itself: each look at a member of `call` finds it anew, in 1 µs."""
    return cast("Call", call._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - werkzeug documents it.
