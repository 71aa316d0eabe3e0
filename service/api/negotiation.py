"""What a caller may ask for: `/v1` and `/mcp` speak JSON, so a caller that takes none gets 406.

A language is never refused: a sentence in Chinese beats no answer, so an unknown one gets the
default. Problems are sent whatever is accepted.
"""

from collections.abc import Callable, Mapping, Sequence

from service.api import headers
from service.api.calls import Call
from service.api.problems import refuse

_JSON = ("application/json",)
_SPEAK_JSON = ("/v1", "/mcp")


def step(others: Mapping[str, Sequence[str]]) -> Callable[[Call], None]:
    """Refuse requests there whose `Accept` leaves out JSON, or all types of a path that `others` names."""

    def acceptable(asked: Call) -> None:
        accepted = asked.environ.get("HTTP_ACCEPT", "")
        # Without a route or a view of ours, what is wrong is not the type.
        if not accepted or not asked.route.rule.startswith(_SPEAK_JSON) or asked.method == "OPTIONS":
            return
        if not any(headers.takes(accepted, each) for each in others.get(asked.route.rule, _JSON)):
            refuse(406, "not_acceptable")

    return acceptable
