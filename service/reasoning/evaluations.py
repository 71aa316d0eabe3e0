"""Judgements with a caller's numbers put in, worked out once for an answer and all days that it looks at."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic

from service.money import ends_of
from service.reasoning.columns import Amounts, Column, Kinds
from service.reasoning.tables import Cell, Law


class Evaluations(Generic[Cell]):
    """The judgements of a law for one caller, by their number in the law, and the columns of the facts stated.

    Without numbers to put in they are those of the law. Columns made here end with the answer: those with a caller's
    numbers have kinds that must not be kept with the shared tables, those without are too many to be kept.
    """

    __slots__ = (
        *("_facts", "_kinds", "_own", "_parts"),
        *("amounts", "answers", "cells", "exact", "told", "verdicts"),
    )

    def __init__(self, law: Law[Cell], facts: object = None) -> None:
        self.exact = law.evaluate is not None and any(
            getattr(facts, name, None) is not None for name in law.evaluated_with
        )
        """Whether a number is put in."""
        self.cells: Mapping[int, Cell] | Sequence[Cell] = law.cells
        self.answers: Kinds = law.answers
        self.verdicts: Kinds = law.verdicts
        self.told: Kinds = law.told
        self.amounts = Amounts(law.lows, law.highs)
        if self.exact:
            self.cells, self.answers, self.told, self.amounts = {}, {}, {}, Amounts({}, {})
            self.verdicts = self.answers if law.answer_of is law.verdict_of else {}
        self._facts = facts
        self._kinds: dict[tuple[str, Hashable], int] = {}
        self._own: dict[Column, Column] = {}
        self._parts: dict[Hashable, tuple[dict[Column, Column], dict[tuple[int, ...], Column]]] = {}

    def put_in(self, law: Law[Cell], numbers: Iterable[int]) -> None:
        """Put the caller's numbers into these judgements."""
        if not self.exact:
            return
        cells, evaluate = self.cells, law.evaluate
        assert isinstance(cells, dict)  # noqa: S101 - as made above.
        assert evaluate is not None  # noqa: S101 - likewise.
        for number in numbers:
            if number not in cells:
                cell = evaluate(law.cells[number], self._facts)
                cells[number] = cell
                self._note(self.answers, number, "answer", law.answer_of(cell))
                if self.verdicts is not self.answers:
                    self._note(self.verdicts, number, "verdict", law.verdict_of(cell))
                self._note(self.told, number, "told", law.told_of(cell))
                lows, highs = self.amounts
                lows[number], highs[number] = ends_of(law.amount_of(cell))  # type: ignore[index]

    def _note(self, kinds: Any, number: int, of: str, content: Hashable) -> None:  # noqa: ANN401 - a dictionary here.
        kinds[number] = self._kinds.setdefault((of, content), len(self._kinds))

    def own(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Return columns whose kinds are those of this caller."""
        if not self.exact:
            return columns
        own = self._own
        for column in columns:
            if column not in own:
                own[column] = column.again()
        return [own[column] for column in columns]

    def parts(
        self, key: Hashable, wholes: Sequence[Column], sizes: Mapping[str, int], places: Sequence[int]
    ) -> list[Column]:
        """Return the part of each table at these places; equal parts are one column. `key` names the places."""
        of_table, by_numbers = self._parts.setdefault(key, ({}, {}))
        for whole in wholes:
            if whole not in of_table:
                numbers = tuple(map(whole.numbers.__getitem__, places))
                column = by_numbers.get(numbers)
                if column is None:
                    column = by_numbers[numbers] = Column(numbers, sizes)
                    self._own[column] = column
                of_table[whole] = column
        return [of_table[whole] for whole in wholes]
