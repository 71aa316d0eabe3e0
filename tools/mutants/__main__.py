"""Try mutants and say what became of them; see CONTRIBUTING.md.

`SAMPLE=400 SEED=1` draws so many by chance, `SAMPLE=0` takes all; `SINCE=main` takes those on lines that differ from a
commit; `SECONDS=60` stops after so long. What was tried before is not tried again while the core is the same, except,
with `AGAIN=1`, what was alive and is not known to be equal to the program.
"""

import os
import sys
import time
from collections.abc import Sequence

from cosmic_ray.work_item import TestOutcome, WorkItem

from tools.mutants.at_hand import prepare
from tools.mutants.covering import measured
from tools.mutants.drawn import drawn, mutation, on_changed_lines, session
from tools.mutants.lines import ROOT
from tools.mutants.report import figures, is_alive, write
from tools.mutants.trial import Trial

_MOST_PERCENT_ALIVE = 8


def chosen(items: Sequence[WorkItem]) -> Sequence[WorkItem]:
    """Which of all mutants are to be tried."""
    since = os.environ.get("SINCE", "")
    number, seed = int(os.environ.get("SAMPLE") or (0 if since else 400)), int(os.environ.get("SEED") or 1)
    return drawn(on_changed_lines(items, since) if since else items, number, seed)


def main() -> int:
    """Try what has not been tried, as long as there is time, and write the report."""
    ends = time.monotonic() + float(os.environ.get("SECONDS") or "inf")
    os.chdir(ROOT)
    made = session()
    selected = chosen(made.work_items)
    again = bool(os.environ.get("AGAIN"))
    done = {item.job_id for item, result in made.completed_work_items if not (again and is_alive(item, result))}
    left = [each for each in selected if each.job_id not in done]
    covering = measured() if left else None
    prepare()
    for number, item in enumerate(left, 1):
        if time.monotonic() >= ends or covering is None:
            print(f"The time is over: {len(left) - number + 1} of {len(selected)} not tried")
            break
        spec, began = mutation(item), time.monotonic()
        trial = Trial(spec, covering.of(ROOT / spec.module_path, spec.start_pos[0], again=again))
        if number == 1 and not trial.passes():
            sys.exit("The tests fail without a mutant")
        result = trial.result()
        made.set_result(item.job_id, result)
        if result.test_outcome is TestOutcome.SURVIVED:
            where, seconds = f"{spec.module_path}:{spec.start_pos[0]}", time.monotonic() - began
            print(f"alive {where} {spec.operator_name} {spec.occurrence} ({seconds:.0f} s)", flush=True)
    wanted = {each.job_id for each in selected}
    results = [(item, result) for item, result in made.completed_work_items if item.job_id in wanted]
    if not os.environ.get("SINCE"):
        write(results, len(selected))
    found = figures(results)
    print(found.line())
    return 0 if found.alive * 100 <= found.tried * _MOST_PERCENT_ALIVE else 1


if __name__ == "__main__":
    sys.exit(main())
