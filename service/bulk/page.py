"""The report of a run as one page. Its bars are plain SVG, so it needs no script and no other file."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2733}"
    "table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:left}td.n{text-align:right}"
    "svg{display:block;max-width:100%}svg text{font:13px system-ui,sans-serif;fill:#1d2733}"
    "svg rect{fill:#2f6f9f}h2{margin-top:2rem}"
)
_TITLES = {
    "verdict": "结论 Verdicts",
    "route": "去向 Routes",
    "method": "算法 Methods",
    "progress": "进度 Progress",
    "evidence": "依据 Grades of evidence",
    "missing_facts": "缺少的情况 Missing facts",
}
_ROW, _LABEL, _WIDTH = 24, 260, 420
_MOST_BARS = 20


def page_of(report: Mapping[str, Any]) -> str:
    """The page of a report."""
    return "".join(_page(report))


def _page(report: Mapping[str, Any]) -> Iterator[str]:
    yield f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{escape(report["output"])}</title>'
    yield f"<style>{_STYLE}</style><h1>{escape(report['input'])} → {escape(report['output'])}</h1><table>"
    lines = {
        "行数 Rows": report["rows"],
        "已答 Answers": report["answers"],
        "有误 Problems": report["problems"],
        "政策库 Book": f"{report['book']['version']} · {report['book']['digest']}",
        "日期 Day": report["today"],
        "用时 Seconds": report["seconds"],
    }
    for name, value in lines.items():
        yield f"<tr><th>{escape(name)}</th><td>{escape(_number(value))}</td></tr>"
    yield "</table>"
    if report["faults"]:
        yield from _bars("错误 Faults", report["faults"])
    if "draft" in report:
        yield from _compared(report)
        yield "</html>\n"
        return
    for question, told in report["questions"].items():
        yield f"<h2>{escape(question)}</h2><p>{_number(told['rows'])}</p>"
        for name, title in _TITLES.items():
            if told.get(name):
                yield from _bars(title, told[name])
        if "amounts" in told:
            yield from _amounts(told["amounts"])
    yield "</html>\n"


def _compared(report: Mapping[str, Any]) -> Iterator[str]:
    """What a draft changes: bars by question, area and document, and tables with sums and quantiles."""
    yield f"<h2>草案 Draft {escape(report['draft']['version'])} · {escape(report['draft']['digest'])}</h2>"
    yield from _bars(
        "不同与相同 Rows", {"≠": report["differ"], "=": report["answers"] - report["differ"]}, by_size=False
    )
    for name, title in (("questions", "问题 Questions"), ("areas", "地区 Areas"), ("documents", "文件 Documents")):
        groups = report[name]
        if not groups:
            continue
        yield from _bars(title, {each["title"] or each["name"]: each["differ"] for each in groups[:_MOST_BARS]})
        yield "<table><tr><th></th><th>≠</th><th>∑ ¥</th><th>p10</th><th>p50</th><th>p90</th><th></th></tr>"
        for each in groups:
            cells = [each.get(key, "") for key in ("differ", "sum_yuan", "p10", "p50", "p90")]
            verdicts = "; ".join(f"{key}: {count:,}" for key, count in each.get("verdicts", {}).items())
            yield f"<tr><th>{escape(each['title'] or each['name'])} <small>{escape(each['name'])}</small></th>"
            yield "".join(f'<td class="n">{escape(_number(cell))}</td>' for cell in cells)
            yield f"<td>{escape(verdicts)}</td></tr>"
        yield "</table>"


def _amounts(amounts: Mapping[str, Any]) -> Iterator[str]:
    known = {name: amounts[name] for name in ("exact", "bounds", "no_figure") if amounts[name]}
    yield from _bars("金额是否确定 Amounts", known, by_size=False)
    if amounts["steps"]:
        steps = sorted((int(low), count) for low, count in amounts["steps"].items())
        title = f"金额分布 Yuan, exact amounts (∑ {amounts['sum_fen'] / 100:,.2f})"
        yield from _bars(title, {f"≥ {low:,}": count for low, count in steps}, by_size=False)


def _bars(title: str, counts: Mapping[str, int], *, by_size: bool = True) -> Iterator[str]:
    """Bars with their numbers, longest first. The text beside each bar has the same content."""
    listed: Sequence[tuple[str, int]] = tuple(counts.items())
    if by_size:
        listed = sorted(listed, key=lambda each: (-each[1], each[0]))
    most = max((count for _, count in listed), default=0) or 1
    yield f"<h3>{escape(title)}</h3>"
    yield f'<svg role="img" aria-label="{escape(title)}" width="{_LABEL + _WIDTH + 120}" height="{_ROW * len(listed)}">'
    for row, (name, count) in enumerate(listed):
        y, width = row * _ROW, max(1, round(_WIDTH * count / most))
        yield f'<text x="0" y="{y + 16}">{escape(name)}</text>'
        yield f'<rect x="{_LABEL}" y="{y + 4}" width="{width}" height="{_ROW - 8}"/>'
        yield f'<text x="{_LABEL + width + 6}" y="{y + 16}">{count:,}</text>'
    yield "</svg>"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
