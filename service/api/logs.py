"""Log lines as JSON. None of them holds what a caller sent, not even in a message of gunicorn.

Instead of python-json-logger: it writes the message of an error and its traceback, which may quote a request.
Test: `tests/test_logs.py::test_an_error_is_told_by_its_kind_and_place_alone`.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

_QUOTING = ("Invalid request", "Error handling request", "Error processing", "Exception on")
"""The beginnings of messages in which gunicorn quotes a request. Only the beginning is written."""


class JsonLines(logging.Formatter):
    """One line a record: time, level, logger, message and the fields given as `extra={"fields": ...}`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        message = record.getMessage()
        if message.startswith(_QUOTING):
            message = next(begin for begin in _QUOTING if message.startswith(begin))
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message,
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            # Never the message of the error: it may quote what a caller stated.
            line["error"] = record.exc_info[0].__name__
            line["at"] = place(record.exc_info[2])
        return orjson.dumps(line, default=str, option=orjson.OPT_UTC_Z).decode()


def place(traceback: TracebackType | None) -> str:
    """Where an error was raised: file and line."""
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    return f"{Path(traceback.tb_frame.f_code.co_filename).name}:{traceback.tb_lineno}" if traceback else "?"
