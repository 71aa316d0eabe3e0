"""Renders an outcome in a plain and in a full register; each sentence is made once.

Plain: at most five short sentences, the deciding ones first. Full: every step with the ids of its citations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from service.outcome import (
    Amount,
    Decision,
    Remedy,
    TimedStage,
    Timetable,
    Truth,
    Verdict,
)
from service.policy.terms import ReportedTime
from service.policy.values import Finding, Value
from service.wording.remarks import Remarks
from service.wording.sentences import Sentences

PLAIN_SENTENCES = 5
_KEPT = 1024
"""The most cached sentences per kind that depend on the book alone."""

_CRITERIA: Mapping[Truth, str] = {truth: f"criteria_{truth}" for truth in Truth}
"""The section with the sentences of criteria, by truth."""


class Step(NamedTuple):
    """A sentence, the ids of its citations, and both together for the full register."""

    text: str
    citations: Sequence[str]
    cited: str


def _step(text: str, values: Iterable[Value | None]) -> Step:
    """Return a step that rests on some values; each source is named once."""
    ids = list(dict.fromkeys([value.citation.id for value in values if value]))
    return Step(text, ids, f"{text}[{']['.join(ids)}]" if ids else text)


def _values(findings: Iterable[Finding]) -> list[Value | None]:
    return [finding.value for finding in findings]


@lru_cache(_KEPT)
def _criterion(sentences: Sentences, truth: Truth, code: str, *values: Value | None) -> Step:
    return _step(sentences.word(_CRITERIA[truth], code), values)


class RenderedDecision(NamedTuple):
    """A decision in words: summary and explanation, and the sentences of each criterion and remedy."""

    texts: Mapping[str, Any]
    criteria: Sequence[Step]
    remedies: Sequence[str]


def render_decision(decision: Decision, name: str, remarks: Remarks, sentences: Sentences) -> RenderedDecision:
    """Render a decision; `name` is that of its question."""
    summary = decision_summary(decision, name, sentences)
    criteria = [
        _criterion(sentences, criterion.verdict, criterion.code, *[each.value for each in criterion.findings])
        for criterion in decision.criteria
    ]
    remedies = sentences.remedies(decision.remedies)
    route = _route(decision, sentences)
    unasked = [
        sentences.message(advisory)
        for advisory in decision.grounds.advisories
        if advisory.code == "no_application_needed"
    ]
    if decision.verdict is Verdict.UNDETERMINED:
        plain = [summary, *unasked, *_ways_anywhere(decision, sentences), *remarks.missing, *remarks.plain_checks[:2]]
    elif decision.verdict is Verdict.NOT_ELIGIBLE:
        deciding = [
            rendered.text for criterion, rendered in zip(decision.criteria, criteria, strict=True) if criterion.decisive
        ]
        nearest = _nearest(decision.remedies, remedies, sentences)
        plain = [summary, *deciding[:2], *nearest, *remarks.plain_advisories, *remarks.missing, *route]
    else:
        plain = [summary, *unasked, *route, *remarks.missing, *remarks.plain_advisories]
    options = _options(decision.remedies, remedies, sentences)
    full = [summary, *(rendered.cited for rendered in criteria), *route, *options]
    return RenderedDecision(_texts(summary, plain, full, remarks, sentences), criteria, remedies)


def _ways_anywhere(decision: Decision, sentences: Sentences) -> list[str]:
    """Return the ways to close a shortfall that hold in every area, while the area is missing."""
    if "area" not in decision.grounds.gaps.missing:
        return []
    codes = dict.fromkeys(option["code"] for option in decision.extras.get("options", ()))
    return [sentences.word("makeup_options", code) for code in codes]


def decision_summary(decision: Decision, name: str, sentences: Sentences) -> str:
    """Return the verdict in one sentence."""
    return sentences.word("verdicts", f"{name}.{_verdict(decision, name, sentences)}")


def _route(decision: Decision, sentences: Sentences) -> list[str]:
    """Return where the balance goes: one route, or several that are open."""
    ways = decision.possible_routes or ()
    if decision.verdict is Verdict.ELIGIBLE and len(ways) > 1:
        named = sentences.listed(sentences.word("routes_short", way) for way in ways)
        return [sentences.word("plain", "routes_open", routes=named)]
    return [sentences.word("routes", decision.route)] if decision.route else []


def _nearest(remedies: Sequence[Remedy], rendered: Sequence[str], sentences: Sentences) -> Iterator[str]:
    """Yield the nearest option, and that there are others; the criteria already cover what nobody can change."""
    options = {remedy.option for remedy in remedies if remedy.option}
    yield from (text for remedy, text in zip(remedies, rendered, strict=True) if remedy.option == 1)
    if len(options) > 1:
        yield sentences.word("plain", "more_options", count=len(options))


def _options(remedies: Sequence[Remedy], rendered: Sequence[str], sentences: Sentences) -> Iterable[str]:
    """Return every remedy, numbered if there are several options."""
    if len({remedy.option for remedy in remedies}) < 2:  # noqa: PLR2004 - more than one option.
        return rendered
    return [
        sentences.word("plain", "option", number=remedy.option, text=text)
        for remedy, text in zip(remedies, rendered, strict=True)
    ]


def _verdict(decision: Decision, name: str, sentences: Sentences) -> str:
    """Return the code of the verdict's sentence: its own, or one that says more about a no."""
    if decision.verdict is not Verdict.NOT_ELIGIBLE:
        return decision.verdict
    failing = {criterion.code for criterion in decision.criteria if criterion.decisive}

    def has(code: str) -> bool:
        return sentences.has("verdicts", f"{name}.{code}")

    if "different_pools" in failing:
        special = "not_needed"
    elif decision.route == "stays_usable_within_province":
        special = "stays_usable"
    elif has("not_yet") and any(remedy.kind == "can_change" for remedy in decision.remedies):
        special = "not_yet"
    else:
        special = ""
    return special if has(special) else decision.verdict


