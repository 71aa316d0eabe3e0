"""Reads a part of a file as batches of rows."""

import csv
import io
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from service.api import json
from service.api.problems import Fault, RefusalError
from service.bulk.money import Money, read
from service.bulk.parts import Format, InputError, Part
from service.facts import KINDS

BATCH_ROWS = 131_072
_WHOLE = re.compile(r"-?[0-9]{1,18}\Z")
_TRUTHS = {"true": True, "false": False}
_UNREADABLE = 400


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as codes of its distinct values: for each row the number of its value, 0 if not stated."""

    codes: np.ndarray
    values: list[Any]

    def taken(self, rows: np.ndarray) -> "Coded":
        """The same for a selection of rows."""
        return Coded(self.codes[rows], self.values)


def spread(told: Sequence[Any], codes: np.ndarray, kind: Any = None) -> np.ndarray:  # noqa: ANN401 - a type of NumPy.
    """For each row, the item of `told` that its code points to."""
    found: np.ndarray = np.array(told, kind)[codes]
    return found


@dataclass(slots=True)
class Rows(ABC):
    """Rows of a file: their lines, the columns that they state, and the columns kept.

    `refused` has the reason for each row that cannot be read, by the place of the row.
    """

    lines: np.ndarray
    kept: Mapping[str, pa.Array]
    refused: dict[int, RefusalError] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    @abstractmethod
    def raw(self, row: int) -> dict[str, Any]:
        """What one row states, by name, in the form of a request."""

    @abstractmethod
    def coded(self, name: str) -> Coded | None:
        """The distinct values of a name, in the form of a request; `None` if no row states it."""

    @abstractmethod
    def names(self) -> Sequence[str]:
        """All names that rows may state."""

    @abstractmethod
    def naming(self, name: str) -> np.ndarray:
        """The rows that have a name. A JSON object may have one with `null`, which states nothing."""

    def money(self, _: str) -> tuple[Money, np.ndarray] | None:
        """A column of yuan, and the rows with no valid amount; `None` if it has to be read value by value."""
        return None


@dataclass(slots=True)
class Columns(Rows):
    """Rows that came as columns. `text` is true if every value came as text."""

    columns: Mapping[str, pa.Array] = field(default_factory=dict)
    text: bool = False
    _coded: dict[str, Coded] = field(default_factory=dict)

    def names(self) -> Sequence[str]:
        """All columns."""
        return tuple(self.columns)

    def naming(self, name: str) -> np.ndarray:
        """The rows with a value in a column."""
        return np.asarray(self.columns[name].is_valid())

    def coded(self, name: str) -> Coded | None:
        """The distinct values of a column."""
        if name not in self.columns:
            return None
        if name not in self._coded:
            array = self.columns[name]
            encoded = array if pa.types.is_dictionary(array.type) else _hashable(array).dictionary_encode()
            codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64) + 1
            values = [stated(name, each, text=self.text) for each in encoded.dictionary.to_pylist()]
            self._coded[name] = Coded(codes, [None, *values])
        return self._coded[name]

    def money(self, name: str) -> tuple[Money, np.ndarray] | None:
        """A column of yuan."""
        return read(self.columns[name]) if name in self.columns else None

    def raw(self, row: int) -> dict[str, Any]:
        """What one row states."""
        found = {}
        for name, array in self.columns.items():
            cell = array[row].as_py()
            value = None if cell is None else stated(name, cell, text=self.text)
            if value is not None:
                found[name] = value
        return found


def _hashable(array: pa.Array) -> pa.Array:
    """A column with values that can be hashed. Lists are written as JSON."""
    if pa.types.is_nested(array.type):
        return pa.array([None if each is None else json.write(_plain(each)).decode() for each in array.to_pylist()])
    return array


def stated(name: str, value: Any, *, text: bool) -> Any:  # noqa: ANN401 - a cell of any type.
    """A cell in the JSON form of a request. Anything else stays as it is, and the schema refuses it."""
    kind = KINDS.get(name)
    if isinstance(value, str) and kind in ("schemes", "payments") and value[:1] in "[{":
        try:
            return json.read(value.encode())
        except json.JsonError:
            return value
    if text and kind == "boolean":
        return _TRUTHS.get(value, value)
    if text and kind == "count" and _WHOLE.match(value):
        return int(value)
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above.
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)


@dataclass(slots=True)
class Objects(Rows):
    """Rows that came as JSON objects, one per line."""

    items: list[dict[str, Any]] = field(default_factory=list)

    def names(self) -> Sequence[str]:
        """All names that any row states."""
        return tuple(dict.fromkeys(name for item in self.items for name in item))

    def naming(self, name: str) -> np.ndarray:
        """The objects with a member of that name."""
        return np.array([name in item for item in self.items])

    def coded(self, name: str) -> Coded | None:
        """The distinct values of a name."""
        numbers: dict[Any, int] = {(type(None), None): 0}
        values: list[Any] = [None]
        codes = np.zeros(len(self.items), np.int64)
        for row, item in enumerate(self.items):
            value = item.get(name)
            if value is None:
                continue
            key = (type(value), json.write(value) if isinstance(value, list | dict) else value)
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(values)
                values.append(value)
            codes[row] = number
        return Coded(codes, values) if len(values) > 1 else None

    def raw(self, row: int) -> dict[str, Any]:
        """What one row states."""
        return self.items[row]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. The columns `kept` are given back and not validated."""

    path: Path
    form: Format
    names: tuple[str, ...] | None
    kept: tuple[str, ...]

    def batches(self, part: Part, rows: int = BATCH_ROWS) -> Iterator[Rows]:
        """The rows of a part, in batches of at most `rows`."""
        if self.form == "parquet":
            yield from self._row_group(part, rows)
            return
        with self.path.open("rb") as file:
            file.seek(part.begin)
            content = file.read(part.end - part.begin)
        yield from self._csv(content, part.line, rows) if self.form == "csv" else self._jsonl(content, part.line, rows)

    def _row_group(self, part: Part, rows: int) -> Iterator[Rows]:
        line = part.line
        try:
            with pq.ParquetFile(self.path, buffer_size=2**20, pre_buffer=False) as file:
                for batch in file.iter_batches(batch_size=rows, row_groups=[part.group], use_threads=False):
                    yield self.columns(batch, line)
                    line += batch.num_rows
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"{self.path.name}: row group {part.group} cannot be read") from error

    def columns(self, batch: pa.RecordBatch, line: int, *, text: bool = False) -> Columns:
        """A batch of columns as rows. `line` is the line of the first row."""
        named = dict(zip(batch.schema.names, batch.columns, strict=True))
        return Columns(
            lines=np.arange(line, line + batch.num_rows),
            kept={name: named[name] for name in self.kept},
            columns={name: array for name, array in named.items() if name not in self.kept},
            text=text,
        )

    def _csv(self, content: bytes, line: int, rows: int) -> Iterator[Rows]:
        names = self.names or ()
        reader = csv.reader(io.StringIO(content.decode("utf-8", errors="surrogateescape"), newline=""), strict=True)
        cells: list[list[str | None]] = []
        lines: list[int] = []
        refused: dict[int, RefusalError] = {}
        while True:
            at = line + reader.line_num
            row, wrong = _next(reader, len(names))
            if row is None or len(cells) == rows:
                if cells:
                    yield self._of_text(names, cells, lines, refused)
                cells, lines, refused = [], [], {}
                if row is None:
                    return
            if not row:
                continue  # An empty line is not a row.
            if wrong:
                refused[len(cells)] = RefusalError(_UNREADABLE, Fault("", wrong), code="bad_request")
                row = [""] * len(names)
            cells.append([cell or None for cell in row])
            lines.append(at)

    def _of_text(
        self, names: Sequence[str], cells: list[list[str | None]], lines: list[int], refused: dict[int, RefusalError]
    ) -> Columns:
        arrays = [pa.array(column, pa.string()) for column in zip(*cells, strict=True)]
        read = self.columns(pa.RecordBatch.from_arrays(arrays, names=list(names)), 1, text=True)
        read.lines, read.refused = np.array(lines, np.int64), refused
        return read

    def _jsonl(self, content: bytes, line: int, rows: int) -> Iterator[Rows]:
        read = _Lines(self.kept)
        for number, text in enumerate(content.split(b"\n"), start=line):
            if not text.strip():
                continue
            read.add(number, text)
            if len(read.items) == rows:
                yield read.rows
                read = _Lines(self.kept)
        if read.items:
            yield read.rows


