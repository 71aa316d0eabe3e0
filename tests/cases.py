"""The cases that docs/integrate.md shows: a command of curl on a line, and behind an arrow what it brings about."""

import re
import shlex
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlsplit

import orjson

from tests.markdown import Page

PAGE = Page("docs/integrate.md")
_AT = "$at"
_FILLED = re.compile(r"\$\(printf '%(\d+)s' \| tr ' ' (\w)\)")
_PIPED = re.compile(r"printf '%(\d+)s' \| ")
_SLOWLY = re.compile(r"\(printf '(.*)'; sleep (\d+)\) \| ")


@dataclass(frozen=True)
class Try:
    """One command, the server that it needs, and what it brings about."""

    server: str
    command: str
    status: int
    expected: Mapping[str, str]


def cases() -> Iterator[Try]:
    """Every case of the page, with its server: what stands before `make serve`."""
    for block in PAGE.blocks:
        opening = re.match(r"# (.*)make serve\n", block.text)
        if block.language == "sh" and opening:
            for line in block.text.splitlines():
                command, arrow, told = line.partition("  # → ")
                if arrow:
                    status, *expected = told.split("; ")
                    parts = (each.partition(": ") for each in expected)
                    yield Try(opening[1].strip(), command, int(status), {name: value for name, _, value in parts})


def send(case: Try, address: str) -> tuple[int, Any, Any]:
    """Status, body and headers that a command gets, read as a shell and curl read it."""
    slow = _SLOWLY.match(case.command)
    piped = _PIPED.match(case.command)
    before = slow or piped
    command = case.command[before.end() if before else 0 :]
    command = _FILLED.sub(lambda found: found[2] * int(found[1]), command)
    _, target, *options = shlex.split(command.replace("$json", "Content-Type: application/json"))
    method, body, headers = "GET", None, {"Accept": "*/*"}
    for option, value in zip(options[::2], options[1::2], strict=True):
        if option == "-H":
            name, _, text = value.partition(": ")
            headers[name] = text
        elif option == "-X":
            method = value
        elif option == "-d":
            method = "POST" if method == "GET" else method
            body = b" " * int(piped[1]) if piped else value.encode()
        else:
            assert (option, value) == ("-T", "-"), case.command
    assert target.startswith(_AT), case.command
    place = urlsplit(address)
    if slow:
        return _slowly(place.netloc, f"{method} {target.removeprefix(_AT)}", headers, slow[1].encode())
    connection = HTTPConnection(place.netloc, timeout=30)
    connection.request(method, target.removeprefix(_AT), body, headers)
    return _read(connection.getresponse(), connection)


def _slowly(netloc: str, asked: str, headers: Mapping[str, str], begun: bytes) -> tuple[int, Any, Any]:
    """The same for a body that is begun and not ended: what is waited for is the server's refusal."""
    host, _, port = netloc.partition(":")
    told = "".join(f"{name}: {value}\r\n" for name, value in {**headers, "Transfer-Encoding": "chunked"}.items())
    with socket.create_connection((host, int(port)), timeout=30) as slow:
        slow.sendall(f"{asked} HTTP/1.1\r\nHost: {netloc}\r\n{told}\r\n".encode())
        slow.sendall(f"{len(begun):x}\r\n".encode() + begun + b"\r\n")
        response = HTTPResponse(slow)
        response.begin()
        return response.status, orjson.loads(response.read()), response.headers


def _read(response: HTTPResponse, connection: HTTPConnection) -> tuple[int, Any, Any]:
    body = response.read()
    plain = body and response.headers.get("Content-Encoding") is None
    connection.close()
    return response.status, orjson.loads(body) if plain else None, response.headers
