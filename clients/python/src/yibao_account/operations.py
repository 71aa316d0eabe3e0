"""A method for each operation, with and without waiting. Made from openapi/v1.json by `make packages`."""

from typing import cast

from yibao_account import models
from yibao_account.caller import AsyncCaller, Caller, Request

CONTRACT_VERSION = "1.1.0"


class Operations(Caller):
    """Each operation of the contract, answered before it returns."""

    def answer_batch(
        self, body: models.BatchRequest, *, detail: models.Detail | None = None, language: models.Language | None = None
    ) -> models.AnswerBatchAnswer:
        """Many questions in one request."""
        answer = self.call(
            Request("POST", "/v1/batches", repeatable=False, query={"detail": detail}, body=body, language=language)
        )
        return cast("models.AnswerBatchAnswer", answer)

    def assess(self, body: models.AssessBody, *, language: models.Language | None = None) -> models.Assessment:
        """Decision, amount, time and guide of one matter in one answer."""
        answer = self.call(Request("POST", "/v1/assessments", repeatable=True, body=body, language=language))
        return cast("models.Assessment", answer)

    def compare_policy(
        self, body: models.ComparePolicyBody, *, language: models.Language | None = None
    ) -> models.Comparison:
        """What changes between two days."""
        answer = self.call(Request("POST", "/v1/policy/comparisons", repeatable=True, body=body, language=language))
        return cast("models.Comparison", answer)

    def compute_balance_settlement(
        self, body: models.BalanceSettlementRequest, *, language: models.Language | None = None
    ) -> models.BalanceSettlementAnswer:
        """How much is paid out or moved when the account is settled."""
        answer = self.call(
            Request("POST", "/v1/refund-amounts/balance-settlement", repeatable=True, body=body, language=language)
        )
        return cast("models.BalanceSettlementAnswer", answer)

    def compute_contribution_refund(
        self, body: models.RefundAmountRequest, *, language: models.Language | None = None
    ) -> models.RefundAmountAnswer:
        """How much of the contributions paid is paid back."""
        answer = self.call(
            Request("POST", "/v1/refund-amounts/contribution-refund", repeatable=True, body=body, language=language)
        )
        return cast("models.RefundAmountAnswer", answer)

    def compute_contributions(
        self, body: models.ContributionsRequest, *, language: models.Language | None = None
    ) -> models.ContributionsAnswer:
        """What is paid a month for pension, medical and unemployment insurance."""
        answer = self.call(
            Request("POST", "/v1/refund-amounts/contributions", repeatable=True, body=body, language=language)
        )
        return cast("models.ContributionsAnswer", answer)

    def compute_monthly_credit(
        self, body: models.MonthlyCreditRequest, *, language: models.Language | None = None
    ) -> models.MonthlyCreditAnswer:
        """How much is credited to the personal account each month."""
        answer = self.call(
            Request("POST", "/v1/refund-amounts/monthly-credit", repeatable=True, body=body, language=language)
        )
        return cast("models.MonthlyCreditAnswer", answer)

    def compute_retirement_makeup(
        self, body: models.RetirementMakeupRequest, *, language: models.Language | None = None
    ) -> models.RetirementMakeupAnswer:
        """What the missing months cost."""
        answer = self.call(
            Request("POST", "/v1/refund-amounts/retirement-makeup", repeatable=True, body=body, language=language)
        )
        return cast("models.RetirementMakeupAnswer", answer)

    def count_working_days(
        self, *, start_on: str, count: int, language: models.Language | None = None
    ) -> models.WorkingDays:
        """Count working days."""
        answer = self.call(
            Request(
                "GET",
                "/v1/working-days",
                repeatable=True,
                query={"start_on": start_on, "count": count},
                language=language,
            )
        )
        return cast("models.WorkingDays", answer)

    def decide_balance_transfer(
        self, body: models.BalanceTransferRequest, *, language: models.Language | None = None
    ) -> models.BalanceTransferAnswer:
        """Whether the personal account balance can move with the relation transfer."""
        answer = self.call(
            Request("POST", "/v1/eligibility-decisions/balance-transfer", repeatable=True, body=body, language=language)
        )
        return cast("models.BalanceTransferAnswer", answer)

    def decide_benefit_continuity(
        self, body: models.BenefitContinuityRequest, *, language: models.Language | None = None
    ) -> models.BenefitContinuityAnswer:
        """Whether benefits continue without waiting after a gap or a change of scheme."""
        answer = self.call(
            Request(
                "POST", "/v1/eligibility-decisions/benefit-continuity", repeatable=True, body=body, language=language
            )
        )
        return cast("models.BenefitContinuityAnswer", answer)

    def decide_cash_withdrawal(
        self, body: models.CashWithdrawalRequest, *, language: models.Language | None = None
    ) -> models.CashWithdrawalAnswer:
        """May the balance of the personal account be taken out."""
        answer = self.call(
            Request("POST", "/v1/eligibility-decisions/cash-withdrawal", repeatable=True, body=body, language=language)
        )
        return cast("models.CashWithdrawalAnswer", answer)

    def decide_contribution_refund(
        self, body: models.RefundDecisionRequest, *, language: models.Language | None = None
    ) -> models.RefundDecisionAnswer:
        """Whether a medical insurance contribution is paid back."""
        answer = self.call(
            Request(
                "POST", "/v1/eligibility-decisions/contribution-refund", repeatable=True, body=body, language=language
            )
        )
        return cast("models.RefundDecisionAnswer", answer)

    def decide_family_sharing(
        self, body: models.FamilySharingRequest, *, language: models.Language | None = None
    ) -> models.FamilySharingAnswer:
        """Whether a relative may use the money of the personal account."""
        answer = self.call(
            Request("POST", "/v1/eligibility-decisions/family-sharing", repeatable=True, body=body, language=language)
        )
        return cast("models.FamilySharingAnswer", answer)

    def decide_retirement_benefit(
        self, body: models.RetirementBenefitRequest, *, language: models.Language | None = None
    ) -> models.RetirementBenefitAnswer:
        """Benefits of retired people, and what to do about missing years."""
        answer = self.call(
            Request(
                "POST", "/v1/eligibility-decisions/retirement-benefit", repeatable=True, body=body, language=language
            )
        )
        return cast("models.RetirementBenefitAnswer", answer)

    def estimate_processing_time(
        self, body: models.ProcessingTimeRequest, *, language: models.Language | None = None
    ) -> models.ProcessingTimeAnswer:
        """How long it takes and whether it is overdue."""
        answer = self.call(
            Request("POST", "/v1/processing-time-estimates", repeatable=True, body=body, language=language)
        )
        return cast("models.ProcessingTimeAnswer", answer)

    def get_area(self, area_code: str, *, language: models.Language | None = None) -> models.AreaDetail:
        """One area and the values filed under it."""
        answer = self.call(
            Request("GET", "/v1/areas/{area_code}", repeatable=True, path={"area_code": area_code}, language=language)
        )
        return cast("models.AreaDetail", answer)

    def get_coverage(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        state: models.KnowledgeState | None = None,
        on: str | None = None,
        language: models.Language | None = None,
    ) -> models.CoveragePage:
        """What is known of each topic in each area."""
        answer = self.call(
            Request(
                "GET",
                "/v1/policy/coverage",
                repeatable=True,
                query={"page": page, "page_size": page_size, "area": area, "topic": topic, "state": state, "on": on},
                language=language,
            )
        )
        return cast("models.CoveragePage", answer)

    def get_entry_points(self, *, language: models.Language | None = None) -> models.EntryPoints:
        """All operations."""
        answer = self.call(Request("GET", "/v1", repeatable=True, language=language))
        return cast("models.EntryPoints", answer)

    def get_guide(
        self,
        matter: models.GuideMatter,
        *,
        area: str | None = None,
        on: str | None = None,
        known_on: str | None = None,
        scheme_at_origin: models.Scheme | None = None,
        scheme_at_destination: models.Scheme | None = None,
        insured_status: models.InsuredStatus | None = None,
        resettled_across_provinces: models.GetGuideResettledAcrossProvinces | None = None,
        origin_enrolment: models.OriginEnrolment | None = None,
        destination_enrolment: models.DestinationEnrolment | None = None,
        origin_arrears: models.GetGuideOriginArrears | None = None,
        destination_accepts_account: models.GetGuideDestinationAcceptsAccount | None = None,
        family_sharing_active: models.GetGuideFamilySharingActive | None = None,
        ground: models.WithdrawalGround | None = None,
        relationship: models.Relationship | None = None,
        relative_insured: models.GetGuideRelativeInsured | None = None,
        purpose: models.SharingPurpose | None = None,
        owner_moving_out: models.GetGuideOwnerMovingOut | None = None,
        sex: models.Sex | None = None,
        post_category: models.PostCategory | None = None,
        retirement_formalities_done: models.GetGuideRetirementFormalitiesDone | None = None,
        benefit_period_started: models.GetGuideBenefitPeriodStarted | None = None,
        reason: models.RefundReason | None = None,
        language: models.Language | None = None,
    ) -> models.Guide:
        """How a matter gets done at an agency."""
        answer = self.call(
            Request(
                "GET",
                "/v1/guides/{matter}",
                repeatable=True,
                path={"matter": matter},
                query={
                    "area": area,
                    "on": on,
                    "known_on": known_on,
                    "scheme_at_origin": scheme_at_origin,
                    "scheme_at_destination": scheme_at_destination,
                    "insured_status": insured_status,
                    "resettled_across_provinces": resettled_across_provinces,
                    "origin_enrolment": origin_enrolment,
                    "destination_enrolment": destination_enrolment,
                    "origin_arrears": origin_arrears,
                    "destination_accepts_account": destination_accepts_account,
                    "family_sharing_active": family_sharing_active,
                    "ground": ground,
                    "relationship": relationship,
                    "relative_insured": relative_insured,
                    "purpose": purpose,
                    "owner_moving_out": owner_moving_out,
                    "sex": sex,
                    "post_category": post_category,
                    "retirement_formalities_done": retirement_formalities_done,
                    "benefit_period_started": benefit_period_started,
                    "reason": reason,
                },
                language=language,
            )
        )
        return cast("models.Guide", answer)

    def get_live(self, *, language: models.Language | None = None) -> models.Live:
        """Whether the process lives."""
        answer = self.call(Request("GET", "/health/live", repeatable=True, language=language))
        return cast("models.Live", answer)

    def get_policy(self, *, language: models.Language | None = None) -> models.Policy:
        """The policy book that answers."""
        answer = self.call(Request("GET", "/v1/policy", repeatable=True, language=language))
        return cast("models.Policy", answer)

    def get_question(
        self, question: models.GetQuestionQuestion, *, language: models.Language | None = None
    ) -> models.Question:
        """One question with its facts."""
        answer = self.call(
            Request("GET", "/v1/questions/{question}", repeatable=True, path={"question": question}, language=language)
        )
        return cast("models.Question", answer)

    def get_ready(self, *, language: models.Language | None = None) -> models.Ready:
        """Whether the service is ready."""
        answer = self.call(Request("GET", "/health/ready", repeatable=True, language=language))
        return cast("models.Ready", answer)

    def list_areas(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        province: str | None = None,
        level: models.AreaLevel | None = None,
        language: models.Language | None = None,
    ) -> models.AreaPage:
        """Pooling areas."""
        answer = self.call(
            Request(
                "GET",
                "/v1/areas",
                repeatable=True,
                query={"page": page, "page_size": page_size, "province": province, "level": level},
                language=language,
            )
        )
        return cast("models.AreaPage", answer)

    def list_changes(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        when: models.ListChangesWhen | None = None,
        from_: str | None = None,
        to: str | None = None,
        language: models.Language | None = None,
    ) -> models.ChangePage:
        """Dated changes of rules."""
        answer = self.call(
            Request(
                "GET",
                "/v1/policy/changes",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "on": on,
                    "when": when,
                    "from": from_,
                    "to": to,
                },
                language=language,
            )
        )
        return cast("models.ChangePage", answer)

    def list_conflicts(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        language: models.Language | None = None,
    ) -> models.ConflictPage:
        """Sources that disagree."""
        answer = self.call(
            Request(
                "GET",
                "/v1/policy/conflicts",
                repeatable=True,
                query={"page": page, "page_size": page_size, "area": area, "topic": topic, "on": on},
                language=language,
            )
        )
        return cast("models.ConflictPage", answer)

    def list_parameters(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        name: str | None = None,
        standing: models.Standing | None = None,
        language: models.Language | None = None,
    ) -> models.ParameterPage:
        """Every dated value with its citation."""
        answer = self.call(
            Request(
                "GET",
                "/v1/policy/parameters",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "name": name,
                    "standing": standing,
                },
                language=language,
            )
        )
        return cast("models.ParameterPage", answer)

    def list_questions(self, *, language: models.Language | None = None) -> models.Questions:
        """All questions with their facts."""
        answer = self.call(Request("GET", "/v1/questions", repeatable=True, language=language))
        return cast("models.Questions", answer)

    def list_sources(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        evidence: models.Evidence | None = None,
        language: models.Language | None = None,
    ) -> models.SourcePage:
        """Documents that the book cites."""
        answer = self.call(
            Request(
                "GET",
                "/v1/policy/sources",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "on": on,
                    "evidence": evidence,
                },
                language=language,
            )
        )
        return cast("models.SourcePage", answer)

    def plan_questions(
        self,
        question: models.PlanQuestionsQuestion,
        body: models.PlanRequest,
        *,
        language: models.Language | None = None,
    ) -> models.QuestionPlan:
        """Which facts to ask for, in which order."""
        answer = self.call(
            Request(
                "POST",
                "/v1/questions/{question}/plan",
                repeatable=True,
                path={"question": question},
                body=body,
                language=language,
            )
        )
        return cast("models.QuestionPlan", answer)

    def sweep_question(self, body: models.SweepRequest, *, language: models.Language | None = None) -> models.Sweep:
        """Where an answer changes as one fact changes."""
        answer = self.call(Request("POST", "/v1/sweeps", repeatable=False, body=body, language=language))
        return cast("models.Sweep", answer)


