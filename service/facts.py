"""The facts a caller may state. Any fact may be left out: `None` means not stated, never false, zero or today.

Names are those of the wire contract. There is no place for names, identity numbers, card numbers or free text; a date
of birth is reduced to a month.
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


class Sex(StrEnum):
    """Sex, on which age and years depend."""

    MALE = "male"
    FEMALE = "female"


class PostCategory(StrEnum):
    """The kind of post a woman retires from; it decides her original retirement age."""

    WORKER = "worker"
    CADRE = "cadre"


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
    CONTRIBUTIONS = "contributions"
    BENEFIT_CONTINUITY = "benefit-continuity"
    REGISTRATION = "registration"
    REGISTRATION_CHANGE = "registration-change"
    MANUAL_REIMBURSEMENT = "manual-reimbursement"
    ENROLMENT_CERTIFICATE = "enrolment-certificate"


class RefundReason(StrEnum):
    """Why a contribution is to be paid back."""

    DUPLICATE = "duplicate"
    DEATH = "death"
    JOINED_EMPLOYEE_SCHEME = "joined_employee_scheme"
    ENROLLED_ELSEWHERE = "enrolled_elsewhere"


class WithdrawalGround(StrEnum):
    """Why a balance is to be paid out in cash; `none` where there is no such reason."""

    DEATH = "death"
    SETTLED_ABROAD = "settled_abroad"
    RESETTLED_RETIREE = "resettled_retiree"
    ENLISTMENT = "enlistment"
    TRANSFER_IMPOSSIBLE = "transfer_impossible"
    GAVE_UP_INSURANCE = "gave_up_insurance"
    PENSION_LUMP_SUM = "pension_lump_sum"
    NONE = "none"


class Route(StrEnum):
    """Where a balance goes."""

    MOVES_WITH_RELATION = "moves_with_relation"
    STAYS_USABLE_WITHIN_PROVINCE = "stays_usable_within_province"
    PAID_TO_OWN_BANK_ACCOUNT = "paid_to_own_bank_account"
    STAYS_AT_ORIGIN = "stays_at_origin"


class Relationship(StrEnum):
    """What the relative is to the owner of the account; mothers' and fathers' sides are alike."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    PARENT_IN_LAW = "parent_in_law"
    OTHER = "other"


class SharingPurpose(StrEnum):
    """What a relative wants to use from another's insurance."""

    MEDICAL_COST = "medical_cost"
    RESIDENT_PREMIUM = "resident_premium"
    LONG_TERM_CARE_PREMIUM = "long_term_care_premium"
    BENEFIT_ENTITLEMENT = "benefit_entitlement"


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

    def __str__(self) -> str:
        """YYYY-MM."""
        return f"{self.year:04d}-{self.month:02d}"

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
        """Return the month of a day."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)


@dataclass(frozen=True, slots=True, order=True)
class Payment:
    """What was paid for one month, in yuan."""

    month: Month
    amount: Decimal


KINDS: Mapping[str, type[StrEnum] | str] = {
    "sex": Sex,
    "post_category": PostCategory,
    "contribution_months": "count",
    "local_contribution_months": "count",
    "shortfall_months": "count",
    "base": "money",
    "rate": "rate",
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
    "family_sharing_active": "boolean",
    "owner_area": "area",
    "relative_area": "area",
    "relationship": Relationship,
    "relative_insured": "boolean",
    "purpose": SharingPurpose,
    "owner_moving_out": "boolean",
    "retirement_formalities_done": "boolean",
    "retiree_group": RetireeGroup,
    "birth_month": "month",
    "work_began_month": "month",
    "first_insured_month": "month",
    "contribution_base": "money",
    "wage": "money",
    "average_pension": "money",
    "credit_rate": "rate",
    "ground": WithdrawalGround,
    "credited_before": "date",
    "balance": "money",
    "reserved_for_sharing": "money",
    "overpaid_benefits": "money",
    "pending_credits": "money",
    "route": Route,
    "from_scheme": Scheme,
    "to_scheme": Scheme,
    "first_enrolment": "boolean",
    "gap_months": "count",
    "back_paid": "boolean",
    "prior_continuous_months": "count",
    "missed_years": "count",
    "matter": Matter,
    "channel": Channel,
    "accepted_on": "date",
    "asked_on": "date",
    "stage_reached": StageReached,
    "held_schemes": "schemes",
    "employee_months": "count",
    "benefit_period_started": "boolean",
    "reason": RefundReason,
    "paid_months": "payments",
}
"""The kind of every fact: an enumeration, or area, boolean, month, money, rate, date, count, schemes, payments."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a fact is called now, and the last day on which its old name is taken."""

    to: str
    until: date


RENAMED: Mapping[str, Renamed] = {}
"""Facts by the names they had before; none has had another so far. `openapi/VERSIONING.md` says for how long."""


def kind_of(fact: str) -> type[StrEnum] | str:
    """Return the kind of a fact. For an unknown fact, `LookupError` says where to add it."""
    if fact not in KINDS:
        raise LookupError(f"KINDS in service/facts.py lacks {fact}")
    return KINDS[fact]


def choices(fact: str) -> tuple[StrEnum, ...]:
    """Return the choices of a fact that is an enumeration or a list of one, else nothing."""
    kind = kind_of(fact)
    if kind == "schemes":
        return tuple(Scheme)
    return () if isinstance(kind, str) else tuple(kind)


def domain(fact: str) -> tuple[StrEnum, ...] | tuple[bool, ...]:
    """Return all values of a fact with finitely many, areas excepted, else nothing."""
    return (False, True) if kind_of(fact) == "boolean" else choices(fact)
