"""All completions of the missing facts, and which of these facts matter.

A statement about missing facts must hold for every value they can have. A verdict is given when all completions agree.
A fact is irrelevant when the answer is the same for all its values. A settling set is the smallest set of facts that
decides the verdict, whatever their values. It is unique, because facts vary independently: it holds exactly the facts
on which the verdict depends.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, product
from math import prod
from typing import Any, Generic

from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.values import AreaGroup, Finding
from service.reasoning.memo import Memo
from service.reasoning.tables import Cell, Column, Kinds, Law, Shape, alone, changes, completed, table

_NONE: Mapping[str, Any] = {}

_FIRST = array("H", [0])
"""The grid of every situation with one set of rules. Not to be changed."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The sets of rules that remain possible while areas are missing: each distinct set once, in order.

    `places` lists the areas to try for each missing area fact. `grid` holds the index of the rules for each combination
    of these areas; the last fact varies fastest.
    """

    places: Mapping[str, Sequence[str | None]]
    grid: "array[int]"
    rules: tuple[Any, ...]
    _tables: dict[Hashable, list[Column]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls,
        places: Mapping[str, Sequence[str | None]],
        rules_at: Callable[[Mapping[str, str | None]], Hashable],
    ) -> "Situation":
        """Build the situation from the areas to try for each missing area fact."""
        numbers: dict[Hashable, int] = {}
        grid = array("H")
        for chosen in product(*places.values()):
            rules = rules_at(dict(zip(places, chosen, strict=True)))
            grid.append(numbers.setdefault(rules, len(numbers)))
        return cls(places, grid, tuple(numbers))

    @classmethod
    def these(cls, rules: Iterable[Hashable]) -> "Situation":
        """Build a situation from sets of rules, without saying which area has which."""
        distinct = tuple(rules)
        return cls({}, _FIRST if len(distinct) == 1 else array("H", range(len(distinct))), distinct)

    def tables(self, law: Law[Any], shape: Shape, facts: object, judge: Callable[[Any, Any], Any]) -> list[Column]:
        """Return the table of each set of rules."""
        tables = self._tables.get(shape.key)
        if tables is None:
            tables = self._tables[shape.key] = [table(law, rules, shape, facts, judge) for rules in self.rules]
        return tables

    def slices(self, name: str) -> Iterator[Iterable[Any]]:
        """For each area that a missing fact can be, yield the sets of rules that remain."""
        areas = list(self.places)
        inner = prod(len(self.places[later]) for later in areas[areas.index(name) + 1 :])
        block = inner * len(self.places[name])
        for start in range(0, block, inner):
            numbers = {number for at in range(start, len(self.grid), block) for number in self.grid[at : at + inner]}
            yield [self.rules[number] for number in numbers]

    def facts_that_matter(self, contents: Sequence[object]) -> Iterator[str]:
        """Yield the missing area facts that change the result, given the `contents` of each set of rules, in order."""
        classes: dict[object, int] = {}
        class_of = [classes.setdefault(content, len(classes)) for content in contents]
        grid = [class_of[number] for number in self.grid]
        inner = len(grid)
        for name, areas in self.places.items():
            size, inner = len(areas), inner // len(areas)
            if changes(grid, inner, size):
                yield name


@dataclass(eq=False, slots=True)
class Space(Generic[Cell]):
    """The stated facts, the rules they leave possible, and the values that the missing facts can have.

    `judge` judges complete facts under one set of rules. `rules_at` returns the rules for given areas. `groups`
    returns, for each area fact, all areas in groups with equal rules. `looked_up` returns the findings behind the rules
    of the stated areas. `coarse` is true when the axes have too few values to find every difference while an area is
    missing. `basis` names all that the rules, now and on later days, and `looked_up` follow from, if that is known.
    """

    law: Law[Cell]
    facts: Any
    shape: Shape
    situation: Situation
    rules_at: Callable[[Mapping[str, str | None]], Hashable]
    groups: Callable[[], Mapping[str, Sequence[AreaGroup]]]
    looked_up: Callable[[], Iterable[Finding]]
    judge: Callable[[Any, Any], Cell] | None = None
    coarse: bool = False
    basis: Hashable = None

    def columns(self, facts: Any, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - facts of any question.
        """For each set of rules, yield the judgements of all completions of the changed facts, the slowest fact first.

        A judgement is given by its number in the law.
        """
        law, shape = self.law, self.shape
        judge = self.judge
        assert judge is not None  # noqa: S101 - a space without `judge` overrides this method.
        places = shape.places(facts, changes)
        if places is None:
            changed = replace(facts, **{**changes, **dict.fromkeys(law.numbers)})
            open_axes = [axis for axis, _ in shape.axes if getattr(changed, axis.name) is None]
            filled = list(completed(changed, {axis.name: axis.possible for axis in open_axes}))
            for rules in self.situation.rules:
                yield tuple(law.number(judge(rules, complete_facts)) for complete_facts in filled)
            return
        for rules_table in self.situation.tables(law, shape, facts, judge):
            yield tuple(map(rules_table.numbers.__getitem__, places))

    def judged(self) -> list[Column]:
        """For each set of rules, return the judgements of all completions; equal tables share one column."""
        law, shape, facts, judge = self.law, self.shape, self.facts, self.judge
        assert judge is not None  # noqa: S101 - as above.
        if len(self.situation.rules) == 1:
            place = shape.place(facts)
            if place is not None:
                return [alone(self.situation.tables(law, shape, facts, judge)[0].numbers[place])]
        missing = {axis.name: len(axis.possible) for axis, _ in shape.axes if getattr(facts, axis.name) is None}
        places = shape.places(facts, _NONE)
        if places is None:
            return [Column(numbers, missing) for numbers in self.columns(facts)]
        tables = self.situation.tables(law, shape, facts, judge)
        if tables[0].sizes == missing:
            return tables
        columns: dict[tuple[int, ...], Column] = {}
        of_table: dict[int, Column] = {}
        for whole in tables:
            if id(whole) not in of_table:
                numbers = tuple(map(whole.numbers.__getitem__, places))
                if numbers not in columns:
                    columns[numbers] = Column(numbers, missing)
                of_table[id(whole)] = columns[numbers]
        return [of_table[id(whole)] for whole in tables]

    def complete(self) -> "Completions[Cell]":
        """Return all completions of the stated facts, and which missing facts matter."""
        return complete(self)

    def verdicts(self, facts: Any, changes: Mapping[str, Any]) -> Iterator[Any]:  # noqa: ANN401 - facts of any question.
        """Yield the verdicts of all completions of the changed facts, possibly with repetitions."""
        cells, verdict_of = self.law.cells, self.law.verdict_of
        for column in self.columns(facts, changes):
            yield from (verdict_of(cells[number]) for number in set(column))

    def cells(self, facts: Any, changes: Mapping[str, Any] = _NONE) -> tuple[Cell, ...]:  # noqa: ANN401 - facts of any question.
        """Return the distinct judgements of all completions of the changed facts, in order."""
        numbers = dict.fromkeys(number for column in self.columns(facts, changes) for number in column)
        return tuple(map(self.law.cells.__getitem__, numbers))


@dataclass(eq=False, slots=True)
class Completions(Generic[Cell]):
    """The distinct judgements of all completions in order, and which missing facts matter.

    `relevant` facts can change the answer, `deciding` facts its verdict. `rules` are the sets of rules that are
    possible.
    """

    cells: tuple[Cell, ...]
    relevant: tuple[str, ...]
    deciding: tuple[str, ...]
    rules: tuple[Any, ...]
    _columns: Sequence[Column]
    _evaluated: Mapping[int, Cell]

    @property
    def only(self) -> int | None:
        """The number of the judgement in the law, before a caller's numbers, if all completions share it."""
        return next(iter(self._evaluated)) if len(self._evaluated) == 1 else None

    def slices(self, name: str) -> Iterator[Iterable[Cell]]:
        """Yield the judgements that remain for each value of a missing fact; for an area, for each set of rules."""
        if name not in self._columns[0].sizes:
            for column in self._columns:
                yield [self._evaluated[number] for number in column.distinct]
            return
        for parts in zip(*(column.slices(name) for column in self._columns), strict=True):
            yield [self._evaluated[number] for number in set().union(*parts)]


