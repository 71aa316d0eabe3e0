"""The shapes of requests and answers. Made from openapi/v1.json by `make packages`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

AreaLevel = Literal["province", "prefecture", "county"]
"""Level of an area."""


AssessmentQuestion = Literal["assessments"]
"""The question that was asked."""


BalanceSettlementQuestion = Literal["refund-amounts/balance-settlement"]
"""The question that was asked."""


BalanceTransferQuestion = Literal["eligibility-decisions/balance-transfer"]
"""The question that was asked."""


BenefitContinuityQuestion = Literal["eligibility-decisions/benefit-continuity"]
"""The question that was asked."""


BenefitStart = Literal[
    "retroactive", "month_of_payment", "month_after_payment", "second_month", "third_month", "after_waiting"
]
"""From when benefits run."""


CashWithdrawalQuestion = Literal["eligibility-decisions/cash-withdrawal"]
"""The question that was asked."""


Certainty = Literal["published", "projected"]
"""Whether the notice of a calendar is published."""


Channel = Literal["online", "counter"]
"""How an application is filed."""


ContributionsQuestion = Literal["refund-amounts/contributions"]
"""The question that was asked."""


CostUnknownBecause = Literal["no_figure_found", "shortfall_unknown"]
"""Why a cost is not told."""


Covers = Literal["own_pool", "province", "nation"]
"""Whom a rule covers."""


CreditSchedule = Literal["monthly", "yearly_in_advance"]
"""When a credit is posted."""


DestinationEnrolment = Literal["enrolled", "not_enrolled"]
"""Whether the person is insured at the destination."""


Detail = Literal["full", "compact"]
"""Whole answers, or their hearts."""


DueReason = Literal["ended", "yearly", "unconfirmed"]
"""Why a value is due for another look."""


Evidence = Literal["official", "press", "unofficial", "recalled", "seed"]
"""Grade of evidence, strongest first."""


FactKind = Literal["enum", "boolean", "area", "date", "month", "money", "rate", "count", "schemes", "payments"]
"""Kind of a fact."""


FamilySharingQuestion = Literal["eligibility-decisions/family-sharing"]
"""The question that was asked."""


GuideFact = Literal[
    "scheme_at_origin",
    "scheme_at_destination",
    "insured_status",
    "resettled_across_provinces",
    "origin_enrolment",
    "destination_enrolment",
    "origin_arrears",
    "destination_accepts_account",
    "family_sharing_active",
    "ground",
    "relationship",
    "relative_insured",
    "purpose",
    "owner_moving_out",
    "sex",
    "post_category",
    "retirement_formalities_done",
    "benefit_period_started",
    "reason",
]
"""A fact that a guide takes."""


GuideMatter = Literal[
    "balance-transfer",
    "cash-withdrawal",
    "family-sharing",
    "retirement-benefit",
    "contribution-refund",
    "balance-inquiry",
    "contributions",
    "benefit-continuity",
]
"""A matter that has a guide."""


InsuredStatus = Literal["employed", "flexible", "retired"]
"""How a person is insured in the employee scheme."""


KeptEnrolment = Literal["place_of_work", "habitual_residence", "employee_scheme"]
"""Which of two enrolments is kept."""


KnowledgeState = Literal["conflicting", "expired", "cautious", "known", "unknown"]
"""How much the book knows."""


Language = Literal["zh-CN", "en"]
"""Language of sentences."""


Matter = Literal[
    "balance-transfer",
    "cash-withdrawal",
    "family-sharing",
    "retirement-benefit",
    "contribution-refund",
    "balance-inquiry",
    "contributions",
    "benefit-continuity",
    "registration",
    "registration-change",
    "manual-reimbursement",
    "enrolment-certificate",
]
"""A thing a person gets done at an agency."""


MonthlyCreditQuestion = Literal["refund-amounts/monthly-credit"]
"""The question that was asked."""


NoneBecause = Literal[
    "above_greatest", "above_ceiling", "below_least", "below_floor", "between_steps", "not_known", "never"
]
"""Why no value reaches what is looked for."""


OriginEnrolment = Literal["active", "suspended"]
"""Whether the insurance at the origin still runs."""


Payer = Literal["employed", "flexible"]
"""How the people were insured whom a way to pay is for."""


PostCategory = Literal["worker", "cadre"]
"""The kind of post a woman retires from; it decides her original retirement age."""


PreconditionState = Literal["met", "not_met", "unknown"]
"""Whether a precondition holds."""


ProcessingTimeQuestion = Literal["processing-time-estimates"]
"""The question that was asked."""


Progress = Literal["on_track", "overdue", "cannot_tell"]
"""Whether a limit is overrun."""


QuantityName = Literal[
    "waiting_months",
    "shortfall_months",
    "local_shortfall_months",
    "required_months",
    "local_required_months",
    "statutory_retirement_month",
]
"""Months that a decision tells besides the verdict."""


RefundAmountQuestion = Literal["refund-amounts/contribution-refund"]
"""The question that was asked."""


RefundDecisionQuestion = Literal["eligibility-decisions/contribution-refund"]
"""The question that was asked."""


RefundReason = Literal["duplicate", "death", "joined_employee_scheme", "enrolled_elsewhere"]
"""Why a contribution is to be paid back."""


Relationship = Literal["spouse", "parent", "child", "sibling", "grandparent", "grandchild", "parent_in_law", "other"]
"""What the relative is to the owner of the account; mothers' and fathers' sides are alike."""


RetireeGroup = Literal["enterprise", "public_institution"]
"""The kind of unit a person retired from; some areas credit the two differently."""


RetirementBenefitQuestion = Literal["eligibility-decisions/retirement-benefit"]
"""The question that was asked."""


RetirementMakeupQuestion = Literal["refund-amounts/retirement-makeup"]
"""The question that was asked."""


Rounding = Literal["each_term_half_up_to_fen"]
"""How amounts are rounded."""


Route = Literal["moves_with_relation", "stays_usable_within_province", "paid_to_own_bank_account", "stays_at_origin"]
"""Where a balance goes."""


Scheme = Literal["employee", "resident"]
"""The two basic medical insurance schemes."""


Sex = Literal["male", "female"]
"""Sex, on which age and years depend."""


SharingPurpose = Literal["medical_cost", "resident_premium", "long_term_care_premium", "benefit_entitlement"]
"""What a relative wants to use from another's insurance."""


StageCode = Literal["origin", "destination", "whole", "money_credit"]
"""A stage of a procedure, or the whole."""


StageReached = Literal["origin", "destination", "completed"]
"""Where a transfer stands: with the origin, with the destination, or done."""


Standing = Literal["rule", "advisory", "superseded", "claim"]
"""How a value is used."""


Unit = Literal["yuan", "share_of_one", "months", "years"]
"""In what a fact is counted."""


Verdict = Literal["eligible", "not_eligible", "undetermined"]
"""Whether it is possible, as far as it can be told."""


VerdictReached = Literal["eligible", "undetermined"]
"""The verdict that a remedy leads to."""


VerdictSought = Literal["eligible", "not_eligible"]
"""The verdict that is looked for."""


WithdrawalGround = Literal[
    "death",
    "settled_abroad",
    "resettled_retiree",
    "enlistment",
    "transfer_impossible",
    "gave_up_insurance",
    "pension_lump_sum",
    "none",
]
"""Why a balance is to be paid out in cash; `none` where there is no such reason."""


GetGuideResettledAcrossProvinces = Literal["true", "false"]


GetGuideOriginArrears = Literal["true", "false"]


GetGuideDestinationAcceptsAccount = Literal["true", "false"]


GetGuideFamilySharingActive = Literal["true", "false"]


GetGuideRelativeInsured = Literal["true", "false"]


GetGuideOwnerMovingOut = Literal["true", "false"]


GetGuideRetirementFormalitiesDone = Literal["true", "false"]


GetGuideBenefitPeriodStarted = Literal["true", "false"]


GetQuestionQuestion = Literal[
    "eligibility-decisions.balance-transfer",
    "eligibility-decisions.benefit-continuity",
    "eligibility-decisions.cash-withdrawal",
    "eligibility-decisions.contribution-refund",
    "eligibility-decisions.family-sharing",
    "eligibility-decisions.retirement-benefit",
    "processing-time-estimates",
    "refund-amounts.balance-settlement",
    "refund-amounts.contribution-refund",
    "refund-amounts.contributions",
    "refund-amounts.monthly-credit",
    "refund-amounts.retirement-makeup",
]


ListChangesWhen = Literal["past", "coming"]


PlanQuestionsQuestion = Literal[
    "eligibility-decisions.balance-transfer",
    "eligibility-decisions.benefit-continuity",
    "eligibility-decisions.cash-withdrawal",
    "eligibility-decisions.contribution-refund",
    "eligibility-decisions.family-sharing",
    "eligibility-decisions.retirement-benefit",
    "processing-time-estimates",
    "refund-amounts.balance-settlement",
    "refund-amounts.contribution-refund",
    "refund-amounts.contributions",
    "refund-amounts.monthly-credit",
    "refund-amounts.retirement-makeup",
]


class Advisory(TypedDict):
    """Something to know beside the answer."""

    code: str
    """Stable code."""
    text: str
    """The advisory in words."""


class AimRequest(TypedDict):
    """What is looked for: a verdict, a sum, or a number of months. One of the three."""

    amount: NotRequired[str | None]
    """Where the amount is this sum. [yuan]."""
    equals: NotRequired[str | None]
    """A number of months as text; of `statutory_retirement_month` the month."""
    quantity: NotRequired[QuantityName | None]
    """Where these months, of a decision, are those in `equals`."""
    verdict: NotRequired[VerdictSought | None]
    """Where the verdict is this one."""


class Area(TypedDict):
    """A pooling area."""

    code: str
    """Six digits of GB/T 2260."""
    level: AreaLevel
    """Its level."""
    name: str
    """Its name in the language asked for."""
    name_en: str
    """Its name in Latin letters."""
    name_zh: str
    """Its Chinese name."""
    province: str
    """Code of its province."""


class AreaDetail(TypedDict):
    """A pooling area with the values filed under it."""

    code: str
    """Six digits of GB/T 2260."""
    level: AreaLevel
    """Its level."""
    name: str
    """Its name in the language asked for."""
    name_en: str
    """Its name in Latin letters."""
    name_zh: str
    """Its Chinese name."""
    parameters: list[ParameterValue]
    """Values filed under this area, history included."""
    province: str
    """Code of its province."""


