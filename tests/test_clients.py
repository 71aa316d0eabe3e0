"""Clients made from the published contract alone: they are typed to the last field, and a real server answers them."""

import importlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from tests.live import Live
from tools.generate_clients import QUICK, Client, ask, make

MAPS = {"ParameterValue.content"}
"""The documented maps: what a parameter of the book holds has a form of its own for each parameter."""
ASKED = {"decision", "amount", "time", "assessment", "batch", "plan", "guide", "comparison", "refusal"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Client, Path]]:
    """The clients of the two most used languages, made and strictly checked."""
    folder = tmp_path_factory.mktemp("clients")
    found = {}
    for client in (each() for each in QUICK):
        make(client, folder / client.name)
        found[client.name] = (client, folder / client.name)
    return found


@pytest.mark.parametrize("name", ["typescript-types", "python-attrs"])
def test_a_generated_client_reads_typed_answers_of_a_real_server(
    made: Mapping[str, tuple[Client, Path]], live: Live, name: str
) -> None:
    assert set(ask(*made[name], live.address)) == ASKED


def test_no_type_of_the_typescript_client_is_left_open(made: Mapping[str, tuple[Client, Path]]) -> None:
    schema = (made["typescript-types"][1] / "schema.d.ts").read_text(encoding="utf-8")
    assert set(open_types(schema)) == MAPS


def open_types(schema: str) -> Iterator[str]:
    """Where `any`, `unknown` or a record of them stands, as schema and property."""
    bare = re.sub(r'/\*.*?\*/|"[^"\n]*"', "", schema, flags=re.DOTALL)
    name = owner = ""
    for line in bare.splitlines():
        # The generator's own: other headers of a response, and its two empty tables.
        if line.strip() == "[name: string]: unknown;" or line.endswith("= Record<string, never>;"):
            continue
        if found := re.match(r" {8}(\w+): ", line):
            owner = found[1]
        if found := re.match(r" {12}(\w+)\??: ", line):
            name = found[1]
        if re.search(r"\b(any|unknown|object|Record)\b", line):
            yield f"{owner}.{name}"


@pytest.fixture(scope="module")
def models(made: Mapping[str, tuple[Client, Path]]) -> Iterator[ModuleType]:
    folder = str(made["python-attrs"][1])
    sys.path.insert(0, folder)
    yield importlib.import_module("account_client.models")
    sys.path.remove(folder)
    for name in [name for name in sys.modules if name.split(".")[0] == "account_client"]:
        del sys.modules[name]


def test_no_field_of_the_python_client_is_left_open(models: ModuleType) -> None:
    classes = [each for each in vars(models).values() if isinstance(each, type) and attrs.has(each)]
    known = {each.__name__: each for each in classes}
    assert len(known) >= 100
    empty = set()
    for each in classes:
        told = types_of(each, models)
        # The generator's own: what a later version may add to an answer.
        told.pop("additional_properties", None)
        assert not [field for field, kind in told.items() if mentions_any(kind)], each
        if not told:
            empty.add(each.__name__)
    assert empty == {"ParameterValueContent"}


def mentions_any(kind: Any) -> bool:
    return kind is Any or any(map(mentions_any, get_args(kind)))


def test_every_answer_to_a_question_is_told_apart_by_its_question(models: ModuleType) -> None:
    answers = [each for each in get_args(types_of(models.BatchResult, models)["answer"]) if each is not type(None)]
    codes = [[code.value for code in types_of(each, models)["question"]] for each in answers]
    assert all(len(own) == 1 for own in codes)
    assert len({own[0] for own in codes}) == len(answers) >= 13


def types_of(model: type, models: ModuleType) -> dict[str, Any]:
    return get_type_hints(model, {**vars(sys.modules[model.__module__]), **vars(models)})
