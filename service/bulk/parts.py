"""Cutting a file into parts that are answered separately: lines of a text file, row groups of a Parquet file.

The cuts depend only on the file and the size of parts, so a resumed run has the same parts.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import pyarrow.parquet as pq

Format = Literal["csv", "jsonl", "parquet"]
ENDINGS: dict[str, Format] = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}

PART_BYTES = 8 * 2**20
_BLOCK = 2**20
_BOM = b"\xef\xbb\xbf"


class InputError(Exception):
    """A file that cannot be read at all. The message says why in one line, and contains no value of the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: the bytes from `begin` to `end`, starting with line number `line`; or one row group.

    `rows` is the number of its rows; in a text file, of its lines.
    """

    number: int
    rows: int
    begin: int = 0
    end: int = 0
    line: int = 1
    group: int = 0


def format_of(path: Path, stated: str | None) -> Format:
    """The format of a file, as stated or by its ending. Raises `InputError`."""
    found = stated or ENDINGS.get(path.suffix.lower())
    if found is None:
        raise InputError(f"{path.name}: state the format; the ending is none of {', '.join(ENDINGS)}")
    return cast("Format", found)


def names_of(path: Path, form: Format) -> tuple[str, ...] | None:
    """The names of the columns; `None` for JSON lines, where each line has its own. Raises `InputError`."""
    if form == "jsonl":
        return None
    if form == "parquet":
        try:
            names = pq.read_schema(path).names
        except (OSError, ValueError) as error:
            raise InputError(f"{path.name}: not a Parquet file") from error
    else:
        with path.open("rb") as file:
            header, _ = _header(file)
        try:
            names = next(csv.reader(io.StringIO(header.decode("utf-8"), newline=""), strict=True), [])
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(f"{path.name}: its first line is no header of columns in UTF-8") from error
    if not names or len(set(names)) != len(names):
        raise InputError(f"{path.name}: every column needs a name of its own")
    return tuple(names)


def _header(file: io.BufferedIOBase) -> tuple[bytes, int]:
    """The first line of a CSV file without a byte order mark, and where it ends."""
    line = file.readline()
    return line.removeprefix(_BOM), len(line)


def parts_of(path: Path, form: Format, part_bytes: int = PART_BYTES) -> Iterator[Part]:
    """The parts of a file, in order."""
    if form == "parquet":
        found, line = pq.read_metadata(path), 1
        for group in range(found.num_row_groups):
            rows = found.row_group(group).num_rows
            yield Part(number=group, rows=rows, line=line, group=group)
            line += rows
        return
    with path.open("rb") as file:
        begin = _header(file)[1] if form == "csv" else 0
        line, number = (2 if form == "csv" else 1), 0
        for end, lines in _cuts(file, begin, part_bytes, quoted=form == "csv"):
            yield Part(number=number, rows=lines, begin=begin, end=end, line=line)
            begin, line, number = end, line + lines, number + 1


def _cuts(file: io.BufferedIOBase, begin: int, part_bytes: int, *, quoted: bool) -> Iterator[tuple[int, int]]:
    """The end and the number of lines of each part: the first line end past the size, outside quoted text."""
    file.seek(begin)
    at, start, lines, quotes = begin, begin, 0, 0
    while block := file.read(min(_BLOCK, part_bytes)):
        if at + len(block) - start >= part_bytes:
            block += file.readline()
            while quoted and (quotes + block.count(b'"')) % 2 and (more := file.readline()):
                block += more
        at, lines = at + len(block), lines + block.count(b"\n")
        quotes += block.count(b'"') if quoted else 0
        if at - start >= part_bytes:
            yield at, lines
            start, lines = at, 0
    if at > start:
        yield at, lines
