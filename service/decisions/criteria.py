"""Legal notions that more than one question uses."""

from collections.abc import Iterable
from datetime import date

from service.outcome import LocalCheck, NextChange, Said, said
from service.policy.book import Finding, PolicyView, Value


def next_change(findings: Iterable[Finding], others: Iterable[NextChange] = ()) -> NextChange | None:
    """The earliest change among the look-ups an answer rests on and any other dated reasons."""
    changes = [
        NextChange(finding.next_on, said("rule_changes", parameter=finding.parameter))
        for finding in findings
        if finding.next_on is not None
    ]
    return min([*changes, *others], key=lambda change: change.on, default=None)


def hole_check(topic: str, view: PolicyView, finding: Finding) -> LocalCheck:
    """The local check that a hole in the book calls for."""
    return LocalCheck(topic, view.area_code, finding.hole or "no_rule_in_force", finding.last_known)


def cautions(findings: Iterable[Finding]) -> tuple[Said, ...]:
    """The remarks that the values used carry, each said once, and one for values that are only advisory."""
    found: dict[str, Said] = {}
    for finding in findings:
        value = finding.value
        if value is None:
            continue
        if value.standing == "advisory":
            found.setdefault(f"weak_{value.citation.id}", weak(value))
        if not value.start_stated:
            found.setdefault("start_date_not_stated", said("start_date_not_stated"))
        for code in value.cautions:
            found.setdefault(code, said(code))
    return tuple(found.values())


def weak(value: Value) -> Said:
    """The caution for a value that may be shown but is no settled rule."""
    return said("advisory_value", evidence=value.citation.evidence, citation=value.citation.id)


def day_after(day: date) -> date:
    """The next calendar day."""
    return date.fromordinal(day.toordinal() + 1)
