"""The answers to a population do not depend on how its rows are written, cut and kept."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from service.__main__ import main
from service.bulk import money
from service.bulk.answers import Asking
from service.bulk.run import Order, files_of, run
from tests.shipped import TODAY, at_hand, replaced
from tests.test_bulk_runs import CREDIT, TRANSFER, rows_of

REFUND = "refund-amounts/contribution-refund"
HELD = "eligibility-decisions/contribution-refund"
RETIREMENT = "eligibility-decisions/retirement-benefit"


@pytest.fixture(autouse=True)
def shipped_book_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.app.load_book", at_hand)


def answered(source: Path, *arguments: str, status: int = 0) -> tuple[bytes, list[dict[str, Any]]]:
    """The answers to a file, and the problems of its rows."""
    output = source.with_name(f"{source.name}.answers.jsonl")
    assert main(["bulk", str(source), str(output), "--on", str(TODAY), "--overwrite", *arguments]) == status
    problems = files_of(output)["problems"].read_bytes().splitlines()
    return output.read_bytes(), [json.loads(each) for each in problems]


# How rows are written


_PAID = pa.list_(pa.struct([("month", pa.string()), ("amount", pa.decimal128(9, 2))]))
TYPED: list[tuple[str, dict[str, pa.DataType], list[dict[str, Any]]]] = [
    (
        REFUND,
        {"reason": pa.string(), "benefit_period_started": pa.bool_(), "on": pa.date32(), "paid_months": _PAID},
        [
            {
                "reason": "duplicate",
                "benefit_period_started": False,
                "on": date(2026, 3, 1),
                "paid_months": [{"month": "2026-01", "amount": Decimal("380.50")}],
            },
            {"reason": "death", "benefit_period_started": True, "on": date(2026, 3, 1), "paid_months": []},
            {"reason": "duplicate", "on": date(2026, 4, 1)},
        ],
    ),
    (
        HELD,
        {"reason": pa.string(), "held_schemes": pa.list_(pa.string())},
        [{"reason": "duplicate", "held_schemes": ["resident", "resident"]}, {"held_schemes": ["employee"]}, {}],
    ),
    (
        RETIREMENT,
        {"contribution_months": pa.int32(), "retirement_formalities_done": pa.bool_()},
        [{"contribution_months": 360, "retirement_formalities_done": True}, {"contribution_months": 1}, {}],
    ),
]


def text_of(value: Any) -> str:
    """A cell of a CSV file: lists as JSON, everything else as JSON has it, without quotes."""
    text = json.dumps(value, default=str)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if isinstance(value, list) else text.strip('"')


@pytest.mark.parametrize(("question", "types", "rows"), TYPED, ids=[each[0] for each in TYPED])
def test_lists_days_and_numbers_say_the_same_in_every_format(
    question: str, types: dict[str, pa.DataType], rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    lines, cells, typed = (tmp_path / f"rows.{ending}" for ending in ("jsonl", "csv", "parquet"))
    rows = [{"id": str(number), "area": "310000", **row} for number, row in enumerate(rows)]
    types = {"id": pa.string(), "area": pa.string(), **types}
    lines.write_text("".join(f"{json.dumps(row, default=str)}\n" for row in rows))
    table = [",".join(text_of(row[name]) if name in row else "" for name in types) for row in rows]
    cells.write_text("\n".join([",".join(types), *table, ""]))
    pq.write_table(pa.Table.from_pylist(rows, pa.schema(list(types.items()))), typed)
    expected = answered(lines, "--question", question)
    answers = [{**json.loads(each), "line": 0} for each in expected[0].splitlines()]
    assert (len(answers), expected[1]) == (3, [])
    assert len({json.dumps(each) for each in answers}) > 1, "what is stated matters"
    assert answered(typed, "--question", question) == expected
    of_cells, problems = answered(cells, "--question", question)
    assert [{**json.loads(each), "line": 0} for each in of_cells.splitlines()] == answers
    assert problems == []


def test_a_line_that_is_no_object_and_a_list_that_does_not_end_stop_no_other_row(tmp_path: Path) -> None:
    lines, cells = tmp_path / "rows.jsonl", tmp_path / "rows.csv"
    lines.write_text('{"id":"a","area":"310000"}\n\n[1]\n{"id":\n{"id":["b"],"area":"110000"}\n')
    told, problems = answered(lines, "--question", CREDIT, status=1)
    assert [(row["line"], row["id"]) for row in map(json.loads, told.splitlines())] == [(1, "a"), (5, '["b"]')]
    assert [(each["line"], each["problem"]["status"]) for each in problems] == [(3, 400), (4, 400)]
    cells.write_text('id,held_schemes\na,"[""resident""]"\nb,"["\n')
    told, problems = answered(cells, "--question", HELD, status=1)
    assert [json.loads(row)["id"] for row in told.splitlines()] == ["a"]
    assert [(each["id"], each["problem"]["errors"][0]["pointer"]) for each in problems] == [("b", "/held_schemes")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"area,\xff\n", "no header of columns in UTF-8"),
        (b'area,"b"c\n', "no header of columns in UTF-8"),
        (b"", "every column needs a name"),
        (b"area\n310000\n", "state --question, or a column of that name"),
    ],
)
def test_a_file_without_a_header_that_says_enough_is_not_begun(
    content: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rows.csv").write_bytes(content)
    assert main(["bulk", str(tmp_path / "rows.csv"), str(tmp_path / "answers.csv")]) == 2
    assert told in capsys.readouterr().err


# How rows are cut and kept


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_answers_are_the_same_in_batches_and_parts_of_any_size(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / f"rows.{ending}"
    rows = ['{"id":"%d","area":"310000"}\n' if ending == "jsonl" else '"%d\n""",310000\n'] * 40
    source.write_text(("" if ending == "jsonl" else "id,area\n") + "".join(row % n for n, row in enumerate(rows)))
    expected = answered(source, "--question", CREDIT)
    assert len(expected[0].splitlines()) == 40
    for batch_rows, part_bytes in ((1, 2**20), (7, 30), (40, 100)):
        monkeypatch.setattr("service.bulk.work.BATCH_ROWS", batch_rows)
        order = Order(source, tmp_path / "cut.jsonl", Asking(TODAY), CREDIT, part_bytes=part_bytes, overwrite=True)
        run(order)
        assert (tmp_path / "cut.jsonl").read_bytes() == expected[0]


