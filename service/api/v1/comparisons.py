"""One question for two days: what of the answer changes, and which documents cause it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Response
from marshmallow import Schema, ValidationError, fields, post_load

from service.api import json, limits, renames
from service.api.context import language, reply
from service.api.differences import Difference, differences
from service.api.editions import edition
from service.api.spec import StrictBlueprint
from service.api.v1.cited import citation_wire, value_citation
from service.api.v1.questions import BY_NAME, FACTS, QUESTIONS, Question, asked_as, stem, wire_form, without_days
from service.outcome import Grounds
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.reasoning.causes import Cause, Moment, causes
from service.shapes.fields import RENAMED_FACTS, AnswerSchema, ChoiceField, DayField, RequestSchema
from service.shapes.members import a_code, a_day, a_text, a_truth, many, nested, one_of
from service.shapes.parts import CitationSchema, PolicyStampSchema, renamed_facts
from service.shapes.policy_version import PolicyVersionField
from service.wording.sentences import Sentences

_NOT_CONTENT = {"question", "summary", "explanation", "citations", "evidence", "validity", "policy", "asked"} | {
    "answer_id",
    "disclaimer",
}
"""Members that identify an answer, name its sources or repeat it in sentences."""
_ABOUT = ("criteria", "remedies", "missing_facts", "settling_sets", "irrelevant_facts", "local_checks", "conflicts")
_LAST = (*_ABOUT, "advisories")
"""Members that explain an answer; its result (verdict, route, amount, days) goes before them."""
_TITLES_NAMED = 2


class MomentRequestSchema(RequestSchema):
    """For which day the rules are asked, and whose knowledge is used."""

    on = DayField(
        description="The day for which the rules are asked; today in Asia/Shanghai when not stated.",
        load_default=None,
        allow_none=True,
    )
    known_on = DayField(
        description="Answer with only what the book had recorded by that day; today when not stated.",
        load_default=None,
        allow_none=True,
    )


def _documented(question: Question) -> type[Schema]:
    """The request for one question, as it is published: the question and its facts belong together."""
    made = {
        "question": ChoiceField((question.name,), description="The question.", required=True),
        "facts": fields.Nested(FACTS[question.name], required=True, metadata={"description": "Its facts."}),
        "before": fields.Nested(MomentRequestSchema, required=True, metadata={"description": "The first day."}),
        "after": fields.Nested(MomentRequestSchema, required=True, metadata={"description": "The second day."}),
        "policy_version": PolicyVersionField(),
        "__doc__": f"Two days to compare for {question.name}.",
    }
    return type(f"{stem(question)}ComparisonRequestSchema", (RequestSchema,), made)


def _one_of_the_forms() -> dict[str, Any]:
    forms = {question.name: _documented(question) for question in QUESTIONS}
    mapping = {name: f"#/components/schemas/{schema.__name__.removesuffix('Schema')}" for name, schema in forms.items()}
    return {"oneOf": list(forms.values()), "discriminator": {"propertyName": "question", "mapping": mapping}}


class ComparisonRequestSchema(RequestSchema):
    """A question, its facts, and two days."""

    question = ChoiceField(tuple(BY_NAME), description="The question.", required=True)
    facts = fields.Raw(required=True)
    before = fields.Nested(MomentRequestSchema, required=True, error_messages={"type": "not_an_object"})
    after = fields.Nested(MomentRequestSchema, required=True, error_messages={"type": "not_an_object"})
    policy_version = PolicyVersionField()

    @post_load
    def judged(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:  # noqa: ANN401 - marshmallow's own form.
        """The facts, checked by the schema of the question."""
        try:
            facts = FACTS[data["question"]].load(data["facts"])
        except ValidationError as error:
            raise ValidationError({"facts": error.messages}) from error
        return {**data, "facts": facts}


def _a_value(description: str, example: str) -> fields.Str:
    how = "As text: `true` and `false` for the booleans, a list or an object as JSON."
    return a_text(f"{description} {how}", example, nullable=True, most=50_000)


class ChangedPlaceSchema(AnswerSchema):
    """One place of the answer that changes."""

    pointer = a_text("JSON pointer into the answer.", "/amount/exact", most=200)
    before = _a_value("What stands there for the first day; null for nothing.", "110.00")
    after = _a_value("What stands there for the second day, likewise.", "120.00")


class CauseSchema(AnswerSchema):
    """One change of a rule, with its document."""

    change = one_of(
        "What happened to the rule between the two days; `recorded` and `withdrawn` tell of what the book knew.",
        *("started", "ended", "replaced", "recorded", "withdrawn"),
    )
    on = a_day("The first day of it.", nullable=False)
    parameter = a_code("The parameter.", "retiree_credit")
    title = a_text("The parameter in words.", "退休人员划入", most=200)
    area_code = a_text("The area whose rule it is; 000000 is the nation.", "110000", most=6, pattern=r"^[0-9]{6}$")
    text = a_text("That in words.", "“个人账户余额随关系转移”的规定从2025-07-01起不再适用。")
    citation = nested(CitationSchema, "The document; of an end, the one that tells it.")


class ComparedAnswerSchema(AnswerSchema):
    """The answer for one of the two days, in short."""

    summary = a_text("Its summary.", "可以转移：余额随医保关系一起走。", most=400)
    answer_id = a_text("Its id.", "0" * 32, most=32, pattern=r"^[0-9a-f]{32}$")
    policy = nested(PolicyStampSchema, "Which book was asked, for which day.")


class ComparisonSchema(AnswerSchema):
    """What of an answer differs between two days, and why."""

    question = a_text("The question.", "refund-amounts/monthly-credit", most=80)
    summary = a_text("One sentence on what changes and why.", "答复有变化，起因是规定变动。", most=800)
    same = a_truth("Whether nothing of the answer changes, apart from its sources and dates of validity.")
    changes = many(ChangedPlaceSchema, "Every place that changes; what the answer comes to first.", 400)
    caused_by = many(CauseSchema, "The changes of rules behind it, by day; empty where no rule changed.", 100)
    before = nested(ComparedAnswerSchema, "The answer for the first day.")
    after = nested(ComparedAnswerSchema, "The answer for the second day.")
    disclaimer = a_text("What the answer is not.", "以参保地医保经办机构的答复为准。", most=400)
    renamed_facts = renamed_facts()


def blueprint() -> StrictBlueprint:
    """The route of comparisons."""
    made = StrictBlueprint("comparisons", __name__, url_prefix="/v1/policy")
    schema = ComparisonRequestSchema()

    def compare_policy(stated: Mapping[str, Any]) -> Response:
        """What changes between two days, and which document causes it?

        同一个问题按两个日期各答一次：哪里不同，由哪份文件引起。 `on` compares days of the law, `known_on` what the
        book knew. A change without a cause in `caused_by` comes from time itself: an age band, the calendar.
        """
        return reply(compared(stated))

    documented = made.response(200, ComparisonSchema, description="What changes and why.")(compare_policy)
    documented = made.doc(
        operationId="comparePolicy",
        tags=["policy"],
        requestBody={"content": {"application/json": {"schema": _one_of_the_forms()}}},
    )(documented)
    made.post("/comparisons")(made.arguments(schema)(documented))
    return made


def compared(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The comparison for what was stated and checked by its schema."""
    question = BY_NAME[stated["question"]]
    renamed = renames.told(stated["facts"].get(RENAMED_FACTS, ()), "/facts")
    version = stated["policy_version"]
    words = edition(version).words[language()]
    before, after = (
        _answered(question, {**stated["facts"], **stated[which], "policy_version": version})
        for which in ("before", "after")
    )
    limits.within_deadline()
    changed = _changes(before.answer, after.answer)
    caused = causes((before.grounds, before.moment), (after.grounds, after.moment), before.book)
    return {
        "question": question.name,
        "summary": _summary(changed, caused, words),
        "same": not changed,
        "changes": [
            {"pointer": each.pointer, "before": _as_text(each.before), "after": _as_text(each.after)}
            for each in changed
        ],
        "caused_by": [_cause(each, before.book, words) for each in caused],
        "before": before.in_short(),
        "after": after.in_short(),
        "disclaimer": words.word("general", "disclaimer"),
        **renamed,
    }


