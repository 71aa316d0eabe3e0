"""Which members of an answer a tool returns. A model reads all that it gets, so it gets only what it can use."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Tree = Mapping[str, "Tree"]
"""The members to return, each with its own members to return. A member without any is returned whole."""


def tree(*paths: str) -> Tree:
    """Build the tree from paths such as `explanation.plain`."""
    made: dict[str, list[str]] = {}
    for path in paths:
        name, _, rest = path.partition(".")
        made.setdefault(name, []).extend([rest] if rest else [])
    return {name: tree(*inner) for name, inner in made.items()}


def selected(value: Any, members: Tree) -> Any:  # noqa: ANN401 - JSON of any shape.
    """The selected members of a value; for a list, those of each item. Absent members are left out."""
    if not members or value is None:
        return value
    if isinstance(value, list):
        return [selected(each, members) for each in value]
    return {name: selected(value[name], inner) for name, inner in members.items() if name in value}


def found(value: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - as above.
    """Every member with that name at any depth, outermost first."""
    inside: Iterable[Any] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    if isinstance(value, dict) and name in value:
        yield value[name]
    for each in inside:
        yield from found(each, name)
