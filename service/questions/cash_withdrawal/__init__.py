"""May the balance of the personal account be taken out in cash?

As a rule no: guidance 国办发〔2021〕14号 names what the account may pay for, and cash is not among it. Provinces and
cities have closed lists of cases in which the whole balance is paid out once (`payout_grounds`): death, settling abroad
and a few more. Fujian states the principle: only where the money can be neither moved nor used, and a transfer goes
first. Beijing let people draw the money freely until 2022-08-31; money credited before 2022-09-01 may still be drawn
(京医保发〔2022〕28号). Wuhan says that the account pays no cash and is inherited, and names no grounds: that is a no
for every ground but death.

Two ways lead to a yes. The criteria shown are those of the way that decides: money from before the end of free
withdrawal, else the ground.

Ambiguities that stay visible: where no list is known, a ground is a local check and never a guess. That a balance is
inherited (国发〔1998〕44号) is told after a death, but does not say that it is paid in cash: Wuhan's is inherited and
pays none, and some rules put it into the heir's own account first. Without a ground the answer is no wherever the
national guidance is in force, unless the area itself lets people draw. Money credited before a day after the end of
free withdrawal may be partly older; as a whole it may not be drawn, and the answer says that the older part may.
"""

from service.questions.cash_withdrawal.answer import CashWithdrawalAnswerSchema
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.cash_withdrawal.law import LOOKED_UP, space
from service.questions.cash_withdrawal.telling import decide
from service.questions.question import Question

QUESTION = Question(
    name="eligibility-decisions/cash-withdrawal",
    rank=50,
    operation_id="decideCashWithdrawal",
    tag="eligibility",
    summary="May the balance be taken out in cash?",
    description=(
        "个人账户余额能不能取出来。 Only on the grounds that the area lists; local lists "
        "differ, and no list is "
        "guessed."
    ),
    kind="decision",
    facts=CashWithdrawalFacts,
    answer=decide,
    schema=CashWithdrawalAnswerSchema,
    looked_up=frozenset(LOOKED_UP),
    space=space,
)
