"""Outcomes -> the published answer shapes, as plain JSON values."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import orjson

from service.api.v1 import CONTRACT
from service.api.v1.cited import citation_wire, conflict_wire, local_check_wire, value_citation
from service.api.v1.citing import calendars_of
from service.money import Bounds, wire
from service.outcome import (
    Amount,
    Criterion,
    Decision,
    Grounds,
    Lateness,
    Line,
    NextChange,
    Remedy,
    TimedStage,
    Timetable,
)
from service.policy.book import PolicyBook
from service.policy.values import EVIDENCE, Citation, Value
from service.wording.phone import render_lateness
from service.wording.remarks import Remarks, remarks_on
from service.wording.render import (
    Step,
    render_amount,
    render_decision,
    render_timetable,
)
from service.wording.sentences import Sentences
from service.workdays import Due


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as asked: its name, the facts as stated, the days, the policy book and the language."""

    question: str
    stated: Mapping[str, Any]
    on: date
    known_on: date
    book: PolicyBook
    sentences: Sentences


def decision_answer(decision: Decision, asked: Asked) -> dict[str, Any]:
    """The answer to an eligibility question."""
    sentences = asked.sentences
    remarks = remarks_on(decision.grounds, sentences)
    rendered = render_decision(decision, asked.question.removeprefix("eligibility-decisions/"), remarks, sentences)
    return {
        "question": asked.question,
        "verdict": str(decision.verdict),
        **rendered.texts,
        **({} if decision.possible_routes is None else _routes(decision)),
        **decision.extras,
        "criteria": list(map(_criterion, decision.criteria, rendered.criteria)),
        "remedies": list(map(_remedy, decision.remedies, rendered.remedies)),
        **_common(decision.grounds, remarks, asked),
    }


def _criterion(criterion: Criterion, rendered: Step) -> dict[str, Any]:
    return {
        "code": criterion.code,
        "verdict": str(criterion.verdict),
        "decisive": criterion.decisive,
        "facts": list(criterion.facts),
        "text": rendered.text,
        "citations": rendered.citations,
    }


def _routes(decision: Decision) -> dict[str, Any]:
    return {"route": decision.route, "possible_routes": list(decision.possible_routes or ())}


def _remedy(remedy: Remedy, text: str) -> dict[str, Any]:
    return {
        "option": remedy.option,
        "kind": remedy.kind,
        "fact": remedy.fact,
        "to": None if remedy.to is None else str(remedy.to).lower(),
        "on": _day(remedy.on),
        "leads_to": str(remedy.leads_to) if remedy.leads_to else None,
        "text": text,
    }


def amount_answer(amount: Amount, asked: Asked) -> dict[str, Any]:
    """The answer to an amount question."""
    remarks = remarks_on(amount.grounds, asked.sentences)
    rendered = render_amount(amount, asked.question.removeprefix("refund-amounts/"), remarks, asked.sentences)
    return {
        "question": asked.question,
        "amount": bounds(amount.bounds),
        "method": amount.method,
        "narrows_most": amount.narrows_most,
        "lines": list(map(_line, amount.lines, rendered.lines)),
        "formula": rendered.formula,
        **rendered.texts,
        **_common(amount.grounds, remarks, asked),
    }


def bounds(found: Bounds | None) -> dict[str, str | None]:
    """Exact, least and greatest yuan; all null if nothing is known."""
    if found is None:
        return {"exact": None, "min": None, "max": None}
    low = wire(found.low)
    if found.low == found.high:
        return {"exact": low, "min": low, "max": low}
    return {"exact": None, "min": low, "max": None if found.high is None else wire(found.high)}


def _line(line: Line, text: str) -> dict[str, Any]:
    return {"code": line.code, "text": text, "amount": bounds(line.yuan)}