class AreaPage(TypedDict):
    """Areas."""

    items: list[Area]
    """The areas of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class Asked(TypedDict):
    """What was asked, so that an answer can be asked for again."""

    contract: str
    """Version of the contract it was given under."""
    facts: Facts
    """The facts that were stated, as the question takes them and in one way of writing (yuan with two decimals,
    lists in order); those not stated are left out."""
    language: Language
    """Language of its sentences."""


class Assessment(TypedDict):
    """All that one screen on a matter shows. Each part is the very answer that its own operation gives."""

    amount: AmountAnswer
    """The money in question; null where there is none."""
    answer_id: str
    """Digest of the matter, the facts stated, the days and the book."""
    asked: Asked
    """What was asked."""
    call: Call
    """Whom to call."""
    carried: list[Carried]
    """Facts that a part took from elsewhere."""
    decision: DecisionAnswer
    """Whether it is possible; null where nothing is decided."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that decision, amount and time rest on."""
    evidence_text: str | None
    """That in words."""
    guide: Guide | None
    """How it gets done; null where the book has no guide."""
    local_checks: list[LocalCheck]
    """What only the agency can tell, each once."""
    matter: Matter
    """The matter."""
    missing_facts: list[AssessmentMissingFact]
    """Facts not stated that matter, the most deciding first."""
    plain: list[str]
    """At most five short sentences over all parts."""
    policy: PolicyStamp
    """Which book was asked."""
    question: AssessmentQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    summary: str
    """The verdict in one line."""
    time: ProcessingTimeAnswer
    """How long it takes, and whether the case is late."""
    validity: Validity
    """Until when every part holds."""


class AssessmentMissingFact(TypedDict):
    """A fact that was not stated and matters, with the parts that it matters to."""

    choices: list[Choice]
    """The values, where they are few."""
    fact: str
    """Name of the fact."""
    parts: list[Literal["decision", "amount", "time"]]
    """The parts it matters to."""
    prompt: str
    """The question to put to a person."""
    type: FactKind
    """Kind of the fact."""
    where_to_find: str
    """Where a person finds the answer."""


class BalanceInquiryAssessmentRequest(TypedDict):
    """Facts of an assessment: balance-inquiry."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["balance-inquiry"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class BalanceSettlementAnswer(TypedDict):
    """How much is paid out or moved when the account is settled?"""

    advisories: list[Advisory]
    """What to know besides."""
    amount: Bounds
    """Yuan."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    formula: str | None
    """The formula with its numbers put in."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lines: list[Line]
    """What it is made of."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    method: str
    """How it was worked out."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values;
    null where the amount is exact or nothing is missing."""
    policy: PolicyStamp
    """Which book was asked."""
    question: BalanceSettlementQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""


class BalanceSettlementComparisonRequest(TypedDict):
    """Two days to compare for refund-amounts/balance-settlement."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: BalanceSettlementFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["refund-amounts/balance-settlement"]
    """The question."""


class BalanceSettlementFactsRequest(TypedDict):
    """Facts of refund-amounts/balance-settlement, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""


class BalanceSettlementRequest(TypedDict):
    """Facts of refund-amounts/balance-settlement."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""


class BalanceTransferAnswer(TypedDict):
    """May the balance move with the relation, and where does it go?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    policy: PolicyStamp
    """Which book was asked."""
    possible_routes: list[Route]
    """Every route still possible."""
    question: BalanceTransferQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    route: Route | None
    """Where the balance goes, when sure."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""


class BalanceTransferAssessmentRequest(TypedDict):
    """Facts of an assessment: balance-transfer."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    destination_accepts_account: NotRequired[bool | None]
    """Whether the new area can accept personal account money / 新参保地能否接收个人账户资金."""
    destination_enrolment: NotRequired[DestinationEnrolment | None]
    """Enrolment in the new area / 新参保地的参保状态."""
    family_sharing_active: NotRequired[bool | None]
    """Whether family sharing is set up now / 是否正在家庭共济."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["balance-transfer"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    origin_arrears: NotRequired[bool | None]
    """Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费."""
    origin_enrolment: NotRequired[OriginEnrolment | None]
    """Enrolment in the old area / 原参保地的参保状态."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    resettled_across_provinces: NotRequired[bool | None]
    """Resettled in another province after retirement / 退休后是否跨省异地安置."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""
    scheme_at_destination: NotRequired[Scheme | None]
    """Scheme in the new area / 在新参保地参加的医保制度."""
    scheme_at_origin: NotRequired[Scheme | None]
    """Scheme in the old area / 在原参保地参加的医保制度."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class BalanceTransferComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/balance-transfer."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: BalanceTransferFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/balance-transfer"]
    """The question."""


class BalanceTransferFactsRequest(TypedDict):
    """Facts of eligibility-decisions/balance-transfer, without the days."""

    destination_accepts_account: NotRequired[bool | None]
    """Whether the new area can accept personal account money / 新参保地能否接收个人账户资金."""
    destination_enrolment: NotRequired[DestinationEnrolment | None]
    """Enrolment in the new area / 新参保地的参保状态."""
    family_sharing_active: NotRequired[bool | None]
    """Whether family sharing is set up now / 是否正在家庭共济."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    origin_arrears: NotRequired[bool | None]
    """Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费."""
    origin_enrolment: NotRequired[OriginEnrolment | None]
    """Enrolment in the old area / 原参保地的参保状态."""
    resettled_across_provinces: NotRequired[bool | None]
    """Resettled in another province after retirement / 退休后是否跨省异地安置."""
    scheme_at_destination: NotRequired[Scheme | None]
    """Scheme in the new area / 在新参保地参加的医保制度."""
    scheme_at_origin: NotRequired[Scheme | None]
    """Scheme in the old area / 在原参保地参加的医保制度."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class BalanceTransferRequest(TypedDict):
    """Facts of eligibility-decisions/balance-transfer."""

    destination_accepts_account: NotRequired[bool | None]
    """Whether the new area can accept personal account money / 新参保地能否接收个人账户资金."""
    destination_enrolment: NotRequired[DestinationEnrolment | None]
    """Enrolment in the new area / 新参保地的参保状态."""
    family_sharing_active: NotRequired[bool | None]
    """Whether family sharing is set up now / 是否正在家庭共济."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    origin_arrears: NotRequired[bool | None]
    """Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费."""
    origin_enrolment: NotRequired[OriginEnrolment | None]
    """Enrolment in the old area / 原参保地的参保状态."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    resettled_across_provinces: NotRequired[bool | None]
    """Resettled in another province after retirement / 退休后是否跨省异地安置."""
    scheme_at_destination: NotRequired[Scheme | None]
    """Scheme in the new area / 在新参保地参加的医保制度."""
    scheme_at_origin: NotRequired[Scheme | None]
    """Scheme in the old area / 在原参保地参加的医保制度."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class BatchAnswer(TypedDict):
    """What became of each item, in the order they came, with whole answers."""

    counts: BatchCounts
    """How many there were."""
    detail: Literal["full"]
    """Whole answers."""
    items: list[BatchResult]
    """The results."""


class BatchCounts(TypedDict):
    """How many items there were."""

    answers: int
    """Those answered. [items]."""
    items: int
    """All. [items]."""
    problems: int
    """Those with a problem. [items]."""


class BatchItemRequest(TypedDict):
    """One question of a batch."""

    facts: NotRequired[DatedFacts]
    """The body that the question takes at its own address, `on` and `known_on` included."""
    id: NotRequired[str | None]
    """The caller's own id, given back; the place in the batch, from 0, where none is stated."""
    question: Literal[
        "eligibility-decisions/balance-transfer",
        "eligibility-decisions/family-sharing",
        "eligibility-decisions/contribution-refund",
        "refund-amounts/contribution-refund",
        "eligibility-decisions/cash-withdrawal",
        "refund-amounts/balance-settlement",
        "refund-amounts/monthly-credit",
        "refund-amounts/contributions",
        "eligibility-decisions/benefit-continuity",
        "processing-time-estimates",
        "eligibility-decisions/retirement-benefit",
        "refund-amounts/retirement-makeup",
        "assessments",
    ]
    """The question, by its path below /v1."""


class BatchRequest(TypedDict):
    """Questions to answer, and in how much detail."""

    detail: NotRequired[Detail | None]
    """Whole answers, or their heart. Goes before the parameter of that name."""
    items: list[BatchItemRequest]
    """From 1 to 1000 items. One that does not fit gets a problem of its own and stops no other."""


class BatchResult(TypedDict):
    """What became of one item: its answer or its problem."""

    answer: Answer
    """Its answer, the same as at its own address. Null with a problem."""
    id: str
    """Its id, or its place as text."""
    index: int
    """Its place in the batch, from 0. [place]."""
    problem: Problem | None
    """Its problem, with pointers into the item. Null with an answer."""
    status: int
    """The status that its question would have at its own address. [status code]."""


class BenefitContinuityAnswer(TypedDict):
    """Are benefits continuous, without a waiting?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    benefit_from: BenefitStart | None
    """From when benefits run, when sure: `retroactive` is from the month of payment with the gap covered
    afterwards; `after_waiting` is when the months of waiting are over."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    policy: PolicyStamp
    """Which book was asked."""
    question: BenefitContinuityQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""
    waiting_months: WaitingMonths
    """Months from the month of payment until full benefits; 0 is none."""


class BenefitContinuityAssessmentRequest(TypedDict):
    """Facts of an assessment: benefit-continuity."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    back_paid: NotRequired[bool | None]
    """Whether the gap is made up by payment / 中断期间是否补缴."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    first_enrolment: NotRequired[bool | None]
    """First enrolment in any medical insurance / 是否第一次参加医保."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    from_scheme: NotRequired[Scheme | None]
    """Scheme before the change or gap / 变动或中断前参加的医保."""
    gap_months: NotRequired[int | None]
    """Months without contributions / 中断缴费的月数 [months]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["benefit-continuity"]
    """The matter, a thing a person gets done. / 要办的事项."""
    missed_years: NotRequired[int | None]
    """Whole years missed without medical insurance / 断保的整年数 [years]."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    prior_continuous_months: NotRequired[int | None]
    """Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""
    to_scheme: NotRequired[Scheme | None]
    """Scheme you join or pay into now / 现在参加或续缴的医保."""


class BenefitContinuityComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/benefit-continuity."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: BenefitContinuityFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/benefit-continuity"]
    """The question."""


class BenefitContinuityFactsRequest(TypedDict):
    """Facts of eligibility-decisions/benefit-continuity, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    back_paid: NotRequired[bool | None]
    """Whether the gap is made up by payment / 中断期间是否补缴."""
    first_enrolment: NotRequired[bool | None]
    """First enrolment in any medical insurance / 是否第一次参加医保."""
    from_scheme: NotRequired[Scheme | None]
    """Scheme before the change or gap / 变动或中断前参加的医保."""
    gap_months: NotRequired[int | None]
    """Months without contributions / 中断缴费的月数 [months]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    missed_years: NotRequired[int | None]
    """Whole years missed without medical insurance / 断保的整年数 [years]."""
    prior_continuous_months: NotRequired[int | None]
    """Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]."""
    to_scheme: NotRequired[Scheme | None]
    """Scheme you join or pay into now / 现在参加或续缴的医保."""


