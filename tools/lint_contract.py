"""`make contract`: Spectral (OpenAPI, OWASP and house rules) and Redocly read `openapi/v1.json` and may report nothing.

Their releases are locked in `tools/contract/package-lock.json`; their rules, with each exception and its reason, stand
beside it.
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
    # Neither reports home nor looks for a newer release.
    quiet = {"PATH": str(node.parent), "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    command = [node, _FOLDER / "node_modules" / ".bin" / linter, *arguments]
    return subprocess.run(command, cwd=_FOLDER, env=quiet, capture_output=True, encoding="utf-8", check=False)


def spectral(*documents: Path, form: str = "stylish") -> subprocess.CompletedProcess[str]:
    """Spectral's report; it fails on anything, down to a hint."""
    return run(
        "spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", form, *documents
    )


def redocly(document: Path) -> subprocess.CompletedProcess[str]:
    """Redocly's report; it fails on errors only, so its warnings are limited to none."""
    return run("redocly", "lint", "--config", "redocly.yaml", "--format", "json", document)


def main() -> None:
    """Lint, and show what is reported."""
    for done in (spectral(CONTRACT), redocly(CONTRACT)):
        print(done.stdout.strip())
        if done.returncode:
            sys.exit(done.stderr)


if __name__ == "__main__":
    main()
