"""What a caller may state about a withdrawal in cash."""

from dataclasses import dataclass
from datetime import date

from service.facts import WithdrawalGround


@dataclass(frozen=True, slots=True)
class CashWithdrawalFacts:
    """Facts of `cash-withdrawal`. `credited_before`: all the money asked about was credited before this day."""

    area: str | None = None
    ground: WithdrawalGround | None = None
    credited_before: date | None = None
