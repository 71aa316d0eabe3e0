"""Where the fuzzer begins: valid and hostile requests as they are drawn elsewhere."""

from pathlib import Path
from random import Random

from tests.faults.drawn import hostile, valid

_SEEDS = 200


def write_seeds(target: str, folder: str) -> None:
    """Write a file for each seed of a target."""
    draw = Random(1)  # noqa: S311 - Requests, not secrets.
    for number in range(_SEEDS):
        raw = valid(draw) if number % 2 else hostile(draw)
        seed = raw.partition(b"\r\n\r\n")[2] if target == "json" else raw
        (Path(folder) / str(number)).write_bytes(seed[:4096])