def test_answers_are_the_same_however_few_kinds_of_rows_are_remembered(
    book: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "rows.parquet"
    pq.write_table(rows_of(book, TRANSFER, 120, 0.9), source)
    expected = answered(source, "--question", TRANSFER)
    monkeypatch.setattr("service.bulk.kinds.MOST_KEPT", 0)
    monkeypatch.setattr("service.bulk.keys._WIDEST", 64)
    monkeypatch.setattr("service.bulk.work.BATCH_ROWS", 16)
    assert answered(source, "--question", TRANSFER) == expected


def test_an_area_without_a_book_is_of_one_kind_with_others_of_its_sort(tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    source.write_text("area\n659999\n659998\n310000\n")
    report = files_of(source.with_name("rows.csv.answers.jsonl"))["report"]
    rows = [json.loads(each) for each in answered(source, "--question", CREDIT)[0].splitlines()]
    assert rows[0] | {"line": 0} == rows[1] | {"line": 0} != rows[2] | {"line": 0}
    assert json.loads(report.read_bytes())["rows"] == 3


def test_a_draft_that_changes_nothing_is_told_so(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    source.write_text("area\n310000\n110000\n")
    told, _ = answered(source, "--question", CREDIT, "--compare", str(folder))
    files = files_of(source.with_name("rows.csv.answers.jsonl"))
    report = json.loads(files["report"].read_bytes())
    assert told == b""
    assert (report["answers"], report["differ"], report["areas"], report["documents"]) == (2, 0, [], [])
    assert "Draft" in files["page"].read_text()


def test_a_draft_that_asks_for_more_years_is_told_with_the_verdicts_it_changes(folder: Path, tmp_path: Path) -> None:
    beijing = folder / "areas" / "110000-beijing.yaml"
    beijing.write_text(
        replaced("- {years: 25}", "- {years: 26}")(beijing.read_text(encoding="utf-8")), encoding="utf-8"
    )
    facts = {"area": "110000", "sex": "male", "birth_month": "1960-01", "retirement_formalities_done": True}
    rows = [{**facts, "contribution_months": many, "local_contribution_months": many} for many in (299, 300, 312)]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    told, _ = answered(source, "--question", RETIREMENT, "--compare", str(folder))
    rows = [json.loads(each) for each in told.splitlines()]
    changed = [(row["verdict_before"], row["verdict_after"]) for row in rows if "verdict" in row["changed"]]
    assert changed == [("eligible", "not_eligible")]
    files = files_of(source.with_name("rows.jsonl.answers.jsonl"))
    [area] = json.loads(files["report"].read_bytes())["areas"]
    assert area["verdicts"]["eligible → not_eligible"] == 1
    assert "eligible → not_eligible: 1" in files["page"].read_text()


def test_of_questions_in_one_file_each_row_states_the_facts_of_its_own(tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    source.write_text(
        f"id,question,contribution_base,held_schemes\na,{CREDIT},8000,\nb,{CREDIT},,x\nc,{HELD},1,\nd,{HELD},,\n"
    )
    told, problems = answered(source, status=1)
    assert [json.loads(row)["id"] for row in told.splitlines()] == ["a", "d"]
    faults = {
        each["id"]: [(fault["pointer"], fault["code"]) for fault in each["problem"]["errors"]] for each in problems
    }
    assert faults == {"b": [("/held_schemes", "unknown_field")], "c": [("/contribution_base", "unknown_field")]}


def test_rows_that_state_no_area_are_answered_too(tmp_path: Path) -> None:
    cells, lines = tmp_path / "rows.csv", tmp_path / "rows.jsonl"
    cells.write_text("insured_status\nemployed\n")
    lines.write_text('{"insured_status":"employed","from_area":null}\n')
    [of_cells], [of_lines] = (
        [json.loads(row) for row in answered(each, "--question", TRANSFER)[0].splitlines()] for each in (cells, lines)
    )
    assert of_cells["verdict"] == of_lines["verdict"] == "undetermined"
    assert of_cells["missing_facts"] == of_lines["missing_facts"]
    assert "from_area" in of_lines["missing_facts"]


@pytest.mark.parametrize("wrong", [["--rows", "0"], ["--stated", "2"]])
def test_a_population_of_no_rows_or_of_more_than_all_facts_is_not_made(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["population", str(tmp_path / "rows.jsonl"), "--question", REFUND, *wrong])
    assert not (tmp_path / "rows.jsonl").exists()


def test_a_population_states_lists_as_lists_and_can_be_answered(tmp_path: Path) -> None:
    source = tmp_path / "rows.jsonl"
    assert main(["population", str(source), "--question", REFUND, "--rows", "20", "--on", str(TODAY)]) == 0
    assert any(isinstance(json.loads(row).get("paid_months"), list) for row in source.read_bytes().splitlines())
    assert answered(source, "--question", REFUND)[1] == []


def test_where_nothing_can_be_written_the_command_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rows.csv").write_text("area\n310000\n")
    (tmp_path / "a").write_text("A file.")
    output = tmp_path / "a" / "answers.csv"
    assert main(["bulk", str(tmp_path / "rows.csv"), str(output), "--question", CREDIT]) == 2
    assert capsys.readouterr().err.startswith(str(output.parent))


@pytest.mark.parametrize(
    ("of_the_book", "column", "held"),
    [
        ("140", money.fen_of, 14_000),
        ("0.01", money.fen_of, 1),
        ("0.005", money.fen_of, None),
        ("140.001", money.fen_of, None),
        ("0.02", money.parts_of, 2_000),
        ("0.00001", money.parts_of, 1),
        ("0.000001", money.parts_of, None),
    ],
)
def test_numbers_of_the_book_fit_columns_or_are_refused(
    of_the_book: str, column: Callable[[Decimal], int], held: int | None
) -> None:
    """No part of a fen, and no decimal of a rate, is lost without a word."""
    if held is None:
        with pytest.raises(ValueError, match="of the book has"):
            column(Decimal(of_the_book))
    else:
        assert column(Decimal(of_the_book)) == held
