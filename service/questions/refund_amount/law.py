"""How much is paid back: which rules are read, and how complete facts are judged under them."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.facts import Payment, domain
from service.money import ZERO, Bounds
from service.policy.day import Day
from service.policy.values import Finding
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.refund_rules import (
    PARAMETERS,
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
    """How the amount comes about, and the least and the greatest part of the sum that is paid back."""

    method: str
    least: int | None
    most: int | None

    def of(self, paid: tuple[Payment, ...] | None) -> Bounds | None:
        """The amount for what was paid; nothing where no rule is known."""
        if self.least is None or self.most is None:
            return None
        if paid is None:
            return Bounds(ZERO, None) if self.most else Bounds.exactly(ZERO)
        whole = sum((payment.amount for payment in paid), ZERO)
        return Bounds(whole * self.least, whole * self.most)


def judge(rules: Rules, facts: RefundAmountFacts) -> Share:
    """The part that is paid back, for facts complete but for what was paid."""
    if rules.reasons is None:
        return Share("no_rule", None, None)
    if facts.reason not in rules.reasons:
        return Share("no_refund_for_reason", 0, 0)
    if switch_barred(rules, facts.reason):
        return Share("no_refund_on_switch", 0, 0)
    allowed = period_allows(rules, started=facts.benefit_period_started)
    if allowed is None:
        return Share("no_rule", None, None)
    return Share("paid_sum_refunded", 1, 1) if allowed else Share("no_refund_after_start", 0, 0)


def _settled_as(cell: Share) -> str:
    """How well the amount is known once it is stated what was paid."""
    return "unknown" if cell.least is None else "exact" if cell.least == cell.most else "bounds"


def _share(cell: Share) -> tuple[int | None, int | None]:
    return (cell.least, cell.most)


LAW: Law[Share] = Law(
    names=NAMES,
    verdict_of=_share,
    answer_of=_share,
    settled_of=_settled_as,
    wants_of=lambda cell: ("paid_months",) if cell.most else (),
)

_SHAPE = Shape.of([Axis("reason", domain("reason")), Axis("benefit_period_started", (False, True))])


def space(facts: RefundAmountFacts, day: Day) -> Space[Share]:
    """The facts stated, and all that the facts not stated may be."""
    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=_SHAPE,
        situation=area_rules(LAW, facts.area, day, PARAMETERS, _rules, _found_in),
        rules_at=lambda areas: _rules(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
    )


def _found_in(day: Day, area: str | None) -> Mapping[str, Finding]:
    return findings_of(day.at(area))


def _rules(day: Day, area: str | None) -> Rules:
    return rules_of(_found_in(day, area))
