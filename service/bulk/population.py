"""A synthetic population of any size: rows of facts in plausible shares, drawn from a seed. No row is a real person.

The shares are round figures, not statistics. They are chosen to resemble the records of a province. About a quarter of
the insured in the employee scheme are retired, as its yearly bulletins say. Large areas have more people than small
ones. Bases lie around a wage of seven thousand yuan. Each block of rows is drawn from the seed and its own number, so a
smaller population is the beginning of a larger one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from service.bulk.parts import format_of
from service.facts import KINDS, domain
from service.policy.book import PolicyBook
from service.questions.question import Question

BLOCK_ROWS = 131_072
_RETIREMENT_AGE, _YEAR = 60, 12
_SHARES: Mapping[str, Mapping[str, float]] = {
    "scheme": {"employee": 0.94, "resident": 0.06},
    "scheme_at_origin": {"employee": 0.94, "resident": 0.06},
    "scheme_at_destination": {"employee": 0.9, "resident": 0.1},
    "origin_enrolment": {"suspended": 0.85, "active": 0.15},
    "destination_enrolment": {"enrolled": 0.9, "not_enrolled": 0.1},
    "retiree_group": {"enterprise": 0.8, "public_institution": 0.2},
    "matter": {"balance-transfer": 0.6, "registration": 0.15, "manual-reimbursement": 0.15, "cash-withdrawal": 0.1},
    "stage_reached": {"origin": 0.45, "destination": 0.45, "completed": 0.1},
    "channel": {"online": 0.7, "counter": 0.3},
}
_STATUS = {"employed": 0.62, "flexible": 0.11, "retired": 0.27}
_TRUE_SHARE = {
    "resettled_across_provinces": 0.05,
    "origin_arrears": 0.08,
    "destination_accepts_account": 0.9,
    "family_sharing_active": 0.3,
    "relative_insured": 0.9,
    "first_enrolment": 0.1,
}
_RATES = ("0.02", "0.025", "0.028", "0.03", "0.04")


@dataclass(frozen=True, slots=True)
class People:
    """The people in a block: status, age in months and base. They are drawn first, so that facts fit each other."""

    status: np.ndarray
    months: np.ndarray
    base_fen: np.ndarray


@dataclass(frozen=True, slots=True)
class Population:
    """A population for one question on one day. Each fact is stated in the share `stated` of the rows."""

    question: Question
    book: PolicyBook
    on: date
    seed: int = 1
    stated: float = 1.0

    def block(self, number: int, rows: int) -> pa.RecordBatch:
        """The rows of a block, all drawn from the random numbers of this block."""
        chance = np.random.Generator(np.random.PCG64([self.seed, number]))
        people = _people(chance)
        arrays: dict[str, pa.Array] = {"id": pa.array(np.arange(BLOCK_ROWS) + number * BLOCK_ROWS).cast(pa.string())}
        for fact in fields(self.question.facts):
            drawn = self._draw(fact.name, chance, people)
            if fact.default is not MISSING:
                left_out = chance.random(BLOCK_ROWS) >= self.stated
                drawn = _without(drawn, left_out)
            arrays[fact.name] = drawn
        return pa.RecordBatch.from_pydict(arrays).slice(0, rows)

    def _draw(self, name: str, chance: np.random.Generator, people: People) -> pa.Array:
        kind = KINDS[name]
        draws: Mapping[Any, Callable[[], pa.Array]] = {
            "area": lambda: _chosen(chance, *self._areas()),
            "month": lambda: _months(self.on, people.months),
            "money": lambda: _yuan(_money(name, chance, people)),
            "rate": lambda: _chosen(chance, _RATES, None),
            "date": lambda: self._days(name, chance),
            "count": lambda: pa.array(
                chance.integers(0, 40 if name.endswith("years") else 420, BLOCK_ROWS), pa.int32()
            ),
            "boolean": lambda: self._truth(name, chance, people),
            "schemes": lambda: _chosen(chance, ('["employee"]', '["resident"]', '["employee","resident"]'), None),
            "payments": lambda: pa.array(
                [f'[{{"month":"{self.on:%Y-%m}","amount":"{each / 100:.2f}"}}]' for each in people.base_fen // 50]
            ),
        }
        if name == "insured_status":
            return _coded(people.status, list(_STATUS))
        if kind in draws:
            return draws[kind]()
        shares = _SHARES.get(name)
        if shares:
            return _chosen(chance, tuple(shares), tuple(shares.values()))
        return _chosen(chance, [str(each) for each in domain(name)], None)

    def _areas(self) -> tuple[Sequence[str], Sequence[float]]:
        """The pooling areas, each with its share. The sizes of areas are the same for all blocks."""
        held = {area.province for area in self.book.areas.values() if area.level != "province"}
        codes = [code for code, area in self.book.areas.items() if area.level != "province" or code not in held]
        sizes = np.random.Generator(np.random.PCG64(self.seed)).lognormal(0, 1, len(codes))
        return codes, sizes / sizes.sum()

    def _days(self, name: str, chance: np.random.Generator) -> pa.Array:
        """Days within the two months before; `asked_on` is always the day itself."""
        back = 0 if name == "asked_on" else chance.integers(0, 60, BLOCK_ROWS)
        return pa.array(np.full(BLOCK_ROWS, (self.on - date(1970, 1, 1)).days, np.int32) - back, pa.int32()).cast(
            pa.date32()
        )

    @staticmethod
    def _truth(name: str, chance: np.random.Generator, people: People) -> pa.Array:
        if name == "retirement_formalities_done":
            return pa.array((people.status == 2) & (chance.random(BLOCK_ROWS) < 0.97))  # noqa: PLR2004 - retired.
        return pa.array(chance.random(BLOCK_ROWS) < _TRUE_SHARE.get(name, 0.5))


def _people(chance: np.random.Generator) -> People:
    status = chance.choice(len(_STATUS), BLOCK_ROWS, p=list(_STATUS.values()))
    working = chance.triangular(20, 38, _RETIREMENT_AGE, BLOCK_ROWS)
    retired = np.minimum(chance.gamma(4, 3.5, BLOCK_ROWS) + 53, 104)
    months = (np.where(status == 2, retired, working) * _YEAR).astype(np.int64)  # noqa: PLR2004 - retired.
    base = np.clip(chance.lognormal(8.85, 0.45, BLOCK_ROWS), 1500, 60_000)
    return People(status, months, (base * 100).round().astype(np.int64))


def _money(name: str, chance: np.random.Generator, people: People) -> np.ndarray:
    """Yuan as fen: the base of each person, half of it as average pension, and any other sum at random."""
    if name in ("contribution_base", "wage", "base"):
        return people.base_fen
    if name == "average_pension":
        return people.base_fen // 2
    return (chance.exponential(3000 if name == "balance" else 100, BLOCK_ROWS) * 100).astype(np.int64)


def _yuan(fen: np.ndarray) -> pa.Array:
    words = np.zeros((len(fen), 2), np.int64)
    words[:, 0] = fen
    return pa.Array.from_buffers(pa.decimal128(11, 2), len(fen), [None, pa.py_buffer(words)])


def _months(on: date, months: np.ndarray) -> pa.Array:
    born = on.year * _YEAR + on.month - 1 - months
    first, number = int(born.min()), int(born.max() - born.min()) + 1
    named = [f"{each // _YEAR}-{each % _YEAR + 1:02}" for each in range(first, first + number)]
    return _coded(born - first, named)


def _chosen(chance: np.random.Generator, values: Sequence[str], shares: Sequence[float] | None) -> pa.Array:
    return _coded(chance.choice(len(values), BLOCK_ROWS, p=shares), values)


def _coded(codes: np.ndarray, values: Sequence[str]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(values, pa.string()))


def _without(array: pa.Array, left_out: np.ndarray) -> pa.Array:
    if not left_out.any():
        return array
    if pa.types.is_dictionary(array.type):
        return pa.DictionaryArray.from_arrays(_without(array.indices, left_out), array.dictionary)
    return pc.if_else(pa.array(left_out), pa.scalar(None, array.type), array)


def blocks(population: Population, rows: int) -> Iterator[pa.RecordBatch]:
    """A population of this many rows, in blocks."""
    for number, begin in enumerate(range(0, rows, BLOCK_ROWS)):
        yield population.block(number, min(BLOCK_ROWS, rows - begin))


def write(population: Population, rows: int, path: Path, form: str | None = None) -> None:
    """Write a population to a file, a block at a time."""
    kind = format_of(path, form)
    first = population.block(0, 0)
    if kind == "parquet":
        with pq.ParquetWriter(path, first.schema, compression="zstd") as parquet:
            for block in blocks(population, rows):
                parquet.write_batch(block)
        return
    with path.open("wb") as file:
        for number, block in enumerate(blocks(population, rows)):
            if kind == "csv":
                pa_csv.write_csv(_text(block), file, pa_csv.WriteOptions(include_header=number == 0))
            else:
                file.writelines(lines_of(block))


def _text(block: pa.RecordBatch) -> pa.RecordBatch:
    arrays = [array.cast(pa.string()) if not pa.types.is_string(array.type) else array for array in block.columns]
    return pa.RecordBatch.from_arrays(arrays, names=block.schema.names)


def lines_of(block: pa.RecordBatch) -> Iterator[bytes]:
    """The rows of a block as JSON lines."""
    for row in block.to_pylist():
        item = {name: value for name, value in row.items() if value is not None}
        for name in ("held_schemes", "paid_months"):
            if name in item:
                item[name] = orjson.loads(item[name])
        yield orjson.dumps(item, default=str) + b"\n"
