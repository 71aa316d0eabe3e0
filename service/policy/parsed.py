"""The content of YAML files as it was parsed when the service was built; parsing takes half of the time of loading.

`python -m service.policy.parse` writes the file and `make serve` and the image run it; the service only reads it. An
entry is found by the digest of the bytes of its YAML file, so a file that has changed since is parsed. A file of
entries that is damaged, or was made by another release of the parser, is not used. Whatever is found is checked by
`load` and `words` as if it had just been parsed.

The first line has two digests: of the modules that made it, and of all that follows. Each line after it has the digest
of a YAML file and, as JSON, its content, its days and its mappings with whole numbers as keys: JSON has neither.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import orjson

FILE = Path(__file__).with_name("parsed.jsonl")
MAKERS = (Path(__file__), Path(__file__).with_name("yaml_nodes.py"))
_Path = tuple[str | int, ...]
_Container = dict[str | int, Any] | list[Any]


class Parsed:
    """The entries of a file, by the digest of the YAML they were made of; none if the file is not fit to be used."""

    def __init__(self, entries: Mapping[bytes, bytes]) -> None:
        self._entries = entries

    @classmethod
    def read(cls, file: Path | None = None) -> "Parsed":
        """Read a file, by default the one made with the service."""
        try:
            first, _, rest = (file or FILE).read_bytes().partition(b"\n")
            lines = rest.splitlines() if first == head(rest) else []
            return cls({digest: entry for digest, _, entry in (line.partition(b" ") for line in lines)})
        except OSError:
            return cls({})

    def content(self, text: bytes) -> Any:  # noqa: ANN401 - YAML content is any of the plain types.
        """Return the content of YAML text, or `None` if it has no entry."""
        entry = self._entries.get(_digest(text))
        if entry is None:
            return None
        try:
            return _decoded(entry)
        except (AttributeError, LookupError, TypeError, ValueError):
            return None  # Another program wrote the file.


def write(contents: Iterable[tuple[bytes, Any]], file: Path | None = None) -> None:
    """Write the content of YAML texts, whole or not at all. What JSON cannot tell exactly has no entry."""
    rest = b"".join(
        b"%s %s\n" % (_digest(text), entry)
        for text, content in contents
        if content is not None and (entry := _encoded(content)) is not None
    )
    target = file or FILE
    written = target.with_suffix(".new")
    written.write_bytes(head(rest) + b"\n" + rest)
    written.replace(target)


def head(rest: bytes) -> bytes:
    """Return the first line of a file with these entries."""
    return _digest(b"".join(module.read_bytes() for module in MAKERS)) + b" " + _digest(rest)


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _encoded(content: Any) -> bytes | None:  # noqa: ANN401 - as above.
    days, numbered = [], []
    for path, container in _containers(content, ()):
        found = [key for key, value in _items(container) if isinstance(value, date)]
        if found:
            days.append((path, found))
        if isinstance(container, dict) and container and all(isinstance(key, int) for key in container):
            numbered.append(path)
    try:
        entry = orjson.dumps((content, days, numbered), option=orjson.OPT_NON_STR_KEYS)
    except orjson.JSONEncodeError:
        return None
    # `repr` tells whole numbers from truth values and text, and shows the order.
    return entry if repr(_decoded(entry)) == repr(content) else None


def _containers(content: Any, path: _Path) -> Iterator[tuple[_Path, _Container]]:  # noqa: ANN401 - as above.
    """Yield each mapping and list with its path in the JSON, the outer ones first."""
    if isinstance(content, dict | list):
        yield path, content
        for key, value in _items(content):
            yield from _containers(value, (*path, key))


def _items(container: _Container) -> Iterable[tuple[str | int, Any]]:
    """Return what a container holds, by its keys in the JSON: those of mappings are text there."""
    if isinstance(container, list):
        return enumerate(container)
    return ((str(key), value) for key, value in container.items())


def _decoded(entry: bytes) -> Any:  # noqa: ANN401 - as above.
    content, days, numbered = orjson.loads(entry)
    for path, keys in days:
        container = _at(content, path)
        for key in keys:
            container[key] = date.fromisoformat(container[key])
    for path in reversed(numbered):  # The inner ones first: paths have the keys as they are in the JSON.
        container = _at(content, path)
        items = [(int(key), value) for key, value in container.items()]
        container.clear()
        container.update(items)
    return content


def _at(content: Any, path: _Path) -> Any:  # noqa: ANN401 - as above.
    for key in path:
        content = content[key]
    return content