class BenefitContinuityRequest(TypedDict):
    """Facts of eligibility-decisions/benefit-continuity."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    back_paid: NotRequired[bool | None]
    """Whether the gap is made up by payment / 中断期间是否补缴."""
    first_enrolment: NotRequired[bool | None]
    """First enrolment in any medical insurance / 是否第一次参加医保."""
    from_scheme: NotRequired[Scheme | None]
    """Scheme before the change or gap / 变动或中断前参加的医保."""
    gap_months: NotRequired[int | None]
    """Months without contributions / 中断缴费的月数 [months]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    missed_years: NotRequired[int | None]
    """Whole years missed without medical insurance / 断保的整年数 [years]."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    prior_continuous_months: NotRequired[int | None]
    """Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]."""
    to_scheme: NotRequired[Scheme | None]
    """Scheme you join or pay into now / 现在参加或续缴的医保."""


class Bought(TypedDict):
    """What an option brings meanwhile."""

    code: str
    """Stable code."""
    text: str
    """That in words."""


class Bounds(TypedDict):
    """An amount in yuan: exact, or its least and greatest value; all null where no rule is known."""

    exact: str | None
    """The amount, when sure. [yuan]."""
    max: str | None
    """The greatest it can be; null without a bound. [yuan]."""
    min: str | None
    """The least it can be. [yuan]."""


class Calendar(TypedDict):
    """The calendar of working days that was used."""

    certainty: Certainty | None
    """Whether it is published for every day counted."""
    sources: list[str]
    """The notices used."""


class Call(TypedDict):
    """Whom to call."""

    hotline: str
    """The hotline."""
    text: str
    """That in words."""


Carried = TypedDict(
    "Carried",
    {"fact": "str", "from": "str", "part": "Literal['decision', 'amount', 'time', 'guide']", "value": "str | int"},
)
"""A fact of one part that was taken from elsewhere."""


class CashWithdrawalAnswer(TypedDict):
    """May the balance be taken out in cash?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    policy: PolicyStamp
    """Which book was asked."""
    question: CashWithdrawalQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""


class CashWithdrawalAssessmentRequest(TypedDict):
    """Facts of an assessment: cash-withdrawal."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    credited_before: NotRequired[str | None]
    """day before which the money was credited / 资金最晚在哪天以前划入."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    ground: NotRequired[WithdrawalGround | None]
    """reason for a withdrawal / 支取理由."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["cash-withdrawal"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class CashWithdrawalComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/cash-withdrawal."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: CashWithdrawalFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/cash-withdrawal"]
    """The question."""


class CashWithdrawalFactsRequest(TypedDict):
    """Facts of eligibility-decisions/cash-withdrawal, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    credited_before: NotRequired[str | None]
    """day before which the money was credited / 资金最晚在哪天以前划入."""
    ground: NotRequired[WithdrawalGround | None]
    """reason for a withdrawal / 支取理由."""


class CashWithdrawalRequest(TypedDict):
    """Facts of eligibility-decisions/cash-withdrawal."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    credited_before: NotRequired[str | None]
    """day before which the money was credited / 资金最晚在哪天以前划入."""
    ground: NotRequired[WithdrawalGround | None]
    """reason for a withdrawal / 支取理由."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""


class Cause(TypedDict):
    """One change of a rule, with its document."""

    area_code: str
    """The area whose rule it is; 000000 is the nation."""
    change: Literal["started", "ended", "replaced", "recorded", "withdrawn"]
    """What happened to the rule between the two days; `recorded` and `withdrawn` tell of what the book knew."""
    citation: Citation
    """The document; of an end, the one that tells it."""
    on: str
    """The first day of it."""
    parameter: str
    """The parameter."""
    text: str
    """That in words."""
    title: str
    """The parameter in words."""


class Change(TypedDict):
    """One dated change of the book."""

    area_code: str
    """The area it is filed under; 000000 is the nation."""
    citation: Citation
    """Where the change stands."""
    covers: Covers
    """Whom it covers."""
    from_on: str
    """The day of the change."""
    kind: Literal["starts", "changes", "same_value", "ends"]
    """What kind of change."""
    kind_text: str
    """That in words."""
    name: str
    """The parameter."""
    new_value: str | None
    """The value from then on, in words."""
    old_value: str | None
    """The value before, in words."""
    start_stated: bool
    """Whether the source states that day."""
    title: str
    """The parameter in words."""
    topic: str
    """Its topic."""


class ChangePage(TypedDict):
    """Changes."""

    items: list[Change]
    """The changes of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class ChangedPlace(TypedDict):
    """One place of the answer that changes."""

    after: str | None
    """What stands there for the second day, likewise. As text: `true` and `false` for the booleans, a list or an
    object as JSON."""
    before: str | None
    """What stands there for the first day; null for nothing. As text: `true` and `false` for the booleans, a list
    or an object as JSON."""
    pointer: str
    """JSON pointer into the answer."""


class Choice(TypedDict):
    """One value a fact can have."""

    label: str
    """What people read."""
    value: str
    """The value to send; `true` and `false` stand for the booleans."""


class Citation(TypedDict):
    """Where a rule or a number stands."""

    article: str | None
    """The article."""
    document_number: str | None
    """Its number."""
    effective_from: str | None
    """First day it applies, where the source states one."""
    effective_to: str | None
    """Last day it applies, where known."""
    evidence: Evidence
    """Grade of the evidence, strongest first."""
    id: str
    """Stable id."""
    issuer: str | None
    """Who issued it."""
    published_on: str | None
    """When it was published: a day, a month or a year."""
    title: str
    """Title of the document."""
    url: str | None
    """Address at the issuer itself."""


class Claim(TypedDict):
    """What one source says."""

    applied: bool
    """Whether it is the one applied."""
    citation: str
    """Citation id."""
    claim: str
    """What it says, in few words."""


class CompactAnswer(TypedDict):
    """The heart of an answer; what its question does not have is null."""

    amount: Bounds | None
    """Yuan."""
    answer_id: str
    """The id of the whole answer."""
    completion: Completion | None
    """When the whole is done."""
    evidence: Evidence | None
    """The weakest evidence that it rests on."""
    missing_facts: list[str]
    """Facts not stated that matter."""
    progress: Progress | None
    """How the case stands."""
    question: str
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    route: str | None
    """Where the balance goes, when sure."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict | None
    """The verdict."""


class CompactBatchAnswer(TypedDict):
    """What became of each item, in the order they came, with hearts of answers."""

    counts: BatchCounts
    """How many there were."""
    detail: Literal["compact"]
    """Hearts of answers."""
    items: list[CompactBatchResult]
    """The results."""


class CompactBatchResult(TypedDict):
    """What became of one item: the heart of its answer, or its problem."""

    answer: CompactAnswer | None
    """The heart of its answer. Null with a problem."""
    id: str
    """Its id, or its place as text."""
    index: int
    """Its place in the batch, from 0. [place]."""
    problem: Problem | None
    """Its problem, with pointers into the item. Null with an answer."""
    status: int
    """The status that its question would have at its own address. [status code]."""


class ComparedAnswer(TypedDict):
    """The answer for one of the two days, in short."""

    answer_id: str
    """Its id."""
    policy: PolicyStamp
    """Which book was asked, for which day."""
    summary: str
    """Its summary."""


class Comparison(TypedDict):
    """What of an answer differs between two days, and why."""

    after: ComparedAnswer
    """The answer for the second day."""
    before: ComparedAnswer
    """The answer for the first day."""
    caused_by: list[Cause]
    """The changes of rules behind it, by day; empty where no rule changed."""
    changes: list[ChangedPlace]
    """Every place that changes; what the answer comes to first."""
    disclaimer: str
    """What the answer is not."""
    question: str
    """The question."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    same: bool
    """Whether nothing of the answer changes, apart from its sources and dates of validity."""
    summary: str
    """One sentence on what changes and why."""


class Completion(TypedDict):
    """When the whole is done."""

    earliest_on: str | None
    """Not before."""
    possible_latest_range: DayRange | None
    """Between which days the limits end, whatever the areas not stated."""
    reported_latest_on: str | None
    """The latest day that reports of real cases point to; never a limit."""
    statutory_latest_on: str | None
    """The last day of the limits, where sure."""
    statutory_latest_range: DayRange | None
    """Between which days the limits end."""


class Conflict(TypedDict):
    """Sources that disagree."""

    claims: list[Claim]
    """What each source says."""
    precedence: str
    """By which precedence one is applied."""
    title: str
    """The topic in words."""
    topic: str
    """What about."""


class ConflictPage(TypedDict):
    """Conflicts."""

    items: list[KnownConflict]
    """The conflicts of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class ContributionRefundAssessmentRequest(TypedDict):
    """Facts of an assessment: contribution-refund."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    employee_months: NotRequired[int | None]
    """Months in the employee scheme without a break / 连续参加职工医保的月数 [months]."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    held_schemes: NotRequired[list[Scheme] | None]
    """Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["contribution-refund"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    paid_months: NotRequired[list[PaymentRequest] | None]
    """What was paid for which months / 已缴的各月费用."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class ContributionsAnswer(TypedDict):
    """What is paid for pension, medical and unemployment insurance?"""

    advisories: list[Advisory]
    """What to know besides."""
    amount: Bounds
    """Yuan."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    formula: str | None
    """The formula with its numbers put in."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lines: list[Line]
    """What it is made of."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    method: str
    """How it was worked out."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values;
    null where the amount is exact or nothing is missing."""
    policy: PolicyStamp
    """Which book was asked."""
    question: ContributionsQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""


class ContributionsAssessmentRequest(TypedDict):
    """Facts of an assessment: contributions."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["contributions"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""
    wage: NotRequired[str | None]
    """Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]."""


class ContributionsComparisonRequest(TypedDict):
    """Two days to compare for refund-amounts/contributions."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: ContributionsFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["refund-amounts/contributions"]
    """The question."""


class ContributionsFactsRequest(TypedDict):
    """Facts of refund-amounts/contributions, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    wage: NotRequired[str | None]
    """Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]."""


class ContributionsRequest(TypedDict):
    """Facts of refund-amounts/contributions."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    wage: NotRequired[str | None]
    """Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]."""


class CountRange(TypedDict):
    """A number of months: exact, or the least and the most; all null where no rule is known."""

    exact: int | None
    """The number, when sure. [months]."""
    max: int | None
    """The most it can be. [months]."""
    min: int | None
    """The least it can be. [months]."""


class Coverage(TypedDict):
    """What the book knows of a topic in an area."""

    area_code: str
    """The area; 000000 is the nation."""
    area_name: str
    """Its name in the language asked for."""
    parameters: list[ParameterState]
    """Its parameters."""
    state: KnowledgeState
    """The worst state of its parameters that anything is said of."""
    state_text: str
    """That in words."""
    topic: str
    """The topic."""


class CoveragePage(TypedDict):
    """Coverage."""

    items: list[Coverage]
    """The areas and topics of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class Criterion(TypedDict):
    """One three-valued test."""

    citations: list[str]
    """The citations it rests on."""
    code: str
    """Stable code of the criterion."""
    decisive: bool
    """Whether the verdict rests on it."""
    facts: list[str]
    """The facts it looks at."""
    text: str
    """The criterion in words."""
    verdict: Literal["met", "not_met", "undetermined"]
    """Whether it is met."""


