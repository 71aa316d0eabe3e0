"""Every error as RFC 9457 problem details, in the language asked for, with a pointer to each field at fault.

Instead of flask-smorest's errors: they have another form and no stable codes, and are in English alone.
Test: `tests/test_http.py::test_every_fault_is_named_at_once_in_the_language_asked`.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NoReturn

from flask import Flask
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import HTTPException, InternalServerError

from service.api.calls import Reply, call
from service.api.context import reply, request_id, sentences, service
from service.api.json import JsonError
from service.api.logs import place

MEDIA_TYPE = "application/problem+json"
REFUSED = "service.refused"
"""A key of the WSGI environment: the status with which the server refuses a malformed HTTP request."""
_POINTER_LENGTH = 200
_MOST_FAULTS = 200
_LOG = logging.getLogger("service")
_SLUGS = {
    400: ("bad-request", "bad_request"),
    401: ("unauthorized", "credentials_missing"),
    403: ("forbidden", "scope_missing"),
    404: ("not-found", "not_found"),
    405: ("method-not-allowed", "method_not_allowed"),
    406: ("not-acceptable", "not_acceptable"),
    408: ("request-timeout", "request_timeout"),
    409: ("policy-not-held", "policy_version_not_held"),
    413: ("payload-too-large", "payload_too_large"),
    414: ("uri-too-long", "uri_too_long"),
    415: ("unsupported-media-type", "unsupported_media_type"),
    422: ("validation-failed", "validation_failed"),
    429: ("too-many-requests", "rate_limited"),
    431: ("headers-too-large", "headers_too_large"),
    500: ("internal-error", "internal_error"),
    503: ("unavailable", "overloaded"),
}
_OTHER = ("request-refused", "bad_request")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, the last part of its `type`, and its code."""

    status: str
    slug: str
    code: str


KINDS = (*(Kind(str(status), *names) for status, names in _SLUGS.items()), Kind("4xx", *_OTHER))
"""Every kind of problem."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a request: its place, a code with a sentence in both languages, and what is taken instead."""

    pointer: str
    code: str
    allowed: tuple[str, ...] = ()


class RefusalError(Exception):
    """A request that is answered with a problem."""

    def __init__(
        self, status: int, *faults: Fault, code: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status)
        self.status = status
        self.faults = faults
        self.code = code
        self.headers = headers or {}


def refuse(status: int, code: str, pointer: str = "", **headers: str) -> NoReturn:
    """Answer with a problem that has one fault; `Retry_After="1"` adds the header `Retry-After: 1`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    raise RefusalError(status, Fault(pointer, code), code=code, headers=named)


def faults_of(messages: Any, pointer: str = "") -> Iterator[Fault]:  # noqa: ANN401 - marshmallow's nested messages.
    """The faults in marshmallow's messages, each at its JSON pointer."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from faults_of(inner, pointer if key == "_schema" else pointed(pointer, str(key)))
    elif isinstance(messages, Sequence) and not isinstance(messages, str):
        for inner in messages:
            yield from faults_of(inner, pointer)
    else:
        yield Fault(pointer, str(messages))


def pointed(pointer: str, name: str) -> str:
    """The JSON pointer to a member below another, cut where it is too long to be published."""
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"[:_POINTER_LENGTH]


def judged(schema: Schema, content: object) -> dict[str, Any]:
    """The content as its schema loads it. Refuses it with a pointer to every fault."""
    try:
        return dict(schema.load(content))  # type: ignore[arg-type] # The schema refuses what is no object.
    except ValidationError as error:
        raise RefusalError(422, *faults_of(error.messages)) from error


def register(app: Flask) -> None:
    """Answer every error with a problem."""
    app.register_error_handler(RefusalError, _refused)
    app.register_error_handler(JsonError, _not_json)
    app.register_error_handler(HTTPException, from_http)
    app.register_error_handler(Exception, _unexpected)


def _refused(refusal: RefusalError) -> Reply:
    response = problem(refusal.status, refusal.faults, code=refusal.code)
    response.headers.update(refusal.headers)
    return response


def _not_json(error: JsonError) -> Reply:
    return problem(400, [Fault("", error.code)], code=error.code)


def from_http(error: HTTPException) -> Reply:
    """The problem for an HTTP error, with the headers it carries (`Allow`, `Retry-After`)."""
    # An exception without a code is a response of Flask, which never comes here.
    response = problem(error.code or HTTPStatus.INTERNAL_SERVER_ERROR.value, ())
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Reply:
    log_failure(error)
    return from_http(InternalServerError())


def log_failure(error: Exception) -> None:
    """Log a failure of the service."""
    # The type and the place, never the message: it may quote what a caller stated.
    _LOG.error("request %s failed: %s at %s", request_id(), type(error).__name__, place(error.__traceback__))


def problem(status: int, faults: Sequence[Fault], *, code: str | None = None) -> Reply:
    """The response for a status and its faults."""
    content = document(status, faults, code=code)
    # For metrics and log: the code of the problem and of each fault.
    call.codes = tuple(
        dict.fromkeys([code or _SLUGS.get(status, _OTHER)[1], *(each["code"] for each in content["errors"])])
    )
    return reply(content, status, MEDIA_TYPE)


def document(status: int, faults: Sequence[Fault], *, code: str | None = None, part: str = "") -> dict[str, Any]:
    """The problem document for a status and its faults. `part` is a fragment that points into the request."""
    slug, general = _SLUGS.get(status, _OTHER)
    words = sentences()
    return {
        "type": f"{service().address}/problems/{slug}",
        "title": words.word("titles", slug),
        "status": status,
        "detail": words.word("problems", code or general),
        "instance": call.path[:_POINTER_LENGTH] + part,
        "errors": [
            {
                "pointer": fault.pointer,
                "code": fault.code if words.has("problems", fault.code) else "invalid",
                "detail": words.word("problems", fault.code if words.has("problems", fault.code) else "invalid"),
                **({"allowed": list(fault.allowed)} if fault.allowed else {}),
            }
            for fault in faults[:_MOST_FAULTS]
        ],
        "request_id": request_id(),
    }
