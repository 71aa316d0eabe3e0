"""All sentences of one language, and how values are written in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from service.facts import KINDS, Month, choices
from service.money import Bounds, wire
from service.outcome import Line, LocalCheck, Message, NextChange, Remedy, Verdict
from service.policy.book import PolicyBook
from service.policy.values import Area, Parameter
from service.wording.words import CHINESE, ENGLISH, parts_of
from service.workdays import Due

LANGUAGES = ("zh-CN", "en")
_OPEN_RULES = {"area_not_covered": "no_figure", "low_evidence": "agency_counts"}
"""Sentences of a local check that names a rule in force: it has no figure, or only the agency can count."""

_CODES = frozenset({str, tuple})
"""The types of values that are codes, names and ids of the book, never stated by a caller."""

_KEPT = 1024
"""The most cached sentences per kind that depend on the book alone."""


class Sentences:
    """All sentences of one language, with the book's names for areas and parameters."""

    def __init__(self, language: str, book: PolicyBook) -> None:
        self.language = language
        self._short = "en" if language == "en" else "zh"
        self._words = ENGLISH if language == "en" else CHINESE
        self._parts = {
            section: {code: parts_of(text) for code, text in codes.items()} for section, codes in self._words.items()
        }
        self._book = book
        hotline = book.at(None, date.max, date.max).find("hotline_medical").term
        self.hotline = str(hotline)
        self.fact_cards = {name: self._fact_card(name) for name in KINDS}
        self.known_advisory = lru_cache(_KEPT)(self._advisory)
        self.known_reason = lru_cache(_KEPT)(self._because)
        self.known_check = lru_cache(_KEPT)(self._check)

    def word(self, section: str, code: str, **values: Any) -> str:  # noqa: ANN401 - values of many types.
        """Return the sentence or label of a code, filled in."""
        return self.filled(section, code, values) if values else self._words[section][code]

    def filled(self, section: str, code: str, values: Mapping[str, Any]) -> str:
        """Return the sentence of a code with its values; it need not use all of them."""
        parts = self._parts[section][code].copy()
        for place in range(1, len(parts), 2):
            parts[place] = self.text(values[parts[place]])
        return "".join(parts)

    def has(self, section: str, code: str) -> bool:
        """Whether a section has a code."""
        return code in self._words[section]

    def text(self, value: Any) -> str:  # noqa: ANN401 - a value of any kind in `_WRITTEN`, else as Python writes it.
        """Return a value as written in a sentence."""
        written = _WRITTEN.get(type(value))
        return written(self, value) if written else str(value)

    def truth(self, value: bool) -> str:  # noqa: FBT001 - the value itself.
        """Return yes or no."""
        return self.word("general", "yes" if value else "no")

    def due(self, due: Due) -> str:
        """Return the day on which a count ends, or the two days between which it does."""
        if due.earliest == due.latest:
            return due.latest.isoformat()
        return self.word("general", "range", first=due.earliest, last=due.latest)

    def listed(self, items: Iterable[object]) -> str:
        """Return items joined as a list."""
        return self.word("general", "list_separator").join(self.text(item) for item in items)

    def bounds(self, bounds: Bounds) -> str:
        """Return the bounds of an amount in yuan."""
        if bounds.exact is not None:
            return self.word("general", "exact", low=bounds.low)
        if bounds.high is None:
            return self.word("general", "unbounded", low=bounds.low)
        return self.word("general", "bounds", low=bounds.low, high=bounds.high)

    def area(self, area: Area) -> str:
        """Return the name of an area."""
        return area.english_name if self.language == "en" else area.name

    def in_language(self, text: Mapping[str, str]) -> str:
        """Return the text of this language from the book."""
        return text[self._short]

    def topic(self, topic: str) -> str:
        """Return the name of a topic: the title of a parameter, or the name of a topic of its own."""
        parameter: Parameter | None = self._book.parameters.get(topic)
        return parameter.title[self._short] if parameter else self.word("topics", topic)

    def message(self, item: Message) -> str:
        """Return the sentence of a message, after the ids of its citations unless it names them itself."""
        return self.advisory(item)[1]

    def advisory(self, item: Message) -> tuple[str, str]:
        """Return the plain and the full sentence of a message; the plain one is equal for weak sources of a grade."""
        values = item.values
        in_codes = _CODES.issuperset(map(type, values.values()))
        return (self.known_advisory if in_codes else self._advisory)(item.code, tuple(values.items()))

    def _advisory(self, code: str, items: tuple[tuple[str, Any], ...]) -> tuple[str, str]:
        values: dict[str, Any] = {
            name: _WORDED[name](self, value) if name in _WORDED else value for name, value in items
        }
        text = plain = self.filled("messages", code, {"hotline": self.hotline, **values})
        if code == "advisory_value":
            plain = self.word("plain", "weak", evidence=values["evidence"])
        stated = values.get("citation")
        about = values.get("citations", (stated,) if stated else ())
        ids = "".join(f"[{citation}]" for citation in about)
        return plain, f"{ids} {text}" if ids and ids not in text else text

    def remedies(self, remedies: Sequence[Remedy]) -> list[str]:
        """Return one sentence per remedy; the last of an option that is not a sure yes says so."""
        rendered = []
        for remedy, after in zip(remedies, (*remedies, None)[1:], strict=True):
            choice = f"{remedy.fact}.{remedy.to}"
            to = self.word("choices", choice) if self.has("choices", choice) else remedy.to
            text = self.word("remedies", remedy.code, to=to, on=remedy.on)
            last = after is None or after.option != remedy.option
            unsure = remedy.leads_to is Verdict.UNDETERMINED and last
            rendered.append(self.word("plain", "then_open", text=text) if unsure else text)
        return rendered

    def because(self, change: NextChange) -> str:
        """Return why an answer changes."""
        values = change.because.values
        in_codes = _CODES.issuperset(map(type, values.values()))
        return (self.known_reason if in_codes else self._because)(change.because.code, tuple(values.items()))

    def _because(self, code: str, items: tuple[tuple[str, Any], ...]) -> str:
        values = dict(items)
        if "parameter" in values:
            values["parameter"] = self.topic(values["parameter"])
        return self.filled("because", code, values)

    def local_check(self, check: LocalCheck) -> tuple[str, str]:
        """Return the plain and the full sentence of a local check; the full one adds the last known rule."""
        # The code of an area that the book does not list is arbitrary caller input, so it must not be cached.
        known = check.area_code is None or check.area_code in self._book.areas
        return (self.known_check if known else self._check)(check)

    def _check(self, check: LocalCheck) -> tuple[str, str]:
        if check.topic == "area":
            text = self.word("local_checks", "unlisted", ask=self.hotline)
            return text, text
        in_force = check.last_known is not None and check.reason in _OPEN_RULES
        area = self._book.areas.get(check.area_code or "")
        place = self.area(area) if area else self.word("general", "any_area")
        code = _OPEN_RULES[check.reason] if in_force else check.reason
        text = self.word("local_checks", code, topic=self.topic(check.topic), area=place, ask=self.hotline)
        if check.last_known is None:
            return text, text
        citation = check.last_known.citation
        suffix = "last_known_in_force" if in_force else "last_known"
        return text, text + self.word("local_checks", suffix, title=citation.title, id=citation.id)

    def formula(self, formula: Message) -> str:
        """Return an amount's formula with its numbers put in."""
        values = formula.values
        if self.has("messages", formula.code):
            return self.word("messages", formula.code, **values)
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
        """Return the label of a line of an amount."""
        if line.label:
            return self.word("lines", line.label.code, **line.label.values)
        return self.word("lines", line.code)

    def percent(self, rate: Decimal | None) -> str:
        """Return a share of one as a percentage."""
        return f"{(rate or Decimal(0)) * 100:f}".rstrip("0").rstrip(".") + "%"

    def figure(self, parameter: str, number: Decimal) -> str:
        """Return a number as its parameter means it: yuan, or a share."""
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


