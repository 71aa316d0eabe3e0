"""What trials share, read before their processes part: it takes most of the time of a short one.

The shipped book rests on a few modules of the core; for a mutant of one of these it is forgotten, and read anew.
"""

import gc
import importlib
import sys
from importlib.metadata import entry_points
from pathlib import Path

_LIBRARIES = ("flask", "flask_smorest", "hypothesis.strategies", "marshmallow", "orjson", "prometheus_client", "yaml")
_TIMES_READ = 2
"""`tests.shipped` reads it so often in each process."""


def prepare() -> None:
    """Read libraries and plugins, nobody's own, and the book as often as the tests do, each to be given away once."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    loading = importlib.import_module("service.policy.load")
    load, shipped = loading.load_book, loading.SHIPPED
    books = [load() for _ in range(_TIMES_READ)]

    def load_book(folder: Path = shipped) -> object:
        return books.pop() if books and folder == shipped else load(folder)

    setattr(loading, load_book.__name__, load_book)
    gc.collect()
    gc.freeze()


def forget() -> None:
    """Let the service be read anew, the book with it."""
    for name in [each for each in sys.modules if each.partition(".")[0] == "service"]:
        del sys.modules[name]
