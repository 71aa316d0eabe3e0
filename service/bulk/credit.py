"""The monthly credit in columns: one computation for each kind of row, amounts by formula for all rows at once.

The key of a kind of row (`credit_key`) does not contain the base, pension and rate stated, only on which side of the
bounds they lie. This module computes the amounts from these numbers, with the formulas of
`service.questions.monthly_credit.law`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from service.api.v1.questions import without_days
from service.bulk.answers import Answers
from service.bulk.compact import Compact
from service.bulk.credit_key import Keys, fen_and_stated
from service.bulk.keys import Facts
from service.bulk.money import LARGEST_FEN, PARTS, fen_of, parts_of, rounded, yuan
from service.bulk.rows import spread
from service.facts import InsuredStatus, Month, Scheme
from service.money import Bounds
from service.policy.day import Day
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import Computation, space
from service.questions.question import Question
from service.reasoning.completions import complete

_UNKNOWN, _FIXED, _OF_BASE, _OF_PENSION, _OWN = range(5)
_PLAIN = (_UNKNOWN, _FIXED)
_NO_END = 2**62
_NO_TURN = -1
_YEAR = 12
_FIGURES = ("average_pension", "credit_rate")


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula of one computation: fixed, a share of a base within bounds or of a pension, or the caller's figures.

    Sums are in fen, rates in parts (`service.bulk.money`). A fixed amount without an upper bound has `_NO_END` as
    `high`.
    """

    way: int
    low: int = 0
    high: int = 0
    floor: int = 0
    ceiling: int = LARGEST_FEN
    less: int = 0


def formula_of(cell: Computation, facts: MonthlyCreditFacts) -> Formula:
    """The formula of a computation that already contains the numbers stated."""
    share = cell.share
    if share is not None and cell.wants == ("contribution_base",) and facts.contribution_base is not None:
        floor = cell.held.floor_yuan if cell.held else None
        ceiling = cell.held.ceiling_yuan if cell.held else None
        return Formula(
            _OF_BASE,
            *_parts(share),
            floor=0 if floor is None else fen_of(floor),
            ceiling=LARGEST_FEN if ceiling is None else fen_of(ceiling),
        )
    if share is not None and cell.wants == ("average_pension",) and facts.average_pension is not None:
        return Formula(_OF_PENSION, *_parts(share), less=sum(fen_of(each) for _, each in cell.deductions))
    if cell.wants == _FIGURES and None not in (facts.average_pension, facts.credit_rate):
        return Formula(_OWN)
    net = cell.net
    if net is None:
        return Formula(_UNKNOWN)
    return Formula(_FIXED, fen_of(net.low), _NO_END if net.high is None else fen_of(net.high))


