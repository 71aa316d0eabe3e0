"""Which tests run a line: measured once for the core and its tests as they stand, then read."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import fmean

import pytest
from coverage import CoverageData

from tools.mutants.lines import FOLDER, ROOT, core, digest, statement
from tools.mutants.trial import Round

_NAMES = """access assistant_messages assistants batches bodies bulk_forms bulk_processes bulk_runs chart
    chart_upgrades clients contract contract_lint corpus coverage_report dear deployment deprecation documents doors
    explorer feed forms http limits logs manners metrics miniprograms mutants overruns packages pages places published
    quick_reading readme record_answers rooms security server settings shared_counts snippets streams telemetry titles
    tokens traces turns"""
_ELSEWHERE = frozenset(_NAMES.split())
"""Tests of the edge, of documents and of what is shipped: they run the core in another process, or judge no answer."""
_TIMES = "MUTANTS_TIMES"
_FIRST_FILES, _FIRST_SECONDS, _ALL_SECONDS = 4, 8.0, 80.0
"""As measured, which takes twice the time: the first round ends in seconds, and all that is put to a mutant in less
than a minute, unless a single test takes longer."""
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

    def of(self, file: Path, line: int, *, again: bool = False) -> Sequence[Round]:
        """The tests that a fault in a line may reach, in two rounds; again, the files last written first.

        First come short ones of those that were seen to run its statement, from few files, as a file takes time to be
        read; then all the others of those. As what one test makes of the law the next finds at hand, those that run
        anything beside it may rest on it as well: they come last, the shortest first, as far as there is time.
        """
        running = self._ordered(self._running(file, statement(file.read_text(encoding="utf-8"), line)))
        first = self._last_written(running) if again else self._up_to(_FIRST_SECONDS, self._of_few_files(running))
        beside = {each for other in beside_of(file) for each in self._running(other)}
        left = [each for each in running if each not in set(first)]
        others = self._up_to(_ALL_SECONDS, [*left, *self._ordered(beside - set(running))])
        return [Round(each, sum(map(self._took, each))) for each in (first, others) if each]

    def _of_few_files(self, tests: Sequence[str]) -> Sequence[str]:
        """Those of the files whose tests are the shortest."""
        files: dict[str, list[float]] = {}
        for each in tests:
            files.setdefault(each.partition("::")[0], []).append(self._took(each))
        few = sorted(files, key=lambda name: fmean(files[name]))[:_FIRST_FILES]
        return [each for each in tests if each.partition("::")[0] in few]

    @staticmethod
    def _last_written(tests: Sequence[str]) -> Sequence[str]:
        """Those of the few files written last: the new tests of a fault that was alive are among them."""
        written = {each: (ROOT / each).stat().st_mtime for each in {test.partition("::")[0] for test in tests}}
        few = sorted(written, key=lambda each: -written[each])[: 2 * _FIRST_FILES]
        return [each for each in tests if each.partition("::")[0] in few]

    def _up_to(self, seconds: float, tests: Sequence[str]) -> Sequence[str]:
        """The tests from the first on, until the time is over; at least one, if there is any."""
        ends = accumulate(map(self._took, tests))
        return [each for number, (each, end) in enumerate(zip(tests, ends, strict=True)) if not number or end < seconds]

    def _took(self, test: str) -> float:
        return self.seconds.get(test, 0.0)

    def _ordered(self, tests: Collection[str]) -> Sequence[str]:
        return sorted(tests, key=lambda each: (self._took(each), each))

    def _running(self, file: Path, lines: Collection[int] = ()) -> set[str]:
        """The tests that run some lines of a file, or any of it, as for a statement that is run when it is read."""
        contexts = self.data.contexts_by_lineno(str(file.relative_to(ROOT)))
        named = {each for line in lines or contexts for each in contexts.get(line, ())}
        if lines and named == {""}:
            return self._running(file)
        # What the first test of a file sets up, those after it find.
        shared = {each.partition("::")[0] for each in named if each.endswith("|setup")}
        told = {each.rpartition("|")[0] for each in named}
        return {each for each in self.seconds if each in told or each.partition("::")[0] in shared}


def beside_of(file: Path) -> Sequence[Path]:
    """The modules whose answers may rest on what a module says, and be kept: its room, or its users'."""
    folder = file.parent
    if folder.name == "questions":
        users = [each for each in folder.rglob("*.py") if f"questions.{file.stem} import" in each.read_text("utf-8")]
        return sorted({beside for user in users for beside in user.parent.glob("*.py")})
    return sorted(folder.glob("*.py")) if folder.parent.name == "questions" or folder.name == "reasoning" else [file]


def measured() -> Covering:
    """What is known: of tests that changed measured anew, of a core that changed all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    name = digest([*core(), ROOT / "tests" / "conftest.py"])
    data, times = FOLDER / f"coverage-{name}", FOLDER / f"seconds-{name}.json"
    said = json.loads(times.read_text(encoding="utf-8")) if times.exists() else {"files": {}, "seconds": {}}
    files = {str(each.relative_to(ROOT)): digest([each]) for each in tests()}
    anew = [each for each, now in files.items() if said["files"].get(each) != now]
    if anew:
        kept = {each: took for each, took in said["seconds"].items() if each.partition("::")[0] not in anew}
        said = {"files": files, "seconds": kept | _measure(anew, data)}
        times.write_text(json.dumps(said), encoding="utf-8")
    read = CoverageData(str(data))
    read.read()
    return Covering(read, said["seconds"])


def _measure(files: Sequence[str], data: Path) -> Mapping[str, float]:
    """Add the lines that the tests of some files run to the data, and give the seconds that each test takes."""
    print("→ 量一遍哪个测试走到哪一行 / Measuring which test runs which line (some minutes, once)", file=sys.stderr)
    configuration, times = FOLDER / "coveragerc", FOLDER / f"seconds-{os.getpid()}.json"
    adding = FOLDER / f"adding-{os.getpid()}"
    if data.exists():
        shutil.copyfile(data, adding)
    configuration.write_text(_CONFIGURATION, encoding="ascii")
    environment = {**os.environ, "COVERAGE_FILE": str(adding), "MEASURE_PROPERTIES": "1", _TIMES: str(times)}
    command = [sys.executable, "-m", "pytest", *files, "-q", "-p", "no:cacheprovider"]
    command += ["--numprocesses=auto", "--dist=loadfile", "-p", "tools.mutants.covering", "--cov"]
    command += ["--cov-append", f"--cov-config={configuration}"]
    command += ["--cov-context=test", "--cov-report=", "--cov-fail-under=0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr, check=False)
    if done.returncode:
        times.unlink(missing_ok=True)
        adding.unlink(missing_ok=True)
        sys.exit("The tests fail without a mutant")
    adding.replace(data)
    took: Mapping[str, float] = json.loads(times.read_text(encoding="utf-8"))
    times.unlink()
    return took


# As a plugin of the tests that are measured.

_seconds: dict[str, float] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how long a test took."""
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0.0) + report.duration


def pytest_sessionfinish() -> None:
    """Write down how long each took, once all processes have told."""
    if (file := os.environ.get(_TIMES)) and "PYTEST_XDIST_WORKER" not in os.environ:
        Path(file).write_text(json.dumps(_seconds), encoding="utf-8")