def timetable_answer(timetable: Timetable, asked: Asked) -> dict[str, Any]:
    """The answer to a processing-time question."""
    latest = timetable.latest
    sentences = asked.sentences
    remarks = remarks_on(timetable.grounds, sentences)
    rendered = render_timetable(timetable, remarks, sentences)
    calendars = calendars_of(timetable, asked.book)
    return {
        "question": asked.question,
        "matter": timetable.matter,
        "stages": [
            _stage(stage, step.citations, sentences)
            for stage, step in zip(timetable.stages, rendered.stages, strict=True)
        ],
        "total_working_days": timetable.total_working_days,
        "total_working_days_range": _counts(timetable.least_working_days, timetable.most_working_days),
        "completion": completion(timetable),
        "calendar": {
            "certainty": latest.certainty.value if latest else None,
            "sources": list(dict.fromkeys(citation.id for citation in calendars)),
        },
        "reported_experience": [
            {"citation": each.value.citation.id, "text": text, "latest_on": _day(each.latest_on)}
            for each, text in zip(timetable.experiences, rendered.experiences, strict=True)
        ],
        "narrows_most": timetable.narrows_most,
        "progress": timetable.progress,
        "overdue_since": _day(timetable.overdue_since),
        "next_step": rendered.next_step,
        "lateness": _lateness(timetable.lateness, timetable.matter, asked) if timetable.lateness else None,
        **rendered.texts,
        **_common(
            timetable.grounds, remarks, asked, shown=[each.value for each in timetable.experiences], calendars=calendars
        ),
    }


def completion(timetable: Timetable) -> dict[str, Any]:
    """When the matter is done: latest by law, over all possible areas, and as people report."""
    reported_days = [each.latest_on for each in timetable.experiences if each.latest_on]
    return {
        "earliest_on": _day(timetable.earliest_on),
        "statutory_latest_on": _sure(timetable.latest),
        "statutory_latest_range": _range(timetable.latest),
        "possible_latest_range": _range(timetable.possible),
        "reported_latest_on": _day(max(reported_days, default=None)),
    }


def _counts(least: int | None, most: int | None) -> dict[str, int | None]:
    return {"exact": least if least == most else None, "min": least, "max": most}


def _stage(stage: TimedStage, citations: Sequence[str], sentences: Sentences) -> dict[str, Any]:
    due = stage.due
    return {
        "code": stage.code,
        "text": sentences.word("stages", stage.code),
        "limit_working_days": stage.limit_working_days,
        "starts": stage.starts,
        "starts_on": _day(stage.starts_on),
        "due_on": _sure(due),
        "due_range": _range(due),
        "citations": citations,
    }


def _lateness(lateness: Lateness, matter: str, asked: Asked) -> dict[str, Any]:
    sentences, late, who = asked.sentences, lateness.working_days_late, lateness.responsible
    least, most = late or (None, None)
    area = asked.book.areas.get(who.area_code or "") if who else None
    return {
        "stage": lateness.stage,
        "since": _day(lateness.since),
        "working_days_late": _counts(least, most),
        "responsible": {
            "role": who.role,
            "area_code": who.area_code,
            "name": sentences.area(area) if area else None,
        }
        if who
        else None,
        "say": render_lateness(lateness, matter, sentences),
        "hotline": sentences.hotline,
        "per_stage": [
            {
                "code": each.code,
                "verdict": each.verdict,
                "due_on": _sure(each.due),
                "overdue_since": _day(each.overdue_since),
            }
            for each in lateness.per_stage
        ],
        "knowable_until": _day(lateness.knowable_until),
    }


def _sure(due: Due | None) -> str | None:
    """The last day of a limit, if it is certain."""
    return due.latest.isoformat() if due and due.earliest == due.latest else None


def _range(due: Due | None) -> dict[str, str] | None:
    return {"earliest_on": due.earliest.isoformat(), "latest_on": due.latest.isoformat()} if due else None


def _common(
    grounds: Grounds, remarks: Remarks, asked: Asked, *, shown: Sequence[Value] = (), calendars: Sequence[Citation] = ()
) -> dict[str, Any]:
    """The members common to all answers."""
    sentences, book, on, known_on = asked.sentences, asked.book, asked.on.isoformat(), asked.known_on.isoformat()
    facts = stated_facts(asked)
    lasting = grounds.keep((_lasting, sentences), lambda: _lasting(grounds, remarks, sentences))
    citations = cited_members(grounds, book)
    return {
        **lasting,
        "citations": [*citations.values(), *_further(citations, book, shown, calendars)],
        "evidence": weakest(grounds, calendars),
        "validity": validity(grounds.next_change, remarks.because),
        "policy": {"version": book.version, "digest": book.digest, "on": on, "known_on": known_on},
        "asked": {"contract": CONTRACT, "language": sentences.language, "facts": facts},
        "answer_id": _id(asked.question, facts, on, known_on, book.digest),
        "disclaimer": sentences.word("general", "disclaimer"),
    }


