"""What the readers of policy files share: strict marshmallow fields, and errors located at their key."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, cast

from marshmallow import RAISE, Schema, ValidationError, fields, missing, validate

from service.policy.strict_yaml import Document
from service.policy.yaml_nodes import KeyPath

ID = validate.Regexp(r"[a-z0-9]+(-[a-z0-9]+)*\Z", error="not a lower-case id with hyphens")
CODE = validate.Regexp(r"[a-z0-9]+(_[a-z0-9]+)*\Z", error="not a snake_case code")


class Text(fields.Field[str]):
    """Text, and nothing that merely converts to it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or not value:
            message = "must be text that is not empty"
            raise ValidationError(message)
        return value


class Day(fields.Field[date]):
    """A day written as YYYY-MM-DD; the YAML reader already returns a date."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, date):
            message = "must be a day, YYYY-MM-DD"
            raise ValidationError(message)
        return value


class Truth(fields.Field[bool]):
    """true or false."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            message = "must be true or false"
            raise ValidationError(message)
        return value


class Whole(fields.Field[int]):
    """A whole number."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            message = "must be a whole number"
            raise ValidationError(message)
        return value


def codes(allowed: tuple[str, ...] | None = None) -> fields.List[str]:
    """Return a field for a list of at least one code."""
    rule = validate.OneOf(allowed) if allowed else CODE
    return fields.List(Text(validate=rule), validate=validate.Length(min=1))


class _Taken(NamedTuple):
    """How one field is loaded: its name, its reader, its validators, and what to use if it is absent or null."""

    name: str
    read: Callable[[Any, str, Any], Any]
    validators: Sequence[Callable[[Any], Any]]
    required: bool
    nullable: bool
    absent: Any


class BookSchema(Schema):
    """A part of the book. What is plain and valid is loaded by the fields alone, in less than half of the time.

    All else is judged by marshmallow, which writes the refusals.
    Test: `tests/test_parsed.py::test_what_is_valid_is_loaded_as_marshmallow_loads_it`.
    """

    def load(self, data: Any, **options: Any) -> Any:
        """Return the part as values. Raises `ValidationError`."""
        if type(data) is dict and self.taken is not None and not any(options.values()):
            try:
                loaded = _loaded(data, self.taken)
            except ValidationError:
                loaded = None
            if loaded is not None:
                return loaded
        return super().load(data, **options)

    @cached_property
    def taken(self) -> tuple[_Taken, ...] | None:
        """Return the fields if nothing else affects loading, else `None`."""
        more = (
            setting
            for field in self.load_fields.values()
            for setting in (field.pre_load, field.post_load, field.data_key, field.attribute)
        )
        if any(self._hooks.values()) or self.many or self.partial or self.unknown != RAISE or any(more):
            return None
        return tuple(
            _Taken(
                name,
                field._deserialize,  # noqa: SLF001 - As marshmallow does.
                field.validators,
                required=field.required,
                nullable=bool(field.allow_none),
                absent=field.load_default,
            )
            for name, field in self.load_fields.items()
        )


def _loaded(data: Mapping[str, Any], taken: Iterable[_Taken]) -> dict[str, Any] | None:
    """Return what marshmallow would return, in the same order; `None` if it might refuse the part."""
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


class Bilingual(BookSchema):
    """The same text in both languages."""

    zh = Text(required=True)
    en = Text(required=True)


def checked(document: Document, path: KeyPath, schema: Schema, raw: Any) -> dict[str, Any]:
    """Return raw content as loaded by a schema, or raise the error at its key."""
    if not isinstance(raw, dict):
        raise document.error(path, "must be a mapping")
    try:
        return cast("dict[str, Any]", schema.load(raw))
    except ValidationError as error:
        raise located(document, path, error) from error


def located(document: Document, path: KeyPath, error: ValidationError) -> Exception:
    """Return the first message of a marshmallow error, located at its own key."""
    messages: Any = error.messages
    while isinstance(messages, Mapping):
        key, messages = next(iter(messages.items()))
        if key != "_schema":
            path = (*path, key)
    return document.error(path, str(messages[0]))
