"""The monthly credit in columns: the computation by kind of row, sums by formula for all rows at once.

A kind of row does not name the base, the pension and the rate that are stated, only on which side of the bounds they
lie. What they come to is worked out here, by the same formulas as in `service.questions.monthly_credit.law`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from service.bulk.answers import Answers
from service.bulk.compact import Compact
from service.bulk.keys import Facts, Labels, Places, days_by_period, places_of, stated, unless, where
from service.bulk.money import LARGEST_FEN, PARTS, Money, fen_of, parts_of, rounded, yuan
from service.bulk.reading import spread
from service.facts import InsuredStatus, Scheme
from service.money import Bounds
from service.policy.day import Day
from service.policy.terms import BaseBounds, RetireeCredit
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import Computation, space
from service.questions.question import Question
from service.reasoning.completions import complete

_UNKNOWN, _FIXED, _OF_BASE, _OF_PENSION, _OWN = range(5)
_NO_END = 2**62
_FIGURES = ("average_pension", "credit_rate")


@dataclass(frozen=True, slots=True)
class Formula:
    """What one computation comes to: fixed fen, a share of a base within bounds, of a pension, or the caller's own.

    Fen; rates in parts (`service.bulk.money`). `high` of a fixed sum is `_NO_END` where it has no upper bound.
    """

    way: int
    low: int = 0
    high: int = 0
    floor: int = 0
    ceiling: int = LARGEST_FEN
    less: int = 0


def formula_of(cell: Computation, facts: MonthlyCreditFacts) -> Formula:
    """The formula of a computation in which the numbers stated were put."""
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


@dataclass(eq=False)
class Credit:
    """The columns of one question in one book."""

    question: Question
    answers: Answers
    places: Places
    _bounds: dict[tuple[Any, date, date], tuple[int, ...]] = field(default_factory=dict)
    _tiers: dict[tuple[str, date], bool] = field(default_factory=dict)

    def key(self, facts: Facts) -> list[Labels]:
        """The key of a batch."""
        resident = where(facts, "scheme", Scheme.RESIDENT)
        no_sum = resident | where(facts, "insured_status", InsuredStatus.EMPLOYED)
        no_sum |= where(facts, "retirement_formalities_done", False)  # noqa: FBT003 - the value of a fact.
        ageless = no_sum | self._ageless(facts)
        no_base = resident | where(facts, "insured_status", InsuredStatus.RETIRED)
        months = Labels.of(facts.days).then(lambda days: (days[0].year, days[0].month))
        return [
            days_by_period(facts, self.places),
            unless(months, ageless | ~stated(facts, "birth_month")),
            *places_of(facts, {"area": self.places}, self.places),
            facts.column("scheme"),
            facts.column("insured_status"),
            facts.column("retirement_formalities_done"),
            unless(facts.column("retiree_group"), no_sum),
            unless(facts.column("birth_month"), ageless),
            unless(self._base(facts), no_base),
            facts.column("credit_rate").then(lambda rate: None if rate is None else rate > 0),
            self._pension(facts),
        ]

    def _ageless(self, facts: Facts) -> np.ndarray:
        """The rows of areas in which no sum ever depends on the age."""
        areas, knowledge = facts.column("area"), {days[1] for days in facts.days.values}

        def is_so(area: Any) -> bool:  # noqa: ANN401 - a label.
            return area is not None and not any(self._has_tiers(area, known_on) for known_on in knowledge)

        return spread(list(map(is_so, areas.labels)), areas.codes)

    def _has_tiers(self, area: str, known_on: date) -> bool:
        found = self._tiers.get((area, known_on))
        if found is None:
            place = self.places.book.place(area, known_on)
            terms = [each.term for each in place.line("retiree_credit")[1]]
            found = any(tier.from_age for term in terms if isinstance(term, RetireeCredit) for tier in term.tiers)
            if not place.not_covered:
                self._tiers[area, known_on] = found
        return found

    def _pension(self, facts: Facts) -> Labels:
        """Whether a pension is stated, and is more than nothing."""
        column = facts.columns.get("average_pension")
        if not isinstance(column, Money):
            return facts.column("average_pension").then(lambda pension: None if pension is None else pension > 0)
        return Labels(np.where(column.stated, np.where(column.fen > 0, 2, 1), 0), (None, False, True))

    def _base(self, facts: Facts) -> Labels:
        """Between which bounds of the areas possible a base lies, or on which of them."""
        if "contribution_base" not in facts.columns:
            return facts.column("contribution_base")
        fen, is_stated = fen_and_stated(facts, "contribution_base")
        codes = np.zeros(len(facts), np.int64)
        areas, days = facts.column("area"), facts.days
        pairs = areas.codes * len(days.values) + days.codes
        for pair in np.unique(pairs).tolist():
            area, (on, known_on) = areas.labels[pair // len(days.values)], days.values[pair % len(days.values)]
            bounds = self._bounds_of(area, on, known_on)
            rows = np.flatnonzero((pairs == pair) & is_stated)
            sides = [np.searchsorted(bounds, fen[rows], side) for side in ("left", "right")]
            codes[rows] = 1 + sides[0] + sides[1]
        return Labels(codes, range(int(codes.max(initial=0)) + 1))

    def _bounds_of(self, area: str | None, on: date, known_on: date) -> tuple[int, ...]:
        """The floors and ceilings of an area, or of all of them, as fen in rising order."""
        key = (area if area is None else self.places.kind(area, known_on), on, known_on)
        if key not in self._bounds:
            day = Day(self.places.book, on, known_on)
            codes = (area,) if area is not None else (None, *self.places.book.areas)
            terms = {day.at(code).find("medical_base_bounds").term for code in codes}
            found = {
                each for term in terms if isinstance(term, BaseBounds) for each in (term.floor_yuan, term.ceiling_yuan)
            }
            self._bounds[key] = tuple(sorted(fen_of(each) for each in found if each is not None))
        return self._bounds[key]

    def answer(self, row: Mapping[str, Any]) -> tuple[Compact, tuple[Formula, ...]]:
        """The answer to a kind of row without its sums, and the formulas of all that it may come to."""
        facts = MonthlyCreditFacts(**{name: value for name, value in row.items() if name not in ("on", "known_on")})
        cells = complete(space(facts, Day(self.answers.book, row["on"], row["known_on"]))).cells
        told = self.answers.compact(self.question, row)
        return {**told, "amount": None, "amount_min": None, "amount_max": None}, tuple(
            dict.fromkeys(formula_of(cell, facts) for cell in cells)
        )

    @staticmethod
    def finish(
        facts: Facts, columns: Mapping[str, pa.Array], of_rows: np.ndarray, beside: Sequence[tuple[Formula, ...]]
    ) -> Mapping[str, pa.Array]:
        """The columns of sums: from the least to the greatest of what each row may come to."""
        numbers: dict[Formula, int] = {}
        most = max(map(len, beside))
        listed = np.full((len(beside), most), -1, np.int64)
        for kind, formulas in enumerate(beside):
            listed[kind, : len(formulas)] = [numbers.setdefault(each, len(numbers)) for each in formulas]
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
        }


def _sums(
    way: np.ndarray, figures: Sequence[np.ndarray], base: np.ndarray, pension: np.ndarray, rate: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest fen of each row by its formula."""
    low, high, floor, ceiling, less = figures
    held = np.minimum(np.maximum(base, floor), ceiling)
    number = np.where(way == _OF_BASE, held, np.where(way == _OF_PENSION, pension, 0))
    least, greatest = (rounded(np.maximum(number * share - less * PARTS, 0)) for share in (low, high))
    own = rounded(pension * rate)
    fixed = way == _FIXED
    least = np.where(fixed, low, np.where(way == _OWN, own, least))
    return least, np.where(fixed, high, np.where(way == _OWN, own, greatest))


def fen_and_stated(facts: Facts, name: str) -> tuple[np.ndarray, np.ndarray]:
    """The fen of a fact in yuan, and which rows state it."""
    column = facts.columns.get(name)
    if column is None:
        return np.zeros(len(facts), np.int64), np.zeros(len(facts), bool)
    if isinstance(column, Money):
        return column.fen, column.stated
    fen = spread([0 if value is None else fen_of(value) for value in column.values], column.codes, np.int64)
    return fen, column.codes > 0


def _rates(facts: Facts) -> np.ndarray:
    column = facts.columns.get("credit_rate")
    if column is None:
        return np.zeros(len(facts), np.int64)
    return spread([0 if value is None else parts_of(value) for value in column.values], column.codes, np.int64)
