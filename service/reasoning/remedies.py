"""What would turn a no into a yes. Each change is tried by answering the question again before it is offered.

An option is a set of changes made together, and a day to wait for if time is one of them. Options are found by trying
sets of facts that a person can change, smallest first, today and on each later day on which a rule or an age takes
effect. A set is not offered if it contains an option that works on the same day or an earlier one.

An option may also set a fact that was not stated; it then lists everything that is needed. If no option is a sure yes,
options that are no longer a no are offered: facts are missing, or only the agency can say. A rule that ends and leaves
a hole is never such an option. If nothing helps, the facts behind the no are named.

What is found follows from the rules of these days and from the facts along which any criterion changes. It is kept by
both, so that the same search is not made again for other areas and days.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from service.outcome import Remedy, Verdict
from service.policy.day import Day
from service.reasoning.columns import Column, changes_along
from service.reasoning.completions import Space
from service.reasoning.judgements import Judgement, fails, verdict_of
from service.reasoning.memo import Memo
from service.reasoning.tables import Axis, Law

OPTIONS = 5
"""The most options that an answer offers."""

_RULE_DAYS = 4
"""The most coming rule changes that are tried."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a person can change a fact: the code of the sentence, and the values to try.

    All values that work are offered, or only the first if `least` is true.
    """

    code: str
    values: tuple[Any, ...]
    least: bool = True


Changes = Mapping[str, Any]
"""Facts and the values they are changed to."""

SpaceOf = Callable[[Any, Day], Space[Judgement]]
"""The completions of changed facts on a day."""


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """What a person can change about one question.

    `can_change` returns, for the rules of a day, the facts that a person can change. `fixed` names the fact behind each
    criterion that no change can meet while the rules stay the same. `clocks` are the criteria that are met by waiting.
    `passing` gives, by criterion, the fact and the sentence for a no that ends by itself on a day that the facts do not
    determine.
    """

    facts_of: Mapping[str, tuple[str, ...]]
    can_change: Callable[[Day], Mapping[str, Way]]
    fixed: Mapping[str, str]
    clocks: frozenset[str] = frozenset()
    passing: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Option:
    """Changes made together, and the day from which they work."""

    changes: Changes
    day: date

    def within(self, names: Iterable[str]) -> bool:
        """Whether it changes no facts other than these."""
        return set(self.changes) <= set(names)


class _Then:
    """One day on which the facts behind a no are judged again with changes."""

    def __init__(self, facts: Any, ways: Mapping[str, Way], space: Space[Judgement]) -> None:  # noqa: ANN401 - of any question.
        self.ways = {name: way for name, way in ways.items() if set(way.values) - {getattr(facts, name)}}
        self._facts = facts
        self.space = space
        self._verdicts: dict[tuple[tuple[str, Any], ...], set[Verdict]] = {}

    def cells(self, changes: Changes) -> tuple[Judgement, ...]:
        """Return the distinct judgements of all completions with these changes."""
        return self.space.cells(self._facts, changes)

    def verdicts(self, changes: Changes) -> set[Verdict]:
        """Return the verdicts of all completions with these changes."""
        key = tuple(changes.items())
        if key not in self._verdicts:
            self._verdicts[key] = set(self.space.verdicts(self._facts, changes))
        return self._verdicts[key]

    def next_rule_on(self, on: date) -> date | None:
        """Return the next day on which a rule changes, if every area is stated."""
        if self.space.situation.places:
            return None
        followers = (finding.following for finding in self.space.looked_up())
        return min((value.from_on for value in followers if value is not None and value.from_on > on), default=None)


class _Search:
    """The search for options: the facts and the day of a no, and the later days on which a clock may be met."""

    def __init__(self, facts: Any, day: Day, space_of: SpaceOf, table: Table, clock_days: Iterable[date]) -> None:  # noqa: ANN401
        self.facts = facts
        self.on = day.on
        self.table = table
        self.clock_days = frozenset(clock_day for clock_day in clock_days if clock_day > day.on)
        self._today = day
        self._asked = space_of
        self._days: dict[date, _Then] = {}
        self._open: dict[tuple[str, ...], Any] = {}

    def at(self, on: date) -> _Then:
        """Return a day, set up once, with everything that can change left open."""
        if on not in self._days:
            day = self._today if on == self.on else self._today.on_another(on)
            ways = self.table.can_change(day)
            names = tuple(ways)
            if names not in self._open:
                self._open[names] = replace(self.facts, **dict.fromkeys(names))
            space = self._asked(self._open[names], day)
            self._days[on] = _Then(self.facts, ways, space)
        return self._days[on]

    def sure(self, changes: Changes, day: date) -> bool:
        """Whether these changes make it a yes."""
        return self.at(day).verdicts(changes) == {Verdict.ELIGIBLE}

    def opens(self, changes: Changes, day: date) -> bool:
        """Whether these changes make it no longer a no, other than by a rule that has ended by that day.

        A no that ends by itself is better than an open verdict that can never become a yes.
        """
        by_rule = day > self.on and not (
            day in self.clock_days and self.table.clocks.issuperset(self.blocking(changes))
        )
        verdicts = self.at(day).verdicts(changes)
        if by_rule or self.table.passing:
            return Verdict.ELIGIBLE in verdicts
        return verdicts != {Verdict.NOT_ELIGIBLE}

    def blocking(self, changes: Changes) -> list[str]:
        """Return the criteria behind today's no that are still not met with these changes."""
        return _blocking(self.at(self.on).cells(changes), self.table.facts_of)

    def open_criteria(self, changes: Changes) -> list[str]:
        """Return the criteria that today's rules leave open with these changes."""
        cells = self.at(self.on).cells(changes)
        return [code for code in self.table.facts_of if any((code, None) in cell.criteria for cell in cells)]

    def days(self) -> list[date]:
        """Return the days to try: the day asked for, those of the clocks, and the coming rule changes."""
        days, day = {self.on, *self.clock_days}, self.on
        for _ in range(_RULE_DAYS):
            coming = self.at(day).next_rule_on(day)
            if coming is None:
                break
            day = coming
            days.add(day)
        return sorted(days)

    def options(
        self, days: Sequence[date], works: Callable[[Changes, date], bool], wanted: AbstractSet[Verdict]
    ) -> list[_Option]:
        """Return every option that works and contains no other option, fewest changes first (waiting counts as one).

        No option can work if none of the `wanted` verdicts is possible.
        """
        options: list[_Option] = []
        for day in days:
            then = self.at(day)
            for size in range(0 if day > self.on else 1, len(then.ways) + 1):
                names = [name for name in then.ways if not any(option.within((name,)) for option in options)]
                if wanted.isdisjoint(then.verdicts(dict.fromkeys(names))):
                    break  # A no that holds for every value of these facts.
                for chosen in combinations(names, size):
                    if not any(option.within(chosen) for option in options):
                        options += self._working({name: then.ways[name] for name in chosen}, day, works)
        return sorted(options, key=lambda option: (len(option.changes) + (option.day > self.on), option.day))

    def _working(self, ways: Mapping[str, Way], day: date, works: Callable[[Changes, date], bool]) -> Iterator[_Option]:
        """Yield the options for one set of facts: the first combination of values that works, or all alternatives."""
        values = ([value for value in way.values if value != getattr(self.facts, name)] for name, way in ways.items())
        for filled in product(*values):
            changes = dict(zip(ways, filled, strict=True))
            if works(changes, day):
                yield _Option(changes, day)
                if all(way.least for way in ways.values()):
                    return

    def course(self) -> "_Course":
        """Return what is found on these days, whatever the facts."""
        spaces = {day: self.at(day).space for day in self.days()}
        first = spaces[self.on]
        axes: dict[str, Axis] = {}
        for space in spaces.values():
            if space.judge is None or space.shape.key != first.shape.key:
                return _Course(None, ())
            for column in space.situation.tables(space.law, space.shape, self.facts, space.judge):
                axes |= {axis.name: axis for axis, _ in first.shape.axes if axis.name in _telling(space.law, column)}
        coming = tuple((day if day > self.on else None, space.situation.rules) for day, space in spaces.items())
        return _Course(coming, tuple(axes.values()))

    def remedies(self, option: _Option, number: int, verdict: Verdict) -> Iterator[Remedy]:
        """Yield the remedies of one option: first what time does, then what the person does."""
        if option.day > self.on:
            sentence_of: dict[str, str] = {}
            for code in self.blocking(option.changes) or self.open_criteria(option.changes):
                fact = self.table.fixed.get(code) or self.table.facts_of[code][0]
                sentence_of.setdefault(fact, code if code in self.table.clocks else "rules_change")
            for fact, sentence in sentence_of.items():
                yield Remedy("changes_by_itself", fact, None, option.day, sentence, number, verdict)
        ways = self.at(option.day).ways
        for fact, value in option.changes.items():
            yield Remedy("can_change", fact, value, None, ways[fact].code, number, verdict)


