"""Count every judgement of a question by kind, and ask each distinct one as a caller would."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from service.facts import KINDS, Month, Payment
from service.money import Bounds
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.benefit_continuity.facts import BenefitContinuityFacts
from service.questions.benefit_continuity.law import contradictory
from tools.policy_report.asked import Asked, days_of
from tools.policy_report.broken import BrokenRuleError
from tools.policy_report.tables import Met, each_met, represented

SETTLED = {"eligible", "not_eligible", "exact"}
"""The kinds of answers that leave nothing open."""

REASONS = {"tiers_bring_different_benefits", "birthday_month_unclear"}
"""Remarks that explain why an amount is a range although everything is stated."""

NONE = Bounds(Decimal(0), Decimal(0))
"""A placeholder for the amount of an answer that has none."""


@dataclass
class Row:
    """The results for one question."""

    name: str
    days: int = 0
    represented: int = 0
    judged: int = 0
    asked: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def check(asked: Asked, book: PolicyBook) -> Row:
    """Count every completion under every distinct set of rules, and ask each distinct judgement as a caller would."""
    days = days_of(asked.question, book)
    row = Row(asked.name, len(days), sum(represented(asked, day) for day in days))
    for met in each_met(asked, book):
        judge(asked, met, row)
    return row


def judge(asked: Asked, met: Met, row: Row) -> None:
    """Count the completions under one set of rules by kind; each distinct judgement is also asked."""
    seen = set()
    for chosen, cell in met.judgements():
        complete = agreeing(replace(met.facts, **chosen))
        if complete is None:
            continue
        kind = met.space.law.settled_of(cell)
        row.kinds[kind] += 1
        row.judged += 1
        if (kind, distinct(cell)) not in seen:
            seen.add((kind, distinct(cell)))
            row.asked += 1
            assert_grounded(asked, complete, kind, met.day)
            assert_grounded(asked, with_numbers(complete, met.day), kind, met.day)


def with_numbers(facts: Any, day: Day) -> Any:  # noqa: ANN401 - facts of any question.
    """Return the facts with every missing amount, rate, number and day stated."""
    numbers = {
        "money": Decimal(10000),
        "rate": Decimal("0.08"),
        "count": 36,
        "date": day.on,
        "payments": (Payment(Month.of(day.on), Decimal(400)),),
    }
    missing = [fact.name for fact in fields(facts) if getattr(facts, fact.name) is None]
    stated = {name: numbers[kind] for name in missing if isinstance(kind := KINDS[name], str) and kind in numbers}
    return replace(facts, **stated) if agreeing(replace(facts, **stated)) else facts


def agreeing(facts: Any) -> Any:  # noqa: ANN401 - facts of any question.
    """Remove a contradiction from facts: a person who enrols for the first time has no earlier scheme."""
    if not isinstance(facts, BenefitContinuityFacts):
        return facts
    first = replace(facts, from_scheme=None) if facts.first_enrolment else facts
    return None if contradictory(first) else first


def distinct(cell: Any) -> Hashable:  # noqa: ANN401 - a cell of any question.
    """Return the part of a judgement that may need a reason of its own."""
    return getattr(cell, "criteria", None) or getattr(cell, "method", None) or cell


def assert_grounded(asked: Asked, facts: Any, kind: str, day: Day) -> None:  # noqa: ANN401 - facts of any question.
    """Check that complete facts get the judged answer, and that an open answer names a missing fact or local check."""
    answer = asked.question.answer(facts, Day(day.book, day.on, day.known_on))
    verdict = getattr(answer, "verdict", None)
    if verdict is not None and verdict.value != kind:
        raise BrokenRuleError(f"{asked.name} on {day.on} is {verdict} but was judged {kind}: {facts}")
    bounds = getattr(answer, "bounds", NONE)
    loose = bounds is None or bounds.exact is None
    explained = not REASONS.isdisjoint(said.code for said in answer.grounds.advisories)
    reason = answer.grounds.gaps.missing or answer.grounds.checks or (explained and bounds is not None)
    if (kind not in SETTLED or loose) and not reason:
        raise BrokenRuleError(f"{asked.name} on {day.on} is open without a missing fact or local check: {facts}")
    if not answer.grounds.checks and not any(finding.value for finding in answer.grounds.findings):
        raise BrokenRuleError(f"{asked.name} on {day.on} has neither a citation nor a local check: {facts}")
