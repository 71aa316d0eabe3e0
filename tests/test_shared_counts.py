"""Replicas count their callers together in Redis, and go on without it."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.live import Redis, free_port
from tests.test_limits import PATIENCE_SECONDS, a_batch, ask, is_refused, left

# Counts shared by replicas


@pytest.fixture
def redis_port() -> int:
    return free_port()


@pytest.fixture
def redis(redis_port: int, tmp_path: Path) -> Iterator[Redis]:
    made = Redis(redis_port, tmp_path)
    yield made
    made.kill()


def down(client: FlaskClient) -> str:
    found = re.search(r"^yibao_rate_limit_storage_down (\S+)$", client.get("/metrics").text, re.MULTILINE)
    assert found
    return found[1]


def test_replicas_count_together_and_go_on_without_redis(
    redis: Redis, redis_port: int, make_app: Callable[..., Flask]
) -> None:
    storage = f"redis://127.0.0.1:{redis_port}/0"
    one, other = (make_app(rate_limit="4/hour", rate_limit_storage=storage).test_client() for _ in range(2))
    assert [ask(client).status_code for client in (one, other, one, other, one)] == [200] * 4 + [429]
    assert down(one) == "0.0"

    redis.kill()
    started = time.monotonic()
    assert [ask(one).status_code for _ in range(5)] == [200] * 4 + [429], "each process counts for itself meanwhile"
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert down(one) == "1.0"

    redis.start()
    while down(one) != "0.0":
        assert time.monotonic() - started < 2 * PATIENCE_SECONDS
        time.sleep(0.2)
        ask(one, "192.0.2.7")
    assert ask(one, "192.0.2.8").headers["RateLimit"].startswith('"caller";r=3;')
    assert ask(other, "192.0.2.8").headers["RateLimit"].startswith('"caller";r=2;')


def test_of_several_requests_that_find_redis_gone_in_one_moment_all_go_on(
    redis_port: int, make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(rate_limit="4/hour", rate_limit_storage=f"redis://127.0.0.1:{redis_port}/0")
    rate = app.extensions["limits"].rate

    def gone_and_noted_by_another(*_arguments: object, **_named: object) -> int:
        rate.is_down = True  # As the other request's thread does, in that moment.
        raise ConnectionError

    monkeypatch.setattr(rate._shared, "incr", gone_and_noted_by_another)  # noqa: SLF001 - Redis itself cannot be made to.
    assert ask(app.test_client()).status_code == 200


def test_a_batch_counts_as_its_items_for_all_replicas_and_is_answered_where_redis_dies_meanwhile(
    redis: Redis, redis_port: int, make_app: Callable[..., Flask]
) -> None:
    storage = f"redis://127.0.0.1:{redis_port}/0"
    one, other = (make_app(rate_limit="9/hour", rate_limit_storage=storage) for _ in range(2))
    assert left(a_batch(one.test_client(), 4)) == 5
    assert is_refused(a_batch(other.test_client(), 6), 429, "rate_limited")
    assert left(ask(one.test_client())) == 3
    dying = make_app(rate_limit="9/hour", rate_limit_storage=storage)
    dying.before_request(redis.kill)
    response = a_batch(dying.test_client(), 2)
    assert response.get_json()["counts"]["answers"] == 2
    assert "RateLimit" not in response.headers


def test_a_redis_that_dies_between_two_questions_costs_only_the_headers(
    redis: Redis, redis_port: int, make_app: Callable[..., Flask]
) -> None:
    app = make_app(rate_limit="4/hour", rate_limit_storage=f"redis://127.0.0.1:{redis_port}/0")
    app.before_request(redis.kill)
    response = ask(app.test_client())
    assert response.status_code == 200
    assert "RateLimit" not in response.headers
