"""A recording holds requests of every sort; asked again the answers are the same, and one that is not is told."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.check import ROOT
from tests.shipped import at_hand
from tools.random_facts import Published
from tools.random_requests import requests
from tools.record_answers import client, concerns, main, recorded

COUNT = 50
OTHER = "不同的答案"


@pytest.fixture(autouse=True)
def shipped_book_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.app.load_book", at_hand)


@pytest.fixture
def recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "answers.jsonl.gz"
    assert main(["record", str(path), "--count", str(COUNT), "--seed", "3"]) == 0
    assert f"{COUNT} requests" in capsys.readouterr().out
    return path


def altered(path: Path, number: int, change: Callable[[dict[str, Any]], None]) -> None:
    """The same recording, one line changed."""
    lines = list(recorded(path))
    change(lines[number])
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_code_gives_the_same_answers(recording: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    assert main(["compare", str(recording), "--jobs", jobs]) == 0
    assert capsys.readouterr().out.endswith(f"{COUNT} requests, 0 differ\n")


def test_an_answer_that_differs_is_told_with_its_place(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number, line = next(
        (number, line) for number, line in enumerate(recorded(recording)) if '"summary":' in line["answer"]["body"]
    )

    def change(line: dict[str, Any]) -> None:
        answer = json.loads(line["answer"]["body"])
        answer["summary"] = OTHER
        line["answer"] |= {"body": json.dumps(answer, ensure_ascii=False), "status": 201}

    altered(recording, number, change)
    assert main(["compare", str(recording)]) == 1
    told = capsys.readouterr().out
    assert f"#{number} POST {line['request']['path']}" in told
    assert "status: 201 -> 200" in told
    assert f"/summary: {OTHER} -> " in told
    assert told.endswith(f"{COUNT} requests, 1 differ\n")


def test_the_same_json_in_other_bytes_is_a_difference(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered(recording, 0, lambda line: line["answer"].update(body=line["answer"]["body"].replace('","', '", "', 1)))
    assert main(["compare", str(recording), "--limit", "1"]) == 1
    assert "other bytes" in capsys.readouterr().out


def test_what_is_masked_is_not_compared_and_another_book_is(
    recording: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = folder / "book.yaml"
    version.write_text('version: "9999.01.01"\n', encoding="utf-8")
    stated = ["compare", str(recording), "--only", "retirement-makeup", "--book", str(folder)]
    assert main(stated) == 1
    assert "/policy/version: " in capsys.readouterr().out
    assert main([*stated, "--mask", '"(version|digest|answer_id)":"[^"]*"']) == 0


def test_one_question_alone_can_be_compared(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = [line["request"] for line in recorded(recording) if concerns(line["request"], "retirement-makeup")]
    assert main(["compare", str(recording), "--only", "retirement-makeup"]) == 0
    assert 0 < len(about) < COUNT
    assert f"{len(about)} requests, 0 differ" in capsys.readouterr().out


def test_requests_are_of_every_operation_and_depend_on_the_seed_alone() -> None:
    published = Published.of(client())
    many = list(requests(published, 5, 600))
    contract = json.loads((ROOT / "openapi" / "v1.json").read_text(encoding="utf-8"))
    read = {each["get"]["operationId"] for each in contract["paths"].values() if "get" in each}
    together = {"assessments", "comparisons", "plans", "sweeps", "batches"}
    assert {request["operation"] for request in many} == {*published.questions, *read, *together}
    assert list(requests(published, 5, 20)) == many[:20]
    assert list(requests(published, 6, 20)) != many[:20]
