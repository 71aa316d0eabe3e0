"""Which web pages of other origins may read answers: those named in `CORS_ORIGINS`; none where it is empty.

Callers are known by headers, never by cookies, so `Access-Control-Allow-Credentials` is not sent and `*` is safe.
"""

from collections.abc import Collection

from flask import Flask, Response, request
from werkzeug.datastructures import HeaderSet

ANY = "*"
TAKEN = ("Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "Request-Id", "X-Api-Key")
SHOWN = (
    "API-Version",
    "Deprecation",
    "ETag",
    "Link",
    "Policy-Version",
    "RateLimit",
    "RateLimit-Policy",
    "Request-Id",
    "Retry-After",
    "Sunset",
    "WWW-Authenticate",
)
# Chromium remembers a preflight for two hours at most.
_REMEMBER_SECONDS = 7200


def install(app: Flask, allowed: Collection[str]) -> None:
    """Let pages of the `allowed` origins read every response, problems included, and answer their preflights."""
    if not allowed:
        return

    @app.after_request
    def admit(response: Response) -> Response:
        # A cache must not give one origin what was made for another, nor for none.
        if ANY not in allowed:
            response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin is None or not (ANY in allowed or origin in allowed):
            return response
        response.headers["Access-Control-Allow-Origin"] = ANY if ANY in allowed else origin
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response.access_control_allow_methods = response.allow
            response.access_control_allow_headers = HeaderSet(TAKEN)
            response.access_control_max_age = _REMEMBER_SECONDS
        else:
            response.access_control_expose_headers = HeaderSet(SHOWN)
        return response
