"""Is a contribution paid back?

Guidance 医保发〔2020〕33号: before the benefit period begins a resident premium is paid back on application, for a
double payment, a death, a move into the employee scheme or an enrolment elsewhere; once the period has begun, a
person's own contribution is not. Of two enrolments one is kept in principle: of two in the employee scheme the one at
the place of work, of two in the resident scheme the one at the habitual residence (students: the place of study), and
across schemes the employee one after a year in it without a break. Medical security law article 13, from 2027-01-01:
nobody may be enrolled twice; from then on a double enrolment is measured by the law, before by the guidance. The law
itself says nothing of refunds, so the verdict does not change with it.

Ambiguities that stay visible: the guidance found speaks of resident premiums; whether a doubled employee contribution
is paid back is a local check, except where an area says so. Across schemes, with less than a year in the employee
scheme, no source says which enrolment is kept. Zhejiang's bar is on a change of scheme, so it is not applied to a
double payment. What a person holds is asked for a double payment only; the other reasons say it themselves.
"""

from service.questions.contribution_refund.answer import RefundDecisionAnswerSchema
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.contribution_refund.law import space
from service.questions.contribution_refund.telling import decide
from service.questions.question import Question
from service.questions.refund_rules import PARAMETERS

QUESTION = Question(
    name="eligibility-decisions/contribution-refund",
    rank=30,
    operation_id="decideContributionRefund",
    tag="eligibility",
    summary="Is a contribution paid back, and which of two enrolments is kept?",
    description=(
        "重复缴费等情形，医保费能不能退，保留哪一个参保关系。 The verdict is about a person's own "
        "contribution; which of two "
        "enrolments is kept stands beside it."
    ),
    kind="decision",
    facts=RefundDecisionFacts,
    answer=decide,
    schema=RefundDecisionAnswerSchema,
    looked_up=frozenset(PARAMETERS),
    space=space,
)
