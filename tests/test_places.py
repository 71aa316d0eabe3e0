"""Requests in flight: so many of all, fewer of one; who has most gives way; long answers go on in rounds."""

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service.api.calls import Call
from service.api.places import STREAMS_AT_ONCE, Place, Places, Streams
from service.api.shares import Share, Shares
from service.api.turns import Turns
from tests.test_limits import CREDIT, ITEM, PATIENCE_SECONDS, is_refused


class Hall:
    """The places of a process with its turns, of which somebody has all."""

    def __init__(self, number: int) -> None:
        self.shares = Shares()
        self.turns = Turns(1, self.shares)
        self.places = Places(number, self.shares, self.turns)
        self._held = self.turns.take(Share("somebody", 0.0), 0)
        self._threads = list[threading.Thread]()
        self.turned_away = list[str]()

    def wait(self, share: Share) -> None:
        """Let a request of a caller take a place and wait for a turn that does not come before `over`."""
        assert self.places.take(share)

        def wait() -> None:
            turn = self.turns.take(share, PATIENCE_SECONDS)
            if turn:
                self.turns.give(turn)
            else:
                self.turned_away.append(share.caller)
            self.places.give(share)

        before = len(self.turns._waiting)  # noqa: SLF001 - Until it is known to wait.
        self._threads.append(threading.Thread(target=wait))
        self._threads[-1].start()
        while len(self.turns._waiting) <= before:  # noqa: SLF001
            time.sleep(0.001)

    def over(self) -> None:
        assert self._held
        self.turns.give(self._held)
        for thread in self._threads:
            thread.join()


def test_a_caller_who_is_alone_may_have_all_places() -> None:
    hall = Hall(8)
    one = hall.shares.begin("one")
    assert [hall.places.take(one) for _ in range(9)] == [True] * 8 + [False]
    hall.over()


def test_beside_others_one_caller_never_takes_all_places() -> None:
    hall = Hall(8)
    one, other = hall.shares.begin("one"), hall.shares.begin("other")
    assert [hall.places.take(one) for _ in range(8)] == [True] * 6 + [False] * 2
    assert [hall.places.take(other) for _ in range(3)] == [True, True, False]
    hall.places.give(one)
    assert hall.places.take(other)
    hall.over()


