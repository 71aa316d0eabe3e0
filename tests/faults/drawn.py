"""Requests drawn by chance: valid ones of every question, and hostile ones of every kind we know."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from random import Random
from typing import Any

from service.api.v1.questions import QUESTIONS
from service.facts import KINDS, Scheme, domain
from service.policy.load import SHIPPED

_AREAS = sorted(file.name[:6] for file in (SHIPPED / "areas").glob("*.yaml"))
_STATED = 0.8


def _month(draw: Random) -> str:
    return f"{draw.randrange(1945, 2026)}-{draw.randrange(1, 13):02d}"


def _day(draw: Random) -> str:
    return f"{draw.randrange(2015, 2028)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"


def _money(draw: Random) -> str:
    return f"{draw.randrange(0, 3_000_000) / 100:.2f}"


_VALUES: Mapping[str, Callable[[Random], Any]] = {
    "area": lambda draw: draw.choice(_AREAS),
    "count": lambda draw: draw.randrange(600),
    "date": _day,
    "money": _money,
    "month": _month,
    "rate": lambda draw: f"{draw.randrange(25) / 100:.2f}",
    "schemes": lambda draw: draw.sample([*Scheme], draw.randrange(3)),
    "payments": lambda draw: [{"month": _month(draw), "amount": _money(draw)} for _ in range(draw.randrange(4))],
}


def question(draw: Random) -> tuple[str, dict[str, Any]]:
    """The path and the facts of a valid question."""
    asked = draw.choice(QUESTIONS)
    facts: dict[str, Any] = {}
    for field in fields(asked.facts):
        if field.default is MISSING or draw.random() < _STATED:
            kind = KINDS[field.name]
            value = _VALUES[kind](draw) if kind in _VALUES else draw.choice(domain(field.name))
            facts[field.name] = value
    if draw.random() < 0.5:
        facts["on"] = _day(draw)
    return f"/v1/{asked.name}", facts


# Hostile bodies


def _bytes(draw: Random, most: int = 300) -> bytes:
    return draw.randbytes(draw.randrange(most))


def _flipped(draw: Random, body: bytes) -> bytes:
    made = bytearray(body)
    for _ in range(draw.randrange(1, 6)):
        made[draw.randrange(len(made))] = draw.randrange(256)
    return bytes(made)


def _cut(draw: Random, body: bytes) -> bytes:
    return body[: draw.randrange(len(body))]


def _strange_value(draw: Random, body: bytes) -> bytes:
    """One value, or one more field, is of another kind."""
    content = json.loads(body)
    name = draw.choice([*content, "on", "extra", "__proto__", "a" * 5000, "", "姓名"])
    strange: list[Any] = [
        None,
        True,
        -1,
        0,
        10**30,
        1e308,
        0.1,
        "",
        " ",
        "x" * 9000,
        "\u0000",
        "１２",
        "110000\n",
        "９９９９-１２",
        [],
        {},
        [[]],
        [None] * 150,
        {"a": {"b": [1, {"c": 2}]}},
        "9999-12-31",
        "0001-01-01",
        "1.00",
        "-1.00",
        "1e5",
        "../../etc/passwd",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "%00%n%s",
        "000000",
        "999999",
        "2026-02-30",
        "2026-13",
        "Infinity",
        "\ud83d\ude00",
        "99999999999999999999.99",
    ]
    content[name] = draw.choice(strange)
    return json.dumps(content, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")


def _strange_text(draw: Random, body: bytes) -> bytes:
    """Text that is nearly JSON, or JSON that means two things."""
    return draw.choice(
        [
            b"",
            b"null",
            b"[]",
            b'""',
            b"0",
            b"NaN",
            b"-Infinity",
            b"1e999",
            b"{}{}",
            b"\xef\xbb\xbf" + body,
            b"[" * 3000,
            b"{" * 3000,
            b'{"a":' * 3000,
            b"[" * 17 + b"]" * 17,
            b'{"on":"\\ud800"}',
            b'{"on":1' + b"0" * 5000,
            b'{"area":"110000","area":"310000"}',
            body.decode().encode("utf-16"),
            body[:-1] + b',"x":NaN}',
            b'{"on":"' + b"9" * 200_000 + b'"}',
            b"[" + b"0," * 5000 + b"0]",
            body + b"\x00",
            b"\xff\xfe" + body,
            body.replace(b'"', b"'"),
            body + b" " * 300_000,
            b'{"\\u0061rea":"110000","area":"110000"}',
        ]
    )


_BODIES = (_flipped, _cut, _strange_value, _strange_value, _strange_value, _strange_text)

# Hostile heads

_PATHS = (
    "/",
    "//",
    "/v1",
    "/v1/",
    "/v1/areas/%00",
    "/v1/areas/..%2f..%2fetc%2fpasswd",
    "/pages/../../../etc/passwd",
    "/pages/%2e%2e/%2e%2e/service/settings.py",
    "/v1/areas?page=0",
    "/v1/areas?page=1&page=2",
    "/v1/areas?page=٣",
    "/v1/areas?page_size=99999999999999999999",
    "/v1/guides/balance-transfer?area=%ff",
    "/v1/working-days?count=9999999",
    "/v1/working-days?start_on=9999-12-31&count=366",
    "/v1/working-days?start_on=0001-01-01&count=366",
    "/metrics?x=1",
    "/v1/questions/x/plan",
    "/v1/questions/refund-amounts.monthly-credit/plan",
    "/v1/batches?detail=all",
    "/problems/%0d%0aX:y",
    "http://elsewhere.example/v1/areas",
    "*",
    "/" + "a" * 4000,
    "/" + "a" * 5000,
    "/?" + "&".join("a=1" for _ in range(900)),
    "/v1/areas#x",
    "/v1/areas;x",
    "\\v1\\areas",
    "/v1/areas\x01",
    "/v1/areas\xe9",
    "/health/ready/../live",
    "/openapi.json/",
    "/.git/config",
    "/.env",
    "/wp-login.php",
    "/v1/policy/comparisons",
    "/v1/assessments",
    "/v1/policy/sources?area=110000",
)
_METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "get",
    "G" * 30,
    "PROPFIND",
    "A\x00B",
    "",
)
_TYPES = (
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
    "application/json; charset=gbk",
    "text/plain",
    "application/x-ndjson",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
    "application/xml",
    "application/json;" + "a" * 2000,
    "\xff\xfe",
    "application/json, text/html",
)


def _headers(draw: Random) -> list[bytes]:
    strange = [
        b"Accept: " + _bytes(draw).replace(b"\n", b""),
        b"Accept: text/html",
        b"Accept: */*;q=0",
        b"Accept: ,;q=,",
        b"Accept-Language: " + b"a-" * 400,
        b"Accept-Language: en;q=abc",
        b"Accept-Encoding: gzip;q=0, *;q=x",
        b"Accept-Encoding: gzip",
        b"If-None-Match: *",
        b'If-None-Match: "' + b"x" * 500,
        b"Origin: null",
        b"Origin: \xff",
        b"X-Forwarded-For: " + b"1.2.3.4, " * 300,
        b"X-Forwarded-For: ::::",
        b"X-Forwarded-Host: evil",
        b"Cookie: " + b"c" * 9000,
        b"Authorization: Bearer " + b"a." * 500,
        b"Authorization: \x00",
        b"X-Api-Key: " + b"k" * 900,
        b"Request-Id: \x7f",
        b"Request-Id: 110101199003071234",
        b"Range: bytes=0-0,-1",
        b"Expect: 100-continue",
        b"Expect: x",
        b"Host: a, b",
        b"Upgrade: h2c\r\nConnection: Upgrade",
        b"X_Under: y",
        b": y",
        b"X : y",
        b" folded",
        b"X\x00: y",
        b"Big: " + b"x" * 17_000,
        b"X: " + b"\x01\x02",
        b"Content-Type: a\r\nContent-Type: b",
        b"\r\n".join(b"N%d: x" % n for n in range(90)),
        b"Transfer-Encoding: gzip",
        b"Transfer-Encoding: chunked, chunked",
        b"Content-Length: -1",
        b"Content-Length: 1e3",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"traceparent: 00-" + b"0" * 32,
        b"Date: \xff\xff",
        b"Connection: close",
    ]
    return draw.sample(strange, draw.choice([0, 0, 1, 1, 2, 4]))


def _chunked(draw: Random, body: bytes) -> bytes:
    wrong = draw.random()
    parts, rest = [], body
    while rest:
        size = draw.randrange(1, 40)
        told = size if wrong < 0.7 else draw.choice([size + 1, 10**9, -1])
        part, rest = rest[:size], rest[size:]
        parts.append(b"%x\r\n%s\r\n" % (len(part) if wrong < 0.7 else abs(told), part))
    return b"".join(parts) + draw.choice([b"0\r\n\r\n", b"0\r\nX: y\r\n\r\n", b"0\r\n", b"zz\r\n", b""])


def valid(draw: Random) -> bytes:
    """A valid request."""
    path, facts = question(draw)
    body = json.dumps(facts).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def hostile(draw: Random) -> bytes:
    """A request that somebody means ill with, or several in a row."""
    kind = draw.random()
    if kind < 0.02:
        return _bytes(draw, 3000)
    if kind < 0.05:
        return b"".join(valid(draw) if draw.random() < 0.5 else hostile(draw) for _ in range(draw.randrange(2, 8)))
    if kind < 0.15:
        return valid(draw)
    if kind < 0.20:
        return _flipped(draw, valid(draw))
    path, facts = question(draw)
    body = draw.choice(_BODIES)(draw, json.dumps(facts).encode())
    method = "POST"
    if kind > 0.75:
        path, method = draw.choice(_PATHS), draw.choice(_METHODS)
    version = draw.choice(["HTTP/1.1"] * 20 + ["HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTX", ""])
    head = f"{method} {path} {version}\r\nHost: x\r\n".encode("latin-1", "replace")
    head += b"Content-Type: " + draw.choice(_TYPES).encode("latin-1") + b"\r\n"
    head += b"".join(each + b"\r\n" for each in _headers(draw))
    if draw.random() < 0.2:
        return head + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked(draw, body)
    length = len(body) if draw.random() < 0.9 else draw.choice([0, len(body) + 10, max(len(body) - 3, 0), 10**12])
    return head + b"Content-Length: %d\r\n\r\n" % length + body