def _texts(
    summary: str, plain: Sequence[str], full: Sequence[str], remarks: Remarks, sentences: Sentences
) -> dict[str, Any]:
    """Return `summary` and `explanation`; the plain one ends with the hotline if there is a check and room for it."""
    short = list(dict.fromkeys(plain))[:PLAIN_SENTENCES]
    if remarks.checks and len(short) < PLAIN_SENTENCES and not any(sentences.hotline in text for text in short):
        short.append(sentences.word("plain", "ask", hotline=sentences.hotline))
    closing = (*remarks.missing, *remarks.full_checks, *remarks.full_advisories, *remarks.coming)
    return {"summary": summary, "explanation": {"plain": short, "full": list(dict.fromkeys((*full, *closing)))}}


class RenderedAmount(NamedTuple):
    """An amount in words: summary and explanation, the label of each line, and the formula."""

    texts: Mapping[str, Any]
    lines: Sequence[str]
    formula: str | None


def render_amount(amount: Amount, name: str, remarks: Remarks, sentences: Sentences) -> RenderedAmount:
    """Render an amount; `name` is that of its question."""
    summary = amount_summary(amount, name, sentences)
    method = sentences.word("plain", "method", method=sentences.word("methods", amount.method))
    formula = sentences.formula(amount.formula) if amount.formula else None
    counted = [sentences.word("plain", "formula", formula=formula)] if formula else []
    how = [] if amount.method in ("no_rule", "depends_on_missing_facts") else [method]
    plain = [summary, *how, *counted, *remarks.missing, *remarks.plain_checks, *remarks.plain_advisories]
    lines = [sentences.line(line) for line in amount.lines]
    sums = [
        sentences.word("plain", "line", line=text, amount=line.yuan)
        for line, text in zip(amount.lines, lines, strict=True)
    ]
    grounds = amount.grounds
    cited = grounds.keep((_step, sentences), lambda: _step(method, _values(grounds.findings)).cited)
    full = [summary, cited, *counted, *sums]
    return RenderedAmount(_texts(summary, plain, full, remarks, sentences), lines, formula)


