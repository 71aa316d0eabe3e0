"""Makes the Flask app of settings, policy book, words, clock and routes. The only module that joins them."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import orjson
from werkzeug.middleware.proxy_fix import ProxyFix

from service.api import (
    access,
    browsers,
    context,
    deprecation,
    docs,
    health,
    limits,
    negotiation,
    origins,
    problems,
    queries,
    telemetry,
)
from service.api.api_keys import ApiKeys
from service.api.edge import After, App, Before, Edge
from service.api.editions import Edition
from service.api.spec import Operation, make_api, operations_of
from service.api.v1 import (
    assessments,
    batches,
    catalogue,
    comparisons,
    entry,
    feed,
    guides,
    plans,
    policy,
    questions,
    sweeps,
)
from service.mcp import route as mcp
from service.pages import blueprint as pages
from service.pages import book as book_pages
from service.policy.book import PolicyBook
from service.policy.load import SHIPPED, load_book
from service.policy.strict_yaml import BookError
from service.settings import Settings, SettingsError
from service.wording.sentences import LANGUAGES, Sentences

_OTHER_TYPES = {"/v1/batches": (batches.JSON, batches.NDJSON), "/v1/policy/changes.atom": (feed.ATOM,)}
"""The media types of answers under `/v1` that are not only JSON."""
OPENAPI_FILE = Path(__file__).parents[1] / "openapi" / "v1.json"
TOOLS_FILE, LLMS_FILE = OPENAPI_FILE.with_name("tools.json"), OPENAPI_FILE.with_name("llms.txt")


def now_in_shanghai() -> datetime:
    """The time where the law applies."""
    return datetime.now(context.SHANGHAI)


def today_in_shanghai() -> date:
    """The date where the law applies."""
    return now_in_shanghai().date()


def published(base_url: str) -> bytes:
    """The published contract, with the address that callers see if it is set."""
    text = OPENAPI_FILE.read_bytes()
    if not base_url:
        return text
    document = orjson.loads(text)
    document["servers"][0]["url"] = base_url
    return json.dumps(document, ensure_ascii=False).encode()


def create_app(
    settings: Settings | None = None,
    *,
    today: Callable[[], date] = today_in_shanghai,
    now: Callable[[], datetime] = now_in_shanghai,
    openapi: bytes | None = None,
) -> App:
    """The app. Raises `BookError`, `SettingsError` or `KeysError` for a faulty book, setting or file of keys.

    `openapi` replaces the published document, for the command that makes it.
    """
    settings = settings or Settings.from_environment()
    book = load_book(settings.policy_folder or SHIPPED)
    app = App("service", static_folder=None)
    app.url_map.strict_slashes = False
    # A doubled slash is another path. Flask would redirect, to the scheme and the host that a caller states.
    app.url_map.merge_slashes = False
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["MAX_BATCH_BYTES"] = settings.max_batch_bytes
    held = _held(settings, book)
    words = held[book.version].words
    draining, new_book_refused = context.Flag(), context.Flag()
    app.extensions |= {"draining": draining, "new_book_refused": new_book_refused}
    counters = telemetry.install(app, settings.prometheus_multiproc_dir)
    address = settings.public_base_url.rstrip("/")
    parts = context.Service(book, words, today, now, draining, new_book_refused, address, held)
    finish = context.install(app, parts)
    _steps(app, settings, counters, finish)
    problems.register(app)
    api = make_api(app, settings.public_base_url)
    resources = (questions, plans, sweeps, assessments, batches, catalogue, guides, policy, comparisons, health)
    for resource in resources:
        api.register_blueprint(resource.blueprint())
    contract = published(settings.public_base_url) if openapi is None else openapi

    @lru_cache(maxsize=1)
    def operations() -> tuple[Operation, ...]:
        document = orjson.loads(contract)
        return operations_of(document) if "paths" in document else api.operations()

    api.register_blueprint(entry.blueprint(operations))
    policy.warm(book, today())
    app.register_blueprint(docs.blueprint(contract, LLMS_FILE.read_text(encoding="utf-8"), address))
    app.register_blueprint(mcp.blueprint(TOOLS_FILE.read_bytes(), settings.allowed_origins, address))
    app.register_blueprint(pages.blueprint())
    app.register_blueprint(book_pages.blueprint())
    watched = telemetry.BookCollector(book, today, draining, new_book_refused)
    app.register_blueprint(telemetry.blueprint(counters, watched))
    app.extensions["openapi-document"] = api.document
    return app


def _held(settings: Settings, served: PolicyBook) -> Mapping[str, Edition]:
    """The books that a request may name, by version and digest, the one served first; duplicates count once."""
    found: dict[str, Edition] = {}
    for book in (served, *map(_held_book, settings.held_policy_folders)):
        if book.digest in found:
            continue
        if book.version in found:
            raise SettingsError(f"HELD_POLICY_DIRS has a second policy book with the version {book.version}")
        made = Edition(book, {language: Sentences(language, book) for language in LANGUAGES})
        found |= {book.version: made, book.digest: made}
    return found


def _held_book(folder: Path | None) -> PolicyBook:
    try:
        return load_book(folder or SHIPPED)
    except BookError as error:
        # Files have the same names in every book.
        message = f"HELD_POLICY_DIRS: {folder}: {error}"
        raise SettingsError(message) from error


def _steps(app: App, settings: Settings, counters: telemetry.Telemetry, finish: After) -> None:
    """The steps of every request, before and after its view, in order."""
    most = limits.install(app, in_flight=settings.max_in_flight, deadline_seconds=settings.request_deadline_seconds)
    judge = _judge(settings)
    before: list[Before] = [counters.begin, most.enter]
    secure = settings.public_base_url.startswith("https:")
    after: list[After] = [mcp.as_error, deprecation.announce, browsers.step(secure=secure)]
    if settings.allowed_origins:
        after.append(origins.step(settings.allowed_origins))
    after.append(most.give_turn_of_stream)
    if judge is not None:
        before.append(access.step(judge))
        app.extensions["door"] = access.door(app, judge)
    before.append(most.find_place)
    if settings.rate_limit:
        # Imported here: it takes long, and only a service with a rate limit needs it.
        from service.api.rates import Rate  # noqa: PLC0415

        most.rate = Rate(settings.rate_limit, settings.rate_limit_storage)
        before.append(most.rate.count)
        after.append(most.rate.tell)
        if settings.rate_limit_storage:
            after.append(counters.watch(most.rate))
    before += [access.turn_away, queries.refuse_unknown, most.wait, negotiation.step(_OTHER_TYPES)]
    if settings.metrics_port:
        before.append(telemetry.apart(settings.metrics_port))
    after += [finish, counters.finish]
    if settings.otel_exporter_otlp_endpoint:
        # Imported here: it takes long, and only a service with a collector needs it.
        from service.api import traces  # noqa: PLC0415

        begin_span, end_span = traces.steps()
        before.insert(1, begin_span)
        after.append(end_span)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=0)  # type: ignore[method-assign]
    Edge(app, before, after, end=(most.leave, counters.end)).install()


def _judge(settings: Settings) -> access.Judge | None:
    if settings.auth_mode == "api_key":
        return access.by_key(ApiKeys(Path(settings.api_keys_file)))
    if settings.auth_mode == "jwt":
        return access.by_token(settings.jwt_keys, issuer=settings.jwt_issuer, audience=settings.jwt_audience)
    return None
