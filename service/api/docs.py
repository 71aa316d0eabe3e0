"""The published contract, and `llms.txt`, where a language model begins to read.

The page that shows the contract and the pages about problems are in `service/pages`.
"""

from flask import Blueprint

from service.api.calls import Reply


def blueprint(openapi: bytes, llms: str, address: str) -> Blueprint:
    """The routes; `openapi` is the published document, `llms` the text, whose links get the public address."""
    text = llms.replace("](/", f"]({address}/")
    made = Blueprint("docs", __name__)

    @made.get("/openapi.json")
    def document() -> Reply:
        return Reply(openapi, content_type="application/json")

    @made.get("/llms.txt")
    def read_first() -> Reply:
        return Reply(text, content_type="text/plain; charset=utf-8")

    return made
