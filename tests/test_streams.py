"""Where the requests of a stream begin and end: what our reader takes, two readers by other people take alike.

`h11` is written in Python from the grammar of RFC 9112, `httptools` holds llhttp, the reader of Node. Each of the three
refuses some of what another takes; but where two take a request, it is the same one with the same body.
"""

from collections.abc import Iterator, Sequence

import h11
import httptools
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.server.arrival import Arrival
from tests.test_server import LIMITS

MOST = 100_000
Seen = tuple[str, str, bytes]
"""The method, the target and the body of a request."""


def by_ours(stream: bytes, cuts: Sequence[int] = ()) -> tuple[list[Seen], bool]:
    """What our reader sees, and whether it refused what came then. It is given the stream in parts, as they come."""
    seen: list[Seen] = []
    places = sorted({cut for cut in cuts if 0 < cut < len(stream)})
    parts = [stream[begin:end] for begin, end in zip([0, *places], [*places, len(stream)], strict=True)]
    arrival = Arrival(LIMITS, ("127.0.0.1", 1), MOST)
    for part in parts:
        while arrival.take(part):
            if arrival.fault or arrival.too_long:
                return seen, True
            request = arrival.request
            seen.append((request.method, request.uri, bytes(arrival.body)))
            if request.should_close():
                return seen, False
            part, arrival = arrival.rest, Arrival(LIMITS, ("127.0.0.1", 1), MOST)  # noqa: PLW2901 - what is left of it.
            if not part:
                break
    return seen, False


def by_h11(stream: bytes) -> tuple[list[Seen], bool]:
    reader, seen = h11.Connection(h11.SERVER, max_incomplete_event_size=MOST), list[Seen]()
    reader.receive_data(stream)
    method = target = ""
    body = bytearray()
    try:
        while True:
            event = reader.next_event()
            if isinstance(event, h11.Request):
                method, target, body = event.method.decode(), event.target.decode(), bytearray()
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage):
                seen.append((method, target, bytes(body)))
                reader.send(h11.Response(status_code=200, headers=[("Content-Length", "0")]))
                reader.send(h11.EndOfMessage())
                if reader.our_state is not h11.DONE:
                    return seen, False
                reader.start_next_cycle()
            else:
                return seen, False
    except h11.ProtocolError:
        return seen, True