@dataclass(frozen=True, slots=True)
class _Course:
    """The rules of the days that a search tries (`None`: nothing is kept), and the facts along which criteria change.

    The first day is the one asked for, whichever that is.
    """

    rules: Hashable
    axes: tuple[Axis, ...]

    def place(self, facts: Any) -> tuple[int | None, ...] | None:  # noqa: ANN401 - the facts of any question.
        """Return the steps of the facts that count, `None` for one that is missing; `None` if a fact is in no step."""
        steps: list[int | None] = []
        for axis in self.axes:
            value = getattr(facts, axis.name)
            step = None if value is None else axis.index(value)
            if step is None and value is not None:
                return None
            steps.append(step)
        return tuple(steps)


@lru_cache(maxsize=256)
def _telling(law: Law[Judgement], column: Column) -> frozenset[str]:
    """Return the facts along which any criterion of a table changes."""
    criteria = [law.cells[number].criteria for number in column.numbers]
    return frozenset(name for name in column.sizes if changes_along(criteria, column.sizes, name))


_courses: Memo[_Course] = Memo(1024)
_remedies: Memo[tuple[Remedy, ...]] = Memo(1024)


def remedies_of(  # noqa: PLR0913, PLR0917 - the no, how it is asked again, and what can change.
    facts: Any,  # noqa: ANN401 - the facts of any question.
    day: Day,
    cells: Sequence[Judgement],
    space_of: SpaceOf,
    table: Table,
    clock_days: Iterable[date] = (),
    *,
    basis: Hashable = None,
) -> tuple[Remedy, ...]:
    """Return the options that turn a no into a yes, nearest first, else what no change can mend.

    Empty if the verdict is not a no. `cells` are the judgements of the facts. On one of `clock_days` a criterion of
    `table.clocks` may become met. `basis` is that of the space of the facts, if what can change is the same every day.
    """
    if verdict_of(cells) is not Verdict.NOT_ELIGIBLE:
        return ()
    search = _Search(facts, day, space_of, table, clock_days)
    if basis is not None:
        course = _courses.get((table, basis), search.course)
        place = course.place(facts)
        if course.rules is not None and place is not None:
            return _remedies.get((table, course.rules, place), lambda: _searched(search, cells))
    return _searched(search, cells)


