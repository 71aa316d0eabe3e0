"""The revision of a message: since 2026-07-28 each message states it; before, a header does, after a handshake."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import Headers

from service.mcp.messages import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    UNSUPPORTED_VERSION,
    Message,
    MessageError,
)

STATELESS = ("2026-07-28",)
"""Revisions without a handshake."""
WITH_HANDSHAKE = ("2025-11-25", "2025-06-18", "2025-03-26")
"""Revisions whose clients begin with `initialize`, newest first."""
SPOKEN = (*STATELESS, *WITH_HANDSHAKE)
PREFIX = "io.modelcontextprotocol/"
_VERSION, _CAPABILITIES = f"{PREFIX}protocolVersion", f"{PREFIX}clientCapabilities"
_ENCODED = re.compile(r"=\?base64\?(.*)\?=")


def stands_alone(message: Message, headers: Headers) -> bool:
    """Whether a message is of a revision without a handshake.

    Raises `MessageError` in the order of revision 2026-07-28: for missing members, for headers that contradict the
    message, then for a version that is not supported.
    """
    meta = message.params.get("_meta")
    stated = headers.get("Mcp-Protocol-Version")
    if not (isinstance(meta, dict) and _VERSION in meta):
        if stated is None or stated in WITH_HANDSHAKE or message.method == "initialize":
            return False
        if stated not in STATELESS:
            raise unsupported(stated)
    meta = meta if isinstance(meta, dict) else {}
    if _VERSION not in meta or not isinstance(meta.get(_CAPABILITIES), dict):
        raise MessageError(INVALID_PARAMS, "meta_missing")
    named = message.params.get("name") if message.method == "tools/call" else None
    matching = (
        stated == meta[_VERSION],
        headers.get("Mcp-Method") == message.method,
        named is None or _decoded(headers.get("Mcp-Name", "")) == named,
    )
    if not all(matching):
        raise MessageError(HEADER_MISMATCH, "headers_differ")
    if stated not in STATELESS:
        raise unsupported(str(stated))
    return True


def agreed(params: Mapping[str, Any]) -> str:
    """The revision that a handshake agrees on: the one requested, or else the newest that has a handshake."""
    asked = params.get("protocolVersion")
    return asked if isinstance(asked, str) and asked in WITH_HANDSHAKE else WITH_HANDSHAKE[0]


def unsupported(requested: str) -> MessageError:
    """The error for a version that is not supported; it lists those that are."""
    return MessageError(UNSUPPORTED_VERSION, "version_not_spoken", {"supported": list(SPOKEN), "requested": requested})


def _decoded(text: str) -> str | None:
    """The value of a header, decoded if it is marked as Base64; `None` if it cannot be decoded."""
    marked = _ENCODED.fullmatch(text)
    if marked is None:
        return text
    try:
        return base64.b64decode(marked[1], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
