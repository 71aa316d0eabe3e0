"""What is sent to /mcp is judged as the protocol says, by its revision, under the same limits as everything else."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import mcp_types
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.mcp.tools import TOOLS
from service.mcp.versions import SPOKEN
from service.settings import Settings
from tests.assistants import CREDIT, call, error_of, send
from tests.shipped import app_with

# The protocol


def test_discovery_and_lists_can_be_kept(client: FlaskClient) -> None:
    for method, model in (("server/discover", mcp_types.DiscoverResult), ("tools/list", mcp_types.ListToolsResult)):
        result = send(client, method).get_json()["result"]
        assert model.model_validate(result)
        assert (result["resultType"], result["cacheScope"]) == ("complete", "public")
        assert result["ttlMs"] > 0
        # The same for everybody: neither language nor credentials change it.
        assert send(client, method, Accept_Language="en").get_json()["result"] == result
    found_here = send(client, "server/discover").get_json()["result"]
    assert found_here["supportedVersions"] == list(SPOKEN)
    assert found_here["capabilities"] == {"tools": {}}


@pytest.mark.parametrize(
    ("method", "params", "headers", "refused"),
    [
        ("prompts/list", {}, {}, (404, -32601)),
        ("subscriptions/listen", {}, {}, (404, -32601)),
        ("initialize", {}, {}, (404, -32601)),
        ("tools/call", {"name": "x"}, {}, (400, -32602)),
        ("tools/call", {}, {}, (400, -32602)),
        ("tools/call", {"name": "list_questions", "arguments": [1]}, {}, (400, -32602)),
        ("tools/call", {"name": "list_questions", "arguments": []}, {}, (400, -32602)),
        ("tools/list", {"_meta": {}}, {}, (400, -32602)),
        ("tools/list", {"_meta": None}, {}, (400, -32602)),
        ("tools/list", {}, {"MCP_Protocol_Version": ""}, (400, -32020)),
        ("tools/list", {}, {"MCP_Protocol_Version": "2025-11-25"}, (400, -32020)),
        ("tools/list", {}, {"Mcp_Method": ""}, (400, -32020)),
        ("tools/list", {}, {"Mcp_Method": "tools/call"}, (400, -32020)),
        ("tools/call", {"name": "list_questions"}, {"Mcp_Name": ""}, (400, -32020)),
        ("tools/call", {"name": "list_questions"}, {"Mcp_Name": "read_guide"}, (400, -32020)),
        ("tools/call", {"name": "list_questions"}, {"Mcp_Name": "=?base64?***?="}, (400, -32020)),
        ("tools/list", {"_meta": None}, {"MCP_Protocol_Version": "1900-01-01"}, (400, -32022)),
    ],
)
def test_a_message_at_fault_is_refused_as_the_specification_says(
    client: FlaskClient, method: str, params: Mapping[str, Any], headers: Mapping[str, str], refused: tuple[int, int]
) -> None:
    response = send(client, method, params, **headers)
    assert error_of(response) == refused
    assert response.get_json()["id"] == 7
    assert response.content_type == "application/json"


def test_a_version_that_is_not_spoken_is_answered_with_those_that_are(client: FlaskClient) -> None:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2031-01-01",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    response = send(client, "tools/list", {"_meta": meta}, MCP_Protocol_Version="2031-01-01")
    assert error_of(response) == (400, -32022)
    assert response.get_json()["error"]["data"] == {"supported": list(SPOKEN), "requested": "2031-01-01"}


def test_a_name_may_be_sent_in_base64(client: FlaskClient) -> None:
    response = send(client, "tools/call", {"name": "list_questions"}, Mcp_Name="=?base64?bGlzdF9xdWVzdGlvbnM=?=")
    assert response.get_json()["result"]["isError"] is False


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", -32700),
        ('{"jsonrpc": "2.0", "jsonrpc": "2.0"}', -32700),
        ("[]", -32600),
        ("1", -32600),
        ("{}", -32600),
        ('{"jsonrpc": "1.0", "id": 1, "method": "tools/list"}', -32600),
        ('{"jsonrpc": "2.0", "id": 1, "result": {}}', -32600),
        ('{"jsonrpc": "2.0", "id": null, "method": "tools/list"}', -32600),
        ('{"jsonrpc": "2.0", "id": true, "method": "tools/list"}', -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": []}', -32600),
        ('{"jsonrpc": "2.0", "method": "tools/call"}', -32600),
    ],
)
def test_what_is_no_message_is_refused(client: FlaskClient, body: str, code: int) -> None:
    assert error_of(client.post("/mcp", data=body, content_type="application/json")) == (400, code)


def test_a_notification_is_taken_without_an_answer(client: FlaskClient) -> None:
    for method in ("notifications/initialized", "notifications/cancelled"):
        response = client.post("/mcp", json={"jsonrpc": "2.0", "method": method})
        assert (response.status_code, response.data) == (202, b"")


# Older revisions


def older(client: FlaskClient, method: str, params: Mapping[str, Any] | None = None, version: str = "") -> TestResponse:
    headers = {"MCP-Protocol-Version": version} if version else {}
    message = {"jsonrpc": "2.0", "id": "a", "method": method, "params": params or {}}
    return client.post("/mcp", json=message, headers=headers)


@pytest.mark.parametrize(
    ("asked", "agreed"),
    [
        ("2025-11-25", "2025-11-25"),
        ("2025-06-18", "2025-06-18"),
        ("2025-03-26", "2025-03-26"),
        ("2024-11-05", "2025-11-25"),
    ],
)
def test_a_client_with_a_handshake_is_answered_by_its_own_revision(
    client: FlaskClient, asked: str, agreed: str
) -> None:
    capabilities = {"protocolVersion": asked, "capabilities": {}, "clientInfo": {"name": "old", "version": "1"}}
    greeted = older(client, "initialize", capabilities)
    assert mcp_types.InitializeResult.model_validate(greeted.get_json()["result"]).protocol_version == agreed
    # No session: any worker of any replica answers what comes next.
    assert "Mcp-Session-Id" not in greeted.headers
    version = "" if agreed == "2025-03-26" else agreed
    assert older(client, "ping", version=version).get_json()["result"] == {}
    assert len(older(client, "tools/list", version=version).get_json()["result"]["tools"]) == len(TOOLS)
    answered = older(client, "tools/call", {"name": "answer_question", "arguments": CREDIT}, version)
    assert answered.get_json()["result"]["structuredContent"]["amount"]["exact"] == "110.00"
    # Their errors come with status 200.
    assert error_of(older(client, "server/discover", version=version)) == (200, -32601)
    assert error_of(older(client, "tools/call", {"name": "x"}, version)) == (200, -32602)
    assert error_of(older(client, "tools/list", version="1999-01-01")) == (400, -32022)


# The same limits, credentials and logs


def test_other_methods_of_http_are_refused_as_errors_of_the_protocol(client: FlaskClient) -> None:
    for method in ("GET", "DELETE"):
        response = client.open("/mcp", method=method)
        assert error_of(response) == (405, 405)
        assert "POST" in response.headers["Allow"]
        assert response.get_json()["error"]["data"]["type"] == "/problems/method-not-allowed"


OWN = ("", "https://yibao.example.cn", "https://partner.example.cn", "http://localhost:6274", "http://[::1]")


def test_a_client_that_takes_no_json_is_refused(client: FlaskClient) -> None:
    assert error_of(send(client, "tools/list", Accept="text/event-stream")) == (406, 406)
    assert send(client, "tools/list", Accept="").status_code == 200


def test_pages_of_other_origins_may_call_only_where_they_are_allowed() -> None:
    settings = Settings(public_base_url="https://yibao.example.cn/service", cors_origins="https://partner.example.cn")
    client = app_with(settings).test_client()
    statuses = {
        origin: send(client, "tools/list", Origin=origin).status_code
        for origin in (*OWN, "http://localhost.example.cn", "http://x", "null")
    }
    assert list(statuses.values()) == [200] * len(OWN) + [403] * 3
    refused = send(client, "tools/list", Origin="http://x")
    assert refused.get_json()["error"]["data"]["errors"][0]["code"] == "origin_not_allowed"
    assert send(app_with(Settings(cors_origins="*")).test_client(), "tools/list", Origin="http://x").status_code == 200


def test_a_call_counts_once_and_what_is_refused_says_when_to_come_again(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit="2/hour").test_client()
    left = [send(client, "tools/call", {"name": "answer_question", "arguments": CREDIT}) for _ in range(3)]
    assert [response.status_code for response in left] == [200, 200, 429]
    assert [response.headers["RateLimit"].partition("r=")[2][0] for response in left] == ["1", "0", "0"]
    assert error_of(left[2]) == (429, 429)
    assert int(left[2].headers["Retry-After"]) > 0
    assert left[2].get_json()["error"]["data"]["errors"] == []


def test_a_call_past_its_deadline_is_refused_in_band() -> None:
    app = app_with(Settings())
    app.extensions["limits"].deadline_seconds = -1
    refused = call(app.test_client(), "answer_question", CREDIT)
    assert json.loads(refused["content"][1]["text"])["errors"][0]["code"] == "deadline_exceeded"
    assert "Retry-After" in refused["content"][0]["text"]


def test_a_call_is_logged_and_counted_as_its_operation(caplog: pytest.LogCaptureFixture) -> None:
    client = app_with().test_client()
    with caplog.at_level("INFO", "service.requests"):
        call(client, "answer_question", CREDIT, Request_Id="5f2b8c0e9d7a4416b3f0a1c2d3e4f567")
        call(client, "assess_matter", {"matter": "balance-transfer", "from_area": "x"})
        send(client, "tools/call", {"name": "x"})
    lines = [vars(record)["fields"] for record in caplog.records]
    told = [(each["operation"], each["status"], each["codes"][:1], each["via"]) for each in lines]
    assert told == [
        ("computeMonthlyCredit", 200, (), "mcp"),
        ("assess", 200, ("validation_failed",), "mcp"),
        ("mcp", 400, ("no_tool",), "mcp"),
    ]
    assert lines[0]["request_id"] == "5f2b8c0e9d7a4416b3f0a1c2d3e4f567"
    page = client.get("/metrics").text
    assert 'yibao_answers_total{language="zh-CN",question="computeMonthlyCredit",verdict="exact"} 1.0' in page
    assert 'yibao_problems_total{code="validation_failed"} 1.0' in page
    assert "yibao_requests_in_flight 1.0" in page
