"""What a caller may state about the amount of a refund."""

from dataclasses import dataclass

from service.facts import Payment, RefundReason


@dataclass(frozen=True, slots=True)
class RefundAmountFacts:
    """Facts of the amount `contribution-refund`."""

    paid_months: tuple[Payment, ...] | None = None
    area: str | None = None
    benefit_period_started: bool | None = None
    reason: RefundReason | None = None
