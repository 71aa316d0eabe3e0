"""No value of the book can change or go without a test that fails."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

from service.policy.book import PolicyBook
from service.policy.values import NATION, Value
from tests.check import ROOT
from tools.values import FILE, lines

COMMITTED = FILE.read_text(encoding="utf-8").splitlines()[1:]


def test_the_committed_list_of_values_is_the_one_of_the_book() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "values.py", "--check"], check=True, cwd=ROOT)


def test_changing_or_removing_any_value_changes_the_list(book: PolicyBook) -> None:
    values = list(book.values())
    for index, (key, value) in enumerate(values):
        for changed in mutants(value):
            assert lines([(key, changed)]) != [COMMITTED[index]], value.citation.id
        assert len(values) - 1 != len(COMMITTED)


def mutants(value: Value) -> list[Value]:
    """A value with one thing changed, for each thing that matters."""
    return [
        replace(value, raw=None if value.raw is not None else "changed"),
        replace(value, from_on=value.from_on + timedelta(days=1)),
        replace(value, standing="claim" if value.standing != "claim" else "rule"),
        replace(value, citation=replace(value.citation, evidence="x")),
        replace(value, recorded_on=value.recorded_on + timedelta(days=1)),
    ]


def test_every_value_that_applies_is_found_on_its_first_day(book: PolicyBook) -> None:
    """Each value decides some look-up: taking it away would change what is found there and then."""
    unseen = [value for key, value in book.values() if value.applies and not seen(book, key, value)]
    assert [f"{value.area} {value.parameter} {value.citation.id}" for value in unseen] == []


def seen(book: PolicyBook, key: str, value: Value) -> bool:
    area = None if value.area == NATION else value.area
    view = book.at(area, value.from_on, date(2026, 11, 29))
    finding = view.find(value.parameter)
    if value.term is None:
        return finding.value is None or finding.value is not value
    outranked = finding.value is not None and finding.value.from_on == value.from_on
    hidden = key.endswith("*") and finding.level == "area"
    return finding.value is value or outranked or hidden or value in finding.rivals
