"""Parses the bytes of one request as they arrive. Each byte is scanned once.

Gunicorn's parser reads the head once, when it is complete. The head tells how the body ends. The body is then parsed as
it arrives, so the cost of a request is proportional to its bytes, however small the pieces are. Gunicorn's own body
reader blocks a thread until the next byte comes.
Test: `tests/test_server.py::test_bytes_that_come_one_by_one_cost_no_more_than_they_must`.
"""

import re
import time
from typing import TYPE_CHECKING, Any

from gunicorn.http import errors
from gunicorn.http.body import CHUNK_EXT_RE, ChunkedReader
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Enough for a token of 8 KiB and the headers that browsers and proxies add.
MOST_HEAD = 65_536
_MOST_SIZE_LINE = 1024
_MOST_TRAILERS = 16_384
# A chunk costs a microsecond, whatever its size. This many cost less than answering one question.
MOST_CHUNKS = 16_384
_SIZE = re.compile(rb"([0-9a-fA-F]{1,16})\r\n")
_SIZE_AND_MORE = re.compile(rb"([0-9a-fA-F]{1,16})([ \t]*;[^\r\n]*)\r\n")
_CARRIAGE_RETURN = ord("\r")
# RFC 3986: a host, with or without a port. It is empty if the target has none.
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+;=%-]*)(?::[0-9]*)?")


