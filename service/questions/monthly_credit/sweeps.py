"""The formulas of the monthly credit while the base, the average pension or the rate is swept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from service.money import ZERO
from service.policy.day import Day
from service.questions.monthly_credit.facts import MonthlyCreditFacts
from service.questions.monthly_credit.law import NUMBERS, Computation, space, with_numbers
from service.reasoning.curves import Curve, Formula, Span, Term

_FIRST = {"contribution_base": Decimal("0.01"), "average_pension": Decimal("0.01"), "credit_rate": Decimal("0.00001")}
"""The first number after zero. At zero, the product of the caller's two figures is zero whatever the other is."""


def curves(facts: MonthlyCreditFacts, day: Day, fact: str) -> Sequence[Curve] | None:
    """A curve for each computation that is possible with the facts stated."""
    if fact not in NUMBERS:
        return None
    # The caller's own figures can replace an area, but only if both are stated.
    stated = replace(facts, **{fact: _FIRST[fact]})  # type: ignore[arg-type]
    cells = space(stated, day).cells(stated)
    return [_curve(cell, facts, fact) for cell in cells]


def _curve(cell: Computation, facts: MonthlyCreditFacts, fact: str) -> Curve:
    held = cell.held if fact == "contribution_base" and fact in cell.wants else None
    ends = (held.floor_yuan, held.ceiling_yuan) if held else ()

    def at(number: Decimal) -> Span | None:
        net = with_numbers(cell, replace(facts, **{fact: number})).net  # type: ignore[arg-type]
        if net is None:
            return None
        if net.high is None or fact not in cell.wants or not number:
            return Span(_fixed(net.low), None if net.high is None else _fixed(net.high))
        floor, ceiling = (held.floor_yuan, held.ceiling_yuan) if held else (None, None)
        if (floor is not None and number < floor) or (ceiling is not None and number >= ceiling):
            return Span(_fixed(net.low), _fixed(net.high))
        low, high = _rates(cell, facts, fact)
        taken = sum((yuan for _, yuan in cell.deductions), ZERO)
        return Span(Formula.of(Term(-taken, low)), Formula.of(Term(-taken, high)))

    return Curve(tuple(end for end in ends if end is not None), at, turns=(_FIRST[fact],))


def _rates(cell: Computation, facts: MonthlyCreditFacts, fact: str) -> tuple[Decimal, Decimal]:
    """What the number is multiplied by: the rates of the area, else the caller's other figure."""
    if cell.share is not None:
        return cell.share.low, cell.share.low if cell.share.high is None else cell.share.high
    other = facts.credit_rate if fact == "average_pension" else facts.average_pension
    return (other or ZERO,) * 2


def _fixed(yuan: Decimal) -> Formula:
    return Formula.of(Term(yuan))
