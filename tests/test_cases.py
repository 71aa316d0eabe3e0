"""Each case of docs/integrate.md brings about what is told, and together they bring about all there is."""

import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest

from service.api.problems import KINDS
from tests.cases import Try, cases, send
from tests.check import ROOT
from tests.live import Live, serving

TRIES = list(cases())
CONTRACT = json.loads((ROOT / "openapi/v1.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def servers(live: Live) -> Iterator[dict[str, Live]]:
    """A server of each kind that the page starts."""
    with ExitStack() as stack:
        kinds = {case.server for case in TRIES} - {""}
        settings = {kind: dict(each.split("=", 1) for each in kind.split()) for kind in kinds}
        others = {kind: stack.enter_context(serving(WORKERS="1", **given)) for kind, given in settings.items()}
        yield {"": live, **others}


@pytest.fixture(scope="module")
def slow_ones(servers: dict[str, Live]) -> Iterator[dict[str, Future[Any]]]:
    """Those that the server gives ten seconds, begun before the others."""
    with ThreadPoolExecutor() as pool:
        yield {
            case.command: pool.submit(send, case, servers[case.server].address)
            for case in TRIES
            if "sleep" in case.command
        }


@pytest.mark.parametrize(
    "case", sorted(TRIES, key=lambda each: "sleep" in each.command), ids=lambda case: case.command[:90]
)
def test_the_case_brings_about_what_is_told(
    servers: dict[str, Live], slow_ones: dict[str, Future[Any]], case: Try
) -> None:
    slow = slow_ones.get(case.command)
    status, body, headers = slow.result() if slow else send(case, servers[case.server].address)
    assert status == case.status, body
    for name, value in case.expected.items():
        if name[0].isupper():
            assert value in headers[name], (name, headers[name])
        else:
            assert at(body, name) == value, (name, body)


def at(body: Any, path: str) -> str:
    """What stands at a path, as text."""
    for step in path.split("."):
        body = body[int(step) if isinstance(body, list) else step]
    return "null" if body is None else str(body)


def test_every_verdict_kind_of_problem_and_header_is_brought_about() -> None:
    verdicts = {case.expected.get("verdict") for case in TRIES} - {None}
    assert verdicts == set(CONTRACT["components"]["schemas"]["Verdict"]["enum"])
    statuses = {str(case.status) for case in TRIES}
    # Any status without a kind of its own is the last kind.
    assert {kind.status for kind in KINDS if kind.status.isdigit()} - statuses == {"500"}
    assert "417" in statuses - {kind.status for kind in KINDS}
    assert set(CONTRACT["components"]["headers"]) <= {name for case in TRIES for name in case.expected}


def test_every_line_with_a_command_is_a_case() -> None:
    text = (ROOT / "docs/integrate.md").read_text(encoding="utf-8")
    assert text.count("curl $at") + text.count('curl "$at') == len(TRIES) > 30
