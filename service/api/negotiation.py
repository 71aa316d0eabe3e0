"""What a caller may ask for: `/v1` speaks JSON, so a caller that takes none gets 406; a language is never refused.

A sentence in Chinese beats no answer, so an unknown language gets the default. Problems are sent whatever is accepted.
"""

from collections.abc import Mapping

from flask import Flask, request

from service.api.problems import refuse

_JSON = "application/json"


def install(app: Flask, more: Mapping[str, str]) -> None:
    """Refuse requests under `/v1` whose `Accept` leaves out JSON, and the other type of a path in `more`."""

    @app.before_request
    def acceptable() -> None:
        # Without a route or a view of ours, what is wrong is not the type.
        if request.path.startswith("/v1") and request.url_rule and request.method != "OPTIONS":
            other = more.get(request.url_rule.rule)
            if not (_takes(_JSON) or (other and _takes(other))):
                refuse(406, "not_acceptable")


def _takes(kind: str) -> bool:
    """Whether a type is accepted; the most specific range decides, parameters such as charset do not."""
    accepted = {each.partition(";")[0].strip().lower(): quality for each, quality in request.accept_mimetypes}
    stated = [accepted[each] for each in (kind, f"{kind.partition('/')[0]}/*", "*/*") if each in accepted]
    return not accepted or (bool(stated) and stated[0] > 0)
