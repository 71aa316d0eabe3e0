import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.components import operations
from tests.check import FIXTURES, Call, Case, ask, assessment_cases, calls, cases, check, comparison_cases, look

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}: {case.name}")
def test_the_answer_is_the_one_that_policy_staff_wrote_down(client: FlaskClient, case: Case) -> None:
    answer = check(client, case)
    assert answer["citations"] or answer["local_checks"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}: {case.name}")
def test_the_language_changes_sentences_and_nothing_else(client: FlaskClient, case: Case) -> None:
    chinese, english = (ask(client, case.question, case.body, language) for language in ("zh-CN", "en"))
    assert _codes(chinese) == _codes(english)
    assert chinese["summary"] != english["summary"]
    assert len(english["explanation"]["plain"]) <= 5
    assert all(text.isascii() or not _has_chinese(_without_titles(text)) for text in english["explanation"]["full"])


@pytest.mark.parametrize("call", list(calls()), ids=lambda call: f"{call.operation}: {call.example}")
def test_a_read_gives_what_was_written_down(app: Flask, client: FlaskClient, call: Call) -> None:
    document = app.extensions["openapi-document"]()
    ((path, method),) = (
        (path, method) for path, method, each in operations(document) if each["operationId"] == call.operation
    )
    answer = call.send(client, path, method)
    assert {key: look(answer, key) for key in call.expect} == dict(call.expect)


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 60
    folders = {Path(case.place).parent.name for case in (*CASES, *assessment_cases(), *comparison_cases())}
    assert folders == {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()}


def _codes(value: object) -> object:
    """An answer without its sentences."""
    sentences = {"text", "summary", "explanation", "prompt", "where_to_find", "label", "because", "disclaimer", "claim"}
    sentences |= {"precedence", "title", "next_step", "say", "language", "name"}
    if isinstance(value, dict):
        return {key: _codes(inner) for key, inner in value.items() if key not in sentences}
    if isinstance(value, list):
        return [_codes(inner) for inner in value]
    return value


def _without_titles(text: str) -> str:
    """A sentence without what stands in quotation marks: documents keep their own titles in every language."""
    return re.sub("“[^”]*”", "", text)


def _has_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)
