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
from service.outcome import Amount, Criterion, Decision, Grounds, Line, LocalCheck, NextChange, Said, Timetable, Verdict
from service.policy.book import Area, Finding, Parameter, PolicyBook, Value
from service.policy.retirement_terms import ActualYears, MakeupOptions, RetirementTerm, TotalYears, YearStep
from service.policy.terms import (
    BaseBounds,
    BaseRatios,
    CountRange,
    EnrolmentKept,
    FlexibleBase,
    FlexibleCredit,
    GapExemption,
    MoneyRange,
    RateRange,
    RefundDates,
    ReportedTime,
    RetireeCredit,
    StageLimits,
    StatedSum,
    WaitingFloor,
    WaitingSteps,
    YearSpan,
)
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

    def in_language(self, text: Mapping[str, str]) -> str:
        """What the book says in both languages, in this one."""
        return text[self._short]

    def topic(self, topic: str) -> str:
        """The name of a topic: a parameter's title, or a topic of its own."""
        parameter: Parameter | None = self._book.parameters.get(topic)
        return parameter.title[self._short] if parameter else self.word("topics", topic)

    def said(self, item: Said) -> str:
        """The sentence of something said, with codes among its values turned into words."""
        values: dict[str, Any] = {"hotline": self.hotline, **item.values}
        if "conditions" in values:
            values["conditions"] = [self.word("conditions", code) for code in values["conditions"]]
        for section in ("grounds", "papers", "meanings", "uses"):
            if section in values:
                values[section] = [self.word(section, code) for code in values[section]]
        if "percent" in values:
            values["percent"] = self.percent(values["percent"])
        if "parameter" in values:
            values["parameter"] = self.topic(values["parameter"])
        if "rate" in values:
            values["rate"] = self.percent(values["rate"])
        if "evidence" in values:
            values["evidence"] = self.word("evidence", values["evidence"])
        if "deduction" in values:
            values["deduction"] = self.word("deductions", values["deduction"])
        if "service" in values:
            values["service"] = self.word("services", values["service"])
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
        if self.has("said", formula.code):
            return self.word("said", formula.code, **values)
        if formula.code == "share":
            return f"{wire(values['base'])} × {values['rate']} = {wire(values['result'])}"
        if formula.code == "shares":
            shares = " + ".join(f"{wire(base)} × {rate}" for base, rate in values["factors"])
            return f"{shares} = {wire(values['result'])}"
        if formula.code == "sum":
            return f"{' + '.join(wire(yuan) for yuan in values['parts'])} = {wire(values['result'])}"
        taken = "".join(f" - {wire(yuan)}" for yuan in values["deductions"])
        gross = " + ".join(wire(yuan) for yuan in values.get("parts", [values["gross"]]))
        return f"{gross}{taken} = {wire(values['result'])}"

    def line(self, line: Line) -> str:
        """The label of a line of an amount."""
        if line.label:
            return self.word("lines", line.label.code, **line.label.values)
        return self.word("lines", line.code)

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
        if isinstance(term, BaseBounds | BaseRatios | RateRange | MoneyRange | FlexibleBase | StatedSum):
            return self._contribution(term)
        if isinstance(term, CountRange):
            unit = self.word("units", term.unit)
            return self.word("claims", "count_range", least=term.least, most=term.most, unit=unit)
        if isinstance(term, GapExemption):
            return self.word("claims", "gap_retroactive" if term.retroactive else "gap_not_retroactive")
        if isinstance(term, WaitingSteps):
            spans = ((step.least, step.most) for step in term.steps)
            return self.listed(
                self.word("claims", "waiting" if least < most else "waiting_exact", least=least, most=most)
                for least, most in dict.fromkeys(spans)
            )
        if isinstance(term, RetirementTerm):
            return self._retirement(term, value)
        if isinstance(term, ReportedTime):
            return self.word("claims", "length", count=term.count, unit=self.word("units", term.unit))
        if isinstance(term, StageLimits):
            unit = self.word("units", "working_days")
            return self.listed(
                self.word("claims", "stage", stage=self.word("stages", stage.code), count=stage.working_days, unit=unit)
                for stage in term.stages
            )
        if isinstance(term, EnrolmentKept):
            return self.word("claims", "kept", months=term.employee_months)
        if isinstance(term, RefundDates):
            return self.word("claims", "refund_dates", death_before=term.death_before, paid_by=term.paid_by)
        if isinstance(term, FlexibleCredit | YearSpan | WaitingFloor | Mapping):
            return self.topic(value.parameter)
        if isinstance(term, Decimal):
            is_money = self._book.parameters[value.parameter].type == "money"
            return self.word("general", "exact", low=term) if is_money else self.percent(term)
        if isinstance(term, str) and self.has("claims", term):
            return self.word("claims", term)
        if value.parameter in ("withdrawal_grounds", "withdrawal_examples") and isinstance(term, tuple):
            return self.listed(self.word("grounds", code) for code in term)
        if isinstance(term, tuple):
            return self.listed(self.word("claims", code) if self.has("claims", code) else code for code in term)
        return self.text(term)

    def _contribution(self, term: BaseBounds | BaseRatios | RateRange | MoneyRange | FlexibleBase | StatedSum) -> str:
        """What a value on contributions says, in few words."""
        if isinstance(term, BaseBounds):
            one_side = "base_ceiling" if term.floor_yuan is None else "base_floor"
            code = one_side if None in (term.floor_yuan, term.ceiling_yuan) else "base_bounds"
            return self.word("claims", code, floor=term.floor_yuan, ceiling=term.ceiling_yuan)
        if isinstance(term, BaseRatios):
            return self.word("claims", "base_ratios", floor=f"{term.floor:f}", ceiling=f"{term.ceiling:f}")
        if isinstance(term, RateRange):
            if term.low == term.high and not term.about:
                return self.percent(term.low)
            code = "rate_about" if term.about else "rate_at_least" if term.high is None else "rate_span"
            return self.word("claims", code, low=self.percent(term.low), high=self.percent(term.high))
        if isinstance(term, MoneyRange):
            return self.bounds(Bounds(term.low_yuan, term.high_yuan))
        if isinstance(term, FlexibleBase):
            return self.word("claims", f"flexible_base.{term.kind}", yuan=term.yuan or "")
        return self.word("claims", term.what, base=term.base_yuan, yuan=term.yuan)

    def _retirement(self, term: RetirementTerm, value: Value) -> str:
        """What a value on retirement says, in few words."""
        if isinstance(term, MakeupOptions):
            return self.listed(self.word("makeup_ways", option.code) for option in term.options)
        if isinstance(term, TotalYears):
            sides = (("men", term.men), ("women", term.women))
            return self.listed(self.word("claims", side, what=self._steps(steps)) for side, steps in sides if steps)
        if isinstance(term, ActualYears) and term.steps:
            return self._steps(term.steps)
        return self.topic(value.parameter)

    def _steps(self, steps: Sequence[YearStep]) -> str:
        told = []
        for step in steps:
            years = self.word("claims", "years_between" if step.up_to else "years", least=step.years, most=step.up_to)
            told.append(self.word("claims", "from_year", year=step.from_year, what=years) if step.from_year else years)
        return self.listed(told)

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
            uncited = {name: value for name, value in item.values.items() if name != "citation"}
            yield sentences.said(Said(item.code, uncited))


def tell_amount(amount: Amount, sentences: Sentences, name: str = "") -> dict[str, Any]:
    """`summary` and `explanation` of an amount; a question of that name may have summaries of its own."""

    def of_question(code: str) -> str:
        own = f"{name}.{code}"
        return own if sentences.has("summaries", own) else code

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
        code = of_question("amount_about" if about else "amount_exact")
        summary = sentences.word("summaries", code, amount=bounds.exact)
    else:
        summary = sentences.word("summaries", of_question("amount_bounds"), amount=bounds)
    method = sentences.word("plain", "method", method=sentences.word("methods", amount.method))
    formula = []
    if amount.formula:
        formula = [sentences.word("plain", "formula", formula=sentences.formula(amount.formula))]
    checks = [sentences.local_check(check, plain=True) for check in amount.grounds.local_checks]
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
