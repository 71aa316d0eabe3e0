"""Tells an outcome in a plain and in a full register.

Plain: at most five short sentences, the deciding ones first. Full: every step with the ids of its citations.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from service.outcome import Amount, Criterion, Decision, Grounds, Remedy, Said, Timetable, Verdict
from service.policy.book import Finding, Value
from service.policy.terms import ReportedTime
from service.wording.sentences import Sentences

PLAIN_SENTENCES = 5
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
"""Remarks on sources that the plain register leaves to the full one."""


def _ids(findings: Iterable[Finding]) -> str:
    listed = dict.fromkeys(finding.value.citation.id for finding in findings if finding.value)
    return "".join(f"[{each}]" for each in listed)


def tell_decision(decision: Decision, name: str, sentences: Sentences) -> dict[str, Any]:
    """`summary` and `explanation` of a decision."""
    summary = sentences.word("verdicts", f"{name}.{_verdict(decision, name, sentences)}")
    route = [sentences.word("routes", decision.route)] if decision.route else []
    ways_open = decision.possible_routes or ()
    if decision.verdict is Verdict.ELIGIBLE and len(ways_open) > 1:
        ways = sentences.listed(sentences.word("routes_short", each) for each in ways_open)
        route = [sentences.word("plain", "routes_open", routes=ways)]
    deciding = [_criterion(each, sentences) for each in decision.criteria if each.decisive]
    plain = [summary]
    if decision.verdict is Verdict.UNDETERMINED:
        plain += _missing(decision.grounds, sentences)
        plain += [sentences.local_check(check, plain=True) for check in decision.grounds.checks][:2]
    elif decision.verdict is Verdict.NOT_ELIGIBLE:
        plain += deciding[:2]
        plain += _plain_remedies(decision.remedies, sentences)
        plain += [*_plain_advisories(decision.grounds, sentences), *_missing(decision.grounds, sentences), *route]
    else:
        plain += route
        plain += _missing(decision.grounds, sentences)
        plain += _plain_advisories(decision.grounds, sentences)
    full = [summary]
    full += [f"{_criterion(each, sentences)}{_ids(each.findings)}" for each in decision.criteria]
    full += route
    full += _full_remedies(decision.remedies, sentences)
    return _told(summary, plain, [*full, *_closing(decision.grounds, sentences)], decision.grounds, sentences)


def _plain_remedies(remedies: Sequence[Remedy], sentences: Sentences) -> Iterator[str]:
    """The nearest option, and that there are others; of what nobody can change the criteria have told."""
    options = {each.option for each in remedies if each.option}
    nearest = [each for each in remedies if each.option == 1]
    yield from sentences.remedies(nearest)
    if len(options) > 1:
        yield sentences.word("plain", "more_options", count=len(options))


def _full_remedies(remedies: Sequence[Remedy], sentences: Sentences) -> Iterator[str]:
    """Every remedy, numbered where there are several options."""
    several = len({each.option for each in remedies}) > 1
    for remedy, text in zip(remedies, sentences.remedies(remedies), strict=True):
        yield sentences.word("plain", "option", number=remedy.option, text=text) if several else text


def _verdict(decision: Decision, name: str, sentences: Sentences) -> str:
    """The code of the verdict's sentence: its own, or one that says more of a no."""
    if decision.verdict is not Verdict.NOT_ELIGIBLE:
        return decision.verdict
    failing = {each.code for each in decision.criteria if each.decisive}
    if "different_pools" in failing:
        special = "not_needed"
    elif decision.route == "stays_usable_within_province":
        special = "stays_usable"
    else:
        special = "not_yet" if any(each.kind == "can_change" for each in decision.remedies) else ""
    return special if sentences.has("verdicts", f"{name}.{special}") else decision.verdict


def _criterion(criterion: Criterion, sentences: Sentences) -> str:
    return sentences.word(f"criteria_{criterion.verdict}", criterion.code)


def _missing(grounds: Grounds, sentences: Sentences) -> list[str]:
    if not grounds.gaps.missing:
        return []
    missing = grounds.gaps.missing
    labels = sentences.listed(sentences.word("facts", name) for name in missing[:FACTS_NAMED])
    if len(missing) > FACTS_NAMED:
        labels = sentences.word("general", "and_more", first=labels, count=len(missing))
    return [sentences.word("plain", "missing", facts=labels)]


def _closing(grounds: Grounds, sentences: Sentences) -> Iterator[str]:
    """What the full register adds to any answer."""
    yield from _missing(grounds, sentences)
    yield from (sentences.local_check(check) for check in grounds.checks)
    yield from (sentences.said(item) for item in grounds.advisories)
    if grounds.next_change:
        because = sentences.because(grounds.next_change)
        yield sentences.word("plain", "next_change", on=grounds.next_change.on, because=because)


def _told(
    summary: str, plain: Sequence[str], full: Sequence[str], grounds: Grounds, sentences: Sentences
) -> dict[str, Any]:
    """Both registers; the plain one ends with the hotline where something is to be asked and there is room."""
    short = list(dict.fromkeys(plain))[:PLAIN_SENTENCES]
    if grounds.checks and len(short) < PLAIN_SENTENCES and not any(sentences.hotline in each for each in short):
        short.append(sentences.word("plain", "ask", hotline=sentences.hotline))
    return {"summary": summary, "explanation": {"plain": short, "full": list(dict.fromkeys(full))}}


