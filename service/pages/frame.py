"""What every page has: its language, links that keep it, its sentences, and its content security policy."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, render_template, request, send_from_directory, url_for

from service.api.calls import Reply
from service.api.context import ONE_DAY
from service.pages.matters import Both
from service.pages.words import WORDS

ASSETS = Path(__file__).parent / "assets"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TEXT_ALONE = "; require-trusted-types-for 'script'; trusted-types 'none'"
STRICTER = POLICY + _TEXT_ALONE
"""For pages whose scripts create no elements from text."""
SEARCHED = STRICTER.replace("form-action 'none'", "form-action 'self'")
"""For pages with the search of the book."""
OF_BOOK = frozenset({"book", "area", "topic", "sources", "source", "rule", "conflicts", "holes", "search"})
"""The pages of the policy book, which have a blueprint of their own."""
_TAGS = {"zh": "zh-CN", "en": "en"}
_MADE = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


def prepare(app: Flask) -> Iterator[None]:
    """Compile all templates, so that no first reader of a page waits for it; yields after each."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
        yield


def tag() -> str:
    """Return the language tag of the page: English if the address asks for it, else Chinese; headers are ignored."""
    return _TAGS["en" if request.args.get("lang") == "en" else "zh"]


def tongue() -> str:
    """Return the language of the page: `zh` or `en`."""
    return "en" if tag() == "en" else "zh"


def said(both: Both) -> str:
    """Return one of two texts, in the language of the page."""
    return both[1] if tongue() == "en" else both[0]


def word(name: str, /, **values: object) -> str:
    """Return a sentence of the pages in the language of the page, with its values filled in."""
    return said(WORDS[name]).format(**values)


def to(endpoint: str, /, **values: object) -> str:
    """Return the address of a page in the language of this one."""
    if tongue() == "en":
        values["lang"] = "en"
    return url_for(f"{'book' if endpoint in OF_BOOK else 'pages'}.{endpoint}", **values)  # type: ignore[arg-type]


def page(template: str, policy: str = STRICTER, /, **values: object) -> Reply:
    """Render a page from its template."""
    text = render_template(template, said=said, w=word, to=to, tongue=tongue(), tag=tag(), other=_other(), **values)
    response = Reply(re.sub(r"\n\s*\n+", "\n", text), content_type="text/html; charset=utf-8")
    response.content_policy = policy
    response.language = tag()
    return response


def _other() -> str:
    """Return the address of this page in the other language, with the same query."""
    kept = {name: value for name, value in request.args.items() if name != "lang"}
    if tongue() == "zh":
        kept["lang"] = "en"
    if request.endpoint is None:  # An address that does not exist.
        return f"?{urlencode(kept)}"
    return url_for(str(request.endpoint), **(request.view_args or {}), **kept)  # type: ignore[arg-type]


def asset(name: str) -> Reply:
    """Return a static file, whole, so that its ETag comes from its content and it is compressed like other responses.

    Browsers revalidate it each time and get a 304, so one page never mixes files of two releases.
    """
    with send_from_directory(ASSETS, name, conditional=False) as file:
        file.direct_passthrough = False
        kind = _MADE.get(name.rpartition(".")[2], file.content_type)
        return Reply(file.get_data(), content_type=kind)


def listing(content: object) -> Reply:
    """Return JSON for scripts of a page, the same for everybody for a day."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    response = Reply(text, content_type="application/json")
    response.kept_for = f"max-age={ONE_DAY}"
    return response
