"""The published shape of the answer on the cost of missing months."""

from service.shapes.members import the_question
from service.shapes.parts import AmountSchema


class RetirementMakeupAnswerSchema(AmountSchema):
    """What do the missing months cost?"""

    question = the_question("refund-amounts/retirement-makeup")
