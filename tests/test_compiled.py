"""What is worked out before anybody asks is all that questions need of the book."""

import gc
import logging
import subprocess
import sys
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from service.policy.day import Day
from service.policy.load import load_book
from service.questions.compiled import compile_book, nothing_stated
from service.questions.every import QUESTIONS
from service.questions.question import Question
from service.reasoning import tables
from service.reasoning.memo import Memo
from tests.check import ROOT
from tests.shipped import BOOK, TODAY, app_with

DAYS = [date(2001, 1, 1), date(2012, 1, 1), date(2021, 12, 31), date(2025, 7, 1), TODAY, date(2029, 2, 28)]


def kept() -> dict[int, int]:
    """How much each memo keeps. Which birth months count depends on the month asked for, not on the book."""
    memos = [each for each in gc.get_objects() if isinstance(each, Memo) and each is not tables._shapes]  # noqa: SLF001
    return {id(each): len(each) for each in memos}


@pytest.fixture(scope="module")
def compiled() -> int:
    """The shipped book, compiled; the number of steps it took."""
    return sum(1 for _ in compile_book(BOOK, TODAY))


def test_every_period_of_every_question_is_a_step(compiled: int) -> None:
    periods = sum(len(BOOK.opening_days(question.looked_up, TODAY)) for question in QUESTIONS)
    assert compiled > periods > 100


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "day", [date(2001, 1, 1), date(2012, 1, 1), date(2021, 12, 31), date(2025, 7, 1), TODAY, date(2029, 2, 28)]
)
def test_a_question_with_nothing_stated_makes_nothing_new(question: Question, day: date, compiled: int) -> None:
    assert compiled
    before = kept()
    for facts in nothing_stated(question):
        question.space(facts, Day(BOOK, day, TODAY)).complete()
    assert kept() == before


def test_a_new_book_is_compiled_and_its_pages_are_before_it_serves(gunicorn_conf: dict[str, Any]) -> None:
    server = SimpleNamespace(
        app=SimpleNamespace(wsgi=app_with, load=lambda: app_with(book=load_book()), callable=None),
        log=logging.getLogger("a server"),
    )
    try:
        gunicorn_conf["on_reload"](server)
        book = server.app.callable.extensions["personal-account-service"].book
        before = kept()
        for question in QUESTIONS:
            for facts in nothing_stated(question):
                question.space(facts, Day(book, date(2024, 7, 31), TODAY)).complete()
        assert kept() == before
        templates = server.app.callable.jinja_env
        assert len(templates.cache) == len(templates.list_templates()) > 0
    finally:
        gc.unfreeze()


def test_a_memo_gives_up_what_was_used_least_recently() -> None:
    memo, made = Memo[str](2), []

    def make(key: str) -> str:
        made.append(key)
        return key

    for key in "abacab":
        assert memo.get(key, lambda key=key: make(key)) == key
    assert made == ["a", "b", "c", "b"]
    assert len(memo) == 2
    memo.clear()
    assert len(memo) == 0


def test_compiling_exempts_nothing_from_collection_by_itself() -> None:
    """At a reload the old book is collected after the new one is compiled, so nothing may be exempted before."""
    program = (
        "import gc, runpy; config = runpy.run_path('service/gunicorn.conf.py')\n"
        "from service.app import create_app\n"
        "app, before = create_app(), gc.get_freeze_count()\n"
        "config['_compile'](app, 0)\n"
        "print(gc.get_freeze_count() - before)"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "0"
