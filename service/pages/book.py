"""The routes of the policy book: areas, topics, documents, rules, conflicts, open points, and the search."""

from collections.abc import Callable, Mapping

from flask import Blueprint, abort, request

from service.api.calls import Reply
from service.api.context import day_asked, service
from service.pages import frame
from service.pages.finding import find
from service.pages.reading import Reader, source_id
from service.pages.words import TOPICS
from service.policy.values import EVIDENCE, NATION

_STATES = ("known", "cautious", "conflicting", "expired", "unknown")
_MOST_TYPED = 60


def _reader() -> Reader:
    return Reader(service().book, service().words[frame.tag()], day_asked())


def _page(template: str, reader: Reader, **values: object) -> Reply:
    def topic_name(code: str) -> str:
        """Return the name of a topic, or its code if these pages have no name for it."""
        return frame.said(TOPICS[code]) if code in TOPICS else code

    return frame.page(
        template,
        frame.SEARCHED,
        reader=reader,
        topic_name=topic_name,
        source_id=source_id,
        words=reader.words,
        states_listed=_STATES,
        evidence=EVIDENCE,
        nation=NATION,
        **values,
    )


def book() -> Reply:
    """The first page: topics, areas, coming changes, and coverage."""
    reader = _reader()
    return _page("book.html", reader, states=reader.states(), grades=reader.grades(), coming=reader.coming())


def area(code: str) -> Reply:
    """What is in force in an area, with earlier values."""
    reader = _reader()
    if code != NATION and code not in reader.book.areas:
        abort(404)
    return _page("book_area.html", reader, code=code, area=reader.book.areas.get(code))


def topic(name: str) -> Reply:
    """Every value of a topic, by area, through time."""
    reader = _reader()
    if name not in reader.topics():
        abort(404)
    return _page("book_topic.html", reader, name=name)


def sources() -> Reply:
    """Every document, strongest evidence first."""
    return _page("book_sources.html", _reader())


def source(name: str) -> Reply:
    """A document and what rests on it."""
    reader = _reader()
    document = reader.source(name)
    if document is None:
        abort(404)
    return _page("book_source.html", reader, source=document)


def rule(name: str) -> Reply:
    """The rule behind one citation, to which answers and lists link."""
    reader = _reader()
    document = reader.source_of(name)
    if document is None:
        abort(404)
    return _page("book_source.html", reader, source=document, only=name)


def conflicts() -> Reply:
    """Where sources disagree."""
    return _page("book_conflicts.html", _reader())


def holes() -> Reply:
    """What is unknown, and what is wanted."""
    return _page("book_holes.html", _reader())


def search() -> Reply:
    """Search results for a typed text."""
    reader = _reader()
    typed = request.args.get("q", "")[:_MOST_TYPED]
    return _page("book_search.html", reader, typed=typed, found=find(typed, reader))


_ROUTES: Mapping[str, Callable[..., Reply]] = {
    "/book": book,
    "/book/areas/<string:code>": area,
    "/book/topics/<string:name>": topic,
    "/book/sources": sources,
    "/book/sources/<string:name>": source,
    "/book/rules/<string:name>": rule,
    "/book/conflicts": conflicts,
    "/book/holes": holes,
    "/book/search": search,
}


def blueprint() -> Blueprint:
    """Return the routes as a blueprint of their own, because they count against the rate limit."""
    pages = Blueprint("book", __name__)
    for path, view in _ROUTES.items():
        pages.add_url_rule(path, view_func=view)
    return pages
