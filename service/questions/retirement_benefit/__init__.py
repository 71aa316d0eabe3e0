"""Does a person get the medical benefits of retired people for life, and if years are missing, what can be done?

Social Insurance Law article 27: a person who has paid the required years by the statutory retirement age pays no more
after retirement and has the benefits; a person who has not may go on paying until the years are reached. The law names
no number. Areas do, by sex, some by the year in which the age is reached, some with years that must really be paid
there. The numbers never come from pension law, whose fifteen to twenty years are another matter. Hainan does not bar a
shortfall: benefits fall with each missing year. The benefits begin with the retirement formalities of the scheme.

Ambiguities that stay visible: where years may also be paid elsewhere or within the province, the months paid in this
area can only show that they are enough, never that they are not. Where an area distinguishes people by when they began
work or were first insured, the requirement is a range until that month is stated. A person who retired early by choice
with the formalities done has not reached the statutory month; no source says whether the benefits already begin, so
that is left open.
"""

from service.questions.question import Question
from service.questions.retirement_benefit.answer import RetirementBenefitAnswerSchema, values
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.law import LOOKED_UP, space
from service.questions.retirement_benefit.sweeps import steps
from service.questions.retirement_benefit.telling import begin, decide, turns

QUESTION = Question(
    name="eligibility-decisions/retirement-benefit",
    rank=110,
    operation_id="decideRetirementBenefit",
    tag="eligibility",
    summary="Does a person get the benefits of retired people, and what if months are missing?",
    description=(
        "能否享受退休医保待遇，年限不足有哪些办法。 The statutory month by the official rule, the "
        "months the area asks "
        "for, what is missing, and the options side by side."
    ),
    kind="decision",
    facts=RetirementBenefitFacts,
    answer=decide,
    schema=RetirementBenefitAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    begins=begin,
    turns=turns,
    values=values,
    steps=steps,
)
