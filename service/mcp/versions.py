"""The protocol revision of a message. Since 2026-07-28 each message states it; earlier, a header after a handshake."""

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
    """Whether a message belongs to a revision without a handshake.

    Raises `MessageError`, in the order that revision 2026-07-28 requires: for missing members, for headers that
    contradict the message, for an unsupported version.
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
    """The revision that a handshake agrees on: the one requested, or else the newest with a handshake."""
    asked = params.get("protocolVersion")
    return asked if isinstance(asked, str) and asked in WITH_HANDSHAKE else WITH_HANDSHAKE[0]


def unsupported(requested: str) -> MessageError:
    """The error for an unsupported version. It lists the supported ones."""
    return MessageError(UNSUPPORTED_VERSION, "version_not_spoken", {"supported": list(SPOKEN), "requested": requested})


def _decoded(text: str) -> str | None:
    """The value of a header, decoded if marked as Base64; `None` if decoding fails."""
    marked = _ENCODED.fullmatch(text)
    if marked is None:
        return text
    try:
        return base64.b64decode(marked[1], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
