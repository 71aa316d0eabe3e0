"""Bodies that are too deep, too long or no JSON are refused before anything is read of them."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service.api import json as strict_json
from tests.test_limits import CREDIT

# Bodies


@given(st.integers(0, 3), st.integers(strict_json.MAX_ITEMS - 10, strict_json.MAX_ITEMS + 10))
def test_lists_are_limited_at_any_depth(depth: int, length: int) -> None:
    body = b'{"a":[' * depth + b"[" + b",".join([b"1"] * length) + b"]" + b"]}" * depth
    if length > strict_json.MAX_ITEMS:
        with pytest.raises(strict_json.JsonError, match="too_many"):
            strict_json.read(body)
    else:
        strict_json.read(body)


@given(st.integers(90, 110))
def test_objects_end_at_a_hundred_members(length: int) -> None:
    body = b"{" + b",".join(b'"%d":1' % number for number in range(length)) + b"}"
    if length > strict_json.MAX_MEMBERS:
        with pytest.raises(strict_json.JsonError, match="too_many_fields"):
            strict_json.read(body)
    else:
        assert len(strict_json.read(body)) == length


@pytest.mark.parametrize(("body", "code"), [(b"[" + b"0," * 2000 + b"0]", "too_many"), (b"{%s}", "too_many_fields")])
def test_such_bodies_are_bad_requests(client: FlaskClient, body: bytes, code: str) -> None:
    members = b",".join(b'"%d":1' % number for number in range(101))
    response = client.post(CREDIT, data=body.replace(b"%s", members), content_type="application/json")
    assert response.status_code == 400
    assert [error["code"] for error in response.get_json()["errors"]] == [code]
