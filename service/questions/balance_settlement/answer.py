"""The published shape of the answer on the settlement of an account."""

from service.shapes.members import the_question
from service.shapes.parts import AmountSchema


class BalanceSettlementAnswerSchema(AmountSchema):
    """How much is paid out or moved when the account is settled?"""

    question = the_question("refund-amounts/balance-settlement")
