"""What an answer on family sharing says besides the judgement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.facts import Relationship, SharingPurpose
from service.outcome import Decision, Grounds, LocalCheck, Message, Sought, Verdict, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.values import Finding
from service.questions.family_sharing.facts import FamilySharingFacts
from service.questions.family_sharing.law import FACTS_OF, NAMES, findings_of, listed, space, views
from service.reasoning.completions import complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    fails,
    gaps_of,
    hole_check,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of

_WAYS = {
    "relative_insured": Way("relative_is_insured", (True,)),
    "purpose": Way(
        "purpose_shareable",
        tuple(purpose for purpose in SharingPurpose if purpose is not SharingPurpose.BENEFIT_ENTITLEMENT),
        least=False,
    ),
}

REMEDIES = Table(
    facts_of=FACTS_OF,
    can_change=lambda _: _WAYS,
    fixed={"close_relative": "relationship"},
)
"""Which facts a person can change about a no, and which nobody can."""


def decide(facts: FamilySharingFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    undecided = replace(facts, owner_moving_out=None)
    completions = complete(space(undecided, day))
    cells = completions.cells
    findings = findings_of(facts, day)
    owner, _ = views(day, facts.owner_area)
    stated = dict.fromkeys(code for code in (facts.owner_area, facts.relative_area) if code)
    uncovered = tuple(code for code in stated if code not in day.book.areas)
    remarks = tuple(_advisories(facts, cells, owner))
    deciding = tuple(findings[code] for code in FACTS_OF if any(code in dict(cell.criteria) for cell in cells))
    used = tuple(
        dict.fromkeys(
            finding for finding in (*deciding, *(remark_finding for _, remark_finding in remarks)) if finding.value
        )
    )

    checks = tuple(_local_checks(facts, cells, findings, owner, uncovered))
    if not used and not checks:
        # Rules came from areas that are not stated; the nation itself has nothing to cite.
        checks = (hole_check("sharing_relatives", owner, findings["close_relative"]),)

    return Decision(
        verdict=verdict_of(cells),
        criteria=criteria_of(cells, FACTS_OF, findings),
        sought=Sought(lambda: remedies_of(undecided, day, cells, space, REMEDIES)),
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, completions),
            findings=used,
            local_checks=checks,
            conflicts=(),
            advisories=(*(item for item, _ in remarks), *cautions(used)),
        ),
    )


def _local_checks(
    facts: FamilySharingFacts,
    cells: tuple[Judgement, ...],
    findings: Mapping[str, Finding],
    owner: PolicyView,
    uncovered: tuple[str, ...],
) -> Iterator[LocalCheck]:
    """Yield what only the agency can tell: areas not in the book, and criteria open in every completion."""
    if verdict_of(cells) is Verdict.NOT_ELIGIBLE:
        return
    yield from (LocalCheck("area", code, "area_not_covered") for code in uncovered)
    for code in FACTS_OF:
        finding = findings[code]
        if any(dict(cell.criteria).get(code, False) is not None for cell in cells):
            continue
        if code == "both_pools_open":
            pair = (facts.owner_area, facts.relative_area)
            yield from (LocalCheck(finding.parameter, area, "area_not_covered") for area in pair if area)
        elif finding.value is None:
            yield hole_check(finding.parameter, owner, finding)
        elif code == "close_relative":
            yield LocalCheck(finding.parameter, owner.area_code, "sources_conflict")
        elif not (code == "sharing_reaches" and uncovered):
            yield LocalCheck(finding.parameter, owner.area_code, "no_rule_in_force")
    ends = owner.find("sharing_ends_on")
    if facts.owner_moving_out and ends.value is None:
        yield hole_check(ends.parameter, owner, ends)


def _advisories(
    facts: FamilySharingFacts, cells: tuple[Judgement, ...], owner: PolicyView
) -> Iterator[tuple[Message, Finding]]:
    """Yield further notes, each with the finding behind it."""
    relatives = owner.find("sharing_relatives")
    if fails(cells, "close_relative") and facts.relationship is Relationship.PARENT_IN_LAW:
        yield message("spouse_may_share"), relatives
    if verdict_of(cells) is Verdict.NOT_ELIGIBLE:
        return
    ends = owner.find("sharing_ends_on")
    if facts.owner_moving_out and "moves_to_another_pool" in (listed(ends) or ()):
        yield message("sharing_ends_on_move"), ends
    if all("both_pools_open" in dict(cell.criteria) for cell in cells):
        pools, quota, wallet = (owner.find(f"sharing_{name}") for name in ("pools_open", "quota", "wallet"))
        if pools.value:
            yield message("pools_open_count", count=pools.term), pools
        if "owner_cannot_use_reserved" in (listed(quota) or ()):
            yield message("reserved_quota_locked"), quota
        if "virtual_quota" in (listed(wallet) or ()):
            yield message("wallet_is_virtual"), wallet
    steps = owner.find("sharing_steps")
    if steps.value:
        yield message("sharing_steps", conditions=steps.term), steps
