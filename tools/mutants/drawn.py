"""Which mutants there are of the core, and which of them are tried."""

import ast
import hashlib
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from cosmic_ray.commands.init import init
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import MutationSpec, WorkItem

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "mutants"
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_IDENTITY = frozenset(
    f"core/ReplaceComparisonOperator_{pair}" for pair in ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
)
"""Of what is compared here, None and members of enumerations, what is equal is the same."""
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


def session() -> WorkDB:
    """All mutants of the core as it stands, with what became of those already tried."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"session-{digest(core())}.sqlite"
    made = WorkDB(file, WorkDB.Mode.create)
    if not made.num_work_items:
        init([each.relative_to(ROOT) for each in core()], made, {})
    return made


def drawn(items: Sequence[WorkItem], number: int, seed: int) -> Sequence[WorkItem]:
    """So many of those that change what is decided, the same for the same seed; all where 0 are asked for."""
    spared = {each: list(_spared(ast.parse(each.read_text(encoding="utf-8")))) for each in core()}
    fit = [each for each in items if not _within(mutation(each), spared)]
    ordered = sorted(fit, key=lambda each: _place(mutation(each)))
    # A larger sample begins with the smaller one, so that nothing is tried twice.
    Random(seed).shuffle(ordered)  # noqa: S311 - No secret.
    return [each for each in ordered if mutation(each).operator_name not in _IDENTITY][: number or None]


def on_changed_lines(items: Sequence[WorkItem], since: str) -> Sequence[WorkItem]:
    """Those on lines that differ from a commit."""
    command = ["git", "diff", "--unified=0", since, "--", *(str(each) for each in core())]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    lines: dict[str, set[int]] = {}
    for part in re.split(r"^diff --git ", told, flags=re.MULTILINE)[1:]:
        name = re.search(r"^\+\+\+ b/(.+)$", part, re.MULTILINE)
        for begin, number in _HUNK.findall(part) if name else ():
            lines.setdefault(name[1], set()).update(range(int(begin), int(begin) + int(number or 1)))
    return [each for each in items if mutation(each).start_pos[0] in lines.get(str(mutation(each).module_path), ())]


def statement(file: Path, line: int) -> range:
    """The lines of the innermost statement that a line is part of; of one with a body, those before it."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            if node.lineno <= line <= last:
                found = range(node.lineno, last + 1)  # Walked from the outside in.
    return found


def mutation(item: WorkItem) -> MutationSpec:
    """The one mutation of an item."""
    return item.mutations[0]


def _place(spec: MutationSpec) -> tuple[str, Place, str, int]:
    return str(spec.module_path), tuple(spec.start_pos), spec.operator_name, spec.occurrence


def _within(spec: MutationSpec, spared: Mapping[Path, Sequence[tuple[Place, Place]]]) -> bool:
    start = tuple(spec.start_pos)
    return any(begin <= start < end for begin, end in spared[ROOT / spec.module_path])


def _spared(tree: ast.AST) -> Iterator[tuple[Place, Place]]:
    """Where a change decides nothing: types of fields and parameters, decorators, what only a type checker reads."""
    for node in ast.walk(tree):
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
