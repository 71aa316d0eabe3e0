"""Record what the service answers to random requests, and compare later code with it, byte for byte.

    python tools/record_answers.py record FILE [--seed 1] [--count 24000] [--book FOLDER]
    python tools/record_answers.py compare FILE [--jobs 2] [--only TEXT] [--limit N] [--show 20] [--book FOLDER]
        [--mask EXPRESSION]

`record` asks the code at hand and writes one JSON line a request, gzipped: the request, the status, the content type
and the body. `compare` sends the requests of such a file, whatever the code at hand would draw today, prints what
differs and exits 1 if anything does. `--only` takes requests whose operation or path contains the text, and batches and
comparisons with such a question; `--limit` the first so many of them. Both ask in one process, on a fixed day, without
limits. Requests bring an id of their own, so that nothing in a body differs from run to run.

A book that changed changes answers, its digest in each of them. `--book` answers from another folder than the shipped
one, as `POLICY_DIR` does, so that code is compared with code on the book of the recording. `--mask` takes what matches
a regular expression out of both bodies first, as `"digest":"[^"]*"`.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from service.app import create_app  # noqa: E402 - the path is set above.
from service.settings import Settings  # noqa: E402 - likewise.
from tools.random_facts import AROUND, Published  # noqa: E402 - likewise.
from tools.random_requests import Request, requests  # noqa: E402 - likewise.

Answer = dict[str, Any]
Line = dict[str, Any]
"""One line of a recording: `request` and `answer`."""

NOW = datetime(AROUND.year, AROUND.month, AROUND.day, 9, tzinfo=timezone(timedelta(hours=8)))
NO_DEADLINE_SECONDS = 86_400
SHOWN_PLACES = 8
SHOWN_CHARACTERS = 400


def today() -> date:
    """Return the fixed day on which everything is asked."""
    return AROUND


def client(book: str = "") -> FlaskClient:
    """Return a client of the service without deadline or rate limit, with the book of a folder or the shipped one."""
    settings = Settings(request_deadline_seconds=NO_DEADLINE_SECONDS, policy_dir=book)
    return create_app(settings, today=today, now=lambda: NOW).test_client()


def ask(service: FlaskClient, request: Request) -> Answer:
    """Return the answer of the service: status, content type and body as text."""
    response = service.open(
        request["path"],
        method=request["method"],
        headers={**request["headers"], "Request-Id": str(UUID(int=request["number"], version=4))},
        data=None if request["body"] is None else request["body"].encode(),
    )
    return {
        "status": response.status_code,
        "content_type": response.headers.get("Content-Type"),
        "body": response.get_data().decode(),
    }


def record(path: Path, seed: int, count: int, book: str = "") -> None:
    """Draw the requests, ask them, and write the answers. Prints the number and total time per operation."""
    service = client(book)
    numbers: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for request in requests(Published.of(service), seed, count):
            started = time.process_time()
            answer = ask(service, request)
            seconds[request["operation"]] += time.process_time() - started  # type: ignore[assignment]
            numbers[request["operation"]] += 1
            statuses[answer["status"]] += 1
            file.write(json.dumps({"request": request, "answer": answer}, ensure_ascii=False) + "\n")
    for operation, number in numbers.most_common():
        print(f"{number:6} {operation}, {seconds[operation]:.1f} s")
    print(f"{count} requests, {sum(seconds.values()):.0f} s, statuses {dict(statuses)}")


def recorded(path: Path) -> Iterator[Line]:
    """Yield the lines of a recording."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def concerns(request: Request, text: str) -> bool:
    """Whether a request concerns a question or an operation."""
    return text in request["operation"] or text in request["path"] or f'{text}"' in (request["body"] or "")


@dataclass(frozen=True)
class Comparison:
    """What to ask again: which requests of a recording, with which book, and what to mask in the bodies."""

    path: Path
    only: str = ""
    limit: int | None = None
    book: str = ""
    mask: str = ""

    def masked(self, answer: Answer) -> Answer:
        """Return an answer without its masked parts."""
        return {**answer, "body": re.sub(self.mask, "", answer["body"])} if self.mask else answer


