"""`make policy-lint`: run checkov on the Dockerfile and on the chart rendered with each set of values.

Its findings are compared with tools/policy_findings.yaml, which gives the reason for each that stays.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
BIN = Path(sys.prefix) / "bin"
CHECKOV = Path(sys.prefix) / "policy" / "bin" / "checkov"
VALUES = sorted((ROOT / "helm" / "ci").glob("*-values.yaml"))


def findings(target: Path, framework: str) -> set[tuple[str, str]]:
    """Return the failed checks, each with the kind of the manifest, or with the name of the file."""
    command = [
        CHECKOV,
        "--directory",
        target,
        "--framework",
        framework,
        "--skip-download",
        "--quiet",
        "--output",
        "json",
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "LOG_LEVEL": "ERROR"}
    )
    report = json.loads(done.stdout)
    summary = report["summary"]
    if not summary["passed"] or summary["parsing_errors"]:
        sys.exit(f"{framework}: nothing was checked, or not everything: {summary}")
    print(f"{framework}: {summary['passed']} passed, {summary['failed']} failed, checkov {summary['checkov_version']}")
    failed = report["results"]["failed_checks"]
    # A resource is named Kind.namespace.name, or by its file.
    return {(check["check_id"], check["resource"].strip("/").split(".")[0]) for check in failed}


def main() -> None:
    """Run checkov, compare, and exit with 1 if the findings differ."""
    with tempfile.TemporaryDirectory() as folder:
        image, rendered = Path(folder, "image"), Path(folder, "chart")
        image.mkdir()
        rendered.mkdir()
        (image / "Dockerfile").write_bytes((ROOT / "Dockerfile").read_bytes())
        for values in VALUES:
            with (rendered / values.name).open("w") as manifests:
                command = [BIN / "helm", "template", "demo", ROOT / "helm", "--values", values]
                subprocess.run(command, check=True, stdout=manifests)
        fails = findings(rendered, "kubernetes") | findings(image, "dockerfile")
    listed = yaml.safe_load((ROOT / "tools" / "policy_findings.yaml").read_text(encoding="utf-8"))
    explained = {(entry["check"], kind) for entry in listed for kind in entry["kinds"]}
    for check, kind in sorted(fails - explained):
        print(f"没有说明 / Not explained: {check} {kind}")
    for check, kind in sorted(explained - fails):
        print(f"已不存在 / No longer found: {check} {kind}")
    if fails != explained:
        sys.exit(1)
    print(f"{len(fails)} 项保留，各有理由 / {len(fails)} accepted findings, with reasons: tools/policy_findings.yaml")


if __name__ == "__main__":
    main()
