"""All completions of the missing facts, and which of these facts matter.

A statement about missing facts must hold for every value they can have. A verdict is given when all completions agree.
A fact is irrelevant when the answer is the same for all its values. A settling set is the smallest set of facts that
decides the verdict, whatever their values. It is unique, because facts vary independently: it holds exactly the facts
on which the verdict depends.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from service.money import Bounds, between
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.values import AreaGroup, Finding
from service.reasoning.columns import Column, Kinds, alone, over
from service.reasoning.courses import course_of, course_of_terms, follow
from service.reasoning.evaluations import Evaluations
from service.reasoning.memo import Memo
from service.reasoning.situations import Situation
from service.reasoning.tables import Cell, Law, Shape, completed

Kept = TypeVar("Kept")

_NONE: Mapping[str, Any] = {}


@dataclass(eq=False, slots=True)
class Space(Generic[Cell]):
    """The stated facts, the rules they leave possible, and the values that the missing facts can have.

    `judge` judges complete facts under one set of rules. `rules_at` returns the rules for given areas. `groups`
    returns, for each area fact, all areas in groups with equal rules. `looked_up` returns the findings behind the rules
    of the stated areas. `coarse` is true when the axes have too few values to find every difference while an area is
    missing. `basis` names all that the rules, now and on later days, and `looked_up` follow from, if that is known.
    `notes` are those of the day (`Day.notes`).
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
    notes: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def evaluations(self) -> Evaluations[Cell]:
        """The judgements with the caller's numbers put in, as far as they are worked out for this answer."""
        key = (Evaluations, self.law, self.facts)
        found = self.notes.get(key)
        if found is None:
            found = self.notes[key] = Evaluations(self.law, self.facts)
        return cast("Evaluations[Cell]", found)

    def columns(self, facts: Any, changes: Mapping[str, Any] = _NONE) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - facts of any question.
        """For each set of rules, yield the judgements of all completions of the changed facts, the slowest fact first.

        A judgement is given by its number in the law.
        """
        law, shape = self.law, self.shape
        judge = self.judge
        assert judge is not None  # noqa: S101 - a space without `judge` overrides this method.
        tables = self.situation.tables(law, shape, facts, judge)
        places = shape.places(facts, changes)
        if places is not None:
            for of_rules in tables:
                yield tuple(map(of_rules.numbers.__getitem__, places))
            return
        changed = replace(facts, **{**changes, **dict.fromkeys(law.numbers)})
        open_axes = [axis for axis, _ in shape.axes if getattr(changed, axis.name) is None]
        filled = list(completed(changed, {axis.name: axis.possible for axis in open_axes}))
        apart, places = shape.apart(facts, changes), shape.places_of_steps(facts, changes)
        for rules, of_rules in zip(self.situation.rules, tables, strict=True):
            steps = law.steps_of(rules)
            if any(name not in steps or mark in steps[name] for name, mark in apart):
                yield tuple(law.number(judge(rules, complete_facts)) for complete_facts in filled)
            else:
                yield tuple(map(of_rules.numbers.__getitem__, places))

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
        return self.evaluations.parts((shape.key, places[0]), tables, missing, places)

    def part_of(self) -> Callable[[Any], Hashable]:
        """Return a function that returns the judgements of all completions under a set of rules; equal ones are one."""
        law, shape, facts, judge = self.law, self.shape, self.facts, self.judge
        places = shape.places(facts, _NONE)
        if judge is None or places is None:
            return id
        missing = {axis.name: len(axis.possible) for axis, _ in shape.axes if getattr(facts, axis.name) is None}
        whole_of, evaluations = self.situation.table, self.evaluations

        def part_of(rules: Any) -> Hashable:  # noqa: ANN401 - of any question.
            whole = whole_of(law, rules, shape, facts, judge)
            if whole.sizes == missing:
                return whole
            return evaluations.parts((shape.key, places[0]), (whole,), missing, places)[0]

        return part_of

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
    """All completions of the facts stated, and which missing facts matter.

    `relevant` facts can change the answer, `deciding` facts its verdict.
    """

    relevant: tuple[str, ...]
    deciding: tuple[str, ...]
    situation: Situation
    _numbers: Sequence[int]
    _columns: Sequence[Column]
    _evaluations: Evaluations[Cell]
    _derived: dict[Hashable, Any] = field(default_factory=dict)

    def lasting(self, law: Law[Cell]) -> "Completions[Cell]":
        """Return these completions without the columns, to be kept beyond an answer in which no number is stated."""
        return Completions(self.relevant, self.deciding, self.situation, self._numbers, (), Evaluations(law))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The distinct judgements of all completions, in order."""
        repeated = self._evaluations.exact and len(self._numbers) > 1
        return self.keep("cells", lambda: tuple(dict.fromkeys(self.judgements)) if repeated else self.judgements)

    @property
    def judgements(self) -> tuple[Cell, ...]:
        """The judgements of all completions, of which some may be equal once a caller's numbers are put in."""
        return self.keep("judgements", lambda: tuple(map(self._evaluations.cells.__getitem__, self._numbers)))

    @property
    def only(self) -> int | None:
        """The number of the judgement in the law, before a caller's numbers, if all completions share it."""
        return self._numbers[0] if len(self._numbers) == 1 else None

    def keep(self, name: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what follows from these completions alone, worked out once."""
        if name not in self._derived:
            self._derived[name] = make()
        return cast("Kept", self._derived[name])

    @property
    def amount(self) -> Bounds | None:
        """The bounds of the amounts of all completions; `None` if one is unknown."""
        return self.keep("amount", lambda: between(*self._evaluations.amounts.over(self._numbers)))

    @property
    def examples(self) -> Mapping[int, Cell]:
        """The first judgement of each of which the answer tells something else besides sums, by what is told."""

        def first() -> Mapping[int, Cell]:
            told, cells = self._evaluations.told, self._evaluations.cells
            number_of = dict(zip(map(told.__getitem__, reversed(self._numbers)), reversed(self._numbers), strict=True))
            return {kind: cells[number_of[kind]] for kind in dict.fromkeys(map(told.__getitem__, self._numbers))}

        return self.keep("examples", first)

    def left_by(self, name: str) -> Iterator[Bounds | None]:
        """Yield the bounds of the amounts that remain for each value of a missing fact; `None` if one is unknown.

        First come the bounds that remain for all values alike: often they already show that another fact leaves less.
        """
        amounts, answers, columns = self._evaluations.amounts, self._evaluations.answers, self._columns
        if not columns:
            yield self.amount
            return
        if name not in columns[0].sizes:
            yield from (between(*column.span(amounts)) for column in columns)
            return
        changing = [column for column in columns if column.changes_with(name, "answer", answers)]
        same = set(columns).difference(changing)
        alike = [over(column.span(amounts) for column in same)] if same else []
        yield from (between(*each) for each in alike)
        if changing:
            of_values = zip(*(column.spans(name, amounts) for column in changing), strict=True)
            yield from (between(*over((*alike, *of_value))) for of_value in of_values)

    def slices(self, name: str) -> Iterator[Iterable[Cell]]:
        """Yield the judgements that remain for each value of a relevant fact; for an area, for each set of rules."""
        cells = self._evaluations.cells
        if name not in self._columns[0].sizes:
            for column in self._columns:
                yield [cells[number] for number in column.distinct]
            return
        for parts in zip(*(column.slices(name) for column in self._columns), strict=True):
            yield [cells[number] for number in set().union(*parts)]


def complete(space: Space[Cell]) -> Completions[Cell]:
    """Judge all completions of the facts of a space, and find which missing facts matter."""
    law, facts = space.law, space.facts
    columns: Sequence[Column] = space.judged()
    if len(columns) == 1 and len(columns[0].numbers) == 1:  # No missing fact changes the answer.
        of_facts = Evaluations(law, facts)
        numbers = columns[0].numbers
        of_facts.put_in(law, numbers)
        return Completions((), (), space.situation, numbers, (), of_facts)
    of_facts = space.evaluations
    rules = space.situation
    if rules.places and not of_facts.exact and columns is rules.kept_tables(space.shape):  # Of these there are few.
        return rules.keep((law, space.shape.key), lambda: _completions(space, columns, Evaluations(law)))
    return _completions(space, of_facts.own(columns), of_facts)


def _completions(space: Space[Cell], columns: Sequence[Column], evaluations: Evaluations[Cell]) -> Completions[Cell]:
    law = space.law
    distinct = tuple(dict.fromkeys(columns))
    # While one area at most is missing, the columns tell all; so days with the same ones share what follows.
    facts = space.facts if evaluations.exact else None
    key = (Completions, law, facts, distinct) if len(space.situation.places) < 2 else None  # noqa: PLR2004
    found = space.notes.get(key)
    if found is not None:
        return cast("Completions[Cell]", replace(found, situation=space.situation))
    numbers = tuple(dict.fromkeys(chain.from_iterable(column.distinct for column in distinct)))
    evaluations.put_in(law, numbers)
    relevant, deciding = set[str](), set[str]()
    if distinct[0].sizes or space.situation.places:
        relevant = deciding = _that_matter(space.situation, columns, distinct, "answer", evaluations.answers)
        if law.answer_of is not law.verdict_of:
            deciding = _that_matter(space.situation, columns, distinct, "verdict", evaluations.verdicts)
    made = Completions(
        tuple(name for name in law.names if name in relevant),
        tuple(name for name in law.names if name in deciding),
        space.situation,
        numbers,
        distinct,
        evaluations,
    )
    if key is not None:
        space.notes[key] = made
    return made


def _that_matter(
    situation: Situation, columns: Sequence[Column], distinct: Sequence[Column], of: str, kinds: Kinds
) -> set[str]:
    """Return the missing facts whose values change the content of judgements."""
    contents = {column: column.content(of, kinds) for column in distinct}
    different = {content: column for column, content in contents.items()}
    matter = {
        fact for fact in distinct[0].sizes if any(column.changes_with(fact, of, kinds) for column in different.values())
    }
    if len(different) > 1 and len(situation.places) == 1:
        matter.update(situation.places)
    elif len(different) > 1:
        matter.update(situation.facts_that_matter([contents[column] for column in columns]))
    return matter


_situations: Memo[Situation] = Memo(512)


def situation(
    law: Law[Any], day: Day, parameters: tuple[str, ...], key: Hashable, build: Callable[[Day], Situation]
) -> Situation:
    """Return the situation on a day while areas are missing, computed once for all days with the same terms anywhere.

    `key` holds everything that it depends on besides the terms of these parameters. It is built on the first such day.
    """
    course = course_of_terms(day, parameters)
    follow(course, day, id, id)
    name = (law, course, course.index(day.on), key)
    return _situations.get(name, lambda: build(day.on_another(course.since(day.on))))


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

    course = course_of(law, day, (*parameters, *beside), key, rules_at)
    follow(course, day, id, id)
    return course.situation(day.on)
