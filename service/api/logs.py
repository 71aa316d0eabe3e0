"""Log lines as JSON. What a caller sent is never part of one, not even inside another program's message."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

_QUOTING = ("Invalid request", "Error handling request", "Error processing", "Exception on")
"""How the messages begin in which the server quotes a request. Of these only the beginning is written."""


class JsonLines(logging.Formatter):
    """One record, one line: time, level, logger, message and the fields given as `extra={"fields": ...}`."""

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
            # The type and the place, never the message or the values: they may quote what a caller stated.
            line["error"] = record.exc_info[0].__name__
            line["at"] = place(record.exc_info[2])
        return orjson.dumps(line, default=str, option=orjson.OPT_UTC_Z).decode()


def place(traceback: TracebackType | None) -> str:
    """Where an error was raised: file and line."""
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    return f"{Path(traceback.tb_frame.f_code.co_filename).name}:{traceback.tb_lineno}" if traceback else "?"
