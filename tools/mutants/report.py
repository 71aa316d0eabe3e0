"""What became of the mutants: figures by room, and each that is alive, with the reason where it is no fault at all."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

from tools.mutants.drawn import mutation
from tools.mutants.lines import ROOT

REPORT = ROOT / "docs" / "mutants.md"
EQUAL = Path(__file__).parent / "equal.yaml"
_ROOMS = 3
Results = Sequence[tuple[WorkItem, WorkResult]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were tried, how many of them no test noticed, and how many of those are no fault."""

    tried: int
    alive: int
    equal: int

    def line(self) -> str:
        """The figures in one line. What is equal to the program is counted as neither killed nor alive."""
        faults, killed = self.tried - self.equal, self.tried - self.equal - self.alive
        percent = 100 * killed / faults if faults else 100.0
        told = f"{self.tried} mutants, {self.equal} equal to the program"
        return f"{told}; of {faults} faults {killed} killed ({percent:.1f}%)"


def change(result: WorkResult) -> str:
    """What a mutant changed, as `line → line`."""
    lines = (result.diff or "").splitlines()
    sides = [[each[1:].strip() for each in lines if each.startswith(sign)] for sign in "-+"]
    return " → ".join(" ".join(side) for side in sides)


def reasons() -> Mapping[tuple[str, str], str]:
    """Why a change of a file is no fault, by file and change."""
    entries = yaml.safe_load(EQUAL.read_text(encoding="utf-8")) or {}
    return {(file, each["change"]): each["because"] for file, listed in entries.items() for each in listed}


def is_alive(item: WorkItem, result: WorkResult) -> bool:
    """Whether no test noticed a fault that is one."""
    survived = result.test_outcome == TestOutcome.SURVIVED
    return survived and (str(mutation(item).module_path), change(result)) not in reasons()


def figures(results: Results) -> Figures:
    """Count."""
    known = reasons()
    survived = [(item, result) for item, result in results if result.test_outcome == TestOutcome.SURVIVED]
    equal = sum((str(mutation(item).module_path), change(result)) in known for item, result in survived)
    return Figures(sum(result.test_outcome is not None for _, result in results), len(survived) - equal, equal)


def write(results: Results, selected: int) -> None:
    """Write the report."""
    known = reasons()
    ordered = sorted(results, key=lambda each: (str(mutation(each[0]).module_path), mutation(each[0]).start_pos))
    lines = [
        "# Faults that the tests would notice\n",
        "Written by `make mutants`: small changes of the core, one at a time, each put to the tests that run its line.",
        f"{figures(results).line()}.",
        *([f"{selected - len(results)} of {selected} not tried yet."] if len(results) < selected else []),
        "\n| room | mutants | equal | killed | alive |\n|---|---|---|---|---|",
    ]
    for room, group in itertools.groupby(ordered, key=lambda each: _room(each[0])):
        found = figures(list(group))
        lines.append(
            f"| `{room}` | {found.tried} | {found.equal} | {found.tried - found.equal - found.alive} | {found.alive} |"
        )
    alive: list[str] = []
    equal: list[str] = []
    for item, result in ordered:
        if result.test_outcome == TestOutcome.SURVIVED:
            spec = mutation(item)
            because = known.get((str(spec.module_path), change(result)))
            told = f"- `{spec.module_path}` {spec.start_pos[0]}: `{change(result)}`"
            (equal if because else alive).append(f"{told}\n  {because}" if because else told)
    for title, told_of in (("No test notices", alive), ("Equal to the program, and why", equal)):
        if told_of:
            lines += [f"\n## {title}\n", *told_of]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _room(item: WorkItem) -> str:
    return "/".join(mutation(item).module_path.with_suffix("").parts[:_ROOMS])
