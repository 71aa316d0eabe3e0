"""The page on coverage is the one made from the book, and what it counts can be otherwise."""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.check import ROOT
from tools import coverage_report
from tools.coverage_report import ROWS, Row, definite, pooling_areas

CREDIT = next(row for row in ROWS if row.parameter == "retiree_credit")
BOUNDS = next(row for row in ROWS if row.line)


def test_the_committed_page_is_the_one_made_from_the_book() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "coverage_report.py", "--check"], check=True, cwd=ROOT)


def test_every_pooling_area_is_asked_and_no_province_that_has_areas(client: FlaskClient) -> None:
    codes = {area["code"] for area in pooling_areas(client)}
    assert len(codes) == 371
    assert {"110000", "310000", "420100", "429021", "540100"} <= codes
    assert not {"130000", "440000", "810000"} & codes


@pytest.mark.parametrize(
    ("row", "answer", "expected"),
    [
        (ROWS[0], {"verdict": "undetermined"}, False),
        (ROWS[0], {"verdict": "not_eligible"}, True),
        (CREDIT, {"amount": {"exact": None}}, False),
        (CREDIT, {"amount": {"exact": "70.00"}}, True),
        (BOUNDS, {"lines": []}, False),
        (BOUNDS, {"lines": [{"code": "medical_person", "amount": {"exact": "60.00"}}]}, True),
        (ROWS[-1], {"amount": {"exact": "60.00"}, "advisories": [{"code": "advisory_value"}]}, True),
        # The base stated is that of the area, which the book does not have.
        (ROWS[-1], {"amount": {"exact": "60.00"}, "advisories": [{"code": "callers_own_figures"}]}, False),
    ],
)
def test_definite_is_what_has_a_verdict_or_a_figure(row: Row, answer: Any, *, expected: bool) -> None:
    assert definite(row, answer) is expected


def test_a_case_that_the_service_refuses_ends_the_run(client: FlaskClient) -> None:
    with pytest.raises(RuntimeError, match="validation-failed"):
        coverage_report.answer_of(client, replace(CREDIT, facts={"no_such_fact": True}), "110000", "2026-11-28")
