"""One span a request, sent to an OpenTelemetry collector. Read and started only where an endpoint is configured.

Spans are made here rather than by the instrumentation package for Flask: that one records the address with its query,
and a query holds what a caller states.
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
# Ids drawn by chance have letters but once in 3 million (traces) or 2,000 (spans); numbers of a person have none.
_FIT = re.compile(r"[0-9a-f]{2}-(?=[0-9]*[a-f])[0-9a-f]{32}-(?=[0-9]*[a-f])[0-9a-f]{16}-[0-9a-f]{2}")


def steps() -> tuple[Before, After]:
    """Begin a span with each request and end it with its answer. The exporter reads the standard OTEL_ variables."""
    provider = TracerProvider(
        resource=Resource.create({"service.name": "yibao-account-service", "service.version": CONTRACT})
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("service")
    propagator = TraceContextTextMapPropagator()

    def begin(asked: Call) -> None:
        # Of what callers say of their trace only where the span belongs: `tracestate` may hold anything.
        stated = asked.environ.get("HTTP_TRACEPARENT", "")
        parent = propagator.extract({"traceparent": stated} if _FIT.fullmatch(stated) else {})
        asked.span = tracer.start_span(asked.route.operation, context=parent, kind=SpanKind.SERVER)

    def finish(asked: Call, reply: Reply) -> None:
        span, asked.span = asked.span, None
        if span is not None:
            # The call of a tool becomes known as its operation while it is answered.
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