@given(st.integers(1, 20), st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=60))
def test_places_are_never_more_than_there_are_and_none_is_lost(number: int, steps: list[tuple[str, bool]]) -> None:
    shares = Shares()
    places = Places(number, shares, Turns(1, shares))
    held: list[Share] = []
    for caller, takes in steps:
        share = shares.begin(caller)
        if takes and places.take(share):
            held.append(share)
            assert held.count(share) <= (number if shares.alone() else max(number * 3 // 4, 1))
        elif share in held:
            held.remove(share)
            places.give(share)
        assert len(held) <= number
    for share in held:
        places.give(share)
    assert sum(places.take(shares.begin(f"new {which}")) for which in range(number + 1)) == number


def test_where_all_places_are_taken_who_has_most_gives_one_to_who_has_fewer() -> None:
    hall = Hall(8)
    greedy, second, third = (hall.shares.begin(name) for name in ("greedy", "second", "third"))
    for _ in range(6):
        hall.wait(greedy)
    hall.wait(second)
    hall.wait(second)
    assert hall.turned_away == []
    assert hall.places.take(third), "it has none, and the greedy one six"
    while not hall.turned_away:
        time.sleep(0.001)
    assert hall.turned_away == ["greedy"]
    hall.places.give(third)
    hall.over()
    assert hall.turned_away == ["greedy"]


def test_nobody_who_has_hardly_more_is_turned_away() -> None:
    hall = Hall(2)
    one, other = hall.shares.begin("one"), hall.shares.begin("other")
    hall.wait(one)
    hall.wait(other)
    assert not hall.places.take(hall.shares.begin("third"))
    hall.over()
    assert hall.turned_away == []


# Answers that are made while they are sent


class Sending:
    """Streams of some callers, whose rounds are over as soon as others wait."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("service.api.places._ROUND_SECONDS", 0.0)
        self.shares, self.streams = Shares(), Streams()
        self.places = Places(100, self.shares, Turns(1, self.shares))

    def begun(self, caller: str) -> tuple[Place, Call]:
        asked, share = Call({}), self.shares.begin(caller)
        asked.deadline = 10.0
        assert self.places.take(share)
        place = Place(asked, share, self.places, self.streams)
        assert place.stream()
        return place, asked


def test_few_of_them_go_on_at_once_and_each_has_its_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    sending = Sending(monkeypatch)
    places = [sending.begun("a")[0] for _ in range(STREAMS_AT_ONCE + 1)]
    assert [each.goes_on() for each in places] == [True] * STREAMS_AT_ONCE + [False]
    assert not places[0].goes_on(), "its round is over, as another waits"
    assert places[-1].resume()
    assert not places[0].resume()
    places[1].end()
    assert places[0].resume()
    assert places[1].goes_on(), "what is over stops nobody"
    places[1].end()
    for place in places:
        place.end()
    assert (sending.streams.at_work, sending.streams.waiting) == (set(), set())


def test_an_answer_goes_on_until_its_round_is_over_though_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    sending = Sending(monkeypatch)
    first, *_, last = [sending.begun("a")[0] for _ in range(STREAMS_AT_ONCE + 1)]
    monkeypatch.setattr("service.api.places._ROUND_SECONDS", PATIENCE_SECONDS)
    for place in sending.streams.waiting | {first}:
        assert place.goes_on()
    sending.streams.waiting.add(last)
    assert first.goes_on()


def test_an_answer_that_is_sent_whole_waits_for_no_round() -> None:
    shares, streams = Shares(), Streams(number=0)
    share = shares.begin("a")
    share.charged = 2.0
    place = Place(Call({}), share, Places(1, shares, Turns(1, shares)), streams)
    assert place.goes_on()
    assert place.resume()
    place.pause()
    assert not streams.waiting
    assert place.had == 2.0


def test_while_a_reader_is_waited_for_others_go_on_and_no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    sending = Sending(monkeypatch)
    slow, asked = sending.begun("slow")
    others = [sending.begun("quick")[0] for _ in range(STREAMS_AT_ONCE)]
    assert slow.goes_on()
    slow.pause()
    assert all(each.goes_on() for each in others)
    time.sleep(0.02)
    slow.read()
    assert 10.02 <= asked.deadline < 11
    slow.read()
    assert asked.deadline < 11


def test_one_caller_has_no_more_of_them_than_may_be(make_app: Callable[..., Flask]) -> None:
    app = make_app(max_in_flight=1)
    limits = app.extensions["limits"]
    share = limits.shares.begin("127.0.0.1")
    assert limits.places.stream(share)
    assert limits.places.stream(share)

    def batch(client: FlaskClient, address: str) -> object:
        overrides = {"REMOTE_ADDR": address}
        return client.post("/v1/batches", json={"items": [ITEM]}, environ_overrides=overrides, buffered=True)

    assert is_refused(batch(app.test_client(), "127.0.0.1"), 503, "overloaded")
    assert batch(app.test_client(), "127.0.0.2").status_code == 200  # type: ignore[attr-defined]
    limits.places.end_stream(share)
    for _ in range(3):
        assert batch(app.test_client(), "127.0.0.1").status_code == 200  # type: ignore[attr-defined]
    assert app.test_client().post(CREDIT, json={}).status_code == 200


# What is refused at the door, for want of a place, or of a turn


def test_where_too_many_are_asked_who_they_are_one_more_is_refused_and_health_is_told(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(max_in_flight=1)
    client, limits = app.test_client(), app.extensions["limits"]
    with limits.doors:
        assert is_refused(client.post(CREDIT, json={}), 503, "overloaded")
        assert client.get("/health/live").status_code == 200
    assert client.post(CREDIT, json={}).status_code == 200


def test_where_all_places_are_taken_one_more_is_refused(make_app: Callable[..., Flask]) -> None:
    app = make_app(max_in_flight=1)
    client, limits = app.test_client(), app.extensions["limits"]
    other = limits.shares.begin("other")
    assert limits.places.take(other)
    assert is_refused(client.post(CREDIT, json={}), 503, "overloaded")
    limits.places.give(other)
    assert client.post(CREDIT, json={}).status_code == 200


def test_who_gets_no_turn_in_time_is_refused(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    client, limits = app.test_client(), app.extensions["limits"]
    limits.turns = Turns(1, limits.shares)
    held = limits.turns.take(limits.shares.begin("other"), 0)
    limits.deadline_seconds = 0.02
    assert is_refused(client.post(CREDIT, json={}), 503, "deadline_exceeded")
    limits.turns.give(held)
    limits.deadline_seconds = PATIENCE_SECONDS
    assert client.post(CREDIT, json={}).status_code == 200


def test_a_caller_that_cannot_be_judged_leaves_the_door_free(
    make_app: Callable[..., Flask], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keys").write_text(f"bank {hashlib.sha256(b'bank-key').hexdigest()}\n")
    app = make_app(max_in_flight=1, auth_mode="api_key", api_keys_file=str(tmp_path / "keys"))
    client, key = app.test_client(), {"X-Api-Key": "bank-key"}
    with monkeypatch.context() as broken:
        broken.setattr("service.api.api_keys.hmac.compare_digest", None)
        assert client.post(CREDIT, json={}, headers=key).status_code == 500
    assert client.post(CREDIT, json={}, headers=key).status_code == 200
