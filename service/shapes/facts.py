"""The schemas of facts: what a request may state, and all facts together with their types."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Field

from service.facts import KINDS, choices
from service.shapes.fields import (
    AnswerSchema,
    AreaField,
    ChoiceField,
    DayField,
    MoneyField,
    MonthField,
    PaymentsField,
    RateField,
    RequestSchema,
    SchemesField,
    TruthField,
    WholeField,
)
from service.wording.words import CHINESE, ENGLISH

_FIELDS: Mapping[str, type[Any]] = {
    "area": AreaField,
    "boolean": TruthField,
    "month": MonthField,
    "money": MoneyField,
    "rate": RateField,
    "date": DayField,
    "count": WholeField,
    "schemes": SchemesField,
    "payments": PaymentsField,
}


def facts_schema(name: str, about: str, required: Mapping[str, bool], **own: Field[Any]) -> type[Schema]:
    """Return a request schema of facts, each required or optional, of fields of its `own`, and of the two days."""
    members: dict[str, Any] = {"__doc__": about, **own}
    for fact, is_required in required.items():
        options: dict[str, Any] = {"required": True} if is_required else {"load_default": None, "allow_none": True}
        members[fact] = _field(fact, options)
    return type(name, (RequestSchema,), {**members, **_days()})


def _days() -> dict[str, DayField]:
    options = {"load_default": None, "allow_none": True}
    return {
        "on": DayField(
            description="The day for which the rules are asked; today in Asia/Shanghai when not stated.", **options
        ),
        "known_on": DayField(
            description="Answer with only what the book had recorded by that day; today when not stated.", **options
        ),
    }


def _field(name: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - a marshmallow field of any kind.
    description = f"{ENGLISH['facts'][name]} / {CHINESE['facts'][name]}"
    kind = KINDS[name]
    if isinstance(kind, str):
        if kind == "count":
            # The name of a quantity ends in its unit.
            options = {**options, "unit": name.rpartition("_")[2]}
        return _FIELDS[kind](description=description, **options)
    return ChoiceField(choices(name), description=description, **options)


def _all_facts(name: str, about: str, **others: Field[Any]) -> type[AnswerSchema]:
    facts = {fact: _field(fact, {"allow_none": True}) for fact in KINDS}
    return type(name, (AnswerSchema,), {"__doc__": about, **facts, **others})


# A name means the same in every question, so one shape types the facts of all.
FactsSchema = _all_facts(
    "FactsSchema", "Facts by name. Each question takes some, which `getQuestion` lists; null is not stated."
)
DatedFactsSchema = _all_facts(
    "DatedFactsSchema", "Facts by name, and the days for which a question is asked.", **_days()
)
