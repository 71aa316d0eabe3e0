"""Write what is published besides the contract, or with `--check` say which file is not the one made now.

It is made from `openapi/v1.json`, so `make openapi` runs it after that file is written.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from service.api.v1 import CONTRACT
from service.app import OPENAPI_FILE, create_app
from service.policy.load import load_book
from service.settings import Settings
from tools.openapi import DAY
from tools.published.collection import collection
from tools.published.conformance import suite
from tools.published.llms import llms
from tools.published.operations import operations
from tools.published.tool_list import tool_list

FOLDER = OPENAPI_FILE.parent
_LATER = DAY + timedelta(days=400)


def workflows(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The usual flows, of the version of the contract; refused where one names an operation that is not there."""
    made: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("workflows.yaml").read_text(encoding="utf-8"))
    made["info"]["version"] = CONTRACT
    there = {operation.described["operationId"] for operation in operations(contract)}
    missing = {step["operationId"] for flow in made["workflows"] for step in flow["steps"]} - there
    if missing:
        sys.exit(f"tools/published/workflows.yaml names operations that there are not: {', '.join(sorted(missing))}")
    return made


def conformance(contract: Mapping[str, Any]) -> str:
    """The conformance suite, a case on a line."""
    today, later = (create_app(Settings(), today=lambda day=day: day).test_client() for day in (DAY, _LATER))
    made = suite((today, later), contract, load_book())
    cases = made.pop("cases")
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    return json.dumps(made, ensure_ascii=False)[:-1] + ', "cases": [\n' + lines + "\n]}\n"


def _indented(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


MADE: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "tools.json": lambda contract: _indented(tool_list(contract)),
    "arazzo.json": lambda contract: _indented(workflows(contract)),
    "collection.json": lambda contract: _indented(collection(contract)),
    "llms.txt": lambda contract: llms(contract, tool_list(contract)),
    "conformance.json": conformance,
}
"""Each file in `openapi/`, and how it is made from the contract."""


def main(arguments: list[str]) -> None:
    """Write or check."""
    contract = json.loads(OPENAPI_FILE.read_text(encoding="utf-8"))
    for name, make in MADE.items():
        file, text = FOLDER / name, make(contract)
        if "--check" not in arguments:
            file.write_text(text, encoding="utf-8")
            print(f"openapi/{name}: {len(text)} characters")
        elif file.read_text(encoding="utf-8") != text:
            sys.exit(f"openapi/{name} is not the one made from the contract: run `make openapi`")


if __name__ == "__main__":
    main(sys.argv[1:])
