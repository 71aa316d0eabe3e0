"""Outcomes -> the published answer shapes, as plain JSON values."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import orjson

from service.api.v1 import CONTRACT
from service.money import Bounds, wire
from service.outcome import (
    Amount,
    Conflict,
    Decision,
    Grounds,
    Lateness,
    Line,
    LocalCheck,
    Remedy,
    TimedStage,
    Timetable,
)
from service.policy.book import EVIDENCE, Citation, PolicyBook, Value
from service.wording.claims import tell_value
from service.wording.phone import tell_lateness
from service.wording.render import reported, tell_amount, tell_decision, tell_timetable
from service.wording.sentences import Sentences
from service.workdays import Due


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was asked: its name, the facts stated as they came, the days, the book and the language."""

    question: str
    stated: Mapping[str, Any]
    on: date
    known_on: date
    book: PolicyBook
    sentences: Sentences


def decision_answer(decision: Decision, asked: Asked) -> dict[str, Any]:
    """The answer to an eligibility question."""
    name = asked.question.removeprefix("eligibility-decisions/")
    told = tell_decision(decision, name, asked.sentences)
    return {
        "question": asked.question,
        "verdict": decision.verdict.value,
        **told,
        **({} if decision.possible_routes is None else _routes(decision)),
        **decision.extras,
        "criteria": [
            {
                "code": each.code,
                "verdict": each.verdict.value,
                "decisive": each.decisive,
                "facts": list(each.facts),
                "text": asked.sentences.word(f"criteria_{each.verdict}", each.code),
                "citations": _ids(finding.value for finding in each.findings),
            }
            for each in decision.criteria
        ],
        "remedies": [
            _remedy(remedy, text)
            for remedy, text in zip(decision.remedies, asked.sentences.remedies(decision.remedies), strict=True)
        ],
        **_common(decision.grounds, asked),
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
        "leads_to": remedy.leads_to.value if remedy.leads_to else None,
        "text": text,
    }


def amount_answer(amount: Amount, asked: Asked) -> dict[str, Any]:
    """The answer to an amount question."""
    return {
        "question": asked.question,
        "amount": bounds(amount.bounds),
        "method": amount.method,
        "narrows_most": amount.narrows_most,
        "lines": [_line(line, asked.sentences) for line in amount.lines],
        "formula": asked.sentences.formula(amount.formula) if amount.formula else None,
        **tell_amount(amount, asked.sentences, asked.question.removeprefix("refund-amounts/")),
        **_common(amount.grounds, asked),
    }


def credit_answer(amount: Amount, asked: Asked) -> dict[str, Any]:
    """The answer to the question on the monthly credit: an amount, and when it is posted."""
    return {**amount_answer(amount, asked), "schedule": amount.schedule}


def bounds(found: Bounds | None) -> dict[str, str | None]:
    """Exact, least and greatest yuan; all null where nothing is known."""
    if found is None:
        return {"exact": None, "min": None, "max": None}
    return {
        "exact": None if found.exact is None else wire(found.exact),
        "min": wire(found.low),
        "max": None if found.high is None else wire(found.high),
    }


def _line(line: Line, sentences: Sentences) -> dict[str, Any]:
    return {"code": line.code, "text": sentences.line(line), "amount": bounds(line.yuan)}


