"""Marshmallow fields that accept exactly what they document, and base schemas for requests and answers.

A refusal is a code of `wording` (section `problems`), never a sentence. Patterns are those of the OpenAPI document: a
field accepts exactly what its pattern admits.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load

from service.facts import Month, Payment, Scheme
from service.schemas import QuickSchema
from service.shapes.identity import IDENTITY, looks_like_identity, person_in

DAY = (
    r"^(20[0-8][0-9]-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    r"|02-(0[1-9]|1[0-9]|2[0-8]))|20([02468][048]|[1357][26])-02-29)$"
)
MONTH = r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"
MONEY = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,2})?$"
RATE = r"^0(\.[0-9]{1,5})?$"
AREA = r"^[1-8][0-9]{5}$"
SENTENCE = r"^\S(.*\S)?$"
NAME = r"^[a-z]+(_[a-z]+)*$"
ITEM_ID = r"^[A-Za-z0-9_.:-]{1,64}$"
SWEPT = r"^[0-9][0-9.-]{0,11}$"

_DAY, _MONTH, _MONEY, _RATE, _AREA, _NAME, _ITEM_ID, _SWEPT = (
    re.compile(pattern[:-1] + r"\Z") for pattern in (DAY, MONTH, MONEY, RATE, AREA, NAME, ITEM_ID, SWEPT)
)


def documented(description: str, unit: str) -> dict[str, str]:
    """Return the description of a field; for a quantity with its unit, in words and as data."""
    return (
        {"description": f"{description} [{unit.replace('_', ' ')}]", "x-unit": unit}
        if unit
        else {"description": description}
    )


class PatternField(fields.Field[Any]):
    """Text that matches a pattern, turned into a value."""

    pattern = re.compile("")
    published_pattern = ""
    refusal = "invalid"
    example = ""
    max_length = 0
    unit = ""

    def __init__(self, *, description: str, **kwargs: Any) -> None:
        metadata = {
            **documented(description, self.unit),
            "pattern": self.published_pattern,
            "maxLength": self.max_length,
            "examples": [self.example],
        }
        super().__init__(metadata=metadata, **kwargs)

    def value(self, text: str) -> Any:
        """Return the value of a text that matches."""
        return text

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if isinstance(value, str) and len(value) <= self.max_length and self.pattern.match(value):
            return self.value(value)
        if isinstance(value, str | int) and looks_like_identity(str(value)):
            raise ValidationError("looks_like_identity_number")
        raise ValidationError(self.refusal)


class DayField(PatternField):
    """A day, `YYYY-MM-DD`, from 2000 to 2089."""

    pattern, published_pattern, refusal, example, max_length = _DAY, DAY, "not_a_date", "2026-11-21", 10

    def value(self, text: str) -> date:
        """Return the date."""
        return date.fromisoformat(text)


class MonthField(PatternField):
    """A month, `YYYY-MM`."""

    pattern, published_pattern, refusal, example, max_length = _MONTH, MONTH, "not_a_month", "1965-05", 7

    def value(self, text: str) -> Month:
        """Return the month."""
        return Month(int(text[:4]), int(text[5:]))


class MoneyField(PatternField):
    """Yuan as text with at most two decimals."""

    pattern, published_pattern, refusal, example, max_length = _MONEY, MONEY, "not_money", "3700.00", 12
    unit = "yuan"

    def value(self, text: str) -> Decimal:
        """Return the yuan."""
        return Decimal(text)


class RateField(PatternField):
    """A share of one as text."""

    pattern, published_pattern, refusal, example, max_length = _RATE, RATE, "not_a_rate", "0.03", 7
    unit = "share_of_one"

    def value(self, text: str) -> Decimal:
        """Return the share."""
        return Decimal(text)


class AreaField(PatternField):
    """The six digits of an area."""

    pattern, published_pattern, refusal, example, max_length = _AREA, AREA, "not_an_area_code", "110000", 6


class ItemIdField(PatternField):
    """A caller's own id of an item of a batch."""

    pattern, published_pattern, refusal = _ITEM_ID, ITEM_ID, "not_an_item_id"
    example, max_length = "row-17", 64

    def value(self, text: str) -> str:
        """Return the id, which must not contain personal data."""
        if code := person_in(text):
            raise ValidationError(code)
        return text


class NameField(PatternField):
    """A snake_case name."""

    pattern, published_pattern, example, max_length = _NAME, NAME, "retiree_credit", 80


class SweptValueField(PatternField):
    """A value of a fact with an order, as text; the kind of the fact judges the rest."""

    pattern, published_pattern, refusal, example, max_length = _SWEPT, SWEPT, "not_a_swept_value", "5000", 12


