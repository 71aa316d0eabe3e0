"""Lists over the whole policy book: sources, conflicts, dated changes and coverage, in pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Response

from service.api.context import ONE_DAY, day_asked, sentences, service, until_tomorrow
from service.api.spec import StrictBlueprint
from service.api.v1 import changes
from service.api.v1.cited import conflict_wire, value_citation
from service.api.v1.guides import recorded_citations, recorded_wire
from service.api.v1.paging import PAGE_SIZE, PageQuery, PageSchema, paged
from service.lookups.coverage import STATES, Coverage, coverage
from service.lookups.known_conflicts import Disagreement, found_conflicts, recorded
from service.policy import survey
from service.policy.book import PolicyBook, PolicyView
from service.policy.freshness import REASONS, due_of
from service.policy.guides import RecordedConflict
from service.policy.survey import Source
from service.policy.values import EVIDENCE, NATION
from service.shapes.fields import AnswerSchema, AreaField, ChoiceField, DayField, NameField
from service.shapes.members import a_code, a_count, a_day, a_text, listed, many, one_of
from service.shapes.parts import CitationSchema, ConflictSchema
from service.wording.claims import render_value
from service.wording.sentences import Sentences

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_CODE = r"^[0-9]{6}$"


class SourcesQuery(PageQuery):
    """Which sources."""

    area = AreaField(description="Only sources of values filed under this area.")
    topic = NameField(description="Only sources of values of this topic.")
    on = DayField(
        description="Only sources of something that holds on this day, in that area and topic; all if not stated."
    )
    evidence = ChoiceField(EVIDENCE, description="Only sources with evidence of this grade.")


class ConflictsQuery(PageQuery):
    """Which conflicts."""

    area = AreaField(description="Only conflicts filed under this area.")
    topic = NameField(description="Only conflicts of this topic.")
    on = DayField(description="The day for which the rules are asked; today in Asia/Shanghai when not stated.")


class CoverageQuery(PageQuery):
    """Which areas and topics."""

    area = AreaField(description="Only this area.")
    topic = NameField(description="Only this topic.")
    state = ChoiceField(STATES, description="Only topics in this state.")
    on = DayField(description="The day for which the rules are asked; today in Asia/Shanghai when not stated.")


class SourceSchema(AnswerSchema):
    """One document that the book cites."""

    id = a_text("Stable id of the document.", "nhsa-2021-43", most=80, pattern=_ID)
    title = a_text("Its title.", "基本医疗保险关系转移接续暂行办法", most=300)
    document_number = a_text("Its number.", "医保办发〔2021〕43号", nullable=True, most=120)
    issuer = a_text("Who issued it.", "国家医保局办公室、财政部办公厅", nullable=True, most=200)
    level = a_code("Kind of document.", "ministry")
    published_on = a_text(
        "When it was published: a day, a month or a year.",
        "2021-11-01",
        nullable=True,
        most=10,
        pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$",
    )
    url = a_text(
        "Address at the issuer itself.", "https://www.gov.cn/", nullable=True, most=500, pattern=r"^https?://[^\s]+$"
    )
    values = a_count(
        "How many dated values rest on it; 0 where only guides, conflicts or the calendar cite it.", unit="values"
    )
    evidence = listed(one_of("A grade.", *EVIDENCE), "The grades of evidence it is cited with.", len(EVIDENCE))
    areas = listed(a_text("An area.", "000000", most=6, pattern=_CODE), "Where its values are filed.", 500)
    topics = listed(a_code("A topic.", "transfer"), "The topics of its values.", 60)
    citations = listed(a_text("Citation id.", "cn-trf-002", most=80, pattern=_ID), "Its citations.", 200)


class KnownConflictSchema(ConflictSchema):
    """Sources that disagree, with where and how it is known."""

    id = a_text("Stable id.", "transfer-papers", most=120)
    area_code = a_text("The area it is filed under; 000000 is the nation.", "320000", most=6, pattern=_CODE)
    filed_in_topic = a_code("The topic it is listed under.", "transfer")
    found_by = one_of("Found among the values, or recorded as data.", "values", "record")
    citations = many(CitationSchema, "The documents of its claims.", 40)


class ParameterStateSchema(AnswerSchema):
    """How well one parameter is known."""

    name = a_code("The parameter.", "retiree_credit")
    state = one_of("Its state.", *STATES)
    due = one_of(
        "Why it is due for another look: its rule ended, the yearly day of a new figure has passed, or nobody has "
        "confirmed it for a year; null where it is not.",
        *REASONS,
        nullable=True,
    )
    due_since = a_day("Since when.")


class CoverageSchema(AnswerSchema):
    """What the book knows of a topic in an area."""

    area_code = a_text("The area; 000000 is the nation.", "110000", most=6, pattern=_CODE)
    area_name = a_text("Its name in the language asked for.", "北京市", most=80)
    topic = a_code("The topic.", "credit")
    state = one_of("The worst state of its parameters that anything is said of.", *STATES)
    state_text = a_text("That in words.", "有现行规定", most=120)
    parameters = many(ParameterStateSchema, "Its parameters.", 100)


class SourcePageSchema(PageSchema):
    """Sources."""

    items = many(SourceSchema, "The sources of this page.", PAGE_SIZE)


class ConflictPageSchema(PageSchema):
    """Conflicts."""

    items = many(KnownConflictSchema, "The conflicts of this page.", PAGE_SIZE)


class CoveragePageSchema(PageSchema):
    """Coverage."""

    items = many(CoverageSchema, "The areas and topics of this page.", PAGE_SIZE)


def warm(book: PolicyBook, today: date) -> None:
    """Compute the lists once, so that the first caller does not wait."""
    survey.sources(book)
    survey.changes(book, today)
    coverage(book, today, today)
    found_conflicts(book, today, today)


def blueprint() -> StrictBlueprint:
    """The routes of the lists."""
    made = StrictBlueprint("policy", __name__, url_prefix="/v1/policy")

    @made.get("/sources")
    @made.arguments(SourcesQuery, location="query")
    @made.response(200, SourcePageSchema, description="A page of sources.")
    @made.doc(operationId="listSources", tags=["policy"])
    def list_sources(query: Mapping[str, Any]) -> Response:
        """Every document cited, with how many values rest on it.

        所引用的全部文件，以及各有多少项规定依据它。
        """
        found = [
            each
            for each in survey.sources(service().book)
            if each.serves(query.get("area"), query.get("topic"), query.get("on"))
            and query.get("evidence") in (None, *each.evidence)
        ]
        return paged(query, found, _source, fresh=ONE_DAY)

    @made.get("/conflicts")
    @made.arguments(ConflictsQuery, location="query")
    @made.response(200, ConflictPageSchema, description="A page of conflicts.")
    @made.doc(operationId="listConflicts", tags=["policy"])
    def list_conflicts(query: Mapping[str, Any]) -> Response:
        """Every conflict between sources, which one is applied, and why.

        来源之间的全部分歧、采用哪一种、为什么。
        """
        parts, words = service(), sentences()
        today = day_asked()
        on = query.get("on") or today
        listed_conflicts: list[Disagreement | RecordedConflict] = [
            *(each for each in found_conflicts(parts.book, on, today) if _told_apart(each, words)),
            *recorded(parts.book, on, today),
        ]
        found = [
            each
            for each in listed_conflicts
            if query.get("area") in (None, each.area) and query.get("topic") in (None, each.topic)
        ]
        return paged(query, found, lambda each: _conflict(each, parts.book, words), fresh=until_tomorrow(today))

    changes.add(made)

    @made.get("/coverage")
    @made.arguments(CoverageQuery, location="query")
    @made.response(200, CoveragePageSchema, description="A page of coverage.")
    @made.doc(operationId="getCoverage", tags=["policy"])
    def get_coverage(query: Mapping[str, Any]) -> Response:
        """What the book knows on a day, by area and topic.

        各地各专题在某一天的收录情况。
        """
        parts, words = service(), sentences()
        today = day_asked()
        on = query.get("on") or today
        found = [
            each
            for each in coverage(parts.book, on, today)
            if query.get("area") in (None, each.area)
            and query.get("topic") in (None, each.topic)
            and query.get("state") in (None, each.state)
        ]
        return paged(
            query, found, lambda each: _coverage(each, parts.book, on, today, words), fresh=until_tomorrow(today)
        )

    return made


def _source(source: Source) -> dict[str, Any]:
    citation = source.citation
    return {
        "id": citation.source or citation.id,
        "title": citation.title,
        "document_number": citation.document_number,
        "issuer": citation.issuer,
        "level": citation.issuer_level,
        "published_on": citation.published_on,
        "url": citation.url,
        "values": source.values,
        "evidence": list(source.evidence),
        "areas": list(source.areas),
        "topics": list(source.topics),
        "citations": list(source.citations),
    }


def _told_apart(found: Disagreement, words: Sentences) -> bool:
    """Whether the claims differ in content, not only in details beside it."""
    return len({render_value(claim.value, words) for claim in found.conflict.claims}) > 1


def _conflict(conflict: Disagreement | RecordedConflict, book: PolicyBook, words: Sentences) -> dict[str, Any]:
    if isinstance(conflict, RecordedConflict):
        return {
            **recorded_wire(conflict, words),
            "id": conflict.id,
            "area_code": conflict.area or NATION,
            "filed_in_topic": conflict.topic,
            "found_by": "record",
            "citations": list(recorded_citations(conflict, book).values()),
        }
    values = [claim.value for claim in conflict.conflict.claims]
    covers = "-province" if conflict.key.endswith("*") else ""
    return {
        **conflict_wire(conflict.conflict, words),
        "id": f"{conflict.area}{covers}-{conflict.conflict.topic.replace('_', '-')}",
        "area_code": conflict.area,
        "filed_in_topic": conflict.topic,
        "found_by": "values",
        "citations": [value_citation(value, book.last_day(value)) for value in values],
    }


def _coverage(row: Coverage, book: PolicyBook, on: date, known_on: date, words: Sentences) -> dict[str, Any]:
    area = book.areas.get(row.area)
    view = book.at(area.code if area else None, on, known_on)
    return {
        "area_code": row.area,
        "area_name": words.area(area) if area else words.word("general", "nation"),
        "topic": row.topic,
        "state": row.state,
        "state_text": words.word("coverage", row.state),
        "parameters": [_state(name, state, view, book) for name, state in row.parameters],
    }


def _state(name: str, state: str, view: PolicyView, book: PolicyBook) -> dict[str, Any]:
    due = due_of(view.find(name), book.parameters[name], view.on)
    since = due.since.isoformat() if due else None
    return {"name": name, "state": state, "due": due.reason if due else None, "due_since": since}
