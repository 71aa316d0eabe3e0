"""The same program on the client of openapi-generator, whose Pydantic models validate what they are given."""

import sys

from account_pydantic import (
    AmountsApi,
    ApiClient,
    AssessmentsApi,
    AssessRequest,
    BalanceTransferAnswer,
    BalanceTransferRequest,
    BatchAnswer,
    BatchesApi,
    BatchItemRequest,
    BatchRequest,
    CashWithdrawalAnswer,
    CashWithdrawalAssessmentRequest,
    CompactBatchAnswer,
    Configuration,
    DatedFacts,
    Detail,
    EligibilityApi,
    Facts,
    GuideMatter,
    GuidesApi,
    InsuredStatus,
    Matter,
    MonthlyCreditAnswer,
    MonthlyCreditRequest,
    PlanNode,
    PlanRequest,
    Problem,
    ProcessingTimeRequest,
    QuestionsApi,
    Route,
    Scheme,
    TimesApi,
    Verdict,
    WithdrawalGround,
)
from account_pydantic.exceptions import UnprocessableEntityException

ON = "2026-11-21"
CLIENT = ApiClient(Configuration(host=sys.argv[1]))


def decision() -> None:
    body = BalanceTransferRequest(from_area="430100", to_area="440100", on=ON)
    answer = EligibilityApi(CLIENT).decide_balance_transfer(body)
    route: Route | None = answer.route
    assert (answer.verdict, route, answer.asked.facts.from_area) == (Verdict.UNDETERMINED, None, "430100")


def amount() -> None:
    body = MonthlyCreditRequest(
        area="110000",
        scheme=Scheme.EMPLOYEE,
        insured_status=InsuredStatus.RETIRED,
        retirement_formalities_done=True,
        on=ON,
    )
    opened = AmountsApi(CLIENT).compute_monthly_credit(body).amount
    assert (opened.exact, opened.min, opened.max) == (None, "100.00", "110.00")


def time() -> None:
    body = ProcessingTimeRequest(matter=Matter.BALANCE_MINUS_TRANSFER, accepted_on="2026-10-08", asked_on=ON, on=ON)
    late = TimesApi(CLIENT).estimate_processing_time(body).lateness
    assert late is not None
    assert late.since == "2026-10-29"


def assessment() -> None:
    body = CashWithdrawalAssessmentRequest(
        matter="cash-withdrawal", area="320100", ground=WithdrawalGround.DEATH, on=ON
    )
    answer = AssessmentsApi(CLIENT).assess(AssessRequest(body))
    assert answer.decision is not None
    decision = answer.decision.actual_instance
    assert isinstance(decision, CashWithdrawalAnswer)
    assert decision.verdict is Verdict.ELIGIBLE


def batch() -> None:
    items = [
        BatchItemRequest(question="refund-amounts/monthly-credit", facts=DatedFacts(area="110000", on=ON)),
        BatchItemRequest(question="eligibility-decisions/balance-transfer", facts=DatedFacts(from_area="430100")),
        BatchItemRequest(question="refund-amounts/monthly-credit", facts=DatedFacts(ground=WithdrawalGround.DEATH)),
    ]
    whole = BatchesApi(CLIENT).answer_batch(BatchRequest(items=items, detail=Detail.FULL)).actual_instance
    assert isinstance(whole, BatchAnswer)
    first, second, third = whole.items
    assert first.answer is not None
    assert isinstance(first.answer.actual_instance, MonthlyCreditAnswer)
    assert second.answer is not None
    assert isinstance(second.answer.actual_instance, BalanceTransferAnswer)
    assert third.problem is not None
    assert third.problem.errors[0].pointer == "/facts/ground"
    hearts = BatchesApi(CLIENT).answer_batch(BatchRequest(items=items, detail=Detail.COMPACT)).actual_instance
    assert isinstance(hearts, CompactBatchAnswer)


def plan() -> None:
    def depth(node: PlanNode) -> int:
        return 1 + max(depth(branch.then) for branch in node.branches) if node.branches else 0

    body = PlanRequest(facts=Facts(from_area="430100", to_area="440100"), on=ON)
    answer = QuestionsApi(CLIENT).plan_questions("eligibility-decisions.balance-transfer", body)
    assert depth(answer.plan) == answer.worst_case_questions


def guide() -> None:
    answer = GuidesApi(CLIENT).get_guide(GuideMatter.BALANCE_MINUS_TRANSFER, area="430100", on=ON)
    assert all(document.text for document in answer.documents)


def refusal() -> None:
    try:
        # This client itself refuses a fact of the wrong form, but not one that the question does not take.
        body = PlanRequest(facts=Facts(ground=WithdrawalGround.DEATH))
        QuestionsApi(CLIENT).plan_questions("refund-amounts.monthly-credit", body)
    except UnprocessableEntityException as error:
        assert isinstance(error.data, Problem)
        assert error.data.errors[0].pointer == "/facts/ground"
    else:
        raise AssertionError("not refused")


for ask in (decision, amount, time, assessment, batch, plan, guide, refusal):
    ask()
    print(ask.__name__)
