"""`make soak HOURS=8`: all operations mixed, for hours, and what the server takes meanwhile as a picture.

Writes `docs/soak.svg` and shows it in `docs/faults.md`: memory, descriptors and threads of all processes, and the p99.
"""

import json
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode, urlsplit

from service.api.components import operations
from tests.check import ROOT, assessment_cases, calls
from tests.faults.cluster import megabytes
from tests.faults.drawn import question
from tests.faults.load import HEAVY
from tests.live import serving, workers

REPORT, PICTURE = ROOT / "docs" / "faults.md", ROOT / "docs" / "soak.svg"
TRIED = ROOT / "build" / "soak.svg"
"""The picture of a run of less than an hour, which shows that it works and is not published."""
SHOWN = "![Memory, descriptors, threads and p99 over hours of mixed traffic](soak.svg)"
_CALLERS, _PER_SECOND = 4, 5.0
_SAMPLES = 240
_PATIENCE_SECONDS = 30
_WIDTH, _PANEL, _LEFT, _TOP = 760, 120, 70, 34


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the mixture."""

    method: str
    target: str
    language: str
    body: bytes | None


def mixture() -> Sequence[Request]:
    """A call of every operation that the fixtures have; the questions are drawn anew each time."""
    document = json.loads((ROOT / "openapi" / "v1.json").read_text(encoding="utf-8"))
    known = {described["operationId"]: (path, method.upper()) for path, method, described in operations(document)}
    batch = {"items": [{"question": path.removeprefix("/v1/"), "facts": facts} for path, facts in _questions(20)]}
    further = {
        "/v1/batches": [batch],
        HEAVY.path: [dict(HEAVY.stated)],
        "/v1/assessments": [case.body for case in assessment_cases()],
    }
    made = [
        Request("POST", path, "zh-CN", json.dumps(body).encode()) for path, bodies in further.items() for body in bodies
    ]
    return made + [
        Request(
            known[call.operation][1],
            known[call.operation][0].format(**call.path) + (f"?{urlencode(call.query)}" if call.query else ""),
            call.language,
            None if call.body is None else json.dumps(call.body).encode(),
        )
        for call in calls()
    ]


def _questions(number: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    draw = Random(number)  # noqa: S311 - Requests, not secrets.
    for _ in range(number):
        yield question(draw)


def drawn(fixed: Sequence[Request], draw: Random) -> Request:
    """The next request: half of them a question, half of them any other operation."""
    if draw.random() < 0.5:
        return draw.choice(fixed)
    path, facts = question(draw)
    return Request("POST", path, draw.choice(["zh-CN", "en"]), json.dumps(facts).encode())


@dataclass(frozen=True, slots=True)
class Sample:
    """What the server takes at a moment: hours since the start, MB, numbers, milliseconds."""

    hours: float
    memory: float
    descriptors: float
    threads: float
    p99: float


@dataclass
class Soak:
    """What is asked, and what became of it."""

    seconds: list[float] = field(default_factory=list)
    asked: int = 0
    failed: int = 0

    def call(self, address: str, fixed: Sequence[Request], which: int, over: threading.Event) -> None:
        """Ask on one connection until it is over."""
        draw, place = Random(which), urlsplit(address)  # noqa: S311 - Requests, not secrets.
        connection = HTTPConnection(str(place.hostname), place.port, timeout=_PATIENCE_SECONDS)
        while not over.wait(1 / _PER_SECOND):
            request, began = drawn(fixed, draw), time.monotonic()
            headers = {"Accept-Language": request.language, "Content-Type": "application/json"}
            try:
                connection.request(request.method, request.target, request.body, headers)
                response = connection.getresponse()
                response.read()
                self.failed += response.status != 200
            except (OSError, HTTPException):
                self.failed += 1
                connection.close()
            self.asked += 1
            self.seconds.append(time.monotonic() - began)
        connection.close()

    def p99(self) -> float:
        """Of what was asked since it was looked at last, in milliseconds."""
        seconds, self.seconds = self.seconds, []
        return quantiles(seconds, n=100)[98] * 1000 if len(seconds) > 1 else 0.0


def taken(pid: int, hours: float, p99: float) -> Sample:
    """What a server and its workers take."""
    pids = [pid, *workers(pid)]
    threads = sum(len(list(Path(f"/proc/{each}/task").iterdir())) for each in pids)
    descriptors = sum(len(list(Path(f"/proc/{each}/fd").iterdir())) for each in pids)
    return Sample(hours, sum(map(megabytes, pids)), descriptors, threads, p99)


def soak(hours: float) -> tuple[list[Sample], Soak]:
    """Ask for so many hours."""
    samples, made, over, fixed = list[Sample](), Soak(), threading.Event(), mixture()
    with serving() as live:
        threads = [
            threading.Thread(target=made.call, args=(live.address, fixed, which, over)) for which in range(_CALLERS)
        ]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        try:
            for number in range(1, _SAMPLES + 1):
                time.sleep(max(began + hours * 3600 * number / _SAMPLES - time.monotonic(), 0))
                samples.append(taken(live.pid, (time.monotonic() - began) / 3600, made.p99()))
        finally:
            over.set()
            for thread in threads:
                thread.join()
    return samples, made


def picture(samples: Sequence[Sample], title: str) -> str:
    """The samples as four lines above one another."""
    panels = {"memory, MB": "memory", "descriptors": "descriptors", "threads": "threads", "p99, ms": "p99"}
    height = _TOP + len(panels) * _PANEL
    size = f'width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect width="100%" height="100%" fill="white"/><text x="10" y="20">{title}</text>',
    ]
    for number, (label, name) in enumerate(panels.items()):
        parts += _panel([(each.hours, getattr(each, name)) for each in samples], label, _TOP + number * _PANEL)
    return "\n".join([*parts, "</svg>", ""])


def _panel(points: Sequence[tuple[float, float]], label: str, top: int) -> Iterator[str]:
    most, last = max(value for _, value in points) * 1.1 or 1.0, points[-1][0]
    bottom, room = top + _PANEL - 24, _PANEL - 40
    line = " ".join(
        f"{_LEFT + (hours / last) * (_WIDTH - _LEFT - 20):.1f},{bottom - value / most * room:.1f}"
        for hours, value in points
    )
    told = f"{label}: {points[0][1]:.0f} first, {points[-1][1]:.0f} last, {most / 1.1:.0f} most"
    yield f'<text x="10" y="{top + 12}">{told}</text>'
    yield f'<line x1="{_LEFT}" y1="{bottom}" x2="{_WIDTH - 20}" y2="{bottom}" stroke="#888"/>'
    yield f'<text x="{_WIDTH - 60}" y="{bottom + 14}" fill="#555">{last:.1f} h</text>'
    yield f'<text x="10" y="{bottom}" fill="#555">0</text>'
    yield f'<polyline points="{line}" fill="none" stroke="#1f5fbf" stroke-width="1.5"/>'


def show() -> None:
    """Let the report show the picture, before its table."""
    text = REPORT.read_text(encoding="utf-8")
    if SHOWN not in text:
        head, mark, table = text.partition("| fault |")
        REPORT.write_text(f"{head}{SHOWN}\n\n{mark}{table}", encoding="utf-8")


def main() -> int:
    """Ask for as long as is said, and draw what was seen; only a run of an hour or more is published."""
    hours = float(sys.argv[1])
    samples, made = soak(hours)
    title = f"{hours:g} hours, {made.asked} requests of all operations, {made.failed} failed"
    first = samples[len(samples) // 4 : len(samples) // 2]
    steady = samples[-1].memory < max(each.memory for each in first) * 1.1
    sys.stdout.write(
        f"{title}; memory {first[0].memory:.0f} MB after a quarter, {samples[-1].memory:.0f} MB at the end\n"
    )
    drawn = PICTURE if hours >= 1 else TRIED
    drawn.parent.mkdir(exist_ok=True)
    drawn.write_text(picture(samples, title), encoding="utf-8")
    if hours >= 1:
        show()
    sys.stdout.write(f"{drawn.relative_to(ROOT)}\n")
    return 0 if steady and not made.failed else 1


if __name__ == "__main__":
    sys.exit(main())
