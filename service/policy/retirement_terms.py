"""The types of retirement values: the age, the years required, the ways to close a shortfall."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

ActualScope = Literal["area", "province", "anywhere"]
Base = Literal[
    "average_wage_of_area",
    "average_wage_of_province",
    "sixty_percent_of_average_wage",
    "own_last_base",
    "own_pension",
    "base_of_the_year",
    "flexible_base",
    "base_floor",
]
RateOf = Literal["employer_rate", "employer_and_person_rates", "flexible_rate"]
Payer = Literal["employed", "flexible"]
CohortFact = Literal["work_began_month", "first_insured_month"]
COHORT_FACTS: tuple[CohortFact, ...] = get_args(CohortFact)
"""The facts by which areas tell people apart whose years differ."""


@dataclass(frozen=True, slots=True)
class AgeRule:
    """The age of one category: years, the birth month (as an ordinal) from which it is delayed, step and cap."""

    original_years: int
    delayed_from: int
    step_months: int
    cap_months: int


@dataclass(frozen=True, slots=True)
class RetirementAge:
    """The statutory age of men, of women in cadre posts and of women in worker posts."""

    man: AgeRule
    cadre: AgeRule
    worker: AgeRule


@dataclass(frozen=True, slots=True)
class FlexibleRetirement:
    """By how many months a person may retire before the statutory month (never before the original age) or after it."""

    early_months: int
    late_months: int


@dataclass(frozen=True, slots=True)
class YearStep:
    """The years, and months beyond them, required from a year on; `up_to` if no stated fact decides between two."""

    from_year: int
    years: int
    up_to: int | None
    months: int = 0

    @property
    def least(self) -> int:
        """The least number of months that may be required."""
        return self.years * 12 + self.months

    @property
    def most(self) -> int:
        """The greatest number of months that may be required."""
        return self.least if self.up_to is None else self.up_to * 12


@dataclass(frozen=True, slots=True)
class Cohort:
    """The years required of those whose fact lies in a month (as an ordinal) or later."""

    from_month: int
    men: tuple[YearStep, ...]
    women: tuple[YearStep, ...]


@dataclass(frozen=True, slots=True)
class TotalYears:
    """The total years an area requires, deemed ones included; `more_than` if reaching them is not yet enough.

    Where the area tells people apart by when they began to work or were first insured, `cohort_fact` names the fact,
    and `cohorts` holds what is required from each month on, in order; `men` and `women` hold for everybody before.
    """

    men: tuple[YearStep, ...]
    women: tuple[YearStep, ...]
    more_than: bool
    cohort_fact: CohortFact | None = None
    cohorts: tuple[Cohort, ...] = ()

    @property
    def by_cohort(self) -> "tuple[TotalYears, ...]":
        """What is required of each cohort, the earliest first."""
        first = TotalYears(self.men, self.women, self.more_than)
        return (first, *(TotalYears(each.men, each.women, self.more_than) for each in self.cohorts))

    @property
    def steps(self) -> tuple[YearStep, ...]:
        """The steps of both sexes and all cohorts."""
        return tuple(step for each in self.by_cohort for step in (*each.men, *each.women))


@dataclass(frozen=True, slots=True)
class ActualYears:
    """The years actually paid that an area requires, and where.

    No steps where it asks for such years and names no number; a step of zero years where it asks for none.
    """

    scope: ActualScope
    steps: tuple[YearStep, ...]


@dataclass(frozen=True, slots=True)
class MakeupOption:
    """One way to close a shortfall. `None`: the source does not say.

    A month costs `yuan_a_month`, or a rate on a base. The base is `base_yuan` if the source has the figure, else the
    share `base_share` of a figure of the area or of the person: its kind is `base`. An average wage is that of
    `wage_years_back` years ago. The rate is `rate`, else the one that `rate_of` names. `payer` narrows the way to those
    who were insured by an employer, or on their own.
    """

    code: str
    base: Base | None
    base_yuan: Decimal | None
    rate: Decimal | None
    yuan_a_month: Decimal | None
    account_credit: bool | None
    years_kept: bool | None
    base_share: Decimal | None = None
    wage_years_back: int | None = None
    rate_of: RateOf | None = None
    payer: Payer | None = None

    @property
    def monthly_yuan(self) -> Decimal | None:
        """What one missing month costs, if the source has all the figures."""
        if self.yuan_a_month is not None:
            return self.yuan_a_month
        return None if self.base_yuan is None or self.rate is None else self.base_yuan * self.rate


@dataclass(frozen=True, slots=True)
class AverageWage:
    """The average wage of a year, in yuan a month."""

    year: int
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class MakeupOptions:
    """The ways to close a shortfall that a source names."""

    options: tuple[MakeupOption, ...]


RetirementTerm = RetirementAge | FlexibleRetirement | TotalYears | ActualYears | MakeupOptions | AverageWage
