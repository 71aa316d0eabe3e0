"""The short form of `make faults`: what breaks most easily, put to a real server for a few seconds each."""

from collections.abc import Callable

import pytest

from tests.faults import readers, scenarios
from tests.faults.hostile import hostile_requests
from tests.faults.load import Finding

SHORT: dict[str, Callable[[], Finding]] = {
    "rolling_restart": lambda: scenarios.rolling_restart(2, times=1),
    "killed_worker": lambda: scenarios.killed_worker(1, times=1),
    "broken_book": lambda: scenarios.broken_book(1),
    "stalled_callers": lambda: scenarios.stalled_callers(6, many=100),
    "readers_of_pages": lambda: readers.readers_of_pages(3, many=60),
    "readers_of_batches": lambda: readers.readers_of_batches(8),
    "held_batches": lambda: readers.held_batches(3),
}


@pytest.mark.parametrize("fault", SHORT)
def test_the_fault_is_survived(fault: str) -> None:
    found = SHORT[fault]()
    assert found.kept, found


def test_hostile_requests_leave_nothing_behind() -> None:
    found = hostile_requests(400, steady=False)
    assert found.kept, found
