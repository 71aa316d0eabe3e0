"""Which lines `make mutants` changes, and that what it is told of changes that are no faults is still so."""

import ast
from pathlib import Path

import yaml

from tools.mutants.lines import ROOT, core, lines_of, spared, statement

SOURCE = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from x import y
_kept: Memo[int] = Memo(128)
Pair = tuple[int, int] | None


@cache(maxsize=8)
def add(one: int | None, other: int = 3) -> int | None:
    if one is None and (
        other > 2
    ):
        return one
    return (
        one
        + other
    )
"""


def is_spared(text: str) -> bool:
    """Whether the first place of a text in the source is spared."""
    before = SOURCE[: SOURCE.index(text)]
    place = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)
    return any(begin <= place < end for begin, end in spared(SOURCE))


def test_what_decides_is_changed_and_what_only_declares_is_not() -> None:
    assert not any(map(is_spared, ("3)", "None and", "> 2", "+ other", "is None")))
    assert all(map(is_spared, ("128", "8)", "| None, other", "| None:", "from x", "| None\n")))


def test_a_line_is_covered_by_what_runs_its_statement() -> None:
    lines = {line: list(statement(SOURCE, line)) for line in range(1, SOURCE.count("\n") + 1)}
    assert lines[11] == lines[12] == lines[13] == [11, 12, 13]
    assert lines[14] == [14]
    assert lines[15] == lines[17] == lines[18] == [15, 16, 17, 18]


def test_the_changed_lines_are_the_new_ones() -> None:
    told = "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -3,2 +3 @@ f\n-a\n-b\n+c\n@@ -9,0 +9,2 @@\n+d\n+e\n"
    gone = "diff --git a/y.py b/y.py\n--- a/y.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n"
    assert lines_of(told + gone) == {"x.py": {3, 9, 10}}


def test_the_core_is_what_decides() -> None:
    names = {str(each.relative_to(ROOT / "service")) for each in core()}
    assert {"money.py", "outcome.py", "workdays.py", "policy/day.py", "reasoning/tables.py"} <= names
    assert {"questions/balance_transfer/law.py", "questions/refund_rules.py"} <= names
    assert not any(name.startswith(("api", "wording", "server")) or "load" in name for name in names)


def test_every_change_that_is_called_no_fault_is_of_a_line_that_is_there_and_has_a_reason() -> None:
    entries = yaml.safe_load((ROOT / "tools" / "mutants" / "equal.yaml").read_text(encoding="utf-8")) or {}
    for file, listed in entries.items():
        source = (ROOT / file).read_text(encoding="utf-8")
        stands = {" ".join(line.split()) for line in source.splitlines()}
        for each in listed:
            before, arrow, after = each["change"].partition(" → ")
            assert arrow
            assert before != after
            assert " ".join(before.split()) in stands, (file, before)
            assert len(each["because"]) > 20


def test_the_tests_of_the_core_are_all_there_but_those_that_are_named() -> None:
    source = ast.parse((ROOT / "tools" / "mutants" / "covering.py").read_text(encoding="utf-8"))
    (named,) = (
        node.value.value
        for node in source.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and "access" in str(node.value.value)
    )
    there = {each.stem.removeprefix("test_") for each in Path(__file__).parent.glob("test_*.py")}
    assert set(named.split()) <= there
