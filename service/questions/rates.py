"""A rate for use in sums: one number, or the range of what sources say if nothing decides between them."""

from decimal import Decimal

from service.money import Bounds
from service.policy.values import Finding
from service.reasoning.rivalry import rivalry


def rate_span(finding: Finding) -> Bounds | None:
    """Return the rate in force as a share of one; `None` if there is none.

    If a source of the same place, rank and evidence gives another rate for the same days, both ends are possible.
    """
    applied = finding.term
    if not isinstance(applied, Decimal):
        return None
    conflict = rivalry(finding) if finding.rivals else None
    if conflict is None or conflict.precedence != "undecided":
        return Bounds.exactly(applied)
    rates = [applied, *(rival.term for rival in finding.rivals if isinstance(rival.term, Decimal))]
    return Bounds(min(rates), max(rates))
