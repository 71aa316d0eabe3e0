"""What to say on the phone about a case: what to state, which document and article to cite, what to ask."""

from collections.abc import Iterator
from functools import lru_cache

from service.outcome import Lateness
from service.policy.values import Citation, Value
from service.wording.sentences import Sentences

_KEPT = 1024
"""The most cached sentences that depend on the book alone."""


def render_lateness(lateness: Lateness, matter: str, sentences: Sentences) -> list[str]:
    """Return the sentences in the order in which to say them; none for a case that is done."""
    return list(_said(lateness, matter, sentences)) if lateness.responsible else []


def _said(lateness: Lateness, matter: str, sentences: Sentences) -> Iterator[str]:
    named = sentences.word("choices", f"matter.{matter}")
    if lateness.accepted_on:
        yield sentences.word("phone", "accepted", matter=named, accepted=lateness.accepted_on)
    else:
        yield sentences.word("phone", "accepted_unknown", matter=named)
    if lateness.stage_reached:
        yield sentences.word("phone", f"at_{lateness.stage_reached}")
    yield from _standing(lateness, sentences)
    for stage in lateness.rules:
        for value in (finding.value for finding in stage.findings if finding.value):
            yield _rule(value, stage.code, stage.limit_working_days, stage.starts, sentences)
    yield from _questions(lateness, sentences)
    for duty in lateness.duties:
        if duty.value:
            yield _duty(duty.value, sentences)


def _standing(lateness: Lateness, sentences: Sentences) -> Iterator[str]:
    """Yield since when it is late and by how much, or until when it is in time."""
    if lateness.since is None:
        if lateness.knowable_until and lateness.knowable_until >= lateness.asked_on:
            yield sentences.word("phone", "in_time", due=lateness.knowable_until)
        return
    yield sentences.word("phone", "late", since=lateness.since)
    if lateness.working_days_late:
        least, most = lateness.working_days_late
        code = "days_late" if least == most else "days_late_between"
        yield sentences.word("phone", code, asked=lateness.asked_on, least=least, most=most)


def _questions(lateness: Lateness, sentences: Sentences) -> Iterator[str]:
    codes = {stage.code for stage in lateness.per_stage}
    if lateness.stage_reached is None and "destination" in codes:
        yield sentences.word("phone", "ask_stage")
    elif lateness.stage_reached == "origin" and "destination" in codes:
        yield sentences.word("phone", "ask_form_sent")
    elif lateness.stage_reached == "destination" and "destination" in codes:
        yield sentences.word("phone", "ask_form_received")
    yield sentences.word("phone", "ask_reason" if lateness.since else "ask_when_done")


@lru_cache(_KEPT)
def _rule(value: Value, stage: str, limit: int, starts: str, sentences: Sentences) -> str:
    """Return which document limits a stage, to how many working days, and from when."""
    return sentences.word(
        "phone",
        "rule" if limit else "rule_at_once",
        document=_document(value.citation, sentences),
        stage=sentences.word("stages", stage),
        limit=limit,
        starts=sentences.word("starts", starts),
    )


@lru_cache(_KEPT)
def _duty(value: Value, sentences: Sentences) -> str:
    """Return what else the agency has to do, and which document says so."""
    return sentences.word("phone", value.parameter, document=_document(value.citation, sentences))


def _document(citation: Citation, sentences: Sentences) -> str:
    """Return a document with its number and article, as far as the book has them."""
    number = sentences.word("phone", "number", number=citation.document_number) if citation.document_number else ""
    article = sentences.word("phone", "article", article=citation.article) if citation.article else ""
    return sentences.word("phone", "document", title=citation.title, number=number, article=article)
