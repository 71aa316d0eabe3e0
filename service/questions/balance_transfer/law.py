"""The law of a transfer of the balance: which rules it reads, and how it judges complete facts."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from service.facts import DestinationEnrolment, InsuredStatus, OriginEnrolment, Scheme, domain
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Period, Reading
from service.policy.values import AreaGroup, Finding
from service.questions import payout_grounds
from service.questions.balance_transfer.facts import BalanceTransferFacts
from service.questions.payout_grounds import Admitted, admitted, ground_finding
from service.reasoning.completions import Space, nearby, situation
from service.reasoning.judgements import (
    Judgement,
    judged,
)
from service.reasoning.memo import Memo
from service.reasoning.situations import Situation
from service.reasoning.tables import Axis, Law, Shape

NAMES = (
    "from_area",
    "to_area",
    "scheme_at_origin",
    "insured_status",
    "origin_enrolment",
    "scheme_at_destination",
    "destination_enrolment",
    "resettled_across_provinces",
    "origin_arrears",
    "destination_accepts_account",
    "family_sharing_active",
)

DOMAINS = {name: domain(name) for name in NAMES if domain(name) and name != "family_sharing_active"}
"""Family sharing never decides; it only adds a warning. So it is not completed, and always irrelevant when missing."""

PARAMETERS = (
    "retirees_excluded_from_transfer",
    "transfer_preconditions",
    "balance_follows_relation",
    "balance_within_province",
    "within_province_application_needed",
    "balance_when_not_movable",
    "within_province_conditions",
    "transfer_in_conditions",
)

ORIGIN_PARAMETERS = (*PARAMETERS, *payout_grounds.PARAMETERS)
"""Parameters that matter at the origin only, added: whether it pays a resettled retiree out."""

FILING, SHARING_ENDS = "withdrawal_resettled_precondition", "sharing_ends_on"
"""Parameters that are looked up at the origin where a fact asks for it."""

LOOKED_UP = (
    *ORIGIN_PARAMETERS,
    "relation_follows_person",
    "transfer_applicant",
    "agency_transfer_duty",
    FILING,
    SHARING_ENDS,
)
"""Every parameter that an answer may look up; no other rule change can change the answer."""

BESIDE = {name: Reading.of((name,)) for name in (FILING, SHARING_ENDS)}
_ORIGIN = Reading.of((*PARAMETERS, "relation_follows_person", "transfer_applicant", "agency_transfer_duty"))
_DESTINATION = Reading.of(("transfer_preconditions", "transfer_in_conditions"))

RESETTLED = "resettled_retiree"

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "rule_in_force": ("from_area", "to_area"),
    "different_pools": ("from_area", "to_area"),
    "origin_keeps_account": ("scheme_at_origin",),
    "not_retired": ("insured_status",),
    "origin_suspended": ("origin_enrolment",),
    "destination_enrolled": ("destination_enrolment",),
    "destination_keeps_account": ("scheme_at_destination",),
    "arrears_settled": ("origin_arrears",),
    "balance_moves": ("from_area", "to_area"),
}
"""The facts behind each criterion, in the order in which answers list the criteria."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that a judgement needs for one pair of areas.

    `balance` is `moves`, `stays_usable` or `None` where the book has no rule. `by_itself` is true where the area or its
    province moves the balance without an application, so that nobody has to accept it. `pays_resettled` says whether
    the origin pays out the balance of a retiree resettled in another province, `None` if unknown.
    """

    in_force: bool
    same_pool: bool
    retirees_excluded: bool
    arrears_block: bool
    balance: str | None
    by_itself: bool
    has_fallback: bool
    pays_resettled: bool | None


def _may_be_paid_out(facts: BalanceTransferFacts) -> bool:
    """Whether this may be a resettled retiree, to whom an area may pay the balance out."""
    return facts.insured_status in (None, InsuredStatus.RETIRED) and facts.resettled_across_provinces is not False


def judge(rules: Rules, facts: BalanceTransferFacts) -> Judgement:
    """Judge complete facts under one set of rules."""
    if not rules.in_force:
        return judged({"rule_in_force": None})
    tests: dict[str, bool | None] = {
        "different_pools": not rules.same_pool,
        "origin_keeps_account": facts.scheme_at_origin is Scheme.EMPLOYEE,
        "not_retired": not (facts.insured_status is InsuredStatus.RETIRED and rules.retirees_excluded),
        "origin_suspended": facts.origin_enrolment is OriginEnrolment.SUSPENDED,
        "destination_enrolled": facts.destination_enrolment is DestinationEnrolment.ENROLLED,
        "destination_keeps_account": facts.scheme_at_destination is Scheme.EMPLOYEE,
        "balance_moves": None if rules.balance is None else rules.balance == "moves",
    }
    if rules.arrears_block:
        tests["arrears_settled"] = not facts.origin_arrears
    return judged(tests, _routes(rules, facts, tests))


def routes_of(cell: Judgement) -> tuple[str, ...]:
    """Return the routes that a judgement leaves open."""
    return cast("tuple[str, ...]", cell.rest)


def _routes(rules: Rules, facts: BalanceTransferFacts, tests: Mapping[str, bool | None]) -> tuple[str, ...]:
    """Return the routes that are open on these facts."""
    if not tests["origin_keeps_account"]:
        return ()
    if rules.same_pool:
        return ("stays_at_origin",)
    if not tests["not_retired"]:
        paid = rules.pays_resettled if facts.resettled_across_provinces else False
        if paid is None:
            return ("paid_to_own_bank_account", "stays_at_origin")
        return ("paid_to_own_bank_account",) if paid else ("stays_at_origin",)
    if rules.balance == "stays_usable":
        return ("stays_usable_within_province",)
    if not all(met for code, met in tests.items() if code not in ("destination_keeps_account", "balance_moves")):
        return ("stays_at_origin",)
    fallback = ("paid_to_own_bank_account",) if rules.has_fallback else ()
    if not tests["destination_keeps_account"]:
        return (*fallback, "stays_at_origin")
    if rules.balance is None:
        return ("moves_with_relation", "stays_usable_within_province")
    return ("moves_with_relation",) if facts.destination_accepts_account or rules.by_itself else fallback


LAW: Law[Judgement] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: (cell.verdict, cell.rest),
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)

_SHAPE = Shape.of([Axis(name, values) for name, values in DOMAINS.items()])


def space(facts: BalanceTransferFacts, day: Day) -> Space[Judgement]:
    """Return all completions of the stated facts on a day."""
    origin_parameters = ORIGIN_PARAMETERS if _may_be_paid_out(facts) else PARAMETERS
    basis = _basis(facts, day)

    def rules_at(areas: Mapping[str, str | None]) -> Rules:
        return _rules_of(day, areas["from_area"], areas["to_area"])

    def groups() -> Mapping[str, Sequence[AreaGroup]]:
        return {"from_area": day.groups_of_areas(origin_parameters), "to_area": day.groups_of_areas(PARAMETERS)}

    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=_SHAPE,
        situation=_situation(facts, day, origin_parameters, basis),
        rules_at=rules_at,
        groups=groups,
        looked_up=lambda: findings_of(day, facts.from_area, facts.to_area).values(),
        basis=basis,
    )


def _basis(facts: BalanceTransferFacts, day: Day) -> Hashable:
    """Return all that the rules of two stated areas of the book follow from."""
    origin, destination = day.at(facts.from_area), day.at(facts.to_area)
    if origin.area is None or destination.area is None:
        return None
    within, same = origin.same_province_as(destination), facts.from_area == facts.to_area
    return origin.read(_ORIGIN), origin.read(payout_grounds.READING), destination.read(_DESTINATION), within, same


def _situation(facts: BalanceTransferFacts, day: Day, origin_parameters: tuple[str, ...], basis: Hashable) -> Situation:
    """Return the rules that remain possible while areas are missing."""
    if basis is not None:
        return _pairs.get(basis, lambda: _alone(_rules_of(day, facts.from_area, facts.to_area)))
    stated_areas = (facts.from_area, facts.to_area)
    if None not in stated_areas:
        return _alone(_rules_of(day, *stated_areas))

    def build(first: Day) -> Situation:
        places: dict[str, Sequence[str | None]] = {}
        if facts.from_area is None:
            places["from_area"] = (*first.kinds_of_area(origin_parameters), *nearby(day.book, facts.to_area))
        if facts.to_area is None:
            places["to_area"] = (*first.kinds_of_area(PARAMETERS), *nearby(day.book, facts.from_area))
        pairs = _Pairs(first)
        both = {"from_area": facts.from_area, "to_area": facts.to_area}
        return Situation.of(places, lambda areas: pairs.rules(**{**both, **areas}))

    return situation(LAW, day, origin_parameters, stated_areas, build)


_pairs: Memo[Situation] = Memo(1024)


@lru_cache(maxsize=1024)
def _alone(rules: Rules) -> Situation:
    return Situation.these((rules,))


class _Pairs:
    """The rules of many pairs of areas on one day; each area is looked up once."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._origins: dict[str | None, _Origin] = {}
        self._enrols: dict[str | None, bool] = {}
        self._joined: dict[object, Rules] = {}

    def rules(self, from_area: str | None, to_area: str | None) -> Rules:
        """Return the rules of one pair."""
        if from_area not in self._origins:
            self._origins[from_area] = _origin_of(self._day, from_area)
        if to_area not in self._enrols:
            self._enrols[to_area] = _enrols(self._day, to_area)
        origin, enrols = self._origins[from_area], self._enrols[to_area]
        within = self._day.at(from_area).same_province_as(self._day.at(to_area))
        key = (origin, enrols, within, from_area == to_area)
        if key not in self._joined:
            self._joined[key] = _joined(origin, enrols=enrols, within=within, same_pool=from_area == to_area)
        return self._joined[key]


