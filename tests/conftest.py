"""What the tests share: one app on a fixed day, its client, its book."""

import gc
import os
import runpy
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from service.policy.book import PolicyBook
from service.policy.load import SHIPPED
from service.settings import Settings
from tests.live import Live, serving
from tests.shipped import SERVED, app_with

# A failed case shows what was expected and what was answered.
pytest.register_assert_rewrite("tests.check")

ROOT = Path(__file__).parent.parent

# A first example may pay for what later ones find made; the time of one example says nothing. The examples are the same
# in every run, so that a red run is a changed service; `HYPOTHESIS_PROFILE=explore` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run properties without measuring their coverage, which takes twice the time of running them.

    What they run, cases run too, or the coverage would tell. Tests that try all values of something are marked
    `untraced` themselves. The marker `no_cover` of pytest-cov has no effect in the processes of pytest-xdist, where a
    second measurement goes on.
    """
    traced = sys.gettrace()
    if item.get_closest_marker("hypothesis") or item.get_closest_marker("untraced"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(traced)


@pytest.fixture(scope="session")
def app() -> Flask:
    return app_with()


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as made:
        yield made


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return SERVED


@pytest.fixture(scope="session")
def make_app() -> Callable[..., Flask]:
    """Further apps, with other settings."""
    return lambda **chosen: app_with(Settings(**chosen))


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
