"""Corners of the law that few places or no place has today: a place that comes to have one is answered right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service.facts import Scheme
from service.outcome import Criterion
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.terms import GapExemption
from service.policy.values import Finding
from service.questions.balance_transfer import law as transfer
from service.questions.benefit_continuity import telling as continuity
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.refund_rules import switch_conflict
from service.questions.retirement_makeup import telling as makeup
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
from service.questions.retirement_makeup.law import Way
from service.questions.retirement_years import Months
from service.reasoning import cases, plan_search
from service.reasoning.completions import Situation
from tests.check import ask

ON = date(2026, 11, 21)
BY_RATE = Way("one_time", Decimal(400), Decimal(5000), Decimal("0.08"), (), "makeup_by_rate")


def test_a_way_to_a_sum_is_told_where_there_is_one_way_and_one_number_of_months() -> None:
    formula = makeup._formula  # noqa: SLF001 - No place has two ways with a sum, so no answer shows the rest.
    said = formula([BY_RATE], Months(12, 12))
    assert said
    assert said.code == "makeup_by_rate"
    by_sum = formula([replace(BY_RATE, base=None)], Months(12, 12))
    assert by_sum
    assert by_sum.code == "makeup_by_sum"
    assert formula([BY_RATE, BY_RATE], Months(12, 12)) is None
    assert formula([BY_RATE], Months(11, 12)) is None
    assert formula([replace(BY_RATE, monthly=None)], Months(12, 12)) is None


def test_what_is_said_of_ways_to_pay_follows_from_how_many_there_are_and_what_is_missing() -> None:
    stated, open_ways = RetirementMakeupFacts(shortfall_months=12), replace(BY_RATE, code="another", monthly=None)

    def told(facts: RetirementMakeupFacts, ways: list[Way], missing: Months | None) -> list[str]:
        return [each.code for each in makeup._advisories(facts, ways, None, missing)]  # noqa: SLF001 - As above.

    assert told(stated, [BY_RATE], Months(12, 12)) == []
    assert told(stated, [BY_RATE, open_ways], Months(12, 12)) == ["tiers_bring_different_benefits"]
    assert told(stated, [open_ways, open_ways], Months(12, 12)) == []
    assert told(RetirementMakeupFacts(), [BY_RATE], Months(0, 12)) == ["years_of_the_day_asked"]
    assert told(RetirementMakeupFacts(), [BY_RATE], None) == []


def found(book: PolicyBook, name: str, area: str) -> Finding:
    return Day(book, ON, ON).at(area).find(name)


def test_a_local_bar_conflicts_with_the_general_rule_only_where_both_are_known(book: PolicyBook) -> None:
    general = found(book, "refund_reasons", "110000")
    assert general.value
    hole = replace(general, value=None)
    both = {"refund_on_scheme_switch": general, "refund_reasons": general}
    conflict = switch_conflict(both)
    assert conflict
    assert [claim.applied for claim in conflict.claims] == [True, False]
    assert switch_conflict({**both, "refund_on_scheme_switch": hole}) is None
    assert switch_conflict({**both, "refund_reasons": hole}) is None


@pytest.mark.parametrize(
    ("needed", "had", "short"),
    [(None, None, False), (None, 0, False), (3, None, True), (3, 2, True), (3, 3, False), (1, 0, True)],
)
def test_cover_before_a_change_is_short_where_a_rule_names_months_and_fewer_were_had(
    needed: int | None, had: int | None, *, short: bool
) -> None:
    rule = GapExemption(3, True, False, needed, None, None)  # noqa: FBT003 - Its fields in order.
    facts = BenefitContinuityFacts(
        from_scheme=Scheme.RESIDENT, to_scheme=Scheme.EMPLOYEE, prior_continuous_months=had, gap_months=0
    )
    told = continuity._changes_with_short_cover  # noqa: SLF001 - No place has a rule without months.
    assert told(facts, rule) is short
    assert not told(replace(facts, to_scheme=Scheme.RESIDENT), rule)
    assert not told(replace(facts, from_scheme=None), rule)


@pytest.mark.parametrize(
    ("birth_month", "on", "is_now"),
    [
        ("1970-11", "2026-08-24", True),
        ("1970-11", "2032-05-01", True),
        ("1970-11", "2032-06-01", False),
        ("1990-04", "2026-08-24", False),
    ],
)
def test_the_month_may_be_now_where_it_lies_between_the_least_and_the_greatest(
    client: FlaskClient, birth_month: str, on: str, *, is_now: bool
) -> None:
    body = {"area": "110000", "birth_month": birth_month, "on": on}
    answer = client.post("/v1/eligibility-decisions/retirement-benefit", json=body).get_json()
    assert ("statutory_month_is_now" in [each["code"] for each in answer["advisories"]]) is is_now


@given(st.lists(st.integers(0, 2**8 - 1), max_size=12))
def test_the_most_sets_that_share_a_world_are_those_counted_world_by_world(sets: list[int]) -> None:
    counted = max(1, *(sum(worlds >> world & 1 for worlds in sets) for world in range(8)))
    assert plan_search._most_at_once(sets) == counted  # noqa: SLF001 - A bound on the search: no answer shows it.


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.lists(st.integers(0, 5), min_size=64, max_size=64))
def test_each_area_leaves_the_rules_that_it_has_beside_every_other(sizes: list[int], rules: list[int]) -> None:
    places = {f"area_{number}": [str(each) for each in range(size)] for number, size in enumerate(sizes)}
    every = list(product(*places.values()))
    rules_at = dict(zip(every, rules, strict=False))
    situation = Situation.of(places, lambda chosen: rules_at[tuple(map(str, chosen.values()))])
    for place, (name, areas) in enumerate(places.items()):
        left = [{rules_at[chosen] for chosen in every if chosen[place] == area} for area in areas]
        assert [set(each) for each in situation.slices(name)] == left


@pytest.mark.parametrize("status", ["employed", "flexible"])
@pytest.mark.parametrize("base", ["1000", "8000", "50000"])
def test_own_figures_for_retired_people_say_nothing_of_those_at_work(
    client: FlaskClient, status: str, base: str
) -> None:
    facts = {"scheme": "employee", "insured_status": status, "contribution_base": base, "on": "2026-11-21"}
    beside = {"average_pension": "3000", "credit_rate": "0.02"}
    answers = [
        ask(client, "refund-amounts/monthly-credit", {**facts, "retirement_formalities_done": False, **more})
        for more in ({}, beside)
    ]
    assert answers[0]["amount"] == answers[1]["amount"]


def test_criteria_are_made_once_on_one_basis_and_each_time_without_one() -> None:
    made: list[tuple[str | None, int | None]] = []

    def make(each: tuple[str | None, int | None]) -> tuple[Criterion, ...]:
        made.append(each)
        return ()

    asked = [(None, 0), (None, 0), ("one", 0), ("one", 0), ("other", 0), ("one", None), ("one", None)]
    for each in asked:
        basis, only = each
        cases.criteria_by(basis, transfer.LAW, only, partial(make, each))
    assert made == [(None, 0), (None, 0), ("one", 0), ("other", 0), ("one", None), ("one", None)]
