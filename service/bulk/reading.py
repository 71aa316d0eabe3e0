"""Reads a part of a file as batches of rows."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from service.api import json
from service.api.problems import Fault, RefusalError
from service.bulk.parts import Format, InputError, Part
from service.bulk.rows import Columns, Objects, Rows

BATCH_ROWS = 131_072
_UNREADABLE = 400


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
