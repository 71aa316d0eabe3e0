"""How an operation is retired: announced in the document and on every response, and ended on a named day.

`Deprecation` is RFC 9745, `Sunset` is RFC 8594. `Link` names the operation to use instead and the page about it.

flask-smorest only marks the operation in the document.
Test: `tests/test_deprecation.py::test_a_deprecated_operation_says_so_on_every_response`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar

from flask_smorest import Blueprint
from werkzeug.http import http_date

from service.api.calls import Call, Reply, call

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Notice:
    """When a deprecation begins, when the operation ends, the address to use instead, and where to read about it."""

    since: datetime
    sunset: datetime
    successor: str
    explained: str = "/docs"

    def __post_init__(self) -> None:
        """Refuse an end before the notice."""
        if self.sunset < self.since:
            message = f"The sunset {self.sunset} is before the deprecation {self.since}"
            raise ValueError(message)


def deprecated(blueprint: Blueprint, notice: Notice) -> Callable[[View], View]:
    """Announce the end of an operation. Put it next to the route, so that refusals announce it too."""

    def decorate(view: View) -> View:
        @wraps(view)
        def announced(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any view.
            call.notice = notice
            return view(*args, **kwargs)

        until = notice.sunset.astimezone(UTC).date().isoformat()
        documented: View = blueprint.doc(deprecated=True, **{"x-sunset": until})(announced)
        return documented

    return decorate


def announce(asked: Call, reply: Reply) -> None:
    """The step that adds the headers to every reply of a deprecated operation."""
    notice = asked.notice
    if notice:
        reply.told = (
            *reply.told,
            ("Deprecation", f"@{int(notice.since.timestamp())}"),
            ("Sunset", http_date(notice.sunset)),
            ("Link", f'<{notice.successor}>; rel="successor-version"'),
            ("Link", f'<{notice.explained}>; rel="deprecation"; type="text/html"'),
        )
