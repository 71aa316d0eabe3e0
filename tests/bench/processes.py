"""Servers in processes of their own: started, waited for, and watched from outside for processor time and memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.settings import Settings
from tests.live import PATIENCE_AT_THE_END_SECONDS, ROOT, free_port, is_ready, memory_mib, workers

PATIENCE_SECONDS = 120
REST_SECONDS, MOST_SECONDS_TO_REST = 0.05, 300
WORKERS = Settings().workers
TICKS = os.sysconf("SC_CLK_TCK")
GUNICORN = ("gunicorn", "--config", "service/gunicorn.conf.py")
BARE, SMOREST = "tests.bench.peers.bare:app", "tests.bench.peers.obvious:app"
FAST = "tests.bench.peers.fast:app"
# Modules are compiled once, as in the image: whoever sets this measures the compiler at every start. Likewise
# `make bench` parses the YAML files once.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Server:
    """A server that runs; `seconds_to_first_answer` is from the start of its process to the first 200."""

    name: str
    port: int
    pid: int
    seconds_to_first_answer: float

    @property
    def processes(self) -> list[int]:
        """The first process and all that came from it."""
        found = [self.pid]
        for pid in found:
            found += workers(pid)
        return found

    def cpu_seconds(self) -> float:
        """Processor time of all its processes so far, to the nanosecond.

        The clock of another process is numbered as in clock_getcpuclockid(3) of glibc, which Python does not offer.
        """
        return sum(time.clock_gettime((~pid << 3) | 2) for pid in self.processes)

    def memory_mib(self, kind: str) -> list[float]:
        """`Pss` (what is shared is divided among those who share it) or `Rss` of each worker."""
        return [memory_mib(pid, kind) for pid in workers(self.pid)]


def machine_busy_seconds() -> float:
    """Seconds that all cores together have been busy since the machine started; what other guests took of it too."""
    first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:]
    user, nice, system, _idle, _wait, irq, softirq, steal = map(int, first[:8])
    return (user + nice + system + irq + softirq + steal) / TICKS


@contextmanager
def started(name: str, command: Sequence[str], port: int, **environment: str) -> Iterator[Server]:
    """Start a Python module as a server, wait until it answers with 200, and stop it at the end."""
    address = f"http://127.0.0.1:{port}"
    began = time.monotonic()
    server = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**_ENVIRONMENT, "HOST": "127.0.0.1", "PORT": str(port), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not is_ready(address):
            assert server.poll() is None, f"{name} ended before it answered"
            assert time.monotonic() - began < PATIENCE_SECONDS, f"{name} did not answer in time"
            time.sleep(0.01)
        yield Server(name, port, server.pid, time.monotonic() - began)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_AT_THE_END_SECONDS)


@contextmanager
def gunicorn(name: str, *application: str, **settings: str) -> Iterator[Server]:
    """The service, or another app, under the configuration of the service."""
    with started(name, (*GUNICORN, *application), free_port(), **settings) as server:
        _rest(server)
        yield server


def _rest(server: Server) -> None:
    """Wait until the workers have compiled the book, which they do without a break beside their first requests."""
    before, over = -1.0, time.monotonic() + MOST_SECONDS_TO_REST
    while server.cpu_seconds() - before > REST_SECONDS:
        assert time.monotonic() < over, f"{server.name} did not come to rest in time"
        before = server.cpu_seconds()
        time.sleep(0.5)


@contextmanager
def uvicorn(name: str) -> Iterator[Server]:
    """The app in FastAPI, as its own documentation serves it, with its faster loop and parser and as many workers."""
    port = free_port()
    options = ("--loop", "uvloop", "--http", "httptools", "--workers", str(WORKERS), "--no-access-log")
    with started(name, ("uvicorn", FAST, *options, "--port", str(port), "--log-level", "warning"), port) as server:
        yield server


def machine() -> str:
    """The machine in a few words."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor unknown"
    )
    memory = Path("/proc/meminfo").read_text(encoding="ascii").split()[1]
    return f"{os.cpu_count()} cores ({model}), {int(memory) / 1024**2:.0f} GiB of memory"
