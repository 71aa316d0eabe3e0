"""The encoding of a response: gzip where the caller takes it, with a strong tag of its own, so that a 304 stays true.

The tag of the compressed form is derived from that of the plain one; what did not change is never compressed again.
Answers hold no secret beside what the caller sent, so their length betrays nothing (BREACH).
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from http import HTTPStatus

from service.api import headers
from service.api.calls import Call, Reply

_LEAST_BYTES = 1024
"""Less than this fits in one packet anyway."""
_LEVEL = 4
"""Of the levels, 4 takes a fifth of a millisecond for an answer; 9 would spare another 2 percent for twice the time."""

_GZIP_FORMAT = 16
"""What zlib adds to the size of its window for a gzip header."""


def encode(asked: Call, reply: Reply, *, again: bool) -> bool:
    """Compress where asked; whether the caller has a choice.

    `again`: the same can be asked again, so it gets a strong tag and may be a 304.
    """
    worth = headers.is_text(reply.headers.get("Content-Type", "")) and (
        asked.streams or len(reply.get_data()) >= _LEAST_BYTES
    )
    compressed = worth and headers.takes_gzip(asked.environ.get("HTTP_ACCEPT_ENCODING", ""))
    if again:
        reply.add_etag()
        if compressed:
            tag, _ = reply.get_etag()
            reply.set_etag(f"{tag}-gzip")
        reply.make_conditional(asked)
    if compressed and (reply.status_code == HTTPStatus.OK or not again):
        # What a caller stated is in the answer to a POST and may be in that to a query, so these are not kept.
        _compress(reply, keep=again and not asked.environ.get("QUERY_STRING"))
    return worth


def _compress(reply: Reply, *, keep: bool) -> None:
    if reply.is_streamed:
        reply.response = _streamed(reply.iter_encoded())
        reply.headers.pop("Content-Length", None)
    else:
        body = reply.get_data()
        reply.set_data(_kept(body) if keep else _gzip(body))
    reply.headers["Content-Encoding"] = "gzip"


def _gzip(body: bytes) -> bytes:
    # Without the time of day the same body gives the same bytes.
    return gzip.compress(body, _LEVEL, mtime=0)


def _streamed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts compressed as they come, sent whenever there is something to send."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | _GZIP_FORMAT)
    for part in parts:
        if packed := packer.compress(part):
            yield packed
    yield packer.flush()


_kept = lru_cache(maxsize=32)(_gzip)
