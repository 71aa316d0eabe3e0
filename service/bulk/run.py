"""A run: answers the parts of a file in several processes, stores each finished part, and joins them in order.

Until the run ends, a folder beside the output holds the finished parts. A run that was killed is resumed from them. A
part counts only when it is complete. The output is joined from the same parts in the same order.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as replaced
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from service.api.v1 import CONTRACT
from service.bulk import compare, tallies
from service.bulk.answers import Answers, Asking
from service.bulk.batch import Detail
from service.bulk.page import page_of
from service.bulk.parts import PART_BYTES, Part, format_of, names_of, parts_of
from service.bulk.reading import Source
from service.bulk.work import Work, Worker, do, prepare
from service.bulk.writing import append, join, json_text, replace, write_whole
from service.facts import KINDS
from service.policy.book import PolicyBook

_LOCK_SECONDS = 5.0
_NOTHING_COMPARED: Mapping[str, Any] = {"differ": 0, "cite_others": 0, "areas": {}, "documents": {}}
_KNOWN = frozenset({*KINDS, "on", "known_on", "question"})
Watch = Callable[[int], object]
"""Called with the number of rows answered since the last call."""


class RunError(Exception):
    """A run that cannot start or continue. The message says in one line why, and what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to do, as the command states it."""

    source: Path
    output: Path
    asking: Asking
    question: str | None = None
    detail: Detail = "compact"
    source_format: str | None = None
    output_format: str | None = None
    kept: Sequence[str] = ()
    workers: int = 1
    overwrite: bool = False
    part_bytes: int = PART_BYTES
    compare: str = ""


def files_of(output: Path) -> dict[str, Path]:
    """The files that a run writes besides its output."""
    stem = output.with_suffix("")
    return {
        "problems": stem.with_name(f"{stem.name}.problems.jsonl"),
        "report": stem.with_name(f"{stem.name}.report.json"),
        "page": stem.with_name(f"{stem.name}.report.html"),
        "folder": output.with_name(f"{output.name}.run"),
    }


def run(order: Order, watch: Watch = lambda _: None, begin: Watch = lambda _: None) -> dict[str, Any]:
    """Answer a whole file and return the report. Raises `RunError`, `InputError` or `BookError`."""
    began = time.monotonic()
    files = files_of(order.output)
    if order.compare and order.detail == "full":
        raise RunError("--compare gives columns: leave out --detail full")
    answers = Answers(order.asking)  # Before any library starts threads, because processes are forked.
    draft = Answers(replaced(order.asking, policy=order.compare)) if order.compare else None
    source, kept = _source(order)
    form = format_of(order.output, order.output_format)
    if order.output.exists() and not order.overwrite:
        raise RunError(f"{order.output.name} is there already: state --overwrite, or another output")
    files["folder"].mkdir(parents=True, exist_ok=True)
    work = Work(source, files["folder"], form, order.detail, order.question, kept, bool(order.compare))
    with _alone(files["folder"]):
        _begin(order, work, answers, draft)
        parts = list(parts_of(order.source, source.form, order.part_bytes))
        begin(sum(part.rows for part in parts))
        left = [part for part in parts if not work.is_done(part.number)]
        watch(sum(part.rows for part in parts) - sum(part.rows for part in left))
        for rows in _answered(Worker.of(work, answers, draft), left, order.workers):
            watch(rows)
        report = _finish(order, work, parts, (answers, draft), files)
    report["seconds"] = round(time.monotonic() - began, 3)
    report["parts_done_before"] = len(parts) - len(left)
    write_whole(files["report"], json_text(report))
    write_whole(files["page"], page_of(report).encode())
    shutil.rmtree(files["folder"])
    return report


def _source(order: Order) -> tuple[Source, pa.Schema]:
    """The file to read, and the columns to give back."""
    form = format_of(order.source, order.source_format)
    names = names_of(order.source, form)
    kept = [name for name in (*order.kept, "id") if names is None or name in names]
    lost = [name for name in order.kept if name not in kept]
    unknown = [name for name in names or () if name not in _KNOWN and name not in kept]
    if lost or unknown:
        which = ", ".join(lost or unknown)
        raise RunError(f"no such column: {which}" if lost else f"no fact, and not kept (--keep): {which}")
    if order.question is None and names is not None and "question" not in names:
        raise RunError("state --question, or a column of that name")
    kinds = {field.name: field.type for field in pq.read_schema(order.source)} if form == "parquet" else {}
    listed = tuple(dict.fromkeys(kept))
    return Source(order.source, form, names, listed), pa.schema(
        [(name, kinds.get(name, pa.string())) for name in listed]
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock, so that no other run works on the same output."""
    with (folder / "lock").open("wb") as file:
        until = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:  # The processes of a killed run end within a second.
                if time.monotonic() > until:
                    raise RunError(f"another run is at work in {folder.name}") from error
                time.sleep(0.1)
        if not (folder / "lock").exists():
            raise RunError(f"another run has just finished with {folder.name}")
        yield


