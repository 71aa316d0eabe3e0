"""What is shipped around the code agrees with it: locks, image, chart, the way gunicorn is started."""

import dataclasses
import re
import runpy
import shlex
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import kubernetes_validate
import pytest
import requests
import yaml
from gunicorn.config import Config

from service.settings import Settings

ROOT = Path(__file__).parent.parent
CHART = ROOT / "helm"
BIN = Path(sys.prefix) / "bin"
KUBERNETES = ["1.30", "1.34", "1.37"]

PRODUCTION: dict[str, Any] = {
    "replicaCount": 6,
    "image": {"repository": "images.example.cn/yibao/account-service", "tag": "0.1.0", "pullPolicy": "Always"},
    "imagePullSecrets": [{"name": "images"}],
    "service": {"type": "LoadBalancer", "port": 443},
    "settings": {
        "host": "0.0.0.0",  # noqa: S104 - Inside a pod.
        "port": 18000,
        "workers": 4,
        "threads": 12,
        "maxInFlight": 8,
        "requestDeadlineSeconds": 5,
        "drainSeconds": 8,
        "maxBodyBytes": 1048576,
        "maxBatchBytes": 4194304,
        "policyDir": "/srv/yibao/service/policy",
        "publicBaseUrl": "https://account.example.cn",
        "corsOrigins": "https://app.example.cn, https://h5.example.cn",
        "trustedProxies": 2,
        "production": True,
        "authMode": "jwt",
        "allowAnonymous": False,
        "apiKeysFile": "/keys/callers",
        "jwtKeys": "https://issuer.example.cn/keys",
        "jwtIssuer": "https://issuer.example.cn",
        "jwtAudience": "personal-account-service",
        "rateLimit": "600/minute",
        "rateLimitStorage": "redis://counts:6379/0",
        "metricsPort": 19000,
        "prometheusMultiprocDir": "/tmp/metrics",  # noqa: S108 - A mount.
        "otelExporterOtlpEndpoint": "http://collector:4318",
        "logLevel": "warning",
    },
    "resources": {"requests": {"cpu": "2", "memory": "1Gi"}, "limits": {"memory": "1Gi"}},
}

ANYBODY: dict[str, Any] = {"settings": {"allowAnonymous": True}}

# Brackets keep this list from matching itself.
REGISTRY_HOSTS = re.compile(
    r"py[p]i\.org|python[h]osted\.org|np[m]js\.(org|com)|yarn[p]kg\.com|np[m]mirror\.com|docker\.[i]o|gcr\.[i]o|"
    r"gh[c]r\.io|qu[a]y\.io|debian\.[o]rg|proxy\.gol[a]ng|crates\.[i]o|pypi\.tu[n]a|mirrors?\.[a-z]+\.(com|edu|cn)"
)


def helm(*arguments: str | Path) -> str:
    program = BIN / "helm"
    assert program.exists(), "make test puts Helm there"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "values" in metafunc.fixturenames:
        metafunc.parametrize("values", [ANYBODY, PRODUCTION], ids=["anybody", "production"])


@pytest.fixture
def values_file(values: dict[str, Any], tmp_path: Path) -> Path:
    path = tmp_path / "values.yaml"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path


@pytest.fixture
def manifests(values_file: Path) -> dict[str, Any]:
    rendered = helm("template", "demo", CHART, "--values", values_file)
    return {document["kind"]: document for document in yaml.safe_load_all(rendered)}


@pytest.fixture
def pod(manifests: dict[str, Any]) -> dict[str, Any]:
    spec: dict[str, Any] = manifests["Deployment"]["spec"]["template"]["spec"]
    return spec


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    only: dict[str, Any]
    (only,) = pod["containers"]
    return only


@pytest.fixture
def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


@pytest.fixture
def version() -> str:
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return found


# The chart


def test_helm_finds_nothing_to_object_to(values_file: Path) -> None:
    helm("lint", "--strict", CHART, "--values", values_file)


@pytest.mark.parametrize("kubernetes", KUBERNETES)
def test_kubernetes_knows_every_field_of_every_manifest(manifests: dict[str, Any], kubernetes: str) -> None:
    assert set(manifests) == {"ConfigMap", "Deployment", "Service", "ServiceAccount"}
    for manifest in manifests.values():
        kubernetes_validate.validate(manifest, kubernetes, strict=True)


