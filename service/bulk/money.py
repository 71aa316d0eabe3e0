"""Yuan in columns: whole fen, read, computed and rounded exactly as the API does for one row."""

from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from service.bulk.compact import YUAN
from service.shapes.fields import MONEY

LARGEST_FEN = 99_999_999_999
PARTS = 100_000
"""The number of parts in 1. A rate has at most five decimals."""
_DECIMALS = (0, 1, 2)
_WIDE = 36
"""The precision from which two more decimals may not fit."""


class Money:
    """A fact in yuan: the fen of each row, and which rows state it.

    With `codes` and `values` it can be used like any other column (`rows.Coded`).
    """

    def __init__(self, fen: np.ndarray, stated: np.ndarray) -> None:
        self.fen = fen
        self.stated = stated

    @property
    def codes(self) -> np.ndarray:
        """For each row the number of its value, 0 where it is not stated."""
        return self._distinct[0]

    @property
    def values(self) -> list[Any]:
        """The distinct values."""
        return self._distinct[1]

    @cached_property
    def _distinct(self) -> tuple[np.ndarray, list[Any]]:
        encoded = pa.array(self.fen, mask=~self.stated).dictionary_encode()
        codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64) + 1
        return codes, [None, *(Decimal(each).scaleb(-2) for each in encoded.dictionary.to_pylist())]

    def value(self, row: int) -> Decimal | None:
        """What one row states."""
        return Decimal(int(self.fen[row])).scaleb(-2) if self.stated[row] else None

    def taken(self, rows: np.ndarray) -> "Money":
        """The same for a selection of rows."""
        return Money(self.fen[rows], self.stated[rows])


def read(array: pa.Array) -> tuple[Money, np.ndarray] | None:
    """A column of yuan, and which rows state no valid amount; `None` for a column that is read value by value."""
    kind = array.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        fits = pc.match_substring_regex(array, MONEY)
        plain = pc.if_else(fits, array, pa.scalar(None, kind)).cast(pa.decimal128(11, 2))
    elif pa.types.is_decimal128(kind) and kind.scale in _DECIMALS and kind.precision < _WIDE:
        plain, fits = array.cast(pa.decimal128(38, 2)), None
    else:
        return None
    fen = _fen(plain)
    stated = np.asarray(plain.is_valid())
    wrong = (fen < 0) | (fen > LARGEST_FEN)
    if fits is not None:
        wrong = np.asarray(pc.fill_null(fits, fill_value=True)) == 0
    return Money(np.where(stated & ~wrong, fen, 0), stated & ~wrong), wrong


def _fen(array: pa.Array) -> np.ndarray:
    """The fen of decimals with two places. An amount with too many digits gives a number out of bounds."""
    words = np.frombuffer(array.buffers()[1], np.int64)[array.offset * 2 : (array.offset + len(array)) * 2]
    low, high = words[::2], words[1::2]
    return np.where(np.asarray(array.is_valid()), np.where(high == low >> 63, low, -1), 0)


def fen_in(array: pa.Array) -> np.ndarray:
    """The fen of a column of yuan in an answer. It has no nulls, and may be negative."""
    return np.frombuffer(array.buffers()[1], np.int64)[array.offset * 2 : (array.offset + len(array)) * 2 : 2]


def yuan(fen: np.ndarray, known: np.ndarray) -> pa.Array:
    """Fen as a column of yuan; null where not known."""
    words = np.empty((len(fen), 2), np.int64)
    words[:, 0], words[:, 1] = fen, 0
    mask = pa.array(known).buffers()[1] if not known.all() else None
    return pa.Array.from_buffers(YUAN, len(fen), [mask, pa.py_buffer(words)])


def fen_of(yuan_stated: Decimal) -> int:
    """The fen of an amount of the book. Raises `ValueError` for parts of a fen, which no column can hold."""
    fen = yuan_stated.scaleb(2)
    if fen != int(fen):
        raise ValueError("an amount of the book has parts of a fen")
    return int(fen)


def parts_of(rate: Decimal) -> int:
    """The parts of a rate of the book. Raises `ValueError` for more than five decimals."""
    parts = rate * PARTS
    if parts != int(parts):
        raise ValueError("a rate of the book has more than five decimals")
    return int(parts)


def rounded(fen_parts: np.ndarray) -> np.ndarray:
    """Convert fen times parts to fen, half up. No number may be negative."""
    return (fen_parts + PARTS // 2) // PARTS
