import account.ApiClient;
import account.ApiException;
import account.api.AmountsApi;
import account.api.AssessmentsApi;
import account.api.BatchesApi;
import account.api.EligibilityApi;
import account.api.GuidesApi;
import account.api.PolicyApi;
import account.api.QuestionsApi;
import account.api.TimesApi;
import account.model.*;
import java.util.List;

/** What a partner writes on the Java client of openapi-generator. */
public final class Consumer {
    private static final String ON = "2026-11-21";
    private final ApiClient client = new ApiClient();

    private Consumer(String address) {
        client.updateBaseUri(address);
    }

    private static void same(Object expected, Object found) {
        if (!java.util.Objects.equals(expected, found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    private void decision() throws ApiException {
        BalanceTransferAnswer answer = new EligibilityApi(client)
            .decideBalanceTransfer(new BalanceTransferRequest().fromArea("430100").toArea("440100").on(ON));
        Verdict verdict = answer.getVerdict();
        Route route = answer.getRoute();
        same(Verdict.UNDETERMINED, verdict);
        same(null, route);
        same("430100", answer.getAsked().getFacts().getFromArea());
    }

    private void amount() throws ApiException {
        MonthlyCreditRequest asked = new MonthlyCreditRequest()
            .area("110000")
            .scheme(Scheme.EMPLOYEE)
            .insuredStatus(InsuredStatus.RETIRED)
            .retirementFormalitiesDone(true)
            .on(ON);
        Bounds open = new AmountsApi(client).computeMonthlyCredit(asked).getAmount();
        String least = open.getMin();
        same(null, open.getExact());
        same("100.00", least);
        same("110.00", new AmountsApi(client).computeMonthlyCredit(asked.birthMonth("1956-10")).getAmount().getExact());
    }

    private void time() throws ApiException {
        ProcessingTimeAnswer answer = new TimesApi(client).estimateProcessingTime(
            new ProcessingTimeRequest().matter(Matter.BALANCE_TRANSFER).acceptedOn("2026-10-08").askedOn(ON).on(ON));
        same("2026-10-29", answer.getLateness().getSince());
        same("2026-10-21", answer.getStages().get(0).getDueRange().getLatestOn());
    }

    private void assessment() throws ApiException {
        CashWithdrawalAssessmentRequest asked = new CashWithdrawalAssessmentRequest()
            .matter(CashWithdrawalAssessmentRequest.MatterEnum.CASH_WITHDRAWAL)
            .area("320100")
            .ground(WithdrawalGround.DEATH)
            .on(ON);
        Assessment answer = new AssessmentsApi(client).assess(new AssessRequest(asked));
        same(Verdict.ELIGIBLE, answer.getDecision().getCashWithdrawalAnswer().getVerdict());
        same("0.00", answer.getAmount().getBalanceSettlementAnswer().getAmount().getMin());
    }

    private void batch() throws ApiException {
        BatchItemRequest credit = new BatchItemRequest()
            .question(BatchItemRequest.QuestionEnum.REFUND_AMOUNTS_MONTHLY_CREDIT);
        BatchItemRequest move = new BatchItemRequest()
            .question(BatchItemRequest.QuestionEnum.ELIGIBILITY_DECISIONS_BALANCE_TRANSFER)
            .facts(new DatedFacts().fromArea("430100").on(ON));
        BatchItemRequest fault = new BatchItemRequest()
            .question(BatchItemRequest.QuestionEnum.REFUND_AMOUNTS_MONTHLY_CREDIT)
            .facts(new DatedFacts().ground(WithdrawalGround.DEATH));
        BatchRequest asked = new BatchRequest().items(List.of(credit, move, fault));
        List<BatchResult> whole = new BatchesApi(client).answerBatch(asked, Detail.FULL).getBatchAnswer().getItems();
        same(null, whole.get(0).getAnswer().getMonthlyCreditAnswer().getSchedule());
        same(Verdict.UNDETERMINED, whole.get(1).getAnswer().getBalanceTransferAnswer().getVerdict());
        same("/facts/ground", whole.get(2).getProblem().getErrors().get(0).getPointer());
        List<CompactBatchResult> hearts =
            new BatchesApi(client).answerBatch(asked, Detail.COMPACT).getCompactBatchAnswer().getItems();
        same(Verdict.UNDETERMINED, hearts.get(1).getAnswer().getVerdict());
    }

    private static int depth(PlanNode node) {
        if (node.getAsk() == null) {
            return 0;
        }
        return 1 + node.getBranches().stream().mapToInt(branch -> depth(branch.getThen())).max().orElseThrow();
    }

    private void plan() throws ApiException {
        QuestionPlan answer = new QuestionsApi(client).planQuestions(
            "eligibility-decisions.balance-transfer",
            new PlanRequest().facts(new Facts().fromArea("430100").toArea("440100")).on(ON));
        same(answer.getWorstCaseQuestions(), depth(answer.getPlan()));
    }

    private void comparison() throws ApiException {
        MonthlyCreditComparisonRequest asked = new MonthlyCreditComparisonRequest()
            .question(MonthlyCreditComparisonRequest.QuestionEnum.REFUND_AMOUNTS_MONTHLY_CREDIT)
            .facts(new MonthlyCreditFactsRequest().area("110000"))
            .before(new MomentRequest().on("2022-08-31"))
            .after(new MomentRequest().on("2022-09-01"));
        ChangedPlace change =
            new PolicyApi(client).comparePolicy(new ComparePolicyRequest(asked)).getChanges().get(0);
        String before = change.getBefore();
        same(false, java.util.Objects.equals(before, change.getAfter()));
    }

    private void refusal() {
        try {
            new AmountsApi(client).computeMonthlyCredit(new MonthlyCreditRequest().area("beijing"));
        } catch (ApiException error) {
            same(422, error.getCode());
            return;
        }
        throw new AssertionError("not refused");
    }

    public static void main(String[] arguments) throws ApiException {
        Consumer consumer = new Consumer(arguments[0]);
        consumer.decision();
        consumer.amount();
        consumer.time();
        consumer.assessment();
        consumer.batch();
        consumer.plan();
        consumer.comparison();
        consumer.refusal();
        System.out.println("decision amount time assessment batch plan comparison refusal");
    }
}
