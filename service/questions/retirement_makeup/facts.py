"""What a caller may state about the cost of missing months."""

from dataclasses import dataclass
from decimal import Decimal

from service.facts import InsuredStatus, Sex


@dataclass(frozen=True, slots=True)
class RetirementMakeupFacts:
    """Facts of `retirement-makeup`. The base is yuan a month, the rate a share of one."""

    area: str | None = None
    shortfall_months: int | None = None
    base: Decimal | None = None
    rate: Decimal | None = None
    sex: Sex | None = None
    contribution_months: int | None = None
    insured_status: InsuredStatus | None = None