def timetable_answer(timetable: Timetable, asked: Asked) -> dict[str, Any]:
    """The answer to a processing-time question."""
    latest = timetable.latest
    reported_days = [each.latest_on for each in timetable.experiences if each.latest_on]
    grounds = timetable.grounds
    years = _years(timetable.earliest_on, latest)
    return {
        "question": asked.question,
        "matter": timetable.matter,
        "stages": [_stage(stage, asked.sentences) for stage in timetable.stages],
        "total_working_days": timetable.total_working_days,
        "total_working_days_range": _counts(timetable.least_working_days, timetable.most_working_days),
        "completion": {
            "earliest_on": _day(timetable.earliest_on),
            "statutory_latest_on": latest.latest.isoformat() if latest and latest.earliest == latest.latest else None,
            "statutory_latest_range": _range(latest),
            "possible_latest_range": _range(timetable.possible),
            "reported_latest_on": _day(max(reported_days, default=None)),
        },
        "calendar": {
            "certainty": latest.certainty.value if latest else None,
            "sources": list(dict.fromkeys(asked.book.calendar_citations[year].id for year in years)),
        },
        "reported_experience": [
            {
                "citation": each.value.citation.id,
                "text": reported(each.value, asked.sentences),
                "latest_on": _day(each.latest_on),
            }
            for each in timetable.experiences
        ],
        "narrows_most": timetable.narrows_most,
        "progress": timetable.progress,
        "overdue_since": _day(timetable.overdue_since),
        "next_step": asked.sentences.said(timetable.next_step) if timetable.next_step else None,
        "lateness": _lateness(timetable.lateness, timetable.matter, asked) if timetable.lateness else None,
        **tell_timetable(timetable, asked.sentences),
        **_common(
            grounds,
            asked,
            shown=[each.value for each in timetable.experiences],
            calendars=[asked.book.calendar_citations[year] for year in years],
        ),
    }


def _counts(least: int | None, most: int | None) -> dict[str, int | None]:
    return {"exact": least if least == most else None, "min": least, "max": most}


def _years(first: date | None, latest: Due | None) -> range:
    return range(first.year, latest.latest.year + 1) if first and latest else range(0)


def _stage(stage: TimedStage, sentences: Sentences) -> dict[str, Any]:
    due = stage.due
    return {
        "code": stage.code,
        "text": sentences.word("stages", stage.code),
        "limit_working_days": stage.limit_working_days,
        "starts": stage.starts,
        "starts_on": _day(stage.starts_on),
        "due_on": _sure(due),
        "due_range": _range(due),
        "citations": _ids(finding.value for finding in stage.findings),
    }


