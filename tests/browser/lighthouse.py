"""Lets Lighthouse score the main pages on a simulated phone: `make lighthouse`. Each category needs at least 95 of 100.

Scores of performance depend on the machine; run it where nothing else runs.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.browser.check_pages import MISSING
from tests.browser.visit import CHROMIUM, FLAGS, ROOT, served

NODE = Path(sys.executable).parent / "node"
PROGRAM = ROOT / "tools/lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")
PATHS = (
    "/",
    "/ask/balance-transfer?area=310000",
    "/ask/balance-inquiry?area=330100",
    "/pictures",
    "/book",
    "/book/areas/330100",
    "/developers",
)
LEAST = 0.95


def scores(address: str) -> dict[str, float]:
    """The score of each category, from 0 to 1."""
    command = [
        NODE,
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, env=environment)
    found = json.loads(ran.stdout)["categories"]
    return {name: found[name]["score"] or 0.0 for name in CATEGORIES}


def main() -> int:
    """Score every page; an error where one is below."""
    if not CHROMIUM.exists():
        sys.stdout.write(MISSING)
        return 1
    low = 0
    with served() as address:
        for path in PATHS:
            told = scores(address + path)
            low += sum(score < LEAST for score in told.values())
            sys.stdout.write(f"  {path[:60]} {' '.join(f'{name} {score:.0%}' for name, score in told.items())}\n")
            sys.stdout.flush()
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
