"""Strict YAML: no duplicate keys, no floats, no aliases, no dates but `YYYY-MM-DD`.

Errors name the file, the line and the key. PyYAML has no such mode: it keeps the last of duplicate keys and turns
unquoted numbers into floats. ruamel.yaml takes floats and aliases; strictyaml refuses `{a: 1}`.
Test: `tests/test_book.py::test_a_bad_book_is_refused_naming_file_line_and_key`.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
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


class BookError(Exception):
    """The book cannot be served. The message names the file, the line and the key."""

    def __init__(self, file: str, line: int | None, key: str, problem: str) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key or '(top)'}: {problem}")


class _FaultError(Exception):
    """What is wrong with a node, or with the node when it comes again as an alias."""

    def __init__(self, node: yaml.Node, problem: str, *, again: bool = False) -> None:
        super().__init__(problem)
        self.node = node
        self.again = again


class Document:
    """One file as plain Python values, with the line of every key; errors call it by `name`, else by its file name."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.name = name or path.name
        self._seen: set[int] = set()
        try:
            self._node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
            self.content: Any = None if self._node is None else self._plain(self._node)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise BookError(self.name, mark.line + 1 if mark else None, "", error.problem or "not YAML") from error
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BookError(self.name, None, "", f"cannot be read: {error}") from error
        except _FaultError as fault:
            places = (place for place, node in self._places() if node is fault.node)
            place = next(islice(places, int(fault.again), None))
            raise BookError(self.name, fault.node.start_mark.line + 1, _shown(place), str(fault)) from fault

    def error(self, path: KeyPath, problem: str) -> BookError:
        """Return the error for a key, with its line or that of the nearest key above it."""
        return BookError(self.name, self._line(path), _shown(path), problem)

    def where(self, path: KeyPath) -> str:
        """Return the file and line of a key."""
        return f"{self.name}:{self._line(path)}"

    def _line(self, path: KeyPath) -> int | None:
        """Return the line of a key, or of the nearest key above it."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines.get(known)

    @cached_property
    def lines(self) -> dict[KeyPath, int]:
        """The line of every key and item."""
        lines: dict[KeyPath, int] = {}
        for path, node in self._places():
            lines.setdefault(path, node.start_mark.line + 1)
        return lines

    def _places(self) -> Iterator[tuple[KeyPath, yaml.Node]]:
        return iter(()) if self._node is None else _places(self._node)

    def _plain(self, node: yaml.Node) -> Any:  # noqa: ANN401 - YAML content is any of the plain types.
        # The composer returns the anchor's own node for an alias.
        if id(node) in self._seen:
            raise _FaultError(node, "is an alias, which is not allowed: repeat the content here", again=True)
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item) for item in node.value]
        content: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            key = self._plain(key_node)
            if not isinstance(key, str | int) or isinstance(key, bool):
                raise _FaultError(key_node, "a key must be text or a whole number")
            if key in content:
                raise _FaultError(key_node, "duplicate key")
            content[key] = self._plain(value_node)
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


def _shown(path: KeyPath) -> str:
    return ".".join(map(str, path))
