"""What a caller may ask for: `/v1` and `/mcp` speak JSON, so a caller that takes none gets 406.

A language is never refused: a sentence in Chinese beats no answer, so an unknown one gets the
default. Problems are sent whatever is accepted.
"""

from collections.abc import Callable, Mapping

from service.api import headers
from service.api.calls import Call
from service.api.problems import refuse

_JSON = "application/json"
_SPEAK_JSON = ("/v1", "/mcp")


def step(more: Mapping[str, str]) -> Callable[[Call], None]:
    """Refuse requests there whose `Accept` leaves out JSON, and the other type of a path in `more`."""

    def acceptable(asked: Call) -> None:
        accepted = asked.environ.get("HTTP_ACCEPT", "")
        # Without a route or a view of ours, what is wrong is not the type.
        if not accepted or not asked.route.rule.startswith(_SPEAK_JSON) or asked.method == "OPTIONS":
            return
        other = more.get(asked.route.rule)
        if not (headers.takes(accepted, _JSON) or (other and headers.takes(accepted, other))):
            refuse(406, "not_acceptable")

    return acceptable