class _Listener:
    """Notes what llhttp says while it reads."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.reader = httptools.HttpRequestParser(self)
        self._begin()

    def _begin(self) -> None:
        self.target, self.body = b"", b""

    def on_message_begin(self) -> None:
        self._begin()

    def on_url(self, part: bytes) -> None:
        self.target += part

    def on_body(self, part: bytes) -> None:
        self.body += part

    def on_message_complete(self) -> None:
        self.seen.append((self.reader.get_method().decode(), self.target.decode(), self.body))


def by_llhttp(stream: bytes) -> tuple[list[Seen], bool]:
    listener = _Listener()
    try:
        listener.reader.feed_data(stream)
    except (httptools.HttpParserError, httptools.HttpParserUpgrade):
        return listener.seen, True
    return listener.seen, False


def agree(stream: bytes, cuts: Sequence[int] = ()) -> list[Seen]:
    """What all three see, as far as ours goes."""
    seen, refused = by_ours(stream)
    assert by_ours(stream, cuts) == (seen, refused), "however it is cut"
    for read in (by_h11, by_llhttp):
        other, other_refused = read(stream)
        assert other[: len(seen)] == seen[: len(other)], read
        assert len(other) >= len(seen) or other_refused, (
            f"{read}: a part of it is a body to one and a request to another"
        )
    return seen


# Generated streams

TOKEN = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_.", min_size=1, max_size=12)
TARGET = st.text("/abc?=&%20-._~", max_size=20).map(lambda text: f"/{text.replace('%', '%25')}")
VALUE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)
NAME = TOKEN.map(lambda name: f"X-{name.replace('_', '-')}")
ENDS = st.sampled_from([b"\r\n", b"After: all\r\n\r\n", b"A: 1\r\nB: 2\r\n\r\n"])


@st.composite
def framed(draw: st.DrawFn) -> bytes:
    """A request that is as it should be."""
    method, target = draw(st.sampled_from(["GET", "POST", "PUT", "DELETE", "OPTIONS"])), draw(TARGET)
    fields = [f"{name}: {value}" for name, value in draw(st.lists(st.tuples(NAME, VALUE), max_size=4))]
    body = draw(st.binary(max_size=200))
    match draw(st.sampled_from(["none", "length", "chunks"])):
        case "none":
            framing, sent = [], b""
        case "length":
            framing, sent = [f"Content-Length: {len(body)}"], body
        case _:
            sizes = draw(st.lists(st.integers(1, 40), max_size=6))
            framing, sent = ["Transfer-Encoding: chunked"], b"".join(chunks(body, sizes)) + b"0\r\n" + draw(ENDS)
    lines = [f"{method} {target} HTTP/1.1", "Host: x", *draw(st.permutations([*fields, *framing]))]
    return "\r\n".join([*lines, "", ""]).encode() + sent


def chunks(body: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    for size in (*sizes, len(body)):
        part, body = body[:size], body[size:]
        if part:
            yield b"%x\r\n%s\r\n" % (len(part), part)


CUTS = st.lists(st.integers(0, 900), max_size=8)


@given(st.lists(framed(), min_size=1, max_size=4), CUTS)
def test_requests_as_they_should_be_are_read_alike(requests: list[bytes], cuts: list[int]) -> None:
    assert len(agree(b"".join(requests), cuts)) == len(requests)


PIECES = st.sampled_from(
    [
        *(
            b"\r\n",
            b"\n",
            b"\r",
            b"\r\n\r\n",
            b" ",
            b"\t",
            b":",
            b";",
            b"0\r\n\r\n",
            b"5\r\nhello\r\n",
            b"\x00",
            b"\x0b",
            b",",
        ),
        *(
            b"Content-Length: 5\r\n",
            b"Transfer-Encoding: chunked\r\n",
            b"Host: x\r\n",
            b"Connection: close\r\n",
            b"+",
            b"0x",
        ),
        *(
            b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
            b"HTTP/1.0",
            b"HTTP/1.1",
            b"chunked",
            b"identity",
            b"5",
            b"a" * 50,
        ),
    ]
)


@given(framed(), framed(), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 6), PIECES), max_size=4), CUTS)
def test_requests_with_faults_in_them_are_read_alike_or_refused(
    first: bytes, second: bytes, faults: list[tuple[int, int, bytes]], cuts: list[int]
) -> None:
    stream = first + second
    for place, removed, put in faults:
        stream = stream[:place] + put + stream[place + removed :]
    agree(stream, cuts)


# Published cases: each makes two readers in a row see different requests, where one of them forgives it

HIDDEN = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
HELLO = b"5\r\nhello\r\n0\r\n\r\n"


def post(fields: bytes, body: bytes = b"") -> bytes:
    return b"POST / HTTP/1.1\r\nHost: x\r\n" + fields + b"\r\n" + body


REFUSED = {
    "CL.TE": post(b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\nG"),
    "TE.CL": post(b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", b"5c\r\n" + b"a" * 92 + b"\r\n0\r\n\r\n"),
    "two lengths": post(b"Content-Length: 5\r\nContent-Length: 6\r\n", b"hello"),
    "the same length twice": post(b"Content-Length: 5\r\nContent-Length: 5\r\n", b"hello"),
    "a list of lengths": post(b"Content-Length: 5, 5\r\n", b"hello"),
    **{
        f"length {value!r}": post(b"Content-Length: " + value + b"\r\n", b"hello")
        for value in (
            b"+5",
            b"-5",
            b"0x5",
            b"5 5",
            b"5_0",
            b"5;",
            b"5.0",
            b"",
            b"\xb5",
            b"\xb2",
            b"5\x0b",
            b"5\x00",
            b'"5"',
        )
    },
    **{
        f"coding {value!r}": post(b"Transfer-Encoding: " + value + b"\r\n", HELLO)
        for value in (
            *(
                b"xchunked",
                b"chunked, identity",
                b"identity, chunked",
                b"chunked, chunked",
                b"gzip, chunked",
                b"identity",
            ),
            *(
                b"\x0bchunked",
                b"chunked\x00",
                b'"chunked"',
                b"chunked;q=1",
                b"chunke",
                b"",
                b",chunked",
                b"chunked,",
                b"cow",
            ),
        )
    },
    "a coding twice": post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n", HELLO),
    "a coding twice, the other way": post(b"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", HELLO),
    "space before the colon": post(b"Transfer-Encoding : chunked\r\n", HELLO),
    "space before the colon of a length": post(b"Content-Length : 5\r\n", b"hello"),
    "a folded line": post(b"Transfer-Encoding:\r\n chunked\r\n", HELLO),
    "a folded line after another": post(b"X: 1\r\n Transfer-Encoding: chunked\r\n", HELLO),
    "a first line with a space": b"POST / HTTP/1.1\r\n Host: x\r\n\r\n",
    "a bare line feed in front": post(b"X: 1\nTransfer-Encoding: chunked\r\n", HELLO),
    "a bare carriage return in front": post(b"X: 1\rTransfer-Encoding: chunked\r\n", HELLO),
    "a bare line feed in the name": post(b"Transfer-Encoding\n: chunked\r\n", HELLO),
    "a null in the name": post(b"Transfer-Encoding\x00: chunked\r\n", HELLO),
    "line feeds alone": b"POST / HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello",
    "a head that ends with a line feed": b"GET / HTTP/1.1\r\nHost: x\r\n\n",
    "chunks in HTTP/1.0": post(b"Transfer-Encoding: chunked\r\n", HELLO).replace(b"1.1", b"1.0"),
    "no version": b"GET /\r\n\r\n",
    "a version in small letters": b"GET / http/1.1\r\nHost: x\r\n\r\n",
    "two spaces": b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tab": b"GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "a line feed in the target": b"GET /\nX HTTP/1.1\r\nHost: x\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "the preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    **{
        f"chunk size {size!r}": post(b"Transfer-Encoding: chunked\r\n", size + b"\r\nhello\r\n0\r\n\r\n")
        for size in (
            *(
                b"+5",
                b"-5",
                b"0x5",
                b" 5",
                b"5 ",
                b"5\t",
                b"5_",
                b"",
                b"g",
                b"5\x00",
                b"00000000000000005",
                b"5\n",
                b"5\x0b",
            ),
            *(b"5 5", b"5;\n", b"5;a\nb", b"5;a\rb", b'5;"a', b"5;=a", b"5;a=;", b"5 a=b"),
        )
    },
    "a chunk that ends with a line feed": post(b"Transfer-Encoding: chunked\r\n", b"5\r\nhello\n0\r\n\r\n"),
    "a chunk that is too long": post(b"Transfer-Encoding: chunked\r\n", b"5\r\nhello!\r\n0\r\n\r\n"),
    "TERM.EXT": post(b"Transfer-Encoding: chunked\r\n", b"5;\nxx\r\nhello\r\n0\r\n\r\n"),
    "EXT.TERM": post(b"Transfer-Encoding: chunked\r\n", b"2;\nxx\r\n45\r\n0\r\n\r\n"),
    "a last chunk that ends with line feeds": post(b"Transfer-Encoding: chunked\r\n", b"0\n\n"),
    "trailers that end with a line feed": post(b"Transfer-Encoding: chunked\r\n", b"0\r\nA: 1\n\r\n"),
    "a length among the trailers": post(b"Transfer-Encoding: chunked\r\n", b"0\r\nContent-Length: 40\r\n\r\n"),
    "a coding among the trailers": post(b"Transfer-Encoding: chunked\r\n", b"0\r\nTransfer-Encoding: chunked\r\n\r\n"),
    "trailers that are folded": post(b"Transfer-Encoding: chunked\r\n", b"0\r\n A: 1\r\n\r\n"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_published_case_is_refused_and_what_it_hides_is_not_seen(case: str) -> None:
    stream = REFUSED[case] + HIDDEN
    seen, refused = by_ours(stream)
    assert (seen, refused) == ([], True)
    for cut in range(len(stream)):
        assert by_ours(stream, (cut,)) == ([], True)


TAKEN = {
    "chunked in any letters": (post(b"Transfer-Encoding: cHuNkEd\r\n", HELLO), b"hello"),
    "a tab before the value": (post(b"Transfer-Encoding:\tchunked\r\n", HELLO), b"hello"),
    "sizes in capital letters": (
        post(b"Transfer-Encoding: chunked\r\n", b"A\r\n0123456789\r\n0\r\n\r\n"),
        b"0123456789",
    ),
    "extensions": (post(b"Transfer-Encoding: chunked\r\n", b'5;a=b;c="d"\r\nhello\r\n0;e\r\n\r\n'), b"hello"),
    "zeros before the size": (post(b"Transfer-Encoding: chunked\r\n", b"0005\r\nhello\r\n000\r\n\r\n"), b"hello"),
    "a request in a body": (post(b"Content-Length: %d\r\n" % len(HIDDEN), HIDDEN), HIDDEN),
    "a request in a chunk": (
        post(b"Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(HIDDEN), HIDDEN)),
        HIDDEN,
    ),
    "who waits to be told to go on": (post(b"Expect: 100-continue\r\nContent-Length: 5\r\n", b"hello"), b"hello"),
    "a body of a GET": (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_what_only_looks_odd_is_taken_alike(case: str) -> None:
    stream, body = TAKEN[case]
    assert [each[2] for each in agree(stream + HIDDEN, range(len(stream)))] == [body, b""]
