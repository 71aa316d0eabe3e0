"""The members of published answers: text, codes, days, yuan, counts and lists, each with its documentation."""

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import fields

from service.shapes.fields import SENTENCE, AnswerSchema, documented

DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


CODE = r"^[a-z0-9_]+$"


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


SIGNED_MONEY = r"^-?[0-9]{1,12}\.[0-9]{2}$"


_LONG = 2000


def a_text(  # noqa: PLR0913 - each is a word of the published schema.
    description: str,
    example: str,
    *,
    nullable: bool = False,
    most: int = _LONG,
    pattern: str = SENTENCE,
    unit: str = "",
) -> fields.Str:
    """Text of an answer: one line that is not blank, or what the pattern says."""
    metadata = {**documented(description, unit), "maxLength": most, "pattern": pattern, "examples": [example]}
    return fields.Str(required=True, allow_none=nullable, metadata=metadata)


def some_yuan(description: str, example: str) -> fields.Str:
    """Yuan of an answer, or null where they are not known."""
    return a_text(description, example, nullable=True, most=16, pattern=SIGNED_MONEY, unit="yuan")


def a_day(description: str, *, nullable: bool = True) -> fields.Str:
    """A day of an answer, `YYYY-MM-DD`."""
    return a_text(description, "2026-11-21", nullable=nullable, most=10, pattern=DATE)


def a_code(description: str, example: str, *, nullable: bool = False) -> fields.Str:
    """A stable code."""
    return a_text(description, example, nullable=nullable, most=80, pattern=CODE)


def one_of(description: str, *codes: str, nullable: bool = False) -> fields.Str:
    """One of a closed list of codes."""
    enum = [*codes, None] if nullable else list(codes)
    return fields.Str(
        required=True,
        allow_none=nullable,
        metadata={"description": description, "enum": enum, "examples": [codes[0]]},
    )


def the_question(name: str) -> fields.Str:
    """The question an answer answers: one for each shape, so that a client knows which of several shapes it reads."""
    return one_of("The question that was asked.", name)


def a_truth(description: str) -> fields.Bool:
    """A truth value."""
    return fields.Bool(required=True, metadata={"description": description, "examples": [True]})


def a_count(description: str, *, unit: str, nullable: bool = False, most: int = 100_000) -> fields.Int:
    """A whole number of something."""
    metadata = {**documented(description, unit), "minimum": 0, "maximum": most, "examples": [10], "format": "int32"}
    return fields.Int(required=True, allow_none=nullable, metadata=metadata)


def listed(inner: fields.Field[Any], description: str, most: int = 200) -> fields.List[Any]:
    """A bounded list."""
    return fields.List(inner, required=True, metadata={"description": description, "maxItems": most})


def nested(schema: type[AnswerSchema], description: str, *, nullable: bool = False) -> fields.Nested:
    """A part with a schema of its own."""
    return fields.Nested(schema, required=True, allow_none=nullable, metadata={"description": description})


class OpenFacts(fields.Raw):
    """Facts as they were sent, documented by a schema; the question they are for judges them later."""

    def __init__(self, schema: type[AnswerSchema], description: str) -> None:
        self.schema = schema
        super().__init__(load_default=dict, metadata={"description": description})


class OneAnswer(fields.Raw):
    """The answer to one of several questions, or null. Its member `question` tells which, so clients need not guess."""

    def __init__(self, name: str, about: str, *schemas: type[AnswerSchema], **kwargs: Any) -> None:  # noqa: ANN401 - marshmallow's own.
        self.name_published, self.about, self.schemas = name, about, schemas
        super().__init__(**kwargs)

    def published(self, refer: Callable[[type[AnswerSchema]], Mapping[str, str]]) -> dict[str, Any]:
        """The union as a schema of its own.

        Null is one of its shapes, and no discriminator is named: generators fail either at a union that may be null or
        at a discriminator beside null. They tell the shapes apart by `question`, which has one code in each.
        """
        return {"anyOf": [*map(refer, self.schemas), {"type": "null"}], "description": self.about}


def any_of(description: str, name: str, about: str, *schemas: type[AnswerSchema]) -> OneAnswer:
    """A part that answers one of several questions, or is null."""
    return OneAnswer(name, about, *schemas, required=True, metadata={"description": description})


def many(schema: type[AnswerSchema], description: str, most: int = 200) -> fields.List[Any]:
    """A bounded list of parts."""
    return listed(fields.Nested(schema), description, most)
