"""What every page has: its language, addresses that keep it, its words, and the headers that say what it may load."""

import json
import re
from pathlib import Path

from flask import render_template, request, send_from_directory, url_for

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
"""For pages whose scripts make no elements of text."""
SEARCHED = STRICTER.replace("form-action 'none'", "form-action 'self'")
"""For pages with the search of the book."""
OF_BOOK = frozenset({"book", "area", "topic", "sources", "source", "rule", "conflicts", "holes", "search"})
"""The pages of the policy book, which have a blueprint of their own."""
_TAGS = {"zh": "zh-CN", "en": "en"}
_MADE = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


def tag() -> str:
    """The language of the page: English where the address asks for it, Chinese otherwise; no header chooses it."""
    return _TAGS["en" if request.args.get("lang") == "en" else "zh"]


def tongue() -> str:
    """The language of the page: `zh` or `en`."""
    return "en" if tag() == "en" else "zh"


def said(both: Both) -> str:
    """One of two texts, in the language of the page."""
    return both[1] if tongue() == "en" else both[0]


def word(name: str, /, **values: object) -> str:
    """A sentence of the pages, in the language of the page, with its values filled in."""
    return said(WORDS[name]).format(**values)


def to(endpoint: str, /, **values: object) -> str:
    """The address of a page in the language of this one."""
    if tongue() == "en":
        values["lang"] = "en"
    return url_for(f"{'book' if endpoint in OF_BOOK else 'pages'}.{endpoint}", **values)  # type: ignore[arg-type]


def page(template: str, policy: str = STRICTER, /, **values: object) -> Reply:
    """A page made of its template."""
    text = render_template(template, said=said, w=word, to=to, tongue=tongue(), tag=tag(), other=_other(), **values)
    response = Reply(re.sub(r"\n\s*\n+", "\n", text), content_type="text/html; charset=utf-8")
    response.content_policy = policy
    response.language = tag()
    return response


def _other() -> str:
    """The address of this page in the other language, with what was asked of it."""
    kept = {name: value for name, value in request.args.items() if name != "lang"}
    if tongue() == "zh":
        kept["lang"] = "en"
    return url_for(str(request.endpoint), **(request.view_args or {}), **kept)  # type: ignore[arg-type]


def asset(name: str) -> Reply:
    """A file, whole, so that its tag is made of its content and it is compressed as all else is.

    It is asked for again each time, which a 304 answers: files of two releases never meet in one page.
    """
    with send_from_directory(ASSETS, name, conditional=False) as file:
        file.direct_passthrough = False
        kind = _MADE.get(name.rpartition(".")[2], file.content_type)
        return Reply(file.get_data(), content_type=kind)


def listing(content: object) -> Reply:
    """What scripts of a page read: JSON that is the same for everybody for a day."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    response = Reply(text, content_type="application/json")
    response.kept_for = f"max-age={ONE_DAY}"
    return response
