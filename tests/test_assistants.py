"""Assistants reach every tool at /mcp by the official client, and get what its operation answers."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import mcp_types
import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from mcp import Client, MCPError

from service.mcp.selection import found, selected, tree
from service.mcp.tools import TOOLS
from tests.assistants import ASKED, CREDIT, FILE, LISTED, NEWEST, call
from tests.check import Case, assessment_cases, cases, comparison_cases
from tests.live import Live

# By the official client, over a live server


def by_the_official_client(live: Live, mode: str, use: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Client(f"{live.address}/mcp", mode=mode) as client:
            await use(client)

    asyncio.run(run())


@pytest.mark.parametrize(("mode", "version"), [("auto", NEWEST), (NEWEST, NEWEST), ("legacy", "2025-11-25")])
def test_the_official_client_lists_and_calls_every_tool(live: Live, mode: str, version: str) -> None:
    async def use(client: Client) -> None:
        assert client.protocol_version == version
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed] == list(ASKED) == list(TOOLS)
        for name, arguments in ASKED.items():
            # The client itself holds each result to the shape that the tool tells.
            result = await client.call_tool(name, {**arguments, "language": "en"})
            assert not result.is_error, (name, result.content)
            first, *beside = [block.text for block in result.content if isinstance(block, mcp_types.TextContent)]
            assert first.endswith("the answer of the medical insurance agency in your insured area prevails."), name
            assert len(beside) == (name not in ("list_questions", "plan_questions") and not no_document(name, result))

    by_the_official_client(live, mode, use)


def no_document(name: str, result: mcp_types.CallToolResult) -> bool:
    """Whether nothing that a tool gave names a document: an age alone changes the credit from one day to the other."""
    return name in ("find_missing_facts", "compare_days") and not list(found(result.structured_content, "citation"))


def test_the_official_client_gets_a_refusal_that_says_how_to_go_on(live: Live) -> None:
    async def use(client: Client) -> None:
        result = await client.call_tool("answer_question", {**CREDIT, "facts": {"area": "Beijing"}})
        assert result.is_error
        told, problem = (block.text for block in result.content if isinstance(block, mcp_types.TextContent))
        assert "/facts/area (not_an_area_code)" in told
        assert "地区代码是六位数字的字符串。 / An area code is a string of six digits." in told
        assert "Find each field by its pointer" in told
        assert json.loads(problem)["errors"][0]["pointer"] == "/facts/area"
        with pytest.raises(MCPError, match="no such tool"):
            await client.call_tool("file_a_claim", {})

    by_the_official_client(live, "auto", use)


# What a tool takes and gives


def test_a_tool_gives_members_of_what_its_operation_answers(client: FlaskClient) -> None:
    for case in (each for each in cases() if each.example):
        whole = client.post(f"/v1/{case.question}", json=case.body).get_json()
        arguments = {"question": case.question, "facts": case.body}
        for name in ("answer_question", "find_missing_facts"):
            given = call(client, name, arguments)["structuredContent"]
            assert given == selected(whole, TOOLS[name].members)
            fits(name, arguments, given)


def test_an_assessment_and_a_comparison_are_those_of_their_operations(client: FlaskClient) -> None:
    for name, case in of_the_other_tools():
        body = case.body
        if name == "compare_days":
            days = {"before": "before", "after": "after"}
            stated = {day: body[moment].get("on") for day, moment in days.items()}
            known = {f"known_{day}": body[moment].get("known_on") for day, moment in days.items()}
            dated = {day: value for day, value in {**stated, **known}.items() if value}
            arguments = {"question": body["question"], "facts": body["facts"], **dated}
        else:
            arguments = body
        given = call(client, name, arguments)["structuredContent"]
        whole = client.post(f"/v1/{case.question}", json=body).get_json()
        assert given == selected(whole, TOOLS[name].members)
        fits(name, arguments, given)


def of_the_other_tools() -> Iterator[tuple[str, Case]]:
    yield from (("assess_matter", case) for case in assessment_cases() if case.example)
    yield from (("compare_days", case) for case in comparison_cases() if case.example)


@pytest.mark.parametrize("name", ASKED)
def test_what_a_tool_takes_and_gives_has_the_shapes_it_tells(client: FlaskClient, name: str) -> None:
    given = call(client, name, ASKED[name])["structuredContent"]
    fits(name, ASKED[name], given)
    # Nothing more is taken than is told.
    assert LISTED[name]["inputSchema"]["additionalProperties"] is False
    refused = call(client, name, {**ASKED[name], "name": "张三"})
    assert refused["isError"]
    assert "/name (unknown_field)" in refused["content"][0]["text"]
    assert "张三" not in json.dumps(refused, ensure_ascii=False)


def fits(name: str, arguments: Mapping[str, Any], given: Any) -> None:
    shapes = LISTED[name]
    validator(name, "inputSchema", shapes).validate(arguments)
    validator(name, "outputSchema", shapes).validate(given)


VALIDATORS: dict[tuple[str, str], Draft202012Validator] = {}


def validator(name: str, which: str, shapes: Mapping[str, Any]) -> Draft202012Validator:
    if (name, which) not in VALIDATORS:
        Draft202012Validator.check_schema(shapes[which])
        VALIDATORS[name, which] = Draft202012Validator(shapes[which])
    return VALIDATORS[name, which]


def test_no_argument_is_free_text() -> None:
    def texts(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        for each in (*schema.get("properties", {}).values(), *schema.get("anyOf", ()), schema.get("items", {})):
            if not each:
                continue
            reached = defs[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
            if "string" in (reached.get("type"), *(reached["type"] if isinstance(reached.get("type"), list) else ())):
                yield reached
            yield from texts(reached, defs)

    for tool in LISTED.values():
        schema = tool["inputSchema"]
        for text in texts(schema, schema.get("$defs", {})):
            assert {"enum", "pattern", "format"} & set(text), (tool["name"], text)


def test_numbers_of_people_are_refused_and_not_repeated(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    number = "11010519491231002X"
    with caplog.at_level("INFO"):
        refused = call(client, "answer_question", {**CREDIT, "facts": {"area": number}})
    assert "looks_like_identity_number" in refused["content"][0]["text"]
    assert number not in json.dumps(refused)
    assert all(number not in str(vars(record)) for record in caplog.records)


@pytest.mark.parametrize(
    ("name", "arguments", "pointers"),
    [
        ("list_questions", {"page": 1}, ["/page"]),
        ("list_questions", {"language": "fr"}, ["/language"]),
        ("answer_question", {}, ["/question"]),
        ("answer_question", {"question": "assessments"}, ["/question"]),
        ("answer_question", {**CREDIT, "facts": "none"}, ["/facts"]),
        ("plan_questions", {"question": CREDIT["question"], "facts": {"matter": 1}}, ["/facts/matter"]),
        (
            "compare_days",
            {"question": CREDIT["question"], "before": "x", "known_after": "y"},
            ["/before", "/known_after"],
        ),
        ("assess_matter", {"matter": "balance-transfer", "birth_month": "1956-10"}, ["/birth_month"]),
        ("assess_matter", {}, ["/matter"]),
        ("read_guide", {"matter": "balance-transfer", "area": 110000}, ["/area"]),
        ("read_guide", {"matter": "registration"}, ["/matter"]),
        ("estimate_times", {"matter": "balance-transfer", "on": "tomorrow"}, ["/on"]),
    ],
)
def test_a_refusal_leads_to_the_argument_at_fault(
    client: FlaskClient, name: str, arguments: Mapping[str, Any], pointers: list[str]
) -> None:
    refused = call(client, name, arguments)
    assert refused["isError"]
    assert "structuredContent" not in refused
    problem = json.loads(refused["content"][1]["text"])
    assert [each["pointer"] for each in problem["errors"]] == pointers
    assert problem["status"] == 422


def test_a_guide_takes_truth_values_as_other_tools_do(client: FlaskClient) -> None:
    stated = {"matter": "family-sharing", "relative_insured": True, "area": None}
    given = call(client, "read_guide", stated)["structuredContent"]
    states = {each["fact"]: each["state"] for each in given["preconditions"]}
    assert states["relative_insured"] == "met"


def test_a_matter_without_decision_money_and_guide_has_its_time(client: FlaskClient) -> None:
    arguments = {"matter": "registration", "accepted_on": "2026-10-09", "language": "en"}
    told = call(client, "assess_matter", arguments)
    fits("assess_matter", arguments, told["structuredContent"])
    assert [told["structuredContent"][name] for name in ("decision", "amount", "guide")] == [None] * 3
    assert "Documents to bring" not in told["content"][0]["text"]


def test_nothing_more_is_asked_once_a_plan_is_done(client: FlaskClient) -> None:
    known = {name: value for name, value in CREDIT["facts"].items() if name != "on"}  # type: ignore[attr-defined]
    told = call(client, "plan_questions", {"question": CREDIT["question"], "facts": known, "language": "en"})
    assert told["content"][0]["text"].startswith("Nothing more has to be asked")


def test_sentences_come_in_the_language_of_the_argument_then_of_the_header(client: FlaskClient) -> None:
    told = [
        call(client, "answer_question", CREDIT)["structuredContent"]["summary"],
        call(client, "answer_question", CREDIT, Accept_Language="en")["structuredContent"]["summary"],
        call(client, "answer_question", {**CREDIT, "language": "zh-CN"}, Accept_Language="en")["structuredContent"][
            "summary"
        ],
    ]
    assert told == ["每月划入110.00元。", "The monthly credit is 110.00 yuan.", "每月划入110.00元。"]


def test_a_selection_leaves_out_what_is_not_there_and_keeps_null() -> None:
    members = tree("a.b", "c", "d.e")
    assert selected({"a": [{"b": 1, "x": 2}, {}], "c": {"y": 3}, "d": None}, members) == {
        "a": [{"b": 1}, {}],
        "c": {"y": 3},
        "d": None,
    }


# The list


def test_a_linter_of_tools_finds_nothing() -> None:
    command = [sys.executable, "-m", "tdqs", "lint", "--file", str(FILE), "--format", "json", "--fail-on", "warning"]
    linted = subprocess.run(command, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout
    report = json.loads(linted.stdout)
    assert (len(report["tools"]), report["findings"]) == (len(TOOLS), [])


def test_the_list_says_what_a_model_needs_and_no_more() -> None:
    size = {name: len(json.dumps(tool["inputSchema"], ensure_ascii=False)) for name, tool in LISTED.items()}
    assert max(size.values()) < 15_000, size
    for name, tool in LISTED.items():
        assert 150 < len(tool["description"]) < 600, name
        assert tool["annotations"]["readOnlyHint"], name
        assert all(other in LISTED for other in named(tool["description"])), name
        assert "#/components" not in json.dumps(tool), name


def named(description: str) -> set[str]:
    words = {word.strip(".,;:") for word in description.split()}
    return {word for word in words if word.count("_") and word.split("_")[0] in {tool.split("_")[0] for tool in TOOLS}}
