"""Rows answered in bulk have the answers of the API: byte for byte when whole, field by field when compact."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api.v1.questions import BY_NAME
from service.bulk import population
from service.bulk.answers import Answers, Asking
from service.bulk.batch import Batches, Detail
from service.bulk.parts import parts_of
from service.bulk.reading import Source
from service.bulk.writing import _json_lines
from service.facts import Renamed
from service.policy.book import PolicyBook
from tests.bulk_rows import asked, compact_of, random_rows
from tests.shipped import TODAY
from tools.random_facts import Published

ROWS = 60


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers(Asking(TODAY))


@pytest.fixture
def published(client: FlaskClient) -> Published:
    return Published.of(client)


def _answered(answers: Answers, rows: Sequence[Any], detail: Detail, folder: Path) -> dict[str, Any]:
    """What became of each row, by its id."""
    path = folder / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    source, batches = Source(path, "jsonl", None, ("id",)), Batches(answers, detail, None)
    found: dict[str, Any] = {}
    for part in parts_of(path, "jsonl", part_bytes=16_000):
        for batch in source.batches(part, rows=97):
            answered = batches.answer(batch)
            for line in _json_lines(answered.table):
                item = json.loads(line)
                found[item["id"]] = item, line
            found |= {each["id"]: (each, b"") for each in answered.problems}
    return found


@pytest.mark.parametrize("question", list(BY_NAME))
def test_a_row_has_the_answer_of_the_api(
    question: str, client: FlaskClient, answers: Answers, published: Published, tmp_path: Path
) -> None:
    rows = list(random_rows(published, random.Random(f"bulk {question}"), [question], ROWS))  # noqa: S311 - the same in every run.
    compact = _answered(answers, rows, "compact", tmp_path)
    full = _answered(answers, rows, "full", tmp_path)
    problems = 0
    for row in rows:
        (told, _), (_, line) = compact[row["id"]], full[row["id"]]
        response = asked(client, row) if row["question"] == question else None
        if response is not None and response.status_code == 200:
            assert line.partition(b',"answer":')[2] == response.get_data() + b"}\n"
            assert {name: told[name] for name in compact_of(response.json)} == compact_of(response.json), row
            continue
        problems += 1
        assert full[row["id"]][0] == told
        if response is not None:
            expected = {k: v for k, v in response.json.items() if k not in ("instance", "request_id")}
            assert told["problem"] == expected
        else:
            assert told["problem"]["errors"][0]["pointer"] == "/question"
    assert 0 < problems < ROWS / 2


@pytest.mark.parametrize("stated", [0.6, 1.0])
@pytest.mark.parametrize(
    "question", ["refund-amounts/monthly-credit", "eligibility-decisions/balance-transfer", "processing-time-estimates"]
)
def test_rows_that_are_taken_for_one_kind_have_one_answer(  # noqa: PLR0913, PLR0917 - pytest's fixtures.
    question: str, stated: float, client: FlaskClient, answers: Answers, book: PolicyBook, tmp_path: Path
) -> None:
    """Synthetic people are more alike than random facts, so that kinds hold several rows."""
    people = population.Population(BY_NAME[question], book, TODAY, seed=11, stated=stated)
    lines = population.lines_of(people.block(0, 4 * ROWS))
    days = (str(TODAY), "2023-02-12")
    rows = [{**json.loads(line), "question": question, "on": days[number % 2]} for number, line in enumerate(lines)]
    found = _answered(answers, rows, "compact", tmp_path)
    for row in rows:
        expected = compact_of(asked(client, row).json)
        assert {name: found[row["id"]][0][name] for name in expected} == expected, row


def test_rows_of_equal_numbers_change_at_an_age_each_in_a_month_of_its_own(
    client: FlaskClient, answers: Answers, tmp_path: Path
) -> None:
    """Without an area the day on which bounds change depends on the numbers, and on the month of birth."""
    stated = {"question": "refund-amounts/monthly-credit", "on": "2025-12-31", "retiree_group": "enterprise"}
    stated |= {"scheme": "employee", "contribution_base": "7163.00", "average_pension": "2857.00"}
    rows = [{"id": born, "birth_month": born, **stated} for born in ("1972-11", "1967-01")]
    found = _answered(answers, rows, "compact", tmp_path)
    expected = [compact_of(asked(client, row).json)["until"] for row in rows]
    assert [found[row["id"]][0]["until"] for row in rows] == expected
    assert len(set(expected)) == len(rows)


@pytest.mark.parametrize("detail", ["compact", "full"])
def test_what_is_no_fact_is_refused_even_where_it_is_null(detail: Detail, answers: Answers, tmp_path: Path) -> None:
    """One book answers all rows, so that a row cannot name one."""
    question = "refund-amounts/monthly-credit"
    beside = [{"nickname": None}, {"policy_version": None}, {"policy_version": answers.book.version}]
    rows = [{"id": str(number), "question": question, **each} for number, each in enumerate([*beside, {}])]
    found = _answered(answers, rows, detail, tmp_path)
    for row, each in zip(rows, beside, strict=False):
        faults = found[row["id"]][0]["problem"]["errors"]
        assert [(fault["pointer"], fault["code"]) for fault in faults] == [
            (f"/{name}", "unknown_field") for name in each
        ]
    assert "problem" not in found["3"][0]


def test_an_old_name_of_a_fact_is_no_column_of_a_population(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file states facts under the names that they have now, required ones too."""
    monkeypatch.setattr("service.shapes.facts.RENAMED", {"task": Renamed("matter", TODAY)})
    answers = Answers(Asking(TODAY))
    facts: list[dict[str, str]] = [{"matter": "registration"}, {"task": "registration"}, {}]
    rows = [{"id": str(number), "question": "processing-time-estimates", **each} for number, each in enumerate(facts)]
    found = _answered(answers, rows, "compact", tmp_path)
    told = [found[row["id"]][0].get("problem", {"errors": []})["errors"] for row in rows]
    assert [[(fault["pointer"], fault["code"]) for fault in faults] for faults in told] == [
        [],
        [("/task", "unknown_field")],
        [("/matter", "required")],
    ]
