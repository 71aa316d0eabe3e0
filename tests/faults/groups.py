"""The service in a memory group as small as the chart's limit: on questions that are new to it, and in any fault."""

import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random

import yaml

from tests import live
from tests.faults.drawn import question
from tests.faults.load import Finding, all_of
from tests.faults.scenarios import status_of
from tests.live import serving, workers

ROOT = Path(__file__).parents[2]
_GROUPS = Path("/sys/fs/cgroup")
_ENTER = 'echo $$ > "$0/cgroup.procs" && exec "$@"'
_STATED, _PLANS = 0.2, 0.1
_LEAVING_SECONDS = 10
_NUMBERS = count()
_NEEDED = ("matter",)
_UNITS = {"Ki": 1024, "Mi": 1024**2, "Gi": 1024**3}


def chart_limit() -> int:
    """The bytes that the chart allows a pod."""
    values = yaml.safe_load((ROOT / "helm" / "values.yaml").read_text(encoding="utf-8"))
    number, unit = re.fullmatch(r"([0-9]+)([KMG]i)", values["resources"]["limits"]["memory"]).groups()  # type: ignore[union-attr]
    return int(number) * _UNITS[unit]


class Group:
    """A memory group of the kernel, of either version."""

    def __init__(self, most: int) -> None:
        old = _GROUPS / "memory"
        self._first = old.is_dir()
        self.folder = (old if self._first else _GROUPS) / f"yibao-faults-{os.getpid()}-{next(_NUMBERS)}"
        self.folder.mkdir()  # As root; where it may not be made, this fault cannot be put to the service.
        self._write("memory.limit_in_bytes" if self._first else "memory.max", most)
        # Swap would hide what is too much.
        if not self._first and (self.folder / "memory.swap.max").exists():
            self._write("memory.swap.max", 0)

    def _write(self, name: str, value: int) -> None:
        (self.folder / name).write_text(str(value), encoding="ascii")

    @property
    def kills(self) -> int:
        """How often the kernel has killed for memory."""
        told = (self.folder / ("memory.oom_control" if self._first else "memory.events")).read_text(encoding="ascii")
        return int(re.findall(r"^oom_kill ([0-9]+)", told, re.MULTILINE)[0])

    @property
    def megabytes(self) -> float:
        """What it has taken at most."""
        name = "memory.max_usage_in_bytes" if self._first else "memory.peak"
        return int((self.folder / name).read_text(encoding="ascii")) / 1024**2


@contextmanager
def memory_group(most: int) -> Iterator[Group]:
    """A group that is there while the body of the `with` runs."""
    made = Group(most)
    try:
        yield made
    finally:
        ends = time.monotonic() + _LEAVING_SECONDS
        while True:
            try:
                made.folder.rmdir()
                break
            except OSError:  # What has been killed is not gone at once.
                if time.monotonic() > ends:
                    raise
                time.sleep(0.05)


@dataclass
class Within:
    """What the groups of the servers of one fault tell: the most that any took, in MiB, and kills for memory."""

    megabytes: float = 0.0
    kills: int = 0

    def told(self, finding: Finding) -> Finding:
        """The finding, with what its groups tell."""
        if not self.megabytes:
            return finding  # It makes groups of its own.
        measured = f"{finding.measured}; in the group {self.megabytes:.0f} MiB at most, {self.kills} kills for memory"
        return replace(finding, measured=measured, kept=finding.kept and not self.kills)


@contextmanager
def each_within(most: int) -> Iterator[Within]:
    """Let every server that is started run in a group of its own, as each pod does."""
    made, before = Within(), live.surroundings

    @contextmanager
    def around() -> Iterator[Sequence[str]]:
        with memory_group(most) as group:
            yield "sh", "-c", _ENTER, str(group.folder)
            made.megabytes, made.kills = max(made.megabytes, group.megabytes), made.kills + group.kills

    live.surroundings = around
    try:
        yield made
    finally:
        live.surroundings = before


def small_group(number: int) -> Finding:
    """Ask so many small well-formed questions, each of a day of its own, in a group at the chart's limit."""
    most = chart_limit()
    with each_within(most) as within, serving() as server:
        pids = workers(server.pid, 2)
        statuses: Counter[int] = all_of(_patient(status_of(server.address)), _new, number, seed=1)
        sound = workers(server.pid) == pids
    taken, kills = within.megabytes, within.kills
    silent, refused = statuses[0], statuses[503]
    failed = statuses.total() - statuses[200] - silent - refused
    return Finding(
        f"{number} questions of new days in a memory group of {most // 1024**2} MiB, the chart's limit",
        "no process is killed for memory",
        f"{failed} requests failed, {refused} refused with 503, {silent} not answered in time, {kills} kills, "
        f"workers {'the same' if sound else 'died'}, {taken:.0f} MiB at most",
        kept=not failed and not kills and sound,
    )


def _patient(send: Callable[[bytes], Counter[int]]) -> Callable[[bytes], Counter[int]]:
    """Sends, and tells as 0 what is not answered in time: this fault is about memory, not about processor time."""

    def patient(raw: bytes) -> Counter[int]:
        try:
            return send(raw)
        except OSError:
            return Counter({0: 1})

    return patient


def _new(draw: Random) -> bytes:
    """A question, or the plan of one, with little stated and about a day that hardly any other is about."""
    path, facts = question(draw)
    known = {
        name: value for name, value in facts.items() if name in _NEEDED or (name != "on" and draw.random() < _STATED)
    }
    on = f"{draw.randrange(2015, 2028)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
    if draw.random() < _PLANS:
        path = f"/v1/questions/{path.removeprefix('/v1/').replace('/', '.')}/plan"
        known = {"facts": known}
    body = json.dumps({**known, "on": on}).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body
