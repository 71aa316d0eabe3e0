"""Where two JSON values differ, each place as a JSON pointer (RFC 6901).

Instead of DeepDiff: it compares list items by position, so that one new item makes all behind it differ.
Test: `tests/test_comparisons.py::test_a_list_with_another_item_differs_as_a_whole`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_NAMES = ("code", "id", "fact", "citation", "topic", "value", "month")
"""Members that identify an item of a list; the first that the item has counts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place, with what is there in either value; `None` for a member that is absent."""

    pointer: str
    before: Any
    after: Any


def differences(before: Any, after: Any, pointer: str = "") -> Iterator[Difference]:  # noqa: ANN401 - JSON of any kind.
    """Every place where two values differ, as deep as possible, in the order of the first value.

    Two lists are compared item by item only if they name the same items in the same order; else they differ as a whole.
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            place = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if (name in before) != (name in after):
                yield Difference(place, before.get(name), after.get(name))
            else:
                yield from differences(before[name], after[name], place)
    elif isinstance(before, list) and isinstance(after, list) and _named_alike(before, after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{pointer}/{index}")
    elif type(before) is not type(after) or before != after:
        yield Difference(pointer, before, after)


def _named_alike(before: list[Any], after: list[Any]) -> bool:
    names = [_name(item) for item in before]
    return None not in names and names == [_name(item) for item in after]


def _name(item: object) -> object:
    """What identifies an item, or `None` if nothing does."""
    return next((item[name] for name in _NAMES if name in item), None) if isinstance(item, Mapping) else None
