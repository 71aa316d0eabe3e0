"""The route `/mcp`. Every request is a POST with one message; it gets one result or error."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import orjson
from flask import Blueprint

from service.api import problems
from service.api.calls import Call, Reply, call
from service.api.context import language, sentences
from service.api.json import JsonError, write
from service.api.origins import ANY
from service.api.problems import RefusalError, refuse
from service.api.spec import read_json
from service.api.v1 import CONTRACT
from service.mcp import messages, telling, versions
from service.mcp.asking import ask
from service.mcp.messages import INTERNAL_ERROR, INVALID_PARAMS, METHOD_NOT_FOUND, PARSE_ERROR, Message, MessageError
from service.mcp.selection import selected
from service.mcp.tools import LANGUAGE, TOOLS, Tool, language_of

PATH = "/mcp"
_NAME = "yibao-account-service"
_KEPT_MILLISECONDS = 3_600_000
"""How long clients may cache what is the same for all of them. It changes only with a release."""
_VIA = "mcp"
_LOOPBACK = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")
"""Origins on the caller's own machine. A page from another origin could be a DNS rebinding attack."""

Answered = Callable[[Message], bytes]


def blueprint(tools: bytes, allowed_origins: Collection[str], address: str) -> Blueprint:
    """The route. `tools` is the published list of tools. Pages at `address`, the public address, may call it."""
    made = Blueprint("mcp", __name__)
    origins = {*allowed_origins, "{0.scheme}://{0.netloc}".format(urlsplit(address))}
    listed = orjson.loads(tools)["tools"]
    exchange = Exchange(write({"tools": listed, **_cacheable()}))

    @made.post(PATH)
    def mcp() -> Reply:
        origin = call.environ.get("HTTP_ORIGIN")
        if origin is not None and ANY not in origins and origin not in origins and not _LOOPBACK.fullmatch(origin):
            refuse(403, "origin_not_allowed")
        call.via = _VIA
        return exchange.reply()

    return made


@dataclass(frozen=True, slots=True)
class Exchange:
    """Answers messages. `tools` is the result of `tools/list`."""

    tools: bytes

    def reply(self) -> Reply:
        """The reply to the message in the body of the call."""
        content: object = None
        alone = True
        try:
            content = read_json(call)
            message = messages.read(content)
            if message.id is None:
                return messages.accepted()
            alone = versions.stands_alone(message, call.headers)
            return messages.result(message, self._methods(alone=alone, message=message)(message))
        except JsonError as error:
            call.codes = (error.code,)
            return messages.error(None, MessageError(PARSE_ERROR, "no_json"))
        except MessageError as error:
            call.codes = (error.reason,)
            return messages.error(messages.id_of(content), error, status=None if alone else HTTPStatus.OK)

    def _methods(self, *, alone: bool, message: Message) -> Answered:
        known: dict[str, Answered] = {"tools/list": lambda _: self.tools, "tools/call": _called}
        if alone:
            known["server/discover"] = _discovered
        else:
            known |= {"initialize": _greeted, "ping": lambda _: b"{}"}
        if message.method not in known:
            raise MessageError(METHOD_NOT_FOUND, "no_method")
        return known[message.method]


def as_error(asked: Call, reply: Reply) -> None:
    """Wrap a problem found before a message was read in an error of the protocol."""
    if asked.environ.get("PATH_INFO") != PATH or reply.mimetype != problems.MEDIA_TYPE:
        return
    problem = orjson.loads(reply.get_data())
    slug = problem["type"].rpartition("/")[2]
    status = reply.status_code
    told = {
        # HTTP statuses lie outside the range of codes that JSON-RPC reserves.
        "code": INTERNAL_ERROR if status == HTTPStatus.INTERNAL_SERVER_ERROR else status,
        "message": f"{messages.both('titles', slug)}: {messages.both('problem_remedies', slug)}",
        "data": problem,
    }
    reply.set_data(messages.written(None, told, status).get_data())
    reply.content_type = messages.JSON


def _called(message: Message) -> bytes:
    name, arguments = message.params.get("name"), message.params.get("arguments")
    tool = TOOLS.get(name) if isinstance(name, str) else None
    if tool is None:
        raise MessageError(INVALID_PARAMS, "no_tool", {"tools": list(TOOLS)})
    arguments = {} if arguments is None else arguments
    if not isinstance(arguments, dict):
        raise MessageError(INVALID_PARAMS, "arguments_no_object")
    try:
        asked_in = language_of(arguments) or language()
        call.__dict__["language"] = asked_in
        return _result(tool, {key: value for key, value in arguments.items() if key != LANGUAGE}, asked_in)
    except RefusalError as refusal:
        return _refused(problems.problem(refusal.status, refusal.faults, code=refusal.code), str)


def _result(tool: Tool, arguments: Mapping[str, Any], asked_in: str) -> bytes:
    request = tool.request(arguments)
    reply = ask(request, asked_in)
    if reply.status_code != HTTPStatus.OK:
        return _refused(reply, request.place)
    given = selected(orjson.loads(reply.get_data()), tool.members)
    content = telling.blocks(given, tool.tell, sentences())
    return write({**_complete(), "content": content, "structuredContent": given, "isError": False})


def _refused(reply: Reply, place: Callable[[str], str]) -> bytes:
    """A problem as a tool result, so that a model can correct its call. `place` maps pointers to the arguments."""
    problem = orjson.loads(reply.get_data())
    problem["errors"] = [{**each, "pointer": place(each["pointer"])} for each in problem["errors"]]
    content = [*telling.refusal(problem), {"type": "text", "text": write(problem).decode()}]
    return write({**_complete(), "content": content, "isError": True})


def _discovered(_: Message) -> bytes:
    return write(
        {
            "supportedVersions": list(versions.SPOKEN),
            "capabilities": {"tools": {}},
            "instructions": messages.both("tools", "instructions"),
            **_cacheable(),
        }
    )


def _greeted(message: Message) -> bytes:
    return write(
        {
            "protocolVersion": versions.agreed(message.params),
            "capabilities": {"tools": {}},
            "serverInfo": _server(),
            "instructions": messages.both("tools", "instructions"),
        }
    )


def _complete() -> dict[str, Any]:
    return {"resultType": "complete", "_meta": {f"{versions.PREFIX}serverInfo": _server()}}


def _cacheable() -> dict[str, Any]:
    return {**_complete(), "ttlMs": _KEPT_MILLISECONDS, "cacheScope": "public"}


def _server() -> dict[str, str]:
    return {"name": _NAME, "title": messages.both("tools", "server"), "version": CONTRACT}
