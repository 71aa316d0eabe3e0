"""What a request needs that is made at start: the book, the words, the clock; and what is said of each request."""

import mmap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, current_app

from service.api import encoding, json
from service.api.calls import Call, Reply, call
from service.api.v1 import CONTRACT
from service.policy.book import PolicyBook
from service.wording.sentences import Sentences

if TYPE_CHECKING:
    from service.api.editions import Edition

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


def install(app: Flask, service: Service) -> Callable[[Call, Reply], None]:
    """Give the app its parts; the step that gives every reply its headers, and its encoding."""
    app.extensions[_EXTENSION] = service
    served = service.book.version

    def finish(asked: Call, reply: Reply) -> None:
        if asked.method == "OPTIONS" and reply.status_code == HTTPStatus.OK:
            reply.status_code = HTTPStatus.NO_CONTENT
            reply.headers.remove("Content-Type")
        # What can be asked again gets a strong tag, and is not sent again in vain.
        again = asked.method in ("GET", "HEAD") and reply.status_code == HTTPStatus.OK and not asked.streams
        origin = "Origin, " if reply.varies_by_origin else ""
        encoded = ", Accept-Encoding" if encoding.encode(asked, reply, again=again) else ""
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
    """The date in Asia/Shanghai when it was first asked for: a request that outlives midnight is of one day."""
    if call.day is None:
        call.day = service().today()
    return call.day


def sentences() -> Sentences:
    """The words in the language asked for."""
    return service().words[language()]


def request_id() -> str:
    """The caller's request id where it is a fit one, else a new one."""
    return call.id


def reply(
    content: Mapping[str, Any], status: int = 200, media_type: str = "application/json", *, fresh: int | None = None
) -> Reply:
    """A JSON response; `fresh` is for how many seconds the same request is answered alike."""
    made = Reply(json.write(content), status=status, content_type=media_type)
    if fresh is not None:
        made.kept_for = f"max-age={fresh}"
    return made


def until_tomorrow(today: date) -> int:
    """The seconds that are left of a day in Asia/Shanghai: for so long an answer that is dated by default holds.

    No answer dated today ends earlier, because its validity ends with a day. None are left of a day that is over, as
    one that ended while its answer was made.
    """
    midnight = datetime.combine(today + timedelta(days=1), time(), SHANGHAI)
    return min(max(int((midnight - service().now()).total_seconds()), 0), ONE_DAY)
