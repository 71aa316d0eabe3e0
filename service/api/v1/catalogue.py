"""The content of the policy book: areas, values with their history, working days, and the book itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Response
from marshmallow import fields as ma

from service.api.context import ONE_DAY, day_asked, reply, sentences, service, until_tomorrow
from service.api.problems import refuse
from service.api.spec import StrictBlueprint
from service.api.v1 import CONTRACT
from service.api.v1.cited import citation_wire, local_check_wire, value_citation
from service.api.v1.paging import PAGE_SIZE, PageQuery, PageSchema, paged
from service.outcome import LocalCheck
from service.policy.values import NATION, Area, Value
from service.shapes.days import CalendarSchema, DayRangeSchema
from service.shapes.fields import (
    AREA,
    AnswerSchema,
    AreaField,
    ChoiceField,
    CountField,
    DayField,
    NameField,
    RequestSchema,
)
from service.shapes.members import a_code, a_count, a_day, a_text, a_truth, listed, many, nested, one_of
from service.shapes.parts import CitationSchema, LocalCheckSchema
from service.wording.claims import render_value
from service.wording.sentences import Sentences

MOST_DAYS = 250
_LEVELS = ("province", "prefecture", "county")
_STANDINGS = ("rule", "advisory", "superseded", "claim")


class AreasQuery(PageQuery):
    """Which areas."""

    province = AreaField(description="Only areas of this province.")
    level = ChoiceField(_LEVELS, description="Only areas of this level.")


class ParametersQuery(PageQuery):
    """Which values."""

    area = AreaField(description="Only values filed under this area.")
    topic = NameField(description="Only parameters of this topic.")
    name = NameField(description="Only this parameter.")
    standing = ChoiceField(_STANDINGS, description="Only values of this standing.")


class WorkingDaysQuery(RequestSchema):
    """From when, and how many."""

    start_on = DayField(description="The event; the first day counted is the working day after it.", required=True)
    count = CountField(
        0, MOST_DAYS, description="How many working days.", example=10, unit="working_days", required=True
    )


class AreaSchema(AnswerSchema):
    """A pooling area."""

    code = a_text("Six digits of GB/T 2260.", "110000", most=6, pattern=AREA)
    name = a_text("Its name in the language asked for.", "北京市", most=80)
    name_zh = a_text("Its Chinese name.", "北京市", most=80)
    name_en = a_text("Its name in Latin letters.", "Beijing", most=80)
    level = one_of("Its level.", *_LEVELS)
    province = a_text("Code of its province.", "110000", most=6, pattern=AREA)


class ParameterValueSchema(AnswerSchema):
    """One dated value of a parameter."""

    name = a_code("The parameter.", "retiree_credit")
    topic = a_code("Its topic.", "credit")
    title = a_text("The parameter in words.", "退休人员每月划入", most=200)
    area_code = a_text("The area it is filed under; 000000 is the nation.", "110000", most=6, pattern=r"^[0-9]{6}$")
    covers = one_of("Whom it covers.", "own_pool", "province", "nation")
    standing = one_of("How it is used.", *_STANDINGS)
    from_on = a_day("First day it applies, or the day of its source.", nullable=False)
    start_stated = a_truth("Whether the source states that first day.")
    ends_rule = a_truth("Whether it ends the rule before it instead of giving a value.")
    value = a_text("The value in words.", "定额、100.00元、满70周岁：110.00元", nullable=True, most=600)
    content = ma.Dict(
        keys=ma.Str(),
        required=True,
        metadata={"description": "The value as data under the key `value`; its shape depends on the parameter."},
    )
    recorded_on = a_day("When the book recorded it.", nullable=False)
    confirmed_on = a_day("When somebody last confirmed it.", nullable=False)
    cautions = listed(a_text("A remark.", "这是暂定金额，之后可能补差。", most=400), "Remarks.", 20)
    citation = nested(CitationSchema, "Where it stands.")


class AreaDetailSchema(AreaSchema):
    """A pooling area with the values filed under it."""

    parameters = many(ParameterValueSchema, "Values filed under this area, history included.", 400)


class AreaPageSchema(PageSchema):
    """Areas."""

    items = many(AreaSchema, "The areas of this page.", PAGE_SIZE)


class ParameterPageSchema(PageSchema):
    """Values of parameters."""

    items = many(ParameterValueSchema, "The values of this page.", PAGE_SIZE)


class HeldBookSchema(AnswerSchema):
    """A policy book that a request may name."""

    version = a_text("Its version.", "2026.11.21", most=40)
    digest = a_text("Digest of its content.", "sha256:" + "0" * 64, most=71, pattern=r"^sha256:[0-9a-f]{64}$")
    served = a_truth("Whether it answers where a request names none.")


class PolicySchema(AnswerSchema):
    """The policy book."""

    version = a_text("Its version.", "2026.11.21", most=40)
    digest = a_text("Digest of its content.", "sha256:" + "0" * 64, most=71, pattern=r"^sha256:[0-9a-f]{64}$")
    contract = a_text("Version of this contract.", "1.0.0", most=20)
    areas = a_count("Areas listed.", unit="areas")
    areas_with_values = a_count("Areas with values of their own.", unit="areas")
    values = a_count("Dated values.", unit="values")
    last_published_year = a_count("Last year whose working days are published.", unit="calendar_year", most=9999)
    today = a_day("Today in Asia/Shanghai.", nullable=False)
    held = many(HeldBookSchema, "The books that a request may name in `policy_version`, the one served first.", 20)


class WorkingDaysSchema(AnswerSchema):
    """Working days counted from an event."""

    start_on = a_day("The event.", nullable=False)
    count = a_count("How many.", unit="working_days", most=MOST_DAYS)
    days = listed(a_day("A day counted.", nullable=False), "The days counted, to the latest end.", MOST_DAYS)
    due_on = a_day("The last of them, where sure.")
    due_range = nested(DayRangeSchema, "Between which days the count ends.", nullable=True)
    calendar = nested(CalendarSchema, "The calendar used.")
    citations = many(CitationSchema, "The notices used.", 20)
    local_checks = many(LocalCheckSchema, "What only the agency can tell.", 5)


def blueprint() -> StrictBlueprint:
    """The routes of the catalogue."""
    made = StrictBlueprint("catalogue", __name__, url_prefix="/v1")

    @made.get("/areas")
    @made.arguments(AreasQuery(), location="query")
    @made.response(200, AreaPageSchema, description="A page of areas.")
    @made.doc(operationId="listAreas", tags=["policy"])
    def list_areas(query: Mapping[str, Any]) -> Response:
        """The areas, by code.

        Provinces, prefectures and the counties that pool for themselves. 参保统筹地区。
        """
        areas = [
            area
            for area in service().book.areas.values()
            if query.get("province") in (None, area.province) and query.get("level") in (None, area.level)
        ]
        words = sentences()
        return paged(query, areas, lambda area: area_wire(area, words), fresh=ONE_DAY)

    @made.get("/areas/<string:area_code>", parameters=[_AREA_PARAMETER])
    @made.response(200, AreaDetailSchema, description="The area.")
    @made.doc(operationId="getArea", tags=["policy"])
    def get_area(area_code: str) -> Response:
        """One area and the values filed under it.

        一个统筹地区和它名下的规定。
        """
        book, words = service().book, sentences()
        area = book.areas.get(area_code)
        if area is None:
            refuse(404, "unknown_area")
        values = [value_wire(value, key, words) for key, value in book.values() if value.area == area_code]
        return reply({**area_wire(area, words), "parameters": values}, fresh=ONE_DAY)

    @made.get("/policy")
    @made.response(200, PolicySchema, description="The book.")
    @made.doc(operationId="getPolicy", tags=["policy"])
    def get_policy() -> Response:
        """Which policy book answers.

        政策数据的版本与摘要。
        """
        parts = service()
        book, today = parts.book, day_asked()
        values = [value for _, value in book.values()]
        return reply(
            {
                "version": book.version,
                "digest": book.digest,
                "contract": CONTRACT,
                "areas": len(book.areas),
                "areas_with_values": len({value.area for value in values} - {NATION}),
                "values": len(values),
                "last_published_year": max(book.calendar.published),
                "today": today.isoformat(),
                "held": [
                    {"version": each.version, "digest": each.digest, "served": each is book}
                    for each in dict.fromkeys(edition.book for edition in parts.held.values())
                ],
            },
            fresh=until_tomorrow(today),
        )

    @made.get("/policy/parameters")
    @made.arguments(ParametersQuery(), location="query")
    @made.response(200, ParameterPageSchema, description="A page of values.")
    @made.doc(operationId="listParameters", tags=["policy"])
    def list_parameters(query: Mapping[str, Any]) -> Response:
        """Every dated value with its history and its citation.

        各项规定的历次取值和依据。
        """
        book, words = service().book, sentences()
        found = [
            (key, value)
            for key, value in book.values()
            if query.get("area") in (None, value.area)
            and query.get("name") in (None, value.parameter)
            and query.get("topic") in (None, book.parameters[value.parameter].topic)
            and query.get("standing") in (None, value.standing)
        ]
        return paged(query, found, lambda pair: value_wire(pair[1], pair[0], words), fresh=ONE_DAY)

    @made.get("/working-days")
    @made.arguments(WorkingDaysQuery(), location="query")
    @made.response(200, WorkingDaysSchema, description="The days counted.")
    @made.doc(operationId="countWorkingDays", tags=["times"])
    def count_working_days(query: Mapping[str, Any]) -> Response:
        """Count working days from an event, make-up days included.

        从某天起数工作日（含调休上班日）。
        """
        return reply(working_days(query["start_on"], query["count"]), fresh=ONE_DAY)

    return made


_AREA_PARAMETER = {
    "in": "path",
    "name": "area_code",
    "required": True,
    "description": "Six digits of GB/T 2260.",
    "schema": {"type": "string", "pattern": AREA, "maxLength": 6},
    "example": "110000",
}


def area_wire(area: Area, words: Sentences) -> dict[str, Any]:
    """The published form of an area."""
    return {
        "code": area.code,
        "name": words.area(area),
        "name_zh": area.name,
        "name_en": area.english_name,
        "level": area.level,
        "province": area.province,
    }


def value_wire(value: Value, key: str, words: Sentences) -> dict[str, Any]:
    """The published form of a dated value."""
    parameter = service().book.parameters[value.parameter]
    return {
        "name": value.parameter,
        "topic": parameter.topic,
        "title": words.topic(value.parameter),
        "area_code": value.area,
        "covers": "nation" if key == NATION else "province" if key.endswith("*") else "own_pool",
        "standing": value.standing,
        "from_on": value.from_on.isoformat(),
        "start_stated": value.start_stated,
        "ends_rule": value.term is None,
        "value": None if value.term is None else render_value(value, words),
        "content": {"value": value.raw},
        "recorded_on": value.recorded_on.isoformat(),
        "confirmed_on": value.confirmed_on.isoformat(),
        "cautions": [words.word("messages", caution) for caution in value.cautions],
        "citation": value_citation(value, service().book.last_day(value)),
    }


def working_days(start_on: date, wanted: int) -> dict[str, Any]:
    """The published form of working days; outside the years of the book, only a local check."""
    book, words = service().book, sentences()
    due = book.calendar.count(start_on, wanted)
    days = book.calendar.days(start_on, wanted) if due else None
    years = range(start_on.year, due.latest.year + 1) if due else range(0)
    citations = list(dict.fromkeys(book.calendar_citations[year] for year in years))
    return {
        "start_on": start_on.isoformat(),
        "count": wanted,
        "days": [each.isoformat() for each in days or ()],
        "due_on": due.latest.isoformat() if due and due.earliest == due.latest else None,
        "due_range": {"earliest_on": due.earliest.isoformat(), "latest_on": due.latest.isoformat()} if due else None,
        "calendar": {
            "certainty": due.certainty.value if due else None,
            "sources": [citation.id for citation in citations],
        },
        "citations": [citation_wire(citation, None, None) for citation in citations],
        "local_checks": [] if due else [local_check_wire(LocalCheck("calendar", None, "no_rule_in_force"), words)],
    }
