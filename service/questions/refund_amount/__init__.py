"""How much of the contributions paid is paid back?

Everything paid for the months named, or nothing: guidance 医保发〔2020〕33号 pays a resident premium back before the
benefit period begins and not after it, for each of four reasons; Zhejiang pays nothing back on a change of scheme.
Missing facts leave bounds from nothing to the whole sum. The decision of the same name says whether the reason holds.

An ambiguity that stays visible: for Chongqing one report mentions refunds of a doubled payment after the period has
begun. The amount is that of the guidance, nothing, with both versions shown and a local check.
"""

from service.questions.question import Question
from service.questions.refund_amount.answer import RefundAmountAnswerSchema
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.refund_amount.law import space
from service.questions.refund_amount.telling import compute
from service.questions.refund_rules import PARAMETERS

QUESTION = Question(
    name="refund-amounts/contribution-refund",
    rank=40,
    operation_id="computeContributionRefund",
    tag="amounts",
    summary="How much of the contributions paid is paid back?",
    description="已缴的医保费能退多少。 All of what was paid or nothing; bounds while a deciding fact is missing.",
    kind="amount",
    facts=RefundAmountFacts,
    answer=compute,
    schema=RefundAmountAnswerSchema,
    looked_up=frozenset(PARAMETERS),
    space=space,
)
