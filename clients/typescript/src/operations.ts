/** Made from openapi/v1.json by `make packages`. */

export const CONTRACT_VERSION = "1.1.0";

/** Method, path, and whether the client may send it once more by itself. */
export const OPERATIONS = {
    answerBatch: ["POST", "/v1/batches", false],
    assess: ["POST", "/v1/assessments", true],
    comparePolicy: ["POST", "/v1/policy/comparisons", true],
    computeBalanceSettlement: ["POST", "/v1/refund-amounts/balance-settlement", true],
    computeContributionRefund: ["POST", "/v1/refund-amounts/contribution-refund", true],
    computeContributions: ["POST", "/v1/refund-amounts/contributions", true],
    computeMonthlyCredit: ["POST", "/v1/refund-amounts/monthly-credit", true],
    computeRetirementMakeup: ["POST", "/v1/refund-amounts/retirement-makeup", true],
    countWorkingDays: ["GET", "/v1/working-days", true],
    decideBalanceTransfer: ["POST", "/v1/eligibility-decisions/balance-transfer", true],
    decideBenefitContinuity: ["POST", "/v1/eligibility-decisions/benefit-continuity", true],
    decideCashWithdrawal: ["POST", "/v1/eligibility-decisions/cash-withdrawal", true],
    decideContributionRefund: ["POST", "/v1/eligibility-decisions/contribution-refund", true],
    decideFamilySharing: ["POST", "/v1/eligibility-decisions/family-sharing", true],
    decideRetirementBenefit: ["POST", "/v1/eligibility-decisions/retirement-benefit", true],
    estimateProcessingTime: ["POST", "/v1/processing-time-estimates", true],
    getArea: ["GET", "/v1/areas/{area_code}", true],
    getCoverage: ["GET", "/v1/policy/coverage", true],
    getEntryPoints: ["GET", "/v1", true],
    getGuide: ["GET", "/v1/guides/{matter}", true],
    getLive: ["GET", "/health/live", true],
    getPolicy: ["GET", "/v1/policy", true],
    getQuestion: ["GET", "/v1/questions/{question}", true],
    getReady: ["GET", "/health/ready", true],
    listAreas: ["GET", "/v1/areas", true],
    listChanges: ["GET", "/v1/policy/changes", true],
    listConflicts: ["GET", "/v1/policy/conflicts", true],
    listParameters: ["GET", "/v1/policy/parameters", true],
    listQuestions: ["GET", "/v1/questions", true],
    listSources: ["GET", "/v1/policy/sources", true],
    planQuestions: ["POST", "/v1/questions/{question}/plan", true],
    sweepQuestion: ["POST", "/v1/sweeps", false],
} as const;

export type OperationId = keyof typeof OPERATIONS;
