"""The routes of the pages: the front page, the explorer, the places it lists, and static files."""

import json

from flask import Blueprint, abort, request
from werkzeug.exceptions import NotFound

from service.api import problems
from service.api.calls import Reply
from service.api.context import service
from service.pages import developers, frame
from service.pages.finding import READINGS
from service.pages.matters import ASKS, GROUPS, Ask
from service.policy.book import PolicyBook

_MODULES = (
    *sorted(f"ask/{file.name}" for file in (frame.ASSETS / "ask").glob("*.js")),
    "pictures/chart.js",
    "pictures/words.js",
)
"""The modules of the explorer, named in the page so that the browser fetches them all at once."""

_OF_PROGRAMS = ("/v1/", "/mcp", "/health/", "/pages/")
"""Addresses that programs ask for."""


def blueprint() -> Blueprint:
    """Return the blueprint with its routes."""
    pages = Blueprint("pages", __name__, template_folder="templates")

    @pages.get("/")
    def front() -> Reply:
        return frame.page("front.html", groups=GROUPS)

    @pages.get("/ask/<string:name>")
    def explorer(name: str) -> Reply:
        if name not in ASKS:
            abort(404)
        ask = ASKS[name]
        return frame.page("ask.html", ask=ask, matter=_for_scripts(ask), modules=_MODULES)

    @pages.get("/places.json")
    def places() -> Reply:
        return frame.listing(_places(service().book))

    @pages.get("/pictures")
    def pictures() -> Reply:
        return frame.page("pictures.html")

    @pages.get("/pages/<path:name>")
    def asset(name: str) -> Reply:
        return frame.asset(name)

    pages.app_errorhandler(404)(_missing)
    developers.install(pages)
    return pages


def _missing(error: NotFound) -> Reply:
    """Answer an address that does not exist: a problem, but a page for browsers where people type addresses."""
    answer = problems.from_http(error)  # Whichever is sent, it is counted and logged as this problem.
    if request.path.startswith(_OF_PROGRAMS) or "text/html" not in request.headers.get("Accept", ""):
        return answer
    page = frame.page("missing.html")
    page.status_code = answer.status_code
    return page


def _for_scripts(ask: Ask) -> str:
    """Return what the explorer's scripts need to know about a matter, as JSON."""
    return json.dumps(
        {
            "id": ask.id,
            "path": ask.path,
            "kind": ask.kind,
            "plan": ask.plan,
            "places": ask.places,
            "questions": ask.questions,
        }
    )


def _places(policy: PolicyBook) -> list[tuple[str, str, str, str]]:
    """Return every area as code, Chinese name, English name and pinyin: what a person may type for it."""
    return [
        (area.code, area.name, area.english_name, READINGS.get(area.code, area.english_name.lower()))
        for area in policy.areas.values()
    ]
