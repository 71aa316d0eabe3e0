"""JSON in and out: a strict reader and a fast writer.

The reader refuses duplicate keys, `NaN` and infinities, very long numbers, deep nesting, long lists, objects with many
members, more values than any request has, and text that is not UTF-8 or has half a surrogate pair. A refusal is a
`JsonError` with a stable code.

Not by `orjson` or `msgspec` alone: both silently keep the last of two equal keys, which another reader may not.
Test: `tests/test_http.py::test_a_body_that_is_no_plain_object_is_refused`.
So `orjson` reads first, and its value is checked in one pass. What does not pass is read again by the strict reader;
only the strict reader refuses.
"""

import json
from typing import Any, NoReturn

import orjson

MAX_DEPTH = 16
MAX_ITEMS = 2000  # No schema takes as many; one that takes fewer says so itself.
MAX_MEMBERS = 100
MAX_VALUES = 131_072
"""Three times those of the largest batch with every fact stated. Marks inside text are counted too."""
_MAX_DIGITS = 32
_NO_BRACKETS = bytes(set(range(256)).difference(b"[]{}"))
_WHOLE = range(-(2**63), 2**63)
"""The whole numbers that the writer can write."""


class JsonError(Exception):
    """Text that is not acceptable JSON. `code` is one of the problem codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _NotPlainError(Exception):
    """A value that only the strict reader can judge."""


def read(body: bytes) -> Any:  # noqa: ANN401 - JSON is any of the plain types.
    """The value of a JSON text. Raises `JsonError`."""
    if len(body) > MAX_VALUES and body.count(b",") + body.count(b"[") + body.count(b"{") > MAX_VALUES:
        raise JsonError("too_many")  # In memory, a value takes twenty times its bytes.
    try:
        value = orjson.loads(body)
        # If there are more marks than parts, a key is there twice or text has marks in it.
        if body.count(b":") + body.count(b"{") + body.count(b"[") == _parts(value, MAX_DEPTH):
            return value
    except (orjson.JSONDecodeError, _NotPlainError):
        pass
    return read_strictly(body)


def _parts(value: Any, levels: int) -> int:  # noqa: ANN401 - as above.
    """The number of members, objects and lists in a value. In the text each has one mark: `:`, `{` or `[`.

    Raises `_NotPlainError` for a value that the strict reader might refuse or read in another way.
    """
    kind = type(value)
    if kind is dict and len(value) <= MAX_MEMBERS and levels:
        parts, inside = 1 + len(value), value.values()
    elif kind is list and len(value) <= MAX_ITEMS and levels:
        parts, inside = 1, value
    elif kind is bool or kind is str or value is None or (kind is int and value in _WHOLE):
        return 0
    else:
        raise _NotPlainError
    for each in inside:
        if each is not None and type(each) is not str:
            parts += _parts(each, levels - 1)
    return parts


def read_strictly(body: bytes) -> Any:  # noqa: ANN401 - as above.
    """The value of a JSON text, by the strict reader. Raises `JsonError`."""
    if body.count(b"[") + body.count(b"{") > MAX_DEPTH and _depth(body) > MAX_DEPTH:
        raise JsonError("too_deep")
    try:
        text = body.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_unique, parse_int=_whole, parse_float=_number, parse_constant=_no_constant
        )
        if body.count(b",") >= MAX_ITEMS and _longest(value) > MAX_ITEMS:
            raise JsonError("too_many")
        # A lone surrogate can only come as an escape, and could not be written.
        if "\\u" in text:
            orjson.dumps(value)
    except (ValueError, RecursionError, TypeError) as error:
        raise JsonError("invalid_json") from error
    return value


def reread(written: bytes) -> Any:  # noqa: ANN401 - as above.
    """The value of a text that `write` made of a value that was read, without judging it again."""
    return orjson.loads(written)


def write(value: Any) -> bytes:  # noqa: ANN401 - as above.
    """The JSON text of plain values in UTF-8, Chinese unescaped."""
    return orjson.dumps(value)


def _depth(body: bytes) -> int:
    deepest = depth = 0
    for byte in body.translate(None, _NO_BRACKETS):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _longest(value: Any) -> int:  # noqa: ANN401 - as above.
    if isinstance(value, list):
        return max(len(value), *map(_longest, value), 0)
    return max(map(_longest, value.values()), default=0) if isinstance(value, dict) else 0


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MAX_MEMBERS:
        raise JsonError("too_many_fields")
    members = dict(pairs)
    if len(members) != len(pairs):
        raise JsonError("duplicate_key")
    return members


def _whole(text: str) -> int:
    number = int(text) if len(text) <= _MAX_DIGITS else _WHOLE.stop
    if number not in _WHOLE:
        raise JsonError("invalid_json")
    return number


def _number(text: str) -> float:
    number = float(text)
    if len(text) > _MAX_DIGITS or number in (float("inf"), float("-inf")):
        raise JsonError("invalid_json")
    return number


def _no_constant(_text: str) -> NoReturn:
    raise JsonError("invalid_json")
