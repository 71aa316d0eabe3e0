"""Who may call: only with a key or a token that is right in every respect, and never by accident."""

import base64
import hashlib
import json
import re
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from werkzeug.test import TestResponse

from service.api import api_keys, kept
from service.api.access import OPEN
from service.api.api_keys import ApiKeys
from service.api.kept import Kept, KeysError
from service.api.tokens import TokenError, Tokens
from service.settings import Settings, SettingsError
from tests.check import ROOT
from tests.live import free_port

CREDIT = "/v1/refund-amounts/monthly-credit"
ISSUER = "https://issuer.example.cn"
AUDIENCE = "personal-account-service"
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SHORT_RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - To be refused.
EC_KEY = ec.generate_private_key(ec.SECP256R1())
JWKS = {
    "keys": [
        {**RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True), "kid": "rsa", "use": "sig"},
        {**RSAAlgorithm.to_jwk(SHORT_RSA_KEY.public_key(), as_dict=True), "kid": "short"},
        {**RSAAlgorithm.to_jwk(OTHER_RSA_KEY.public_key(), as_dict=True), "kid": "for-encryption", "use": "enc"},
        {**ECAlgorithm.to_jwk(EC_KEY.public_key(), as_dict=True), "kid": "ec"},
        {"kty": "oct", "k": base64.urlsafe_b64encode(b"s" * 64).decode().rstrip("="), "kid": "secret", "alg": "HS256"},
    ]
}


KEYS = (("wechat", "first-key"), ("wechat", "second-key"), ("bank", "bank-key"))


def line(name: str, key: str) -> str:
    return f"{name} {hashlib.sha256(key.encode()).hexdigest()}\n"


@pytest.fixture
def keys_file(tmp_path: Path) -> Path:
    file = tmp_path / "keys"
    file.write_text("# Callers\n\n" + "".join(line(*each) for each in KEYS))
    return file


@pytest.fixture(scope="module")
def keyed(make_app: Callable[..., Flask], tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    file = tmp_path_factory.mktemp("access") / "keys"
    file.write_text("".join(line(*each) for each in KEYS))
    return make_app(auth_mode="api_key", api_keys_file=str(file)).test_client()


@pytest.fixture(scope="module")
def jwks_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("access") / "jwks.json"
    file.write_text(json.dumps(JWKS))
    return file


@pytest.fixture(scope="module")
def client_of(make_app: Callable[..., Flask]) -> Callable[[str], FlaskClient]:
    def make(keys: str) -> FlaskClient:
        return make_app(auth_mode="jwt", jwt_keys=keys, jwt_issuer=ISSUER, jwt_audience=AUDIENCE).test_client()

    return make


@pytest.fixture(scope="module")
def bearing(jwks_file: Path, client_of: Callable[[str], FlaskClient]) -> FlaskClient:
    return client_of(str(jwks_file))


def token(key: Any = RSA_KEY, algorithm: str = "RS256", kid: str | None = "rsa", **claims: Any) -> str:
    stated = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "exp": int(time.time()) + 300,
        "sub": "app",
        "scope": "openid decisions:read",
        **claims,
    }
    present = {name: value for name, value in stated.items() if value is not None}
    return jwt.encode(present, key, algorithm=algorithm, headers={"kid": kid} if kid else None)


