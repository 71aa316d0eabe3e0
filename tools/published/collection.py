"""The collection of requests, `openapi/collection.json`, for Postman, Bruno and others that read its form (2.1).

Each example of the contract is one request, in a folder of its group; the address of the server is the variable `base`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from service.api.spec import TAGS
from tests.check import Call, calls
from tools.published.operations import Operation, operations

_FORM = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
_BASE = "http://127.0.0.1:8000"


def collection(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The collection of all requests of the contract."""
    info = contract["info"]
    # Which example has which path and language, the contract does not tell; where they come from does.
    known = {(call.operation, call.example): call for call in calls()}
    requests: dict[str, list[dict[str, Any]]] = {tag: [] for tag in TAGS}
    for operation in operations(contract):
        requests[operation.described["tags"][0]] += _requests(operation, known)
    return {
        "info": {
            "name": info["title"],
            "description": info["description"],
            "version": info["version"],
            "schema": _FORM,
        },
        "variable": [{"key": "base", "value": _BASE, "type": "string"}],
        "item": [{"name": tag, "description": TAGS[tag], "item": asked} for tag, asked in requests.items() if asked],
    }


def _requests(operation: Operation, known: Mapping[tuple[str, str], Call]) -> Iterator[dict[str, Any]]:
    """A request for each example of the operation."""
    path, method, described = operation
    bodies = [
        (media_type, name, example)
        for media_type, content in described.get("requestBody", {}).get("content", {}).items()
        for name, example in content.get("examples", {}).items()
    ]
    content = described["responses"]["200"]["content"]
    answers = content.get("application/json", next(iter(content.values()))).get("examples", {})
    examples = bodies or [("", name, example) for name, example in answers.items()]
    for media_type, name, example in examples:
        query = {
            each["name"]: str(each["examples"][name]["value"])
            for each in described["parameters"]
            if each["in"] == "query" and name in each.get("examples", {})
        }
        call = known.get((described["operationId"], name))
        named = {key: quote(value, safe="") for key, value in call.path.items()} if call else {}
        yield {
            "name": f"{described['operationId']}: {example['summary']}",
            "request": {
                "method": method,
                "description": described["summary"],
                "header": [
                    {"key": "Accept-Language", "value": call.language if call else "zh-CN"},
                    *([{"key": "Content-Type", "value": media_type}] if media_type else ()),
                ],
                "url": _url(path.format(**named), query),
                **({"body": _body(media_type, example["value"])} if media_type else {}),
            },
        }


def _url(path: str, query: Mapping[str, str]) -> dict[str, Any]:
    return {
        "raw": "{{base}}" + path + (f"?{urlencode(query)}" if query else ""),
        "host": ["{{base}}"],
        "path": path.split("/")[1:],
        **({"query": [{"key": name, "value": value} for name, value in query.items()]} if query else {}),
    }


def _body(media_type: str, value: object) -> dict[str, Any]:
    raw = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    return {"mode": "raw", "raw": raw, "options": {"raw": {"language": "json" if "json" in media_type else "text"}}}
