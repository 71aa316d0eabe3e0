"""What a compact answer on the monthly credit depends on.

A birth month counts only by the person's steps of age, on the day asked and on the days on which a rule of the book
changes. People with equal steps get the same answers in the same order, and the birth month gives the day of the next
one. A base counts only by the bounds between which it lies. The caller's own figures count only by whether they are
zero. Facts that cannot matter under the rules in force from the day on are left out.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from service.bulk.keys import Facts, Labels, Places, days_by_period, places_of, stated, unless, where
from service.bulk.money import Money, fen_of
from service.bulk.rows import spread
from service.facts import InsuredStatus, Month, Scheme
from service.policy.day import Day
from service.policy.terms import BaseBounds, FlexibleCredit, RetireeCredit

_YEAR = 12
_FIGURES = ("average_pension", "credit_rate")


@dataclass(frozen=True, slots=True)
class Retirees:
    """What amounts for retired people depend on, from a day on: ages, groups, and the caller's own figures."""

    ages: tuple[int, ...]
    groups: bool
    pension: bool
    rate: bool

    @classmethod
    def under(cls, terms: Iterable[object]) -> "Retirees":
        """Read it from the terms of rules. A term of any other kind counts as a hole."""
        listed = list(terms)
        sums = [each for each in listed if isinstance(each, RetireeCredit)]
        tiers = [tier for each in sums for tier in each.tiers]
        holes = len(sums) < len(listed)
        return cls(
            ages=tuple(sorted({tier.from_age for tier in tiers if tier.from_age})),
            groups=any(tier.group for tier in tiers),
            pension=holes or any(each.method == "rate_of_average_pension" for each in sums),
            rate=holes,
        )


