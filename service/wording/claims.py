"""What a value of the book says, in few words: for a conflict, a list, a guide.

The type of its term decides how a value is put into words (`_IN_WORDS`). Terms of other types are written as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from service.facts import Month
from service.money import Bounds
from service.policy.retirement_terms import (
    ActualYears,
    AverageWage,
    Cohort,
    FlexibleRetirement,
    MakeupOptions,
    RetirementAge,
    TotalYears,
    YearStep,
)
from service.policy.terms import (
    BaseBounds,
    BaseRatios,
    CountRange,
    EnrolmentKept,
    FlexibleBase,
    FlexibleCredit,
    GapExemption,
    MoneyRange,
    RateRange,
    RefundDates,
    ReportedTime,
    RetireeCredit,
    StageLimits,
    StatedSum,
    WaitingFloor,
    WaitingSteps,
    YearSpan,
)
from service.policy.values import Value
from service.wording.sentences import Sentences

_GROUNDS = ("withdrawal_grounds", "withdrawal_examples")
"""Parameters whose codes are grounds of payout."""

_SECTIONS = ("claims", "conditions", "papers", "uses")
"""The sections with the words of the other codes, in order of precedence."""


def render_value(value: Value, sentences: Sentences) -> str:
    """Return what a value says, in few words."""
    in_words = _IN_WORDS.get(type(value.term))
    return in_words(value.term, value, sentences) if in_words else sentences.text(value.term)


def _by_title(_: object, value: Value, sentences: Sentences) -> str:
    """Return the title of the parameter, for a value that does not fit into few words."""
    return sentences.topic(value.parameter)


def _number(term: Decimal, value: Value, sentences: Sentences) -> str:
    return sentences.figure(value.parameter, term)


def tell_code(parameter: str, code: str, sentences: Sentences) -> str:
    """Return a choice of a parameter in words; other text, such as a telephone number, as it is."""
    sections = ("grounds",) if parameter in _GROUNDS else _SECTIONS
    return next((sentences.word(section, code) for section in sections if sentences.has(section, code)), code)


def _code(term: str, value: Value, sentences: Sentences) -> str:
    return tell_code(value.parameter, term, sentences)


def _codes(term: tuple[str, ...], value: Value, sentences: Sentences) -> str:
    return sentences.listed(tell_code(value.parameter, code, sentences) for code in term)


def _retiree_credit(term: RetireeCredit, _: Value, sentences: Sentences) -> str:
    def tiers() -> Iterator[str]:
        for tier in term.tiers:
            if tier.group is None:
                yuan, code = tier.monthly_yuan, "tier" if tier.from_age else "first_tier"
                what = sentences.word("general", "exact", low=yuan) if yuan else sentences.percent(tier.rate)
                yield sentences.word("claims", code, age=tier.from_age, what=what)

    return sentences.listed([sentences.word("claims", term.method), *tiers()])


def _base_bounds(term: BaseBounds, _: Value, sentences: Sentences) -> str:
    one_side = "base_ceiling" if term.floor_yuan is None else "base_floor"
    code = one_side if None in (term.floor_yuan, term.ceiling_yuan) else "base_bounds"
    return sentences.word("claims", code, floor=term.floor_yuan, ceiling=term.ceiling_yuan)


def _base_ratios(term: BaseRatios, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", "base_ratios", floor=f"{term.floor:f}", ceiling=f"{term.ceiling:f}")


def _rate_range(term: RateRange, _: Value, sentences: Sentences) -> str:
    if term.low == term.high and not term.about:
        return sentences.percent(term.low)
    code = "rate_about" if term.about else "rate_at_least" if term.high is None else "rate_span"
    return sentences.word("claims", code, low=sentences.percent(term.low), high=sentences.percent(term.high))


def _money_range(term: MoneyRange, _: Value, sentences: Sentences) -> str:
    return sentences.bounds(Bounds(term.low_yuan, term.high_yuan))


def _flexible_base(term: FlexibleBase, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", f"flexible_base.{term.kind}", yuan=term.yuan or "")


def _stated_sum(term: StatedSum, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", term.what, base=term.base_yuan, yuan=term.yuan)


def _count_range(term: CountRange, _: Value, sentences: Sentences) -> str:
    unit = sentences.word("units", term.unit)
    return sentences.word("claims", "count_range", least=term.least, most=term.most, unit=unit)


def _gap_exemption(term: GapExemption, _: Value, sentences: Sentences) -> str:
    if not term.back_payment_needed and not term.retroactive:
        return sentences.word("claims", "gap_unpaid")
    return sentences.word("claims", "gap_retroactive" if term.retroactive else "gap_not_retroactive")


def _waiting_steps(term: WaitingSteps, _: Value, sentences: Sentences) -> str:
    spans = dict.fromkeys((step.least, step.most) for step in term.steps)
    waits = sentences.listed(
        sentences.word("claims", "waiting" if least < most else "waiting_exact", least=least, most=most)
        for least, most in spans
    )
    return sentences.word("claims", "waiting_of_employees", waits=waits) if term.employed_only else waits


def _makeup_options(term: MakeupOptions, _: Value, sentences: Sentences) -> str:
    return sentences.listed(sentences.word("makeup_ways", option.code) for option in term.options)


def _average_wage(term: AverageWage, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", "average_wage", year=term.year, yuan=term.yuan)


def _total_years(term: TotalYears, _: Value, sentences: Sentences) -> str:
    parts = [_of_both(term, sentences)]
    for cohort in term.cohorts:
        month = Month.from_ordinal(cohort.from_month)
        parts.append(
            sentences.word("claims", f"{term.cohort_fact}_from", month=month, what=_of_both(cohort, sentences))
        )
    return sentences.listed(parts)


def _of_both(term: TotalYears | Cohort, sentences: Sentences) -> str:
    sides = (("men", term.men), ("women", term.women))
    return sentences.listed(
        sentences.word("claims", side, what=_years(steps, sentences)) for side, steps in sides if steps
    )


def _actual_years(term: ActualYears, value: Value, sentences: Sentences) -> str:
    if not term.steps:
        return _by_title(term, value, sentences)
    if not any(step.most for step in term.steps):
        return sentences.word("claims", "no_years_actually_paid")
    return _years(term.steps, sentences)


def _years(steps: Sequence[YearStep], sentences: Sentences) -> str:
    parts = []
    for step in steps:
        code = "years_between" if step.up_to else "years_and_months" if step.months else "years"
        years = sentences.word("claims", code, least=step.years, most=step.up_to, months=step.months)
        parts.append(
            sentences.word("claims", "from_year", year=step.from_year, what=years) if step.from_year else years
        )
    return sentences.listed(parts)


def _reported_time(term: ReportedTime, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", "length", count=term.count, unit=sentences.word("units", term.unit))


def _stage_limits(term: StageLimits, _: Value, sentences: Sentences) -> str:
    unit = sentences.word("units", "working_days")
    return sentences.listed(
        sentences.word(
            "claims", "stage", stage=sentences.word("stages", stage.code), count=stage.working_days, unit=unit
        )
        for stage in term.stages
    )


def _enrolment_kept(term: EnrolmentKept, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", "kept", months=term.employee_months)


def _refund_dates(term: RefundDates, _: Value, sentences: Sentences) -> str:
    return sentences.word("claims", "refund_dates", death_before=term.death_before, paid_by=term.paid_by)


_IN_WORDS: Mapping[type, Callable[[Any, Value, Sentences], str]] = {
    str: _code,
    tuple: _codes,
    Decimal: _number,
    dict: _by_title,
    ActualYears: _actual_years,
    AverageWage: _average_wage,
    BaseBounds: _base_bounds,
    BaseRatios: _base_ratios,
    CountRange: _count_range,
    EnrolmentKept: _enrolment_kept,
    FlexibleBase: _flexible_base,
    FlexibleCredit: _by_title,
    FlexibleRetirement: _by_title,
    GapExemption: _gap_exemption,
    MakeupOptions: _makeup_options,
    MoneyRange: _money_range,
    RateRange: _rate_range,
    RefundDates: _refund_dates,
    ReportedTime: _reported_time,
    RetireeCredit: _retiree_credit,
    RetirementAge: _by_title,
    StageLimits: _stage_limits,
    StatedSum: _stated_sum,
    TotalYears: _total_years,
    WaitingFloor: _by_title,
    WaitingSteps: _waiting_steps,
    YearSpan: _by_title,
}
