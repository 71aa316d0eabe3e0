"""Which documents an answer cites, by their ids."""

from collections.abc import Set as AbstractSet
from functools import lru_cache

from service.outcome import Amount, Decision, Grounds, Timetable
from service.policy.book import PolicyBook
from service.policy.values import Citation


def calendars_of(outcome: Decision | Amount | Timetable, book: PolicyBook) -> list[Citation]:
    """The notices behind the calendars used, one for each year counted through."""
    if not isinstance(outcome, Timetable) or outcome.earliest_on is None or outcome.latest is None:
        return []
    return [book.calendar_citations[year] for year in range(outcome.earliest_on.year, outcome.latest.latest.year + 1)]


def cited(outcome: Decision | Amount | Timetable, book: PolicyBook) -> AbstractSet[str]:
    """The ids of all citations of an answer."""
    found = cited_by(outcome.grounds)
    if isinstance(outcome, Timetable):
        experienced = (each.value.citation.id for each in outcome.experiences)
        return found.union(experienced, (citation.id for citation in calendars_of(outcome, book)))
    return found


def cited_beside(outcome: Decision | Amount | Timetable, book: PolicyBook) -> AbstractSet[str]:
    """The ids of citations that answers to the same facts may name on any day, whatever their grounds."""
    if not isinstance(outcome, Timetable):
        return frozenset()
    return _of_calendars(book).union([each.value.citation.id for each in outcome.experiences])


@lru_cache(maxsize=8)
def _of_calendars(book: PolicyBook) -> frozenset[str]:
    return frozenset(citation.id for citation in book.calendar_citations.values())


def cited_by(grounds: Grounds) -> frozenset[str]:
    """The ids of all citations of grounds."""
    return grounds.keep(cited, lambda: _cited(grounds))


def _cited(grounds: Grounds) -> frozenset[str]:
    found = {finding.value.citation.id for finding in grounds.findings if finding.value}
    found |= {value.citation.id for check in grounds.checks for value in (check.last_known, check.ended_by) if value}
    found |= {claim.value.citation.id for conflict in grounds.conflicts for claim in conflict.claims}
    return frozenset(found)
