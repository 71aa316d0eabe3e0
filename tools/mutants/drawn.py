"""Which mutants there are of the core, and which of them are tried."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from random import Random

from cosmic_ray.commands.init import init
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import MutationSpec, WorkItem

from tools.mutants.lines import FOLDER, ROOT, Place, changed, core, digest, spared

_IDENTITY = frozenset(
    f"core/ReplaceComparisonOperator_{pair}" for pair in ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
)
"""Of what is compared here, None and members of enumerations, what is equal is the same."""


def session() -> WorkDB:
    """All mutants of the core as it stands, with what became of those already tried."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"session-{digest(core())}.sqlite"
    made = WorkDB(file, WorkDB.Mode.create)
    if not made.num_work_items:
        init([each.relative_to(ROOT) for each in core()], made, {})
    return made


def drawn(items: Sequence[WorkItem], number: int, seed: int) -> Sequence[WorkItem]:
    """So many of those that change what is decided, the same for the same seed; all where 0 are asked for.

    Every module gives one before any gives another: the longest would have most of them, and the shortest none.
    """
    spans = {each: list(spared(each.read_text(encoding="utf-8"))) for each in core()}
    ordered = sorted((each for each in items if _decides(mutation(each), spans)), key=_order)
    # A larger sample begins with the smaller one, so that nothing is tried twice.
    Random(seed).shuffle(ordered)  # noqa: S311 - No secret.
    nth: Counter[Path] = Counter()
    turns: list[tuple[int, WorkItem]] = []
    for each in ordered:
        module = mutation(each).module_path
        nth[module] += 1
        turns.append((nth[module], each))
    return [each for _, each in sorted(turns, key=itemgetter(0))][: number or None]


def on_changed_lines(items: Sequence[WorkItem], since: str) -> Sequence[WorkItem]:
    """Those on lines that differ from a commit."""
    lines = changed(since)
    return [each for each in items if mutation(each).start_pos[0] in lines.get(str(mutation(each).module_path), ())]


def mutation(item: WorkItem) -> MutationSpec:
    """The one mutation of an item."""
    return item.mutations[0]


def _order(item: WorkItem) -> tuple[str, Place, str, int]:
    spec = mutation(item)
    return str(spec.module_path), (spec.start_pos[0], spec.start_pos[1]), spec.operator_name, spec.occurrence


def _decides(spec: MutationSpec, spans: Mapping[Path, Sequence[tuple[Place, Place]]]) -> bool:
    start = tuple(spec.start_pos)
    within = any(begin <= start < end for begin, end in spans[ROOT / spec.module_path])
    return not within and spec.operator_name not in _IDENTITY
