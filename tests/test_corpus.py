"""What once broke a promise, and what seeds the fuzzer, breaks none."""

from pathlib import Path
from random import Random

import pytest

from tests.faults.drawn import hostile, valid
from tests.fuzz.targets import CORPUS, TARGETS

INPUTS = sorted(file for target in TARGETS for file in (CORPUS / target).glob("*"))


@pytest.mark.parametrize("file", INPUTS, ids=[f"{file.parent.name}/{file.name}" for file in INPUTS])
def test_what_the_fuzzer_found_is_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_drawn_requests_break_no_promise(target: str) -> None:
    draw = Random(1)  # noqa: S311 - Requests, not secrets.
    for number in range(400):
        raw = valid(draw) if number % 4 == 0 else hostile(draw)
        TARGETS[target](raw.partition(b"\r\n\r\n")[2] if target == "json" else raw)
