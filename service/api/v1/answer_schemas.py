"""The published shapes of answers. They document; tests hold the answers to them."""

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import fields

from service.api.fields import AREA, SENTENCE, AnswerSchema, told
from service.api.v1.fact_schemas import FactsSchema
from service.policy.book import EVIDENCE

_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CODE = r"^[a-z0-9_]+$"
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SIGNED_MONEY = r"^-?[0-9]{1,12}\.[0-9]{2}$"
_LONG = 2000


def a_text(  # noqa: PLR0913 - each is a word of the published schema.
    description: str,
    example: str,
    *,
    nullable: bool = False,
    most: int = _LONG,
    pattern: str = SENTENCE,
    unit: str = "",
) -> fields.Str:
    """Text of an answer: one line that is not blank, or what the pattern says."""
    metadata = {**told(description, unit), "maxLength": most, "pattern": pattern, "examples": [example]}
    return fields.Str(required=True, allow_none=nullable, metadata=metadata)


def some_yuan(description: str, example: str) -> fields.Str:
    """Yuan of an answer, or null where they are not known."""
    return a_text(description, example, nullable=True, most=16, pattern=_SIGNED_MONEY, unit="yuan")


def a_day(description: str, *, nullable: bool = True) -> fields.Str:
    """A day of an answer, `YYYY-MM-DD`."""
    return a_text(description, "2026-11-21", nullable=nullable, most=10, pattern=_DATE)


def a_code(description: str, example: str, *, nullable: bool = False) -> fields.Str:
    """A stable code."""
    return a_text(description, example, nullable=nullable, most=80, pattern=_CODE)


def one_of(description: str, *codes: str, nullable: bool = False) -> fields.Str:
    """One of a closed list of codes."""
    enum = [*codes, None] if nullable else list(codes)
    return fields.Str(
        required=True,
        allow_none=nullable,
        metadata={"description": description, "enum": enum, "examples": [codes[0]]},
    )


def the_question(name: str) -> fields.Str:
    """The question an answer answers: one for each shape, so that a client knows which of several shapes it reads."""
    return one_of("The question that was asked.", name)


def a_truth(description: str) -> fields.Bool:
    """A truth value."""
    return fields.Bool(required=True, metadata={"description": description, "examples": [True]})


def a_count(description: str, *, unit: str, nullable: bool = False, most: int = 100_000) -> fields.Int:
    """A whole number of something."""
    metadata = {**told(description, unit), "minimum": 0, "maximum": most, "examples": [10], "format": "int32"}
    return fields.Int(required=True, allow_none=nullable, metadata=metadata)


def listed(inner: fields.Field[Any], description: str, most: int = 200) -> fields.List[Any]:
    """A bounded list."""
    return fields.List(inner, required=True, metadata={"description": description, "maxItems": most})


def nested(schema: type[AnswerSchema], description: str, *, nullable: bool = False) -> fields.Nested:
    """A part with a schema of its own."""
    return fields.Nested(schema, required=True, allow_none=nullable, metadata={"description": description})


class OpenFacts(fields.Raw):
    """Facts as they were sent, documented by a schema; the question they are for judges them later."""

    def __init__(self, schema: type[AnswerSchema], description: str) -> None:
        self.schema = schema
        super().__init__(load_default=dict, metadata={"description": description})


class OneAnswer(fields.Raw):
    """The answer to one of several questions, or null. Its member `question` tells which, so clients need not guess."""

    def __init__(self, name: str, about: str, *schemas: type[AnswerSchema], **kwargs: Any) -> None:  # noqa: ANN401 - marshmallow's own.
        self.name_published, self.about, self.schemas = name, about, schemas
        super().__init__(**kwargs)

    def published(self, refer: Callable[[type[AnswerSchema]], Mapping[str, str]]) -> dict[str, Any]:
        """The union as a schema of its own.

        Null is one of its shapes, and no discriminator is named: generators fail either at a union that may be null or
        at a discriminator beside null. They tell the shapes apart by `question`, which has one code in each.
        """
        return {"anyOf": [*map(refer, self.schemas), {"type": "null"}], "description": self.about}


