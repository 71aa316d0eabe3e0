"""The published shape of the answer on a withdrawal in cash."""

from service.shapes.members import the_question
from service.shapes.parts import DecisionSchema


class CashWithdrawalAnswerSchema(DecisionSchema):
    """May the balance be taken out in cash?"""

    question = the_question("eligibility-decisions/cash-withdrawal")