def _plain_advisories(grounds: Grounds, sentences: Sentences) -> Iterator[str]:
    """The advisories in plain words: weak evidence said once, remarks on sources left out."""
    for item in grounds.advisories:
        if item.code == "advisory_value":
            evidence = sentences.word("evidence", item.values["evidence"])
            yield sentences.word("plain", "weak", evidence=evidence)
        elif item.code not in _ONLY_FULL:
            uncited = {name: value for name, value in item.values.items() if name not in ("citation", "citations")}
            yield sentences.said(Said(item.code, uncited))


def tell_amount(amount: Amount, sentences: Sentences, name: str = "") -> dict[str, Any]:
    """`summary` and `explanation` of an amount; a question of that name may have summaries of its own."""

    def of_question(code: str) -> str:
        own = f"{name}.{code}"
        return own if sentences.has("summaries", own) else code

    bounds = amount.bounds
    if bounds is None:
        code = "amount_needs_facts" if amount.grounds.gaps.missing and not amount.grounds.checks else "amount_unknown"
        summary = sentences.word("summaries", code)
    elif bounds.high is None and not bounds.low:
        summary = sentences.word("summaries", "amount_needs_facts")
    elif bounds.exact is not None:
        about = any(item.code == "approximate_amount" for item in amount.grounds.advisories)
        code = of_question("amount_about" if about else "amount_exact")
        summary = sentences.word("summaries", code, amount=bounds.exact)
    else:
        summary = sentences.word("summaries", of_question("amount_bounds"), amount=bounds)
    method = sentences.word("plain", "method", method=sentences.word("methods", amount.method))
    formula = []
    if amount.formula:
        formula = [sentences.word("plain", "formula", formula=sentences.formula(amount.formula))]
    checks = [sentences.local_check(check, plain=True) for check in amount.grounds.checks]
    how = [] if amount.method in ("no_rule", "depends_on_missing_facts") else [method]
    plain = [summary, *how, *formula, *_missing(amount.grounds, sentences), *checks]
    plain += _plain_advisories(amount.grounds, sentences)
    lines = [sentences.word("plain", "line", line=sentences.line(line), amount=line.yuan) for line in amount.lines]
    full = [summary, f"{method}{_ids(amount.grounds.findings)}", *formula, *lines]
    return _told(summary, plain, [*full, *_closing(amount.grounds, sentences)], amount.grounds, sentences)


def tell_timetable(timetable: Timetable, sentences: Sentences) -> dict[str, Any]:
    """`summary` and `explanation` of a processing time."""
    if timetable.total_working_days == 0:
        summary = sentences.word("summaries", "time_at_once")
    elif timetable.latest:
        sure = timetable.latest.earliest == timetable.latest.latest
        summary = sentences.word("summaries", "time_due" if sure else "time_due_range", due=timetable.latest)
    elif timetable.total_working_days is not None:
        beyond = any(check.topic == "calendar" for check in timetable.grounds.checks)
        code = "time_beyond_calendar" if beyond else "time_limit"
        summary = sentences.word("summaries", code, total=timetable.total_working_days)
    else:
        summary = sentences.word("summaries", "time_unknown")
    progress = []
    if timetable.progress:
        code = "completed" if timetable.completed else str(timetable.progress)
        progress = [sentences.word("progress", code, since=timetable.overdue_since or "")]
    step = [sentences.said(timetable.next_step)] if timetable.next_step else []
    stages = [
        (
            sentences.word(
                "plain",
                "stage_at_once" if not stage.limit_working_days else "stage_due" if stage.due else "stage",
                stage=sentences.word("stages", stage.code),
                limit=stage.limit_working_days,
                starts=sentences.word("starts", stage.starts),
                due=stage.due,
            ),
            _ids(stage.findings),
        )
        for stage in timetable.stages
    ]
    checks = [
        sentences.local_check(check, plain=True) for check in timetable.grounds.checks if check.topic != "calendar"
    ]
    certainty = [sentences.word("certainty", timetable.latest.certainty)] if timetable.latest else []
    told = progress if timetable.completed else [*progress, summary] if progress else [summary]
    plain = [*told, *step, *checks, *(text for text, _ in stages), *_plain_advisories(timetable.grounds, sentences)]
    full = [*told, *step, *(text + ids for text, ids in stages), *certainty]
    full += [reported(each.value, sentences) for each in timetable.experiences]
    return _told(summary, plain, [*full, *_closing(timetable.grounds, sentences)], timetable.grounds, sentences)


def reported(value: Value, sentences: Sentences) -> str:
    """The sentence of a time that people report."""
    term = value.term
    assert isinstance(term, ReportedTime)  # noqa: S101 - the loader gives this parameter no other shape.
    return sentences.word(
        "plain",
        "reported" if term.count else "reported_at_once",
        what=sentences.word("reported", term.what),
        count=term.count,
        unit=sentences.word("units", term.unit),
    )
