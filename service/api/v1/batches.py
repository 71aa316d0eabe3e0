"""Batches: many questions in one request, each with its own answer or problem, in the order of the request.

Each answer is written as soon as it is made, so a large batch needs no more memory than one item. Once the first item
is written, the status is 200. A fault or failure in one item is reported for that item only.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Literal

from flask import current_app, stream_with_context
from marshmallow import ValidationError
from marshmallow import fields as ma

from service.api import json, limits
from service.api.calls import Reply, call
from service.api.problems import Fault, RefusalError, document, judged, log_failure, refuse
from service.api.spec import ProblemSchema, StrictBlueprint, read_json, refuse_encoded
from service.api.v1 import assessments
from service.api.v1.hearts import heart_of_assessment
from service.api.v1.questions import QUESTIONS, Question, answer, request_schema
from service.policy.values import EVIDENCE
from service.shapes.days import CompletionSchema
from service.shapes.facts import DatedFactsSchema
from service.shapes.fields import ITEM_ID, AnswerSchema, ChoiceField, ItemIdField, RequestSchema
from service.shapes.members import OpenFacts, a_code, a_count, a_text, any_of, listed, many, nested, one_of
from service.shapes.parts import BoundsSchema, ValiditySchema, renamed_facts

Detail = Literal["full", "compact"]

MOST_ITEMS = 1000
NDJSON = "application/x-ndjson"
JSON = "application/json"
_DETAILS: tuple[Detail, ...] = ("full", "compact")


def _answers(question: Question) -> Callable[[object, Detail], Mapping[str, Any]]:
    schema = request_schema(question)()
    return lambda facts, detail: answer(question, judged(schema, facts), whole=detail == "full")


def _assess(facts: object, detail: Detail) -> Mapping[str, Any]:
    whole = assessments.assess(assessments.judged_facts(facts))
    return whole if detail == "full" else heart_of_assessment(whole)


ANSWERERS: Mapping[str, Callable[[object, Detail], Mapping[str, Any]]] = {
    **{question.name: _answers(question) for question in QUESTIONS},
    assessments.NAME: _assess,
}
"""What a batch may ask: every question, and an assessment. Each answerer refuses invalid facts."""


class BatchItemRequestSchema(RequestSchema):
    """One question of a batch."""

    id = ItemIdField(
        description="The caller's own id, given back; the place in the batch, from 0, where none is stated.",
        load_default=None,
        allow_none=True,
    )
    question = ChoiceField(tuple(ANSWERERS), description="The question, by its path below /v1.", required=True)
    facts = OpenFacts(
        DatedFactsSchema, "The body that the question takes at its own address, `on` and `known_on` included."
    )


class BatchItemsField(ma.List[Any]):
    """The items as received. Each is validated only when its turn comes."""

    def __init__(self) -> None:
        about = f"From 1 to {MOST_ITEMS} items. One that does not fit gets a problem of its own and stops no other."
        metadata = {"description": about, "minItems": 1, "maxItems": MOST_ITEMS}
        super().__init__(ma.Nested(BatchItemRequestSchema), required=True, metadata=metadata)

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - marshmallow's own type.
        attr: str | None,  # noqa: ARG002
        data: Mapping[str, Any] | None,  # noqa: ARG002
        **_: Any,  # noqa: ANN401
    ) -> list[Any]:
        if not isinstance(value, list):
            raise ValidationError("not_a_list")
        wrong = _wrong_size(len(value))
        if wrong:
            raise ValidationError(wrong)
        return value


def _wrong_size(number: int) -> str | None:
    return "too_few" if not number else "too_many" if number > MOST_ITEMS else None


class BatchRequestSchema(RequestSchema):
    """Questions to answer, and in how much detail."""

    detail = ChoiceField(
        _DETAILS,
        description="Whole answers, or their heart. Goes before the parameter of that name.",
        load_default=None,
        allow_none=True,
    )
    items = BatchItemsField()


class BatchQuery(RequestSchema):
    """In how much detail to answer."""

    detail = ChoiceField(_DETAILS, description="Whole answers (`full`, the default), or their heart.")


class CompactAnswerSchema(AnswerSchema):
    """The heart of an answer; what its question does not have is null."""

    question = a_text("The question that was asked.", "eligibility-decisions/balance-transfer", most=80)
    summary = a_text("One sentence for a list row.", "可以办理转移。", most=400)
    verdict = one_of("The verdict.", "eligible", "not_eligible", "undetermined", nullable=True)
    route = a_code("Where the balance goes, when sure.", "moves_with_relation", nullable=True)
    amount = nested(BoundsSchema, "Yuan.", nullable=True)
    completion = nested(CompletionSchema, "When the whole is done.", nullable=True)
    progress = one_of("How the case stands.", "on_track", "overdue", "cannot_tell", nullable=True)
    missing_facts = listed(a_code("Name of a fact.", "origin_enrolment"), "Facts not stated that matter.", 40)
    evidence = one_of("The weakest evidence that it rests on.", *EVIDENCE, nullable=True)
    validity = nested(ValiditySchema, "Until when it holds.")
    answer_id = a_text("The id of the whole answer.", "0" * 32, most=32, pattern=r"^[0-9a-f]{32}$")
    renamed_facts = renamed_facts()


class _ResultSchema(AnswerSchema):
    """What became of one item."""

    index = a_count("Its place in the batch, from 0.", unit="place", most=MOST_ITEMS)
    id = a_text("Its id, or its place as text.", "row-17", most=64, pattern=ITEM_ID)
    status = a_count("The status that its question would have at its own address.", unit="status_code", most=599)
    problem = nested(ProblemSchema, "Its problem, with pointers into the item. Null with an answer.", nullable=True)


class BatchResultSchema(_ResultSchema):
    """What became of one item: its answer or its problem."""

    answer = any_of(
        "Its answer, the same as at its own address. Null with a problem.",
        "Answer",
        "The answer to any one question, or an assessment; `question` tells which.",
        *(question.schema for question in QUESTIONS),
        assessments.AssessmentSchema,
    )


class CompactBatchResultSchema(_ResultSchema):
    """What became of one item: the heart of its answer, or its problem."""

    answer = nested(CompactAnswerSchema, "The heart of its answer. Null with a problem.", nullable=True)


class BatchCountsSchema(AnswerSchema):
    """How many items there were."""

    items = a_count("All.", unit="items", most=MOST_ITEMS)
    answers = a_count("Those answered.", unit="items", most=MOST_ITEMS)
    problems = a_count("Those with a problem.", unit="items", most=MOST_ITEMS)


class _BatchSchema(AnswerSchema):
    counts = nested(BatchCountsSchema, "How many there were.")


class BatchAnswerSchema(_BatchSchema):
    """What became of each item, in the order they came, with whole answers."""

    detail = one_of("Whole answers.", "full")
    items = many(BatchResultSchema, "The results.", MOST_ITEMS)


class CompactBatchAnswerSchema(_BatchSchema):
    """What became of each item, in the order they came, with hearts of answers."""

    detail = one_of("Hearts of answers.", "compact")
    items = many(CompactBatchResultSchema, "The results.", MOST_ITEMS)


_LINES = {
    "type": "string",
    "minLength": 1,
    "pattern": r"\S",
    "description": "One JSON object a line; empty lines are passed over.",
}
_ANSWER = {
    "oneOf": [BatchAnswerSchema, CompactBatchAnswerSchema],
    "discriminator": {
        "propertyName": "detail",
        "mapping": {
            "full": "#/components/schemas/BatchAnswer",
            "compact": "#/components/schemas/CompactBatchAnswer",
        },
    },
}
_BODY = {
    "required": True,
    "content": {
        JSON: {"schema": BatchRequestSchema},
        NDJSON: {"schema": {**_LINES, "title": "A BatchItemRequest on each line"}},
    },
}


def blueprint() -> StrictBlueprint:
    """The route for batches."""
    made = StrictBlueprint("batches", __name__, url_prefix="/v1")

    @made.post("/batches")
    @made.arguments(BatchQuery, location="query")
    @made.response(200, deepcopy(_ANSWER), description="The results, in order.")
    @made.alt_response(
        200,
        schema={**_LINES, "title": "A BatchResult on each line"},
        content_type=NDJSON,
        description="The results, in order.",
    )
    @made.doc(operationId="answerBatch", tags=["batches"], requestBody=deepcopy(_BODY))
    def answer_batch(query: Mapping[str, Any]) -> Reply:
        """Many questions in one request, each with its own answer or problem.

        一次请求最多1000个问题，逐个给出答复或问题说明，顺序不变。 Also as newline-delimited JSON
        (`application/x-ndjson`), in and out: one item a line, one result a line. Ids are for finding a result again:
        do not put a name or a number of identity into one. Where requests are limited, each item counts as one.
        """
        call.max_content_length = current_app.config["MAX_BATCH_BYTES"]
        batch = _read()
        limits.charge(batch.number)
        detail = batch.detail or query.get("detail") or "full"
        offered = [call.mimetype, *({JSON, NDJSON} - {call.mimetype})]
        sent = call.accept_mimetypes.best_match(offered, default=call.mimetype)
        results = (_result(index, item, detail, batch.read) for index, item in enumerate(batch.items()))
        written = _lines(results) if sent == NDJSON else _whole(results, detail)
        return Reply(stream_with_context(limits.in_slices(written)), content_type=sent)

    return made


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch as text, one line for each item. An item is parsed by `read` only when its turn comes.

    Parsed values take up to twenty times the bytes, and the caller may take minutes to read the answer.
    """

    text: bytes
    number: int
    detail: Detail | None
    read: Callable[[bytes], Any]

    def items(self) -> Iterator[bytes]:
        """The text of each item."""
        begin = 0
        while begin < len(self.text):
            end = self.text.find(b"\n", begin)
            end = len(self.text) if end < 0 else end
            if (line := self.text[begin:end]).strip():
                yield line
            begin = end + 1