class ChoiceField(fields.Field[Any]):
    """One of a closed list of codes."""

    def __init__(self, choices: Sequence[str], *, description: str, **kwargs: Any) -> None:
        self.choices = {str(choice): choice for choice in choices}
        listed = [str(choice) for choice in choices]
        enum = [*listed, None] if kwargs.get("allow_none") else listed
        super().__init__(metadata={"description": description, "enum": enum, "examples": listed[:1]}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if isinstance(value, str) and value in self.choices:
            return self.choices[value]
        if isinstance(value, str | int) and looks_like_identity(str(value)):
            raise ValidationError("looks_like_identity_number")
        raise ValidationError("not_a_choice")


class TruthField(fields.Field[bool]):
    """true or false and nothing else."""

    def __init__(self, *, description: str, **kwargs: Any) -> None:
        super().__init__(metadata={"description": description, "examples": [True]}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise ValidationError("not_a_boolean")


class CountField(fields.Field[int]):
    """A whole number from query text, within bounds."""

    def __init__(self, least: int, most: int, *, description: str, example: int, unit: str, **kwargs: Any) -> None:
        self.least, self.most = least, most
        metadata = {
            **documented(description, unit),
            "minimum": least,
            "maximum": most,
            "format": "int32",
            "examples": [example],
        }
        super().__init__(metadata=metadata, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, str) or not re.match(r"(0|[1-9][0-9]{0,8})\Z", value):
            raise ValidationError("not_an_integer")
        if not self.least <= int(value) <= self.most:
            raise ValidationError("out_of_range")
        return int(value)


class WholeField(fields.Field[int]):
    """A whole number in a body, from 0 to `most`. JSON Schema counts 3.0 as whole, so it is accepted; text is not."""

    most = 1200

    def __init__(self, *, description: str, unit: str, **kwargs: Any) -> None:
        metadata = {
            **documented(description, unit),
            "minimum": 0,
            "maximum": self.most,
            "format": "int32",
            "examples": [12],
        }
        super().__init__(metadata=metadata, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, int | float) and IDENTITY.fullmatch(format(value, ".0f")):
            raise ValidationError("looks_like_identity_number")
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
            raise ValidationError("not_an_integer")
        if not 0 <= value <= self.most:
            raise ValidationError("out_of_range")
        return int(value)


class ItemsField(fields.List[Any]):
    """A list of at most `most` items in any order; stored sorted, so that order has no meaning."""

    most = 0
    item: Callable[[], fields.Field[Any]]

    def __init__(self, *, description: str, **kwargs: Any) -> None:
        metadata = {"description": description, "maxItems": self.most}
        super().__init__(type(self).item(), metadata=metadata, **kwargs)
        self.error_messages |= {"invalid": "not_a_list"}
        self.inner.error_messages |= {"null": "not_null", "type": "not_an_object"}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if isinstance(value, list) and len(value) > self.most:
            raise ValidationError("too_many")
        # Not `kwargs`: `partial` loading still requires the fields of items.
        return tuple(sorted(super()._deserialize(value, attr, data)))


class SchemesField(ItemsField):
    """The schemes a person is enrolled in; a scheme is named twice if the person is enrolled in it twice."""

    most = 2
    item = staticmethod(lambda: ChoiceField(tuple(Scheme), description="A scheme."))


RENAMED_FACTS = "renamed facts"
"""Where a request that was judged notes the old names that it used; no fact has a blank in its name."""


class RequestSchema(QuickSchema):
    """What callers send: unknown fields are refused."""

    error_messages = {"unknown": "unknown_field", "type": "not_an_object"}  # noqa: RUF012 - marshmallow's own form.
    renamed: Mapping[str, str] = {}
    """The facts by the names they had before, and of those `needed` the ones that have to be stated."""
    needed: Sequence[str] = ()

    def load(self, data: Any, **options: Any) -> Any:
        """What was sent, as values; the old names among them stand in `RENAMED_FACTS`. Raises `ValidationError`."""
        loaded = super().load(data, **options)
        return self._under_new_names(loaded) if self.renamed else loaded

    def _under_new_names(self, loaded: dict[str, Any]) -> dict[str, Any]:
        """The same with each fact under the name that it has now, and a note of the old names that were used."""
        used = []
        for old, new in self.renamed.items():
            value = loaded.pop(old, None)
            if value is None:
                continue
            if loaded.get(new) is not None:
                raise ValidationError({old: ["stated_under_both_names"]})
            used.append(old)
            loaded[new] = value
        lacking = [] if self.partial else [name for name in self.needed if loaded.get(name) is None]
        if lacking:
            raise ValidationError({name: ["required"] for name in lacking})
        return {**loaded, RENAMED_FACTS: tuple(used)} if used else loaded

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Replace marshmallow's own refusals with our codes."""
        field_obj.error_messages |= {"required": "required", "null": "not_null"}


class PaymentRequestSchema(RequestSchema):
    """What was paid for one month."""

    month = MonthField(description="The month paid for.", required=True)
    amount = MoneyField(description="Yuan paid for it.", required=True)

    @post_load
    def payment(self, data: Mapping[str, Any], **_: Any) -> Payment:
        """Return the payment."""
        return Payment(**data)


class PaymentsField(ItemsField):
    """What was paid, month by month."""

    most = 120
    item = staticmethod(lambda: fields.Nested(PaymentRequestSchema))


class AnswerSchema(Schema):
    """What callers get: documented here, open to new fields, written by the answer makers and held by tests."""

    class Meta:
        unknown = EXCLUDE


WIRE_TYPES: Mapping[type[fields.Field[Any]], str] = {
    PatternField: "string",
    ChoiceField: "string",
    TruthField: "boolean",
    CountField: "integer",
    WholeField: "integer",
}
"""The JSON types of the fields above."""
