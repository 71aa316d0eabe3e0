"""The page on the rules is true, and what it checks can fail."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from service.outcome import Verdict
from service.policy.book import PolicyBook
from service.policy.day import Day
from service.questions.every import QUESTIONS
from tests.check import ROOT
from tools.policy_report.asked import ASKED, BY_NAME
from tools.policy_report.broken import BrokenRuleError
from tools.policy_report.judged import assert_grounded, check
from tools.policy_report.order import assert_ordered
from tools.policy_report.overlaps import overlaps
from tools.policy_report.tables import each_met

WITHDRAWAL = BY_NAME["eligibility-decisions/cash-withdrawal"]


def test_the_committed_page_is_the_one_made_from_the_book() -> None:
    subprocess.run([sys.executable, "-m", "tools.policy_report", "--check"], check=True, cwd=ROOT)


def test_every_question_of_the_contract_is_on_the_page() -> None:
    page = (ROOT / "docs" / "policy-report.md").read_text(encoding="utf-8")
    for question in QUESTIONS:
        assert f"\n| {question.name} " in page, question.name
    assert all(f"\n| {asked.name} |" in page for asked in ASKED)


def test_two_different_rules_from_one_day_on_are_found(book: PolicyBook) -> None:
    values = list(book.values())
    key, value = next((key, value) for key, value in values if value.applies and value.term is not None)
    other: Any = SimpleNamespace(values=lambda: [*values, (key, replace(value, raw="something else"))])
    assert overlaps(book)[0] > 600
    with pytest.raises(BrokenRuleError, match="two different rules"):
        overlaps(other)


def test_an_order_that_is_broken_is_found() -> None:
    assert assert_ordered("days", [1, 2, 2, 5]) == 3
    with pytest.raises(BrokenRuleError, match="days: 2 comes after 3"):
        assert_ordered("days", [1, 3, 2])


def test_an_answer_that_is_open_without_a_reason_is_found(book: PolicyBook) -> None:
    def silent(facts: Any, day: Day) -> Any:
        answer = WITHDRAWAL.question.answer(facts, day)
        grounds = replace(answer.grounds, local_checks=(), gaps=replace(answer.grounds.gaps, missing=()))
        return replace(answer, grounds=grounds)

    with pytest.raises(BrokenRuleError, match="open without a missing fact"):
        check(replace(WITHDRAWAL, question=replace(WITHDRAWAL.question, answer=silent)), book)


def test_an_answer_that_is_not_the_one_judged_is_found(book: PolicyBook) -> None:
    facts = replace(WITHDRAWAL.facts, area="110000", ground="none", credited_before=date(2020, 1, 1))
    with pytest.raises(BrokenRuleError, match="was judged"):
        assert_grounded(WITHDRAWAL, facts, "not_eligible", Day(book, date(2026, 11, 21), date(2026, 11, 21)))


def test_what_is_counted_are_the_tables_that_answer(book: PolicyBook) -> None:
    """One judgement changed in the tables changes what is counted and what callers are answered alike."""
    cells = next(each_met(WITHDRAWAL, book)).space.law.cells
    before = check(WITHDRAWAL, book)
    verdicts = [cell.verdict for cell in cells]
    yes, no = verdicts.index(Verdict.ELIGIBLE), verdicts.index(Verdict.NOT_ELIGIBLE)
    kept = cells[yes]
    try:
        cells[yes] = cells[no]
        after = check(WITHDRAWAL, book)
    finally:
        cells[yes] = kept
    assert after.judged == before.judged
    assert after.kinds["eligible"] < before.kinds["eligible"]
