"""Schemas that load what is plain and valid by the fields alone, in less than half of the time.

All else is judged by marshmallow, which writes the refusals. Tests that the two never differ:
`tests/test_parsed.py::test_what_is_valid_is_loaded_as_marshmallow_loads_it` for the book,
`tests/test_quick_reading.py::test_what_is_loaded_quickly_is_what_marshmallow_loads` for what callers send.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

from marshmallow import RAISE, Schema, ValidationError, missing


class _Taken(NamedTuple):
    """How one field is loaded: its name, its reader, its validators, and what to use if it is absent or null."""

    name: str
    read: Callable[..., Any]
    validators: Sequence[Callable[[Any], Any]]
    required: bool
    nullable: bool
    absent: Any


class QuickSchema(Schema):
    """A schema that refuses unknown fields."""

    class Meta:
        unknown = RAISE

    def load(self, data: Any, **options: Any) -> Any:
        """Return what was read, as values. Raises `ValidationError`."""
        if type(data) is dict and self._taken is not None and not any(options.values()):
            try:
                loaded = _loaded(data, self._taken)
            except ValidationError:
                loaded = None
            if loaded is not None:
                return loaded
        return super().load(data, **options)

    @cached_property
    def _taken(self) -> tuple[_Taken, ...] | None:
        """Return the fields if nothing else affects loading, else `None`."""
        listed, parts = self.load_fields.values(), self.partial is True
        elsewhere = any(self._hooks.values()) or self.many or self.unknown != RAISE or (self.partial and not parts)
        more = (
            setting
            for field in listed
            for setting in (field.pre_load, field.post_load, field.data_key, field.attribute)
        )
        if elsewhere or any(more):
            return None
        return tuple(
            _Taken(
                name,
                partial(field._deserialize, partial=True) if parts else field._deserialize,  # noqa: SLF001 - As marshmallow does.
                field.validators,
                required=field.required and not parts,
                nullable=bool(field.allow_none),
                absent=missing if parts else field.load_default,
            )
            for name, field in self.load_fields.items()
        )


def _loaded(data: Mapping[str, Any], taken: Iterable[_Taken]) -> dict[str, Any] | None:
    """Return what marshmallow would return, in the same order; `None` if it might refuse the object."""
    loaded: dict[str, Any] = {}
    seen = 0
    for name, read, validators, required, nullable, absent in taken:
        if name not in data:
            if required:
                return None
            if absent is not missing:
                loaded[name] = absent() if callable(absent) else absent
            continue
        seen += 1
        value = data[name]
        if value is not None:
            loaded[name] = value = read(value, name, data)
            for validator in validators:
                validator(value)
        elif nullable:
            loaded[name] = None
        else:
            return None
    return loaded if seen == len(data) else None
