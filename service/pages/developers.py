"""The pages for integrators: three example requests, the reader of the contract, and pages on problems."""

from pathlib import Path

from flask import Blueprint, abort, request

from service.api.calls import Reply
from service.api.context import service
from service.api.problems import KINDS
from service.pages import frame
from service.wording.sentences import LANGUAGES
from service.wording.words import CHINESE

SNIPPETS = Path(__file__).parent / "snippets"
"""One folder per request, one file per language. Tests run each of them against a server."""
REQUESTS = ("ask", "plan", "values")
TONGUES = (("curl.sh", "curl"), ("client.ts", "TypeScript"), ("client.py", "Python"), ("miniprogram.js", "miniprogram"))
HERE = "http://127.0.0.1:8000"
"""The address in the files; pages replace it by their own."""


def install(pages: Blueprint) -> None:
    """Add the routes."""

    @pages.get("/developers")
    def developers() -> Reply:
        shown = {
            name: [(label, _code(name, file, request.host_url.rstrip("/"))) for file, label in TONGUES]
            for name in REQUESTS
        }
        return frame.page("developers.html", requests=shown)

    @pages.get("/docs")
    def docs() -> Reply:
        # The bundled reader creates elements from text; none of our scripts do.
        return frame.page("docs.html", frame.POLICY)

    @pages.get("/problems")
    def problems() -> Reply:
        return frame.page("problems.html", kinds=KINDS, codes=list(CHINESE["problems"]), both=_both())

    @pages.get("/problems/<string:slug>")
    def problem(slug: str) -> Reply:
        kind = next((kind for kind in KINDS if kind.slug == slug), None)
        if kind is None:
            abort(404)
        return frame.page("problem.html", kind=kind, both=_both())


def _both() -> list[object]:
    """Return the sentences in both languages, because a developer may read either."""
    return [service().words[language] for language in LANGUAGES]


def _code(name: str, file: str, address: str) -> str:
    return _TEXTS[name, file].replace(HERE, service().address or address)


_TEXTS = {
    (name, file): (SNIPPETS / name / file).read_text(encoding="utf-8") for name in REQUESTS for file, _ in TONGUES
}
