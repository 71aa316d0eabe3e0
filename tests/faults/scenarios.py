"""The faults. Each is put to a real server under a constant load of valid requests and tells what was measured."""

import json
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from service.app import create_app
from service.policy.load import SHIPPED
from service.settings import Settings
from tests.faults.cluster import megabytes, service
from tests.faults.drawn import valid
from tests.faults.load import ASKS, HEAVY, PATIENCE_SECONDS, Ask, Finding, Line, all_of, answered_by, flood, load
from tests.live import Redis, free_port, serving, workers


def until(so: Callable[[], bool], what: str) -> float:
    """Wait until something is so; the seconds it took."""
    began = time.monotonic()
    while not so():
        assert time.monotonic() - began < PATIENCE_SECONDS, what
        time.sleep(0.02)
    return time.monotonic() - began


@cache
def client(folder: Path | None = None) -> FlaskClient:
    """The app in this process, which says what the right answers are."""
    return create_app(Settings(policy_dir=str(folder or ""))).test_client()


# Leaving and coming


def rolling_restart(seconds: float, times: int = 3) -> Finding:
    """Replace the pod behind a Service: the new one is ready, then the old one is told to leave."""
    with service() as front, ExitStack() as all_pods:

        def begin() -> ExitStack:
            own = ExitStack()
            pod = own.enter_context(serving(DRAIN_SECONDS="1"))
            front.pods.append(pod.address)
            until(lambda: front.knows(pod.address), "the Service did not see the pod")
            own.callback(front.pods.remove, pod.address)
            return all_pods.enter_context(own)

        pods = [begin()]
        with load(front.address, answered_by(client())) as made:
            for _ in range(times):
                time.sleep(seconds / times)
                pods.append(begin())
                pods.pop(0).close()
            time.sleep(1)
    return Finding(
        f"rolling restart by SIGTERM, {times} times",
        "no failed request",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {made.milliseconds(99):.0f} ms",
        kept=not made.failed,
    )


def killed_worker(seconds: float, times: int = 3) -> Finding:
    """Kill a worker without warning."""
    callers, back = 8, []
    with serving() as live, load(live.address, answered_by(client()), callers=callers) as made:
        for _ in range(times):
            time.sleep(seconds / times)
            victim = workers(live.pid, 2)[0]
            os.kill(victim, signal.SIGKILL)
            killed = time.monotonic()
            until(lambda: victim not in workers(live.pid) and len(workers(live.pid)) == 2, "no new worker")  # noqa: B023
            back.append(time.monotonic() - killed)
        time.sleep(1)
    late = [each for each in made.failed if each.at > killed + 1]
    return Finding(
        f"kill -9 of a worker, {times} times",
        "only what it was answering fails, service back within a second",
        f"{len(made.failed)} of {len(made.sent)} requests failed, new worker after {max(back):.2f} s, "
        f"longest time without an answer {made.longest_gap:.2f} s",
        kept=not late and len(made.failed) <= times * callers and max(back) < 1 and made.longest_gap < 1,
    )


# Books


@contextmanager
def two_books() -> Iterator[tuple[Path, Path, Path]]:
    """The shipped book, one that credits more in Beijing, and the link that a server reads one of them by."""
    with tempfile.TemporaryDirectory() as made:
        first, second, link = (Path(made) / name for name in ("first", "second", "book"))
        for folder in (first, second):
            shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        for file in (second / "areas").glob("110000-*.yaml"):
            file.write_text(file.read_text(encoding="utf-8").replace('"110"', '"120"'), encoding="utf-8")
        link.symlink_to(first)
        yield first, second, link


def point(link: Path, folder: Path) -> None:
    """Swap a book for another in one step."""
    new = link.with_name("new")
    new.symlink_to(folder)
    new.replace(link)


