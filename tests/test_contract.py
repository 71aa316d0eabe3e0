"""The published contract: made from the code, valid, and what a real server answers under generated requests."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from service.api.codes import CODES
from service.settings import Settings
from tests.check import ROOT, Case, ask, assessment_cases, cases, comparison_cases
from tests.live import Live, serving
from tests.shipped import app_with

DOCUMENT: dict[str, Any] = json.loads((ROOT / "openapi" / "v1.json").read_text(encoding="utf-8"))
OPERATIONS = [
    (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method in ("get", "post")
]
LEAST_CASES = {
    "policy": 1000,
    "assessments": 600,
    "eligibility": 400,
    "amounts": 300,
    "batches": 300,
    "questions": 300,
    "guides": 200,
    "times": 100,
    "health": 10,
    "entry": 5,
}
"""How many requests are generated at the least, by the tag of the operations; the longest first."""

LEAST_IN_SEQUENCE = 40
KEY = "a-key-for-generated-requests-only-0123456789"


def test_the_committed_document_is_the_one_made_from_the_code() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "openapi.py", "--check"], check=True, cwd=ROOT)


def test_the_document_is_valid() -> None:
    validate(DOCUMENT)


def test_the_document_served_is_the_one_committed(client: FlaskClient) -> None:
    assert client.get("/openapi.json").get_json() == DOCUMENT


def test_the_document_served_names_the_address_that_callers_see() -> None:
    app = app_with(Settings(public_base_url="https://api.example"))
    served = app.test_client().get("/openapi.json").get_json()
    assert served["servers"][0].pop("url") == "https://api.example"
    assert DOCUMENT["servers"][0]["url"] == "/"
    assert served["paths"] == DOCUMENT["paths"]


@pytest.mark.parametrize(
    ("path", "method", "operation"), OPERATIONS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_operation_says_what_it_is(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["operationId"]
    assert operation["summary"]
    assert operation["tags"]
    assert "200" in operation["responses"]
    if method == "post":
        assert set(operation["responses"]) >= {"200", "400", "413", "415", "422"}
        assert len(operation["requestBody"]["content"]["application/json"]["examples"]) >= 2, path


@pytest.mark.parametrize(
    "case", [*cases(), *assessment_cases(), *comparison_cases()], ids=lambda case: f"{case.place}: {case.name}"
)
def test_every_answer_has_the_published_shape(client: FlaskClient, case: Case) -> None:
    operation = DOCUMENT["paths"][f"/v1/{case.question}"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    closed = {**schema, "components": json.loads(json.dumps(DOCUMENT["components"]))}
    for component in closed["components"]["schemas"].values():
        if "properties" in component:
            component["additionalProperties"] = False
    jsonschema.Draft202012Validator(closed).validate(ask(client, case.question, case.body))


def test_no_field_can_hold_a_name_a_number_of_identity_or_free_text() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        if name.endswith("Request"):
            assert schema["additionalProperties"] is False
            for field, shape in schema["properties"].items():
                if shape.get("additionalProperties") is True:
                    assert field == "facts", name  # Judged by the closed schema of the question that is named beside.
                    continue
                listed = shape.get("items", shape)
                assert "maxItems" in shape or listed is shape, (name, field)
                bounded = {"pattern", "enum", "maximum", "$ref", "anyOf"} & set(listed)
                assert bounded or "boolean" in listed["type"], (name, field)
                assert not re.search(r"name|identity|card|phone|address", field)


def lists_of_codes(place: Any) -> Iterator[list[str | None]]:
    """Every list of several codes that stands at a place instead of under a name."""
    if isinstance(place, dict):
        if len(place.get("enum", ())) > 1:
            yield place["enum"]
        for name, inner in place.items():
            if name not in ("example", "examples"):
                yield from lists_of_codes(inner)
    if isinstance(place, list):
        for inner in place:
            yield from lists_of_codes(inner)


def test_codes_that_stand_twice_or_may_be_null_have_a_name() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    named = {tuple(schema["enum"]) for schema in schemas.values() if "enum" in schema}
    unnamed = list(lists_of_codes([schema.get("properties", {}) for schema in schemas.values()]))
    assert not [codes for codes in unnamed if None in codes or tuple(codes) in named]
    assert len({tuple(codes) for codes in unnamed}) == len(unnamed)


def test_every_name_of_a_list_of_codes_is_used_and_no_list_has_two() -> None:
    assert set(CODES) <= set(DOCUMENT["components"]["schemas"])
    assert len({frozenset(codes) for codes, _ in CODES.values()}) == len(CODES)


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server that asks for a key."""
    keys = tmp_path_factory.mktemp("guarded") / "keys"
    keys.write_text(f"fuzz {hashlib.sha256(KEY.encode()).hexdigest()}\n", encoding="ascii")
    with serving(AUTH_MODE="api_key", API_KEYS_FILE=str(keys)) as server:
        yield server


def test_requests_are_generated_for_every_operation() -> None:
    assert {tag for _, _, operation in OPERATIONS for tag in operation["tags"]} == set(LEAST_CASES)


@pytest.mark.parametrize("tag", LEAST_CASES)
def test_generated_requests_find_nothing_that_breaks_the_contract(tag: str, guarded: Live, tmp_path: Path) -> None:
    fuzzed = fuzz(guarded, tmp_path, f"--include-tag={tag}", "--phases=examples,coverage,fuzzing")
    assert fuzzed >= LEAST_CASES[tag]


def test_generated_sequences_of_requests_find_nothing_that_breaks_the_contract(guarded: Live, tmp_path: Path) -> None:
    assert fuzz(guarded, tmp_path, "--phases=stateful") >= LEAST_IN_SEQUENCE


def fuzz(live: Live, folder: Path, *chosen: str) -> int:
    """Send generated requests, fail where something is found, and count them."""
    done = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"),
            "--config-file",
            ROOT / "tests" / "schemathesis.toml",
            "run",
            f"--header=X-Api-Key: {KEY}",
            "--checks=all",
            *chosen,
            "--max-examples=12",
            "--seed=1",
            "--no-color",
            "--generation-database=none",
            f"{live.address}/openapi.json",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    generated = re.search(r"(\d+) generated", done.stdout)
    assert generated, done.stdout
    return int(generated[1])
