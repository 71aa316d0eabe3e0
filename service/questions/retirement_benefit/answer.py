"""The published shape of the answer on the benefits of retired people."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from service.outcome import Decision
from service.shapes.fields import AnswerSchema
from service.shapes.members import (
    a_code,
    a_count,
    a_text,
    a_truth,
    many,
    nested,
    one_of,
    the_question,
)
from service.shapes.parts import (
    BoundsSchema,
    DecisionSchema,
)
from service.wording.sentences import Sentences

_MONTH = r"^[0-9]{4}-[0-9]{2}$"


def _a_month(description: str) -> Any:  # noqa: ANN401 - a marshmallow field.
    return a_text(description, "2025-07", nullable=True, most=7, pattern=_MONTH)


def _a_truth(description: str) -> fields.Bool:
    """A truth value that a source may leave open."""
    return fields.Bool(required=True, allow_none=True, metadata={"description": description, "examples": [True]})


class MonthRangeSchema(AnswerSchema):
    """A month: exact, or the first and the last it can be; all null where it cannot be told."""

    exact = _a_month("The month, when sure.")
    min = _a_month("The first it can be.")
    max = _a_month("The last it can be.")


class CountRangeSchema(AnswerSchema):
    """A number of months: exact, or the least and the most; all null where no rule is known."""

    exact = a_count("The number, when sure.", unit="months", nullable=True)
    min = a_count("The least it can be.", unit="months", nullable=True)
    max = a_count("The most it can be.", unit="months", nullable=True)


class FlexibleRetirementSchema(AnswerSchema):
    """The months between which a person may choose to retire."""

    earliest_month = _a_month("The first month, never before the original age.")
    latest_month = _a_month("The last month; it needs the employer's consent.")


class BoughtSchema(AnswerSchema):
    """What an option brings meanwhile."""

    code = a_code("Stable code.", "retired_benefits_once_paid")
    text = a_text("That in words.", "缴清后享受退休人员医保待遇。", most=300)


class RetirementOptionSchema(AnswerSchema):
    """One way to close a shortfall of months."""

    code = one_of(
        "Stable code.",
        "pay_at_once",
        "pay_at_once_tier_1",
        "pay_at_once_tier_2",
        "keep_paying",
        "change_to_resident",
        "accept_reduced_benefit",
    )
    payer = one_of(
        "Whom the option is for: those insured by an employer, or on their own; null for everybody.",
        "employed",
        "flexible",
        nullable=True,
    )
    text = a_text("The option in words.", "一次性补缴所差年限。", most=300)
    cost_now = nested(BoundsSchema, "Yuan to pay at once.")
    monthly_cost = nested(BoundsSchema, "Yuan to pay a month.")
    whole_cost = nested(BoundsSchema, "Yuan until the months are reached.")
    cost_unknown_because = one_of("Why a cost is not told.", "no_figure_found", "shortfall_unknown", nullable=True)
    buys = nested(BoughtSchema, "What it brings meanwhile.")
    account_credit_meanwhile = _a_truth("Whether the account is credited for it; null where the source does not say.")
    reversible = _a_truth("Whether another option stays open; null where the source does not say.")
    break_even_month = _a_month("The first month in which paying on would have cost as much as paying at once.")
    dominated = a_truth("Whether another option costs no more, brings no less and is better in one of the two.")


class RetirementBenefitAnswerSchema(DecisionSchema):
    """Does a person get the benefits of retired people, and what can be done about missing months?"""

    question = the_question("eligibility-decisions/retirement-benefit")
    statutory_retirement_month = nested(MonthRangeSchema, "The statutory retirement month.")
    flexible_retirement = nested(FlexibleRetirementSchema, "When a person may choose to retire.")
    required_months = nested(CountRangeSchema, "Months the area asks for in total.")
    shortfall_months = nested(CountRangeSchema, "Months missing to it.")
    local_required_months = nested(CountRangeSchema, "Months the area asks to be actually paid; zero if none.")
    local_shortfall_months = nested(
        CountRangeSchema, "Months missing to those, counting only months paid in this area."
    )
    options = many(RetirementOptionSchema, "The ways to close the shortfall, side by side.", 10)


def values(decision: Decision, words: Sentences) -> dict[str, Any]:
    """The options in words."""
    return {"options": [_worded(option, words) for option in decision.extras["options"]]}


def _worded(option: Mapping[str, Any], words: Sentences) -> dict[str, Any]:
    return {
        **option,
        "text": _text(option, words),
        "buys": {"code": option["buys"], "text": words.word("makeup_buys", option["buys"])},
    }


def _text(option: Mapping[str, Any], words: Sentences) -> str:
    what = words.word("makeup_options", option["code"])
    return words.word("makeup_payers", option["payer"], what=what) if option["payer"] else what
