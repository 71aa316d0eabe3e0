"""Read the sentences of both languages from YAML: one table per language, or a `BookError` with file and line.

Sentences of one question are in `service/questions/<question>/{zh,en}.yaml`, shared ones here in `zh/` and `en/`, one
file per kind of text. A file has sections, a section has codes, a code has one sentence. The file of the other language
has the same codes, with the same names in braces.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from service.facts import KINDS
from service.policy.parsed import Parsed
from service.policy.strict_yaml import BookError, Document

SERVICE = Path(__file__).parents[1]
Words = Mapping[str, Mapping[str, str]]
"""Sentences by section and code."""

_LANGUAGES = ("zh", "en")
_OF_FACTS = ("facts", "prompts", "where_to_find")
_NAME = re.compile(r"\{([a-z][a-z_]*)\}")
_Place = tuple[str, str]
"""Section and code."""


def read_words(service: Path = SERVICE) -> Mapping[str, Words]:
    """Read the sentences below a folder, by `zh` and `en`. `BookError` names file and line of the first fault."""
    tables: dict[str, dict[str, dict[str, str]]] = {"zh": {}, "en": {}}
    said_in: dict[_Place, Document] = {}
    parsed = Parsed.read()
    for pair in _pairs(service):
        documents = {
            language: Document(path, str(path.relative_to(service)), parsed) for language, path in pair.items()
        }
        sentences = {language: _sentences(document) for language, document in documents.items()}
        _compare(documents, sentences)
        for place in sentences["zh"]:
            if place in said_in:
                raise documents["zh"].error(place, f"is also in {said_in[place].where(place)}")
            said_in[place] = documents["zh"]
        for language, listed in sentences.items():
            for (section, code), text in listed.items():
                tables[language].setdefault(section, {})[code] = text
    return tables


def parts_of(text: str) -> list[str]:
    """Split a sentence into text, name, text, name, ..., text: names are at the odd indices."""
    return _NAME.split(text)


def names_in(text: str) -> set[str]:
    """Return the names in braces in a sentence."""
    return set(_NAME.findall(text))


def _pairs(service: Path) -> Iterator[Mapping[str, Path]]:
    """Yield pairs of files with the same sentences, one per language; reading reports a missing file."""
    shared = service / "wording"
    for name in sorted({path.name for language in _LANGUAGES for path in (shared / language).glob("*.yaml")}):
        yield {language: shared / language / name for language in _LANGUAGES}
    for question in sorted({path.parent for path in (service / "questions").glob("*/*.yaml")}):
        yield {language: question / f"{language}.yaml" for language in _LANGUAGES}


def _sentences(document: Document) -> dict[_Place, str]:
    """Return the sentences of one file."""
    if not isinstance(document.content, dict):
        raise document.error((), "must have sections")
    sentences: dict[_Place, str] = {}
    for section, codes in document.content.items():
        if not isinstance(codes, dict):
            raise document.error((section,), "must have codes with a sentence each")
        for code, text in codes.items():
            if not isinstance(text, str) or not text.strip():
                raise document.error((section, code), "must be a sentence that is not empty")
            if re.search("[{}]", _NAME.sub("", text)):
                raise document.error((section, code), "has a brace without a lower-case name")
            sentences[str(section), str(code)] = text
    return sentences


def _compare(documents: Mapping[str, Document], sentences: Mapping[str, Mapping[_Place, str]]) -> None:
    """Refuse codes, or names in braces, that only one language has."""
    for language, other in (_LANGUAGES, _LANGUAGES[::-1]):
        for place, text in sentences[language].items():
            if place not in sentences[other]:
                raise documents[language].error(place, f"is missing in {documents[other].name}")
            more = names_in(text) - names_in(sentences[other][place])
            if more:
                names = ", ".join(f"{{{name}}}" for name in sorted(more))
                raise documents[language].error(place, f"has {names}, {documents[other].where(place)} has not")


def unsaid(words: Words, facts: Iterable[str]) -> list[str]:
    """Return the facts without a name, a question to put to a person, or a hint where to find the value."""
    return [f"{section}.{fact}" for fact in facts for section in _OF_FACTS if fact not in words[section]]


_WORDS = read_words()
if unsaid(_WORDS["zh"], KINDS):
    raise BookError("zh.yaml, en.yaml", None, "", f"lack {', '.join(unsaid(_WORDS['zh'], KINDS))}")
CHINESE, ENGLISH = _WORDS["zh"], _WORDS["en"]
"""The sentences of this service, read on import."""