def _lateness(lateness: Lateness, matter: str, asked: Asked) -> dict[str, Any]:
    sentences, late, who = asked.sentences, lateness.working_days_late, lateness.responsible
    least, most = late or (None, None)
    area = asked.book.areas.get(who.area_code or "") if who else None
    return {
        "stage": lateness.stage,
        "since": _day(lateness.since),
        "working_days_late": {"exact": least if least == most else None, "min": least, "max": most},
        "responsible": {
            "role": who.role,
            "area_code": who.area_code,
            "name": sentences.area(area) if area else None,
        }
        if who
        else None,
        "say": tell_lateness(lateness, matter, sentences),
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
    """The last day of a limit, where it is sure."""
    return due.latest.isoformat() if due and due.earliest == due.latest else None


def _range(due: Due | None) -> dict[str, str] | None:
    return {"earliest_on": due.earliest.isoformat(), "latest_on": due.latest.isoformat()} if due else None


def _common(
    grounds: Grounds, asked: Asked, *, shown: Iterable[Value] = (), calendars: Iterable[Citation] = ()
) -> dict[str, Any]:
    """What every answer carries."""
    sentences = asked.sentences
    applied = [(finding.value, finding.until) for finding in grounds.findings if finding.value]
    change = grounds.next_change
    return {
        "missing_facts": [sentences.fact_cards[name] for name in grounds.gaps.missing],
        "settling_sets": [list(each) for each in grounds.gaps.settling_sets],
        "irrelevant_facts": list(grounds.gaps.irrelevant),
        "local_checks": [local_check_wire(check, sentences) for check in grounds.checks],
        "conflicts": [_conflict(conflict, sentences) for conflict in grounds.conflicts],
        "advisories": [{"code": item.code, "text": sentences.said(item)} for item in grounds.advisories],
        "citations": _citations(applied, grounds, asked.book, shown, calendars),
        "evidence": _weakest([value for value, _ in applied], calendars),
        "validity": {
            "until": _day(change.on - timedelta(days=1)) if change else None,
            "next_change": {"on": change.on.isoformat(), "because": sentences.because(change)} if change else None,
        },
        "policy": {
            "version": asked.book.version,
            "digest": asked.book.digest,
            "on": asked.on.isoformat(),
            "known_on": asked.known_on.isoformat(),
        },
        "asked": asked_wire(asked),
        "answer_id": answer_id(asked),
        "disclaimer": sentences.word("general", "disclaimer"),
    }


def asked_wire(asked: Asked) -> dict[str, Any]:
    """What was asked, so that it can be asked again."""
    return {"contract": CONTRACT, "language": asked.sentences.language, "facts": stated_facts(asked)}


def stated_facts(asked: Asked) -> dict[str, Any]:
    """The facts that were stated, as they can be sent again."""
    return {name: value for name, value in asked.stated.items() if value is not None}


def answer_id(asked: Asked) -> str:
    """A digest of question, stated facts, days, book and contract: the same question has the same id."""
    content = {
        "contract": CONTRACT,
        "question": asked.question,
        "facts": stated_facts(asked),
        "on": asked.on.isoformat(),
        "known_on": asked.known_on.isoformat(),
        "policy": asked.book.digest,
    }
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def local_check_wire(check: LocalCheck, sentences: Sentences) -> dict[str, Any]:
    """A local check as callers see it."""
    return {
        "topic": check.topic,
        "area_code": check.area_code,
        "reason": check.reason,
        "ask": sentences.hotline,
        "last_known": check.last_known.citation.id if check.last_known else None,
        "text": sentences.local_check(check),
    }


def _conflict(conflict: Conflict, sentences: Sentences) -> dict[str, Any]:
    return {
        "topic": conflict.topic,
        "title": sentences.topic(conflict.topic),
        "claims": [
            {"citation": claim.value.citation.id, "claim": tell_value(claim.value, sentences), "applied": claim.applied}
            for claim in conflict.claims
        ],
        "precedence": sentences.word("precedence", conflict.precedence),
    }


def _citations(
    applied: Iterable[tuple[Value, date | None]],
    grounds: Grounds,
    book: PolicyBook,
    shown: Iterable[Value],
    calendars: Iterable[Citation],
) -> list[dict[str, Any]]:
    """Every document that an answer names anywhere, once, applied ones first."""
    listed: dict[str, dict[str, Any]] = {}
    for value, until in applied:
        listed.setdefault(value.citation.id, value_citation(value, until))
    others = [
        *(value for check in grounds.checks for value in (check.last_known, check.ended_by) if value),
        *(claim.value for conflict in grounds.conflicts for claim in conflict.claims),
        *shown,
    ]
    for value in others:
        listed.setdefault(value.citation.id, value_citation(value, book.last_day(value)))
    for citation in calendars:
        listed.setdefault(citation.id, citation_wire(citation, None, None))
    return list(listed.values())


def value_citation(value: Value, until: date | None) -> dict[str, Any]:
    """A value's citation with the days it is in force; the start only where the source states one."""
    return citation_wire(value.citation, value.from_on if value.start_stated else None, until)


def citation_wire(citation: Citation, effective_from: date | None, effective_to: date | None) -> dict[str, Any]:
    """A citation as callers see it."""
    return {
        "id": citation.id,
        "title": citation.title,
        "document_number": citation.document_number,
        "article": citation.article,
        "issuer": citation.issuer,
        "published_on": citation.published_on,
        "effective_from": _day(effective_from),
        "effective_to": _day(effective_to),
        "url": citation.url,
        "evidence": citation.evidence,
    }


def _weakest(values: Iterable[Value], calendars: Iterable[Citation]) -> str | None:
    grades = [value.citation.evidence for value in values] + [citation.evidence for citation in calendars]
    return max(grades, key=EVIDENCE.index, default=None)


def _ids(values: Iterable[Value | None]) -> list[str]:
    return list(dict.fromkeys(value.citation.id for value in values if value))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
