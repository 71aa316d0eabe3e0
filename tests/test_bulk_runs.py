"""Runs of whole files: every format, faults with their lines, a kill at any moment, the report, what is refused."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from service.__main__ import main
from service.api.v1.questions import BY_NAME
from service.bulk import population
from service.bulk.answers import Asking
from service.bulk.run import Order, RunError, files_of, run
from service.policy.book import PolicyBook
from tests.bulk_rows import asked, compact_of
from tests.check import ROOT
from tests.shipped import TODAY, at_hand

CREDIT, TRANSFER, TIMES = (
    "refund-amounts/monthly-credit",
    "eligibility-decisions/balance-transfer",
    "processing-time-estimates",
)


@pytest.fixture(autouse=True)
def shipped_book_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped book is not read anew for each run."""
    monkeypatch.setattr("service.app.load_book", at_hand)


def rows_of(book: PolicyBook, question: str, count: int, stated: float = 1.0) -> pa.Table:
    """A synthetic population."""
    people = population.Population(BY_NAME[question], book, TODAY, seed=7, stated=stated)
    return pa.Table.from_batches(list(population.blocks(people, count)))


def plain(path: Path) -> list[dict[str, Any]]:
    """The answers of an output, as JSON has them."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_bytes().splitlines()]
    if path.suffix == ".parquet":
        return [json.loads(json.dumps(row, default=str)) for row in pq.read_table(path).to_pylist()]
    read = pa_csv.read_csv(
        path,
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(pa_csv.open_csv(path).schema.names, pa.string()),
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return read.to_pylist()


@pytest.mark.parametrize("question", [CREDIT, TRANSFER, TIMES])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_every_format_gives_the_same_answers_as_the_api(
    ending: str, question: str, book: PolicyBook, client: Any, tmp_path: Path
) -> None:
    people = population.Population(BY_NAME[question], book, TODAY, seed=7, stated=0.8)
    source = tmp_path / f"rows.{ending}"
    population.write(people, 40, source)
    outputs = [tmp_path / f"answers.{each}" for each in ("csv", "jsonl", "parquet")]
    for output in outputs:
        assert (
            main(["bulk", str(source), str(output), "--question", question, "--on", str(TODAY), "--workers", "1"]) == 0
        )
    csv, lines, parquet = map(plain, outputs)
    assert lines == parquet
    assert [row["line"] for row in csv] == [str(row["line"]) for row in lines]
    assert [row["citations"].split() for row in csv] == [row["citations"] for row in lines]
    population.write(people, 40, tmp_path / "asked.jsonl")
    for row, text in zip(lines, (tmp_path / "asked.jsonl").read_bytes().splitlines(), strict=True):
        expected = compact_of(asked(client, {**json.loads(text), "question": question}).json)
        assert {name: row[name] for name in expected} == expected
        assert row["id"] == json.loads(text)["id"]


def test_a_row_at_fault_is_told_with_its_line_and_stops_no_other(tmp_path: Path) -> None:
    source, output = tmp_path / "rows.csv", tmp_path / "answers.jsonl"
    source.write_text(
        'id,area,contribution_base\na,310000,8000\nb,310000,-1\n\nc,"310000","8000.5"\nd,310000\ne,Shanghai,8000\n'
    )
    assert main(["bulk", str(source), str(output), "--question", CREDIT, "--on", str(TODAY)]) == 1
    problems = [json.loads(line) for line in (tmp_path / "answers.problems.jsonl").read_bytes().splitlines()]
    assert [(each["line"], each["id"], each["problem"]["errors"][0]["pointer"]) for each in problems] == [
        (3, "b", "/contribution_base"),
        (6, None, ""),
        (7, "e", "/area"),
    ]
    assert [(row["line"], row["id"]) for row in plain(output)] == [(2, "a"), (5, "c")]
    report = json.loads((tmp_path / "answers.report.json").read_bytes())
    assert (report["rows"], report["answers"], report["problems"]) == (5, 2, 3)
    assert report["faults"] == {"not_money": 1, "too_few": 1, "not_an_area_code": 1}
    assert "<svg" in (tmp_path / "answers.report.html").read_text()
    assert "310000" not in (tmp_path / "answers.report.json").read_text()


def test_yuan_is_read_from_a_parquet_column_as_from_text(tmp_path: Path) -> None:
    sums = ["0", "1", "8000.5", "999999999.99", None, "36921.00"]
    stated = {"insured_status": ["employed"] * 6, "area": ["310000"] * 6, "scheme": ["employee"] * 6}
    kinds: dict[str, pa.Array] = {
        "text": pa.array(sums),
        "decimal": pa.array(
            [None if each is None else pa.scalar(each).cast(pa.decimal128(11, 2)).as_py() for each in sums]
        ),
        "wide": pa.array(sums).cast(pa.decimal256(40, 2)),
        "dictionary": pa.array(sums).dictionary_encode(),
    }
    found = []
    for name, column in kinds.items():
        source, output = tmp_path / f"{name}.parquet", tmp_path / f"{name}.jsonl"
        pq.write_table(pa.table({**stated, "contribution_base": column}), source)
        assert main(["bulk", str(source), str(output), "--question", CREDIT, "--on", str(TODAY)]) == 0
        found.append(output.read_bytes())
    assert set(found) == {found[0]}
    for wrong in (
        pa.array([8000.5]),
        pa.array([-1]).cast(pa.decimal128(21, 2)),
        pa.array([8]).cast(pa.decimal128(22, 3)),
        pa.array(["08"]),
    ):
        pq.write_table(pa.table({"contribution_base": wrong}), tmp_path / "wrong.parquet")
        order = Order(
            tmp_path / "wrong.parquet", tmp_path / "wrong.jsonl", Asking(TODAY), question=CREDIT, overwrite=True
        )
        assert run(order)["problems"] == 1, wrong.type


def test_a_run_killed_at_any_moment_goes_on_and_gives_the_same_bytes(book: PolicyBook, tmp_path: Path) -> None:
    chance = random.Random("kill")  # noqa: S311 - the same in every run.
    source = tmp_path / "rows.jsonl"
    population.write(population.Population(BY_NAME[CREDIT], book, TODAY, stated=0.9), 3000, source)
    with source.open("a") as file:
        file.write('{"id":"wrong","area":5}\n')
    whole = tmp_path / "whole.jsonl"
    order = Order(source, whole, Asking(TODAY), question=CREDIT, part_bytes=20_000)
    expected = run(order)
    program = (
        "import sys; from datetime import date; from pathlib import Path; from service.bulk.run import Order, run; "
        "from service.bulk.answers import Asking; "
        f"run(Order(Path(sys.argv[1]), Path(sys.argv[2]), Asking(date({TODAY:%Y,%-m,%-d})), question='{CREDIT}', "
        "part_bytes=20_000, workers=2), watch=lambda rows: print(rows, flush=True))"
    )
    output = tmp_path / "killed.jsonl"
    kills = 0
    for _ in range(2):
        command = [sys.executable, "-c", program, str(source), str(output)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            wanted = chance.randint(1, 4)
            for seen, _ in enumerate(process.stdout or ()):
                if seen >= wanted:
                    time.sleep(chance.random() * 0.02)
                    process.send_signal(signal.SIGKILL)
                    kills += 1
                    break
            process.wait()
        if output.exists():
            break
    report = (
        run(Order(source, output, Asking(TODAY), question=CREDIT, part_bytes=20_000)) if not output.exists() else None
    )
    assert kills
    assert output.read_bytes() == whole.read_bytes()
    assert files_of(output)["problems"].read_bytes() == files_of(whole)["problems"].read_bytes()
    assert not files_of(output)["folder"].exists()
    assert report is None or (report["parts_done_before"] > 0 and report["rows"] == expected["rows"])


def test_what_was_begun_is_not_mixed_with_another_run(tmp_path: Path) -> None:
    source, output = tmp_path / "rows.jsonl", tmp_path / "answers.jsonl"
    source.write_text('{"area":"310000"}\n')
    folder = files_of(output)["folder"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service.bulk.run.join", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(Order(source, output, Asking(TODAY), question=CREDIT))
    assert folder.exists()
    with pytest.raises(RunError, match="another question"):
        run(Order(source, output, Asking(TODAY), question="refund-amounts/contributions"))
    assert run(Order(source, output, Asking(TODAY), question=CREDIT))["parts_done_before"] == 1
    with pytest.raises(RunError, match="--overwrite"):
        run(Order(source, output, Asking(TODAY), question=CREDIT))


@pytest.mark.parametrize(
    ("rows", "arguments", "told"),
    [
        ("area,name\n", [], "no fact, and not kept (--keep): name"),
        ("area,area\n", [], "every column needs a name of its own"),
        ("area\n", ["--keep", "card"], "no such column: card"),
        ("area\n", ["--input-format", "parquet"], "not a Parquet file"),
        ("area\n", ["--policy", "nowhere"], "nowhere"),
        ("area\n", ["--compare", "draft", "--detail", "full"], "leave out --detail full"),
    ],
)
def test_a_run_that_cannot_begin_says_why(
    rows: str, arguments: Sequence[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "rows.csv"
    source.write_text(rows)
    assert main(["bulk", str(source), str(tmp_path / "answers.csv"), "--question", CREDIT, *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "answers.csv").exists()


def test_a_quote_that_nothing_ends_is_told(tmp_path: Path) -> None:
    """It would take all rows below it into one cell, which could be one that is given back unread."""
    source, output = tmp_path / "rows.csv", tmp_path / "answers.csv"
    source.write_text('area,id\n310000,a\n310000,"b"b\n310000,c\n310000,"d\n310000,e\n')
    assert main(["bulk", str(source), str(output), "--question", CREDIT, "--on", str(TODAY)]) == 1
    assert [row["id"] for row in plain(output)] == ["a", "c"]
    problems = [json.loads(line) for line in (tmp_path / "answers.problems.jsonl").read_bytes().splitlines()]
    assert [(each["line"], each["problem"]["status"]) for each in problems] == [(3, 400), (5, 400)]


def test_a_file_that_is_damaged_inside_stops_the_run_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"area": ["310000"] * 100}), source, compression="none")
    content = bytearray(source.read_bytes())
    content[4:40] = b"\xff" * 36
    source.write_bytes(content)
    assert main(["bulk", str(source), str(tmp_path / "answers.csv"), "--question", CREDIT, "--workers", "1"]) == 2
    assert capsys.readouterr().err == "rows.parquet: row group 0 cannot be read\n"


def test_two_books_are_compared_by_area_and_document(folder: Path, tmp_path: Path) -> None:
    area = folder / "areas" / "310000-shanghai.yaml"
    text = area.read_text(encoding="utf-8")
    assert text.count('monthly: "140", yearly: "1680"') == 1
    area.write_text(text.replace('monthly: "140", yearly: "1680"', 'monthly: "150", yearly: "1800"'), encoding="utf-8")
    facts = {"scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}
    people = [("310000", "1960-01"), ("310000", "1940-01"), ("110000", "1960-01"), ("310000", "1961-01")]
    source, output = tmp_path / "rows.jsonl", tmp_path / "differ.jsonl"
    lines = (
        json.dumps({"id": str(number), "area": code, "birth_month": born, **facts})
        for number, (code, born) in enumerate(people)
    )
    source.write_text("\n".join(lines))
    arguments = ["--question", CREDIT, "--on", str(TODAY), "--compare", str(folder)]
    assert main(["bulk", str(source), str(output), *arguments]) == 0
    rows = plain(output)
    assert [
        (row["id"], row["amount_before"], row["amount_after"], row["difference"], row["documents"]) for row in rows
    ] == [
        ("0", "140.00", "150.00", "10.00", ["sh-cr-001"]),
        ("3", "140.00", "150.00", "10.00", ["sh-cr-001"]),
    ]
    report = json.loads((tmp_path / "differ.report.json").read_bytes())
    assert (report["answers"], report["differ"]) == (4, 2)
    [shanghai] = report["areas"]
    assert (shanghai["name"], shanghai["rows"], shanghai["differ"], shanghai["sum_yuan"]) == ("310000", 3, 2, "20.00")
    assert float(shanghai["p50"]) == pytest.approx(10, rel=0.01)
    assert [each["name"] for each in report["documents"]] == ["sh-cr-001"]
    assert "sh-cr-001" in (tmp_path / "differ.report.html").read_text()


def test_a_population_is_the_same_for_the_same_seed(book: PolicyBook) -> None:
    for question in BY_NAME.values():
        people = population.Population(question, book, TODAY, seed=3, stated=0.5)
        few, many = people.block(0, 10), people.block(0, 50)
        assert few.equals(many.slice(0, 10))
        assert not few.equals(population.Population(question, book, TODAY, seed=4, stated=0.5).block(0, 10))


def test_the_command_makes_a_population_and_answers_it_in_processes(tmp_path: Path) -> None:
    rows, output = tmp_path / "people.parquet", tmp_path / "answers.parquet"
    arguments = ["--question", TIMES, "--rows", "300", "--on", str(TODAY), "--stated", "0.7"]
    assert main(["population", str(rows), *arguments]) == 0
    pq.write_table(pq.read_table(rows), rows, row_group_size=100)
    assert main(["bulk", str(rows), str(output), "--question", TIMES, "--on", str(TODAY), "--workers", "2"]) == 0
    assert pq.read_table(output)["line"].to_pylist() == list(range(1, 301))
    assert main(["population", str(tmp_path / "people.xls"), *arguments]) == 2


@pytest.mark.parametrize("command", ["bulk", "population"])
def test_without_its_packages_the_command_says_which_are_needed(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "service.bulk.command", None)
    monkeypatch.delattr("service.bulk.command", raising=False)
    assert main([command, "rows.csv", "answers.csv"]) == 2
    assert "requirements/bulk.txt" in capsys.readouterr().err
