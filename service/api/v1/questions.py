"""The questions of the contract: one table, and the routes made from it.

A question is its name, its facts, the core function that answers them and the shape of the answer. The request schema
is made from the facts: every fact optional and nullable, unknown fields refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Response
from marshmallow import Schema

from service.api.context import reply, sentences, service
from service.api.fields import (
    AnswerSchema,
    AreaField,
    ChoiceField,
    DayField,
    MoneyField,
    MonthField,
    RateField,
    RequestSchema,
    TruthField,
)
from service.api.spec import StrictBlueprint, posts
from service.api.v1 import answer_schemas, answers
from service.api.v1.answers import Asked
from service.decisions import balance_transfer, monthly_credit, processing_time
from service.explanations import en, zh
from service.facts import KINDS, BalanceTransferFacts, Month, MonthlyCreditFacts, ProcessingTimeFacts, choices
from service.policy.book import PolicyBook


@dataclass(frozen=True, slots=True)
class Question:
    """One question: where it is asked, of which facts, who answers it, and how the answer looks."""

    name: str
    operation_id: str
    tag: str
    summary: str
    description: str
    facts: type[Any]
    answer: Callable[[Any, PolicyBook, date, date], Any]
    wire: Callable[[Any, Asked], dict[str, Any]]
    answer_schema: type[AnswerSchema]


QUESTIONS = (
    Question(
        "eligibility-decisions/balance-transfer",
        "decideBalanceTransfer",
        "eligibility",
        "May the balance move with the insurance relation?",
        "余额能不能随医保关系转移，不能时去哪里。 The verdict says whether the balance leaves the origin with the "
        "relation; the route says where it goes.",
        BalanceTransferFacts,
        balance_transfer.decide,
        answers.decision_answer,
        answer_schemas.BalanceTransferAnswerSchema,
    ),
    Question(
        "refund-amounts/monthly-credit",
        "computeMonthlyCredit",
        "amounts",
        "How much is credited to the account each month?",
        "每月划入个人账户多少钱。 Exact where the facts and the book allow, else exact bounds or a local check.",
        MonthlyCreditFacts,
        monthly_credit.compute,
        answers.amount_answer,
        answer_schemas.MonthlyCreditAnswerSchema,
    ),
    Question(
        "processing-time-estimates",
        "estimateProcessingTime",
        "times",
        "How long may the agency take, and is the case late?",
        "办理要多久、是否超期。 Limits counted on the published calendar of working days; ranges where it is not "
        "published.",
        ProcessingTimeFacts,
        processing_time.estimate,
        answers.timetable_answer,
        answer_schemas.ProcessingTimeAnswerSchema,
    ),
)

_FIELDS: Mapping[str, type[Any]] = {
    "area": AreaField,
    "boolean": TruthField,
    "month": MonthField,
    "money": MoneyField,
    "rate": RateField,
    "date": DayField,
}


def blueprint() -> StrictBlueprint:
    """The routes of all questions."""
    made = StrictBlueprint("questions", __name__, url_prefix="/v1")
    for question in QUESTIONS:
        _add(made, question)
    return made


def _add(made: StrictBlueprint, question: Question) -> None:
    schema = request_schema(question)

    def view(stated: Mapping[str, Any]) -> Response:
        return reply(answer(question, stated))

    view.__name__ = question.operation_id
    view.__doc__ = f"{question.summary}\n\n{question.description}"
    documented = made.response(200, question.answer_schema, description="The answer.")(view)
    documented = made.doc(operationId=question.operation_id, tags=[question.tag])(posts(made)(documented))
    made.post(f"/{question.name}")(made.arguments(schema)(documented))


def answer(question: Question, stated: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a question for what was stated (already judged by its schema)."""
    parts = service()
    facts = {name: value for name, value in stated.items() if name not in ("on", "known_on")}
    today = parts.today()
    asked = Asked(
        question=question.name,
        stated={name: _canonical(value) for name, value in facts.items()},
        on=stated.get("on") or today,
        known_on=stated.get("known_on") or today,
        book=parts.book,
        sentences=sentences(),
    )
    return question.wire(question.answer(question.facts(**facts), parts.book, asked.on, asked.known_on), asked)


def _canonical(value: Any) -> Any:  # noqa: ANN401 - a fact of any kind.
    """A fact as text that does not depend on how it was written."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Month):
        return f"{value.year:04d}-{value.month:02d}"
    return value


def request_schema(question: Question) -> type[Schema]:
    """The request schema of a question, made from its facts."""
    made: dict[str, Any] = {}
    for field in fields(question.facts):
        required = field.default is MISSING
        options: dict[str, Any] = {"required": True} if required else {"load_default": None, "allow_none": True}
        made[field.name] = _field(field.name, options)
    made["on"] = DayField(
        description="The day for which the rules are asked; today in Asia/Shanghai when not stated.",
        load_default=None,
        allow_none=True,
    )
    made["known_on"] = DayField(
        description="Answer with only what the book had recorded by that day; today when not stated.",
        load_default=None,
        allow_none=True,
    )
    stem = question.facts.__name__.removesuffix("Facts")
    return type(f"{stem}RequestSchema", (RequestSchema,), {**made, "__doc__": f"Facts of {question.name}."})


def _field(name: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - a marshmallow field of any kind.
    description = f"{en.WORDS['facts'][name]} / {zh.WORDS['facts'][name]}"
    kind = KINDS[name]
    if isinstance(kind, str):
        return _FIELDS[kind](description=description, **options)
    return ChoiceField(choices(name), description=description, **options)
