"""List the values of the book that are due for another look, and what to look for: `make stale`, optionally `DAY=`.

Ended rules come first, then values whose yearly day has passed, then values that nobody has confirmed for a year, and
holiday notices that should be out. Nothing is changed; the exit status is always 0.
"""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.policy.book import PolicyBook  # noqa: E402
from service.policy.freshness import REASONS, DueValue, Reason, due_values, years_without_notice  # noqa: E402
from service.policy.load import load_book  # noqa: E402
from service.policy.values import NATION  # noqa: E402

HEADINGS: dict[Reason, str] = {
    "ended": "已到期，没有查到后续 / Ended, and nothing after it was found",
    "yearly": "每年更新的日子已过 / The yearly day of a new figure has passed",
    "unconfirmed": "一年以上没有核对 / Not confirmed for a year",
}


def lines(book: PolicyBook, on: date) -> Iterator[str]:
    """Yield what is due on a day, as printed: a heading with a number, then a line for each value."""
    due = sorted(due_values(book, on, on), key=lambda value: (value.due.since, value.key, value.parameter.name))
    for reason in REASONS:
        listed = [value for value in due if value.due.reason == reason]
        yield f"{HEADINGS[reason]}: {len(listed)}"
        yield from (_line(book, value, on) for value in listed)
    years = list(years_without_notice(book, on))
    yield f"放假安排的通知 / Holiday notices: {len(years)}"
    yield from (f"  {year}：国务院办公厅关于{year}年部分节假日安排的通知" for year in years)


def _line(book: PolicyBook, value: DueValue, on: date) -> str:
    """Return one line: since when, which place and parameter, what to look for, and the last known document."""
    code = value.key.removesuffix("*")
    place = "全国" if code == NATION else book.areas[code].name
    reach = "（全省）" if value.key.endswith("*") else ""
    citation = value.due.value.citation
    document = " ".join(filter(None, (citation.title, citation.document_number)))
    wanted = f"找{on.year}年的文件" if value.due.reason != "unconfirmed" else "核对是否仍然有效"
    return (
        f"  {value.due.since}  {place}{reach} {value.parameter.title['zh']}：{wanted}；"
        f"最后查到的：{document}（{citation.evidence}，{value.due.value.citation.id}）"
    )


def main(arguments: list[str]) -> None:
    """Print what is due today, or on the day given."""
    on = date.fromisoformat(arguments[0]) if arguments else datetime.now(ZoneInfo("Asia/Shanghai")).date()
    print(f"{on}\n" + "\n".join(lines(load_book(), on)))


if __name__ == "__main__":
    main(sys.argv[1:])