def ready(address: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{address}/health/ready", timeout=PATIENCE_SECONDS) as response:  # noqa: S310 - ours.
        return dict(json.load(response))


def new_book(seconds: float, times: int = 4) -> Finding:
    """Swap the book and send SIGHUP, there and back."""
    with two_books() as (first, second, link):
        asks = answered_by(client(first), client(second))
        digests = list(asks[0].right)
        with serving(POLICY_DIR=str(link)) as live, load(live.address, asks) as made:
            taken = []
            for turn in range(1, times + 1):
                time.sleep(seconds / times)
                old = workers(live.pid, 2)
                point(link, (first, second)[turn % 2])
                os.kill(live.pid, signal.SIGHUP)
                taken.append(until(lambda: not set(old) & set(workers(live.pid)), "the old workers stay"))  # noqa: B023
                assert ready(live.address)["policy_digest"] == digests[turn % 2]
            time.sleep(1)
    seen = {each.book for each in made.sent if each.status == 200}
    mixed = made.statuses[-1]
    return Finding(
        f"new book by SIGHUP, {times} times",
        "no failed request, each answer is wholly of one book",
        f"{len(made.failed)} of {len(made.sent)} requests failed, {mixed} mixtures, all answers of the new book after "
        f"at most {max(taken):.1f} s",
        kept=not made.failed and seen == set(digests),
    )


def broken_book(seconds: float) -> Finding:
    """Swap the book for a broken one, for one that is gone, and then for a good one."""
    with two_books() as (first, second, link), tempfile.NamedTemporaryFile() as log:
        broken = second.with_name("broken")
        shutil.copytree(second, broken)
        (broken / "areas" / "110000-beijing.yaml").write_text("area: 110000\nparameters: [", encoding="utf-8")
        asks = answered_by(client(first), client(second))
        with serving(POLICY_DIR=str(link), log=log) as live, load(live.address, asks) as made:
            said, of_first = [], next(iter(asks[0].right))
            for folder in (broken, second.with_name("nowhere")):
                time.sleep(seconds / 4)
                point(link, folder)
                old = workers(live.pid, 2)
                os.kill(live.pid, signal.SIGHUP)
                until(lambda: not set(old) & set(workers(live.pid)), "the old workers stay")  # noqa: B023
                told = ready(live.address)
                said.append("new_book_refused" in str(told["warnings"]) and told["policy_digest"] == of_first)
            time.sleep(seconds / 4)
            point(link, second)
            os.kill(live.pid, signal.SIGHUP)
            until(lambda: "refused" not in str(ready(live.address)["warnings"]), "still refused")
        named = "the old one is still served: 110000-beijing.yaml:3: " in Path(log.name).read_text(encoding="utf-8")
    return Finding(
        "broken new book, missing new book",
        "the old one is served, readiness and log say so",
        f"{len(made.failed)} of {len(made.sent)} requests failed, readiness warns "
        f"{sum(said)} times of 2, the log {'names' if named else 'does not name'} file and line",
        kept=not made.failed and all(said) and named,
    )


# Callers who stall


def attackers(address: str, how: str, many: int) -> list[socket.socket]:
    """Connections on which somebody stalls."""
    head = b"POST /v1/refund-amounts/monthly-credit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    begun = {
        "nothing sent": b"",
        "half a head": head,
        "half a body": head + b"Content-Length: 100\r\n\r\n{",
        "half a chunk": head + b"Transfer-Encoding: chunked\r\n\r\n64\r\n{",
        "nothing read": b"GET /pages/reader/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n",
        "no hanging up": b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    }[how]
    place = urlsplit(address)
    made = []
    for _ in range(many):
        line = socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=PATIENCE_SECONDS)
        line.sendall(begun)
        made.append(line)
        if begun.startswith(b"GET"):
            time.sleep(0.02)  # Each is a request to be answered: so many at once would be too many, not too slow.
    return made


STALLS = ("nothing sent", "half a head", "half a body", "half a chunk", "nothing read", "no hanging up")


def stalled_callers(seconds: float, many: int = 400) -> Finding:
    """Far more callers than threads who stall, in each of the ways there are, one byte a second where they send."""
    with serving() as live, load(live.address, answered_by(client())) as made:
        time.sleep(seconds / 4)
        worst, quiet = 0.0, made.milliseconds(99)
        for how in STALLS:
            began = time.monotonic()
            lines = attackers(live.address, how, many)
            stalled = time.monotonic()
            while time.monotonic() - stalled < seconds / len(STALLS):
                for line in lines if how.startswith("half") else ():
                    with suppress(OSError):  # Closed after a while.
                        line.send(b" ")
                time.sleep(1)
            worst = max(worst, made.since(began).milliseconds(99))
            for line in lines:
                line.close()
    return Finding(
        f"slow-loris and half-open connections, {many} at once in each of {len(STALLS)} ways",
        "no other caller's request fails",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {quiet:.0f} ms before and {worst:.0f} ms "
        "meanwhile",
        kept=not made.failed,
    )


# Too much


def overload(seconds: float, factor: int = 10) -> Finding:
    """Ask far more often than can be answered."""
    callers = 300
    with serving() as live:
        pids = workers(live.pid, 2)
        flood(live.address, HEAVY, callers=callers, per_second=1000, seconds=seconds / 2)
        calm = flood(live.address, HEAVY, callers=8, per_second=1000, seconds=seconds / 2)
        can, before = calm.statuses[200] / (seconds / 2), sum(map(megabytes, pids))
        made = flood(live.address, HEAVY, callers=callers, per_second=can * factor, seconds=seconds)
        after = sum(map(megabytes, pids))
        sound = workers(live.pid) == pids
    refused, answered, sent = made.statuses[503], made.statuses[200], len(made.sent) / seconds
    return Finding(
        f"overload, {callers} callers",
        "503 for what is too much, bounded latency for the rest, no growth of memory",
        f"{can:.0f} requests a second can be answered, {sent:.0f} were sent: {answered / seconds:.0f} answered (p50 "
        f"{made.milliseconds(50):.0f} ms, p99 {made.milliseconds(99):.0f} ms; p99 {calm.milliseconds(99):.0f} ms "
        f"before), {refused} refused with 503, {len(made.failed) - refused} failed; memory {before:.0f} MB before, "
        f"{after:.0f} MB after",
        kept=set(made.statuses) <= {200, 503} and made.milliseconds(99) < 2000 and sound and after < before * 1.1,
    )


