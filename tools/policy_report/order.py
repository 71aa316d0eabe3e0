"""Properties of order: what never falls, or never grows, as a day, a base or a number of months rises."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from typing import Any

from service.money import Bounds
from service.policy.book import PolicyBook
from service.policy.terms import BaseBounds, StageLimits
from tools.policy_report.asked import BY_NAME, days_of
from tools.policy_report.broken import BrokenRuleError
from tools.policy_report.tables import each_met, first_of_each, met_on


def assert_ordered(what: str, values: Iterable[Any]) -> int:
    """Check that each value is not less than the one before; return the number of pairs compared."""
    pairs = 0
    for before, after in pairwise(values):
        pairs += 1
        if after < before:
            raise BrokenRuleError(f"{what}: {after} comes after {before}")
    return pairs


def later_acceptance(book: PolicyBook) -> int:
    """Check that a case accepted later never ends earlier: every limit of the book from every day of the calendar."""
    limits = set()
    for _, value in book.values():
        if isinstance(value.term, StageLimits):
            so_far = 0
            for stage in value.term.stages:
                so_far += stage.working_days
                limits.add(so_far)
            limits.add(value.term.total_working_days or so_far)
        elif isinstance(value.term, int) and value.parameter.endswith("_limit"):
            limits.add(int(value.term))
    years = {*book.calendar.published, *book.calendar.projected}
    first, last = date(min(years), 1, 1).toordinal(), date(max(years), 12, 31).toordinal()
    pairs = 0
    for limit in sorted(limits):
        dues = (book.calendar.count(date.fromordinal(day), limit) for day in range(first, last + 1))
        ends = [due for due in dues if due]
        pairs += assert_ordered(f"{limit} working days", (due.earliest for due in ends))
        assert_ordered(f"{limit} working days", (due.latest for due in ends))
    return pairs


def bases(book: PolicyBook) -> list[Decimal]:
    """Return bases around every floor and ceiling, in ascending order."""
    terms = [value.term for _, value in book.values() if isinstance(value.term, BaseBounds)]
    ends = {yuan for term in terms for yuan in (term.floor_yuan, term.ceiling_yuan) if yuan is not None}
    near = {yuan + step for yuan in ends for step in (Decimal("-0.01"), Decimal(0), Decimal("0.01"))}
    return sorted({Decimal(0), Decimal(1), *near, Decimal("999999999.99")})


def low_and_high(bounds: Iterable[Bounds | None]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield bounds as pairs that can be compared; amounts without a rule are left out."""
    for interval in bounds:
        if interval is not None:
            yield interval.low, Decimal("Infinity") if interval.high is None else interval.high


def higher_base(book: PolicyBook, name: str, amount: str) -> int:
    """Check that a higher base never brings a lower credit or a lower contribution."""
    asked, pairs = BY_NAME[name], 0
    for met in each_met(asked, book):
        evaluate = met.space.law.evaluate
        assert evaluate is not None  # noqa: S101 - questions with a base always have `evaluate`.
        seen = set()
        for chosen, cell in met.judgements():
            status = chosen["insured_status"]
            if status not in seen and not chosen.get("retirement_formalities_done"):
                seen.add(status)
                stated = (replace(met.facts, **chosen, contribution_base=base) for base in bases(book))
                amounts = (getattr(evaluate(cell, facts), amount) for facts in stated)
                pairs += assert_ordered(f"{name} {met.day.on} {met.facts} {status}", low_and_high(amounts))
    return pairs


def more_months(book: PolicyBook) -> int:
    """Check that more contribution months never lengthen a shortfall, of months here or in all."""
    asked, pairs = BY_NAME["eligibility-decisions/retirement-benefit"], 0
    of_months = {"contribution_months": "missing", "local_contribution_months": "local_missing"}
    for day in days_of(asked.question, book):
        for met in first_of_each(met_on(asked, day)):
            needs: dict[Hashable, list[Any]] = {}
            for chosen, cell in met.judgements():
                done, *months = chosen.pop("retirement_formalities_done"), *map(chosen.pop, of_months)
                for paid, other, (name, left) in zip(months, reversed(months), of_months.items(), strict=True):
                    if done and not other:
                        needs.setdefault((name, *chosen.items()), []).append((paid, getattr(cell.rest, left)))
            for who, left in needs.items():
                spans = [(-span.low, -span.high) for _, span in sorted(left, key=itemgetter(0)) if span is not None]
                pairs += assert_ordered(f"{day.on} {who}", spans)
    return pairs


def longer_shortfall(book: PolicyBook) -> int:
    """Check that more missing months never cost less."""
    asked, pairs = BY_NAME["refund-amounts/retirement-makeup"], 0
    for met in each_met(asked, book):
        known = replace(met.facts, base=Decimal(10000), rate=Decimal("0.08"))
        amounts = (
            asked.question.answer(replace(known, shortfall_months=months), met.day).bounds
            for months in (0, 1, 2, 11, 12, 13, 120, 359, 360, 1200)
        )
        pairs += assert_ordered(f"{met.day.on} {met.facts}", low_and_high(amounts))
    return pairs


LAWS: Mapping[str, Callable[[PolicyBook], int]] = {
    "受理越晚，办结期限不会越早 / A later acceptance never ends earlier": later_acceptance,
    "缴费基数越高，划入不会越少 / A higher base never credits less": lambda book: higher_base(
        book, "refund-amounts/monthly-credit", "net"
    ),
    "缴费基数越高，个人缴费不会越少 / A higher base is never paid less on": lambda book: higher_base(
        book, "refund-amounts/contributions", "total"
    ),
    "缴费月数越多，所差月数不会越多 / More months never lengthen a shortfall": more_months,
    "所差月数越多，补缴不会越少 / More missing months never cost less": longer_shortfall,
}
