"""Tokens: what is accepted, what is refused, and how the keys of an issuer are asked for."""

import base64
import json
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import jwt
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from service.api import kept
from service.api.kept import Kept, KeysError
from service.api.tokens import TokenError, Tokens
from tests.listening import listening
from tests.live import free_port
from tests.test_access import (
    AUDIENCE,
    CREDIT,
    EC_KEY,
    ISSUER,
    JWKS,
    OTHER_RSA_KEY,
    RSA_KEY,
    SHORT_RSA_KEY,
    ask,
    bearing,
    client_of,
    is_refused,
    jwks_file,
    now,
    raw,
    token,
)

# Tokens


@pytest.mark.parametrize(
    "good",
    [
        lambda: token(iat=0),
        lambda: token(EC_KEY, "ES256", "ec"),
        lambda: token(aud=["other", AUDIENCE]),
        lambda: token(scope=None, scp=["decisions:read"]),
        lambda: token(sub=None, client_id="mini-program"),
    ],
)
def test_a_right_token_is_accepted(bearing: FlaskClient, good: Callable[[], str]) -> None:
    response = ask(bearing, good())
    assert response.status_code == 200, response.get_json()


def signed_with_a_short_key() -> str:
    with warnings.catch_warnings(action="ignore", category=jwt.InsecureKeyLengthWarning):
        return token(SHORT_RSA_KEY, kid="short")


def with_public_key_as_secret() -> str:
    """The swap: a public key, which everybody has, taken for the secret of an HMAC."""
    import hmac  # noqa: PLC0415 - Only this forgery needs it.

    public = json.dumps(JWKS["keys"][0]).encode()
    signed = raw({"alg": "HS256", "kid": "rsa"}, claims()).rpartition(".")[0]
    return f"{signed}.{base64.urlsafe_b64encode(hmac.digest(public, signed.encode(), 'sha256')).decode().rstrip('=')}"


def claims() -> dict[str, Any]:
    return {"iss": ISSUER, "aud": AUDIENCE, "exp": now() + 300, "scope": "decisions:read"}


@pytest.mark.parametrize(
    "forged",
    [
        lambda: raw({"alg": "none"}, claims()),
        lambda: raw({"alg": "none", "kid": "rsa"}, claims()),
        lambda: raw({"alg": "NoNe", "kid": "rsa"}, claims()),
        lambda: token(OTHER_RSA_KEY),
        lambda: token(OTHER_RSA_KEY, kid="for-encryption"),
        lambda: signed_with_a_short_key(),  # noqa: PLW0108 - It stands below.
        lambda: token(EC_KEY, "ES256", "rsa"),
        lambda: token(RSA_KEY, "RS256", "ec"),
        lambda: token(RSA_KEY, "RS512"),
        lambda: token(RSA_KEY, "PS256"),
        lambda: token(b"s" * 64, "HS256", "secret"),
        with_public_key_as_secret,
        lambda: token(kid="unknown"),
        lambda: token(kid=None),
        lambda: token(iss="https://other.example.cn"),
        lambda: token(iss=None),
        lambda: token(aud="other"),
        lambda: token(aud=None),
        lambda: token(exp=None),
        lambda: token(exp="tomorrow"),
        lambda: token(nbf=now() + 300),
        lambda: token(filler="x" * 9000),
        lambda: token()[:-4] + "AAAA",
        lambda: token().replace(".", "", 1),
        lambda: "…",
        lambda: "x",
    ],
)
def test_a_token_that_is_wrong_in_one_respect_is_refused(bearing: FlaskClient, forged: Callable[[], str]) -> None:
    response = ask(bearing, forged().encode("utf-8").decode("latin-1"))
    assert is_refused(response)
    assert response.headers["WWW-Authenticate"].startswith("Bearer ")
    assert 'error="invalid_token"' in response.headers["WWW-Authenticate"]


