"""The benchmark measures what it says: whole answers, the server's processor time, right peers, larger books."""

import json
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from service.policy.load import load_book
from tests.bench import bodies, page, synthetic_book
from tests.bench.load import Size, posted, raw, turn
from tests.bench.peers.obvious import app as obvious
from tests.bench.peers.work import AREAS
from tests.bench.processes import WORKERS, Server
from tests.bench.results import Bar, Row
from tests.bench.right import BY_HAND
from tests.live import Live, workers
from tests.shipped import SERVED, app_with


@pytest.fixture
def server(live: Live) -> Server:
    return Server("live", int(live.address.rsplit(":", 1)[1]), live.pid, live.seconds_to_first_answer)


@pytest.mark.parametrize("anew", [False, True])
def test_a_turn_counts_each_answer_and_the_processor_time_of_the_server(server: Server, *, anew: bool) -> None:
    requests = bodies.as_requests(bodies.complete(bodies.CREDIT, f"tested {anew}"))
    load = turn(server, requests, Size(connections=4, most=30, seconds=60), anew=anew)
    assert load.requests == len(load.latencies) == 30
    assert 0 < load.cpu_seconds < load.seconds * 4
    assert load.cpu_ms > 0
    assert min(load.latencies) * 1000 < load.p99_ms
    assert 0 <= load.others <= 1


def test_an_answer_that_is_no_answer_ends_the_measurement(server: Server) -> None:
    faulty = {"area": "nowhere"}
    with pytest.raises(AssertionError, match="422"):
        turn(server, [raw(f"/v1/{bodies.CREDIT}", faulty)], Size(1, 1, 5))
    with pytest.raises(AssertionError, match="422"):
        posted(server, f"/v1/{bodies.CREDIT}", faulty)


def test_the_service_is_seen_with_its_workers(server: Server) -> None:
    workers(server.pid, WORKERS)  # The first may answer before the last is there.
    assert len(server.processes) == WORKERS + 1
    shared, whole = server.memory_mib("Pss"), server.memory_mib("Rss")
    assert len(shared) == len(whole) == WORKERS
    assert all(1 < one < other < 1000 for one, other in zip(shared, whole, strict=True))


def test_what_is_asked_never_repeats_and_complete_facts_miss_none() -> None:
    client = app_with().test_client()
    for question in bodies.MEASURED:
        asked = [json.dumps(facts) for _, facts in islice(bodies.complete(question), 200)]
        assert len(set(asked)) == 200
        for facts in asked[:10]:
            answer = client.post(f"/v1/{question}", data=facts, content_type="application/json").get_json()
            assert answer["missing_facts"] == []
    for draw in (lambda seed: bodies.nothing(bodies.TRANSFER, seed), bodies.half, bodies.mixed):
        drawn = [json.dumps(each) for seed in "ab" for each in islice(draw(seed), 100)]
        assert len(set(drawn)) == 200
    days = [facts["on"] for _, facts in islice(bodies.nothing(bodies.TRANSFER, "days"), 1000)]
    assert len(set(days)) == 1000


@pytest.mark.parametrize(("case", "expected"), BY_HAND)
def test_the_obvious_peer_decides_as_by_hand(case: bodies.Facts, expected: bodies.Facts) -> None:
    client = obvious.test_client()
    assert client.post("/decide", json=case).get_json() == expected
    assert client.post("/batch", json=[case, case]).get_json() == [expected, expected]


@pytest.mark.parametrize(
    "wrong", [{"from_area": "990000"}, {"on": "2024-02-30"}, {"contribution_base": "-1"}, {"who": 1}, {"channel": None}]
)
def test_the_obvious_peer_refuses_what_does_not_fit(wrong: bodies.Facts) -> None:
    case, _ = BY_HAND[0]
    assert obvious.test_client().post("/decide", json={**case, **wrong}).status_code == 422
    assert len(set(AREAS)) == 30


def test_a_larger_book_is_read_and_keeps_what_stood_there(tmp_path: Path) -> None:
    folder = synthetic_book.make(tmp_path / "larger", areas=3, values=3)
    larger = load_book(folder)
    small = len(SERVED.areas)
    assert len(larger.areas) == 3 * small - 2 * sum(each.level == "province" for each in SERVED.areas.values())
    assert set(SERVED.areas) < set(larger.areas)
    before, after = list(SERVED.values()), list(larger.values())
    assert len(after) > 5 * len(before)
    kept = {(key, value.parameter, value.from_on, str(value.raw), value.standing) for key, value in after}
    assert {(key, value.parameter, value.from_on, str(value.raw), value.standing) for key, value in before} <= kept
    assert synthetic_book.counted(folder) == (len(larger.areas), len({key[:6] for key, _ in after}) - 1, len(after))


def test_the_page_and_the_plot_tell_medians_spreads_and_bars() -> None:
    rows = [
        Row("CPU", "credit <complete>", "times", [1.5, 1.25, 9.0], Bar(1.7), plotted=True),
        Row("CPU", "half", "times", [84.0, 30.0, 133.4], Bar(2.5), plotted=True),
        Row("Batch", "compact", "times", [0.5, 0.4, 0.3], Bar(0.4, "least")),
        Row("Batch", "peer", "cases/s", [21661.4]),
        Row("Silence", "sync", "s", [float("inf")]),
    ]
    text = page.page(rows, machine="a machine", others=0.014, checked="All right.")
    assert "2 of 3 bars are kept" in text
    assert "| credit <complete> | 1.5 times (1.25 to 9) | at most 1.7 | yes |" in text
    assert "| half | 84 times (30 to 133) | at most 2.5 | **no** |" in text
    assert "| compact | 0.4 times (0.3 to 0.5) | at least 0.4 | yes |" in text
    assert "| peer | 21661 cases/s |  |  |" in text
    assert "| sync | not in time |  |  |" in text
    drawn = ET.fromstring(page.plot(rows))  # noqa: S314 - written by the line above.
    told = ["".join(each.itertext()) for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"credit <complete>", "1.5", "half", "84"} <= set(told)
    assert "compact" not in told
