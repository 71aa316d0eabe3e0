"""What a caller may state. Every fact may be left out: `None` means not stated, never false, zero or today.

The names are those of the wire contract. Nobody's name, identity number, card or free text has a place here; birth is
a month.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Scheme(StrEnum):
    """The two basic medical insurance schemes."""

    EMPLOYEE = "employee"
    RESIDENT = "resident"


class InsuredStatus(StrEnum):
    """How a person is insured in the employee scheme."""

    EMPLOYED = "employed"
    FLEXIBLE = "flexible"
    RETIRED = "retired"


class OriginEnrolment(StrEnum):
    """Whether the insurance at the origin still runs."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class DestinationEnrolment(StrEnum):
    """Whether the person is insured at the destination."""

    ENROLLED = "enrolled"
    NOT_ENROLLED = "not_enrolled"


class RetireeGroup(StrEnum):
    """The kind of unit a person retired from; some areas credit the two differently."""

    ENTERPRISE = "enterprise"
    PUBLIC_INSTITUTION = "public_institution"


class Matter(StrEnum):
    """A thing a person gets done at an agency."""

    BALANCE_TRANSFER = "balance-transfer"
    CASH_WITHDRAWAL = "cash-withdrawal"
    FAMILY_SHARING = "family-sharing"
    RETIREMENT_BENEFIT = "retirement-benefit"
    CONTRIBUTION_REFUND = "contribution-refund"
    BALANCE_INQUIRY = "balance-inquiry"


class Channel(StrEnum):
    """How an application is filed."""

    ONLINE = "online"
    COUNTER = "counter"


class StageReached(StrEnum):
    """Where a transfer stands: with the origin, with the destination, or done."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @property
    def ordinal(self) -> int:
        """Months since year 0, for differences."""
        return self.year * 12 + self.month - 1

    @classmethod
    def from_ordinal(cls, ordinal: int) -> "Month":
        """The month with that ordinal."""
        return cls(ordinal // 12, ordinal % 12 + 1)

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)


@dataclass(frozen=True, slots=True)
class BalanceTransferFacts:
    """Facts of `balance-transfer`. Areas are six-digit codes."""

    from_area: str | None = None
    to_area: str | None = None
    scheme_at_origin: Scheme | None = None
    scheme_at_destination: Scheme | None = None
    insured_status: InsuredStatus | None = None
    resettled_across_provinces: bool | None = None
    origin_enrolment: OriginEnrolment | None = None
    destination_enrolment: DestinationEnrolment | None = None
    origin_arrears: bool | None = None
    destination_accepts_account: bool | None = None


@dataclass(frozen=True, slots=True)
class MonthlyCreditFacts:
    """Facts of `monthly-credit`. Base and average pension are yuan a month, the rate is a share of one."""

    area: str | None = None
    scheme: Scheme | None = None
    insured_status: InsuredStatus | None = None
    retirement_formalities_done: bool | None = None
    retiree_group: RetireeGroup | None = None
    birth_month: Month | None = None
    contribution_base: Decimal | None = None
    average_pension: Decimal | None = None
    credit_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ProcessingTimeFacts:
    """Facts of `processing-time-estimates`; the matter is always stated."""

    matter: Matter
    area: str | None = None
    from_area: str | None = None
    to_area: str | None = None
    channel: Channel | None = None
    accepted_on: date | None = None
    asked_on: date | None = None
    stage_reached: StageReached | None = None


KINDS: Mapping[str, type[StrEnum] | str] = {
    "area": "area",
    "from_area": "area",
    "to_area": "area",
    "scheme": Scheme,
    "scheme_at_origin": Scheme,
    "scheme_at_destination": Scheme,
    "insured_status": InsuredStatus,
    "resettled_across_provinces": "boolean",
    "origin_enrolment": OriginEnrolment,
    "destination_enrolment": DestinationEnrolment,
    "origin_arrears": "boolean",
    "destination_accepts_account": "boolean",
    "retirement_formalities_done": "boolean",
    "retiree_group": RetireeGroup,
    "birth_month": "month",
    "contribution_base": "money",
    "average_pension": "money",
    "credit_rate": "rate",
    "matter": Matter,
    "channel": Channel,
    "accepted_on": "date",
    "asked_on": "date",
    "stage_reached": StageReached,
}
"""Every fact with its kind: an enumeration, or one of area, boolean, month, money, rate and date."""


def choices(fact: str) -> tuple[StrEnum, ...]:
    """The choices of a fact that is an enumeration, else nothing."""
    kind = KINDS[fact]
    return () if isinstance(kind, str) else tuple(kind)


def domain(fact: str) -> tuple[StrEnum, ...] | tuple[bool, ...]:
    """All values of a fact that has finitely many apart from areas, else nothing."""
    return (False, True) if KINDS[fact] == "boolean" else choices(fact)
