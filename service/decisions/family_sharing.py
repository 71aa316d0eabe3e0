"""May a relative use the money of a personal account?

Guiding opinions 国办发〔2024〕38号, following the Civil Code: the account may be shared with close relatives, who are
spouse, parents, children, siblings, and the grandparents and grandchildren of either side. Parents-in-law are none of
them. The relative must be insured, in the employee or the resident scheme. By the end of 2024 every province had
followed, within the province; before that Beijing had its own shorter list, for relatives insured in Beijing. Notice
of 2026-01-09: sharing reaches across provinces, pays for costs borne personally and for the premiums of the resident
scheme and of long-term care, and never passes on the benefit itself (reimbursement, eligibility, the card). Before that
notice the uses are those of 国办发〔2021〕14号 as they were widened.

Ambiguities that stay visible:

- Across provinces both pools must have opened the wallet. The notice counts the open pools and does not name them, so
  `both_pools_open` has no known rule: the verdict is open, with a local check for both areas. Saying yes would rest
  on a majority, not on a rule for these two areas.
- A transfer or the end of insurance ends the relation by itself. That is what happens after the move, not a condition
  before it: `owner_moving_out` warns and never decides. The text is that of the notice on sharing across provinces; for
  sharing within a province the warning says to ask locally.
- Between the national list and the day by which all provinces had followed, a relative on the national list and not
  on the area's own is open: on which day the area followed is not known.
- A list of uses says what is allowed, not that nothing else is: a use that no list names is open. Only what the notice
  excludes is a no. Where an area's page names fewer uses than the notice, the notice counts: it is higher and later.
- Before the notice, sharing across provinces was neither allowed nor forbidden by a rule we know of: open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from service.facts import FamilySharingFacts, Relationship, SharingPurpose, domain
from service.outcome import Decision, Grounds, LocalCheck, Said, Sought, Verdict, said
from service.policy.book import AreaGroup, Finding, PolicyBook, PolicyView
from service.policy.day import Day
from service.reasoning.completions import Situation, Space, complete, nearby, situation
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    fails,
    gaps_of,
    hole_check,
    judged,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("owner_area", "relative_area", "relationship", "relative_insured", "purpose", "owner_moving_out")
DOMAINS = {name: domain(name) for name in ("relationship", "relative_insured", "purpose")}
"""`owner_moving_out` is left out: it never decides, so completing it would only double the work."""

PARAMETERS = (
    "sharing_relatives",
    "sharing_relative_must_be_insured",
    "sharing_uses",
    "account_use_allowed",
    "sharing_never",
    "sharing_scope",
    "sharing_across_provinces",
)
LOOKED_UP = (
    *PARAMETERS,
    "sharing_pools_open",
    "sharing_ends_on",
    "sharing_quota",
    "sharing_wallet",
    "sharing_steps",
)
"""All that an answer looks up: only a day on which one of these changes can change it."""

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "close_relative": ("relationship",),
    "relative_is_insured": ("relative_insured",),
    "purpose_shareable": ("purpose",),
    "sharing_reaches": ("owner_area", "relative_area"),
    "both_pools_open": ("owner_area", "relative_area"),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

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
"""What a person can do about a no, and what nobody can."""

_GENERAL_USES = {
    "own_and_close_family_medical_costs": "medical_cost",
    "relatives_resident_premiums": "resident_premium",
}
"""Uses of the account for relatives, as its general rule names them, and the purposes they are."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a judgement needs of the policy for one pair of areas.

    `relatives` is the list of the account's area and `wider` the nation's; `None` where no list is known. `reach` is
    how far apart the two are insured, `None` where an area is not in the book.
    """

    relatives: frozenset[str] | None
    wider: frozenset[str] | None
    must_be_insured: bool
    uses: frozenset[str]
    entitlement_excluded: bool
    reach: str | None
    reaches: bool


def decide(facts: FamilySharingFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    undecided = replace(facts, owner_moving_out=None)
    completions = complete(space(undecided, day))
    cells = completions.cells
    findings = _findings(facts, day)
    owner, _ = _views(day, facts.owner_area)
    stated = dict.fromkeys(code for code in (facts.owner_area, facts.relative_area) if code)
    uncovered = tuple(code for code in stated if code not in day.book.areas)
    told = tuple(_advisories(facts, cells, owner))
    deciding = tuple(findings[code] for code in FACTS_OF if any(code in dict(cell.criteria) for cell in cells))
    used = tuple(dict.fromkeys(finding for finding in (*deciding, *(found for _, found in told)) if finding.value))

    checks = tuple(_local_checks(facts, cells, findings, owner, uncovered))
    if not used and not checks:
        # Only an area that is not stated had rules then: for the nation there is nothing to cite.
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
            advisories=(*(item for item, _ in told), *cautions(used)),
        ),
    )


def judge(rules: Rules, facts: FamilySharingFacts) -> Judgement:
    """Judge complete facts under known rules."""
    tests: dict[str, bool | None] = {
        "close_relative": _close(rules, cast("Relationship", facts.relationship)),
        "relative_is_insured": True if facts.relative_insured else (False if rules.must_be_insured else None),
        "purpose_shareable": _shareable(rules, cast("SharingPurpose", facts.purpose)),
        "sharing_reaches": rules.reaches or None,
    }
    if rules.reach == "across_provinces" and rules.reaches:
        tests["both_pools_open"] = None
    return judged(tests)


def _close(rules: Rules, relationship: Relationship) -> bool | None:
    if rules.relatives is None:
        return None
    if relationship in rules.relatives:
        return True
    return None if relationship in (rules.wider or ()) else False


def _shareable(rules: Rules, purpose: SharingPurpose) -> bool | None:
    if purpose is SharingPurpose.BENEFIT_ENTITLEMENT:
        return False if rules.entitlement_excluded else None
    return True if purpose in rules.uses else None


LAW: Law[Judgement] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: cell.verdict,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)
_SHAPE = Shape.of([Axis(name, values) for name, values in DOMAINS.items()])


def space(facts: FamilySharingFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be."""

    def groups() -> Mapping[str, Sequence[AreaGroup]]:
        return dict.fromkeys(("owner_area", "relative_area"), day.groups_of_areas(PARAMETERS))

    return Space(
        law=LAW,
        facts=facts,
        shape=_SHAPE,
        situation=_situation(facts, day),
        rules_at=lambda areas: _rules(day, areas["owner_area"], areas["relative_area"]),
        groups=groups,
        looked_up=lambda: _findings(facts, day).values(),
    )


