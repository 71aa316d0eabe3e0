"""The commands `bulk INPUT OUTPUT` and `population OUTPUT` of `python -m service`: options, progress, exit status."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from tqdm import tqdm

from service.api.v1.questions import BY_NAME
from service.app import today_in_shanghai
from service.bulk.answers import Answers, Asking
from service.bulk.parts import ENDINGS, InputError
from service.bulk.population import Population, write
from service.bulk.run import Order, RunError, begun_on, files_of, run
from service.policy.strict_yaml import BookError
from service.settings import SettingsError

_DONE, _WITH_PROBLEMS, _UNFIT = 0, 1, 2
_FORMATS = sorted(set(ENDINGS.values()))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `bulk`."""
    parser.add_argument("input", metavar="INPUT", type=Path, help="rows: .csv, .jsonl or .parquet")
    parser.add_argument("output", metavar="OUTPUT", type=Path, help="answers: .csv, .jsonl or .parquet")
    parser.add_argument("--question", help="the question, by its path below /v1, for rows without a column `question`")
    parser.add_argument(
        "--detail", choices=("compact", "full"), default="compact", help="columns, or published answers"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="the day for rows that state none")
    parser.add_argument(
        "--keep", action="append", default=[], metavar="COLUMN", help="give a column back (`id` always)"
    )
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of sentences")
    parser.add_argument("--policy", default="", metavar="DIR", help="folder of another policy book")
    parser.add_argument(
        "--compare", default="", metavar="DIR", help="give the rows that a draft book answers differently"
    )
    parser.add_argument("--input-format", choices=_FORMATS, help="where the ending does not tell")
    parser.add_argument("--output-format", choices=_FORMATS, help="where the ending does not tell")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    parser.add_argument("--overwrite", action="store_true", help="replace an output that is there")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def bulk(stated: argparse.Namespace) -> int:
    """Answer a file and return the exit status: 1 if rows were at fault, 2 if nothing could be done."""
    try:
        begun = begun_on(stated.output)
        today = stated.on or (date.fromisoformat(begun) if begun else today_in_shanghai())
        order = Order(
            source=stated.input,
            output=stated.output,
            asking=Asking(today, stated.policy, stated.language),
            question=stated.question,
            detail=stated.detail,
            source_format=stated.input_format,
            output_format=stated.output_format,
            kept=stated.keep,
            workers=max(1, stated.workers),
            overwrite=stated.overwrite,
            compare=stated.compare,
        )
        with tqdm(unit=" rows", unit_scale=True, disable=True if stated.quiet else None) as bar:

            def begin(rows: int) -> None:
                bar.reset(total=rows)

            report = run(order, bar.update, begin)
    except (InputError, RunError, BookError, SettingsError, OSError) as error:
        sys.stderr.write(f"{_reason(error)}\n")
        return _UNFIT
    files = files_of(stated.output)
    told = f"{report['answers']} answers in {stated.output}"
    if "draft" in report:
        told = f"{report['differ']} of {report['answers']} answers differ, in {stated.output}"
    if report["problems"]:
        told += f", {report['problems']} rows at fault in {files['problems']}"
    sys.stderr.write(f"{told}; report in {files['page']}\n")
    return _WITH_PROBLEMS if report["problems"] else _DONE


def _reason(error: Exception) -> str:
    """Why nothing could be done, in one line. An error of writing, such as a full disk, names no file."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


def _number_of_rows(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("from 0 to 1")
    return share


def add_population_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `population`."""
    parser.add_argument("output", metavar="OUTPUT", type=Path, help="rows: .csv, .jsonl or .parquet")
    parser.add_argument("--question", choices=list(BY_NAME), required=True, help="whose facts the rows state")
    parser.add_argument("--rows", type=_number_of_rows, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same rows")
    parser.add_argument("--stated", type=_share, default=1.0, metavar="SHARE", help="in how many rows a fact is stated")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DAY", help="the day on which people are as old as they are"
    )
    parser.add_argument("--policy", default="", metavar="DIR", help="folder of another policy book, for its areas")


def make_population(stated: argparse.Namespace) -> int:
    """Write a synthetic population and return the exit status."""
    try:
        book = Answers(Asking(stated.on or today_in_shanghai(), stated.policy)).book
        people = Population(
            BY_NAME[stated.question], book, stated.on or today_in_shanghai(), stated.seed, stated.stated
        )
        write(people, stated.rows, stated.output)
    except (InputError, BookError, OSError) as error:
        sys.stderr.write(f"{_reason(error)}\n")
        return _UNFIT
    return _DONE
