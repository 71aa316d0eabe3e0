"""Which fact of a matter's question decides a precondition of its guide, and with which values.

Only stated facts are judged: a missing fact leaves its precondition unknown, and an item that no single fact decides
has no fact. An item that names one case of several is met if the stated case is that one.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Literal

from service.facts import KINDS, DestinationEnrolment, InsuredStatus, OriginEnrolment, domain
from service.policy.guides import GuideItem
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.contribution_refund.facts import RefundDecisionFacts
from service.questions.family_sharing.facts import FamilySharingFacts
from service.questions.retirement_benefit.facts import RetirementBenefitFacts

State = Literal["met", "not_met", "unknown"]
STATES: tuple[State, ...] = ("met", "not_met", "unknown")

_FACTS: Mapping[str, type] = {
    "balance-transfer": BalanceTransferFacts,
    "cash-withdrawal": CashWithdrawalFacts,
    "family-sharing": FamilySharingFacts,
    "retirement-benefit": RetirementBenefitFacts,
    "contribution-refund": RefundDecisionFacts,
}
MATTER_FACTS: Mapping[str, tuple[str, ...]] = {
    matter: tuple(field.name for field in fields(facts) if domain(field.name) and KINDS[field.name] != "schemes")
    for matter, facts in _FACTS.items()
}
"""The enumerations and booleans that a guide takes, by matter; a matter without a question takes none."""

_CASES: Mapping[str, str] = {
    "withdrawal_grounds": "ground",
    "refund_reasons": "reason",
    "sharing_relatives": "relationship",
    "sharing_uses": "purpose",
}
"""Parameters whose codes are choices of a fact."""

_MET_BY: Mapping[tuple[str, str | None], tuple[str, tuple[StrEnum | bool, ...]]] = {
    ("transfer_preconditions", "origin_suspended"): ("origin_enrolment", (OriginEnrolment.SUSPENDED,)),
    ("transfer_preconditions", "destination_enrolled"): ("destination_enrolment", (DestinationEnrolment.ENROLLED,)),
    ("within_province_conditions", "origin_suspended"): ("origin_enrolment", (OriginEnrolment.SUSPENDED,)),
    ("within_province_conditions", "arrears_paid"): ("origin_arrears", (False,)),
    ("transfer_in_conditions", "left_family_sharing"): ("family_sharing_active", (False,)),
    ("retirees_excluded_from_transfer", None): (
        "insured_status",
        (InsuredStatus.EMPLOYED, InsuredStatus.FLEXIBLE),
    ),
    ("sharing_relative_must_be_insured", None): ("relative_insured", (True,)),
    ("retirement_formalities_required", None): ("retirement_formalities_done", (True,)),
    ("refund_after_period_began", "never"): ("benefit_period_started", (False,)),
}


def checked(item: GuideItem, matter: str, stated: Mapping[str, StrEnum | bool]) -> tuple[str | None, State]:
    """Return the fact that decides a precondition, if any, and whether the precondition is met by what is stated."""
    fact, met_by = _deciding(item)
    if fact is None or fact not in MATTER_FACTS.get(matter, ()):
        return None, "unknown"
    if fact not in stated:
        return fact, "unknown"
    return fact, "met" if stated[fact] in met_by else "not_met"


def _deciding(item: GuideItem) -> tuple[str | None, tuple[StrEnum | bool, ...]]:
    if item.shows is None:
        return None, ()
    case = _CASES.get(item.shows)
    if case is not None:
        same = tuple(choice for choice in domain(case) if choice == item.code)
        return (case, same) if same else (None, ())
    return _MET_BY.get((item.shows, item.code), (None, ()))