def _searched(search: _Search, cells: Sequence[Judgement]) -> tuple[Remedy, ...]:
    table = search.table
    hopeless = any(fails(cells, code) for code in table.fixed)
    days = [later for later in search.days() if later > search.on or not hopeless]
    passing = tuple(_passing(cells, table))
    sure, opens = {Verdict.ELIGIBLE}, {Verdict.ELIGIBLE, Verdict.UNDETERMINED}
    for works, wanted, verdict in (
        (search.sure, sure, Verdict.ELIGIBLE),
        (search.opens, opens, Verdict.UNDETERMINED),
    ):
        options = search.options(days, works, wanted)[: OPTIONS - len(passing)]
        if options:
            remedies = [
                remedy
                for number, option in enumerate(options, 1)
                for remedy in search.remedies(option, number, verdict)
            ]
            return (*remedies, *(replace(remedy, option=len(options) + 1) for remedy in passing))
    return tuple(replace(remedy, option=1) for remedy in passing) or tuple(_cannot(cells, table))


def _passing(cells: Sequence[Judgement], table: Table) -> Iterator[Remedy]:
    """Yield the remedy for a no that ends by itself, for the first criterion behind it."""
    for code in _blocking(cells, table.passing)[:1]:
        fact, sentence = table.passing[code]
        yield Remedy("changes_by_itself", fact, None, None, sentence)


def _cannot(cells: Sequence[Judgement], table: Table) -> Iterator[Remedy]:
    for code in _blocking(cells, table.fixed):
        yield Remedy("cannot_change", table.fixed[code], None, None, code)


def _blocking(cells: Sequence[Judgement], codes: Collection[str]) -> list[str]:
    """Return the criteria not met in every completion; if no criterion fails in all of them, those that fail in any."""
    certain = [code for code in codes if fails(cells, code)]
    return certain or [code for code in codes if any((code, False) in cell.criteria for cell in cells)]
