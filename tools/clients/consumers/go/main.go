// What a partner writes on the Go client of openapi-generator.
package main

import (
	"context"
	"fmt"
	"os"

	account "example.com/partner/account"
)

const on = "2026-11-21"

func text(value string) account.NullableString {
	return *account.NewNullableString(&value)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func same(expected, found any) {
	if expected != found {
		panic(fmt.Sprintf("expected %v, found %v", expected, found))
	}
}

func depth(node account.PlanNode) int32 {
	if node.Ask == nil {
		return 0
	}
	deepest := int32(0)
	for _, branch := range node.Branches {
		deepest = max(deepest, depth(branch.Then))
	}
	return 1 + deepest
}

func main() {
	configuration := account.NewConfiguration()
	configuration.Servers = account.ServerConfigurations{{URL: os.Args[1]}}
	client := account.NewAPIClient(configuration)
	background := context.Background()

	transfer := account.NewBalanceTransferRequest()
	transfer.FromArea, transfer.ToArea, transfer.On = text("430100"), text("440100"), text(on)
	decision, _, err := client.EligibilityAPI.DecideBalanceTransfer(background).BalanceTransferRequest(*transfer).Execute()
	check(err)
	same(account.VERDICT_UNDETERMINED, decision.Verdict)
	same((*account.Route)(nil), decision.Route.Get())
	same("430100", *decision.Asked.Facts.FromArea.Get())

	credit := account.NewMonthlyCreditRequest()
	credit.Area, credit.On, credit.BirthMonth = text("110000"), text(on), text("1956-10")
	credit.SetScheme(account.SCHEME_EMPLOYEE)
	credit.SetInsuredStatus(account.INSUREDSTATUS_RETIRED)
	credit.SetRetirementFormalitiesDone(true)
	amount, _, err := client.AmountsAPI.ComputeMonthlyCredit(background).MonthlyCreditRequest(*credit).Execute()
	check(err)
	same("110.00", *amount.Amount.Exact.Get())

	request := account.NewProcessingTimeRequest(account.MATTER_BALANCE_TRANSFER)
	request.AcceptedOn, request.AskedOn, request.On = text("2026-10-08"), text(on), text(on)
	time, _, err := client.TimesAPI.EstimateProcessingTime(background).ProcessingTimeRequest(*request).Execute()
	check(err)
	same("2026-10-29", *time.Lateness.Get().Since.Get())

	withdrawal := account.NewCashWithdrawalAssessmentRequest("cash-withdrawal")
	withdrawal.Area, withdrawal.On = text("320100"), text(on)
	withdrawal.SetGround(account.WITHDRAWALGROUND_DEATH)
	asked := account.CashWithdrawalAssessmentRequestAsAssessRequest(withdrawal)
	assessment, _, err := client.AssessmentsAPI.Assess(background).AssessRequest(asked).Execute()
	check(err)
	same(account.VERDICT_ELIGIBLE, assessment.Decision.Get().CashWithdrawalAnswer.Verdict)

	first := account.NewBatchItemRequest("refund-amounts/monthly-credit")
	second := account.NewBatchItemRequest("refund-amounts/contribution-refund")
	third := account.NewBatchItemRequest("refund-amounts/monthly-credit")
	facts := account.NewDatedFacts()
	facts.SetGround(account.WITHDRAWALGROUND_DEATH)
	third.SetFacts(*facts)
	batch := account.NewBatchRequest([]account.BatchItemRequest{*first, *second, *third})
	whole, _, err := client.BatchesAPI.AnswerBatch(background).BatchRequest(*batch).Execute()
	check(err)
	same(account.MONTHLYCREDITQUESTION_REFUND_AMOUNTS_MONTHLY_CREDIT, whole.BatchAnswer.Items[0].Answer.Get().MonthlyCreditAnswer.Question)
	same(account.REFUNDAMOUNTQUESTION_REFUND_AMOUNTS_CONTRIBUTION_REFUND, whole.BatchAnswer.Items[1].Answer.Get().RefundAmountAnswer.Question)
	same("/facts/ground", whole.BatchAnswer.Items[2].Problem.Get().Errors[0].Pointer)

	known := account.NewFacts()
	known.SetFromArea("430100")
	known.SetToArea("440100")
	open := account.NewPlanRequest()
	open.SetFacts(*known)
	question := "eligibility-decisions.balance-transfer"
	plan, _, err := client.QuestionsAPI.PlanQuestions(background, question).PlanRequest(*open).Execute()
	check(err)
	same(plan.WorstCaseQuestions, depth(plan.Plan))

	wrong := account.NewMonthlyCreditRequest()
	wrong.SetArea("beijing")
	_, refused, err := client.AmountsAPI.ComputeMonthlyCredit(background).MonthlyCreditRequest(*wrong).Execute()
	same(422, refused.StatusCode)
	problem, told := err.(*account.GenericOpenAPIError).Model().(account.Problem)
	same(true, told)
	same("/area", problem.Errors[0].Pointer)

	fmt.Println("decision amount time assessment batch plan refusal")
}
