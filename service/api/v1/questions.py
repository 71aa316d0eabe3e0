"""The questions of the contract: one table, and the routes made from it.

A question is its name, its facts, the core function that answers them and the shape of the answer. The request schema
is made from the facts: every fact optional and nullable, unknown fields refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from flask import Response
from marshmallow import Schema

from service.api import limits, telemetry
from service.api.context import day_asked, reply, sentences, service
from service.api.fields import (
    AnswerSchema,
)
from service.api.spec import StrictBlueprint
from service.api.v1 import answer_schemas, answers, retirement_answers
from service.api.v1.answers import Asked
from service.api.v1.fact_schemas import facts_schema
from service.api.v1.hearts import heart
from service.api.v1.validity import Asking, chinese, next_change
from service.decisions import (
    balance_settlement,
    balance_transfer,
    benefit_continuity,
    cash_withdrawal,
    contribution_refund,
    contributions,
    family_sharing,
    monthly_credit,
    processing_time,
    refund_amount,
    refund_rules,
    retirement_benefit,
    retirement_makeup,
)
from service.facts import (
    KINDS,
    BalanceSettlementFacts,
    BalanceTransferFacts,
    BenefitContinuityFacts,
    CashWithdrawalFacts,
    ContributionsFacts,
    FamilySharingFacts,
    Month,
    MonthlyCreditFacts,
    Payment,
    ProcessingTimeFacts,
    RefundAmountFacts,
    RefundDecisionFacts,
    RetirementBenefitFacts,
    RetirementMakeupFacts,
)
from service.money import wire
from service.outcome import NextChange, Space
from service.policy.book import PolicyBook


@dataclass(frozen=True, slots=True)
class Question:
    """One question: where it is asked, of which facts, who answers it, and how the answer looks.

    `looked_up` names all parameters that an answer looks up; `space` has the completions of facts that are missing;
    `turns` tells the days after a day on which an answer may change by the calendar alone, while the rules stay.
    """

    name: str
    operation_id: str
    tag: str
    summary: str
    description: str
    facts: type[Any]
    answer: Callable[[Any, PolicyBook, date, date], Any]
    wire: Callable[[Any, Asked], dict[str, Any]]
    answer_schema: type[AnswerSchema]
    looked_up: frozenset[str]
    space: Callable[[Any, PolicyBook, date, date], Space[Any]]
    turns: Callable[[Any, PolicyBook, date, date], Iterable[NextChange]] = lambda *_: ()


QUESTIONS = (
    Question(
        "eligibility-decisions/balance-transfer",
        "decideBalanceTransfer",
        "eligibility",
        "May the balance move with the insurance relation?",
        "余额能不能随医保关系转移，不能时去哪里。 The verdict says whether the balance leaves the origin with the "
        "relation; the route says where it goes.",
        BalanceTransferFacts,
        balance_transfer.decide,
        answers.decision_answer,
        answer_schemas.BalanceTransferAnswerSchema,
        frozenset(balance_transfer.LOOKED_UP),
        balance_transfer.space,
    ),
    Question(
        "eligibility-decisions/family-sharing",
        "decideFamilySharing",
        "eligibility",
        "May a relative use the money of a personal account?",
        "个人账户的钱能不能给亲属用。 A move of the owner to another pool warns and does not decide; across provinces "
        "both pools must be open, which is a local check.",
        FamilySharingFacts,
        family_sharing.decide,
        answers.decision_answer,
        answer_schemas.FamilySharingAnswerSchema,
        frozenset(family_sharing.LOOKED_UP),
        family_sharing.space,
    ),
    Question(
        "eligibility-decisions/contribution-refund",
        "decideContributionRefund",
        "eligibility",
        "Is a contribution paid back, and which of two enrolments is kept?",
        "重复缴费等情形，医保费能不能退，保留哪一个参保关系。 The verdict is about a person's own contribution; which "
        "of two enrolments is kept stands beside it.",
        RefundDecisionFacts,
        contribution_refund.decide,
        answers.decision_answer,
        answer_schemas.RefundDecisionAnswerSchema,
        frozenset(refund_rules.PARAMETERS),
        contribution_refund.space,
    ),
    Question(
        "refund-amounts/contribution-refund",
        "computeContributionRefund",
        "amounts",
        "How much of the contributions paid is paid back?",
        "已缴的医保费能退多少。 All of what was paid or nothing; bounds while a deciding fact is missing.",
        RefundAmountFacts,
        refund_amount.compute,
        answers.amount_answer,
        answer_schemas.RefundAmountAnswerSchema,
        frozenset(refund_rules.PARAMETERS),
        refund_amount.space,
    ),
    Question(
        "eligibility-decisions/cash-withdrawal",
        "decideCashWithdrawal",
        "eligibility",
        "May the balance be taken out in cash?",
        "个人账户余额能不能取出来。 Only on the grounds that the area lists; local lists differ, and no "
        "list is guessed.",
        CashWithdrawalFacts,
        cash_withdrawal.decide,
        answers.decision_answer,
        answer_schemas.CashWithdrawalAnswerSchema,
        frozenset(cash_withdrawal.LOOKED_UP),
        cash_withdrawal.space,
    ),
    Question(
        "refund-amounts/balance-settlement",
        "computeBalanceSettlement",
        "amounts",
        "How much is paid out or moved when the account is settled?",
        "结清个人账户时能拿到或转走多少钱。 Exact where all sums are stated, else exact bounds.",
        BalanceSettlementFacts,
        balance_settlement.compute,
        answers.amount_answer,
        answer_schemas.BalanceSettlementAnswerSchema,
        frozenset(balance_settlement.LOOKED_UP),
        balance_settlement.space,
    ),
    Question(
        "refund-amounts/monthly-credit",
        "computeMonthlyCredit",
        "amounts",
        "How much is credited to the account each month?",
        "每月划入个人账户多少钱。 Exact where the facts and the book allow, else exact bounds or a local check.",
        MonthlyCreditFacts,
        monthly_credit.compute,
        answers.credit_answer,
        answer_schemas.MonthlyCreditAnswerSchema,
        frozenset(monthly_credit.LOOKED_UP),
        monthly_credit.space,
        monthly_credit.turns,
    ),
    Question(
        "refund-amounts/contributions",
        "computeContributions",
        "amounts",
        "What is paid for pension, medical and unemployment insurance?",
        "养老、医保、失业保险每月缴多少，多少进个人账户。 The amount is the person's total a month; the lines tell "
        "person and employer, month and year, and what reaches the personal account.",
        ContributionsFacts,
        contributions.compute,
        answers.amount_answer,
        answer_schemas.ContributionsAnswerSchema,
        frozenset(contributions.LOOKED_UP),
        contributions.space,
    ),
    Question(
        "eligibility-decisions/benefit-continuity",
        "decideBenefitContinuity",
        "eligibility",
        "Do benefits continue without waiting after a gap or a change of scheme?",
        "断缴、换医保或首次参保后，待遇能不能连续。 The verdict says whether there is no waiting; `waiting_months` "
        "says how long it is, as exactly as the facts and the book allow.",
        BenefitContinuityFacts,
        benefit_continuity.decide,
        answers.decision_answer,
        answer_schemas.BenefitContinuityAnswerSchema,
        frozenset(benefit_continuity.LOOKED_UP),
        benefit_continuity.space,
    ),
    Question(
        "processing-time-estimates",
        "estimateProcessingTime",
        "times",
        "How long may the agency take, and is the case late?",
        "办理要多久、是否超期。 Limits counted on the published calendar of working days; ranges where it is not "
        "published.",
        ProcessingTimeFacts,
        processing_time.estimate,
        answers.timetable_answer,
        answer_schemas.ProcessingTimeAnswerSchema,
        frozenset(processing_time.LOOKED_UP),
        processing_time.space,
    ),
    Question(
        "eligibility-decisions/retirement-benefit",
        "decideRetirementBenefit",
        "eligibility",
        "Does a person get the benefits of retired people, and what if months are missing?",
        "能否享受退休医保待遇，年限不足有哪些办法。 The statutory month by the official rule, the months the area asks "
        "for, what is missing, and the options side by side.",
        RetirementBenefitFacts,
        retirement_benefit.decide,
        retirement_answers.retirement_answer,
        retirement_answers.RetirementBenefitAnswerSchema,
        frozenset(retirement_benefit.LOOKED_UP),
        retirement_benefit.space,
        retirement_benefit.turns,
    ),
    Question(
        "refund-amounts/retirement-makeup",
        "computeRetirementMakeup",
        "amounts",
        "What do the missing months cost?",
        "补缴所差年限要多少钱。 Missing months times base times rate: the figures of the area, else those "
        "of the caller, named as such.",
        RetirementMakeupFacts,
        retirement_makeup.compute,
        answers.amount_answer,
        retirement_answers.RetirementMakeupAnswerSchema,
        frozenset(retirement_makeup.LOOKED_UP),
        retirement_makeup.space,
        retirement_makeup.turns,
    ),
)

BY_NAME: Mapping[str, Question] = {question.name: question for question in QUESTIONS}
"""The questions by their names."""


def blueprint() -> StrictBlueprint:
    """The routes of all questions."""
    made = StrictBlueprint("questions", __name__, url_prefix="/v1")
    for question in QUESTIONS:
        _add(made, question)
    return made


def _add(made: StrictBlueprint, question: Question) -> None:
    # An instance: of a class, webargs would make a new one for every request.
    schema = request_schema(question)()

    def view(stated: Mapping[str, Any]) -> Response:
        return reply(answer(question, stated))

    view.__name__ = question.operation_id
    view.__doc__ = f"{question.summary}\n\n{question.description}"
    documented = made.response(200, question.answer_schema, description="The answer.")(view)
    documented = made.doc(operationId=question.operation_id, tags=[question.tag])(documented)
    made.post(f"/{question.name}")(made.arguments(schema)(documented))


def answer(question: Question, stated: Mapping[str, Any], *, whole: bool = True) -> dict[str, Any]:
    """The answer to a question for what was stated (already judged by its schema), or only its heart."""
    limits.within_deadline()
    asked = asked_as(question.name, stated)
    facts = question.facts(**without_days(stated))
    content = (question.wire if whole else heart)(dated(question, facts, asked.book, asked.on, asked.known_on), asked)
    limits.within_deadline()
    telemetry.answered(question.operation_id, content)
    return content


@lru_cache(maxsize=512)
def dated(question: Question, facts: Any, book: PolicyBook, on: date, known_on: date) -> Any:  # noqa: ANN401 - of any question.
    """The outcome of a question with the day on which it changes. Remembered, because answers are asked for again."""
    asked = Asked(question.name, {}, on, known_on, book, chinese(book))
    areas = {getattr(facts, field.name) for field in fields(facts) if KINDS[field.name] == "area"}
    asking = Asking(
        answer=lambda day: question.answer(facts, book, day, known_on),
        tell=lambda outcome: question.wire(outcome, asked),
        rests_on=lambda outcome: (finding.value for finding in outcome.grounds.findings),
        openings=book.openings(None if None in areas else frozenset(areas), question.looked_up, known_on),
        turns=lambda day: question.turns(facts, book, day, known_on),
    )
    outcome = question.answer(facts, book, on, known_on)
    return replace(outcome, grounds=replace(outcome.grounds, next_change=next_change(asking, outcome, on)))


def asked_as(name: str, stated: Mapping[str, Any]) -> Asked:
    """What was stated, as it was asked of that name; a day that is not stated is today."""
    parts = service()
    today = day_asked()
    return Asked(
        question=name,
        stated={fact: canonical(value, KINDS[fact]) for fact, value in without_days(stated).items()},
        on=stated.get("on") or today,
        known_on=stated.get("known_on") or today,
        book=parts.book,
        sentences=sentences(),
    )


def without_days(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The facts among what was stated."""
    return {name: value for name, value in stated.items() if name not in ("on", "known_on")}


def canonical(value: Any, kind: object = None) -> Any:  # noqa: ANN401 - a fact of any kind.
    """A fact as a caller could send it, in text that does not depend on how it was written."""
    if isinstance(value, Decimal):
        return wire(value) if kind == "money" else format(value.normalize(), "f")
    if isinstance(value, Month):
        return f"{value.year:04d}-{value.month:02d}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Payment):
        return {"month": canonical(value.month), "amount": wire(value.amount)}
    if isinstance(value, tuple):
        return [canonical(item) for item in value]
    return value


def request_schema(question: Question) -> type[Schema]:
    """The request schema of a question, made from its facts."""
    required = {field.name: field.default is MISSING for field in fields(question.facts)}
    stem = question.facts.__name__.removesuffix("Facts")
    return facts_schema(f"{stem}RequestSchema", f"Facts of {question.name}.", required)