# What the service leans on


def redis_gone(seconds: float) -> Finding:
    """Kill the Redis that counts for the rate limit, and bring it back."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        redis = Redis(port, Path(folder))
        stack.callback(redis.kill)
        storage = {"RATE_LIMIT": "1000000/minute", "RATE_LIMIT_STORAGE": f"redis://127.0.0.1:{port}/0"}
        live = stack.enter_context(serving(**storage))
        with load(live.address, answered_by(client())) as made:
            time.sleep(seconds / 3)
            quiet, gone = made.milliseconds(99), time.monotonic()
            redis.kill()
            time.sleep(seconds / 3)
            seen = metric(live.address, "yibao_rate_limit_storage_down")
            redis.start()
            back = until(lambda: metric(live.address, "yibao_rate_limit_storage_down") == 0, "Redis is not found again")
    return Finding(
        "Redis gone and back",
        "no failed request, each process counts for itself meanwhile",
        f"{len(made.failed)} of {len(made.sent)} requests failed, p99 {quiet:.0f} ms before and "
        f"{made.since(gone).milliseconds(99):.0f} ms after, found again after {back:.1f} s",
        kept=not made.failed and seen == 1,
    )


def metric(address: str, name: str) -> float:
    with urllib.request.urlopen(f"{address}/metrics", timeout=PATIENCE_SECONDS) as response:  # noqa: S310 - our own.
        lines = response.read().decode().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith(f"{name} ")))


def midnight(seconds: float) -> Finding:
    """Let the clock cross midnight and new year in Asia/Shanghai."""
    asks = tuple(Ask(ask.path, {name: value for name, value in ask.stated.items() if "on" not in name}) for ask in ASKS)
    days: list[tuple[float, str, str, str]] = []
    with serving("tests.faults.clocks:new_year()", SECONDS_TO_NEW_YEAR=f"{seconds / 2 + 5}") as live:
        line, began = Line(live.address), time.monotonic()
        while time.monotonic() - began < seconds + 5:
            for ask in asks:
                status, body = line.send(ask.raw)
                policy = json.loads(body)["policy"]
                days.append((time.monotonic(), str(status), policy["on"], policy["known_on"]))
            time.sleep(0.01)
        line.close()
    order = [on for _, _, on, _ in days]
    turned = order.index("2027-01-01") if "2027-01-01" in order else 0
    same = all(on == known_on for _, _, on, known_on in days)
    failed = sum(status != "200" for _, status, _, _ in days)
    return Finding(
        "midnight and new year in Asia/Shanghai",
        "no failed request, each answer is wholly of one day, and no later one of the day before",
        f"{failed} of {len(days)} requests failed, {turned} answers of 2026-12-31, then {len(days) - turned} of "
        "2027-01-01",
        kept=not failed and same and order == sorted(order) and 0 < turned < len(days),
    )


def day_of_traffic(seconds: float, requests: int = 86_400) -> Finding:
    """A whole day of the service's clock, with one request drawn by chance for each of its seconds."""
    with serving("tests.faults.clocks:fast()", SECONDS_OF_A_DAY=str(seconds)) as live:
        pids = workers(live.pid, 2)
        marks: list[float] = []
        statuses: Counter[int] = Counter()
        for part in range(8):
            statuses += all_of(status_of(live.address), valid, requests // 8, seed=part)
            marks.append(sum(map(megabytes, pids)))
        sound = workers(live.pid) == pids
    failed = statuses.total() - statuses[200]
    return Finding(
        f"24 hours of traffic, {requests} requests of all questions",
        "no failed request, memory flat within 10 %",
        f"{failed} requests failed; memory {marks[1]:.0f} MB after six hours, {marks[-1]:.0f} MB at the end",
        kept=not failed and sound and marks[-1] < marks[1] * 1.1,
    )


def status_of(address: str) -> Callable[[bytes], Counter[int]]:
    """Sends a request on the connection of the thread that asks, and tells the status of what comes back."""
    own = threading.local()

    def send(raw: bytes) -> Counter[int]:
        if not hasattr(own, "line"):
            own.line = Line(address)
        try:
            return Counter([own.line.send(raw)[0]])
        except OSError:
            own.line.close()
            raise

    return send


def replicas(number: int) -> Finding:
    """Ask two replicas the same."""
    draw = Random(1)  # noqa: S311 - Requests, not secrets.
    with serving() as one, serving(WORKERS="1") as other:
        lines = [Line(each.address) for each in (one, other)]
        asked = [valid(draw) for _ in range(number)]
        different = sum(lines[0].send(raw) != lines[1].send(raw) for raw in asked)
        for line in lines:
            line.close()
    return Finding(
        "two replicas with the same book",
        "the same bytes",
        f"{different} of {number} answers differ",
        kept=not different,
    )
