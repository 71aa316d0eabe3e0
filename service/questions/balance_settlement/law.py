"""The law of the settlement of an account: which rules it reads, and how it judges complete facts."""

from service.facts import Route, domain
from service.money import ZERO, Bounds, hull
from service.outcome import Wanting
from service.policy.day import Day
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.reasoning.completions import Space
from service.reasoning.situations import Situation
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("route", "balance", "pending_credits", "reserved_for_sharing", "overpaid_benefits", "area")

ADDED = ("balance", "pending_credits", "reserved_for_sharing")
"""The sums that are added, in the order of the lines."""

STAYING = (Route.STAYS_AT_ORIGIN, Route.STAYS_USABLE_WITHIN_PROVINCE)

LOOKED_UP = (
    "account_offset_of_overpaid_benefits",
    "sharing_quota",
    "account_interest_rate",
    "sharing_ends_on",
    "balance_follows_relation",
    "account_ownership",
)
"""Every parameter that an answer may look up; no other rule change can change the answer."""


def _judge(offset_known: bool, facts: BalanceSettlementFacts) -> Wanting:  # noqa: FBT001 - the one rule, a truth value.
    if facts.route in STAYING:
        return Wanting((), "exact")
    return Wanting((*ADDED, "overpaid_benefits"), "exact" if offset_known else "bounds")


LAW: Law[Wanting] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell,
    answer_of=lambda cell: cell,
    settled_of=lambda cell: cell.settled,
    wants_of=lambda cell: cell.wants,
)

_SHAPE = Shape.of([Axis("route", domain("route"))])


def space(facts: BalanceSettlementFacts, day: Day) -> Space[Wanting]:
    """Return the routes, each with the sums that its amount still needs."""
    offset = day.at(None).find("account_offset_of_overpaid_benefits")
    known = offset.value is not None
    return Space(
        law=LAW,
        facts=facts,
        judge=_judge,
        shape=_SHAPE,
        situation=Situation.these((known,)),
        rules_at=lambda _: known,
        groups=dict,
        looked_up=lambda: (offset,),
    )


def settled(facts: BalanceSettlementFacts, *, offset_known: bool, returns: bool) -> Bounds:
    """Return the sum to pay out or move: exact if all sums are stated, else bounds over the missing ones.

    Unless a rule says that reserved money `returns`, it counts towards the greatest value only.
    """
    stated = [getattr(facts, name) for name in ADDED]
    total = sum((yuan for yuan in stated if yuan is not None), ZERO)
    high = None if None in stated else total
    low = total if returns else total - (facts.reserved_for_sharing or ZERO)
    overpaid = facts.overpaid_benefits
    least = ZERO if overpaid is None else max(ZERO, low - overpaid)
    if high is None:
        return Bounds(least, None)
    return Bounds(least, max(ZERO, high - (overpaid or ZERO)) if offset_known else high)


def paid_out(facts: BalanceSettlementFacts, whole: Bounds) -> Bounds:
    """Return the part of the sum that leaves the account: nothing where the balance stays."""
    if facts.route is None:
        return hull((whole, Bounds.exactly(ZERO)))
    return Bounds.exactly(ZERO) if facts.route in STAYING else whole
