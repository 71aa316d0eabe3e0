"""No file of the project is too long to be read in one go, and the tests that a docstring names exist."""

import ast
import re
from pathlib import Path

import pytest

from tests.check import ROOT

MOST_LINES = 400
FILES = [
    path
    for folder in ("service", "tests", "tools")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "node_modules" not in path.parts and "build" not in path.parts
]


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 250


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in FILES}), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_file_is_longer_than_400_lines(folder: Path) -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES if path.parent == folder}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_test_that_a_docstring_names_exists() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in FILES if path.is_relative_to(ROOT / "service"))
    named = set(re.findall(r"`(tests/\w+\.py)::(\w+)`", sources))
    assert len(named) > 15
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (file, test)
