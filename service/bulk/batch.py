"""Answers a batch of rows: the columns of their answers, and the problems of the rows at fault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Literal

import numpy as np
import pyarrow as pa
from marshmallow import ValidationError

from service.api.problems import RefusalError
from service.api.v1.questions import BY_NAME
from service.bulk import tallies
from service.bulk.answers import Answers
from service.bulk.compact import FIELDS, Compact
from service.bulk.keys import Column, Facts, Labels, joined
from service.bulk.kinds import Kinds
from service.bulk.rows import Coded, Rows
from service.bulk.ways import Way, way_of
from service.facts import KINDS
from service.questions.question import Question

Detail = Literal["compact", "full"]
_DAYS = ("on", "known_on")


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to a batch as columns, a problem with its line for each row at fault, and the counts."""

    table: pa.RecordBatch
    problems: list[dict[str, Any]]
    counted: dict[str, Any]


def schema_of(kept: pa.Schema, detail: Detail) -> pa.Schema:
    """The columns of the output: the line of the row, the columns kept, the question and the answer."""
    question = pa.field("question", pa.dictionary(pa.int32(), pa.string()))
    own = [pa.field("answer", pa.string())] if detail == "full" else [pa.field(*each) for each in FIELDS.items()]
    return pa.schema([pa.field("line", pa.int64()), *kept, question, *own])


