"""The work of a process: it answers one part after another, and writes each to a folder beside the output."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import orjson
import pyarrow as pa

from service.bulk import compare, tallies
from service.bulk.answers import Answers
from service.bulk.batch import Batches, Detail, schema_of
from service.bulk.parts import Format, Part
from service.bulk.reading import BATCH_ROWS, Source
from service.bulk.writing import part_writer, replace, write_whole

_WATCH_SECONDS = 0.5
FULL_BATCH_ROWS = 2048
"""Rows in a batch of whole answers. Each has several kilobytes, so fewer are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Work:
    """What all parts have in common: input, output folder, format, and how rows are answered."""

    source: Source
    folder: Path
    form: Format
    detail: Detail
    question: str | None
    kept: pa.Schema
    compare: bool = False

    @property
    def schema(self) -> pa.Schema:
        """The columns of the output."""
        return compare.schema_of(self.kept) if self.compare else schema_of(self.kept, self.detail)

    def rows_file(self, number: int) -> Path:
        """The file for the answers of a part."""
        return self.folder / f"{number:06}.rows"

    def problems_file(self, number: int) -> Path:
        """The file for the rows at fault in a part."""
        return self.folder / f"{number:06}.problems"

    def done_file(self, number: int) -> Path:
        """The file for the counts of a part. It is written last, so it marks the part as complete."""
        return self.folder / f"{number:06}.done"

    def is_done(self, number: int) -> bool:
        """Whether a part is complete, from this run or from the run that it resumes."""
        return self.done_file(number).exists()


@dataclass(slots=True)
class Worker:
    """Answers parts in this process."""

    work: Work
    batches: Batches | compare.Comparison

    @classmethod
    def of(cls, work: Work, answers: Answers, draft: Answers | None = None) -> "Worker":
        """A worker with empty caches. With a draft, it compares."""
        batches = Batches(answers, work.detail, work.question)
        return cls(work, compare.Comparison(batches, Batches(draft, work.detail, work.question)) if draft else batches)

    def do(self, part: Part) -> int:
        """Answer one part, write its files, and return the number of its rows."""
        work = self.work
        rows = BATCH_ROWS if work.detail == "compact" else FULL_BATCH_ROWS
        counted = tallies.empty()
        began = time.process_time()
        unfinished = [self._beside(work.rows_file(part.number)), self._beside(work.problems_file(part.number))]
        with unfinished[0].open("wb") as file, unfinished[1].open("wb") as problems:
            writer = part_writer(file, work.form, work.schema)
            for batch in work.source.batches(part, rows):
                answered = self.batches.answer(batch)
                writer.write(answered.table)
                problems.writelines(orjson.dumps(each) + b"\n" for each in answered.problems)
                tallies.add(counted, answered.counted)
            writer.close()
        counted["kinds"] = self.batches.worked_out()
        counted["seconds"] = time.process_time() - began
        replace(unfinished[0], work.rows_file(part.number))
        replace(unfinished[1], work.problems_file(part.number))
        write_whole(work.done_file(part.number), orjson.dumps(counted))
        return int(counted["answers"] + counted["problems"])

    @staticmethod
    def _beside(path: Path) -> Path:
        return path.with_name(f".{path.name}.{os.getpid()}")


_here: list[Worker] = []
"""The worker of this process. A list, so that `prepare` can fill it."""


def prepare(worker: Worker, parent: int) -> None:
    """Set up a new process. It exits when its parent is gone."""
    _here[:] = [worker]

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def do(part: Part) -> int:
    """Answer one part in this process."""
    return _here[0].do(part)