def _next(reader: Iterator[list[str]], width: int) -> tuple[list[str] | None, str | None]:
    """The next row, `None` at the end, and what is wrong with it: a quote that nothing ends, for example."""
    try:
        row = next(reader, None)
    except csv.Error:
        return [""] * width, "invalid"
    return row, _wrong_text(row, width) if row else None


def _wrong_text(row: list[str], width: int) -> str | None:
    if len(row) != width:
        return "too_many" if len(row) > width else "too_few"
    return "invalid" if any("\udc80" <= mark <= "\udcff" for cell in row for mark in cell) else None


class _Lines:
    """Collects lines of JSON while they are read."""

    def __init__(self, kept: Sequence[str]) -> None:
        self.items: list[dict[str, Any]] = []
        self._lines: list[int] = []
        self._kept: dict[str, list[Any]] = {name: [] for name in kept}
        self._refused: dict[int, RefusalError] = {}

    def add(self, line: int, text: bytes) -> None:
        """Read one line."""
        item: Any = {}
        try:
            item = json.read(text)
            if not isinstance(item, dict):
                raise json.JsonError("not_an_object")  # noqa: TRY301 - refused as the reader refuses.
        except json.JsonError as error:
            self._refused[len(self.items)] = RefusalError(_UNREADABLE, Fault("", error.code), code=error.code)
            item = {}
        for name, column in self._kept.items():
            value = item.pop(name, None)
            column.append(value if value is None or isinstance(value, str) else json.write(value).decode())
        self.items.append(item)
        self._lines.append(line)

    @cached_property
    def rows(self) -> Objects:
        """The rows read so far."""
        kept = {name: pa.array(column, pa.string()) for name, column in self._kept.items()}
        return Objects(np.array(self._lines, np.int64), kept, self._refused, self.items)
