"""What a caller may state about whether benefits continue."""

from dataclasses import dataclass

from service.facts import InsuredStatus, Scheme


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
