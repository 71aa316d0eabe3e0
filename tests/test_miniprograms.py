"""The mini-programs: checked with their platforms' own types, built, and driven against a live service."""

import os
import subprocess
import sys
from pathlib import Path

from tests.check import ROOT
from tests.live import serving
from tools.miniprogram_areas import TARGET, as_typescript

EXAMPLES = ROOT / "examples"
NODE = Path(sys.executable).with_name("node")


def run(*command: str | Path, **settings: str) -> None:
    """Run a program of Node in the folder of the examples, and show what it says where it fails."""
    environment = {**os.environ, "PATH": f"{NODE.parent}:{os.environ['PATH']}", **settings}
    done = subprocess.run(
        [NODE, *command], cwd=EXAMPLES, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_areas_on_the_phone_are_made_from_the_book() -> None:
    assert TARGET.read_text(encoding="utf-8") == as_typescript()


def test_the_mini_programs_fit_the_contract_and_lead_every_matter_to_its_answer() -> None:
    run("build.mjs")
    with serving() as server:
        run("node_modules/.bin/jest", "--ci", SERVICE_ADDRESS=server.address)
