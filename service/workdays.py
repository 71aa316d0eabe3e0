"""Count working days on a calendar that distinguishes published from projected years.

Each autumn a notice of the State Council's General Office names next year's days off and the weekend days worked in
return. A year with a notice is published. For a later year only the statutory days are known, from the regulation on
national festivals and memorial days. How the notice will bridge them to the weekends is unknown, so that year is
projected and some of its days are uncertain. Days are dates, counts are whole working days. Nothing here reads a clock
or a file.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SATURDAY = 5


class Certainty(StrEnum):
    """Whether a count rests on published notices alone."""

    PUBLISHED = "published"
    PROJECTED = "projected"


@dataclass(frozen=True, slots=True)
class Year:
    """What one year's notice names; it may name days of the December before."""

    off_days: frozenset[date]
    make_up_days: frozenset[date]


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a count: a day from ``earliest`` to ``latest``, which are equal if it is published."""

    earliest: date
    latest: date
    certainty: Certainty


@dataclass(frozen=True, eq=False, slots=True)
class Calendar:
    """The working days of consecutive years; ``published`` wins where a year is also ``projected``.

    A projected day is certainly off when it is statutory, or a weekend day more than ``make_up_reach_days`` from every
    statutory day. It certainly works when it is a weekday more than ``bridge_days`` from every statutory day. Any other
    day is uncertain: a weekday may be bridged off, a weekend day may be worked in return.

    A notice may also reach back: those for 2012 and 2019 rearranged the last days of the December before. So the end of
    the last published year is as uncertain as if it were projected wherever a statutory day of the next year is within
    reach. For the same reason the last days of the last year, within reach of a New Year's Day not listed, are unknown.
    """

    published: Mapping[int, Year]
    projected: Mapping[int, frozenset[date]]
    bridge_days: int
    make_up_reach_days: int
    # Proleptic ordinals: the known span, its first day that no notice settles, and its working days.
    _first: int = field(init=False, repr=False)
    _last: int = field(init=False, repr=False)
    _open: int = field(init=False, repr=False)
    _possible: tuple[int, ...] = field(init=False, repr=False)
    _certain: tuple[int, ...] = field(init=False, repr=False)
    _judged: tuple[bool | None, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Judge every day once; raise ValueError when the years do not follow each other."""
        years = sorted({*self.published, *self.projected})
        if not years or years != list(range(years[0], years[-1] + 1)):
            raise ValueError(f"The years of a calendar follow each other without a gap: {years}")
        first = date(years[0], 1, 1).toordinal()
        last = date(years[-1], 12, 31).toordinal() - max(self.bridge_days, self.make_up_reach_days)
        open_years = [year for year in years if year not in self.published]
        statutory = {day.toordinal() for year in open_years for day in self.projected[year]}
        off = statutory | {day.toordinal() for year in self.published.values() for day in year.off_days}
        make_up = {day.toordinal() for year in self.published.values() for day in year.make_up_days}
        doubtful_weekdays = _around(statutory, self.bridge_days)
        doubtful_weekends = _around(statutory, self.make_up_reach_days)

        def judge(day: int) -> bool | None:
            if day in off or day in make_up:
                return day in make_up
            weekend = date.fromordinal(day).weekday() >= SATURDAY
            return None if day in (doubtful_weekends if weekend else doubtful_weekdays) else not weekend

        judged = {day: judge(day) for day in range(first, last + 1)}
        unsettled = [day for day, works in judged.items() if works is None]
        set_once = object.__setattr__
        set_once(self, "_first", first)
        set_once(self, "_last", last)
        set_once(self, "_open", min([last + 1, *unsettled, *(date(year, 1, 1).toordinal() for year in open_years)]))
        set_once(self, "_possible", tuple(day for day, works in judged.items() if works is not False))
        set_once(self, "_certain", tuple(day for day, works in judged.items() if works))
        set_once(self, "_judged", tuple(judged.values()))

    def is_working(self, day: date) -> bool | None:
        """Tell whether ``day`` is a working day; None when that is uncertain or the day lies outside the known span."""
        return self._judged[day.toordinal() - self._first] if self._knows(day) else None

    def count(self, start: date, n: int) -> Due | None:
        """Return when ``n`` working days after ``start`` end: the first is the working day after it, 0 is ``start``.

        ``earliest`` counts every possibly working day, ``latest`` the certainly working ones only. The count is
        published when every day from ``start`` to ``latest`` is settled by a published notice. None when ``start`` or
        ``latest`` lies outside the known span: before the first year, or past the last year less its unknown days.
        """
        following = self._following(start, n)
        if following is None:
            return None
        if not n:
            return self._due(start, start)
        earliest = self._possible[bisect_right(self._possible, start.toordinal()) + n - 1]
        return self._due(date.fromordinal(earliest), date.fromordinal(self._certain[following + n - 1]))

    def days(self, start: date, n: int) -> list[date] | None:
        """Return the ``n`` days counted to ``latest``, in order; None where :meth:`count` is None."""
        following = self._following(start, n)
        if following is None:
            return None
        return [date.fromordinal(day) for day in self._certain[following : following + n]]

    def working_days_between(self, start: date, end: date) -> tuple[int, int] | None:
        """Return the fewest and the most working days after ``start`` up to and including ``end``.

        None when either lies outside the known span. The inverse of :meth:`count`: the due day of ``n`` is ``n`` away.
        """
        if end < start:
            raise ValueError(f"The end {end} is before the start {start}")
        if not (self._knows(start) and self._knows(end)):
            return None
        after, upto = start.toordinal(), end.toordinal()
        fewest = bisect_right(self._certain, upto) - bisect_right(self._certain, after)
        return fewest, bisect_right(self._possible, upto) - bisect_right(self._possible, after)

    def _knows(self, day: date) -> bool:
        return self._first <= day.toordinal() <= self._last

    def _following(self, start: date, n: int) -> int | None:
        """Return the index of the first certainly working ordinal after ``start``; None unless ``n`` are known."""
        if n < 0:
            raise ValueError(f"A count of working days is not negative: {n}")
        following = bisect_right(self._certain, start.toordinal())
        if not self._knows(start) or following + n > len(self._certain):
            return None
        return following

    def _due(self, earliest: date, latest: date) -> Due:
        settled = latest.toordinal() < self._open
        return Due(earliest, latest, Certainty.PUBLISHED if settled else Certainty.PROJECTED)


def _around(days: Iterable[int], reach: int) -> frozenset[int]:
    """Return every ordinal at most ``reach`` days from one of ``days``."""
    return frozenset(day + step for day in days for step in range(-reach, reach + 1))
