"""Strict YAML: no duplicate keys, no floats, no aliases, no dates but `YYYY-MM-DD`.

Errors name the file, the line and the key. PyYAML has no such mode: it keeps the last of duplicate keys and turns
unquoted numbers into floats. ruamel.yaml takes floats and aliases; strictyaml refuses `{a: 1}`.
Test: `tests/test_book.py::test_a_bad_book_is_refused_naming_file_line_and_key`.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

_TAGS = "tag:yaml.org,2002:"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

KeyPath = tuple[str | int, ...]


class BookError(Exception):
    """The book cannot be served. The message names the file, the line and the key."""

    def __init__(self, file: str, line: int | None, key: str, problem: str) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key or '(top)'}: {problem}")


class Document:
    """One file as plain Python values, with the line of every key; errors call it by `name`, else by its file name."""

    def __init__(self, path: Path, name: str = "") -> None:
        self.name = name or path.name
        self.lines: dict[KeyPath, int] = {}
        self._seen: set[int] = set()
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise BookError(self.name, mark.line + 1 if mark else None, "", error.problem or "not YAML") from error
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BookError(self.name, None, "", f"cannot be read: {error}") from error
        self.content: Any = None if node is None else self._plain(node, ())

    def error(self, path: KeyPath, problem: str) -> BookError:
        """Return the error for a key, with its line or that of the nearest key above it."""
        return BookError(self.name, self._line(path), ".".join(map(str, path)), problem)

    def where(self, path: KeyPath) -> str:
        """Return the file and line of a key."""
        return f"{self.name}:{self._line(path)}"

    def _line(self, path: KeyPath) -> int | None:
        """Return the line of a key, or of the nearest key above it."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return self.lines.get(known)

    def _plain(self, node: yaml.Node, path: KeyPath) -> Any:  # noqa: ANN401 - YAML content is any of the plain types.
        self.lines.setdefault(path, node.start_mark.line + 1)
        # The composer returns the anchor's own node for an alias.
        if id(node) in self._seen:
            raise self.error(path, "is an alias, which is not allowed: repeat the content here")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str | int, Any]:
        content: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            key = self._plain(key_node, (*path, str(key_node.value)))
            if not isinstance(key, str | int) or isinstance(key, bool):
                raise self.error((*path, str(key_node.value)), "a key must be text or a whole number")
            self.lines[*path, key] = key_node.start_mark.line + 1
            if key in content:
                raise self.error((*path, key), "duplicate key")
            content[key] = self._plain(value_node, (*path, key))
        return content

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:  # noqa: ANN401 - as above.
        kind, text = node.tag.removeprefix(_TAGS), node.value
        if kind == "null":
            return None
        if kind == "str":
            return text
        if kind == "int" and re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", text):
            return int(text)
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind == "timestamp" and _DATE.match(text):
            try:
                return date.fromisoformat(text)
            except ValueError as error:
                raise self.error(path, f"{text} is not a date of the calendar") from error
        if kind == "float":
            raise self.error(path, f"{text} is a float: write amounts and rates as quoted text")
        raise self.error(path, f"{text!r} is written in a form that is not allowed")
