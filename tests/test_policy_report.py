"""The page on the rules is true, and what it checks can fail."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from service.policy.book import PolicyBook
from service.questions import cash_withdrawal
from tests.check import ROOT
from tools import policy_report
from tools.policy_report import QUESTIONS, BrokenRuleError

WITHDRAWAL = QUESTIONS[1]


def test_the_committed_page_is_the_one_made_from_the_book() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "policy_report.py", "--check"], check=True, cwd=ROOT)


def test_every_question_of_the_contract_is_on_the_page() -> None:
    from service.api.v1.questions import QUESTIONS as PUBLISHED  # noqa: PLC0415 - the web is not needed elsewhere here.

    assert {each.name.split(" ")[0] for each in QUESTIONS} == {each.name for each in PUBLISHED}


def test_two_different_rules_from_one_day_on_are_found(book: PolicyBook) -> None:
    values = list(book.values())
    key, value = next((key, value) for key, value in values if value.applies and value.term is not None)
    other: Any = SimpleNamespace(values=lambda: [*values, (key, replace(value, raw="something else"))])
    assert policy_report.overlaps(book)[0] > 600
    with pytest.raises(BrokenRuleError, match="two different rules"):
        policy_report.overlaps(other)


def test_an_order_that_is_broken_is_found() -> None:
    assert policy_report.assert_ordered("days", [1, 2, 2, 5]) == 3
    with pytest.raises(BrokenRuleError, match="days: 2 comes after 3"):
        policy_report.assert_ordered("days", [1, 3, 2])


def test_an_answer_that_is_open_without_a_reason_is_found(book: PolicyBook, monkeypatch: pytest.MonkeyPatch) -> None:
    decide = cash_withdrawal.telling.decide

    def silent(*asked: Any) -> Any:
        answer = decide(*asked)
        grounds = replace(answer.grounds, local_checks=(), gaps=replace(answer.grounds.gaps, missing=()))
        return replace(answer, grounds=grounds)

    monkeypatch.setattr(cash_withdrawal, "decide", silent)
    with pytest.raises(BrokenRuleError, match="open without a reason"):
        policy_report.check(WITHDRAWAL, book)


def test_an_answer_that_is_not_the_one_judged_is_found(book: PolicyBook) -> None:
    facts = replace(WITHDRAWAL.facts, area="110000", ground="none", credited_before=date(2020, 1, 1))
    with pytest.raises(BrokenRuleError, match="was judged"):
        policy_report.assert_grounded(WITHDRAWAL, facts, "not_eligible", book, date(2026, 11, 21))
