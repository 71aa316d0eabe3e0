"""The generated files of the Python package: its version, its models, and a method per operation."""

import keyword
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.packages.contract import ROOT, Contract, Operation, Parameter
from tools.packages.python_models import answer_name, as_models, as_type, body_name, docstring, parameter_name

FOLDER = ROOT / "clients" / "python"
_MODULES = FOLDER / "src" / "yibao_account"
_HEAD = '''"""A method for each operation, with and without waiting. Made from openapi/v1.json by `make packages`."""

from typing import cast

from yibao_account import models
from yibao_account.caller import AsyncCaller, Caller, Request

CONTRACT_VERSION = "{version}"

'''


def made(contract: Contract) -> Mapping[Path, str]:
    """Return the files by path."""
    manifest = FOLDER / "pyproject.toml"
    pyproject = re.sub(
        r'(?m)^version = ".*"$', f'version = "{contract.version}"', manifest.read_text(encoding="utf-8"), count=1
    )
    return {
        manifest: pyproject,
        _MODULES / "models.py": _formatted(as_models(contract), _MODULES / "models.py"),
        _MODULES / "operations.py": _formatted(_operations(contract), _MODULES / "operations.py"),
    }


def _formatted(text: str, path: Path) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", path, "-"]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True, cwd=ROOT).stdout


def _operations(contract: Contract) -> str:
    lines = [_HEAD.format(version=contract.version)]
    for name, text, before, wait in (
        ("Operations", "Each operation of the contract, answered before it returns.", "", ""),
        ("AsyncOperations", "Each operation of the contract, to be awaited.", "async ", "await "),
    ):
        base = "AsyncCaller" if wait else "Caller"
        lines.append(f'class {name}({base}):\n    """{text}"""\n\n')
        lines += [_method(operation, before, wait) for operation in contract.operations]
    return "\n".join(lines)


def _method(operation: Operation, before: str, wait: str) -> str:
    answer = _named(operation.answer, answer_name(operation.name))
    taken = ["self", *(f"{parameter.name}: {_kind(operation, parameter)}" for parameter in operation.in_path)]
    if operation.body:
        taken.append(f"body: {_named(operation.body, body_name(operation.name))}")
    # Required parameters first, so that they are seen first.
    queries = sorted(operation.in_query, key=lambda parameter: not parameter.required)
    named = [f"{_safe(parameter.name)}: {_kind(operation, parameter)}{_or_none(parameter)}" for parameter in queries]
    named.append("language: models.Language | None = None")
    lines = [
        f"    {before}def {_snake(operation.name)}({', '.join((*taken, '*', *named))}) -> {answer}:",
        *docstring(operation.summary.split(" / ")[-1], "        "),
        f"        answer = {wait}self.call(Request({', '.join(_passed(operation))}))",
        f'        return cast("{answer}", answer)',
    ]
    return "\n".join(lines) + "\n"


def _passed(operation: Operation) -> Iterator[str]:
    yield f'"{operation.method}"'
    yield f'"{operation.path}"'
    yield f"repeatable={operation.repeatable}"
    if operation.in_path:
        yield f"path={{{_pairs(operation.in_path)}}}"
    if operation.in_query:
        yield f"query={{{_pairs(operation.in_query)}}}"
    if operation.body:
        yield "body=body"
    yield "language=language"


def _pairs(parameters: Sequence[Parameter]) -> str:
    return ", ".join(f'"{parameter.name}": {_safe(parameter.name)}' for parameter in parameters)


def _named(schema: Mapping[str, object], otherwise: str) -> str:
    return f"models.{as_type(schema) if '$ref' in schema else otherwise}"


def _kind(operation: Operation, parameter: Parameter) -> str:
    if "enum" in parameter.schema:
        return f"models.{parameter_name(operation.name, parameter.name)}"
    kind = as_type(parameter.schema)
    return f"models.{kind}" if "$ref" in parameter.schema else kind


def _or_none(parameter: Parameter) -> str:
    return "" if parameter.required else " | None = None"


def _safe(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
