"""What browsers are told with every response: it is what it says it is, loads nothing, and stands in nobody's frame.

A page that shows more says so itself, before; it is a page of ours, and nothing in it comes from elsewhere.
"""

from collections.abc import Callable, Mapping

from service.api.calls import Call, Reply

_POLICY = "Content-Security-Policy"
HEADERS: Mapping[str, str] = {
    _POLICY: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Pages of other origins that may read answers ask by CORS, which goes before.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    # What frame-ancestors says, for browsers and scanners that do not know it.
    "X-Frame-Options": "DENY",
}
_A_YEAR = 31_536_000


def step(*, secure: bool) -> Callable[[Call, Reply], None]:
    """Give every reply these headers; where callers see an https address (`secure`), that they stay with it."""
    all_headers = {**HEADERS, "Strict-Transport-Security": f"max-age={_A_YEAR}"} if secure else HEADERS
    always = tuple((name, value) for name, value in all_headers.items() if name != _POLICY)

    def tell(_: Call, reply: Reply) -> None:
        reply.told = (*reply.told, *always, (_POLICY, reply.content_policy or HEADERS[_POLICY]))

    return tell
