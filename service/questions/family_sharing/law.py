"""The law of family sharing: which rules it reads, and how it judges complete facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from service.facts import Relationship, SharingPurpose, domain
from service.policy.book import PolicyBook, PolicyView
from service.policy.day import Day
from service.policy.values import AreaGroup, Finding
from service.questions.family_sharing.facts import FamilySharingFacts
from service.reasoning.completions import Space, nearby, situation
from service.reasoning.judgements import (
    Judgement,
    judged,
)
from service.reasoning.situations import Situation
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
"""Every parameter that an answer may look up; no other rule change can change the answer."""

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "close_relative": ("relationship",),
    "relative_is_insured": ("relative_insured",),
    "purpose_shareable": ("purpose",),
    "sharing_reaches": ("owner_area", "relative_area"),
    "both_pools_open": ("owner_area", "relative_area"),
}
"""The facts behind each criterion, in the order in which answers list the criteria."""

_GENERAL_USES = {
    "own_and_close_family_medical_costs": "medical_cost",
    "relatives_resident_premiums": "resident_premium",
}
"""Uses of the account for relatives, as its general rule names them, with the matching purposes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one pair of areas.

    `relatives` is the list of the account's area and `wider` the national one; `None` if no list is known. `reach` is
    how far apart the two are insured, `None` if an area is not in the book.
    """

    relatives: frozenset[str] | None
    wider: frozenset[str] | None
    must_be_insured: bool
    uses: frozenset[str]
    entitlement_excluded: bool
    reach: str | None
    reaches: bool


def judge(rules: Rules, facts: FamilySharingFacts) -> Judgement:
    """Judge complete facts under one set of rules."""
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
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: cell.verdict,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)

_SHAPE = Shape.of([Axis(name, values) for name, values in DOMAINS.items()])


def space(facts: FamilySharingFacts, day: Day) -> Space[Judgement]:
    """Return all completions of the stated facts on a day."""

    def groups() -> Mapping[str, Sequence[AreaGroup]]:
        return dict.fromkeys(("owner_area", "relative_area"), day.groups_of_areas(PARAMETERS))

    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=_SHAPE,
        situation=_situation(facts, day),
        rules_at=lambda areas: _rules(day, areas["owner_area"], areas["relative_area"]),
        groups=groups,
        looked_up=lambda: findings_of(facts, day).values(),
    )


def _situation(facts: FamilySharingFacts, day: Day) -> Situation:
    """Return the rules that remain possible while areas are missing."""
    stated = (facts.owner_area, facts.relative_area)
    if None not in stated:
        return Situation.these((_rules(day, *stated),))

    def build(first: Day) -> Situation:
        kinds = first.kinds_of_area(PARAMETERS)
        places: dict[str, Sequence[str | None]] = {}
        if facts.owner_area is None:
            places["owner_area"] = (*kinds, *nearby(day.book, facts.relative_area))
        if facts.relative_area is None:
            places["relative_area"] = (*kinds, *nearby(day.book, facts.owner_area))
        both = {"owner_area": facts.owner_area, "relative_area": facts.relative_area}
        known: dict[object, Rules] = {}

        def rules_at(areas: Mapping[str, str | None]) -> Rules:
            """Return the rules of one pair; per owner's area they differ only by how far apart both are insured."""
            placed = {**both, **areas}
            owner, relative = placed["owner_area"], placed["relative_area"]
            key = (owner, _reach(first.book, owner, relative))
            if key not in known:
                known[key] = _rules(first, owner, relative)
            return known[key]

        return Situation.of(places, rules_at)

    return situation(LAW, day, PARAMETERS, stated, build)


def views(day: Day, owner_area: str | None) -> tuple[PolicyView, PolicyView]:
    """Return the views of the account's area (the nation if it is not in the book) and of the nation."""
    owner, nation = day.at(owner_area), day.at(None)
    return nation if owner.not_covered else owner, nation


def findings_of(facts: FamilySharingFacts, day: Day) -> Mapping[str, Finding]:
    """Look up everything; findings by criterion. For the purpose, the finding that names it."""
    owner, nation = views(day, facts.owner_area)
    uses = (owner.find("sharing_uses"), nation.find("sharing_uses"), owner.find("account_use_allowed"))
    if facts.purpose is SharingPurpose.BENEFIT_ENTITLEMENT:
        purpose = nation.find("sharing_never")
    else:
        purpose = next((finding for finding in uses if facts.purpose in _purposes(finding)), uses[0])
    return {
        "close_relative": owner.find("sharing_relatives"),
        "relative_is_insured": owner.find("sharing_relative_must_be_insured"),
        "purpose_shareable": purpose,
        "sharing_reaches": _scope(_reach(day.book, facts.owner_area, facts.relative_area), owner),
        "both_pools_open": nation.find("sharing_pools_open"),
    }


def _rules(day: Day, owner_area: str | None, relative_area: str | None) -> Rules:
    owner, nation = views(day, owner_area)
    uses = (owner.find("sharing_uses"), nation.find("sharing_uses"), owner.find("account_use_allowed"))
    reach = _reach(day.book, owner_area, relative_area)
    return Rules(
        relatives=listed(owner.find("sharing_relatives")),
        wider=listed(nation.find("sharing_relatives")),
        must_be_insured=owner.find("sharing_relative_must_be_insured").term is True,
        uses=frozenset(purpose for finding in uses for purpose in _purposes(finding)),
        entitlement_excluded=nation.find("sharing_never").value is not None,
        reach=reach,
        reaches=_reaches(reach, _scope(reach, owner)),
    )


def _scope(reach: str | None, owner: PolicyView) -> Finding:
    """Return the rule on how far sharing reaches, within the province or beyond it."""
    return owner.find("sharing_across_provinces" if reach == "across_provinces" else "sharing_scope")


def _reaches(reach: str | None, scope: Finding) -> bool:
    return scope.term is True if reach == "across_provinces" else reach in (listed(scope) or ())


def listed(finding: Finding) -> frozenset[str] | None:
    """Return the codes of a finding; `None` for a hole."""
    return frozenset(cast("tuple[str, ...]", finding.term)) if finding.value else None


def _purposes(finding: Finding) -> frozenset[str]:
    return frozenset(_GENERAL_USES.get(code, code) for code in listed(finding) or ())


def _reach(book: PolicyBook, owner_area: str | None, relative_area: str | None) -> str | None:
    """Return how far apart the two are insured; `None` if an area is missing or not in the book."""
    owner, relative = book.areas.get(owner_area or ""), book.areas.get(relative_area or "")
    if owner is None or relative is None:
        return None
    if owner == relative:
        return "same_pool"
    return "same_province" if owner.province == relative.province else "across_provinces"
