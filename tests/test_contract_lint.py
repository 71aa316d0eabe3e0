"""The published contract as a product: linters find nothing to say of it, and what breaks its callers is refused."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from service.api.components import complete
from tests.check import FIXTURES
from tools.lint_contract import CONTRACT, redocly, spectral
from tools.release import RELEASED, changes, refusal, release, unraised, unsaid

Document = dict[str, Any]
DOCUMENT: Document = json.loads(CONTRACT.read_text(encoding="utf-8"))


def schemas(document: Document) -> dict[str, Any]:
    return document["components"]["schemas"]


def properties(document: Document, schema: str) -> dict[str, Any]:
    return schemas(document)[schema]["properties"]


def operation(document: Document, path: str = "/v1/policy", method: str = "get") -> Document:
    return document["paths"][path][method]


def test_spectral_reports_nothing_not_even_a_hint() -> None:
    done = spectral(CONTRACT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_redocly_reports_nothing_not_even_a_warning() -> None:
    done = redocly(CONTRACT)
    assert json.loads(done.stdout)["problems"] == [], done.stdout + done.stderr


def test_every_example_of_a_field_is_one_that_the_field_admits() -> None:
    for name, schema in schemas(DOCUMENT).items():
        for field, shape in {"": schema, **schema.get("properties", {})}.items():
            for example in shape.get("examples", ()):
                closed = {**shape, "components": DOCUMENT["components"]}
                assert not list(jsonschema.Draft202012Validator(closed).iter_errors(example)), (name, field, example)


FAULTS: dict[str, Callable[[Document], object]] = {
    "operation-operationId": lambda each: operation(each).pop("operationId"),
    "house-operation-told": lambda each: operation(each).pop("description"),
    "house-two-examples": lambda each: content(each)["examples"].popitem(),
    "house-refusal-example": lambda each: problem(each)["examples"].pop("en"),
    "house-refusal-is-a-problem": lambda each: each["components"]["responses"]["NotFound"]["content"].update(
        {"application/json": problem(each)}
    ),
    "house-response-headers": lambda each: operation(each)["responses"]["200"]["headers"].pop("Request-Id"),
    "house-described": lambda each: properties(each, "Line")["amount"].pop("description"),
    "house-typed": lambda each: properties(each, "Line")["code"].pop("type"),
    "house-property-example": lambda each: properties(each, "Line")["code"].pop("examples"),
    "house-quantity-has-unit": lambda each: properties(each, "WorkingDays")["count"].pop("x-unit"),
    "house-no-anonymous-object": lambda each: properties(each, "Line").update(
        amount={"type": "object", "description": "Yuan.", "properties": {"exact": {"type": "string"}}}
    ),
    "house-requests-closed": lambda each: schemas(each)["PaymentRequest"].pop("additionalProperties"),
    "house-answers-open": lambda each: schemas(each)["Line"].update(additionalProperties=False),
    "house-lists-bounded": lambda each: properties(each, "WorkingDays")["days"].pop("maxItems"),
    "owasp:api4:2023-string-limit": lambda each: properties(each, "Line")["code"].pop("maxLength"),
    "owasp:api4:2023-integer-limit": lambda each: properties(each, "WorkingDays")["count"].pop("maximum"),
    "owasp:api2:2023-read-restricted": lambda each: operation(each).update(security=[]),
    "owasp:api8:2023-define-error-responses-401": lambda each: operation(each)["responses"].pop("401"),
    "oas3-valid-media-example": lambda each: content(each)["examples"]["book_of_today"]["value"].update(values="many"),
}
"""What the linters must see, by the rule that sees it."""


def content(document: Document) -> Document:
    return operation(document)["responses"]["200"]["content"]["application/json"]


def problem(document: Document) -> Document:
    return document["components"]["responses"]["NotFound"]["content"]["application/problem+json"]


def test_every_fault_is_seen_by_its_rule(tmp_path: Path) -> None:
    documents = []
    for number, fault in enumerate(FAULTS.values()):
        document = trimmed()
        fault(document)
        documents.append(write(tmp_path / f"{number}.json", document))
    report = json.loads(spectral(*documents, form="json").stdout.partition("\n\n")[0])
    seen = {(Path(each["source"]).stem, each["code"]) for each in report}
    assert [rule for number, rule in enumerate(FAULTS) if (str(number), rule) not in seen] == []


def trimmed() -> Document:
    """The contract with a few of its operations and what they need, which is quicker to judge."""
    kept = ("/v1/policy", "/v1/working-days", "/v1/refund-amounts/contribution-refund")
    document = copy.deepcopy({**DOCUMENT, "paths": {path: DOCUMENT["paths"][path] for path in kept}})
    named: set[str] = set()
    text = json.dumps([document["paths"], document["components"]["responses"]])
    while new := set(re.findall(r'"#/components/schemas/(\w+)"', text)) - named:
        named |= new
        text = json.dumps([schemas(document)[name] for name in sorted(new)])
    document["components"]["schemas"] = {name: schemas(document)[name] for name in sorted(named)}
    return document


def write(path: Path, document: Document) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_the_contract_breaks_nothing_that_was_released_under_its_version() -> None:
    reasons = unraised(RELEASED, CONTRACT)
    assert not reasons, refusal(reasons)


def rename(document: Document) -> None:
    line = schemas(document)["Line"]
    line["properties"]["sum"] = line["properties"].pop("amount")
    line["required"] = ["sum" if name == "amount" else name for name in line["required"]]


def require_a_fact(document: Document) -> None:
    schemas(document)["RefundAmountRequest"]["required"] = ["area"]


def rename_a_schema(document: Document) -> None:
    schemas(document)["Row"] = schemas(document).pop("Line")
    properties(document, "RefundAmountAnswer")["lines"]["items"]["$ref"] = "#/components/schemas/Row"


BREAKING: dict[str, tuple[Callable[[Document], object], str]] = {
    "a field is renamed": (rename, "`amount` of `Line` was removed"),
    "a field is removed": (lambda each: properties(each, "Line").pop("text"), "`text` of `Line` was removed"),
    "a type is another one": (
        lambda each: properties(each, "WorkingDays")["count"].update(type="string"),
        "Type of `count`",
    ),
    "a field may be null": (
        lambda each: properties(each, "WorkingDays")["count"].update(type=["integer", "null"]),
        "'integer' to 'integer | null'",
    ),
    "a field may no longer be null": (
        lambda each: properties(each, "Citation")["article"].update(type="string"),
        'article: type: modified, from ["string", "null"] to "string"',
    ),
    "a field may be left out": (
        lambda each: schemas(each)["Advisory"]["required"].remove("code"),
        "no longer required: `code`",
    ),
    "an answer has a new code": (
        lambda each: schemas(each)["Evidence"]["enum"].append("hearsay"),
        "gained values: 'hearsay'",
    ),
    "an answer loses a code": (lambda each: schemas(each)["Evidence"]["enum"].remove("seed"), "enum"),
    "a request loses a code": (
        lambda each: schemas(each)["RefundReason"]["enum"].remove("death"),
        "lost values: 'death'",
    ),
    "a fact is required": (require_a_fact, "became required: `area`"),
    "a fact admits less": (
        lambda each: properties(each, "RefundAmountRequest")["area"].update(pattern="^11[0-9]{4}$"),
        "`pattern` of `area` changed",
    ),
    "a fact is removed": (lambda each: properties(each, "RefundAmountRequest").pop("area"), "`area`"),
    "a parameter is removed": (
        lambda each: operation(each, "/v1/working-days")["parameters"].pop(),
        "query parameter was removed",
    ),
    "an operation has another name": (
        lambda each: operation(each).update(operationId="readPolicy"),
        "changed from 'getPolicy' to 'readPolicy'",
    ),
    "an operation is removed": (lambda each: each["paths"].pop("/v1/policy"), "`/v1/policy` was removed"),
    "a status is no longer told": (lambda each: operation(each)["responses"].pop("429"), "`429` was removed"),
    "a header is no longer sent": (
        lambda each: operation(each)["responses"]["200"]["headers"].pop("ETag"),
        "header `ETag` was removed",
    ),
    "a schema is renamed": (rename_a_schema, "#/components/schemas/Line: removed"),
    "a way in is closed": (lambda each: each.update(security=[{"apiKey": []}]), "no longer accepted"),
}
ADDED: dict[str, Callable[[Document], object]] = {
    "an answer has a new field": lambda each: (
        properties(each, "Line").update(note={"type": "string"}),
        schemas(each)["Line"]["required"].append("note"),
    ),
    "a request has a new fact": lambda each: properties(each, "RefundAmountRequest").update(more={"type": "string"}),
    "a request has a new code": lambda each: schemas(each)["RefundReason"]["enum"].append("other"),
    "there is a new operation": lambda each: each["paths"].update(
        {"/v1/more": {"get": {**operation(each), "operationId": "getMore"}}}
    ),
}


@pytest.mark.parametrize("case", BREAKING)
def test_what_breaks_callers_is_refused_unless_the_major_version_is_raised(case: str, tmp_path: Path) -> None:
    change, said = BREAKING[case]
    released, current = write(tmp_path / "released.json", trimmed()), tmp_path / "current.json"
    document = trimmed()
    change(document)
    found = changes(released, write(current, document))
    reasons = unsaid((1, 0, 0), (1, 99, 0), found)
    assert any(said in reason for reason in reasons), reasons
    assert unsaid((1, 0, 0), (2, 0, 0), found) == []


@pytest.mark.parametrize("case", ADDED)
def test_what_is_added_is_refused_unless_the_minor_version_is_raised(case: str, tmp_path: Path) -> None:
    released, current = write(tmp_path / "released.json", trimmed()), tmp_path / "current.json"
    document = trimmed()
    ADDED[case](document)
    found = changes(released, write(current, document))
    assert unsaid((1, 0, 0), (1, 0, 9), found)
    assert unsaid((1, 0, 0), (1, 1, 0), found) == []


@pytest.mark.parametrize(("sunset", "raised"), [("2026-01-31", (1, 1, 0)), ("2999-12-31", (2, 0, 0))])
def test_an_old_name_of_a_fact_goes_after_its_last_day_and_not_before(
    sunset: str, raised: tuple[int, ...], tmp_path: Path
) -> None:
    current, before = write(tmp_path / "current.json", trimmed()), trimmed()
    facts = properties(before, "RefundAmountRequest")
    facts["place"] = {**facts["area"], "deprecated": True, "x-sunset": sunset}
    found = changes(write(tmp_path / "released.json", before), current)
    assert any("`place`" in reason for reason in unsaid((1, 0, 0), (1, 0, 9), found))
    assert unsaid((1, 0, 0), raised, found) == []
    assert bool(unsaid((1, 0, 0), (1, 99, 0), found)) is (raised[0] == 2)


def test_a_change_is_released_only_under_a_version_that_says_it(tmp_path: Path) -> None:
    released, current = write(tmp_path / "released.json", trimmed()), tmp_path / "current.json"
    before = released.read_bytes()
    document = trimmed()
    rename(document)
    document["info"]["version"] = "1.1.0"
    with pytest.raises(SystemExit, match=r"not been raised accordingly(.|\n)*`amount` of `Line` was removed"):
        release(released, write(current, document))
    assert released.read_bytes() == before
    document["info"]["version"] = "2.0.0"
    release(released, write(current, document))
    assert released.read_bytes() == current.read_bytes()


def test_words_and_examples_may_change_under_the_same_version(tmp_path: Path) -> None:
    released = write(tmp_path / "released.json", trimmed())
    document = trimmed()
    properties(document, "Line")["code"]["description"] = "In other words."
    operation(document)["summary"] = "In other words."
    content(document)["examples"]["book_of_today"]["value"]["values"] = 1
    current = write(tmp_path / "current.json", document)
    found = changes(released, current)
    assert found
    assert unsaid((1, 0, 0), (1, 0, 0), found) == []


def test_a_version_never_goes_back() -> None:
    assert unsaid((1, 1, 0), (1, 0, 9), []) == ["the version went back, from 1.1.0 to 1.0.9"]


def test_a_first_contract_is_released_as_it_is(tmp_path: Path) -> None:
    released = tmp_path / "released" / "v1.json"
    release(released, CONTRACT)
    assert released.read_bytes() == CONTRACT.read_bytes()


def test_every_exception_to_a_rule_is_a_line_with_its_reason() -> None:
    for line in (FIXTURES.parent / "tools" / "contract" / "spectral.yaml").read_text(encoding="utf-8").splitlines():
        if line.endswith(": off"):
            assert line.startswith("      "), f"no reason beside or above: {line}"


def test_a_deprecated_operation_says_so_in_its_headers() -> None:
    made = complete(
        {
            "paths": {
                "/v1/old": {"get": {"deprecated": True, "responses": {"200": {"content": {}}}}},
                "/v1/new": {"get": {"responses": {"200": {"content": {}}}}},
            },
            "components": {"schemas": {}},
        }
    )
    old, new = (operation(made, path)["responses"]["200"]["headers"] for path in ("/v1/old", "/v1/new"))
    assert set(old) - set(new) == {"Deprecation", "Sunset", "Link"}
    assert {"Deprecation", "Sunset"} <= set(made["components"]["headers"])
    assert "Sunset" not in DOCUMENT["components"]["headers"]


def test_a_new_matter_reaches_only_who_asks_for_it_and_counts_as_added(tmp_path: Path) -> None:
    grown, shrunk = copy.deepcopy(DOCUMENT), copy.deepcopy(DOCUMENT)
    for name in ("Matter", "GuideMatter"):
        schemas(grown)[name]["enum"].append("lottery")
        schemas(shrunk)[name]["enum"].pop()
    schemas(grown)["DecisionAnswer"]["anyOf"].append({"$ref": "#/components/schemas/MonthlyCreditAnswer"})
    whole = write(tmp_path / "whole.json", DOCUMENT)
    more = changes(whole, write(tmp_path / "grown.json", grown))
    assert {each.level for each in more} == {"minor"}
    assert any("gained values: 'lottery'" in each.text for each in more)
    assert any("`DecisionAnswer` was added" in each.text for each in more)
    assert "major" in {each.level for each in changes(whole, write(tmp_path / "shrunk.json", shrunk))}
