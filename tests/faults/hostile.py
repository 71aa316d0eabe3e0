"""`make hostile N=100000`: hostile requests against a real server, and what it says to them."""

import re
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from tests.faults.cluster import megabytes
from tests.faults.drawn import hostile, valid
from tests.faults.load import Finding, all_of
from tests.live import serving, workers

_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")
_PATIENCE_SECONDS = 30
_FIRST = 0.2
"""The share of the requests after which memory is to be level."""
_WARMING = 5000
"""The well-formed requests before it is looked at: what is kept of the book is bounded, and nearly full after them."""


def exchange(address: str) -> Callable[[bytes], Counter[int]]:
    """Sends bytes, says that nothing more comes, and counts the statuses of all that comes back."""
    place = urlsplit(address)

    def send(raw: bytes) -> Counter[int]:
        received = bytearray()
        # It may be refused before all is sent.
        with (
            socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=_PATIENCE_SECONDS) as line,
            suppress(ConnectionResetError, BrokenPipeError),
        ):
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            while part := line.recv(65_536):
                received += part
        return Counter(int(status) for status in _STATUS.findall(received)) or Counter({0: 1})

    return send


def hostile_requests(number: int, *, steady: bool = True) -> Finding:
    """Send hostile requests and look at what they leave behind; too few of them do not yet find `steady` memory."""
    with tempfile.NamedTemporaryFile() as log, serving(log=log, LOG_LEVEL="warning") as live:
        pids = workers(live.pid, 2)
        warming = _WARMING if steady else 0
        all_of(exchange(live.address), valid, warming, seed=3)
        warm = sum(map(megabytes, pids))
        statuses = all_of(exchange(live.address), hostile, int(number * _FIRST), seed=1)
        before = sum(map(megabytes, pids))
        statuses += all_of(exchange(live.address), hostile, int(number * (1 - _FIRST)), seed=2)
        after = sum(map(megabytes, pids))
        sound = workers(live.pid) == pids
        said = Path(log.name).read_text(encoding="utf-8").splitlines()
    silent = statuses.pop(0, 0)
    failed = sum(count for status, count in statuses.items() if status >= 500 and status != 503)
    told = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
    return Finding(
        f"{number} random and hostile requests, {warming} well-formed ones before them",
        "no 5xx but a deliberate 503, no worker dies, memory flat within 10 %",
        f"{told}; {silent} connections closed without a word; workers {'the same' if sound else 'died'}, "
        f"{len(said)} warnings logged; memory of both workers {warm:.0f} MB before, {before:.0f} MB after a fifth, "
        f"{after:.0f} MB at the end",
        kept=not failed and sound and not said and (after < before * 1.1 or not steady),
    )


def main() -> int:
    """Send as many as asked for."""
    found = hostile_requests(int(sys.argv[1]))
    sys.stdout.write(f"{found.measured}\n")
    return 0 if found.kept else 1


if __name__ == "__main__":
    sys.exit(main())