@dataclass(frozen=True, slots=True)
class _Answered:
    """The answer for one moment, with its grounds."""

    answer: Mapping[str, Any]
    grounds: Grounds
    moment: Moment
    book: PolicyBook

    def in_short(self) -> dict[str, Any]:
        """What a comparison contains of it."""
        return {name: self.answer[name] for name in ("summary", "answer_id", "policy")}


def _answered(question: Question, stated: Mapping[str, Any]) -> _Answered:
    limits.within_deadline()
    asked = asked_as(question.name, stated)
    outcome = question.answer(question.facts(**without_days(stated)), Day(asked.book, asked.on, asked.known_on))
    return _Answered(wire_form(question, outcome, asked), outcome.grounds, Moment(asked.on, asked.known_on), asked.book)


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Where the content differs: in the result first, then in what explains it."""
    first, second = (
        {name: value for name, value in answer.items() if name not in _NOT_CONTENT} for answer in (before, after)
    )

    def rank(difference: Difference) -> int:
        member = difference.pointer.split("/")[1]
        return _LAST.index(member) + 1 if member in _LAST else 0

    content = (each for each in differences(first, second) if "citations" not in each.pointer.split("/"))
    return sorted(content, key=rank)


def _as_text(value: object) -> str | None:
    """Any value as text, the one type that clients in every language have for all of them."""
    return value if value is None or isinstance(value, str) else json.write(value).decode()


def _cause(cause: Cause, book: PolicyBook, words: Sentences) -> dict[str, Any]:
    value = cause.value
    citation = (
        citation_wire(value.citation, None, value.from_on - timedelta(days=1))
        if value.term is None
        else value_citation(value, book.last_day(value))
    )
    parameter = words.topic(value.parameter)
    return {
        "change": cause.change,
        "on": cause.since.isoformat(),
        "parameter": value.parameter,
        "title": parameter,
        "area_code": value.area,
        "text": words.word("causes", cause.change, title=value.citation.title, parameter=parameter, on=cause.since),
        "citation": citation,
    }


def _summary(changed: Sequence[Difference], caused: Sequence[Cause], words: Sentences) -> str:
    if not changed:
        return words.word("comparisons", "same_on_other_rules" if caused else "same")
    titles = list(dict.fromkeys(cause.value.citation.title for cause in caused))
    if not titles:
        return words.word("comparisons", "changed_by_time")
    named = [words.word("comparisons", "title", title=title) for title in titles[:_TITLES_NAMED]]
    told = words.listed(named)
    if len(titles) > _TITLES_NAMED:
        told = words.word("general", "and_more", first=told, count=len(titles))
    return words.word("comparisons", "changed", titles=told)
