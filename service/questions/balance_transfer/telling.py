"""What an answer on a transfer of the balance says besides the judgement."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import cast

from service.facts import DestinationEnrolment, InsuredStatus, OriginEnrolment, Scheme
from service.outcome import (
    Conflict,
    Decision,
    Grounds,
    LocalCheck,
    Message,
    Sought,
    Verdict,
    message,
)
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Period
from service.policy.values import Finding
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.balance_transfer.law import (
    BESIDE,
    FACTS_OF,
    FILING,
    LAW,
    NAMES,
    RESETTLED,
    SHARING_ENDS,
    findings_of,
    origin_of,
    payout_of,
    routes_of,
    space,
)
from service.questions.payout_grounds import weak_list_check
from service.reasoning.cases import criteria_by, grounds_of
from service.reasoning.completions import Completions, Space, complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    fails,
    gaps_of,
    hole_check,
    unstated,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.rivalry import rivalry

_BEFORE_RETIREMENT = ("different_pools", "origin_keeps_account")
"""Criteria that decide the route before retirement matters."""

_TOLD_OF = ("not_retired", *_BEFORE_RETIREMENT)
"""Criteria of which the grounds say something, met or not."""

_ASKED = ("origin_suspended", "arrears_paid")
"""Local conditions that facts of this question cover; the others are listed as things the agency checks."""

_WAYS = {
    "origin_enrolment": Way("origin_suspended", (OriginEnrolment.SUSPENDED,)),
    "destination_enrolment": Way("destination_enrolled", (DestinationEnrolment.ENROLLED,)),
    "scheme_at_destination": Way("destination_keeps_account", (Scheme.EMPLOYEE,)),
    "origin_arrears": Way("arrears_settled", (False,)),
}

REMEDIES = Table(
    facts_of=FACTS_OF,
    can_change=lambda _: _WAYS,
    fixed={
        "different_pools": "to_area",
        "origin_keeps_account": "scheme_at_origin",
        "not_retired": "insured_status",
        "balance_moves": "to_area",
    },
)
"""Which facts a person can change about a no, and which nobody can."""


def decide(facts: BalanceTransferFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    return begin(facts, day)[1]()


def begin(facts: BalanceTransferFacts, day: Day) -> tuple[Grounds, Callable[[], Decision]]:
    """Return the grounds of an answer, and what makes the whole of it."""
    space_of_facts = space(facts, day)
    completions = complete(space_of_facts)
    cells = completions.cells
    routes = tuple(dict.fromkeys(route for cell in cells for route in routes_of(cell)))

    def findings() -> Mapping[str, Finding]:
        return findings_of(day, facts.from_area, facts.to_area)

    def grounds() -> Grounds:
        return _grounds(facts, day, completions, routes, findings())

    basis = space_of_facts.basis
    case = _case(facts, day, space_of_facts, completions)
    found = grounds_of(case, (facts.from_area, facts.to_area), grounds)
    return found, lambda: Decision(
        verdict=verdict_of(cells),
        route=routes[0] if len(routes) == 1 else None,
        possible_routes=routes,
        criteria=criteria_by(basis, LAW, completions.only, lambda: criteria_of(cells, FACTS_OF, findings())),
        sought=Sought(lambda: remedies_of(facts, day, cells, space, REMEDIES, basis=basis)),
        grounds=found,
    )


def _case(
    facts: BalanceTransferFacts, day: Day, space_of_facts: Space[Judgement], completions: Completions[Judgement]
) -> Hashable:
    """Return all that the grounds follow from, if one judgement holds and both areas are of the book."""
    basis, cells = space_of_facts.basis, completions.cells
    if basis is None or len(cells) > 1:
        return None
    origin, tests = day.at(facts.from_area), dict(cells[0].criteria)
    rejected = cells[0].verdict is Verdict.NOT_ELIGIBLE
    stays = tests.get("not_retired") is False
    moves = not stays and tests.get("different_pools") is not False
    return (
        basis,
        routes_of(cells[0]),
        rejected,
        *(tests.get(code) for code in _TOLD_OF),
        unstated(facts, NAMES),
        origin.read(BESIDE[FILING]) if facts.resettled_across_provinces and stays else None,
        origin.read(BESIDE[SHARING_ENDS]) if facts.family_sharing_active and moves else None,
        facts.scheme_at_origin,
        facts.scheme_at_destination,
        not rejected and facts.insured_status is InsuredStatus.EMPLOYED,
        not rejected and facts.origin_arrears,
        _refused_elsewhere(facts, cells),
    )


def _grounds(
    facts: BalanceTransferFacts,
    day: Day,
    completions: Completions[Judgement],
    routes: tuple[str, ...],
    findings: Mapping[str, Finding],
) -> Grounds:
    cells = completions.cells
    origin, destination = day.at(facts.from_area), day.at(facts.to_area)
    advisories = tuple(_advisories(facts, cells, findings, origin, destination))
    resettled = facts.resettled_across_provinces is True and fails(cells, "not_retired")
    resettled = resettled and not any((code, False) in cell.criteria for cell in cells for code in _BEFORE_RETIREMENT)
    used = [
        finding
        for purpose, finding in findings.items()
        if _rests_on(purpose, finding, routes, advisories, resettled=resettled)
    ]
    sharing = _sharing_ends(facts, cells, origin)
    ends = sharing and sharing.findings[SHARING_ENDS]
    if ends and ends.value and "moves_to_another_pool" in cast("tuple[str, ...]", ends.term or ()):
        used.append(ends)
        advisories = (*advisories, message("sharing_dissolves", citation=ends.value.citation.id))
    return Grounds(
        gaps=gaps_of(facts, NAMES, completions),
        findings=tuple(used),
        local_checks=(
            *_local_checks(facts, cells, findings, origin, destination),
            *(_payout_checks(day, origin) if resettled and origin.area else ()),
        ),
        conflicts=tuple(_conflicts(findings, origin, () if resettled else routes)),
        advisories=(*advisories, *cautions(used)),
    )


def _sharing_ends(facts: BalanceTransferFacts, cells: tuple[Judgement, ...], origin: PolicyView) -> Period | None:
    """Look up the rule that ends family sharing with the transfer, if sharing is stated and a transfer possible."""
    if not facts.family_sharing_active or fails(cells, "different_pools") or fails(cells, "not_retired"):
        return None
    return origin.read(BESIDE[SHARING_ENDS])


def _filing(facts: BalanceTransferFacts, cells: tuple[Judgement, ...], origin: PolicyView) -> Period | None:
    """Look up the filing that a resettled retiree needs, for one who does not transfer."""
    if not facts.resettled_across_provinces or not fails(cells, "not_retired"):
        return None
    return origin.read(BESIDE[FILING])


def _rests_on(
    purpose: str, finding: Finding, routes: tuple[str, ...], advisories: tuple[Message, ...], *, resettled: bool
) -> bool:
    """Whether an answer rests on a finding: the fallback only if the money goes that way, others only if mentioned."""
    if finding.value is None:
        return False
    if purpose == "payout":
        return resettled and len(routes) == 1
    if purpose == "fallback":
        return routes == ("paid_to_own_bank_account",) and not resettled
    codes = {item.code for item in advisories}
    if purpose == "applicant":
        return not codes.isdisjoint({"employer_applies", "person_applies"})
    if purpose == "application":
        return "no_application_needed" in codes
    return True


def _local_checks(
    facts: BalanceTransferFacts,
    cells: tuple[Judgement, ...],
    findings: Mapping[str, Finding],
    origin: PolicyView,
    destination: PolicyView,
) -> Iterator[LocalCheck]:
    uncovered = [view for view in (origin, destination) if view.not_covered]
    preconditions = findings["origin_suspended"]
    if uncovered:
        yield from (LocalCheck("area", view.area_code, "area_not_covered") for view in uncovered)
    elif preconditions.value is None:
        yield hole_check("transfer_preconditions", origin, preconditions)
    elif facts.from_area and facts.to_area and not fails(cells, "different_pools"):
        yield from _balance_checks(findings["balance_moves"], origin)
        yield from _route_checks(facts, cells, findings["fallback"], origin, destination)


def _balance_checks(balance: Finding, origin: PolicyView) -> Iterator[LocalCheck]:
    """Yield a check if this pair of areas has no rule, or within a province only the national rule is known."""
    if balance.value is None:
        yield hole_check(balance.parameter, origin, balance)
    elif balance.parameter == "balance_within_province" and balance.level == "national":
        yield LocalCheck(balance.parameter, origin.area_code, "area_not_covered")


def _route_checks(
    facts: BalanceTransferFacts,
    cells: tuple[Judgement, ...],
    fallback: Finding,
    origin: PolicyView,
    destination: PolicyView,
) -> Iterator[LocalCheck]:
    """Yield checks for routes that only the agency can confirm."""
    if facts.scheme_at_destination is Scheme.RESIDENT and not fails(cells, "origin_keeps_account"):
        yield LocalCheck("balance_into_resident_scheme", destination.area_code, "area_not_covered")
    if _refused_elsewhere(facts, cells):
        if fallback.value is None:
            yield hole_check(fallback.parameter, origin, fallback)
        elif fallback.value.standing != "rule":
            yield LocalCheck(fallback.parameter, origin.area_code, "low_evidence")


def _refused_elsewhere(facts: BalanceTransferFacts, cells: tuple[Judgement, ...]) -> bool:
    """Whether the destination does not take the account, and the balance may go elsewhere for that."""
    refused = facts.destination_accepts_account is False
    return refused and any(cell.verdict is Verdict.ELIGIBLE and not _moves(cell) for cell in cells)


def _moves(cell: Judgement) -> bool:
    return routes_of(cell) == ("moves_with_relation",)


def _payout_checks(day: Day, origin: PolicyView) -> Iterator[LocalCheck]:
    """Yield a check if only the agency can say whether it pays a resettled retiree, or if the list is weak."""
    grounds, payout = payout_of(day, origin.area_code)
    if grounds.admits(RESETTLED) is None:
        disputed = grounds.listed is not None
        hole = hole_check("cash_withdrawal", origin, payout)
        yield LocalCheck("cash_withdrawal", origin.area_code, "sources_conflict") if disputed else hole
    else:
        weak = weak_list_check(origin, payout)
        if weak:
            yield weak


def _conflicts(findings: Mapping[str, Finding], origin: PolicyView, routes: tuple[str, ...]) -> Iterator[Conflict]:
    """Yield what other sources say: whether the balance moves, and whether it is paid to the bank card."""
    if origin.not_covered:
        return
    topics = {"balance_moves": "balance_follows_relation"}
    if "paid_to_own_bank_account" in routes:
        topics["fallback"] = "balance_when_not_movable"
    for purpose, topic in topics.items():
        conflict = _rivalry(origin, findings[purpose], topic)
        if conflict:
            yield conflict


def _rivalry(origin: PolicyView, finding: Finding, topic: str) -> Conflict | None:
    name = (rivalry, finding.parameter, topic)
    return origin_of(origin).keep(name, lambda: rivalry(finding, origin.claims(topic)))


def _advisories(
    facts: BalanceTransferFacts,
    cells: tuple[Judgement, ...],
    findings: Mapping[str, Finding],
    origin: PolicyView,
    destination: PolicyView,
) -> Iterator[Message]:
    rejected = all(cell.verdict is Verdict.NOT_ELIGIBLE for cell in cells)
    if fails(cells, "not_retired"):
        yield message("see_cash_withdrawal" if facts.resettled_across_provinces else "retired_keeps_using_account")
        filing = _filing(facts, cells, origin)
        rule = filing and filing.findings[FILING].value
        if rule:
            yield message("resettled_needs_remote_care_filing", citation=rule.citation.id)
    if facts.scheme_at_origin is Scheme.RESIDENT:
        yield message("resident_relation_only")
    if rejected:
        return
    if facts.origin_arrears and all("arrears_settled" not in dict(cell.criteria) for cell in cells):
        yield message("arrears_do_not_decide")
    conditions = findings["arrears_settled"].term if "arrears_settled" in findings else None
    others = [code for code in cast("tuple[str, ...]", conditions or ()) if code not in _ASKED]
    if others:
        yield message("within_province_conditions", conditions=tuple(others))
    if findings["into_destination"].term:
        yield message("transfer_in_conditions", conditions=findings["into_destination"].term, area=destination.area)
    if "application" in findings and findings["application"].term is False:
        yield message("no_application_needed")
    elif findings["applicant"].term and facts.insured_status is not None:
        employed = facts.insured_status is InsuredStatus.EMPLOYED
        yield message("employer_applies" if employed else "person_applies")
