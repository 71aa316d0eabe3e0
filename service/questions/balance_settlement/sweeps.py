"""The formulas of the sum to pay out or move, while one of the stated sums is swept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from service.money import ZERO, Bounds
from service.policy.day import Day
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.questions.balance_settlement.law import ADDED, paid_out, settled
from service.reasoning.curves import Curve, Formula, Span, Term

_FEN = Decimal("0.01")


def curves(facts: BalanceSettlementFacts, day: Day, fact: str) -> Sequence[Curve]:
    """The single curve. It is straight except where the debt reaches the sum available."""
    view, nation = day.at(facts.area), day.at(None)
    offset = (nation if view.not_covered else view).find("account_offset_of_overpaid_benefits").value is not None
    returns = "unused_returns_when_ended" in cast("tuple[str, ...]", nation.find("sharing_quota").term or ())

    def bounds(number: Decimal) -> Bounds:
        stated = replace(facts, **{fact: number})  # type: ignore[arg-type]
        return paid_out(stated, settled(stated, offset_known=offset, returns=returns))

    def at(number: Decimal) -> Span:
        # Sums are only added or subtracted, so a bound is constant or changes fen by fen.
        here, next_to = bounds(number), bounds(number + _FEN)
        low = _straight(here.low, next_to.low, number)
        if here.high is None or next_to.high is None:
            return Span(low, None)
        return Span(low, _straight(here.high, next_to.high, number))

    # Where nothing is left, no fact is missing. This changes within one fen of each kink.
    kinks = tuple(_kinks(facts, fact))
    return [Curve(kinks, at, turns=(_FEN, *kinks, *(kink + _FEN for kink in kinks)))]


def _straight(here: Decimal, next_to: Decimal, number: Decimal) -> Formula:
    slope = (next_to - here) / _FEN
    return Formula.of(Term(here - slope * number, slope))


def _kinks(facts: BalanceSettlementFacts, fact: str) -> Iterator[Decimal]:
    """The sums at which the debt equals the sum available, with and without the sum reserved for sharing."""
    added = [getattr(facts, name) or ZERO for name in ADDED if name != fact]
    owed = facts.overpaid_benefits or ZERO
    reserved = ZERO if fact == "reserved_for_sharing" else facts.reserved_for_sharing or ZERO
    for there in (sum(added, ZERO), sum(added, ZERO) - reserved):
        yield max(ZERO, there if fact == "overpaid_benefits" else owed - there)