@dataclass(slots=True)
class Batches:
    """Answers batches of rows, one after another, in this process. `question` is for rows that name none."""

    answers: Answers
    detail: Detail
    question: str | None
    kinds: dict[str, Kinds] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)

    def answer(self, rows: Rows) -> Answered:
        """The answers to a batch."""
        problems: dict[int, dict[str, Any]] = {}
        with self.answers.asked():
            found = [
                each
                for question, places in self._by_question(rows, problems)
                for each in self._of_question(question, rows, places, problems)
            ]
        table = _in_order(rows, found, self.detail)
        told = [_problem(rows, row, problem) for row, problem in sorted(problems.items())]
        return Answered(table, told, tallies.of_batch(table, told))

    def worked_out(self) -> int:
        """The number of kinds of rows answered since the last call."""
        found = sum(each.worked_out for each in self.kinds.values())
        for each in self.kinds.values():
            each.worked_out = 0
        return found

    def _by_question(self, rows: Rows, problems: dict[int, dict[str, Any]]) -> Iterator[tuple[Question, np.ndarray]]:
        """The readable rows of each question. Notes a problem for each row that cannot be read."""
        for row, refusal in rows.refused.items():
            problems[row] = self.answers.problem(refusal)
        readable = np.ones(len(rows), bool)
        readable[list(rows.refused)] = False
        named = rows.coded("question")
        if named is None:
            named = Coded(np.zeros(len(rows), np.int64), [None])
        for number, value in enumerate(named.values):
            question = self.question if value is None else value
            places = np.flatnonzero(readable & (named.codes == number))
            if not len(places):
                continue
            known = BY_NAME.get(question) if isinstance(question, str) else None
            if known is None:
                for row in places.tolist():
                    problems[row] = self._refused(question, {})
            else:
                yield known, places

    def _refused(self, question: Any, raw: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - whatever a row names.
        try:
            self.answers.judge(str(question), raw)
        except RefusalError as refusal:
            return self.answers.problem(refusal)
        raise AssertionError("a row was taken for one at fault and is none")

    def _of_question(
        self, question: Question, rows: Rows, places: np.ndarray, problems: dict[int, dict[str, Any]]
    ) -> Iterator[tuple[Question, np.ndarray, Mapping[str, pa.Array]]]:
        if self.detail == "full":
            yield self._whole(question, rows, places, problems)
            return
        facts, fit = self._facts(question, rows, places)
        for row in places[~fit].tolist():
            problems[row] = self._refused(question.name, _without_question(rows.raw(row)))
        if fit.any():
            yield question, places[fit], self._compact(facts if fit.all() else facts.taken(np.flatnonzero(fit)))

    def _whole(
        self, question: Question, rows: Rows, places: np.ndarray, problems: dict[int, dict[str, Any]]
    ) -> tuple[Question, np.ndarray, Mapping[str, pa.Array]]:
        texts, answered = [], []
        for row in places.tolist():
            try:
                texts.append(self.answers.whole(question.name, _without_question(rows.raw(row))).decode())
                answered.append(row)
            except RefusalError as refusal:
                problems[row] = self.answers.problem(refusal)
        return question, np.array(answered, np.int64), {"answer": pa.array(texts, pa.string())}

    def _facts(self, question: Question, rows: Rows, places: np.ndarray) -> tuple[Facts, np.ndarray]:
        """The facts of rows as values, and which rows are valid. The schema validates each distinct value once."""
        schema = self.answers.schemas[question.name]
        fields = schema.fields
        fit = np.ones(len(places), bool)
        whole = len(places) == len(rows)
        columns: dict[str, Column] = {}
        for name in rows.names():
            if name == "question":
                continue
            if name not in fields:
                fit &= ~rows.naming(name)[places]
                continue
            money = rows.money(name) if KINDS.get(name) == "money" else None
            if money is not None:
                columns[name] = money[0] if whole else money[0].taken(places)
                fit &= ~money[1][places]
                continue
            coded = rows.coded(name)
            if coded is None:
                continue
            taken = coded if whole else coded.taken(places)
            values, wrong = _judged(fields[name], taken.values)
            if wrong.any():
                fit &= ~wrong[taken.codes]
            columns[name] = Coded(taken.codes, values)
        for name in (*schema.needed, *(name for name, each in fields.items() if each.required)):
            fit &= columns[name].codes > 0 if name in columns else False
        stated_days = {name: coded for name, coded in columns.items() if name in _DAYS and isinstance(coded, Coded)}
        days = _days(stated_days, len(places), self.answers.asking.today)
        return Facts(
            question, {name: columns[name] for name in fields if name in columns and name not in _DAYS}, days
        ), fit

    def _compact(self, facts: Facts) -> Mapping[str, pa.Array]:
        question = facts.question
        kinds = self.kinds.setdefault(question.name, Kinds())
        kinds.begin()
        way = self.ways.get(question.name)
        if way is None:
            way = self.ways[question.name] = way_of(question, self.answers)
        key, shape = way.key(facts), tuple(facts.columns)  # The same label means the same only for the same columns.
        of_rows, found = _answered(kinds, way, facts, key, shape)
        more = np.array([way.needs_more(beside) for _, beside in found])
        if more.any():
            rows = np.flatnonzero(more[of_rows])
            apart = facts.taken(rows)
            whole = [*(Labels(each.codes[rows], each.labels) for each in key), *way.more(apart)]
            alone = replace(way, answer=way.answer_more or way.answer)
            of_those, besides = _answered(kinds, alone, apart, whole, (*shape, "more"))
            of_rows[rows] = of_those + len(found)
            found += besides
        numbers = np.array([number for number, _ in found], np.int64)
        columns = kinds.columns(numbers[of_rows])
        return way.finish(facts, columns, of_rows, [beside for _, beside in found])


def _answered(
    kinds: Kinds, way: Way, facts: Facts, key: Sequence[Labels], shape: tuple[str, ...]
) -> tuple[np.ndarray, list[tuple[int, Any]]]:
    """For each row the number of its kind within the batch, and the answers to these kinds."""
    of_rows, first = joined(key)
    names = [[column.labels[code] for code in column.codes[first].tolist()] for column in key]
    labels = zip(zip(*names, strict=True), first.tolist(), strict=True)
    return of_rows, [kinds.get((shape, *label), partial(_first, way, facts, row)) for label, row in labels]


def _first(way: Way, facts: Facts, row: int) -> tuple[Compact, Any]:
    """The answer to a kind of row, computed for its first row."""
    return way.answer(facts.stated(row))


def _without_question(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in raw.items() if name != "question"}


def _judged(field: Any, values: list[Any]) -> tuple[list[Any], np.ndarray]:  # noqa: ANN401 - a marshmallow field.
    """The values of a column as the schema reads them, and which ones it refuses."""
    read: list[Any] = [None]
    wrong = np.zeros(len(values), bool)
    for number, value in enumerate(values[1:], start=1):
        try:
            read.append(field.deserialize(value))
        except ValidationError:
            read.append(None)
            wrong[number] = True
    return read, wrong


def _days(columns: Mapping[str, Coded], count: int, today: Any) -> Coded:  # noqa: ANN401 - a date.
    """The pair of days of each row. A day that is not stated is the day of the run."""
    on, known_on = (columns.get(name, Coded(np.zeros(count, np.int64), [None])) for name in _DAYS)
    pairs = [(one or today, other or today) for one in on.values for other in known_on.values]
    codes = on.codes * len(known_on.values) + known_on.codes
    used, numbered = np.unique(codes, return_inverse=True)
    return Coded(numbered, [pairs[each] for each in used.tolist()])


def _in_order(
    rows: Rows, found: list[tuple[Question, np.ndarray, Mapping[str, pa.Array]]], detail: Detail
) -> pa.RecordBatch:
    """The answers to all questions of a batch, in the order of the rows."""
    kept = pa.schema([pa.field(name, array.type) for name, array in rows.kept.items()])
    schema = schema_of(kept, detail)
    tables = [_table(rows, schema, *each) for each in found if len(each[1])]
    if len(tables) == 1:
        return tables[0]
    if not tables:
        return pa.RecordBatch.from_arrays([pa.array([], each.type) for each in schema], schema=schema)
    whole = pa.Table.from_batches(tables, schema).unify_dictionaries().sort_by("line").combine_chunks()
    return pa.RecordBatch.from_arrays([column.chunk(0) for column in whole.columns], schema=schema)


def _table(
    rows: Rows, schema: pa.Schema, question: Question, places: np.ndarray, columns: Mapping[str, pa.Array]
) -> pa.RecordBatch:
    named = pa.DictionaryArray.from_arrays(np.zeros(len(places), np.int32), pa.array([question.name]))
    every = len(places) == len(rows)
    kept = {name: array if every else array.take(pa.array(places)) for name, array in rows.kept.items()}
    made = {"line": pa.array(rows.lines[places]), **kept, "question": named, **columns}
    return pa.RecordBatch.from_arrays([made[name] for name in schema.names], schema=schema)


def _problem(rows: Rows, row: int, problem: Mapping[str, Any]) -> dict[str, Any]:
    """The problem of a row, with its line and the columns kept. The facts are not repeated."""
    kept = {name: array[row].as_py() for name, array in rows.kept.items()}
    return {
        "line": int(rows.lines[row]),
        **{name: json_value(value) for name, value in kept.items()},
        "problem": problem,
    }


def json_value(value: Any) -> Any:  # noqa: ANN401 - a cell of any type.
    """A cell of a kept column as JSON."""
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)
