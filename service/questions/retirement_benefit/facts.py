"""What a caller may state about the benefits of retired people."""

from dataclasses import dataclass

from service.facts import Month, PostCategory, Sex


@dataclass(frozen=True, slots=True)
class RetirementBenefitFacts:
    """Facts of `retirement-benefit`. Months are whole numbers; a post category is asked of women only."""

    area: str | None = None
    sex: Sex | None = None
    birth_month: Month | None = None
    post_category: PostCategory | None = None
    work_began_month: Month | None = None
    first_insured_month: Month | None = None
    contribution_months: int | None = None
    local_contribution_months: int | None = None
    retirement_formalities_done: bool | None = None
