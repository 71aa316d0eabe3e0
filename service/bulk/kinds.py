"""Cache of answers to kinds of rows, for one run and one book. The functions of the API answer each kind once.

The cache is bounded. If there are more kinds than it may hold, it is emptied and the run continues.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from service.bulk.compact import FIELDS, Compact

MOST_KEPT = 400_000


@dataclass(slots=True)
class Kinds:
    """The distinct compact answers by number, and the number for each kind of row."""

    kept: dict[Hashable, tuple[int, Any]] = field(default_factory=dict)
    answers: list[Compact] = field(default_factory=list)
    _numbers: dict[Hashable, int] = field(default_factory=dict)
    worked_out: int = 0

    def get(self, key: Hashable, make: Callable[[], tuple[Compact, Any]]) -> tuple[int, Any]:
        """The number of the answer to a kind of row, and what else its columns need."""
        found = self.kept.get(key)
        if found is None:
            made, beside = make()
            self.worked_out += 1
            found = self.kept[key] = (self.number(made), beside)
        return found

    def begin(self) -> None:
        """Empty the cache before a batch if it holds too many kinds."""
        if len(self.kept) > MOST_KEPT:
            self.kept.clear()
            self.answers.clear()
            self._numbers.clear()

    def number(self, made: Compact) -> int:
        """The number of an answer. Equal answers have the same number."""
        content = tuple(tuple(value) if isinstance(value, list) else value for value in made.values())
        found = self._numbers.setdefault(content, len(self.answers))
        if found == len(self.answers):
            self.answers.append(made)
        return found

    def columns(self, numbers: np.ndarray) -> dict[str, pa.Array]:
        """The columns of the answers with these numbers."""
        encoded = pa.array(numbers).dictionary_encode()
        answers = [self.answers[number] for number in encoded.dictionary.to_pylist()]
        return {name: _column(kind, [each[name] for each in answers], encoded.indices) for name, kind in FIELDS.items()}


def _column(kind: pa.DataType, values: Sequence[Any], indices: pa.Array) -> pa.Array:
    if not pa.types.is_dictionary(kind):
        if all(value is None for value in values):
            return pa.nulls(len(indices), kind)
        return pa.array(values, kind).take(indices)
    numbers: dict[Any, int] = {}
    codes = pa.array([None if each is None else numbers.setdefault(each, len(numbers)) for each in values], pa.int32())
    return pa.DictionaryArray.from_arrays(codes.take(indices), pa.array(list(numbers), pa.string()))
