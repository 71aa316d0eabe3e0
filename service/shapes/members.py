"""Members of published answers: text, codes, days, yuan, counts and lists, each with its documentation."""

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import fields

from service.shapes.fields import SENTENCE, AnswerSchema, documented

DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


CODE = r"^[a-z0-9_]+$"


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


SIGNED_MONEY = r"^-?[0-9]{1,12}\.[0-9]{2}$"


_LONG = 2000


def a_text(  # noqa: PLR0913 - each is a keyword of the published schema.
    description: str,
    example: str,
    *,
    nullable: bool = False,
    most: int = _LONG,
    pattern: str = SENTENCE,
    unit: str = "",
) -> fields.Str:
    """Return a text member: one line that is not blank, or what the pattern says."""
    metadata = {**documented(description, unit), "maxLength": most, "pattern": pattern, "examples": [example]}
    return fields.Str(required=True, allow_none=nullable, metadata=metadata)


def some_yuan(description: str, example: str) -> fields.Str:
    """Return a member for yuan, or null if unknown."""
    return a_text(description, example, nullable=True, most=16, pattern=SIGNED_MONEY, unit="yuan")


def a_day(description: str, *, nullable: bool = True) -> fields.Str:
    """Return a member for a day, `YYYY-MM-DD`."""
    return a_text(description, "2026-11-21", nullable=nullable, most=10, pattern=DATE)


def a_code(description: str, example: str, *, nullable: bool = False) -> fields.Str:
    """Return a member for a stable code."""
    return a_text(description, example, nullable=nullable, most=80, pattern=CODE)


def one_of(description: str, *codes: str, nullable: bool = False) -> fields.Str:
    """Return a member for one of a closed list of codes."""
    enum = [*codes, None] if nullable else list(codes)
    return fields.Str(
        required=True,
        allow_none=nullable,
        metadata={"description": description, "enum": enum, "examples": [codes[0]]},
    )


def the_question(name: str) -> fields.Str:
    """Return the member that names the question, one code per shape, so that clients can tell the shapes apart."""
    return one_of("The question that was asked.", name)


def a_truth(description: str) -> fields.Bool:
    """Return a member for a truth value."""
    return fields.Bool(required=True, metadata={"description": description, "examples": [True]})


def a_count(description: str, *, unit: str, nullable: bool = False, most: int = 100_000) -> fields.Int:
    """Return a member for a whole number."""
    metadata = {**documented(description, unit), "minimum": 0, "maximum": most, "examples": [10], "format": "int32"}
    return fields.Int(required=True, allow_none=nullable, metadata=metadata)


def listed(inner: fields.Field[Any], description: str, most: int = 200) -> fields.List[Any]:
    """Return a bounded list."""
    return fields.List(inner, required=True, metadata={"description": description, "maxItems": most})


def nested(schema: type[AnswerSchema], description: str, *, nullable: bool = False) -> fields.Nested:
    """Return a part with a schema of its own."""
    return fields.Nested(schema, required=True, allow_none=nullable, metadata={"description": description})


class OpenFacts(fields.Raw):
    """Facts as they were sent, documented by a schema; their question validates them later."""

    def __init__(self, schema: type[AnswerSchema], description: str) -> None:
        self.schema = schema
        super().__init__(load_default=dict, metadata={"description": description})


class OneAnswer(fields.Raw):
    """The answer to one of several questions, or null. Its member `question` tells which, so clients need not guess."""

    def __init__(self, name: str, about: str, *schemas: type[AnswerSchema], **kwargs: Any) -> None:  # noqa: ANN401 - marshmallow's own.
        self.name_published, self.about, self.schemas = name, about, schemas
        super().__init__(**kwargs)

    def published(self, refer: Callable[[type[AnswerSchema]], Mapping[str, str]]) -> dict[str, Any]:
        """Return the union as a schema of its own.

        Null is one of its shapes, and there is no discriminator: generators fail at a nullable union, or at a
        discriminator beside null. They tell the shapes apart by `question`, which has one code in each.
        """
        return {"anyOf": [*map(refer, self.schemas), {"type": "null"}], "description": self.about}


def any_of(description: str, name: str, about: str, *schemas: type[AnswerSchema]) -> OneAnswer:
    """Return a part that answers one of several questions, or is null."""
    return OneAnswer(name, about, *schemas, required=True, metadata={"description": description})


def many(schema: type[AnswerSchema], description: str, most: int = 200) -> fields.List[Any]:
    """Return a bounded list of parts."""
    return listed(fields.Nested(schema), description, most)
