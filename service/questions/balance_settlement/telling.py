"""What an answer on the settlement of an account says besides the judgement."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from service.facts import Route, domain
from service.money import ZERO, Bounds
from service.outcome import Amount, Gaps, Grounds, Line, LocalCheck, Message, Sought, gaps, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.values import Finding
from service.questions.balance_settlement.facts import BalanceSettlementFacts
from service.questions.balance_settlement.law import ADDED, NAMES, STAYING, paid_out, settled
from service.reasoning.judgements import cautions, hole_check
from service.reasoning.narrowing import LARGEST_YUAN, narrows_most


def compute(facts: BalanceSettlementFacts, day: Day) -> Amount:
    """Answer the question for the stated facts on a day."""
    view = day.at(facts.area)
    nation = day.at(None)
    # A regulation of the State Council applies even in an area that the book does not list.
    offset = (nation if view.not_covered else view).find("account_offset_of_overpaid_benefits")
    quota = nation.find("sharing_quota")
    returns = "unused_returns_when_ended" in cast("tuple[str, ...]", quota.term or ())
    whole = settled(facts, offset_known=offset.value is not None, returns=returns)
    bounds = paid_out(facts, whole)
    offsets = facts.overpaid_benefits != ZERO and facts.route not in STAYING
    interest = view.find("account_interest_rate")
    dissolving = nation.find("sharing_ends_on")
    shared = [quota, dissolving] if facts.reserved_for_sharing else []
    resting = (*([offset] if offsets else []), *_resting_on(facts, view, nation), *shared)
    used = [finding for finding in resting if finding.value]
    mentioned = [interest] if interest.value and view.area else []
    returning = facts.reserved_for_sharing != ZERO and facts.route not in STAYING
    holes = [
        *([offset] if offsets and offset.value is None else []),
        *([quota] if facts.reserved_for_sharing and returning and not returns else []),
    ]
    missing = _gaps(
        facts,
        bounds,
        rules_known=(offset.value is not None or facts.overpaid_benefits == ZERO)
        and (returns or facts.reserved_for_sharing == ZERO),
    )

    def left_by(name: str) -> Iterator[Bounds]:
        """Yield the bounds that remain for values of a missing fact; the ends of a sum are enough."""
        for value in domain(name) or (LARGEST_YUAN, ZERO):
            stated = replace(facts, **{name: value})  # type: ignore[arg-type]
            yield paid_out(stated, settled(stated, offset_known=offset.value is not None, returns=returns))

    return Amount(
        bounds=bounds,
        narrowing=Sought(lambda: narrows_most(missing.missing, bounds, left_by)),
        method=_method(facts.route),
        lines=tuple(_lines(facts, bounds, whole, returns=returns)),
        formula=_formula(facts, bounds),
        schedule=None,
        grounds=Grounds(
            gaps=missing,
            findings=(*used, *mentioned),
            local_checks=tuple(_local_checks(view, bounds, holes)),
            conflicts=(),
            advisories=(
                *_sharing(facts, quota, dissolving, returns=returns),
                *_advisories(facts, whole, interest, taken=offsets and offset.value is not None),
                *cautions((*used, *mentioned)),
            ),
        ),
    )


def _method(route: Route | None) -> str:
    if route is None:
        return "depends_on_missing_facts"
    return "balance_stays" if route in STAYING else "balance_settled"


def _resting_on(facts: BalanceSettlementFacts, view: PolicyView, nation: PolicyView) -> Iterator[Finding]:
    """Yield the rule that the balance moves with the relation, if it does, else the rule on who owns it."""
    area_rules = nation if view.not_covered else view
    moves = area_rules.find("balance_follows_relation")
    if facts.route is Route.MOVES_WITH_RELATION and moves.term is True:
        yield moves
    else:
        yield area_rules.find("account_ownership")


def _gaps(facts: BalanceSettlementFacts, bounds: Bounds, *, rules_known: bool) -> Gaps:
    """Return what is missing. Each missing sum matters until the amount is exact; all settle it if rules exist."""
    exact = bounds.exact is not None
    relevant = () if exact else tuple(name for name in NAMES[:-1] if getattr(facts, name) is None)
    return gaps(facts, NAMES, relevant, relevant, decided_after=rules_known)


def _lines(facts: BalanceSettlementFacts, bounds: Bounds, whole: Bounds, *, returns: bool) -> Iterator[Line]:
    for name in ADDED:
        yuan = getattr(facts, name)
        if yuan is not None:
            open_sum = name == "reserved_for_sharing" and not returns
            yield Line(name, Bounds(ZERO, yuan) if open_sum else Bounds.exactly(yuan))
    if facts.overpaid_benefits is not None:
        yield Line("overpaid_benefits", Bounds.exactly(-facts.overpaid_benefits))
    yield Line("paid_out_or_moved", bounds)
    if facts.route in STAYING:
        yield Line("stays_in_account", whole)


def _formula(facts: BalanceSettlementFacts, bounds: Bounds) -> Message | None:
    added = [getattr(facts, name) for name in ADDED]
    if facts.route is None or facts.route in STAYING or bounds.exact is None or None in added:
        return None
    overpaid = facts.overpaid_benefits
    if overpaid is None or sum(added, ZERO) < overpaid:
        return None
    return message("less", gross=sum(added, ZERO), parts=added, deductions=[overpaid], result=bounds.exact)


def _local_checks(view: PolicyView, bounds: Bounds, holes: Iterable[Finding]) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
    if bounds.exact is None:
        yield from (hole_check(hole.parameter, view, hole) for hole in holes)


def _sharing(facts: BalanceSettlementFacts, quota: Finding, dissolving: Finding, *, returns: bool) -> Iterator[Message]:
    """Yield what happens to money reserved for family sharing, if any, each with the rule that says so."""
    if not facts.reserved_for_sharing:
        return
    if returns and quota.value is not None:
        yield message("reserved_money_returns", citation=quota.value.citation.id)
    if dissolving.value is not None:
        yield message("sharing_dissolves", citation=dissolving.value.citation.id)


def _advisories(facts: BalanceSettlementFacts, whole: Bounds, interest: Finding, *, taken: bool) -> Iterator[Message]:
    if facts.route in STAYING:
        yield message("balance_stays_yours")
    if taken and facts.overpaid_benefits is not None:
        yield message("overpaid_may_be_taken")
        owed = facts.overpaid_benefits
        if whole.high == ZERO and owed > sum((getattr(facts, name) for name in ADDED), ZERO):
            yield message("overpaid_exceeds_balance")
    if interest.value is not None:
        yield message("interest_not_counted", percent=interest.term)
