"""The request for a sweep: a question, the known facts, the fact to sweep with its range, and optionally an aim."""

from typing import Any

from marshmallow import ValidationError
from marshmallow import fields as ma

from service.api.v1.swept_content import QUANTITIES
from service.questions.every import BY_NAME
from service.shapes.facts import FactsSchema
from service.shapes.fields import (
    ChoiceField,
    DayField,
    MoneyField,
    NameField,
    RequestSchema,
    SweptValueField,
    WholeField,
)
from service.shapes.members import OpenFacts
from service.shapes.policy_version import PolicyVersionField

MOST_PIECES = 100
USUAL_PIECES = 50


class PiecesField(WholeField):
    """The maximum number of pieces."""

    most = MOST_PIECES

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of any field.
        super().__init__(unit="pieces", **options)
        self.metadata = {**self.metadata, "minimum": 1}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:  # noqa: ANN401
        most = super()._deserialize(value, attr, data, **kwargs)
        if not most:
            raise ValidationError("out_of_range")
        return most


class SweptFactField(NameField):
    """The name of a fact that has an order."""

    example = "contribution_base"


class RangeRequestSchema(RequestSchema):
    """The fact that is swept, and from which value to which."""

    fact = SweptFactField(
        description="A fact of the question that has an order (kind money, rate, count, month or date in "
        "`getQuestion`), or `on`, the day for which the rules are asked.",
        required=True,
    )
    start = SweptValueField(
        data_key="from",
        description="The first value, as text: yuan, a share, a whole number, `YYYY-MM` or `YYYY-MM-DD`. Not stated: "
        "the least that may be stated, of a day the day asked.",
        load_default=None,
        allow_none=True,
    )
    end = SweptValueField(
        data_key="to",
        description="The last value, likewise. Not stated: the greatest that may be stated.",
        load_default=None,
        allow_none=True,
    )


class AimRequestSchema(RequestSchema):
    """What is looked for: a verdict, a sum, or a number of months. One of the three."""

    verdict = ChoiceField(
        ("eligible", "not_eligible"),
        description="Where the verdict is this one.",
        load_default=None,
        allow_none=True,
    )
    amount = MoneyField(description="Where the amount is this sum.", load_default=None, allow_none=True)
    quantity = ChoiceField(
        QUANTITIES,
        description="Where these months, of a decision, are those in `equals`.",
        load_default=None,
        allow_none=True,
    )
    equals = SweptValueField(
        description="A number of months as text; of `statutory_retirement_month` the month.",
        load_default=None,
        allow_none=True,
    )


class SweepRequestSchema(RequestSchema):
    """A question, what is known, one fact over a range, and perhaps what is looked for."""

    question = ChoiceField(tuple(BY_NAME), description="The question, by its path below /v1.", required=True)
    facts = OpenFacts(FactsSchema, "The other facts, of those that the question takes; see `getQuestion`.")
    sweep = ma.Nested(
        RangeRequestSchema,
        required=True,
        error_messages={"type": "not_an_object"},
        metadata={"description": "The fact that is swept, and how far."},
    )
    find = ma.Nested(
        AimRequestSchema,
        load_default=None,
        allow_none=True,
        error_messages={"type": "not_an_object"},
        metadata={"description": "What is looked for over the range, so that the values that bring it about are told."},
    )
    most = PiecesField(
        description=f"How many pieces at most, from 1 to {MOST_PIECES}; {USUAL_PIECES} when not stated. Every ten, "
        "or part of ten, count as one request. Fewer where no area is stated: go on from `continues_from`.",
        load_default=None,
        allow_none=True,
    )
    on = DayField(
        description="The day for which the rules are asked, unless it is swept; today in Asia/Shanghai when not "
        "stated.",
        load_default=None,
        allow_none=True,
    )
    known_on = DayField(
        description="Answer with only what the book had recorded by that day; today when not stated.",
        load_default=None,
        allow_none=True,
    )
    policy_version = PolicyVersionField()
