"""What a caller may state about a transfer of the balance."""

from dataclasses import dataclass

from service.facts import DestinationEnrolment, InsuredStatus, OriginEnrolment, Scheme


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
