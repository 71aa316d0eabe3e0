"""The published contract, its bundled reader at `/docs`, and the front page. Nothing comes from elsewhere."""

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

_PAGES = Path(__file__).parent / "pages"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def blueprint(openapi: bytes) -> Blueprint:
    """The routes of the pages; `openapi` is the published document."""
    made = Blueprint("docs", __name__)

    @made.get("/openapi.json")
    def document() -> Response:
        return Response(openapi, content_type="application/json")

    @made.get("/")
    def front() -> Response:
        return _page("index.html")

    @made.get("/docs")
    def docs() -> Response:
        return _page("docs.html")

    @made.get("/docs/<path:name>")
    def asset(name: str) -> Response:
        # Asked for again each time, which a 304 answers: files of two releases never meet in one page.
        response = send_from_directory(_PAGES / "assets", name)
        response.direct_passthrough = False
        return response

    return made


def _page(name: str) -> Response:
    response = send_from_directory(_PAGES, name)
    response.direct_passthrough = False
    response.headers["Content-Security-Policy"] = _POLICY
    return response
