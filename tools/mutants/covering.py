"""Which tests run a line: measured once for the core and its tests as they stand, then read."""

import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from coverage import CoverageData

from tools.mutants.lines import FOLDER, ROOT, core, digest, statement

_NAMES = """access bodies chart chart_upgrades clients contract contract_lint corpus coverage_report dear deployment
    deprecation documents doors explorer http limits logs manners miniprograms mutants overruns packages
    pages places published readme record_answers rooms security server settings shared_counts snippets
    streams telemetry tokens traces turns"""
_ELSEWHERE = frozenset(_NAMES.split())
"""Tests of the edge, of documents and of what is shipped: they run the core in another process, or judge no answer."""
_TIMES = "MUTANTS_TIMES"
_CONFIGURATION = "[run]\nsource = service\nrelative_files = true\n"  # No branches: only which line is run matters.


def tests() -> Sequence[Path]:
    """The files of the tests that the core is held by."""
    found = sorted((ROOT / "tests").glob("test_*.py"))
    return [each for each in found if each.stem.removeprefix("test_") not in _ELSEWHERE]


@dataclass(frozen=True, slots=True)
class Covering:
    """What was measured: the tests of a line, and the seconds that each takes, measured."""

    data: CoverageData
    seconds: Mapping[str, float]

    def of(self, file: Path, line: int) -> Sequence[str]:
        """The tests that a fault in a line may reach, the shortest first.

        Before all others come those that were seen to run its statement. As what one test makes of the law the next
        finds at hand, those that run anything beside it may rest on it as well.
        """
        first = self._running(file, statement(file.read_text(encoding="utf-8"), line))
        beside = {each for other in beside_of(file) for each in self._running(other)}
        return [*self._ordered(first), *self._ordered(beside - first)]

    def _ordered(self, tests: set[str]) -> list[str]:
        return sorted(tests, key=lambda each: (self.seconds.get(each, 0.0), each))

    def _running(self, file: Path, lines: Collection[int] = ()) -> set[str]:
        """The tests that run some lines of a file, or any of it; of a statement that is run when it is read, all."""
        contexts = self.data.contexts_by_lineno(str(file.relative_to(ROOT)))
        named = {each.rpartition("|")[0] for line in lines or contexts for each in contexts.get(line, ())}
        return set(self.seconds) if lines and named == {""} else named - {""}


def beside_of(file: Path) -> Sequence[Path]:
    """The modules whose answers may rest on what a module says, and be kept: its room, or its users'."""
    folder = file.parent
    if folder.name == "questions":
        users = [each for each in folder.rglob("*.py") if f"questions.{file.stem} import" in each.read_text("utf-8")]
        return sorted({beside for user in users for beside in user.parent.glob("*.py")})
    return sorted(folder.glob("*.py")) if folder.parent.name == "questions" or folder.name == "reasoning" else [file]


def measured() -> Covering:
    """What is known, measured anew where the core or its tests changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    name = digest([*core(), *tests(), ROOT / "tests" / "conftest.py"])
    data, times = FOLDER / f"coverage-{name}", FOLDER / f"seconds-{name}.json"
    if not times.exists():
        _measure(data, times)
    read = CoverageData(str(data))
    read.read()
    return Covering(read, json.loads(times.read_text(encoding="utf-8")))


def _measure(data: Path, times: Path) -> None:
    print("→ 量一遍哪个测试走到哪一行 / Measuring which test runs which line (some minutes, once)", file=sys.stderr)
    configuration = FOLDER / "coveragerc"
    configuration.write_text(_CONFIGURATION, encoding="ascii")
    environment = {**os.environ, "COVERAGE_FILE": str(data), "MEASURE_PROPERTIES": "1", _TIMES: str(times)}
    command = [sys.executable, "-m", "pytest", *map(str, tests()), "-q", "-n0", "-p", "no:cacheprovider"]
    command += ["-p", "tools.mutants.covering", "--cov", f"--cov-config={configuration}"]
    command += ["--cov-context=test", "--cov-report=", "--cov-fail-under=0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr, check=False)
    if done.returncode:
        times.unlink(missing_ok=True)
        sys.exit("The tests fail without a mutant")


# As a plugin of the tests that are measured.

_seconds: dict[str, float] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how long a test took."""
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish() -> None:
    """Write down how long each took."""
    if file := os.environ.get(_TIMES):
        Path(file).write_text(json.dumps(_seconds), encoding="utf-8")
