"""What an answer on the amount of a refund says besides the judgement."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from service.facts import Month, Payment, RefundReason
from service.money import ZERO, Bounds
from service.outcome import Amount, Conflict, Grounds, Line, LocalCheck, Message, Sought, gaps, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.values import Finding
from service.questions.refund_amount.facts import RefundAmountFacts
from service.questions.refund_amount.law import NAMES, Share, space
from service.questions.refund_rules import (
    findings_of,
    period_conflict,
    switch_conflict,
)
from service.reasoning.completions import Completions, complete
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_YUAN, narrows_most, over

MOST_LINES = 20
"""More months than this are summed by year, more years than this into one line."""

_MOST_IN_FORMULA = 6

_ANY_MONTH = Month(2000, 1)

_USES = {
    "paid_sum_refunded": ("refund_reasons",),
    "no_refund_after_start": ("refund_after_period_began",),
    "no_refund_on_switch": ("refund_on_scheme_switch",),
    "no_refund_for_reason": ("refund_reasons",),
    "no_rule": (),
}
"""How the amount is computed, and the look-ups behind it."""


def compute(facts: RefundAmountFacts, day: Day) -> Amount:
    """Answer the question for the stated facts on a day."""
    completions = complete(space(facts, day))
    cells = completions.cells
    view = day.at(facts.area)
    findings = findings_of(day, facts.area)
    bounds = over(cell.of(facts.paid_months) for cell in cells)
    methods = tuple(dict.fromkeys(cell.method for cell in cells))
    method = methods[0] if len(methods) == 1 else "depends_on_missing_facts"
    nothing_paid = facts.paid_months is not None and not sum(payment.amount for payment in facts.paid_months)
    relevant = () if nothing_paid else _relevant(facts, completions)
    names = dict.fromkeys(name for cell in cells for name in _USES[cell.method])
    used = [findings[name] for name in names if findings[name].value]
    refunded = method == "paid_sum_refunded" and bounds is not None and bounds.exact is not None
    settled = all(cell.refunded is not None for cell in cells)
    sure = bounds is not None and bounds.exact is not None
    return Amount(
        bounds=bounds,
        narrowing=Sought(lambda: narrows_most(relevant, bounds, lambda name: _left_by(name, facts, completions))),
        method=method,
        lines=tuple(_lines(facts.paid_months or ())) if refunded else (),
        formula=_formula(facts.paid_months or (), bounds) if refunded else None,
        schedule=None,
        grounds=Grounds(
            gaps=gaps(facts, NAMES, relevant, () if sure else relevant, decided_after=settled),
            findings=tuple(used),
            local_checks=tuple(_local_checks(methods, view, findings)),
            conflicts=tuple(_conflicts(methods, view, findings)),
            advisories=(*_advisories(facts, methods), *cautions(used)),
        ),
    )


def _relevant(facts: RefundAmountFacts, completions: Completions[Share]) -> tuple[str, ...]:
    """Return the missing facts that matter: the payments too, wherever any of them may be paid back."""
    paid = facts.paid_months is None and any(cell.refunded for cell in completions.cells)
    return (*(("paid_months",) if paid else ()), *completions.relevant)


def _left_by(name: str, facts: RefundAmountFacts, completions: Completions[Share]) -> Iterator[Bounds | None]:
    """Yield the bounds that remain for values of a missing fact; payments at nothing and at the most."""
    if name == "paid_months":
        for yuan in (LARGEST_YUAN, ZERO):
            yield over(cell.of((Payment(_ANY_MONTH, yuan),)) for cell in completions.cells)
    else:
        yield from (over(cell.of(facts.paid_months) for cell in cells) for cells in completions.slices(name))


def _lines(paid: tuple[Payment, ...]) -> Iterator[Line]:
    """Yield a line for each month, for each year if there are many months, or one for all."""
    by_month: defaultdict[Month, Decimal] = defaultdict(Decimal)
    by_year: defaultdict[int, Decimal] = defaultdict(Decimal)
    for payment in sorted(paid):
        by_month[payment.month] += payment.amount
        by_year[payment.month.year] += payment.amount
    if len(by_month) <= MOST_LINES:
        for month, yuan in by_month.items():
            label = message("paid_month", month=month)
            yield Line(f"paid_{month.year}_{month.month:02d}", Bounds.exactly(yuan), label)
    elif len(by_year) <= MOST_LINES:
        for year, yuan in by_year.items():
            yield Line(f"paid_{year}", Bounds.exactly(yuan), message("paid_year", year=year))
    else:
        yield Line("paid_in_all", Bounds.exactly(sum(by_year.values(), ZERO)))


def _formula(paid: tuple[Payment, ...], bounds: Bounds | None) -> Message | None:
    if bounds is None or not 1 < len(paid) <= _MOST_IN_FORMULA:
        return None
    return message("sum", parts=[payment.amount for payment in sorted(paid)], result=bounds.low)


def _local_checks(methods: tuple[str, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
    elif findings["refund_reasons"].value is None:
        yield hole_check("refund_reasons", view, findings["refund_reasons"])
    elif methods == ("no_refund_after_start",) and period_conflict(view, findings):
        yield LocalCheck("refund_after_period_began", view.area_code, "sources_conflict")


def _conflicts(methods: tuple[str, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[Conflict]:
    conflict = None
    if methods == ("no_refund_on_switch",):
        conflict = switch_conflict(findings)
    elif methods == ("no_refund_after_start",):
        conflict = period_conflict(view, findings)
    if conflict:
        yield conflict


def _advisories(facts: RefundAmountFacts, methods: tuple[str, ...]) -> Iterator[Message]:
    if "paid_sum_refunded" not in methods:
        return
    yield message("refund_on_application")
    if facts.reason in (None, RefundReason.DUPLICATE):
        yield message("refund_of_resident_premium")
