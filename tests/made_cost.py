"""A book in which one area has one rule on what missing years cost, and the figures that it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from service.outcome import Amount
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.policy.retirement_terms import AverageWage, MakeupOption, MakeupOptions
from service.policy.terms import BaseBounds, RateRange, Term
from service.policy.values import Citation, Value
from service.questions.makeup_figures import FIGURES
from service.questions.retirement_makeup.facts import RetirementMakeupFacts
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
