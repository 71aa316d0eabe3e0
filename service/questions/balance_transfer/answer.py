"""The published shape of the answer on a transfer of the balance."""

from service.shapes.members import listed, one_of, the_question
from service.shapes.parts import DecisionSchema

_ROUTES = ("moves_with_relation", "stays_usable_within_province", "paid_to_own_bank_account", "stays_at_origin")


class BalanceTransferAnswerSchema(DecisionSchema):
    """May the balance move with the relation, and where does it go?"""

    question = the_question("eligibility-decisions/balance-transfer")
    route = one_of("Where the balance goes, when sure.", *_ROUTES, nullable=True)
    possible_routes = listed(one_of("A route still possible.", *_ROUTES), "Every route still possible.", 4)