class DatedFacts(TypedDict):
    """Facts by name, the days for which a question is asked, and the book."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    average_pension: NotRequired[str | None]
    """Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]."""
    back_paid: NotRequired[bool | None]
    """Whether the gap is made up by payment / 中断期间是否补缴."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    base: NotRequired[str | None]
    """Base for making up (yuan a month) / 补缴基数（元/月） [yuan]."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    credit_rate: NotRequired[str | None]
    """Local credit rate / 当地划入比例 [share of one]."""
    credited_before: NotRequired[str | None]
    """day before which the money was credited / 资金最晚在哪天以前划入."""
    destination_accepts_account: NotRequired[bool | None]
    """Whether the new area can accept personal account money / 新参保地能否接收个人账户资金."""
    destination_enrolment: NotRequired[DestinationEnrolment | None]
    """Enrolment in the new area / 新参保地的参保状态."""
    employee_months: NotRequired[int | None]
    """Months in the employee scheme without a break / 连续参加职工医保的月数 [months]."""
    family_sharing_active: NotRequired[bool | None]
    """Whether family sharing is set up now / 是否正在家庭共济."""
    first_enrolment: NotRequired[bool | None]
    """First enrolment in any medical insurance / 是否第一次参加医保."""
    first_insured_month: NotRequired[str | None]
    """Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    from_scheme: NotRequired[Scheme | None]
    """Scheme before the change or gap / 变动或中断前参加的医保."""
    gap_months: NotRequired[int | None]
    """Months without contributions / 中断缴费的月数 [months]."""
    ground: NotRequired[WithdrawalGround | None]
    """reason for a withdrawal / 支取理由."""
    held_schemes: NotRequired[list[Scheme] | None]
    """Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    local_contribution_months: NotRequired[int | None]
    """Months actually paid in this area / 在本地实际缴费月数 [months]."""
    matter: NotRequired[Matter | None]
    """Matter to be handled / 办理事项."""
    missed_years: NotRequired[int | None]
    """Whole years missed without medical insurance / 断保的整年数 [years]."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    origin_arrears: NotRequired[bool | None]
    """Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费."""
    origin_enrolment: NotRequired[OriginEnrolment | None]
    """Enrolment in the old area / 原参保地的参保状态."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    owner_area: NotRequired[str | None]
    """Insured area of the account owner / 账户本人的参保地."""
    owner_moving_out: NotRequired[bool | None]
    """Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走."""
    paid_months: NotRequired[list[PaymentRequest] | None]
    """What was paid for which months / 已缴的各月费用."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    post_category: NotRequired[PostCategory | None]
    """A woman's post before retirement / 女职工退休前的岗位."""
    prior_continuous_months: NotRequired[int | None]
    """Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]."""
    purpose: NotRequired[SharingPurpose | None]
    """What the shared money is for / 共济的用途."""
    rate: NotRequired[str | None]
    """Rate for making up / 补缴比例 [share of one]."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""
    relationship: NotRequired[Relationship | None]
    """What the relative is to the account owner / 亲属与账户本人的关系."""
    relative_area: NotRequired[str | None]
    """Insured area of the relative / 亲属的参保地."""
    relative_insured: NotRequired[bool | None]
    """Whether the relative is insured / 亲属是否参加基本医保."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    resettled_across_provinces: NotRequired[bool | None]
    """Resettled in another province after retirement / 退休后是否跨省异地安置."""
    retiree_group: NotRequired[RetireeGroup | None]
    """Type of unit retired from / 从哪类单位退休."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""
    scheme: NotRequired[Scheme | None]
    """Medical insurance scheme / 参加的医保制度."""
    scheme_at_destination: NotRequired[Scheme | None]
    """Scheme in the new area / 在新参保地参加的医保制度."""
    scheme_at_origin: NotRequired[Scheme | None]
    """Scheme in the old area / 在原参保地参加的医保制度."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    shortfall_months: NotRequired[int | None]
    """Months still missing / 还差的缴费月数 [months]."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""
    to_scheme: NotRequired[Scheme | None]
    """Scheme you join or pay into now / 现在参加或续缴的医保."""
    wage: NotRequired[str | None]
    """Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]."""
    work_began_month: NotRequired[str | None]
    """Month in which work began / 参加工作的年月."""


class DayCount(TypedDict):
    """A number of working days: exact, or its least and greatest value; all null where it is not known."""

    exact: int | None
    """The number, when sure. [working days]."""
    max: int | None
    """The greatest it can be. [working days]."""
    min: int | None
    """The least it can be. [working days]."""


class DayRange(TypedDict):
    """The days between which a date lies; equal where it is sure."""

    earliest_on: str
    """Not before."""
    latest_on: str
    """Not after."""


class EnrolmentCertificateAssessmentRequest(TypedDict):
    """Facts of an assessment: enrolment-certificate."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["enrolment-certificate"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class EntryPoint(TypedDict):
    """One operation."""

    deprecated: bool
    """Whether it will end; its responses say when."""
    documentation: str
    """Where it is described."""
    method: Literal["GET", "POST"]
    """How it is called."""
    operation_id: str
    """Its id in the contract."""
    path: str
    """Its path; a name in braces stands for a value."""
    tag: str
    """Its group in the contract."""
    title: str
    """What it answers."""


class EntryPoints(TypedDict):
    """Where to begin."""

    contract_version: str
    """Version of this contract."""
    documentation: str
    """The contract, for reading and trying."""
    languages: list[Language]
    """What Accept-Language may choose; the first by default."""
    openapi: str
    """The contract."""
    operations: list[EntryPoint]
    """The operations, by path."""
    policy_digest: str
    """Digest of its content."""
    policy_version: str
    """Version of the policy book."""
    problems: str
    """Every kind of problem, explained."""


class Experience(TypedDict):
    """A time that people report."""

    citation: str
    """Citation id."""
    latest_on: str | None
    """The day it points to."""
    text: str
    """The report in words."""


class Explanation(TypedDict):
    """The answer in words."""

    full: list[str]
    """Every step, with citation ids in brackets."""
    plain: list[str]
    """At most five short sentences without jargon."""


class FactConst(TypedDict):
    """One value that may be sent, and its label."""

    const: str | bool
    """The value to send: text, or true or false."""
    title: str
    """What people read."""


class FactProperties(TypedDict):
    """The members of a payment."""

    amount: FactShape
    """What was paid for it."""
    month: FactShape
    """The month paid for."""


class FactShape(TypedDict):
    """A JSON Schema (2020-12) that says what may be sent. Members that it does not need are left out."""

    format: NotRequired[Literal["date", "int32"]]
    """`date` is a day of the calendar, `YYYY-MM-DD`; `int32` a whole number."""
    items: NotRequired[FactShape]
    """What each item of a list may be."""
    maxItems: NotRequired[int]
    """The most items. [whole number]."""
    maxLength: NotRequired[int]
    """The most characters. [whole number]."""
    maximum: NotRequired[int]
    """The greatest number. [whole number]."""
    minimum: NotRequired[int]
    """The least number. [whole number]."""
    oneOf: NotRequired[list[FactConst]]
    """The values that may be sent, where they are few."""
    pattern: NotRequired[str]
    """What text has to match."""
    properties: NotRequired[FactProperties]
    """The members of an object."""
    required: NotRequired[list[str]]
    """The members that an object must have."""
    title: NotRequired[str]
    """What people read."""
    type: Literal["string", "boolean", "integer", "array", "object"]
    """The JSON type."""
    unevaluatedProperties: NotRequired[bool]
    """Whether an object may have other members."""
    uniqueItems: NotRequired[bool]
    """Whether an item may stand in the list only once."""


class Facts(TypedDict):
    """Facts by name. Each question takes some, which `getQuestion` lists; null is not stated."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    average_pension: NotRequired[str | None]
    """Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]."""
    back_paid: NotRequired[bool | None]
    """Whether the gap is made up by payment / 中断期间是否补缴."""
    balance: NotRequired[str | None]
    """usable balance of the personal account (yuan) / 个人账户可用余额（元） [yuan]."""
    base: NotRequired[str | None]
    """Base for making up (yuan a month) / 补缴基数（元/月） [yuan]."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    credit_rate: NotRequired[str | None]
    """Local credit rate / 当地划入比例 [share of one]."""
    credited_before: NotRequired[str | None]
    """day before which the money was credited / 资金最晚在哪天以前划入."""
    destination_accepts_account: NotRequired[bool | None]
    """Whether the new area can accept personal account money / 新参保地能否接收个人账户资金."""
    destination_enrolment: NotRequired[DestinationEnrolment | None]
    """Enrolment in the new area / 新参保地的参保状态."""
    employee_months: NotRequired[int | None]
    """Months in the employee scheme without a break / 连续参加职工医保的月数 [months]."""
    family_sharing_active: NotRequired[bool | None]
    """Whether family sharing is set up now / 是否正在家庭共济."""
    first_enrolment: NotRequired[bool | None]
    """First enrolment in any medical insurance / 是否第一次参加医保."""
    first_insured_month: NotRequired[str | None]
    """Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    from_scheme: NotRequired[Scheme | None]
    """Scheme before the change or gap / 变动或中断前参加的医保."""
    gap_months: NotRequired[int | None]
    """Months without contributions / 中断缴费的月数 [months]."""
    ground: NotRequired[WithdrawalGround | None]
    """reason for a withdrawal / 支取理由."""
    held_schemes: NotRequired[list[Scheme] | None]
    """Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    local_contribution_months: NotRequired[int | None]
    """Months actually paid in this area / 在本地实际缴费月数 [months]."""
    matter: NotRequired[Matter | None]
    """Matter to be handled / 办理事项."""
    missed_years: NotRequired[int | None]
    """Whole years missed without medical insurance / 断保的整年数 [years]."""
    origin_arrears: NotRequired[bool | None]
    """Unpaid employee-scheme contributions in the old area / 在原参保地是否欠缴职工医保费."""
    origin_enrolment: NotRequired[OriginEnrolment | None]
    """Enrolment in the old area / 原参保地的参保状态."""
    overpaid_benefits: NotRequired[str | None]
    """benefits received too much and owed back (yuan) / 多领、要退的医保待遇（元） [yuan]."""
    owner_area: NotRequired[str | None]
    """Insured area of the account owner / 账户本人的参保地."""
    owner_moving_out: NotRequired[bool | None]
    """Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走."""
    paid_months: NotRequired[list[PaymentRequest] | None]
    """What was paid for which months / 已缴的各月费用."""
    pending_credits: NotRequired[str | None]
    """money due to the account and not yet credited (yuan) / 应划入、还没到账的资金（元） [yuan]."""
    post_category: NotRequired[PostCategory | None]
    """A woman's post before retirement / 女职工退休前的岗位."""
    prior_continuous_months: NotRequired[int | None]
    """Months insured without a break before the change or gap / 变动或中断前连续参保的月数 [months]."""
    purpose: NotRequired[SharingPurpose | None]
    """What the shared money is for / 共济的用途."""
    rate: NotRequired[str | None]
    """Rate for making up / 补缴比例 [share of one]."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""
    relationship: NotRequired[Relationship | None]
    """What the relative is to the account owner / 亲属与账户本人的关系."""
    relative_area: NotRequired[str | None]
    """Insured area of the relative / 亲属的参保地."""
    relative_insured: NotRequired[bool | None]
    """Whether the relative is insured / 亲属是否参加基本医保."""
    reserved_for_sharing: NotRequired[str | None]
    """money set aside for family sharing (yuan) / 为家庭共济留出的额度（元） [yuan]."""
    resettled_across_provinces: NotRequired[bool | None]
    """Resettled in another province after retirement / 退休后是否跨省异地安置."""
    retiree_group: NotRequired[RetireeGroup | None]
    """Type of unit retired from / 从哪类单位退休."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    route: NotRequired[Route | None]
    """where the balance goes / 余额去向."""
    scheme: NotRequired[Scheme | None]
    """Medical insurance scheme / 参加的医保制度."""
    scheme_at_destination: NotRequired[Scheme | None]
    """Scheme in the new area / 在新参保地参加的医保制度."""
    scheme_at_origin: NotRequired[Scheme | None]
    """Scheme in the old area / 在原参保地参加的医保制度."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    shortfall_months: NotRequired[int | None]
    """Months still missing / 还差的缴费月数 [months]."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""
    to_scheme: NotRequired[Scheme | None]
    """Scheme you join or pay into now / 现在参加或续缴的医保."""
    wage: NotRequired[str | None]
    """Monthly wage before tax (yuan a month) / 月工资（税前，元/月） [yuan]."""
    work_began_month: NotRequired[str | None]
    """Month in which work began / 参加工作的年月."""