def _situation(facts: FamilySharingFacts, day: Day) -> Situation:
    """The rules that the areas not stated leave possible."""
    stated = (facts.owner_area, facts.relative_area)
    if None not in stated:
        return Situation.of({}, lambda _: _rules(day, *stated))

    def build(first: Day) -> Situation:
        kinds = first.kinds_of_area(PARAMETERS)
        places: dict[str, Sequence[str | None]] = {}
        if facts.owner_area is None:
            places["owner_area"] = (*kinds, *nearby(day.book, facts.relative_area))
        if facts.relative_area is None:
            places["relative_area"] = (*kinds, *nearby(day.book, facts.owner_area))
        both = {"owner_area": facts.owner_area, "relative_area": facts.relative_area}
        found: dict[object, Rules] = {}

        def rules_at(areas: Mapping[str, str | None]) -> Rules:
            """The rules of one pair: of one owner's area they differ only by how far apart the two are insured."""
            placed = {**both, **areas}
            owner, relative = placed["owner_area"], placed["relative_area"]
            key = (owner, _reach(first.book, owner, relative))
            if key not in found:
                found[key] = _rules(first, owner, relative)
            return found[key]

        return Situation.of(places, rules_at)

    return situation(LAW, day, PARAMETERS, stated, build)


def _views(day: Day, owner_area: str | None) -> tuple[PolicyView, PolicyView]:
    """The account's area (the nation where it is not in the book), and the nation."""
    owner, nation = day.at(owner_area), day.at(None)
    return nation if owner.not_covered else owner, nation


