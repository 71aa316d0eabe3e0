"""How a matter gets done in an area on a day: which items of its guide apply, and on what they rest.

An item that rests on citations is shown while one of them supports it, from its first day to its last, as known. An
item that shows a parameter is shown if the look-up finds a value, and with a code only if the value names that code. An
item of an area or a province is shown only there. A more local item stands in for those it `replaces`. Parameters that
the guide rests on and that have no value become local checks; nothing is filled in from a neighbour or another day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service.outcome import Conflict, LocalCheck, Message, NextChange, message
from service.policy.book import PolicyBook, PolicyView
from service.policy.day import Day
from service.policy.guides import Guide, GuideItem, RecordedConflict, Support
from service.policy.values import Area, Finding
from service.reasoning.judgements import cautions, day_after, hole_check
from service.reasoning.rivalry import rivalry


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item that applies, with what it rests on: the supports of its citations, or the finding it shows."""

    item: GuideItem
    supports: tuple[Support, ...]
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class GuideAnswer:
    """A guide as it applies: its items, local checks, conflicts and advisories.

    `next_change` is found by computing the guide again on later days.
    """

    guide: Guide
    area: Area | None
    items: tuple[ShownItem, ...]
    local: bool
    local_checks: tuple[LocalCheck, ...]
    conflicts: tuple[Conflict, ...]
    recorded: tuple[RecordedConflict, ...]
    advisories: tuple[Message, ...]
    next_change: NextChange | None = None


def guide(day: Day, matter: str, area_code: str | None) -> GuideAnswer:
    """Return the guide of a matter; `KeyError` for an unknown one."""
    book = day.book
    book_guide = book.guides[matter]
    view = day.at(area_code)
    candidates = [item for item in book_guide.items if covers(item.area, view)]
    shown = [shown_item for item in candidates if (shown_item := _shown(book, view, item))]
    replaced = {name for shown_item in shown for name in shown_item.item.replaces}
    items = tuple(shown_item for shown_item in shown if shown_item.item.id not in replaced)
    rests_on = [view.find(name) for name in book_guide.rests_on]
    hotline = view.find("hotline_medical")
    findings = list({f.parameter: f for f in [*(e.finding for e in items if e.finding), *rests_on, hotline]}.values())
    conflicts = [rivalry(finding) for finding in findings]
    return GuideAnswer(
        guide=book_guide,
        area=view.area,
        items=items,
        local=any(_is_local(shown_item) for shown_item in items),
        local_checks=tuple(_checks(view, rests_on)),
        conflicts=tuple(conflict for conflict in conflicts if conflict),
        recorded=tuple(conflict for conflict in recorded_conflicts(book, view) if matter in conflict.matters),
        advisories=cautions(shown_item.finding for shown_item in items if shown_item.finding),
    )


def covers(area: str | None, view: PolicyView) -> bool:
    """Whether something filed under an area, a province or (`None`) the nation concerns the area of a view."""
    return area is None or (view.area is not None and area in (view.area.code, view.area.province))


def recorded_conflicts(book: PolicyBook, view: PolicyView) -> Iterator[RecordedConflict]:
    """Yield the recorded conflicts of an area in which at least two claims are supported on the day."""
    for conflict in book.recorded_conflicts:
        supported = [claim for claim in conflict.claims if _supports(book, claim.cites, view.on, view.known_on)]
        if covers(conflict.area, view) and len(supported) > 1:
            yield conflict


def _shown(book: PolicyBook, view: PolicyView, item: GuideItem) -> ShownItem | None:
    if item.shows is None:
        supports = [support for cited in item.cites for support in _supports(book, cited, view.on, view.known_on)]
        return ShownItem(item, tuple(supports), None) if supports else None
    finding = view.find(item.shows)
    term = finding.term
    if term is None or term is False:
        return None
    if item.code is not None and item.code not in (term if isinstance(term, tuple) else (term,)):
        return None
    return ShownItem(item, (), finding)


def _supports(book: PolicyBook, cited: str, on: date, known_on: date) -> list[Support]:
    """Return what supports a citation on a day: at most one period, the latest that has begun."""
    return [support for support in book.supports(cited) if support.holds(on, known_on)][-1:]


def _is_local(shown: ShownItem) -> bool:
    return shown.item.area is not None or (shown.finding is not None and shown.finding.level in ("area", "province"))


def _checks(view: PolicyView, rests_on: Iterable[Finding]) -> Iterator[LocalCheck]:
    if view.not_covered:
        yield LocalCheck("area", view.area_code, "area_not_covered")
        return
    for finding in rests_on:
        if finding.value is None:
            yield hole_check(finding.parameter, view, finding)
        elif finding.value.standing == "advisory":
            yield LocalCheck(finding.parameter, view.area_code, "low_evidence")


def looked_up(book_guide: Guide) -> frozenset[str]:
    """Return all parameters that a guide looks up."""
    return frozenset(
        {"hotline_medical", *book_guide.rests_on, *(item.shows for item in book_guide.items if item.shows)}
    )


def turns(book_guide: Guide, day: Day) -> Iterator[NextChange]:
    """Yield the coming days on which a citation starts or stops supporting an item or a claim, in any area."""
    book, on = day.book, day.on
    cited = [name for item in book_guide.items for name in item.cites]
    cited += [
        claim.cites
        for conflict in book.recorded_conflicts
        if book_guide.matter in conflict.matters
        for claim in conflict.claims
    ]
    for support in (support for name in dict.fromkeys(cited) for support in book.supports(name)):
        if support.recorded_on > day.known_on:
            continue
        source = {"title": support.citation.title, "citation": support.citation.id}
        if support.from_on > on:
            yield NextChange(support.from_on, message("source_begins", **source))
        elif support.until and support.until >= on:
            yield NextChange(day_after(support.until), message("source_ends", **source))
