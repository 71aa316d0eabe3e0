"""`make contract`: check `openapi/v1.json` with Spectral (OpenAPI, OWASP, house rules) and Redocly, without findings.

Their releases are locked in `tools/contract/package-lock.json`. Their rules, with the reason for each exception, are in
the same folder.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONTRACT = ROOT / "openapi" / "v1.json"
_FOLDER = ROOT / "tools" / "contract"


def run(linter: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a locked linter in the folder of its rules, with the locked Node."""
    node = Path(sys.executable).with_name("node")
    # Neither may send telemetry or look for a newer release.
    quiet = {"PATH": str(node.parent), "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    command = [node, _FOLDER / "node_modules" / ".bin" / linter, *arguments]
    return subprocess.run(command, cwd=_FOLDER, env=quiet, capture_output=True, encoding="utf-8", check=False)


def spectral(*documents: Path, form: str = "stylish") -> subprocess.CompletedProcess[str]:
    """Return Spectral's report; it fails on any finding, hints included."""
    return run(
        "spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", form, *documents
    )


def redocly(document: Path) -> subprocess.CompletedProcess[str]:
    """Return Redocly's report; it fails on errors only, so no warnings are allowed either."""
    return run("redocly", "lint", "--config", "redocly.yaml", "--format", "json", document)


def main() -> None:
    """Run both and print their reports."""
    for done in (spectral(CONTRACT), redocly(CONTRACT)):
        print(done.stdout.strip())
        if done.returncode:
            sys.exit(done.stderr)


if __name__ == "__main__":
    main()
