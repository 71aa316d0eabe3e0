"""How much is credited to the personal account each month?

Guidance 国办发〔2021〕14号: employed people are credited their own contribution, 2% of their own base. Retired people
are credited a fixed sum that their area derived once from the average pension of its reform year, not a share of their
own pension. Areas set the sum, some by age, some by the kind of unit a person retired from. The retiree's credit begins
with the retirement formalities. People in flexible employment are credited as the area says. The resident scheme has no
credit.

If the book has only a rate, the caller's own average pension gives the sum; if it has nothing, the caller's own average
pension and rate do, and the answer names them as the caller's. An area's own figure goes before the caller's. While no
area is stated, the caller's two figures are used as they stand.

A contribution base is limited to the bounds in force in the area for medical insurance; if no base is stated, those
bounds limit the credit. Bounds of the pension base are not used here.

An ambiguity that stays visible: no source says from which day of the birthday month a higher tier counts, so in that
month the answer gives the bounds of both tiers.
"""

from service.questions.monthly_credit.answer import MonthlyCreditAnswerSchema, values
from service.questions.monthly_credit.birthdays import turns
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import LOOKED_UP, space
from service.questions.monthly_credit.sweeps import curves
from service.questions.monthly_credit.telling import compute
from service.questions.question import Question

QUESTION = Question(
    name="refund-amounts/monthly-credit",
    rank=70,
    operation_id="computeMonthlyCredit",
    tag="amounts",
    summary="How much is credited to the account each month?",
    description=(
        "每月划入个人账户多少钱。 Exact where the facts and the book allow, else exact bounds or a local check."
    ),
    kind="amount",
    facts=MonthlyCreditFacts,
    answer=compute,
    schema=MonthlyCreditAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    turns=turns,
    values=values,
    curves=curves,
)