def findings_of(day: Day, from_area: str | None, to_area: str | None) -> Mapping[str, Finding]:
    """Look up everything for a pair of areas; findings by criterion or purpose."""
    origin, destination = day.at(from_area), day.at(to_area)
    of_origin, of_destination = origin.read(_ORIGIN).findings, destination.read(_DESTINATION).findings
    within = origin.same_province_as(destination)
    findings = {
        "relation_follows_person": of_origin["relation_follows_person"],
        "not_retired": of_origin["retirees_excluded_from_transfer"],
        "origin_suspended": of_origin["transfer_preconditions"],
        "destination_enrolled": of_destination["transfer_preconditions"],
        "balance_moves": of_origin["balance_within_province" if within else "balance_follows_relation"],
        "fallback": of_origin["balance_when_not_movable"],
        "applicant": of_origin["transfer_applicant"],
        "payout": payout_of(day, from_area)[1],
        "agency_duty": of_origin["agency_transfer_duty"],
        "into_destination": of_destination["transfer_in_conditions"],
    }
    if within:
        findings["arrears_settled"] = of_origin["within_province_conditions"]
        findings["application"] = of_origin["within_province_application_needed"]
    return findings


def origin_of(view: PolicyView) -> Period:
    """Look up the rules of an origin."""
    return view.read(_ORIGIN)


