"""The YAML schemas of structured values, and the term that each becomes."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, validate

from service.policy import load_contributions, load_retirement
from service.policy.load_fields import CODE, Day, Text, Truth, Whole, codes
from service.policy.terms import (
    CountRange,
    CreditTier,
    Deduction,
    EnrolmentKept,
    FlexibleCredit,
    GapExemption,
    RefundDates,
    ReportedTime,
    RetireeCredit,
    Stage,
    StageLimits,
    Term,
    WaitingFloor,
    WaitingStep,
    WaitingSteps,
    YearSpan,
)
from service.policy.values import Parameter
from service.schemas import QuickSchema

_MONEY = validate.Regexp(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?\Z", error="not yuan as quoted text")
_RATE = validate.Regexp(r"0(\.[0-9]{1,5})?\Z", error="not a rate below one as quoted text")


class _TierSchema(QuickSchema):
    from_age = Whole(load_default=0)
    group = Text(load_default=None, validate=validate.OneOf(("enterprise", "public_institution", "pre_1949_worker")))
    monthly = Text(load_default=None, validate=_MONEY)
    yearly = Text(load_default=None, validate=_MONEY)
    rate = Text(load_default=None, validate=_RATE)


class _DeductionSchema(QuickSchema):
    code = Text(required=True, validate=CODE)
    monthly = Text(required=True, validate=_MONEY)


class _RetireeCreditSchema(QuickSchema):
    method = Text(
        required=True,
        validate=validate.OneOf(("fixed", "rate_of_average_pension", "rate_of_own_pension", "own_previous_credit")),
    )
    tiers = fields.List(fields.Nested(_TierSchema), load_default=list)
    deductions = fields.List(fields.Nested(_DeductionSchema), load_default=list)
    reported_deductions = fields.List(fields.Nested(_DeductionSchema), load_default=list)
    pension_year = Whole(load_default=None)
    by_group = Truth(load_default=False)


class _FlexibleCreditSchema(QuickSchema):
    working = Text(load_default=None, validate=validate.OneOf(("none", "rate_of_base", "amount_unknown")))
    working_rate = Text(load_default=None, validate=_RATE)
    retired = Text(load_default=None, validate=validate.OneOf(("as_retiree", "fixed")))
    retired_monthly = Text(load_default=None, validate=_MONEY)


class _StageSchema(QuickSchema):
    code = Text(required=True, validate=CODE)
    working_days = Whole(required=True)
    starts = Text(required=True, validate=CODE)


class _StageLimitsSchema(QuickSchema):
    stages = fields.List(fields.Nested(_StageSchema), required=True, validate=validate.Length(min=1))
    total_working_days = Whole(load_default=None)


class _ReportedTimeSchema(QuickSchema):
    count = Whole(required=True)
    unit = Text(required=True, validate=validate.OneOf(("working_days", "calendar_days", "months")))
    what = Text(required=True, validate=CODE)


class _CountRangeSchema(QuickSchema):
    least = Whole(required=True)
    most = Whole(required=True)
    unit = Text(required=True, validate=validate.OneOf(("times", "months")))


class _EnrolmentKeptSchema(QuickSchema):
    employee = Text(required=True, validate=validate.OneOf(("place_of_work",)))
    resident = Text(required=True, validate=validate.OneOf(("habitual_residence",)))
    student = Text(required=True, validate=validate.OneOf(("place_of_study",)))
    across_schemes = Text(required=True, validate=validate.OneOf(("employee_scheme",)))
    employee_months = Whole(required=True)


class _RefundDatesSchema(QuickSchema):
    death_before = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))
    paid_by = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))


class _YearSpanSchema(QuickSchema):
    starts = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))
    ends = Text(required=True, validate=validate.Regexp(r"[0-9]{2}-[0-9]{2}\Z"))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _retiree_credit(raw: Mapping[str, Any]) -> RetireeCredit:
    wants = {"fixed": "monthly", "rate_of_average_pension": "rate", "rate_of_own_pension": "rate"}.get(raw["method"])
    if (wants is None) != (not raw["tiers"]) or any(tier[cast("str", wants)] is None for tier in raw["tiers"]):
        problem = {"tiers": [f"the method {raw['method']} requires {wants or 'no tiers'} in every tier"]}
        raise ValidationError(problem)
    ages = [(tier["group"] or "", tier["from_age"]) for tier in raw["tiers"]]
    if ages != sorted(set(ages)):
        problem = {"tiers": ["ages must rise from tier to tier within each group"]}
        raise ValidationError(problem)
    return RetireeCredit(
        method=raw["method"],
        tiers=tuple(
            CreditTier(
                tier["from_age"],
                tier["group"],
                _decimal(tier["monthly"]),
                _decimal(tier["yearly"]),
                _decimal(tier["rate"]),
            )
            for tier in raw["tiers"]
        ),
        deductions=_deductions(raw["deductions"]),
        reported_deductions=_deductions(raw["reported_deductions"]),
        pension_year=raw["pension_year"],
        by_group=raw["by_group"],
    )


def _deductions(raw: list[Mapping[str, str]]) -> tuple[Deduction, ...]:
    return tuple(Deduction(deduction["code"], Decimal(deduction["monthly"])) for deduction in raw)


def _flexible_credit(raw: Mapping[str, Any]) -> FlexibleCredit:
    if (raw["working"] == "rate_of_base") != (raw["working_rate"] is not None):
        raise ValidationError({"working_rate": ["is required for `working: rate_of_base`, and only there"]})
    if (raw["retired"] == "fixed") != (raw["retired_monthly"] is not None):
        raise ValidationError({"retired_monthly": ["is required for `retired: fixed`, and only there"]})
    return FlexibleCredit(
        raw["working"], _decimal(raw["working_rate"]), raw["retired"], _decimal(raw["retired_monthly"])
    )


def _stage_limits(raw: Mapping[str, Any]) -> StageLimits:
    return StageLimits(tuple(Stage(**stage) for stage in raw["stages"]), raw["total_working_days"])


class _GapExemptionSchema(QuickSchema):
    gap_months = Whole(required=True)
    back_payment_needed = Truth(required=True)
    either_scheme = Truth(load_default=False)
    continuous_months = Whole(load_default=None)
    starts = Text(load_default=None, validate=validate.OneOf(("month_of_payment", "month_after_payment")))
    retroactive = Truth(load_default=None)


class _WaitingStepSchema(QuickSchema):
    from_gap = Whole(required=True)
    back_paid = Truth(load_default=None)
    least = Whole(required=True)
    most = Whole(required=True)
    starts = Text(load_default=None, validate=validate.OneOf(("month_after_payment", "second_month", "third_month")))


class _WaitingStepsSchema(QuickSchema):
    steps = fields.List(fields.Nested(_WaitingStepSchema), required=True, validate=validate.Length(min=1))
    benefit_share = Text(load_default=None, validate=_RATE)
    employed_only = Truth(load_default=False)


class _WaitingFloorSchema(QuickSchema):
    missed_years = Whole(required=True)
    months = Whole(required=True)


def _waiting_steps(raw: Mapping[str, Any]) -> WaitingSteps:
    steps = tuple(WaitingStep(**step) for step in raw["steps"])
    if any(step.least > step.most for step in steps):
        problem = {"steps": ["least is above most"]}
        raise ValidationError(problem)
    return WaitingSteps(steps, _decimal(raw["benefit_share"]), raw["employed_only"])


STRUCTURES: Mapping[str, tuple[type[Schema], Callable[[Any], Term]]] = {
    "retiree_credit": (_RetireeCreditSchema, _retiree_credit),
    "flexible_credit": (_FlexibleCreditSchema, _flexible_credit),
    "stage_limits": (_StageLimitsSchema, _stage_limits),
    "reported_time": (_ReportedTimeSchema, lambda raw: ReportedTime(**raw)),
    "count_range": (_CountRangeSchema, lambda raw: CountRange(**raw)),
    "enrolment_kept": (_EnrolmentKeptSchema, lambda raw: EnrolmentKept(**raw)),
    "refund_dates": (_RefundDatesSchema, lambda raw: RefundDates(**raw)),
    "year_span": (_YearSpanSchema, lambda raw: YearSpan(**raw)),
    **load_retirement.STRUCTURES,
    "gap_exemption": (_GapExemptionSchema, lambda raw: GapExemption(**raw)),
    "waiting_steps": (_WaitingStepsSchema, _waiting_steps),
    "waiting_floor": (_WaitingFloorSchema, lambda raw: WaitingFloor(**raw)),
    **load_contributions.STRUCTURES,
}

_PLAIN: Mapping[str, Callable[[Parameter], fields.Field[Any]]] = {
    "boolean": lambda _: Truth(),
    "working_days": lambda _: Whole(),
    "count": lambda _: Whole(),
    "date": lambda _: Day(),
    "rate": lambda _: Text(validate=_RATE),
    "money": lambda _: Text(validate=_MONEY),
    "phone": lambda _: Text(validate=validate.Regexp(r"[0-9]{5,12}\Z")),
    "choice": lambda parameter: Text(validate=validate.OneOf(parameter.choices)),
    "codes": lambda parameter: codes(parameter.choices),
    "service_limits": lambda _: fields.Dict(keys=Text(validate=CODE), values=Whole()),
}
TYPES = frozenset({*STRUCTURES, *_PLAIN})
"""All types of value that a parameter may have."""


def term(parameter: Parameter, raw: Any) -> Term:
    """Return the term of a raw value; `ValidationError` if it does not have the parameter's shape."""
    if raw is None:
        return None
    if parameter.type in STRUCTURES:
        schema, build = STRUCTURES[parameter.type]
        if not isinstance(raw, dict):
            message = f"must be a mapping of type {parameter.type}"
            raise ValidationError(message)
        return build(_SCHEMAS[schema].load(raw))
    content = _PLAIN[parameter.type](parameter).deserialize(raw)
    if parameter.type in ("rate", "money"):
        return Decimal(content)
    return tuple(content) if parameter.type == "codes" else cast("Term", content)


_SCHEMAS: Mapping[type[Schema], Schema] = {shape: shape() for shape, _ in STRUCTURES.values()}
