"""How much of the contributions paid is paid back?

All that was paid for the months named, or nothing: guidance 医保发〔2020〕33号 pays a resident premium back before the
benefit period begins and not after it, for each of four reasons; Zhejiang pays nothing back on a change of scheme. What
is not stated leaves bounds from nothing to the whole sum. The decision of the same name tells whether the reason holds.

An ambiguity that stays visible: for Chongqing one report tells of refunds of a doubled payment after the period has
begun, so there the amount stays between nothing and the whole sum.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.decisions.refund_rules import (
    PARAMETERS,
    Rules,
    findings_of,
    period_allows,
    period_conflict,
    rules_of,
    switch_barred,
    switch_conflict,
)
from service.facts import Month, Payment, RefundAmountFacts, RefundReason, domain
from service.money import ZERO, Bounds
from service.outcome import Amount, Conflict, Grounds, Line, LocalCheck, Said, gaps, said
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.reasoning.completions import Completions, Space, area_rules, complete
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_YUAN, narrows_most, over
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("paid_months", "reason", "area", "benefit_period_started")
MOST_LINES = 20
"""More months than this are told by year, more years than this as one sum."""

_MOST_IN_FORMULA = 6
_ANY_MONTH = Month(2000, 1)
_USES = {
    "paid_sum_refunded": ("refund_reasons",),
    "no_refund_after_start": ("refund_after_period_began",),
    "no_refund_on_switch": ("refund_on_scheme_switch",),
    "no_refund_for_reason": ("refund_reasons",),
    "no_rule": (),
}
"""How the amount comes about, and the look-ups it rests on."""


@dataclass(frozen=True, slots=True)
class Share:
    """How the amount comes about, and the least and the greatest part of the sum that is paid back."""

    method: str
    least: int | None
    most: int | None

    def of(self, paid: tuple[Payment, ...] | None) -> Bounds | None:
        """The amount for what was paid; nothing where no rule is known."""
        if self.least is None or self.most is None:
            return None
        if paid is None:
            return Bounds(ZERO, None) if self.most else Bounds.exactly(ZERO)
        whole = sum((payment.amount for payment in paid), ZERO)
        return Bounds(whole * self.least, whole * self.most)


def compute(facts: RefundAmountFacts, day: Day) -> Amount:
    """Answer for the facts stated, on a day, as the book knew on another."""
    found = complete(space(facts, day))
    cells = found.cells
    view = day.at(facts.area)
    findings = findings_of(view)
    bounds = over(cell.of(facts.paid_months) for cell in cells)
    methods = tuple(dict.fromkeys(cell.method for cell in cells))
    method = methods[0] if len(methods) == 1 else "depends_on_missing_facts"
    nothing_paid = facts.paid_months is not None and not sum(payment.amount for payment in facts.paid_months)
    relevant = () if nothing_paid else _relevant(facts, found)
    names = dict.fromkeys(name for cell in cells for name in _USES[cell.method])
    used = [findings[name] for name in names if findings[name].value]
    refunded = method == "paid_sum_refunded" and bounds is not None and bounds.exact is not None
    settled = all(cell.least is not None and cell.least == cell.most for cell in cells)
    sure = bounds is not None and bounds.exact is not None
    return Amount(
        bounds=bounds,
        narrows_most=narrows_most(relevant, bounds, lambda name: _left_by(name, facts, found)),
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


def judge(rules: Rules, facts: RefundAmountFacts) -> Share:
    """The part that is paid back, for facts complete but for what was paid."""
    if rules.reasons is None:
        return Share("no_rule", None, None)
    if facts.reason not in rules.reasons:
        return Share("no_refund_for_reason", 0, 0)
    if switch_barred(rules, facts.reason):
        return Share("no_refund_on_switch", 0, 0)
    allowed = period_allows(rules, started=facts.benefit_period_started)
    if allowed is None:
        return Share("no_rule", None, None)
    return Share("paid_sum_refunded", 1, 1) if allowed else Share("no_refund_after_start", 0, 0)


def _settled_as(cell: Share) -> str:
    """How well the amount is known once it is stated what was paid."""
    return "unknown" if cell.least is None else "exact" if cell.least == cell.most else "bounds"


def _share(cell: Share) -> tuple[int | None, int | None]:
    return (cell.least, cell.most)


LAW: Law[Share] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=_share,
    answer_of=_share,
    settled_of=_settled_as,
    wants_of=lambda cell: ("paid_months",) if cell.most else (),
)
_SHAPE = Shape.of([Axis("reason", domain("reason")), Axis("benefit_period_started", (False, True))])


def space(facts: RefundAmountFacts, day: Day) -> Space[Share]:
    """The facts stated, and all that the facts not stated may be."""
    return Space(
        law=LAW,
        facts=facts,
        shape=_SHAPE,
        situation=area_rules(LAW, facts.area, day, PARAMETERS, _rules, _found_in),
        rules_at=lambda areas: _rules(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day.at(facts.area)).values(),
    )


def _found_in(day: Day, area: str | None) -> Mapping[str, Finding]:
    return findings_of(day.at(area))


def _rules(day: Day, area: str | None) -> Rules:
    return rules_of(_found_in(day, area))


def _relevant(facts: RefundAmountFacts, found: Completions[Share]) -> tuple[str, ...]:
    """The missing facts that matter: what was paid, wherever anything of it may be paid back."""
    paid = facts.paid_months is None and any(cell.most for cell in found.cells)
    return (*(("paid_months",) if paid else ()), *found.relevant)


def _left_by(name: str, facts: RefundAmountFacts, found: Completions[Share]) -> Iterator[Bounds | None]:
    """The bounds that a missing fact leaves; of what was paid, nothing and the most count."""
    if name == "paid_months":
        for yuan in (LARGEST_YUAN, ZERO):
            yield over(cell.of((Payment(_ANY_MONTH, yuan),)) for cell in found.cells)
    else:
        yield from (over(cell.of(facts.paid_months) for cell in cells) for cells in found.slices(name))


def _lines(paid: tuple[Payment, ...]) -> Iterator[Line]:
    """A line for each month, for each year where there are many months, or one for all."""
    by_month: defaultdict[Month, Decimal] = defaultdict(Decimal)
    by_year: defaultdict[int, Decimal] = defaultdict(Decimal)
    for payment in sorted(paid):
        by_month[payment.month] += payment.amount
        by_year[payment.month.year] += payment.amount
    if len(by_month) <= MOST_LINES:
        for month, yuan in by_month.items():
            label = said("paid_month", month=month)
            yield Line(f"paid_{month.year}_{month.month:02d}", Bounds.exactly(yuan), label)
    elif len(by_year) <= MOST_LINES:
        for year, yuan in by_year.items():
            yield Line(f"paid_{year}", Bounds.exactly(yuan), said("paid_year", year=year))
    else:
        yield Line("paid_in_all", Bounds.exactly(sum(by_year.values(), ZERO)))


def _formula(paid: tuple[Payment, ...], bounds: Bounds | None) -> Said | None:
    if bounds is None or not 1 < len(paid) <= _MOST_IN_FORMULA:
        return None
    return said("sum", parts=[payment.amount for payment in sorted(paid)], result=bounds.low)


def _local_checks(methods: tuple[str, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
    elif findings["refund_reasons"].value is None:
        yield hole_check("refund_reasons", view, findings["refund_reasons"])
    elif methods == ("no_refund_after_start",) and period_conflict(view, findings):
        yield LocalCheck("refund_after_period_began", view.area_code, "sources_conflict")


def _conflicts(methods: tuple[str, ...], view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[Conflict]:
    found = None
    if methods == ("no_refund_on_switch",):
        found = switch_conflict(findings)
    elif methods == ("no_refund_after_start",):
        found = period_conflict(view, findings)
    if found:
        yield found


def _advisories(facts: RefundAmountFacts, methods: tuple[str, ...]) -> Iterator[Said]:
    if "paid_sum_refunded" not in methods:
        return
    yield said("refund_on_application")
    if facts.reason in (None, RefundReason.DUPLICATE):
        yield said("refund_of_resident_premium")