def any_of(description: str, name: str, about: str, *schemas: type[AnswerSchema]) -> OneAnswer:
    """A part that answers one of several questions, or is null."""
    return OneAnswer(name, about, *schemas, required=True, metadata={"description": description})


def many(schema: type[AnswerSchema], description: str, most: int = 200) -> fields.List[Any]:
    """A bounded list of parts."""
    return listed(fields.Nested(schema), description, most)


class ExplanationSchema(AnswerSchema):
    """The answer in words."""

    plain = listed(a_text("A short sentence.", "可以转移。"), "At most five short sentences without jargon.", 5)
    full = listed(a_text("A step.", "原参保地已停保。[cn-trf-002]"), "Every step, with citation ids in brackets.", 100)


class CriterionSchema(AnswerSchema):
    """One three-valued test."""

    code = a_code("Stable code of the criterion.", "origin_suspended")
    verdict = one_of("Whether it is met.", "met", "not_met", "undetermined")
    decisive = a_truth("Whether the verdict rests on it.")
    facts = listed(a_code("Name of a fact.", "origin_enrolment"), "The facts it looks at.", 20)
    text = a_text("The criterion in words.", "原参保地已停保。")
    citations = listed(a_text("Citation id.", "cn-trf-002", most=80, pattern=_ID), "The citations it rests on.", 20)


class ChoiceSchema(AnswerSchema):
    """One value a fact can have."""

    # A matter is written with hyphens.
    value = a_text(
        "The value to send; `true` and `false` stand for the booleans.", "suspended", most=80, pattern=r"^[a-z0-9_-]+$"
    )
    label = a_text("What people read.", "已停保", most=200)


class MissingFactSchema(AnswerSchema):
    """A fact that was not stated and matters."""

    fact = a_code("Name of the fact.", "origin_enrolment")
    prompt = a_text("The question to put to a person.", "原参保地的医保停保了吗？", most=400)
    where_to_find = a_text("Where a person finds the answer.", "国家医保服务平台的参保状态。", most=400)
    type = one_of(
        "Kind of the fact.",
        *("enum", "boolean", "area", "date", "month", "money", "rate", "count", "schemes", "payments"),
    )
    choices = many(ChoiceSchema, "The values, where they are few.", 20)


class RemedySchema(AnswerSchema):
    """A change that would turn a no into a yes, or the reason why none can."""

    option = a_count(
        "Remedies with the same number go together, others are alternatives, the nearest first; null where nothing "
        "can change.",
        unit="group_number",
        nullable=True,
        most=10,
    )
    kind = one_of("What kind of change.", "can_change", "changes_by_itself", "cannot_change")
    fact = a_code("The fact concerned.", "origin_enrolment")
    to = a_text(
        "The value it would take, as text: a choice, `true` or `false`, a number (the least that is enough) or a day.",
        "suspended",
        nullable=True,
        most=80,
        pattern=r"^[a-z0-9_-]+$",
    )
    on = a_day("The day on which it changes by itself; null where it is counted from a day that is no fact here.")
    leads_to = one_of(
        "The verdict after all changes of the option, found by asking again; undetermined only where no option is a "
        "sure yes; null where it was not asked.",
        "eligible",
        "undetermined",
        nullable=True,
    )
    text = a_text("The remedy in words.", "先在原参保地办理停保。")


class LocalCheckSchema(AnswerSchema):
    """Something that only the local agency can tell."""

    topic = a_code("What about.", "balance_within_province")
    area_code = a_text("The area.", "440100", nullable=True, most=6, pattern=AREA)
    reason = one_of(
        "Why the book cannot tell.", "area_not_covered", "no_rule_in_force", "sources_conflict", "low_evidence"
    )
    ask = a_text("The hotline to call.", "12393", most=12, pattern=r"^[0-9]{5,12}$")
    last_known = a_text("Citation id of the last rule known.", "gd-trf-001", nullable=True, most=80, pattern=_ID)
    text = a_text("The check in words.", "请拨打12393或询问当地经办机构。")


