"""The published shape of the answer on contributions."""

from service.shapes.members import the_question
from service.shapes.parts import AmountSchema


class ContributionsAnswerSchema(AmountSchema):
    """What is paid for pension, medical and unemployment insurance?"""

    question = the_question("refund-amounts/contributions")
