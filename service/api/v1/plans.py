"""The questions themselves: their facts, with all that a form needs, and the order in which to ask for them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from flask import Response
from marshmallow import ValidationError
from marshmallow import fields as ma

from service.api import limits, renames
from service.api.context import reply, sentences
from service.api.problems import RefusalError, faults_of, refuse
from service.api.spec import StrictBlueprint
from service.api.v1.forms import (
    QuestionFactSchema,
    QuestionSchema,
    QuestionsSchema,
    fact_wire,
    question_wire,
    required_facts,
)
from service.api.v1.questions import QUESTIONS, Question, asked_as, canonical, request_schema
from service.facts import KINDS, choices
from service.policy.day import Day
from service.reasoning.placements import RELATIONS, When
from service.reasoning.plan_search import Learnt
from service.reasoning.plan_trees import Ask, Leaf, Node, expected, worst
from service.reasoning.question_plan import Plan, first_asked, plan_of
from service.shapes.facts import BESIDE_FACTS, FactsSchema
from service.shapes.fields import (
    NAME,
    RENAMED_FACTS,
    SENTENCE,
    AnswerSchema,
    DayField,
    RequestSchema,
    documented,
)
from service.shapes.members import OpenFacts, a_count, a_text, a_truth, many, nested
from service.shapes.parts import PolicyStampSchema, renamed_facts
from service.shapes.policy_version import PolicyVersionField
from service.wording.sentences import Sentences

BY_SEGMENT: Mapping[str, Question] = {question.name.replace("/", "."): question for question in QUESTIONS}
"""The questions by their names as a path segment."""

_SETTLED_AS = {"decision": "verdict", "amount": "amount", "time": "time"}
"""What of the answer a plan settles, by the kind of its question."""
_DEEP = 12
# Several schemes are separated by commas; no scheme is empty text.
_VALUE = r"^[A-Za-z0-9_.,-]*$"


class WhenSchema(AnswerSchema):
    """For which answers a branch is taken; the first branch that fits counts. Values are text, as in `choices`."""

    equals = ma.Str(
        metadata={"description": "This value.", "maxLength": 80, "pattern": _VALUE, "examples": ["suspended"]}
    )
    one_of = ma.List(
        ma.Str(metadata={"description": "A value.", "maxLength": 80, "pattern": _VALUE, "examples": ["110000"]}),
        data_key="in",
        metadata={
            "description": "One of these values; of an area that is told by a relation, both hold.",
            "maxItems": 1000,
        },
    )
    start = ma.Str(
        data_key="from",
        metadata={"description": "From this value on.", "maxLength": 20, "pattern": SENTENCE, "examples": ["1956-12"]},
    )
    below = ma.Str(
        metadata={"description": "Below this value.", "maxLength": 20, "pattern": SENTENCE, "examples": ["1961-12"]}
    )
    relation = ma.Str(
        metadata={
            "description": "How the area lies to the one in `to`.",
            "enum": list(RELATIONS),
            "examples": ["same_area"],
        }
    )
    to = ma.Str(
        metadata={
            "description": "The fact with the other area.",
            "maxLength": 80,
            "pattern": NAME,
            "examples": ["from_area"],
        }
    )
    otherwise = ma.Bool(
        metadata={
            "description": "True: any other value; of an area, any other that `listAreas` lists.",
            "examples": [True],
        }
    )


class SettledSchema(AnswerSchema):
    """What there is once nothing more has to be asked; ask the question itself for the whole answer."""

    verdict = ma.Str(
        metadata={
            "description": "The verdict; `undetermined` where only the agency can tell.",
            "enum": ["eligible", "not_eligible", "undetermined"],
            "examples": ["eligible"],
        }
    )
    amount = ma.Str(
        metadata={
            "description": "How well the amount is known.",
            "enum": ["exact", "bounds", "unknown"],
            "examples": ["exact"],
        }
    )
    time = ma.Str(
        metadata={"description": "How well the dates are known.", "enum": ["exact", "unknown"], "examples": ["exact"]}
    )


class PlanNodeSchema(AnswerSchema):
    """One step: a fact to ask with what each answer leads to, or `answer` where nothing more has to be asked."""

    ask = ma.Str(
        metadata={"description": "The fact to ask.", "maxLength": 80, "pattern": NAME, "examples": ["origin_enrolment"]}
    )
    because = ma.Str(
        metadata={
            "description": "Why it is asked.",
            "maxLength": 400,
            "pattern": SENTENCE,
            "examples": ["还不知道原参保地是否已停保。"],
        }
    )
    questions_left = ma.Int(
        metadata={
            **documented("Most questions from here on, this one included.", "questions"),
            "minimum": 0,
            "maximum": _DEEP,
            "format": "int32",
            "examples": [3],
        }
    )
    branches = ma.List(
        ma.Nested("PlanBranchSchema"),
        metadata={"description": "What each answer leads to.", "maxItems": 200},
    )
    answer = ma.Nested(SettledSchema, metadata={"description": "Set at the end of a branch."})


class PlanBranchSchema(AnswerSchema):
    """One answer to a question, and the step that it leads to."""

    when = ma.Nested(WhenSchema, required=True, metadata={"description": "For which answers."})
    then = ma.Nested(PlanNodeSchema, required=True, metadata={"description": "The step it leads to."})


class QuestionPlanSchema(AnswerSchema):
    """In which order to ask for the facts that are missing: a whole decision tree."""

    question = a_text("The question, by its path below /v1.", "refund-amounts/monthly-credit", most=80)
    worst_case_questions = a_count("Most questions that any person is asked.", unit="questions", most=_DEEP)
    expected_questions = ma.Float(
        required=True,
        metadata={
            **documented("Mean number, all values of a fact and all areas being equally likely.", "questions"),
            "minimum": 0,
            "maximum": _DEEP,
            "format": "double",
            "examples": [2.02],
        },
    )
    minimal = a_truth(
        "Whether no other order has a better worst case; else the area is asked first, the rest likewise."
    )
    plan = nested(PlanNodeSchema, "The first step.")
    facts = many(QuestionFactSchema, "The facts that the plan asks, each once.", 20)
    policy = nested(PolicyStampSchema, "Which book was asked, for which day.")
    renamed_facts = renamed_facts()


class PlanRequestSchema(RequestSchema):
    """What is known so far."""

    facts = OpenFacts(FactsSchema, "The facts known so far, of those that the question takes; see `getQuestion`.")
    on = DayField(
        description="The day for which the rules are asked; today in Asia/Shanghai when not stated.",
        load_default=None,
        allow_none=True,
    )
    known_on = DayField(
        description="Plan with only what the book had recorded by that day; today when not stated.",
        load_default=None,
        allow_none=True,
    )
    policy_version = PolicyVersionField()


_FACTS = {question.name: request_schema(question)(exclude=BESIDE_FACTS, partial=True) for question in QUESTIONS}
"""The facts of each question that may be known so far; none is required."""


def blueprint() -> StrictBlueprint:
    """The routes of the questions about questions."""
    made = StrictBlueprint("plans", __name__, url_prefix="/v1/questions")
    segment = {
        "name": "question",
        "in": "path",
        "required": True,
        "description": "The question, with a full stop for the slash.",
        "schema": {"type": "string", "enum": sorted(BY_SEGMENT)},
        "example": "refund-amounts.monthly-credit",
    }

    @made.get("")
    @made.response(200, QuestionsSchema, description="The questions.")
    @made.doc(operationId="listQuestions", tags=["questions"])
    def list_questions() -> Response:
        """All questions with their facts.

        全部问题，以及每个问题可以说明的情况：类型、选项、提示语、到哪里查。
        """
        return reply({"items": [question_wire(question, sentences()) for question in QUESTIONS]})

    @made.get("/<question>", parameters=[segment])
    @made.response(200, QuestionSchema, description="The question.")
    @made.doc(operationId="getQuestion", tags=["questions"])
    def get_question(question: str) -> Response:
        """One question with its facts, enough to draw a form.

        一个问题可以说明的全部情况：类型、选项、格式、单位、提示语、到哪里查，足够画出表单。
        """
        return reply(question_wire(_named(question), sentences()))

    schema = PlanRequestSchema()

    def plan_questions(stated: Mapping[str, Any], question: str) -> Response:
        """Which facts to ask for, in which order, until the answer is settled.

        已知这些情况时，还要问什么、先问哪个、各种回答分别走到哪里；一次给出整棵问答树，不用来回请求。 In the worst case
        as few questions as possible. Facts that cannot change the answer are never asked.
        """
        return reply(planned(_named(question), stated))

    documented = made.response(200, QuestionPlanSchema, description="The plan.")(plan_questions)
    documented = made.doc(operationId="planQuestions", tags=["questions"])(documented)
    made.post("/<question>/plan", parameters=[segment])(made.arguments(schema)(documented))
    return made


def _named(segment: str) -> Question:
    if segment not in BY_SEGMENT:
        refuse(404, "not_found")
    return BY_SEGMENT[segment]


def planned(question: Question, stated: Mapping[str, Any]) -> dict[str, Any]:
    """The plan for what is known of a question so far."""
    try:
        known: dict[str, Any] = dict(_FACTS[question.name].load(stated["facts"]))
    except ValidationError as error:
        raise RefusalError(422, *faults_of({"facts": error.messages})) from error
    limits.within_deadline()
    renamed = renames.told(known.pop(RENAMED_FACTS, ()), "/facts")
    asked = asked_as(question.name, {**known, **{name: stated[name] for name in BESIDE_FACTS}})
    required = next((name for name in required_facts(question) if known.get(name) is None), None)
    plan = _plan(question, known, required, Day(asked.book, asked.on, asked.known_on))
    limits.within_deadline()
    words = asked.sentences
    names = {ask.fact: None for ask in _asks(plan.root, set())}
    return {
        "question": question.name,
        "worst_case_questions": worst(plan.root),
        "expected_questions": round(expected(plan.root), 2),
        "minimal": plan.minimal,
        "plan": _node(plan.root, question, words, {}),
        "facts": [fact_wire(name, question, words) for name in names],
        "policy": {
            "version": asked.book.version,
            "digest": asked.book.digest,
            "on": asked.on.isoformat(),
            "known_on": asked.known_on.isoformat(),
        },
        **renamed,
    }


def _plan(question: Question, known: Mapping[str, Any], required: str | None, day: Day) -> Plan:
    """The plan. A required fact comes first."""

    def of(facts: Any) -> tuple[Any, Any]:  # noqa: ANN401 - facts of any question.
        limits.within_deadline()
        space = question.space(facts, day)
        return space, space.complete()

    learnt = Learnt()
    if required is None:
        return plan_of(of, question.facts(**known), learnt)
    completed = {choice: question.facts(**{**known, required: choice}) for choice in choices(required)}
    return first_asked(required, {choice: plan_of(of, facts, learnt) for choice, facts in completed.items()}, learnt)


def _asks(node: Node, seen: set[int]) -> Iterator[Ask]:
    """The questions of a tree from its root on, each once: branches share most of what follows."""
    if isinstance(node, Ask) and id(node) not in seen:
        seen.add(id(node))
        yield node
        for _, then in node.branches:
            yield from _asks(then, seen)


def _node(node: Node, question: Question, words: Sentences, made: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """The wire form of a tree; `made` holds that of the nodes met before, by identity."""
    if isinstance(node, Leaf):
        return {"answer": {_SETTLED_AS[question.kind]: node.settled}}
    if id(node) not in made:
        made[id(node)] = {
            "ask": node.fact,
            "because": _because(node, question, words),
            "questions_left": node.worst,
            "branches": [
                {"when": _when(when), "then": _node(then, question, words, made)} for when, then in node.branches
            ],
        }
    return made[id(node)]


def _because(node: Ask, question: Question, words: Sentences) -> str:
    if KINDS[node.fact] == "area":
        return words.word("because_asked", "area")
    if node.criterion is not None:
        return words.word("criteria_undetermined", node.criterion)
    return words.word("because_asked", _SETTLED_AS[question.kind])


def _when(when: When) -> dict[str, Any]:
    form: dict[str, Any] = {}
    if when.relation:
        form |= {"relation": when.relation, "to": when.to}
    if len(when.values) == 1 and not when.relation:
        form["equals"] = _text(when.values[0])
    elif when.values:
        form["in"] = [_text(value) for value in when.values]
    if when.start is not None:
        form["from"] = _text(when.start)
    if when.below is not None:
        form["below"] = _text(when.below)
    return form or {"otherwise": True}


@lru_cache(maxsize=1024, typed=True)
def _text(value: Any) -> str:  # noqa: ANN401 - a fact of any kind.
    """A value in the form that it has in `choices`."""
    if isinstance(value, tuple):
        return ",".join(_text(item) for item in value)
    plain = canonical(value)
    return str(plain).lower() if isinstance(plain, bool) else str(plain)
