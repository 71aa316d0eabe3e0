"""What the coverage-guided fuzzer calls with bytes: each target fails where a promise is broken.

`json` is the strict reader of bodies; `http` is all that happens to the bytes of a connection, from the worker through
gunicorn's parser and the app to the answer. What ever failed stays in `tests/corpus` and is tried by pytest.
"""

import json
import re
import socket
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from service.api import json as strict_json
from service.app import create_app
from service.server.arrival import Arrival
from service.server.connection import After, Connection
from service.server.line import Line
from service.server.worker import Worker
from service.settings import Settings

CORPUS = Path(__file__).parents[1] / "corpus"
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")
_OVERLOADED = 503


def read_json(data: bytes) -> None:
    """What is read is what any reader reads, and can be written and read again; all else is refused by name."""
    try:
        value = strict_json.read(data)
    except strict_json.JsonError:
        return
    assert value == json.loads(data)
    assert strict_json.read(strict_json.write(value)) == value


class _Served(BaseApplication):  # type: ignore[misc] # It ships no types.
    """The app as gunicorn holds it, with the service's own configuration."""

    def load_config(self) -> None:
        for name, value in {
            "limit_request_line": 4094,
            "limit_request_fields": 64,
            "limit_request_field_size": 16_380,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return create_app(Settings(cors_origins="https://app.example.cn", trusted_proxies=1, max_body_bytes=4096))


@cache
def _worker() -> Worker:
    served = _Served()
    worker = Worker(1, 1, [], served, 30, served.cfg, served.cfg.logger_class(served.cfg))
    worker.load_wsgi()
    return worker


def answer_http(data: bytes) -> None:
    """Whatever comes over a connection, what is said is no failure of the service."""
    worker, client = _worker(), ("127.0.0.1", 1)
    arrival = Arrival(worker.cfg, client, 8192)
    if not data or not arrival.take(data):
        return
    here, there = socket.socketpair()
    with there:
        with Line(here) as line:
            conn = Connection(line, client, ("127.0.0.1", 8000), arrival)
            after = worker.answers.refuse(arrival.fault, conn) if arrival.fault else worker.answers.answer(conn)
            assert after is not After.GO_ON
        received = bytearray()
        while part := there.recv(65_536):
            received += part
    for status in map(int, _STATUS.findall(received)):
        assert status < 500 or status == _OVERLOADED, received


TARGETS: Mapping[str, Callable[[bytes], None]] = {"json": read_json, "http": answer_http}
