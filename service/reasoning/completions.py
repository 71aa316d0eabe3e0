"""Every completion of missing facts, and which of these facts matter.

What is said of missing facts holds whatever they are: a verdict is given as soon as all completions agree, a fact is
irrelevant when no completion changes with it, and a settling set is the least set of facts that decides whatever their
values. On a product of facts that set is unique: it holds exactly the facts on which the verdict depends.
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
from service.reasoning.tables import Cell, Column, Kinds, Law, Shape, changes, completed, table

_NONE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Situation:
    """The rules that the areas not stated leave possible: each distinct set once, in order.

    `places` are the areas tried for each fact that is missing, `grid` the number of the rules for each combination of
    them, the last fact fastest.
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
        """The situation with these areas for the facts that are missing."""
        numbers: dict[Hashable, int] = {}
        grid = array("H")
        for chosen in product(*places.values()):
            rules = rules_at(dict(zip(places, chosen, strict=True)))
            grid.append(numbers.setdefault(rules, len(numbers)))
        return cls(places, grid, tuple(numbers))

    @classmethod
    def these(cls, rules: Iterable[Hashable]) -> "Situation":
        """These sets of rules, wherever they hold."""
        told = tuple(rules)
        return cls({}, array("H", range(len(told))), told)

    def tables(self, law: Law[Any], shape: Shape, facts: object, judge: Callable[[Any, Any], Any]) -> list[Column]:
        """The table of each set of rules."""
        found = self._tables.get(shape.key)
        if found is None:
            found = self._tables[shape.key] = [table(law, rules, shape, facts, judge) for rules in self.rules]
        return found

    def slices(self, name: str) -> Iterator[Iterable[Any]]:
        """The sets of rules that each area tried for a missing fact leaves."""
        areas = list(self.places)
        inner = prod(len(self.places[each]) for each in areas[areas.index(name) + 1 :])
        block = inner * len(self.places[name])
        for start in range(0, block, inner):
            numbers = {each for at in range(start, len(self.grid), block) for each in self.grid[at : at + inner]}
            yield [self.rules[number] for number in numbers]

    def facts_that_matter(self, contents: Sequence[object]) -> Iterator[str]:
        """The missing areas with which the contents of the sets of rules, in their order, change."""
        classes: dict[object, int] = {}
        class_of = [classes.setdefault(content, len(classes)) for content in contents]
        grid = [class_of[number] for number in self.grid]
        inner = len(grid)
        for name, areas in self.places.items():
            size, inner = len(areas), inner // len(areas)
            if changes(grid, inner, size):
                yield name


