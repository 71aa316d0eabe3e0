"""Threads that do not come to an end, leaving, and counting on a full disk."""

import json
import os
import signal
import time
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest
import requests
from prometheus_client import CollectorRegistry, Counter
from prometheus_client import values as prometheus_values

from service.api import counters
from tests.live import is_ready, serving, workers
from tests.test_server import CREDIT, PATIENCE_SECONDS, line

# Threads that do not come to an end


STUCK = ("tests.faults.stuck:app()", "--graceful-timeout", "2")
NEVER = b"GET /never HTTP/1.1\r\nHost: x\r\n\r\n"


def test_whether_it_lives_is_answered_while_every_thread_is_busy() -> None:
    with serving(*STUCK, WORKERS="1", THREADS="3", MAX_IN_FLIGHT="2") as live:
        lines = [line(live) for _ in range(3)]
        for each in lines:
            each.sendall(NEVER)
        time.sleep(0.2)
        for page in ("live", "ready"):
            began = time.monotonic()
            assert requests.get(f"{live.address}/health/{page}", timeout=5).status_code == 200
            assert time.monotonic() - began < 1
        for each in lines:
            each.close()


def test_a_thread_that_does_not_end_is_seen_and_its_worker_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with (
        log.open("wb") as file,
        serving(*STUCK, log=file, WORKERS="1", REQUEST_DEADLINE_SECONDS="1") as live,
        line(live) as stuck,
    ):
        before = workers(live.pid, 1)
        stuck.sendall(NEVER)
        assert stuck.recv(1) == b"", "closed"
        began = time.monotonic()
        while set(before) & set(workers(live.pid, 1)):
            assert time.monotonic() - began < PATIENCE_SECONDS
            time.sleep(0.05)
        assert requests.post(live.address + CREDIT, json={}, timeout=10).status_code == 200
        counted = requests.get(f"{live.address}/metrics", timeout=10).text
    assert "yibao_overruns_total 1.0" in counted
    (told,) = (json.loads(each) for each in log.read_text(encoding="utf-8").splitlines() if "overran" in each)
    assert told["level"] == "error"
    assert told["seconds"] >= 3
    assert any(place.startswith("stuck.py:") and place.endswith(" never") for place in told["stack"])


def test_it_leaves_in_the_graceful_time_whatever_its_threads_do() -> None:
    with serving(*STUCK) as live, line(live) as stuck:
        stuck.sendall(NEVER)
        time.sleep(0.2)
        began = time.monotonic()
        os.kill(live.pid, signal.SIGTERM)
        while Path(f"/proc/{live.pid}/stat").read_text(encoding="ascii").split()[2] != "Z":
            assert time.monotonic() - began < 4
            time.sleep(0.05)


def test_while_it_leaves_no_connection_is_kept_and_none_waits_behind_a_closed_door() -> None:
    with serving(WORKERS="1", DRAIN_SECONDS="1") as live, line(live) as kept:
        asked = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
        kept.sendall(asked)
        assert b"\r\nConnection: keep-alive\r\n" in kept.recv(1000)
        os.kill(live.pid, signal.SIGTERM)
        while is_ready(live.address):
            time.sleep(0.01)
        kept.sendall(asked)
        assert b"\r\nConnection: close\r\n" in kept.recv(1000)
        answered, began = 0, time.monotonic()
        # One may come in the moment in which the door closes; none stands in line behind a closed one.
        with suppress(ConnectionRefusedError, ConnectionResetError):
            while True:
                began = time.monotonic()
                with line(live) as made:
                    made.sendall(asked)
                    assert made.recv(12) == b"HTTP/1.1 200"
                    answered += 1
        assert time.monotonic() - began < 0.5
        assert answered


# Counting


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    counters.install()
    monkeypatch.setattr("prometheus_client.metrics.values.ValueClass", prometheus_values.MultiProcessValue())
    return tmp_path


def counted() -> float:
    counter = Counter("things", "Things.", ("name",), registry=CollectorRegistry())
    for number in range(2000):
        counter.labels(f"a name of some length, so that the file has to grow {number}").inc(number)
    return sum(each.value for metric in counter.collect() for each in metric.samples if each.name == "things_total")


def test_counters_take_their_room_before_they_use_it(counting: Path) -> None:
    assert counted() == sum(range(2000))
    (file,) = counting.iterdir()
    status = file.stat()
    assert status.st_blocks * 512 >= status.st_size > 65_536


@pytest.mark.parametrize("room", [0, 65_536, 131_072])
def test_on_a_full_disk_counting_goes_on_in_memory(counting: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    reserve = os.posix_fallocate

    def full(file: int, start: int, size: int) -> None:
        if size > room:
            raise OSError(ENOSPC, "No space left on device")
        reserve(file, start, size)

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert counted() == sum(range(2000))
    assert [file.stat().st_size for file in counting.iterdir()] == [room][: bool(room)]
