"""What is shipped around the code agrees with it: locks, image, the way gunicorn is started."""

import base64
import json
import os
import re
import runpy
import shlex
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import requests
import yaml
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from gunicorn.config import Config

from tests.live import free_port, workers

ROOT = Path(__file__).parent.parent
CHART = ROOT / "helm"
BIN = Path(sys.prefix) / "bin"

# Brackets keep this list from matching itself.
REGISTRY_HOSTS = re.compile(
    r"py[p]i\.org|python[h]osted\.org|np[m]js\.(org|com)|yarn[p]kg\.com|np[m]mirror\.com|docker\.[i]o|gcr\.[i]o|"
    r"gh[c]r\.io|qu[a]y\.io|debian\.[o]rg|proxy\.gol[a]ng|crates\.[i]o|pypi\.tu[n]a|mirrors?\.[a-z]+\.(com|edu|cn)"
)


@pytest.fixture
def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


@pytest.fixture
def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return found


def test_project_chart_and_image_carry_the_same_version(version: str, dockerfile: str) -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    assert chart["appVersion"] == version
    assert f'image.version="{version}"' in dockerfile


# The image


def test_hadolint_finds_nothing_to_object_to() -> None:
    files = [ROOT / "Dockerfile", ROOT / "Dockerfile.bulk"]
    done = subprocess.run([BIN / "hadolint", *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_built_in_one_stage_and_run_in_another(dockerfile: str) -> None:
    assert re.findall(r"^FROM (.+)$", dockerfile, re.MULTILINE) == ["${BASE} AS builder", "${BASE}"]
    run_stage = dockerfile.rpartition("FROM ")[2]
    assert "pip" not in run_stage


def test_the_image_installs_only_what_the_lock_names(dockerfile: str) -> None:
    installs = re.findall(r"pip .*install.*", dockerfile)
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "--no-deps" in installs[0]


def test_the_image_does_not_run_as_root(dockerfile: str) -> None:
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["10001:10001"]


def test_the_image_watches_its_own_health(dockerfile: str) -> None:
    (check,) = re.findall(r"^HEALTHCHECK .*$", dockerfile, re.MULTILINE)
    assert "/health/live" in check


# Gunicorn


def test_gunicorn_knows_every_name_in_its_configuration(gunicorn_conf: dict[str, Any]) -> None:
    modules = {name for name, value in gunicorn_conf.items() if isinstance(value, ModuleType)}
    names = {name for name in gunicorn_conf if name.islower() and not name.startswith("_")}
    assert names - modules <= set(Config().settings)


@contextmanager
def started(*arguments: str | Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "gunicorn", *arguments]
    environment = {"HOST": "127.0.0.1", "PORT": str(free_port()), "PYTHONPATH": ROOT, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**environment, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as server:
        yield server


@pytest.fixture
def served() -> Iterator[tuple[str, str]]:
    port = str(free_port())
    with started("--config", "service/gunicorn.conf.py", PORT=port, WORKERS="1") as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{port}", "".join(server.stdout.readline() for _ in range(3))
        server.terminate()
    assert server.returncode == 0


def test_the_started_service_says_where_it_is_and_answers_what_it_suggests(served: tuple[str, str]) -> None:
    address, printed = served
    assert f"{address}\n" in printed
    assert f"{address}/docs\n" in printed
    url, _, header, _, body = shlex.split(printed.partition("curl -s ")[2])
    answer = requests.post(url, body, headers=dict([header.split(": ")]), timeout=10)
    assert answer.status_code == 200
    assert answer.json()["amount"]["exact"] == "110.00"


def test_it_starts_where_the_terminal_cannot_show_chinese() -> None:
    with started("--config", "service/gunicorn.conf.py", PYTHONIOENCODING="ascii", WORKERS="1") as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("????? / Ready: http://127.0.0.1:")
        server.terminate()
    assert server.returncode == 0


@pytest.mark.parametrize(
    ("host", "bound"),
    [("::", "[::]:8000"), ("::1", "[::1]:8000"), ("[::]", "[::]:8000"), ("10.0.0.1", "10.0.0.1:8000")],
)
def test_an_address_of_either_kind_may_be_listened_at(request: pytest.FixtureRequest, host: str, bound: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOST", host)
        assert request.getfixturevalue("gunicorn_conf")["bind"] == [bound]


def test_what_a_killed_process_left_in_memory_is_removed_by_the_next() -> None:
    with one_worker() as (server, left):
        children = workers(server.pid, 1)
        server.kill()
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        time.sleep(0.05)
    with one_worker() as (server, own):
        assert left.exists(), "it may be of one that is just starting"
        long_ago = time.time() - 3600
        for folder in (left, own):
            os.utime(folder, (long_ago, long_ago))
        with one_worker() as (other, _):
            assert not left.exists()
            assert own.exists(), "it is held"
            other.terminate()
        server.terminate()
    assert not own.exists()


@contextmanager
def one_worker() -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A server that has started, and the folder in which it counts."""
    with started("--config", "service/gunicorn.conf.py", WORKERS="1") as server:
        assert server.stdout is not None
        server.stdout.readline()
        opened = (link.readlink() for link in Path(f"/proc/{server.pid}/fd").iterdir())
        yield server, next(each for each in opened if each.name.startswith("yibao-counters-"))


def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it() -> None:
    command = [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
    environment = {"PORT": "none", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert re.fullmatch("设置有误 / Wrong setting: PORT .*\n", done.stderr)


# Runs the configuration with workers that take long to boot.
SLOW_TO_BOOT = """
import runpy, time
globals().update(runpy.run_path({path!r}))
def post_fork(server, worker):
    time.sleep(1)
"""


def test_told_to_stop_while_its_workers_boot_it_stops_at_once(tmp_path: Path, gunicorn_conf: dict[str, Any]) -> None:
    slow = tmp_path / "slow.conf.py"
    slow.write_text(SLOW_TO_BOOT.format(path=str(ROOT / "service" / "gunicorn.conf.py")), encoding="utf-8")
    with started("--config", slow) as server:
        assert server.stdout is not None
        server.stdout.readline()
        told = time.monotonic()
        server.terminate()
        assert server.wait() == 0
    assert time.monotonic() - told < gunicorn_conf["graceful_timeout"] / 2


def test_told_to_stop_while_it_loads_the_book_it_ends_in_order() -> None:
    with started("--config", "service/gunicorn.conf.py") as server:
        while not listens(server.pid, signal.SIGTERM):
            time.sleep(0.01)
        server.terminate()
        assert server.wait() == 0, "not by the signal, which process 1 of a container would not even receive"


def listens(pid: int, number: int) -> bool:
    caught = re.findall(r"^SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"), re.MULTILINE)
    return bool(int(caught[0], 16) >> (number - 1) & 1)


def test_nobody_in_front_is_believed_what_the_scheme_or_the_path_is(gunicorn_conf: dict[str, Any]) -> None:
    assert gunicorn_conf["forwarded_allow_ips"] == ""


# The repository


def test_every_locked_package_has_a_hash_and_none_has_an_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
        packages = [line for line in text.splitlines() if not line.startswith("#")]
        assert packages
        assert all("--hash=sha256:" in line for line in packages)
        assert "://" not in text
        assert "index" not in "".join(line for line in text.splitlines() if line.startswith("-"))


def test_the_tests_run_on_what_is_served() -> None:
    serve, test = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("serve.txt", "test.txt")
    )
    assert serve <= test


def test_how_an_image_was_made_is_told_and_signed() -> None:
    told = runpy.run_path(str(ROOT / "tools" / "provenance.py"))
    made = told["statement"]("image", f"sha256:{'a' * 64}", "base", "c" * 40, 1)
    assert made["subject"] == [{"name": "image", "digest": {"sha256": "a" * 64}}]
    commit, *locked = made["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert commit["digest"] == {"gitCommit": "c" * 40}
    assert {each["uri"] for each in locked} >= {"file:requirements/serve.txt", "file:Dockerfile"}
    with pytest.raises(ValueError, match="not a digest"):
        told["statement"]("image", "latest", "base", "c" * 40, 1)
    payload, key = json.dumps(made).encode(), ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signed = told["envelope"](payload, pem)
    assert base64.b64decode(signed["payload"]) == payload
    signature = base64.b64decode(signed["signatures"][0]["sig"])
    key.public_key().verify(signature, told["pre_authentication"](payload), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        key.public_key().verify(signature, payload, ec.ECDSA(hashes.SHA256()))


PACKAGE = {"name": "flask", "version": "3.1.3"}
FAULT = {"id": "PYSEC-1", "fix_versions": ["3.1.4"], "aliases": [], "description": "It is wrong."}


@pytest.mark.parametrize(
    ("dependencies", "status", "told"),
    [
        ([{**PACKAGE, "vulns": []}], 0, "No known vulnerabilities in 1 packages"),
        ([{**PACKAGE, "vulns": [FAULT]}], 1, "flask 3.1.3: PYSEC-1, fixed in 3.1.4"),
        ([{**PACKAGE, "vulns": [FAULT]}, {"name": "other", "skip_reason": "?"}], 1, "flask 3.1.3: PYSEC-1"),
        ([{**PACKAGE, "vulns": []}, {"name": "other", "skip_reason": "not found"}], 2, "1 of 2 packages (other"),
        ([], 2, "0 of 0 packages"),
    ],
)
def test_what_was_not_looked_up_is_not_called_sound(dependencies: list[dict[str, Any]], status: int, told: str) -> None:
    judged = runpy.run_path(str(ROOT / "tools" / "audit.py"))["judged"]
    found, lines = judged({"dependencies": dependencies})
    assert found == status
    assert told in lines[0]


def test_no_file_names_a_registry() -> None:
    made_here = {".git", ".venv", "build", "node_modules", "uv.lock"}
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if made_here.isdisjoint(parts) and not parts[0].endswith("_cache") and path.is_file():
            assert not REGISTRY_HOSTS.search(path.read_text(encoding="utf-8", errors="ignore")), path