def _lasting(grounds: Grounds, remarks: Remarks, sentences: Sentences) -> Mapping[str, Any]:
    """The members that follow from the grounds alone. Not to be changed."""
    return {
        "missing_facts": [sentences.fact_cards[name] for name in grounds.gaps.missing],
        "settling_sets": [list(each) for each in grounds.gaps.settling_sets],
        "irrelevant_facts": list(grounds.gaps.irrelevant),
        "local_checks": [local_check_wire(check, sentences) for check in remarks.checks],
        "conflicts": [conflict_wire(conflict, sentences) for conflict in grounds.conflicts],
        "advisories": [
            {"code": item.code, "text": text}
            for item, text in zip(grounds.advisories, remarks.full_advisories, strict=True)
        ],
    }


def validity(change: NextChange | None, because: str | None) -> dict[str, Any]:
    """Until when an answer is valid, and when and why it changes next."""
    if change is None:
        return {"until": None, "next_change": None}
    until = change.on - timedelta(days=1)
    return {"until": until.isoformat(), "next_change": {"on": change.on.isoformat(), "because": because}}


def asked_wire(asked: Asked) -> dict[str, Any]:
    """What was asked, in a form that can be sent again."""
    return {"contract": CONTRACT, "language": asked.sentences.language, "facts": stated_facts(asked)}


def stated_facts(asked: Asked) -> dict[str, Any]:
    """The stated facts, in a form that can be sent again."""
    return {name: value for name, value in asked.stated.items() if value is not None}


def answer_id(asked: Asked) -> str:
    """A digest of question, stated facts, days, policy book and contract. If none differs, the id is the same."""
    days = asked.on.isoformat(), asked.known_on.isoformat()
    return _id(asked.question, stated_facts(asked), *days, asked.book.digest)


def _id(question: str, facts: Mapping[str, Any], on: str, known_on: str, policy: str) -> str:
    content = {
        "contract": CONTRACT,
        "question": question,
        "facts": facts,
        "on": on,
        "known_on": known_on,
        "policy": policy,
    }
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def shown(outcome: Decision | Amount | Timetable) -> object:
    """The part of an outcome that is published unchanged. If it differs, the answers differ."""
    if isinstance(outcome, Decision):
        criteria = [(each.code, each.verdict, each.decisive) for each in outcome.criteria]
        return (outcome.verdict, outcome.route, outcome.possible_routes, criteria, outcome.extras)
    if isinstance(outcome, Amount):
        return (bounds(outcome.bounds), outcome.method, outcome.narrows_most)
    return (outcome.total_working_days, outcome.latest, outcome.progress, outcome.overdue_since)


def cited_members(grounds: Grounds, book: PolicyBook) -> Mapping[str, Mapping[str, Any]]:
    """The members of the documents that grounds cite, by id. Not to be changed."""
    return grounds.keep((_citations, book), lambda: _citations(grounds, book))


def _citations(grounds: Grounds, book: PolicyBook) -> Mapping[str, Mapping[str, Any]]:
    """The documents that grounds cite, by id, once each, applied ones first. Not to be changed."""
    listed: dict[str, Mapping[str, Any]] = {}
    for finding in grounds.findings:
        value = finding.value
        if value and value.citation.id not in listed:
            listed[value.citation.id] = value_citation(value, finding.until)
    others = (
        *(value for check in grounds.checks for value in (check.last_known, check.ended_by) if value),
        *(claim.value for conflict in grounds.conflicts for claim in conflict.claims),
    )
    for value in others:
        if value.citation.id not in listed:
            listed[value.citation.id] = value_citation(value, book.last_day(value))
    return listed


def _further(
    listed: Mapping[str, object], book: PolicyBook, shown: Sequence[Value], calendars: Sequence[Citation]
) -> Iterable[Mapping[str, Any]]:
    """The documents that an answer cites beyond its grounds, once each."""
    further: dict[str, Mapping[str, Any]] = {}
    for value in shown:
        if value.citation.id not in listed and value.citation.id not in further:
            further[value.citation.id] = value_citation(value, book.last_day(value))
    for citation in calendars:
        if citation.id not in listed and citation.id not in further:
            further[citation.id] = citation_wire(citation, None, None)
    return further.values()


def weakest(grounds: Grounds, calendars: Sequence[Citation]) -> str | None:
    """The weakest grade of evidence among the values and calendars applied."""
    applied = grounds.keep(weakest, lambda: _weakest(grounds))
    if not calendars:
        return applied
    grades = [citation.evidence for citation in calendars]
    return max(grades if applied is None else (*grades, applied), key=EVIDENCE.index)


def _weakest(grounds: Grounds) -> str | None:
    grades = {finding.value.citation.evidence for finding in grounds.findings if finding.value}
    return max(grades, key=EVIDENCE.index, default=None)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
