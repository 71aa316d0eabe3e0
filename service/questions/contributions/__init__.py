"""What is paid a month for pension, medical and unemployment insurance, and how much reaches the personal account?

An employed person pays shares of a contribution base: the monthly wage, raised to the floor or lowered to the ceiling
in force in the area for that insurance. 国办发〔2019〕13号 sets floor and ceiling at 60% and 300% of the average wage;
areas publish the yuan, some for pension alone, some for medical insurance alone, each for its own period. A stated base
is used instead of the wage, within the bounds in force. Expired bounds are not used: then a stated base stands, and a
wage alone leaves the amount open. The person's own medical contribution is what reaches the account
(国办发〔2021〕14号). People in flexible employment pay for medical insurance alone, by their area's rate and base
(Social Insurance Law article 23). Retired people whose years are complete pay nothing (article 27).

Ambiguities that stay visible. No source gives bounds for unemployment insurance; those of the pension are used. The
rates of pension and unemployment insurance are known from one article alone, which gives the latter twice, differently.
Each contribution is paid to the fen, so a total is the sum of rounded lines and a year is twelve such months.

A stated base replaces the wage: stating it after a wage asks about that base instead, so `contribution_base` is listed
as missing while only a wage is stated.
"""

from service.questions.contributions.answer import ContributionsAnswerSchema
from service.questions.contributions.facts import ContributionsFacts
from service.questions.contributions.law import LOOKED_UP, space
from service.questions.contributions.sweeps import curves
from service.questions.contributions.telling import compute
from service.questions.question import Question

QUESTION = Question(
    name="refund-amounts/contributions",
    rank=80,
    operation_id="computeContributions",
    tag="amounts",
    summary="What is paid for pension, medical and unemployment insurance?",
    description=(
        "养老、医保、失业保险每月缴多少，多少进个人账户。 The amount is the person's total a month; "
        "the lines tell person "
        "and employer, month and year, and what reaches the personal account."
    ),
    kind="amount",
    facts=ContributionsFacts,
    answer=compute,
    schema=ContributionsAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
    curves=curves,
)
