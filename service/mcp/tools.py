"""The tools: the operation that each calls, how its arguments become a request, and which members it returns.

Their names, descriptions and schemas for models are in `openapi/tools.json`. `make openapi` generates that file from
this module and the contract.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import EXCLUDE, fields

from service.api.problems import Fault, RefusalError, judged, pointed
from service.api.v1.questions import BY_NAME
from service.mcp import telling
from service.mcp.asking import Request
from service.mcp.selection import Tree, tree
from service.mcp.telling import Tell
from service.policy.guides import MATTERS
from service.shapes.fields import ChoiceField, RequestSchema
from service.wording.sentences import LANGUAGES

LANGUAGE = "language"
_TIMES = "processing-time-estimates"
_GROUNDS = (
    *("missing_facts", "local_checks.text", "local_checks.ask", "advisories.text"),
    *("citations", "evidence", "validity", "answer_id", "disclaimer"),
)
_ANSWER = (
    *("question", "summary", "explanation.plain"),
    *("verdict", "route", "remedies.text", "waiting_months", "benefit_from", "statutory_retirement_month"),
    *("required_months", "shortfall_months", "options.option", "options.text", "kept_enrolment"),
    *("amount", "method", "schedule", "formula"),
    *("completion", "progress"),
    *_GROUNDS,
)
_TIMETABLE = (
    *("matter", "summary", "explanation.plain", "stages", "total_working_days", "completion", "progress"),
    *("overdue_since", "next_step", "lateness.say", "lateness.working_days_late", *_GROUNDS),
)
_GAPS = ("question", "summary", "missing_facts", "settling_sets", "irrelevant_facts", "local_checks.text", "disclaimer")
_NEXT = (
    *("question", "worst_case_questions", "plan.ask", "plan.because", "plan.questions_left", "plan.answer"),
    *("facts.fact", "facts.label", "facts.type", "facts.prompt", "facts.choices", "facts.where_to_find"),
)
_PARTS = (
    *("matter", "summary", "plain", "decision.verdict", "decision.summary", "decision.remedies.text"),
    *("decision.citations", "amount.amount", "amount.summary", "amount.citations"),
    *("time.completion", "time.progress", "time.summary", "time.citations", "guide.summary", "guide.documents.text"),
    *("missing_facts", "local_checks.text", "call", "evidence", "validity", "answer_id", "disclaimer"),
)
_GUIDE = (
    *("matter", "title", "area_code", "summary", "scope", "documents.text", "documents.needed_for_text"),
    *("documents.issued_by_text", "channels.title", "channels.steps.text", "preconditions.text", "preconditions.fact"),
    *("preconditions.state", "progress_inquiry.text", "warnings.text", "local_checks.text", "advisories.text"),
    *("citations", "evidence", "validity", "disclaimer"),
)
_CHANGES = (
    *("question", "summary", "same", "changes", "caused_by.change", "caused_by.on", "caused_by.text"),
    *("caused_by.citation", "before.summary", "before.answer_id", "after.summary", "after.answer_id", "disclaimer"),
)

DAYS = {
    "before": ("before", "on"),
    "after": ("after", "on"),
    "known_before": ("before", "known_on"),
    "known_after": ("after", "known_on"),
}
"""The days of a comparison: for each argument of the tool, the member of the request."""

Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool. `request` refuses arguments that cannot become a request. The operation validates all others."""

    operation: str
    request: Callable[[Arguments], Request]
    members: Tree
    tell: Tell


class _OfAQuestion(RequestSchema):
    """A question and its facts."""

    question = ChoiceField(tuple(BY_NAME), description="The question.", required=True)
    facts = fields.Raw(load_default=dict)


class _OfAMatter(RequestSchema):
    """A matter."""

    matter = ChoiceField(MATTERS, description="The matter.", required=True)


class _InALanguage(RequestSchema):
    """The language of the answer."""

    language = ChoiceField(LANGUAGES, description="The language.", load_default=None, allow_none=True)


_QUESTION, _MATTER, _LANGUAGE = _OfAQuestion(), _OfAMatter(unknown=EXCLUDE), _InALanguage(unknown=EXCLUDE)
_WHICH = _OfAQuestion(only=("question",), unknown=EXCLUDE)


def language_of(arguments: Arguments) -> str | None:
    """The language that the arguments ask for, if any."""
    stated: str | None = judged(_LANGUAGE, arguments)[LANGUAGE]
    return stated


def _list(arguments: Arguments) -> Request:
    if arguments:
        raise RefusalError(422, *(Fault(pointed("", name), "unknown_field") for name in arguments))
    return Request("GET", "/v1/questions")


def _answer(arguments: Arguments) -> Request:
    stated = judged(_QUESTION, arguments)
    return Request("POST", f"/v1/{stated['question']}", stated["facts"], places=[("", "/facts")])


def _plan(arguments: Arguments) -> Request:
    question = judged(_WHICH, arguments)["question"]
    body = {"facts": {}, **{name: value for name, value in arguments.items() if name != "question"}}
    return Request("POST", f"/v1/questions/{question.replace('/', '.')}/plan", body)


def _guide(arguments: Arguments) -> Request:
    matter = judged(_MATTER, arguments)["matter"]
    query: dict[str, str] = {}
    for name, value in arguments.items():
        if name == "matter" or value is None:
            continue
        if not isinstance(value, str | bool):
            raise RefusalError(422, Fault(pointed("", name), "not_text"))
        query[name] = value if isinstance(value, str) else str(value).lower()
    return Request("GET", f"/v1/guides/{matter}", query=query)


def _comparison(arguments: Arguments) -> Request:
    others = {name: value for name, value in arguments.items() if name not in DAYS}
    moments: dict[str, dict[str, Any]] = {"before": {}, "after": {}}
    for name, (moment, day) in DAYS.items():
        if name in arguments:
            moments[moment][day] = arguments[name]
    places = [(f"/{moment}/{day}", f"/{name}") for name, (moment, day) in DAYS.items()]
    return Request("POST", "/v1/policy/comparisons", {"facts": {}, **others, **moments}, places=places)


def _posted(path: str) -> Callable[[Arguments], Request]:
    return lambda arguments: Request("POST", path, dict(arguments))


TOOLS: Mapping[str, Tool] = {
    "list_questions": Tool("listQuestions", _list, tree("items.question", "items.title"), telling.questions),
    "plan_questions": Tool("planQuestions", _plan, tree(*_NEXT), telling.plan),
    "find_missing_facts": Tool("*", _answer, tree(*_GAPS), telling.answer),
    "answer_question": Tool("*", _answer, tree(*_ANSWER), telling.answer),
    "assess_matter": Tool("assess", _posted("/v1/assessments"), tree(*_PARTS), telling.assessment),
    "estimate_times": Tool("estimateProcessingTime", _posted(f"/v1/{_TIMES}"), tree(*_TIMETABLE), telling.answer),
    "read_guide": Tool("getGuide", _guide, tree(*_GUIDE), telling.guide),
    "compare_days": Tool("comparePolicy", _comparison, tree(*_CHANGES), telling.comparison),
}
"""The tools by name, in the order of the list. `*` stands for the operations of all questions."""
