"""One span a request, sent to an OpenTelemetry collector. Read and started only where an endpoint is configured.

Spans are made here rather than by the instrumentation package for Flask: that one records the address with its query,
and a query holds what a caller states.
"""

from flask import Flask, Response, g, request
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from service.api import access, context
from service.api.telemetry import operation_id
from service.api.v1 import CONTRACT

_SERVER_ERROR = 500


def install(app: Flask) -> None:
    """Begin a span with each request and end it with its answer. The exporter reads the standard OTEL_ variables."""
    provider = TracerProvider(
        resource=Resource.create({"service.name": "yibao-account-service", "service.version": CONTRACT})
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("service")
    propagator = TraceContextTextMapPropagator()

    def begin() -> None:
        g.span = tracer.start_span(operation_id(app), context=propagator.extract(request.headers), kind=SpanKind.SERVER)

    def finish(response: Response) -> Response:
        span: Span | None = g.pop("span", None)
        if span is not None:
            span.set_attribute("http.request.method", request.method)
            span.set_attribute("http.response.status_code", response.status_code)
            span.set_attribute("http.route", request.url_rule.rule if request.url_rule else "")
            span.set_attribute("request.id", context.request_id())
            span.set_attribute("caller", access.caller())
            span.set_attribute("codes", list(g.get("codes", ())))
            if response.status_code >= _SERVER_ERROR:
                span.set_status(StatusCode.ERROR)
            if response.is_streamed:
                response.call_on_close(span.end)
            else:
                span.end()
        return response

    app.before_request(begin)
    app.after_request(finish)
