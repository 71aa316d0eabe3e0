"""What missing years cost where a rule names its base and rate by kind: figures of the area, or the person's own.

Each case is a book in which one area has one rule and the figures that it leads to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, cast

import pytest

from service.facts import InsuredStatus, Sex
from service.money import hull
from service.outcome import Amount
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.retirement_terms import AverageWage, MakeupOption, MakeupOptions
from service.policy.terms import BaseBounds, FlexibleBase, MoneyRange, RateRange, Term
from service.policy.values import Citation, Value
from service.questions.makeup_figures import FIGURES
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.telling import decide
from service.questions.retirement_benefit.telling import turns as turns_of_benefit
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import kinds_of_area, turns
from service.questions.retirement_makeup.sweeps import curves
from service.questions.retirement_makeup.telling import compute
from tests.shipped import BOOK

ON = date(2026, 11, 21)
LATEST = date(2026, 11, 28)
AREA, PROVINCE = "420300", "420000*"
"""A city of which the shipped book has no rule on the cost."""
CITED = Citation("made", "made", None, None, None, "city", None, None, "official")
LIMITS = BaseBounds(Decimal(4000), Decimal(20000))
HALF = Decimal("0.5")


def rate(low: str, high: str | None = None, **more: Any) -> RateRange:
    return RateRange(
        Decimal(low), Decimal(high or low), more.get("about", False), "maternity" in more, more.get("maternity")
    )


def wage(yuan: int, year: int = 2025) -> AverageWage:
    return AverageWage(year, Decimal(yuan))


def option(code: str = "pay_at_once", **more: Any) -> MakeupOption:
    numbers = {"base_yuan": None, "rate": None, "yuan_a_month": None}
    return MakeupOption(code, more.pop("base", None), **{**numbers, **more}, account_credit=None, years_kept=None)


def value(parameter: str, term: Term, area: str = AREA, **more: Any) -> tuple[str, Value]:
    made = Value(parameter, area[:6], date(2026, 1, 1), True, term, str(term), CITED, "rule", ON, ON, ())  # noqa: FBT003 - by position.
    return area, replace(made, **more)


def book_with(options: Sequence[MakeupOption], figures: Mapping[str, Term], *others: tuple[str, Value]) -> PolicyBook:
    """The shipped book, in which one city has these ways to pay and these figures, and no others."""
    ways = cast("Term", MakeupOptions(tuple(options)))
    made = [value("retirement_makeup_options", ways), *others]
    made += [value(name, term, PROVINCE if name.endswith("province") else AREA) for name, term in figures.items()]
    replaced_here = {*FIGURES, "retirement_makeup_options"}
    kept = [
        (key, each) for key, each in BOOK.values() if key not in (AREA, PROVINCE) or each.parameter not in replaced_here
    ]
    return PolicyBook(
        version="made",
        digest=str(id(made)),
        parameters=BOOK.parameters,
        areas=BOOK.areas,
        values=[*kept, *made],
        calendar=BOOK.calendar,
        calendar_citations=BOOK.calendar_citations,
        left_out={},
        guides={},
        recorded_conflicts=(),
        supports={},
    )


def asked(book: PolicyBook, on: date = ON, **facts: Any) -> Amount:
    return compute(RetirementMakeupFacts(**{"area": AREA, "shortfall_months": 12, **facts}), Day(book, on, LATEST))


def told(answer: Amount) -> tuple[str | None, str]:
    exact = answer.bounds.exact if answer.bounds else None
    return None if exact is None else str(exact), answer.method


FLOOR = {"medical_base_bounds": LIMITS}
KNOWN_FIGURES: Mapping[str, tuple[MakeupOption, Mapping[str, Term], str]] = {
    "a share of the province's average wage": (
        option(base="average_wage_of_province", base_share=HALF, rate=Decimal("0.1")),
        {"average_wage_of_province": wage(8000)},
        "4800.00",
    ),
    "the area's own average wage of last year at the employer's rate": (
        option(base="average_wage_of_area", wage_years_back=1, rate_of="employer_rate"),
        {"average_wage_of_area": wage(8000), "medical_employer_rate": rate("0.08")},
        "7680.00",
    ),
    "the base of the year at both rates": (
        option(base="base_of_the_year", rate_of="employer_and_person_rates"),
        {
            "contribution_base_value": Decimal(6000),
            "medical_employer_rate": rate("0.087", maternity=Decimal("0.007")),
            "medical_person_rate": Decimal("0.02"),
        },
        "7200.00",
    ),
    "the lowest base": (
        option(base="base_floor", rate=Decimal("0.1")),
        FLOOR,
        "4800.00",
    ),
    "the base and rate of flexible workers": (
        option(base="flexible_base", rate_of="flexible_rate"),
        {"flexible_medical_base": FlexibleBase("fixed", Decimal(5000)), "flexible_medical_rate": Decimal("0.09")},
        "5400.00",
    ),
    "the fee of flexible workers": (
        option(base="flexible_base", rate_of="flexible_rate"),
        {"flexible_medical_fee": MoneyRange(Decimal(450), Decimal(450))},
        "5400.00",
    ),
}


@pytest.mark.parametrize("case", KNOWN_FIGURES)
def test_a_figure_that_the_rule_names_is_looked_up_and_cited(case: str) -> None:
    way, figures, exact = KNOWN_FIGURES[case]
    answer = asked(book_with([way], figures))
    assert told(answer) == (exact, "sum_of_the_area" if "fee" in case else "figures_of_the_area")
    assert {*figures} <= {finding.parameter for finding in answer.grounds.findings}
    assert (answer.grounds.local_checks, answer.grounds.gaps.missing) == ((), ())
    # What the caller states does not replace it.
    assert asked(book_with([way], figures), base=Decimal(1), rate=HALF).bounds == answer.bounds


FEE = option(base="flexible_base", rate_of="flexible_rate")
NO_FIGURE: Mapping[str, tuple[MakeupOption, Mapping[str, Term], str, str]] = {
    "no wage": (option(base="average_wage_of_area", rate=HALF), {}, "average_wage_of_area", "area_not_covered"),
    "the wage of another year": (
        option(base="average_wage_of_area", wage_years_back=2, rate=HALF),
        {"average_wage_of_area": wage(8000)},
        *("average_wage_of_area", "no_rule_in_force"),
    ),
    "a rate that is about so much": (
        option(base="base_floor", rate_of="employer_rate"),
        {**FLOOR, "medical_employer_rate": rate("0.06", about=True)},
        *("medical_employer_rate", "area_not_covered"),
    ),
    "a rate between two": (
        option(base="base_floor", rate_of="employer_and_person_rates"),
        {**FLOOR, "medical_employer_rate": rate("0.06", "0.07"), "medical_person_rate": Decimal("0.02")},
        *("medical_employer_rate", "area_not_covered"),
    ),
    "a rate with an unknown part for maternity": (
        option(base="base_floor", rate_of="employer_rate"),
        {**FLOOR, "medical_employer_rate": rate("0.06", maternity=None)},
        *("medical_employer_rate", "area_not_covered"),
    ),
    "a fee between two": (
        FEE,
        {"flexible_medical_fee": MoneyRange(Decimal(400), Decimal(450))},
        *("flexible_medical_fee", "area_not_covered"),
    ),
    "a base of flexible workers that is a share of a wage": (
        FEE,
        {"flexible_medical_base": FlexibleBase("average_wage", Decimal(7646)), "flexible_medical_rate": HALF},
        *("flexible_medical_base", "area_not_covered"),
    ),
    "a base of flexible workers within unknown bounds": (
        FEE,
        {"flexible_medical_base": FlexibleBase("within_bounds", None), "flexible_medical_rate": HALF},
        *("medical_base_bounds", "area_not_covered"),
    ),
}


@pytest.mark.parametrize("case", NO_FIGURE)
def test_a_figure_that_is_not_certain_is_asked_of_the_agency_and_never_guessed(case: str) -> None:
    way, figures, parameter, reason = NO_FIGURE[case]
    book = book_with([way], figures)
    answer = asked(book)
    assert told(answer) == (None, "no_rule")
    assert [(check.topic, check.reason) for check in answer.grounds.local_checks] == [(parameter, reason)]
    assert answer.grounds.gaps.missing in {("base",), ("rate",), ("base", "rate")}
    stated = asked(book, base=Decimal(5000), rate=Decimal("0.1"))
    assert stated.bounds is not None
    assert "callers_own_figures" in {each.code for each in stated.grounds.advisories}
    assert stated.grounds.local_checks == answer.grounds.local_checks


def test_a_figure_on_which_sources_disagree_is_none() -> None:
    other = value("average_wage_of_area", wage(9000), citation=replace(CITED, id="other"))
    way = option(base="average_wage_of_area", rate=HALF)
    answer = asked(book_with([way], {"average_wage_of_area": wage(8000)}, other))
    assert told(answer) == (None, "no_rule")
    assert [(check.topic, check.reason) for check in answer.grounds.local_checks] == [
        ("average_wage_of_area", "sources_conflict")
    ]
    assert [conflict.topic for conflict in answer.grounds.conflicts] == ["average_wage_of_area"]


@pytest.mark.parametrize("base", ["own_last_base", "own_pension"])
def test_the_persons_own_base_is_a_fact_and_no_figure_of_the_area(base: str) -> None:
    book = book_with(
        [option(base=base, rate_of="employer_rate", base_share=HALF)], {"medical_employer_rate": rate("0.08")}
    )
    unknown = asked(book)
    assert unknown.grounds.gaps.settling_sets == (("base",),)
    assert unknown.grounds.local_checks == ()
    answer = asked(book, base=Decimal(6000))
    assert told(answer) == ("2880.00", "rate_of_the_area")
    assert answer.grounds.advisories == ()


def test_a_base_that_people_choose_is_held_within_the_bounds() -> None:
    figures = {
        **FLOOR,
        "flexible_medical_base": FlexibleBase("within_bounds", None),
        "flexible_medical_rate": Decimal("0.1"),
    }
    book = book_with([FEE], figures)
    sums = [asked(book, base=Decimal(base)).bounds for base in (1, 4000, 5000, 20000, 99999)]
    assert [each and each.exact for each in sums] == [4800, 4800, 6000, 24000, 24000]
    day = Day(book, ON, LATEST)
    (curve,) = curves(RetirementMakeupFacts(area=AREA, shortfall_months=12), day, "base")
    assert curve.cuts == (4000, 20000)
    for base in (Decimal(0), Decimal("3999.99"), Decimal(4000), Decimal(5000), Decimal(20000), Decimal(99999)):
        span = curve.at(base)
        assert span is not None
        assert span.low.at(base) == cast("Any", asked(book, base=base).bounds).exact


def test_a_rate_named_nowhere_is_the_callers_on_the_base_of_the_area() -> None:
    book = book_with([option(base="base_floor")], FLOOR)
    answer = asked(book, rate=Decimal("0.1"))
    assert told(answer) == ("4800.00", "base_of_the_area")
    assert "callers_own_figures" in {each.code for each in answer.grounds.advisories}


BY_PAYER = (
    option(payer="employed", base_yuan=Decimal(5000), rate=Decimal("0.1")),
    option(payer="flexible", base_yuan=Decimal(5000), rate=Decimal("0.05")),
    option("keep_paying", payer="flexible", base="base_floor", rate=Decimal("0.2")),
)


def test_a_way_for_some_people_alone_counts_for_them_alone() -> None:
    book = book_with(BY_PAYER, FLOOR)
    by_status = {status: asked(book, insured_status=status) for status in InsuredStatus}
    assert told(by_status[InsuredStatus.EMPLOYED]) == ("6000.00", "figures_of_the_area")
    assert told(by_status[InsuredStatus.FLEXIBLE]) == ("3000.00", "figures_of_the_area")
    lines = {line.code: line.yuan.exact for line in by_status[InsuredStatus.FLEXIBLE].lines}
    assert lines == {"pay_at_once_month": 250, "pay_at_once": 3000, "keep_paying_month": 800, "keep_paying": 9600}
    # Of retired people the status does not tell who paid for them before.
    open_status = asked(book)
    assert (
        open_status.bounds
        == by_status[InsuredStatus.RETIRED].bounds
        == hull(cast("Any", by_status[status].bounds) for status in (InsuredStatus.EMPLOYED, InsuredStatus.FLEXIBLE))
    )
    assert open_status.grounds.gaps.missing == ("insured_status",)
    assert open_status.grounds.gaps.settling_sets == ()
    assert "tiers_bring_different_benefits" not in {each.code for each in open_status.grounds.advisories}


def test_ways_that_cost_the_same_do_not_make_the_status_matter() -> None:
    same = [replace(BY_PAYER[0], payer=payer) for payer in ("employed", "flexible")]
    answer = asked(book_with(same, {}))
    assert told(answer) == ("6000.00", "figures_of_the_area")
    assert "insured_status" in answer.grounds.gaps.irrelevant


def test_the_wage_of_another_year_counts_from_new_year_on() -> None:
    way = option(base="average_wage_of_area", wage_years_back=1, rate=HALF)
    book = book_with([way], {"average_wage_of_area": wage(8000)})
    day, facts = Day(book, ON, LATEST), RetirementMakeupFacts(area=AREA, shortfall_months=12)
    (turn,) = turns(facts, day)
    assert (turn.on, turn.because.code) == (date(2027, 1, 1), "wage_of_another_year")
    assert told(asked(book, date(2026, 12, 31)))[0] == "48000.00"
    assert told(asked(book, turn.on))[0] is None
    assert date(2027, 1, 1) in {each.on for each in turns(replace(facts, area=None), day)}
    benefit = RetirementBenefitFacts(area=AREA, contribution_months=100)
    assert date(2027, 1, 1) in {each.on for each in turns_of_benefit(benefit, day)}


def test_the_options_at_retirement_cost_what_the_question_on_cost_says() -> None:
    book = book_with(BY_PAYER, FLOOR)
    decided = decide(RetirementBenefitFacts(area=AREA, sex=Sex.MALE, contribution_months=100), Day(book, ON, LATEST))
    options = decided.extras["options"]
    assert [(each["code"], each["payer"]) for each in options] == [
        ("pay_at_once", "employed"),
        ("pay_at_once", "flexible"),
        ("keep_paying", "flexible"),
    ]
    months = decided.extras["shortfall_months"]["max"]
    facts = RetirementMakeupFacts(area=AREA, shortfall_months=months, insured_status=InsuredStatus.FLEXIBLE)
    cost = {line.code: line.yuan for line in compute(facts, Day(book, ON, LATEST)).lines}
    assert options[1]["whole_cost"]["max"] == str(cost["pay_at_once"].high)
    assert options[2]["whole_cost"]["max"] == str(cost["keep_paying"].high)
    assert "medical_base_bounds" in {finding.parameter for finding in decided.grounds.findings}
    # Nobody has the way of others, so it dominates none of theirs and never breaks even with it.
    assert options[0]["break_even_month"] is None
    assert options[1]["break_even_month"] is not None


@pytest.mark.untraced
def test_in_the_shipped_book_a_further_fact_never_widens_the_cost_and_never_reverses_it() -> None:
    day = Day(BOOK, LATEST, LATEST)
    stated: Mapping[str, Sequence[Any]] = {
        "insured_status": tuple(InsuredStatus),
        "base": (Decimal(0), Decimal(8000), Decimal(50000)),
        "rate": (Decimal("0.08"),),
    }
    for group in kinds_of_area(day):
        answers = {
            chosen: compute(RetirementMakeupFacts(group.example, 12, **dict(zip(stated, chosen, strict=True))), day)
            for chosen in product(*((None, *values) for values in stated.values()))
        }
        for chosen, answer in answers.items():
            for place, name in enumerate(stated):
                if chosen[place] is not None:
                    continue
                further = [answers[(*chosen[:place], each, *chosen[place + 1 :])] for each in stated[name]]
                if answer.bounds is not None:
                    assert hull(cast("Any", each.bounds) for each in further) == answer.bounds, (group.example, chosen)
                if name in answer.grounds.gaps.irrelevant:
                    assert {each.bounds for each in further} == {answer.bounds}, (group.example, chosen, name)
                for settling in answer.grounds.gaps.settling_sets:
                    if settling == (name,):
                        assert all(each.bounds and each.bounds.exact is not None for each in further)