def _parts(share: Bounds) -> tuple[int, int]:
    return parts_of(share.low), parts_of(share.low if share.high is None else share.high)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the columns of a kind of row need: its formulas, and the age in months at which its answer changes."""

    formulas: tuple[Formula, ...]
    turns_at: int | None
    needs_numbers: bool
    """Whether the day of the next change may depend on the numbers: several amounts, and a change may lie ahead."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The columns of one question in one book."""

    question: Question
    answers: Answers
    keys: Keys

    def answer(self, row: Mapping[str, Any]) -> tuple[Compact, Beside]:
        """The answer to a kind of row without its amounts, and what the amounts and the last day depend on."""
        facts = MonthlyCreditFacts(**without_days(row))
        day = Day(self.answers.book, row["on"], row["known_on"])
        cells = complete(space(facts, day)).cells
        told, turns_at = self._told(facts, row)
        formulas = tuple(dict.fromkeys(formula_of(cell, facts) for cell in cells))
        needs_numbers = (
            len(formulas) > 1 and any(each.way not in _PLAIN for each in formulas) and self._ahead(facts, day)
        )
        plain = {**told, "amount": None, "amount_min": None, "amount_max": None}
        return plain, Beside(formulas, turns_at, needs_numbers)

    def answer_alone(self, row: Mapping[str, Any]) -> tuple[Compact, Beside]:
        """The answer to rows that also state the same numbers, amounts included. Their birth months may differ."""
        told, turns_at = self._told(MonthlyCreditFacts(**without_days(row)), row)
        low, high = told["amount_min"], told["amount_max"]
        formula = Formula(_UNKNOWN)
        if low is not None:
            formula = Formula(_FIXED, fen_of(low), _NO_END if high is None else fen_of(high))
        return told, Beside((formula,), turns_at, needs_numbers=False)

    def _told(self, facts: MonthlyCreditFacts, row: Mapping[str, Any]) -> tuple[Compact, int | None]:
        """The answer, and the age at which it changes; the last day is then left to the birth month of each row."""
        told = self.answers.compact(self.question, row)
        ages = () if _has_no_sum(facts) else self.keys.retirees_of(facts.area, row["on"], row["known_on"]).ages
        turns_at = _turns_at(told["until"], facts.birth_month, ages)
        return (told if turns_at is None else {**told, "until": None}), turns_at

    def _ahead(self, facts: MonthlyCreditFacts, day: Day) -> bool:
        """Whether there is a later day on which the answer might change."""
        self.question.answer(facts, day)
        return day.next_on() is not None or any(True for _ in self.question.turns(facts, day))

    @staticmethod
    def finish(
        facts: Facts, columns: Mapping[str, pa.Array], of_rows: np.ndarray, beside: Sequence[Beside]
    ) -> Mapping[str, pa.Array]:
        """The columns of amounts: the least and the greatest that is possible for each row."""
        numbers: dict[Formula, int] = {}
        most = max(len(each.formulas) for each in beside)
        listed = np.full((len(beside), most), -1, np.int64)
        for kind, each in enumerate(beside):
            listed[kind, : len(each.formulas)] = [numbers.setdefault(one, len(numbers)) for one in each.formulas]
        table = np.array([(each.way, each.low, each.high, each.floor, each.ceiling, each.less) for each in numbers])
        base, pension = (fen_and_stated(facts, name)[0] for name in ("contribution_base", "average_pension"))
        rate = _rates(facts)
        low, high = np.full(len(facts), _NO_END), np.zeros(len(facts), np.int64)
        unknown = np.zeros(len(facts), bool)
        for place in range(most):
            chosen = listed[of_rows, place]
            rows = np.flatnonzero(chosen >= 0)
            if not len(rows):
                continue
            way, *figures = table[chosen[rows]].T
            least, greatest = _sums(way, figures, base[rows], pension[rows], rate[rows])
            low[rows], high[rows] = np.minimum(low[rows], least), np.maximum(high[rows], greatest)
            unknown[rows] |= way == _UNKNOWN
        known = ~unknown
        return {
            **columns,
            "amount": yuan(low, known & (low == high)),
            "amount_min": yuan(low, known),
            "amount_max": yuan(high, known & (high != _NO_END)),
            "until": _until(
                facts,
                columns["until"],
                spread([_NO_TURN if each.turns_at is None else each.turns_at for each in beside], of_rows),
            ),
        }


def _has_no_sum(facts: MonthlyCreditFacts) -> bool:
    """Whether no amount for retired people can be the answer, so that age does not count."""
    working = facts.insured_status is InsuredStatus.EMPLOYED or facts.retirement_formalities_done is False
    return working or facts.scheme is Scheme.RESIDENT


def _turns_at(until: date | None, born: Month | None, ages: Sequence[int]) -> int | None:
    """The age in months at which an answer changes, if that is at one of these ages in years, or a month later.

    If a rule changes on that same day, all rows of the kind have the same birth month.
    """
    following = until and until + timedelta(days=1)
    if following is None or born is None or following.day != 1:
        return None
    months = Month.of(following).ordinal - born.ordinal
    return months if months % _YEAR in (0, 1) and months // _YEAR in ages else None


def _until(facts: Facts, until: pa.Array, turns_at: np.ndarray) -> pa.Array:
    """The last days of answers. For answers that end at an age, the birth month gives the day."""
    turning = turns_at != _NO_TURN
    if not turning.any():
        return until
    births = facts.column("birth_month")
    months: Sequence[Any] = births.labels
    born = spread([0 if birth is None else birth.ordinal for birth in months], births.codes)
    turned = (born + turns_at - 1970 * _YEAR).astype("datetime64[M]")
    days = (turned.astype("datetime64[D]") - 1).astype(np.int64).astype(np.int32)
    return pc.if_else(pa.array(turning), pa.array(days).cast(pa.date32()), until)


def _sums(
    way: np.ndarray, figures: Sequence[np.ndarray], base: np.ndarray, pension: np.ndarray, rate: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest fen of each row, by its formula."""
    low, high, floor, ceiling, less = figures
    held = np.minimum(np.maximum(base, floor), ceiling)
    number = np.where(way == _OF_BASE, held, np.where(way == _OF_PENSION, pension, 0))
    least, greatest = (rounded(np.maximum(number * share - less * PARTS, 0)) for share in (low, high))
    own = rounded(pension * rate)
    fixed = way == _FIXED
    least = np.where(fixed, low, np.where(way == _OWN, own, least))
    return least, np.where(fixed, high, np.where(way == _OWN, own, greatest))


def _rates(facts: Facts) -> np.ndarray:
    column = facts.columns.get("credit_rate")
    if column is None:
        return np.zeros(len(facts), np.int64)
    return spread([0 if value is None else parts_of(value) for value in column.values], column.codes, np.int64)
