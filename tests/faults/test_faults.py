"""The short form of `make faults`: what breaks most easily, put to a real server for a few seconds each."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from service.api.v1.questions import QUESTIONS
from tests.faults import greedy, readers, scenarios, soak
from tests.faults.__main__ import ROOT
from tests.faults.hostile import hostile_requests
from tests.faults.load import Finding

SHORT: dict[str, Callable[[], Finding]] = {
    "rolling_restart": lambda: scenarios.rolling_restart(2, times=1),
    "killed_worker": lambda: scenarios.killed_worker(1, times=1),
    "broken_book": lambda: scenarios.broken_book(1),
    "stalled_callers": lambda: scenarios.stalled_callers(6, many=100),
    "readers_of_pages": lambda: readers.readers_of_pages(3, many=60),
    "readers_of_batches": lambda: readers.readers_of_batches(8),
    "dear_plans": lambda: refuses_nobody(greedy.dear_plans(6)),
    "held_batches": lambda: readers.held_batches(3),
}


def refuses_nobody(found: Finding) -> Finding:
    """The finding, kept where none of the others is refused: beside other tests, how long they wait says little."""
    return replace(found, kept=found.measured.startswith("0 of "))


@pytest.mark.parametrize("fault", SHORT)
def test_the_fault_is_survived(fault: str) -> None:
    found = SHORT[fault]()
    assert found.kept, found


def test_hostile_requests_leave_nothing_behind() -> None:
    found = hostile_requests(400, steady=False)
    assert found.kept, found


def test_a_long_run_asks_every_operation_and_draws_what_it_saw() -> None:
    document = json.loads((ROOT / "openapi" / "v1.json").read_text(encoding="utf-8"))
    asked = {re.sub(r"\?.*", "", request.target) for request in soak.mixture()}
    asked |= {f"/v1/{each.name}" for each in QUESTIONS}
    patterns = [re.compile(re.sub(r"\{[a-z_]+\}", "[^/]+", path)) for path in document["paths"]]
    assert [each.pattern for each in patterns if not any(map(each.fullmatch, asked))] == []
    samples, made = soak.soak(0.002)
    assert made.asked > 10
    assert not made.failed
    drawn = ET.fromstring(soak.picture(samples, "a title"))  # noqa: S314 - It is our own.
    assert len(drawn.findall("{http://www.w3.org/2000/svg}polyline")) == 4
