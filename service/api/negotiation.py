"""What a caller may ask for: `/v1` speaks JSON, so a caller that takes none gets 406; a language is never refused.

A sentence in Chinese beats no answer, so an unknown language gets the default. Problems are sent whatever is accepted.
"""

from collections.abc import Callable, Mapping

from service.api import headers
from service.api.calls import Call
from service.api.problems import refuse

_JSON = "application/json"


def step(more: Mapping[str, str]) -> Callable[[Call], None]:
    """Refuse requests under `/v1` whose `Accept` leaves out JSON, and the other type of a path in `more`."""

    def acceptable(asked: Call) -> None:
        accepted = asked.environ.get("HTTP_ACCEPT", "")
        # Without a route or a view of ours, what is wrong is not the type.
        if not accepted or not asked.route.rule.startswith("/v1") or asked.method == "OPTIONS":
            return
        other = more.get(asked.route.rule)
        if not (headers.takes(accepted, _JSON) or (other and headers.takes(accepted, other))):
            refuse(406, "not_acceptable")

    return acceptable
