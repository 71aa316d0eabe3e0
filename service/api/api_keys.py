"""Callers known by an API key: a mounted file of names and hashes, never of keys.

A line is a name and the SHA-256 of a key in hexadecimal. A name may have two lines, hence two keys, while its caller
changes from one to the other. A key is 256 random bits (`tools/api_key.py` makes it), so that a plain hash is enough:
a slow password hash protects what can be guessed, and would only cost every request.
"""

import hashlib
import hmac
import re
from pathlib import Path

from service.api.kept import Kept, KeysError

_LINE = re.compile(r"(?P<name>[a-z][a-z0-9-]{0,39})[ \t]+(?P<digest>[0-9a-f]{64})")
_LIVE_KEYS = 2
_MOST_CHARACTERS = 256
_SECONDS = 10.0


class ApiKeys:
    """The keys of a file, which is read again every ten seconds."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = Kept("The file of keys", self._read, seconds=_SECONDS, patience_seconds=_SECONDS)
        self._kept.get()

    def name(self, key: str) -> str | None:
        """The name of a key, or `None`. The time it takes does not tell how close a wrong key came."""
        if len(key) > _MOST_CHARACTERS:
            return None
        presented = hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
        found = None
        for digest, name in self._kept.get():
            if hmac.compare_digest(presented, digest):
                found = name
        return found

    def _read(self) -> tuple[tuple[bytes, str], ...]:
        try:
            text = self._file.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise KeysError(f"{self._file}: {type(error).__name__}") from error
        keys = []
        for number, line in enumerate(text.splitlines(), 1):
            stated = line.partition("#")[0].strip()
            if not stated:
                continue
            match = _LINE.fullmatch(stated)
            if not match:
                raise KeysError(f"{self._file}, line {number}: not a name and a SHA-256")
            keys.append((bytes.fromhex(match["digest"]), match["name"]))
        names = [name for _, name in keys]
        if not keys:
            raise KeysError(f"{self._file}: no key")
        if len({digest for digest, _ in keys}) < len(keys):
            raise KeysError(f"{self._file}: one key stands there twice")
        if many := next((name for name in names if names.count(name) > _LIVE_KEYS), None):
            raise KeysError(f"{self._file}: {many} has more than {_LIVE_KEYS} live keys")
        return tuple(keys)
