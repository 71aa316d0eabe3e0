"""What the rules of all areas come to, through time, for answers in which no area is stated.

Such an answer depends on areas only through what each leaves open: the facts that settle the sum there, and how exact
it is. Most of that follows from a few forms of rules, whatever their figures.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, cast

from service.facts import InsuredStatus, Month, Sex
from service.outcome import NextChange, message
from service.policy.day import Day
from service.policy.values import AreaGroup
from service.questions.makeup_figures import turning_days
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import BY_AREA, Offer, at_once, comes_to, named, offer_of
from service.questions.retirement_years import step_years, total_needed
from service.reasoning.courses import Course, Parts, course_of
from service.reasoning.memo import Memo

if TYPE_CHECKING:
    from service.policy.retirement_terms import TotalYears


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rules of an area come to from a day on: the months and figures, and the days on which a wage turns.

    Terms of the same `form` differ in figures alone. `offer` is that of the first day, `on`.
    """

    form: int
    figures: Hashable
    turning: tuple[date, ...]
    offer: Offer = field(compare=False)
    on: date = field(compare=False)


def course_on(day: Day) -> Course:
    """Return the terms of all areas through time."""
    return course_of(Terms, day, BY_AREA, None, _terms_at, _years_at)


def parts_on(day: Day, name: Hashable, part_of: Callable[[Terms], Hashable]) -> tuple[Hashable, ...]:
    """Return the distinct parts that an answer makes of all areas on a day, and record that it depends on them.

    `name` says what the parts are.
    """
    course, book, known_on = course_on(day), day.book, day.known_on
    parts = day.note((Parts, course, name), lambda: Parts(course, part_of))

    def next_on(on: date, limit: date | None) -> date | None:
        found = parts.next_different(on, limit)
        # A new year alone is told by `turns`; what it changes besides counts from the next day on which a rule opens.
        if found is None or book.since(BY_AREA, found, known_on)[0] == found:
            return found
        later = book.next_opening(BY_AREA, found, known_on)
        return None if later is None or (limit is not None and later >= limit) else later

    day.follow((Parts, course, name), next_on)
    return parts.on(day.on)


def turns(facts: RetirementMakeupFacts, day: Day) -> Iterator[NextChange]:
    """Yield the coming years in which the area asks for other months or the wage of another year, under its rule."""
    view = day.at(facts.area)
    for year in step_years(cast("TotalYears | None", view.find("retirement_total_years").term)):
        first = Month(year, 1).first_day
        if first > day.on:
            yield NextChange(first, message("years_asked_for"))
    firsts = turning_days(named(view), view) if facts.area else _turning_anywhere(day)
    for first in sorted({first for first in firsts if first > day.on}):
        yield NextChange(first, message("wage_of_another_year"))


def _turning_anywhere(day: Day) -> Iterable[date]:
    """Return the days on which the wage of another year counts in some area, under the rules of a day."""
    return {first for firsts in parts_on(day, Terms, _turning) for first in cast("tuple[date, ...]", firsts)}


def _turning(terms: Terms) -> tuple[date, ...]:
    return terms.turning


def _terms_at(day: Day, area: str | None) -> Terms:
    view = day.book.at(area, day.on, day.known_on)
    offer = offer_of(view, stated=True)
    total = cast("TotalYears | None", offer.total.term)
    needed = tuple(total_needed(total, sex, (day.on.year, day.on.year)) for sex in Sex)
    ways = tuple(
        tuple(
            (each.yuan_a_month is None, each.base is None, each.rate is None, each.own)
            for each in at_once(offer, status)
        )
        for status in (None, *InsuredStatus)
    )
    form = (needed, total is None, bool(offer.options.value), offer.by_status, ways)
    turning = tuple(sorted(set(turning_days(named(view), view))))
    return Terms(_number(form), (needed, comes_to(offer)), turning, offer, day.on)


def _years_at(day: Day, area: str | None) -> Iterator[date]:
    """Yield the days on which terms may change while the rules stay."""
    view = day.book.at(area, day.on, day.known_on)
    yield from turning_days(named(view), view)
    for year in step_years(cast("TotalYears | None", view.find(BY_AREA[0]).term)):
        yield Month(year, 1).first_day


_COUNT = count()


@lru_cache(maxsize=1024)
def _number(form: Hashable) -> int:  # noqa: ARG001 - equal forms have the same number.
    return next(_COUNT)


@dataclass(frozen=True, eq=False, slots=True)
class Kind:
    """Areas whose rules come to the same months and the same figures."""

    groups: tuple[AreaGroup, ...]

    @property
    def example(self) -> str:
        """One of the areas."""
        return self.groups[0].example

    @property
    def areas(self) -> AreaGroup:
        """All of the areas."""
        by_province: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            for province, codes in group.by_province.items():
                by_province[province] = (*by_province.get(province, ()), *codes)
        return AreaGroup(by_province)


_KINDS: Memo[dict[int, tuple[Kind, ...]]] = Memo(128)
"""Kinds of area by the period of the book, and within it by the terms: a wage counts by the year."""


def kinds_of_area(day: Day) -> tuple[Kind, ...]:
    """Return every area, in groups whose rules come to the same months and the same figures."""
    groups = day.groups_of_areas(BY_AREA)
    course = course_on(day)
    by_stage = _KINDS.get((course, day.since(BY_AREA)), dict)
    stage = course.index(day.on)
    if stage not in by_stage:
        by_stage[stage] = _merged(groups, day)
    return by_stage[stage]


def _merged(groups: Iterable[AreaGroup], day: Day) -> tuple[Kind, ...]:
    kinds: dict[Hashable, list[AreaGroup]] = {}
    for group in groups:
        offer = offer_of(day.book.at(group.example, day.on, day.known_on), stated=True)
        kinds.setdefault(comes_to(offer), []).append(group)
    return tuple(Kind(tuple(alike)) for alike in kinds.values())
