"""An answer says what it was asked, and asked again it is the same, byte for byte, with a server or without one."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.__main__ import main
from service.api.v1.questions import BY_NAME
from service.facts import KINDS
from tests.check import ROOT, Case, cases
from tests.shipped import at_hand

CASES = list(cases())
EVERY_QUESTION = list({case.question: case for case in CASES}.values())
CREDIT = {"area": "110000", "scheme": "employee", "insured_status": "retired", "retirement_formalities_done": True}


def body_of(client: FlaskClient, question: str, facts: dict[str, Any], language: str = "zh-CN") -> bytes:
    """The bytes that the service sends."""
    response = client.post(f"/v1/{question}", json=facts, headers={"Accept-Language": language})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_data()


def command(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "service", "replay", *arguments], cwd=ROOT, input=stdin, capture_output=True, check=False
    )


@pytest.fixture(autouse=True)
def shipped_book_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command in this process finds the shipped book read; in a process of its own it reads it."""
    monkeypatch.setattr("service.app.load_book", at_hand)


@pytest.fixture
def credit(client: FlaskClient) -> dict[str, Any]:
    """An answer on the monthly credit, to be altered."""
    return dict(json.loads(body_of(client, "refund-amounts/monthly-credit", {**CREDIT, "birth_month": "1956-10"})))


@pytest.mark.parametrize("case", CASES[::3], ids=lambda case: f"{case.place}: {case.name}")
def test_what_was_asked_is_what_was_stated_and_can_be_asked_again(client: FlaskClient, case: Case) -> None:
    unstated = {field.name: None for field in fields(BY_NAME[case.question].facts) if field.name not in case.body}
    body = body_of(client, case.question, {**case.body, **unstated})
    answer = json.loads(body)
    asked = answer["asked"]
    assert asked["facts"].keys() == set(case.facts)
    for name, value in asked["facts"].items():
        if KINDS[name] not in ("money", "rate", "payments", "schemes"):
            assert value == case.body[name]
    again = {**asked["facts"], "on": answer["policy"]["on"], "known_on": answer["policy"]["known_on"]}
    assert body_of(client, case.question, again, asked["language"]) == body


@pytest.mark.parametrize(
    ("question", "one", "other", "written"),
    [
        ("refund-amounts/contributions", {"wage": "5000"}, {"wage": "5000.0"}, {"wage": "5000.00"}),
        ("refund-amounts/monthly-credit", {"credit_rate": "0.030"}, {"credit_rate": "0.03"}, {"credit_rate": "0.03"}),
        (
            "eligibility-decisions/contribution-refund",
            {"held_schemes": ["resident", "employee"], "employee_months": 3},
            {"employee_months": 3.0, "held_schemes": ["employee", "resident"], "area": None},
            {"held_schemes": ["employee", "resident"], "employee_months": 3},
        ),
        (
            "refund-amounts/contribution-refund",
            {"paid_months": [{"month": "2026-02", "amount": "9.5"}, {"month": "2026-01", "amount": "10"}]},
            {"paid_months": [{"amount": "10.00", "month": "2026-01"}, {"amount": "9.50", "month": "2026-02"}]},
            {"paid_months": [{"month": "2026-01", "amount": "10.00"}, {"month": "2026-02", "amount": "9.50"}]},
        ),
    ],
)
def test_the_same_facts_written_otherwise_get_the_same_bytes(
    client: FlaskClient, question: str, one: dict[str, Any], other: dict[str, Any], written: dict[str, Any]
) -> None:
    body = body_of(client, question, one)
    assert body == body_of(client, question, other)
    assert json.loads(body)["asked"]["facts"] == written


@pytest.mark.parametrize("question", ["balance-transfer", "monthly-credit", "processing-time-estimates"])
def test_the_command_prints_the_same_bytes_without_a_server(client: FlaskClient, tmp_path: Path, question: str) -> None:
    case = next(case for case in CASES if case.question.endswith(question))
    stored = body_of(client, case.question, case.body, "en")
    path = tmp_path / "answer.json"
    path.write_bytes(stored)
    replayed = command(path)
    assert (replayed.returncode, replayed.stdout, replayed.stderr) == (0, stored, b"")


