"""What a caller may state about whether a contribution is paid back."""

from dataclasses import dataclass

from service.facts import RefundReason, Scheme


@dataclass(frozen=True, slots=True)
class RefundDecisionFacts:
    """Facts of the decision `contribution-refund`. `held_schemes` names a scheme twice where one is enrolled twice."""

    area: str | None = None
    held_schemes: tuple[Scheme, ...] | None = None
    employee_months: int | None = None
    benefit_period_started: bool | None = None
    reason: RefundReason | None = None
