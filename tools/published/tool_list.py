"""The list of tools for assistants, `openapi/tools.json`: shapes from the contract, descriptions from here.

A tool takes what its operation takes and gives members of what it answers, so both shapes are cut out of the contract:
what is not given is left out, and what is referred to comes along in `$defs`.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from service.mcp.selection import Tree
from service.mcp.tools import DAYS, LANGUAGE, TOOLS, Tool
from service.questions.every import QUESTIONS
from service.shapes.fields import DAY
from tools.published.operations import operations

Schema = dict[str, Any]

_NOISE = ("examples", "example", "format", "x-unit", "title", "discriminator")
"""What a model does not need: it reads every word of a tool each time."""
_REF = re.compile(r"#/components/schemas/(\w+)")
_DAYS = (DAY, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
"""The patterns of days: told in one word, since they are long."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXTS: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    Path(__file__).with_name("tool_texts.yaml").read_text(encoding="utf-8")
)
_LANGUAGE_TEXT = "Language of the sentences: that of the person, `zh-CN` (the default) or `en`."
_QUESTION_TEXT = "Name of the question, as list_questions gives it."
_FACTS_TEXT = "What is known, by name. Leave out what is not known. The question refuses facts that it does not take."
_DAYS_TEXTS = {
    "before": "The first day, for whose rules is asked.",
    "after": "The second day, likewise.",
    "known_before": "Answer the first day with only what the rule book had recorded by this day; today when left out.",
    "known_after": "The same for the second day.",
}
_ANNOTATIONS = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}


