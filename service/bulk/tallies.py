"""Counts what a run answered, part by part: rows, verdicts, amounts, grades and faults."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from service.bulk.money import fen_in

COUNTED = ("verdict", "route", "method", "progress", "evidence")
"""The columns whose values are counted."""
STEPS_YUAN = (0, 50, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10_000, 50_000)
"""The lower ends of the steps of amounts, one bar each."""

Tally = dict[str, Any]


def empty() -> Tally:
    """A tally with nothing counted yet."""
    return {"answers": 0, "problems": 0, "kinds": 0, "questions": {}, "faults": {}}


def add(whole: Tally, part: Tally) -> Tally:
    """Add the counts of a part to the whole."""
    for name, value in part.items():
        if isinstance(value, Mapping):
            whole[name] = add(dict(whole.get(name, {})), dict(value))
        else:
            whole[name] = whole.get(name, 0) + value
    return whole


def of_batch(table: pa.RecordBatch, problems: Iterable[Mapping[str, Any]]) -> Tally:
    """The counts of one batch."""
    problems = list(problems)
    faults = Counter(fault["code"] for each in problems for fault in each["problem"]["errors"])
    found = {**empty(), "answers": len(table), "problems": len(problems), "faults": dict(faults)}
    for question in pc.unique(table["question"]).to_pylist():
        rows = table.filter(pc.equal(table["question"], question))
        found["questions"][question] = _whole(rows) if "answer" in table.schema.names else _columns(rows)
    return found


def _columns(rows: pa.RecordBatch) -> Tally:
    told: Tally = {"rows": len(rows)}
    for name in COUNTED:
        counts = {str(each["values"]): each["counts"] for each in pc.value_counts(rows[name]).to_pylist()}
        counts.pop("None", None)
        if counts:
            told[name] = counts
    missing = Counter(pc.list_flatten(rows["missing_facts"]).to_pylist())
    if missing:
        told["missing_facts"] = dict(missing)
    exact = rows["amount"].drop_null()
    if "method" in told:
        bounded = len(rows) - rows["amount_min"].null_count
        told["amounts"] = {"exact": len(exact), "bounds": bounded - len(exact), "no_figure": len(rows) - bounded}
        fen = pa.array(fen_in(exact))
        told["amounts"] |= {"sum_fen": pc.sum(fen).as_py() or 0, "steps": _steps(fen)}
    return told


def _steps(fen: pa.Array) -> Tally:
    """How many amounts lie in each step."""
    found = {}
    for low, high in zip(STEPS_YUAN, (*STEPS_YUAN[1:], None), strict=True):
        inside = pc.greater_equal(fen, low * 100)
        if high is not None:
            inside = pc.and_(inside, pc.less(fen, high * 100))
        count = pc.sum(inside).as_py() or 0
        if count:
            found[str(low)] = count
    return found


def _whole(rows: pa.RecordBatch) -> Tally:
    """The same counts for whole answers, which are JSON text."""
    told: Tally = {"rows": len(rows)}
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*COUNTED, "missing_facts")}
    amounts = Counter[str]()
    for text in rows["answer"].to_pylist():
        answer = orjson.loads(text)
        for name in COUNTED:
            if answer.get(name) is not None:
                counts[name][answer[name]] += 1
        counts["missing_facts"].update(card["fact"] for card in answer["missing_facts"])
        if "amount" in answer:
            _count_amount(answer["amount"], amounts)
    told |= {name: dict(counted) for name, counted in counts.items() if counted}
    if amounts:
        steps = {name.removeprefix("step_"): count for name, count in amounts.items() if name.startswith("step_")}
        told["amounts"] = {name: amounts[name] for name in ("exact", "bounds", "no_figure", "sum_fen")}
        told["amounts"]["steps"] = steps
    return told


def _count_amount(amount: Mapping[str, str | None], amounts: Counter[str]) -> None:
    exact = amount["exact"]
    if exact is None:
        amounts["bounds" if amount["min"] is not None else "no_figure"] += 1
        return
    fen = int(exact.replace(".", ""))
    amounts["exact"] += 1
    amounts["sum_fen"] += fen
    amounts[f"step_{max((step for step in STEPS_YUAN if step * 100 <= fen), default=0)}"] += 1
