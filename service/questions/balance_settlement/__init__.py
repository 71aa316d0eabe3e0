"""How much of the balance is paid out or moved when the account is settled?

The sum is the usable balance plus credits due but not yet posted, less benefits that were overpaid: regulation
国务院令第765号, article 46, lets the agency take these from the account. Money set aside for family sharing comes back
when the sharing is dissolved (notice of 2026-01-09). It is included where that rule is in force and known; otherwise
the bounds cover both cases. Where the balance stays, nothing is paid out and nothing is lost.

Interest is mentioned where an area has a rule, and never computed: no source says from which day and on which balance.

Ambiguities that stay visible: article 46 says that overpaid benefits may be taken, not that they always are; the sum
assumes that they are. For days before the regulation no rule is known, so the bounds cover both cases.
"""

from service.questions.balance_settlement.answer import BalanceSettlementAnswerSchema
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.questions.balance_settlement.law import LOOKED_UP, space
from service.questions.balance_settlement.sweeps import curves
from service.questions.balance_settlement.telling import compute
from service.questions.question import Question

QUESTION = Question(
    name="refund-amounts/balance-settlement",
    rank=60,
    operation_id="computeBalanceSettlement",
    tag="amounts",
    summary="How much is paid out or moved when the account is settled?",
    description="结清个人账户时能拿到或转走多少钱。 Exact where all sums are stated, else exact bounds.",
    kind="amount",
    facts=BalanceSettlementFacts,
    answer=compute,
    schema=BalanceSettlementAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    curves=curves,
)
