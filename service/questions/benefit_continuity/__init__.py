"""Do benefits continue without a waiting period after a gap, a change of scheme or a first enrolment?

`waiting` states the law. Here the question is answered for facts that may be partly missing, with citations, conflicts,
local checks and remedies.

An earlier scheme, or months insured before, mean that this is not a first enrolment; a missed year means that there was
a gap. Facts that contradict each other leave the verdict undetermined. When a local rule ends: the national exemption
of a short gap still applies after an area's rule that only repeated it has expired. The length of a waiting period does
not, because the national text leaves it to the area; then only the national ceiling is known, and the rest is a local
check.

From 2027-01-01 each province sets when benefits start (Medical Security Law, article 13): answers announce it.
"""

from service.questions.benefit_continuity.answer import BenefitContinuityAnswerSchema
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import LOOKED_UP, space
from service.questions.benefit_continuity.sweeps import steps
from service.questions.benefit_continuity.telling import decide
from service.questions.question import Question

QUESTION = Question(
    name="eligibility-decisions/benefit-continuity",
    rank=90,
    operation_id="decideBenefitContinuity",
    tag="eligibility",
    summary="Do benefits continue without waiting after a gap or a change of scheme?",
    description=(
        "断缴、换医保或首次参保后，待遇能不能连续。 The verdict says whether there is no waiting; "
        "`waiting_months` says "
        "how long it is, as exactly as the facts and the book allow."
    ),
    kind="decision",
    facts=BenefitContinuityFacts,
    answer=decide,
    schema=BenefitContinuityAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    steps=steps,
)
