"""Write `docs/policy-report.md`: every question over all its finite facts, on every day on which a rule changes.

Rules that are equal are judged once, whatever the area and the day. The run fails where a question crashes, leaves
something open without a reason, lets two different rules of one area start on one day, or breaks a law of order. With
`--check` nothing is written; the exit status tells whether the committed page is the one made now.
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import prod
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.decisions import (  # noqa: E402 - the path is set above.
    balance_settlement,
    balance_transfer,
    benefit_continuity,
    cash_withdrawal,
    contribution_refund,
    contributions,
    family_sharing,
    monthly_credit,
    processing_time,
    refund_amount,
    refund_rules,
    retirement_benefit,
    retirement_makeup,
)
from service.lookups.coverage import STATES, coverage  # noqa: E402
from service.explanations import en, zh  # noqa: E402
from service.facts import (# noqa: E402     KINDS, InsuredStatus, Matter, Month, Payment)
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.family_sharing.facts import FamilySharingFacts
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.contributions.facts import ContributionsFacts
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.processing_time.facts import ProcessingTimeFacts
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.money import Bounds  # noqa: E402
from service.outcome import Space  # noqa: E402
from service.policy.book import NATION, PolicyBook  # noqa: E402
from service.policy.load import load_book  # noqa: E402
from service.policy.retirement_terms import ActualYears, TotalYears  # noqa: E402
from service.policy.terms import BaseBounds, StageLimits  # noqa: E402

FILE = ROOT / "docs" / "policy-report.md"
SETTLED = {"eligible", "not_eligible", "exact"}
"""Answers that leave nothing open."""

REASONS = {"tiers_bring_different_benefits", "birthday_month_unclear"}
"""Remarks that say why an amount lies between bounds although everything is stated."""

NONE = Bounds(Decimal(0), Decimal(0))
"""What stands for the amount of an answer that has none."""

ANSWERS = {
    "eligible": "可以 / yes",
    "not_eligible": "不可以 / no",
    "undetermined": "未定 / undetermined",
    "exact": "确数 / exact",
    "bounds": "区间 / bounds",
    "unknown": "无规定 / no rule",
}
"""The kinds of answer: of decisions, and of amounts and times once their numbers and days are stated."""

TOPICS = {
    "account": "个人账户管理",
    "benefit": "门诊待遇",
    "channels": "办理渠道",
    "conduct": "行为规范",
    "contribution": "缴费",
    "credit": "按月划入",
    "documents": "申请材料",
    "hotline": "咨询电话",
    "incentive": "参保激励",
    "law": "法律依据",
    "platform": "服务平台",
    "processing": "办理时限",
    "query": "余额查询",
    "refund": "退费",
    "retirement": "退休待遇与年限",
    "sharing": "家庭共济",
    "transfer": "关系转移",
    "waiting": "待遇衔接与等待期",
    "withdrawal": "账户支取",
}
"""The topics of the book's parameters in Chinese; a new topic is named here."""

MOST_NAMED = 12
"""More areas than this are counted and not all named."""


class BrokenRuleError(Exception):
    """A check that failed, with the facts and the day on which it did."""


@dataclass
class Row:
    """What was found of one question."""

    name: str
    days: int = 0
    represented: int = 0
    judged: int = 0
    asked: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Question:
    """A question as it is checked: its name, its module, its facts, and those that are always stated."""

    name: str
    module: Any
    facts: Any

    @property
    def looked_up(self) -> Sequence[str]:
        """The parameters behind its answers."""
        return getattr(self.module, "LOOKED_UP", None) or refund_rules.PARAMETERS

    def answer(self, facts: Any, book: PolicyBook, on: date) -> Any:  # noqa: ANN401 - an outcome of any kind.
        """The published answer, before words."""
        module = self.module
        answering = next(getattr(module, name) for name in ("decide", "compute", "estimate") if hasattr(module, name))
        return answering(facts, book, on, known_on(book))


QUESTIONS = (
    Question("eligibility-decisions/balance-transfer", balance_transfer, BalanceTransferFacts()),
    Question("eligibility-decisions/cash-withdrawal", cash_withdrawal, CashWithdrawalFacts()),
    Question("eligibility-decisions/family-sharing", family_sharing, FamilySharingFacts()),
    Question("eligibility-decisions/retirement-benefit", retirement_benefit, RetirementBenefitFacts()),
    Question("eligibility-decisions/benefit-continuity", benefit_continuity, BenefitContinuityFacts()),
    Question("eligibility-decisions/contribution-refund", contribution_refund, RefundDecisionFacts()),
    Question("refund-amounts/monthly-credit", monthly_credit, MonthlyCreditFacts()),
    Question("refund-amounts/balance-settlement", balance_settlement, BalanceSettlementFacts()),
    Question("refund-amounts/contribution-refund", refund_amount, RefundAmountFacts()),
    Question("refund-amounts/contributions", contributions, ContributionsFacts()),
    Question("refund-amounts/retirement-makeup", retirement_makeup, RetirementMakeupFacts()),
    *(
        Question(f"processing-time-estimates ({matter.value})", processing_time, ProcessingTimeFacts(matter))
        for matter in Matter
    ),
)


def known_on(book: PolicyBook) -> date:
    """The last day on which the book recorded anything."""
    return max(value.recorded_on for _, value in book.values())


def days_of(question: Question, book: PolicyBook) -> list[date]:
    """Every day on which a rule behind the question starts or ends, and one before the first of them."""
    values = [value for _, value in book.values() if value.applies and value.parameter in question.looked_up]
    starts = {value.from_on for value in values}
    for value in values:
        if isinstance(value.term, TotalYears | ActualYears):
            sides = (value.term.men, value.term.women) if isinstance(value.term, TotalYears) else (value.term.steps,)
            starts |= {date(step.from_year, 1, 1) for side in sides for step in side if step.from_year}
    return [min(starts) - timedelta(days=1), *sorted(starts)] if starts else [known_on(book)]


def placed(question: Question, book: PolicyBook, on: date) -> Iterator[Any]:
    """The facts with areas for every set of rules that they can bring; the finite rest is left to the space."""
    space = question.module.space(question.facts, book, on, known_on(book))
    for chosen in product(*space.area_values.values()):
        yield replace(question.facts, **dict(zip(space.area_values, chosen, strict=True)))


def check(question: Question, book: PolicyBook) -> Row:
    """Judge every completion under every distinct set of rules, and ask each distinct judgement as a caller would."""
    row = Row(question.name)
    judged: dict[Hashable, Counter[str]] = {}
    days = days_of(question, book)
    row.days = len(days)
    for on in days:
        whole: Space[Any] = question.module.space(question.facts, book, on, known_on(book))
        row.represented += represented(question, whole, book, on)
        for facts in placed(question, book, on):
            space = question.module.space(facts, book, on, known_on(book)) if whole.coarse else whole
            rules, _ = space.read(facts)
            # Ages and years stand on both sides of every step on any day, so equal rules are judged on one. Where rules
            # are named by an area alone, what they say may be another on another day.
            key = (rules, on if rules is None or isinstance(rules, str) else None)
            if key not in judged:
                judged[key] = judge(question, space, rules, facts, book, on, row)
    for kinds in judged.values():
        row.kinds += kinds
    return row


def represented(question: Question, whole: Space[Any], book: PolicyBook, on: date) -> int:
    """How many combinations of areas and finite facts there are on a day."""
    if not whole.coarse:
        return len(book.areas) ** len(whole.area_values) * prod(map(len, whole.domains.values()))
    [(name, groups)] = whole.areas.items()
    return sum(
        len(group.codes) * prod(map(len, space.domains.values()))
        for group in groups
        for space in [
            question.module.space(replace(question.facts, **{name: group.codes[0]}), book, on, known_on(book))
        ]
    )


def judge(  # noqa: PLR0913, PLR0917 - a question, what it is judged by, and where it is counted.
    question: Question,
    space: Space[Any],
    rules: Hashable,
    facts: Any,  # noqa: ANN401 - facts of any question.
    book: PolicyBook,
    on: date,
    row: Row,
) -> Counter[str]:
    """How many completions of each kind there are under these rules; each distinct judgement is also asked."""
    kinds: Counter[str] = Counter()
    told = set()
    for chosen in product(*space.domains.values()):
        complete = agreeing(replace(facts, **dict(zip(space.domains, chosen, strict=True))))
        if complete is None:
            continue
        cell = space.judge(rules, complete)
        kind = space.settled_of(cell)
        kinds[kind] += 1
        row.judged += 1
        if (kind, distinct(cell)) not in told:
            told.add((kind, distinct(cell)))
            row.asked += 1
            assert_grounded(question, complete, kind, book, on)
            assert_grounded(question, with_numbers(complete, on), kind, book, on)
    return kinds


def with_numbers(facts: Any, on: date) -> Any:  # noqa: ANN401 - facts of any question.
    """Facts with every sum, rate, number and day stated that is not."""
    numbers = {
        "money": Decimal(10000),
        "rate": Decimal("0.08"),
        "count": 36,
        "date": on,
        "payments": (Payment(Month.of(on), Decimal(400)),),
    }
    missing = [each.name for each in fields(facts) if getattr(facts, each.name) is None]
    stated = {name: numbers[kind] for name in missing if isinstance(kind := KINDS[name], str) and kind in numbers}
    return replace(facts, **stated) if agreeing(replace(facts, **stated)) else facts


def agreeing(facts: Any) -> Any:  # noqa: ANN401 - facts of any question.
    """Facts that do not contradict themselves: who enrols for the first time has no earlier scheme; else nothing."""
    if not isinstance(facts, BenefitContinuityFacts):
        return facts
    first = replace(facts, from_scheme=None) if facts.first_enrolment else facts
    return None if benefit_continuity.contradictory(first) else first


def distinct(cell: Any) -> Hashable:  # noqa: ANN401 - a cell of any question.
    """What of a judgement may need a reason of its own."""
    return getattr(cell, "criteria", None) or getattr(cell, "method", None) or cell


def assert_grounded(question: Question, facts: Any, kind: str, book: PolicyBook, on: date) -> None:  # noqa: ANN401
    """No crash; the answer to complete facts is the one judged; what is open has a fact to state or a local check."""
    answer = question.answer(facts, book, on)
    verdict = getattr(answer, "verdict", None)
    if verdict is not None and verdict.value != kind:
        raise BrokenRuleError(f"{question.name} on {on} is {verdict} and was judged {kind}: {facts}")
    bounds = getattr(answer, "bounds", NONE)
    loose = bounds is None or bounds.exact is None
    told = not REASONS.isdisjoint(said.code for said in answer.grounds.advisories)
    reason = answer.grounds.gaps.missing or answer.grounds.checks or (told and bounds is not None)
    if (kind not in SETTLED or loose) and not reason:
        raise BrokenRuleError(f"{question.name} on {on} is open without a reason: {facts}")
    if not answer.grounds.checks and not any(finding.value for finding in answer.grounds.findings):
        raise BrokenRuleError(f"{question.name} on {on} rests on nothing: {facts}")


def overlaps(book: PolicyBook) -> tuple[int, int]:
    """How many values were compared, and how many start on a day with another of the same content.

    Raises where two that differ start on one day in one area and nothing decides between them.
    """
    starting: dict[tuple[str, str, date], list[Any]] = {}
    for key, value in book.values():
        if value.applies:
            starting.setdefault((key, value.parameter, value.from_on), []).append(value)
    for (key, parameter, day), values in starting.items():
        ranks = Counter((value.citation.evidence, value.recorded_on) for value in values)
        if len({str(value.raw) for value in values}) > 1 and max(ranks.values()) > 1:
            raise BrokenRuleError(f"{key} {parameter} has two different rules from {day} on")
    return sum(map(len, starting.values())), sum(len(values) - 1 for values in starting.values())


def assert_ordered(what: str, values: Iterable[Any]) -> int:
    """Compare each value with the next; how many pairs there were."""
    pairs = 0
    for before, after in pairwise(values):
        pairs += 1
        if after < before:
            raise BrokenRuleError(f"{what}: {after} comes after {before}")
    return pairs


