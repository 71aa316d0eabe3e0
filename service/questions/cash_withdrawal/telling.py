"""What an answer on a withdrawal in cash says besides the judgement."""

from collections.abc import Iterable, Iterator, Mapping

from service.facts import WithdrawalGround
from service.outcome import Conflict, Decision, Grounds, LocalCheck, Message, Remedy, Sought, Verdict, message
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.values import Finding
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.cash_withdrawal.law import DOCUMENTS, FACTS_OF, NAMES, findings_of, space
from service.questions.payout_grounds import (
    admitted,
    codes,
    ground_finding,
    weak_list_check,
)
from service.reasoning.completions import complete
from service.reasoning.judgements import (
    Judgement,
    cautions,
    criteria_of,
    gaps_of,
    hole_check,
    verdict_of,
)
from service.reasoning.remedies import Table, Way, remedies_of
from service.reasoning.rivalry import rivalry

_FIXED = {"ground_stated": "ground", "ground_admitted": "ground"}
"""Nobody is advised to find a ground: it is an event of life, not a step in a procedure."""

_NAMED = tuple(str(ground) for ground in WithdrawalGround)


def decide(facts: CashWithdrawalFacts, day: Day) -> Decision:
    """Answer the question for the stated facts on a day."""
    completions = complete(space(facts, day))
    cells = completions.cells
    view = day.at(facts.area)
    findings = findings_of(day, facts.area)
    by_criterion = _findings_by_criterion(findings)
    criteria = criteria_of(cells, FACTS_OF, by_criterion)
    verdict = verdict_of(cells)
    beside = tuple(_beside(facts, verdict, view, findings))
    rests_on = [finding for criterion in criteria for finding in criterion.findings]
    used = [finding for finding in _once((*rests_on, *(finding for finding, _ in beside))) if finding.value]
    if facts.area is None and not used:
        used = [findings["uses"]]  # Without an area only what applies everywhere can be cited.

    return Decision(
        verdict=verdict,
        criteria=criteria,
        sought=Sought(lambda: _remedies(facts, day, cells)),
        grounds=Grounds(
            gaps=gaps_of(facts, NAMES, completions),
            findings=tuple(used),
            local_checks=tuple(_local_checks(facts, cells, verdict, view, findings)),
            conflicts=tuple(_conflicts(facts, view, findings)),
            advisories=(*(item for _, item in beside), *_general(facts, verdict, view, findings), *cautions(used)),
        ),
    )


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding once, in order."""
    return iter({finding.parameter: finding for finding in findings}.values())


def _remedies(facts: CashWithdrawalFacts, day: Day, cells: tuple[Judgement, ...]) -> tuple[Remedy, ...]:
    """Return what would turn a no into a yes."""

    def ways(later: Day) -> Mapping[str, Way]:
        """Offer to draw only the money from before the end of free withdrawal."""
        before = later.at(facts.area).find("earlier_credits_withdrawable").term
        return {} if before is None else {"credited_before": Way("credited_while_free", (before,))}

    table = Table(FACTS_OF, ways, fixed={} if ways(day) else _FIXED)
    return remedies_of(facts, day, cells, space, table)


def _findings_by_criterion(findings: Mapping[str, Finding]) -> Mapping[str, Finding]:
    """Return the finding behind each criterion; without a ground, the first that says whether cash is paid at all."""
    speaking = (findings[name] for name in ("cash_out", "listed", "principle", "uses"))
    cash_out = findings["cash_out"]
    return {
        "credited_while_free": findings["free_before"],
        "ground_stated": next((finding for finding in speaking if finding.value), cash_out),
        "ground_admitted": cash_out if cash_out.term is True else ground_finding(admitted(findings), findings),
    }


def _local_checks(
    facts: CashWithdrawalFacts,
    cells: tuple[Judgement, ...],
    verdict: Verdict,
    view: PolicyView,
    findings: Mapping[str, Finding],
) -> Iterator[LocalCheck]:
    """Yield what only the agency can tell: no list, lists that differ, or a weak list."""
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
    """Yield ways to cash that articles name without a rule, lists that differ, and how a stuck balance is defined."""
    if view.not_covered:
        return
    topics = [view.find("cash_out_ways"), findings["listed"]]
    if facts.ground is WithdrawalGround.TRANSFER_IMPOSSIBLE:
        topics.append(view.find("transfer_impossible_means"))
    for finding in topics:
        claims = view.claims(finding.parameter)
        conflict = rivalry(finding, claims)
        if conflict:
            yield conflict


def _beside(
    facts: CashWithdrawalFacts, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[tuple[Finding, Message]]:
    """Yield what the area's rules add to the verdict, each with its finding."""
    listed, ground = findings["listed"], facts.ground
    if view.area is None:
        return
    yield from _of_cash(ground, verdict, view, findings)
    if verdict is not Verdict.ELIGIBLE and codes(listed):
        named = tuple(code for code in codes(listed) if code in _NAMED)
        yield listed, message("withdrawal_grounds_listed", grounds=named)
    further = tuple(code for code in codes(listed) if code not in _NAMED)
    if verdict is not Verdict.ELIGIBLE and further:
        yield listed, message("further_withdrawal_grounds", grounds=further)
    examples = tuple(code for code in codes(findings["examples"]) if code != ground)
    if verdict is not Verdict.ELIGIBLE and examples and listed.value is None:
        yield findings["examples"], message("withdrawal_examples", grounds=examples)
    if findings["principle"].value and ground is not WithdrawalGround.DEATH:
        yield findings["principle"], message("withdrawal_principle")
    if ground is WithdrawalGround.NONE or verdict is Verdict.NOT_ELIGIBLE:
        return
    if ground is not None:
        yield from _before_payment(ground, view)


