"""The law of a withdrawal in cash: which rules are read, and how complete facts are judged under them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from service.facts import WithdrawalGround, domain
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.values import Finding
from service.questions.cash_withdrawal.facts import CashWithdrawalFacts
from service.questions.payout_grounds import (
    OF_PROVINCE,
    PARAMETERS,
    PURPOSES,
    Admitted,
    admitted,
)
from service.reasoning.completions import Space, area_rules
from service.reasoning.judgements import (
    Judgement,
    day_after,
    judged,
)
from service.reasoning.tables import Axis, Law, Shape

NAMES = ("area", "ground", "credited_before")

FACTS_OF: Mapping[str, tuple[str, ...]] = {
    "credited_while_free": ("area", "credited_before"),
    "ground_stated": ("area", "ground"),
    "ground_admitted": ("area", "ground"),
}
"""Each criterion and the facts it looks at, in the order in which an answer tells them."""

DOCUMENTS = {
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
    *DOCUMENTS.values(),
)
"""All that an answer looks up: only a day on which one of these changes can change it."""

_READING = Reading({**PURPOSES, "uses": "account_use_allowed"}, in_province=OF_PROVINCE)


@dataclass(frozen=True, slots=True)
class Rules:
    """All that a judgement needs of the policy for one area.

    `free` says whether anybody may draw without a ground (`None` = not known), `free_before` the day before which money
    was credited that may still be drawn.
    """

    admitted: Admitted
    free: bool | None
    free_before: date | None


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


LAW: Law[Judgement] = Law(
    names=NAMES,
    verdict_of=lambda cell: cell.verdict,
    answer_of=lambda cell: cell.verdict,
    settled_of=lambda cell: cell.verdict.value,
    facts_of=FACTS_OF,
)


def space(facts: CashWithdrawalFacts, day: Day) -> Space[Judgement]:
    """The facts stated, and all that the facts not stated may be."""
    rules = area_rules(LAW, facts.area, day, PARAMETERS, _rules, _READING, beside=("account_use_allowed",))
    return Space(
        law=LAW,
        facts=facts,
        judge=judge,
        shape=_shape(tuple(sorted({each.free_before for each in rules.rules if each.free_before is not None}))),
        situation=rules,
        rules_at=lambda areas: _rules(day, areas["area"]),
        groups=lambda: {"area": day.groups_of_areas(PARAMETERS)},
        looked_up=lambda: findings_of(day, facts.area).values(),
    )


@lru_cache(maxsize=64)
def _shape(days: tuple[date, ...]) -> Shape:
    credited = Axis("credited_before", (date.min, *map(day_after, days)), steps=True)
    return Shape.of((Axis("ground", domain("ground")), credited))


def findings_of(day: Day, area: str | None) -> Mapping[str, Finding]:
    """The look-ups for an area, by the purpose they serve."""
    return day.at(area).read(_READING).findings


def _rules(day: Day, area: str | None) -> Rules:
    period = day.at(area).read(_READING)
    return period.keep(Rules, lambda: _rules_from(period.findings))


def _rules_from(findings: Mapping[str, Finding]) -> Rules:
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
