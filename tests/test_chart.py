"""The chart, rendered by Helm itself: three sets of values, and the upgrade from the chart released before."""

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from service.settings import Settings

ROOT = Path(__file__).parent.parent
CHART = ROOT / "helm"
RELEASED = Path(__file__).parent / "charts" / "0.1.0"
HELM = Path(sys.prefix) / "bin" / "helm"
KUBERNETES = ["1.30", "1.34", "1.37"]
SETS = {path.name.removesuffix("-values.yaml"): path for path in sorted((CHART / "ci").glob("*-values.yaml"))}
SCHEMAS = ROOT / "tools" / "chart" / "check.js"
TWO_BOOKS = CHART / "examples" / "two-books"
ALL_SETTINGS = "redis-and-jwt"
# What is served by operators that a cluster may have, and not by Kubernetes itself.
EXTENSIONS = {"HTTPRoute", "PodMonitor", "PrometheusRule"}

Manifest = dict[str, Any]
Manifests = dict[tuple[str, str], Manifest]


def helm(*arguments: str | Path) -> str:
    assert HELM.exists(), "make test puts Helm there"
    done = subprocess.run([HELM, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def render(*arguments: str | Path, chart: Path = CHART, release: str = "demo") -> Manifests:
    documents = list(yaml.safe_load_all(helm("template", release, chart, *arguments)))
    made = {(each["kind"], each["metadata"]["name"]): each for each in documents}
    assert len(made) == len(documents)
    return made


@pytest.fixture(scope="module", params=SETS)
def values(request: pytest.FixtureRequest) -> dict[str, Any]:
    stated: dict[str, Any] = yaml.safe_load(SETS[request.param].read_text(encoding="utf-8"))
    return {**stated, "": SETS[request.param]}


@pytest.fixture(scope="module")
def manifests(values: dict[str, Any]) -> Manifests:
    return render("--values", values[""])


@pytest.fixture
def pod(manifests: Manifests) -> Manifest:
    spec: Manifest = manifests["Deployment", "demo"]["spec"]["template"]["spec"]
    return spec


@pytest.fixture
def container(pod: Manifest) -> Manifest:
    only: Manifest
    (only,) = pod["containers"]
    return only


def variables(manifests: Manifests) -> Mapping[str, str]:
    found: Mapping[str, str] = manifests["ConfigMap", "demo"]["data"]
    return found


def setting(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


# What every manifest is held to


def test_helm_finds_nothing_to_object_to(values: dict[str, Any]) -> None:
    helm("lint", "--strict", CHART, "--values", values[""])


@pytest.mark.parametrize("kubernetes", KUBERNETES)
def test_kubernetes_knows_every_field_of_every_manifest(manifests: Manifests, kubernetes: str) -> None:
    for (kind, _), manifest in manifests.items():
        if kind not in EXTENSIONS:
            kubernetes_validate.validate(manifest, kubernetes, strict=True)


def faults(*manifests: Manifest) -> str:
    node = HELM.with_name("node")
    assert node.exists(), "make test puts Node there"
    given = json.dumps(manifests)
    done = subprocess.run([node, SCHEMAS], input=given, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr
    assert bool(done.returncode) is bool(done.stdout)
    return done.stdout


def test_the_operators_know_what_is_made_for_them() -> None:
    rendered = [render("--values", path) for path in (*SETS.values(), TWO_BOOKS / "current.yaml")]
    made = [manifest for each in rendered for (kind, _), manifest in each.items() if kind in EXTENSIONS]
    assert {manifest["kind"] for manifest in made} == EXTENSIONS
    assert faults(*made) == ""
    # The schemas let unknown fields pass, so the names that are used are all told here.
    names = {f"{each['kind']}.{name}" for each in made for name in fields(each["spec"])}
    assert names == {
        "HTTPRoute.backendRefs",
        "HTTPRoute.headers",
        "HTTPRoute.hostnames",
        "HTTPRoute.matches",
        "HTTPRoute.name",
        "HTTPRoute.namespace",
        "HTTPRoute.parentRefs",
        "HTTPRoute.port",
        "HTTPRoute.rules",
        "HTTPRoute.sectionName",
        "HTTPRoute.value",
        "HTTPRoute.weight",
        "PodMonitor.interval",
        "PodMonitor.matchLabels",
        "PodMonitor.path",
        "PodMonitor.podMetricsEndpoints",
        "PodMonitor.port",
        "PodMonitor.selector",
        "PrometheusRule.alert",
        "PrometheusRule.annotations",
        "PrometheusRule.expr",
        "PrometheusRule.for",
        "PrometheusRule.groups",
        "PrometheusRule.labels",
        "PrometheusRule.name",
        "PrometheusRule.rules",
    }


def fields(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from fields(each)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield name
            # Their own keys are whatever one likes.
            if name not in ("annotations", "labels", "matchLabels"):
                yield from fields(value)


def test_the_operators_would_notice_a_value_of_another_kind() -> None:
    route = render("--values", TWO_BOOKS / "current.yaml")["HTTPRoute", "demo"]
    route["spec"]["rules"][1]["backendRefs"][0]["weight"] = "95"
    assert "weight must be integer" in faults(route)


def test_each_set_makes_what_it_asks_for(values: dict[str, Any], manifests: Manifests) -> None:
    always = {"ConfigMap", "Deployment", "NetworkPolicy", "Pod", "PodDisruptionBudget", "Service", "ServiceAccount"}
    further = {
        "minimal": set(),
        "production": {"HorizontalPodAutoscaler", "Ingress", "PodMonitor", "PrometheusRule"},
        ALL_SETTINGS: {"HTTPRoute"},
    }
    name = values[""].name.removesuffix("-values.yaml")
    assert {kind for kind, _ in manifests} == always | further[name]


def pods(manifests: Manifests) -> Iterator[Manifest]:
    for (kind, _), manifest in manifests.items():
        if kind == "Pod":
            yield manifest["spec"]
        elif kind == "Deployment":
            yield manifest["spec"]["template"]["spec"]


def test_no_pod_may_do_what_it_does_not_need(manifests: Manifests) -> None:
    for spec in pods(manifests):
        assert spec["automountServiceAccountToken"] is False
        assert spec["enableServiceLinks"] is False
        assert spec["securityContext"] == {
            "runAsNonRoot": True,
            "runAsUser": 10001,
            "runAsGroup": 10001,
            "fsGroup": 10001,
            "seccompProfile": {"type": "RuntimeDefault"},
        }
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec)
        for each in spec["containers"]:
            assert each["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert set(each["resources"]["requests"]) == {"cpu", "memory"}
            assert each["resources"]["limits"]["memory"]
            assert not each["image"].endswith(":latest")
            assert re.search(r"[@:][^/]+$", each["image"])


def test_every_manifest_says_to_which_release_and_version_it_belongs(manifests: Manifests) -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    for manifest in manifests.values():
        labels = manifest["metadata"]["labels"]
        assert labels["app.kubernetes.io/instance"] == "demo"
        assert labels["helm.sh/chart"] == f"{chart['name']}-{chart['version']}"


# Settings


def test_the_chart_has_one_value_for_each_setting() -> None:
    values = yaml.safe_load((CHART / "values.yaml").read_text(encoding="utf-8"))
    assert {setting(name) for name in values["settings"]} == {field.name for field in dataclasses.fields(Settings)}
    assert set(values["secrets"]) <= set(values["settings"])
    everything = yaml.safe_load(SETS[ALL_SETTINGS].read_text(encoding="utf-8"))["settings"]
    assert set(everything) == set(values["settings"])


def test_what_is_set_in_the_chart_arrives_in_the_settings(values: dict[str, Any], manifests: Manifests) -> None:
    secret = dict.fromkeys(secret_variables(manifests), "redis://:pass@counts:6379/0")
    settings = Settings.from_environment({**variables(manifests), **secret})
    for name, value in values["settings"].items():
        if value != "":
            assert str(getattr(settings, setting(name))) == str(value)
    for name in values.get("secrets", {}):
        assert getattr(settings, setting(name))
    if "policyVolume" in values:
        assert settings.policy_dir


def secret_variables(manifests: Manifests) -> list[str]:
    (only,) = manifests["Deployment", "demo"]["spec"]["template"]["spec"]["containers"]
    return [each["name"] for each in only.get("env", []) if "secretKeyRef" in each["valueFrom"]]


def test_a_changed_setting_starts_new_pods_and_another_number_of_replicas_does_not() -> None:
    def template(*more: str) -> Manifest:
        found = render("--values", SETS["minimal"], *more)["Deployment", "demo"]["spec"]["template"]
        return dict(found)

    assert template() != template("--set", "settings.maxInFlight=8")
    assert template() == template("--set", "replicaCount=5")


def test_files_of_secrets_lie_where_the_settings_say_and_may_change(manifests: Manifests, pod: Manifest) -> None:
    (container,) = pod["containers"]
    mounts = {mount["name"]: mount for mount in container["volumeMounts"]}
    assert set(mounts) == {volume["name"] for volume in pod["volumes"]}
    for volume in pod["volumes"]:
        mount = mounts[volume["name"]]
        assert "subPath" not in mount, "a file mounted alone never changes"
        if "emptyDir" in volume:
            assert mount["mountPath"] == "/tmp"  # noqa: S108 - A mount, not a file.
            continue
        assert mount["readOnly"] is True
        paths = variables(manifests).values()
        files = [item["path"] for item in volume.get("secret", {}).get("items", [])]
        for path in [f"{mount['mountPath']}/{file}" for file in files] or [mount["mountPath"]]:
            assert path in paths


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("settings.workrs=2", "workrs"),
        ("networkPolicy.client=x", "client"),
        ("settings.allowAnonymous=false", "authMode"),
        ("settings.allowAnonymous=false,settings.authMode=none", "authMode"),
        ("settings.apiKeysFile=/x,secrets.apiKeysFile.name=a,secrets.apiKeysFile.key=b", "apiKeysFile"),
        ("secrets.apiKeysFile.name=a", "apiKeysFile"),
        ("settings.policyDir=/x,policyVolume.emptyDir.medium=Memory", "policyVolume"),
        ("settings.rateLimitStorage=redis://counts", "networkPolicy.egress"),
        ("podMonitor.enabled=true", "networkPolicy.monitoring"),
        ("gateway.hosts={a.example.cn}", "parentRefs"),
        ("resources.limits.memory=null", "memory"),
        ("image.digest=latest", "digest"),
    ],
)
def test_values_that_make_no_sense_are_refused_by_name(arguments: str, named: str) -> None:
    with pytest.raises(AssertionError, match=named):
        render("--values", SETS["minimal"], "--set", arguments)


def test_who_may_call_has_to_be_chosen() -> None:
    with pytest.raises(AssertionError, match="authMode"):
        render()


# Traffic


def test_probes_and_service_reach_the_port_that_is_served(manifests: Manifests, container: Manifest) -> None:
    settings = variables(manifests)
    ports = {port["name"]: str(port["containerPort"]) for port in container["ports"]}
    assert ports == {"http": settings["PORT"], "metrics": settings["METRICS_PORT"]}
    assert container["startupProbe"]["httpGet"] == {"path": "/health/live", "port": "http"}
    assert container["livenessProbe"]["httpGet"] == {"path": "/health/live", "port": "http"}
    assert container["readinessProbe"]["httpGet"] == {"path": "/health/ready", "port": "http"}
    (port,) = manifests["Service", "demo"]["spec"]["ports"]
    assert port["targetPort"] == "http"


def test_everything_that_chooses_pods_chooses_those_of_the_deployment_and_not_the_test(manifests: Manifests) -> None:
    deployment = manifests["Deployment", "demo"]["spec"]
    labels = deployment["template"]["metadata"]["labels"]
    selectors = [
        deployment["selector"]["matchLabels"],
        manifests["Service", "demo"]["spec"]["selector"],
        manifests["PodDisruptionBudget", "demo"]["spec"]["selector"]["matchLabels"],
        manifests["NetworkPolicy", "demo"]["spec"]["podSelector"]["matchLabels"],
        *(rule["labelSelector"]["matchLabels"] for rule in deployment["template"]["spec"]["topologySpreadConstraints"]),
    ]
    if monitor := manifests.get(("PodMonitor", "demo")):
        selectors.append(monitor["spec"]["selector"]["matchLabels"])
    for selector in selectors:
        assert selector.items() <= labels.items()
        assert not selector.items() <= manifests["Pod", "demo-test"]["metadata"]["labels"].items()


def test_a_leaving_pod_has_time_to_finish_its_requests(
    manifests: Manifests, pod: Manifest, gunicorn_conf: Mapping[str, Any]
) -> None:
    pause = int(variables(manifests)["DRAIN_SECONDS"])
    assert pause >= 5
    assert pause + gunicorn_conf["graceful_timeout"] < pod["terminationGracePeriodSeconds"]


def test_only_who_is_named_reaches_the_pods_and_metrics_have_their_own_door(
    values: dict[str, Any], manifests: Manifests
) -> None:
    policy = manifests["NetworkPolicy", "demo"]["spec"]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    doors = {rule["ports"][0]["port"]: rule.get("from") for rule in policy["ingress"]}
    named = values.get("networkPolicy", {})
    if named.get("clients"):
        # The test of the chart is let in besides.
        assert doors["http"][:-1] == named["clients"]
        test = manifests["Pod", "demo-test"]["metadata"]["labels"]
        assert doors["http"][-1]["podSelector"]["matchLabels"].items() <= test.items()
    else:
        assert doors["http"] is None
    assert doors.get("metrics") == named.get("monitoring")
    assert all(rule["to"] for rule in policy["egress"])
    # Whom it may ask, it may look up; who asks nobody may not even do that.
    assert len(policy["egress"]) == (len(named["egress"]) + 1 if named.get("egress") else 0)


def test_the_autoscaler_decides_the_number_of_replicas_where_there_is_one(manifests: Manifests) -> None:
    autoscaler = manifests.get(("HorizontalPodAutoscaler", "demo"))
    assert ("replicas" in manifests["Deployment", "demo"]["spec"]) is (autoscaler is None)


def test_the_autoscaler_looks_at_the_processor_and_at_a_latency_that_the_adapter_makes() -> None:
    metrics = render("--values", SETS["production"])["HorizontalPodAutoscaler", "demo"]["spec"]["metrics"]
    (rule,) = yaml.safe_load((CHART / "files" / "prometheus-adapter.yaml").read_text(encoding="utf-8"))
    assert [metric["type"] for metric in metrics] == ["Resource", "Pods"]
    assert metrics[1]["pods"]["metric"]["name"] == rule["name"]["as"]
    assert metrics[1]["pods"]["target"] == {"type": "AverageValue", "averageValue": "100m"}


def test_what_prometheus_and_grafana_load_is_what_the_files_say() -> None:
    made = render("--values", SETS["production"])
    rules = yaml.safe_load((CHART / "files" / "alerts.yaml").read_text(encoding="utf-8"))
    assert made["PrometheusRule", "demo"]["spec"] == rules
    dashboard = json.loads(made["ConfigMap", "demo-dashboard"]["data"]["demo.json"])
    assert dashboard == json.loads((CHART / "files" / "dashboard.json").read_text(encoding="utf-8"))
