"""Operators see how the service does, and never what anybody asked it."""

import json
import os
import random
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import requests
import yaml
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from service.api.telemetry import ends
from service.api.v1.questions import QUESTIONS
from service.facts import KINDS, choices
from service.policy.book import PolicyBook
from tests.check import ROOT
from tests.live import free_port, serving, workers

A_UUID = "5f2b8c0e-9d7a-4416-b3f0-a1c2d3e4f567"
CREDIT = "/v1/refund-amounts/monthly-credit"
TRANSFER = "/v1/eligibility-decisions/balance-transfer"
PATIENCE_SECONDS = 30


def samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def total(text: str, name: str, **labels: str) -> float:
    return sum(
        value for (found, has), value in samples(text).items() if found == name and labels.items() <= dict(has).items()
    )


@pytest.fixture(scope="module")
def watched(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app().test_client()


# Metrics


def test_requests_are_counted_by_operation_status_and_language_and_answers_by_verdict(watched: FlaskClient) -> None:
    before = watched.get("/metrics").text
    watched.post(CREDIT, json={}, headers={"Accept-Language": "en"})
    watched.post(CREDIT, json={"area": "1"})
    watched.post(TRANSFER, json={})
    watched.get("/v1/areas/999999")
    after = watched.get("/metrics").text

    def grown(name: str, **labels: str) -> float:
        return total(after, name, **labels) - total(before, name, **labels)

    asked = {"operation": "computeMonthlyCredit", "method": "POST", "caller": "anonymous"}
    assert grown("yibao_requests_total", **asked, status="200", language="en") == 1
    assert grown("yibao_requests_total", **asked, status="422", language="zh-CN") == 1
    assert grown("yibao_requests_total", operation="getArea", status="404") == 1
    assert grown("yibao_request_seconds_count", operation="computeMonthlyCredit") == 2
    assert grown("yibao_answers_total", question="computeMonthlyCredit", language="en") == 1
    assert grown("yibao_answers_total", question="decideBalanceTransfer", verdict="undetermined") == 1
    assert grown("yibao_problems_total", code="validation_failed") == 1


def test_every_question_has_its_verdicts_in_the_metrics(watched: FlaskClient) -> None:
    for question in QUESTIONS:
        body = {"matter": "balance-transfer"} if question.name == "processing-time-estimates" else {}
        assert watched.post(f"/v1/{question.name}", json=body).status_code == 200
    counted = {
        dict(has)["question"]: dict(has)["verdict"]
        for (name, has) in samples(watched.get("/metrics").text)
        if name == "yibao_answers_total"
    }
    assert set(counted) == {question.operation_id for question in QUESTIONS}
    assert set(counted.values()) <= {
        "eligible",
        "not_eligible",
        "undetermined",
        "exact",
        "bounds",
        "no_figure",
        "timetable",
    }


def test_the_name_of_a_key_stands_in_the_metrics_and_the_key_does_not(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    file = tmp_path / "keys"
    file.write_text("bank 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n")  # Of the text "key".
    client = make_app(auth_mode="api_key", api_keys_file=str(file)).test_client()
    client.post(CREDIT, json={}, headers={"X-Api-Key": "key"})
    client.post(CREDIT, json={}, headers={"X-Api-Key": "no-such-key"})
    text = client.get("/metrics").text
    assert total(text, "yibao_requests_total", caller="bank", status="200") == 1
    assert total(text, "yibao_requests_total", caller="anonymous", status="401") == 1
    assert total(text, "yibao_problems_total", code="credentials_invalid") == 1
    assert "no-such-key" not in text


def test_a_made_up_method_or_address_adds_no_label_of_its_own(watched: FlaskClient) -> None:
    watched.open("/v1/110101199003071234", method="BREW")
    text = watched.get("/metrics").text
    assert total(text, "yibao_requests_total", method="other", operation="unknown") >= 1
    assert "BREW" not in text
    assert "110101199003071234" not in text


def test_the_metrics_name_the_book_and_the_days_it_has_left(watched: FlaskClient, book: PolicyBook) -> None:
    text = watched.get("/metrics").text
    assert total(text, "yibao_policy_info", version=book.version, digest=book.digest) == 1
    assert total(text, "yibao_policy_days_left", what="calendar") == 40  # From 21 November to 31 December.
    assert total(text, "yibao_policy_days_left", what="rule") >= 0


@pytest.mark.untraced
@pytest.mark.parametrize("today", [date(2024, 6, 1), date(2026, 11, 21), date(2026, 12, 31), date(2027, 1, 1)])
def test_no_rule_ends_without_a_successor_before_the_day_told(book: PolicyBook, today: date) -> None:
    told = ends(book, today).get("rule")

    def ending(day: date) -> bool:
        views = [book.at(code, day, today) for code in (None, *book.areas)]
        after = [book.at(code, day + timedelta(days=1), today) for code in (None, *book.areas)]
        return any(
            (first := view.find(name)).value is not None
            and (second := later.find(name)).value is not first.value
            and second.ended_by is not None
            and second.ended_by.from_on == later.on
            for view, later in zip(views, after, strict=True)
            for name in book.parameters
        )

    if told:
        assert ending(told)
    days = [today + timedelta(days=number) for number in range(0, 60, 7)]
    assert not any(ending(day) for day in days if told is None or day < told)


def test_counts_are_right_across_workers_and_stay_when_one_is_killed() -> None:
    metrics_port = free_port()
    with serving(WORKERS="3", METRICS_PORT=str(metrics_port), RATE_LIMIT="") as live:
        page = f"http://127.0.0.1:{metrics_port}/metrics"

        def counted() -> float:
            return total(requests.get(page, timeout=10).text, "yibao_requests_total", operation="computeMonthlyCredit")

        def settles(at: float, read: Callable[[], float]) -> bool:
            """Whether all workers tell a number soon: a request is counted when its answer has been sent."""
            over = time.monotonic() + PATIENCE_SECONDS
            while {read() for _ in range(6)} != {at} and time.monotonic() < over:
                time.sleep(0.05)
            return {read() for _ in range(6)} == {at}

        for _ in range(60):
            assert requests.post(live.address + CREDIT, json={}, timeout=10).status_code == 200
        assert settles(60, counted)
        os.kill(workers(live.pid, 3)[0], signal.SIGKILL)
        time.sleep(1)
        requests.post(live.address + CREDIT, json={}, timeout=10)
        assert settles(61, counted)
        assert settles(1, lambda: total(requests.get(page, timeout=10).text, "yibao_requests_in_flight"))

        assert requests.get(f"{live.address}/metrics", timeout=10).status_code == 404
        assert requests.post(f"http://127.0.0.1:{metrics_port}{CREDIT}", json={}, timeout=10).status_code == 404


# Logs


def facts_of(question: Any, chance: random.Random) -> dict[str, Any]:
    """Facts, right and wrong ones, whose values could be told from anything else in a log."""
    made: dict[str, Any] = {}
    for name in (*question.facts.__dataclass_fields__, "on", "known_on", "no_such_fact"):
        kind = KINDS.get(name, "date" if name in ("on", "known_on") else "text")
        right: Any = {
            "area": chance.choice(["110000", "310000", "440300"]),
            "month": f"19{chance.randrange(50, 99)}-0{chance.randrange(1, 9)}",
            "money": f"{chance.randrange(10**6, 10**7)}.{chance.randrange(10, 99)}",
            "rate": f"0.0{chance.randrange(1000, 9999)}",
            "date": f"202{chance.randrange(0, 4)}-0{chance.randrange(1, 9)}-1{chance.randrange(0, 9)}",
            "count": chance.randrange(100_000, 999_999),
            "text": f"张三{chance.randrange(10**9)}",
        }.get(str(kind))
        if right is None and not isinstance(kind, str):
            right = chance.choice(choices(name))
        wrong = chance.choice(["11010119900307123X", "13800138000", f"free-text-{chance.randrange(10**9)}", 314159265])
        if chance.random() < 0.7:
            made[name] = right if right is not None and chance.random() < 0.8 else wrong
    return made


def values_of(body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        for value in body.values():
            yield from values_of(value)
    elif not isinstance(body, bool) and body is not None:
        yield str(body)


def fuzz(address: str, chance: random.Random) -> set[str]:
    """Ask everything in many right and wrong ways; what was said in values, headers, addresses and queries."""
    said: set[str] = set()
    with requests.Session() as session:
        for question in QUESTIONS:
            for number in range(25):
                body = facts_of(question, chance)
                said.update(values_of(body))
                text = json.dumps(body, ensure_ascii=number % 2 == 0)
                text = text[: len(text) // 2] if number % 7 == 6 else text
                card = f"62220212345{chance.randrange(10**7, 10**8)}"
                key = f"key-{chance.randrange(10**9)}"
                said.update((card, key))
                headers = {"Content-Type": "application/json" if number % 5 else "text/plain", "Request-Id": card}
                headers |= {"X-Api-Key": key, "Authorization": f"Bearer {key}", "User-Agent": key, "Cookie": f"a={key}"}
                query = "" if number % 3 else f"?birth={card}"
                session.post(f"{address}/v1/{question.name}{query}", text.encode(), headers=headers, timeout=10)
                session.get(f"{address}/v1/guides/balance-transfer?area={card}&on={key}", timeout=10)
                session.get(f"{address}/v1/areas/{card}", timeout=10)
                session.request(f"M{card}", f"{address}/{key}", timeout=10)
    host, port = address.removeprefix("http://").split(":")
    for raw in (
        b"GET /v1/areas?a=6222021234599999999 HTTP/9.9\r\n\r\n",
        b"6222021234599999999\r\n\r\n",
        b"GET / HTTP/1.1\r\n6222021234599999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nA@: 6222021234599999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: 6222021234599999999\r\n\r\n",
    ):
        with socket.create_connection((host, int(port)), timeout=10) as garbage:
            garbage.sendall(raw)
            garbage.recv(1000)
    return said | {"6222021234599999999"}


def written_by(pid: int) -> set[Path]:
    """The files that a process can write to: opened for writing, or memory shared with a file."""
    own, opened = Path(f"/proc/{pid}"), set[Path]()
    for info in (own / "fdinfo").iterdir():
        with suppress(FileNotFoundError):  # A connection that was closed meanwhile.
            if int(info.read_text().split()[3], 8) & os.O_ACCMODE != os.O_RDONLY:
                opened.add((own / "fd" / info.name).readlink())
    mapped = {
        Path(line.split(maxsplit=5)[5]) for line in (own / "maps").read_text().splitlines() if line.split()[1] == "rw-s"
    }
    return {file for file in opened | mapped if str(file).startswith("/") and not str(file).startswith("/dev/null")}


def test_no_value_that_was_sent_is_in_the_logs_nor_in_any_file(tmp_path: Path) -> None:
    file, counters = tmp_path / "log", tmp_path / "counters"
    with file.open("wb") as log, serving(log=log, LOG_LEVEL="debug", PROMETHEUS_MULTIPROC_DIR=str(counters)) as live:
        said = fuzz(live.address, random.Random(1))  # noqa: S311 - Values to look for, not secrets.
        written = set[Path]().union(*map(written_by, [live.pid, *workers(live.pid, 2)]))
        # Besides, gunicorn's heartbeat, which is a deleted file without content, and anonymous memory.
        known = {place for place in written if place == file or place.parent == counters or "(deleted)" in place.name}
        assert written == known
        counted = "".join(place.read_text(encoding="latin-1") for place in counters.iterdir())
    logged = file.read_text(encoding="utf-8")
    text = logged + counted
    lines = [json.loads(line) for line in logged.splitlines() if line.startswith("{")]
    asked = [line for line in lines if line["message"] == "request"]
    assert len(asked) > 1000
    assert {line["status"] for line in asked} >= {200, 400, 404, 415, 422}
    for line in asked:
        assert set(line) == {
            *("time", "level", "logger", "message", "request_id", "operation", "method", "status", "codes"),
            *("milliseconds", "language", "caller"),
        }
    assert len(said) > 1400
    # The names of processes and settings are the server's own words; what it quotes of a request is looked for there.
    own = {"worker", "none"}
    there = [value for value in said - own if value in text]
    found = [value for value in there if re.search(rf"(?<![A-Za-z0-9.]){re.escape(value)}(?![A-Za-z0-9])", text)]
    assert found == []


def test_a_request_can_be_found_in_the_logs_by_its_id(watched: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "service.requests"):
        response = watched.post(CREDIT, json={"area": "1"}, headers={"Request-Id": A_UUID})
    (record,) = caplog.records
    assert record.fields["request_id"] == response.headers["Request-Id"] == A_UUID
    assert record.fields["codes"] == ("validation_failed", "not_an_area_code")


@pytest.mark.parametrize("stated", [A_UUID.upper(), A_UUID.replace("-", ""), "0190a2b4-5c3d-7e8f-9a0b-1c2d3e4f5a6b"])
def test_a_request_id_may_be_a_uuid_of_any_kind(watched: FlaskClient, stated: str) -> None:
    assert watched.get("/health/live", headers={"Request-Id": stated}).headers["Request-Id"] == stated


@pytest.mark.parametrize(
    "stated",
    [
        *("110101199003071234", "11010119900307123X", "13800138000", "6222021234567890123", "zhang-san-beijing"),
        *("a-fit-request-id", "11010119900307123400000000000000", f"{A_UUID}0", A_UUID.replace("-", "", 1), ""),
    ],
)
def test_no_other_text_is_taken_as_a_request_id(watched: FlaskClient, stated: str) -> None:
    given = watched.get("/health/live", headers={"Request-Id": stated}).headers["Request-Id"]
    assert re.fullmatch("[0-9a-f]{32}", given)
    assert given != stated


# Readiness


def test_readiness_is_red_while_the_service_leaves_and_it_still_answers(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    client = app.test_client()
    assert client.get("/health/ready").get_json()["status"] == "ready"
    app.extensions["draining"].set()
    response = client.get("/health/ready")
    assert (response.status_code, response.get_json()["status"]) == (503, "draining")
    assert response.get_json()["policy_digest"].startswith("sha256:")
    assert client.get("/health/live").status_code == 200
    assert client.post(CREDIT, json={}).status_code == 200
    assert total(client.get("/metrics").text, "yibao_draining") == 1


def lives(address: str) -> bool:
    try:
        return requests.get(f"{address}/health/live", timeout=10).status_code == 200
    except requests.ConnectionError:
        return False


def test_on_sigterm_readiness_turns_red_before_the_doors_close() -> None:
    with serving(DRAIN_SECONDS="4") as live:
        os.kill(live.pid, signal.SIGTERM)
        started = time.monotonic()
        while (response := requests.get(f"{live.address}/health/ready", timeout=10)).status_code == 200:
            assert time.monotonic() - started < PATIENCE_SECONDS
        assert response.json()["status"] == "draining"
        assert requests.post(live.address + CREDIT, json={}, timeout=10).status_code == 200
        while lives(live.address):
            assert time.monotonic() - started < PATIENCE_SECONDS
            time.sleep(0.1)
        assert time.monotonic() - started > 3


# What operators load


def names_in(query: str) -> set[str]:
    promql_parser.parse(query)
    return set(re.findall(r"yibao_[a-z_]+", query))


def test_alerts_and_dashboard_ask_only_for_metrics_that_there_are(watched: FlaskClient) -> None:
    watched.post(CREDIT, json={"area": "1"})
    watched.post(CREDIT, json={})
    known = {name for name, _ in samples(watched.get("/metrics").text)}
    rules = yaml.safe_load((ROOT / "helm" / "files" / "alerts.yaml").read_text(encoding="utf-8"))
    dashboard = json.loads((ROOT / "helm" / "files" / "dashboard.json").read_text(encoding="utf-8"))
    queries = [rule["expr"] for group in rules["groups"] for rule in group["rules"]]
    queries += [
        target["expr"].replace("$__rate_interval", "5m") for panel in dashboard["panels"] for target in panel["targets"]
    ]
    assert len(queries) > 10
    for query in queries:
        assert names_in(query) <= known, query
        assert names_in(query)


def test_every_alert_says_what_it_means_and_what_to_do() -> None:
    rules = yaml.safe_load((ROOT / "helm" / "files" / "alerts.yaml").read_text(encoding="utf-8"))
    for group in rules["groups"]:
        for rule in group["rules"]:
            assert rule["labels"]["severity"] in ("page", "ticket")
            assert rule["annotations"]["summary"]
            assert rule["annotations"]["description"]
