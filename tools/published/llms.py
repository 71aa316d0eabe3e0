"""`openapi/llms.txt`: what a language model that comes to this service reads first, in the form of llmstxt.org."""

from collections.abc import Iterator, Mapping
from typing import Any

from service.api.spec import TAGS
from service.mcp.versions import SPOKEN
from service.wording.words import CHINESE, ENGLISH
from tools.published.operations import operations


def llms(contract: Mapping[str, Any], tools: Mapping[str, Any]) -> str:
    """The text, with addresses below the service's own."""
    return "\n".join(_lines(contract, tools)) + "\n"


def _lines(contract: Mapping[str, Any], tools: Mapping[str, Any]) -> Iterator[str]:
    info = contract["info"]
    yield f"# {info['title']}"
    yield ""
    yield f"> {info['summary']}"
    yield ""
    yield info["description"].replace("\n\n", " ")
    yield ""
    yield f"- {ENGLISH['general']['disclaimer']} {CHINESE['general']['disclaimer']}"
    yield "- Decide by codes, never by sentences. Leave out what is not known. Every answer says until when it holds."
    yield "- Send facts only: no name, no identity number, no card number, no free text about a person."
    yield ""
    yield "## For assistants"
    yield ""
    yield f"- [Tools](/mcp): Model Context Protocol over HTTP, revisions {', '.join(SPOKEN)}; POST only, no session"
    yield from (f"- `{tool['name']}`: {tool['description'].partition('. ')[0]}." for tool in tools["tools"])
    yield ""
    yield "## For programs"
    yield ""
    yield "- [Contract](/openapi.json): OpenAPI 3.1, with an example for every operation"
    yield "- [Reader](/docs): the contract, to read and to try"
    yield "- [Entry](/v1): every operation of this server, with its versions"
    yield "- [Problems](/problems): every kind of error and every code, with what to do"
    for tag, described in TAGS.items():
        operations = list(_operations(contract, tag))
        if operations:
            yield ""
            yield f"### {described}"
            yield ""
            yield from operations
    yield ""
    yield "## Optional"
    yield ""
    yield "- [Pages](/): one matter at a time, for people"
    yield "- [Policy book](/book): every rule over time, with its documents"


def _operations(contract: Mapping[str, Any], tag: str) -> Iterator[str]:
    for path, method, described in operations(contract):
        if tag in described["tags"]:
            yield f"- `{method} {path}`: {described['summary']}"
