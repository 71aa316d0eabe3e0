"""Answers a population on Apache Spark, in every format that Spark reads.

`spark-submit` runs this file; `answered` does the same in a program that has a Spark session. The driver reads the
files of the book once and broadcasts them, so that all executors answer from the same book. Each process of an executor
creates the service once and keeps it. The rows of a partition go through `service.bulk.batch` as Arrow batches, as on
one machine. If a task is lost, Spark repeats it, and the rows are the same.

On a cluster rows have no line numbers, so the columns kept identify a row. The column `problem` is null for every row
that has an answer.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import orjson
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_type

from service.app import today_in_shanghai
from service.bulk.answers import Answers, Asking
from service.bulk.batch import Batches, Detail, schema_of
from service.bulk.reading import BATCH_ROWS, Source
from service.policy.load import SHIPPED

_MOST_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
Files = Mapping[str, bytes]


def book_files(folder: Path = SHIPPED) -> Files:
    """The files of a book, by their paths in its folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in (".yaml", ".csv"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def answered(  # noqa: PLR0913 - the options of the command.
    frame: DataFrame,
    *,
    kept: Sequence[str],
    question: str | None = None,
    detail: Detail = "compact",
    today: date | None = None,
    language: str = "zh",
    policy: str = "",
    text: bool = False,
) -> DataFrame:
    """The answers to the rows of a frame. The columns `kept` identify a row. `text`: all columns are text."""
    session = frame.sparkSession
    files = session.sparkContext.broadcast(book_files(Path(policy) if policy else SHIPPED))
    asking = Asking(today or today_in_shanghai(), language=language)
    kinds = pa.schema([(name, to_arrow_type(frame.schema[name].dataType)) for name in kept])
    schema = _plain_schema(kinds, detail)

    def answer(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        made = _joined(files.value, asking, detail, question)
        source = Source(Path(), "parquet", None, tuple(kept))
        for batch in batches:
            yield _answer(made, source, batch, schema, text=text)

    return frame.mapInArrow(answer, from_arrow_schema(schema))


def _plain_schema(kinds: pa.Schema, detail: Detail) -> pa.Schema:
    """The columns of the output in types that Spark has: those of an answer without the line, and the problem."""
    found = [each for each in schema_of(kinds, detail) if each.name != "line"]
    plain = [(each.name, pa.string() if pa.types.is_dictionary(each.type) else each.type) for each in found]
    return pa.schema([*plain, ("problem", pa.string())])


def _answer(
    batches: Batches, source: Source, batch: pa.RecordBatch, schema: pa.Schema, *, text: bool
) -> pa.RecordBatch:
    """The answers to one batch, with the rows at fault last."""
    rows = source.columns(batch, 0, text=text)
    found = batches.answer(rows)
    right, wrong = len(found.table), len(found.problems)
    at_fault = batch.take(pa.array([each["line"] for each in found.problems], pa.int64()))
    arrays = []
    for each in schema:
        if each.name == "problem":
            told = [orjson.dumps(one["problem"]).decode() for one in found.problems]
            arrays.append(pa.array([None] * right + told, pa.string()))
            continue
        column = found.table[each.name].cast(each.type)
        rest = at_fault[each.name] if each.name in source.kept else pa.nulls(wrong, each.type)
        arrays.append(pa.concat_arrays([column, rest.cast(each.type)]))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


_here: dict[tuple[str, Asking, Detail, str | None], Batches] = {}
"""The services that this process created. A process of an executor answers many partitions."""


def _joined(files: Files, asking: Asking, detail: Detail, question: str | None) -> Batches:
    """The service with the book in these files."""
    digest = hashlib.sha256(orjson.dumps({name: hashlib.sha256(each).hexdigest() for name, each in files.items()}))
    key = (digest.hexdigest(), asking, detail, question)
    if key not in _here:
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            answers = Answers(Asking(asking.today, folder, asking.language))
        _here[key] = Batches(answers, detail, question)
    return _here[key]


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer the input, and write Parquet. Rows at fault are also written as JSON lines."""
    parser = argparse.ArgumentParser(prog="spark-submit service/bulk/spark.py", description=__doc__)
    parser.add_argument("input", help="what Spark reads: a path or an address of CSV, JSON lines or Parquet")
    parser.add_argument("output", help="a folder; problems go to a folder beside it")
    parser.add_argument("--input-format", choices=("csv", "json", "parquet"), default="parquet")
    parser.add_argument("--question")
    parser.add_argument("--detail", choices=("compact", "full"), default="compact")
    parser.add_argument("--on", type=date.fromisoformat, default=None)
    parser.add_argument("--keep", action="append", default=[], metavar="COLUMN")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--policy", default="", metavar="DIR")
    parser.add_argument("--partitions", type=int, default=0, help="spread the rows evenly over so many partitions")
    stated = parser.parse_args(arguments)
    session = SparkSession.builder.appName("yibao-bulk").config(_MOST_ROWS, BATCH_ROWS).getOrCreate()
    reader = session.read.option("header", value=True) if stated.input_format == "csv" else session.read
    frame = reader.format(stated.input_format).load(stated.input)
    frame = frame.repartition(stated.partitions) if stated.partitions else frame
    kept = [*stated.keep, *(["id"] if "id" in frame.columns and "id" not in stated.keep else [])]
    made = answered(
        frame,
        kept=kept,
        question=stated.question,
        detail=stated.detail,
        today=stated.on,
        language=stated.language,
        policy=stated.policy,
        text=stated.input_format == "csv",
    )
    made.write.mode("overwrite").parquet(stated.output)
    written = session.read.parquet(stated.output)
    written.where("problem IS NOT NULL").select(*kept, "problem").write.mode("overwrite").json(
        f"{stated.output}.problems"
    )
    session.stop()


if __name__ == "__main__":
    main()
