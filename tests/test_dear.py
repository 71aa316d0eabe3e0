"""The dearest requests known cost no more than is said; `make dear` looks for dearer ones."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.dear.cost import CORPUS, MOST_MILLISECONDS, cost_of

ROOT = Path(__file__).parents[1]
TRIES, PAUSE_SECONDS = 20, 0.5
KNOWN = sorted(CORPUS.glob("*.json"))


def test_there_are_requests_of_every_sort_to_hold_to() -> None:
    paths = [json.loads(file.read_text(encoding="utf-8"))["path"].partition("?")[0] for file in KNOWN]
    sorts = {sort for path in paths for sort in path.split("/")[2:3]}
    assert {"questions", "assessments", "eligibility-decisions", "refund-amounts"} <= sorts


_HUNDRED_PIECES = """
from tests.dear.pace import milliseconds_of, piece
def hundred():
    for _ in range(100):
        piece()
print(milliseconds_of(hundred))
"""
_HUNDRED_MILLISECONDS = 28
"""Less than the pieces that are timed take, because each finds the memory that the one before has left."""


def test_a_piece_of_work_costs_the_same_on_every_machine_however_busy() -> None:
    busy = subprocess.Popen([sys.executable, "-c", "while True: str(1.5)"])
    try:
        measured = subprocess.run(
            [sys.executable, "-c", _HUNDRED_PIECES], cwd=ROOT, capture_output=True, text=True, check=True
        )
    finally:
        busy.kill()
        busy.wait()
    assert float(measured.stdout) == pytest.approx(_HUNDRED_MILLISECONDS, rel=0.3)


@pytest.mark.untraced
@pytest.mark.parametrize("file", KNOWN, ids=[file.stem for file in KNOWN])
def test_no_request_known_is_dearer_than_is_said(file: Path) -> None:
    request = json.loads(file.read_text(encoding="utf-8"))
    cost = cost_of(request)
    for _ in range(TRIES):  # Whatever else the machine does only adds to what is seen, so one look that is low tells.
        if cost.milliseconds <= MOST_MILLISECONDS:
            break
        time.sleep(PAUSE_SECONDS)
        cost = cost_of(request)
    assert cost.status == 200
    assert cost.milliseconds <= MOST_MILLISECONDS
