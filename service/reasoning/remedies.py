"""What would turn a no into a yes: every change is tried by asking the question again before it is said.

An option is a set of changes that go together, and a day to wait for where time is one of them. Options are found by
trying the sets of facts that a person can change, fewest first, today and on each later day on which a rule or an age
comes in. What needs more changes, or a later day, than an option already found is none.

An option may also set a fact that was not stated: then it names all that is needed. Where no option is a sure yes,
those are told that are no longer a no, because facts are missing or only the agency can tell; a rule that ends and
leaves a hole is never one of them. Where nothing helps, the facts are named on which the no rests.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, product
from typing import Any

from service.outcome import Remedy, Verdict
from service.policy.day import Day
from service.reasoning.completions import Space
from service.reasoning.judgements import Judgement, fails, verdict_of

OPTIONS = 5
"""The most options that an answer names."""

_RULE_DAYS = 4
"""The most coming changes of the rules that are tried."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a person can change a fact: the code of the sentence and the values, all told unless `least` will do."""

    code: str
    values: tuple[Any, ...]
    least: bool = True


Changes = Mapping[str, Any]
"""Facts with the values they are changed to."""

SpaceOf = Callable[[Any, Day], Space[Judgement]]
"""The completions of changed facts on a day."""


@dataclass(frozen=True, slots=True)
class Table:
    """What of one question can change.

    `can_change` gives the facts that a person can change, by the rules of a day. `fixed` names the fact behind each
    criterion that none of them can mend while the rules are the same; `clocks` are the criteria that time alone meets.
    `passing` names, for a no that ends by itself on a day that the facts do not tell, the fact and the sentence by
    criterion.
    """

    facts_of: Mapping[str, tuple[str, ...]]
    can_change: Callable[[Day], Mapping[str, Way]]
    fixed: Mapping[str, str]
    clocks: frozenset[str] = frozenset()
    passing: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Option:
    """Changes that go together, and the day from which they work."""

    changes: Changes
    day: date

    def within(self, names: Iterable[str]) -> bool:
        """Whether it changes these facts at the most."""
        return set(self.changes) <= set(names)


class _Then:
    """One day on which the facts of a no are judged again with changes made."""

    def __init__(self, facts: Any, ways: Mapping[str, Way], space: Space[Judgement]) -> None:  # noqa: ANN401 - of any question.
        self.ways = {name: way for name, way in ways.items() if set(way.values) - {getattr(facts, name)}}
        self._facts = facts
        self._space = space
        self._verdicts: dict[tuple[tuple[str, Any], ...], set[Verdict]] = {}

    def cells(self, changes: Changes) -> tuple[Judgement, ...]:
        """The distinct judgements of all completions with changes made."""
        return self._space.cells(self._facts, changes)

    def verdicts(self, changes: Changes) -> set[Verdict]:
        """The verdicts of all completions with changes made."""
        key = tuple(changes.items())
        if key not in self._verdicts:
            self._verdicts[key] = set(self._space.verdicts(self._facts, changes))
        return self._verdicts[key]

    def next_rule_on(self, on: date) -> date | None:
        """The next day on which a rule changes, where every area is stated."""
        if self._space.situation.places:
            return None
        followers = (finding.following for finding in self._space.looked_up())
        return min((value.from_on for value in followers if value is not None and value.from_on > on), default=None)