@dataclass(eq=False)
class Keys:
    """Makes the keys of batches. What they need from the book is read once for each kind of area and period."""

    places: Places
    _bounds: dict[Any, tuple[int, ...]] = field(default_factory=dict)
    _retirees: dict[Any, Retirees] = field(default_factory=dict)
    _varied: dict[Any, tuple[bool, bool]] = field(default_factory=dict)

    def of(self, facts: Facts) -> list[Labels]:
        """The key of a batch."""
        resident = where(facts, "scheme", Scheme.RESIDENT)
        employed = where(facts, "insured_status", InsuredStatus.EMPLOYED)
        not_done = where(facts, "retirement_formalities_done", False)  # noqa: FBT003 - the value of a fact.
        no_sum = resident | employed | not_done
        no_base = resident | where(facts, "insured_status", InsuredStatus.RETIRED)
        pairs, numbers = _pairs(facts)
        retirees = [self.retirees_of(*pair) for pair in pairs]
        has_area = stated(facts, "area")

        def unused(name: str) -> np.ndarray:
            counts = spread([getattr(each, name) for each in retirees], numbers, bool)
            changes_nothing: np.ndarray = has_area & ~counts
            return changes_nothing

        return [
            days_by_period(facts, self.places),
            *places_of(facts, {"area": self.places}, self.places),
            facts.column("scheme"),
            facts.column("insured_status"),
            facts.column("retirement_formalities_done"),
            unless(facts.column("retiree_group"), no_sum | unused("groups")),
            unless(self._births(facts, pairs, numbers, retirees), no_sum),
            unless(self._base(facts, pairs, numbers), no_base),
            unless(_more_than_nothing(facts, "average_pension"), unused("pension") | (no_sum & has_area)),
            unless(_more_than_nothing(facts, "credit_rate"), unused("rate") | (no_sum & has_area)),
        ]

    def retirees_of(self, area: str | None, on: date, known_on: date) -> Retirees:
        """What amounts for retired people depend on in an area, or in all areas, from a day on."""
        book, period = self.places.book, self.places.period(on, known_on)
        key = (None if area is None else self.places.kind(area, known_on), period)
        if key not in self._retirees:
            terms = []
            for code in book.areas if area is None else (area,):
                starts, findings = book.place(code, known_on).line("retiree_credit")
                terms += [each.term for each in findings[bisect_right(starts, on) :]]
            self._retirees[key] = Retirees.under(terms)
        return self._retirees[key]

    def _births(
        self, facts: Facts, pairs: list[tuple[Any, date, date]], numbers: np.ndarray, retirees: list[Retirees]
    ) -> Labels:
        """The steps of age of each row, on the day asked and on the days on which a rule changes."""
        births = facts.column("birth_month")
        kinds: dict[Any, int] = {}
        of_pairs = [
            kinds.setdefault((each.ages, on), len(kinds)) for (_, on, _), each in zip(pairs, retirees, strict=True)
        ]
        joint = spread(of_pairs, numbers) * len(births.labels) + births.codes
        used, codes = np.unique(joint, return_inverse=True)
        listed = list(kinds)
        steps = {number: self._steps(listed[number], births.labels) for number in set(of_pairs)}
        labels = [steps[each // len(births.labels)][each % len(births.labels)] for each in used.tolist()]
        return Labels(codes, labels).then(lambda label: label)

    def _steps(self, of: tuple[tuple[int, ...], date], births: Any) -> list[tuple[int, ...] | None]:  # noqa: ANN401 - labels.
        ages, on = of
        days = [on, *(day for start in self.places.starts if start > on for day in (start - timedelta(days=1), start))]
        months = np.array(list(dict.fromkeys(Month.of(day).ordinal for day in days)))
        born = np.array([0 if birth is None else birth.ordinal for birth in births])
        old = months[None, :] - born[:, None]
        turns = np.array(ages, np.int64) * _YEAR
        found = np.searchsorted(turns, old, "left") + np.searchsorted(turns, old, "right")
        return [None if birth is None else tuple(row) for birth, row in zip(births, found.tolist(), strict=True)]

    def _base(self, facts: Facts, pairs: list[tuple[Any, date, date]], numbers: np.ndarray) -> Labels:
        """The bounds of the possible areas between which a base lies, or the bound that it equals."""
        if "contribution_base" not in facts.columns:
            return facts.column("contribution_base")
        fen, is_stated = fen_and_stated(facts, "contribution_base")
        codes = np.where(is_stated, 1, 0)
        plain = self._plain_base(facts, pairs, numbers)
        order = np.argsort(numbers, kind="stable")
        ends = np.searchsorted(numbers[order], np.arange(len(pairs) + 1))
        for number, pair in enumerate(pairs):
            rows = order[ends[number] : ends[number + 1]]
            rows = rows[is_stated[rows] & ~plain[rows]]
            bounds = self._bounds_of(*pair)
            codes[rows] += np.searchsorted(bounds, fen[rows], "left") + np.searchsorted(bounds, fen[rows], "right") + 1
        return Labels(codes, range(int(codes.max(initial=0)) + 1))

    def _plain_base(self, facts: Facts, pairs: list[tuple[Any, date, date]], numbers: np.ndarray) -> np.ndarray:
        """The rows without an area in which the area matters for every base, because other rules differ."""
        open_status = ~where(facts, "insured_status", InsuredStatus.EMPLOYED, InsuredStatus.RETIRED)
        done = where(facts, "retirement_formalities_done", True)  # noqa: FBT003 - the value of a fact.
        own = stated(facts, *_FIGURES)
        varied = [self._varied_on(*pair) for pair in pairs]
        working, retired = (spread([each[place] for each in varied], numbers) for place in range(2))
        told_apart: np.ndarray = open_status & ((~done & working) | (done & retired & ~own))
        return told_apart

    def _varied_on(self, area: str | None, on: date, known_on: date) -> tuple[bool, bool]:
        """Whether areas differ for any numbers: for people in flexible employment, and for retired people."""
        if area is not None:
            return False, False
        key = self.places.period(on, known_on)
        if key not in self._varied:
            day = Day(self.places.book, on, known_on)
            views = [day.at(code) for code in self.places.book.areas]
            flexible = [view.find("flexible_credit").term for view in views]
            working = {each.working for each in flexible if isinstance(each, FlexibleCredit)}
            retirees = [view.find("retiree_credit").term for view in views]
            fixed = any(isinstance(each, RetireeCredit) and each.method == "fixed" for each in retirees)
            self._varied[key] = {"none", "rate_of_base"} <= working, fixed and None in retirees
        return self._varied[key]

    def _bounds_of(self, area: str | None, on: date, known_on: date) -> tuple[int, ...]:
        """The floors and ceilings of an area, or of all areas, from a day on, in fen and ascending."""
        book, period = self.places.book, self.places.period(on, known_on)
        key = (None if area is None else self.places.kind(area, known_on), period)
        if key not in self._bounds:
            ends = set()
            for code in book.areas if area is None else (area,):
                starts, findings = book.place(code, known_on).line("medical_base_bounds")
                terms = [each.term for each in findings[bisect_right(starts, on) :]]
                ends |= {
                    end
                    for each in terms
                    if isinstance(each, BaseBounds)
                    for end in (each.floor_yuan, each.ceiling_yuan)
                }
            self._bounds[key] = tuple(sorted(fen_of(end) for end in ends if end is not None))
        return self._bounds[key]


def numbers_of(facts: Facts) -> list[Labels]:
    """The numbers themselves, for kinds whose rows may differ in their answers."""
    return [facts.column(name) for name in ("contribution_base", *_FIGURES)]


def _pairs(facts: Facts) -> tuple[list[tuple[Any, date, date]], np.ndarray]:
    """The distinct pairs of area and days, and for each row the number of its pair."""
    areas, days = facts.column("area"), facts.days
    used, numbers = np.unique(areas.codes * len(days.values) + days.codes, return_inverse=True)
    pairs = [(areas.labels[each // len(days.values)], *days.values[each % len(days.values)]) for each in used.tolist()]
    return pairs, numbers


def _more_than_nothing(facts: Facts, name: str) -> Labels:
    """Whether a number is stated, and whether it is above zero."""
    column = facts.columns.get(name)
    if isinstance(column, Money):
        return Labels(np.where(column.stated, np.where(column.fen > 0, 2, 1), 0), (None, False, True))
    return facts.column(name).then(lambda number: None if number is None else number > 0)


def fen_and_stated(facts: Facts, name: str) -> tuple[np.ndarray, np.ndarray]:
    """The fen of a fact in yuan, and which rows state it."""
    column = facts.columns.get(name)
    if column is None:
        return np.zeros(len(facts), np.int64), np.zeros(len(facts), bool)
    if isinstance(column, Money):
        return column.fen, column.stated
    fen = spread([0 if value is None else fen_of(value) for value in column.values], column.codes, np.int64)
    return fen, column.codes > 0