@pytest.mark.parametrize("case", EVERY_QUESTION, ids=lambda case: case.question)
def test_every_question_replays(
    client: FlaskClient, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], case: Case
) -> None:
    path = tmp_path / "answer.json"
    path.write_bytes(body_of(client, case.question, case.body))
    assert main(["replay", str(path)]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_an_answer_given_on_another_day_replays_as_of_that_day(client: FlaskClient, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    past = {**CREDIT, "on": "2022-09-01", "known_on": "2026-11-20"}
    path.write_bytes(body_of(client, "refund-amounts/monthly-credit", past))
    assert main(["replay", str(path)]) == 0


def test_an_altered_answer_from_standard_input_is_told_place_by_place(credit: dict[str, Any]) -> None:
    credit["amount"]["exact"] = "999.00"
    replayed = command("-", stdin=json.dumps(credit).encode())
    lines = replayed.stdout.decode().splitlines()
    assert replayed.returncode == 1
    assert lines[0] == "contract: same (1.1.0)"
    assert lines[1].startswith("book:     same (sha256:")
    assert lines[2] == "engine:   differs, or the answer was altered after it was given"
    assert lines[3:] == ['/amount/exact: "999.00" -> "110.00"']


def replayed(answer: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    status = main(["replay", str(path), *more])
    said = capfd.readouterr()
    return status, said.out + said.err


def test_altered_facts_are_told_from_an_altered_engine(
    credit: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    credit["asked"]["facts"]["birth_month"] = "1986-10"
    status, said = replayed(credit, tmp_path, capfd)
    assert status == 1
    assert "question: differs" in said
    assert f'/answer_id: "{credit["answer_id"]}" -> ' in said
    assert '/amount/exact: "110.00" -> "100.00"' in said


def test_another_contract_is_told(credit: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    credit["asked"]["contract"] = "0.9.0"
    status, said = replayed(credit, tmp_path, capfd)
    assert status == 1
    assert "contract: differs: 0.9.0 -> 1.1.0" in said
    assert "engine:   cannot be told" in said


def test_another_book_is_told_with_what_it_changes(
    credit: dict[str, Any], tmp_path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = folder / "areas" / "110000-beijing.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count('monthly: "110"') == 2  # Today's value, and what an older page tells beside it.
    path.write_text(text.replace('monthly: "110"', 'monthly: "111"'), encoding="utf-8")
    status, said = replayed(credit, tmp_path, capfd, "--policy", str(folder))
    assert status == 1
    assert f"book:     differs: {credit['policy']['digest']} -> sha256:" in said
    assert '/amount/exact: "110.00" -> "111.00"' in said


def test_the_same_content_written_otherwise_is_not_the_same_bytes(
    credit: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status, said = replayed(credit, tmp_path, capfd)
    assert status == 1
    assert said.splitlines()[-1].startswith("content:  the same")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not acceptable JSON"),
        ('{"question": 1, "question": 2}', "not acceptable JSON (duplicate_key)"),
        ("[]", "it needs question, answer_id"),
        ("{}", "it needs question, answer_id"),
        ('{"question": "q", "answer_id": "a"}', "it needs asked.contract, asked.language"),
    ],
)
def test_a_file_that_is_no_answer_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    assert main(["replay", str(path)]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert told in said.err


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("question",), "policy/comparisons", "only answers to a decision, an amount or a processing time"),
        (("asked", "facts"), [], "it needs asked.facts"),
        (("asked", "facts"), {"birth_month": "195610"}, "is refused: /birth_month: not_a_month"),
        (("asked", "facts"), {"name": "x"}, "is refused: /name: unknown_field"),
        (("policy", "known_on"), "yesterday", "policy.known_on is not a date"),
        (("policy", "on"), "2026-02-30", "is refused: /on: not_a_date"),
    ],
)
def test_an_answer_that_cannot_be_asked_again_is_refused_in_one_line(  # noqa: PLR0913, PLR0917 - fixtures and a case.
    credit: dict[str, Any],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    place: tuple[str, ...],
    value: object,
    told: str,
) -> None:
    holder = credit
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    status, said = replayed(credit, tmp_path, capfd)
    assert status == 2
    assert said.count("\n") == 1
    assert told in said


def test_files_and_books_that_cannot_be_read_are_told(
    credit: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", str(tmp_path / "none.json")]) == 2
    assert "No such file or directory" in capfd.readouterr().err
    status, said = replayed(credit, tmp_path, capfd, "--policy", str(tmp_path))
    assert status == 2
    assert "the policy book cannot be used" in said
