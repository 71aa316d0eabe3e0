"""What a caller may state about the monthly credit."""

from dataclasses import dataclass
from decimal import Decimal

from service.facts import InsuredStatus, Month, RetireeGroup, Scheme


@dataclass(frozen=True, slots=True)
class MonthlyCreditFacts:
    """Facts of `monthly-credit`. Base and average pension are yuan a month, the rate is a share of one."""

    area: str | None = None
    scheme: Scheme | None = None
    insured_status: InsuredStatus | None = None
    retirement_formalities_done: bool | None = None
    retiree_group: RetireeGroup | None = None
    birth_month: Month | None = None
    contribution_base: Decimal | None = None
    average_pension: Decimal | None = None
    credit_rate: Decimal | None = None
