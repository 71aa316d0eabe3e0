"""YAML text as plain Python values, and the line of every key: the part of `strict_yaml` that knows PyYAML.

PyYAML has no strict mode: it keeps the last of duplicate keys and turns unquoted numbers into floats. ruamel.yaml takes
floats and aliases; strictyaml refuses `{a: 1}`.
Test: `tests/test_book.py::test_a_bad_book_is_refused_naming_file_line_and_key`.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

_NULL, _TEXT, _WHOLE, _TRUTH, _DAY, _FLOAT = (
    f"tag:yaml.org,2002:{name}" for name in ("null", "str", "int", "bool", "timestamp", "float")
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_INT = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")


if TYPE_CHECKING:
    from yaml import SafeLoader as _Quickest
else:
    _Quickest = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Quickest):
    """The loader of PyYAML, which tries up to eight patterns on each plain text: most texts come many times."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ANN401 - as PyYAML has it.
        """The tag of a node."""
        if kind is yaml.ScalarNode:
            return _resolved(value) if implicit[0] else _TEXT
        return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]


@lru_cache(maxsize=1024)
def _resolved(text: str) -> str:
    return str(yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]


KeyPath = tuple[str | int, ...]


class TextError(Exception):
    """The text is not strict YAML: the line and the path of the key at fault, as far as they are known."""

    def __init__(self, problem: str, line: int | None = None, path: KeyPath = ()) -> None:
        super().__init__(problem)
        self.line = line
        self.path = path


class _FaultError(Exception):
    """What is wrong with a node, or with the node when it comes again as an alias."""

    def __init__(self, node: yaml.Node, problem: str, *, again: bool = False) -> None:
        super().__init__(problem)
        self.node = node
        self.again = again


def content_of(text: str) -> Any:  # noqa: ANN401 - YAML content is any of the plain types.
    """Return the content of a text: mappings, lists, text, whole numbers, truth values, days and `None`."""
    node = _composed(text)
    if node is None:
        return None
    try:
        return _plain(node, set())
    except _FaultError as fault:
        places = (place for place, met in _places(node) if met is fault.node)
        place = next(islice(places, int(fault.again), None))
        raise TextError(str(fault), fault.node.start_mark.line + 1, place) from fault


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line of every key and item."""
    node = _composed(text)
    lines: dict[KeyPath, int] = {}
    for path, met in _places(node) if node is not None else ():
        lines.setdefault(path, met.start_mark.line + 1)
    return lines


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise TextError(error.problem or "not YAML", mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise TextError(f"cannot be read: {error}") from error


def _plain(node: yaml.Node, seen: set[int]) -> Any:  # noqa: ANN401 - as above.
    # The composer returns the anchor's own node for an alias.
    if id(node) in seen:
        raise _FaultError(node, "is an alias, which is not allowed: repeat the content here", again=True)
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, seen) for item in node.value]
    content: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        key = _plain(key_node, seen)
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise _FaultError(key_node, "a key must be text or a whole number")
        if key in content:
            raise _FaultError(key_node, "duplicate key")
        content[key] = _plain(value_node, seen)
    return content


def _scalar(node: yaml.ScalarNode) -> Any:  # noqa: ANN401 - as above.
    kind, text = node.tag, node.value
    if kind == _NULL:
        return None
    if kind == _WHOLE and _INT.match(text):
        return int(text)
    if kind == _TRUTH and text in ("true", "false"):
        return text == "true"
    if kind == _DAY and _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise _FaultError(node, f"{text} is not a date of the calendar") from error
    if kind == _FLOAT:
        raise _FaultError(node, f"{text} is a float: write amounts and rates as quoted text")
    raise _FaultError(node, f"{text!r} is written in a form that is not allowed")


def _places(node: yaml.Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, yaml.Node]]:
    """Yield all nodes with their paths, each key before its value."""
    yield path, node
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _places(item, (*path, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, int(key.value) if key.tag == _WHOLE and _INT.match(key.value) else str(key.value))
            yield from _places(key, below)
            yield from _places(value, below)
