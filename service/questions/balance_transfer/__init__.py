"""May the balance of the personal account move with the insurance relation, and if not, where does it go?

Social Insurance Law article 32: the relation follows the person. Interim measures 医保办发〔2021〕43号: a member of the
employee scheme who is not retired transfers once the insurance at the origin is suspended and the destination has
enrolled them. The money of the account is part of what is transferred (article 2). Retired people are outside these
measures; several provinces say so in their own words.

Within a province its own rule goes first. Some provinces move the balance. Guangdong's measures of 2022 left it usable
in every city, neither moved nor cashed, until they expired on 2025-06-30; the book has no rule for the time after that,
and answers say so. A balance that cannot be moved goes to the person's own bank account.

"No arrears" is not in the national text. It is a criterion (`arrears_settled`) only where the area's own rule names it,
that is, where the parameter `within_province_conditions` contains `arrears_paid`.

Family sharing (notice of 2026-01-09) ends by itself with a transfer to another pool, whichever side moves. This decides
nothing; answers mention it where sharing is stated.

An ambiguity that stays visible: the resident scheme has no personal account, so a balance cannot move into it. The
national text does not say what happens to it then; that is a local check.

A retiree resettled in another province does not transfer. Where the origin lists resettlement as a ground for paying
the balance out (`payout_grounds`), it goes to the person's own bank account on application. Where no list is known,
both routes stay open.
"""

from service.questions.balance_transfer.answer import BalanceTransferAnswerSchema
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.balance_transfer.law import LOOKED_UP, space
from service.questions.balance_transfer.telling import begin, decide
from service.questions.question import Question

QUESTION = Question(
    name="eligibility-decisions/balance-transfer",
    rank=10,
    operation_id="decideBalanceTransfer",
    tag="eligibility",
    summary="May the balance move with the insurance relation?",
    description=(
        "余额能不能随医保关系转移，不能时去哪里。 The verdict says whether the balance leaves the "
        "origin with the "
        "relation; the route says where it goes."
    ),
    kind="decision",
    facts=BalanceTransferFacts,
    answer=decide,
    schema=BalanceTransferAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    begins=begin,
)
