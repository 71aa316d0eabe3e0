"""The calendar is compared with two independent sources, tried on past years, and held to its properties."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from service.workdays import Calendar, Certainty, Due, Year

WORKDAYS = Path(__file__).resolve().parents[1] / "service" / "policy" / "workdays"
MEASURED = range(2008, 2027)
LONGEST = 30
ONE_DAY = timedelta(days=1)


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def committed() -> Calendar:
    years = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(WORKDAYS.glob("20*.yaml"))]
    projected = yaml.safe_load((WORKDAYS / "projected.yaml").read_text(encoding="utf-8"))
    return Calendar(
        published={y["year"]: Year(frozenset(y["off_days"]), frozenset(y["make_up_days"])) for y in years},
        projected={year: frozenset(days) for year, days in projected["statutory_days"].items()},
        bridge_days=projected["bridge_days"],
        make_up_reach_days=projected["make_up_reach_days"],
    )


def statutory(years: range) -> dict[int, frozenset[date]]:
    named = holidays.country_holidays("CN", years=years, observed=False, language="en_US")
    known = [day for day, name in named.items() if not name.startswith("Day off")]
    return {year: frozenset(day for day in known if day.year == year) for year in years}


def truth(year: int) -> Year:
    return Year(
        frozenset(day for day in chinese_calendar.holidays if day.year == year),
        frozenset(day for day in chinese_calendar.workdays if day.year == year),
    )


def misses(calendar: Calendar, first: date, last: date) -> Iterator[tuple[date, int]]:
    """Yield every start and count whose true due day, at most ``last``, lies outside the answer."""
    worked = [day for day in days_of(first, last) if chinese_calendar.is_workday(day)]
    for start in days_of(first, last):
        following = bisect_right(worked, start)
        for n, true in enumerate(worked[following : following + LONGEST], start=1):
            due = calendar.count(start, n)
            assert due is not None
            if not due.earliest <= true <= due.latest:
                yield start, n


def back_test(years: range, bridge_days: int, make_up_reach_days: int) -> Iterator[tuple[date, int]]:
    projected = statutory(range(years[0], years[-1] + 2))
    calendar = Calendar({}, projected, bridge_days, make_up_reach_days)
    return misses(calendar, date(years[0], 1, 1), date(years[-1], 12, 31))


CALENDAR = committed()
FIRST, LAST = date(2021, 1, 1), date(2040, 10, 31)
starts = st.dates(FIRST, LAST)
counts = st.integers(0, 40)
published_starts = st.dates(FIRST, date(2026, 9, 30))


@pytest.mark.parametrize("year", range(2021, 2027))
def test_a_published_year_is_the_same_day_by_day_in_two_independent_sources(year: int) -> None:
    other = holidays.country_holidays("CN", years=year)
    for day in days_of(date(year, 1, 1), min(date(year, 12, 31), date(2026, 12, 21))):
        assert CALENDAR.is_working(day) is chinese_calendar.is_workday(day) is other.is_working_day(day), day


def test_the_committed_projection_has_the_statutory_days_of_an_independent_source() -> None:
    assert CALENDAR.projected == statutory(range(2027, 2041))


@pytest.mark.untraced
def test_a_projection_of_every_year_since_2008_would_have_held_the_true_day() -> None:
    assert list(back_test(MEASURED, CALENDAR.bridge_days, CALENDAR.make_up_reach_days)) == []


@pytest.mark.untraced
@pytest.mark.parametrize(("bridge_less", "reach_less"), [(1, 0), (0, 1)])
def test_no_smaller_reach_would_have_held_the_true_day(bridge_less: int, reach_less: int) -> None:
    smaller = (CALENDAR.bridge_days - bridge_less, CALENDAR.make_up_reach_days - reach_less)
    assert any(back_test(MEASURED, *smaller))


def test_since_2021_a_bridge_of_four_days_would_have_been_enough() -> None:
    assert list(back_test(range(2021, 2027), 4, 10)) == []
    assert any(back_test(range(2021, 2027), 3, 10))
    assert any(back_test(range(2021, 2027), 4, 9))


@pytest.mark.parametrize("last_published", range(2008, 2026))
def test_a_projected_year_after_a_published_one_would_have_held_the_true_day(last_published: int) -> None:
    calendar = Calendar(
        {year: truth(year) for year in (last_published - 1, last_published)},
        statutory(range(last_published + 1, last_published + 3)),
        CALENDAR.bridge_days,
        CALENDAR.make_up_reach_days,
    )
    assert list(misses(calendar, date(last_published, 10, 1), date(last_published + 1, 3, 31))) == []


def test_a_case_accepted_before_the_autumn_holidays_of_2026_skips_them_and_counts_the_make_up_day() -> None:
    accepted = date(2026, 9, 21)
    tenth, fifteenth = date(2026, 10, 12), date(2026, 10, 19)
    assert CALENDAR.count(accepted, 10) == Due(tenth, tenth, Certainty.PUBLISHED)
    assert CALENDAR.count(accepted, 15) == Due(fifteenth, fifteenth, Certainty.PUBLISHED)
    assert date(2026, 10, 10) in (CALENDAR.days(accepted, 10) or [])


def test_a_count_into_a_projected_year_is_a_range() -> None:
    due = CALENDAR.count(date(2027, 1, 25), 10)
    assert due == Due(date(2027, 2, 4), date(2027, 2, 22), Certainty.PROJECTED)


def test_a_statutory_day_is_off_and_a_day_out_of_its_reach_is_certain_in_a_projected_year() -> None:
    judged = {
        date(2027, 6, 3): True,
        date(2027, 6, 4): None,
        date(2027, 6, 9): False,
        date(2027, 6, 14): None,
        date(2027, 6, 15): True,
        date(2027, 6, 19): None,
        date(2027, 6, 20): False,
        date(2027, 7, 3): False,
    }
    assert {day: CALENDAR.is_working(day) for day in judged} == judged


def test_a_later_notice_may_still_rearrange_the_end_of_the_last_published_year() -> None:
    judged = {
        date(2026, 12, 20): False,
        date(2026, 12, 25): True,
        date(2026, 12, 26): None,
        date(2026, 12, 28): None,
        date(2026, 12, 31): None,
        date(2027, 1, 1): False,
    }
    assert {day: CALENDAR.is_working(day) for day in judged} == judged
    before, after = (CALENDAR.count(date(2026, 12, 18), n) for n in (5, 6))
    assert before == Due(date(2026, 12, 25), date(2026, 12, 25), Certainty.PUBLISHED)
    assert after is not None
    assert after.earliest == date(2026, 12, 26)
    assert after.certainty is Certainty.PROJECTED


def test_the_first_day_that_a_later_notice_may_rearrange_is_projected_itself() -> None:
    first = date(2026, 12, 26)
    assert CALENDAR.count(first - timedelta(days=1), 0) == Due(*[first - timedelta(days=1)] * 2, Certainty.PUBLISHED)
    assert CALENDAR.count(first, 0) == Due(first, first, Certainty.PROJECTED)


def test_a_notice_may_name_days_of_the_december_before() -> None:
    named = Year(frozenset({date(2018, 12, 31), date(2019, 1, 1)}), frozenset({date(2018, 12, 29)}))
    calendar = Calendar({2018: truth(2018), 2019: named}, {}, 5, 10)
    assert calendar.days(date(2018, 12, 28), 2) == [date(2018, 12, 29), date(2019, 1, 2)]


def test_a_published_year_wins_over_its_projection() -> None:
    calendar = Calendar({2025: truth(2025), 2026: truth(2026)}, statutory(range(2025, 2028)), 5, 10)
    assert calendar.count(date(2026, 9, 21), 10) == CALENDAR.count(date(2026, 9, 21), 10)


def test_a_count_whose_days_are_all_certain_is_still_projected_in_a_projected_year() -> None:
    day = date(2027, 7, 6)
    assert CALENDAR.count(date(2027, 7, 5), 1) == Due(day, day, Certainty.PROJECTED)


def test_nothing_is_known_outside_the_years() -> None:
    before, end = date(2020, 12, 31), date(2040, 12, 21)
    assert CALENDAR.is_working(FIRST) is False
    assert CALENDAR.is_working(end) is True
    assert CALENDAR.count(end, 0) == Due(end, end, Certainty.PROJECTED)
    assert CALENDAR.working_days_between(FIRST, end) is not None
    for outside in (before, end + ONE_DAY):
        assert CALENDAR.is_working(outside) is None
        assert CALENDAR.count(outside, 0) is None
        assert CALENDAR.days(outside, 1) is None
    assert CALENDAR.count(end - ONE_DAY, 1) is not None
    assert CALENDAR.count(end - ONE_DAY, 2) is None
    assert CALENDAR.days(end, 1) is None
    assert CALENDAR.working_days_between(before, end) is None
    assert CALENDAR.working_days_between(FIRST, end + ONE_DAY) is None


def test_the_last_days_of_the_last_year_are_unknown_even_when_it_is_published() -> None:
    calendar = Calendar({2026: truth(2026)}, {}, 5, 10)
    assert calendar.is_working(date(2026, 12, 21)) is True
    assert calendar.is_working(date(2026, 12, 22)) is None
    due = calendar.count(date(2026, 12, 18), 1)
    assert due == Due(date(2026, 12, 21), date(2026, 12, 21), Certainty.PUBLISHED)
    assert calendar.count(date(2026, 12, 18), 2) is None


@pytest.mark.parametrize("years", [(), (2024, 2026)])
def test_years_that_do_not_follow_each_other_are_refused(years: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="without a gap"):
        Calendar({year: truth(year) for year in years}, {}, 5, 10)


def test_a_negative_count_and_a_reversed_span_are_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        CALENDAR.count(FIRST, -1)
    with pytest.raises(ValueError, match="before the start"):
        CALENDAR.working_days_between(FIRST, FIRST - ONE_DAY)


@given(starts, st.integers(0, 60), counts)
def test_a_later_start_never_ends_earlier(start: date, later: int, n: int) -> None:
    due, due_later = CALENDAR.count(start, n), CALENDAR.count(min(start + timedelta(days=later), LAST), n)
    if due and due_later:
        assert due.earliest <= due_later.earliest
        assert due.latest <= due_later.latest


@given(starts, counts, counts)
def test_more_days_never_end_earlier(start: date, n: int, more: int) -> None:
    due, due_later = CALENDAR.count(start, n), CALENDAR.count(start, n + more)
    if due and due_later:
        assert due.earliest <= due_later.earliest
        assert due.latest <= due_later.latest


@given(starts, counts)
def test_the_days_counted_are_as_many_working_days_in_order_and_end_on_the_latest(start: date, n: int) -> None:
    due, days = CALENDAR.count(start, n), CALENDAR.days(start, n)
    if due is None or days is None:
        assert due is None
        assert days is None
        return
    assert len(days) == n
    assert days == sorted(set(days))
    assert all(CALENDAR.is_working(day) for day in days)
    assert [start, *days][-1] == due.latest
    assert start <= due.earliest <= due.latest


@given(published_starts, st.integers(0, 30))
def test_a_published_count_is_one_day_and_is_the_span_it_counts(start: date, n: int) -> None:
    due = CALENDAR.count(start, n)
    assert due is not None
    assert due.certainty is Certainty.PUBLISHED
    assert due.earliest == due.latest
    assert CALENDAR.working_days_between(start, due.latest) == (n, n)


@given(starts, counts)
def test_the_span_to_the_latest_day_has_at_least_the_days_counted(start: date, n: int) -> None:
    due = CALENDAR.count(start, n)
    if due is None:
        return
    to_latest = CALENDAR.working_days_between(start, due.latest)
    to_earliest = CALENDAR.working_days_between(start, due.earliest)
    assert to_latest is not None
    assert to_earliest is not None
    assert to_latest[0] == n <= to_latest[1]
    assert to_earliest[0] <= n == to_earliest[1]
