"""An operation that will end says so, on every response and in the contract."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Response
from flask.testing import FlaskClient

from service.api.context import reply
from service.api.deprecation import Notice, deprecated
from service.api.spec import StrictBlueprint
from service.wording.words import CHINESE, ENGLISH
from tests.shipped import app_with
from tests.test_manners import GETS, get

NOTICE = Notice(
    since=datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC),
    sunset=datetime(2027, 6, 30, 16, 0, 0, tzinfo=UTC),
    successor="/v2/example",
)


@pytest.fixture(scope="module")
def retiring() -> Iterator[FlaskClient]:
    """The service with one more operation, which is deprecated."""
    with pytest.MonkeyPatch.context() as patch:
        for words in (CHINESE, ENGLISH):
            patch.setitem(words["operations"], "getExample", "An example")
        yield from _retiring()


def _retiring() -> Iterator[FlaskClient]:
    app = app_with(openapi=b"{}")
    made = StrictBlueprint("example", __name__, url_prefix="/v1")

    @made.get("/example")
    @deprecated(made, NOTICE)
    @made.response(200, description="An example.")
    @made.doc(operationId="getExample", tags=["policy"])
    def example() -> Response:
        """An example."""
        return reply({"example": True})

    app.extensions["flask-smorest"]["apis"][""]["ext_obj"].register_blueprint(made)
    with app.test_client() as client:
        yield client


def test_a_deprecated_operation_says_so_on_every_response(retiring: FlaskClient) -> None:
    first = retiring.get("/v1/example")
    tag = first.headers["ETag"]
    for response in (first, retiring.get("/v1/example", headers={"If-None-Match": tag}), retiring.head("/v1/example")):
        assert response.headers["Deprecation"] == "@1782863999"
        assert response.headers["Sunset"] == "Wed, 30 Jun 2027 16:00:00 GMT"
        assert response.headers.getlist("Link") == [
            '</v2/example>; rel="successor-version"',
            '</docs>; rel="deprecation"; type="text/html"',
        ]


def test_a_deprecated_operation_is_marked_in_the_document(retiring: FlaskClient) -> None:
    operation = retiring.application.extensions["openapi-document"]()["paths"]["/v1/example"]["get"]
    assert (operation["deprecated"], operation["x-sunset"]) == (True, "2027-06-30")
    [entry] = [each for each in retiring.get("/v1").get_json()["operations"] if each["operation_id"] == "getExample"]
    assert entry["deprecated"] is True


def test_no_other_operation_says_so(retiring: FlaskClient) -> None:
    for address in GETS:
        assert not {"Deprecation", "Sunset"} & set(get(retiring, address).headers.keys())


def test_an_end_before_the_notice_is_refused() -> None:
    with pytest.raises(ValueError, match="before the deprecation"):
        Notice(since=NOTICE.sunset, sunset=NOTICE.since, successor="/v2/example")