def _findings(facts: FamilySharingFacts, day: Day) -> Mapping[str, Finding]:
    """The look-ups by the criterion they serve; for the purpose, the one that names it."""
    owner, nation = _views(day, facts.owner_area)
    uses = (owner.find("sharing_uses"), nation.find("sharing_uses"), owner.find("account_use_allowed"))
    if facts.purpose is SharingPurpose.BENEFIT_ENTITLEMENT:
        purpose = nation.find("sharing_never")
    else:
        purpose = next((found for found in uses if facts.purpose in _purposes(found)), uses[0])
    return {
        "close_relative": owner.find("sharing_relatives"),
        "relative_is_insured": owner.find("sharing_relative_must_be_insured"),
        "purpose_shareable": purpose,
        "sharing_reaches": _scope(_reach(day.book, facts.owner_area, facts.relative_area), owner),
        "both_pools_open": nation.find("sharing_pools_open"),
    }


def _rules(day: Day, owner_area: str | None, relative_area: str | None) -> Rules:
    owner, nation = _views(day, owner_area)
    uses = (owner.find("sharing_uses"), nation.find("sharing_uses"), owner.find("account_use_allowed"))
    reach = _reach(day.book, owner_area, relative_area)
    return Rules(
        relatives=_listed(owner.find("sharing_relatives")),
        wider=_listed(nation.find("sharing_relatives")),
        must_be_insured=owner.find("sharing_relative_must_be_insured").term is True,
        uses=frozenset(purpose for found in uses for purpose in _purposes(found)),
        entitlement_excluded=nation.find("sharing_never").value is not None,
        reach=reach,
        reaches=_reaches(reach, _scope(reach, owner)),
    )


def _scope(reach: str | None, owner: PolicyView) -> Finding:
    """The rule on how far sharing reaches, within the province or beyond it."""
    return owner.find("sharing_across_provinces" if reach == "across_provinces" else "sharing_scope")


def _reaches(reach: str | None, scope: Finding) -> bool:
    return scope.term is True if reach == "across_provinces" else reach in (_listed(scope) or ())


def _listed(finding: Finding) -> frozenset[str] | None:
    return frozenset(cast("tuple[str, ...]", finding.term)) if finding.value else None


def _purposes(finding: Finding) -> frozenset[str]:
    return frozenset(_GENERAL_USES.get(code, code) for code in _listed(finding) or ())


def _reach(book: PolicyBook, owner_area: str | None, relative_area: str | None) -> str | None:
    """How far apart the two are insured; `None` where an area is not stated or not in the book."""
    owner, relative = book.areas.get(owner_area or ""), book.areas.get(relative_area or "")
    if owner is None or relative is None:
        return None
    if owner == relative:
        return "same_pool"
    return "same_province" if owner.province == relative.province else "across_provinces"


def _local_checks(
    facts: FamilySharingFacts,
    cells: tuple[Judgement, ...],
    findings: Mapping[str, Finding],
    owner: PolicyView,
    uncovered: tuple[str, ...],
) -> Iterator[LocalCheck]:
    """What only the agency can tell: areas not in the book, and criteria open in every completion."""
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
) -> Iterator[tuple[Said, Finding]]:
    """What to know besides, each with the finding it rests on."""
    relatives = owner.find("sharing_relatives")
    if fails(cells, "close_relative") and facts.relationship is Relationship.PARENT_IN_LAW:
        yield said("spouse_may_share"), relatives
    if verdict_of(cells) is Verdict.NOT_ELIGIBLE:
        return
    ends = owner.find("sharing_ends_on")
    if facts.owner_moving_out and "moves_to_another_pool" in (_listed(ends) or ()):
        yield said("sharing_ends_on_move"), ends
    if all("both_pools_open" in dict(cell.criteria) for cell in cells):
        pools, quota, wallet = (owner.find(f"sharing_{name}") for name in ("pools_open", "quota", "wallet"))
        if pools.value:
            yield said("pools_open_count", count=pools.term), pools
        if "owner_cannot_use_reserved" in (_listed(quota) or ()):
            yield said("reserved_quota_locked"), quota
        if "virtual_quota" in (_listed(wallet) or ()):
            yield said("wallet_is_virtual"), wallet
    steps = owner.find("sharing_steps")
    if steps.value:
        yield said("sharing_steps", conditions=steps.term), steps