def _begin(order: Order, work: Work, answers: Answers, draft: Answers | None) -> None:
    """Record what this run does; to resume a run, check that its record is the same."""
    stated = order.source.stat()
    described = {
        "book": answers.book.digest,
        "draft": draft and draft.book.digest,
        "contract": CONTRACT,
        "today": order.asking.today.isoformat(),
        "language": order.asking.language,
        "question": order.question,
        "detail": order.detail,
        "formats": [work.source.form, work.form],
        "kept": list(work.source.kept),
        "part_bytes": order.part_bytes,
        "input": [stated.st_size, stated.st_mtime_ns, _ends_of(order.source)],
    }
    note = work.folder / "run.json"
    if note.exists():
        before = orjson.loads(note.read_bytes())
        other = [name for name, value in described.items() if before.get(name) != value]
        if other:
            told = ", ".join(other)
            raise RunError(f"{work.folder.name} holds a run with another {told}: finish it, or remove the folder")
    write_whole(note, json_text(described))


def _ends_of(path: Path, size: int = 2**16) -> str:
    """A digest of the first and last bytes of a file."""
    with path.open("rb") as file:
        first = file.read(size)
        file.seek(max(0, path.stat().st_size - size))
        return hashlib.sha256(first + file.read(size)).hexdigest()


def begun_on(output: Path) -> str | None:
    """The day for rows that state none, from the record of an unfinished run."""
    note = files_of(output)["folder"] / "run.json"
    return str(orjson.loads(note.read_bytes())["today"]) if note.exists() else None


def _answered(worker: Worker, parts: Sequence[Part], workers: int) -> Iterator[int]:
    """The number of rows of each part, as soon as the part is done."""
    if workers == 1 or len(parts) <= 1:
        for part in parts:
            yield worker.do(part)
        return
    # Forked processes share the memory of the book and its tables.
    pool = ProcessPoolExecutor(workers, get_context("fork"), initializer=prepare, initargs=(worker, os.getpid()))
    with pool:
        try:
            for done in as_completed([pool.submit(do, part) for part in parts]):
                yield done.result()
        except BrokenProcessPool as error:
            raise RunError("a process was killed, perhaps for its memory: state fewer --workers and go on") from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _finish(
    order: Order, work: Work, parts: Sequence[Part], books: tuple[Answers, Answers | None], files: dict[str, Path]
) -> dict[str, Any]:
    """Join the output of the parts, and return the report."""
    began = time.process_time()
    counted: dict[str, Any] = {**tallies.empty(), **(_NOTHING_COMPARED if order.compare else {})}
    for part in parts:
        tallies.add(counted, orjson.loads(work.done_file(part.number).read_bytes()))
    unfinished = files["problems"].with_name(f".{files['problems'].name}.unfinished")
    with unfinished.open("wb") as whole:
        append((work.problems_file(part.number) for part in parts), whole)
    replace(unfinished, files["problems"])
    join((work.rows_file(part.number) for part in parts), order.output, work.form, work.schema)
    book, draft = books[0].book, books[1].book if books[1] else None
    told = {"questions": counted["questions"]} if draft is None else _compared(counted, book, draft)
    return {
        "input": order.source.name,
        "output": order.output.name,
        "detail": order.detail,
        "rows": counted["answers"] + counted["problems"],
        "answers": counted["answers"],
        "problems": counted["problems"],
        "faults": counted["faults"],
        **told,
        "book": {"version": book.version, "digest": book.digest},
        "contract": CONTRACT,
        "today": order.asking.today.isoformat(),
        "kinds_of_rows": counted["kinds"],
        "processor_seconds": round(counted.get("seconds", 0.0) + time.process_time() - began, 3),
        "workers": order.workers,
    }


def _compared(counted: Mapping[str, Any], book: PolicyBook, draft: PolicyBook) -> dict[str, Any]:
    """The members of a report that only a comparison has: by question, by area and by document."""
    areas = {code: area.name for each in (book, draft) for code, area in each.areas.items()}
    named = {name: " → ".join(areas.get(code, code) for code in name.split(" → ")) for name in counted["areas"]}
    cited = {value.citation.id: value.citation.title for each in (book, draft) for _, value in each.values()}
    return {
        "draft": {"version": draft.version, "digest": draft.digest},
        "differ": counted["differ"],
        "cite_others": counted["cite_others"],
        "questions": compare.summed(counted["questions"], {}),
        "areas": compare.summed(counted["areas"], named),
        "documents": compare.summed(counted["documents"], cited),
    }
