"""The YAML schemas of retirement values."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from service.policy.load_fields import Text, Truth
from service.policy.retirement_terms import (
    COHORT_FACTS,
    ActualScope,
    ActualYears,
    AgeRule,
    AverageWage,
    Base,
    Cohort,
    FlexibleRetirement,
    MakeupOption,
    MakeupOptions,
    Payer,
    RateOf,
    RetirementAge,
    RetirementTerm,
    TotalYears,
    YearStep,
)
from service.schemas import QuickSchema

OPTIONS = (
    "pay_at_once",
    "pay_at_once_tier_1",
    "pay_at_once_tier_2",
    "keep_paying",
    "change_to_resident",
    "accept_reduced_benefit",
    "surrender",
)
_MONEY = validate.Regexp(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?\Z", error="not yuan as quoted text")
_RATE = validate.Regexp(r"0(\.[0-9]{1,5})?\Z", error="not a rate below one as quoted text")
_MONTH = validate.Regexp(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])\Z", error="not a month as quoted text")
_NUMBER = validate.Range(min=0)
_WAGES = ("average_wage_of_area", "average_wage_of_province")


def _whole(**options: Any) -> fields.Int:
    return fields.Int(strict=True, validate=_NUMBER, **options)


class _AgeRuleSchema(QuickSchema):
    original_years = _whole(required=True)
    delayed_from = Text(required=True, validate=_MONTH)
    step_months = fields.Int(strict=True, required=True, validate=validate.Range(min=1))
    cap_months = _whole(required=True)


class _RetirementAgeSchema(QuickSchema):
    man = fields.Nested(_AgeRuleSchema, required=True)
    cadre = fields.Nested(_AgeRuleSchema, required=True)
    worker = fields.Nested(_AgeRuleSchema, required=True)


class _FlexibleSchema(QuickSchema):
    early_months = _whole(required=True)
    late_months = _whole(required=True)


class _StepSchema(QuickSchema):
    from_year = _whole(load_default=0)
    years = _whole(required=True)
    up_to = fields.Int(strict=True, load_default=None, validate=_NUMBER)
    months = fields.Int(strict=True, load_default=0, validate=validate.Range(min=0, max=11))

    @validates_schema
    def rising(self, data: Mapping[str, Any], **_: object) -> None:
        """Check that the upper end of a range is above the lower, and that months beyond the years are exact."""
        if data.get("up_to") is not None and data["up_to"] <= data["years"]:
            raise ValidationError({"up_to": ["must be above years"]})
        if data.get("up_to") is not None and data.get("months"):
            raise ValidationError({"months": ["requires an exact number of years"]})


class _CohortSchema(QuickSchema):
    from_month = Text(required=True, validate=_MONTH)
    men = fields.List(fields.Nested(_StepSchema), required=True)
    women = fields.List(fields.Nested(_StepSchema), required=True)


class _TotalYearsSchema(QuickSchema):
    men = fields.List(fields.Nested(_StepSchema), required=True)
    women = fields.List(fields.Nested(_StepSchema), required=True)
    more_than = Truth(load_default=False)
    cohort_fact = Text(load_default=None, validate=validate.OneOf(COHORT_FACTS))
    cohorts = fields.List(fields.Nested(_CohortSchema), load_default=list)

    @validates_schema
    def by_a_fact(self, data: Mapping[str, Any], **_: object) -> None:
        """Check that cohorts stand beside the fact that tells them apart, and that their months rise."""
        cohorts = data.get("cohorts", [])
        if bool(cohorts) != (data.get("cohort_fact") is not None):
            raise ValidationError({"cohorts": ["must stand beside cohort_fact"]})
        months = [cohort["from_month"] for cohort in cohorts]
        if months != sorted(set(months)):
            raise ValidationError({"cohorts": ["months must rise from cohort to cohort"]})


class _ActualYearsSchema(QuickSchema):
    scope = Text(required=True, validate=validate.OneOf(get_args(ActualScope)))
    steps = fields.List(fields.Nested(_StepSchema), required=True)


class _OptionSchema(QuickSchema):
    code = Text(required=True, validate=validate.OneOf(OPTIONS))
    base = Text(load_default=None, validate=validate.OneOf(get_args(Base)))
    base_yuan = Text(load_default=None, validate=_MONEY)
    rate = Text(load_default=None, validate=_RATE)
    yuan_a_month = Text(load_default=None, validate=_MONEY)
    account_credit = fields.Bool(load_default=None)
    years_kept = fields.Bool(load_default=None)
    base_share = Text(load_default=None, validate=_RATE)
    wage_years_back = fields.Int(strict=True, load_default=None, validate=validate.Range(min=1, max=2))
    rate_of = Text(load_default=None, validate=validate.OneOf(get_args(RateOf)))
    payer = Text(load_default=None, validate=validate.OneOf(get_args(Payer)))

    @validates_schema
    def consistent(self, data: Mapping[str, Any], **_: object) -> None:
        """Check that a share and a year have a base to narrow, and that the rate is named once."""
        base = data.get("base")
        if data.get("base_share") is not None and base is None:
            raise ValidationError({"base_share": ["requires a base"]})
        if data.get("wage_years_back") is not None and base not in _WAGES:
            raise ValidationError({"wage_years_back": ["requires an average wage as the base"]})
        if data.get("rate_of") is not None and data.get("rate") is not None:
            raise ValidationError({"rate_of": ["must not stand beside a rate"]})


class _AverageWageSchema(QuickSchema):
    year = fields.Int(strict=True, required=True, validate=validate.Range(min=1990, max=2100))
    yuan = Text(required=True, validate=_MONEY)


class _OptionsSchema(QuickSchema):
    options = fields.List(fields.Nested(_OptionSchema), required=True, validate=validate.Length(min=1))


def _ordinal(text: str) -> int:
    year, month = (int(part) for part in text.split("-"))
    return year * 12 + month - 1


def _rule(raw: Mapping[str, Any]) -> AgeRule:
    return AgeRule(raw["original_years"], _ordinal(raw["delayed_from"]), raw["step_months"], raw["cap_months"])


def _total_years(raw: Mapping[str, Any]) -> TotalYears:
    cohorts = (
        Cohort(_ordinal(each["from_month"]), _steps(each["men"]), _steps(each["women"])) for each in raw["cohorts"]
    )
    return TotalYears(_steps(raw["men"]), _steps(raw["women"]), raw["more_than"], raw["cohort_fact"], tuple(cohorts))


def _steps(raw: list[Mapping[str, Any]]) -> tuple[YearStep, ...]:
    years = [step["from_year"] for step in raw]
    if years != sorted(set(years)):
        message = "years must rise from step to step"
        raise ValidationError(message)
    return tuple(YearStep(**step) for step in raw)


def _option(raw: Mapping[str, Any]) -> MakeupOption:
    numbers = {
        name: None if raw[name] is None else Decimal(raw[name])
        for name in ("base_yuan", "rate", "yuan_a_month", "base_share")
    }
    return MakeupOption(**{**raw, **numbers})


STRUCTURES: Mapping[str, tuple[type[Schema], Callable[[Any], RetirementTerm]]] = {
    "retirement_age": (
        _RetirementAgeSchema,
        lambda raw: RetirementAge(_rule(raw["man"]), _rule(raw["cadre"]), _rule(raw["worker"])),
    ),
    "flexible_retirement": (_FlexibleSchema, lambda raw: FlexibleRetirement(**raw)),
    "total_years": (_TotalYearsSchema, _total_years),
    "actual_years": (_ActualYearsSchema, lambda raw: ActualYears(raw["scope"], _steps(raw["steps"]))),
    "average_wage": (_AverageWageSchema, lambda raw: AverageWage(raw["year"], Decimal(raw["yuan"]))),
    "makeup_options": (_OptionsSchema, lambda raw: MakeupOptions(tuple(_option(each) for each in raw["options"]))),
}
