"""Joins the parts: settings, policy book, words, clock and routes become one Flask app. Nothing else does."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from flask import Flask

from service.api import context, deprecation, docs, health, negotiation, origins, problems
from service.api.spec import make_api
from service.api.v1 import assessments, batches, catalogue, comparisons, entry, guides, plans, policy, questions
from service.explanations.sentences import LANGUAGES, Sentences
from service.policy.load import SHIPPED, load_book
from service.settings import Settings

OPENAPI_FILE = Path(__file__).parents[1] / "openapi" / "v1.json"


def now_in_shanghai() -> datetime:
    """Now where the law applies."""
    return datetime.now(context.SHANGHAI)


def today_in_shanghai() -> date:
    """Today where the law applies."""
    return now_in_shanghai().date()


def create_app(
    settings: Settings | None = None,
    *,
    today: Callable[[], date] = today_in_shanghai,
    now: Callable[[], datetime] = now_in_shanghai,
    openapi: bytes | None = None,
) -> Flask:
    """The app. Refuses to start (`BookError`, `SettingsError`) on a bad book or setting.

    `openapi` replaces the published document, for the command that makes it.
    """
    settings = settings or Settings.from_environment()
    book = load_book(settings.policy_folder or SHIPPED)
    app = Flask("service", static_folder=None)
    app.url_map.strict_slashes = False
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["MAX_BATCH_BYTES"] = settings.max_batch_bytes
    words = {language: Sentences(language, book) for language in LANGUAGES}
    context.install(app, context.Service(book, words, today, now, settings.public_base_url.rstrip("/")))
    problems.register(app)
    origins.install(app, settings.allowed_origins)
    negotiation.install(app, {"/v1/batches": batches.NDJSON})
    deprecation.install(app)
    api = make_api(app, settings.public_base_url)
    resources = (questions, plans, assessments, batches, catalogue, guides, policy, comparisons, health)
    for resource in resources:
        api.register_blueprint(resource.blueprint())
    api.register_blueprint(entry.blueprint(api.operations))
    policy.warm(book, today())
    app.register_blueprint(docs.blueprint(OPENAPI_FILE.read_bytes() if openapi is None else openapi))
    app.extensions["openapi-document"] = api.document
    return app
