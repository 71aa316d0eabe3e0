"""What an answer on an amount says of all areas, as far as that shows without working the answer out.

Where some area leaves the amount open whatever else is stated, no sum of another area decides what to ask for first.
Then the answer follows from few things: what the computations tell besides sums, the bounds over all of them, and the
facts that change any of them. These are found for one more set of rules without looking at all others again.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from typing import Any

from service.money import UNKNOWN
from service.reasoning.columns import Column
from service.reasoning.completions import Space


class Gist:
    """The gist of the judgements of all areas, for the facts of one answer.

    `asked` returns the facts that are asked for, of those that change the answer, by the computations told.
    `plain` returns whether an answer with these computations told shows no sums but its bounds, given whether it has
    bounds. `leaves_open` returns whether the amount stays without end whatever number is stated for a fact; `None` if
    that does not show.
    """

    def __init__(
        self,
        space: Space[Any],
        *,
        asked: Callable[[Sequence[Any], frozenset[str]], Sequence[str]],
        plain: Callable[[Sequence[Any], bool], bool],
        leaves_open: Callable[[Sequence[Any], str], bool | None],
    ) -> None:
        self._law, self._evaluations = space.law, space.evaluations
        self._asked, self._plain, self._leaves_open = asked, plain, leaves_open
        self._told: dict[Column, tuple[int, ...]] = {}
        self._cells: dict[int, Any] = {}
        self._witness: dict[tuple[str, str], Column] = {}
        self._without: dict[tuple[str, str], set[Column]] = {}

    def of(self, parts: Sequence[Any]) -> Hashable:
        """Return what is equal only for columns that come to the same answer."""
        law, evaluations = self._law, self._evaluations
        columns = evaluations.own(parts)
        amounts, answers = evaluations.amounts, evaluations.answers
        told_of = self._told
        for column in columns:
            if column not in told_of:
                evaluations.put_in(law, column.distinct)
                told_of[column] = tuple(dict.fromkeys(map(evaluations.told.__getitem__, column.distinct)))
                for number in column.distinct:
                    self._cells.setdefault(evaluations.told[number], evaluations.cells[number])
        told = tuple(dict.fromkeys(chain.from_iterable(dict.fromkeys(map(told_of.__getitem__, columns)))))
        spans = [column.span(amounts) for column in columns]
        ends = min(low for low, _ in spans), max(high for _, high in spans)
        cells = [self._cells[kind] for kind in told]
        if ends[0] == ends[1] or not self._plain(cells, ends[0] != UNKNOWN[0]):
            return tuple(columns)
        present = set(columns)
        relevant = {
            name
            for name in columns[0].sizes
            if self._any("changes", name, present, lambda each, name: each.changes_with(name, "answer", answers))
        }
        if len({column.content("answer", answers) for column in columns}) > 1:
            relevant.add("area")
        asked = self._asked(cells, frozenset(relevant))
        left = [self._open(name, cells, present) for name in asked]
        # The first to ask for is the one that leaves an end, or the first of all if none does.
        if len(asked) > 1 and (None in left or left.count(False) > 1):
            return tuple(columns)
        return told, ends, tuple(asked), tuple(left)

    def _open(self, name: str, cells: Sequence[Any], present: set[Column]) -> bool | None:
        if name in self._law.numbers or name in self._law.evaluated_with:
            return self._leaves_open(cells, name)
        amounts = self._evaluations.amounts

        def leaves_open(column: Column, name: str) -> bool:
            spans = column.spans(name, amounts) if name in column.sizes else (column.span(amounts),)
            return any(low == UNKNOWN[0] or high == UNKNOWN[1] for low, high in spans)

        return self._any("open", name, present, leaves_open) or None

    def _any(self, of: str, name: str, present: set[Column], holds: Callable[[Column, str], bool]) -> bool:
        """Whether something holds of a column that is present; such a one is looked for only once the last is gone."""
        key = (of, name)
        if self._witness.get(key) in present:
            return True
        without = self._without.setdefault(key, set())
        for column in present - without:
            if holds(column, name):
                self._witness[key] = column
                return True
            without.add(column)
        return False