class ClaimSchema(AnswerSchema):
    """What one source says."""

    citation = a_text("Citation id.", "cn-trf-012", most=80, pattern=_ID)
    claim = a_text("What it says, in few words.", "是", most=400)
    applied = a_truth("Whether it is the one applied.")


class ConflictSchema(AnswerSchema):
    """Sources that disagree."""

    topic = a_code("What about.", "balance_follows_relation")
    title = a_text("The topic in words.", "个人账户余额随关系转移", most=200)
    claims = many(ClaimSchema, "What each source says.", 20)
    precedence = a_text("By which precedence one is applied.", "按文件效力高低采用。", most=200)


class AdvisorySchema(AnswerSchema):
    """Something to know beside the answer."""

    code = a_code("Stable code.", "employer_applies")
    text = a_text("The advisory in words.", "单位职工一般由单位申请。")


class CitationSchema(AnswerSchema):
    """Where a rule or a number stands."""

    id = a_text("Stable id.", "cn-trf-002", most=80, pattern=_ID)
    title = a_text("Title of the document.", "基本医疗保险关系转移接续暂行办法", most=300)
    document_number = a_text("Its number.", "医保办发〔2021〕43号", nullable=True, most=120)
    article = a_text("The article.", "第二条", nullable=True, most=120)
    issuer = a_text("Who issued it.", "国家医保局办公室、财政部办公厅", nullable=True, most=200)
    published_on = a_text(
        "When it was published: a day, a month or a year.",
        "2021-11-01",
        nullable=True,
        most=10,
        pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$",
    )
    effective_from = a_day("First day it applies, where the source states one.")
    effective_to = a_day("Last day it applies, where known.")
    url = a_text(
        "Address at the issuer itself.", "https://www.gov.cn/", nullable=True, most=500, pattern=r"^https?://[^\s]+$"
    )
    evidence = one_of("Grade of the evidence, strongest first.", *EVIDENCE)


class NextChangeSchema(AnswerSchema):
    """The next day on which the answer may change."""

    on = a_day("That day.", nullable=False)
    because = a_text("Why.", "“关系转移是经办机构的法定职责”的规定在这一天开始变化。")


class ValiditySchema(AnswerSchema):
    """Until when the answer holds, as far as the book knows."""

    until = a_day("The last day it holds; null where no change is known.")
    next_change = nested(NextChangeSchema, "What comes then.", nullable=True)


class PolicyStampSchema(AnswerSchema):
    """Which policy book was asked, and as of when."""

    version = a_text("Version of the book.", "2026.11.21", most=40)
    digest = a_text("Digest of its content.", "sha256:" + "0" * 64, most=71, pattern=r"^sha256:[0-9a-f]{64}$")
    on = a_day("The day for which the rules were asked.", nullable=False)
    known_on = a_day("The day whose knowledge was used.", nullable=False)


class AskedSchema(AnswerSchema):
    """What was asked, so that an answer can be asked for again."""

    contract = a_text("Version of the contract it was given under.", "1.0.0", most=20, pattern=r"^[0-9]+(\.[0-9]+){2}$")
    language = one_of("Language of its sentences.", "zh-CN", "en")
    facts = nested(
        FactsSchema,
        "The facts that were stated, as the question takes them and in one way of writing (yuan with two decimals, "
        "lists in order); those not stated are left out.",
    )


