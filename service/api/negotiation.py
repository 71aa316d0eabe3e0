"""What a caller may ask for: `/v1` speaks JSON only, so a caller that takes none gets 406; a language is never refused.

A sentence in Chinese beats no answer, so an unknown language gets the default. Problems are sent whatever is accepted.
"""

from flask import Flask, request

from service.api.problems import refuse

_RANGES = ("application/json", "application/*", "*/*")


def install(app: Flask) -> None:
    """Refuse requests under `/v1` whose `Accept` leaves out JSON."""

    @app.before_request
    def acceptable() -> None:
        # Without a route or a view of ours, what is wrong is not the type.
        if request.path.startswith("/v1") and request.url_rule and request.method != "OPTIONS" and not _takes_json():
            refuse(406, "not_acceptable")


def _takes_json() -> bool:
    """Whether JSON is among the types accepted; the most specific range decides, parameters such as charset do not."""
    accepted = {kind.partition(";")[0].strip().lower(): quality for kind, quality in request.accept_mimetypes}
    stated = [accepted[each] for each in _RANGES if each in accepted]
    return not accepted or (bool(stated) and stated[0] > 0)
