"""The published shape of the answer on family sharing."""

from service.shapes.members import the_question
from service.shapes.parts import DecisionSchema


class FamilySharingAnswerSchema(DecisionSchema):
    """May a relative use the money of a personal account?"""

    question = the_question("eligibility-decisions/family-sharing")
