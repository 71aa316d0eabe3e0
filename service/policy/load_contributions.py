"""The YAML schemas of contribution values: bounds of a base, rates, fees, and amounts stated by others."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, validate

from service.policy.load_fields import Text, Truth
from service.policy.terms import BaseBounds, BaseRatios, FlexibleBase, MoneyRange, RateRange, StatedSum, Term
from service.schemas import QuickSchema

MONEY = validate.Regexp(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?\Z", error="not yuan as quoted text")
_RATE = validate.Regexp(r"0(\.[0-9]{1,5})?\Z", error="not a rate below one as quoted text")
_RATIO = validate.Regexp(r"[0-9](\.[0-9]{1,2})?\Z", error="not a multiple below ten as quoted text")


class _BaseBoundsSchema(QuickSchema):
    floor = Text(load_default=None, validate=MONEY)
    ceiling = Text(load_default=None, validate=MONEY)


class _BaseRatiosSchema(QuickSchema):
    floor = Text(required=True, validate=_RATIO)
    ceiling = Text(required=True, validate=_RATIO)


class _RateRangeSchema(QuickSchema):
    low = Text(required=True, validate=_RATE)
    high = Text(load_default=None, validate=_RATE)
    about = Truth(load_default=False)
    includes_maternity = Truth(load_default=False)
    maternity = Text(load_default=None, validate=_RATE)


class _MoneyRangeSchema(QuickSchema):
    low = Text(required=True, validate=MONEY)
    high = Text(required=True, validate=MONEY)


class _FlexibleBaseSchema(QuickSchema):
    kind = Text(required=True, validate=validate.OneOf(("fixed", "within_bounds", "average_wage")))
    yuan = Text(load_default=None, validate=MONEY)


class _StatedSumSchema(QuickSchema):
    base = Text(required=True, validate=MONEY)
    what = Text(required=True, validate=validate.OneOf(("person_total", "employer_total", "pension_person_year")))
    yuan = Text(required=True, validate=MONEY)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _base_bounds(raw: Mapping[str, str | None]) -> BaseBounds:
    floor, ceiling = _decimal(raw["floor"]), _decimal(raw["ceiling"])
    if floor is None and ceiling is None:
        raise ValidationError({"floor": ["a floor or a ceiling is required"]})
    if floor is not None and ceiling is not None and floor > ceiling:
        raise ValidationError({"floor": ["is above the ceiling"]})
    return BaseBounds(floor, ceiling)


def _rate_range(raw: Mapping[str, Any]) -> RateRange:
    low, high = Decimal(raw["low"]), _decimal(raw["high"])
    if high is not None and high < low:
        raise ValidationError({"high": ["is below the lowest rate"]})
    maternity = _decimal(raw["maternity"])
    if maternity is not None and (not raw["includes_maternity"] or maternity >= low):
        raise ValidationError({"maternity": ["must be a part of a rate that includes maternity insurance"]})
    return RateRange(low, high, raw["about"], raw["includes_maternity"], maternity)


def _money_range(raw: Mapping[str, str]) -> MoneyRange:
    low, high = Decimal(raw["low"]), Decimal(raw["high"])
    if high < low:
        raise ValidationError({"high": ["is below the lowest sum"]})
    return MoneyRange(low, high)


def _flexible_base(raw: Mapping[str, Any]) -> FlexibleBase:
    if raw["kind"] == "fixed" and raw["yuan"] is None:
        raise ValidationError({"yuan": ["is required for `kind: fixed`"]})
    return FlexibleBase(raw["kind"], _decimal(raw["yuan"]))


def _stated_sum(raw: Mapping[str, Any]) -> StatedSum:
    return StatedSum(Decimal(raw["base"]), raw["what"], Decimal(raw["yuan"]))


STRUCTURES: Mapping[str, tuple[type[Schema], Callable[[Any], Term]]] = {
    "base_bounds": (_BaseBoundsSchema, _base_bounds),
    "base_ratios": (
        _BaseRatiosSchema,
        lambda raw: BaseRatios(Decimal(raw["floor"]), Decimal(raw["ceiling"])),
    ),
    "rate_range": (_RateRangeSchema, _rate_range),
    "money_range": (_MoneyRangeSchema, _money_range),
    "flexible_base": (_FlexibleBaseSchema, _flexible_base),
    "stated_sum": (_StatedSumSchema, _stated_sum),
}
"""For each type of parameter: the schema of its values, and the function that builds the term."""
