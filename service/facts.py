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
    family_sharing_active: bool | None = None


@dataclass(frozen=True, slots=True)
class FamilySharingFacts:
    """Facts of `family-sharing`. The owner has the account; the relative is to use its money."""

    owner_area: str | None = None
    relative_area: str | None = None
    relationship: Relationship | None = None
    relative_insured: bool | None = None
    purpose: SharingPurpose | None = None
    owner_moving_out: bool | None = None


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


@dataclass(frozen=True, slots=True, order=True)
class Payment:
    """What was paid for one month, in yuan."""

    month: Month
    amount: Decimal


@dataclass(frozen=True, slots=True)
class RefundDecisionFacts:
    """Facts of the decision `contribution-refund`. `held_schemes` names a scheme twice where one is enrolled twice."""

    area: str | None = None
    held_schemes: tuple[Scheme, ...] | None = None
    employee_months: int | None = None
    benefit_period_started: bool | None = None
    reason: RefundReason | None = None


@dataclass(frozen=True, slots=True)
class RefundAmountFacts:
    """Facts of the amount `contribution-refund`."""

    paid_months: tuple[Payment, ...] | None = None
    area: str | None = None
    benefit_period_started: bool | None = None
    reason: RefundReason | None = None


@dataclass(frozen=True, slots=True)
class CashWithdrawalFacts:
    """Facts of `cash-withdrawal`. `credited_before`: all the money asked about was credited before this day."""

    area: str | None = None
    ground: WithdrawalGround | None = None
    credited_before: date | None = None


@dataclass(frozen=True, slots=True)
class BalanceSettlementFacts:
    """Facts of `balance-settlement`, in yuan. `balance` is what can be used, without what is reserved for sharing."""

    area: str | None = None
    balance: Decimal | None = None
    reserved_for_sharing: Decimal | None = None
    overpaid_benefits: Decimal | None = None
    pending_credits: Decimal | None = None
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class BenefitContinuityFacts:
    """Facts of `benefit-continuity`. The gap and the months before it are whole months, missed years whole years."""

    area: str | None = None
    from_scheme: Scheme | None = None
    to_scheme: Scheme | None = None
    insured_status: InsuredStatus | None = None
    first_enrolment: bool | None = None
    gap_months: int | None = None
    back_paid: bool | None = None
    prior_continuous_months: int | None = None
    missed_years: int | None = None


@dataclass(frozen=True, slots=True)
class ContributionsFacts:
    """Facts of `contributions`. Wage and base are yuan a month; a base stated goes before the wage."""

    area: str | None = None
    wage: Decimal | None = None
    contribution_base: Decimal | None = None
    insured_status: InsuredStatus | None = None


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


@dataclass(frozen=True, slots=True)
class RetirementBenefitFacts:
    """Facts of `retirement-benefit`. Months are whole numbers; a post category is asked of women only."""

    area: str | None = None
    sex: Sex | None = None
    birth_month: Month | None = None
    post_category: PostCategory | None = None
    contribution_months: int | None = None
    local_contribution_months: int | None = None
    retirement_formalities_done: bool | None = None


@dataclass(frozen=True, slots=True)
class RetirementMakeupFacts:
    """Facts of `retirement-makeup`. The base is yuan a month, the rate a share of one."""

    area: str | None = None
    shortfall_months: int | None = None
    base: Decimal | None = None
    rate: Decimal | None = None
    sex: Sex | None = None
    contribution_months: int | None = None


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
"""Every fact with its kind: an enumeration, or area, boolean, month, money, rate, date, count, schemes, payments."""


def choices(fact: str) -> tuple[StrEnum, ...]:
    """The choices of a fact that is an enumeration or a list of one, else nothing."""
    kind = KINDS[fact]
    if kind == "schemes":
        return tuple(Scheme)
    return () if isinstance(kind, str) else tuple(kind)


def domain(fact: str) -> tuple[StrEnum, ...] | tuple[bool, ...]:
    """All values of a fact that has finitely many apart from areas, else nothing."""
    return (False, True) if KINDS[fact] == "boolean" else choices(fact)
