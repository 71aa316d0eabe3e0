"""The published shape of the answer on the monthly credit."""

from typing import Any

from service.outcome import Amount
from service.shapes.members import (
    one_of,
    the_question,
)
from service.shapes.parts import (
    AmountSchema,
)
from service.wording.sentences import Sentences


class MonthlyCreditAnswerSchema(AmountSchema):
    """How much is credited each month?"""

    question = the_question("refund-amounts/monthly-credit")
    schedule = one_of("When it is posted, where known.", "monthly", "yearly_in_advance", nullable=True)


def values(amount: Amount, _: Sentences) -> dict[str, Any]:
    """When the credit is posted."""
    return {"schedule": amount.schedule}
