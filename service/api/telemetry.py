"""What operators see: counters for Prometheus, one log line a request, and the metrics page.

Labels and fields are names, codes and durations from closed lists. Nothing a caller states is among them, the path
included, since a query holds facts.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from flask import Blueprint, Flask, Response, abort, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.api import access, context, counters, limits
from service.api.problems import REFUSED
from service.policy.book import PolicyBook
from service.policy.survey import changes

_LOG = logging.getLogger("service.requests")
_EXTENSION = "telemetry"
_NANOSECONDS = 1e-9
_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LABELS = ("operation", "method", "status", "language", "caller")
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Telemetry:
    """The counters of one app. Under gunicorn they are files in memory, which every worker reads together."""

    def __init__(self, multiprocess_folder: str) -> None:
        self.folder = multiprocess_folder
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "yibao_requests",
            "Requests answered.",
            _LABELS,
            registry=self.registry,
        )
        self.seconds = Histogram(
            "yibao_request_seconds",
            "Time from the first line of code to the answer.",
            ("operation",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.answers = Counter(
            "yibao_answers",
            "Questions answered, the items of batches among them.",
            ("question", "verdict", "language"),
            registry=self.registry,
        )
        self.problems = Counter("yibao_problems", "Requests refused.", ("code",), registry=self.registry)
        self.overruns = Counter(
            "yibao_overruns",
            "Answers given up because they took much longer than they may; their worker was replaced.",
            registry=self.registry,
        )
        self.in_flight = Gauge(
            "yibao_requests_in_flight",
            "Requests being answered.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self.storage_down = Gauge(
            "yibao_rate_limit_storage_down",
            "Whether any process could not reach the shared counts of the rate limit when it last asked.",
            registry=self.registry,
            multiprocess_mode="livemax",
        )

    def page(self, *own: Collector) -> bytes:
        """Everything, over all workers."""
        if not self.folder:
            registry = self.registry
            return b"".join(generate_latest(each) for each in (registry, _registry(*own)))
        together = _registry(*own)
        MultiProcessCollector(together, path=self.folder)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def _registry(*collectors: Collector) -> CollectorRegistry:
    made = CollectorRegistry()
    for collector in collectors:
        made.register(collector)
    return made


@dataclass(frozen=True, slots=True)
class BookCollector(Collector):
    """What of the book operators watch: which one it is, and when parts of it run out."""

    book: PolicyBook
    today: Callable[[], date]
    draining: Callable[[], bool]
    refused: Callable[[], bool]

    def collect(self) -> Iterator[GaugeMetricFamily | InfoMetricFamily]:
        """The metrics, computed now."""
        info = InfoMetricFamily("yibao_policy", "The policy book in use.")
        info.add_metric([], {"version": self.book.version, "digest": self.book.digest})
        yield info
        days = GaugeMetricFamily(
            "yibao_policy_days_left",
            "Days until the last day of the published calendars, or of the next rule without a successor.",
            labels=["what"],
        )
        for what, last in ends(self.book, self.today()).items():
            days.add_metric([what], (last - self.today()).days)
        yield days
        yield GaugeMetricFamily("yibao_draining", "Whether the service is leaving.", value=int(self.draining()))
        told = "Whether a new policy book was refused and the one before it is still served."
        yield GaugeMetricFamily("yibao_new_book_refused", told, value=int(self.refused()))


def ends(book: PolicyBook, today: date) -> Mapping[str, date]:
    """The last day of the published calendars, and of the next rule that ends with nothing after it, if one does."""
    last_days = {"calendar": date(max(book.calendar.published), 12, 31)}
    coming = (each.value.from_on - timedelta(days=1) for each in changes(book, today) if each.kind == "ends")
    following = min((day for day in coming if day >= today), default=None)
    return last_days if following is None else {**last_days, "rule": following}


def install(app: Flask, multiprocess_folder: str) -> Telemetry:
    """Count, time and log every request. Installed before all else, so that it sees the final response."""
    counters.install()
    telemetry = Telemetry(multiprocess_folder)
    app.extensions[_EXTENSION] = telemetry

    def begin() -> None:
        g.began = time.perf_counter_ns()
        telemetry.in_flight.inc()
        g.counted = True

    def finish(response: Response) -> Response:
        began, codes, silent = g.began, g.get("codes", ()), request.blueprint in ("health", "metrics")
        fields = {
            "request_id": context.request_id(),
            "operation": operation_id(app),
            "method": request.method if request.method in _METHODS else "other",
            "status": response.status_code,
            "language": context.language(),
            "caller": access.caller(),
            "codes": codes,
        }
        down = limits.storage_is_down()

        def record() -> None:
            nanoseconds = time.perf_counter_ns() - began
            telemetry.requests.labels(*(fields[label] for label in _LABELS)).inc()
            telemetry.seconds.labels(fields["operation"]).observe(nanoseconds * _NANOSECONDS)
            for code in codes[:1]:
                telemetry.problems.labels(code).inc()
            if down is not None:
                telemetry.storage_down.set(down)
            if not silent and _LOG.isEnabledFor(logging.INFO):
                # As `info` does, less the search for the line of code that calls it, which is always this one.
                extra = {"fields": {**fields, "milliseconds": round(nanoseconds / 1e6, 2)}}
                _LOG.handle(_LOG.makeRecord(_LOG.name, logging.INFO, __file__, 0, "request", (), None, extra=extra))

        if response.is_streamed:
            # A batch is answered while it is sent, so it is done when it is closed.
            g.counted = False
            response.call_on_close(telemetry.in_flight.dec)
            response.call_on_close(record)
        else:
            record()
        return response

    def end(_error: BaseException | None) -> None:
        if g.pop("counted", False):
            telemetry.in_flight.dec()

    app.before_request(begin)
    app.after_request(finish)
    app.teardown_request(end)
    return telemetry


def operation_id(app: Flask) -> str:
    """The operation of the contract that is asked, or the name of the page."""
    endpoint = request.endpoint
    if endpoint is None or REFUSED in request.environ:
        return "unknown"
    documented = getattr(app.view_functions[endpoint], "_apidoc", {})
    return str(documented.get("manual_doc", {}).get("operationId", endpoint.rpartition(".")[2]))


def answered(question: str, content: Mapping[str, Any]) -> None:
    """Count an answer by its verdict; an amount counts by how exact it is."""
    telemetry = cast("Telemetry", current_app.extensions[_EXTENSION])
    telemetry.answers.labels(question, _verdict(content), context.language()).inc()


def _verdict(content: Mapping[str, Any]) -> str:
    if "verdict" in content:
        return str(content["verdict"])
    amount = content.get("amount")
    if amount is None:
        return "timetable"
    if amount["exact"] is not None:
        return "exact"
    return "bounds" if amount["min"] is not None else "no_figure"


def blueprint(telemetry: Telemetry, collector: BookCollector, port: int) -> Blueprint:
    """The metrics page. With a port of its own (not 0) it is there and nowhere else, and nothing else is there."""
    made = Blueprint("metrics", __name__)

    @made.get("/metrics")
    def metrics() -> Response:
        return Response(telemetry.page(collector), content_type=CONTENT_TYPE_LATEST)

    def keep_apart() -> None:
        own_port = request.environ["SERVER_PORT"] == str(port)
        if own_port != (request.blueprint == "metrics"):
            abort(404)

    if port:
        made.before_app_request(keep_apart)
    return made