def test_an_expired_token_is_told_so(bearing: FlaskClient) -> None:
    assert is_refused(ask(bearing, token(exp=now() - 60)), "credentials_expired")


@pytest.mark.parametrize(
    "scopes", [{"scope": "decisions:write"}, {"scope": None}, {"scope": 7}, {"scope": "decisions:reader"}]
)
def test_a_token_for_something_else_may_not_call(bearing: FlaskClient, scopes: dict[str, Any]) -> None:
    response = ask(bearing, token(**scopes))
    assert is_refused(response, "scope_missing", 403)
    assert 'error="insufficient_scope", scope="decisions:read"' in response.headers["WWW-Authenticate"]


@pytest.mark.parametrize("header", ["", "Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "token"])
def test_what_is_no_bearer_token_is_asked_for_one(bearing: FlaskClient, header: str) -> None:
    response = bearing.post(CREDIT, json={}, headers={"Authorization": header})
    assert is_refused(response, "credentials_missing")
    assert "error=" not in response.headers["WWW-Authenticate"]


@given(text=st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=200))
def test_any_text_as_a_token_is_refused_and_breaks_nothing(jwks_file: Path, text: str) -> None:
    with pytest.raises(TokenError):
        Tokens(str(jwks_file), issuer=ISSUER, audience=AUDIENCE).bearer(text)


class Issuer:
    """An issuer that publishes its keys, can exchange them, send others elsewhere and fall silent."""

    def __init__(self) -> None:
        self.keys: Any = JWKS
        self.status = 200
        self.elsewhere = ""
        self.asked = 0
        self.address = ""
        issuer = self

        class Keys(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked += 1
                self.send_response(issuer.status)
                if issuer.elsewhere:
                    self.send_header("Location", issuer.elsewhere)
                self.end_headers()
                self.wfile.write(issuer.keys if isinstance(issuer.keys, bytes) else json.dumps(issuer.keys).encode())

        self.handler = Keys


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    with listening(made.handler) as address:
        made.address = f"{address}/keys"
        yield made


def test_the_keys_of_an_issuer_are_asked_for_once(issuer: Issuer, client_of: Callable[[str], FlaskClient]) -> None:
    client = client_of(issuer.address)
    assert [ask(client, token()).status_code for _ in range(5)] == [200] * 5
    assert issuer.asked == 1


def test_made_up_key_ids_do_not_become_requests_to_the_issuer(
    issuer: Issuer, client_of: Callable[[str], FlaskClient]
) -> None:
    client = client_of(issuer.address)
    assert ask(client, token()).status_code == 200
    assert all(is_refused(ask(client, token(kid=f"made-up-{number}"))) for number in range(20))
    assert issuer.asked == 1


def test_a_new_key_is_found_and_a_withdrawn_one_forgotten(
    issuer: Issuer, client_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(issuer.address)
    assert ask(client, token()).status_code == 200
    issuer.keys = {
        "keys": [{**RSAAlgorithm.to_jwk(OTHER_RSA_KEY.public_key(), as_dict=True), "kid": "next", "use": "sig"}]
    }
    start = time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: start + 31)
    assert ask(client, token(OTHER_RSA_KEY, kid="next")).status_code == 200
    assert is_refused(ask(client, token()))


def test_a_silent_issuer_stops_nobody_whose_key_is_known(
    issuer: Issuer, client_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(issuer.address)
    assert ask(client, token()).status_code == 200
    issuer.status = 500
    start = time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: start + 3600)
    assert ask(client, token()).status_code == 200


def test_an_address_inside_a_token_is_never_asked(issuer: Issuer, bearing: FlaskClient) -> None:
    for kid in ("rsa", "elsewhere"):
        header = {"kid": kid, "jku": issuer.address, "x5u": issuer.address, "jwk": JWKS["keys"][0]}
        forged = jwt.encode(claims(), OTHER_RSA_KEY, algorithm="RS256", headers=header)
        assert is_refused(ask(bearing, forged))
    assert issuer.asked == 0


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_an_issuer_sends_the_service_nowhere_else(
    issuer: Issuer, client_of: Callable[[str], FlaskClient], status: int
) -> None:
    issuer.status, issuer.elsewhere = status, f"{issuer.address}/elsewhere"
    response = ask(client_of(issuer.address), token())
    assert (response.status_code, issuer.asked) == (503, 1)


@pytest.mark.parametrize(
    "sent", [b"", b"<html>", b"[" * 100_000, b"\xff", b"null", b'{"keys": {}}', b'{"keys": [{"kty": "RSA", "n": 1}]}']
)
def test_whatever_an_issuer_sends_in_place_of_keys_nobody_is_let_in_and_nothing_breaks(
    issuer: Issuer, client_of: Callable[[str], FlaskClient], sent: bytes
) -> None:
    issuer.keys = sent
    response = ask(client_of(issuer.address), token())
    assert response.status_code == 503
    assert response.get_json()["errors"][0]["code"] == "keys_unavailable"


def test_while_no_key_is_known_at_all_callers_are_told_to_come_again(client_of: Callable[[str], FlaskClient]) -> None:
    response = ask(client_of(f"http://127.0.0.1:{free_port()}/keys"), token())
    assert response.status_code == 503
    assert response.get_json()["errors"][0]["code"] == "keys_unavailable"
    assert response.headers["Retry-After"] == "30"


class Trickle:
    """An issuer that takes connections and sends a byte a second, or none."""

    def __init__(self, *, sends: bool) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/keys"
        self._sends, self._over = sends, threading.Event()
        self.taken: list[socket.socket] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        self._listener.settimeout(0.1)
        while not self._over.is_set():
            with suppress(TimeoutError):
                self.taken.append(self._listener.accept()[0])
            for each in self.taken if self._sends else ():
                with suppress(OSError):
                    each.send(b"H")

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        for each in (self._listener, *self.taken):
            each.close()


@pytest.mark.parametrize("sends", [False, True])
def test_an_issuer_that_is_silent_from_the_start_makes_nobody_wait(
    client_of: Callable[[str], FlaskClient],
    sends: bool,  # noqa: FBT001 - a parameter of the test.
) -> None:
    silent = Trickle(sends=sends)
    try:
        began = time.monotonic()
        client = client_of(silent.address)
        assert time.monotonic() - began < 5, "nor the start"
        began = time.monotonic()
        with ThreadPoolExecutor(8) as pool:
            told = list(pool.map(lambda _: ask(client, token()).status_code, range(24)))
        assert told == [503] * 24
        assert time.monotonic() - began < 4, "more than one reading"
        assert client.get("/docs").status_code == 200
    finally:
        silent.close()


def test_the_first_keys_are_found_soon_after_an_issuer_speaks(
    issuer: Issuer, client_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    issuer.status = 500
    client = client_of(issuer.address)
    assert (ask(client, token()).status_code, issuer.asked) == (503, 1)
    issuer.status = 200
    start = time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: start + 2)
    while ask(client, token()).status_code != 200:
        assert issuer.asked <= 2
        time.sleep(0.01)
    assert issuer.asked == 2


@pytest.mark.parametrize("content", ["", "[]", '{"keys": []}', '{"keys": [{"kty": "oct"}]}'])
def test_a_faulty_key_set_stops_the_start(tmp_path: Path, content: str) -> None:
    file = tmp_path / "jwks.json"
    file.write_text(content)
    with pytest.raises(KeysError, match="jwks"):
        Tokens(str(file), issuer=ISSUER, audience=AUDIENCE)


def test_a_reading_that_others_wait_for_happens_once() -> None:
    readings: list[int] = []

    def read() -> int:
        readings.append(1)
        time.sleep(0.05)
        return len(readings)

    made = Kept("a number", read, seconds=60, patience_seconds=60)
    threads = [threading.Thread(target=made.get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(readings) == 1