def complete(space: Space[Cell]) -> Completions[Cell]:
    """Judge all completions of the facts of a space, and find which missing facts matter."""
    law, facts = space.law, space.facts
    columns = space.judged()
    evaluates = law.evaluate is not None and any(getattr(facts, name) is not None for name in law.evaluated_with)
    if len(columns) == 1 and len(columns[0].numbers) == 1:  # No missing fact changes the answer.
        [number] = columns[0].numbers
        cell = law.cells[number]
        if law.evaluate is not None and evaluates:
            cell = law.evaluate(cell, facts)
        return Completions((cell,), (), (), space.situation.rules, columns, {number: cell})
    distinct = list({id(column): column for column in columns}.values())
    numbers = dict.fromkeys(chain.from_iterable(column.distinct for column in distinct))
    evaluated: dict[int, Cell] = {number: law.cells[number] for number in numbers}
    answers: Kinds = law.answers
    verdicts: Kinds = law.verdicts
    if law.evaluate is not None and evaluates:
        evaluated = {number: law.evaluate(cell, facts) for number, cell in evaluated.items()}
        answers, verdicts = _numbered_by(evaluated, law.answer_of), _numbered_by(evaluated, law.verdict_of)
        # Kinds derived from a caller's numbers must not be cached with the shared tables.
        alone = {id(column): Column(column.numbers, column.sizes) for column in distinct}
        columns, distinct = [alone[id(column)] for column in columns], list(alone.values())
    relevant, deciding = set[str](), set[str]()
    if distinct[0].sizes or space.situation.places:
        relevant = deciding = _that_matter(space.situation, columns, distinct, "answer", answers)
        if law.answer_of is not law.verdict_of:
            deciding = _that_matter(space.situation, columns, distinct, "verdict", verdicts)
    return Completions(
        tuple(dict.fromkeys(evaluated.values())),
        tuple(name for name in law.names if name in relevant),
        tuple(name for name in law.names if name in deciding),
        space.situation.rules,
        distinct,
        evaluated,
    )


