"""All words of one language, and how the values among them are written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from service.facts import KINDS, Month, choices
from service.money import Bounds, wire
from service.outcome import Line, LocalCheck, NextChange, Remedy, Said, Verdict
from service.policy.book import Area, Parameter, PolicyBook
from service.wording.words import CHINESE, ENGLISH
from service.workdays import Due

LANGUAGES = ("zh-CN", "en")
_OPEN_RULES = {"area_not_covered": "no_figure", "low_evidence": "agency_counts"}
"""What a local check says that names a rule in force: it has no figure, or only the agency can count what it asks."""


class Sentences:
    """All words of one language, with the book's names for areas and parameters."""

    def __init__(self, language: str, book: PolicyBook) -> None:
        self.language = language
        self._short = "en" if language == "en" else "zh"
        self._words = ENGLISH if language == "en" else CHINESE
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

    def area(self, area: Area) -> str:
        """The name of an area."""
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
        stated = item.values.get("citation")
        about = item.values.get("citations", () if stated is None else (stated,))
        ids = "".join(f"[{each}]" for each in about)
        return f"{ids} {text}" if ids and ids not in text else text

    def remedies(self, remedies: Sequence[Remedy]) -> list[str]:
        """The sentences of remedies, one each; the last of an option that is no sure yes says so."""
        told = []
        for remedy, after in zip(remedies, (*remedies, None)[1:], strict=True):
            choice = f"{remedy.fact}.{remedy.to}"
            to = self.word("choices", choice) if self.has("choices", choice) else remedy.to
            text = self.word("remedies", remedy.code, to=to, on=remedy.on)
            last = after is None or after.option != remedy.option
            unsure = remedy.leads_to is Verdict.UNDETERMINED and last
            told.append(self.word("plain", "then_open", text=text) if unsure else text)
        return told

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
        in_force = check.last_known is not None and check.reason in _OPEN_RULES
        area = self._book.areas.get(check.area_code or "")
        place = self.area(area) if area else self.word("general", "any_area")
        code = _OPEN_RULES[check.reason] if in_force else check.reason
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

    def figure(self, parameter: str, number: Decimal) -> str:
        """A number as its parameter means it: yuan, or a share."""
        is_money = self._book.parameters[parameter].type == "money"
        return self.word("general", "exact", low=number) if is_money else self.percent(number)

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


@lru_cache(maxsize=8)
def chinese(book: PolicyBook) -> Sentences:
    """The words in which answers are compared: any will do, always the same ones."""
    return Sentences(LANGUAGES[0], book)
