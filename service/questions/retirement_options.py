"""The ways to close a shortfall of years, side by side: the cost now and per month, and what each brings meanwhile.

Social Insurance Law article 27: a person who has not reached the years may pay until they are reached. Areas add paying
at once, a change to the resident scheme, or benefits that fall with each missing year. A cost is stated only if the
area's source has all its figures; else it is `None` with the reason.

Paying on month by month brings the benefits of working members until the years are reached; paying at once brings those
of retired people from the payment on. The break-even month is the first in which paying on would have cost as much as
paying at once; with fewer missing months than that, it never comes. An option is dominated if another one costs no
more, brings no less, and is better in one of the two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from service.facts import Month
from service.money import Bounds, wire
from service.policy.retirement_terms import MakeupOption, MakeupOptions, Payer
from service.questions.retirement_years import Months

BUYS = {
    "pay_at_once": "retired_benefits_once_paid",
    "pay_at_once_tier_1": "retired_benefits_once_paid",
    "pay_at_once_tier_2": "retired_benefits_once_paid",
    "keep_paying": "working_benefits_meanwhile",
    "accept_reduced_benefit": "reduced_retired_benefits",
    "change_to_resident": "resident_benefits",
}
"""The codes of all options, and what each brings."""
_WORTH = ("resident_benefits", "reduced_retired_benefits", "working_benefits_meanwhile", "retired_benefits_once_paid")
"""What the options bring, the least first."""

AT_ONCE = ("pay_at_once", "pay_at_once_tier_1", "pay_at_once_tier_2")
_ONCE = "pay_at_once"
_COSTS_OF_BOTH = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One option for one shortfall. Costs are `None` if unknown; `unknown` says why."""

    code: str
    cost_now: Bounds | None
    monthly_cost: Bounds | None
    whole_cost: Bounds | None
    buys: str
    reversible: bool | None
    account_credit: bool | None
    unknown: str | None
    payer: Payer | None = None
    break_even: Month | None = None
    dominated: bool = False


def side_by_side(term: MakeupOptions | None, missing: Months | None, start: Month) -> tuple[Option, ...]:
    """Return the options for a shortfall, compared, from a month on; none if nothing is missing."""
    if term is None or (missing is not None and missing.high == 0):
        return ()
    options = [_option(option, missing) for option in term.options]
    listed = [
        replace(option, break_even=_break_even(option, keep, missing, start))
        if option.code in AT_ONCE and (keep := _paying_on_beside(option, options))
        else option
        for option in options
    ]
    return tuple(replace(option, dominated=any(_dominates(other, option) for other in listed)) for option in listed)


def _paying_on_beside(once: Option, options: list[Option]) -> Option | None:
    return next((option for option in options if option.code == "keep_paying" and _same_people(option, once)), None)


def _same_people(one: Option, other: Option) -> bool:
    """Whether somebody has both options."""
    return one.payer is None or other.payer in (None, one.payer)


def times(monthly: Decimal, missing: Months) -> Bounds:
    """Return what the missing months cost."""
    return Bounds(monthly * missing.low, monthly * missing.high).rounded()


def _option(option: MakeupOption, missing: Months | None) -> Option:
    monthly = option.monthly_yuan
    free = Bounds.exactly(Decimal(0))
    whole = None if monthly is None or missing is None else times(monthly, missing)
    unknown = "no_figure_found" if monthly is None else "shortfall_unknown" if missing is None else None
    base = Option(option.code, None, None, whole, BUYS[option.code], None, option.account_credit, unknown, option.payer)
    if option.code in AT_ONCE:
        return replace(base, cost_now=whole, monthly_cost=free, reversible=False)
    if option.code == "keep_paying":
        monthly_cost = None if monthly is None else Bounds.exactly(monthly)
        return replace(base, cost_now=free, monthly_cost=monthly_cost, reversible=True)
    if option.code == "accept_reduced_benefit":
        return replace(base, cost_now=free, monthly_cost=free, whole_cost=free, unknown=None)
    return replace(base, cost_now=free, reversible=option.years_kept)


def _break_even(once: Option, keep: Option, missing: Months | None, start: Month) -> Month | None:
    now = once.cost_now and once.cost_now.exact
    monthly = keep.monthly_cost and keep.monthly_cost.exact
    if not now or not monthly or missing is None or missing.exact is None:
        return None
    months = int(-(-now // monthly))
    return Month.from_ordinal(start.ordinal + months - 1) if months <= missing.exact else None


def _dominates(other: Option, option: Option) -> bool:
    costs = [
        cost.exact
        for cost in (other.cost_now, option.cost_now, other.whole_cost, option.whole_cost)
        if cost is not None and cost.exact is not None
    ]
    tiers = other.code.startswith(_ONCE) == option.code.startswith(_ONCE)  # Tiers of one option bring different things.
    if other is option or tiers or not _same_people(other, option) or len(costs) < _COSTS_OF_BOTH:
        return False
    now, now_too, whole, whole_too = costs
    better = _WORTH.index(other.buys) - _WORTH.index(option.buys)
    no_worse = now <= now_too and whole <= whole_too and better >= 0
    return no_worse and (now < now_too or whole < whole_too or better > 0)


def wires(options: tuple[Option, ...]) -> list[Mapping[str, Any]]:
    """Return the options as plain values, by their published names."""
    return [dict(_wire(option)) for option in options]


def _wire(option: Option) -> Iterator[tuple[str, Any]]:
    yield "code", option.code
    yield "payer", option.payer
    for name, bounds in (
        ("cost_now", option.cost_now),
        ("monthly_cost", option.monthly_cost),
        ("whole_cost", option.whole_cost),
    ):
        yield name, yuan(bounds)
    yield "cost_unknown_because", option.unknown
    yield "buys", option.buys
    yield "account_credit_meanwhile", option.account_credit
    yield "reversible", option.reversible
    month = option.break_even
    yield "break_even_month", month and str(month)
    yield "dominated", option.dominated


def yuan(bounds: Bounds | None) -> dict[str, str | None]:
    """Return bounds in yuan; all `None` if unknown."""
    if bounds is None:
        return {"exact": None, "min": None, "max": None}
    return {
        "exact": None if bounds.exact is None else wire(bounds.exact),
        "min": wire(bounds.low),
        "max": None if bounds.high is None else wire(bounds.high),
    }
