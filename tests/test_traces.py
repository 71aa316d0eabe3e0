"""Each request is one span of its caller's trace and holds no fact."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
import requests
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.listening import listening
from tests.live import serving
from tests.test_telemetry import CREDIT, PATIENCE_SECONDS

TOOL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {
        "name": "answer_question",
        "arguments": {"question": "refund-amounts/monthly-credit", "facts": {"average_pension": "8765.43"}},
    },
}

# Traces


class Collector:
    """An OpenTelemetry collector that keeps what it is sent."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.address = ""
        bodies = self.bodies

        class Kept(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

        self.handler = Kept

    def spans(self) -> list[Any]:
        return [
            span
            for body in tuple(self.bodies)
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    with listening(made.handler) as made.address:
        yield made


def test_each_request_is_one_span_of_its_callers_trace_and_holds_no_fact(collector: Collector) -> None:
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    person = "00-11010119900307123400013800138000-1101011990030712-01"
    with serving(OTEL_EXPORTER_OTLP_ENDPOINT=collector.address, OTEL_BSP_SCHEDULE_DELAY="200") as live:
        requests.post(
            f"{live.address}{CREDIT}?q=13800138000",
            json={"average_pension": "8765.43"},
            headers={"traceparent": parent, "tracestate": "who=zhang-san"},
            timeout=10,
        )
        requests.request("ZHANGSAN", live.address + CREDIT, headers={"traceparent": person}, timeout=10)
        requests.post(live.address + CREDIT, json={"average_pension": "8765.43"}, timeout=10)
        requests.post(f"{live.address}/mcp", json=TOOL, timeout=10)
        started = time.monotonic()
        while len([span for span in collector.spans() if span.name == "computeMonthlyCredit"]) < 3:
            assert time.monotonic() - started < PATIENCE_SECONDS
            time.sleep(0.1)
    asked = [span for span in collector.spans() if span.name == "computeMonthlyCredit"]
    assert [span.trace_id.hex() for span in asked if span.parent_span_id] == [parent.split("-")[1]]
    told = b"".join(collector.bodies)
    assert not [each for each in (b"8765.43", b"13800138000", b"zhang-san", b"ZHANGSAN") if each in told]
    assert bytes.fromhex("11010119900307123400013800138000") not in told
    assert [span.trace_state for span in asked] == [""] * 3
    (attributes,) = [{each.key for each in span.attributes} for span in asked[:1]]
    assert attributes == {
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "request.id",
        "caller",
        "codes",
    }
