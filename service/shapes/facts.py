"""The schemas of facts: what a request may state, and all facts together with their types."""

from collections.abc import Mapping
from typing import Any

from marshmallow.fields import Field

from service.facts import KINDS, RENAMED, choices
from service.shapes.fields import (
    AnswerSchema,
    AreaField,
    ChoiceField,
    DayField,
    MoneyField,
    MonthField,
    PatternField,
    PaymentsField,
    RateField,
    RequestSchema,
    SchemesField,
    TruthField,
    WholeField,
)
from service.shapes.policy_version import PolicyVersionField
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


BESIDE_FACTS = ("on", "known_on", "policy_version")
"""What a request states besides facts: the two days, and the policy book."""


def facts_schema(name: str, about: str, required: Mapping[str, bool], **own: Field[Any]) -> type[RequestSchema]:
    """A request schema of facts, each required or not, of fields of its `own`, of the two days and the book."""
    renamed = {old: each.to for old, each in RENAMED.items() if each.to in required}
    made: dict[str, Any] = {"__doc__": about, "renamed": renamed, **own}
    for fact, is_required in required.items():
        # A fact that may come under an old name is asked for once both names were looked at.
        asked_for = is_required and fact not in renamed.values()
        options: dict[str, Any] = {"required": True} if asked_for else {"load_default": None, "allow_none": True}
        made[fact] = fact_field(fact, **options)
    made["needed"] = tuple(fact for fact in renamed.values() if required[fact])
    unstated = {"load_default": None, "allow_none": True}
    made |= {old: under_old_name(old, fact_field(fact, **unstated)) for old, fact in renamed.items()}
    return type(name, (RequestSchema,), {**made, **_beside_facts()})


def _beside_facts() -> dict[str, PatternField]:
    options = {"load_default": None, "allow_none": True}
    return {
        "on": DayField(
            description="The day for which the rules are asked; today in Asia/Shanghai when not stated.", **options
        ),
        "known_on": DayField(
            description="Answer with only what the book had recorded by that day; today when not stated.", **options
        ),
        "policy_version": PolicyVersionField(),
    }


def fact_field(name: str, **options: Any) -> Any:  # noqa: ANN401 - a marshmallow field of any kind.
    """The field that judges a fact."""
    description = f"{ENGLISH['facts'][name]} / {CHINESE['facts'][name]}"
    kind = KINDS[name]
    if isinstance(kind, str):
        if kind == "count":
            # The name of a quantity ends in its unit.
            options = {**options, "unit": name.rpartition("_")[2]}
        return _FIELDS[kind](description=description, **options)
    return ChoiceField(choices(name), description=description, **options)


def under_old_name(old: str, field: Field[Any]) -> Field[Any]:
    """The field of a fact, documented for the name that the fact had before."""
    renamed = RENAMED[old]
    until = renamed.until.isoformat()
    about = f"Renamed to `{renamed.to}`; taken until {until}. {field.metadata['description']}"
    field.metadata = {**field.metadata, "description": about, "deprecated": True, "x-sunset": until}
    return field


def _all_facts(name: str, about: str, **others: Field[Any]) -> type[AnswerSchema]:
    facts = {fact: fact_field(fact, allow_none=True) for fact in KINDS}
    facts |= {old: under_old_name(old, fact_field(each.to, allow_none=True)) for old, each in RENAMED.items()}
    return type(name, (AnswerSchema,), {"__doc__": about, **facts, **others})


# A name means the same in every question, so one shape types the facts of all.
FactsSchema = _all_facts(
    "FactsSchema", "Facts by name. Each question takes some, which `getQuestion` lists; null is not stated."
)
DatedFactsSchema = _all_facts(
    "DatedFactsSchema", "Facts by name, the days for which a question is asked, and the book.", **_beside_facts()
)
