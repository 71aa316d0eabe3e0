"""Guides: how to get a matter done at an agency, item by item, each with its sources."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from flask import Response

from service.api import renames
from service.api.context import ONE_DAY, day_asked, reply, sentences, service, until_tomorrow
from service.api.problems import refuse
from service.api.spec import StrictBlueprint
from service.api.v1.answers import validity
from service.api.v1.cited import citation_wire, conflict_wire, local_check_wire, value_citation
from service.facts import KINDS, RENAMED, choices
from service.lookups.guides import GuideAnswer, ShownItem, guide, looked_up, turns
from service.lookups.preconditions import MATTER_FACTS, STATES, checked
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.guides import CASES, CHANNELS, ISSUERS, MATTERS, RecordedConflict
from service.policy.values import EVIDENCE
from service.reasoning.validity import Asking, Glance, next_change
from service.shapes.facts import under_old_name
from service.shapes.fields import AREA, RENAMED_FACTS, AnswerSchema, AreaField, ChoiceField, DayField, RequestSchema
from service.shapes.members import a_text, listed, many, nested, one_of
from service.shapes.parts import (
    AdvisorySchema,
    CitationSchema,
    ConflictSchema,
    LocalCheckSchema,
    PolicyStampSchema,
    ValiditySchema,
    renamed_facts,
)
from service.wording.claims import render_value
from service.wording.sentences import Sentences, chinese
from service.wording.words import CHINESE, ENGLISH

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MOST = 60


class GuideQuery(RequestSchema):
    """Where and when."""

    area = AreaField(description="The pooling area; without it only what holds nationwide is told.")
    on = DayField(description="The day for which the rules are asked; today in Asia/Shanghai when not stated.")
    known_on = DayField(description="Answer with only what the book had recorded by that day; today when not stated.")


_TRUTHS = {"true": True, "false": False}


def _fact_field(name: str) -> ChoiceField:
    matters = ", ".join(matter for matter, facts in MATTER_FACTS.items() if name in facts)
    description = (
        f"{ENGLISH['facts'][name]} / {CHINESE['facts'][name]}. Preconditions are checked against it ({matters})."
    )
    return ChoiceField(tuple(_TRUTHS) if KINDS[name] == "boolean" else choices(name), description=description)


_FACTS = tuple(dict.fromkeys(name for facts in MATTER_FACTS.values() for name in facts))
for _name in _FACTS:
    GuideQuery._declared_fields[_name] = _fact_field(_name)  # noqa: SLF001 - the facts of the questions, by their names.
GuideQuery.renamed = {old: each.to for old, each in RENAMED.items() if each.to in ("area", *_FACTS)}
for _old, _name in GuideQuery.renamed.items():
    GuideQuery._declared_fields[_old] = under_old_name(_old, deepcopy(GuideQuery._declared_fields[_name]))  # noqa: SLF001 - as above.


class GuideItemSchema(AnswerSchema):
    """One item of a guide."""

    id = a_text("Stable id within the guide.", "identity-proof", most=80, pattern=_ID)
    text = a_text("The item in words.", "原参保地已经停保。")
    area_code = a_text("The area it is said of; null for all.", "320000", nullable=True, most=6, pattern=AREA)
    evidence = one_of("The weakest evidence it rests on.", *EVIDENCE)
    citations = listed(a_text("Citation id.", "cn-trf-002", most=80, pattern=_ID), "What it rests on.", 20)


class GuidePreconditionSchema(GuideItemSchema):
    """What must hold, or one case of several, and whether it does by the facts stated."""

    fact = one_of("The fact that decides it; null where no single fact does.", *_FACTS, nullable=True)
    state = one_of("Whether it holds; unknown where the fact is not stated or there is none.", *STATES)


class GuideDocumentSchema(GuideItemSchema):
    """One document to bring."""

    issued_by = one_of("Who issues it.", *ISSUERS)
    issued_by_text = a_text("That in words.", "转出地医保经办机构", most=80)
    needed_for = listed(one_of("A case.", *CASES), "The cases that need it.", len(CASES))
    needed_for_text = a_text("Those in words.", "所有人", most=300)


class GuideChannelSchema(AnswerSchema):
    """The steps of one channel, in order."""

    channel = one_of("The channel.", *CHANNELS)
    title = a_text("The channel in words.", "经办机构窗口", most=120)
    steps = many(GuideItemSchema, "Its steps, in order.", _MOST)


class TimeLimitPointerSchema(AnswerSchema):
    """Where the time limits of the matter are asked."""

    question = a_text("The question to ask.", "processing-time-estimates", most=80)
    matter = one_of("The matter to state there.", *MATTERS)
    text = a_text("That in words.", "要查办理时限和是否超期，请用“办理要多久、是否超期”。", most=200)


class GuideSchema(AnswerSchema):
    """How one matter gets done."""

    matter = one_of("The matter.", *MATTERS)
    title = a_text("Its title.", "个人账户余额支取", most=80)
    area_code = a_text("The area asked about.", "320100", nullable=True, most=6, pattern=AREA)
    summary = a_text("What the guide tells.", "哪些情况可以把个人账户余额取出来，怎样办。", most=400)
    scope = a_text(
        "Said where only what holds nationwide is told.", "没有填写地区，这里只列全国通用的内容。", nullable=True
    )
    documents = many(GuideDocumentSchema, "The documents, each once.", _MOST)
    channels = many(GuideChannelSchema, "The steps, by channel.", len(CHANNELS))
    preconditions = many(GuidePreconditionSchema, "What must hold, or which cases there are.", _MOST)
    progress_inquiry = many(GuideItemSchema, "How to learn where the case stands.", _MOST)
    warnings = many(GuideItemSchema, "What to beware of.", _MOST)
    time_limits = nested(TimeLimitPointerSchema, "Where time limits are asked.")
    local_checks = many(LocalCheckSchema, "What only the agency can tell.", 20)
    conflicts = many(ConflictSchema, "Sources that disagree.", 40)
    advisories = many(AdvisorySchema, "What to know besides.", _MOST)
    citations = many(CitationSchema, "Every document the guide names.", 100)
    evidence = one_of("The weakest evidence that the guide rests on.", *EVIDENCE, nullable=True)
    validity = nested(ValiditySchema, "Until when it holds.")
    policy = nested(PolicyStampSchema, "Which book was asked.")
    disclaimer = a_text("What the guide is not.", "以参保地医保经办机构的答复为准。", most=400)
    renamed_facts = renamed_facts()


_MATTER_PARAMETER = {
    "in": "path",
    "name": "matter",
    "required": True,
    "description": "The matter: a thing a person gets done at an agency.",
    "schema": {"type": "string", "enum": list(MATTERS)},
    "example": "balance-transfer",
}


def blueprint() -> StrictBlueprint:
    """The route of the guides."""
    made = StrictBlueprint("guides", __name__, url_prefix="/v1")

    @made.get("/guides/<string:matter>", parameters=[_MATTER_PARAMETER])
    @made.arguments(GuideQuery, location="query")
    @made.response(200, GuideSchema, description="The guide.")
    @made.doc(operationId="getGuide", tags=["guides"])
    def get_guide(query: Mapping[str, Any], matter: str) -> Response:
        """How a matter gets done: documents, steps, preconditions, progress, warnings.

        办事指南：材料、步骤、条件、进度查询和提醒，逐条注明依据。
        """
        book, renamed = service().book, renames.told(query.get(RENAMED_FACTS, ()))
        if matter not in book.guides:
            refuse(404, "unknown_matter")
        today = day_asked()
        stated = {name: _TRUTHS.get(value, value) if name in _FACTS else value for name, value in query.items()}
        on, known_on = query.get("on") or today, query.get("known_on") or today
        dated_by_caller = "on" in query and "known_on" in query
        return reply(
            {**guide_answer(matter, stated, Day(book, on, known_on), sentences()), **renamed},
            fresh=ONE_DAY if dated_by_caller else until_tomorrow(today),
        )

    return made


def guide_answer(matter: str, stated: Mapping[str, Any], day: Day, words: Sentences) -> dict[str, Any]:
    """The guide to a matter for what was stated. Facts that the matter does not ask for have no effect."""
    area = stated.get("area")
    asked_for = MATTER_FACTS.get(matter, ())
    facts = {name: value for name, value in stated.items() if name in asked_for and value is not None}
    found = dated(day, matter, area)
    stamp = {"on": day.on.isoformat(), "known_on": day.known_on.isoformat()}
    return guide_wire(found, area, stamp, day.book, words, stated=facts)


def dated(day: Day, matter: str, area: str | None) -> GuideAnswer:
    """A guide, with the next day on which it changes."""
    book, found = day.book, day.book.guides[matter]
    areas = frozenset(() if area is None else (area,))

    def tell(answer: GuideAnswer) -> Mapping[str, Any]:
        return guide_wire(answer, area, {}, book, chinese(book), stated={})

    asking = Asking(
        glance=lambda _, then: Glance(differs=False, used=frozenset(), whole=lambda: guide(then, matter, area)),
        tell=tell,
        shown=lambda answer: [each.item.id for each in answer.items],
        cited=lambda answer: {citation["id"] for citation in tell(answer)["citations"]},
        rests_on=lambda answer: (each.finding.value for each in answer.items if each.finding),
        openings=lambda on: book.opened.on(on, areas, looked_up(found), day.known_on),
        before=lambda opening: book.opened.before(opening, day.known_on),
        turns=lambda then: turns(found, then),
    )
    now = guide(day, matter, area)
    return replace(now, next_change=next_change(asking, now, day))


def guide_wire(  # noqa: PLR0913 - what was asked, what was found, and in which words.
    found: GuideAnswer,
    area: str | None,
    stamp: Mapping[str, str],
    book: PolicyBook,
    words: Sentences,
    *,
    stated: Mapping[str, Any],
) -> dict[str, Any]:
    """The published form of a guide."""
    matter = found.guide.matter
    change = found.next_change
    grades = [grade for item in found.items for grade in _grades(item)]
    return {
        "matter": matter,
        "title": words.word("choices", f"matter.{matter}"),
        "area_code": area,
        "summary": words.in_language(found.guide.summary),
        "scope": _scope(found, area, words),
        "documents": [_document(each, words) for each in found.items if each.item.section == "documents"],
        "channels": list(_channels(found.items, words)),
        "preconditions": [
            _precondition(each, matter, stated, words) for each in found.items if each.item.section == "preconditions"
        ],
        "progress_inquiry": _section(found.items, "progress_inquiry", words),
        "warnings": _section(found.items, "warnings", words),
        "time_limits": {
            "question": "processing-time-estimates",
            "matter": matter,
            "text": words.word("guides", "time_limit"),
        },
        "local_checks": [local_check_wire(check, words) for check in found.local_checks],
        "conflicts": [
            *(conflict_wire(conflict, words) for conflict in found.conflicts),
            *(recorded_wire(conflict, words) for conflict in found.recorded),
        ],
        "advisories": [{"code": item.code, "text": words.message(item)} for item in found.advisories],
        "citations": _citations(found, book),
        "evidence": max(grades, key=EVIDENCE.index, default=None),
        "validity": validity(change, words.because(change) if change else None),
        "policy": {"version": book.version, "digest": book.digest, **stamp},
        "disclaimer": words.word("general", "disclaimer"),
    }


def _scope(found: GuideAnswer, area: str | None, words: Sentences) -> str | None:
    if area is None:
        return words.word("guides", "no_area")
    if found.area is None or found.local:
        return None
    return words.word("guides", "area_differs", area=found.area, hotline=words.hotline)


def _section(items: Sequence[ShownItem], section: str, words: Sentences) -> list[dict[str, Any]]:
    return [_item(each, words) for each in items if each.item.section == section]


def _item(shown: ShownItem, words: Sentences) -> dict[str, Any]:
    text = words.in_language(shown.item.text)
    value = shown.finding.value if shown.finding else None
    return {
        "id": shown.item.id,
        "text": text.replace("{value}", render_value(value, words)) if value else text,
        "area_code": shown.item.area,
        "evidence": max(_grades(shown), key=EVIDENCE.index),
        "citations": list(_cited(shown)),
    }


def _precondition(shown: ShownItem, matter: str, stated: Mapping[str, Any], words: Sentences) -> dict[str, Any]:
    fact, state = checked(shown.item, matter, stated)
    return {**_item(shown, words), "fact": fact, "state": state}


def _document(shown: ShownItem, words: Sentences) -> dict[str, Any]:
    item = shown.item
    return {
        **_item(shown, words),
        "issued_by": item.issued_by,
        "issued_by_text": words.word("guide_issuers", str(item.issued_by)),
        "needed_for": list(item.needed_for),
        "needed_for_text": words.listed(words.word("guide_cases", each) for each in item.needed_for),
    }


def _channels(items: Sequence[ShownItem], words: Sentences) -> Iterable[dict[str, Any]]:
    for channel in CHANNELS:
        steps = [_item(each, words) for each in items if each.item.channel == channel]
        if steps:
            yield {"channel": channel, "title": words.word("guide_channels", channel), "steps": steps}


def _cited(shown: ShownItem) -> tuple[str, ...]:
    if shown.finding and shown.finding.value:
        return (shown.finding.value.citation.id,)
    return tuple(support.citation.id for support in shown.supports)


def _grades(shown: ShownItem) -> tuple[str, ...]:
    if shown.finding and shown.finding.value:
        return (shown.finding.value.citation.evidence,)
    return tuple(support.citation.evidence for support in shown.supports)


def recorded_wire(conflict: RecordedConflict, words: Sentences) -> dict[str, Any]:
    """A conflict recorded as data."""
    return {
        "topic": conflict.topic,
        "title": words.in_language(conflict.title),
        "claims": [
            {"citation": claim.cites, "claim": words.in_language(claim.text), "applied": claim.applied}
            for claim in conflict.claims
        ],
        "precedence": words.word("precedence", conflict.precedence),
    }


def recorded_citations(conflict: RecordedConflict, book: PolicyBook) -> dict[str, dict[str, Any]]:
    """The citations of a recorded conflict, by id."""
    supports = [book.supports(claim.cites)[-1] for claim in conflict.claims]
    return {
        each.citation.id: citation_wire(each.citation, each.from_on if each.start_stated else None, each.until)
        for each in supports
    }


def _citations(found: GuideAnswer, book: PolicyBook) -> list[Mapping[str, Any]]:
    """Every document that the guide cites, once."""
    wired: dict[str, Mapping[str, Any]] = {}
    for shown in found.items:
        if shown.finding and shown.finding.value:
            value = shown.finding.value
            wired.setdefault(value.citation.id, value_citation(value, shown.finding.until))
        for support in shown.supports:
            start = support.from_on if support.start_stated else None
            wired.setdefault(support.citation.id, citation_wire(support.citation, start, support.until))
    values = [
        *(value for check in found.local_checks for value in (check.last_known, check.ended_by) if value),
        *(claim.value for conflict in found.conflicts for claim in conflict.claims),
    ]
    for value in values:
        wired.setdefault(value.citation.id, value_citation(value, book.last_day(value)))
    for conflict in found.recorded:
        wired = {**recorded_citations(conflict, book), **wired}
    return list(wired.values())
