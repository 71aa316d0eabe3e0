"""A disk that is full, in a space of its own."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tests.faults.load import Finding, answered_by, load
from tests.faults.scenarios import client, metric
from tests.live import serving, workers

_SMALL_DISK = """
mount -t tmpfs -o size=64m tmpfs /dev/shm
mount -o remount,bind,ro /
exec "$@"
"""


def full_disk(seconds: float) -> Finding:
    """Nothing but memory of 64 MB may be written, as in a container, and that is full; nor can the log be written."""
    through = ("unshare", "--mount", "sh", "-c", _SMALL_DISK, "sh")
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        serving(through=through, log=full) as live,
        load(live.address, answered_by(client())) as made,
    ):
        time.sleep(seconds / 3)
        filler = Path(f"/proc/{live.pid}/root/dev/shm/filler")
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        before = workers(live.pid, 2)
        time.sleep(seconds / 3)
        sound = workers(live.pid) == before
        killed = time.monotonic()
        os.kill(before[0], signal.SIGKILL)
        time.sleep(seconds / 3)
        new = workers(live.pid, 2)
        counted = metric(live.address, "yibao_draining") == 0
    late = [each for each in made.failed if each.at < killed - 1 or each.at > killed + 1]
    return Finding(
        "read-only disk, full memory disk, log that cannot be written",
        "no failed request, and a worker that is killed meanwhile is replaced",
        f"{len(late)} of {len(made.sent)} requests failed, workers {'the same' if sound else 'died'}; of a worker "
        f"killed {len(made.failed) - len(late)} requests",
        kept=not late and sound and counted and len({*before, *new}) == 3,
    )