@dataclass(frozen=True, slots=True)
class Space(Generic[Cell]):
    """The facts stated, the rules they leave possible, and the values of the facts that may be missing.

    `judge` judges complete facts under known rules. `rules_at` finds the rules for areas, `groups` gives every area for
    each fact that is one, in groups that the rules do not tell apart; `looked_up` are the look-ups behind the rules of
    the areas stated. `coarse`: the values are too few to tell everything apart while an area is not stated.
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

    def columns(self, facts: Any, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - facts of any question.
        """For each set of rules the judgements of all completions of facts with changes made, the slowest fact first.

        Judgements are told by their numbers in the law.
        """
        law, shape = self.law, self.shape
        judge = self.judge
        assert judge is not None  # noqa: S101 - a space without one has columns of its own.
        places = shape.places(facts, changes)
        if places is None:
            changed = replace(facts, **{**changes, **dict.fromkeys(law.numbers)})
            open_axes = [axis for axis, _ in shape.axes if getattr(changed, axis.name) is None]
            filled = list(completed(changed, {axis.name: axis.possible for axis in open_axes}))
            for rules in self.situation.rules:
                yield tuple(law.number(judge(rules, each)) for each in filled)
            return
        for made in self.situation.tables(law, shape, facts, judge):
            yield tuple(map(made.numbers.__getitem__, places))

    def judged(self) -> list[Column]:
        """For each set of rules the judgements of all completions of the facts; equal tables give one column."""
        law, shape, facts, judge = self.law, self.shape, self.facts, self.judge
        missing = {axis.name: len(axis.possible) for axis, _ in shape.axes if getattr(facts, axis.name) is None}
        places = shape.places(facts, _NONE) if judge is not None else None
        if judge is None or places is None:
            return [Column(numbers, missing) for numbers in self.columns(facts)]
        tables = self.situation.tables(law, shape, facts, judge)
        if not missing and len(tables) == 1:
            return [Column((tables[0].numbers[places[0]],), missing)]
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
        """All completions of the facts stated, and which missing facts matter."""
        return complete(self)

    def verdicts(self, facts: Any, changes: Mapping[str, Any]) -> Iterator[Any]:  # noqa: ANN401 - facts of any question.
        """The verdicts of all completions of facts with changes made; some come several times."""
        cells, verdict_of = self.law.cells, self.law.verdict_of
        for column in self.columns(facts, changes):
            yield from (verdict_of(cells[number]) for number in set(column))

    def cells(self, facts: Any, changes: Mapping[str, Any] = _NONE) -> tuple[Cell, ...]:  # noqa: ANN401 - facts of any question.
        """The distinct judgements of all completions of facts with changes made, in order."""
        numbers = dict.fromkeys(number for column in self.columns(facts, changes) for number in column)
        return tuple(map(self.law.cells.__getitem__, numbers))


@dataclass(frozen=True, slots=True)
class Completions(Generic[Cell]):
    """The distinct judgements of all completions in order, and which missing facts matter.

    `relevant` matter to the whole answer, `deciding` to its verdict alone. `rules` are the sets of rules possible.
    """

    cells: tuple[Cell, ...]
    relevant: tuple[str, ...]
    deciding: tuple[str, ...]
    rules: tuple[Any, ...]
    _columns: Sequence[Column]
    _evaluated: Mapping[int, Cell]

    def slices(self, name: str) -> Iterator[Iterable[Cell]]:
        """The judgements that each value of a missing fact leaves; of the area that is missing, each set of rules."""
        if name not in self._columns[0].sizes:
            for column in self._columns:
                yield [self._evaluated[number] for number in column.distinct]
            return
        for parts in zip(*(column.slices(name) for column in self._columns), strict=True):
            yield [self._evaluated[number] for number in set().union(*parts)]


def complete(space: Space[Cell]) -> Completions[Cell]:
    """Find all completions of the facts of a space, and see which missing facts matter."""
    law, facts = space.law, space.facts
    columns = space.judged()
    evaluates = law.evaluate is not None and any(getattr(facts, name) is not None for name in law.evaluated_with)
    if len(columns) == 1 and len(columns[0].numbers) == 1:  # Nothing is missing that counts.
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
        answers, verdicts = _told_apart(evaluated, law.answer_of), _told_apart(evaluated, law.verdict_of)
        # Of tables, which are kept, nothing is kept that these numbers make.
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


def _told_apart(cells: Mapping[int, Cell], content_of: Callable[[Cell], Hashable]) -> Mapping[int, int]:
    """For each cell a number that equal contents share."""
    kinds: dict[Hashable, int] = {}
    return {number: kinds.setdefault(content_of(cell), len(kinds)) for number, cell in cells.items()}


def _that_matter(
    situation: Situation, columns: Sequence[Column], distinct: Sequence[Column], of: str, kinds: Kinds
) -> set[str]:
    """The missing facts along which the content of judgements changes."""
    contents = {id(column): column.content(of, kinds) for column in distinct}
    different = {contents[id(column)]: column for column in distinct}
    found = {
        fact for fact in distinct[0].sizes if any(column.changes_with(fact, of, kinds) for column in different.values())
    }
    if len(different) > 1:
        found.update(situation.facts_that_matter([contents[id(column)] for column in columns]))
    return found


_situations: Memo[Situation] = Memo(512)


def situation(
    law: Law[Any], day: Day, parameters: tuple[str, ...], key: Hashable, build: Callable[[Day], Situation]
) -> Situation:
    """The situation on a day while areas are missing, worked out once for each period of these parameters.

    `key` tells apart what else it depends on. It is built on the first day of the period.
    """
    day.watch(parameters)
    on, known_on = day.book.since(parameters, day.on, day.known_on)
    return _situations.get((law, day.book, parameters, on, known_on, key), lambda: build(Day(day.book, on, known_on)))


def nearby(book: PolicyBook, stated: str | None) -> tuple[str, ...]:
    """The area stated for the other end and neighbours in its province: the pairs that a kind alone does not tell."""
    area = book.areas.get(stated or "")
    if area is None:
        return ()
    inside = (each.code for each in book.areas.values() if each.province == area.province)
    return tuple(dict.fromkeys((area.code, *inside)))[:3]


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
    """The situation of a question about one area: its rules, or those of all areas where none is stated.

    `reading` is all that `rules_at` looks up for an area that is stated. Areas differ in `parameters`; what is looked
    up `beside` them is the same in all, and changes with the days. `key` tells apart what else the rules depend on
    while no area is stated.
    """
    if area is not None:
        return day.at(area).read(reading).keep(law, lambda: Situation.these((rules_at(day, area),)))

    def build(first: Day) -> Situation:
        return Situation.of({"area": first.kinds_of_area(parameters)}, lambda areas: rules_at(first, areas["area"]))

    return situation(law, day, (*parameters, *beside), key, build)
