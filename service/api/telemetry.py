"""What operators see: metrics for Prometheus and one log line a request.

Labels and fields are names, codes and durations from closed lists. Nothing that a caller states is among them, not even
the path, since a query holds facts.

Instead of prometheus-flask-exporter: its label `method` is whatever a caller sends.
Test: `tests/test_telemetry.py::test_a_made_up_method_or_address_adds_no_label_of_its_own`.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import Blueprint, Flask, abort, current_app
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.api import counters
from service.api.calls import Call, Reply, call
from service.api.edge import After, Before
from service.policy.book import PolicyBook
from service.policy.survey import changes

if TYPE_CHECKING:
    from service.api.rates import Rate

_LOG = logging.getLogger("service.requests")
_EXTENSION = "telemetry"
_NANOSECONDS = 1e-9
_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LABELS = ("operation", "method", "status", "language", "caller")
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_SILENT = ("health", "metrics")
"""The blueprints whose requests are not logged."""


Made = TypeVar("Made", bound=MetricWrapperBase)


class Series(dict[tuple[str, ...], Made]):
    """The counters of a metric by their labels. `labels` of the library takes a lock, 2 µs each of four a request."""

    def __init__(self, metric: Made) -> None:
        super().__init__()
        self._metric = metric

    def __missing__(self, labels: tuple[str, ...]) -> Made:
        made = self[labels] = self._metric.labels(*labels)
        return made


class Telemetry:
    """The metrics of one app. Under gunicorn each worker counts in files, and any worker adds up all of them."""

    def __init__(self, multiprocess_folder: str) -> None:
        self.folder = multiprocess_folder
        self.registry = registry = CollectorRegistry()
        self.requests = Series(Counter("yibao_requests", "Requests answered.", _LABELS, registry=registry))
        about = "Time from the first line of code to the answer."
        self.seconds = Series(
            Histogram("yibao_request_seconds", about, ("operation",), buckets=_SECONDS, registry=registry)
        )
        about = "Questions answered, the items of batches among them."
        self.answers = Series(Counter("yibao_answers", about, ("question", "verdict", "language"), registry=registry))
        self.problems = Series(Counter("yibao_problems", "Requests refused.", ("code",), registry=registry))
        about = "Answers given up because they took much longer than they may; their worker was replaced."
        self.overruns = Counter("yibao_overruns", about, registry=registry)
        about = "Requests being answered."
        self.in_flight = Gauge("yibao_requests_in_flight", about, registry=registry, multiprocess_mode="livesum")
        about = "Whether any process could not reach the shared counts of the rate limit when it last asked."
        self.storage_down = Gauge(
            "yibao_rate_limit_storage_down", about, registry=registry, multiprocess_mode="livemax"
        )

    def begin(self, asked: Call) -> None:
        """Start the clock. The first step, so that the time includes all others."""
        asked.began = time.perf_counter_ns()
        self.in_flight.inc()
        asked.in_flight = True

    def finish(self, asked: Call, reply: Reply) -> None:
        """Count, time and log a request. The last step; a streamed answer is counted when it is closed."""
        if asked.streams:
            reply.call_on_close(partial(self._record, asked, reply.status_code))
        else:
            self._record(asked, reply.status_code)

    def end(self, asked: Call) -> None:
        """Count one request in flight less."""
        if asked.in_flight:
            asked.in_flight = False
            self.in_flight.dec()

    def watch(self, rate: "Rate") -> After:
        """A step that reports whether the shared counts of the rate limit can be reached."""
        return lambda _asked, _reply: self.storage_down.set(rate.is_down)

    def _record(self, asked: Call, status: int) -> None:
        nanoseconds = time.perf_counter_ns() - asked.began
        operation, codes = asked.route.operation, asked.codes
        method = asked.method if asked.method in METHODS else "other"
        self.requests[operation, method, str(status), asked.language, asked.caller].inc()
        self.seconds[operation,].observe(nanoseconds * _NANOSECONDS)
        if codes:
            self.problems[codes[0],].inc()
        if asked.route.blueprint not in _SILENT and _LOG.isEnabledFor(logging.INFO):
            fields = {
                "request_id": asked.id,
                "operation": operation,
                "method": method,
                "status": status,
                "language": asked.language,
                "caller": asked.caller,
                "codes": codes,
                "milliseconds": round(nanoseconds / 1e6, 2),
                **({"via": asked.via} if asked.via else {}),
            }
            _LOG.info("request", extra={"fields": fields})

    def page(self, *own: Collector) -> bytes:
        """The text of the metrics page, over all workers."""
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
    """The metrics of the policy book: its version, and when calendars or rules end."""

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
    """The last day of the published calendars, and of the next rule that ends without a successor, if there is one."""
    last_days = {"calendar": date(max(book.calendar.published), 12, 31)}
    coming = (each.value.from_on - timedelta(days=1) for each in changes(book, today) if each.kind == "ends")
    following = min((day for day in coming if day >= today), default=None)
    return last_days if following is None else {**last_days, "rule": following}


def install(app: Flask, multiprocess_folder: str) -> Telemetry:
    """Give the app its metrics."""
    counters.install()
    made = app.extensions[_EXTENSION] = Telemetry(multiprocess_folder)
    return made


def answered(question: str, content: Mapping[str, Any]) -> None:
    """Count an answer by its verdict, an amount by how exact it is."""
    telemetry = cast("Telemetry", current_app.extensions[_EXTENSION])
    telemetry.answers[question, _verdict(content), call.language].inc()


def _verdict(content: Mapping[str, Any]) -> str:
    verdict = content.get("verdict")
    if verdict is not None:
        return str(verdict)
    amount = content.get("amount")
    if amount is None:
        return "timetable"
    if amount["exact"] is not None:
        return "exact"
    return "bounds" if amount["min"] is not None else "no_figure"


def blueprint(telemetry: Telemetry, collector: BookCollector) -> Blueprint:
    """The metrics page."""
    made = Blueprint("metrics", __name__)

    @made.get("/metrics")
    def metrics() -> Reply:
        return Reply(telemetry.page(collector), content_type=CONTENT_TYPE_LATEST)

    return made


def apart(port: int) -> Before:
    """The step that serves the metrics page at this port (not 0) alone, and nothing else there."""

    def keep_apart(asked: Call) -> None:
        own_port = asked.environ["SERVER_PORT"] == str(port)
        if own_port != (asked.route.blueprint == "metrics"):
            abort(404)

    return keep_apart
