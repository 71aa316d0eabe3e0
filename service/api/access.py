"""Who may call: everybody, callers with an API key, or callers with a signed token.

Health, metrics, pages and the contract ask for no credentials: probes carry none, the metrics can have a port of their
own, and the rest is public. Neither does `OPTIONS`, by which a browser asks before it sends credentials.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask

from service.api.api_keys import ApiKeys
from service.api.calls import Call
from service.api.problems import RefusalError, refuse

SCOPE = "decisions:read"
OPEN = frozenset({"health", "metrics", "docs", "pages", "book"})
"""The blueprints that ask for no credentials."""
COUNTED = frozenset({"book"})
"""Those of them that count against the rate limit, because their pages are rendered for each request."""
BEARER = "token"

_REALM = 'realm="personal accounts"'

Judge = Callable[[Call], tuple[str, str]]
"""Tells of a request who calls, as a name for metrics and logs and as a key to count its requests by, or refuses."""


Door = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
"""Judges the head of a request before its body is read: what to add to its environment, or `None` for a stranger."""

KNOWN = "service.caller"
"""In the environment of a request: who calls, where its head has been judged already."""


def step(judge: Judge) -> Callable[[Call], None]:
    """Ask of every request who calls. Who may not is told so by `turn_away`."""

    def ask(asked: Call) -> None:
        if asked.route.blueprint not in OPEN and asked.method != "OPTIONS":
            try:
                asked.caller, asked.caller_key = asked.environ.get(KNOWN) or judge(asked)
            except RefusalError as refusal:
                asked.turned_away = refusal

    return ask


def door(app: Flask, judge: Judge) -> Door:
    """The same question, asked by the server while a body is still to come: nobody's body is waited for in vain."""

    def ask(environ: Mapping[str, Any]) -> Mapping[str, Any] | None:
        context = app.request_context(dict(environ))
        context.match_request()
        asked = context.request
        assert isinstance(asked, Call)  # noqa: S101 - The app makes no other.
        if (asked.blueprint or "") in OPEN or asked.method == "OPTIONS":
            return {}
        try:
            return {KNOWN: judge(asked)}
        except RefusalError:
            return None

    return ask


def turn_away(asked: Call) -> None:
    """Refuse callers without valid credentials. Runs after the rate limit, which counts such callers by IP address.

    Valid credentials are never refused because of invalid ones from the same address: thousands may share it.
    """
    refusal, asked.turned_away = asked.turned_away, None
    if refusal is not None:
        raise refusal


def by_key(keys: ApiKeys) -> Judge:
    """Callers send a key in the header X-Api-Key."""

    def judge(asked: Call) -> tuple[str, str]:
        presented = asked.headers.get("X-Api-Key", "")
        name = keys.name(presented)
        if name is None:
            code = "credentials_invalid" if presented else "credentials_missing"
            refuse(401, code, WWW_Authenticate=f"ApiKey {_REALM}")
        return name, name

    return judge


def by_token(keys: str, *, issuer: str, audience: str) -> Judge:
    """Callers send a signed token in the header Authorization (RFC 6750)."""
    # Imported here: cryptography takes 0.2 s to import, and only this mode needs it.
    from service.api.tokens import TokenError, Tokens  # noqa: PLC0415

    tokens = Tokens(keys, issuer=issuer, audience=audience)

    def judge(asked: Call) -> tuple[str, str]:
        scheme, _, token = asked.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            refuse(401, "credentials_missing", WWW_Authenticate=f"Bearer {_REALM}")
        try:
            bearer = tokens.bearer(token)
        except TokenError as error:
            if error.code == "keys_unavailable":
                refuse(503, error.code, Retry_After="30")
            refuse(401, error.code, WWW_Authenticate=f'Bearer {_REALM}, error="invalid_token"')
        if SCOPE not in bearer.scopes:
            challenge = f'Bearer {_REALM}, error="insufficient_scope", scope="{SCOPE}"'
            refuse(403, "scope_missing", WWW_Authenticate=challenge)
        return BEARER, bearer.digest

    return judge
