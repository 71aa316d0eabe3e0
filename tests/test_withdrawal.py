"""Properties of cash withdrawal and of the settlement of a balance, for facts of which any may be missing."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.facts import InsuredStatus, Route, Scheme, WithdrawalGround, domain
from service.outcome import Amount, Decision, Verdict
from service.policy.day import Day
from service.questions import balance_settlement, balance_transfer, cash_withdrawal
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [
    date(2020, 8, 1),
    date(2022, 8, 20),
    date(2022, 9, 1),
    date(2023, 3, 31),
    date(2023, 4, 1),
    date(2023, 11, 30),
    date(2025, 1, 26),
    KNOWN,
]
AREAS = BOOK.grouping.kinds(cash_withdrawal.law.PARAMETERS, KNOWN, KNOWN)
BEFORE = (date(2020, 1, 1), date(2022, 9, 1), date(2022, 9, 2), KNOWN)
YUAN = (Decimal(0), Decimal("0.01"), Decimal(100), Decimal("2500.55"))
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def values(name: str) -> tuple[Any, ...]:
    """Every value that matters of a fact."""
    if name == "area":
        return AREAS
    return BEFORE if name == "credited_before" else domain(name) or YUAN


def partial(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Facts of which any may be missing."""
    return st.builds(kind, **{field.name: st.none() | st.sampled_from(values(field.name)) for field in fields(kind)})


def decide(facts: CashWithdrawalFacts, on: date) -> Decision:
    return cash_withdrawal.telling.decide(facts, Day(BOOK, on, KNOWN))


def compute(facts: BalanceSettlementFacts, on: date) -> Amount:
    return balance_settlement.telling.compute(facts, Day(BOOK, on, KNOWN))


def fillings(facts: Any, names: tuple[str, ...]) -> list[Any]:
    return [
        replace(facts, **dict(zip(names, chosen, strict=True))) for chosen in product(*(values(name) for name in names))
    ]


@SOME
@given(partial(CashWithdrawalFacts), st.sampled_from(DAYS))
def test_a_further_fact_never_turns_a_settled_verdict_round(facts: CashWithdrawalFacts, on: date) -> None:
    before = decide(facts, on)
    for name in cash_withdrawal.law.NAMES:
        if getattr(facts, name) is None and before.verdict is not Verdict.UNDETERMINED:
            assert {decide(after, on).verdict for after in fillings(facts, (name,))} == {before.verdict}


@SOME
@given(partial(CashWithdrawalFacts), st.sampled_from(DAYS))
def test_missing_facts_matter_and_irrelevant_ones_do_not(facts: CashWithdrawalFacts, on: date) -> None:
    before = decide(facts, on)
    gaps = before.grounds.gaps
    assert set(gaps.irrelevant).isdisjoint(gaps.missing)
    for name in gaps.irrelevant:
        assert {decide(after, on).verdict for after in fillings(facts, (name,))} == {before.verdict}
    if gaps.missing:
        assert len({decide(after, on).verdict for after in fillings(facts, gaps.missing)}) > 1


@SOME
@given(partial(CashWithdrawalFacts), st.sampled_from(DAYS))
def test_a_settling_set_decides_whatever_its_values_and_no_smaller_one_does(
    facts: CashWithdrawalFacts, on: date
) -> None:
    for names in decide(facts, on).grounds.gaps.settling_sets:
        assert all(decide(after, on).verdict is not Verdict.UNDETERMINED for after in fillings(facts, names))
        for fewer in combinations(names, len(names) - 1):
            assert any(decide(after, on).verdict is Verdict.UNDETERMINED for after in fillings(facts, fewer))


@SOME
@given(partial(CashWithdrawalFacts), st.sampled_from(DAYS))
def test_every_decision_has_a_citation_or_a_local_check(facts: CashWithdrawalFacts, on: date) -> None:
    grounds = decide(facts, on).grounds
    assert grounds.local_checks or any(finding.value for finding in grounds.findings)


