"""Sends a request: with a time limit, and once more where that is safe and may help."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import cast
from urllib.parse import quote

import httpx

from yibao_account.errors import AccountError, FailureKind, ProblemError
from yibao_account.models import Language, Problem
from yibao_account.plan import Fact, text_of

_PASSING = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_LONGEST_WAIT_SECONDS = 5

Outcome = httpx.Response | httpx.RequestError


@dataclass(frozen=True)
class Request:
    """A request of an operation: `path` fills the template; of `query`, None is not stated; so is a `body` of None."""

    method: str
    template: str
    repeatable: bool
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Fact | None] = field(default_factory=dict)
    body: object = None
    language: Language | None = None


@dataclass(frozen=True)
class Settings:
    """Where the service is, and how patient a call is.

    `address` is without `/v1`; `headers` are sent with each request, such as `X-Api-Key`; `timeout_seconds` holds for
    each try; a `Retry-After` of up to 5 seconds goes before `try_again_after_seconds`.
    """

    address: str
    language: Language = "zh-CN"
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout_seconds: float = 10
    try_again_after_seconds: float = 0.8

    def message(self, request: Request) -> httpx.Request:
        """The request as it is sent."""
        path = request.template.format_map({name: quote(value, safe="") for name, value in request.path.items()})
        headers = {"Accept": "application/json", "Accept-Language": request.language or self.language}
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        return httpx.Request(
            request.method,
            self.address.rstrip("/") + path,
            params={name: text_of(value) for name, value in request.query.items() if value is not None},
            headers={**self.headers, **headers},
            content=None if request.body is None else json.dumps(request.body).encode(),
            extensions={"timeout": httpx.Timeout(self.timeout_seconds).as_dict()},
        )

    def wait_after(self, outcome: Outcome) -> float | None:
        """How long to wait before one more try, in seconds; None where there is to be none."""
        if isinstance(outcome, httpx.RequestError):
            # Who has waited for the whole time limit decides for themselves whether to wait again.
            # An answer that cannot be read came all the same.
            passing = isinstance(outcome, httpx.TransportError) and not isinstance(outcome, httpx.TimeoutException)
            return self.try_again_after_seconds if passing else None
        if outcome.status_code not in _PASSING:
            return None
        asked = _retry_after(outcome)
        if asked is None:
            return self.try_again_after_seconds
        return asked if asked <= _LONGEST_WAIT_SECONDS else None


class Caller:
    """Calls that wait for their answer."""

    def __init__(self, settings: Settings, http: httpx.Client) -> None:
        self._settings = settings
        self._http = http

    def call(self, request: Request) -> object:
        """The content of the answer to an operation."""
        message = self._settings.message(request)
        outcome = self._send(message)
        wait = self._settings.wait_after(outcome) if request.repeatable else None
        if wait is not None:
            time.sleep(wait)
            outcome = self._send(message)
        return _read(outcome)

    def _send(self, message: httpx.Request) -> Outcome:
        try:
            return self._http.send(message)
        except httpx.RequestError as error:
            return error


class AsyncCaller:
    """Calls that are awaited; a task that is cancelled gives its call up."""

    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http

    async def call(self, request: Request) -> object:
        """The content of the answer to an operation."""
        message = self._settings.message(request)
        outcome = await self._send(message)
        wait = self._settings.wait_after(outcome) if request.repeatable else None
        if wait is not None:
            await asyncio.sleep(wait)
            outcome = await self._send(message)
        return _read(outcome)

    async def _send(self, message: httpx.Request) -> Outcome:
        try:
            return await self._http.send(message)
        except httpx.RequestError as error:
            return error


def _read(outcome: Outcome) -> object:
    if isinstance(outcome, httpx.TimeoutException):
        raise AccountError("timeout") from outcome
    if isinstance(outcome, httpx.RequestError):
        raise AccountError("unreachable" if isinstance(outcome, httpx.TransportError) else "broken") from outcome
    status = outcome.status_code
    content = _content(outcome)
    if status == HTTPStatus.OK and content is not None:
        return content
    kind: FailureKind = "broken"
    if status == HTTPStatus.TOO_MANY_REQUESTS or status in _PASSING:
        kind = "busy"
    elif outcome.is_client_error:
        kind = "refused"
    if isinstance(content, dict) and isinstance(content.get("errors"), list) and content.get("status") == status:
        raise ProblemError(cast("Problem", content), kind, _retry_after(outcome))
    raise AccountError(kind, status, _retry_after(outcome))


def _content(response: httpx.Response) -> object:
    try:
        content: object = response.json()
    except ValueError:
        return None
    return content


def _retry_after(response: httpx.Response) -> int | None:
    told = response.headers.get("Retry-After", "")
    return int(told) if told.isdecimal() else None
