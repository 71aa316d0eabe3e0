"""The generated files of the TypeScript package: the types of the contract and the table of its operations."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.packages.contract import CONTRACT, ROOT, Contract

FOLDER = ROOT / "clients" / "typescript"
NODE_FOLDER = ROOT / "tools" / "clients"
COMPILER = NODE_FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
NODE = Path(sys.executable).with_name("node")


def made(contract: Contract) -> Mapping[Path, str]:
    """Return the files by path."""
    manifest = FOLDER / "package.json"
    package = json.loads(manifest.read_text(encoding="utf-8")) | {"version": contract.version}
    return {
        manifest: json.dumps(package, indent=2, ensure_ascii=False) + "\n",
        FOLDER / "src" / "contract.ts": _types(),
        FOLDER / "src" / "operations.ts": _operations(contract),
    }


def _types() -> str:
    command = [NODE, NODE_FOLDER / "make_types.mjs", CONTRACT]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def _operations(contract: Contract) -> str:
    rows = [
        f"    {operation.name}: {json.dumps([operation.method, operation.path, operation.repeatable])},\n"
        for operation in contract.operations
    ]
    return (
        "/** Made from openapi/v1.json by `make packages`. */\n\n"
        f'export const CONTRACT_VERSION = "{contract.version}";\n\n'
        "/** Method, path, and whether the client may send it once more by itself. */\n"
        f"export const OPERATIONS = {{\n{''.join(rows)}}} as const;\n\n"
        "export type OperationId = keyof typeof OPERATIONS;\n"
    )
