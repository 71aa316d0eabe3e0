"""What the tests share: one app on a fixed day, its client, its book."""

import gc
import os
import runpy
import shutil
import signal
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
from tests.shipped import BOOK, app_with

ROOT = Path(__file__).parent.parent

# A first example may pay for what later ones find made; the time of one example says nothing. The examples are the same
# in every run, so that a red run is a changed service; `HYPOTHESIS_PROFILE=explore` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run properties untraced: tracing what thousands of draws run takes twice the time of running it.

    What they run is traced where written cases run it, or the coverage tells. Tests that try all values of something
    say the same of themselves: `no_cover`.
    """
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def app() -> Flask:
    return app_with()


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as made:
        yield made


@pytest.fixture(scope="session")
def book() -> PolicyBook:
    return BOOK


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
