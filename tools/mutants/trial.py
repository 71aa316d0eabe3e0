"""One mutant put to its tests, in a process of its own that has read neither the service nor a test before."""

import difflib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult

from tools.mutants.at_hand import forget
from tools.mutants.lines import FOLDER, ROOT

_PATIENCE_SECONDS, _PATIENCE_FACTOR = 20, 1.5
"""Of processor time, beside what the tests take measured, which is twice what they take. That of the day tells nothing
on a busy machine."""
_ASLEEP_SECONDS = 1200.0
_LOOK_SECONDS = 0.02
_MOST_SAID = 4000
_PASSED, _NONE_RUN = 0, 5

# What a failing property would be made smaller for is thrown away, so it is not.
_PHASES = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
_SLOW = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile(
    "mutants", deadline=None, derandomize=True, phases=_PHASES, suppress_health_check=_SLOW
)


@dataclass(frozen=True, slots=True)
class Round:
    """Tests in their order, and the seconds of processor that they take while they are measured."""

    tests: Sequence[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant, and the tests put to it, round by round: most faults are noticed by the first one, which is short."""

    spec: MutationSpec
    rounds: Sequence[Round]

    def mutated(self) -> str | None:
        """The source with the fault in it; `None` where there is no such place any more."""
        source = (ROOT / self.spec.module_path).read_text(encoding="utf-8")
        operator = get_operator(self.spec.operator_name)(**self.spec.operator_args)
        made = mutate_code(source, operator, self.spec.occurrence)
        return None if made is None else str(made)

    def result(self) -> WorkResult:
        """What became of it: killed by a test or by the time, or survived."""
        source = self.mutated()
        if source is None or not _is_program(source):
            return WorkResult(WorkerOutcome.SKIPPED)
        before = (ROOT / self.spec.module_path).read_text(encoding="utf-8").splitlines()
        diff = "\n".join(list(difflib.unified_diff(before, source.splitlines(), n=0, lineterm=""))[3:])
        if not self.rounds:
            return WorkResult(WorkerOutcome.NO_TEST, test_outcome=TestOutcome.SURVIVED, output="no test", diff=diff)
        output = FOLDER / f"output-{os.getpid()}.txt"
        outcome, said = TestOutcome.SURVIVED, ""
        for each in self.rounds:
            code = self._code(source, each, output)
            said = output.read_text(encoding="utf-8", errors="replace")[-_MOST_SAID:]
            output.unlink()
            if code not in (_PASSED, _NONE_RUN):
                outcome = TestOutcome.KILLED
                break
        return WorkResult(WorkerOutcome.NORMAL, said, outcome, diff)

    def passes(self) -> bool:
        """Whether the first tests pass without a fault, put to the program in the same way."""
        output = FOLDER / f"output-{os.getpid()}.txt"
        source = (ROOT / self.spec.module_path).read_text(encoding="utf-8")
        return all(self._code(source, each, output) == _PASSED for each in self.rounds[:1])

    def _code(self, source: str, put: Round, output: Path) -> int | None:
        """The exit status of the tests of a round; `None` where they do not end."""
        seconds = _PATIENCE_SECONDS + int(_PATIENCE_FACTOR * put.seconds)
        pid = os.fork()
        if not pid:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            _become(self.spec.module_path, source, put.tests, output)
        ends = time.monotonic() + _ASLEEP_SECONDS + seconds
        while time.monotonic() < ends:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(_LOOK_SECONDS)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return None


def _is_program(source: str) -> bool:
    """Whether it can be read at all: some changes of a sign make no program."""
    try:
        _compiled(source.encode(), "mutant")
    except SyntaxError:
        return False
    return True


def _compiled(source: bytes, path: str) -> CodeType:
    """Compile without warnings, which tests take for errors: a text compared by `is` is for a test to notice."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(source, path, "exec", dont_inherit=True)


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives one module from its mutated source, and all others as they are."""

    def __init__(self, file: Path, source: str) -> None:
        self._file, self._source = ROOT / file, source
        self.name = ".".join(file.with_suffix("").parts)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Where a module comes from, if it is this one."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._file, loader=self)

    def get_filename(self, _fullname: str) -> str:
        """The file that the source stands for."""
        return str(self._file)

    def get_data(self, _path: str) -> bytes:
        """The source; there is no compiled form of it, and none is kept."""
        return self._source.encode()

    def source_to_code(self, data: bytes, path: str) -> CodeType:  # type: ignore[override]
        """The program of the source, without warnings."""
        return _compiled(data, path)

    def path_stats(self, path: str) -> Mapping[str, object]:
        """Nothing that a compiled form could be found by."""
        raise OSError(path)


class _Chosen:
    """Lets only the chosen tests run, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and order."""
        chosen = [each for each in items if each.nodeid in self._places]
        items[:] = sorted(chosen, key=lambda each: self._places[each.nodeid])


def _become(file: Path, source: str, tests: Sequence[str], output: Path) -> None:
    """Be the process of the tests until they end."""
    code = 70
    try:
        written = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(written, 1)
        os.dup2(written, 2)
        os.environ["HYPOTHESIS_PROFILE"] = "mutants"
        mutated = _Mutated(file, source)
        if mutated.name in sys.modules:
            forget()
        sys.meta_path.insert(0, mutated)
        files = sorted({each.partition("::")[0] for each in tests})
        options = [
            "--assert=plain",
            "-x",
            "-q",
            "-n0",
            "--tb=line",
            "--no-header",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(ROOT),
        ]
        code = int(pytest.main([*options, *files], plugins=[_Chosen(tests)]))
    except BaseException:  # noqa: BLE001 - Whatever it is, the process before the fork must not go on here.
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
