"""Rows of a file as batches have them: from columns, or from JSON objects."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from service.api import json
from service.api.problems import RefusalError
from service.bulk.money import Money, read
from service.facts import KINDS

_WHOLE = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_TRUTHS = {"true": True, "false": False}


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