def test_the_chart_has_one_value_for_each_setting() -> None:
    values = yaml.safe_load((CHART / "values.yaml").read_text(encoding="utf-8"))["settings"]
    fields = {field.name for field in dataclasses.fields(Settings)}
    assert {re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name) for name in values} == fields
    assert set(PRODUCTION["settings"]) == set(values)


def test_what_is_set_in_the_chart_arrives_in_the_settings(
    values: dict[str, Any], manifests: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for field in dataclasses.fields(Settings):
        monkeypatch.delenv(field.name.upper(), raising=False)
    for name, value in manifests["ConfigMap"]["data"].items():
        monkeypatch.setenv(name, value)
    settings = Settings.from_environment()
    for name, value in values.get("settings", {}).items():
        field_name = re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)
        assert str(getattr(settings, field_name)) == str(value)


def test_a_misspelt_value_is_refused() -> None:
    with pytest.raises(AssertionError, match="workrs"):
        helm("template", "demo", CHART, "--set", "settings.workrs=2")


def test_who_may_call_has_to_be_chosen() -> None:
    with pytest.raises(AssertionError, match="authMode"):
        helm("template", "demo", CHART)
    with pytest.raises(AssertionError, match="authMode"):
        helm("template", "demo", CHART, "--set", "settings.authMode=none")


def test_the_pod_may_do_nothing_that_it_does_not_need(pod: dict[str, Any], container: dict[str, Any]) -> None:
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"] == {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]


def test_the_only_place_to_write_is_tmp(pod: dict[str, Any], container: dict[str, Any]) -> None:
    assert container["volumeMounts"] == [{"name": "tmp", "mountPath": "/tmp"}]  # noqa: S108 - A mount, not a file.
    assert [set(volume) for volume in pod["volumes"]] == [{"name", "emptyDir"}]


def test_probes_and_service_reach_the_port_that_is_served(manifests: dict[str, Any], container: dict[str, Any]) -> None:
    settings = manifests["ConfigMap"]["data"]
    ports = {port["name"]: str(port["containerPort"]) for port in container["ports"]}
    assert ports == {"http": settings["PORT"], "metrics": settings["METRICS_PORT"]}
    assert container["livenessProbe"]["httpGet"] == {"path": "/health/live", "port": "http"}
    assert container["readinessProbe"]["httpGet"] == {"path": "/health/ready", "port": "http"}
    (port,) = manifests["Service"]["spec"]["ports"]
    assert port["targetPort"] == "http"


def test_the_service_selects_the_pods_of_the_deployment(manifests: dict[str, Any]) -> None:
    deployment = manifests["Deployment"]["spec"]
    assert manifests["Service"]["spec"]["selector"] == deployment["selector"]["matchLabels"]
    assert deployment["selector"]["matchLabels"].items() <= deployment["template"]["metadata"]["labels"].items()


def test_a_leaving_pod_has_time_to_finish_its_requests(
    pod: dict[str, Any], manifests: dict[str, Any], gunicorn_conf: dict[str, Any]
) -> None:
    pause = int(manifests["ConfigMap"]["data"]["DRAIN_SECONDS"])
    assert pause >= 5
    assert pause + gunicorn_conf["graceful_timeout"] < pod["terminationGracePeriodSeconds"]


def test_project_chart_and_image_carry_the_same_version(version: str, dockerfile: str) -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    assert chart["appVersion"] == version
    assert f'image.version="{version}"' in dockerfile


# The image


def test_hadolint_finds_nothing_to_object_to() -> None:
    done = subprocess.run([BIN / "hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
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


@pytest.fixture
def gunicorn_conf(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(ROOT)
    return runpy.run_path(str(ROOT / "service" / "gunicorn.conf.py"))


def test_gunicorn_knows_every_name_in_its_configuration(gunicorn_conf: dict[str, Any]) -> None:
    modules = {name for name, value in gunicorn_conf.items() if isinstance(value, ModuleType)}
    names = {name for name in gunicorn_conf if name.islower() and not name.startswith("_")}
    assert names - modules <= set(Config().settings)


@pytest.fixture
def served() -> Iterator[tuple[str, str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
    environment = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
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


def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it() -> None:
    command = [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
    environment = {"PORT": "none", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert re.fullmatch("设置有误 / Wrong setting: PORT .*\n", done.stderr)


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


def test_no_file_names_a_registry() -> None:
    made_here = {".git", ".venv", "node_modules", "uv.lock"}
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if made_here.isdisjoint(parts) and not parts[0].endswith("_cache") and path.is_file():
            assert not REGISTRY_HOSTS.search(path.read_text(encoding="utf-8", errors="ignore")), path