def raw(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def ask(client: FlaskClient, bearer: str) -> TestResponse:
    return client.post(CREDIT, json={}, headers={"Authorization": f"Bearer {bearer}"})


def is_refused(response: TestResponse, code: str = "credentials_invalid", status: int = 401) -> bool:
    problem = response.get_json()
    return (
        response.status_code == status
        and response.content_type == "application/problem+json"
        and [error["code"] for error in problem["errors"]] == [code]
        and "realm=" in response.headers["WWW-Authenticate"]
    )


# Keys


@pytest.mark.parametrize("key", ["first-key", "second-key", "bank-key"])
def test_every_live_key_is_accepted(keyed: FlaskClient, key: str) -> None:
    assert keyed.post(CREDIT, json={}, headers={"X-Api-Key": key}).status_code == 200


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=400))
def test_no_other_text_is_a_key(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "keys-of-one"
    file.write_text(line("bank", "bank-key"))
    assert ApiKeys(file).name(text) == ("bank" if text == "bank-key" else None)


def test_a_wrong_key_and_no_key_are_told_apart_and_refused(keyed: FlaskClient) -> None:
    digest = hashlib.sha256(b"bank-key").hexdigest()
    for wrong in ("bank-kez", digest, "k" * 10_000):
        response = keyed.post(CREDIT, json={}, headers={"X-Api-Key": wrong})
        assert is_refused(response)
        assert response.headers["WWW-Authenticate"].startswith("ApiKey ")
    assert is_refused(keyed.post(CREDIT, json={}), "credentials_missing")


def test_every_hash_is_compared_whole_whichever_fits(keys_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append(other)
        return one == other

    monkeypatch.setattr(api_keys.hmac, "compare_digest", compare)
    keys = ApiKeys(keys_file)
    assert keys.name("first-key") == "wechat"
    assert len(compared) == 3


def test_a_key_is_taken_out_of_the_file_without_a_restart(keys_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ApiKeys(keys_file)
    keys_file.write_text(line("wechat", "second-key") + line("wechat", "third-key"))
    now = time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: now + 60)
    assert [keys.name(key) for key in ("first-key", "second-key", "third-key")] == [None, "wechat", "wechat"]


def test_a_file_that_became_faulty_leaves_the_keys_as_they_were(
    keys_file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keys = ApiKeys(keys_file)
    keys_file.write_text("nonsense")
    now = time.monotonic()
    monkeypatch.setattr(kept.time, "monotonic", lambda: now + 60)
    assert keys.name("bank-key") == "bank"
    assert "line 1" in caplog.text


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "no key"),
        ("bank secret-key\n", "line 1"),
        (line("bank", "a") + "Bank " + "0" * 64, "line 2"),
        (line("bank", "a") + line("bank", "b") + line("bank", "c"), "bank has more than 2"),
        (line("bank", "a") + line("wechat", "a"), "twice"),
        ("银行 " + "0" * 64, "UnicodeDecodeError"),
    ],
)
def test_a_faulty_file_of_keys_stops_the_start(tmp_path: Path, content: str, fault: str) -> None:
    file = tmp_path / "keys"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KeysError, match=fault):
        ApiKeys(file)


def test_the_line_that_the_tool_makes_admits_the_key_it_makes(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tools" / "api_key.py", "bank"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"}).stdout
    key, stated = (line.rpartition(": ")[2] for line in printed.splitlines())
    file = tmp_path / "keys"
    file.write_text(stated)
    assert len(key) == 43
    assert ApiKeys(file).name(key) == "bank"


STRANGERS = {"REMOTE_ADDR": "192.0.2.1"}


def test_wrong_credentials_are_counted_by_address_whatever_is_asked_and_right_ones_go_on(
    make_app: Callable[..., Flask], keys_file: Path
) -> None:
    client = make_app(auth_mode="api_key", api_keys_file=str(keys_file), rate_limit="3/hour").test_client()

    def status(key: str, path: str = "/v1/areas", address: str = "192.0.2.1") -> int:
        headers, overrides = {"X-Api-Key": key}, {"REMOTE_ADDR": address}
        return client.get(path, headers=headers, environ_overrides=overrides).status_code

    assert [status("guess-1"), status("guess-2", "/no-such-address"), status("")] == [401] * 3
    refusal = client.get("/v1/areas", headers={"X-Api-Key": "guess-3"}, environ_overrides=STRANGERS)
    assert refusal.status_code == 429
    assert refusal.headers["RateLimit"].startswith('"caller";r=0;')
    assert int(refusal.headers["Retry-After"]) > 0
    assert status("guess-4", "/no-such-address") == 429
    assert status("guess-5", address="192.0.2.2") == 401
    # Others may share the address; their own count is by the name of their key.
    assert [status("bank-key") for _ in range(4)] == [200, 200, 200, 429]
    assert status("first-key") == 200


