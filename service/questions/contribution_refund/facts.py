"""What a caller may state about a refund of contributions."""

from dataclasses import dataclass

from service.facts import RefundReason, Scheme


@dataclass(frozen=True, slots=True)
class RefundDecisionFacts:
    """Facts of the decision `contribution-refund`. `held_schemes` names a scheme twice if enrolled in it twice."""

    area: str | None = None
    held_schemes: tuple[Scheme, ...] | None = None
    employee_months: int | None = None
    benefit_period_started: bool | None = None
    reason: RefundReason | None = None
