"""The published shape of the answer on how much of the contributions is paid back."""

from service.shapes.members import the_question
from service.shapes.parts import AmountSchema


class RefundAmountAnswerSchema(AmountSchema):
    """How much of the contributions paid is paid back?"""

    question = the_question("refund-amounts/contribution-refund")
