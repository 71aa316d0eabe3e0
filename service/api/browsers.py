"""What browsers are told with every response: it is what it says it is, loads nothing, and stands in nobody's frame.

A page that shows more says so itself, before; it is a page of ours, and nothing in it comes from elsewhere.
"""

from collections.abc import Mapping

from flask import Flask, Response

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
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


def install(app: Flask, *, secure: bool) -> None:
    """Give every response these headers; where callers see an https address (`secure`), that they stay with it."""
    headers = {**HEADERS, "Strict-Transport-Security": f"max-age={_A_YEAR}"} if secure else HEADERS

    @app.after_request
    def tell(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
