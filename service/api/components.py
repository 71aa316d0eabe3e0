"""What all operations of the published document share: headers, error responses and security schemes.

It is added to the finished document according to the kind of operation (a POST, a list with pages, with a path
parameter), so that no route repeats it and none can forget it. A new header of responses is described in `HEADERS`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

JSON = "application/json"
PROBLEM = "application/problem+json"
_VERSIONED = "/v1"
_READY = "/health/ready"
_METHODS = ("get", "post")


def _header(description: str, pattern: str, example: str, *, always: bool = False, most: int = 200) -> dict[str, Any]:
    schema = {"type": "string", "pattern": pattern, "maxLength": most, "examples": [example]}
    return {"description": description, "required": always, "schema": schema}


_VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
_WORDS = r"^\S(.*\S)?$"
HEADERS: Mapping[str, Mapping[str, Any]] = {
    "API-Version": _header("Version of this contract.", _VERSION, "1.0.0", always=True, most=20),
    "Policy-Version": _header("Version of the policy book.", _WORDS, "2026.11.21", always=True, most=40),
    "Request-Id": _header(
        "Id of the request: the caller's own where the request carries a fit one, else a new one.",
        r"^[A-Za-z0-9-]{8,64}$",
        "5f2b8c0e9d7a4416b3f0a1c2d3e4f567",
        always=True,
        most=64,
    ),
    "Content-Language": _header("Language of the sentences.", "^(zh-CN|en)$", "zh-CN", always=True, most=5),
    "Cache-Control": _header("How long and by whom the response may be kept.", _WORDS, "no-store", always=True),
    "Vary": _header("The request headers on which the response depends.", _WORDS, "Accept-Language", always=True),
    "ETag": _header("Digest of the content; send it back in If-None-Match.", r'^(W/)?"[!-~]+"$', '"6f1ed002ab55"'),
    "Link": _header(
        "Other pages of the list, and the successor of what is deprecated.",
        r"^<[^>]*>;.*$",
        '</v1/areas?page=2>; rel="next"',
        most=2000,
    ),
    "Access-Control-Allow-Origin": _header(
        "Where the operator lets pages of other origins call: the origin that may read the response.",
        r"^(\*|https?://[^\s/]+)$",
        "https://app.example.com",
        most=300,
    ),
    "Deprecation": _header("Since when the operation is deprecated (RFC 9745).", "^@[0-9]+$", "@1798761600", most=20),
    "Sunset": _header(
        "When the operation ends (RFC 8594).",
        "^[A-Z][a-z]{2}, [0-9]{2} .* GMT$",
        "Thu, 01 Jul 2027 00:00:00 GMT",
        most=40,
    ),
    "RateLimit": _header(
        "Where requests are limited: how many are left, and the seconds until there are more.",
        _WORDS,
        '"default";r=599;t=60',
    ),
    "RateLimit-Policy": _header(
        "Where requests are limited: how many are allowed, and in how many seconds.", _WORDS, '"default";q=600;w=60'
    ),
    "Retry-After": _header("Seconds after which to ask again.", "^[0-9]+$", "30", most=10),
    "Allow": _header("The methods that the address supports.", "^[A-Z]+(, [A-Z]+)*$", "GET, HEAD, OPTIONS"),
    "WWW-Authenticate": _header("How to be let in.", _WORDS, 'Bearer realm="personal-account"'),
}
_ALWAYS = ("API-Version", "Policy-Version", "Request-Id", "Content-Language", "Cache-Control", "Vary")
_LIMITED = ("RateLimit", "RateLimit-Policy")
_DEPRECATED = ("Deprecation", "Sunset", "Link")
_SHARED = (*_ALWAYS, "Access-Control-Allow-Origin")

REFUSALS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "400": ("BadRequest", "The body is not acceptable JSON.", ()),
    "401": ("Unauthorized", "No key or token, or one that does not hold.", ("WWW-Authenticate",)),
    "403": ("Forbidden", "The token is not for this: it lacks the scope asked for.", ("WWW-Authenticate",)),
    "404": ("NotFound", "There is no such thing.", ()),
    "405": ("MethodNotAllowed", "The address does not support the method asked.", ("Allow",)),
    "406": ("NotAcceptable", "The answer cannot be written in any media type that the caller accepts.", ()),
    "409": (
        "PolicyNotHeld",
        "The server does not hold the policy book that `policy_version` names; `allowed` lists those that it holds.",
        (),
    ),
    "413": ("PayloadTooLarge", "The body is too large.", ()),
    "415": ("UnsupportedMediaType", "The body is not application/json in UTF-8.", ()),
    "422": ("ValidationFailed", "A field does not fit; each fault is named with its pointer.", ()),
    "429": ("TooManyRequests", "Too many requests for now.", ("Retry-After",)),
    "500": ("InternalError", "The service failed.", ()),
    "503": ("ServiceUnavailable", "The service is busy, starting or stopping for now.", ("Retry-After",)),
    "default": ("OtherProblem", "Any other problem.", ()),
}
"""Error responses by status: name of the component, description, and the headers that only they have."""

SECURITY_SCHEMES: Mapping[str, Mapping[str, Any]] = {
    "apiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Api-Key",
        "description": "A key given by the operator, where the service runs with `AUTH_MODE=api_key`.",
    },
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "A signed token (RS256 or ES256) with the scope `decisions:read`, where the service runs with "
        "`AUTH_MODE=jwt`. Tokens are judged as RFC8725 advises: listed algorithms only, issuer, audience and expiry.",
    },
}
SECURITY: tuple[Mapping[str, list[str]], ...] = ({"apiKey": []}, {"bearer": []}, {})
"""One of the two, or neither where the service runs with `AUTH_MODE=none`."""


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The document with what its operations share."""
    document["security"] = [dict(way) for way in SECURITY]
    components = document["components"]
    components["securitySchemes"] = SECURITY_SCHEMES
    deprecated = any(operation.get("deprecated") for *_, operation in operations(document))
    components["headers"] = {
        name: header for name, header in HEADERS.items() if deprecated or name not in ("Deprecation", "Sunset")
    }
    components["responses"] = {
        name: {
            "description": description,
            "headers": _headers(*_SHARED, *own, *(_LIMITED if status != "500" else ())),
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, (name, description, own) in REFUSALS.items()
    }
    components["responses"]["NotModified"] = {
        "description": "The content is the one whose ETag was sent in If-None-Match.",
        "headers": _headers(*_SHARED, "ETag", *_LIMITED),
    }
    for path, method, operation in operations(document):
        _complete(path, method, operation)
    return document


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation with its path and method."""
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield path, method, item[method]


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    versioned = path.startswith(_VERSIONED)
    if not versioned:
        # Probes need no credentials and are not rate-limited.
        operation["security"] = []
    # A response that the route describes with a schema stays; the others are the same for all.
    responses = {str(status): each for status, each in operation["responses"].items() if "content" in each}
    names = [*_SHARED, *(("ETag",) if method == "get" else ()), *(_LIMITED if versioned else ())]
    if _paged(operation):
        names.append("Link")
    if operation.get("deprecated"):
        names += _DEPRECATED
    for response in responses.values():
        response["headers"] = _headers(*names)
    if method == "get":
        responses["304"] = {"$ref": "#/components/responses/NotModified"}
    for status in _refused(path, operation, versioned=versioned):
        responses.setdefault(status, {"$ref": f"#/components/responses/{REFUSALS[status][0]}"})
    operation["responses"] = responses


def _paged(operation: Mapping[str, Any]) -> bool:
    return any(parameter["name"] == "page" for parameter in operation.get("parameters", ()))


def _refused(path: str, operation: Mapping[str, Any], *, versioned: bool) -> Iterator[str]:
    posted = "requestBody" in operation
    can_occur = {
        "400": posted,
        "401": versioned,
        "403": versioned,
        "404": "{" in path,
        "405": True,
        "406": versioned,
        # In a batch it is said of the item.
        "409": posted and path != "/v1/batches",
        "413": posted,
        "415": posted,
        "422": versioned,
        "429": versioned,
        "500": True,
        "503": versioned or path == _READY,
        "default": True,
    }
    return (status for status, can in can_occur.items() if can)


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
