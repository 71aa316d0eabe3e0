"""Properties of contributions: a further fact narrows, a higher base never costs or credits less."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.facts import InsuredStatus, Scheme
from service.outcome import Amount
from service.policy.day import Day
from service.questions import contributions, monthly_credit
from service.questions.contributions.facts import ContributionsFacts
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from tests.shipped import BOOK
from tests.test_missing_facts import SOME

KNOWN = date(2026, 11, 21)
DAYS = [date(2022, 6, 1), date(2024, 6, 1), date(2025, 11, 1), date(2026, 6, 30), date(2026, 7, 1), KNOWN]
AREAS = tuple(
    dict.fromkeys(code for on in DAYS for code in BOOK.grouping.kinds(contributions.law.PARAMETERS, on, KNOWN))
)
SUMS = tuple(Decimal(yuan) for yuan in ("0.01", "4206.35", "7546", "10100", "37731", "99999.99"))
VALUES: dict[str, tuple[Any, ...]] = {
    "area": AREAS,
    "insured_status": tuple(InsuredStatus),
    "contribution_base": SUMS,
    "wage": SUMS,
}
PARTIAL = st.builds(
    ContributionsFacts,
    **{field.name: st.none() | st.sampled_from(VALUES[field.name]) for field in fields(ContributionsFacts)},
)
ON = st.sampled_from(DAYS)


def compute(facts: ContributionsFacts, on: date) -> Amount:
    return contributions.telling.compute(facts, Day(BOOK, on, KNOWN))


@SOME
@given(PARTIAL, ON)
def test_a_further_fact_narrows_or_keeps_what_is_paid(facts: ContributionsFacts, on: date) -> None:
    before = compute(facts, on)
    for name, values in VALUES.items():
        if getattr(facts, name) is not None or before.bounds is None:
            continue
        if name == "contribution_base" and facts.wage is not None:
            continue  # A base stands in for a wage: stating it asks about that base instead.
        for value in values:
            after = compute(replace(facts, **{name: value}), on).bounds
            assert after is not None, name
            assert after.low >= before.bounds.low, (name, value)
            if before.bounds.high is not None:
                assert after.high is not None, (name, value)
                assert after.high <= before.bounds.high, (name, value)


@SOME
@given(PARTIAL, ON)
def test_a_base_is_asked_for_until_the_wage_settles_it_and_is_never_called_irrelevant_beside_a_wage(
    facts: ContributionsFacts, on: date
) -> None:
    facts = replace(facts, contribution_base=None)
    gaps = compute(facts, on).grounds.gaps
    answers = [compute(replace(facts, contribution_base=value), on).bounds for value in SUMS]
    if "contribution_base" in gaps.irrelevant:
        assert len(set(answers)) == 1
    if "contribution_base" not in {*gaps.missing, *gaps.irrelevant}:
        assert facts.wage is not None  # The one fact that is neither: stated, it replaces what the wage gave.


@SOME
@given(PARTIAL, ON)
def test_an_irrelevant_fact_never_changes_what_is_paid(facts: ContributionsFacts, on: date) -> None:
    before = compute(facts, on)
    assert set(before.grounds.gaps.irrelevant).isdisjoint(before.grounds.gaps.missing)
    for name in before.grounds.gaps.irrelevant:
        for value in VALUES[name]:
            assert compute(replace(facts, **{name: value}), on).bounds == before.bounds, (name, value)


@SOME
@given(PARTIAL, ON)
def test_a_settling_set_makes_what_is_paid_exact_whatever_its_values(facts: ContributionsFacts, on: date) -> None:
    for names in compute(facts, on).grounds.gaps.settling_sets:
        for chosen in product(*(VALUES[name] for name in names)):
            after = compute(replace(facts, **dict(zip(names, chosen, strict=True))), on)
            assert after.bounds is not None, names
            assert after.bounds.exact is not None, (names, chosen)


@SOME
@given(PARTIAL, ON)
def test_every_answer_has_a_citation_or_a_local_check(facts: ContributionsFacts, on: date) -> None:
    grounds = compute(facts, on).grounds
    assert grounds.local_checks or any(finding.value for finding in grounds.findings)


@pytest.mark.untraced
@pytest.mark.parametrize("name", ["contribution_base", "wage"])
@pytest.mark.parametrize("status", list(InsuredStatus))
def test_a_higher_base_never_costs_or_credits_less(name: str, status: InsuredStatus) -> None:
    for area, on in product(AREAS, DAYS):
        answers = [compute(ContributionsFacts(area, insured_status=status, **{name: yuan}), on) for yuan in SUMS]
        sums = [answer.bounds for answer in answers]
        for low, high in pairwise(sums):
            assert (low is None) == (high is None)
            assert low is None or high is None or low.low <= high.low
        credited = [line.yuan.low for answer in answers for line in answer.lines if line.code == "account_credit"]
        assert credited == sorted(credited)


@pytest.mark.untraced
def test_what_reaches_the_account_is_the_same_as_the_monthly_credit() -> None:
    for area, yuan in product(AREAS, SUMS):
        answer = compute(ContributionsFacts(area, None, yuan, InsuredStatus.EMPLOYED), KNOWN)
        facts = MonthlyCreditFacts(area, Scheme.EMPLOYEE, InsuredStatus.EMPLOYED, contribution_base=yuan)
        credited = monthly_credit.telling.compute(facts, Day(BOOK, KNOWN, KNOWN))
        assert [line.yuan for line in answer.lines if line.code == "account_credit"] == [credited.bounds], area


def test_the_total_is_the_sum_of_the_shares_and_a_year_is_twelve_months() -> None:
    for area, yuan in product(AREAS, SUMS):
        answer = compute(ContributionsFacts(area, None, yuan, InsuredStatus.EMPLOYED), KNOWN)
        assert answer.bounds is not None
        for end in ("low", "high"):
            ends = {line.code: getattr(line.yuan, end) for line in answer.lines}
            lines = {code: yuan for code, yuan in ends.items() if yuan is not None}  # An employer's rate of "at least".
            shares = sum(lines[f"{insurance}_person"] for insurance in ("pension", "medical", "unemployment"))
            assert lines["person_total"] == shares == getattr(answer.bounds, end)
            assert all(lines[f"{code}_year"] == 12 * yuan for code, yuan in lines.items() if not code.endswith("_year"))
        assert answer.bounds.low < answer.bounds.high or yuan < 1  # Sources disagree on the unemployment rate.
