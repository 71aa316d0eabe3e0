"""Is a ground for paying the balance out in cash admitted where the account is? Shared by two questions.

There is no national list. Provinces and cities have closed lists of their own; the nearest list applies. What is on it
is admitted, what is not on it is not, with two exceptions that leave it open: a ground which the province's own rule
names and the city's list leaves out, and a ground which another page on the same list names. Where no list is known, a
source may name single grounds as examples; those are admitted, and nothing is said of the others. An area that says
only that its account pays no cash admits nothing; what is inherited it leaves open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from service.outcome import LocalCheck
from service.policy.book import PolicyView
from service.policy.day import Day
from service.policy.reading import Reading
from service.policy.values import Finding, Value


@dataclass(frozen=True, slots=True)
class Admitted:
    """The grounds admitted somewhere: the closed list (`None` = not known), examples, and grounds in dispute.

    `barred` says that the account pays no cash and nothing else is said of drawing; the end of free withdrawal alone,
    after which older money may still be drawn, is no such bar.
    """

    listed: tuple[str, ...] | None
    examples: tuple[str, ...]
    disputed: tuple[str, ...]
    barred: bool

    def admits(self, ground: str) -> bool | None:
        """Whether a ground is admitted; `None` where nobody says, or sources differ."""
        if ground in (self.listed or ()) or (self.listed is None and ground in self.examples):
            return True
        if self.barred and ground != "death":
            return False
        return None if self.listed is None or ground in self.disputed else False


PARAMETERS = (
    "withdrawal_grounds",
    "withdrawal_examples",
    "account_cash_out",
    "earlier_credits_withdrawable",
    "withdrawal_principle",
)
"""What `payout_findings` looks up."""

PURPOSES = {
    "listed": "withdrawal_grounds",
    "province": "withdrawal_grounds",
    "examples": "withdrawal_examples",
    "cash_out": "account_cash_out",
    "free_before": "earlier_credits_withdrawable",
    "principle": "withdrawal_principle",
}
OF_PROVINCE = frozenset({"province"})
READING = Reading(PURPOSES, in_province=OF_PROVINCE)


def payout_findings(day: Day, area_code: str | None) -> Mapping[str, Finding]:
    """The look-ups behind `Admitted`: the nearest list, the list of the province, single examples, and cash as such."""
    return day.at(area_code).read(READING).findings


def admitted(findings: Mapping[str, Finding]) -> Admitted:
    """The grounds admitted by these findings."""
    listed, province = findings["listed"], findings["province"]
    of_province = codes(province) if listed.level == "area" and province.level == "province" else ()
    rivals = tuple(code for value in listed.rivals for code in _codes_of(value))
    return Admitted(
        listed=None if listed.value is None else codes(listed),
        examples=codes(findings["examples"]),
        disputed=tuple(code for code in (*of_province, *rivals) if code not in codes(listed)),
        barred=findings["cash_out"].term is False
        and not any(findings[name].value for name in ("listed", "examples", "principle", "free_before")),
    )


def ground_finding(found: Admitted, findings: Mapping[str, Finding]) -> Finding:
    """The look-up that speaks of the grounds: the list, the examples where there is none, or that no cash is paid."""
    if found.barred:
        return findings["cash_out"]
    return findings["examples" if found.listed is None and found.examples else "listed"]


def weak_list_check(view: PolicyView, finding: Finding) -> LocalCheck | None:
    """The local check for a list that is only advisory."""
    if finding.value is None or finding.value.standing == "rule":
        return None
    return LocalCheck("cash_withdrawal", view.area_code, "low_evidence")


def codes(finding: Finding) -> tuple[str, ...]:
    """The codes of a finding, none for a hole."""
    return cast("tuple[str, ...]", finding.term or ())


def _codes_of(value: Value) -> tuple[str, ...]:
    return cast("tuple[str, ...]", value.term)
