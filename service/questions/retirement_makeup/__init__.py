"""What do the months missing for the benefits of retired people cost?

The missing months times the monthly base times the rate. Areas set base and rate; some publish the sum per month. An
area's own figures go before the caller's, which stand in where the area has none and are named as the caller's. The
missing months are those the caller states, else the months the area asks for on the day asked less those paid; a range
while sex or months are missing. Only paying at once makes the amount; paying on month by month has lines of its own.
"""

from service.questions.question import Question
from service.questions.retirement_makeup.answer import RetirementMakeupAnswerSchema
from service.questions.retirement_makeup.areas import turns
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import LOOKED_UP
from service.questions.retirement_makeup.sweeps import curves
from service.questions.retirement_makeup.telling import compute, space

QUESTION = Question(
    name="refund-amounts/retirement-makeup",
    rank=120,
    operation_id="computeRetirementMakeup",
    tag="amounts",
    summary="What do the missing months cost?",
    description="补缴所差年限要多少钱。 Missing months times base times rate: the figures of the area, else those of "
    "the caller, named as such.",
    kind="amount",
    facts=RetirementMakeupFacts,
    answer=compute,
    schema=RetirementMakeupAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    turns=turns,
    curves=curves,
)
