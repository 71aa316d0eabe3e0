"""`models.py` of the Python package: the schemas of the contract as `Literal`, `TypedDict` and unions of them."""

import keyword
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from tools.packages.contract import Contract

_HEAD = '''"""The shapes of requests and answers. Made from openapi/v1.json by `make packages`."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict
'''
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_WIDTH = 110


def as_models(contract: Contract) -> str:
    """Return the module: enumerations first, then objects, then unions."""
    codes, shapes, unions = [], [], []
    for name, schema in sorted(contract.schemas.items()):
        if "enum" in schema:
            codes.append(_alias(name, schema))
        elif "properties" in schema:
            shapes.append(_shape(name, schema))
        else:
            unions.append(_alias(name, schema))
    for operation in contract.operations:
        codes += [
            _alias(parameter_name(operation.name, parameter.name), parameter.schema)
            for parameter in (*operation.in_path, *operation.in_query)
            if "enum" in parameter.schema
        ]
        if operation.body and "$ref" not in operation.body:
            unions.append(f"{body_name(operation.name)} = {as_type(operation.body)}\n")
        if "$ref" not in operation.answer:
            unions.append(f"{answer_name(operation.name)} = {as_type(operation.answer)}\n")
    unions.append(f"QuestionAnswer = {' | '.join(_asked_by_name(contract))}\n")
    return "\n".join((_HEAD.rstrip("\n") + "\n", *codes, *shapes, *unions))


def _asked_by_name(contract: Contract) -> Iterator[str]:
    """Yield the answers of operations whose path is the name of a question, which the answer repeats."""
    for operation in contract.operations:
        answer = contract.schemas[as_type(operation.answer)] if "$ref" in operation.answer else {}
        question = answer.get("properties", {}).get("question", {})
        codes = contract.schemas[as_type(question)].get("enum") if "$ref" in question else None
        if codes == [operation.path.removeprefix("/v1/")]:
            yield as_type(operation.answer)


def body_name(operation: str) -> str:
    """Return the name of a body that has none in the contract."""
    return f"{operation[0].upper()}{operation[1:]}Body"


def answer_name(operation: str) -> str:
    """Return the name of an answer that has none in the contract."""
    return f"{operation[0].upper()}{operation[1:]}Answer"


def parameter_name(operation: str, parameter: str) -> str:
    """Return the name of a parameter's enumeration that has none in the contract."""
    return f"{operation[0].upper()}{operation[1:]}{parameter.title().replace('_', '')}"


def as_type(schema: Mapping[str, Any]) -> str:
    """Return a schema as a type."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return f"Literal[{', '.join(repr(code) for code in schema['enum'])}]"
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(as_type(member) for member in schema[several]))
    if "type" not in schema:
        return "object"
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return " | ".join(_kind(kind, schema) for kind in kinds)


def _kind(kind: str, schema: Mapping[str, Any]) -> str:
    if kind == "array":
        return f"list[{as_type(schema['items'])}]"
    # An object without a name of its own is a map.
    return "dict[str, object]" if kind == "object" else _PLAIN[kind]


def _alias(name: str, schema: Mapping[str, Any]) -> str:
    return f"{name} = {as_type(schema)}\n{_docstring(schema, '')}\n"


def _shape(name: str, schema: Mapping[str, Any]) -> str:
    required = set(schema.get("required", ()))
    fields = {
        field: as_type(member) if field in required else f"NotRequired[{as_type(member)}]"
        for field, member in schema["properties"].items()
    }
    if any(keyword.iskeyword(field) for field in fields):
        # Python keywords cannot be attributes of a class. This call evaluates its types at once, so they are quoted.
        members = ", ".join(f'"{field}": "{kind}"' for field, kind in fields.items())
        return f'{name} = TypedDict("{name}", {{{members}}})\n{_docstring(schema, "")}\n'
    lines = [
        f"    {field}: {kind}\n{_docstring(schema['properties'][field], '    ')}" for field, kind in fields.items()
    ]
    head = "\n".join(docstring(schema["description"], "    "))
    return f"class {name}(TypedDict):\n{head}\n\n{''.join(lines)}\n"


def _docstring(schema: Mapping[str, Any], indent: str) -> str:
    """Return the docstring of a schema with its description, or nothing."""
    text = _sentence(str(schema.get("description", "")))
    lines = textwrap.wrap(f'"""{text}"""', _WIDTH) if text else []
    return "".join(f"{indent}{line}\n" for line in lines)


def docstring(description: str, indent: str) -> Iterator[str]:
    """Yield the lines of a docstring: the first sentence, and below it what does not fit on that line."""
    text = _sentence(description)
    if len(text) <= _WIDTH:
        yield f'{indent}"""{text}"""'
        return
    first, _, rest = text.partition(". ")
    yield f'{indent}"""{first}.'
    yield ""
    yield from (f"{indent}{line}" for line in textwrap.wrap(rest, _WIDTH))
    yield f'{indent}"""'


def _sentence(description: str) -> str:
    text = " ".join(description.split()).replace("\\", "\\\\").replace('"', "'")
    return text if not text or text[-1] in ".?!" else f"{text}."
