"""`python -m service.policy.parse`: parse all YAML files of the service once, for the starts to come (`parsed`).

A file that is not strict YAML has no entry: the start refuses it, naming file, line and key.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.policy import parsed
from service.policy.strict_yaml import BookError, Document

_SERVICE = Path(__file__).parents[1]


def contents(folder: Path = _SERVICE) -> Iterator[tuple[bytes, Any]]:
    """Yield the bytes and the content of each YAML file below a folder that is strict YAML."""
    for path in sorted(folder.rglob("*.yaml")):
        try:
            yield path.read_bytes(), Document(path).content
        except BookError:
            continue


if __name__ == "__main__":
    parsed.write(contents())
