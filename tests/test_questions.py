"""A question is one folder: what it lacks is named here, whether a file, a sentence, a kind or a case."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from service.facts import KINDS, domain
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.every import BY_NAME, FILES, HERE, QUESTIONS, folders, lacking
from service.questions.question import Question
from service.wording.words import CHINESE, ENGLISH, unsaid
from tests.check import Case, cases
from tests.shipped import BOOK
from tests.test_security import nothing_stated

LANGUAGES = {"zh": CHINESE, "en": ENGLISH}
KNOWN = date(2026, 11, 21)
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)


def test_every_folder_is_a_question_that_is_asked() -> None:
    assert {folder.name: lacking(folder) for folder in folders() if lacking(folder)} == {}
    assert len(folders()) == len(QUESTIONS) > 10


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    for each in FILES:
        (tmp_path / each).touch()
    (tmp_path / name).unlink()
    assert lacking(tmp_path) == [name]


def test_a_folder_without_anything_lacks_everything_and_caches_are_no_folders(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "new").mkdir()
    assert [(each.name, lacking(each)) for each in folders(tmp_path)] == [("new", list(FILES))]


def test_a_fact_without_kind_or_words_is_named_with_the_place_where_they_belong() -> None:
    with pytest.raises(LookupError, match=r"KINDS in service/facts\.py lacks no_such_fact"):
        domain("no_such_fact")
    assert unsaid(CHINESE, ["area", "no_such_fact"]) == [
        "facts.no_such_fact",
        "prompts.no_such_fact",
        "where_to_find.no_such_fact",
    ]


@pytest.mark.parametrize("of", ["name", "rank", "operation_id"])
def test_no_two_questions_share_what_tells_them_apart(of: str) -> None:
    counted = Counter(getattr(question, of) for question in QUESTIONS)
    assert [value for value, times in counted.items() if times > 1] == []
    schemas = Counter(question.schema for question in QUESTIONS)
    assert set(schemas.values()) == {1}


@each_question
def test_every_fact_has_a_kind_and_every_sentence_of_a_question_is_there(question: Question) -> None:
    lacked = list(_without_words(question))
    assert not lacked, ", ".join(lacked)


def _without_words(question: Question) -> Iterator[str]:
    """What of a question has no kind or no sentence, named so that one knows where to put it."""
    facts = [each.name for each in fields(question.facts)]
    yield from (f"service/facts.py: KINDS lacks {fact}" for fact in facts if fact not in KINDS)
    wanted = [(section, fact) for fact in facts for section in ("facts", "prompts", "where_to_find")]
    wanted.append(("questions", question.name))
    if question.kind == "decision":
        stem = question.name.partition("/")[2]
        wanted += [("verdicts", f"{stem}.{verdict}") for verdict in ("eligible", "not_eligible", "undetermined")]
    law = question.space(next(nothing_stated(question)), Day(BOOK, KNOWN, KNOWN)).law
    said = {code for truth in ("met", "not_met", "undetermined") for code in CHINESE[f"criteria_{truth}"]}
    yield from (f"zh.yaml, en.yaml: criteria_met and the like lack {code}" for code in law.facts_of.keys() - said)
    for language, words in LANGUAGES.items():
        yield from (
            f"{language}.yaml: {section} lacks {code}" for section, code in wanted if code not in words[section]
        )


@each_question
def test_its_parts_speak_of_the_same_facts(question: Question, book: PolicyBook) -> None:
    known = {each.name for each in fields(question.facts)}
    for facts in nothing_stated(question):
        space = question.space(facts, Day(book, KNOWN, KNOWN))
        asked = {name for name in known if getattr(facts, name) is None}
        assert set(space.law.names) == asked, "law.py: NAMES are the facts that may be missing, in the order to ask"
        assert {axis.name for axis, _ in space.shape.axes} <= known
        assert {name for names in space.law.facts_of.values() for name in names} <= known


@each_question
def test_what_it_looks_up_is_in_the_book(question: Question, book: PolicyBook) -> None:
    assert question.looked_up <= book.parameters.keys()
    assert question.looked_up


@each_question
def test_its_answer_is_published_under_its_name(question: Question) -> None:
    constant = question.schema().fields["question"].metadata
    assert [question.name] == constant.get("enum", [constant.get("const")]), question.schema.__name__


CASES: dict[str, list[Case]] = {question.name: [] for question in QUESTIONS}
for _case in cases():
    CASES.setdefault(_case.question, []).append(_case)


@each_question
def test_it_has_cases_of_which_the_contract_shows_two(question: Question) -> None:
    written = CASES[question.name]
    assert len(written) >= 3, "fixtures/: write at least three cases"
    examples = sum(case.example is not None for case in written)
    assert examples >= 2, "fixtures/: name two cases or more as examples of the contract"


def test_no_case_is_of_a_question_that_is_not_asked() -> None:
    assert CASES.keys() == BY_NAME.keys()


@each_question
def test_its_law_is_told_in_words(question: Question) -> None:
    """The charter of the folder is more than a title: it retells the law, with what stays open."""
    (folder,) = (each for each in folders() if f".{each.name}." in f"{question.facts.__module__}.")
    charter = (HERE / folder.name / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    assert len(charter.splitlines()) >= 4, f"{folder.name}/__init__.py: the law in words"
