"""Sources that disagree, and why one of them goes before the others."""

from collections.abc import Sequence
from typing import get_args

from service.outcome import Claim, Conflict, Precedence
from service.policy.values import EVIDENCE, NATION, Finding, Value

_DOCUMENTS = ("statute", "state_council", "ministry", "province", "city", "agency", "press", "unofficial", "article")
"""Kinds of document, highest rank first."""


def rivalry(finding: Finding, others: Sequence[Value] = ()) -> Conflict | None:
    """Return the conflict between the value applied and other sources, if their content differs."""
    rivals = [value for value in (*finding.rivals, *others) if finding.value is None or value.raw != finding.value.raw]
    distinct = list({value.citation.id: value for value in rivals}.values())
    if not distinct:
        return None
    claims = [Claim(value, applied=False) for value in distinct]
    if finding.value is None:
        return Conflict(finding.parameter, tuple(claims), "none_applied")
    weakest = max((_precedence(finding.value, value) for value in distinct), key=get_args(Precedence).index)
    return Conflict(finding.parameter, (Claim(finding.value, applied=True), *claims), weakest)


def _precedence(applied: Value, rival: Value) -> Precedence:
    """Return why one of two values goes before the other: place, then document, then evidence; or nothing decides."""
    if _locality(applied) > _locality(rival):
        return "more_local"
    if _DOCUMENTS.index(applied.citation.issuer_level) < _DOCUMENTS.index(rival.citation.issuer_level):
        return "higher_document"
    if EVIDENCE.index(applied.citation.evidence) < EVIDENCE.index(rival.citation.evidence):
        return "better_evidence"
    return "undecided"


def _locality(value: Value) -> int:
    """Return 0 for the nation, 1 for a province, 2 for an area in it."""
    return 0 if value.area == NATION else 1 if value.area.endswith("0000") else 2
