"""The conformance suite, `openapi/conformance.json`: the golden cases of `fixtures/` as plain requests and checks.

What a case expects is written in its fixture as text; here it gets the types of the answer, once the two agree.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask.testing import FlaskClient

from service.api.v1 import CONTRACT
from service.policy.book import PolicyBook
from tests.check import Call, Case, as_text, assessment_cases, calls, cases, comparison_cases
from tools.conformance import seen
from tools.openapi import DAY
from tools.published.operations import operations

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "cites": {"at": "/citations/*", "take": "/id", "unordered": True},
    "missing": {"at": "/missing_facts/*", "take": "/fact"},
    "criteria": {"at": "/criteria/*", "key": "/code", "take": "/verdict"},
    "decisive": {"at": "/criteria/*", "where": {"decisive": True}, "take": "/code"},
    "local_checks": {"at": "/local_checks/*", "key": "/topic", "take": "/reason"},
    "advisories": {"at": "/advisories/*", "take": "/code", "unordered": True},
    "remedies": {"at": "/remedies/*", "take": ["/kind", "/fact", "/to"]},
    "claims": {"at": "/conflicts/*/claims/*", "key": "/citation", "take": "/applied"},
    "lines": {"at": "/lines/*", "key": "/code", "take": "/amount/exact"},
    "stages": {"at": "/stages/*", "key": "/code", "take": "/limit_working_days"},
    "due": {"at": "/stages/*", "key": "/code", "take": "/due_on"},
    "changed": {"at": "/changes/*", "key": "/pointer", "take": ["/before", "/after"]},
    "caused_by": {"at": "/caused_by/*", "take": ["/change", "/parameter", "/on", "/citation/id"]},
    "reported": {"at": "/reported_experience/*", "take": "/citation"},
}
"""The short words of fixtures, as checks."""
_DAYS = {"on": DAY.isoformat(), "known_on": DAY.isoformat()}
"""The days for which a case is asked where its fixture states none: those that are today in its tests."""
_AS_WRITTEN = {
    "remedies": lambda found: [f"{kind} {fact}={to}" for kind, fact, to in found],
    "caused_by": lambda found: [" ".join(each) for each in found],
}
"""How fixtures write what these words see."""


class UnlikeError(Exception):
    """A fixture whose expectation is not what the service answers."""


def suite(clients: tuple[FlaskClient, FlaskClient], contract: Mapping[str, Any], book: PolicyBook) -> dict[str, Any]:
    """The whole suite. Every question states its days; of what is read, what today's date alone decides is left out."""
    return {
        "$schema": "conformance.schema.json",
        "form": 1,
        "contract": CONTRACT,
        "policy": {"version": book.version, "digest": book.digest},
        "cases": [made for case in asked(contract) if (made := _case(case, clients))["expect"]["checks"]],
    }


def asked(contract: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every case as its fixture writes it: a request, and what is expected in the short words of fixtures."""
    named = {
        described["operationId"]: (path, method)
        for path, method, described in operations(contract)
        if "application/json" in described["responses"].get("200", {}).get("content", {})
    }
    ids = {path: operation for operation, (path, _) in named.items()}
    yield from _numbered(
        [
            *(_question(case, ids) for case in (*cases(), *assessment_cases(), *comparison_cases())),
            *(_call(each, *named[each.operation]) for each in calls() if each.operation in named),
        ]
    )


def _question(case: Case, ids: Mapping[str, str]) -> dict[str, Any]:
    path = f"/v1/{case.question}"
    body = {**_DAYS, **case.body}
    if "before" in body:
        dated = {moment: {**_DAYS, **body[moment]} for moment in ("before", "after")}
        body = {name: value for name, value in {**body, **dated}.items() if name not in _DAYS}
    request = {"method": "POST", "path": path, "headers": {"Accept-Language": "zh-CN"}, "body": body}
    return _described(case, f"{ids[path]}.{case.place.rpartition('/')[2].partition('.')[0]}", ids[path], request)


def _call(call: Call, path: str, method: str) -> dict[str, Any]:
    request: dict[str, Any] = {
        "method": method,
        "path": path.format(**call.path),
        "headers": {"Accept-Language": call.language},
    }
    query = {"query": dict(call.query)} if call.query else {}
    body = {"body": call.body} if call.body is not None else {}
    return _described(call, call.operation, call.operation, {**request, **query, **body})


def _described(case: Case | Call, stem: str, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": stem,
        "name": {"zh": case.name_zh, "en": case.name},
        "operation": operation,
        "rests_on": list(getattr(case, "source", ())),
        "request": request,
        "expect": dict(case.expect),
    }


def _numbered(unnumbered: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    counts: dict[str, int] = {}
    for case in unnumbered:
        counts[case["id"]] = counts.get(case["id"], 0) + 1
        yield {**case, "id": f"{case['id']}.{counts[case['id']]}"}


def _case(case: Mapping[str, Any], clients: tuple[FlaskClient, FlaskClient]) -> dict[str, Any]:
    request = case["request"]
    answer = _answer(request, clients[0])
    checks = [_check(word, expected, answer, case["id"]) for word, expected in case["expect"].items()]
    if request["method"] == "GET":
        later = _answer(request, clients[1])
        checks = [check for check in checks if seen(later, check) == check["equals"]]
    return {**case, "expect": {"status": 200, "checks": checks}}


def _answer(request: Mapping[str, Any], client: FlaskClient) -> Any:  # noqa: ANN401 - JSON.
    response = client.open(
        request["path"],
        method=request["method"],
        headers=request["headers"],
        query_string=request.get("query"),
        json=request.get("body"),
    )
    return response.get_json()


def _check(word: str, expected: object, answer: Mapping[str, Any], place: str) -> dict[str, Any]:
    look = _LOOKS.get(word, {"at": "/" + word.replace(".", "/")})
    found = seen(answer, look)
    written = as_text(_AS_WRITTEN[word](found) if word in _AS_WRITTEN else found)
    if written != expected:
        raise UnlikeError(f"{place}: {word} is {written}, and its fixture says {expected}")
    return {**look, "equals": found}
