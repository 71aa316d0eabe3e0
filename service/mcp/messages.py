"""JSON-RPC 2.0 messages: reading requests, writing results and errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service.api.calls import Reply
from service.api.json import write
from service.wording.words import CHINESE, ENGLISH

JSON = "application/json"
PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022
_STATUS = {METHOD_NOT_FOUND: 404}
_REFUSED = 400

Id = str | int


@dataclass(frozen=True, slots=True)
class Message:
    """A request, or, without an id, a notification, which gets no answer."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    id: Id | None = None


class MessageError(Exception):
    """A message that is answered with an error. `reason` is a code of the words (section `messages`)."""

    def __init__(self, code: int, reason: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.data = data


def read(content: object) -> Message:
    """The message in a JSON body. Raises `MessageError`."""
    if not isinstance(content, dict):
        raise MessageError(INVALID_REQUEST, "one_message")
    method, params, marked = content.get("method"), content.get("params", {}), content.get("id")
    if content.get("jsonrpc") != "2.0" or not isinstance(method, str):
        raise MessageError(INVALID_REQUEST, "no_request")
    if not isinstance(params, dict):
        raise MessageError(INVALID_REQUEST, "params_no_object")
    if "id" not in content:
        if not method.startswith("notifications/"):
            raise MessageError(INVALID_REQUEST, "no_id")
        return Message(method, params)
    # In Python, `bool` is a subclass of `int`.
    if isinstance(marked, bool) or not isinstance(marked, str | int):
        raise MessageError(INVALID_REQUEST, "no_id")
    return Message(method, params, marked)


def id_of(content: object) -> Id | None:
    """The id of a faulty message, if it has a valid one."""
    marked = content.get("id") if isinstance(content, dict) else None
    return marked if isinstance(marked, str | int) and not isinstance(marked, bool) else None


def accepted() -> Reply:
    """The reply to a notification."""
    made = Reply(status=202)
    made.headers.remove("Content-Type")
    return made


def result(asked: Message, content: bytes) -> Reply:
    """The reply with a result. `content` is the result as JSON text."""
    opening = b'{"jsonrpc":"2.0","id":' + write(asked.id) + b',"result":'
    return Reply(opening + content + b"}", content_type=JSON)


def error(marked: Id | None, found: MessageError, *, status: int | None = None) -> Reply:
    """The reply with an error, in both languages. Earlier revisions get it with status 200."""
    told = {
        "code": found.code,
        "message": both("messages", found.reason),
        **({} if found.data is None else {"data": found.data}),
    }
    return written(marked, told, status or _STATUS.get(found.code, _REFUSED))


def written(marked: Id | None, told: Mapping[str, Any], status: int) -> Reply:
    """The reply with an error; without an id if none could be read."""
    named = {} if marked is None else {"id": marked}
    return Reply(write({"jsonrpc": "2.0", **named, "error": told}), status=status, content_type=JSON)


def both(section: str, code: str) -> str:
    """A sentence in both languages, because the language of the reader is not always known."""
    return f"{CHINESE[section][code]} / {ENGLISH[section][code]}"