def tool_list(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The list, made from the published contract."""
    cut = Cut(contract["components"]["schemas"])
    by_id = {operation.described["operationId"]: operation.described for operation in operations(contract)}
    return {"tools": [_tool(name, tool, by_id, cut) for name, tool in TOOLS.items()]}


class Cut:
    """Cuts shapes out of the schemas of the contract."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def named(self, name: str) -> Schema:
        """A schema of the contract."""
        return self._schemas[name]

    def of_ref(self, schema: Schema) -> Schema:
        """A schema itself, where it is referred to."""
        return self._schemas[_REF.findall(schema["$ref"])[0]] if "$ref" in schema else schema

    def codes(self, schema: Schema) -> list[str]:
        """The codes that a schema takes."""
        return list(self.of_ref(schema)["enum"])

    def whole(self, schema: Schema) -> Schema:
        """A schema that stands alone, with what it refers to in `$defs`."""
        defs: dict[str, Schema] = {}
        waiting = _names(schema)
        while waiting:
            name = waiting.pop()
            if name not in defs:
                defs[name] = _quiet(self._schemas[name])
                waiting += _names(self._schemas[name])
        made = {"$schema": _DIALECT, **_quiet(schema), **({"$defs": dict(sorted(defs.items()))} if defs else {})}
        return json.loads(_REF.sub(r"#/$defs/\1", json.dumps(made)))  # type: ignore[no-any-return]

    def of(self, schema: Schema, members: Tree) -> Schema:
        """The schema of what `selected` leaves of a value."""
        if "$ref" in schema:
            told = {"description": schema["description"]} if "description" in schema else {}
            return {**self.of(self.of_ref(schema), members), **told} if members else schema
        if not members:
            return schema
        for word in ("anyOf", "oneOf"):
            if word in schema:
                given = _once(self.of(each, members) for each in schema[word])
                return {**{key: value for key, value in schema.items() if key not in (word, "discriminator")}, **given}
        if "items" in schema:
            return {**schema, "items": self.of(schema["items"], members)}
        return self._object(schema, members)

    def _object(self, schema: Schema, members: Tree) -> Schema:
        if "properties" not in schema:
            return schema
        kept = {
            name: self.of(schema["properties"][name], tree)
            for name, tree in members.items()
            if name in schema["properties"]
        }
        return {
            "type": "object",
            "properties": kept,
            "required": [name for name in schema.get("required", ()) if name in kept],
        }

    def together(self, schemas: Sequence[Schema]) -> Schema:
        """One schema for what several describe: members of any, required where all require them."""
        names = dict.fromkeys(name for schema in schemas for name in schema["properties"])
        properties = {
            name: self._either([schema["properties"][name] for schema in schemas if name in schema["properties"]])
            for name in names
        }
        required = [name for name in names if all(name in schema["required"] for schema in schemas)]
        return {"type": "object", "properties": properties, "required": required}

    def _either(self, schemas: Sequence[Schema]) -> Schema:
        codes = list(map(self.of_ref, schemas))
        if all("enum" in each for each in codes):
            enum = list(dict.fromkeys(code for each in codes for code in each["enum"]))
            return {"type": "string", "enum": enum, "description": schemas[0]["description"]}
        made = _once(schemas)
        return made if "anyOf" not in made else {**made, "description": schemas[0].get("description", "")}


def _tool(name: str, tool: Tool, by_id: Mapping[str, Any], cut: Cut) -> dict[str, Any]:
    title = _TEXTS[name]["title"]
    wanted = [question.operation_id for question in QUESTIONS] if tool.operation == "*" else [tool.operation]
    answers = [cut.of(_answer(by_id[each]), tool.members) for each in wanted]
    takes = _takes(name, by_id[wanted[0]], cut)
    return {
        "name": name,
        "title": title,
        "description": _TEXTS[name]["description"],
        "inputSchema": cut.whole(takes),
        "outputSchema": cut.whole(cut.together(answers) if len(answers) > 1 else answers[0]),
        "annotations": {"title": title, **_ANNOTATIONS},
    }


def _answer(operation: Mapping[str, Any]) -> Schema:
    schema: Schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return schema


def _takes(name: str, operation: Mapping[str, Any], cut: Cut) -> Schema:
    """What a tool takes: of a question its name and facts, else what the operation takes."""
    question = {"type": "string", "enum": [each.name for each in QUESTIONS], "description": _QUESTION_TEXT}
    if name == "list_questions":
        return _closed({}, ())
    if name in ("answer_question", "find_missing_facts"):
        facts = {"$ref": "#/components/schemas/DatedFacts", "description": _FACTS_TEXT}
        return _closed({"question": question, "facts": facts}, ("question",))
    if name == "plan_questions":
        facts = {"$ref": "#/components/schemas/Facts", "description": _FACTS_TEXT}
        days = {day: cut.named("PlanRequest")["properties"][day] for day in ("on", "known_on")}
        return _closed({"question": question, "facts": facts, **days}, ("question",))
    if name == "compare_days":
        facts = {"$ref": "#/components/schemas/Facts", "description": _FACTS_TEXT}
        of = cut.named("MomentRequest")["properties"]
        days = {day: {**of[member], "description": _DAYS_TEXTS[day]} for day, (_, member) in DAYS.items()}
        return _closed({"question": question, "facts": facts, **days}, ("question", "before", "after"))
    if name == "read_guide":
        stated = {each["name"]: _parameter(each) for each in operation["parameters"]}
        return _closed(stated, ("matter",))
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    forms = [cut.of_ref(each) for each in schema.get("oneOf", (schema,))]
    facts = {fact: shape for form in forms for fact, shape in form["properties"].items() if fact != "matter"}
    matters = list(dict.fromkeys(code for form in forms for code in cut.codes(form["properties"]["matter"])))
    matter = {"type": "string", "enum": matters, "description": "The matter: a thing a person gets done at an agency."}
    return _closed({"matter": matter, **facts}, ("matter",))


def _parameter(parameter: Mapping[str, Any]) -> Schema:
    shape = parameter["schema"]
    if shape.get("enum") == ["true", "false"]:
        shape = {"type": "boolean"}
    return {**shape, "description": parameter["description"]}


def _closed(properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    language = {"$ref": "#/components/schemas/Language", "description": _LANGUAGE_TEXT}
    made = {"type": "object", "properties": {**properties, LANGUAGE: language}, "additionalProperties": False}
    return {**made, **({"required": list(required)} if required else {})}


def _once(schemas: Iterable[Schema]) -> Schema:
    """One of several schemas, each of them once."""
    told = {json.dumps(_undescribed(each), sort_keys=True): each for each in schemas}
    given = list(told.values())
    return dict(given[0]) if len(given) == 1 else {"anyOf": given}


def _undescribed(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "description"}


def _names(schema: object) -> list[str]:
    return _REF.findall(json.dumps(schema))


def _quiet(schema: Any) -> Any:  # noqa: ANN401 - JSON.
    """A schema without what no model needs; names of members are left alone."""
    if isinstance(schema, list):
        return [_quiet(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("pattern") in _DAYS:
        schema = {key: value for key, value in schema.items() if key not in ("pattern", "maxLength")}
        return {**_quiet(schema), "format": "date"}
    return {
        key: {name: _quiet(inner) for name, inner in value.items()} if key == "properties" else _quiet(value)
        for key, value in schema.items()
        if key not in _NOISE and (key, value) != ("default", None)
    }
