"""Security headers for browsers, on every response: load nothing, guess no type, show it in no frame.

A page that loads more states its own `Reply.content_policy`. All that it loads is served here.

Instead of Flask-Talisman: it has no `Cross-Origin-Opener-Policy` and no `Cross-Origin-Resource-Policy`.
Test: `tests/test_security.py::test_every_response_to_a_get_has_all_headers_and_tells_nothing_of_the_inside`.
"""

from collections.abc import Callable, Mapping

from service.api.calls import Call, Reply

_POLICY = "Content-Security-Policy"
HEADERS: Mapping[str, str] = {
    _POLICY: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Pages that CORS allows can read answers all the same.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    # The same as frame-ancestors, for browsers and scanners that do not know that.
    "X-Frame-Options": "DENY",
}
_A_YEAR = 31_536_000


def step(*, secure: bool) -> Callable[[Call, Reply], None]:
    """The step that adds these headers. `secure`: the public address is https, so browsers stay with https."""
    all_headers = {**HEADERS, "Strict-Transport-Security": f"max-age={_A_YEAR}"} if secure else HEADERS
    always = tuple((name, value) for name, value in all_headers.items() if name != _POLICY)

    def tell(_: Call, reply: Reply) -> None:
        reply.told = (*reply.told, *always, (_POLICY, reply.content_policy or HEADERS[_POLICY]))

    return tell
