"""The published form of documents, of conflicts among them, and of what only the agency can tell.

Cached values are made of the book alone and shared by all answers that contain them, so they must not be changed.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from service.outcome import Conflict, LocalCheck
from service.policy.values import Citation, Value
from service.wording.claims import render_value
from service.wording.sentences import Sentences

_KEPT = 1024
"""How many citations and conflicts are remembered."""


def local_check_wire(check: LocalCheck, sentences: Sentences) -> dict[str, Any]:
    """A local check as callers see it."""
    return {
        "topic": check.topic,
        "area_code": check.area_code,
        "reason": check.reason,
        "ask": sentences.hotline,
        "last_known": check.last_known.citation.id if check.last_known else None,
        "text": sentences.local_check(check)[1],
    }


@lru_cache(_KEPT)
def conflict_wire(conflict: Conflict, sentences: Sentences) -> Mapping[str, Any]:
    """A conflict among values as callers see it. Not to be changed."""
    return {
        "topic": conflict.topic,
        "title": sentences.topic(conflict.topic),
        "claims": [
            {
                "citation": claim.value.citation.id,
                "claim": render_value(claim.value, sentences),
                "applied": claim.applied,
            }
            for claim in conflict.claims
        ],
        "precedence": sentences.word("precedence", conflict.precedence),
    }


@lru_cache(_KEPT)
def value_citation(value: Value, until: date | None) -> Mapping[str, Any]:
    """A value's citation with the days it is in force; its start where the source states one. Not to be changed."""
    return citation_wire(value.citation, value.from_on if value.start_stated else None, until)


def citation_wire(citation: Citation, effective_from: date | None, effective_to: date | None) -> dict[str, Any]:
    """A citation as callers see it."""
    return {
        "id": citation.id,
        "title": citation.title,
        "document_number": citation.document_number,
        "article": citation.article,
        "issuer": citation.issuer,
        "published_on": citation.published_on,
        "effective_from": effective_from and effective_from.isoformat(),
        "effective_to": effective_to and effective_to.isoformat(),
        "url": citation.url,
        "evidence": citation.evidence,
    }