def test_wrong_tokens_are_counted_by_address(make_app: Callable[..., Flask], jwks_file: Path) -> None:
    settings = {"auth_mode": "jwt", "jwt_keys": str(jwks_file), "jwt_issuer": ISSUER, "jwt_audience": AUDIENCE}
    client = make_app(**settings, rate_limit="2/hour").test_client()
    wrong = [token(OTHER_RSA_KEY), token(exp=now() - 60), token(scope="other"), "x"]
    assert [ask(client, each).status_code for each in wrong] == [401, 401, 429, 429]
    assert ask(client, token()).status_code == 200


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


def now() -> int:
    return int(time.time())


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
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked += 1
                self.send_response(issuer.status)
                if issuer.elsewhere:
                    self.send_header("Location", issuer.elsewhere)
                self.end_headers()
                self.wfile.write(issuer.keys if isinstance(issuer.keys, bytes) else json.dumps(issuer.keys).encode())

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/keys"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


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
        assert time.monotonic() - began < 1
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


# The rules of each address


def rules(app: Flask) -> Iterator[tuple[str, str, str]]:
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "110000", rule.rule)
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            yield rule.endpoint.partition(".")[0], method, path


def test_everything_but_health_metrics_and_the_contract_asks_for_credentials(
    keyed: FlaskClient, bearing: FlaskClient
) -> None:
    for client in (keyed, bearing):
        for blueprint, method, path in rules(client.application):
            with client.open(path, method=method) as response:
                status = response.status_code
            assert (status == 401) == (blueprint not in OPEN), (method, path, status)
        assert client.get("/no-such-address").status_code == 401
        assert client.options(CREDIT).status_code == 204


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"AUTH_MODE": "basic"}, "AUTH_MODE"),
        ({"AUTH_MODE": "api_key"}, "API_KEYS_FILE"),
        ({"AUTH_MODE": "jwt"}, "JWT_KEYS"),
        ({"AUTH_MODE": "jwt", "JWT_KEYS": "/keys"}, "JWT_ISSUER"),
        ({"AUTH_MODE": "jwt", "JWT_KEYS": "/keys", "JWT_ISSUER": ISSUER}, "JWT_AUDIENCE"),
        ({"JWT_KEYS": "http://issuer.example.cn/keys"}, "JWT_KEYS"),
        ({"JWT_KEYS": "http://localhost:x@issuer.example.cn/keys"}, "JWT_KEYS"),
        ({"JWT_KEYS": "http://127.0.0.1.example.cn/keys"}, "JWT_KEYS"),
        ({"PRODUCTION": "true"}, "ALLOW_ANONYMOUS"),
        ({"PRODUCTION": "true", "AUTH_MODE": "none"}, "ALLOW_ANONYMOUS"),
        ({"PRODUCTION": "yes"}, "PRODUCTION"),
    ],
)
def test_access_that_is_half_set_stops_the_start(settings: dict[str, str], word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        Settings.from_environment(settings)


def test_production_admits_everybody_only_when_told_so() -> None:
    assert Settings.from_environment({"PRODUCTION": "true", "ALLOW_ANONYMOUS": "true"}).auth_mode == "none"


def test_the_image_is_production() -> None:
    run_stage = (ROOT / "Dockerfile").read_text(encoding="utf-8").rpartition("FROM ")[2]
    assert "PRODUCTION=true" in run_stage
    assert "ALLOW_ANONYMOUS" not in run_stage


def test_the_server_of_the_image_does_not_start_for_everybody() -> None:
    command = [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
    environment = {"PRODUCTION": "true", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "ALLOW_ANONYMOUS=true" in done.stderr
    assert done.stderr.count("\n") == 1
