"""A partner's program on the client of openapi-python-client: each answer has its own class, and nothing is cast."""

import sys
from typing import TypeVar

from account_client import Client
from account_client.api.amounts import compute_monthly_credit
from account_client.api.assessments import assess
from account_client.api.batches import answer_batch
from account_client.api.eligibility import decide_balance_transfer
from account_client.api.guides import get_guide
from account_client.api.policy import compare_policy
from account_client.api.questions import plan_questions
from account_client.api.times import estimate_processing_time
from account_client.models import (
    BalanceTransferAnswer,
    BalanceTransferRequest,
    BatchAnswer,
    BatchItemRequest,
    BatchItemRequestQuestion,
    BatchRequest,
    CashWithdrawalAnswer,
    CashWithdrawalAssessmentRequest,
    CashWithdrawalAssessmentRequestMatter,
    CompactBatchAnswer,
    DatedFacts,
    Detail,
    Facts,
    GuideMatter,
    InsuredStatus,
    Lateness,
    Matter,
    MomentRequest,
    MonthlyCreditAnswer,
    MonthlyCreditComparisonRequest,
    MonthlyCreditComparisonRequestQuestion,
    MonthlyCreditFactsRequest,
    MonthlyCreditRequest,
    PlanNode,
    PlanQuestionsQuestion,
    PlanRequest,
    Problem,
    ProcessingTimeRequest,
    Route,
    Scheme,
    Verdict,
    WithdrawalGround,
)
from account_client.types import Unset

T = TypeVar("T")
ON = "2026-11-21"
CLIENT = Client(base_url=sys.argv[1])


def told(answer: T | Problem | None) -> T:
    """Return an answer that is not a problem."""
    assert answer is not None and not isinstance(answer, Problem), answer
    return answer


def decision() -> None:
    body = BalanceTransferRequest(from_area="430100", to_area="440100", on=ON)
    answer = told(decide_balance_transfer.sync(client=CLIENT, body=body))
    verdict: Verdict = answer.verdict
    route: Route | None = answer.route
    asked: str | Unset | None = answer.asked.facts.from_area
    assert (verdict, route, asked) == (Verdict.UNDETERMINED, None, "430100")
    assert "origin_enrolment" in [missing.fact for missing in answer.missing_facts]


def amount() -> None:
    body = MonthlyCreditRequest(
        area="110000",
        scheme=Scheme.EMPLOYEE,
        insured_status=InsuredStatus.RETIRED,
        retirement_formalities_done=True,
        on=ON,
    )
    opened = told(compute_monthly_credit.sync(client=CLIENT, body=body))
    exact: str | None = opened.amount.exact
    assert (exact, opened.amount.min_, opened.amount.max_) == (None, "100.00", "110.00")
    assert opened.narrows_most == "birth_month"
    body.birth_month = "1956-10"
    settled = told(compute_monthly_credit.sync(client=CLIENT, body=body))
    assert settled.amount.exact == "110.00"
    # Money is text or null; mypy reports an unused ignore if this assignment ever becomes valid.
    wrong: float = settled.amount.exact  # type: ignore[assignment]
    assert wrong is not None


def time() -> None:
    body = ProcessingTimeRequest(matter=Matter.BALANCE_TRANSFER, accepted_on="2026-10-08", asked_on=ON, on=ON)
    answer = told(estimate_processing_time.sync(client=CLIENT, body=body))
    late: Lateness | None = answer.lateness
    assert late is not None
    assert late.since == "2026-10-29"
    due = answer.stages[0].due_range
    assert due is not None
    assert due.latest_on == "2026-10-21"


def assessment() -> None:
    body = CashWithdrawalAssessmentRequest(
        matter=CashWithdrawalAssessmentRequestMatter.CASH_WITHDRAWAL,
        area="320100",
        ground=WithdrawalGround.DEATH,
        on=ON,
    )
    answer = told(assess.sync(client=CLIENT, body=body))
    assert isinstance(answer.decision, CashWithdrawalAnswer)
    assert answer.decision.verdict is Verdict.ELIGIBLE
    assert answer.guide is not None


def batch() -> None:
    credit = BatchItemRequestQuestion.REFUND_AMOUNTSMONTHLY_CREDIT
    move = BatchItemRequestQuestion.ELIGIBILITY_DECISIONSBALANCE_TRANSFER
    items = [
        BatchItemRequest(question=credit, facts=DatedFacts(area="110000", on=ON)),
        BatchItemRequest(question=move, facts=DatedFacts(from_area="430100", on=ON)),
        BatchItemRequest(question=credit, facts=DatedFacts(ground=WithdrawalGround.DEATH)),
    ]
    whole = told(answer_batch.sync(client=CLIENT, body=BatchRequest(items=items, detail=Detail.FULL)))
    assert isinstance(whole, BatchAnswer)
    first, second, third = whole.items
    assert isinstance(first.answer, MonthlyCreditAnswer)
    assert isinstance(second.answer, BalanceTransferAnswer)
    assert second.answer.verdict is Verdict.UNDETERMINED
    assert third.answer is None
    assert third.problem is not None
    assert third.problem.errors[0].pointer == "/facts/ground"
    hearts = told(answer_batch.sync(client=CLIENT, body=BatchRequest(items=items, detail=Detail.COMPACT)))
    assert isinstance(hearts, CompactBatchAnswer)
    assert [item.answer and item.answer.verdict for item in hearts.items] == [None, Verdict.UNDETERMINED, None]


def plan() -> None:
    def depth(node: PlanNode) -> int:
        return 0 if isinstance(node.branches, Unset) else 1 + max(depth(branch.then) for branch in node.branches)

    body = PlanRequest(facts=Facts(from_area="430100", to_area="440100"), on=ON)
    question = PlanQuestionsQuestion.ELIGIBILITY_DECISIONS_BALANCE_TRANSFER
    answer = told(plan_questions.sync(question, client=CLIENT, body=body))
    assert depth(answer.plan) == answer.worst_case_questions


def guide() -> None:
    answer = told(get_guide.sync(GuideMatter.BALANCE_TRANSFER, client=CLIENT, area="430100", on=ON))
    assert all(document.text for document in answer.documents)


def comparison() -> None:
    body = MonthlyCreditComparisonRequest(
        question=MonthlyCreditComparisonRequestQuestion.REFUND_AMOUNTSMONTHLY_CREDIT,
        facts=MonthlyCreditFactsRequest(area="110000"),
        before=MomentRequest(on="2022-08-31"),
        after=MomentRequest(on="2022-09-01"),
    )
    change = told(compare_policy.sync(client=CLIENT, body=body)).changes[0]
    before: str | None = change.before
    assert before != change.after


def refusal() -> None:
    answer = compute_monthly_credit.sync_detailed(client=CLIENT, body=MonthlyCreditRequest(area="beijing"))
    assert answer.status_code == 422
    assert isinstance(answer.parsed, Problem)
    assert [(fault.pointer, fault.code) for fault in answer.parsed.errors] == [("/area", "not_an_area_code")]


for ask in (decision, amount, time, assessment, batch, plan, guide, comparison, refusal):
    ask()
    print(ask.__name__)
