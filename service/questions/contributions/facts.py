"""What a caller may state about contributions."""

from dataclasses import dataclass
from decimal import Decimal

from service.facts import InsuredStatus


@dataclass(frozen=True, slots=True)
class ContributionsFacts:
    """Facts of `contributions`. Wage and base are yuan a month; a stated base goes before the wage."""

    area: str | None = None
    wage: Decimal | None = None
    contribution_base: Decimal | None = None
    insured_status: InsuredStatus | None = None
