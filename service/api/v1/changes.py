"""All dated changes of the rules, as a paged list and as an Atom feed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Response

from service.api.calls import Reply
from service.api.context import day_asked, sentences, service, until_tomorrow
from service.api.spec import StrictBlueprint
from service.api.v1.cited import value_citation
from service.api.v1.feed import ATOM, Feed, latest_first, when
from service.api.v1.paging import PAGE_SIZE, PageQuery, PageSchema, linked, neighbours, own_address, paged, shown_of
from service.policy import survey
from service.policy.book import PolicyBook
from service.policy.survey import Change
from service.policy.values import NATION, Value
from service.shapes.fields import AnswerSchema, AreaField, ChoiceField, DayField, NameField
from service.shapes.members import a_code, a_day, a_text, a_truth, many, nested, one_of
from service.shapes.parts import CitationSchema
from service.wording.claims import render_value
from service.wording.sentences import Sentences

_CODE = r"^[0-9]{6}$"
_KINDS = ("starts", "changes", "same_value", "ends")
_WHEN = ("past", "coming")
_CHOSEN = ("area", "topic", "on", "from", "to", "when")
"""The query parameters that select the changes of a feed."""
_FEED = {
    "type": "string",
    "minLength": 1,
    "pattern": "<feed",
    "maxLength": 1_000_000,
    "title": "An Atom feed",
    "description": "A feed as RFC 4287 has it: an entry for each change, the latest news first.",
}


class ChangesQuery(PageQuery):
    """Which changes."""

    area = AreaField(description="Only changes filed under this area.")
    topic = NameField(description="Only changes of this topic.")
    on = DayField(description="Only changes on exactly this day; `from` and `to` ask for several days.")
    when = ChoiceField(_WHEN, description="Only changes up to today (`past`), or after it (`coming`).")


ChangesQuery._declared_fields["from"] = DayField(  # noqa: SLF001 - `from` is a keyword, so no attribute can declare it.
    description="Only changes on this day or later."
)
ChangesQuery._declared_fields["to"] = DayField(  # noqa: SLF001 - next to `from`, in the same way.
    description="Only changes on this day or earlier."
)


class ChangeSchema(AnswerSchema):
    """One dated change of the book."""

    from_on = a_day("The day of the change.", nullable=False)
    start_stated = a_truth("Whether the source states that day.")
    kind = one_of("What kind of change.", *_KINDS)
    kind_text = a_text("That in words.", "规定有变化", most=80)
    name = a_code("The parameter.", "retiree_credit")
    topic = a_code("Its topic.", "credit")
    title = a_text("The parameter in words.", "退休人员每月划入", most=200)
    area_code = a_text("The area it is filed under; 000000 is the nation.", "110000", most=6, pattern=_CODE)
    covers = one_of("Whom it covers.", "own_pool", "province", "nation")
    old_value = a_text("The value before, in words.", "100.00元", nullable=True, most=600)
    new_value = a_text("The value from then on, in words.", "110.00元", nullable=True, most=600)
    citation = nested(CitationSchema, "Where the change stands.")


class ChangePageSchema(PageSchema):
    """Changes."""

    items = many(ChangeSchema, "The changes of this page.", PAGE_SIZE)


def add(made: StrictBlueprint) -> None:
    """Add the routes for changes to the blueprint of the policy."""

    @made.get("/changes")
    @made.arguments(ChangesQuery, location="query")
    @made.response(200, ChangePageSchema, description="A page of changes.")
    @made.doc(operationId="listChanges", tags=["policy"])
    def list_changes(query: Mapping[str, Any]) -> Response:
        """Every dated change of the rules, in order of its day.

        规定的历次变化，按日期排列。
        """
        book, words, today = service().book, sentences(), day_asked()
        found = asked_for(query, book, today)
        return paged(query, found, lambda each: _change(each, book, words), fresh=until_tomorrow(today))

    @made.get("/changes.atom")
    @made.arguments(ChangesQuery, location="query")
    @made.response(200, schema=_FEED, content_type=ATOM, description="A page of the feed.")
    @made.doc(operationId="getChangesFeed", tags=["policy"])
    def get_changes_feed(query: Mapping[str, Any]) -> Response:
        """The same changes as an Atom feed, the latest news first.

        可以订阅的规定变化（Atom），新的在前；可按地区和专题订阅，也可只看已经发生或将要发生的变化。 A change that is
        coming is news twice: when the book records it, and on its day. Ids of entries stay the same.
        """
        book, words, today = service().book, sentences(), day_asked()
        found = latest_first(asked_for(query, book, today), today)
        pages = neighbours(query, len(found))
        chosen = {name: str(query[name]) for name in _CHOSEN if name in query}
        feed = Feed(shown_of(query, found), found, chosen, own_address(), pages)
        response = Reply(feed.written(book, words, today), content_type=f"{ATOM}; charset=utf-8")
        response.kept_for = f"max-age={until_tomorrow(today)}"
        return linked(response, pages)


def asked_for(query: Mapping[str, Any], book: PolicyBook, today: date) -> list[Change]:
    """The changes that a query selects, ordered by day."""
    first, last = query.get("from") or date.min, query.get("to") or date.max
    return [
        each
        for each in survey.changes(book, today)
        if query.get("area") in (None, each.value.area)
        and query.get("topic") in (None, book.parameters[each.value.parameter].topic)
        and first <= each.value.from_on <= last
        and query.get("on") in (None, each.value.from_on)
        and query.get("when") in (None, when(each, today))
    ]


def _change(change: Change, book: PolicyBook, words: Sentences) -> dict[str, Any]:
    value = change.value
    return {
        "from_on": value.from_on.isoformat(),
        "start_stated": value.start_stated,
        "kind": change.kind,
        "kind_text": words.word("changes", change.kind),
        "name": value.parameter,
        "topic": book.parameters[value.parameter].topic,
        "title": words.topic(value.parameter),
        "area_code": value.area,
        "covers": "nation" if change.key == NATION else "province" if change.key.endswith("*") else "own_pool",
        "old_value": _in_words(change.before, words),
        "new_value": _in_words(value, words),
        "citation": value_citation(value, book.last_day(value)),
    }


def _in_words(value: Value | None, words: Sentences) -> str | None:
    return None if value is None or value.term is None else render_value(value, words)
