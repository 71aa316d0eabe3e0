"""What missing years cost where a rule names its base and rate by kind: figures of the area, or the person's own.

Each case is a book in which one area has one rule and the figures that it leads to.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

import pytest

from service.policy.day import Day
from service.policy.retirement_terms import MakeupOption
from service.policy.terms import FlexibleBase, MoneyRange, Term
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.sweeps import curves
from tests.made_cost import AREA, CITED, FLOOR, HALF, LATEST, ON, asked, book_with, option, rate, told, value, wage

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
