"""One span a request, sent to an OpenTelemetry collector. Imported only if an endpoint is configured.

Instead of opentelemetry-instrumentation-flask: it records the address with its query, which holds what a caller states.
Test: `tests/test_traces.py::test_each_request_is_one_span_of_its_callers_trace_and_holds_no_fact`.
"""

import re

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from service.api.calls import Call, Reply
from service.api.edge import After, Before
from service.api.telemetry import METHODS
from service.api.v1 import CONTRACT

_SERVER_ERROR = 500
# Identity and card numbers have digits only. A random id has none but digits once in 3 million (trace) or 2,000 (span).
_FIT = re.compile(r"[0-9a-f]{2}-(?=[0-9]*[a-f])[0-9a-f]{32}-(?=[0-9]*[a-f])[0-9a-f]{16}-[0-9a-f]{2}")


def steps() -> tuple[Before, After]:
    """The steps that begin and end the span of a request. The exporter reads the standard OTEL_ variables."""
    provider = TracerProvider(
        resource=Resource.create({"service.name": "yibao-account-service", "service.version": CONTRACT})
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("service")
    propagator = TraceContextTextMapPropagator()

    def begin(asked: Call) -> None:
        # Only the parent is taken from the caller: `tracestate` may hold anything.
        stated = asked.environ.get("HTTP_TRACEPARENT", "")
        parent = propagator.extract({"traceparent": stated} if _FIT.fullmatch(stated) else {})
        asked.span = tracer.start_span(asked.route.operation, context=parent, kind=SpanKind.SERVER)

    def finish(asked: Call, reply: Reply) -> None:
        span, asked.span = asked.span, None
        if span is not None:
            # For the call of a tool (`mcp`), the operation is known only now.
            span.update_name(asked.route.operation)
            span.set_attribute("http.request.method", asked.method if asked.method in METHODS else "_OTHER")
            span.set_attribute("http.response.status_code", reply.status_code)
            span.set_attribute("http.route", asked.route.rule)
            span.set_attribute("request.id", asked.id)
            span.set_attribute("caller", asked.caller)
            span.set_attribute("codes", list(asked.codes))
            if reply.status_code >= _SERVER_ERROR:
                span.set_status(StatusCode.ERROR)
            if asked.streams:
                reply.call_on_close(span.end)
            else:
                span.end()

    return begin, finish
