"""May a relative use the money of a personal account?

Guiding opinions 国办发〔2024〕38号, following the Civil Code: the account may be shared with close relatives, who are
spouse, parents, children, siblings, and the grandparents and grandchildren of either side. Parents-in-law are not among
them. The relative must be insured, in the employee or the resident scheme. By the end of 2024 every province had
followed, within the province; before that Beijing had its own shorter list, for relatives insured in Beijing. Notice of
2026-01-09: sharing reaches across provinces, pays for costs borne personally and for the premiums of the resident
scheme and of long-term care, and never passes on the benefit itself (reimbursement, eligibility, the card). Before that
notice the uses are those of 国办发〔2021〕14号 as later widened.

Ambiguities that stay visible:

- Across provinces both pools must have opened the wallet. The notice counts the open pools and does not name them, so
  `both_pools_open` has no known rule: the verdict is open, with a local check for both areas. A yes would rest on a
  majority, not on a rule for these two areas.
- A transfer or the end of insurance ends the sharing by itself. That is a consequence of the move, not a condition for
  sharing: `owner_moving_out` warns and never decides. The text is that of the notice on sharing across provinces; for
  sharing within a province the warning says to ask locally.
- Between the national list and the day by which all provinces had followed, a relative on the national list but not
  on the area's own is open: the day on which the area followed is not known.
- A list of uses says what is allowed, not that nothing else is: a use that no list names is open. Only what the notice
  excludes is a no. If an area's page names fewer uses than the notice, the notice counts: it is higher and later.
- Before the notice, no rule that we know of allowed or forbade sharing across provinces: open.
"""

from service.questions.family_sharing.answer import FamilySharingAnswerSchema
from service.questions.family_sharing.facts import FamilySharingFacts
from service.questions.family_sharing.law import LOOKED_UP, space
from service.questions.family_sharing.telling import decide
from service.questions.question import Question

QUESTION = Question(
    name="eligibility-decisions/family-sharing",
    rank=20,
    operation_id="decideFamilySharing",
    tag="eligibility",
    summary="May a relative use the money of a personal account?",
    description="个人账户的钱能不能给亲属用。 A move of the owner to another pool warns and does not decide; across "
    "provinces both pools must be open, which is a local check.",
    kind="decision",
    facts=FamilySharingFacts,
    answer=decide,
    schema=FamilySharingAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
)
