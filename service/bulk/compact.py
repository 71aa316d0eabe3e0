"""The compact answer: the columns that a list or a statistic needs, with the values of the published answer."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from service.api.v1.answers import weakest
from service.api.v1.citing import calendars_of, cited
from service.money import fen
from service.outcome import Amount, Decision, Timetable
from service.policy.book import PolicyBook

_CODE = pa.dictionary(pa.int32(), pa.string())
YUAN = pa.decimal128(18, 2)
_LIST = pa.list_(pa.string())

FIELDS: Mapping[str, pa.DataType] = {
    "verdict": _CODE,
    "route": _CODE,
    "amount": YUAN,
    "amount_min": YUAN,
    "amount_max": YUAN,
    "method": _CODE,
    "months_min": pa.int32(),
    "months_max": pa.int32(),
    "working_days": pa.int32(),
    "earliest_on": pa.date32(),
    "due_on": pa.date32(),
    "due_from": pa.date32(),
    "due_to": pa.date32(),
    "possible_from": pa.date32(),
    "possible_to": pa.date32(),
    "progress": _CODE,
    "overdue_since": pa.date32(),
    "missing_facts": _LIST,
    "until": pa.date32(),
    "evidence": _CODE,
    "citations": _LIST,
    "deciding": _LIST,
}
"""The columns by name, with their types. Amounts are in yuan. A column that a question does not have is null."""

_MONTHS = ("waiting_months", "shortfall_months")
"""The members of an answer that give its months: months of waiting, and months missing to retirement benefits."""

_NOTHING: Mapping[str, Any] = dict.fromkeys(FIELDS)

Compact = dict[str, Any]


def compact(outcome: Decision | Amount | Timetable, book: PolicyBook) -> Compact:
    """The compact answer of an outcome: a value for each of `FIELDS`. Ids of documents are sorted."""
    grounds, change = outcome.grounds, outcome.grounds.next_change
    found = {
        **_NOTHING,
        "missing_facts": list(grounds.gaps.missing),
        "until": change and change.on - timedelta(days=1),
        "evidence": weakest(grounds, calendars_of(outcome, book)),
        "citations": sorted(cited(outcome, book)),
    }
    if isinstance(outcome, Decision):
        months: Mapping[str, int | None] = next(
            (outcome.extras[name] for name in _MONTHS if name in outcome.extras), {}
        )
        found |= {
            "verdict": outcome.verdict.value,
            "route": outcome.route,
            "months_min": months.get("min"),
            "months_max": months.get("max"),
            "deciding": [each.code for each in outcome.criteria if each.decisive],
        }
    elif isinstance(outcome, Amount):
        low = outcome.bounds and fen(outcome.bounds.low)
        high = _rounded(outcome.bounds.high) if outcome.bounds else None
        exact = outcome.bounds is not None and outcome.bounds.low == outcome.bounds.high
        found |= {
            "amount": low if exact else None,
            "amount_min": low,
            "amount_max": high,
            "method": outcome.method,
        }
    else:
        found |= _times(outcome)
    return found


def _rounded(yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else fen(yuan)


def _times(outcome: Timetable) -> Compact:
    due, possible = outcome.latest, outcome.possible
    return {
        "working_days": outcome.total_working_days,
        "earliest_on": outcome.earliest_on,
        "due_on": due.latest if due and due.earliest == due.latest else None,
        "due_from": due and due.earliest,
        "due_to": due and due.latest,
        "possible_from": possible and possible.earliest,
        "possible_to": possible and possible.latest,
        "progress": outcome.progress,
        "overdue_since": outcome.overdue_since,
    }
