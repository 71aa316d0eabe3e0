"""What a request needs that is made at start: the book, the words, the clock; and what is said of each request."""

import mmap
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, cast

from flask import Flask, Response, current_app, g, request

from service.api import encoding, json
from service.api.v1 import CONTRACT
from service.policy.book import PolicyBook
from service.wording.sentences import LANGUAGES, Sentences

# Not what looks like an identity, card or phone number: the id is logged.
_REQUEST_ID = re.compile(r"(?![0-9]+[Xx]?\Z)[A-Za-z0-9-]{8,64}\Z")
_EXTENSION = "personal-account-service"
SHANGHAI = timezone(timedelta(hours=8))
"""The time where the law applies; without daylight saving, so no time zone database is needed."""

ONE_DAY = 86_400
"""The most seconds for which anything is kept without asking again: another book may be served then."""


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that every request shares.

    `today` is the date in Asia/Shanghai, `now` the time there; `address` is the public one. `draining` tells that the
    service is leaving, `new_book_refused` that it was given a book it could not read and goes on with the one it has.
    """

    book: PolicyBook
    words: Mapping[str, Sentences]
    today: Callable[[], date]
    now: Callable[[], datetime]
    draining: "Flag"
    new_book_refused: "Flag"
    address: str = ""


class Flag:
    """Something that is so from a moment on. The memory is shared: the server's first process sets it, all may ask."""

    __slots__ = ("_flag",)

    def __init__(self) -> None:
        self._flag = mmap.mmap(-1, 1)

    def set(self) -> None:
        """Say that it is so."""
        self._flag[0] = 1

    def __call__(self) -> bool:
        """Whether it is so."""
        return self._flag[0] == 1


def install(app: Flask, service: Service) -> None:
    """Give the app its parts, and every response its headers."""
    app.extensions[_EXTENSION] = service
    app.after_request(_finish)


def service() -> Service:
    """The parts of the current app."""
    return cast("Service", current_app.extensions[_EXTENSION])


def language() -> str:
    """The language asked for: Chinese unless English is preferred."""
    if "language" not in g:
        g.language = request.accept_languages.best_match(LANGUAGES, default=LANGUAGES[0])
    return cast("str", g.language)


def day_asked() -> date:
    """The date in Asia/Shanghai when it was first asked for: a request that outlives midnight is of one day."""
    if "today" not in g:
        g.today = service().today()
    return cast("date", g.today)


def sentences() -> Sentences:
    """The words in the language asked for."""
    return service().words[language()]


def request_id() -> str:
    """The caller's request id where it is a fit one, else a new one."""
    if "request_id" not in g:
        stated = request.headers.get("Request-Id", "")
        g.request_id = stated if _REQUEST_ID.match(stated) else secrets.token_hex(16)
    return cast("str", g.request_id)


def reply(
    content: Mapping[str, Any], status: int = 200, media_type: str = "application/json", *, fresh: int | None = None
) -> Response:
    """A JSON response; `fresh` is for how many seconds the same request is answered alike."""
    response = Response(json.write(content), status=status, content_type=media_type)
    if fresh is not None:
        response.headers["Cache-Control"] = f"max-age={fresh}"
    return response


def until_tomorrow(today: date) -> int:
    """The seconds that are left of a day in Asia/Shanghai: for so long an answer that is dated by default holds.

    No answer dated today ends earlier, because its validity ends with a day. None are left of a day that is over, as
    one that ended while its answer was made.
    """
    midnight = datetime.combine(today + timedelta(days=1), time(), SHANGHAI)
    return min(max(int((midnight - service().now()).total_seconds()), 0), ONE_DAY)


def _finish(response: Response) -> Response:
    """Headers of every response; a strong ETag and 304 for what can be asked again."""
    if request.method == "OPTIONS" and response.status_code == 200:  # noqa: PLR2004
        response.status_code = 204
        response.headers.remove("Content-Type")
    parts = service()
    response.headers["Request-Id"] = request_id()
    response.headers["API-Version"] = CONTRACT
    response.headers["Policy-Version"] = parts.book.version
    response.headers.setdefault("Content-Language", language())
    response.vary.add("Accept-Language")
    again = request.method in ("GET", "HEAD") and response.status_code == 200 and not response.is_streamed  # noqa: PLR2004
    response.headers.setdefault("Cache-Control", "no-cache" if again else "no-store")
    encoding.encode(response, again=again)
    return response
