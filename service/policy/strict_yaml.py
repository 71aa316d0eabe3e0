"""Strict YAML: no duplicate keys, no floats, no aliases, no dates but `YYYY-MM-DD`. Errors name file, line and key.

What was parsed when the service was built is not parsed again (`parsed`).
"""

from functools import cached_property
from pathlib import Path
from typing import Any

from service.policy.parsed import Parsed
from service.policy.yaml_nodes import KeyPath, TextError, content_of, lines_of


class BookError(Exception):
    """The book cannot be served. The message names the file, the line and the key."""

    def __init__(self, file: str, line: int | None, key: str, problem: str) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key or '(top)'}: {problem}")


class Document:
    """One file as plain Python values, with the line of every key; errors call it by `name`, else by its file name.

    Its content is taken from `parsed` if the file had these bytes when it was parsed.
    """

    def __init__(self, path: Path, name: str = "", parsed: Parsed | None = None) -> None:
        self.name = name or path.name
        try:
            self._bytes = path.read_bytes()
            known = parsed.content(self._bytes) if parsed else None
            self.content: Any = self._content() if known is None else known
        except (OSError, UnicodeDecodeError) as error:
            raise BookError(self.name, None, "", f"cannot be read: {error}") from error

    def _content(self) -> Any:  # noqa: ANN401 - YAML content is any of the plain types.
        try:
            return content_of(self._bytes.decode())
        except TextError as error:
            raise BookError(self.name, error.line, _shown(error.path), str(error)) from error

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
        """The line of every key and item; only errors need it."""
        return lines_of(self._bytes.decode())


def _shown(path: KeyPath) -> str:
    return ".".join(map(str, path))
