"""Assessments: all that one screen on a matter shows, in one answer.

The parts are a decision, an amount, a time and a guide, each computed by the same function as its own operation. A part
may take a fact from one of another name or from the decision; `carried` lists these. A fact that is stated for the part
itself goes first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain, zip_longest
from typing import Any

from flask import Response
from marshmallow import fields as ma

from service.api import limits, renames
from service.api.calls import call
from service.api.context import reply
from service.api.problems import Fault, RefusalError, judged
from service.api.spec import StrictBlueprint, read_json
from service.api.v1.answers import answer_id, asked_wire
from service.api.v1.guides import GuideSchema, guide_answer
from service.api.v1.matters import ANY, ANY_FACTS, PLANS, REQUEST_SCHEMAS, Part, Plan, facts_taken, plan_of
from service.api.v1.questions import BY_NAME, answer, asked_as
from service.facts import Matter
from service.lookups.preconditions import MATTER_FACTS
from service.policy.day import Day
from service.policy.values import EVIDENCE
from service.questions.processing_time.answer import ProcessingTimeAnswerSchema
from service.shapes.fields import RENAMED_FACTS, SENTENCE, AnswerSchema, WholeField
from service.shapes.members import OneAnswer, a_code, a_text, any_of, listed, many, nested, one_of, the_question
from service.shapes.parts import (
    AskedSchema,
    LocalCheckSchema,
    MissingFactSchema,
    PolicyStampSchema,
    ValiditySchema,
    renamed_facts,
)
from service.wording.render import PLAIN_SENTENCES
from service.wording.sentences import Sentences

NAME = "assessments"
_PARTS = ("decision", "amount", "time", "guide")
_ANY = ANY()
_JUDGES = {matter: schema() for matter, schema in REQUEST_SCHEMAS.items()}


def _answer_of(description: str, name: str, about: str, part: Callable[[Plan], str | None]) -> OneAnswer:
    """A part that is the answer to one of several questions, or null."""
    questions = (question for plan in PLANS.values() if (question := part(plan)))
    return any_of(description, name, about, *dict.fromkeys(BY_NAME[question].schema for question in questions))


class CarriedSchema(AnswerSchema):
    """A fact of one part that was taken from elsewhere."""

    part = one_of("The part it was used in.", *_PARTS)
    fact = a_code("The fact there.", "area")
    value = ma.Raw(
        required=True,
        metadata={
            "description": "Its value.",
            "type": ["string", "integer"],
            "maxLength": 80,
            "pattern": SENTENCE,
            "minimum": 0,
            "maximum": WholeField.most,
            "format": "int32",
            "x-unit": "as_the_fact",
            "examples": ["430100"],
        },
    )
    from_ = ma.Str(
        data_key="from",
        required=True,
        metadata={
            "description": "Where it comes from: a fact, or what the decision found.",
            "maxLength": 80,
            "pattern": r"^[a-z_]+(\.[a-z_]+)?$",
            "examples": ["from_area"],
        },
    )


class AssessmentMissingFactSchema(MissingFactSchema):
    """A fact that was not stated and matters, with the parts that it matters to."""

    parts = listed(one_of("A part.", *_PARTS[:3]), "The parts it matters to.", 3)


class CallSchema(AnswerSchema):
    """Whom to call."""

    hotline = a_text("The hotline.", "12393", most=12, pattern=r"^[0-9]{5,12}$")
    text = a_text("That in words.", "拿不准就拨打12393。", most=200)


class AssessmentSchema(AnswerSchema):
    """All that one screen on a matter shows. Each part is the very answer that its own operation gives."""

    question = the_question(NAME)
    matter = one_of("The matter.", *Matter)
    summary = a_text("The verdict in one line.", "可以转移：余额随医保关系一起走。", most=400)
    plain = listed(
        a_text("A short sentence.", "最迟办结日期：2026-12-11。"), "At most five short sentences over all parts.", 5
    )
    decision = _answer_of(
        "Whether it is possible; null where nothing is decided.",
        "DecisionAnswer",
        "The answer to an eligibility question that belongs to a matter; `question` tells which.",
        lambda plan: plan.decision,
    )
    amount = _answer_of(
        "The money in question; null where there is none.",
        "AmountAnswer",
        "The answer to an amount question that belongs to a matter; `question` tells which.",
        lambda plan: plan.amount,
    )
    time = nested(ProcessingTimeAnswerSchema, "How long it takes, and whether the case is late.")
    guide = nested(GuideSchema, "How it gets done; null where the book has no guide.", nullable=True)
    carried = many(CarriedSchema, "Facts that a part took from elsewhere.", 10)
    missing_facts = many(AssessmentMissingFactSchema, "Facts not stated that matter, the most deciding first.", 40)
    local_checks = many(LocalCheckSchema, "What only the agency can tell, each once.", 60)
    call = nested(CallSchema, "Whom to call.")
    evidence = one_of("The weakest evidence that decision, amount and time rest on.", *EVIDENCE, nullable=True)
    evidence_text = a_text("That in words.", "依据的证据类型：正式文件。", nullable=True, most=200)
    validity = nested(ValiditySchema, "Until when every part holds.")
    policy = nested(PolicyStampSchema, "Which book was asked.")
    asked = nested(AskedSchema, "What was asked.")
    answer_id = a_text(
        "Digest of the matter, the facts stated, the days and the book.", "0" * 32, most=32, pattern=r"^[0-9a-f]{32}$"
    )
    disclaimer = a_text("What the answer is not.", "以参保地医保经办机构的答复为准。", most=400)
    renamed_facts = renamed_facts()


_BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "oneOf": list(REQUEST_SCHEMAS.values()),
                "discriminator": {
                    "propertyName": "matter",
                    "mapping": {
                        matter.value: f"#/components/schemas/{schema.__name__.removesuffix('Schema')}"
                        for matter, schema in REQUEST_SCHEMAS.items()
                    },
                },
            }
        }
    },
}


def blueprint() -> StrictBlueprint:
    """The route of the assessments."""
    made = StrictBlueprint(NAME, __name__, url_prefix="/v1")

    @made.post(f"/{NAME}")
    @made.response(200, AssessmentSchema, description="The assessment.")
    @made.doc(operationId="assess", tags=["assessments"], requestBody=deepcopy(_BODY))
    def assess_view() -> Response:
        """All that one screen on a matter shows: decision, amount, time and guide.

        一个页面要用的全部内容：结论、金额、时限和办事指南。 One matter, with the facts of all its questions. Each part
        is the very answer that its own operation gives; what a part takes from elsewhere is listed in `carried`.
        """
        return reply(assess(judged_facts(read_json(call))))

    return made


def judged_facts(content: object) -> Mapping[str, Any]:
    """The facts of an assessment, checked by the schema of their matter."""
    matter = content.get("matter") if isinstance(content, Mapping) else None
    if not isinstance(matter, str) or matter not in set(Matter):
        return judged(_ANY, content)
    try:
        return judged(_JUDGES[Matter(matter)], content)
    except RefusalError as refusal:
        faults = (_named(fault) for fault in refusal.faults)
        raise RefusalError(refusal.status, *faults) from refusal


def _named(fault: Fault) -> Fault:
    """The fault, with a code of its own for a fact that only other matters have."""
    elsewhere = fault.code == "unknown_field" and fault.pointer.removeprefix("/") in ANY_FACTS
    return Fault(fault.pointer, "not_of_this_matter") if elsewhere else fault


def assess(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The assessment for what was stated (already judged by its schema)."""
    renamed = renames.told(stated.get(RENAMED_FACTS, ()))
    asked, matter = asked_as(NAME, stated), Matter(stated["matter"])
    words = asked.sentences
    plan = plan_of(matter)
    parts: dict[str, Part | None] = dict.fromkeys(_PARTS)
    carried: list[dict[str, Any]] = []

    def facts_for(part: str, names: Sequence[str]) -> dict[str, Any]:
        facts = {name: stated[name] for name in names if stated.get(name) is not None}
        for carry in plan.carries:
            if carry.part == part and carry.fact not in facts:
                value = carry.value(stated, parts["decision"])
                if value is not None:
                    facts[carry.fact] = value
                    carried.append({"part": part, "fact": carry.fact, "value": value, "from": carry.source})
        return facts

    beside = {"on": asked.on, "known_on": asked.known_on, "policy_version": stated.get("policy_version")}
    for part, name in plan.questions().items():
        parts[part] = answer(BY_NAME[name], {**_unstated(name), **facts_for(part, facts_taken(name)), **beside})
    if matter.value in asked.book.guides:
        taken = ("area", *MATTER_FACTS.get(matter.value, ()))
        parts["guide"] = guide_answer(
            matter.value, facts_for("guide", taken), Day(asked.book, asked.on, asked.known_on), words
        )
        limits.within_deadline()
    whole = [part for part in parts.values() if part]
    lead = parts["decision"] or parts["time"] or {}
    evidence = _weakest(parts)
    text = evidence and words.word("plain", "evidence", evidence=words.word("evidence", evidence))
    return {
        "question": NAME,
        "matter": matter.value,
        "summary": _headline(parts),
        "plain": _plain(plan, parts, words),
        **parts,
        "carried": carried,
        "missing_facts": _missing(plan, parts, words),
        "local_checks": _local_checks(whole),
        "call": {"hotline": words.hotline, "text": words.word("plain", "ask", hotline=words.hotline)},
        "evidence": evidence,
        "evidence_text": text,
        "validity": min((part["validity"] for part in whole), key=lambda held: held["until"] or "9999"),
        **{name: lead[name] for name in ("policy", "disclaimer")},
        "asked": asked_wire(asked),
        "answer_id": answer_id(asked),
        **renamed,
    }