class FamilySharingAnswer(TypedDict):
    """May a relative use the money of a personal account?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    policy: PolicyStamp
    """Which book was asked."""
    question: FamilySharingQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""


class FamilySharingAssessmentRequest(TypedDict):
    """Facts of an assessment: family-sharing."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["family-sharing"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    owner_area: NotRequired[str | None]
    """Insured area of the account owner / 账户本人的参保地."""
    owner_moving_out: NotRequired[bool | None]
    """Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    purpose: NotRequired[SharingPurpose | None]
    """What the shared money is for / 共济的用途."""
    relationship: NotRequired[Relationship | None]
    """What the relative is to the account owner / 亲属与账户本人的关系."""
    relative_area: NotRequired[str | None]
    """Insured area of the relative / 亲属的参保地."""
    relative_insured: NotRequired[bool | None]
    """Whether the relative is insured / 亲属是否参加基本医保."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class FamilySharingComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/family-sharing."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: FamilySharingFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/family-sharing"]
    """The question."""


class FamilySharingFactsRequest(TypedDict):
    """Facts of eligibility-decisions/family-sharing, without the days."""

    owner_area: NotRequired[str | None]
    """Insured area of the account owner / 账户本人的参保地."""
    owner_moving_out: NotRequired[bool | None]
    """Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走."""
    purpose: NotRequired[SharingPurpose | None]
    """What the shared money is for / 共济的用途."""
    relationship: NotRequired[Relationship | None]
    """What the relative is to the account owner / 亲属与账户本人的关系."""
    relative_area: NotRequired[str | None]
    """Insured area of the relative / 亲属的参保地."""
    relative_insured: NotRequired[bool | None]
    """Whether the relative is insured / 亲属是否参加基本医保."""


class FamilySharingRequest(TypedDict):
    """Facts of eligibility-decisions/family-sharing."""

    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    owner_area: NotRequired[str | None]
    """Insured area of the account owner / 账户本人的参保地."""
    owner_moving_out: NotRequired[bool | None]
    """Whether the account owner is about to transfer away / 账户本人是否要把医保关系转走."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    purpose: NotRequired[SharingPurpose | None]
    """What the shared money is for / 共济的用途."""
    relationship: NotRequired[Relationship | None]
    """What the relative is to the account owner / 亲属与账户本人的关系."""
    relative_area: NotRequired[str | None]
    """Insured area of the relative / 亲属的参保地."""
    relative_insured: NotRequired[bool | None]
    """Whether the relative is insured / 亲属是否参加基本医保."""


class Fault(TypedDict):
    """One thing wrong with a request."""

    allowed: NotRequired[list[str]]
    """What is taken there instead, where the service tells."""
    code: str
    """Stable code."""
    detail: str
    """The fault in words."""
    pointer: str
    """JSON pointer to the field or name of the parameter; empty for the whole."""


class FlexibleRetirement(TypedDict):
    """The months between which a person may choose to retire."""

    earliest_month: str | None
    """The first month, never before the original age."""
    latest_month: str | None
    """The last month; it needs the employer's consent."""


class Found(TypedDict):
    """Where the aim is reached, as far as the sweep went."""

    certain: list[Reached]
    """The values at which it surely is."""
    none_because: NoneBecause | None
    """Why no value reaches it; null where one does, or may."""
    possible: list[Reached]
    """The values at which it may be, by what is not stated or not known; not those of `certain`."""
    text: str
    """That in words."""


class Guide(TypedDict):
    """How one matter gets done."""

    advisories: list[Advisory]
    """What to know besides."""
    area_code: str | None
    """The area asked about."""
    channels: list[GuideChannel]
    """The steps, by channel."""
    citations: list[Citation]
    """Every document the guide names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the guide is not."""
    documents: list[GuideDocument]
    """The documents, each once."""
    evidence: Evidence | None
    """The weakest evidence that the guide rests on."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    matter: GuideMatter
    """The matter."""
    policy: PolicyStamp
    """Which book was asked."""
    preconditions: list[GuidePrecondition]
    """What must hold, or which cases there are."""
    progress_inquiry: list[GuideItem]
    """How to learn where the case stands."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    scope: str | None
    """Said where only what holds nationwide is told."""
    summary: str
    """What the guide tells."""
    time_limits: TimeLimitPointer
    """Where time limits are asked."""
    title: str
    """Its title."""
    validity: Validity
    """Until when it holds."""
    warnings: list[GuideItem]
    """What to beware of."""


class GuideChannel(TypedDict):
    """The steps of one channel, in order."""

    channel: Literal[
        "national_platform", "provincial_app", "website", "wechat", "alipay", "counter", "self_service", "hotline"
    ]
    """The channel."""
    steps: list[GuideItem]
    """Its steps, in order."""
    title: str
    """The channel in words."""


class GuideDocument(TypedDict):
    """One document to bring."""

    area_code: str | None
    """The area it is said of; null for all."""
    citations: list[str]
    """What it rests on."""
    evidence: Evidence
    """The weakest evidence it rests on."""
    id: str
    """Stable id within the guide."""
    issued_by: Literal[
        "oneself",
        "own_statement",
        "public_security",
        "medical_agency",
        "origin_agency",
        "pension_agency",
        "bank",
        "tax_or_payment",
    ]
    """Who issues it."""
    issued_by_text: str
    """That in words."""
    needed_for: list[
        Literal[
            "everybody",
            "death",
            "gave_up_insurance",
            "pension_lump_sum",
            "settled_abroad",
            "resettled_retiree",
            "employer",
            "duplicate",
            "retiree",
            "relative",
        ]
    ]
    """The cases that need it."""
    needed_for_text: str
    """Those in words."""
    text: str
    """The item in words."""


class GuideItem(TypedDict):
    """One item of a guide."""

    area_code: str | None
    """The area it is said of; null for all."""
    citations: list[str]
    """What it rests on."""
    evidence: Evidence
    """The weakest evidence it rests on."""
    id: str
    """Stable id within the guide."""
    text: str
    """The item in words."""


class GuidePrecondition(TypedDict):
    """What must hold, or one case of several, and whether it does by the facts stated."""

    area_code: str | None
    """The area it is said of; null for all."""
    citations: list[str]
    """What it rests on."""
    evidence: Evidence
    """The weakest evidence it rests on."""
    fact: GuideFact | None
    """The fact that decides it; null where no single fact does."""
    id: str
    """Stable id within the guide."""
    state: PreconditionState
    """Whether it holds; unknown where the fact is not stated or there is none."""
    text: str
    """The item in words."""


class HeldBook(TypedDict):
    """A policy book that a request may name."""

    digest: str
    """Digest of its content."""
    served: bool
    """Whether it answers where a request names none."""
    version: str
    """Its version."""


class KnownConflict(TypedDict):
    """Sources that disagree, with where and how it is known."""

    area_code: str
    """The area it is filed under; 000000 is the nation."""
    citations: list[Citation]
    """The documents of its claims."""
    claims: list[Claim]
    """What each source says."""
    filed_in_topic: str
    """The topic it is listed under."""
    found_by: Literal["values", "record"]
    """Found among the values, or recorded as data."""
    id: str
    """Stable id."""
    precedence: str
    """By which precedence one is applied."""
    title: str
    """The topic in words."""
    topic: str
    """What about."""


class Lateness(TypedDict):
    """Which stage is late, since when, by how much, who has the case and what to say on the phone."""

    hotline: str
    """The hotline to call."""
    knowable_until: str | None
    """The last day on which the calendar alone tells how the case stands; from the day after only the agency
    can."""
    per_stage: list[StageProgress]
    """Each stage, and the whole."""
    responsible: Responsible | None
    """Who has the case; null when it is done."""
    say: list[str]
    """What to say on the phone, in order."""
    since: str | None
    """The first day late."""
    stage: StageCode | None
    """The stage that is late; null where none surely is."""
    working_days_late: WorkingDaysLate
    """Working days from then to the day asked, that one included."""


class Line(TypedDict):
    """One line of an amount."""

    amount: Bounds
    """Yuan; a deduction is below zero."""
    code: str
    """Stable code."""
    text: str
    """The line in words."""


class Live(TypedDict):
    """The process answers."""

    status: Literal["live"]
    """Always live."""


class LocalCheck(TypedDict):
    """Something that only the local agency can tell."""

    area_code: str | None
    """The area."""
    ask: str
    """The hotline to call."""
    last_known: str | None
    """Citation id of the last rule known."""
    reason: Literal["area_not_covered", "no_rule_in_force", "sources_conflict", "low_evidence"]
    """Why the book cannot tell."""
    text: str
    """The check in words."""
    topic: str
    """What about."""


class ManualReimbursementAssessmentRequest(TypedDict):
    """Facts of an assessment: manual-reimbursement."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["manual-reimbursement"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class MissingFact(TypedDict):
    """A fact that was not stated and matters."""

    choices: list[Choice]
    """The values, where they are few."""
    fact: str
    """Name of the fact."""
    prompt: str
    """The question to put to a person."""
    type: FactKind
    """Kind of the fact."""
    where_to_find: str
    """Where a person finds the answer."""


class MomentRequest(TypedDict):
    """For which day the rules are asked, and whose knowledge is used."""

    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""


class MonthRange(TypedDict):
    """A month: exact, or the first and the last it can be; all null where it cannot be told."""

    exact: str | None
    """The month, when sure."""
    max: str | None
    """The last it can be."""
    min: str | None
    """The first it can be."""


class MonthlyCreditAnswer(TypedDict):
    """How much is credited each month?"""

    advisories: list[Advisory]
    """What to know besides."""
    amount: Bounds
    """Yuan."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    formula: str | None
    """The formula with its numbers put in."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lines: list[Line]
    """What it is made of."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    method: str
    """How it was worked out."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values;
    null where the amount is exact or nothing is missing."""
    policy: PolicyStamp
    """Which book was asked."""
    question: MonthlyCreditQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    schedule: CreditSchedule | None
    """When it is posted, where known."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""


class MonthlyCreditComparisonRequest(TypedDict):
    """Two days to compare for refund-amounts/monthly-credit."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: MonthlyCreditFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["refund-amounts/monthly-credit"]
    """The question."""