class AnsweredSchema(AnswerSchema):
    """What every answer carries."""

    summary = a_text("One sentence for a list row.", "可以转移：余额随医保关系一起走。", most=400)
    explanation = nested(ExplanationSchema, "The answer in words, plain and full.")
    missing_facts = many(MissingFactSchema, "Facts not stated that matter.", 20)
    settling_sets = listed(
        fields.List(a_code("Name of a fact.", "origin_enrolment"), metadata={"maxItems": 20}),
        "Least sets of missing facts that decide whatever their values.",
        20,
    )
    irrelevant_facts = listed(
        a_code("Name of a fact.", "origin_arrears"), "Facts not stated that cannot change it.", 20
    )
    local_checks = many(LocalCheckSchema, "What only the agency can tell.", 20)
    conflicts = many(ConflictSchema, "Sources that disagree.", 20)
    advisories = many(AdvisorySchema, "What to know besides.", 60)
    citations = many(CitationSchema, "Every document the answer names.", 100)
    evidence = one_of("The weakest evidence that the answer rests on.", *EVIDENCE, nullable=True)
    validity = nested(ValiditySchema, "Until when it holds.")
    policy = nested(PolicyStampSchema, "Which book was asked.")
    asked = nested(AskedSchema, "What was asked; posted again with the days of `policy`, the same bytes are answered.")
    answer_id = a_text(
        "Digest of the question, the facts stated, the days and the book.", "0" * 32, most=32, pattern=r"^[0-9a-f]{32}$"
    )
    disclaimer = a_text("What the answer is not.", "以参保地医保经办机构的答复为准。", most=400)


class DecisionSchema(AnsweredSchema):
    """The answer to an eligibility question."""

    verdict = one_of("The verdict.", "eligible", "not_eligible", "undetermined")
    criteria = many(CriterionSchema, "The criteria, in order.", 40)
    remedies = many(RemedySchema, "What would turn a no into a yes.", 20)


_ROUTES = ("moves_with_relation", "stays_usable_within_province", "paid_to_own_bank_account", "stays_at_origin")


class BalanceTransferAnswerSchema(DecisionSchema):
    """May the balance move with the relation, and where does it go?"""

    question = the_question("eligibility-decisions/balance-transfer")
    route = one_of("Where the balance goes, when sure.", *_ROUTES, nullable=True)
    possible_routes = listed(one_of("A route still possible.", *_ROUTES), "Every route still possible.", 4)


class FamilySharingAnswerSchema(DecisionSchema):
    """May a relative use the money of a personal account?"""

    question = the_question("eligibility-decisions/family-sharing")


class WaitingMonthsSchema(AnswerSchema):
    """A waiting in whole months: exact, or its least and greatest length; all null where no rule is known."""

    min = a_count("The least it can be.", unit="months", nullable=True, most=10_000)
    max = a_count("The greatest it can be; null without a bound.", unit="months", nullable=True, most=10_000)
    exact = a_count("The months, when sure.", unit="months", nullable=True, most=10_000)


class BenefitContinuityAnswerSchema(DecisionSchema):
    """Are benefits continuous, without a waiting?"""

    question = the_question("eligibility-decisions/benefit-continuity")
    waiting_months = nested(WaitingMonthsSchema, "Months from the month of payment until full benefits; 0 is none.")
    benefit_from = one_of(
        "From when benefits run, when sure: `retroactive` is from the month of payment with the gap covered "
        "afterwards; `after_waiting` is when the months of waiting are over.",
        *("retroactive", "month_of_payment", "month_after_payment", "second_month", "third_month", "after_waiting"),
        nullable=True,
    )


class BoundsSchema(AnswerSchema):
    """An amount in yuan: exact, or its least and greatest value; all null where no rule is known."""

    exact = some_yuan("The amount, when sure.", "110.00")
    min = some_yuan("The least it can be.", "100.00")
    max = some_yuan("The greatest it can be; null without a bound.", "110.00")


class LineSchema(AnswerSchema):
    """One line of an amount."""

    code = a_code("Stable code.", "gross")
    text = a_text("The line in words.", "划入总额（每月）", most=200)
    amount = nested(BoundsSchema, "Yuan; a deduction is below zero.")