@pytest.mark.parametrize("area", sorted(BOOK.areas))
def test_nobody_is_paid_today_without_a_ground_but_for_old_money(area: str) -> None:
    answer = decide(CashWithdrawalFacts(area, WithdrawalGround.NONE, KNOWN), KNOWN)
    assert answer.verdict is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("on", DAYS)
def test_a_transfer_and_a_withdrawal_say_the_same_of_a_resettled_retiree(area: str, on: date) -> None:
    to_area = "460200" if BOOK.areas[area].province != "460000" else "440100"
    moved = BalanceTransferFacts(
        from_area=area,
        to_area=to_area,
        scheme_at_origin=Scheme.EMPLOYEE,
        insured_status=InsuredStatus.RETIRED,
        resettled_across_provinces=True,
    )
    route = balance_transfer.telling.decide(moved, Day(BOOK, on, KNOWN))
    drawn = decide(CashWithdrawalFacts(area, WithdrawalGround.RESETTLED_RETIREE, KNOWN), on)
    if any(each.code == "not_retired" for each in route.criteria) and drawn.verdict is not Verdict.UNDETERMINED:
        free = BOOK.at(area, on, KNOWN).find("account_cash_out").term is True
        told = "paid_to_own_bank_account" if drawn.verdict is Verdict.ELIGIBLE else "stays_at_origin"
        assert told in (route.possible_routes or ())
        assert free or route.route == told


@SOME
@given(partial(BalanceSettlementFacts), st.sampled_from(DAYS))
def test_a_further_fact_narrows_or_keeps_an_amount(facts: BalanceSettlementFacts, on: date) -> None:
    before = compute(facts, on).bounds
    assert before is not None
    for name in balance_settlement.law.NAMES:
        if getattr(facts, name) is None:
            for filled in fillings(facts, (name,)):
                after = compute(filled, on).bounds
                assert after is not None
                assert after.low >= before.low
                assert before.high is None or (after.high is not None and after.high <= before.high)


@SOME
@given(partial(BalanceSettlementFacts), st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_an_amount_and_a_settling_set_makes_it_exact(
    facts: BalanceSettlementFacts, on: date
) -> None:
    before = compute(facts, on)
    for name in before.grounds.gaps.irrelevant:
        assert {compute(filled, on).bounds for filled in fillings(facts, (name,))} == {before.bounds}
    for names in before.grounds.gaps.settling_sets:
        for filled in fillings(facts, names):
            after = compute(filled, on).bounds
            assert after is not None
            assert after.exact is not None


@SOME
@given(st.tuples(*[st.decimals(0, 99999, places=2)] * 4), st.sampled_from([*Route, None]))
def test_no_settlement_is_below_zero_or_above_what_there_is(sums: tuple[Decimal, ...], route: Route | None) -> None:
    balance, reserved, overpaid, pending = sums
    bounds = compute(BalanceSettlementFacts(None, balance, reserved, overpaid, pending, route), KNOWN).bounds
    assert bounds is not None
    assert bounds.high is not None
    assert 0 <= bounds.low <= bounds.high <= balance + reserved + pending


def test_reserved_money_counts_in_only_as_far_as_the_sharing_rule_is_known() -> None:
    facts = BalanceSettlementFacts(
        route=Route.MOVES_WITH_RELATION,
        balance=Decimal(1000),
        pending_credits=Decimal(0),
        reserved_for_sharing=Decimal(200),
        overpaid_benefits=Decimal(0),
    )
    answer = balance_settlement.telling.compute(facts, Day(BOOK, KNOWN, date(2026, 11, 20)))
    assert answer.bounds is not None
    assert (answer.bounds.low, answer.bounds.high) == (Decimal(1000), Decimal(1200))
    assert [check.topic for check in answer.grounds.local_checks] == ["sharing_quota"]
