"""A run in several processes: one run at a time on an output; what is killed or stopped goes on where it was."""

import fcntl
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from service.bulk import work
from service.bulk.answers import Asking
from service.bulk.parts import Part
from service.bulk.run import Order, RunError, files_of, run
from tests.shipped import TODAY, at_hand
from tests.test_bulk_runs import CREDIT


@pytest.fixture(autouse=True)
def shipped_book_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.app.load_book", at_hand)


def order_of(folder: Path, **more: Any) -> Order:
    source = folder / "rows.jsonl"
    source.write_text('{"area":"310000"}\n' * 20)
    return Order(source, folder / "answers.jsonl", Asking(TODAY), CREDIT, part_bytes=60, workers=2, **more)


def test_two_runs_never_work_on_one_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.bulk.run._LOCK_SECONDS", 0.15)
    order = order_of(tmp_path)
    folder = files_of(order.output)["folder"]
    folder.mkdir()
    with (folder / "lock").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(RunError, match="another run is at work"):
            run(order)
    lock = fcntl.flock

    def after_the_other(file: Any, how: int) -> None:
        """Get the lock in the moment in which the other run has finished and removed its folder."""
        (folder / "lock").unlink()
        lock(file, how)

    monkeypatch.setattr("service.bulk.run.fcntl.flock", after_the_other)
    with pytest.raises(RunError, match="another run has just finished"):
        run(order)
    assert not order.output.exists()


def test_where_a_process_is_killed_the_run_says_so_and_goes_on_when_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, here = order_of(tmp_path), os.getpid()
    whole = work.Worker.do

    def killed(worker: work.Worker, part: Part) -> int:
        if os.getpid() != here and part.number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(worker, part)

    with monkeypatch.context() as memory_is_short:
        memory_is_short.setattr(work.Worker, "do", killed)
        with pytest.raises(RunError, match="state fewer --workers"):
            run(order)
    assert run(order)["answers"] == 20


def test_a_run_that_is_stopped_leaves_what_is_done(tmp_path: Path) -> None:
    order, seen = order_of(tmp_path), list[int]()

    def stop(rows: int) -> None:
        seen.append(rows)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(order, watch=stop)
    report = run(order)
    assert report["answers"] == 20
    assert report["parts_done_before"] >= 2


def test_a_process_answers_parts_until_its_parent_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    parents, ended = [os.getppid(), 1], threading.Event()
    monkeypatch.setattr("service.bulk.work._WATCH_SECONDS", 0)
    monkeypatch.setattr("service.bulk.work.os.getppid", lambda: parents[0] if len(parents) == 1 else parents.pop(0))
    monkeypatch.setattr("service.bulk.work.os._exit", lambda _: ended.set())

    class Doubling:
        @staticmethod
        def do(part: Part) -> int:
            return part.rows * 2

    work.prepare(Doubling(), parents[0])  # type: ignore[arg-type]
    assert ended.wait(20)
    assert work.do(Part(0, rows=4)) == 8
