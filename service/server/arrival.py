"""The bytes of one request as they arrive: each is looked at once, and what they mean is decided in one place.

Gunicorn's parser judges the head, once, when it is whole. From then on it is known how the body ends, and the body is
taken apart as it comes, so that a request costs time in proportion to its bytes, in however small pieces they come.
Gunicorn's own reader of bodies blocks a thread until the next byte comes.
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

# A token of 8 KiB and what browsers and proxies add come to less.
MOST_HEAD = 65_536
_MOST_SIZE_LINE = 1024
_MOST_TRAILERS = 16_384
# A chunk costs a microsecond, whatever is in it; so many cost less than a question that is answered.
MOST_CHUNKS = 16_384
_SIZE = re.compile(rb"([0-9a-fA-F]{1,16})\r\n")
_SIZE_AND_MORE = re.compile(rb"([0-9a-fA-F]{1,16})([ \t]*;[^\r\n]*)\r\n")
_CARRIAGE_RETURN = ord("\r")
# RFC 3986, a host with or without a port; empty where the target has none.
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+;=%-]*)(?::[0-9]*)?")


class Arrival:
    """A request that arrives. `take` says when it is whole: then `request` is there, or `fault` says what is wrong.

    `body` is the body without its framing. `too_long`: it is longer than `most_body` bytes, or its framing is, and
    was not read to its end. `rest` is what came after it, the beginning of the next request.
    """

    def __init__(self, cfg: Any, peer: Any, most_body: int) -> None:  # noqa: ANN401 - gunicorn's own forms.
        self.request: Any = None
        self.fault: Exception | None = None
        self.since = time.monotonic()
        self.judged = False
        self.known: Mapping[str, Any] = {}  # What the app knows of it by its head.
        self.body = bytearray()
        self.too_long = False
        self._cfg = cfg
        self._peer = peer
        self._most_body = most_body
        self._came = bytearray()
        self._at = 0  # What of `_came` is before this has been taken.
        self._looked = 0
        self._length = 0
        self._chunks = 0
        self._framing = 0
        self._step: Callable[[], bool] | None = self._read_head

    @property
    def begun(self) -> bool:
        """Whether anything has come."""
        return self.request is not None or bool(self._came)

    @property
    def held(self) -> int:
        """How many bytes are held."""
        return len(self._came) + len(self.body)

    def give_up(self) -> None:
        """Read no more of the body: who sends it may not."""
        self.body, self.too_long, self._step = bytearray(), True, None
        self._came.clear()
        self._at = 0

    def expects(self) -> bool:
        """Whether the caller waits to be told to go on before it sends its body (RFC 9110, 10.1.1); told only once."""
        request = self.request
        if not request or not request._expected_100_continue:  # noqa: SLF001 - It has no public name.
            return False
        request._expected_100_continue = False  # noqa: SLF001
        return not self.held

    @property
    def rest(self) -> bytes:
        """What came after the request."""
        return bytes(self._came[self._at :])

    def take(self, part: bytes) -> bool:
        """Take what has come; whether the request is whole or cannot become one."""
        self._came += part
        try:
            while self._step and self._step():
                pass
        except Exception as error:  # noqa: BLE001 - Of any kind: it is answered, and then nobody is left to catch it.
            self.fault, self._step = error, None
        # Of what has been taken nothing is kept; what has not may be looked at again from where looking stopped.
        if self._step and self._at:
            del self._came[: self._at]
            self._looked -= self._at
            self._at = 0
        return self._step is None

    # Each step takes what it can and says whether another may go on at once.

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
        """Take the chunks that are whole; before each stands its size (RFC 9112, 7.1)."""
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
            # The trailers begin with the end of the line before them, so that none of them are an empty line too.
            self._at = self._looked = size.end() - 2
            self._step = self._read_trailers
        return bool(size)

    def _size_and_more(self) -> re.Match[bytes] | None:
        """A size followed by extensions, that nobody here knows; `None` where the line is not there yet."""
        if self._came.find(b"\n", self._looked) < 0:
            self._wait_for_line(_MOST_SIZE_LINE, errors.InvalidChunkSize(b""))
            return None
        found = _SIZE_AND_MORE.match(self._came, self._at)
        if not found or not CHUNK_EXT_RE.fullmatch(found[2]):
            raise errors.InvalidChunkSize(b"")
        return found

    def _read_trailers(self) -> bool:
        """Fields after the last chunk: nobody here knows them, and they have to be fit all the same."""
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
        """Go on looking where more has come; what no line can be is not waited for."""
        came = self._came
        while (found := came.find(b"\n", self._looked)) >= 0:
            if not found or came[found - 1] != _CARRIAGE_RETURN:
                raise errors.InvalidHeader("")
            self._looked = found + 1
        self._looked = len(came)
        if len(came) - self._at > most:
            raise too_long


def _judged(head: bytes, cfg: Any, peer: Any) -> Any:  # noqa: ANN401 - gunicorn's own forms.
    """The request that a head begins, if it is fit; raises the parser's errors."""
    request = Request(cfg, IterUnreader([head]), peer)
    fields = request.headers
    if any(name == "TRANSFER-ENCODING" and value.lower() != "chunked" for name, value in fields):
        raise errors.UnsupportedTransferCoding("")  # Taken by gunicorn, and undone by nobody.
    hosts = [value for name, value in fields if name == "HOST"]
    if (not hosts and request.version > (1, 0)) or not all(map(_HOST.fullmatch, hosts)):
        raise errors.InvalidHeader("HOST")
    return request