def _unstated(question: str) -> dict[str, None]:
    """Every fact of a question as not stated, as its schema loads it."""
    return dict.fromkeys(facts_taken(question))


def _weakest(parts: Mapping[str, Part | None]) -> str | None:
    """The weakest grade of decision, amount and time; of the guide only if it is the sole part that has one."""
    graded = [part["evidence"] for name, part in parts.items() if part and part["evidence"] and name != "guide"]
    alone = [parts["guide"]["evidence"]] if parts["guide"] and not graded else []
    return max((*graded, *(grade for grade in alone if grade)), key=EVIDENCE.index, default=None)


def _headline(parts: Mapping[str, Part | None]) -> str:
    """One line: the verdict, else the amount, else the time, else the summary of the guide."""
    decision, amount, time, guide = (parts[part] for part in _PARTS)
    counted = amount if amount and amount["amount"]["max"] is not None else None
    timed = time if time and (time["total_working_days"] is not None or not guide) else None
    return str((decision or counted or timed or guide or {})["summary"])


def _plain(plan: Plan, parts: Mapping[str, Part | None], words: Sentences) -> list[str]:
    """The most important sentences of all parts: the decision first, then money and days if there are any."""
    decision, amount, time, guide = (parts[part] for part in _PARTS)
    verdict = decision["verdict"] if decision else None
    told = [decision] if decision else []
    if amount and verdict in plan.amount_told_if and amount["amount"]["max"] is not None:
        told.append(amount)
    if time and (verdict != "not_eligible" or time["progress"]):
        told.append(time)
    queues = [list(part["explanation"]["plain"]) for part in told]
    # An open decision says first what it needs.
    leading = 3 if verdict == "undetermined" else 2
    first = [*queues[0][:leading], *(queue[0] for queue in queues[1:])]
    rest = chain.from_iterable(zip_longest(queues[0][leading:], *(queue[1:] for queue in queues[1:])))
    about = [_headline(parts)] if guide and not decision else []
    sentences = list(dict.fromkeys([*about, *first, *(text for text in rest if text)]))[:PLAIN_SENTENCES]
    if len(sentences) < PLAIN_SENTENCES and not any(words.hotline in text for text in sentences):
        sentences.append(words.word("plain", "ask", hotline=words.hotline))
    return sentences


