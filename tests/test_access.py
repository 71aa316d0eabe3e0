"""Who may call: only with a key or a token that is right in every respect, and never by accident."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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
from service.api.kept import KeysError
from service.settings import Settings, SettingsError
from tests.check import ROOT

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


def now() -> int:
    return int(time.time())


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
