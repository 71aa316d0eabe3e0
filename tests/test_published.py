"""What is published besides the contract is the one made from it, and works against a running server."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import requests
from flask.testing import FlaskClient

from service.settings import Settings
from tests.check import ROOT
from tests.live import Live
from tests.shipped import app_with
from tools.lint_contract import run
from tools.published.__main__ import MADE, workflows
from tools.published.collection import collection

FOLDER = ROOT / "openapi"
CONTRACT: dict[str, Any] = json.loads((FOLDER / "v1.json").read_text(encoding="utf-8"))
FLOWS = FOLDER / "arazzo.json"
SCHEMA_OF_FLOWS = (
    ROOT / "tools/contract/node_modules/@stoplight/spectral-rulesets/dist/arazzo/schemas/arazzo/v1.0/index.json"
)


# The suite takes seconds to make; tests/test_conformance.py compares it case by case.
@pytest.mark.parametrize("name", [name for name in MADE if name != "conformance.json"])
def test_the_file_is_the_one_made_from_the_contract(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == MADE[name](CONTRACT), "run `make openapi`"


# Flows


def test_the_flows_have_the_form_of_arazzo() -> None:
    schema = json.loads(SCHEMA_OF_FLOWS.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    made = json.loads(FLOWS.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(made)] == []
    assert made["info"]["version"] == CONTRACT["info"]["version"]
    del made["workflows"][0]["steps"][0]["stepId"]
    assert not validator.is_valid(made)


def test_a_flow_that_names_no_operation_is_refused() -> None:
    paths = {path: methods for path, methods in CONTRACT["paths"].items() if path != "/v1/assessments"}
    with pytest.raises(SystemExit, match="assess"):
        workflows({**CONTRACT, "paths": paths})


def test_the_flows_run_against_a_server_and_every_check_holds(live: Live, tmp_path: Path) -> None:
    steps = flows_against(live.address, FLOWS, tmp_path)
    written = [
        step["stepId"] for flow in json.loads(FLOWS.read_text(encoding="utf-8"))["workflows"] for step in flow["steps"]
    ]
    assert steps == {step: [] for step in written}
    assert len(steps) == 9


def test_a_flow_whose_answer_is_another_one_fails(live: Live, tmp_path: Path) -> None:
    made = json.loads(FLOWS.read_text(encoding="utf-8"))
    made["workflows"] = [flow for flow in made["workflows"] if flow["workflowId"] == "askStepByStep"]
    made["workflows"][0]["inputs"]["properties"]["birth_month"]["default"] = "1965-05"
    made["sourceDescriptions"][0]["url"] = str(FOLDER / "v1.json")
    altered = tmp_path / "altered.json"
    altered.write_text(json.dumps(made), encoding="utf-8")
    assert flows_against(live.address, altered, tmp_path) == {
        "readTheQuestion": [],
        "planTheNextFact": [],
        "answer": ["$response.body#/amount/exact == '110.00'"],
    }


def flows_against(address: str, flows: Path, folder: Path) -> dict[str, list[str]]:
    """The conditions that fail in each step, by Redocly's runner; it holds answers to the contract too."""
    report = folder / "report.json"
    done = run("redocly", "respect", flows, "--server", f"account={address}", "--json-output", report)
    assert report.exists(), done.stdout + done.stderr
    (ran,) = json.loads(report.read_text(encoding="utf-8"))["files"].values()
    return {
        step["stepId"]: [
            check.get("condition", check["name"]) for check in step["checks"] if check["status"] != "success"
        ]
        for flow in ran["executedWorkflows"]
        for step in flow["executedSteps"]
    }


# The collection


def test_every_request_of_the_collection_is_answered(live: Live) -> None:
    asked = [request for folder in collection(CONTRACT)["item"] for request in folder["item"]]
    operations = {
        described["operationId"]
        for methods in CONTRACT["paths"].values()
        for method, described in methods.items()
        if method in ("get", "post")
    }
    assert {each["name"].partition(":")[0] for each in asked} == operations
    with requests.Session() as session:
        for each in asked:
            request = each["request"]
            response = session.request(
                request["method"],
                request["url"]["raw"].replace("{{base}}", live.address),
                headers={header["key"]: header["value"] for header in request["header"]},
                data=request.get("body", {}).get("raw", "").encode(),
                timeout=10,
            )
            assert response.status_code == 200, (each["name"], response.text)


# What a language model reads first


def test_what_a_model_reads_first_leads_only_to_what_is_there(client: FlaskClient) -> None:
    response = client.get("/llms.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.text.startswith("# 职工医保个人账户决策服务 / Personal account decision service\n\n> ")
    links = [part.partition(")")[0] for part in response.text.split("](")[1:]]
    statuses = {link: client.get(link, buffered=True).status_code for link in links}
    assert statuses.pop("/mcp") == 405
    assert set(statuses.values()) == {200}


def test_its_links_have_the_public_address() -> None:
    text = app_with(Settings(public_base_url="https://yibao.example.cn/")).test_client().get("/llms.txt").text
    assert "](https://yibao.example.cn/openapi.json)" in text
    assert "](/" not in text
