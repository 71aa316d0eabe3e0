"""The published contract, its bundled reader at `/docs`, the front page, and a page for each kind of problem.

Nothing comes from elsewhere.
"""

from pathlib import Path

from flask import Blueprint, Response, abort, render_template, send_from_directory

from service.api.context import service
from service.api.problems import KINDS
from service.explanations import zh
from service.explanations.sentences import LANGUAGES

_PAGES = Path(__file__).parent / "pages"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The bundled reader makes elements of text; no script of ours does.
_OUR_POLICY = f"{_POLICY}; require-trusted-types-for 'script'; trusted-types 'none'"


def blueprint(openapi: bytes) -> Blueprint:
    """The routes of the pages; `openapi` is the published document."""
    made = Blueprint("docs", __name__, template_folder="pages")

    @made.get("/openapi.json")
    def document() -> Response:
        return Response(openapi, content_type="application/json")

    @made.get("/docs")
    def docs() -> Response:
        return _page(_file(_PAGES, "docs.html"), _POLICY)

    @made.get("/docs/<path:name>")
    def asset(name: str) -> Response:
        # Asked for again each time, which a 304 answers: files of two releases never meet in one page.
        return _file(_PAGES / "assets", name)

    @made.get("/problems")
    def problems() -> Response:
        return _filled("problems.html", kinds=KINDS, codes=list(zh.WORDS["problems"]))

    @made.get("/problems/<string:slug>")
    def problem(slug: str) -> Response:
        kind = next((kind for kind in KINDS if kind.slug == slug), None)
        if kind is None:
            abort(404)
        return _filled("problem.html", kind=kind)

    return made


def _filled(name: str, **values: object) -> Response:
    """A page made from its template, in both languages."""
    words = [service().words[language] for language in LANGUAGES]
    return _page(Response(render_template(name, words=words, **values), content_type="text/html; charset=utf-8"))


def _page(response: Response, policy: str = _OUR_POLICY) -> Response:
    response.headers["Content-Security-Policy"] = policy
    response.headers["Content-Language"] = ", ".join(LANGUAGES)
    return response


def _file(folder: Path, name: str) -> Response:
    """A file, whole, so that its tag is made of its content and it can be compressed as all else is."""
    with send_from_directory(folder, name, conditional=False) as file:
        file.direct_passthrough = False
        return Response(file.get_data(), content_type=file.content_type)
