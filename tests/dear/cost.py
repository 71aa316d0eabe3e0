"""What one request costs in a worker that has just begun: the book is compiled, nothing was asked yet.

Each request is put to a copy of such a process, as a worker is a copy of the first one, so that no request finds what
another has left. Cost is the processor time of the thread that answers, in milliseconds of the machine on which
`docs/faults.md` was measured (`tests.dear.pace`), so that the same limit holds on a slow and on a busy one.
"""

import gc
import json
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from flask import Flask

from service.pages.frame import prepare
from service.questions.compiled import compile_book
from service.reasoning.memo import Memo
from tests.dear.pace import milliseconds_of
from tests.shipped import NEWEST, SERVED, app_with
from tools.random_facts import Published

CORPUS = Path(__file__).parents[1] / "corpus" / "dear"
"""The dearest request found of each operation, and of each question of those that take one."""
BAR_MILLISECONDS = 50
"""What any well-formed request costs at most, in milliseconds of that machine."""
MOST_MILLISECONDS = 70
"""What a test holds the requests known to: the bar, and by how much one machine may be told wrongly."""
_PATIENCE_SECONDS = 20
_held: list[object] = []
"""Everything that the compiled process holds."""
_Remembering = type(lru_cache(print))
_MEGABYTE = 2**20

Request = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a request cost, in milliseconds as of `tests.dear.pace`, and the status of its answer."""

    milliseconds: float
    status: int


@cache
def compiled() -> Flask:
    """The app of this process, as a worker has it before anybody asks."""
    app = app_with(today=lambda: NEWEST)
    # Whatever else this process has asked of the same book is forgotten.
    for each in gc.get_objects():
        if isinstance(each, Memo):
            each.clear()
        elif isinstance(each, _Remembering) and each.__module__.startswith("service."):
            each.cache_clear()
    for _ in chain(compile_book(SERVED, NEWEST), prepare(app)):
        pass
    gc.collect()
    _held.extend(gc.get_objects())
    gc.freeze()  # As in the first process, before its workers are forked.
    gc.set_threshold(10_000, 10, 10)  # As in `service/gunicorn.conf.py`.
    return app


@cache
def published() -> Published:
    """What requests are drawn from, asked of another app."""
    return Published.of(app_with(today=lambda: NEWEST).test_client())


def cost_of(request: Request, tries: int = 1) -> Cost:
    """What a request costs in a new process: of so many, the one in the middle."""
    return sorted((_measured(request) for _ in range(tries)), key=lambda each: each.milliseconds)[tries // 2]


def _measured(request: Request) -> Cost:
    app = compiled()
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        _be_asked(app, request, writes)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        said = told.read(_MEGABYTE)
    _, status = os.waitpid(child, 0)
    assert not status, f"the process that was asked ended with {status}"
    return Cost(*json.loads(said))


def _be_asked(app: Flask, request: Request, writes: int) -> None:
    """Be the process that is asked, to its end."""
    signal.alarm(_PATIENCE_SECONDS)
    try:
        client = app.test_client()
        for _ in _held:  # A worker compiles by itself, in memory of its own: no page is copied while it answers.
            pass
        client.get("/health/live")  # The first request of any kind finds what every request needs.
        answered: list[int] = []

        def ask() -> None:
            response = client.open(
                request["path"],
                method=request["method"],
                data=None if request["body"] is None else request["body"].encode(),
                headers=request["headers"],
                buffered=True,
            )
            answered.append(response.status_code)

        cost = milliseconds_of(ask)
        os.write(writes, json.dumps([cost, *answered]).encode())
        os._exit(0)
    finally:
        os._exit(1)


def kind_of(request: Request) -> str:
    """What a request asks, by which the dearest are kept apart: its operation, and the question of one that has one."""
    parts = request["path"].partition("?")[0].removeprefix("/v1/").split("/")
    body = json.loads(request["body"]) if request["body"] else {}
    named = body.get("question") or body.get("matter") or ""
    return "-".join([*parts, *str(named).split("/")]).strip("-").replace(".", "-")[:100]


def kept(kind: str) -> Request | None:
    """The dearest request of a kind that is known."""
    file = CORPUS / f"{kind}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def keep(request: Request, cost: Cost) -> None:
    """Keep a request as the dearest of its kind."""
    known = {"milliseconds": round(cost.milliseconds, 1), **{name: request[name] for name in _SENT}}
    CORPUS.mkdir(exist_ok=True)
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    (CORPUS / f"{kind_of(request)}.json").write_text(text, encoding="utf-8")


_SENT = ("method", "path", "headers", "body")
