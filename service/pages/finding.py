"""Find a page of the policy book from typed text: a place in Chinese, pinyin or English, a rule, or a document."""

import re
from dataclasses import dataclass
from pathlib import Path

from service.pages.reading import Reader, source_id

MOST = 30
_LISTED = (Path(__file__).parent / "readings.tsv").read_text(encoding="utf-8")
READINGS = dict(line.split("\t") for line in _LISTED.splitlines())
"""The pinyin of every area's short name, by code. Written by `make openapi`."""

_LEFT_OUT = re.compile(r"[\s'’-]")


@dataclass(frozen=True, slots=True)
class Found:
    """Search results: areas as code and name, topics as code and rule title, documents as name and title."""

    areas: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]

    @property
    def empty(self) -> bool:
        """Whether there are no results."""
        return not (self.areas or self.rules or self.documents)


def find(typed: str, reader: Reader) -> Found:
    """Return what a text may mean; names that start with it come first."""
    sought = _plain(typed)
    if not sought:
        return Found((), (), ())
    ranked = sorted(
        (_rank(sought, _names(area.name, area.english_name, READINGS.get(area.code, ""))), area.code)
        for area in reader.book.areas.values()
    )
    rules = [
        (parameter.topic, reader.words.topic(name))
        for name, parameter in reader.book.parameters.items()
        if any(sought in _plain(title) for title in parameter.title.values())
    ]
    documents = [
        (source_id(document), document.citation.title)
        for document in reader.sources()
        if sought in _plain(f"{document.citation.title}{document.citation.document_number or ''}")
    ]
    areas = [(code, reader.name(code)) for rank, code in ranked if rank < _NO_RANK]
    return Found(tuple(areas[:MOST]), tuple(rules[:MOST]), tuple(documents[:MOST]))


_NO_RANK = 3


def _names(name: str, english: str, reading: str) -> tuple[str, ...]:
    initials = "".join(syllable[0] for syllable in reading.split())
    return (_plain(name), _plain(english), _plain(reading), initials)


def _rank(sought: str, names: tuple[str, ...]) -> int:
    if sought in names:
        return 0
    if any(name.startswith(sought) for name in names):
        return 1
    return 2 if any(sought in name for name in names) else _NO_RANK


def _plain(text: str) -> str:
    return _LEFT_OUT.sub("", text.lower())
