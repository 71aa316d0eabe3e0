"""Legal notions that more than one question uses."""

from collections.abc import Iterable
from datetime import date

from service.outcome import LocalCheck, NextChange, Said, said
from service.policy.book import Finding, PolicyView, Value


def next_change(findings: Iterable[Finding], others: Iterable[NextChange] = ()) -> NextChange | None:
    """The earliest change among the look-ups an answer rests on and any other dated reasons."""
    changes = [
        NextChange(finding.following.from_on, _because(finding.following))
        for finding in findings
        if finding.following is not None
    ]
    return min([*changes, *others], key=lambda change: change.on, default=None)


def _because(following: Value) -> Said:
    code = "rule_ends" if following.term is None else "rule_starts"
    return said(code, parameter=following.parameter, title=following.citation.title)


def hole_check(topic: str, view: PolicyView, finding: Finding) -> LocalCheck:
    """The local check that a hole in the book calls for."""
    return LocalCheck(topic, view.area_code, finding.hole or "no_rule_in_force", finding.last_known, finding.ended_by)


def cautions(findings: Iterable[Finding]) -> tuple[Said, ...]:
    """The remarks that the values used carry, each with its citation, and one for values that are only advisory."""
    found: dict[str, Said] = {}
    for finding in findings:
        value = finding.value
        if value is None:
            continue
        if value.standing == "advisory":
            found.setdefault(f"weak_{value.citation.id}", weak(value))
        remarks = value.cautions if value.start_stated else ("start_date_not_stated", *value.cautions)
        for code in remarks:
            found.setdefault(f"{code}_{value.citation.id}", said(code, citation=value.citation.id))
    return tuple(found.values())


def weak(value: Value) -> Said:
    """The caution for a value that may be shown but is no settled rule."""
    return said("advisory_value", evidence=value.citation.evidence, citation=value.citation.id)


def day_after(day: date) -> date:
    """The next calendar day."""
    return date.fromordinal(day.toordinal() + 1)
