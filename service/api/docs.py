"""The published contract. Its reader, and the pages that explain problems, are pages as all others."""

from flask import Blueprint

from service.api.calls import Reply


def blueprint(openapi: bytes) -> Blueprint:
    """The route of the contract; `openapi` is the published document."""
    made = Blueprint("docs", __name__)

    @made.get("/openapi.json")
    def document() -> Reply:
        return Reply(openapi, content_type="application/json")

    return made