def _missing(plan: Plan, parts: Mapping[str, Part | None], words: Sentences) -> list[dict[str, Any]]:
    """The missing facts, each once: those of the decision first, then those of the most parts."""
    wanted_by: dict[str, list[str]] = {}
    for name, part in parts.items():
        for fact in _wanted(plan, name, part, parts["decision"]):
            wanted_by.setdefault(fact, []).append(name)
    order = sorted(wanted_by, key=lambda fact: ("decision" not in wanted_by[fact], -len(wanted_by[fact])))
    return [{**words.fact_cards[fact], "parts": list(dict.fromkeys(wanted_by[fact]))} for fact in order]


def _wanted(plan: Plan, name: str, part: Part | None, decision: Part | None) -> Iterator[str]:
    """The facts that a part misses. A fact that would be carried is asked for by the name it is carried from."""
    sources = {carry.fact: carry for carry in reversed(plan.carries) if carry.part == name}
    for card in part.get("missing_facts", ()) if part else ():
        carry = sources.get(card["fact"])
        if carry is None:
            yield card["fact"]
        elif carry.read is None:
            yield carry.source
        elif not (decision and decision["missing_facts"]):
            # The decision misses no fact and leaves this open, so only the caller can state it.
            yield card["fact"]


def _local_checks(parts: Sequence[Part]) -> list[Any]:
    """What only the agency can tell, each once."""
    checks = chain.from_iterable(part["local_checks"] for part in parts)
    return list({(each["topic"], each["area_code"], each["reason"]): each for each in checks}.values())