class _Search:
    """The search for options: the facts and the day of a no, and the later days on which a clock may come round."""

    def __init__(self, facts: Any, day: Day, asked: SpaceOf, table: Table, clock_days: Iterable[date]) -> None:  # noqa: ANN401
        self.facts = facts
        self.on = day.on
        self.table = table
        self.clock_days = frozenset(each for each in clock_days if each > day.on)
        self._today = day
        self._asked = asked
        self._days: dict[date, _Then] = {}

    def at(self, on: date) -> _Then:
        """A day, looked up once, with all open that can change."""
        if on not in self._days:
            day = self._today if on == self.on else self._today.on_another(on)
            ways = self.table.can_change(day)
            space = self._asked(replace(self.facts, **dict.fromkeys(ways)), day)
            self._days[on] = _Then(self.facts, ways, space)
        return self._days[on]

    def sure(self, changes: Changes, day: date) -> bool:
        """Whether changes make it a yes."""
        return self.at(day).verdicts(changes) == {Verdict.ELIGIBLE}

    def opens(self, changes: Changes, day: date) -> bool:
        """Whether changes make it no longer a no, and not merely by a rule that has ended by that day.

        A no that passes is better than something open of which no yes can come.
        """
        by_rule = day > self.on and not (
            day in self.clock_days and self.table.clocks.issuperset(self.blocking(changes))
        )
        verdicts = self.at(day).verdicts(changes)
        if by_rule or self.table.passing:
            return Verdict.ELIGIBLE in verdicts
        return verdicts != {Verdict.NOT_ELIGIBLE}

    def blocking(self, changes: Changes) -> list[str]:
        """The criteria that the no of today still rests on with changes made."""
        return _blocking(self.at(self.on).cells(changes), self.table.facts_of)

    def untold(self, changes: Changes) -> list[str]:
        """The criteria of which no rule of today tells whether they are met with changes made."""
        cells = self.at(self.on).cells(changes)
        return [code for code in self.table.facts_of if any((code, None) in cell.criteria for cell in cells)]

    def days(self) -> list[date]:
        """The days to try: the day asked for, those of the clocks, and the next on which a rule changes."""
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
        """Every option that works and has no other one within it, fewest changes first (a day to wait for is one).

        Nothing works where none of the verdicts that are `wanted` is possible.
        """
        found: list[_Option] = []
        for day in days:
            here = self.at(day)
            for size in range(0 if day > self.on else 1, len(here.ways) + 1):
                names = [name for name in here.ways if not any(option.within((name,)) for option in found)]
                if wanted.isdisjoint(here.verdicts(dict.fromkeys(names))):
                    break  # Whatever becomes of these facts.
                for chosen in combinations(names, size):
                    if not any(option.within(chosen) for option in found):
                        found += self._working({name: here.ways[name] for name in chosen}, day, works)
        return sorted(found, key=lambda option: (len(option.changes) + (option.day > self.on), option.day))

    def _working(self, ways: Mapping[str, Way], day: date, works: Callable[[Changes, date], bool]) -> Iterator[_Option]:
        """The values of one set of facts that work: the first, or all where they are alternatives."""
        values = ([value for value in way.values if value != getattr(self.facts, name)] for name, way in ways.items())
        for filled in product(*values):
            changes = dict(zip(ways, filled, strict=True))
            if works(changes, day):
                yield _Option(changes, day)
                if all(way.least for way in ways.values()):
                    return

    def told(self, option: _Option) -> Iterator[Remedy]:
        """The entries of one option: what time does, then what the person does."""
        if option.day > self.on:
            told: dict[str, str] = {}
            for code in self.blocking(option.changes) or self.untold(option.changes):
                fact = self.table.fixed.get(code) or self.table.facts_of[code][0]
                told.setdefault(fact, code if code in self.table.clocks else "rules_change")
            for fact, sentence in told.items():
                yield Remedy("changes_by_itself", fact, None, option.day, sentence)
        ways = self.at(option.day).ways
        for fact, value in option.changes.items():
            yield Remedy("can_change", fact, value, None, ways[fact].code)


def remedies_of(  # noqa: PLR0913, PLR0917 - the no, how it is asked again, and what can change.
    facts: Any,  # noqa: ANN401 - the facts of any question.
    day: Day,
    cells: Sequence[Judgement],
    asked: SpaceOf,
    table: Table,
    clock_days: Iterable[date] = (),
) -> tuple[Remedy, ...]:
    """The options that turn a no into a yes, nearest first; else what no change can mend. Nothing where it is no no.

    `cells` are the judgements of the facts; on one of `clock_days` a criterion of `table.clocks` may come to be met.
    """
    if verdict_of(cells) is not Verdict.NOT_ELIGIBLE:
        return ()
    search = _Search(facts, day, asked, table, clock_days)
    hopeless = any(fails(cells, code) for code in table.fixed)
    days = [each for each in search.days() if each > day.on or not hopeless]
    passing = tuple(_passing(cells, table))
    sure, opens = {Verdict.ELIGIBLE}, {Verdict.ELIGIBLE, Verdict.UNDETERMINED}
    for works, wanted, verdict in (
        (search.sure, sure, Verdict.ELIGIBLE),
        (search.opens, opens, Verdict.UNDETERMINED),
    ):
        options = search.options(days, works, wanted)[: OPTIONS - len(passing)]
        if options:
            told = [
                replace(remedy, option=number, leads_to=verdict)
                for number, option in enumerate(options, 1)
                for remedy in search.told(option)
            ]
            return (*told, *(replace(each, option=len(options) + 1) for each in passing))
    return tuple(replace(each, option=1) for each in passing) or tuple(_cannot(cells, table))


def _passing(cells: Sequence[Judgement], table: Table) -> Iterator[Remedy]:
    """The no that ends by itself, told for the first criterion that it rests on."""
    for code in _blocking(cells, table.passing)[:1]:
        fact, sentence = table.passing[code]
        yield Remedy("changes_by_itself", fact, None, None, sentence)


def _cannot(cells: Sequence[Judgement], table: Table) -> Iterator[Remedy]:
    for code in _blocking(cells, table.fixed):
        yield Remedy("cannot_change", table.fixed[code], None, None, code)


def _blocking(cells: Sequence[Judgement], codes: Collection[str]) -> list[str]:
    """The criteria not met in every completion; where it is now this, now that one, those not met in any."""
    certain = [code for code in codes if fails(cells, code)]
    return certain or [code for code in codes if any((code, False) in cell.criteria for cell in cells)]
