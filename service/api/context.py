"""What all requests share and is made at start: book, words, clock. Sets the headers that every reply has."""

import mmap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, current_app

from service.api import encoding, json
from service.api.calls import Call, Reply, call, current
from service.api.v1 import CONTRACT
from service.policy.book import PolicyBook
from service.wording.sentences import Sentences

if TYPE_CHECKING:
    from service.api.editions import Edition

_EXTENSION = "personal-account-service"
SHANGHAI = timezone(timedelta(hours=8))
"""The time where the law applies; without daylight saving, so no time zone database is needed."""

ONE_DAY = 86_400
"""In seconds. Nothing is cached for longer without asking again, because another book may be served by then."""


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that every request shares.

    `today` is the date in Asia/Shanghai, `now` the time there; `address` is the public one. `draining` is set while the
    service shuts down. `new_book_refused` is set when a reload found a faulty book; the old book is still served.
    `held` are all books that a request may name, the one served among them, by version and digest.
    """

    book: PolicyBook
    words: Mapping[str, Sentences]
    today: Callable[[], date]
    now: Callable[[], datetime]
    draining: "Flag"
    new_book_refused: "Flag"
    address: str = ""
    held: Mapping[str, "Edition"] = field(default_factory=dict)


class Flag:
    """A flag in shared memory: the server's first process sets it, and every worker can read it."""

    __slots__ = ("_flag",)

    def __init__(self) -> None:
        self._flag = mmap.mmap(-1, 1)

    def set(self) -> None:
        """Set the flag for all processes."""
        self._flag[0] = 1

    def __call__(self) -> bool:
        """Whether the flag is set."""
        return self._flag[0] == 1


def install(app: Flask, service: Service) -> Callable[[Call, Reply], None]:
    """Give the app its parts. Returns the step that sets the headers of every reply and encodes its body."""
    app.extensions[_EXTENSION] = service
    served = service.book.version

    def finish(asked: Call, reply: Reply) -> None:
        if asked.method == "OPTIONS" and reply.status_code == HTTPStatus.OK:
            reply.status_code = HTTPStatus.NO_CONTENT
            reply.headers.remove("Content-Type")
        # A GET gets a strong ETag, so that an unchanged answer becomes a 304.
        again = asked.method in ("GET", "HEAD") and reply.status_code == HTTPStatus.OK and not asked.streams
        origin = "Origin, " if reply.varies_by_origin else ""
        encoded = ", Accept-Encoding" if encoding.encode(asked, reply, again=again) else ""
        # The headers of every reply. Those for browsers are in `browsers`, their descriptions in `components`.
        reply.told = (
            *reply.told,
            ("Request-Id", asked.id),
            ("API-Version", CONTRACT),
            ("Policy-Version", asked.policy_version or served),
            ("Content-Language", reply.language or asked.language),
            ("Vary", f"{origin}Accept-Language{encoded}"),
            ("Cache-Control", reply.kept_for or ("no-cache" if again else "no-store")),
        )

    return finish


def service() -> Service:
    """The parts of the current app."""
    return cast("Service", current_app.extensions[_EXTENSION])


def language() -> str:
    """The language asked for."""
    return call.language


def day_asked() -> date:
    """The date in Asia/Shanghai, read once a request: a request that runs past midnight keeps its day."""
    asked = current()
    if asked.day is None:
        asked.day = service().today()
    return asked.day


def sentences() -> Sentences:
    """The words in the language asked for."""
    return service().words[language()]


def request_id() -> str:
    """The id of the request (`Call.id`)."""
    return call.id


def reply(
    content: Mapping[str, Any], status: int = 200, media_type: str = "application/json", *, fresh: int | None = None
) -> Reply:
    """A JSON response. For `fresh` seconds the same request gets the same answer."""
    made = Reply(json.write(content), status=status, content_type=media_type)
    if fresh is not None:
        made.kept_for = f"max-age={fresh}"
    return made


def until_tomorrow(today: date) -> int:
    """The seconds left of a day in Asia/Shanghai, for which an answer that is dated today by default can be cached.

    Its validity cannot end earlier, because validity ends with a day. 0 if the day ended while the answer was made.
    """
    midnight = datetime.combine(today + timedelta(days=1), time(), SHANGHAI)
    return min(max(int((midnight - service().now()).total_seconds()), 0), ONE_DAY)
