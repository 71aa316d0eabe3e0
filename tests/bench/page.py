"""What was measured as a page: docs/performance.md with a table, and docs/performance.svg with a plot."""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path

from tests.bench.results import Row

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PLOT = DOCS / "performance.md", DOCS / "performance.svg"

TITLE = "Server CPU a request, as a multiple of the bare Flask route"
WIDTH, LEFT, RIGHT, LINE, TOP = 940, 340, 90, 30, 56
TICKS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
BAR_HEIGHT = 14


def number(value: float) -> str:
    """Three digits, and no more than are told by the measurement."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def spread(row: Row) -> str:
    """The median, and the least and the most of all rounds."""
    if row.median == math.inf:
        return "not in time"
    if len(row.values) == 1:
        return f"{number(row.median)} {row.unit}"
    return f"{number(row.median)} {row.unit} ({number(min(row.values))} to {number(max(row.values))})"


def table(rows: Sequence[Row]) -> str:
    """All rows, under the title of their part."""
    lines: list[str] = []
    for part, group in groupby(rows, key=lambda row: row.part):
        lines += [f"\n## {part}\n", "| what | measured | bar | kept |", "|---|---|---|---|"]
        for row in group:
            kept = {None: "", True: "yes", False: "**no**"}[row.kept]
            lines.append(f"| {row.what} | {spread(row)} | {row.bar or ''} | {kept} |")
    return "\n".join(lines) + "\n"


def page(rows: Sequence[Row], *, machine: str, others: float, checked: str) -> str:
    """The whole page."""
    held = [row for row in rows if row.bar]
    return f"""# Performance

Written by `make bench` on {date.today().isoformat()}: {machine}.

{sum(bool(row.kept) for row in held)} of {len(held)} bars are kept. Given is the median of all rounds with the least and
the most. In each round all targets are measured one after another, and a ratio is taken within a round. Facts and days
are drawn at random and never repeat. Client and servers share the machine: processor time is the server's alone,
latencies and rates hold the client's work too. Other programs took {100 * others:.0f} % of the machine in the median.

{checked}

The service answers with everything on: validation, criteria, citations, sentences, limits, counters, the log. The bare
Flask route reads the JSON and answers a constant; it, flask-smorest written the obvious way and the service run under
the same gunicorn configuration. FastAPI runs under uvicorn with uvloop and httptools. flask-smorest and FastAPI judge a
dozen facts and decide a made-up case of the same kind (`tests/bench/peers`), without sentences and citations. All have
two workers, modules compiled and YAML files parsed beforehand, as in the image.

![{TITLE}]({PLOT.name})
{table(rows)}"""  # noqa: DTZ011 - the day where this runs.


def plot(rows: Sequence[Row]) -> str:
    """The plotted rows as bars on a logarithmic scale, each with its spread and its bar to reach."""
    shown = [row for row in rows if row.plotted]
    height = TOP + LINE * len(shown) + 40
    most = max([*(max(row.values) for row in shown), 2.0])
    least = min([*(min(row.values) for row in shown), 0.5])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="16" y="26" font-size="16">{TITLE}</text>',
            *_scale(least, most, height),
            *(line for index, row in enumerate(shown) for line in _bar(row, index, least, most)),
            "</svg>\n",
        ]
    )


def _x(value: float, least: float, most: float) -> float:
    share = (math.log(value) - math.log(least)) / (math.log(most) - math.log(least))
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _scale(least: float, most: float, height: int) -> Iterator[str]:
    for tick in TICKS:
        if least <= tick <= most:
            x = _x(tick, least, most)
            colour = "#555555" if tick == 1 else "#dddddd"
            yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{height - 34}" stroke="{colour}"/>'
            label = f'x="{x:.1f}" y="{height - 16}" font-size="12" text-anchor="middle" fill="#555555"'
            yield f"<text {label}>{tick:g}</text>"


def _bar(row: Row, index: int, least: float, most: float) -> Iterator[str]:
    y = TOP + LINE * index
    middle = y + BAR_HEIGHT / 2
    left, right = _x(least, least, most), _x(row.median, least, most)
    low, high = _x(min(row.values), least, most), _x(max(row.values), least, most)
    colour = {None: "#9aa5b1", True: "#2f7d4f", False: "#c0563b"}[row.kept]
    yield f'<text x="{LEFT - 10}" y="{y + 12}" font-size="13" text-anchor="end">{escape(row.what)}</text>'
    yield f'<rect x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="{BAR_HEIGHT}" fill="{colour}"/>'
    yield f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}" stroke="#000000" stroke-width="2"/>'
    yield f'<text x="{high + 8:.1f}" y="{y + 12}" font-size="13">{number(row.median)}</text>'
    if row.bar:
        x = _x(row.bar.limit, least, most)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 5}" y2="{y + BAR_HEIGHT + 5}" '
            'stroke="#000000" stroke-dasharray="3 2"><title>the bar</title></line>'
        )
