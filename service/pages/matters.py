"""What people come for, in their own words, and which question or matter of the service answers it.

An entry is a matter of `POST /v1/assessments` (decision, money, time and guide in one answer) or a single question.
`plan` is the question whose plan is followed, `places` are the areas asked for first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Both = tuple[str, str]
"""The same text in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One entry of the explorer: its address, its name, and what to ask the API for it.

    `amount` is the question behind the money of an assessment.
    """

    id: str
    title: Both
    about: Both
    kind: Literal["assessment", "question"]
    plan: str | None
    places: tuple[str, ...]
    amount: str | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions whose facts the API takes for this entry, as path segments."""
        time = "processing-time-estimates" if self.kind == "assessment" else None
        return tuple(name for name in (self.plan, self.amount, time) if name)

    @property
    def path(self) -> str:
        """The path of the API that answers it."""
        return "/v1/assessments" if self.kind == "assessment" else f"/v1/{(self.plan or '').replace('.', '/')}"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together."""

    title: Both
    asks: tuple[Ask, ...]


_AREA = ("area",)


def _question(name: str, title: Both, about: Both, plan: str, places: tuple[str, ...] = _AREA) -> Ask:
    return Ask(name, title, about, "question", plan, places)


def _matter(name: str, title: Both, about: Both, places: tuple[str, ...] = _AREA, amount: str | None = None) -> Ask:
    return Ask(name, title, about, "assessment", f"eligibility-decisions.{name}", places, amount)


def _guide(name: str, title: Both, about: Both) -> Ask:
    """Return an entry for a matter without a decision."""
    return Ask(name, title, about, "assessment", None, _AREA)


GROUPS: tuple[Group, ...] = (
    Group(
        ("账户里的钱", "The money in the account"),
        (
            _matter(
                "balance-transfer",
                ("换了地方，钱能跟我走吗？", "I move: does my money come with me?"),
                ("医保关系和余额怎么转、最迟哪天、带什么", "How insurance and balance move, by when, what to bring"),
                ("from_area", "to_area"),
                "refund-amounts.balance-settlement",
            ),
            _matter(
                "family-sharing",
                ("能给家人用吗？", "May my family use it?"),
                ("给谁用、用在哪里、两人要在哪里参保", "Who may use it, for what, insured where"),
                ("owner_area", "relative_area"),
            ),
            _matter(
                "cash-withdrawal",
                ("能取成现金吗？", "Can I take it out in cash?"),
                ("去世、出国定居、退休安置等情况", "After a death, a move abroad, a resettlement"),
                amount="refund-amounts.balance-settlement",
            ),
            _question(
                "monthly-credit",
                ("每月划入多少？", "How much comes in each month?"),
                ("按参保地、身份和年龄", "By area, status and age"),
                "refund-amounts.monthly-credit",
            ),
            _question(
                "balance-settlement",
                ("结清时能拿到或转走多少？", "How much do I get when it is settled?"),
                ("余额、未到账的钱、要扣的钱", "Balance, credits to come, what is deducted"),
                "refund-amounts.balance-settlement",
            ),
            _guide(
                "balance-inquiry",
                ("在哪里查余额？", "Where do I look up my balance?"),
                ("平台、窗口和电话", "Platform, counter and phone"),
            ),
        ),
    ),
    Group(
        ("缴费与待遇", "Contributions and benefits"),
        (
            Ask(
                "contributions",
                ("每月缴多少、在哪里缴？", "What is paid in each month, and where?"),
                ("养老、医保、失业保险，本人和单位各多少", "Pension, medical, unemployment: you and the employer"),
                "assessment",
                "refund-amounts.contributions",
                _AREA,
            ),
            _matter(
                "benefit-continuity",
                ("断缴了，要等多久才能报销？", "I missed months: how long must I wait?"),
                ("断缴或换医保后的等待期，怎么恢复", "Waiting time after a gap or a change of scheme, and what to do"),
            ),
            _matter(
                "contribution-refund",
                ("多缴、重复缴的能退吗？", "Paid twice: do I get it back?"),
                ("能不能退、退多少、怎么办", "Whether, how much and how"),
                amount="refund-amounts.contribution-refund",
            ),
        ),
    ),
    Group(
        ("退休", "Retirement"),
        (
            _matter(
                "retirement-benefit",
                ("退休后还有医保吗？年限够吗？", "Am I covered when I retire?"),
                ("哪年哪月退休，还差多少，有哪些办法", "When, how many months are missing, which options"),
                amount="refund-amounts.retirement-makeup",
            ),
            _question(
                "retirement-makeup",
                ("补缴所差年限要多少钱？", "What do missing years cost?"),
                ("按所差月数、基数和比例", "By missing months, base and rate"),
                "refund-amounts.retirement-makeup",
            ),
        ),
    ),
    Group(
        ("办理", "Getting it done"),
        (
            _question(
                "processing-time",
                ("要办多久？是不是超期了？", "How long does it take? Is it late?"),
                ("按工作日算出最迟日期", "The last day, counted in working days"),
                "processing-time-estimates",
                (),
            ),
            _guide(
                "registration",
                ("怎么参保登记？", "How do I register?"),
                ("材料、渠道和时限", "Documents, channels and time limits"),
            ),
            _guide(
                "registration-change",
                ("怎么变更或注销登记？", "How do I change or cancel it?"),
                ("材料、渠道和时限", "Documents, channels and time limits"),
            ),
            _guide(
                "manual-reimbursement",
                ("自己先付的药费怎么报？", "How is a bill that I paid paid back?"),
                ("手工（零星）报销", "Reimbursement by hand"),
            ),
            _guide(
                "enrolment-certificate",
                ("怎么开参保凭证？", "How do I get a certificate of enrolment?"),
                ("材料、渠道和时限", "Documents, channels and time limits"),
            ),
        ),
    ),
)

ASKS: Mapping[str, Ask] = {ask.id: ask for group in GROUPS for ask in group.asks}