def _read() -> _Batch:
    refuse_encoded(call)
    if call.is_utf8(NDJSON):
        text = call.body()
        number = sum(bool(line.strip()) for line in text.split(b"\n"))
        wrong = _wrong_size(number)
        if wrong:
            raise RefusalError(422, Fault("", wrong))
        return _Batch(text, number, None, json.read)
    if not call.is_utf8(JSON):
        refuse(415, "neither_json_nor_ndjson")
    read = judged(_ENVELOPE, read_json(call))
    written = bytearray()
    for item in read["items"]:
        written += json.write(item) + b"\n"
    return _Batch(bytes(written), len(read["items"]), read["detail"], json.reread)


_ENVELOPE = BatchRequestSchema()
_ITEM = BatchItemRequestSchema()
_ITEM_ID = BatchItemRequestSchema(only=("id",), unknown="exclude")


def _lines(results: Iterator[Mapping[str, Any]]) -> Iterator[bytes]:
    for result in results:
        yield json.write(result) + b"\n"


def _whole(results: Iterator[Mapping[str, Any]], detail: Detail) -> Iterator[bytes]:
    """The results as one JSON object, written piece by piece."""
    written = answered = 0
    yield b'{"detail":' + json.write(detail) + b',"items":['
    for result in results:
        yield (b"," if written else b"") + json.write(result)
        written += 1
        answered += result["problem"] is None
    yield b'],"counts":' + json.write({"items": written, "answers": answered, "problems": written - answered}) + b"}"


