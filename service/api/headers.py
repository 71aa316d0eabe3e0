"""The meaning of request headers. Callers send the same few, so the meaning of short headers is cached.

Instead of werkzeug's properties of a request: they parse anew each time, 60 µs for the languages of a browser.
Test: `tests/test_manners.py::test_a_header_that_is_sent_again_is_not_parsed_again`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from werkzeug.datastructures import Accept, LanguageAccept, MIMEAccept
from werkzeug.http import parse_accept_header, parse_options_header

from service.wording.sentences import LANGUAGES

Meaning = TypeVar("Meaning")
_MOST_REMEMBERED = 128
_MOST_CHARACTERS = 200
_NOBODY_SAYS = 0.0


def _remembered(read: Callable[[str], Meaning]) -> Callable[[str], Meaning]:
    kept = lru_cache(maxsize=_MOST_REMEMBERED)(read)
    return lambda text: kept(text) if len(text) <= _MOST_CHARACTERS else read(text)


@_remembered
def language(accepted: str) -> str:
    """The language that `Accept-Language` asks for: Chinese unless English is preferred."""
    return parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES, default=LANGUAGES[0])


@_remembered
def takes_gzip(accepted: str) -> bool:
    """Whether `Accept-Encoding` prefers gzip to the plain form."""
    return parse_accept_header(accepted, Accept).best_match(("gzip", "identity")) == "gzip"


@_remembered
def _ranges(accepted: str) -> dict[str, float]:
    found = parse_accept_header(accepted, MIMEAccept)
    return {each.partition(";")[0].strip().lower(): quality for each, quality in found}


def takes(accepted: str, media_type: str) -> bool:
    """Whether `Accept` takes a media type. The most specific range decides; parameters such as charset are ignored."""
    ranges = _ranges(accepted)
    wider = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return not ranges or next((ranges[each] for each in wider if each in ranges), _NOBODY_SAYS) > 0


@_remembered
def content_type(stated: str) -> tuple[str, str]:
    """The media type of a body and its charset (by default UTF-8), both in lower case."""
    media_type, parameters = parse_options_header(stated)
    return media_type.lower(), parameters.get("charset", "utf-8").lower()


@_remembered
def is_text(content_type_sent: str) -> bool:
    """Whether a response of that type is worth compressing."""
    media_type = content_type_sent.partition(";")[0].strip()
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))
