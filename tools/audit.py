"""`make audit`: known vulnerabilities in the packages of the service.

Exits with 0 if every package was looked up and has none, with 1 if one has, and with 2 if the database could not be
reached: pip-audit itself reports packages that it could not look up as free of faults.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PIP_AUDIT = Path(sys.prefix) / "audit" / "bin" / "pip-audit"
LOCKED = ROOT / "requirements" / "serve.txt"
NONE, SOME, NOT_ASKED = 0, 1, 2


def judged(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Return what a report of pip-audit means: the exit status, and lines for the terminal."""
    faults = list(_faults(report))
    skipped = [dependency["name"] for dependency in report["dependencies"] if "skip_reason" in dependency]
    looked_up = len(report["dependencies"]) - len(skipped)
    if faults:
        return SOME, faults
    if skipped or not looked_up:
        missing = f"{len(skipped)} of {len(skipped) + looked_up} packages ({', '.join(skipped[:5])}…)"
        return NOT_ASKED, [
            f"漏洞库查不到，需要能访问它的网络 / The database could not be reached; not looked up: {missing}"
        ]
    return NONE, [f"没有已知漏洞 / No known vulnerabilities in {looked_up} packages."]


def _faults(report: Mapping[str, Any]) -> Iterator[str]:
    for package in report["dependencies"]:
        for fault in package.get("vulns", ()):
            fixed = ", ".join(fault["fix_versions"]) or "?"
            yield f"{package['name']} {package['version']}: {fault['id']}, fixed in {fixed}"


def main() -> int:
    """Run pip-audit and report."""
    options = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
    done = subprocess.run(
        [PIP_AUDIT, "--requirement", LOCKED, *options], capture_output=True, encoding="utf-8", check=False
    )
    try:
        status, lines = judged(json.loads(done.stdout))
    except json.JSONDecodeError:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        status, lines = NOT_ASKED, [f"漏洞库查不到 / The database could not be asked: {last}"]
    print(*lines, sep="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
