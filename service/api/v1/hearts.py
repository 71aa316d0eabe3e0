"""Compact answers (hearts): what a list row or a statistic needs, computed without the rest of the answer."""

from collections.abc import Mapping
from typing import Any

from service.api.renames import MEMBER
from service.api.v1.answers import Asked, answer_id, bounds, completion, validity, weakest
from service.api.v1.citing import calendars_of
from service.outcome import Amount, Decision, Timetable
from service.wording.render import amount_summary, decision_summary, time_summary

_NOTHING = dict.fromkeys(("verdict", "route", "amount", "completion", "progress"))
"""Members that only some questions have."""


def heart(outcome: Decision | Amount | Timetable, asked: Asked) -> dict[str, Any]:
    """The compact answer, with the same values as the full one. Members that its question does not have are null."""
    sentences, name = asked.sentences, asked.question.rpartition("/")[2]
    grounds, change = outcome.grounds, outcome.grounds.next_change
    own: Mapping[str, Any]
    if isinstance(outcome, Decision):
        summary = decision_summary(outcome, name, sentences)
        own = {"verdict": str(outcome.verdict), "route": outcome.route}
    elif isinstance(outcome, Amount):
        summary = amount_summary(outcome, name, sentences)
        own = {"amount": bounds(outcome.bounds)}
    else:
        summary = time_summary(outcome, sentences)
        own = {"completion": completion(outcome), "progress": outcome.progress}
    return {
        "question": asked.question,
        "summary": summary,
        **_NOTHING,
        **own,
        "missing_facts": list(grounds.gaps.missing),
        "evidence": weakest(grounds, calendars_of(outcome, asked.book)),
        "validity": validity(change, sentences.because(change) if change else None),
        "answer_id": answer_id(asked),
    }


def heart_of_assessment(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The compact answer of an assessment, from its parts."""
    decision, amount, time = (whole[part] or {} for part in ("decision", "amount", "time"))
    return {
        **{name: whole[name] for name in ("question", "summary")},
        **{name: decision.get(name) for name in ("verdict", "route")},
        "amount": amount.get("amount"),
        **{name: time.get(name) for name in ("completion", "progress")},
        "missing_facts": [card["fact"] for card in whole["missing_facts"]],
        **{name: whole[name] for name in ("evidence", "validity", "answer_id", MEMBER) if name in whole},
    }