def _of_cash(
    ground: WithdrawalGround | None, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[tuple[Finding, Message]]:
    """Yield notes on older money, on an account that pays no cash, and on who inherits it by the area's rule."""
    before = findings["free_before"].term
    if before and verdict is not Verdict.ELIGIBLE:
        yield findings["free_before"], message("older_money_may_be_drawn", day=before)
    if ground not in (None, WithdrawalGround.NONE) and admitted(findings).barred:
        yield findings["cash_out"], message("account_pays_no_cash")
    ownership = view.find("account_ownership")
    if ground is WithdrawalGround.DEATH and ownership.level != "national" and "inheritable" in codes(ownership):
        yield ownership, message("balance_is_inherited")


def _before_payment(ground: WithdrawalGround, view: PolicyView) -> Iterator[tuple[Finding, Message]]:
    """Yield what the agency requires on this ground."""
    means, filing = view.find("transfer_impossible_means"), view.find("withdrawal_resettled_precondition")
    if ground is WithdrawalGround.TRANSFER_IMPOSSIBLE and means.value:
        yield means, message("transfer_impossible_means", meanings=codes(means))
    if ground is WithdrawalGround.RESETTLED_RETIREE and filing.value:
        yield filing, message("resettled_needs_remote_care_filing")
    conditions, papers = view.find("withdrawal_conditions"), view.find("withdrawal_documents")
    if conditions.value:
        yield conditions, message("withdrawal_conditions", conditions=codes(conditions))
    if papers.value:
        yield papers, message("withdrawal_documents", papers=codes(papers))
    more = view.find(DOCUMENTS[ground]) if ground in DOCUMENTS else None
    if more and more.value:
        yield more, message("withdrawal_further_documents", papers=codes(more))
    payee = view.find("withdrawal_death_payee")
    if ground is WithdrawalGround.DEATH and payee.value:
        yield payee, message(str(payee.term))


def _general(
    facts: CashWithdrawalFacts, verdict: Verdict, view: PolicyView, findings: Mapping[str, Finding]
) -> Iterator[Message]:
    """Yield what applies everywhere: brokers, permitted uses, national inheritance rule, transfer first."""
    if facts.ground is WithdrawalGround.NONE and verdict is not Verdict.ELIGIBLE:
        yield message("cash_brokers_are_unlawful")
        if findings["uses"].value:
            yield message("lawful_uses", uses=codes(findings["uses"]))
    ownership = view.find("account_ownership")
    if facts.ground is WithdrawalGround.DEATH and ownership.level == "national" and "inheritable" in codes(ownership):
        yield message("balance_is_inherited")
    if facts.ground is WithdrawalGround.TRANSFER_IMPOSSIBLE:
        yield message("transfer_goes_first")
