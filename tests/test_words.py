"""Both languages say the same things, and every code that can be said has its sentence."""

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from flask.testing import FlaskClient

from service.api.v1.questions import QUESTIONS
from service.facts import KINDS, choices
from service.outcome import LocalCheck, message
from service.policy.book import PolicyBook
from service.policy.load import CAUTIONS
from service.policy.strict_yaml import BookError
from service.policy.values import EVIDENCE
from service.wording.claims import tell_code
from service.wording.sentences import LANGUAGES, Sentences
from service.wording.words import CHINESE, ENGLISH, SERVICE, names_in, read_words
from tests.check import ROOT

WORDS = {"zh-CN": CHINESE, "en": ENGLISH}


def test_both_languages_have_the_same_codes_with_the_same_values() -> None:
    assert {name: list(codes) for name, codes in CHINESE.items()} == {n: list(codes) for n, codes in ENGLISH.items()}
    for section, codes in CHINESE.items():
        for code, text in codes.items():
            other = ENGLISH[section][code]
            assert {name for _, name, _, _ in Formatter().parse(text) if name} == names_in(text)
            assert names_in(text) == names_in(other), code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files that hold sentences."""
    for room in ("wording", "questions"):
        shutil.copytree(SERVICE / room, tmp_path / room, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path


def test_a_copy_of_the_files_has_the_same_words(folder: Path) -> None:
    assert read_words(folder) == {"zh": CHINESE, "en": ENGLISH}


# The sentences of one more question in Chinese and in English, and what is said of them.
FAULTS = {
    "a code in Chinese alone": (
        ["said:", "  one: 一", "  two: 二"],
        ["said:", "  one: One"],
        "questions/new/zh.yaml:3: said.two: is missing in questions/new/en.yaml",
    ),
    "a code in English alone": (
        ["said:", "  one: 一"],
        ["said:", "  one: One", "  two: Two"],
        "questions/new/en.yaml:3: said.two: is missing in questions/new/zh.yaml",
    ),
    "a name in Chinese alone": (
        ["said:", '  one: "{day}，{area}"'],
        ["", "said:", '  one: "{day}"'],
        "questions/new/zh.yaml:2: said.one: has {area}, questions/new/en.yaml:3 has not",
    ),
    "a name in English alone": (
        ["said:", "  one: 一"],
        ["said:", '  one: "{day} {area}"'],
        "questions/new/en.yaml:2: said.one: has {area}, {day}, questions/new/zh.yaml:2 has not",
    ),
    "a code that is said in a shared file": (
        ["guides:", "  no_area: 一"],
        ["guides:", "  no_area: One"],
        "questions/new/zh.yaml:2: guides.no_area: is also in wording/zh/guides.yaml:",
    ),
    "a code that is said by another question": (
        ["verdicts:", "  family-sharing.eligible: 一"],
        ["verdicts:", "  family-sharing.eligible: One"],
        "questions/new/zh.yaml:2: verdicts.family-sharing.eligible: is also in questions/family_sharing/zh.yaml:",
    ),
    "a code that stands twice": (
        ["said:", "  one: 一", "  one: 二"],
        ["said:", "  one: One"],
        "questions/new/zh.yaml:3: said.one: duplicate key",
    ),
    "an empty sentence": (
        ["said:", "  one: 一"],
        ["said:", '  one: ""'],
        "questions/new/en.yaml:2: said.one: must be a sentence that is not empty",
    ),
    "a sentence of blanks": (
        ["said:", '  one: " "'],
        ["said:", "  one: One"],
        "questions/new/zh.yaml:2: said.one: must be a sentence that is not empty",
    ),
    "a truth in place of a sentence": (
        ["said:", "  one: 一"],
        ["said:", "  one: true"],
        "questions/new/en.yaml:2: said.one: must be a sentence that is not empty",
    ),
    "a brace that is not closed": (
        ["said:", "  one: 一{day"],
        ["said:", "  one: One"],
        "questions/new/zh.yaml:2: said.one: has a brace without a lower-case name",
    ),
    "a name that formats": (
        ["said:", '  one: "{rate:f}"'],
        ["said:", '  one: "{rate:f}"'],
        "questions/new/zh.yaml:2: said.one: has a brace without a lower-case name",
    ),
    "a section without codes": (
        ["said: []"],
        ["said: []"],
        "questions/new/zh.yaml:1: said: must have codes with a sentence each",
    ),
    "no sections": (["- one"], ["- one"], "questions/new/zh.yaml:1: (top): must have sections"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_refused_with_its_file_and_line(folder: Path, case: str) -> None:
    chinese, english, says = FAULTS[case]
    added = folder / "questions" / "new"
    added.mkdir()
    (added / "zh.yaml").write_text("\n".join(chinese), encoding="utf-8")
    (added / "en.yaml").write_text("\n".join(english), encoding="utf-8")
    with pytest.raises(BookError, match=f"^{re.escape(says)}"):
        read_words(folder)


@pytest.mark.parametrize("name", ["wording/en/guides.yaml", "questions/family_sharing/zh.yaml"])
def test_a_file_in_one_language_alone_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BookError, match=f"^{name}: .*cannot be read"):
        read_words(folder)


def test_english_has_no_chinese_in_it() -> None:
    for section in ENGLISH.values():
        for text in section.values():
            assert not re.search(r"[一-鿿]", text), text


def test_every_fact_has_its_words() -> None:
    for name in KINDS:
        assert all(name in CHINESE[section] for section in ("facts", "prompts", "where_to_find"))
        owner = "scheme" if name.startswith("scheme") else name
        assert all(f"{owner}.{value}" in CHINESE["choices"] for value in choices(name))


def test_every_fact_of_a_question_has_a_kind_and_every_question_a_title() -> None:
    for question in QUESTIONS:
        assert question.name in CHINESE["questions"]
        assert {field.name for field in fields(question.facts)} <= set(KINDS)


def test_every_caution_and_grade_has_its_words(book: PolicyBook) -> None:
    assert set(CAUTIONS) <= set(CHINESE["messages"])
    assert set(EVIDENCE) == set(CHINESE["evidence"])
    for parameter in book.parameters.values():
        assert set(parameter.title) == {"zh", "en"}


def test_every_code_that_the_core_says_has_its_sentence() -> None:
    formulas = {"share": "", "less": "", "sum": "", "shares": ""}
    sayable = CHINESE["messages"] | CHINESE["because"] | CHINESE["lines"] | formulas
    codes = set(codes_in_code())
    assert len(codes) > 100
    assert codes - set(sayable) == set()


def codes_in_code() -> Iterator[str]:
    """The codes in every call of `message` in the core."""
    for room in ("questions", "lookups", "reasoning"):
        for path in (ROOT / "service" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message":
                    yield from (
                        leaf.value
                        for leaf in ast.walk(node.args[0])
                        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                    )


def test_what_a_caller_states_is_not_kept_with_its_sentence(book: PolicyBook) -> None:
    words = Sentences("en", book)
    assert "7" in words.message(message("gap_months_inclusive", months=7))
    assert "2026-11-21" in words.message(message("older_money_may_be_drawn", day=date(2026, 11, 21)))
    assert words.local_check(LocalCheck("rules", "anything", "area_not_covered"))
    assert words.known_advisory.cache_info().currsize == words.known_check.cache_info().currsize == 0
    for _ in range(2):
        words.message(message("advisory_value", evidence="press", citation="zj-trf-103"))
        words.local_check(LocalCheck("rules", "110000", "area_not_covered"))
    assert words.known_advisory.cache_info().hits == words.known_check.cache_info().hits == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_every_parameter_is_told_in_words(book: PolicyBook, language: str) -> None:
    words = Sentences(language, book)
    for parameter in book.parameters.values():
        for choice in parameter.choices:
            told = tell_code(parameter.name, choice, words)
            assert not re.search(r"[a-z]+_[a-z]+", told), (parameter.name, choice)
            assert any(told in section.values() for section in WORDS[language].values()), (parameter.name, choice)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["parameters", "changes", "conflicts"])
def test_no_list_tells_a_value_by_its_code(client: FlaskClient, name: str, language: str) -> None:
    page, seen, total = 1, 0, 1
    while seen < total:
        answer = client.get(f"/v1/policy/{name}?page={page}", headers={"Accept-Language": language}).get_json()
        total, page = answer["total"], page + 1
        seen += len(answer["items"])
        for item in answer["items"]:
            claims = [claim["claim"] for claim in item.get("claims", ())]
            for told in (*claims, *(item.get(key) or "" for key in ("value", "old_value", "new_value"))):
                assert not re.search(r"[a-z]+_[a-z]+", told), (item, told)
