"""Build the packages as they are installed: an npm tarball and a wheel."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.packages import python, typescript


def tarball(target: Path) -> Path:
    """Compile the TypeScript package and pack it into a folder."""
    staged = target / "typescript"
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(typescript.FOLDER, staged, ignore=shutil.ignore_patterns("node_modules", "dist"))
    run((typescript.NODE, typescript.COMPILER, "--project", staged), staged)
    packed = run((typescript.NODE.with_name("npm"), "pack", "--silent", "--pack-destination", target), staged)
    return target / packed.split()[-1]


def wheel(target: Path) -> Path:
    """Build the wheel of the Python package into a folder, offline, with the installed build backend."""
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps")
    run((*command, "--no-build-isolation", "--wheel-dir", target, python.FOLDER), python.FOLDER)
    return max(target.glob("*.whl"), key=lambda file: file.stat().st_mtime)


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command with Node on the path; return its output. A failed command raises an error with its output."""
    path = os.pathsep.join((str(typescript.NODE.parent), os.environ["PATH"]))
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout
