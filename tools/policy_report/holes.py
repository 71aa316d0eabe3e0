"""What the book lacks: for each topic, how many areas are in which state, and which have an ended or disputed rule."""

from collections.abc import Iterator

from service.lookups.coverage import STATES, coverage
from service.policy.book import PolicyBook
from service.policy.values import NATION
from service.wording.words import CHINESE, ENGLISH
from tools.policy_report.asked import known_on

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
"""The topics of the book's parameters in Chinese; add a new topic here."""

MOST_NAMED = 12
"""Longer lists of areas are counted instead of named in full."""


def holes(book: PolicyBook) -> Iterator[str]:
    """Yield the lines of the tables on what is missing."""
    day = known_on(book)
    by_topic: dict[str, dict[str, list[str]]] = {}
    for coverage_ in coverage(book, day, day):
        if coverage_.area != NATION:
            by_topic.setdefault(coverage_.topic, {}).setdefault(coverage_.state, []).append(coverage_.area)
    yield "| 主题 / Topic | " + " | ".join(f"{CHINESE['coverage'][state]} / {state}" for state in STATES) + " |"
    yield "|---|" + "---:|" * len(STATES)
    for topic, states in sorted(by_topic.items()):
        yield f"| {topic_words(topic)} | " + " | ".join(str(len(states.get(state, ()))) for state in STATES) + " |"
    yield ""
    for state in ("conflicting", "expired"):
        yield f"### {CHINESE['coverage'][state]} / {ENGLISH['coverage'][state]}"
        yield ""
        for topic, states in sorted(by_topic.items()):
            named = [f"{book.areas[code].name} {code}" for code in states.get(state, ())]
            if named:
                more = " …" if len(named) > MOST_NAMED else ""
                yield f"- {topic_words(topic)} ({len(named)}): {', '.join(named[:MOST_NAMED])}{more}"
        yield ""


def topic_words(topic: str) -> str:
    """Return a topic in both languages, with its code."""
    return f"{TOPICS[topic]} `{topic}`"
