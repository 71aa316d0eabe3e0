"""What the readers of policy files share: strict marshmallow fields, and errors located at their key."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, validate

from service.policy.strict_yaml import Document
from service.policy.yaml_nodes import KeyPath
from service.schemas import QuickSchema

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


class Bilingual(QuickSchema):
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
