"""Writes answers: each part to its own file, then all parts in order to the output."""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from service.bulk.parts import Format

_COPIED = 2**20


class PartWriter(Protocol):
    """Writes the batches of a part in order."""

    def write(self, table: pa.RecordBatch) -> None:
        """Write one batch."""

    def close(self) -> None:
        """Finish the part."""


class _ArrowPart:
    """A part of a Parquet output until it is joined: a compressed Arrow stream."""

    def __init__(self, file: io.BufferedIOBase, schema: pa.Schema) -> None:
        options = pa.ipc.IpcWriteOptions(compression="lz4", unify_dictionaries=False)
        self._writer = pa.ipc.new_stream(file, schema, options=options)

    def write(self, table: pa.RecordBatch) -> None:
        self._writer.write_batch(table)

    def close(self) -> None:
        self._writer.close()


class _TextPart:
    """A part of a text output."""

    def __init__(self, file: io.BufferedIOBase, form: Format) -> None:
        self._file, self._form = file, form

    def write(self, table: pa.RecordBatch) -> None:
        if self._form == "csv":
            pa_csv.write_csv(_flat(table), self._file, pa_csv.WriteOptions(include_header=False))
        else:
            self._file.write(b"".join(_json_lines(table)))

    def close(self) -> None:
        """Nothing is left to write."""


def part_writer(file: io.BufferedIOBase, form: Format, schema: pa.Schema) -> PartWriter:
    """The writer for parts of an output in this format."""
    return _ArrowPart(file, schema) if form == "parquet" else _TextPart(file, form)


def _flat(table: pa.RecordBatch) -> pa.RecordBatch:
    """A batch as text for CSV. Several values in one cell are separated by a space."""
    arrays, names = [], []
    for name, array in zip(table.schema.names, table.columns, strict=True):
        kind = array.type
        plain = array.cast(pa.string()) if pa.types.is_dictionary(kind) or pa.types.is_decimal(kind) else array
        arrays.append(pc.binary_join(plain, " ") if pa.types.is_list(kind) else plain)
        names.append(name)
    return pa.RecordBatch.from_arrays(arrays, names=names)


def _json_lines(table: pa.RecordBatch) -> Iterator[bytes]:
    whole = "answer" in table.schema.names
    answers = table["answer"].to_pylist() if whole else []
    plain = table.drop_columns(["answer"]) if whole else table
    for row, item in enumerate(plain.to_pylist()):
        text = orjson.dumps(item, default=str)
        # The answer is already JSON and must stay the same byte for byte.
        yield text[:-1] + b',"answer":' + answers[row].encode() + b"}\n" if whole else text + b"\n"


def join(parts: Iterable[Path], output: Path, form: Format, schema: pa.Schema) -> None:
    """Write the parts, in order, to the output. The output appears only when it is complete."""
    unfinished = output.with_name(f".{output.name}.unfinished")
    if form == "parquet":
        with pq.ParquetWriter(unfinished, schema, compression="zstd", use_dictionary=True) as writer:
            for part in parts:
                with pa.OSFile(str(part)) as file, pa.ipc.open_stream(file) as reader:
                    for batch in reader:
                        writer.write_batch(batch)
    else:
        with unfinished.open("wb") as whole:
            if form == "csv":
                pa_csv.write_csv(_flat(_nothing(schema)), whole)
            append(parts, whole)
    replace(unfinished, output)


def _nothing(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def append(parts: Iterable[Path], whole: io.BufferedIOBase) -> None:
    """Append the bytes of the files one after another."""
    for part in parts:
        with part.open("rb") as file:
            while block := file.read(_COPIED):
                whole.write(block)


def replace(unfinished: Path, output: Path) -> None:
    """Give a finished file its final name. It is synced to disk first, in case power fails."""
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(output)
    with suppress(OSError):
        folder = os.open(output.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file. It appears only when it is complete."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    replace(unfinished, path)


def json_text(value: Any) -> bytes:  # noqa: ANN401 - JSON of any kind.
    """JSON with indentation, which people can read too."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"
