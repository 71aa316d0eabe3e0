"""Callers known by a signed token: RS256 or ES256, with the published keys of one issuer, for one audience."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jwt

from service.api.kept import Kept, KeysError

_LOG = logging.getLogger("service")
_ALGORITHMS = ("RS256", "ES256")
_KEY_TYPES = {"RS256": "RSA", "ES256": "EC"}
_MOST_CHARACTERS = 8192
_LEEWAY_SECONDS = 30
# A withdrawn key is trusted for at most so long, unless the issuer cannot be reached.
_SECONDS = 300.0
# The least time between two fetches, so that made-up key ids do not become requests to the issuer.
_PATIENCE_SECONDS = 30.0
_FETCH_SECONDS = 3.0

# All that fetching and parsing a key set can raise: the library checks only part of what can be wrong with a set.
_UNFIT = (jwt.PyJWTError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)

Refusal = Literal["credentials_invalid", "credentials_expired", "keys_unavailable"]


class TokenError(Exception):
    """A token that is not accepted, with the code of the reason."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code: Refusal = code


@dataclass(frozen=True, slots=True)
class Bearer:
    """The bearer of an accepted token: a digest that tells callers apart without naming them, and the scopes."""

    digest: str
    scopes: frozenset[str]


class Tokens:
    """Checks tokens. `keys` is a JWKS file or its address.

    Both are read at the start. A file that cannot be read stops the start; an address that does not answer does not.
    """

    def __init__(self, keys: str, *, issuer: str, audience: str) -> None:
        self._issuer = issuer
        self._audience = audience
        remote = keys.startswith(("https:", "http:"))
        read = (lambda: _fetched(keys)) if remote else (lambda: _from_file(Path(keys)))
        self._kept = Kept("The key set", read, seconds=_SECONDS, patience_seconds=_PATIENCE_SECONDS)
        try:
            self._kept.get()
        except KeysError as error:
            if not remote:
                raise
            _LOG.warning("No signing key is known yet: %s", error)

    def bearer(self, token: str) -> Bearer:
        """The bearer of a token. Raises `TokenError`."""
        if len(token) > _MOST_CHARACTERS:
            raise TokenError("credentials_invalid")
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key(jwt.get_unverified_header(token)),
                algorithms=_ALGORITHMS,
                issuer=self._issuer,
                audience=self._audience,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud"], "enforce_minimum_key_length": True},
            )
        except jwt.ExpiredSignatureError as error:
            raise TokenError("credentials_expired") from error
        except jwt.PyJWTError as error:
            raise TokenError("credentials_invalid") from error
        return Bearer(_digest(claims), _scopes(claims))

    def _key(self, header: dict[str, Any]) -> jwt.PyJWK:
        """The key that a token names, if it is of the type that its algorithm needs."""
        name, algorithm = header.get("kid"), header.get("alg")
        try:
            key = _find(self._kept.get(), name) or _find(self._kept.newer(), name)
        except KeysError as error:
            raise TokenError("keys_unavailable") from error
        # Only types in the table are accepted, so that a public key is never used as a shared secret.
        if key is None or _KEY_TYPES.get(str(algorithm)) != key.key_type or key.public_key_use not in ("sig", None):
            raise TokenError("credentials_invalid")
        return key


def _fetched(address: str) -> jwt.PyJWKSet:
    try:
        return jwt.PyJWKClient(address, cache_jwk_set=False, timeout=_FETCH_SECONDS).get_jwk_set()
    except _UNFIT as error:
        raise KeysError(f"{address}: {type(error).__name__}") from error


def _from_file(file: Path) -> jwt.PyJWKSet:
    try:
        return jwt.PyJWKSet.from_json(file.read_text(encoding="utf-8"))
    except _UNFIT as error:
        raise KeysError(f"{file}: {type(error).__name__}") from error


def _find(keys: jwt.PyJWKSet, name: object) -> jwt.PyJWK | None:
    """The key with that id; for a token that names none, the only key."""
    if name is None and len(keys.keys) == 1:
        return keys.keys[0]
    return next((key for key in keys.keys if key.key_id is not None and key.key_id == name), None)


def _digest(claims: dict[str, Any]) -> str:
    who = next((str(claims[name]) for name in ("client_id", "azp", "sub") if claims.get(name)), "")
    return hashlib.sha256(who.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _scopes(claims: dict[str, Any]) -> frozenset[str]:
    stated = claims.get("scope", claims.get("scp", ""))
    if isinstance(stated, str):
        return frozenset(stated.split(" "))
    return frozenset(each for each in stated if isinstance(each, str)) if isinstance(stated, list) else frozenset()
