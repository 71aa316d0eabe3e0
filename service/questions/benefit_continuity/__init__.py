"""Are benefits continuous, that is, without a waiting, after a gap, a change of scheme or a first enrolment?

The law is told in `waiting`. Here the question is put for facts that may be partly missing, and the answer is given its
citations, conflicts, local checks and remedies.

An earlier scheme, or months insured before, imply that this is no first enrolment, and a missed year implies a gap;
what contradicts itself is left undetermined. Of the end of a local rule: the national exemption of a short gap goes on
applying after an area's rule that only repeated it has run out; the length of a waiting does not, because the national
text leaves it to the area, so after the end only the national ceiling is known, and the rest is a local check.

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
