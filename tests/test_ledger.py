"""Nothing found is lost: every researched fact and every statement of the articles has its place or a reason."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from service.policy.book import PolicyBook
from service.wording.words import CHINESE, ENGLISH
from tests.check import FIXTURES, ROOT

FACTS = (ROOT / "tests" / "researched_facts.txt").read_text(encoding="utf-8").split()
STATEMENTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "seed_articles.yaml").read_text(encoding="utf-8")
)


def cited(book: PolicyBook) -> set[str]:
    values = {value.citation.id for _, value in book.values()}
    return values | {citation.id for citation in book.calendar_citations.values()}


def test_every_researched_fact_is_in_the_book_or_left_out_with_a_reason(book: PolicyBook) -> None:
    assert len(FACTS) == len(set(FACTS)) == 544
    disputed = {claim.cites for conflict in book.recorded_conflicts for claim in conflict.claims}
    missing = set(FACTS) - cited(book) - disputed - set(book.left_out)
    assert sorted(missing) == []


def test_what_is_left_out_has_its_reason_in_both_languages_and_is_not_in_the_book(book: PolicyBook) -> None:
    for key, reason in book.left_out.items():
        assert key not in cited(book)
        assert len(reason["zh"]) > 5
        assert len(reason["en"]) > 10


def test_the_85_statements_of_the_articles_are_all_mapped() -> None:
    assert list(STATEMENTS) == [f"S{number:02d}" for number in range(1, 86)]


@pytest.mark.parametrize("number", STATEMENTS)
def test_a_statement_of_the_articles_is_answered_shown_or_refused(
    client: FlaskClient, book: PolicyBook, number: str
) -> None:
    statement = STATEMENTS[number]
    assert set(statement) & {"book", "shown", "guide", "fixture", "never"}
    standings = {value.citation.id: value.standing for _, value in book.values()}
    for citation in statement.get("book", ()):
        assert standings[citation] in ("rule", "advisory", "superseded"), citation
    for citation in statement.get("shown", ()):
        assert standings[citation] == "claim", citation
    for matter in statement.get("guide", ()):
        assert client.get(f"/v1/guides/{matter}").status_code == 200
    if "fixture" in statement:
        assert list((FIXTURES / statement["fixture"]).glob("*.yaml"))
    if "never" in statement:
        assert len(statement["never"]) > 5


def test_no_default_password_and_no_pension_formula_stands_anywhere(book: PolicyBook) -> None:
    for text in every_text(book):
        assert "123456" not in text
        assert "计发月数" not in text


def every_text(book: PolicyBook) -> Iterator[str]:
    for words in (CHINESE, ENGLISH):
        for section in words.values():
            yield from section.values()
    for _, value in book.values():
        yield str(value.raw)
