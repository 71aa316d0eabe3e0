"""The routes of the pages: the front page, the explorer, the places it lists, and static files."""

import json

from flask import Blueprint, abort

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

    developers.install(pages)
    return pages


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
