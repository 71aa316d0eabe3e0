"""Nothing that callers send makes the service slow for others: size, number, time, and requests at once are limited."""

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service.api.callers import network
from service.api.v1.questions import QUESTIONS
from service.api.windows import Windows
from service.facts import Matter
from service.settings import Settings, SettingsError
from tests.live import Live, serving

CREDIT = "/v1/refund-amounts/monthly-credit"
PATIENCE_SECONDS = 20


def ask(client: FlaskClient, address: str = "192.0.2.1", **headers: str) -> TestResponse:
    return client.post(CREDIT, json={}, headers=headers, environ_overrides={"REMOTE_ADDR": address})


def is_refused(response: Any, status: int, code: str) -> bool:
    problem = response.json() if isinstance(response, requests.Response) else response.get_json()
    return (
        response.status_code == status
        and response.headers["Content-Type"] == "application/problem+json"
        and [error["code"] for error in problem["errors"]] in ([code], [])
        and int(response.headers["Retry-After"]) > 0
    )


def problem_of(response: requests.Response) -> tuple[int, str]:
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code
    return response.status_code, response.json()["type"].removeprefix("/problems/")


# Requests of one caller


@pytest.fixture(scope="module")
def limited(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(rate_limit="3/hour", trusted_proxies=1).test_client()


def test_a_caller_is_told_what_is_left_and_then_when_to_come_again(limited: FlaskClient) -> None:
    responses = [ask(limited) for _ in range(4)]
    assert [response.status_code for response in responses] == [200, 200, 200, 429]
    assert {response.headers["RateLimit-Policy"] for response in responses} == {'"caller";q=3;w=3600'}
    told = [re.fullmatch(r'"caller";r=(\d+);t=(\d+)', response.headers["RateLimit"]) for response in responses]
    assert [match and int(match[1]) for match in told] == [2, 1, 0, 0]
    assert all(match and 0 < int(match[2]) <= 3601 for match in told)
    assert is_refused(responses[3], 429, "rate_limited")


def test_callers_are_counted_apart_and_behind_a_proxy_by_the_address_it_tells(limited: FlaskClient) -> None:
    assert [ask(limited, "192.0.2.2").status_code for _ in range(3)] == [200] * 3
    assert ask(limited, "192.0.2.2").status_code == 429
    assert ask(limited, "192.0.2.2", **{"X-Forwarded-For": "192.0.2.9, 192.0.2.3"}).status_code == 200
    # What a caller claims further left in the chain does not count.
    for claimed in ("192.0.2.4", "192.0.2.5", "192.0.2.6"):
        last = ask(limited, "192.0.2.2", **{"X-Forwarded-For": f"{claimed}, 192.0.2.3"})
    assert last.status_code == 429


def test_a_network_of_one_customer_is_one_caller(limited: FlaskClient) -> None:
    statuses = [ask(limited, f"2001:db8:0:1::{host}").status_code for host in range(1, 5)]
    assert statuses == [200, 200, 200, 429]
    assert ask(limited, "2001:db8:0:2::1").status_code == 200


@pytest.mark.parametrize(
    ("address", "caller"),
    [
        ("9.9.9.2", "9.9.9.2"),
        ("9.9.9.2:51234", "9.9.9.2"),
        (" 9.9.9.2 ", "9.9.9.2"),
        ("::ffff:9.9.9.2", "9.9.9.2"),
        ("[::ffff:9.9.9.2]:51234", "9.9.9.2"),
        ("2001:DB8:0:1::5", "2001:db8:0:1::/64"),
        ("[2001:db8:0:1:ffff::]", "2001:db8:0:1::/64"),
        ("[2001:db8:0:1::9]:443", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("unknown:x", "unknown"),
        ("_hidden", "unknown"),
        ("9.9.9.2.5", "unknown"),
        ("1:2:3", "unknown"),
        ("[", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_caller_is_one_however_its_address_is_written(address: str | None, caller: str) -> None:
    assert network(address) == caller


@given(st.text(max_size=40))
def test_any_text_as_an_address_is_some_caller(text: str) -> None:
    assert network(text)


def test_no_text_in_place_of_an_address_gets_around_the_limit(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit="3/hour", trusted_proxies=1).test_client()
    stated = ("unknown:x", "unknown:y", "_hidden", "9.9.9.9.9")
    assert [ask(client, **{"X-Forwarded-For": each}).status_code for each in stated] == [200, 200, 200, 429]
    ports = ("9.9.9.2:1", "9.9.9.2:2", "9.9.9.2", "9.9.9.2:3")
    assert [ask(client, **{"X-Forwarded-For": each}).status_code for each in ports] == [200, 200, 200, 429]


class SetClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


def test_a_window_ends_when_its_time_is_over_whatever_the_time_of_day(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, client = SetClock(), make_app(rate_limit="2/hour").test_client()
    monkeypatch.setattr("service.api.windows.time", clock)
    answers = []
    for days in (0, 1, -1):
        with monkeypatch.context() as patch:
            now = time.time() + days * 86_400
            patch.setattr(time, "time", lambda now=now: now)
            answers.append(ask(client))
    assert [each.status_code for each in answers[:2]] == [200, 200]
    assert is_refused(answers[2], 429, "rate_limited")
    assert int(answers[2].headers["Retry-After"]) == 3601
    clock.now += 3599
    assert (ask(client).status_code, ask(client).headers["Retry-After"]) == (429, "2")
    clock.now += 1
    assert ask(client).status_code == 200


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.integers(0, 4)), max_size=30))
def test_a_window_counts_what_comes_in_it(steps: list[tuple[str, int, int]]) -> None:
    clock, counts = SetClock(), Windows()
    began: dict[str, tuple[float, int]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service.api.windows.time", clock)
        for key, amount, pause in steps:
            begin, count = began.get(key, (clock.now, 0))
            if clock.now >= begin + 5:
                begin, count = clock.now, 0
            began[key] = begin, count + amount
            assert counts.incr(key, 5, amount) == count + amount
            assert counts.get(key) == count + amount
            assert counts.seconds_left(key) == begin + 5 - clock.now
            clock.now += pause


def test_more_callers_than_can_be_told_apart_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.windows._MOST", 3)
    counts = Windows()
    assert [counts.incr(key, 60) for key in ("a", "b", "c", "d", "e", "a", "f")] == [1, 1, 1, 1, 2, 2, 3]
    assert counts.get("g") == 3


def a_batch(client: FlaskClient, items: int, address: str = "192.0.2.1", *, lines: bool = False) -> TestResponse:
    item = {"question": "eligibility-decisions/balance-transfer", "facts": {}}
    body = "\n".join([json.dumps(item)] * items) if lines else json.dumps({"items": [item] * items})
    content_type = "application/x-ndjson" if lines else "application/json"
    overrides = {"REMOTE_ADDR": address}
    return client.post(
        "/v1/batches?detail=compact", data=body, content_type=content_type, environ_overrides=overrides, buffered=True
    )


def left(response: TestResponse) -> int:
    return int(response.headers["RateLimit"].partition(";r=")[2].partition(";")[0])


ADDRESSES = (str(address) for address in ip_network("198.18.0.0/15"))


@pytest.fixture(scope="module")
def of_five(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(rate_limit="5/hour").test_client()


@given(requests_made=st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=6))
def test_a_caller_gets_as_many_answers_as_allowed_however_they_are_asked_for(
    of_five: FlaskClient, requests_made: list[tuple[int, bool]]
) -> None:
    address, rest = next(ADDRESSES), 5
    for items, lines in requests_made:
        response = a_batch(of_five, items, address, lines=lines) if items else ask(of_five, address)
        # A request that is refused costs what any request costs.
        cost = items if 1 < items <= rest else 1
        assert response.status_code == (429 if not rest else 422 if items > 5 else 429 if items > rest else 200)
        rest = max(rest - cost, 0)
        assert left(response) == rest
        if response.status_code == 429:
            assert is_refused(response, 429, "rate_limited")
        if response.status_code == 422:
            assert response.get_json()["errors"][0]["code"] == "more_than_rate_limit"


def test_an_address_that_there_is_not_is_counted_too(make_app: Callable[..., Flask]) -> None:
    client = make_app(rate_limit="2/hour").test_client()
    assert [client.get("/no-such-address").status_code for _ in range(3)] == [404, 404, 429]


def test_probes_and_pages_are_not_counted(limited: FlaskClient) -> None:
    for path in ("/health/live", "/health/ready", "/metrics", "/openapi.json"):
        assert {limited.get(path).status_code for _ in range(5)} == {200}


def test_without_a_rate_limit_no_header_speaks_of_one(client: FlaskClient) -> None:
    assert not {name for name, _ in ask(client).headers if name.startswith("RateLimit")}


# Requests at once


@pytest.fixture(scope="module")
def narrow() -> Iterator[Live]:
    with serving(WORKERS="1", THREADS="3", MAX_IN_FLIGHT="1", REQUEST_DEADLINE_SECONDS="120") as live:
        yield live


def test_a_second_request_is_refused_at_once_while_the_only_place_is_taken() -> None:
    with serving("tests.faults.stuck:app()", WORKERS="1", THREADS="3", MAX_IN_FLIGHT="1") as live:
        late = threading.Thread(target=requests.get, args=(live.address + "/late",), kwargs={"timeout": 10})
        late.start()
        time.sleep(0.3)
        response = requests.post(live.address + CREDIT, json={}, timeout=10)
        assert is_refused(response, 503, "overloaded")
        assert requests.get(live.address + "/health/ready", timeout=10).status_code == 200
        late.join()
        assert requests.post(live.address + CREDIT, json={}, timeout=10).status_code == 200


def test_a_batch_whose_answer_nobody_reads_takes_no_place(narrow: Live) -> None:
    host, port = narrow.address.removeprefix("http://").split(":")
    item = {"question": "eligibility-decisions/balance-transfer", "facts": {}}
    body = json.dumps({"items": [item] * 1000}).encode()
    head = "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
    head = f"{head}{len(body)}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS) as slow:
        slow.sendall(head.encode() + body)
        # The rest of what comes back, which nobody reads, is more than is held.
        assert slow.recv(12) == b"HTTP/1.1 200"
        statuses = [requests.post(narrow.address + CREDIT, json={}, timeout=10).status_code for _ in range(5)]
        assert statuses == [200] * 5


def test_too_many_or_too_large_headers_are_refused(narrow: Live) -> None:
    many = {f"X-{number}": "x" for number in range(70)}
    assert problem_of(requests.get(narrow.address + "/v1/areas", headers=many, timeout=10)) == (
        431,
        "headers-too-large",
    )
    large = requests.get(narrow.address + "/v1/areas", headers={"X": "x" * 17_000}, timeout=10)
    assert problem_of(large) == (431, "headers-too-large")
    long = requests.get(narrow.address + "/v1/areas?" + "x" * 5000, timeout=10)
    assert problem_of(long) == (414, "uri-too-long")
    assert requests.get(narrow.address + "/v1/areas", headers={"X": "x" * 10_000}, timeout=10).status_code == 200


def test_every_place_is_free_again_after_any_request(make_app: Callable[..., Flask]) -> None:
    app = make_app(max_in_flight=1)
    client = app.test_client()
    for body, content_type in ((b"{}", "application/json"), (b"{", "application/json"), (b"", "text/plain")):
        client.post(CREDIT, data=body, content_type=content_type)
        client.get("/no-such-address")
    assert client.post(CREDIT, json={}).status_code == 200


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def monotonic(self) -> float:
        self.looks += 1
        return float(self.looks)


ITEM = {"question": "refund-amounts/monthly-credit", "facts": {}}
TIMED: list[tuple[str, dict[str, Any]]] = [
    *((f"/v1/{each.name}", {"matter": "balance-inquiry"} if each.tag == "times" else {}) for each in QUESTIONS),
    *(("/v1/assessments", {"matter": matter.value}) for matter in Matter),
    ("/v1/policy/comparisons", {**ITEM, "before": {"on": "2022-08-31"}, "after": {}}),
    ("/v1/questions/refund-amounts.monthly-credit/plan", {}),
]


def answers_in(answer: dict[str, Any]) -> int:
    """How many answers an answer is made of."""
    parts = [answer.get(part) for part in ("decision", "amount", "time", "guide", "before", "after")]
    return max(sum(part is not None for part in parts), 1) if "question" in answer else 1


@pytest.mark.parametrize(("path", "body"), TIMED)
def test_a_request_whose_time_comes_is_not_answered_whenever_that_is(
    path: str, body: dict[str, Any], make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, clock = make_app(), Clock()
    client, limits = app.test_client(), app.extensions["limits"]
    monkeypatch.setattr("service.api.limits.time", clock)

    def asked(deadline_seconds: float) -> TestResponse:
        limits.deadline_seconds, clock.looks = deadline_seconds, 0
        response = client.post(path, json=body)
        assert response.status_code == 200 or is_refused(response, 503, "deadline_exceeded")
        return response

    assert asked(-1).status_code == 503
    assert clock.looks == 3, "it got its turn, and nothing was worked out for it"
    assert asked(100_000).status_code == 200
    answer = asked(100_000)  # By now, what is remembered is remembered.
    looks = clock.looks - 1
    assert looks > 1 + answers_in(answer.get_json()), "before each and after the last"
    assert {asked(seconds).status_code for seconds in range(looks)} == {503}
    assert asked(looks).status_code == 200


def test_items_whose_time_has_come_are_refused_and_those_before_are_answered(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, clock = make_app(), Clock()
    monkeypatch.setattr("service.api.limits.time", clock)
    monkeypatch.setattr("service.api.limits._SLICE_SECONDS", 60)  # One slice, so that it is looked at once for it.
    app.extensions["limits"].deadline_seconds = 6
    items = app.test_client().post("/v1/batches", json={"items": [ITEM] * 6}).get_json()["items"]
    assert [item["status"] for item in items] == [200, 200, 503, 503, 503, 503]
    assert [item["problem"] is None for item in items] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"RATE_LIMIT": "many"}, "RATE_LIMIT"),
        ({"RATE_LIMIT": "0/minute"}, "RATE_LIMIT"),
        ({"RATE_LIMIT_STORAGE": "memcached://x"}, "RATE_LIMIT_STORAGE"),
        ({"MAX_IN_FLIGHT": "8", "THREADS": "8"}, "MAX_IN_FLIGHT"),
        ({"METRICS_PORT": "8000"}, "METRICS_PORT"),
        ({"METRICS_PORT": "x"}, "METRICS_PORT"),
        ({"REQUEST_DEADLINE_SECONDS": "0"}, "REQUEST_DEADLINE_SECONDS"),
    ],
)
def test_limits_that_cannot_be_kept_stop_the_start(settings: dict[str, str], word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        Settings.from_environment(settings)