def _result(index: int, item: bytes, detail: Detail, read: Callable[[bytes], Any]) -> dict[str, Any]:
    """The result of one item. Its faults and failures do not affect the others."""
    found: dict[str, Any] = {"index": index, "id": str(index), "status": HTTPStatus.OK.value}
    part = f"#/items/{index}"
    try:
        content = read(item)
        made = _answer(_judged_item(content, found), detail)  # `_judged_item` sets the id.
        return {**found, "answer": made, "problem": None}  # noqa: TRY300 - nothing here can fail.
    except json.JsonError as error:
        problem = document(HTTPStatus.BAD_REQUEST, [Fault("", error.code)], code=error.code, part=part)
    except RefusalError as refusal:
        problem = document(refusal.status, refusal.faults, code=refusal.code, part=part)
    except Exception as error:  # noqa: BLE001 - a failure in one item must not stop the rest.
        log_failure(error)
        problem = document(HTTPStatus.INTERNAL_SERVER_ERROR, [], part=part)
    return {**found, "status": problem["status"], "answer": None, "problem": problem}


def _judged_item(content: object, found: dict[str, Any]) -> Mapping[str, Any]:
    """Validate an item. Its id is set in `found`, even if the item is invalid."""
    try:
        item = judged(_ITEM, content)
    except RefusalError:
        found["id"] = _id_of(content) or found["id"]
        raise
    found["id"] = item["id"] or found["id"]
    return item


def _id_of(content: object) -> str | None:
    """The id of an item if the id is valid, whatever else is wrong with the item."""
    if not isinstance(content, Mapping):
        return None
    try:
        return _ITEM_ID.load(content)["id"]  # type: ignore[no-any-return]
    except ValidationError:
        return None


def _answer(item: Mapping[str, Any], detail: Detail) -> Mapping[str, Any]:
    try:
        return ANSWERERS[item["question"]](item["facts"], detail)
    except RefusalError as refusal:
        faults = (replace(fault, pointer=f"/facts{fault.pointer}") for fault in refusal.faults)
        raise RefusalError(refusal.status, *faults, code=refusal.code) from refusal
