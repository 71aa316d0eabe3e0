"""The same answers on a cluster as on one machine: two executors, one of them killed, a partition with nearly all rows.

`make spark` runs this; it needs Java 17. The cluster is Spark's own, on this machine, with a process for each executor.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from pyspark.sql import DataFrame, SparkSession

from service.api.v1.questions import BY_NAME
from service.bulk import population
from service.bulk.answers import Asking
from service.bulk.run import Order, run
from service.bulk.spark import answered
from service.policy.book import PolicyBook
from tests.check import ROOT
from tests.shipped import TODAY

QUESTION = "refund-amounts/monthly-credit"
ROWS, PARTITIONS, AT_FAULT = 40_000, 8, 5
_EXECUTOR = b"CoarseGrainedExecutorBackend"


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    home = str(Path(pyspark.__file__).parent)
    here = {
        "SPARK_HOME": home,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in here.items():
            patch.setenv(name, value)
        made = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.executorEnv.PYTHONPATH", str(ROOT))
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", 4096)
            .getOrCreate()
        )
        made.sparkContext.setLogLevel("OFF")
        yield made
        made.stop()


@pytest.fixture(scope="module")
def rows(book: PolicyBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People, some of whom state what is no amount."""
    people = population.Population(BY_NAME[QUESTION], book, TODAY, seed=5, stated=0.9)
    table = pa.Table.from_batches(list(population.blocks(people, ROWS)))
    base = table["contribution_base"].cast(pa.string()).to_pylist()
    for row in random.Random("fault").sample(range(ROWS), AT_FAULT):  # noqa: S311 - the same in every run.
        base[row] = "much"
    place = table.schema.get_field_index("contribution_base")
    path = tmp_path_factory.mktemp("spark") / "rows.parquet"
    pq.write_table(table.set_column(place, "contribution_base", pa.array(base)), path)
    return path


@pytest.fixture(scope="module")
def expected(rows: Path) -> dict[str, Any]:
    """The answers of one machine, and the problems, by the id of the row."""
    output = rows.with_name("answers.jsonl")
    run(Order(rows, output, Asking(TODAY), question=QUESTION))
    found = {}
    for line in output.read_bytes().splitlines():
        row = json.loads(line)
        del row["line"]
        found[row["id"]] = row
    for line in rows.with_name("answers.problems.jsonl").read_bytes().splitlines():
        row = json.loads(line)
        found[row["id"]] = row["problem"]
    return found


def told(frame: DataFrame) -> dict[str, Any]:
    """What became of each row."""
    found: dict[str, Any] = {}
    for row in frame.toArrow().to_pylist():
        problem = row.pop("problem")
        assert row["id"] not in found
        found[row["id"]] = json.loads(problem) if problem else json.loads(json.dumps(row, default=str))
    return found


def ask(frame: DataFrame) -> DataFrame:
    """The answers to the rows of a frame."""
    return answered(frame, kept=["id"], question=QUESTION, today=TODAY)


def test_a_cluster_gives_the_answers_of_one_machine(
    session: SparkSession, rows: Path, expected: dict[str, Any]
) -> None:
    assert sum("errors" in each for each in expected.values()) == AT_FAULT
    assert told(ask(session.read.parquet(str(rows)).repartition(PARTITIONS))) == expected


def test_a_partition_with_nearly_all_rows_is_answered_in_bounded_batches(
    session: SparkSession, rows: Path, expected: dict[str, Any]
) -> None:
    frame = session.read.parquet(str(rows))
    skewed = frame.where("id >= '2'").coalesce(1).union(frame.where("id < '2'").repartition(PARTITIONS))
    assert told(ask(skewed)) == expected


def executors() -> list[int]:
    """The processes of executors that this cluster started."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                mine = str(ROOT).encode() in (folder / "environ").read_bytes()
            except OSError:
                continue  # It ended meanwhile, or is another user's.
            if mine and any(word.endswith(_EXECUTOR) for word in words):
                found.append(int(folder.name))
    return found


def test_rows_of_a_killed_executor_are_answered_by_another(
    session: SparkSession, rows: Path, expected: dict[str, Any]
) -> None:
    before, killed = set(executors()), []
    assert len(before) == 2

    def kill() -> None:
        tracker = session.sparkContext.statusTracker()
        until = time.monotonic() + 120
        while time.monotonic() < until:
            stages = [tracker.getStageInfo(each) for each in tracker.getActiveStageIds()]
            if any(each and each.numCompletedTasks >= 1 for each in stages):
                killed.append(min(before))
                os.kill(killed[0], signal.SIGKILL)
                return
            time.sleep(0.01)

    watcher = threading.Thread(target=kill)
    watcher.start()
    found = told(ask(session.read.parquet(str(rows)).repartition(PARTITIONS * 4)))
    watcher.join()
    assert killed
    assert found == expected
    assert killed[0] not in executors()
