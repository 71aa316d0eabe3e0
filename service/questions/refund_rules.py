"""What the decision and the amount of a contribution refund share: the rules of one area, and two tests.

Guidance 医保发〔2020〕33号: before the benefit period begins, a resident premium is paid back on application to a
person who paid twice, died, joined the employee scheme or enrolled elsewhere; after it has begun, a person's own
contribution is not. Zhejiang's regulation, article 24: what was paid before a change of scheme is not paid back. There
a provincial regulation goes before the general guidance, and the answer shows both.

An ambiguity that stays visible: a report on Chongqing says that a resident premium is paid back to a person who joined
that scheme while employee benefits already ran, without saying until when. It does not displace the general guidance;
the answer there is that of the guidance, with both versions shown and a local check.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from service.facts import RefundReason
from service.outcome import Claim, Conflict
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.terms import EnrolmentKept
from service.policy.values import Finding
from service.reasoning.rivalry import rivalry

PARAMETERS = (
    "refund_reasons",
    "refund_after_period_began",
    "refund_on_scheme_switch",
    "employee_premium_refundable",
    "enrolment_kept",
    "one_enrolment_only",
    "double_enrolment_forbidden",
    "refund_application_by",
    "refund_dates",
)

READING = Reading.of(PARAMETERS)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one area. `None`: the book has no rule."""

    reasons: tuple[str, ...] | None
    after_period_began: str | None
    switch_refunded: bool | None
    employee_premium: bool | None
    kept: EnrolmentKept | None
    forbidden_by_law: bool


def findings_of(day: Day, area: str | None) -> Mapping[str, Finding]:
    """Look up everything for one area."""
    return day.at(area).read(READING).findings


def rules_of(day: Day, area: str | None) -> Rules:
    """Read the rules of one area on a day."""
    findings = findings_of(day, area)
    return Rules(
        reasons=cast("tuple[str, ...] | None", findings["refund_reasons"].term),
        after_period_began=cast("str | None", findings["refund_after_period_began"].term),
        switch_refunded=cast("bool | None", findings["refund_on_scheme_switch"].term),
        employee_premium=cast("bool | None", findings["employee_premium_refundable"].term),
        kept=cast("EnrolmentKept | None", findings["enrolment_kept"].term),
        forbidden_by_law=findings["double_enrolment_forbidden"].term is True,
    )


def switch_barred(rules: Rules, reason: RefundReason | None) -> bool:
    """Whether the reason is a change of scheme and the area's own rule bars the refund then."""
    return reason is RefundReason.JOINED_EMPLOYEE_SCHEME and rules.switch_refunded is False


def period_allows(rules: Rules, *, started: bool) -> bool | None:
    """Whether the benefit period leaves room for a refund; `None` if no rule says so."""
    if not started:
        return True
    return None if rules.after_period_began is None else False


def switch_conflict(findings: Mapping[str, Finding]) -> Conflict | None:
    """Return the conflict of the area's own bar with the general rule that names a change of scheme as a reason."""
    own, general = findings["refund_on_scheme_switch"].value, findings["refund_reasons"].value
    if own is None or general is None:
        return None
    return Conflict(own.parameter, (Claim(own, applied=True), Claim(general, applied=False)), "more_local")


def period_conflict(view: PolicyView, findings: Mapping[str, Finding]) -> Conflict | None:
    """Return the conflict of a local source on refunds after the period has begun with the rule applied."""
    finding = findings["refund_after_period_began"]
    return rivalry(finding, view.claims(finding.parameter))
