"""What there is to pay out or move, as one of the sums is swept."""

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
    """The one curve of the sums: straight but where what is owed uses up what there is."""
    view, nation = day.at(facts.area), day.at(None)
    offset = (nation if view.not_covered else view).find("account_offset_of_overpaid_benefits").value is not None
    returns = "unused_returns_when_ended" in cast("tuple[str, ...]", nation.find("sharing_quota").term or ())

    def bounds(number: Decimal) -> Bounds:
        stated = replace(facts, **{fact: number})  # type: ignore[arg-type]
        return paid_out(stated, settled(stated, offset_known=offset, returns=returns))

    def at(number: Decimal) -> Span:
        # Sums are added and taken off as they are, so a bound stays as it is or goes on fen by fen.
        here, next_to = bounds(number), bounds(number + _FEN)
        low = _straight(here.low, next_to.low, number)
        if here.high is None or next_to.high is None:
            return Span(low, None)
        return Span(low, _straight(here.high, next_to.high, number))

    # Nothing is missing any more where nothing is left, on the last fen of which there is not.
    kinks = tuple(_kinks(facts, fact))
    return [Curve(kinks, at, turns=(_FEN, *kinks, *(kink + _FEN for kink in kinks)))]


def _straight(here: Decimal, next_to: Decimal, number: Decimal) -> Formula:
    slope = (next_to - here) / _FEN
    return Formula.of(Term(here - slope * number, slope))


def _kinks(facts: BalanceSettlementFacts, fact: str) -> Iterator[Decimal]:
    """The sums at which what is owed is as much as there is, with and without what is reserved."""
    added = [getattr(facts, name) or ZERO for name in ADDED if name != fact]
    owed = facts.overpaid_benefits or ZERO
    reserved = ZERO if fact == "reserved_for_sharing" else facts.reserved_for_sharing or ZERO
    for there in (sum(added, ZERO), sum(added, ZERO) - reserved):
        yield max(ZERO, there if fact == "overpaid_benefits" else owed - there)