class AsyncOperations(AsyncCaller):
    """Each operation of the contract, to be awaited."""

    async def answer_batch(
        self, body: models.BatchRequest, *, detail: models.Detail | None = None, language: models.Language | None = None
    ) -> models.AnswerBatchAnswer:
        """Many questions in one request."""
        answer = await self.call(
            Request("POST", "/v1/batches", repeatable=False, query={"detail": detail}, body=body, language=language)
        )
        return cast("models.AnswerBatchAnswer", answer)

    async def assess(self, body: models.AssessBody, *, language: models.Language | None = None) -> models.Assessment:
        """Decision, amount, time and guide of one matter in one answer."""
        answer = await self.call(Request("POST", "/v1/assessments", repeatable=True, body=body, language=language))
        return cast("models.Assessment", answer)

    async def compare_policy(
        self, body: models.ComparePolicyBody, *, language: models.Language | None = None
    ) -> models.Comparison:
        """What changes between two days."""
        answer = await self.call(
            Request("POST", "/v1/policy/comparisons", repeatable=True, body=body, language=language)
        )
        return cast("models.Comparison", answer)

    async def compute_balance_settlement(
        self, body: models.BalanceSettlementRequest, *, language: models.Language | None = None
    ) -> models.BalanceSettlementAnswer:
        """How much is paid out or moved when the account is settled."""
        answer = await self.call(
            Request("POST", "/v1/refund-amounts/balance-settlement", repeatable=True, body=body, language=language)
        )
        return cast("models.BalanceSettlementAnswer", answer)

    async def compute_contribution_refund(
        self, body: models.RefundAmountRequest, *, language: models.Language | None = None
    ) -> models.RefundAmountAnswer:
        """How much of the contributions paid is paid back."""
        answer = await self.call(
            Request("POST", "/v1/refund-amounts/contribution-refund", repeatable=True, body=body, language=language)
        )
        return cast("models.RefundAmountAnswer", answer)

    async def compute_contributions(
        self, body: models.ContributionsRequest, *, language: models.Language | None = None
    ) -> models.ContributionsAnswer:
        """What is paid a month for pension, medical and unemployment insurance."""
        answer = await self.call(
            Request("POST", "/v1/refund-amounts/contributions", repeatable=True, body=body, language=language)
        )
        return cast("models.ContributionsAnswer", answer)

    async def compute_monthly_credit(
        self, body: models.MonthlyCreditRequest, *, language: models.Language | None = None
    ) -> models.MonthlyCreditAnswer:
        """How much is credited to the personal account each month."""
        answer = await self.call(
            Request("POST", "/v1/refund-amounts/monthly-credit", repeatable=True, body=body, language=language)
        )
        return cast("models.MonthlyCreditAnswer", answer)

    async def compute_retirement_makeup(
        self, body: models.RetirementMakeupRequest, *, language: models.Language | None = None
    ) -> models.RetirementMakeupAnswer:
        """What the missing months cost."""
        answer = await self.call(
            Request("POST", "/v1/refund-amounts/retirement-makeup", repeatable=True, body=body, language=language)
        )
        return cast("models.RetirementMakeupAnswer", answer)

    async def count_working_days(
        self, *, start_on: str, count: int, language: models.Language | None = None
    ) -> models.WorkingDays:
        """Count working days."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/working-days",
                repeatable=True,
                query={"start_on": start_on, "count": count},
                language=language,
            )
        )
        return cast("models.WorkingDays", answer)

    async def decide_balance_transfer(
        self, body: models.BalanceTransferRequest, *, language: models.Language | None = None
    ) -> models.BalanceTransferAnswer:
        """Whether the personal account balance can move with the relation transfer."""
        answer = await self.call(
            Request("POST", "/v1/eligibility-decisions/balance-transfer", repeatable=True, body=body, language=language)
        )
        return cast("models.BalanceTransferAnswer", answer)

    async def decide_benefit_continuity(
        self, body: models.BenefitContinuityRequest, *, language: models.Language | None = None
    ) -> models.BenefitContinuityAnswer:
        """Whether benefits continue without waiting after a gap or a change of scheme."""
        answer = await self.call(
            Request(
                "POST", "/v1/eligibility-decisions/benefit-continuity", repeatable=True, body=body, language=language
            )
        )
        return cast("models.BenefitContinuityAnswer", answer)

    async def decide_cash_withdrawal(
        self, body: models.CashWithdrawalRequest, *, language: models.Language | None = None
    ) -> models.CashWithdrawalAnswer:
        """May the balance of the personal account be taken out."""
        answer = await self.call(
            Request("POST", "/v1/eligibility-decisions/cash-withdrawal", repeatable=True, body=body, language=language)
        )
        return cast("models.CashWithdrawalAnswer", answer)

    async def decide_contribution_refund(
        self, body: models.RefundDecisionRequest, *, language: models.Language | None = None
    ) -> models.RefundDecisionAnswer:
        """Whether a medical insurance contribution is paid back."""
        answer = await self.call(
            Request(
                "POST", "/v1/eligibility-decisions/contribution-refund", repeatable=True, body=body, language=language
            )
        )
        return cast("models.RefundDecisionAnswer", answer)

    async def decide_family_sharing(
        self, body: models.FamilySharingRequest, *, language: models.Language | None = None
    ) -> models.FamilySharingAnswer:
        """Whether a relative may use the money of the personal account."""
        answer = await self.call(
            Request("POST", "/v1/eligibility-decisions/family-sharing", repeatable=True, body=body, language=language)
        )
        return cast("models.FamilySharingAnswer", answer)

    async def decide_retirement_benefit(
        self, body: models.RetirementBenefitRequest, *, language: models.Language | None = None
    ) -> models.RetirementBenefitAnswer:
        """Benefits of retired people, and what to do about missing years."""
        answer = await self.call(
            Request(
                "POST", "/v1/eligibility-decisions/retirement-benefit", repeatable=True, body=body, language=language
            )
        )
        return cast("models.RetirementBenefitAnswer", answer)

    async def estimate_processing_time(
        self, body: models.ProcessingTimeRequest, *, language: models.Language | None = None
    ) -> models.ProcessingTimeAnswer:
        """How long it takes and whether it is overdue."""
        answer = await self.call(
            Request("POST", "/v1/processing-time-estimates", repeatable=True, body=body, language=language)
        )
        return cast("models.ProcessingTimeAnswer", answer)

    async def get_area(self, area_code: str, *, language: models.Language | None = None) -> models.AreaDetail:
        """One area and the values filed under it."""
        answer = await self.call(
            Request("GET", "/v1/areas/{area_code}", repeatable=True, path={"area_code": area_code}, language=language)
        )
        return cast("models.AreaDetail", answer)

    async def get_coverage(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        state: models.KnowledgeState | None = None,
        on: str | None = None,
        language: models.Language | None = None,
    ) -> models.CoveragePage:
        """What is known of each topic in each area."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/policy/coverage",
                repeatable=True,
                query={"page": page, "page_size": page_size, "area": area, "topic": topic, "state": state, "on": on},
                language=language,
            )
        )
        return cast("models.CoveragePage", answer)

    async def get_entry_points(self, *, language: models.Language | None = None) -> models.EntryPoints:
        """All operations."""
        answer = await self.call(Request("GET", "/v1", repeatable=True, language=language))
        return cast("models.EntryPoints", answer)

    async def get_guide(
        self,
        matter: models.GuideMatter,
        *,
        area: str | None = None,
        on: str | None = None,
        known_on: str | None = None,
        scheme_at_origin: models.Scheme | None = None,
        scheme_at_destination: models.Scheme | None = None,
        insured_status: models.InsuredStatus | None = None,
        resettled_across_provinces: models.GetGuideResettledAcrossProvinces | None = None,
        origin_enrolment: models.OriginEnrolment | None = None,
        destination_enrolment: models.DestinationEnrolment | None = None,
        origin_arrears: models.GetGuideOriginArrears | None = None,
        destination_accepts_account: models.GetGuideDestinationAcceptsAccount | None = None,
        family_sharing_active: models.GetGuideFamilySharingActive | None = None,
        ground: models.WithdrawalGround | None = None,
        relationship: models.Relationship | None = None,
        relative_insured: models.GetGuideRelativeInsured | None = None,
        purpose: models.SharingPurpose | None = None,
        owner_moving_out: models.GetGuideOwnerMovingOut | None = None,
        sex: models.Sex | None = None,
        post_category: models.PostCategory | None = None,
        retirement_formalities_done: models.GetGuideRetirementFormalitiesDone | None = None,
        benefit_period_started: models.GetGuideBenefitPeriodStarted | None = None,
        reason: models.RefundReason | None = None,
        language: models.Language | None = None,
    ) -> models.Guide:
        """How a matter gets done at an agency."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/guides/{matter}",
                repeatable=True,
                path={"matter": matter},
                query={
                    "area": area,
                    "on": on,
                    "known_on": known_on,
                    "scheme_at_origin": scheme_at_origin,
                    "scheme_at_destination": scheme_at_destination,
                    "insured_status": insured_status,
                    "resettled_across_provinces": resettled_across_provinces,
                    "origin_enrolment": origin_enrolment,
                    "destination_enrolment": destination_enrolment,
                    "origin_arrears": origin_arrears,
                    "destination_accepts_account": destination_accepts_account,
                    "family_sharing_active": family_sharing_active,
                    "ground": ground,
                    "relationship": relationship,
                    "relative_insured": relative_insured,
                    "purpose": purpose,
                    "owner_moving_out": owner_moving_out,
                    "sex": sex,
                    "post_category": post_category,
                    "retirement_formalities_done": retirement_formalities_done,
                    "benefit_period_started": benefit_period_started,
                    "reason": reason,
                },
                language=language,
            )
        )
        return cast("models.Guide", answer)

    async def get_live(self, *, language: models.Language | None = None) -> models.Live:
        """Whether the process lives."""
        answer = await self.call(Request("GET", "/health/live", repeatable=True, language=language))
        return cast("models.Live", answer)

    async def get_policy(self, *, language: models.Language | None = None) -> models.Policy:
        """The policy book that answers."""
        answer = await self.call(Request("GET", "/v1/policy", repeatable=True, language=language))
        return cast("models.Policy", answer)

    async def get_question(
        self, question: models.GetQuestionQuestion, *, language: models.Language | None = None
    ) -> models.Question:
        """One question with its facts."""
        answer = await self.call(
            Request("GET", "/v1/questions/{question}", repeatable=True, path={"question": question}, language=language)
        )
        return cast("models.Question", answer)

    async def get_ready(self, *, language: models.Language | None = None) -> models.Ready:
        """Whether the service is ready."""
        answer = await self.call(Request("GET", "/health/ready", repeatable=True, language=language))
        return cast("models.Ready", answer)

    async def list_areas(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        province: str | None = None,
        level: models.AreaLevel | None = None,
        language: models.Language | None = None,
    ) -> models.AreaPage:
        """Pooling areas."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/areas",
                repeatable=True,
                query={"page": page, "page_size": page_size, "province": province, "level": level},
                language=language,
            )
        )
        return cast("models.AreaPage", answer)

    async def list_changes(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        when: models.ListChangesWhen | None = None,
        from_: str | None = None,
        to: str | None = None,
        language: models.Language | None = None,
    ) -> models.ChangePage:
        """Dated changes of rules."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/policy/changes",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "on": on,
                    "when": when,
                    "from": from_,
                    "to": to,
                },
                language=language,
            )
        )
        return cast("models.ChangePage", answer)

    async def list_conflicts(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        language: models.Language | None = None,
    ) -> models.ConflictPage:
        """Sources that disagree."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/policy/conflicts",
                repeatable=True,
                query={"page": page, "page_size": page_size, "area": area, "topic": topic, "on": on},
                language=language,
            )
        )
        return cast("models.ConflictPage", answer)

    async def list_parameters(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        name: str | None = None,
        standing: models.Standing | None = None,
        language: models.Language | None = None,
    ) -> models.ParameterPage:
        """Every dated value with its citation."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/policy/parameters",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "name": name,
                    "standing": standing,
                },
                language=language,
            )
        )
        return cast("models.ParameterPage", answer)

    async def list_questions(self, *, language: models.Language | None = None) -> models.Questions:
        """All questions with their facts."""
        answer = await self.call(Request("GET", "/v1/questions", repeatable=True, language=language))
        return cast("models.Questions", answer)

    async def list_sources(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        area: str | None = None,
        topic: str | None = None,
        on: str | None = None,
        evidence: models.Evidence | None = None,
        language: models.Language | None = None,
    ) -> models.SourcePage:
        """Documents that the book cites."""
        answer = await self.call(
            Request(
                "GET",
                "/v1/policy/sources",
                repeatable=True,
                query={
                    "page": page,
                    "page_size": page_size,
                    "area": area,
                    "topic": topic,
                    "on": on,
                    "evidence": evidence,
                },
                language=language,
            )
        )
        return cast("models.SourcePage", answer)

    async def plan_questions(
        self,
        question: models.PlanQuestionsQuestion,
        body: models.PlanRequest,
        *,
        language: models.Language | None = None,
    ) -> models.QuestionPlan:
        """Which facts to ask for, in which order."""
        answer = await self.call(
            Request(
                "POST",
                "/v1/questions/{question}/plan",
                repeatable=True,
                path={"question": question},
                body=body,
                language=language,
            )
        )
        return cast("models.QuestionPlan", answer)

    async def sweep_question(
        self, body: models.SweepRequest, *, language: models.Language | None = None
    ) -> models.Sweep:
        """Where an answer changes as one fact changes."""
        answer = await self.call(Request("POST", "/v1/sweeps", repeatable=False, body=body, language=language))
        return cast("models.Sweep", answer)
