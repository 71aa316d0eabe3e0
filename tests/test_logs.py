"""A line of the log is JSON and holds nothing that a caller sent, not even inside another program's message."""

import json
import logging
import sys

import pytest

from service.api.logs import JsonLines

SENT = "13800138000"


def line(message: str, *, error: bool = False, **fields: object) -> dict[str, object]:
    record = logging.LogRecord(
        "a.logger", logging.WARNING, "a file", 1, message, None, sys.exc_info() if error else None
    )
    record.fields = fields
    written = JsonLines().format(record)
    assert "\n" not in written
    read: dict[str, object] = json.loads(written)
    return read


def test_a_line_has_its_time_level_logger_and_fields() -> None:
    made = line("over", seconds=1.5)
    assert str(made.pop("time")).endswith("Z")
    assert made == {"level": "warning", "logger": "a.logger", "message": "over", "seconds": 1.5}


@pytest.mark.parametrize("quoting", ["Invalid request from ip=::1: ", "Error handling request /v1?", "Exception on "])
def test_a_message_that_quotes_a_request_is_cut_off_before_it(quoting: str) -> None:
    assert SENT not in json.dumps(line(quoting + SENT))


def test_an_error_is_told_by_its_kind_and_place_alone() -> None:
    try:
        int(f"x{SENT}")
    except ValueError:
        made = line("failed", error=True)
    assert made["error"] == "ValueError"
    assert str(made["at"]).startswith("test_logs.py:")
    assert SENT not in json.dumps(made)