class MonthlyCreditFactsRequest(TypedDict):
    """Facts of refund-amounts/monthly-credit, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    average_pension: NotRequired[str | None]
    """Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    credit_rate: NotRequired[str | None]
    """Local credit rate / 当地划入比例 [share of one]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    retiree_group: NotRequired[RetireeGroup | None]
    """Type of unit retired from / 从哪类单位退休."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    scheme: NotRequired[Scheme | None]
    """Medical insurance scheme / 参加的医保制度."""


class MonthlyCreditRequest(TypedDict):
    """Facts of refund-amounts/monthly-credit."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    average_pension: NotRequired[str | None]
    """Local average pension (yuan a month) / 当地平均养老金（元/月） [yuan]."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    contribution_base: NotRequired[str | None]
    """Own contribution base (yuan a month) / 本人缴费基数（元/月） [yuan]."""
    credit_rate: NotRequired[str | None]
    """Local credit rate / 当地划入比例 [share of one]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    retiree_group: NotRequired[RetireeGroup | None]
    """Type of unit retired from / 从哪类单位退休."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    scheme: NotRequired[Scheme | None]
    """Medical insurance scheme / 参加的医保制度."""


class NextChange(TypedDict):
    """The next day on which the answer may change."""

    because: str
    """Why."""
    on: str
    """That day."""


class ParameterPage(TypedDict):
    """Values of parameters."""

    items: list[ParameterValue]
    """The values of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class ParameterState(TypedDict):
    """How well one parameter is known."""

    due: DueReason | None
    """Why it is due for another look: its rule ended, the yearly day of a new figure has passed, or nobody has
    confirmed it for a year; null where it is not."""
    due_since: str | None
    """Since when."""
    name: str
    """The parameter."""
    state: KnowledgeState
    """Its state."""


class ParameterValue(TypedDict):
    """One dated value of a parameter."""

    area_code: str
    """The area it is filed under; 000000 is the nation."""
    cautions: list[str]
    """Remarks."""
    citation: Citation
    """Where it stands."""
    confirmed_on: str
    """When somebody last confirmed it."""
    content: dict[str, object]
    """The value as data under the key `value`; its shape depends on the parameter."""
    covers: Covers
    """Whom it covers."""
    ends_rule: bool
    """Whether it ends the rule before it instead of giving a value."""
    from_on: str
    """First day it applies, or the day of its source."""
    name: str
    """The parameter."""
    recorded_on: str
    """When the book recorded it."""
    standing: Standing
    """How it is used."""
    start_stated: bool
    """Whether the source states that first day."""
    title: str
    """The parameter in words."""
    topic: str
    """Its topic."""
    value: str | None
    """The value in words."""


class PaymentRequest(TypedDict):
    """What was paid for one month."""

    amount: str
    """Yuan paid for it. [yuan]."""
    month: str
    """The month paid for."""


Piece = TypedDict(
    "Piece",
    {
        "age_months_at_from": "int | None",
        "age_months_at_to": "int | None",
        "amount": "SweptAmount | None",
        "because": "str | None",
        "codes": "list[SweptCode]",
        "completion": "Completion | None",
        "evidence": "Evidence | None",
        "from": "str",
        "method": "str | None",
        "missing_facts": "list[str]",
        "progress": "Progress | None",
        "quantities": "list[SweptQuantity]",
        "route": "str | None",
        "settled": "bool",
        "settling_sets": "list[list[str]]",
        "text": "str",
        "to": "str",
        "verdict": "Verdict | None",
    },
)
"""Values between which the answer stays, or goes on by the same formulas."""


class PlanBranch(TypedDict):
    """One answer to a question, and the step that it leads to."""

    then: PlanNode
    """The step it leads to."""
    when: When
    """For which answers."""


class PlanNode(TypedDict):
    """One step: a fact to ask with what each answer leads to, or `answer` where nothing more has to be asked."""

    answer: NotRequired[Settled]
    """Set at the end of a branch."""
    ask: NotRequired[str]
    """The fact to ask."""
    because: NotRequired[str]
    """Why it is asked."""
    branches: NotRequired[list[PlanBranch]]
    """What each answer leads to."""
    questions_left: NotRequired[int]
    """Most questions from here on, this one included. [questions]."""


class PlanRequest(TypedDict):
    """What is known so far."""

    facts: NotRequired[Facts]
    """The facts known so far, of those that the question takes; see `getQuestion`."""
    known_on: NotRequired[str | None]
    """Plan with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""


class Policy(TypedDict):
    """The policy book."""

    areas: int
    """Areas listed. [areas]."""
    areas_with_values: int
    """Areas with values of their own. [areas]."""
    contract: str
    """Version of this contract."""
    digest: str
    """Digest of its content."""
    held: list[HeldBook]
    """The books that a request may name in `policy_version`, the one served first."""
    last_published_year: int
    """Last year whose working days are published. [calendar year]."""
    today: str
    """Today in Asia/Shanghai."""
    values: int
    """Dated values. [values]."""
    version: str
    """Its version."""


class PolicyStamp(TypedDict):
    """Which policy book was asked, and as of when."""

    digest: str
    """Digest of its content."""
    known_on: str
    """The day whose knowledge was used."""
    on: str
    """The day for which the rules were asked."""
    version: str
    """Version of the book."""


class Problem(TypedDict):
    """An error as RFC 9457 problem details."""

    detail: str
    """What is wrong."""
    errors: list[Fault]
    """Each fault."""
    instance: str
    """The path asked."""
    request_id: str
    """Id of the request, also in the header Request-Id."""
    status: int
    """The HTTP status. [status code]."""
    title: str
    """Its title."""
    type: str
    """Kind of the problem: the address of the page that explains it."""


class ProcessingTimeAnswer(TypedDict):
    """How long may it take, and is the case late?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    calendar: Calendar
    """The calendar used."""
    citations: list[Citation]
    """Every document the answer names."""
    completion: Completion
    """When the whole is done."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lateness: Lateness | None
    """How late the case is; null without `asked_on`."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    matter: str
    """The matter."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: without `accepted_on` no day is known, after it the area that tells
    more; null where nothing that is missing narrows the days."""
    next_step: str | None
    """What to do next."""
    overdue_since: str | None
    """The first day late."""
    policy: PolicyStamp
    """Which book was asked."""
    progress: Progress | None
    """How the case stands on the day asked."""
    question: ProcessingTimeQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    reported_experience: list[Experience]
    """Times that people report."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    stages: list[Stage]
    """The stages, in order."""
    summary: str
    """One sentence for a list row."""
    total_working_days: int | None
    """The limit of the whole: of the areas stated, else the nation's where it has one. [working days]."""
    total_working_days_range: DayCount
    """The limit of the whole, whatever the areas not stated; null where one may have none."""
    validity: Validity
    """Until when it holds."""


class ProcessingTimeComparisonRequest(TypedDict):
    """Two days to compare for processing-time-estimates."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: ProcessingTimeFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["processing-time-estimates"]
    """The question."""


class ProcessingTimeFactsRequest(TypedDict):
    """Facts of processing-time-estimates, without the days."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    matter: Matter
    """Matter to be handled / 办理事项."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class ProcessingTimeRequest(TypedDict):
    """Facts of processing-time-estimates."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Matter
    """Matter to be handled / 办理事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class Question(TypedDict):
    """A question, with its facts."""

    facts: list[QuestionFact]
    """Its facts, in the order in which a form shows them."""
    operation_id: str
    """The operation that answers it."""
    question: str
    """The question, by its path below /v1."""
    segment: str
    """The question as a path segment."""
    title: str
    """The question in words."""


class QuestionFact(TypedDict):
    """One fact of a question, with all that a form needs."""

    choices: list[Choice]
    """The values as text, where they are few. Misleading where the fact is true or false, or a list:
    `json_schema` has the values to send."""
    choices_from: str | None
    """Where the values are listed with their names, where they are many: a list of this API."""
    fact: str
    """Name of the fact."""
    json_schema: FactShape
    """What may be sent, as a JSON Schema (2020-12) with typed values."""
    label: str
    """The fact in words."""
    maximum: int | None
    """The greatest number that may be stated. [whole number]."""
    pattern: str | None
    """What its text has to match."""
    prompt: str
    """The question to put to a person."""
    required: bool
    """Whether it has to be stated. All others may be left out."""
    type: FactKind
    """Kind of the fact."""
    unit: Unit | None
    """In what it is counted."""
    where_to_find: str
    """Where a person finds the answer."""


class QuestionPlan(TypedDict):
    """In which order to ask for the facts that are missing: a whole decision tree."""

    expected_questions: float
    """Mean number, all values of a fact and all areas being equally likely. [questions]."""
    facts: list[QuestionFact]
    """The facts that the plan asks, each once."""
    minimal: bool
    """Whether no other order has a better worst case; else the area is asked first, the rest likewise."""
    plan: PlanNode
    """The first step."""
    policy: PolicyStamp
    """Which book was asked, for which day."""
    question: str
    """The question, by its path below /v1."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    worst_case_questions: int
    """Most questions that any person is asked. [questions]."""


class Questions(TypedDict):
    """All questions."""

    items: list[Question]
    """The questions."""


RangeRequest = TypedDict(
    "RangeRequest", {"fact": "str", "from": "NotRequired[str | None]", "to": "NotRequired[str | None]"}
)
"""The fact that is swept, and from which value to which."""


Reached = TypedDict("Reached", {"from": "str", "to": "str"})
"""Values that follow one another, at which the aim is reached."""


class Ready(TypedDict):
    """Whether the service is to be sent requests."""

    last_published_year: int
    """Last year whose working days are published. [calendar year]."""
    policy_digest: str
    """Digest of its content."""
    policy_version: str
    """Version of the policy book."""
    status: Literal["ready", "draining"]
    """Ready, or draining: it leaves and still answers."""
    warnings: list[str]
    """What needs care: `next_calendar_missing`, `new_book_refused`."""


class RefundAmountAnswer(TypedDict):
    """How much of the contributions paid is paid back?"""

    advisories: list[Advisory]
    """What to know besides."""
    amount: Bounds
    """Yuan."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    formula: str | None
    """The formula with its numbers put in."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lines: list[Line]
    """What it is made of."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    method: str
    """How it was worked out."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values;
    null where the amount is exact or nothing is missing."""
    policy: PolicyStamp
    """Which book was asked."""
    question: RefundAmountQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""


class RefundAmountComparisonRequest(TypedDict):
    """Two days to compare for refund-amounts/contribution-refund."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: RefundAmountFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["refund-amounts/contribution-refund"]
    """The question."""


class RefundAmountFactsRequest(TypedDict):
    """Facts of refund-amounts/contribution-refund, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    paid_months: NotRequired[list[PaymentRequest] | None]
    """What was paid for which months / 已缴的各月费用."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""


class RefundAmountRequest(TypedDict):
    """Facts of refund-amounts/contribution-refund."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    paid_months: NotRequired[list[PaymentRequest] | None]
    """What was paid for which months / 已缴的各月费用."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""


