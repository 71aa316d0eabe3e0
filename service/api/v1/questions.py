"""The routes of all questions, made from their records (`Question`).

The request schema is made from the facts: every fact optional and nullable, unknown fields refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Response

from service.api import limits, renames, telemetry
from service.api.context import day_asked, language, reply
from service.api.editions import edition
from service.api.spec import StrictBlueprint
from service.api.v1 import answers, citing
from service.api.v1.answers import Asked
from service.api.v1.hearts import heart
from service.facts import KINDS, Month, Payment
from service.money import wire
from service.outcome import Decision, Grounds, NextChange
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.values import Value
from service.questions.every import BY_NAME, QUESTIONS
from service.questions.question import Outcome, Question
from service.reasoning.memo import Memo
from service.reasoning.stretches import Stretches
from service.reasoning.validity import Asking, Glance, next_change
from service.shapes.facts import BESIDE_FACTS, facts_schema
from service.shapes.fields import RENAMED_FACTS, RequestSchema
from service.wording.sentences import chinese

__all__ = ["BY_NAME", "QUESTIONS", "Question"]

_BESIDE = (*BESIDE_FACTS, RENAMED_FACTS)
_PLAIN = frozenset((str, bool, int))
"""The types of values that stand for themselves."""
_STRETCHES: Memo[Stretches] = Memo(64)
_FORMS: Mapping[str, Callable[[Any, Asked], dict[str, Any]]] = {
    "decision": answers.decision_answer,
    "amount": answers.amount_answer,
    "time": answers.timetable_answer,
}


def wire_form(question: Question, outcome: Outcome, asked: Asked) -> dict[str, Any]:
    """The published answer to a question."""
    return {**_FORMS[question.kind](outcome, asked), **question.values(outcome, asked.sentences)}


def blueprint() -> StrictBlueprint:
    """The routes of all questions."""
    made = StrictBlueprint("questions", __name__, url_prefix="/v1")
    for question in QUESTIONS:
        _add(made, question)
    return made


def _add(made: StrictBlueprint, question: Question) -> None:
    # An instance: with a class, webargs would make a new one for every request.
    schema = request_schema(question)()

    def view(stated: Mapping[str, Any]) -> Response:
        return reply(answer(question, stated))

    view.__name__ = question.operation_id
    view.__doc__ = f"{question.summary}\n\n{question.description}"
    documented = made.response(200, question.schema, description="The answer.")(view)
    documented = made.doc(operationId=question.operation_id, tags=[question.tag])(documented)
    made.post(f"/{question.name}")(made.arguments(schema)(documented))


def answer(question: Question, stated: Mapping[str, Any], *, whole: bool = True) -> dict[str, Any]:
    """The answer to a question, or only its heart, for what was stated and checked by its schema."""
    limits.within_deadline()
    renamed = renames.told(stated.get(RENAMED_FACTS, ()))
    alone = without_days(stated)
    asked = _asked(question.name, stated, alone)
    facts = question.facts(**alone)
    outcome = dated(question, facts, Day(asked.book, asked.on, asked.known_on))
    content = wire_form(question, outcome, asked) if whole else heart(outcome, asked)
    limits.within_deadline()
    telemetry.answered(question.operation_id, content)
    return {**content, **renamed} if renamed else content


def dated(question: Question, facts: Any, day: Day) -> Any:  # noqa: ANN401 - of any question.
    """The outcome of a question, with the next day on which it changes."""
    book = day.book
    asked = Asked(question.name, {}, day.on, day.known_on, book, chinese(book))

    def openings(on: date) -> Iterable[Value]:
        areas = {getattr(facts, field.name) for field in fields(facts) if KINDS[field.name] == "area"}
        stated = None if None in areas else frozenset(areas)
        return book.opened.on(on, stated, question.looked_up, day.known_on)

    def glance(now: Outcome, then: Day) -> Glance[Outcome]:
        grounds, whole = question.begin(facts, then)
        changed = citing.cited_by(now.grounds) ^ citing.cited_by(grounds)
        values = frozenset([finding.value for each in (now.grounds, grounds) for finding in each.findings])
        differs = bool(changed - citing.cited_beside(now, book)) if changed else _cites_otherwise(now, grounds, book)
        return Glance(differs, values, whole)

    asking = Asking(
        glance=glance,
        tell=lambda outcome: wire_form(question, outcome, asked),
        shown=answers.shown,
        cited=lambda outcome: citing.cited(outcome, book),
        rests_on=lambda outcome: (finding.value for finding in outcome.grounds.findings),
        openings=openings,
        before=lambda opening: book.opened.before(opening, day.known_on),
        turns=lambda then: question.turns(facts, then),
    )
    outcome = question.answer(facts, day)
    if isinstance(outcome, Decision):
        _ = outcome.remedies  # Computed now, so that the day records what they look up.

    def change() -> NextChange | None:
        return next_change(asking, outcome, day)

    if not _nothing_stated(question, facts):
        return outcome.until(change())
    known = (question.name, facts, book, book.known(day.known_on))
    return outcome.until(_STRETCHES.get(known, Stretches).change(day.on, change))


def _cites_otherwise(now: Outcome, grounds: Grounds, book: PolicyBook) -> bool:
    """Whether grounds cite the same documents as those of an answer, but not for the same days."""
    return grounds is not now.grounds and (
        answers.cited_members(now.grounds, book) != answers.cited_members(grounds, book)
    )


def _nothing_stated(question: Question, facts: Any) -> bool:  # noqa: ANN401 - of any question.
    """Whether no fact is stated but those that must be, of which there are few choices."""
    return all(getattr(facts, field.name) is None for field in fields(question.facts) if field.default is not MISSING)


def asked_as(name: str, stated: Mapping[str, Any]) -> Asked:
    """The question as it was asked: its name, the facts stated, and the days, by default today."""
    return _asked(name, stated, without_days(stated))


def _asked(name: str, stated: Mapping[str, Any], facts: Mapping[str, Any]) -> Asked:
    chosen = edition(stated.get("policy_version"))
    today = day_asked()
    return Asked(
        question=name,
        stated={
            fact: value if value is None or type(value) in _PLAIN else canonical(value, KINDS[fact])
            for fact, value in facts.items()
        },
        on=stated.get("on") or today,
        known_on=stated.get("known_on") or today,
        book=chosen.book,
        sentences=chosen.words[language()],
    )


def without_days(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The facts among what was stated."""
    return {name: value for name, value in stated.items() if name not in _BESIDE}


