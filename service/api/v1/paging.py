"""Lists in pages: the query, the shape, and the links between pages.

Instead of the pagination of flask-smorest: it sends a header `X-Pagination` and no `Link`.
Test: `tests/test_manners.py::test_pages_of_a_list_link_to_each_other`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Response, request

from service.api.context import reply, service
from service.shapes.fields import AnswerSchema, CountField, RequestSchema
from service.shapes.members import a_count

PAGE_SIZE = 100
MOST_PAGES = 10_000

Item = TypeVar("Item")


class PageQuery(RequestSchema):
    """Which page of a list."""

    page = CountField(1, MOST_PAGES, description="The page, from 1.", example=1, unit="page_number", load_default=1)
    page_size = CountField(
        1, PAGE_SIZE, description="Items on a page.", example=20, unit="items", load_default=PAGE_SIZE
    )


class PageSchema(AnswerSchema):
    """What a list carries besides its items."""

    page = a_count("The page.", unit="page_number", most=MOST_PAGES)
    page_size = a_count("Items on a page.", unit="items", most=PAGE_SIZE)
    total = a_count("Items in all.", unit="items")


def paged(
    query: Mapping[str, Any], items: Sequence[Item], wire: Callable[[Item], dict[str, Any]], *, fresh: int
) -> Response:
    """The page asked for, cached for `fresh` seconds, with a `Link` header to the pages beside it and at both ends."""
    shown = shown_of(query, items)
    page, size = query["page"], query["page_size"]
    response = reply(
        {"items": [wire(each) for each in shown], "page": page, "page_size": size, "total": len(items)},
        fresh=fresh,
    )
    return linked(response, neighbours(query, len(items)))


def shown_of(query: Mapping[str, Any], items: Sequence[Item]) -> Sequence[Item]:
    """The items of the page asked for."""
    page, size = query["page"], query["page_size"]
    return items[(page - 1) * size : page * size]


def neighbours(query: Mapping[str, Any], total: int) -> dict[str, str]:
    """Where the other pages of a list of so many items are, by their relation to the one asked for."""
    page, size = query["page"], query["page_size"]
    last = max(1, -(-total // size))
    near = {"prev": min(page - 1, last), "next": page + 1 if page < last else 0}
    pages = {"first": 1, **near, "last": last}
    return {rel: _address(number, size) for rel, number in pages.items() if number}


def linked(response: Response, pages: Mapping[str, str]) -> Response:
    """The response with a `Link` header to other pages."""
    response.headers["Link"] = ", ".join(f'<{address}>; rel="{rel}"' for rel, address in pages.items())
    return response


def _address(page: int, size: int) -> str:
    """The address of another page of the same list."""
    others = {name: text for name, text in request.args.items() if name not in ("page", "page_size")}
    return f"{request.path}?{urlencode({**others, 'page': page, 'page_size': size})}"


def own_address() -> str:
    """Where the page asked for is, as it was asked."""
    return f"{service().address}{request.path}{f'?{urlencode(asked)}' if (asked := list(request.args.items())) else ''}"
