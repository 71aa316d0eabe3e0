"""The files in which processes count, safe against a full disk.

The class of prometheus_client maps sparse files into memory. On a full disk the kernel kills a process at its first
write into a hole, worker after worker. Here the room is reserved before it is used. If there is none, the process goes
on answering and counts in memory of its own, which the metrics page does not see.
Test: `tests/test_overruns.py::test_counters_take_their_room_before_they_use_it`.
"""

import os
from contextlib import suppress
from pathlib import Path

from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

_FIRST_BYTES = 65_536
_ENTRY_BYTES = 48  # More than an entry takes beside its key.


class Counters(MmapedDict):
    """A file of counters whose room is reserved before it is used."""

    def __init__(self, filename: str, read_mode: bool = False) -> None:  # noqa: FBT001, FBT002 - as the library has it.
        if not read_mode:
            try:
                with Path(filename).open("ab") as file:
                    os.posix_fallocate(file.fileno(), 0, _FIRST_BYTES)
            except OSError:
                # The metrics page cannot read an empty file.
                with suppress(OSError):
                    Path(filename).unlink()
                filename = _in_memory()
        super().__init__(filename, read_mode)  # type: ignore[no-untyped-call]

    def _init_value(self, key: str) -> None:
        size = self._capacity
        while self._used + len(key.encode()) + _ENTRY_BYTES > size:
            size *= 2
        if size > self._capacity:
            try:
                os.posix_fallocate(self._f.fileno(), 0, size)
            except OSError:
                self._f.close()
                self._f = Path(_in_memory()).open("r+b")  # noqa: SIM115 - open as long as the process.
                self._f.write(self._m[: self._used])
        super()._init_value(key)  # type: ignore[no-untyped-call]


def _in_memory() -> str:
    """A file that is on no disk."""
    return f"/proc/self/fd/{os.memfd_create('counters')}"


def install() -> None:
    """Make prometheus_client use this class from now on."""
    values.MmapedDict = Counters  # type: ignore[attr-defined]
