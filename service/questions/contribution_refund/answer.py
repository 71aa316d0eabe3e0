"""The published shape of the answer on whether a contribution is paid back."""

from service.shapes.members import one_of, the_question
from service.shapes.parts import DecisionSchema


class RefundDecisionAnswerSchema(DecisionSchema):
    """Is a contribution paid back, and which of two enrolments is kept?"""

    question = the_question("eligibility-decisions/contribution-refund")
    kept_enrolment = one_of(
        "Which of two enrolments is kept in principle, where a rule says so.",
        "place_of_work",
        "habitual_residence",
        "employee_scheme",
        nullable=True,
    )