def _numbered_by(cells: Mapping[int, Cell], content_of: Callable[[Cell], Hashable]) -> Mapping[int, int]:
    """Number the contents of cells, so that cells with equal content have the same number."""
    kinds: dict[Hashable, int] = {}
    return {number: kinds.setdefault(content_of(cell), len(kinds)) for number, cell in cells.items()}


def _that_matter(
    situation: Situation, columns: Sequence[Column], distinct: Sequence[Column], of: str, kinds: Kinds
) -> set[str]:
    """Return the missing facts whose values change the content of judgements."""
    contents = {id(column): column.content(of, kinds) for column in distinct}
    different = {contents[id(column)]: column for column in distinct}
    matter = {
        fact for fact in distinct[0].sizes if any(column.changes_with(fact, of, kinds) for column in different.values())
    }
    if len(different) > 1:
        matter.update(situation.facts_that_matter([contents[id(column)] for column in columns]))
    return matter


_situations: Memo[Situation] = Memo(512)


def situation(
    law: Law[Any], day: Day, parameters: tuple[str, ...], key: Hashable, build: Callable[[Day], Situation]
) -> Situation:
    """Return the situation on a day while areas are missing, computed once per period of these parameters.

    `key` holds everything else that it depends on. It is built on the first day of the period.
    """
    day.watch(parameters)
    on, known_on = day.book.since(parameters, day.on, day.known_on)
    return _situations.get((law, day.book, parameters, on, known_on, key), lambda: build(Day(day.book, on, known_on)))


NEARBY = 3
"""The limit on areas that `nearby` returns."""


def nearby(book: PolicyBook, stated: str | None) -> tuple[str, ...]:
    """Return the other, stated area and up to two more of its province: pairs that examples of groups do not cover."""
    area = book.areas.get(stated or "")
    if area is None:
        return ()
    inside = (other.code for other in book.areas.values() if other.province == area.province)
    return tuple(dict.fromkeys((area.code, *inside)))[:NEARBY]


def area_rules(  # noqa: PLR0913, PLR0917 - how the rules of one area are read, and what else they depend on.
    law: Law[Any],
    area: str | None,
    day: Day,
    parameters: tuple[str, ...],
    rules_at: Callable[[Day, str | None], Any],
    reading: Reading,
    *,
    beside: tuple[str, ...] = (),
    key: Hashable = None,
) -> Situation:
    """Return the situation of a question about one area: its rules, or those of all areas if none is stated.

    `reading` holds everything that `rules_at` looks up for a stated area. Areas differ in `parameters`. The parameters
    `beside` are the same in all areas and change only with the day. `key` holds everything else that the rules depend
    on while no area is stated.
    """
    if area is not None:
        return day.at(area).read(reading).keep(law, lambda: Situation.these((rules_at(day, area),)))

    def build(first: Day) -> Situation:
        return Situation.of({"area": first.kinds_of_area(parameters)}, lambda areas: rules_at(first, areas["area"]))

    return situation(law, day, (*parameters, *beside), key, build)
