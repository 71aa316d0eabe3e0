"""`make bench`: what an answer costs beside a bare Flask route, obvious flask-smorest and FastAPI; writes a page.

python -m tests.bench                 everything, about a quarter of an hour; writes docs/performance.md and .svg
python -m tests.bench --quick         few rounds, about two minutes; prints and writes nothing
python -m tests.bench --only batches  some parts alone (complete, nothing, plans, batches, beside, starts, growth,
                                      classes), with commas between; prints and writes nothing
"""

import argparse
import platform
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from importlib.metadata import version
from statistics import median

from tests.bench import many, one_question, page, right, room
from tests.bench.processes import SMOREST, Server, gunicorn, machine, uvicorn
from tests.bench.results import FULL, OURS, QUICK, Effort, Others, Row
from tests.bench.worker_classes import worker_classes

Part = Callable[[Server, ExitStack], list[Row]]
LIBRARIES = ("Flask", "gunicorn", "flask-smorest", "fastapi", "pydantic", "uvicorn")


def parts(effort: Effort, others: Others) -> Mapping[str, Part]:
    """What is measured, in this order; each with servers of its own besides the service."""
    return {
        "complete": lambda service, stack: one_question.complete_and_half(effort, others, stack, service),
        "nothing": lambda service, _: one_question.nothing_stated(effort, others, service),
        "plans": lambda service, _: one_question.plans(effort, service),
        "batches": lambda service, stack: many.against_peers(effort, stack, service),
        "days": lambda service, _: many.thousand_days(effort, service),
        "beside": lambda service, _: many.beside_batches(effort, service),
        "memory": lambda service, _: room.memory(service),
        "starts": lambda *_: room.starts(effort),
        "growth": lambda *_: room.growth(effort, others),
        "classes": lambda _, stack: worker_classes(effort, stack),
    }


def checked() -> str:
    """Ask the service and the peers for what is known, before anything is measured; says how many were right."""
    with gunicorn(OURS) as service, gunicorn("flask-smorest", SMOREST) as obvious, uvicorn("FastAPI") as fast:
        ours, theirs = right.ours(service), right.theirs(obvious) + right.theirs(fast)
    return (
        f"Right answers first: {ours} answers of the service (every golden case, and samples of what is measured) and "
        f"{theirs} of the peers were checked before anything was measured."
    )


def main() -> int:
    """Check, measure, print, and write where everything was measured in full."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="")
    stated = parser.parse_args()
    others = Others()
    all_parts = parts(QUICK if stated.quick else FULL, others)
    chosen = stated.only.split(",") if stated.only else list(all_parts)
    found_right = checked()
    tell(found_right)
    rows: list[Row] = []
    failed: list[str] = []
    with gunicorn(OURS) as service:
        for name in chosen:
            began = time.monotonic()
            try:
                with ExitStack() as stack:
                    measured = all_parts[name](service, stack)
            except (AssertionError, OSError) as error:
                failed.append(name)
                tell(f"\n{name} could not be measured: {error}")
                continue
            tell(f"{page.table(measured)}({name}: {time.monotonic() - began:.0f} s)")
            rows += measured
    if failed:
        tell(f"\nNot measured, and nothing written: {', '.join(failed)}")
        return 1
    if not stated.quick and not stated.only:
        libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
        about = f"{machine()}, Python {platform.python_version()}, {libraries}"
        page.PAGE.write_text(
            page.page(rows, machine=about, others=median(others.shares), checked=found_right), encoding="utf-8"
        )
        page.PLOT.write_text(page.plot(rows), encoding="utf-8")
    return 0


def tell(text: str) -> None:
    """To the person at the terminal, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
