"""The routes of the policy book: an area, a topic, a document, a rule, what disagrees, what is open, and the search."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, request

from service.api.context import day_asked, sentences, service
from service.pages import frame
from service.pages.finding import find
from service.pages.reading import Reader, source_id
from service.pages.words import TOPICS
from service.policy.book import EVIDENCE, NATION

_STATES = ("known", "cautious", "conflicting", "expired", "unknown")
_MOST_TYPED = 60


def install(made: Blueprint, readings: Mapping[str, str]) -> None:
    """Add the routes; `readings` are the pinyin of areas by code."""

    @made.get("/book")
    def book() -> Response:
        reader = _reader()
        return _page("book.html", reader, states=reader.states(), grades=reader.grades(), coming=reader.coming())

    @made.get("/book/areas/<string:code>")
    def area(code: str) -> Response:
        reader = _reader()
        if code != NATION and code not in reader.book.areas:
            abort(404)
        return _page("book_area.html", reader, code=code, area=reader.book.areas.get(code))

    @made.get("/book/topics/<string:name>")
    def topic(name: str) -> Response:
        reader = _reader()
        if name not in reader.topics():
            abort(404)
        return _page("book_topic.html", reader, name=name)

    @made.get("/book/sources")
    def sources() -> Response:
        return _page("book_sources.html", _reader())

    @made.get("/book/sources/<string:name>")
    def source(name: str) -> Response:
        reader = _reader()
        found = reader.source(name)
        if found is None:
            abort(404)
        return _page("book_source.html", reader, source=found)

    @made.get("/book/rules/<string:name>")
    def rule(name: str) -> Response:
        """The place of a citation on the page of its document."""
        found = _reader().source_of(name)
        if found is None:
            abort(404)
        return redirect(frame.to("source", name=source_id(found), _anchor=name))  # type: ignore[return-value]

    @made.get("/book/conflicts")
    def conflicts() -> Response:
        return _page("book_conflicts.html", _reader())

    @made.get("/book/holes")
    def holes() -> Response:
        return _page("book_holes.html", _reader())

    @made.get("/book/search")
    def search() -> Response:
        reader = _reader()
        typed = request.args.get("q", "")[:_MOST_TYPED]
        return _page("book_search.html", reader, typed=typed, found=find(typed, reader, readings))


def _reader() -> Reader:
    return Reader(service().book, sentences(), day_asked())


def _page(template: str, reader: Reader, **values: object) -> Response:
    def topic_name(code: str) -> str:
        """What a topic is called; a book may have topics that these pages do not know."""
        return frame.said(TOPICS[code]) if code in TOPICS else code

    given = {"reader": reader, "topic_name": topic_name, "source_id": source_id, "words": reader.words}
    lists = {"states_listed": _STATES, "evidence": EVIDENCE, "nation": NATION}
    return frame.page(template, **{**given, **lists, **values})
