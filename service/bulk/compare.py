"""Two books compared: which rows a draft answers differently, by how much, and because of which document.

A row differs if its compact answer does; documents, grades and validity do not count. A document is a cause if either
answer cites it and its values for the areas of the row differ between the books. If there is none, for example because
a rule is just no longer looked up, the causes are the documents that only one of the two answers cites.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from service.api.v1.questions import BY_NAME
from service.bulk.batch import Answered, Batches
from service.bulk.compact import FIELDS, YUAN
from service.bulk.keys import areas_of
from service.bulk.money import fen_in
from service.bulk.rows import Rows
from service.policy.book import PolicyBook
from service.policy.values import NATION

COMPARED = tuple(name for name in FIELDS if name not in ("until", "evidence", "citations"))
"""The columns that are compared. Documents, grade and validity are not."""
_SHOWN = (
    "verdict",
    "route",
    "amount",
    "amount_min",
    "amount_max",
    "months_min",
    "months_max",
    "working_days",
    "due_on",
)
_FEN = 100
STEP = 1.002
"""The ratio of adjacent steps. Because of it, quantiles of differences are exact to two per mille."""


def schema_of(kept: pa.Schema) -> pa.Schema:
    """The columns of a comparison, with the values before and after. Its rows are those that differ."""
    told = [pa.field(f"{name}_{when}", FIELDS[name]) for name in _SHOWN for when in ("before", "after")]
    plain = [pa.field(name, pa.list_(pa.string())) for name in ("areas", "changed", "documents")]
    question = pa.field("question", pa.dictionary(pa.int32(), pa.string()))
    return pa.schema([pa.field("line", pa.int64()), *kept, question, *told, pa.field("difference", YUAN), *plain])


@dataclass(slots=True)
class Comparison:
    """Answers batches of rows under two books."""

    before: Batches
    after: Batches
    _altered: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def answer(self, rows: Rows) -> Answered:
        """The rows of a batch that differ, and the counts."""
        one, other = self.before.answer(rows), self.after.answer(rows)
        differ = {name: _differ(one.table[name], other.table[name]) for name in COMPARED}
        changed = np.logical_or.reduce(list(differ.values())) if len(one.table) else np.zeros(0, bool)
        areas = self._areas(rows, one.table)
        chosen = np.flatnonzero(changed)
        names = np.array(list(differ))
        places = pa.array(chosen)
        before, after = one.table.take(places), other.table.take(places)
        documents = [
            self._documents(codes, *cited)
            for codes, *cited in zip(
                (areas[row] for row in chosen.tolist()),
                before["citations"].to_pylist(),
                after["citations"].to_pylist(),
                strict=True,
            )
        ]
        difference = pc.subtract(after["amount"], before["amount"]).cast(YUAN)
        columns = {
            **{name: before[name] for name in before.schema.names if name not in FIELDS},
            **{f"{name}_before": before[name] for name in _SHOWN},
            **{f"{name}_after": after[name] for name in _SHOWN},
            "difference": difference,
            "areas": pa.array([areas[row] for row in chosen.tolist()], pa.list_(pa.string())),
            "changed": pa.array(
                [names[[differ[n][row] for n in names]].tolist() for row in chosen.tolist()], pa.list_(pa.string())
            ),
            "documents": pa.array(documents, pa.list_(pa.string())),
        }
        schema = schema_of(pa.schema([(name, array.type) for name, array in rows.kept.items()]))
        table = pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)
        counted = {
            "answers": len(one.table),
            "problems": len(one.problems),
            "faults": one.counted["faults"],
            "differ": len(chosen),
            "cite_others": int(_differ(one.table["citations"], other.table["citations"]).sum())
            if len(one.table)
            else 0,
            "questions": _by(one.table["question"].to_pylist(), chosen, table),
            "areas": _by([" → ".join(codes) or "-" for codes in areas], chosen, table),
            "documents": _by_document(documents, table),
        }
        return Answered(table, one.problems, counted)

    def worked_out(self) -> int:
        """The number of kinds of rows answered under both books since the last call."""
        return self.before.worked_out() + self.after.worked_out()

    @staticmethod
    def _areas(rows: Rows, table: pa.RecordBatch) -> list[list[str]]:
        """The areas that each answered row states, in the order of the facts."""
        where = {line: row for row, line in enumerate(rows.lines.tolist())}
        places = np.array([where[line] for line in table["line"].to_pylist()], np.int64)
        names = dict.fromkeys(
            name for question in pc.unique(table["question"]).to_pylist() for name in areas_of(BY_NAME[question])
        )
        columns = [coded for coded in map(rows.coded, names) if coded is not None]
        stated = [[coded.values[code] for code in coded.codes[places].tolist()] for coded in columns]
        return (
            [[code for code in codes if code is not None] for codes in zip(*stated, strict=True)]
            if stated
            else [[] for _ in places]
        )

    def _documents(self, areas: Sequence[str], before: Iterable[str], after: Iterable[str]) -> list[str]:
        one, other = set(before), set(after)
        key = tuple(areas)
        if key not in self._altered:
            self._altered[key] = altered(self.before.answers.book, self.after.answers.book, areas)
        return sorted((one | other) & self._altered[key] or one ^ other)


def altered(before: PolicyBook, after: PolicyBook, areas: Sequence[str]) -> frozenset[str]:
    """The documents of values that only one of two books has, for areas, their provinces and the nation."""
    listed = [book.areas[code] for book in (before, after) for code in areas if code in book.areas]
    keys = {NATION, *(key for area in listed for key in (area.code, area.province, f"{area.province}*"))}
    held = [
        {
            (key, each.parameter, each.from_on, each.standing, repr(each.term), each.citation.id)
            for key, each in book.values()
            if not areas or key in keys
        }
        for book in (before, after)
    ]
    return frozenset(content[-1] for content in held[0] ^ held[1])


def _differ(one: pa.Array, other: pa.Array) -> np.ndarray:
    """The rows in which two columns differ."""
    if pa.types.is_list(one.type):
        one, other = (pc.binary_join(each, " ") for each in (one, other))
    if pa.types.is_dictionary(one.type):
        one, other = one.cast(pa.string()), other.cast(pa.string())
    same = pc.fill_null(pc.equal(one, other), fill_value=False)
    return ~np.asarray(pc.or_(same, pc.and_(one.is_null(), other.is_null())))


def _by(names: Sequence[str], chosen: np.ndarray, table: pa.RecordBatch) -> dict[str, Any]:
    """The counts of each group of rows."""
    found: dict[str, Any] = {}
    for name in names:
        found.setdefault(name, {"rows": 0, "differ": 0})["rows"] += 1
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(chosen.tolist()):
        groups.setdefault(names[row], []).append(place)
    for name, places in groups.items():
        found[name] |= _told(table.take(pa.array(places)))
    return found


def _by_document(documents: Sequence[Sequence[str]], table: pa.RecordBatch) -> dict[str, Any]:
    groups: dict[str, list[int]] = {}
    for place, ids in enumerate(documents):
        for each in ids:
            groups.setdefault(each, []).append(place)
    return {name: _told(table.take(pa.array(places))) for name, places in groups.items()}


def _told(table: pa.RecordBatch) -> dict[str, Any]:
    """How many rows differ, how their verdicts changed, and the differences in yuan as a sum and by step."""
    told: dict[str, Any] = {"differ": len(table)}
    before, after = (table[f"verdict_{when}"].cast(pa.string()).to_pylist() for when in ("before", "after"))
    for one, other in zip(before, after, strict=True):
        if one != other:
            verdicts = told.setdefault("verdicts", {})
            verdicts[f"{one} → {other}"] = verdicts.get(f"{one} → {other}", 0) + 1
    fen = fen_in(table["difference"].drop_null())
    if len(fen):
        told |= {"sums": len(fen), "sum_fen": int(fen.sum()), "steps": _steps(fen)}
    return told


def _steps(fen: np.ndarray) -> dict[str, int]:
    """How many differences lie in each step. Steps of one sign grow by the ratio `STEP`."""
    size = np.abs(fen)
    step = np.where(size > 0, np.ceil(np.log(np.maximum(size, 1)) / np.log(STEP)) + 1, 0).astype(np.int64) * np.sign(
        fen
    )
    numbers, counts = np.unique(step, return_counts=True)
    return {str(number): count for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)}


def quantiles(steps: Mapping[str, int], shares: Sequence[float] = (0.1, 0.5, 0.9)) -> dict[str, str]:
    """Quantiles of differences in yuan, exact to two per mille."""
    listed = sorted((int(step), count) for step, count in steps.items())
    total, found = sum(count for _, count in listed), {}
    for share in shares:
        seen = 0
        for step, count in listed:
            seen += count
            if seen >= share * total:
                size = 0 if step == 0 else STEP ** (abs(step) - 1.5)
                found[f"p{round(share * 100)}"] = f"{(size if step > 0 else -size) / _FEN:.2f}"
                break
    return found


def summed(groups: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """Groups as the report lists them, most differing rows first. Groups in which none differs are left out."""
    told = []
    for name, group in groups.items():
        if not group["differ"]:
            continue
        sums = {"sum_yuan": f"{group['sum_fen'] / _FEN:.2f}", **quantiles(group["steps"])} if group.get("sums") else {}
        plain = {key: group[key] for key in ("rows", "differ", "verdicts", "sums") if key in group}
        told.append({"name": name, "title": titles.get(name), **plain, **sums})
    return sorted(told, key=lambda each: (-each["differ"], each["name"]))
