"""May the balance of the personal account be taken out in cash?

As a rule not: guidance 国办发〔2021〕14号 names what the account may pay for, and cash is not among it. Provinces and
cities have closed lists of cases in which the whole balance is paid out once (`payout_grounds`): death, settling
abroad and a few more. Fujian states the principle behind them: only where the money can neither be moved nor be used,
and a transfer goes first. Beijing let people draw the money freely until 2022-08-31; money credited before 2022-09-01
may still be drawn (京医保发〔2022〕28号). Wuhan says that the account pays no cash and is inherited, and nothing of
grounds: that is a no for every ground but death.

Two ways lead to a yes, so the criteria are told by the way that decides: money from before the end of free withdrawal,
else the ground.

Ambiguities that stay visible: where no list is known, a ground is a local check and never a guess. Somebody who names
no ground is told no wherever the national guidance is in force, unless the area itself lets people draw. Money that was
credited before a day after the end of free withdrawal may be partly older; as a whole it is not, and the answer says
that the older part may be drawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from service.decisions.payout_grounds import (
    Admitted,
    admitted,
    codes,
    ground_finding,
    payout_findings,
    weak_list_check,
)
from service.facts import CashWithdrawalFacts, WithdrawalGround, domain
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Remedy, Said, Sought, Verdict, rivalry, said
from service.policy.book import Finding, PolicyView
from service.policy.day import Day
from service.reasoning.completions import Space, area_rules, complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    day_after,
    gaps_of,
    hole_check,
    judged,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("area", "ground", "credited_before")
PARAMETERS = (
    "withdrawal_grounds",
    "withdrawal_examples",
    "account_cash_out",
    "earlier_credits_withdrawable",
    "withdrawal_principle",
)
FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "credited_while_free": ("area", "credited_before"),
    "ground_stated": ("area", "ground"),
    "ground_admitted": ("area", "ground"),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

_FIXED = {"ground_stated": "ground", "ground_admitted": "ground"}
"""Nobody is told to look for a ground: it is a turn of life, no step in a procedure."""

_NAMED = tuple(str(ground) for ground in WithdrawalGround)
_DOCUMENTS = {
    WithdrawalGround.DEATH: "withdrawal_documents_on_death",
    WithdrawalGround.GAVE_UP_INSURANCE: "withdrawal_documents_on_giving_up",
    WithdrawalGround.PENSION_LUMP_SUM: "withdrawal_documents_on_pension_lump_sum",
}
LOOKED_UP = (
    *PARAMETERS,
    "account_use_allowed",
    "account_ownership",
    "cash_out_ways",
    "transfer_impossible_means",
    "withdrawal_conditions",
    "withdrawal_resettled_precondition",
    "withdrawal_death_payee",
    "withdrawal_documents",
    *_DOCUMENTS.values(),
)
"""All that an answer looks up: only a day on which one of these changes can change it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a judgement needs of the policy for one area.

    `free` says whether anybody may draw without a ground (`None` = not known), `free_before` the day before which money
    was credited that may still be drawn.
    """

    admitted: Admitted
    free: bool | None
    free_before: date | None


def decide(facts: CashWithdrawalFacts, day: Day) -> Decision:
    """Answer for the facts stated, on a day, as the book knew on another."""
    found = complete(space(facts, day))
    cells = found.cells
    view = day.at(facts.area)
    findings = _findings(day, facts.area)
    told = _told_by_criterion(findings)
    criteria = criteria_of(cells, FACTS_OF, told)
    verdict = verdict_of(cells)
    beside = tuple(_beside(facts, verdict, view, findings))
    rests_on = [finding for each in criteria for finding in each.findings]
    used = [each for each in _once((*rests_on, *(finding for finding, _ in beside))) if each.value]
    if facts.area is None and not used:
        used = [findings["uses"]]  # What holds everywhere is all that can be named without an area.

    return Decision(
        verdict=verdict,
        criteria=criteria,
        sought=Sought(lambda: _remedies(facts, day, cells)),
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, found),
            findings=tuple(used),
            local_checks=tuple(_local_checks(facts, cells, verdict, view, findings)),
            conflicts=tuple(_conflicts(facts, view, findings)),
            advisories=(*(item for _, item in beside), *_general(facts, verdict, view, findings), *cautions(used)),
        ),
    )


def judge(rules: Rules, facts: CashWithdrawalFacts) -> Judgement:
    """Judge complete facts under known rules."""
    before = rules.free_before
    if before is not None and cast("date", facts.credited_before) <= before:
        return judged({"credited_while_free": True})
    if facts.ground is WithdrawalGround.NONE:
        tests: dict[str, bool | None] = {"ground_stated": rules.free}
    else:
        tests = {"ground_admitted": rules.free or rules.admitted.admits(str(facts.ground))}
    if before is not None and False in tests.values():
        return judged({"credited_while_free": False, **tests})
    return judged(tests)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each look-up once, in order."""
    return iter({finding.parameter: finding for finding in findings}.values())


