"""What the tests share: one app on a fixed day, its client, its book."""

import gc
import os
import runpy
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from service.app import create_app
from service.policy.book import PolicyBook
from service.policy.load import SHIPPED, load_book
from service.settings import Settings
from tests.live import Live, serving

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)

# A first example may pay for what later ones find made; the time of one example says nothing. The examples are the same
# in every run, so that a red run is a changed service; `HYPOTHESIS_PROFILE=explore` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def app() -> Flask:
    return create_app(Settings(), today=lambda: TODAY)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as made:
        yield made


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return load_book()


@pytest.fixture(scope="session")
def make_app(book: PolicyBook) -> Callable[..., Flask]:
    """Further apps, with other settings and the same book, which takes long to load."""

    def make(**settings: Any) -> Flask:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("service.app.load_book", lambda _: book)
            return create_app(Settings(**settings), today=lambda: TODAY)

    return make


@pytest.fixture
def gunicorn_conf() -> Iterator[dict[str, Any]]:
    """What the configuration of gunicorn says, read in this process, which is left as it was."""
    handler = signal.getsignal(signal.SIGTERM)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        yield runpy.run_path(str(ROOT / "service" / "gunicorn.conf.py"))
    signal.signal(signal.SIGTERM, handler)
    gc.enable()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped book, to be altered."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "policy", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    with serving() as server:
        yield server
