"""`make faults`: every fault in its long form; writes what was measured to docs/faults.md.

`N=` is the number of hostile requests, `DAY=` that of the requests of a day, `FACTOR=` stretches the other faults.
`GROUP=chart` runs every server in a memory group of its own at the chart's limit (as root), `GROUP=256` in one of so
many MiB; `ONLY=` takes the faults whose name has that in it, and writes nothing.
"""

import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.faults import greedy, groups, readers, scenarios, soak
from tests.faults.full_disk import full_disk
from tests.faults.hostile import hostile_requests
from tests.faults.load import Finding

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "faults.md"


def faults() -> Sequence[Callable[[], Finding]]:
    """Every fault, in the order of the table."""
    factor = float(os.environ.get("FACTOR", "1"))
    hostile, day = int(os.environ.get("N", "100000")), int(os.environ.get("DAY", "86400"))
    return (
        lambda: scenarios.rolling_restart(30 * factor),
        lambda: scenarios.killed_worker(15 * factor),
        lambda: scenarios.new_book(20 * factor),
        lambda: scenarios.broken_book(12 * factor),
        lambda: scenarios.stalled_callers(60 * factor),
        lambda: readers.dear_bodies(30 * factor),
        lambda: readers.readers_of_pages(30 * factor),
        lambda: readers.readers_of_batches(40 * factor),
        lambda: readers.held_batches(10 * factor),
        lambda: greedy.dear_plans(45 * factor),
        lambda: greedy.many_batches(45 * factor),
        lambda: readers.endless_thread(15 * factor),
        lambda: groups.small_group(int(4000 * factor)),
        lambda: scenarios.overload(20 * factor),
        lambda: scenarios.redis_gone(15 * factor),
        lambda: scenarios.midnight(10 * factor),
        lambda: full_disk(15 * factor),
        lambda: scenarios.replicas(int(1000 * factor)),
        lambda: scenarios.day_of_traffic(60 * factor, day),
        lambda: hostile_requests(hostile),
    )


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table."""
    rows = [f"| {each.fault} | {each.promise} | {each.measured} |\n" for each in findings]
    return "".join(["| fault | promise | measured |\n", "|---|---|---|\n", *rows])


def limit() -> int:
    """The bytes that each server may take, by `GROUP=`; 0 where there is no such limit."""
    asked = os.environ.get("GROUP", "")
    return groups.chart_limit() if asked == "chart" else int(asked or 0) * 1024**2


def main() -> int:
    """Measure, tell, and write."""
    findings, most, only = [], limit(), os.environ.get("ONLY", "")
    for fault in faults():
        if only not in ",".join(fault.__code__.co_names):
            continue
        began = time.monotonic()
        if most:
            with groups.each_within(most) as within:
                found = fault()
            found = within.told(found)
        else:
            found = fault()
        findings.append(found)
        kept = "kept" if found.kept else "NOT KEPT"
        sys.stdout.write(f"{found.fault}: {kept} ({time.monotonic() - began:.0f} s)\n  {found.measured}\n")
        sys.stdout.flush()
    if not findings:
        sys.stderr.write(f"No fault is called {only}\n")
        return 1
    broken = [each.fault for each in findings if not each.kept]
    if broken:
        sys.stderr.write(f"Not kept, and nothing written: {'; '.join(broken)}\n")
        return 1
    if only:
        return 0
    made = table(findings)
    inside = f" Every server runs in a memory group of {most // 1024**2} MiB, the chart's limit." if most else ""
    REPORT.write_text(
        "# Faults survived\n\n"
        "Written by `make faults`: gunicorn with its own configuration on loopback, 100 valid requests a second in "
        f"parallel, every answer compared byte for byte. Client and server share the machine.{inside}\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, load average {os.getloadavg()[2]:.1f} at the end, "
        f"Python {platform.python_version()}, gunicorn {version('gunicorn')}, Flask {version('flask')}, "
        f"Linux {platform.release().partition('-')[0]}.\n\n{made}",
        encoding="utf-8",
    )
    if soak.PICTURE.exists():
        soak.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
