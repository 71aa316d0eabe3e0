"""What a form needs to know of a fact: a JSON Schema (2020-12), derived from the field that validates it.

Facts that fit their schemas are accepted in any combination. Facts that contradict each other are answered, not
refused.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from typing import Any

from marshmallow import fields as ma

from service.facts import KINDS
from service.questions.question import Question
from service.shapes.facts import fact_field
from service.shapes.fields import (
    AREA,
    DAY,
    MONEY,
    MONTH,
    RATE,
    SENTENCE,
    AnswerSchema,
    ChoiceField,
    DayField,
    ItemsField,
    PatternField,
    TruthField,
    WholeField,
)
from service.shapes.members import a_count, a_text, a_truth, many, nested, one_of
from service.shapes.parts import ChoiceSchema, MissingFactSchema
from service.wording.sentences import Sentences

_PATTERNS = {"area": AREA, "date": DAY, "month": MONTH, "money": MONEY, "rate": RATE}
_UNITS = {"money": "yuan", "rate": "share_of_one", "count": "months"}
_IN_YEARS = ("missed_years",)
_TYPES = ("string", "boolean", "integer", "array", "object")
_FORMATS = ("date", "int32")
_CODE = r"^[a-z0-9_-]+$"
_CODE_LENGTH = 80
_KEPT = 256


def _number(name: str, description: str, most: int, example: int) -> ma.Int:
    bounds = {"minimum": 0, "maximum": most, "format": "int32", "x-unit": "whole_number", "examples": [example]}
    return ma.Int(data_key=name, metadata={"description": f"{description} [whole number]", **bounds})


class FactConstSchema(AnswerSchema):
    """One value that may be sent, and its label."""

    const = ma.Raw(
        required=True,
        metadata={
            "description": "The value to send: text, or true or false.",
            "type": ["string", "boolean"],
            "maxLength": _CODE_LENGTH,
            "pattern": _CODE,
            "examples": ["suspended"],
        },
    )
    title = a_text("What people read.", "已停保", most=200)


class FactShapeSchema(AnswerSchema):
    """A JSON Schema (2020-12) that says what may be sent. Members that it does not need are left out."""

    type = ma.Str(
        required=True, metadata={"description": "The JSON type.", "enum": list(_TYPES), "examples": [_TYPES[0]]}
    )
    title = ma.Str(
        metadata={"description": "What people read.", "maxLength": 200, "pattern": SENTENCE, "examples": ["参保地"]}
    )
    one_of = ma.List(
        ma.Nested(FactConstSchema),
        data_key="oneOf",
        metadata={"description": "The values that may be sent, where they are few.", "maxItems": 20},
    )
    format = ma.Str(
        metadata={
            "description": "`date` is a day of the calendar, `YYYY-MM-DD`; `int32` a whole number.",
            "enum": list(_FORMATS),
            "examples": [_FORMATS[0]],
        }
    )
    pattern = ma.Str(
        metadata={
            "description": "What text has to match.",
            "maxLength": 400,
            "pattern": SENTENCE,
            "examples": ["^[0-9]+$"],
        }
    )
    max_length = _number("maxLength", "The most characters.", 400, 6)
    minimum = _number("minimum", "The least number.", 100_000, 0)
    maximum = _number("maximum", "The greatest number.", 100_000, WholeField.most)
    items = ma.Nested("FactShapeSchema", metadata={"description": "What each item of a list may be."})
    max_items = _number("maxItems", "The most items.", 1000, 2)
    unique_items = ma.Bool(
        data_key="uniqueItems",
        metadata={"description": "Whether an item may stand in the list only once.", "examples": [False]},
    )
    properties = ma.Nested("FactPropertiesSchema", metadata={"description": "The members of an object."})
    required = ma.List(
        ma.Str(metadata={"description": "A member.", "maxLength": 80, "pattern": SENTENCE, "examples": ["month"]}),
        metadata={"description": "The members that an object must have.", "maxItems": 10},
    )
    unevaluated_properties = ma.Bool(
        data_key="unevaluatedProperties",
        metadata={"description": "Whether an object may have other members.", "examples": [False]},
    )


class FactPropertiesSchema(AnswerSchema):
    """The members of a payment."""

    month = ma.Nested(FactShapeSchema, required=True, metadata={"description": "The month paid for."})
    amount = ma.Nested(FactShapeSchema, required=True, metadata={"description": "What was paid for it."})


class QuestionFactSchema(MissingFactSchema):
    """One fact of a question, with all that a form needs."""

    choices = ma.List(
        ma.Nested(ChoiceSchema),
        required=True,
        metadata={
            "description": "The values as text, where they are few. Misleading where the fact is true or false, or a "
            "list: `json_schema` has the values to send.",
            "maxItems": 20,
            "deprecated": True,
        },
    )
    label = a_text("The fact in words.", "参保地", most=200)
    required = a_truth("Whether it has to be stated. All others may be left out.")
    pattern = a_text("What its text has to match.", AREA, nullable=True, most=400)
    unit = one_of("In what it is counted.", "yuan", "share_of_one", "months", "years", nullable=True)
    maximum = a_count("The greatest number that may be stated.", unit="whole_number", nullable=True)
    json_schema = nested(FactShapeSchema, "What may be sent, as a JSON Schema (2020-12) with typed values.")
    choices_from = a_text(
        "Where the values are listed with their names, where they are many: a list of this API.",
        "/v1/areas",
        nullable=True,
        most=80,
        pattern=r"^/v1/[a-z/]+$",
    )


class QuestionSchema(AnswerSchema):
    """A question, with its facts."""

    question = a_text("The question, by its path below /v1.", "refund-amounts/monthly-credit", most=80)
    segment = a_text("The question as a path segment.", "refund-amounts.monthly-credit", most=80)
    operation_id = a_text("The operation that answers it.", "computeMonthlyCredit", most=80)
    title = a_text("The question in words.", "每月划入个人账户多少钱？", most=400)
    facts = many(QuestionFactSchema, "Its facts, in the order in which a form shows them.", 20)


class QuestionsSchema(AnswerSchema):
    """All questions."""

    items = many(QuestionSchema, "The questions.", 50)


def question_wire(question: Question, words: Sentences) -> dict[str, Any]:
    """The published form of a question."""
    return {
        "question": question.name,
        "segment": question.name.replace("/", "."),
        "operation_id": question.operation_id,
        "title": words.word("questions", question.name),
        "facts": [fact_wire(field.name, question, words) for field in fields(question.facts)],
    }


def fact_wire(name: str, question: Question, words: Sentences) -> dict[str, Any]:
    """The published form of a fact of a question."""
    kind = KINDS[name] if isinstance(KINDS[name], str) else "enum"
    return {
        **words.fact_cards[name],
        "label": words.word("facts", name),
        "required": name in required_facts(question),
        "pattern": _PATTERNS.get(str(kind)),
        "unit": "years" if name in _IN_YEARS else _UNITS.get(str(kind)),
        "maximum": WholeField.most if kind == "count" else None,
        "json_schema": fact_shape(name, words),
        "choices_from": "/v1/areas" if kind == "area" else None,
    }


def required_facts(question: Question) -> list[str]:
    """The facts that must be stated."""
    return [field.name for field in fields(question.facts) if field.default is MISSING]


@lru_cache(_KEPT)
def fact_shape(fact: str, words: Sentences) -> Mapping[str, Any]:
    """The JSON Schema of a fact, with labels in one language. It is cached: do not modify it."""
    card = words.fact_cards[fact]
    labels = {choice["value"]: choice["label"] for choice in card["choices"]}
    return {"title": words.word("facts", fact), **_shape(fact_field(fact), labels, words)}


def _shape(field: ma.Field[Any], labels: Mapping[str, str], words: Sentences) -> dict[str, Any]:
    """The JSON Schema of a field. Every field of a request is of one of these kinds."""
    if isinstance(field, TruthField):
        truths = ((True, labels["true"]), (False, labels["false"]))
        return {"type": "boolean", "oneOf": [{"const": value, "title": label} for value, label in truths]}
    if isinstance(field, ChoiceField):
        values = [{"const": value, "title": labels[value]} for value in field.choices]
        # `oneOf` is enough for callers, but checks of the contract require bounds on every string.
        return {"type": "string", "oneOf": values, "pattern": _CODE, "maxLength": _CODE_LENGTH}
    if isinstance(field, WholeField):
        return {"type": "integer", "format": "int32", "minimum": 0, "maximum": field.most}
    if isinstance(field, ItemsField):
        item = _shape(field.inner, labels, words)
        # Items may repeat: a person enrolled twice in one scheme lists it twice.
        return {"type": "array", "items": item, "maxItems": field.most, "uniqueItems": False}
    if isinstance(field, ma.Nested):
        members = field.schema.fields
        shapes = {
            name: {"title": words.word("payments", name), **_shape(member, labels, words)}
            for name, member in members.items()
        }
        required = [name for name, member in members.items() if member.required]
        return {"type": "object", "properties": shapes, "required": required, "unevaluatedProperties": False}
    assert isinstance(field, PatternField)  # noqa: S101 - every other kind is text.
    shape = {"type": "string", "pattern": field.published_pattern, "maxLength": field.max_length}
    return {**shape, "format": "date"} if isinstance(field, DayField) else shape