def payout_of(day: Day, from_area: str | None) -> tuple[Admitted, Finding]:
    """Return the grounds on which the origin pays out, and the finding behind them; the destination does not matter."""
    period = day.at(from_area).read(payout_grounds.READING)

    def read() -> tuple[Admitted, Finding]:
        grounds = admitted(period.findings)
        return grounds, ground_finding(grounds, period.findings)

    return period.keep(Admitted, read)


@dataclass(frozen=True, slots=True)
class _Origin:
    """The part of a pair's rules that comes from the origin, for transfers within and beyond its province."""

    suspended: bool
    retirees_excluded: bool
    balance: str | None
    balance_within: str | None
    by_itself_within: bool
    arrears_block_within: bool
    has_fallback: bool
    pays_resettled: bool | None


def _origin_of(day: Day, area: str | None) -> _Origin:
    period = day.at(area).read(_ORIGIN)
    findings = period.findings
    pays = payout_of(day, area)[0].admits(RESETTLED)

    def read() -> _Origin:
        return _Origin(
            suspended=_asks(findings, "origin_suspended"),
            retirees_excluded=findings["retirees_excluded_from_transfer"].term is True,
            balance=_becomes(findings["balance_follows_relation"]),
            balance_within=_becomes(findings["balance_within_province"]),
            by_itself_within=_moves_by_itself(findings),
            arrears_block_within="arrears_paid" in cast("tuple[str, ...]", conditions or ()),
            has_fallback=findings["balance_when_not_movable"].value is not None,
            pays_resettled=pays,
        )

    conditions = findings["within_province_conditions"].term
    return period.keep((_Origin, pays), read)


def _becomes(balance: Finding) -> str | None:
    return "moves" if balance.term is True else cast("str | None", balance.term)


def _moves_by_itself(origin: Mapping[str, Finding]) -> bool:
    """Whether the area or its province moves the balance unasked; the national rule leaves acceptance open."""
    balance, application = origin["balance_within_province"], origin["within_province_application_needed"]
    return balance.term == "moves" and balance.level != "national" and application.term is False


def _enrols(day: Day, area: str | None) -> bool:
    return _asks(day.at(area).read(_DESTINATION).findings, "destination_enrolled")


def _asks(findings: Mapping[str, Finding], precondition: str) -> bool:
    return precondition in cast("tuple[str, ...]", findings["transfer_preconditions"].term or ())


@lru_cache(maxsize=1024)
def _joined(origin: _Origin, *, enrols: bool, within: bool, same_pool: bool) -> Rules:
    return Rules(
        in_force=origin.suspended and enrols,
        same_pool=same_pool,
        retirees_excluded=origin.retirees_excluded,
        arrears_block=within and origin.arrears_block_within,
        balance=origin.balance_within if within else origin.balance,
        by_itself=within and origin.by_itself_within,
        has_fallback=origin.has_fallback,
        pays_resettled=origin.pays_resettled,
    )


def _rules_of(day: Day, from_area: str | None, to_area: str | None) -> Rules:
    """Read the rules of a pair of areas."""
    return _joined(
        _origin_of(day, from_area),
        enrols=_enrols(day, to_area),
        within=day.at(from_area).same_province_as(day.at(to_area)),
        same_pool=from_area == to_area,
    )
