"""Changes of the rules as an Atom feed (RFC 4287), in pages (RFC 5005).

The id of an entry never changes. It is derived from the area, the parameter and the day of the change, and not from
wording or sources. The id of a feed is derived from the query parameters, and is the same in both languages.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from service.api.context import service
from service.api.v1 import CONTRACT
from service.policy import survey
from service.policy.book import PolicyBook
from service.policy.survey import Change
from service.policy.values import NATION
from service.wording.claims import render_value
from service.wording.sentences import Sentences

ATOM = "application/atom+xml"
_SPACE = "http://www.w3.org/2005/Atom"
_NAMES = UUID("4eb91dbe-7a39-4ab9-bc52-6b9891d42d46")
"""The namespace of the ids of feeds and entries. If it changed, feed readers would show every entry as new."""


_PAGES = {"prev": "previous"}
"""Page relations whose name in a feed differs from that in the `Link` header."""
_SCHEMES = ("area", "topic", "kind", "when")
"""The schemes of an entry's categories."""


def latest_first(changes: Sequence[Change], today: date) -> list[Change]:
    """Changes in feed order: the latest news first; within one day of news, those closest to today first."""
    return sorted(changes, key=lambda each: (today - _news_on(each, today), abs(today - each.value.from_on)))


def _news_on(change: Change, today: date) -> date:
    """The day a change became news: when the book recorded it, or when it happened if that was later."""
    recorded_on, from_on = change.value.recorded_on, change.value.from_on
    return from_on if recorded_on < from_on <= today else recorded_on


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed: its entries, all changes of the feed, the query, and the addresses of other pages."""

    shown: Sequence[Change]
    changes: Sequence[Change]
    chosen: Mapping[str, str]
    own: str
    pages: Mapping[str, str]

    def written(self, book: PolicyBook, words: Sentences, today: date) -> bytes:
        """The feed as XML in UTF-8."""
        feed = ET.Element("feed", {"xmlns": _SPACE, "xml:lang": words.language})
        _text(feed, "id", _id("feed", *(f"{name}={text}" for name, text in sorted(self.chosen.items()))))
        _text(feed, "title", self._title(book, words))
        listed = self.changes or survey.changes(book, today)
        _text(feed, "updated", _moment(max((_news_on(each, today) for each in listed), default=today)))
        _text(ET.SubElement(feed, "author"), "name", words.word("feed", "author"))
        _text(feed, "generator", words.word("feed", "author"), version=CONTRACT)
        _text(feed, "rights", words.word("feed", "rights"))
        _link(feed, "self", self.own, ATOM)
        _link(feed, "alternate", _page(self._read_at(book), words), "text/html")
        for rel, address in self.pages.items():
            _link(feed, _PAGES.get(rel, rel), address, ATOM)
        for change in self.shown:
            _add_entry(feed, change, book, words, today)
        made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
        return made

    def _read_at(self, book: PolicyBook) -> str:
        """The path of the page for people on the same area or topic."""
        area, topic = self.chosen.get("area"), self.chosen.get("topic")
        if area in book.areas:
            return f"/book/areas/{area}"
        return f"/book/topics/{topic}" if topic in {each.topic for each in book.parameters.values()} else "/book"

    def _title(self, book: PolicyBook, words: Sentences) -> str:
        title, area, topic = words.word("feed", "title"), self.chosen.get("area"), self.chosen.get("topic")
        of = [_area(area, book, words)] if area else []
        if topic:
            of.append(words.word("book_topics", topic) if words.has("book_topics", topic) else topic)
        return words.word("feed", "title_of", title=title, of=words.listed(of)) if of else title


def _add_entry(feed: ET.Element, change: Change, book: PolicyBook, words: Sentences, today: date) -> None:
    value = change.value
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", _id("change", change.key, value.parameter, value.from_on.isoformat()))
    kind = words.word("changes", change.kind)
    area, parameter = _area(value.area, book, words), words.topic(value.parameter)
    title = words.word("feed", "entry", area=area, parameter=parameter, kind=kind, on=value.from_on)
    _text(entry, "title", title)
    _text(entry, "updated", _moment(_news_on(change, today)))
    _text(entry, "published", _moment(value.recorded_on))
    _link(entry, "alternate", _page(f"/book/rules/{value.citation.id}", words), "text/html")
    if value.citation.url:
        _link(entry, "related", value.citation.url)
    terms = (value.area, book.parameters[value.parameter].topic, change.kind, when(change, today))
    for scheme, term in zip(_SCHEMES, terms, strict=True):
        ET.SubElement(entry, "category", {"term": term, "scheme": _id("scheme", scheme)})
    _text(entry, "content", "\n".join(_sentences(change, words)), type="text")


def _sentences(change: Change, words: Sentences) -> Iterator[str]:
    value, before = change.value, change.before
    if value.term is None:
        yield words.word("feed", "ends", on=value.from_on)
    else:
        yield words.word("feed", "applies", on=value.from_on, value=render_value(value, words))
    if before is not None:
        yield words.word("feed", "before", value=render_value(before, words))
    if not value.start_stated:
        yield words.word("feed", "start_inferred")
    yield words.word("feed", "document", title=value.citation.title)


def when(change: Change, today: date) -> str:
    """Whether a change has happened, today included, or is coming."""
    return "coming" if change.value.from_on > today else "past"


def _area(code: str, book: PolicyBook, words: Sentences) -> str:
    if code == NATION:
        return words.word("general", "nation")
    return words.area(book.areas[code]) if code in book.areas else code


def _page(path: str, words: Sentences) -> str:
    """The address of a page for people, in their language."""
    return f"{service().address}{path}{'?lang=en' if words.language == 'en' else ''}"


def _id(*parts: str) -> str:
    return uuid5(_NAMES, " ".join(parts)).urn


def _moment(day: date) -> str:
    """The first moment of a day, in China Standard Time."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _link(parent: ET.Element, rel: str, address: str, media_type: str = "") -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": address} | ({"type": media_type} if media_type else {}))
