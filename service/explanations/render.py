"""Puts values into the sentences of a language, and tells an outcome in a plain and in a full register.

Plain: at most five short sentences, the deciding ones first. Full: every step with the ids of its citations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from service.explanations import en, zh
from service.facts import KINDS, Month, choices
from service.money import Bounds, wire
from service.outcome import Amount, Criterion, Decision, Grounds, LocalCheck, NextChange, Said, Timetable, Verdict
from service.policy.book import Area, Finding, Parameter, PolicyBook, Value
from service.policy.terms import FlexibleCredit, ReportedTime, RetireeCredit, StageLimits, YearSpan
from service.workdays import Due

LANGUAGES = ("zh-CN", "en")
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


class Sentences:
    """All words of one language, with the book's names for areas and parameters."""

    def __init__(self, language: str, book: PolicyBook) -> None:
        self.language = language
        self._short = "en" if language == "en" else "zh"
        self._words = en.WORDS if language == "en" else zh.WORDS
        self._book = book
        hotline = book.at(None, date.max, date.max).find("hotline_medical").term
        self.hotline = str(hotline)
        self.fact_cards = {name: self._fact_card(name) for name in KINDS}

    def word(self, section: str, code: str, **values: Any) -> str:  # noqa: ANN401 - values of many types.
        """The sentence or label of a code, filled."""
        template = self._words[section][code]
        return template.format_map({name: self.text(value) for name, value in values.items()}) if values else template

    def has(self, section: str, code: str) -> bool:
        """Whether a section has a code."""
        return code in self._words[section]

    def text(self, value: Any) -> str:  # noqa: ANN401 - one line a kind of value.
        """A value as it stands in a sentence."""
        if isinstance(value, bool):
            return self.word("general", "yes" if value else "no")
        if isinstance(value, Decimal):
            return wire(value)
        if isinstance(value, Due):
            if value.earliest == value.latest:
                return value.latest.isoformat()
            return self.word("general", "range", first=value.earliest, last=value.latest)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Month):
            return f"{value.year:04d}-{value.month:02d}"
        if isinstance(value, Area):
            return self.area(value)
        if isinstance(value, Bounds):
            return self.bounds(value)
        if isinstance(value, tuple | list):
            return self.listed(value)
        return str(value)

    def listed(self, items: Iterable[object]) -> str:
        """Items joined as a list."""
        return self.word("general", "list_separator").join(self.text(item) for item in items)

    def bounds(self, bounds: Bounds) -> str:
        """Bounds of an amount in yuan."""
        if bounds.exact is not None:
            return self.word("general", "exact", low=bounds.low)
        if bounds.high is None:
            return self.word("general", "unbounded", low=bounds.low)
        return self.word("general", "bounds", low=bounds.low, high=bounds.high)

    def area(self, area: Area | None) -> str:
        """The name of an area."""
        if area is None:
            return self.word("general", "this_area")
        return area.english_name if self.language == "en" else area.name

    def topic(self, topic: str) -> str:
        """The name of a topic: a parameter's title, or a topic of its own."""
        parameter: Parameter | None = self._book.parameters.get(topic)
        return parameter.title[self._short] if parameter else self.word("topics", topic)

    def said(self, item: Said) -> str:
        """The sentence of something said, with codes among its values turned into words."""
        values: dict[str, Any] = {"hotline": self.hotline, **item.values}
        if "conditions" in values:
            values["conditions"] = [self.word("conditions", code) for code in values["conditions"]]
        if "evidence" in values:
            values["evidence"] = self.word("evidence", values["evidence"])
        if "deduction" in values:
            values["deduction"] = self.word("deductions", values["deduction"])
        text = self.word("said", item.code, **values)
        about = item.values.get("citation")
        return text if about is None or f"[{about}]" in text else f"[{about}] {text}"

    def because(self, change: NextChange) -> str:
        """Why an answer changes."""
        values = dict(change.because.values)
        if "parameter" in values:
            values["parameter"] = self.topic(values["parameter"])
        return self.word("because", change.because.code, **values)

    def local_check(self, check: LocalCheck, *, plain: bool = False) -> str:
        """The sentence of a local check; in full with the last known rule, or the rule that has no figure."""
        if check.topic == "area":
            return self.word("local_checks", "unlisted", ask=self.hotline)
        in_force = check.reason == "area_not_covered" and check.last_known is not None
        area = self._book.areas.get(check.area_code or "")
        place = self.area(area) if check.area_code else self.word("general", "any_area")
        code = "no_figure" if in_force else check.reason
        text = self.word("local_checks", code, topic=self.topic(check.topic), area=place, ask=self.hotline)
        if check.last_known and not plain:
            citation = check.last_known.citation
            told = "last_known_in_force" if in_force else "last_known"
            text += self.word("local_checks", told, title=citation.title, id=citation.id)
        return text

    def formula(self, formula: Said) -> str:
        """An amount's formula with its numbers put in."""
        values = formula.values
        if formula.code == "share":
            return f"{wire(values['base'])} × {values['rate']} = {wire(values['result'])}"
        taken = "".join(f" - {wire(yuan)}" for yuan in values["deductions"])
        return f"{wire(values['gross'])}{taken} = {wire(values['result'])}"

    def percent(self, rate: Decimal | None) -> str:
        """A share of one as a percentage."""
        return f"{(rate or Decimal(0)) * 100:f}".rstrip("0").rstrip(".") + "%"

    def claim(self, value: Value) -> str:
        """What a value says, in few words, for a conflict or a list."""
        term = value.term
        if isinstance(term, RetireeCredit):
            parts = [
                self.word("claims", "tier" if tier.from_age else "first_tier", age=tier.from_age, what=what)
                for tier in term.tiers
                if tier.group is None
                for what in [
                    self.word("general", "exact", low=tier.monthly_yuan)
                    if tier.monthly_yuan
                    else self.percent(tier.rate)
                ]
            ]
            return self.listed([self.word("claims", term.method), *parts])
        if isinstance(term, ReportedTime):
            return self.word("claims", "length", count=term.count, unit=self.word("units", term.unit))
        if isinstance(term, StageLimits):
            unit = self.word("units", "working_days")
            return self.listed(
                self.word("claims", "stage", stage=self.word("stages", stage.code), count=stage.working_days, unit=unit)
                for stage in term.stages
            )
        if isinstance(term, FlexibleCredit | YearSpan | Mapping):
            return self.topic(value.parameter)
        if isinstance(term, Decimal):
            return self.percent(term)
        if isinstance(term, str) and self.has("claims", term):
            return self.word("claims", term)
        return self.text(term)

    def _fact_card(self, name: str) -> dict[str, Any]:
        kind = KINDS[name]
        listed = choices(name)
        owner = "boolean" if kind == "boolean" else _owner(name)
        values: Sequence[str] = ("true", "false") if kind == "boolean" else listed
        return {
            "fact": name,
            "prompt": self.word("prompts", name),
            "where_to_find": self.word("where_to_find", name),
            "type": kind if isinstance(kind, str) else "enum",
            "choices": [{"value": str(value), "label": self.word("choices", f"{owner}.{value}")} for value in values],
        }


