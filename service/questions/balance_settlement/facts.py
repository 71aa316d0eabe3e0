"""What a caller may state about the settlement of an account."""

from dataclasses import dataclass
from decimal import Decimal

from service.facts import Route


@dataclass(frozen=True, slots=True)
class BalanceSettlementFacts:
    """Facts of `balance-settlement`, in yuan. `balance` is the usable money, without what is reserved for sharing."""

    area: str | None = None
    balance: Decimal | None = None
    reserved_for_sharing: Decimal | None = None
    overpaid_benefits: Decimal | None = None
    pending_credits: Decimal | None = None
    route: Route | None = None
