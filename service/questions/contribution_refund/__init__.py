"""Is a contribution paid back?

Guidance 医保发〔2020〕33号: before the benefit period begins, a resident premium is paid back on application after a
double payment, a death, a move into the employee scheme or an enrolment elsewhere. Once the period has begun, a
person's own contribution is not paid back. In principle one of two enrolments is kept: of two in the employee scheme
the one at the place of work; of two in the resident scheme the one at the habitual residence (students: the place of
study); across schemes the employee one after a year in it without a break. Medical Security Law article 13, from
2027-01-01: nobody may be enrolled twice; from then on a double enrolment is judged by the law, before that by the
guidance. The law itself says nothing about refunds, so the verdict does not change with it.

Ambiguities that stay visible: the guidance found speaks of resident premiums; whether a doubled employee contribution
is paid back is a local check, except where an area says so. Across schemes, with less than a year in the employee
scheme, no source says which enrolment is kept. Zhejiang's bar concerns a change of scheme, so it is not applied to a
double payment. Held enrolments are asked for a double payment only; the other reasons already imply them.
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