class Arrival:
    """A request being received. When `take` returns true, `request` is set, or `fault` holds the error.

    `body` is the body without its framing. `too_long` means that the body or its framing exceeds `most_body` bytes and
    was not read to its end. `rest` holds the bytes after the request: the beginning of the next one.
    """

    def __init__(self, cfg: Any, peer: Any, most_body: int) -> None:  # noqa: ANN401 - gunicorn's own types.
        self.request: Any = None
        self.fault: Exception | None = None
        self.since = time.monotonic()
        self.judged = False
        self.known: Mapping[str, Any] = {}  # What the app learned from the head.
        self.body = bytearray()
        self.too_long = False
        self._cfg = cfg
        self._peer = peer
        self._most_body = most_body
        self._came = bytearray()
        self._at = 0  # The bytes of `_came` before this position are consumed.
        self._looked = 0
        self._length = 0
        self._chunks = 0
        self._framing = 0
        self._step: Callable[[], bool] | None = self._read_head

    @property
    def begun(self) -> bool:
        """Whether any bytes have arrived."""
        return self.request is not None or bool(self._came)

    @property
    def held(self) -> int:
        """How many bytes are held."""
        return len(self._came) + len(self.body)

    def give_up(self) -> None:
        """Stop reading the body: its caller is not allowed to send one."""
        self.body, self.too_long, self._step = bytearray(), True, None
        self._came.clear()
        self._at = 0

    def expects(self) -> bool:
        """Whether the caller waits for `100 Continue` before it sends the body (RFC 9110, 10.1.1). True only once."""
        request = self.request
        if not request or not request._expected_100_continue:  # noqa: SLF001 - It has no public name.
            return False
        request._expected_100_continue = False  # noqa: SLF001
        return not self.held

    @property
    def rest(self) -> bytes:
        """The bytes after the request."""
        return bytes(self._came[self._at :])

    def take(self, part: bytes) -> bool:
        """Take received bytes. True when the request is complete or invalid."""
        self._came += part
        try:
            while self._step and self._step():
                pass
        except Exception as error:  # noqa: BLE001 - Every error is answered; no caller of this catches it.
            self.fault, self._step = error, None
        # Free what is consumed. Scanning of the remainder resumes where it stopped.
        if self._step and self._at:
            del self._came[: self._at]
            self._looked -= self._at
            self._at = 0
        return self._step is None

    # Each step consumes what it can, and returns whether a step can continue at once.

    def _read_head(self) -> bool:
        came = self._came
        found = came.find(b"\r\n\r\n", max(self._looked - 3, 0))
        if found < 0:
            self._wait_for_line(MOST_HEAD, errors.LimitRequestHeaders(""))
            return False
        self._at = self._looked = found + 4
        if self._at > MOST_HEAD:
            raise errors.LimitRequestHeaders("")
        self.request = _judged(bytes(came[: self._at]), self._cfg, self._peer)
        reader = self.request.body.reader
        if isinstance(reader, ChunkedReader):
            self._step = self._read_chunks
            return True
        self._length = reader.length
        self.too_long = self._length > self._most_body
        self._step = None if self.too_long else self._read_length
        return not self.too_long

    def _read_length(self) -> bool:
        part = self._came[self._at : self._at + self._length - len(self.body)]
        self.body += part
        self._at += len(part)
        if len(self.body) == self._length:
            self._step = None
        return False

    def _read_chunks(self) -> bool:
        """Take the complete chunks. Each is preceded by its size (RFC 9112, 7.1)."""
        if self._chunks > MOST_CHUNKS:
            raise errors.InvalidChunkSize(b"")
        came, body, at, there = self._came, self.body, self._at, len(self._came)
        size = _SIZE.match(came, at) or self._size_and_more()
        while size and (length := int(size[1], 16)):
            begin = size.end()
            end = begin + length
            self.too_long = len(body) + length > self._most_body or self._framing > self._most_body
            if self.too_long:
                self._step = None
                return False
            if end + 2 > there:
                return False
            if came[end : end + 2] != b"\r\n":
                raise errors.ChunkMissingTerminator(b"")
            body += came[begin:end]
            self._chunks += 1
            self._framing += begin - at + 2
            self._at = self._looked = at = end + 2
            size = _SIZE.match(came, at) or self._size_and_more()
        if size:
            # Start at the line end before the trailers: even without trailers, an empty line then follows it.
            self._at = self._looked = size.end() - 2
            self._step = self._read_trailers
        return bool(size)

    def _size_and_more(self) -> re.Match[bytes] | None:
        """A chunk size with extensions, which are ignored. `None` while the line is incomplete."""
        if self._came.find(b"\n", self._looked) < 0:
            self._wait_for_line(_MOST_SIZE_LINE, errors.InvalidChunkSize(b""))
            return None
        found = _SIZE_AND_MORE.match(self._came, self._at)
        if not found or not CHUNK_EXT_RE.fullmatch(found[2]):
            raise errors.InvalidChunkSize(b"")
        return found

    def _read_trailers(self) -> bool:
        """Read the fields after the last chunk. They are not used, but must be valid."""
        found = self._came.find(b"\r\n\r\n", max(self._looked - 3, self._at))
        if found < 0:
            self._wait_for_line(_MOST_TRAILERS, errors.LimitRequestHeaders(""))
            return False
        if found > self._at:
            self.request.parse_headers(bytes(self._came[self._at + 2 : found]), from_trailer=True)
        self._at = found + 4
        self._step = None
        return False

    def _wait_for_line(self, most: int, too_long: Exception) -> None:
        """Scan new bytes for line ends. Reject at once what cannot become a valid line."""
        came = self._came
        while (found := came.find(b"\n", self._looked)) >= 0:
            if not found or came[found - 1] != _CARRIAGE_RETURN:
                raise errors.InvalidHeader("")
            self._looked = found + 1
        self._looked = len(came)
        if len(came) - self._at > most:
            raise too_long


def _judged(head: bytes, cfg: Any, peer: Any) -> Any:  # noqa: ANN401 - gunicorn's own types.
    """Parse and check the head of a request. Raises the parser's errors."""
    request = Request(cfg, IterUnreader([head]), peer)
    fields = request.headers
    if any(name == "TRANSFER-ENCODING" and value.lower() != "chunked" for name, value in fields):
        raise errors.UnsupportedTransferCoding("")  # Gunicorn accepts them, but nothing decodes them.
    hosts = [value for name, value in fields if name == "HOST"]
    if (not hosts and request.version > (1, 0)) or not all(map(_HOST.fullmatch, hosts)):
        raise errors.InvalidHeader("HOST")
    return request
