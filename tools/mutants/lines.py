"""Which lines of the core decide something, read from its source alone."""

import ast
import hashlib
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "mutants"
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_LOOKED_UP = ("book.py", "day.py", "values.py")

Place = tuple[int, int]
"""A line, from 1, and a column, from 0."""


def core() -> Sequence[Path]:
    """The modules that decide: outcomes, questions, reasoning, working days, money, look-ups; not answers' shapes."""
    service = ROOT / "service"
    found = [service / name for name in ("outcome.py", "money.py", "workdays.py")]
    found += [service / "policy" / name for name in _LOOKED_UP]
    found += [each for room in ("questions", "reasoning") for each in (service / room).rglob("*.py")]
    return sorted(each for each in found if each.name not in ("answer.py", "__init__.py"))


def digest(files: Sequence[Path]) -> str:
    """What files say, in 16 characters."""
    said = hashlib.sha256()
    for file in files:
        said.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return said.hexdigest()[:16]


def changed(since: str) -> Mapping[str, set[int]]:
    """The lines of the core that differ from a commit, by file."""
    command = ["git", "diff", "--unified=0", since, "--", *(str(each) for each in core())]
    return lines_of(subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout)


def lines_of(difference: str) -> Mapping[str, set[int]]:
    """The new lines of a difference as git tells it, by file."""
    lines: dict[str, set[int]] = {}
    for part in re.split(r"^diff --git ", difference, flags=re.MULTILINE)[1:]:
        name = re.search(r"^\+\+\+ b/(.+)$", part, re.MULTILINE)
        for begin, number in _HUNK.findall(part) if name else ():
            lines.setdefault(name[1], set()).update(range(int(begin), int(begin) + int(number or 1)))
    return lines


def statement(source: str, line: int) -> range:
    """The lines of the innermost statement that a line is part of; of one with a body, those before it."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            if node.lineno <= line <= last:
                found = range(node.lineno, last + 1)  # Walked from the outside in.
    return found


def spared(source: str) -> Iterator[tuple[Place, Place]]:
    """Where a change decides nothing: types, decorators, sizes of memories, what only a type checker reads."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            # A decorator begins with its sign, which is no part of its expression.
            for each in node.decorator_list:
                yield (each.lineno, 0), _end(each)
        if isinstance(node, ast.FunctionDef):
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            yield from (_span(each.annotation) for each in every if each and each.annotation)
            if node.returns:
                yield _span(node.returns)
        if isinstance(node, ast.AnnAssign):
            yield _span(node.annotation)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield _span(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Memo":
            yield _span(node)  # How much is remembered is the business of tests of memory.
        if isinstance(node, ast.Assign) and _is_type(node):
            yield _span(node.value)


def _is_type(node: ast.Assign) -> bool:
    """Whether a name is given to a type, as `Cell = TypeVar("Cell")` or `Pair = tuple[int, int] | None`."""
    called = node.value.func if isinstance(node.value, ast.Call) else node.value
    if isinstance(called, ast.BinOp):
        called = called.left
    while isinstance(called, ast.Subscript):
        called = called.value
    return isinstance(called, ast.Name) and called.id in {"TypeVar", "Literal", "Callable", "Mapping", "tuple", "dict"}


def _span(node: ast.expr | ast.stmt) -> tuple[Place, Place]:
    return (node.lineno, node.col_offset), _end(node)


def _end(node: ast.expr | ast.stmt) -> Place:
    return node.end_lineno or node.lineno, node.end_col_offset or 0
