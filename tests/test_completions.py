"""What is said of missing facts, compared with an answer for every way to complete them.

For each question some facts are stated and some left out; every completion of those left out is then asked for by
itself. Areas stand for all with the same values of all that the question looks up; numbers, months and days are tried
on both sides of every step that the terms of the book have, wherever they stand.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from random import Random
from typing import Any, cast

import pytest
from marshmallow import ValidationError

from service.facts import KINDS, Month, Payment, Scheme, domain
from service.outcome import Decision, Gaps, Verdict
from service.policy.day import Day
from service.policy.retirement_terms import ActualYears, RetirementAge, TotalYears
from service.policy.terms import BaseBounds, EnrolmentKept, GapExemption, RetireeCredit, WaitingFloor, WaitingSteps
from service.questions import (
    balance_settlement,
    balance_transfer,
    benefit_continuity,
    cash_withdrawal,
    contribution_refund,
    contributions,
    family_sharing,
    monthly_credit,
    refund_amount,
    retirement_benefit,
    retirement_makeup,
)
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.question import Question
from service.questions.retirement_years import statutory_month
from service.reasoning import narrowing
from service.shapes.fields import MoneyField, RateField, WholeField
from tests.shipped import BOOK

KNOWN = date(2026, 11, 21)
pytestmark = pytest.mark.untraced
MOST_COMPLETIONS = 260
DRAWS = 12
LARGEST = Decimal("999999999.99")
"""The largest sum that can be stated: where it makes a bound, the answer has none."""

FEN = Decimal("0.01")


@dataclass(frozen=True)
class Asked:
    """A question as it is asked here: its module, and what it declares."""

    name: str
    module: Any

    @property
    def facts(self) -> type[Any]:
        return self.question.facts

    @property
    def question(self) -> Question:
        return cast("Question", self.module.QUESTION)

    def answer(self, facts: Any, on: date) -> Any:
        return self.question.answer(facts, Day(BOOK, on, KNOWN))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.module.law.NAMES)

    @property
    def looked_up(self) -> tuple[str, ...]:
        return tuple(sorted(self.question.looked_up))

    def __str__(self) -> str:
        return self.name


DECISIONS = (
    Asked("balance-transfer", balance_transfer),
    Asked("cash-withdrawal", cash_withdrawal),
    Asked("family-sharing", family_sharing),
    Asked("retirement-benefit", retirement_benefit),
    Asked("benefit-continuity", benefit_continuity),
    Asked("contribution-refund", contribution_refund),
)
AMOUNTS = (
    Asked("monthly-credit", monthly_credit),
    Asked("balance-settlement", balance_settlement),
    Asked("refund-amount", refund_amount),
    Asked("contributions", contributions),
    Asked("retirement-makeup", retirement_makeup),
)


def terms(*kinds: type) -> list[Any]:
    """Every term of some shapes that the book has anywhere, at any time."""
    return [value.term for _, value in BOOK.values() if isinstance(value.term, kinds)]


@cache
def steps_in_months() -> tuple[int, ...]:
    """Every number of months at which a rule on years changes, and its neighbours."""
    sides = [term.steps for term in terms(TotalYears, ActualYears)]
    return around({number for side in sides for step in side for number in (step.least, step.most)})


@cache
def cohorts_by(fact: str) -> tuple[Month, ...]:
    """The first month of every cohort that a fact tells apart, and its neighbours."""
    firsts = {each.from_month for term in terms(TotalYears) if term.cohort_fact == fact for each in term.cohorts}
    return tuple(map(Month.from_ordinal, around(firsts)))


def around(numbers: Iterable[int]) -> tuple[int, ...]:
    """Numbers, with the ones before and after."""
    return tuple(sorted({max(0, number + step) for number in numbers for step in (-1, 0, 1)}))


@cache
def starts_of(parameters: tuple[str, ...]) -> tuple[date, ...]:
    """Every day on which a value of these parameters starts or ends, and the day before it."""
    days = {value.from_on for _, value in BOOK.values() if value.applies and value.parameter in parameters}
    return tuple(sorted({KNOWN, *days, *(day - timedelta(days=1) for day in days)}))


@cache
def kinds_of_area(parameters: tuple[str, ...], on: date) -> tuple[str, ...]:
    """One area for each set of contents; two of one province and one of another where there are so many."""
    kinds: dict[tuple[object, ...], list[str]] = {}
    for code in BOOK.areas:
        view = BOOK.at(code, on, KNOWN)
        kinds.setdefault(tuple(str(view.find(name).value and view.find(name).value.raw) for name in parameters), [])
        kinds[tuple(str(view.find(name).value and view.find(name).value.raw) for name in parameters)].append(code)
    return tuple(code for codes in kinds.values() for code in _spread(codes))


def _spread(codes: list[str]) -> list[str]:
    first = codes[0]
    beside = [code for code in codes[1:] if code[:2] == first[:2]]
    away = [code for code in codes if code[:2] != first[:2]]
    return [first, *beside[:1], *away[:1]]


def births(on: date) -> tuple[Month, ...]:
    """Birth months at the steps of tiers and of the statutory age, with their neighbours."""
    today = Month.of(on).ordinal
    ages = {tier.from_age * 12 for term in terms(RetireeCredit) for tier in term.tiers if tier.from_age}
    found = {today - age for age in ages}
    for term in terms(RetirementAge):
        for rule in (term.man, term.cadre, term.worker):
            earliest = today - rule.original_years * 12 - rule.cap_months
            found |= {
                month
                for month in range(earliest - 2, earliest + rule.cap_months + 3)
                if (statutory_month(rule, month) > today) != (statutory_month(rule, month - 1) > today)
            }
    return tuple(Month.from_ordinal(number) for number in around((*found, today, today - 1200)))


def sums(on: date) -> tuple[Decimal, ...]:
    """Yuan at the bounds of bases in force, with their neighbours, and the ends of what can be stated."""
    found = {Decimal(0), Decimal(10100), LARGEST}
    for parameter in ("medical_base_bounds", "pension_base_bounds"):
        for area in kinds_of_area((parameter,), on):
            term = BOOK.at(area, on, KNOWN).find(parameter).term
            if isinstance(term, BaseBounds):
                for yuan in (term.floor_yuan, term.ceiling_yuan):
                    found |= {yuan - FEN, yuan, yuan + FEN} if yuan else set()
    return tuple(sorted(found))


def gaps_in_months() -> tuple[int, ...]:
    gaps = {term.gap_months for term in terms(GapExemption)}
    gaps |= {step.from_gap for term in terms(WaitingSteps) for step in term.steps}
    return around((*gaps, 12, 48, 60))


def values(asked: Asked, on: date) -> Mapping[str, Sequence[Any]]:
    """What each fact is tried with."""
    parameters = asked.looked_up
    return {field.name: _values(field.name, asked, parameters, on) for field in fields(asked.facts)}


def _values(name: str, asked: Asked, parameters: tuple[str, ...], on: date) -> Sequence[Any]:
    kind = KINDS[name]
    if kind == "area":
        return kinds_of_area(parameters, on)
    if domain(name) and kind != "schemes":
        return domain(name)
    special: Mapping[str, Callable[[], Sequence[Any]]] = {
        "birth_month": lambda: births(on),
        "work_began_month": lambda: cohorts_by("work_began_month"),
        "first_insured_month": lambda: cohorts_by("first_insured_month"),
        "contribution_months": steps_in_months,
        "local_contribution_months": steps_in_months,
        "shortfall_months": lambda: (0, 1, 12, 1200),
        "gap_months": gaps_in_months,
        "prior_continuous_months": lambda: around(
            [0, *(term.continuous_months for term in terms(GapExemption) if term.continuous_months)]
        ),
        "missed_years": lambda: around([0, *(term.missed_years for term in terms(WaitingFloor))]),
        "employee_months": lambda: around([0, *(term.employee_months for term in terms(EnrolmentKept))]),
        "held_schemes": lambda: tuple(
            held for count in range(3) for held in combinations_with_replacement(Scheme, count)
        ),
        "credited_before": lambda: tuple(
            day + timedelta(days=step)
            for day in sorted({v.term for _, v in BOOK.values() if v.parameter == "earlier_credits_withdrawable"})
            for step in (-1, 0, 1)
        ),
        "paid_months": lambda: ((), *(((Payment(Month(2026, 1), yuan)),) for yuan in (Decimal(400), LARGEST))),
        "credit_rate": lambda: (Decimal(0), Decimal("0.02"), Decimal(1)),
        "rate": lambda: (Decimal(0), Decimal("0.08"), Decimal(1)),
        "average_pension": lambda: (Decimal(0), Decimal("3700.05"), LARGEST),
    }
    if asked.name == "balance-settlement":
        # More may have been overpaid than there is.
        return (Decimal(0), Decimal(100), LARGEST if name == "overpaid_benefits" else LARGEST / 9)
    return special[name]() if name in special else sums(on)


@dataclass(frozen=True)
class Drawn:
    """Facts of which some are left out, the day, and every completion of those."""

    facts: Any
    on: date
    missing: tuple[str, ...]
    tried: Mapping[str, Sequence[Any]]

    def completions(self) -> Iterator[Any]:
        for chosen in product(*(self.tried[name] for name in self.missing)):
            yield replace(self.facts, **dict(zip(self.missing, chosen, strict=True)))


def drawn(asked: Asked, draws: int = DRAWS) -> Iterator[Drawn]:
    """Every fact left out alone, and seeded sets of facts left out whose completions are few enough to try all."""
    random = Random(asked.name)  # noqa: S311 - the draws are to be the same in every run.
    days = starts_of(asked.looked_up)
    alone = [(name,) for name in asked.names]
    for number in range(draws + len(alone)):
        on = KNOWN if number % 2 else random.choice(days)
        tried = values(asked, on)
        # The largest sum is left to those not stated, which have no other bound.
        facts = asked.facts(**{name: random.choice([v for v in tried[name] if v != LARGEST]) for name in asked.names})
        if number < len(alone):
            wanted: Sequence[str] = alone[number]
        else:
            wanted = random.sample(asked.names, len(asked.names))
        missing, size = [], 1
        for name in wanted:
            if size * len(tried[name]) <= MOST_COMPLETIONS:
                missing.append(name)
                size *= len(tried[name])
        left_out = tuple(name for name in asked.names if name in missing)
        yield Drawn(replace(facts, **dict.fromkeys(left_out)), on, left_out, tried)


def completed(asked: Asked, draw: Drawn) -> dict[Any, Any]:
    """Every completion of the facts that does not contradict itself, with its answer."""
    if asked.name != "benefit-continuity":
        return {facts: asked.answer(facts, draw.on) for facts in draw.completions()}
    table = {}
    for facts in draw.completions():
        first = facts.first_enrolment and "from_scheme" in draw.missing
        placed = replace(facts, from_scheme=None) if first else facts
        if not contradictory(placed):
            table[facts] = asked.answer(placed, draw.on)
    return table


def contradictory(facts: BenefitContinuityFacts) -> bool:
    """Whether a first enrolment has an earlier insurance, or a gap is shorter than the years missed in it."""
    before = facts.from_scheme is not None or bool(facts.prior_continuous_months)
    gap, missed = facts.gap_months, facts.missed_years
    return bool(facts.first_enrolment and before) or (None not in (gap, missed) and missed * 12 > gap)


def depends_on(table: Mapping[Any, Any], names: Iterable[str]) -> set[str]:
    """The missing facts along which the answers of the table change while all others stay."""
    found = set()
    for name in names:
        rows: dict[Any, Any] = {}
        if any(rows.setdefault(replace(facts, **{name: None}), told) != told for facts, told in table.items()):
            found.add(name)
    return found


def decides(table: Mapping[Any, Any], names: Collection[str], undecided: Callable[[Any], bool]) -> bool:
    """Whether stating these facts leaves one decided answer, whatever their values."""
    left: dict[tuple[Any, ...], Any] = {}
    return not any(
        undecided(told) or left.setdefault(tuple(getattr(facts, name) for name in names), told) != told
        for facts, told in table.items()
    )


def assert_settling(
    gaps: Gaps, missing: Sequence[str], table: Mapping[Any, Any], undecided: Callable[[Any], bool], shown: str
) -> None:
    """Each set decides and no smaller one does; without a set nothing is open, or no set decides."""
    if not gaps.settling_sets:
        assert decides(table, (), undecided) or not decides(table, missing, undecided), shown
    for names in gaps.settling_sets:
        assert decides(table, names, undecided), shown
        for smaller in combinations(names, len(names) - 1):
            assert not decides(table, smaller, undecided), shown


def frozen(value: Any) -> Any:
    """A value that can be compared and put in a set."""
    if isinstance(value, Mapping):
        return tuple((key, frozen(item)) for key, item in value.items())
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def told(answer: Decision) -> Any:
    """What of a decision is the answer."""
    return (answer.verdict, answer.route, frozenset(answer.possible_routes or ()), frozen(dict(answer.extras)))


@pytest.mark.parametrize("asked", DECISIONS, ids=str)
def test_a_decision_is_what_all_its_completions_say(asked: Asked) -> None:
    for draw in drawn(asked):
        answer = asked.answer(draw.facts, draw.on)
        table = completed(asked, draw)
        shown = f"{draw.on} {draw.facts}"
        if not table:
            assert answer.verdict is Verdict.UNDETERMINED, shown
            continue
        verdicts = {facts: each.verdict for facts, each in table.items()}

        # The verdict is given as soon as all agree, and never otherwise.
        distinct = set(verdicts.values())
        assert answer.verdict is (distinct.pop() if len(distinct) == 1 else Verdict.UNDETERMINED), shown
        if answer.possible_routes is not None:
            routes = {route for each in table.values() for route in each.possible_routes or ()}
            assert set(answer.possible_routes) == routes, shown

        assert_settling(answer.grounds.gaps, draw.missing, verdicts, lambda each: each is Verdict.UNDETERMINED, shown)

        # A fact is listed as missing when it can change something, else as irrelevant.
        matters = depends_on({facts: told(each) for facts, each in table.items()}, draw.missing)
        if asked.name == "benefit-continuity" and "first_enrolment" in matters:
            matters |= {"from_scheme", "prior_continuous_months"} & set(draw.missing)  # These two may answer it.
        assert set(answer.grounds.gaps.missing) == matters, shown
        assert set(answer.grounds.gaps.irrelevant) == set(draw.missing) - matters, shown


def test_the_ends_of_what_can_be_stated_are_those_of_the_contract() -> None:
    sum_field, rate_field = MoneyField(description=""), RateField(description="")
    assert sum_field.deserialize(f"{narrowing.LARGEST_YUAN}") == narrowing.LARGEST_YUAN == LARGEST
    with pytest.raises(ValidationError):
        sum_field.deserialize(f"{narrowing.LARGEST_YUAN + 1}")
    with pytest.raises(ValidationError):
        rate_field.deserialize(f"{narrowing.LARGEST_RATE + FEN}")
    assert WholeField.most == narrowing.LARGEST_COUNT
