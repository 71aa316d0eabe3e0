"""The shipped book, read twice in each process of the tests and no more, and apps that answer from it on a fixed day.

Reading the book takes as long as hundreds of answers, and what one test has asked of it the next finds at hand.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask

from service.app import create_app
from service.policy.book import PolicyBook
from service.policy.load import SHIPPED, load_book
from service.settings import Settings

BOOK: PolicyBook = load_book()
"""For properties. They run untraced, so what is remembered of their answers must not be what cases find remembered."""

SERVED: PolicyBook = load_book()
"""For apps."""

TODAY = date(2026, 11, 21)
"""The day on which cases are asked. Golden answers rest on it, so it stays; later records are not known then."""

NEWEST = max(value.recorded_on for _, value in SERVED.values())
"""The newest day on which something was recorded: on it the whole book is known. Whatever is measured is asked then."""
PATIENCE_SECONDS = 300


def at_hand(folder: Path = SHIPPED) -> PolicyBook:
    """What `load_book` gives, without reading the shipped book again."""
    return SERVED if folder == SHIPPED else load_book(folder)


def app_with(settings: Settings | None = None, book: PolicyBook = SERVED, **more: Any) -> Flask:
    """An app with other settings, or with another clock."""
    with patch("service.app.load_book", lambda folder: book if folder == SHIPPED else load_book(folder)):
        app = create_app(settings or Settings(), **{"today": lambda: TODAY, **more})
    # Tests of the deadline set it; others say nothing of the time, which traced and on a busy machine is no service's.
    app.extensions["limits"].deadline_seconds = PATIENCE_SECONDS
    return app


Edit = Callable[[str], str]
"""A change of the text of a file of the book."""


def replaced(old: str, new: str) -> Edit:
    """The change of the first occurrence of a text, which has to be there."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit
