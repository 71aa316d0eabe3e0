"""CORS: which web pages of other origins may read answers. `CORS_ORIGINS` lists them; by default there are none.

Callers are known by headers, never by cookies, so `Access-Control-Allow-Credentials` is not sent and `*` is safe.

Instead of Flask-CORS: it leaves `Vary: Origin` out of answers to other origins, so that a shared cache could give such
an answer, which no page may read, to an allowed page.
Test: `tests/test_manners.py::test_a_page_of_another_origin_may_not`.
"""

from collections.abc import Callable, Collection

from werkzeug.datastructures import HeaderSet

from service.api.calls import Call, Reply

ANY = "*"
TAKEN = (
    *("Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", "Request-Id", "X-Api-Key"),
    *("MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"),
)
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
# The most for which Chromium caches a preflight.
_REMEMBER_SECONDS = 7200


def step(allowed: Collection[str]) -> Callable[[Call, Reply], None]:
    """Let pages of the `allowed` origins read every response, problems included, and answer their preflights."""
    shown = ("Access-Control-Expose-Headers", HeaderSet(SHOWN).to_header())

    def admit(asked: Call, reply: Reply) -> None:
        # A shared cache must not give one origin what was made for another or for none.
        reply.varies_by_origin = ANY not in allowed
        origin = asked.environ.get("HTTP_ORIGIN")
        if origin is None or not (ANY in allowed or origin in allowed):
            return
        reply.told = (*reply.told, ("Access-Control-Allow-Origin", ANY if ANY in allowed else origin))
        if asked.method == "OPTIONS" and "Access-Control-Request-Method" in asked.headers:
            reply.access_control_allow_methods = reply.allow
            reply.access_control_allow_headers = HeaderSet(TAKEN)
            reply.access_control_max_age = _REMEMBER_SECONDS
        else:
            reply.told = (*reply.told, shown)

    return admit