def amount_summary(amount: Amount, name: str, sentences: Sentences) -> str:
    """Return the amount in one sentence; a question may have its own sentences."""
    bounds = amount.bounds
    if bounds is None:
        waits = amount.grounds.gaps.missing and not amount.grounds.checks
        return sentences.word("summaries", "amount_needs_facts" if waits else "amount_unknown")
    if bounds.high is None and not bounds.low:
        return sentences.word("summaries", "amount_needs_facts")
    if bounds.exact is None:
        code = "amount_bounds"
    else:
        about = any(item.code == "approximate_amount" for item in amount.grounds.advisories)
        code = "amount_about" if about else "amount_exact"
    own = f"{name}.{code}"
    written = bounds if bounds.exact is None else bounds.exact
    return sentences.word("summaries", own if sentences.has("summaries", own) else code, amount=written)


class RenderedTimetable(NamedTuple):
    """A processing time in words: summary and explanation, stages, what people report, and what to do next."""

    texts: Mapping[str, Any]
    stages: Sequence[Step]
    experiences: Sequence[str]
    next_step: str | None


def render_timetable(timetable: Timetable, remarks: Remarks, sentences: Sentences) -> RenderedTimetable:
    """Render a processing time."""
    summary = time_summary(timetable, sentences)
    progress = []
    if timetable.progress:
        code = "completed" if timetable.completed else str(timetable.progress)
        progress = [sentences.word("progress", code, since=timetable.overdue_since or "")]
    next_step = sentences.message(timetable.next_step) if timetable.next_step else None
    stages = [_step(_stage(stage, sentences), _values(stage.findings)) for stage in timetable.stages]
    checks = [
        text for check, text in zip(remarks.checks, remarks.plain_checks, strict=True) if check.topic != "calendar"
    ]
    experiences = [_reported(experience.value, sentences) for experience in timetable.experiences]
    certainty = [sentences.word("certainty", timetable.latest.certainty)] if timetable.latest else []
    rendered = progress if timetable.completed else [*progress, summary]
    if next_step is not None:
        rendered = [*rendered, next_step]
    plain = [*rendered, *checks, *(stage.text for stage in stages), *remarks.plain_advisories]
    full = [*rendered, *(stage.cited for stage in stages), *certainty, *experiences]
    return RenderedTimetable(_texts(summary, plain, full, remarks, sentences), stages, experiences, next_step)


def time_summary(timetable: Timetable, sentences: Sentences) -> str:
    """Return in one sentence when the whole is done at the latest, or how long it may take."""
    if timetable.total_working_days == 0:
        return sentences.word("summaries", "time_at_once")
    if timetable.latest:
        sure = timetable.latest.earliest == timetable.latest.latest
        return sentences.word("summaries", "time_due" if sure else "time_due_range", due=timetable.latest)
    if timetable.total_working_days is None:
        return sentences.word("summaries", "time_unknown")
    beyond = any(check.topic == "calendar" for check in timetable.grounds.checks)
    code = "time_beyond_calendar" if beyond else "time_limit"
    return sentences.word("summaries", code, total=timetable.total_working_days)


def _stage(stage: TimedStage, sentences: Sentences) -> str:
    return sentences.word(
        "plain",
        "stage_at_once" if not stage.limit_working_days else "stage_due" if stage.due else "stage",
        stage=sentences.word("stages", stage.code),
        limit=stage.limit_working_days,
        starts=sentences.word("starts", stage.starts),
        due=stage.due,
    )


@lru_cache(_KEPT)
def _reported(value: Value, sentences: Sentences) -> str:
    """Return the sentence of a time that people report."""
    term = value.term
    assert isinstance(term, ReportedTime)  # noqa: S101 - the loader accepts no other term for this parameter.
    return sentences.word(
        "plain",
        "reported" if term.count else "reported_at_once",
        what=sentences.word("reported", term.what),
        count=term.count,
        unit=sentences.word("units", term.unit),
    )