class RefundDecisionAnswer(TypedDict):
    """Is a contribution paid back, and which of two enrolments is kept?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    kept_enrolment: KeptEnrolment | None
    """Which of two enrolments is kept in principle, where a rule says so."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    policy: PolicyStamp
    """Which book was asked."""
    question: RefundDecisionQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""


class RefundDecisionComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/contribution-refund."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: RefundDecisionFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/contribution-refund"]
    """The question."""


class RefundDecisionFactsRequest(TypedDict):
    """Facts of eligibility-decisions/contribution-refund, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    employee_months: NotRequired[int | None]
    """Months in the employee scheme without a break / 连续参加职工医保的月数 [months]."""
    held_schemes: NotRequired[list[Scheme] | None]
    """Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""


class RefundDecisionRequest(TypedDict):
    """Facts of eligibility-decisions/contribution-refund."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    benefit_period_started: NotRequired[bool | None]
    """Whether the benefit period of the contribution has begun / 要退的医保费，待遇享受期是否已开始."""
    employee_months: NotRequired[int | None]
    """Months in the employee scheme without a break / 连续参加职工医保的月数 [months]."""
    held_schemes: NotRequired[list[Scheme] | None]
    """Schemes you are enrolled in now (twice in one: name it twice) / 现在参加的医保（重复参加的写两次）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    reason: NotRequired[RefundReason | None]
    """Reason for the refund / 退费原因."""


class RegistrationAssessmentRequest(TypedDict):
    """Facts of an assessment: registration."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["registration"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class RegistrationChangeAssessmentRequest(TypedDict):
    """Facts of an assessment: registration-change."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    matter: Literal["registration-change"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""


class Remedy(TypedDict):
    """A change that would turn a no into a yes, or the reason why none can."""

    fact: str
    """The fact concerned."""
    kind: Literal["can_change", "changes_by_itself", "cannot_change"]
    """What kind of change."""
    leads_to: VerdictReached | None
    """The verdict after all changes of the option, found by asking again; undetermined only where no option is a
    sure yes; null where it was not asked."""
    on: str | None
    """The day on which it changes by itself; null where it is counted from a day that is no fact here."""
    option: int | None
    """Remedies with the same number go together, others are alternatives, the nearest first; null where nothing
    can change. [group number]."""
    text: str
    """The remedy in words."""
    to: str | None
    """The value it would take, as text: a choice, `true` or `false`, a number (the least that is enough) or a
    day."""


class RenamedFact(TypedDict):
    """A fact that was stated under a name it had before."""

    fact: str
    """The name under which it was stated."""
    renamed_to: str
    """The name that it has now."""
    text: str
    """That in words."""
    until: str
    """The last day on which the old name is taken."""


class Responsible(TypedDict):
    """Who has the case."""

    area_code: str | None
    """Its area, where known."""
    name: str | None
    """The area in words, where known."""
    role: Literal["origin", "destination", "whole"]
    """Agency of the origin or of the destination; `whole` where the stage is not known or there is but one
    agency."""


class RetirementBenefitAnswer(TypedDict):
    """Does a person get the benefits of retired people, and what can be done about missing months?"""

    advisories: list[Advisory]
    """What to know besides."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    criteria: list[Criterion]
    """The criteria, in order."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    flexible_retirement: FlexibleRetirement
    """When a person may choose to retire."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    local_required_months: CountRange
    """Months the area asks to be actually paid; zero if none."""
    local_shortfall_months: CountRange
    """Months missing to those, counting only months paid in this area."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    options: list[RetirementOption]
    """The ways to close the shortfall, side by side."""
    policy: PolicyStamp
    """Which book was asked."""
    question: RetirementBenefitQuestion
    """The question that was asked."""
    remedies: list[Remedy]
    """What would turn a no into a yes."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    required_months: CountRange
    """Months the area asks for in total."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    shortfall_months: CountRange
    """Months missing to it."""
    statutory_retirement_month: MonthRange
    """The statutory retirement month."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""
    verdict: Verdict
    """The verdict."""


class RetirementBenefitAssessmentRequest(TypedDict):
    """Facts of an assessment: retirement-benefit."""

    accepted_on: NotRequired[str | None]
    """Date of acceptance / 受理日期."""
    area: NotRequired[str | None]
    """Insured area / 参保地."""
    asked_on: NotRequired[str | None]
    """Date asked about / 询问日期."""
    base: NotRequired[str | None]
    """Base for making up (yuan a month) / 补缴基数（元/月） [yuan]."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    channel: NotRequired[Channel | None]
    """Channel / 办理渠道."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    first_insured_month: NotRequired[str | None]
    """Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月."""
    from_area: NotRequired[str | None]
    """From area (old insured area) / 转出地（原参保地）."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    local_contribution_months: NotRequired[int | None]
    """Months actually paid in this area / 在本地实际缴费月数 [months]."""
    matter: Literal["retirement-benefit"]
    """The matter, a thing a person gets done. / 要办的事项."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    post_category: NotRequired[PostCategory | None]
    """A woman's post before retirement / 女职工退休前的岗位."""
    rate: NotRequired[str | None]
    """Rate for making up / 补缴比例 [share of one]."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    shortfall_months: NotRequired[int | None]
    """Months still missing / 还差的缴费月数 [months]."""
    stage_reached: NotRequired[StageReached | None]
    """Stage reached / 办到哪一步."""
    to_area: NotRequired[str | None]
    """New area (new insured area) / 转入地（新参保地）."""
    work_began_month: NotRequired[str | None]
    """Month in which work began / 参加工作的年月."""


class RetirementBenefitComparisonRequest(TypedDict):
    """Two days to compare for eligibility-decisions/retirement-benefit."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: RetirementBenefitFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["eligibility-decisions/retirement-benefit"]
    """The question."""


class RetirementBenefitFactsRequest(TypedDict):
    """Facts of eligibility-decisions/retirement-benefit, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    first_insured_month: NotRequired[str | None]
    """Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月."""
    local_contribution_months: NotRequired[int | None]
    """Months actually paid in this area / 在本地实际缴费月数 [months]."""
    post_category: NotRequired[PostCategory | None]
    """A woman's post before retirement / 女职工退休前的岗位."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    work_began_month: NotRequired[str | None]
    """Month in which work began / 参加工作的年月."""


class RetirementBenefitRequest(TypedDict):
    """Facts of eligibility-decisions/retirement-benefit."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    birth_month: NotRequired[str | None]
    """Month of birth / 出生年月."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    first_insured_month: NotRequired[str | None]
    """Month of the first enrolment in this area's employee scheme / 在本地首次参加职工医保的年月."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    local_contribution_months: NotRequired[int | None]
    """Months actually paid in this area / 在本地实际缴费月数 [months]."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    post_category: NotRequired[PostCategory | None]
    """A woman's post before retirement / 女职工退休前的岗位."""
    retirement_formalities_done: NotRequired[bool | None]
    """Employee-scheme retirement formalities done / 是否已办理职工医保退休手续."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    work_began_month: NotRequired[str | None]
    """Month in which work began / 参加工作的年月."""


class RetirementMakeupAnswer(TypedDict):
    """What do the missing months cost?"""

    advisories: list[Advisory]
    """What to know besides."""
    amount: Bounds
    """Yuan."""
    answer_id: str
    """Digest of the question, the facts stated, the days and the book."""
    asked: Asked
    """What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes
    are answered."""
    citations: list[Citation]
    """Every document the answer names."""
    conflicts: list[Conflict]
    """Sources that disagree."""
    disclaimer: str
    """What the answer is not."""
    evidence: Evidence | None
    """The weakest evidence that the answer rests on."""
    explanation: Explanation
    """The answer in words, plain and full."""
    formula: str | None
    """The formula with its numbers put in."""
    irrelevant_facts: list[str]
    """Facts not stated that cannot change it."""
    lines: list[Line]
    """What it is made of."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    method: str
    """How it was worked out."""
    missing_facts: list[MissingFact]
    """Facts not stated that matter."""
    narrows_most: str | None
    """The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values;
    null where the amount is exact or nothing is missing."""
    policy: PolicyStamp
    """Which book was asked."""
    question: RetirementMakeupQuestion
    """The question that was asked."""
    renamed_facts: NotRequired[list[RenamedFact]]
    """Facts that were stated under a name that will not be taken for ever; left out where there are none."""
    settling_sets: list[list[str]]
    """Least sets of missing facts that decide whatever their values."""
    summary: str
    """One sentence for a list row."""
    validity: Validity
    """Until when it holds."""


class RetirementMakeupComparisonRequest(TypedDict):
    """Two days to compare for refund-amounts/retirement-makeup."""

    after: MomentRequest
    """The second day."""
    before: MomentRequest
    """The first day."""
    facts: RetirementMakeupFactsRequest
    """Its facts."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal["refund-amounts/retirement-makeup"]
    """The question."""


class RetirementMakeupFactsRequest(TypedDict):
    """Facts of refund-amounts/retirement-makeup, without the days."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    base: NotRequired[str | None]
    """Base for making up (yuan a month) / 补缴基数（元/月） [yuan]."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    rate: NotRequired[str | None]
    """Rate for making up / 补缴比例 [share of one]."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    shortfall_months: NotRequired[int | None]
    """Months still missing / 还差的缴费月数 [months]."""


class RetirementMakeupRequest(TypedDict):
    """Facts of refund-amounts/retirement-makeup."""

    area: NotRequired[str | None]
    """Insured area / 参保地."""
    base: NotRequired[str | None]
    """Base for making up (yuan a month) / 补缴基数（元/月） [yuan]."""
    contribution_months: NotRequired[int | None]
    """Months paid in total (deemed ones included) / 累计缴费月数（含视同缴费） [months]."""
    insured_status: NotRequired[InsuredStatus | None]
    """Insured status / 参保身份."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    on: NotRequired[str | None]
    """The day for which the rules are asked; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    rate: NotRequired[str | None]
    """Rate for making up / 补缴比例 [share of one]."""
    sex: NotRequired[Sex | None]
    """Sex / 性别."""
    shortfall_months: NotRequired[int | None]
    """Months still missing / 还差的缴费月数 [months]."""


class RetirementOption(TypedDict):
    """One way to close a shortfall of months."""

    account_credit_meanwhile: bool | None
    """Whether the account is credited for it; null where the source does not say."""
    break_even_month: str | None
    """The first month in which paying on would have cost as much as paying at once."""
    buys: Bought
    """What it brings meanwhile."""
    code: Literal[
        "pay_at_once",
        "pay_at_once_tier_1",
        "pay_at_once_tier_2",
        "keep_paying",
        "change_to_resident",
        "accept_reduced_benefit",
    ]
    """Stable code."""
    cost_now: Bounds
    """Yuan to pay at once."""
    cost_unknown_because: CostUnknownBecause | None
    """Why a cost is not told."""
    dominated: bool
    """Whether another option costs no more, brings no less and is better in one of the two."""
    monthly_cost: Bounds
    """Yuan to pay a month."""
    payer: Payer | None
    """Whom the option is for: those insured by an employer, or on their own; null for everybody."""
    reversible: bool | None
    """Whether another option stays open; null where the source does not say."""
    text: str
    """The option in words."""
    whole_cost: Bounds
    """Yuan until the months are reached."""