def canonical(value: Any, kind: object = None) -> Any:  # noqa: ANN401 - a fact of any kind.
    """A fact as a caller could send it, the same however it was written."""
    if isinstance(value, Decimal):
        return wire(value) if kind == "money" else format(value.normalize(), "f")
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Payment):
        return {"month": canonical(value.month), "amount": wire(value.amount)}
    if isinstance(value, tuple):
        return [canonical(item) for item in value]
    return value


def request_schema(question: Question) -> type[RequestSchema]:
    """The request schema of a question, made from its facts."""
    required = {field.name: field.default is MISSING for field in fields(question.facts)}
    return facts_schema(f"{stem(question)}RequestSchema", f"Facts of {question.name}.", required)


def stem(question: Question) -> str:
    """The beginning of the names of its schemas."""
    return question.facts.__name__.removesuffix("Facts")


def _facts_alone(question: Question) -> RequestSchema:
    """The schema of its facts without the days and the book, which some requests state beside the facts."""
    schema = request_schema(question)
    made = schema._declared_fields  # noqa: SLF001 - marshmallow has no public view of a class.
    stated = {name: field for name, field in made.items() if name not in BESIDE_FACTS}
    about = f"Facts of {question.name}, without the days."
    names = {"renamed": schema.renamed, "needed": schema.needed, "__doc__": about}
    alone: type[RequestSchema] = type(f"{stem(question)}FactsRequestSchema", (RequestSchema,), {**stated, **names})
    return alone()


FACTS: Mapping[str, RequestSchema] = {question.name: _facts_alone(question) for question in QUESTIONS}
"""For each question, the schema of its facts alone. Made once: marshmallow copies every field for each schema."""
