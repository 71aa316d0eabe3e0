"""For whom a way to make up missing years is, whose year's wage counts, and what a further fact does to the cost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, cast

import pytest

from service.facts import InsuredStatus, Sex
from service.money import hull
from service.policy.day import Day
from service.questions.retirement_benefit.facts import RetirementBenefitFacts
from service.questions.retirement_benefit.telling import decide
from service.questions.retirement_benefit.telling import turns as turns_of_benefit
from service.questions.retirement_makeup.areas import kinds_of_area, turns
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.telling import compute
from tests.made_cost import AREA, FLOOR, HALF, LATEST, ON, asked, book_with, option, told, wage
from tests.shipped import BOOK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def test_before_any_area_had_a_rule_base_and_rate_settle_the_cost_everywhere() -> None:
    early = compute(RetirementMakeupFacts(shortfall_months=12), Day(BOOK, date(2005, 1, 1), LATEST))
    assert early.grounds.gaps.settling_sets == (("area", "base", "rate"),)
    today = compute(RetirementMakeupFacts(shortfall_months=12), Day(BOOK, LATEST, LATEST))
    assert today.grounds.gaps.settling_sets == ()


def test_where_nothing_is_missing_nothing_is_asked_of_an_agency() -> None:
    answer = compute(RetirementMakeupFacts(shortfall_months=0), Day(BOOK, LATEST, LATEST))
    assert told(answer) == ("0", "nothing_missing")
    assert answer.grounds.local_checks == ()


@pytest.mark.untraced
def test_in_the_shipped_book_a_further_fact_never_widens_the_cost_and_never_reverses_it() -> None:
    day = Day(BOOK, LATEST, LATEST)
    stated: Mapping[str, Sequence[Any]] = {
        "insured_status": tuple(InsuredStatus),
        "base": (Decimal(0), Decimal(8000), Decimal(50000)),
        "rate": (Decimal("0.08"),),
    }
    for group in (kind.areas for kind in kinds_of_area(day)):
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
