"""How much is paid back: which rules are read, and how complete facts are judged under them."""

from dataclasses import dataclass
from typing import cast

from service.facts import Payment, domain
from service.money import ZERO, Bounds
from service.policy.day import Day
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.refund_rules import (
    PARAMETERS,
    READING,
    Rules,
    findings_of,
    period_allows,
    rules_of,
    switch_barred,
)
from service.reasoning.completions import Space, area_rules
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("paid_months", "reason", "area", "benefit_period_started")


@dataclass(frozen=True, slots=True)
class Share:
    """How the amount comes about, and whether what was paid is paid back; `None` where no rule is known."""

    method: str
    refunded: bool | None

    def of(self, paid: tuple[Payment, ...] | None) -> Bounds | None:
        """The amount for what was paid; nothing where no rule is known."""
        if self.refunded is None:
            return None
        if paid is None and self.refunded:
            return Bounds(ZERO, None)
        return Bounds.exactly(sum((payment.amount for payment in paid or ()), ZERO) if self.refunded else ZERO)


def judge(rules: Rules, facts: RefundAmountFacts) -> Share:
    """The part that is paid back, for facts complete but for what was paid."""
    if rules.reasons is None:
        return Share("no_rule", None)
    if facts.reason not in rules.reasons:
        return Share("no_refund_for_reason", refunded=False)
    if switch_barred(rules, facts.reason):
        return Share("no_refund_on_switch", refunded=False)
    allowed = period_allows(rules, started=cast("bool", facts.benefit_period_started))
    if allowed is None:
        return Share("no_rule", None)
    return Share("paid_sum_refunded" if allowed else "no_refund_after_start", allowed)


def _settled_as(cell: Share) -> str:
    """How well the amount is known once it is stated what was paid."""
    return "unknown" if cell.refunded is None else "exact"


def _refunded(cell: Share) -> bool | None:
    return cell.refunded


LAW: Law[Share] = Law(
    names=NAMES,
    verdict_of=_refunded,
    answer_of=_refunded,
    settled_of=_settled_as,
    wants_of=lambda cell: ("paid_months",) if cell.refunded else (),
)

_SHAPE = Shape.of([Axis("reason", domain("reason")), Axis("benefit_period_started", (False, True))])


def space(facts: RefundAmountFacts, day: Day) -> Space[Share]:
    """The facts stated, and all that the facts not stated may be."""
    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=_SHAPE,
        situation=area_rules(LAW, facts.area, day, PARAMETERS, rules_of, READING),
        rules_at=lambda areas: rules_of(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
    )