class Settled(TypedDict):
    """What there is once nothing more has to be asked; ask the question itself for the whole answer."""

    amount: NotRequired[Literal["exact", "bounds", "unknown"]]
    """How well the amount is known."""
    time: NotRequired[Literal["exact", "unknown"]]
    """How well the dates are known."""
    verdict: NotRequired[Verdict]
    """The verdict; `undetermined` where only the agency can tell."""


class Source(TypedDict):
    """One document that the book cites."""

    areas: list[str]
    """Where its values are filed."""
    citations: list[str]
    """Its citations."""
    document_number: str | None
    """Its number."""
    evidence: list[Evidence]
    """The grades of evidence it is cited with."""
    id: str
    """Stable id of the document."""
    issuer: str | None
    """Who issued it."""
    level: str
    """Kind of document."""
    published_on: str | None
    """When it was published: a day, a month or a year."""
    title: str
    """Its title."""
    topics: list[str]
    """The topics of its values."""
    url: str | None
    """Address at the issuer itself."""
    values: int
    """How many dated values rest on it; 0 where only guides, conflicts or the calendar cite it. [values]."""


class SourcePage(TypedDict):
    """Sources."""

    items: list[Source]
    """The sources of this page."""
    page: int
    """The page. [page number]."""
    page_size: int
    """Items on a page. [items]."""
    total: int
    """Items in all. [items]."""


class Stage(TypedDict):
    """One stage of a procedure."""

    citations: list[str]
    """The citations it rests on."""
    code: StageCode
    """Stable code."""
    due_on: str | None
    """The last day of the limit, where sure."""
    due_range: DayRange | None
    """Between which days the limit ends."""
    limit_working_days: int
    """Its limit; 0 is at once. [working days]."""
    starts: Literal["acceptance", "receipt_of_form", "receipt_of_money", "receipt_of_application"]
    """The event it starts from."""
    starts_on: str | None
    """The day of that event, where known."""
    text: str
    """The stage in words."""


class StageProgress(TypedDict):
    """Whether one stage has overrun its limit by the day asked."""

    code: StageCode
    """The stage, or the whole."""
    due_on: str | None
    """The last day on which its limit can end, where sure."""
    overdue_since: str | None
    """The first day late, where it is."""
    verdict: Progress
    """`on_track`: surely not; `overdue`: surely; `cannot_tell`: by the facts stated it may have or not."""


Sweep = TypedDict(
    "Sweep",
    {
        "continues_from": "str | None",
        "disclaimer": "str",
        "fact": "str",
        "found": "Found | None",
        "from": "str",
        "kind": "Literal['money', 'rate', 'count', 'month', 'date']",
        "pieces": "list[Piece]",
        "policy": "PolicyStamp",
        "question": "str",
        "renamed_facts": "NotRequired[list[RenamedFact]]",
        "rounding": "Rounding | None",
        "summary": "str",
        "to": "str",
    },
)
"""One question over all values of one fact: every point at which the answer changes, and what holds
between."""


class SweepRequest(TypedDict):
    """A question, what is known, one fact over a range, and perhaps what is looked for."""

    facts: NotRequired[Facts]
    """The other facts, of those that the question takes; see `getQuestion`."""
    find: NotRequired[AimRequest | None]
    """What is looked for over the range, so that the values that bring it about are told."""
    known_on: NotRequired[str | None]
    """Answer with only what the book had recorded by that day; today when not stated."""
    most: NotRequired[int | None]
    """How many pieces at most, from 1 to 100; 50 when not stated. Every ten, or part of ten, count as one
    request. Fewer where no area is stated: go on from `continues_from`. [pieces]."""
    on: NotRequired[str | None]
    """The day for which the rules are asked, unless it is swept; today in Asia/Shanghai when not stated."""
    policy_version: NotRequired[str | None]
    """The policy book to answer by: a version or digest that `getPolicy` lists; the one served if left out."""
    question: Literal[
        "eligibility-decisions/balance-transfer",
        "eligibility-decisions/family-sharing",
        "eligibility-decisions/contribution-refund",
        "refund-amounts/contribution-refund",
        "eligibility-decisions/cash-withdrawal",
        "refund-amounts/balance-settlement",
        "refund-amounts/monthly-credit",
        "refund-amounts/contributions",
        "eligibility-decisions/benefit-continuity",
        "processing-time-estimates",
        "eligibility-decisions/retirement-benefit",
        "refund-amounts/retirement-makeup",
    ]
    """The question, by its path below /v1."""
    sweep: RangeRequest
    """The fact that is swept, and how far."""


class SweptAmount(TypedDict):
    """The bounds of an amount over a piece; the amount is exact where they are equal."""

    max: SweptBound | None
    """The greatest it can be; null without an upper bound."""
    min: SweptBound | None
    """The least it can be; null where nothing is known."""


class SweptBound(TypedDict):
    """One bound of an amount over a piece: at both ends, and how it is computed between them."""

    at_from: str
    """Yuan at the first value. [yuan]."""
    at_to: str
    """Yuan at the last value. [yuan]."""
    formulas: list[SweptFormula]
    """Of `min` the least of these counts, of `max` the greatest. More than one only where rounding decides."""


class SweptCode(TypedDict):
    """A code that a decision tells besides the verdict."""

    code: str | None
    """Its code, when sure."""
    name: Literal["benefit_from", "kept_enrolment"]
    """Which member of the answer."""


class SweptFormula(TypedDict):
    """The sum of its terms, each of which is rounded by itself."""

    terms: list[SweptTerm]
    """The terms."""


class SweptMonths(TypedDict):
    """One bound of some months over a piece: a number of months, or a month of the calendar."""

    at_from: str
    """At the first value."""
    at_to: str
    """At the last value."""
    step: int
    """How many more for each step of the fact, which is a month or a year. [months]."""


class SweptQuantity(TypedDict):
    """Months that a decision tells besides the verdict, over a piece."""

    kind: Literal["count", "month"]
    """A number of months, or a month of the calendar."""
    max: SweptMonths | None
    """The most they can be; null without a bound."""
    min: SweptMonths | None
    """The least they can be; null where no rule is known."""
    name: QuantityName
    """Which months."""


class SweptTerm(TypedDict):
    """`constant + slope * value`, in yuan, rounded half up to the fen."""

    constant: str
    """Yuan at the value 0."""
    slope: str
    """Yuan more for each yuan, month, or whole (1) of the fact."""


class TimeLimitPointer(TypedDict):
    """Where the time limits of the matter are asked."""

    matter: GuideMatter
    """The matter to state there."""
    question: str
    """The question to ask."""
    text: str
    """That in words."""


class Validity(TypedDict):
    """Until when the answer holds, as far as the book knows."""

    next_change: NextChange | None
    """What comes then."""
    until: str | None
    """The last day it holds; null where no change is known."""


class WaitingMonths(TypedDict):
    """A waiting in whole months: exact, or its least and greatest length; all null where no rule is known."""

    exact: int | None
    """The months, when sure. [months]."""
    max: int | None
    """The greatest it can be; null without a bound. [months]."""
    min: int | None
    """The least it can be. [months]."""


When = TypedDict(
    "When",
    {
        "below": "NotRequired[str]",
        "equals": "NotRequired[str]",
        "from": "NotRequired[str]",
        "in": "NotRequired[list[str]]",
        "otherwise": "NotRequired[bool]",
        "relation": "NotRequired[Literal['same_area', 'same_province', 'elsewhere']]",
        "to": "NotRequired[str]",
    },
)
"""For which answers a branch is taken; the first branch that fits counts. Values are text, as in
`choices`."""


class WorkingDays(TypedDict):
    """Working days counted from an event."""

    calendar: Calendar
    """The calendar used."""
    citations: list[Citation]
    """The notices used."""
    count: int
    """How many. [working days]."""
    days: list[str]
    """The days counted, to the latest end."""
    due_on: str | None
    """The last of them, where sure."""
    due_range: DayRange | None
    """Between which days the count ends."""
    local_checks: list[LocalCheck]
    """What only the agency can tell."""
    start_on: str
    """The event."""


class WorkingDaysLate(TypedDict):
    """How many working days late: exact, or the least and the most; all null where it is not late or not known."""

    exact: int | None
    """The number, when sure. [working days]."""
    max: int | None
    """The most it can be. [working days]."""
    min: int | None
    """The least it can be. [working days]."""


AmountAnswer = BalanceSettlementAnswer | RetirementMakeupAnswer | RefundAmountAnswer | ContributionsAnswer | None
"""The answer to an amount question that belongs to a matter; `question` tells which."""


Answer = (
    BalanceTransferAnswer
    | FamilySharingAnswer
    | RefundDecisionAnswer
    | RefundAmountAnswer
    | CashWithdrawalAnswer
    | BalanceSettlementAnswer
    | MonthlyCreditAnswer
    | ContributionsAnswer
    | BenefitContinuityAnswer
    | ProcessingTimeAnswer
    | RetirementBenefitAnswer
    | RetirementMakeupAnswer
    | Assessment
    | None
)
"""The answer to any one question, or an assessment; `question` tells which."""


DecisionAnswer = (
    BalanceTransferAnswer
    | CashWithdrawalAnswer
    | FamilySharingAnswer
    | RetirementBenefitAnswer
    | RefundDecisionAnswer
    | BenefitContinuityAnswer
    | None
)
"""The answer to an eligibility question that belongs to a matter; `question` tells which."""


AnswerBatchAnswer = BatchAnswer | CompactBatchAnswer

AssessBody = (
    BalanceTransferAssessmentRequest
    | CashWithdrawalAssessmentRequest
    | FamilySharingAssessmentRequest
    | RetirementBenefitAssessmentRequest
    | ContributionRefundAssessmentRequest
    | BalanceInquiryAssessmentRequest
    | ContributionsAssessmentRequest
    | BenefitContinuityAssessmentRequest
    | RegistrationAssessmentRequest
    | RegistrationChangeAssessmentRequest
    | ManualReimbursementAssessmentRequest
    | EnrolmentCertificateAssessmentRequest
)

ComparePolicyBody = (
    BalanceTransferComparisonRequest
    | FamilySharingComparisonRequest
    | RefundDecisionComparisonRequest
    | RefundAmountComparisonRequest
    | CashWithdrawalComparisonRequest
    | BalanceSettlementComparisonRequest
    | MonthlyCreditComparisonRequest
    | ContributionsComparisonRequest
    | BenefitContinuityComparisonRequest
    | ProcessingTimeComparisonRequest
    | RetirementBenefitComparisonRequest
    | RetirementMakeupComparisonRequest
)

QuestionAnswer = (
    Assessment
    | BalanceSettlementAnswer
    | RefundAmountAnswer
    | ContributionsAnswer
    | MonthlyCreditAnswer
    | RetirementMakeupAnswer
    | BalanceTransferAnswer
    | BenefitContinuityAnswer
    | CashWithdrawalAnswer
    | RefundDecisionAnswer
    | FamilySharingAnswer
    | RetirementBenefitAnswer
    | ProcessingTimeAnswer
)