def later_acceptance(book: PolicyBook) -> int:
    """A case accepted later never ends earlier: every limit of the book from every day of the calendar."""
    limits = set()
    for _, value in book.values():
        if isinstance(value.term, StageLimits):
            so_far = 0
            for stage in value.term.stages:
                so_far += stage.working_days
                limits.add(so_far)
            limits.add(value.term.total_working_days or so_far)
        elif isinstance(value.term, int) and value.parameter.endswith("_limit"):
            limits.add(int(value.term))
    years = {*book.calendar.published, *book.calendar.projected}
    first, last = date(min(years), 1, 1).toordinal(), date(max(years), 12, 31).toordinal()
    pairs = 0
    for limit in sorted(limits):
        found = (book.calendar.count(date.fromordinal(day), limit) for day in range(first, last + 1))
        ends = [due for due in found if due]
        pairs += assert_ordered(f"{limit} working days", (due.earliest for due in ends))
        assert_ordered(f"{limit} working days", (due.latest for due in ends))
    return pairs


def each_rules(question: Question, book: PolicyBook) -> Iterator[tuple[Any, Any, date]]:
    """Each distinct set of rules of a question with the facts and the first day that have it."""
    seen = set()
    for on in days_of(question, book):
        whole = question.module.space(question.facts, book, on, known_on(book))
        for facts in placed(question, book, on):
            rules, _ = whole.read(facts)
            if rules not in seen:
                seen.add(rules)
                yield rules, facts, on


def bases(book: PolicyBook) -> list[Decimal]:
    """Bases around every floor and ceiling, in rising order."""
    terms = [value.term for _, value in book.values() if isinstance(value.term, BaseBounds)]
    ends = {yuan for term in terms for yuan in (term.floor_yuan, term.ceiling_yuan) if yuan is not None}
    near = {yuan + step for yuan in ends for step in (Decimal("-0.01"), Decimal(0), Decimal("0.01"))}
    return sorted({Decimal(0), Decimal(1), *near, Decimal("999999999.99")})


def low_and_high(bounds: Iterable[Bounds | None]) -> Iterator[tuple[Decimal, Decimal]]:
    """Bounds as pairs that can be compared; an amount without a rule is left out."""
    for each in bounds:
        if each is not None:
            yield each.low, Decimal("Infinity") if each.high is None else each.high


def higher_base(book: PolicyBook, question: Question) -> int:
    """A higher base never credits less, and is never paid less on."""
    pairs = 0
    for rules, facts, on in each_rules(question, book):
        space = question.module.space(facts, book, on, known_on(book))
        for status in InsuredStatus:
            finite = {name: values[0] for name, values in space.domains.items()} | {"insured_status": status}
            if "scheme" in finite:
                finite |= {"scheme": space.domains["scheme"][0], "retirement_formalities_done": False}
            cells = (space.judge(rules, replace(facts, **finite, contribution_base=base)) for base in bases(book))
            amounts = (cell.net if question.module is monthly_credit else cell.total for cell in cells)
            pairs += assert_ordered(f"{question.name} {on} {facts} {status}", low_and_high(amounts))
    return pairs


def more_months(book: PolicyBook) -> int:
    """More contribution months never lengthen a shortfall, here or in all."""
    question, pairs = QUESTIONS[3], 0
    for on in days_of(question, book):
        seen = set()
        for facts in placed(question, book, on):
            space = retirement_benefit.space(facts, book, on, known_on(book))
            rules, _ = space.read(facts)
            if rules in seen:
                continue
            seen.add(rules)
            for sex, post, birth in product(*(space.domains[name] for name in ("sex", "post_category", "birth_month"))):
                who = replace(facts, sex=sex, post_category=post, birth_month=birth, retirement_formalities_done=True)
                for name, left in (("contribution_months", "missing"), ("local_contribution_months", "local_missing")):
                    other = {"contribution_months": 0, "local_contribution_months": 0}
                    needs = [
                        getattr(space.judge(rules, replace(who, **{**other, name: months})).rest, left)
                        for months in space.domains[name]
                    ]
                    spans = [(-span.low, -span.high) for span in needs if span is not None]
                    pairs += assert_ordered(f"{name} {on} {who}", spans)
    return pairs


def longer_shortfall(book: PolicyBook) -> int:
    """More missing months never cost less."""
    question, pairs = QUESTIONS[10], 0
    for _, facts, on in each_rules(question, book):
        known = replace(facts, base=Decimal(10000), rate=Decimal("0.08"))
        amounts = (
            question.answer(replace(known, shortfall_months=months), book, on).bounds
            for months in (0, 1, 2, 11, 12, 13, 120, 359, 360, 1200)
        )
        pairs += assert_ordered(f"{on} {facts}", low_and_high(amounts))
    return pairs


