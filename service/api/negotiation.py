"""`/v1` and `/mcp` answer in JSON; a caller whose `Accept` leaves it out gets 406.

A language is never refused: who asks for an unknown one gets Chinese. Problems are sent whatever is accepted.

Instead of werkzeug's `accept_mimetypes`: for it, `application/json; charset=utf-8` does not accept JSON.
Test: `tests/test_manners.py::test_only_a_caller_that_takes_no_json_is_refused`.
"""

from collections.abc import Callable, Mapping, Sequence

from service.api import headers
from service.api.calls import Call
from service.api.problems import refuse

_JSON = ("application/json",)
_SPEAK_JSON = ("/v1", "/mcp")


def step(others: Mapping[str, Sequence[str]]) -> Callable[[Call], None]:
    """The step that refuses such requests. `others` names, by rule, media types that are accepted instead of JSON."""

    def acceptable(asked: Call) -> None:
        accepted = asked.environ.get("HTTP_ACCEPT", "")
        # An address that does not exist is a 404, not a 406.
        if not accepted or not asked.route.rule.startswith(_SPEAK_JSON) or asked.method == "OPTIONS":
            return
        if not any(headers.takes(accepted, each) for each in others.get(asked.route.rule, _JSON)):
            refuse(406, "not_acceptable")

    return acceptable