def _owner(name: str) -> str:
    """The fact under whose name the labels of an enumeration stand."""
    return "scheme" if name.startswith("scheme") else name


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
        plain += [sentences.local_check(check, plain=True) for check in decision.grounds.local_checks][:2]
    elif decision.verdict is Verdict.NOT_ELIGIBLE:
        plain += deciding[:2]
        plain += [sentences.word("remedies", each.criterion) for each in decision.remedies if each.kind == "can_change"]
        plain += [*_plain_advisories(decision.grounds, sentences), *_missing(decision.grounds, sentences), *route]
    else:
        plain += route
        plain += _missing(decision.grounds, sentences)
        plain += _plain_advisories(decision.grounds, sentences)
    full = [summary]
    full += [f"{_criterion(each, sentences)}{_ids(each.findings)}" for each in decision.criteria]
    full += route
    full += [sentences.word("remedies", each.criterion) for each in decision.remedies]
    return _told(summary, plain, [*full, *_closing(decision.grounds, sentences)], decision.grounds, sentences)


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
    yield from (sentences.local_check(check) for check in grounds.local_checks)
    yield from (sentences.said(item) for item in grounds.advisories)
    if grounds.next_change:
        because = sentences.because(grounds.next_change)
        yield sentences.word("plain", "next_change", on=grounds.next_change.on, because=because)


def _told(
    summary: str, plain: Sequence[str], full: Sequence[str], grounds: Grounds, sentences: Sentences
) -> dict[str, Any]:
    """Both registers; the plain one ends with the hotline where something is to be asked and there is room."""
    short = list(dict.fromkeys(plain))[:PLAIN_SENTENCES]
    if grounds.local_checks and len(short) < PLAIN_SENTENCES and not any(sentences.hotline in each for each in short):
        short.append(sentences.word("plain", "ask", hotline=sentences.hotline))
    return {"summary": summary, "explanation": {"plain": short, "full": list(dict.fromkeys(full))}}


def _plain_advisories(grounds: Grounds, sentences: Sentences) -> Iterator[str]:
    """The advisories in plain words: weak evidence said once, remarks on sources left out."""
    for item in grounds.advisories:
        if item.code == "advisory_value":
            evidence = sentences.word("evidence", item.values["evidence"])
            yield sentences.word("plain", "weak", evidence=evidence)
        elif item.code not in _ONLY_FULL:
            yield sentences.word("said", item.code) if "citation" in item.values else sentences.said(item)


def tell_amount(amount: Amount, sentences: Sentences) -> dict[str, Any]:
    """`summary` and `explanation` of an amount."""
    bounds = amount.bounds
    if bounds is None:
        code = (
            "amount_needs_facts"
            if amount.grounds.gaps.missing and not amount.grounds.local_checks
            else "amount_unknown"
        )
        summary = sentences.word("summaries", code)
    elif bounds.high is None and not bounds.low:
        summary = sentences.word("summaries", "amount_needs_facts")
    elif bounds.exact is not None:
        about = any(item.code == "approximate_amount" for item in amount.grounds.advisories)
        summary = sentences.word("summaries", "amount_about" if about else "amount_exact", amount=bounds.exact)
    else:
        summary = sentences.word("summaries", "amount_bounds", amount=bounds)
    method = sentences.word("plain", "method", method=sentences.word("methods", amount.method))
    formula = []
    if amount.formula:
        formula = [sentences.word("plain", "formula", formula=sentences.formula(amount.formula))]
    checks = [sentences.local_check(check, plain=True) for check in amount.grounds.local_checks]
    how = [] if amount.method in ("no_rule", "depends_on_missing_facts") else [method]
    plain = [summary, *how, *formula, *_missing(amount.grounds, sentences), *checks]
    plain += _plain_advisories(amount.grounds, sentences)
    lines = [
        sentences.word("plain", "line", line=sentences.word("lines", line.code), amount=line.yuan)
        for line in amount.lines
    ]
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
        beyond = any(check.topic == "calendar" for check in timetable.grounds.local_checks)
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
        sentences.local_check(check, plain=True)
        for check in timetable.grounds.local_checks
        if check.topic != "calendar"
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
