"""How tests speak to /mcp as an assistant does, without a library."""

import json
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.check import ROOT

FILE = ROOT / "openapi" / "tools.json"
LISTED: Mapping[str, Any] = {tool["name"]: tool for tool in json.loads(FILE.read_text(encoding="utf-8"))["tools"]}
NEWEST = "2026-07-28"
CREDIT = {
    "question": "refund-amounts/monthly-credit",
    "facts": {
        "area": "110000",
        "scheme": "employee",
        "insured_status": "retired",
        "retirement_formalities_done": True,
        "birth_month": "1956-10",
        "on": "2026-11-21",
    },
}
MOVE = {"from_area": "110000", "to_area": "440100"}
ASKED: Mapping[str, Mapping[str, Any]] = {
    "list_questions": {},
    "plan_questions": {"question": "eligibility-decisions/balance-transfer", "facts": MOVE, "on": "2026-11-21"},
    "find_missing_facts": {"question": "eligibility-decisions/balance-transfer", "facts": MOVE},
    "answer_question": CREDIT,
    "assess_matter": {"matter": "balance-transfer", **MOVE},
    "estimate_times": {"matter": "balance-transfer", "accepted_on": "2026-10-01", "asked_on": "2026-11-21"},
    "read_guide": {"matter": "cash-withdrawal", "area": "320100", "ground": "death", "on": "2026-11-21"},
    "compare_days": {
        "question": "refund-amounts/monthly-credit",
        "facts": {name: value for name, value in CREDIT["facts"].items() if name != "on"},  # type: ignore[attr-defined]
        "before": "2026-10-31",
        "after": "2026-12-01",
    },
}
"""A call of each tool."""


def send(client: FlaskClient, method: str, params: Mapping[str, Any] | None = None, **headers: str) -> TestResponse:
    """One message as a client of the newest protocol sends it; headers given replace those, empty ones are left out."""
    meta = {
        "io.modelcontextprotocol/protocolVersion": NEWEST,
        "io.modelcontextprotocol/clientInfo": {"name": "a test", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    stated = {"_meta": meta, **(params or {})}
    own = {
        "Accept": "application/json, text/event-stream",
        "MCP-Protocol-Version": NEWEST,
        "Mcp-Method": method,
        "Mcp-Name": str(stated.get("name", "")),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": stated}
    return client.post("/mcp", json=message, headers={name: value for name, value in own.items() if value})


def call(client: FlaskClient, name: str, arguments: Mapping[str, Any], **headers: str) -> dict[str, Any]:
    response = send(client, "tools/call", {"name": name, "arguments": arguments}, **headers)
    assert response.status_code == 200, response.get_json()
    result: dict[str, Any] = response.get_json()["result"]
    return result


def error_of(response: TestResponse) -> tuple[int, int]:
    return response.status_code, response.get_json()["error"]["code"]
