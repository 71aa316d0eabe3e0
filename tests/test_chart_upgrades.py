"""Two policy books side by side, and an upgrade from the chart released before."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_chart import CHART, RELEASED, SETS, TWO_BOOKS, render, variables

# Two policy books side by side


def test_the_next_book_gets_who_asks_for_it_and_its_share_of_the_others() -> None:
    following = render("--values", TWO_BOOKS / "next.yaml", release="account-next")
    current = render("--values", TWO_BOOKS / "current.yaml", release="account")
    asked, others = current["HTTPRoute", "account"]["spec"]["rules"]
    assert asked["matches"] == [{"headers": [{"name": "Policy-Book", "value": "next"}]}]
    assert [each["name"] for each in asked["backendRefs"]] == ["account-next"]
    assert {each["name"]: each["weight"] for each in others["backendRefs"]} == {"account": 95, "account-next": 5}
    for rule in (asked, others):
        for backend in rule["backendRefs"]:
            service = (current | following)["Service", backend["name"]]
            assert backend["port"] in [port["port"] for port in service["spec"]["ports"]]
    assert not set(current) & set(following)


# Upgrade


# Kubernetes refuses to change these in place.
FIXED = {
    "Deployment": (("spec", "selector"),),
    "Service": (("spec", "clusterIP"),),
    "ConfigMap": (("immutable",),),
}


def test_an_upgrade_from_the_chart_before_changes_nothing_that_cannot_change_in_place(tmp_path: Path) -> None:
    values = tmp_path / "values.yaml"
    stated = {
        "replicaCount": 6,
        "image": {"repository": "images.example.cn/yibao/account-service", "tag": "0.1.0", "pullPolicy": "Always"},
        "service": {"type": "LoadBalancer", "port": 443},
        "settings": {"port": 18000, "drainSeconds": 8, "authMode": "api_key", "apiKeysFile": "/keys/callers"},
    }
    values.write_text(yaml.safe_dump(stated), encoding="utf-8")
    before, after = (render("--values", values, chart=chart) for chart in (RELEASED, CHART))
    assert set(before) <= set(after), "something would be deleted"
    for key, old in before.items():
        new = after[key]
        assert new["apiVersion"] == old["apiVersion"]
        for path in FIXED.get(key[0], ()):
            assert reach(new, path) == reach(old, path)
    assert variables(after) == variables(before)
    assert after["Service", "demo"]["spec"] == before["Service", "demo"]["spec"]
    assert after["Deployment", "demo"]["spec"]["replicas"] == 6


def reach(manifest: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        manifest = (manifest or {}).get(name)
    return manifest


def test_an_upgrade_refuses_to_close_a_way_that_was_open() -> None:
    with pytest.raises(AssertionError, match=r"networkPolicy\.egress"):
        render("--values", SETS["minimal"], "--set", "settings.otelExporterOtlpEndpoint=http://collector:4318")


def test_the_chart_is_newer_than_the_one_before() -> None:
    now, before = (
        tuple(
            int(part)
            for part in yaml.safe_load((chart / "Chart.yaml").read_text(encoding="utf-8"))["version"].split(".")
        )
        for chart in (CHART, RELEASED)
    )
    assert now > before
