"""The parts that all answers share. They document the answers; tests hold the answers to them."""

from typing import Any

from marshmallow import fields

from service.policy.values import EVIDENCE
from service.shapes.facts import FactsSchema
from service.shapes.fields import AREA, AnswerSchema
from service.shapes.members import ID, a_code, a_count, a_day, a_text, a_truth, listed, many, nested, one_of, some_yuan


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
    citations = listed(a_text("Citation id.", "cn-trf-002", most=80, pattern=ID), "The citations it rests on.", 20)


class ChoiceSchema(AnswerSchema):
    """One value a fact can have."""

    # The codes of a matter contain hyphens.
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
    last_known = a_text("Citation id of the last rule known.", "gd-trf-001", nullable=True, most=80, pattern=ID)
    text = a_text("The check in words.", "请拨打12393或询问当地经办机构。")


class ClaimSchema(AnswerSchema):
    """What one source says."""

    citation = a_text("Citation id.", "cn-trf-012", most=80, pattern=ID)
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

    id = a_text("Stable id.", "cn-trf-002", most=80, pattern=ID)
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


class RenamedFactSchema(AnswerSchema):
    """A fact that was stated under a name it had before."""

    fact = a_code("The name under which it was stated.", "own_pension")
    renamed_to = a_code("The name that it has now.", "average_pension")
    until = a_day("The last day on which the old name is taken.", nullable=False)
    text = a_text("That in words.", "“own_pension”已改名为“average_pension”。", most=400)


def renamed_facts() -> fields.List[Any]:
    """The member that tells of facts stated under old names; left out where there are none."""
    about = "Facts that were stated under a name that will not be taken for ever; left out where there are none."
    return fields.List(fields.Nested(RenamedFactSchema), metadata={"description": about, "maxItems": 40})


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
    asked = nested(
        AskedSchema,
        "What was asked; posted again with the days of `policy` and its digest as `policy_version`, the same bytes are "
        "answered.",
    )
    answer_id = a_text(
        "Digest of the question, the facts stated, the days and the book.", "0" * 32, most=32, pattern=r"^[0-9a-f]{32}$"
    )
    disclaimer = a_text("What the answer is not.", "以参保地医保经办机构的答复为准。", most=400)
    renamed_facts = renamed_facts()


class DecisionSchema(AnsweredSchema):
    """The answer to an eligibility question."""

    verdict = one_of("The verdict.", "eligible", "not_eligible", "undetermined")
    criteria = many(CriterionSchema, "The criteria, in order.", 40)
    remedies = many(RemedySchema, "What would turn a no into a yes.", 20)


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
