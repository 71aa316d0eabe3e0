"""The page `docs/policy-report.md`, made from the book and from the tables that answer callers."""

from collections.abc import Callable
from time import perf_counter

from service.policy.book import PolicyBook
from tools.policy_report.asked import ASKED, known_on
from tools.policy_report.holes import holes
from tools.policy_report.judged import check
from tools.policy_report.order import LAWS
from tools.policy_report.overlaps import overlaps

ANSWERS = {
    "eligible": "可以 / yes",
    "not_eligible": "不可以 / no",
    "undetermined": "未定 / undetermined",
    "exact": "确数 / exact",
    "bounds": "区间 / bounds",
    "unknown": "无规定 / no rule",
}
"""The kinds of answer: of decisions, and of amounts and times once their numbers and days are stated."""

HEAD = """# 规则检查报告 / Policy report

由 `make policy-report` 生成，测试会重新计算并逐字比较，请勿手改。
规则库 {version}，截至 {day}，{areas} 个地区，{values} 条规则值。

Made by `make policy-report`; a test makes it again and compares every character. Policy book {version} as of {day},
{areas} areas, {values} values.
"""

LEGEND = """**组合**：各变化日 × 全部地区（两地问题为全部地区对）× 各项有限事实的取值，含年龄、月数等分段。
规则相同的组合只判断一次，**逐一判断**是不同规则下实际判断的次数，右侧六列按其结果计数。
每一种不同的判断再像使用者那样**实际提问**（数字不填、填上各一次）：没有一次出错，没有一个未定的回答缺少理由
（待补充的事实或需向经办机构确认的事项），没有一个回答没有依据。金额和时限按其余数字、日期填上之后算是否确定。

**Combinations**: every day on which a rule changes × every area (every pair for two) × all values of the finite facts,
steps of ages and months included. Combinations with equal rules are **judged** once; the six columns on the right count
those by answer. Each distinct judgement is also **asked** as a caller would, without numbers and with them: none
crashed, none was left open without a fact to state or a local check, none rests on nothing. Amounts and times are
counted by what they are once the other numbers and days are stated.
"""

NO_OVERLAP = """比较了 {compared:,} 条适用的规则值：同一地区、同一参数、同一天开始的规则没有内容不同的；
{repeated} 条由另一来源以相同内容佐证。

{compared:,} values that apply were compared: no two of one area and parameter that start on one day differ;
{repeated} are confirmed by another source in the same words.
"""

HOLES = """各主题下地区的状态：取该主题中最差的一项。未收录的回答“请向经办机构确认”，不以邻近地区或日期代替。

The state of each topic by area, that of its worst parameter. Where nothing is filed the answer is a local check, never
the neighbouring area or day.
"""


def report(book: PolicyBook, tell: Callable[[str], None]) -> str:
    """Return the page. `tell` is called after each step, with its duration in seconds."""
    lines = [HEAD.format(day=known_on(book), version=book.version, areas=len(book.areas), values=len([*book.values()]))]
    lines += [
        "## 各问题 / The questions",
        "",
        "| 问题 / Question | 变化日 / Days | 组合 / Combinations | 逐一判断 / Judged | 实际提问 / Asked | "
        + " | ".join(ANSWERS.values())
        + " |",
        "|---|" + "---:|" * (4 + len(ANSWERS)),
    ]
    for asked in ASKED:
        started = perf_counter()
        row = check(asked, book)
        tell(f"{perf_counter() - started:6.1f} s  {row.name}: {row.judged} judged, {row.asked} asked")
        counts = [row.days, row.represented, row.judged, row.asked, *(row.kinds[kind] for kind in ANSWERS)]
        lines.append(f"| {row.name} | " + " | ".join(f"{count:,}" for count in counts) + " |")
    compared, repeated = overlaps(book)
    lines += ["", LEGEND, "## 规则不重叠 / No overlap", "", NO_OVERLAP.format(compared=compared, repeated=repeated)]
    lines += ["## 单调性 / Laws of order", "", "| 规律 / Law | 比较的对数 / Pairs compared |", "|---|---:|"]
    for law, checked in LAWS.items():
        started = perf_counter()
        pairs = checked(book)
        tell(f"{perf_counter() - started:6.1f} s  {law}: {pairs} pairs")
        lines.append(f"| {law} | {pairs:,} |")
    lines += ["", "## 缺口 / Holes", "", HOLES, *holes(book)]
    return "\n".join(lines).rstrip() + "\n"
