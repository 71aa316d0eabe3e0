"""What tests of whole populations share: random rows of every question, and the compact form of a published answer."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient

from service.bulk.compact import FIELDS
from tests.shipped import TODAY
from tools.random_facts import Published, Values

WRONG = ("x", 5, [1], "110101199001011234", True, 1.5, "", {"a": "b"})
"""What some rows state where something else belongs."""


def random_rows(
    published: Published, chance: random.Random, questions: Sequence[str], count: int, wrong: float = 0.12
) -> Iterator[dict[str, Any]]:
    """Rows of these questions, in any order, some without a day of their own, some at fault."""
    values = Values(published, chance)
    for number in range(count):
        question = chance.choice(questions)
        values.on = TODAY if values.likely(0.5) else values.day()
        names = [fact["fact"] for fact in published.questions[question]]
        row = {"id": f"row-{number}", "question": question, **values.facts(names, chance.choice((0.4, 0.7, 1)))}
        if values.on != TODAY:
            row |= values.moment()
        if values.likely(wrong):
            row[chance.choice([*names, "on", "question", "nickname"])] = chance.choice(WRONG)
        yield row


def asked(client: FlaskClient, row: Mapping[str, Any]) -> Any:
    """The response of the API to a row."""
    facts = {name: value for name, value in row.items() if name not in ("id", "question")}
    return client.post(f"/v1/{row['question']}", json=facts)


def compact_of(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The compact form of a published answer, as JSON lines have it."""
    amount, completion = answer.get("amount", {}), answer.get("completion", {})
    months = next((answer[name] for name in ("waiting_months", "shortfall_months") if name in answer), {})
    due = completion.get("statutory_latest_range") or {}
    possible = completion.get("possible_latest_range") or {}
    found = {
        "verdict": answer.get("verdict"),
        "route": answer.get("route"),
        "amount": amount.get("exact"),
        "amount_min": amount.get("min"),
        "amount_max": amount.get("max"),
        "method": answer.get("method"),
        "months_min": months.get("min"),
        "months_max": months.get("max"),
        "working_days": answer.get("total_working_days"),
        "earliest_on": completion.get("earliest_on"),
        "due_on": completion.get("statutory_latest_on"),
        "due_from": due.get("earliest_on"),
        "due_to": due.get("latest_on"),
        "possible_from": possible.get("earliest_on"),
        "possible_to": possible.get("latest_on"),
        "progress": answer.get("progress"),
        "overdue_since": answer.get("overdue_since"),
        "missing_facts": [card["fact"] for card in answer["missing_facts"]],
        "until": answer["validity"]["until"],
        "evidence": answer["evidence"],
        "citations": sorted(each["id"] for each in answer["citations"]),
        "deciding": [each["code"] for each in answer["criteria"] if each["decisive"]] if "verdict" in answer else None,
    }
    change = answer["validity"]["next_change"]
    assert change is None or found["until"] == str(date.fromisoformat(change["on"]) - timedelta(days=1))
    assert list(found) == list(FIELDS)
    return found
