"""Does the account's area accept a ground for paying the balance out in cash? Shared by two questions.

There is no national list. Provinces and cities have closed lists of their own; the nearest list applies. A ground on it
is admitted, a ground not on it is not, with two exceptions that leave it open: the province's own rule names the ground
and the city's list omits it, or another page on the same list names it. Where no list is known, a source may name
single grounds as examples; those are admitted, and the others are left open. An area that says only that its account
pays no cash admits nothing; inheritance stays open there.
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
    """The grounds admitted: the closed list (`None` = unknown), examples, and grounds in dispute.

    `barred` is true if the account pays no cash and no other rule on withdrawal is known. The end of free withdrawal
    alone, after which older money may still be drawn, is not such a bar.
    """

    listed: tuple[str, ...] | None
    examples: tuple[str, ...]
    disputed: tuple[str, ...]
    barred: bool

    def admits(self, ground: str) -> bool | None:
        """Whether a ground is admitted; `None` if no source says, or sources differ."""
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
"""The look-ups of `payout_findings`."""

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
    """Look up what `Admitted` needs: the nearest list, the province's list, single examples, and cash in general."""
    return day.at(area_code).read(READING).findings


def admitted(findings: Mapping[str, Finding]) -> Admitted:
    """Return the grounds admitted by these findings."""
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


def ground_finding(grounds: Admitted, findings: Mapping[str, Finding]) -> Finding:
    """Return the finding on the grounds: the list, else the examples, or the rule that no cash is paid."""
    if grounds.barred:
        return findings["cash_out"]
    return findings["examples" if grounds.listed is None and grounds.examples else "listed"]


def weak_list_check(view: PolicyView, finding: Finding) -> LocalCheck | None:
    """Return the local check for a list that is only advisory."""
    if finding.value is None or finding.value.standing == "rule":
        return None
    return LocalCheck("cash_withdrawal", view.area_code, "low_evidence")


def codes(finding: Finding) -> tuple[str, ...]:
    """Return the codes of a finding, none for a hole."""
    return cast("tuple[str, ...]", finding.term or ())


def _codes_of(value: Value) -> tuple[str, ...]:
    return cast("tuple[str, ...]", value.term)
