"""The types of structured values, besides the plain ones (true or false, number, code, date).

Money is yuan as `Decimal`, rates are `Decimal` shares of one, ages are completed years. All types are frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from service.policy.retirement_terms import RetirementTerm

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"

CreditMethod = Literal["fixed", "rate_of_average_pension", "rate_of_own_pension", "own_previous_credit"]


@dataclass(frozen=True, slots=True)
class CreditTier:
    """One step of a retiree's credit: who belongs to it, and either yuan a month or a rate.

    `from_age` is the first completed year of age of the tier. `group` narrows it to a kind of retiree. `yearly_yuan` is
    set if the source states a yearly sum.
    """

    from_age: int
    group: str | None
    monthly_yuan: Decimal | None
    yearly_yuan: Decimal | None
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is subtracted from a credit before it reaches the account: a code and yuan a month."""

    code: str
    monthly_yuan: Decimal


@dataclass(frozen=True, slots=True)
class RetireeCredit:
    """How an area credits retired people.

    `fixed` has yuan in its tiers. `rate_of_average_pension` has rates on the average pension of `pension_year` (one
    average per group if `by_group`). The two `own` methods depend on figures that only the agency has. `deductions` are
    subtracted; `reported_deductions` are only mentioned.
    """

    method: CreditMethod
    tiers: tuple[CreditTier, ...]
    deductions: tuple[Deduction, ...]
    reported_deductions: tuple[Deduction, ...]
    pension_year: int | None
    by_group: bool


@dataclass(frozen=True, slots=True)
class FlexibleCredit:
    """How an area credits people in flexible employment, while working and when retired.

    `working`: `none`, `rate_of_base` (with `working_rate`) or `amount_unknown` (an account, but no known figure).
    `retired`: `as_retiree`, `fixed` (with `retired_monthly_yuan`) or `None` if the source does not say.
    """

    working: Literal["none", "rate_of_base", "amount_unknown"] | None
    working_rate: Decimal | None
    retired: Literal["as_retiree", "fixed"] | None
    retired_monthly_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a procedure: a code, its limit in working days (0 = at once) and the event it starts from."""

    code: str
    working_days: int
    starts: str


@dataclass(frozen=True, slots=True)
class StageLimits:
    """The stages of a procedure in order, and the limit of the whole in working days if the source states one."""

    stages: tuple[Stage, ...]
    total_working_days: int | None


@dataclass(frozen=True, slots=True)
class ReportedTime:
    """A time that people report, never a limit: a count, its unit and what it refers to."""

    count: int
    unit: Literal["working_days", "calendar_days", "months"]
    what: str


@dataclass(frozen=True, slots=True)
class CountRange:
    """The least and the greatest of a count, both included, and what is counted."""

    least: int
    most: int
    unit: Literal["times", "months"]


@dataclass(frozen=True, slots=True)
class GapExemption:
    """A gap in contributions that brings no waiting for benefits: how long it may be, and under which conditions.

    `either_scheme`: earlier cover in the other scheme counts too. `continuous_months`: months insured without a break
    that a change of scheme requires. `starts`: from when benefits run. `retroactive`: whether the gap itself is
    covered. `None`: the source does not say.
    """

    gap_months: int
    back_payment_needed: bool
    either_scheme: bool
    continuous_months: int | None
    starts: str | None
    retroactive: bool | None


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """The waiting in months for gaps of at least `from_gap` months; `back_paid` narrows it to gaps (not) made up."""

    from_gap: int
    back_paid: bool | None
    least: int
    most: int
    starts: str | None


@dataclass(frozen=True, slots=True)
class WaitingSteps:
    """How long an area makes people wait, by length of gap; `benefit_share` of the benefits is paid meanwhile.

    `employed_only`: the source speaks of employers and their employees, and so says nothing of flexible employment.
    """

    steps: tuple[WaitingStep, ...]
    benefit_share: Decimal | None
    employed_only: bool


@dataclass(frozen=True, slots=True)
class WaitingFloor:
    """A minimum waiting in months, even after all reductions, from a number of missed years on."""

    missed_years: int
    months: int


@dataclass(frozen=True, slots=True)
class YearSpan:
    """First and last day of a yearly period, each as `MM-DD`."""

    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class BaseBounds:
    """Floor and ceiling of a contribution base in yuan a month; a claim may state one of them alone."""

    floor_yuan: Decimal | None
    ceiling_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class BaseRatios:
    """Floor and ceiling of a contribution base as multiples of the average wage."""

    floor: Decimal
    ceiling: Decimal


@dataclass(frozen=True, slots=True)
class RateRange:
    """A rate: one number, or the least and the greatest; `high` is `None` for "at least".

    `about` marks an approximate rate, `includes_maternity` one that includes maternity insurance. `maternity` is the
    part that is for maternity insurance, if the source says so.
    """

    low: Decimal
    high: Decimal | None
    about: bool
    includes_maternity: bool
    maternity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """Yuan a month: one sum, or the least and the greatest."""

    low_yuan: Decimal
    high_yuan: Decimal


@dataclass(frozen=True, slots=True)
class FlexibleBase:
    """The base in flexible employment: `fixed` yuan, chosen `within_bounds`, or a share of the `average_wage`."""

    kind: Literal["fixed", "within_bounds", "average_wage"]
    yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class StatedSum:
    """An amount that somebody states for a base: the base, what is computed from it, and the yuan."""

    base_yuan: Decimal
    what: Literal["person_total", "employer_total", "pension_person_year"]
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class EnrolmentKept:
    """Which of two enrolments is kept: within one scheme, and across schemes from a number of employee months on."""

    employee: str
    resident: str
    student: str
    across_schemes: str
    employee_months: int


@dataclass(frozen=True, slots=True)
class RefundDates:
    """Dates of the year that limit a refund, each as `MM-DD`: death before one, payment by the other."""

    death_before: str
    paid_by: str


Term: TypeAlias = (
    bool
    | int
    | str
    | Decimal
    | date
    | tuple[str, ...]
    | RetireeCredit
    | FlexibleCredit
    | BaseBounds
    | BaseRatios
    | RateRange
    | MoneyRange
    | FlexibleBase
    | StatedSum
    | StageLimits
    | EnrolmentKept
    | RefundDates
    | ReportedTime
    | CountRange
    | YearSpan
    | RetirementTerm
    | GapExemption
    | WaitingSteps
    | WaitingFloor
    | Mapping[str, int]
    | None
)
