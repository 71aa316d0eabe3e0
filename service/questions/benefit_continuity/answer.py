"""The published shape of the answer on whether benefits continue."""

from service.shapes.fields import AnswerSchema
from service.shapes.members import a_count, nested, one_of, the_question
from service.shapes.parts import DecisionSchema


class WaitingMonthsSchema(AnswerSchema):
    """A waiting in whole months: exact, or its least and greatest length; all null where no rule is known."""

    min = a_count("The least it can be.", unit="months", nullable=True, most=10_000)
    max = a_count("The greatest it can be; null without a bound.", unit="months", nullable=True, most=10_000)
    exact = a_count("The months, when sure.", unit="months", nullable=True, most=10_000)


class BenefitContinuityAnswerSchema(DecisionSchema):
    """Are benefits continuous, without a waiting?"""

    question = the_question("eligibility-decisions/benefit-continuity")
    waiting_months = nested(WaitingMonthsSchema, "Months from the month of payment until full benefits; 0 is none.")
    benefit_from = one_of(
        "From when benefits run, when sure: `retroactive` is from the month of payment with the gap covered "
        "afterwards; `after_waiting` is when the months of waiting are over.",
        *("retroactive", "month_of_payment", "month_after_payment", "second_month", "third_month", "after_waiting"),
        nullable=True,
    )
