"""The operations of the contract, as all files that are made from it go through them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from service.api import components


class Operation(NamedTuple):
    """An operation: its path template, its method in capitals, and its description with the parameters of its path."""

    path: str
    method: str
    described: Mapping[str, Any]


def operations(contract: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield every operation, in the order of the contract."""
    for path, method, described in components.operations(contract):
        parameters = [*contract["paths"][path].get("parameters", ()), *described.get("parameters", ())]
        yield Operation(path, method.upper(), {**described, "parameters": parameters})
