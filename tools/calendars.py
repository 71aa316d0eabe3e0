"""Write the working-day calendars, ``service/policy/workdays/*.yaml``, from well-kept public data.

    python tools/calendars.py            write the calendars
    python tools/calendars.py --check    exit 1 when a committed calendar differs

Days off and make-up days come from chinesecalendar 1.11.0, statutory days from holidays 0.109. Every day of the
published years must be the same in both, or nothing is written. How far a notice may rearrange the days around a
statutory day is measured on all years since 2008, when the present kind of holidays began: a shorter look back misses
2009 and 2020, whose Mid-Autumn Festival fell within the National Day holiday, as it will in 2028, 2031 and 2039.
"""

import argparse
import sys
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import chinese_calendar
import holidays

TARGET = Path(__file__).resolve().parents[1] / "service" / "policy" / "workdays"
MEASURED_FROM = 2008
PROJECTED_TO = 2040
RECORDED_ON = date(2026, 11, 21)
DECEMBER = 12
SATURDAY = 5


class Notice(NamedTuple):
    """Where a year's notice was published, as YAML values."""

    published_on: str
    url: str
    evidence: str


UNSEEN = Notice("null", "null", "unofficial")
GOV = "https://www.gov.cn/zhengce/zhengceku"
NOTICES = {
    2021: UNSEEN,
    2022: UNSEEN,
    2023: UNSEEN,
    2024: Notice('"2023-10"', f"{GOV}/202310/content_6911528.htm", "press"),
    2025: Notice('"2024-11"', f"{GOV}/202411/content_6986383.htm", "press"),
    2026: Notice('"2025-11"', f"{GOV}/202511/content_7047091.htm", "press"),
}
PUBLISHED_TO = max(NOTICES)
HEADER = "# Written by tools/calendars.py.\n"

YEAR = """\
year: {year}
id: cn-cal-{year}
title: 国务院办公厅关于{year}年部分节假日安排的通知
issuer: 国务院办公厅
document_number: null
published_on: {notice.published_on}
url: {notice.url}
evidence: {notice.evidence}
recorded_on: {recorded_on}
confirmed_on: {recorded_on}
off_days: {off_days}
make_up_days: {make_up_days}
"""

PROJECTED = """\
id: cn-cal-{first}
title: 全国年节及纪念日放假办法（2024修订）
issuer: 国务院
published_on: 2024-11-10
url: null
evidence: official
recorded_on: {recorded_on}
confirmed_on: {recorded_on}
# Around a statutory day: how far the notices since {measured_from} put a weekday off, and a weekend day at work.
bridge_days: {bridge_days}
make_up_reach_days: {make_up_reach_days}
statutory_days:
{statutory_days}
"""


def year_days(first: int, last: int) -> list[date]:
    """Return every day of the years ``first`` to ``last``."""
    start, end = date(first, 1, 1), date(last, 12, 31)
    return [start + timedelta(days=step) for step in range((end - start).days + 1)]


def statutory_days(first: int, last: int) -> list[date]:
    """Return the statutory days, without the days off that replace a weekend or are worked for."""
    named = holidays.country_holidays("CN", years=range(first, last + 1), observed=False, language="en_US")
    return sorted(day for day, name in named.items() if not name.startswith("Day off"))


def check_sources() -> None:
    """Exit when the two sources disagree on a day of the published years."""
    other = holidays.country_holidays("CN", years=range(min(NOTICES), PUBLISHED_TO + 1))
    differing = [
        str(day)
        for day in year_days(min(NOTICES), PUBLISHED_TO)
        if chinese_calendar.is_workday(day) != other.is_working_day(day)
    ]
    if differing:
        sys.exit(f"chinesecalendar and holidays differ on {', '.join(differing)}")


def reaches() -> tuple[int, int]:
    """Return the farthest from a statutory day that a weekday was off, and that a weekend day was worked."""
    statutory = statutory_days(MEASURED_FROM - 1, PUBLISHED_TO + 1)
    bridged, worked = [0], [0]
    for day in year_days(MEASURED_FROM, PUBLISHED_TO):
        weekend = day.weekday() >= SATURDAY
        if chinese_calendar.is_workday(day) == weekend:
            (worked if weekend else bridged).append(min(abs(day - other).days for other in statutory))
    return max(bridged), max(worked)


def flow(days: Iterable[date], indent: str) -> str:
    """Return days as a YAML list, one line for each run of consecutive days."""
    runs = groupby(enumerate(sorted(days)), lambda place: place[1].toordinal() - place[0])
    lines = [", ".join(str(day) for _, day in run) for _, run in runs]
    return "[\n" + ",\n".join(indent + line for line in lines) + "]"


def named_in(year: int, days: Collection[date]) -> list[date]:
    """Return the days that a year's notice names.

    A day in December belongs to the notice for the next year. Those of the published years are ordinary weekends beside
    New Year's Day, which no calendar needs to list.
    """
    named = [day for day in days if day.year == year]
    for day in named:
        if day.month == DECEMBER and (day.weekday() < SATURDAY or chinese_calendar.is_workday(day)):
            sys.exit(f"{day} is rearranged by the notice for {year + 1}: list it there")
    return [day for day in named if day.month != DECEMBER]


def calendars() -> dict[str, str]:
    """Return the text of every calendar by file name."""
    written = {
        f"{year}.yaml": HEADER
        + YEAR.format(
            year=year,
            notice=notice,
            recorded_on=RECORDED_ON,
            off_days=flow(named_in(year, chinese_calendar.holidays), "  "),
            make_up_days=flow(named_in(year, chinese_calendar.workdays), "  "),
        )
        for year, notice in NOTICES.items()
    }
    first = PUBLISHED_TO + 1
    bridge_days, make_up_reach_days = reaches()
    written["projected.yaml"] = HEADER + PROJECTED.format(
        first=first,
        recorded_on=RECORDED_ON,
        measured_from=MEASURED_FROM,
        bridge_days=bridge_days,
        make_up_reach_days=make_up_reach_days,
        statutory_days="\n".join(
            f"  {year}: {flow(statutory_days(year, year), '    ')}" for year in range(first, PROJECTED_TO + 1)
        ),
    )
    return written


def main() -> int:
    """Write or check the calendars; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the working-day calendars.")
    parser.add_argument("--check", action="store_true", help="exit 1 when a committed calendar differs")
    check = parser.parse_args().check
    check_sources()
    stale = []
    for name, text in calendars().items():
        path = TARGET / name
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"Out of date: {', '.join(stale)}; run python tools/calendars.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
