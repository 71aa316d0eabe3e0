"""What a caller may state about family sharing."""

from dataclasses import dataclass

from service.facts import Relationship, SharingPurpose


@dataclass(frozen=True, slots=True)
class FamilySharingFacts:
    """Facts of `family-sharing`. The owner has the account; the relative wants to use its money."""

    owner_area: str | None = None
    relative_area: str | None = None
    relationship: Relationship | None = None
    relative_insured: bool | None = None
    purpose: SharingPurpose | None = None
    owner_moving_out: bool | None = None
