"""No file of the project is too long to be read in one go."""

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