LAWS: Mapping[str, Callable[[PolicyBook], int]] = {
    "受理越晚，办结期限不会越早 / A later acceptance never ends earlier": later_acceptance,
    "缴费基数越高，划入不会越少 / A higher base never credits less": lambda book: higher_base(book, QUESTIONS[6]),
    "缴费基数越高，个人缴费不会越少 / A higher base is never paid less on": lambda book: higher_base(
        book, QUESTIONS[9]
    ),
    "缴费月数越多，所差月数不会越多 / More months never lengthen a shortfall": more_months,
    "所差月数越多，补缴不会越少 / More missing months never cost less": longer_shortfall,
}


def holes(book: PolicyBook) -> Iterator[str]:
    """For each topic, how many areas are in which state, and which are left with an ended or a disputed rule."""
    day = known_on(book)
    by_topic: dict[str, dict[str, list[str]]] = {}
    for each in coverage(book, day, day):
        if each.area != NATION:
            by_topic.setdefault(each.topic, {}).setdefault(each.state, []).append(each.area)
    yield "| 主题 / Topic | " + " | ".join(f"{zh.WORDS['coverage'][s]} / {s}" for s in STATES) + " |"
    yield "|---|" + "---:|" * len(STATES)
    for topic, states in sorted(by_topic.items()):
        yield f"| {topic_words(topic)} | " + " | ".join(str(len(states.get(state, ()))) for state in STATES) + " |"
    yield ""
    for state in ("conflicting", "expired"):
        yield f"### {zh.WORDS['coverage'][state]} / {en.WORDS['coverage'][state]}"
        yield ""
        for topic, states in sorted(by_topic.items()):
            named = [f"{book.areas[code].name} {code}" for code in states.get(state, ())]
            if named:
                yield (
                    f"- {topic_words(topic)} ({len(named)}): "
                    + ", ".join(named[:MOST_NAMED])
                    + (" …" * (len(named) > MOST_NAMED))
                )
        yield ""


def topic_words(topic: str) -> str:
    """A topic in both languages, and its code."""
    return f"{TOPICS[topic]} `{topic}`"


def report(book: PolicyBook, told: Callable[[str], None]) -> str:
    """The page. `told` hears of each step as it is done, with the seconds it took."""
    lines = [HEAD.format(day=known_on(book), version=book.version, areas=len(book.areas), values=len([*book.values()]))]
    lines += [
        "## 各问题 / The questions",
        "",
        "| 问题 / Question | 变化日 / Days | 组合 / Combinations | 逐一判断 / Judged | 实际提问 / Asked | "
        + " | ".join(ANSWERS.values())
        + " |",
        "|---|" + "---:|" * (4 + len(ANSWERS)),
    ]
    for question in QUESTIONS:
        started = perf_counter()
        row = check(question, book)
        told(f"{perf_counter() - started:6.1f} s  {row.name}: {row.judged} judged, {row.asked} asked")
        counts = [row.days, row.represented, row.judged, row.asked, *(row.kinds[kind] for kind in ANSWERS)]
        lines.append(f"| {row.name} | " + " | ".join(f"{count:,}" for count in counts) + " |")
    compared, repeated = overlaps(book)
    lines += ["", LEGEND, "## 规则不重叠 / No overlap", "", NO_OVERLAP.format(compared=compared, repeated=repeated)]
    lines += ["## 单调性 / Laws of order", "", "| 规律 / Law | 比较的对数 / Pairs compared |", "|---|---:|"]
    for law, checked in LAWS.items():
        started = perf_counter()
        pairs = checked(book)
        told(f"{perf_counter() - started:6.1f} s  {law}: {pairs} pairs")
        lines.append(f"| {law} | {pairs:,} |")
    lines += ["", "## 缺口 / Holes", "", HOLES, *holes(book)]
    return "\n".join(lines).rstrip() + "\n"


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


def main() -> None:
    """Write or check."""
    text = report(load_book(), lambda line: print(line, file=sys.stderr, flush=True))
    if "--check" in sys.argv:
        if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
            sys.exit("docs/policy-report.md is not the one made from the book: run `make policy-report` and review it")
        return
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text, encoding="utf-8")
    print(FILE.relative_to(ROOT))


if __name__ == "__main__":
    main()