def differing(chosen: Comparison, share: tuple[int, int]) -> tuple[Counter[str], list[Line]]:
    """Ask one share of a recording again, as (which, of how many).

    Returns the number of requests per operation, and the lines with different answers, with the `new` ones.
    """
    service = client(chosen.book)
    numbers: Counter[str] = Counter()
    different = []
    lines = (line for line in recorded(chosen.path) if concerns(line["request"], chosen.only))
    for line in islice(islice(lines, chosen.limit), share[0], None, share[1]):
        numbers[line["request"]["operation"]] += 1
        new = ask(service, line["request"])
        if chosen.masked(new) != chosen.masked(line["answer"]):
            different.append({**line, "new": new})
    return numbers, different


def places(before: object, after: object, pointer: str = "") -> Iterator[tuple[str, object, object]]:
    """Yield where two JSON values differ, as JSON pointers with both values; an absent value is `None`."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            yield from places(before.get(name), after.get(name), f"{pointer}/{name}")
        if list(before) != list(after) and before.keys() == after.keys():
            yield f"{pointer} (order of members)", list(before), list(after)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (before_item, after_item) in enumerate(zip(before, after, strict=True)):
            yield from places(before_item, after_item, f"{pointer}/{index}")
    elif before != after or type(before) is not type(after):
        yield pointer, before, after


def told(line: Line) -> str:
    """Return a difference for a person to read: the request, then each place that differs."""
    request, before, after = line["request"], line["answer"], line["new"]
    lines = [f"#{request['number']} {request['method']} {request['path']} {request['headers']}"]
    lines.append(f"  {_short(request['body'])}")
    lines += [
        f"  {name}: {before[name]} -> {after[name]}"
        for name in ("status", "content_type")
        if before[name] != after[name]
    ]
    try:
        different = list(places(json.loads(before["body"]), json.loads(after["body"])))
    except json.JSONDecodeError:
        different = [("body", before["body"], after["body"])]
    if not different and before["body"] != after["body"]:
        different = [("the same JSON in other bytes", before["body"], after["body"])]
    lines += [f"  {pointer}: {_short(one)} -> {_short(other)}" for pointer, one, other in different[:SHOWN_PLACES]]
    if len(different) > SHOWN_PLACES:
        lines.append(f"  and {len(different) - SHOWN_PLACES} places more")
    return "\n".join(lines)


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def compare(chosen: Comparison, jobs: int, show: int) -> int:
    """Ask everything again, print the differences and a summary by operation; return the number of differences."""
    ask_share = partial(differing, chosen)
    shares = [(which, jobs) for which in range(jobs)]
    if jobs == 1:
        results = list(map(ask_share, shares))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            results = list(pool.map(ask_share, shares))
    numbers = sum((lines for lines, _ in results), Counter[str]())
    different = sorted((line for _, lines in results for line in lines), key=lambda line: line["request"]["number"])
    for line in different[:show]:
        print(told(line))
    if len(different) > show:
        print(f"and {len(different) - show} more")
    differ = Counter(line["request"]["operation"] for line in different)
    for operation, number in numbers.most_common():
        print(f"{number:6} {operation}, {differ[operation]} differ")
    print(f"{numbers.total()} requests, {len(different)} differ")
    return len(different)


def main(arguments: list[str] | None = None) -> int:
    """Record or compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record", help="ask and write the answers")
    recording.add_argument("--seed", type=int, default=1)
    recording.add_argument("--count", type=int, default=24_000)
    comparing = commands.add_parser("compare", help="ask again and print what differs")
    comparing.add_argument("--jobs", type=int, default=1)
    comparing.add_argument("--only", default="")
    comparing.add_argument("--limit", type=int)
    comparing.add_argument("--show", type=int, default=20)
    comparing.add_argument("--mask", default="")
    for command in (recording, comparing):
        command.add_argument("file", type=Path)
        command.add_argument("--book", default="")
    stated = parser.parse_args(arguments)
    if stated.command == "record":
        record(stated.file, stated.seed, stated.count, stated.book)
        return 0
    chosen = Comparison(stated.file, stated.only, stated.limit, stated.book, stated.mask)
    return 1 if compare(chosen, stated.jobs, stated.show) else 0


if __name__ == "__main__":
    sys.exit(main())
