"""What any answer says besides its own content: what is missing, what only the agency can tell, what to beware of."""

from collections.abc import Sequence
from typing import NamedTuple

from service.outcome import Grounds, LocalCheck
from service.wording.sentences import Sentences

FACTS_NAMED = 3
_ONLY_FULL = {
    "start_date_not_stated",
    "start_inferred",
    "document_not_named",
    "recalled_text",
    "city_rules_differ",
    "oldest_workers_differ",
    "machine_written_pages",
    "edition_year_only",
}
"""Remarks on sources that are left out of the plain register."""


class Remarks(NamedTuple):
    """The sentences that any answer has besides its own content, made once for every place that shows them.

    `checks` are the local checks. `plain_*` and `full_*` are what the two registers say about them and about the
    advisories. `missing` has at most one sentence; so has `coming`, on when and why the answer changes.
    """

    checks: Sequence[LocalCheck]
    plain_checks: Sequence[str]
    full_checks: Sequence[str]
    plain_advisories: Sequence[str]
    full_advisories: Sequence[str]
    missing: Sequence[str]
    coming: Sequence[str]
    because: str | None


def remarks_on(grounds: Grounds, sentences: Sentences) -> Remarks:
    """Return the remarks on what to ask, what to beware of, what is missing and what is coming."""
    lasting = grounds.keep((remarks_on, sentences), lambda: _lasting(grounds, sentences))
    change = grounds.next_change
    if change is None:
        return lasting
    because = sentences.because(change)
    coming = [sentences.word("plain", "next_change", on=change.on, because=because)]
    return Remarks(*lasting[:-2], coming, because)


def _lasting(grounds: Grounds, sentences: Sentences) -> Remarks:
    """Return the remarks without what is coming."""
    checks = grounds.checks
    check_sentences = [sentences.local_check(check) for check in checks]
    advisories = [sentences.advisory(item) for item in grounds.advisories]
    return Remarks(
        checks,
        [plain for plain, _ in check_sentences],
        [full for _, full in check_sentences],
        [plain for item, (plain, _) in zip(grounds.advisories, advisories, strict=True) if item.code not in _ONLY_FULL],
        [full for _, full in advisories],
        _missing(grounds.gaps.missing, sentences),
        [],
        None,
    )


def _missing(names: Sequence[str], sentences: Sentences) -> list[str]:
    if not names:
        return []
    labels = sentences.listed(sentences.word("facts", name) for name in names[:FACTS_NAMED])
    if len(names) > FACTS_NAMED:
        labels = sentences.word("general", "and_more", first=labels, count=len(names))
    return [sentences.word("plain", "missing", facts=labels)]
