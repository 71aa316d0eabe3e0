"""The shapes a value of the book can have beyond the plain ones (true or false, number, code, date).

Money is yuan as `Decimal`, rates are `Decimal` shares of one, ages are completed years. All shapes are frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"

CreditMethod = Literal["fixed", "rate_of_average_pension", "rate_of_own_pension", "own_previous_credit"]


@dataclass(frozen=True, slots=True)
class CreditTier:
    """One step of a retiree's credit: who is in it, and either yuan a month or a rate.

    `from_age` is the first completed year of age that belongs to the tier; `group` narrows it to a kind of retiree.
    `yearly_yuan` is there when the source states a sum for the year.
    """

    from_age: int
    group: str | None
    monthly_yuan: Decimal | None
    yearly_yuan: Decimal | None
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken from a credit before it reaches the account: a code and yuan a month."""

    code: str
    monthly_yuan: Decimal


@dataclass(frozen=True, slots=True)
class RetireeCredit:
    """How an area credits retired people.

    `fixed` has yuan in its tiers; `rate_of_average_pension` has rates on the average pension of `pension_year`
    (one average for each group when `by_group`); the two `own` methods depend on figures that only the agency has.
    `deductions` are taken off; `reported_deductions` are only told of.
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

    `working`: `none`, `rate_of_base` (with `working_rate`) or `amount_unknown` (an account, but no figure known).
    `retired`: `as_retiree`, `fixed` (with `retired_monthly_yuan`) or `None` when the source does not say.
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
    """The stages of a procedure in order, and the limit of the whole in working days where the source states one."""

    stages: tuple[Stage, ...]
    total_working_days: int | None


@dataclass(frozen=True, slots=True)
class ReportedTime:
    """A time that people report, never a limit: a count, its unit and what it is said of."""

    count: int
    unit: Literal["working_days", "calendar_days", "months"]
    what: str


@dataclass(frozen=True, slots=True)
class YearSpan:
    """First and last day of a yearly period, each as `MM-DD`."""

    starts: str
    ends: str


Term: TypeAlias = (
    bool
    | int
    | str
    | Decimal
    | date
    | tuple[str, ...]
    | RetireeCredit
    | FlexibleCredit
    | StageLimits
    | ReportedTime
    | YearSpan
    | Mapping[str, int]
    | None
)