class AmountSchema(AnsweredSchema):
    """The answer to an amount question."""

    amount = nested(BoundsSchema, "Yuan.")
    narrows_most = a_code(
        "The missing fact to ask for first: the one after which the bounds are narrowest, at worst over its values; "
        "null where the amount is exact or nothing is missing.",
        "contribution_base",
        nullable=True,
    )
    method = a_code("How it was worked out.", "fixed_amount")
    lines = many(LineSchema, "What it is made of.", 20)
    formula = a_text("The formula with its numbers put in.", "10100.00 × 0.02 = 202.00", nullable=True, most=200)


class CashWithdrawalAnswerSchema(DecisionSchema):
    """May the balance be taken out in cash?"""

    question = the_question("eligibility-decisions/cash-withdrawal")


class BalanceSettlementAnswerSchema(AmountSchema):
    """How much is paid out or moved when the account is settled?"""

    question = the_question("refund-amounts/balance-settlement")


class MonthlyCreditAnswerSchema(AmountSchema):
    """How much is credited each month?"""

    question = the_question("refund-amounts/monthly-credit")
    schedule = one_of("When it is posted, where known.", "monthly", "yearly_in_advance", nullable=True)


class ContributionsAnswerSchema(AmountSchema):
    """What is paid for pension, medical and unemployment insurance?"""

    question = the_question("refund-amounts/contributions")


class RefundDecisionAnswerSchema(DecisionSchema):
    """Is a contribution paid back, and which of two enrolments is kept?"""

    question = the_question("eligibility-decisions/contribution-refund")
    kept_enrolment = one_of(
        "Which of two enrolments is kept in principle, where a rule says so.",
        "place_of_work",
        "habitual_residence",
        "employee_scheme",
        nullable=True,
    )


class RefundAmountAnswerSchema(AmountSchema):
    """How much of the contributions paid is paid back?"""

    question = the_question("refund-amounts/contribution-refund")


class DayRangeSchema(AnswerSchema):
    """The days between which a date lies; equal where it is sure."""

    earliest_on = a_day("Not before.", nullable=False)
    latest_on = a_day("Not after.", nullable=False)


class StageSchema(AnswerSchema):
    """One stage of a procedure."""

    code = one_of("Stable code.", "origin", "destination", "whole", "money_credit")
    text = a_text("The stage in words.", "转出地经办机构办理转出", most=200)
    limit_working_days = a_count("Its limit; 0 is at once.", unit="working_days", most=400)
    starts = one_of(
        "The event it starts from.", "acceptance", "receipt_of_form", "receipt_of_money", "receipt_of_application"
    )
    starts_on = a_day("The day of that event, where known.")
    due_on = a_day("The last day of the limit, where sure.")
    due_range = nested(DayRangeSchema, "Between which days the limit ends.", nullable=True)
    citations = listed(a_text("Citation id.", "cn-trf-007", most=80, pattern=_ID), "The citations it rests on.", 20)


class DayCountSchema(AnswerSchema):
    """A number of working days: exact, or its least and greatest value; all null where it is not known."""

    exact = a_count("The number, when sure.", unit="working_days", nullable=True, most=400)
    min = a_count("The least it can be.", unit="working_days", nullable=True, most=400)
    max = a_count("The greatest it can be.", unit="working_days", nullable=True, most=400)


class CompletionSchema(AnswerSchema):
    """When the whole is done."""

    earliest_on = a_day("Not before.")
    statutory_latest_on = a_day("The last day of the limits, where sure.")
    statutory_latest_range = nested(DayRangeSchema, "Between which days the limits end.", nullable=True)
    possible_latest_range = nested(
        DayRangeSchema, "Between which days the limits end, whatever the areas not stated.", nullable=True
    )
    reported_latest_on = a_day("The latest day that reports of real cases point to; never a limit.")


class CalendarSchema(AnswerSchema):
    """The calendar of working days that was used."""

    certainty = one_of("Whether it is published for every day counted.", "published", "projected", nullable=True)
    sources = listed(a_text("Citation id.", "cn-cal-2026", most=80, pattern=_ID), "The notices used.", 20)