def _codes_of(section: str) -> Callable[[Sentences, Iterable[str]], list[str]]:
    return lambda sentences, codes: [sentences.word(section, code) for code in codes]


def _code_of(section: str) -> Callable[[Sentences, str], str]:
    return lambda sentences, code: sentences.word(section, code)


_WORDED: Mapping[str, Callable[[Sentences, Any], object]] = {
    "conditions": _codes_of("conditions"),
    "grounds": _codes_of("grounds"),
    "papers": _codes_of("papers"),
    "meanings": _codes_of("meanings"),
    "uses": _codes_of("uses"),
    "ways": _codes_of("makeup_ways"),
    "percent": Sentences.percent,
    "rate": Sentences.percent,
    "least_rate": Sentences.percent,
    "greatest_rate": Sentences.percent,
    "parameter": Sentences.topic,
    "evidence": _code_of("evidence"),
    "deduction": _code_of("deductions"),
    "service": _code_of("services"),
}
"""How a value of a message is put into words, by its name."""

_WRITTEN: Mapping[type, Callable[[Sentences, Any], str]] = {
    bool: Sentences.truth,
    Decimal: lambda _, yuan: wire(yuan),
    Due: Sentences.due,
    date: lambda _, day: day.isoformat(),
    Month: lambda _, month: str(month),
    Area: Sentences.area,
    Bounds: Sentences.bounds,
    tuple: Sentences.listed,
    list: Sentences.listed,
}
"""How a value is written in a sentence, by its type."""


def _owner(name: str) -> str:
    """Return the fact whose name the labels of an enumeration are filed under."""
    return "scheme" if name.startswith("scheme") else name


@lru_cache(maxsize=8)
def chinese(book: PolicyBook) -> Sentences:
    """Return the language used to compare answers: any will do, if it is always the same."""
    return Sentences(LANGUAGES[0], book)
