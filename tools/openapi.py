"""Write `openapi/v1.json`: generated from the code, with examples from `fixtures/` answered by the service.

With `--check` nothing is written; the exit status says whether the committed file is up to date.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from flask import Flask  # noqa: E402 - the path is set above.

from service.api.components import JSON, PROBLEM, REFUSALS, operations  # noqa: E402
from service.api.problems import problem  # noqa: E402
from service.app import OPENAPI_FILE, create_app  # noqa: E402
from service.settings import Settings  # noqa: E402
from tests.check import assessment_cases, calls, cases, comparison_cases  # noqa: E402

DAY = date(2026, 11, 21)
"""The fixed day on which the examples are asked, so that the document does not change by itself."""
_QUESTION = "/v1/eligibility-decisions/balance-transfer"
_HEADERS = {"Request-Id": "5f2b8c0e9d7a4416b3f0a1c2d3e4f567"}
_LANGUAGES = {"zh": ("中文 / In Chinese", "zh-CN"), "en": ("英文 / In English", "en")}
_REFUSED: Mapping[str, Mapping[str, Any]] = {
    "400": {"path": _QUESTION, "method": "POST", "data": '{"from_area": "440100"', "content_type": JSON},
    "404": {"path": "/v1/areas/899999"},
    "405": {"path": "/v1/areas", "method": "DELETE"},
    "409": {"path": _QUESTION, "method": "POST", "json": {"policy_version": "2025.1.1"}},
    "413": {"path": _QUESTION, "method": "POST", "data": b" " * 300_000, "content_type": JSON},
    "415": {"path": _QUESTION, "method": "POST", "data": "from_area=440100", "content_type": "text/plain"},
    "422": {"path": _QUESTION, "method": "POST", "json": {"from_area": "广州", "origin_arrears": "no"}},
}
"""Requests that are refused, by their status."""


def document() -> dict[str, Any]:
    """Return the document with its examples."""
    app = create_app(Settings(), today=lambda: DAY, openapi=b"{}")
    openapi: dict[str, Any] = app.extensions["openapi-document"]()
    for status, (name, *_) in REFUSALS.items():
        content = openapi["components"]["responses"][name]["content"][PROBLEM]
        for language in _LANGUAGES:
            _add(content, language, _LANGUAGES[language][0], _refusal(app, status, _LANGUAGES[language][1]))
    _add_questions(app, openapi)
    _add_calls(app, openapi)
    _batches(openapi["paths"]["/v1/batches"]["post"], app.test_client())
    _add_draining(app, openapi)
    return json.loads(json.dumps(openapi))


def _refusal(app: Flask, status: str, language: str) -> object:
    headers = {**_HEADERS, "Accept-Language": language}
    if status in _REFUSED:
        response = app.test_client().open(**_REFUSED[status], headers=headers)
    else:
        with app.test_request_context(_QUESTION, method="POST", headers=headers):
            response = problem(500 if status == "default" else int(status), ())
    return response.get_json()


def _add_questions(app: Flask, openapi: Mapping[str, Any]) -> None:
    client = app.test_client()
    for case in (*cases(), *assessment_cases(), *comparison_cases()):
        if case.example:
            path = f"/v1/{case.question}"
            summary = f"{case.name_zh} / {case.name}"
            answer = client.post(path, json=case.body).get_json()
            operation = openapi["paths"][path]["post"]
            _add(operation["requestBody"]["content"][JSON], case.example, summary, case.body)
            _add(operation["responses"]["200"]["content"][JSON], case.example, summary, answer)


def _add_calls(app: Flask, openapi: Mapping[str, Any]) -> None:
    client = app.test_client()
    by_operation = {
        operation["operationId"]: (path, method, operation) for path, method, operation in operations(openapi)
    }
    for call in calls():
        path, method, operation = by_operation[call.operation]
        summary = f"{call.name_zh} / {call.name}"
        answer = call.send(client, path, method.upper())
        (content,) = operation["responses"]["200"]["content"].values()
        _add(content, call.example, summary, answer)
        if call.body is not None:
            _add(operation["requestBody"]["content"][JSON], call.example, summary, call.body)
        for parameter, value in _stated(operation, {**call.path, **call.query}):
            parameter.pop("example", None)
            _add(parameter, call.example, summary, value)


def _batches(operation: dict[str, Any], client: FlaskClient) -> None:
    """Add two batches with one faulty item: compact answers as JSON and as lines, and one full answer."""
    chosen = [case for case in cases() if case.example][:2]
    items = [{"id": f"row-{at}", "question": case.question, "facts": case.body} for at, case in enumerate(chosen, 1)]
    items.append({"id": "row-3", "question": "refund-amounts/monthly-credit", "facts": {"ground": "death"}})
    request_content, response_content = operation["requestBody"]["content"], operation["responses"]["200"]["content"]
    for detail, some, summary in (
        ("compact", items, "只要要点 / Hearts of answers"),
        ("full", items[1:], "完整答复 / Whole answers"),
    ):
        body = {"detail": detail, "items": some}
        answer = client.post("/v1/batches", json=body).get_json()
        for result in answer["items"]:
            # The request id differs each time.
            result["problem"] = result["problem"] and {**result["problem"], "request_id": "0" * 32}
        for content, value in ((request_content, body), (response_content, answer)):
            examples = content["application/json"].setdefault("examples", {})
            examples[f"{detail}_with_one_fault"] = {"summary": summary, "value": value}
        if detail == "compact":
            for content, lines in ((request_content, items), (response_content, answer["items"])):
                text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
                content["application/x-ndjson"]["examples"] = {"lines": {"summary": summary, "value": text}}


def _add_draining(app: Flask, openapi: Mapping[str, Any]) -> None:
    app.extensions["draining"].set()
    answer = app.test_client().get("/health/ready").get_json()
    content = openapi["paths"]["/health/ready"]["get"]["responses"]["503"]["content"][JSON]
    _add(content, "draining", "服务正在退出 / The service leaves", answer)


def _stated(operation: Mapping[str, Any], sent: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], str | int]]:
    """Yield the parameters that are sent, each with its value."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in sent:
            text = sent[parameter["name"]]
            yield parameter, int(text) if parameter["schema"].get("type") == "integer" else text


def _add(place: dict[str, Any], name: str, summary: str, value: object) -> None:
    place.setdefault("examples", {})[name] = {"summary": summary, "value": value}


def main() -> None:
    """Write the document, or check it."""
    text = json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if "--check" in sys.argv:
        if OPENAPI_FILE.read_text(encoding="utf-8") != text:
            sys.exit("openapi/v1.json is out of date: run `make openapi` and review the difference")
        return
    OPENAPI_FILE.write_text(text, encoding="utf-8")
    print(f"{OPENAPI_FILE.relative_to(ROOT)}: {len(text)} characters")


if __name__ == "__main__":
    main()
