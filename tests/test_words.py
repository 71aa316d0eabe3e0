"""Both languages say the same things, and every code that can be said has its sentence."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from string import Formatter

import pytest
from flask.testing import FlaskClient

from service.api.v1.questions import QUESTIONS
from service.explanations import en, zh
from service.explanations.claims import tell_code
from service.explanations.sentences import LANGUAGES, Sentences
from service.facts import KINDS, choices
from service.policy.book import EVIDENCE, PolicyBook
from service.policy.load import CAUTIONS
from tests.check import ROOT

SECTIONS = sorted(zh.WORDS)
WORDS = {"zh-CN": zh.WORDS, "en": en.WORDS}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_codes_with_the_same_values(section: str) -> None:
    assert list(zh.WORDS[section]) == list(en.WORDS[section])
    for code, text in zh.WORDS[section].items():
        assert placeholders(text) == placeholders(en.WORDS[section][code]), code
        assert text
        assert en.WORDS[section][code]


def test_the_languages_have_the_same_sections() -> None:
    assert list(zh.WORDS) == list(en.WORDS)


def test_english_has_no_chinese_in_it() -> None:
    for section in en.WORDS.values():
        for text in section.values():
            assert not re.search(r"[一-鿿]", text), text


def test_every_fact_has_its_words() -> None:
    for name in KINDS:
        assert all(name in zh.WORDS[section] for section in ("facts", "prompts", "where_to_find"))
        owner = "scheme" if name.startswith("scheme") else name
        assert all(f"{owner}.{value}" in zh.WORDS["choices"] for value in choices(name))


def test_every_fact_of_a_question_has_a_kind_and_every_question_a_title() -> None:
    for question in QUESTIONS:
        assert question.name in zh.WORDS["questions"]
        assert {field.name for field in fields(question.facts)} <= set(KINDS)


def test_every_caution_and_grade_has_its_words(book: PolicyBook) -> None:
    assert set(CAUTIONS) <= set(zh.WORDS["said"])
    assert set(EVIDENCE) == set(zh.WORDS["evidence"])
    for parameter in book.parameters.values():
        assert set(parameter.title) == {"zh", "en"}


def test_every_code_that_the_core_says_has_its_sentence() -> None:
    formulas = {"share": "", "less": "", "sum": "", "shares": ""}
    said = zh.WORDS["said"] | zh.WORDS["because"] | zh.WORDS["lines"] | formulas
    for code in said_in_code():
        assert code in said, code


def said_in_code() -> Iterator[str]:
    """The codes in every call of `said` in the decisions."""
    for path in (ROOT / "service" / "decisions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "said":
                yield from (
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                )


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
