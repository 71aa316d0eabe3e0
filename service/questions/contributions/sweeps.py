"""The formulas of the monthly contributions while the base or the wage is swept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from operator import attrgetter

from service.facts import InsuredStatus
from service.money import ZERO, Bounds
from service.policy.day import Day
from service.policy.terms import BaseBounds
from service.questions.bases import base_within
from service.questions.contributions.facts import ContributionsFacts
from service.questions.contributions.law import BOUNDS_OF, PERSONS, Rules, space, total_of
from service.reasoning.curves import Curve, Formula, Span, Term

_FEN = Decimal("0.01")


def curves(facts: ContributionsFacts, day: Day, fact: str) -> Sequence[Curve]:
    """A curve for each status and each set of rules that it can have with the facts stated."""
    statuses = [facts.insured_status] if facts.insured_status else list(InsuredStatus)
    situation = space(facts, day).situation
    return [
        _curve(rules, replace(facts, insured_status=status), fact)
        for status in statuses
        for rules in situation.keep((curves, status), partial(_distinct, situation.rules, status))
    ]


def _distinct(rules: Iterable[Rules], status: InsuredStatus) -> tuple[Rules, ...]:
    """The rules without what the total of a status does not depend on, each once."""
    if status is InsuredStatus.RETIRED:
        return (Rules(),)
    if status is InsuredStatus.EMPLOYED:
        of_employed = attrgetter("pension_bounds", "medical_bounds", "rates")
        return tuple(Rules(*parts) for parts in dict.fromkeys(map(of_employed, rules)))
    of_flexible = attrgetter("medical_bounds", "flexible_rate", "flexible_base", "flexible_fee")
    return tuple(
        Rules(medical_bounds=bounds, flexible_rate=rate, flexible_base=base, flexible_fee=fee)
        for bounds, rate, base, fee in dict.fromkeys(map(of_flexible, rules))
    )


def _curve(rules: Rules, facts: ContributionsFacts, fact: str) -> Curve:
    bounds = [each for each in (rules.pension_bounds, rules.medical_bounds) if each]
    ends = (end for each in bounds for end in (each.floor_yuan, each.ceiling_yuan))
    own = rules.flexible_base
    moves = fact == "contribution_base" or facts.contribution_base is None

    def at(number: Decimal) -> Span | None:
        stated = replace(facts, **{fact: number})  # type: ignore[arg-type]
        if facts.insured_status is InsuredStatus.EMPLOYED and moves:
            return _employed(rules, stated, fact, number)
        total = total_of(rules, stated)
        if total is None:
            return None
        on_own_base = facts.insured_status is InsuredStatus.FLEXIBLE and rules.flexible_fee is None
        if fact == "wage" or not on_own_base or (own and own.kind == "fixed"):
            return _fixed(total)
        held = None if own and own.kind == "average_wage" else rules.medical_bounds
        return Span.exactly(Formula.of(_share(held, number, rules.flexible_rate or ZERO)))

    return Curve(tuple(end for end in ends if end is not None), at, turns=(_FEN,))


def _employed(rules: Rules, stated: ContributionsFacts, fact: str, number: Decimal) -> Span | None:
    """The person's shares, each rounded to the fen; `None` if a rate is not known."""
    held = {"pension_base_bounds": rules.pension_bounds, "medical_base_bounds": rules.medical_bounds}
    lines = [(held[BOUNDS_OF[line]], rate) for line, rate in rules.rates if line in PERSONS and rate is not None]
    if len(lines) < len(PERSONS):
        return None
    lows = [_line(each, number, rate.low, fact) for each, rate in lines]
    highs = [_line(each, number, rate.high or ZERO, fact) for each, rate in lines]
    endless = any(_base(stated, each).high is None for each, _ in lines)
    return Span(Formula.of(*lows), None if endless else Formula.of(*highs))


def _base(stated: ContributionsFacts, held: BaseBounds | None) -> Bounds:
    return base_within(stated.contribution_base, stated.wage, held)


def _line(held: BaseBounds | None, number: Decimal, rate: Decimal, fact: str) -> Term:
    """A share of the base; zero for a wage without known bounds, which says nothing about the base."""
    return Term(ZERO) if fact == "wage" and held is None else _share(held, number, rate)


def _share(held: BaseBounds | None, number: Decimal, rate: Decimal) -> Term:
    """A share of the number within bounds. Bounds are cuts, so this holds up to the next cut."""
    floor, ceiling = (held.floor_yuan, held.ceiling_yuan) if held else (None, None)
    if floor is not None and number < floor:
        return Term(floor * rate)
    if ceiling is not None and number >= ceiling:
        return Term(ceiling * rate)
    return Term(ZERO, rate)


def _fixed(total: Bounds) -> Span:
    low, high = (None if yuan is None else Formula.of(Term(yuan)) for yuan in (total.low, total.high))
    return Span(low or Formula.of(Term(ZERO)), high)