class ExperienceSchema(AnswerSchema):
    """A time that people report."""

    citation = a_text("Citation id.", "nj-trf-001", most=80, pattern=_ID)
    text = a_text("The report in words.", "有人反映余额到银行卡约30个工作日，不是法定时限。")
    latest_on = a_day("The day it points to.")


class WorkingDaysLateSchema(AnswerSchema):
    """How many working days late: exact, or the least and the most; all null where it is not late or not known."""

    exact = a_count("The number, when sure.", unit="working_days", nullable=True)
    min = a_count("The least it can be.", unit="working_days", nullable=True)
    max = a_count("The most it can be.", unit="working_days", nullable=True)


class ResponsibleSchema(AnswerSchema):
    """Who has the case."""

    role = one_of(
        "Agency of the origin or of the destination; `whole` where the stage is not known or there is but one agency.",
        *("origin", "destination", "whole"),
    )
    area_code = a_text("Its area, where known.", "430100", nullable=True, most=6, pattern=AREA)
    name = a_text("The area in words, where known.", "长沙市", nullable=True, most=80)


class StageProgressSchema(AnswerSchema):
    """Whether one stage has overrun its limit by the day asked."""

    code = one_of("The stage, or the whole.", "origin", "destination", "whole", "money_credit")
    verdict = one_of(
        "`on_track`: surely not; `overdue`: surely; `cannot_tell`: by the facts stated it may have or not.",
        *("on_track", "overdue", "cannot_tell"),
    )
    due_on = a_day("The last day on which its limit can end, where sure.")
    overdue_since = a_day("The first day late, where it is.")


class LatenessSchema(AnswerSchema):
    """Which stage is late, since when, by how much, who has the case and what to say on the phone."""

    stage = one_of(
        "The stage that is late; null where none surely is.",
        *("origin", "destination", "whole", "money_credit"),
        nullable=True,
    )
    since = a_day("The first day late.")
    working_days_late = nested(WorkingDaysLateSchema, "Working days from then to the day asked, that one included.")
    responsible = nested(ResponsibleSchema, "Who has the case; null when it is done.", nullable=True)
    say = listed(
        a_text("A sentence.", "从2026-10-13起已经超过时限。", most=600), "What to say on the phone, in order.", 20
    )
    hotline = a_text("The hotline to call.", "12393", most=12, pattern=r"^[0-9]{5,12}$")
    per_stage = many(StageProgressSchema, "Each stage, and the whole.", 11)
    knowable_until = a_day(
        "The last day on which the calendar alone tells how the case stands; from the day after only the agency can."
    )


class ProcessingTimeAnswerSchema(AnsweredSchema):
    """How long may it take, and is the case late?"""

    question = the_question("processing-time-estimates")
    matter = a_text("The matter.", "balance-transfer", most=40)
    stages = many(StageSchema, "The stages, in order.", 10)
    total_working_days = a_count(
        "The limit of the whole: of the areas stated, else the nation's where it has one.",
        unit="working_days",
        nullable=True,
        most=400,
    )
    total_working_days_range = nested(
        DayCountSchema, "The limit of the whole, whatever the areas not stated; null where one may have none."
    )
    completion = nested(CompletionSchema, "When the whole is done.")
    calendar = nested(CalendarSchema, "The calendar used.")
    reported_experience = many(ExperienceSchema, "Times that people report.", 20)
    narrows_most = a_code(
        "The missing fact to ask for first: without `accepted_on` no day is known, after it the area that tells more; "
        "null where nothing that is missing narrows the days.",
        "accepted_on",
        nullable=True,
    )
    progress = one_of("How the case stands on the day asked.", "on_track", "overdue", "cannot_tell", nullable=True)
    overdue_since = a_day("The first day late.")
    next_step = a_text("What to do next.", "可以等到2026-10-19。", nullable=True)
    lateness = nested(LatenessSchema, "How late the case is; null without `asked_on`.", nullable=True)
