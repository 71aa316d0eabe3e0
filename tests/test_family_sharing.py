"""Properties of sharing: what is answered for some facts stays true for more of them; a stated sharing only warns."""

from dataclasses import fields, replace
from datetime import date
from itertools import combinations, product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.facts import domain
from service.outcome import Decision, Verdict
from service.policy.day import Day
from service.questions import balance_transfer, family_sharing
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.family_sharing.facts import FamilySharingFacts
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
DAYS = [
    date(2021, 1, 1),
    date(2023, 1, 1),
    date(2024, 10, 1),
    date(2024, 12, 9),
    date(2026, 1, 8),
    date(2026, 1, 9),
    KNOWN,
]
AREAS = ("110000", "430100", "430200", "440100", "510100")
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def values(name: str) -> tuple[Any, ...]:
    return domain(name) or AREAS


def partial(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Facts of which any may be missing."""
    return st.builds(kind, **{field.name: st.none() | st.sampled_from(values(field.name)) for field in fields(kind)})


def decide(facts: FamilySharingFacts, on: date) -> Decision:
    return family_sharing.telling.decide(facts, Day(BOOK, on, KNOWN))


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_a_further_fact_never_turns_a_settled_verdict_round(facts: FamilySharingFacts, on: date) -> None:
    before = decide(facts, on)
    if before.verdict is not Verdict.UNDETERMINED:
        for name in family_sharing.law.NAMES:
            if getattr(facts, name) is None:
                for value in values(name):
                    assert decide(replace(facts, **{name: value}), on).verdict is before.verdict


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_a_settling_set_decides_whatever_its_values_and_no_smaller_one_does(
    facts: FamilySharingFacts, on: date
) -> None:
    for names in decide(facts, on).grounds.gaps.settling_sets:
        assert settles(facts, names, on)
        for smaller in combinations(names, len(names) - 1):
            assert not settles(facts, smaller, on)


def settles(facts: FamilySharingFacts, names: tuple[str, ...], on: date) -> bool:
    return all(
        decide(replace(facts, **dict(zip(names, chosen, strict=True))), on).verdict is not Verdict.UNDETERMINED
        for chosen in product(*(values(name) for name in names))
    )


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_an_irrelevant_fact_never_changes_the_verdict(facts: FamilySharingFacts, on: date) -> None:
    before = decide(facts, on)
    assert set(before.grounds.gaps.irrelevant).isdisjoint(before.grounds.gaps.missing)
    for name in before.grounds.gaps.irrelevant:
        for value in values(name):
            assert decide(replace(facts, **{name: value}), on).verdict is before.verdict


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_a_move_of_the_owner_never_decides(facts: FamilySharingFacts, on: date) -> None:
    verdicts = {decide(replace(facts, owner_moving_out=moving), on).verdict for moving in (None, False, True)}
    assert len(verdicts) == 1


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_a_remedy_is_one_that_works(facts: FamilySharingFacts, on: date) -> None:
    answer = decide(facts, on)
    changes = {remedy.fact: remedy.to for remedy in answer.remedies if remedy.kind == "can_change"}
    if changes:
        assert answer.verdict is Verdict.NOT_ELIGIBLE
        assert decide(replace(facts, **changes), on).verdict is not Verdict.NOT_ELIGIBLE


@SOME
@given(partial(FamilySharingFacts), st.sampled_from(DAYS))
def test_every_decision_has_a_citation_or_a_local_check(facts: FamilySharingFacts, on: date) -> None:
    grounds = decide(facts, on).grounds
    assert grounds.local_checks or any(finding.value for finding in grounds.findings)


@SOME
@given(partial(BalanceTransferFacts), st.sampled_from(DAYS))
def test_sharing_in_force_changes_neither_verdict_nor_route_of_a_transfer(
    facts: BalanceTransferFacts, on: date
) -> None:
    answers = [
        balance_transfer.telling.decide(replace(facts, family_sharing_active=active), Day(BOOK, on, KNOWN))
        for active in (None, False, True)
    ]
    assert len({(answer.verdict, answer.possible_routes) for answer in answers}) == 1
    assert "family_sharing_active" in answers[0].grounds.gaps.irrelevant
    assert answers[0].grounds.gaps.missing == answers[2].grounds.gaps.missing