LAW: Law[Judgement] = Law(
    names=NAMES,
    judge=judge,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: cell.verdict,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)


def space(facts: CashWithdrawalFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, _rules, _findings, beside=("account_use_allowed",))
    return Space(
        law=LAW,
        facts=facts,
        shape=_shape(tuple(sorted({each.free_before for each in rules.rules if each.free_before is not None}))),
        situation=rules,
        rules_at=lambda areas: _rules(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: _findings(day, facts.area).values(),
    )


@lru_cache(maxsize=64)
def _shape(days: tuple[date, ...]) -> Shape:
    credited = Axis("credited_before", (date.min, *map(day_after, days)), steps=True)
    return Shape.of((Axis("ground", domain("ground")), credited))


def _remedies(facts: CashWithdrawalFacts, day: Day, cells: tuple[Judgement, ...]) -> tuple[Remedy, ...]:
    """What would turn a no into a yes."""

    def ways(then: Day) -> Mapping[str, Way]:
        """To draw only the money from before the end of free withdrawal."""
        before = then.at(facts.area).find("earlier_credits_withdrawable").term
        return {} if before is None else {"credited_before": Way("credited_while_free", (before,))}

    table = Table(FACTS_OF, ways, fixed={} if ways(day) else _FIXED)
    return remedies_of(facts, day, cells, space, table)


def _findings(day: Day, area: str | None) -> Mapping[str, Finding]:
    """The look-ups for an area, by the purpose they serve."""
    return {
        **payout_findings(day, area),
        "uses": day.at(area).find("account_use_allowed"),
    }


def _rules(day: Day, area: str | None) -> Rules:
    findings = _findings(day, area)
    return Rules(
        admitted=admitted(findings),
        free=_free(findings),
        free_before=cast("date | None", findings["free_before"].term),
    )


def _free(findings: Mapping[str, Finding]) -> bool | None:
    """Whether anybody may draw: what the area says, else no where cash is not among the uses or only on a list.

    An area that says something of another day only is not answered from the general rule.
    """
    cash_out = findings["cash_out"]
    if cash_out.value is not None:
        return cash_out.term is True
    if findings["listed"].value is not None or findings["principle"].value is not None:
        return False
    return None if cash_out.hole == "no_rule_in_force" or findings["uses"].value is None else False


def _told_by_criterion(findings: Mapping[str, Finding]) -> Mapping[str, Finding]:
    """The look-up behind each criterion: for nobody's ground, the first that says whether cash is paid at all."""
    speaking = (findings[name] for name in ("cash_out", "listed", "principle", "uses"))
    cash_out = findings["cash_out"]
    return {
        "credited_while_free": findings["free_before"],
        "ground_stated": next((each for each in speaking if each.value), cash_out),
        "ground_admitted": cash_out if cash_out.term is True else ground_finding(admitted(findings), findings),
    }


def _local_checks(
    facts: CashWithdrawalFacts,
    cells: tuple[Judgement, ...],
    verdict: Verdict,
    view: PolicyView,
    findings: Mapping[str, Finding],
) -> Iterator[LocalCheck]:
    """What only the agency can tell: no list, lists that differ, a weak list."""
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    if view.area is None:
        if not any(finding.value for finding in findings.values()):
            yield LocalCheck("cash_withdrawal", None, "no_rule_in_force")
        return
    open_now = any(truth is None for cell in cells for _, truth in cell.criteria)
    listed = findings["listed"]
    if open_now and facts.ground is WithdrawalGround.NONE:
        yield hole_check("account_cash_out", view, findings["cash_out"])
    elif open_now and listed.value is None:
        yield hole_check("withdrawal_grounds", view, listed)
    elif open_now and facts.ground is not None:
        yield LocalCheck("withdrawal_grounds", view.area_code, "sources_conflict")
    weak = weak_list_check(view, listed)
    if weak and verdict is not Verdict.UNDETERMINED and facts.ground is not WithdrawalGround.NONE:
        yield weak


def _conflicts(facts: CashWithdrawalFacts, view: PolicyView, findings: Mapping[str, Finding]) -> Iterator[Conflict]:
    """The ways to cash that articles name, which no rule knows; pages that differ on the list; what counts as stuck."""
    if view.not_covered:
        return
    topics = [view.find("cash_out_ways"), findings["listed"]]
    if facts.ground is WithdrawalGround.TRANSFER_IMPOSSIBLE:
        topics.append(view.find("transfer_impossible_means"))
    for finding in topics:
        claims = [value for value in view.said(finding.parameter) if value.standing == "claim"]
        conflict = rivalry(finding, claims)
        if conflict:
            yield conflict


def _beside(
    facts: CashWithdrawalFacts, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[tuple[Finding, Said]]:
    """What the area's rules say beside the verdict, each with the look-up it comes from."""
    listed, ground = findings["listed"], facts.ground
    if view.area is None:
        return
    yield from _of_cash(ground, verdict, view, findings)
    if verdict is not Verdict.ELIGIBLE and codes(listed):
        named = tuple(code for code in codes(listed) if code in _NAMED)
        yield listed, said("withdrawal_grounds_listed", grounds=named)
    further = tuple(code for code in codes(listed) if code not in _NAMED)
    if verdict is not Verdict.ELIGIBLE and further:
        yield listed, said("further_withdrawal_grounds", grounds=further)
    examples = tuple(code for code in codes(findings["examples"]) if code != ground)
    if verdict is not Verdict.ELIGIBLE and examples and listed.value is None:
        yield findings["examples"], said("withdrawal_examples", grounds=examples)
    if findings["principle"].value and ground is not WithdrawalGround.DEATH:
        yield findings["principle"], said("withdrawal_principle")
    if ground is WithdrawalGround.NONE or verdict is Verdict.NOT_ELIGIBLE:
        return
    if ground is not None:
        yield from _before_payment(ground, view)


def _of_cash(
    ground: WithdrawalGround | None, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[tuple[Finding, Said]]:
    """The older part of the money, an account that pays no cash, and who inherits it by the area's own rule."""
    before = findings["free_before"].term
    if before and verdict is not Verdict.ELIGIBLE:
        yield findings["free_before"], said("older_money_may_be_drawn", day=before)
    if ground not in (None, WithdrawalGround.NONE) and admitted(findings).barred:
        yield findings["cash_out"], said("account_pays_no_cash")
    ownership = view.find("account_ownership")
    if ground is WithdrawalGround.DEATH and ownership.level != "national" and "inheritable" in codes(ownership):
        yield ownership, said("balance_is_inherited")


def _before_payment(ground: WithdrawalGround, view: PolicyView) -> Iterator[tuple[Finding, Said]]:
    """What the agency asks for on this ground."""
    means, filing = view.find("transfer_impossible_means"), view.find("withdrawal_resettled_precondition")
    if ground is WithdrawalGround.TRANSFER_IMPOSSIBLE and means.value:
        yield means, said("transfer_impossible_means", meanings=codes(means))
    if ground is WithdrawalGround.RESETTLED_RETIREE and filing.value:
        yield filing, said("resettled_needs_remote_care_filing")
    conditions, papers = view.find("withdrawal_conditions"), view.find("withdrawal_documents")
    if conditions.value:
        yield conditions, said("withdrawal_conditions", conditions=codes(conditions))
    if papers.value:
        yield papers, said("withdrawal_documents", papers=codes(papers))
    more = view.find(_DOCUMENTS[ground]) if ground in _DOCUMENTS else None
    if more and more.value:
        yield more, said("withdrawal_further_documents", papers=codes(more))
    payee = view.find("withdrawal_death_payee")
    if ground is WithdrawalGround.DEATH and payee.value:
        yield payee, said(str(payee.term))


def _general(
    facts: CashWithdrawalFacts, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Said]:
    """What holds everywhere: brokers, what the money is for, inheritance by the nation's rule, the transfer first."""
    if facts.ground is WithdrawalGround.NONE and verdict is not Verdict.ELIGIBLE:
        yield said("cash_brokers_are_unlawful")
        if findings["uses"].value:
            yield said("lawful_uses", uses=codes(findings["uses"]))
    ownership = view.find("account_ownership")
    if facts.ground is WithdrawalGround.DEATH and ownership.level == "national" and "inheritable" in codes(ownership):
        yield said("balance_is_inherited")
    if facts.ground is WithdrawalGround.TRANSFER_IMPOSSIBLE:
        yield said("transfer_goes_first")
