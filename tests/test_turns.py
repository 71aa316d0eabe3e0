"""Requests and batches share the processor of a process: in turns, who has had least first, one batch at a time."""

import random
import threading
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask

from service.api.shares import Share, Shares
from service.api.turns import Turn, Turns
from tests.shipped import TODAY, app_with
from tests.test_limits import ITEM, PATIENCE_SECONDS

# Turns


def taken(turns: Turns, share: Share, seconds: float = 0) -> Turn:
    turn = turns.take(share, seconds)
    assert turn
    return turn


class Waiters:
    """Callers who wait for a turn in threads of their own, and the order in which it came."""

    def __init__(self, turns: Turns) -> None:
        self._turns, self.came = turns, list[str]()
        self._threads = list[threading.Thread]()

    def wait(self, share: Share) -> None:
        def wait() -> None:
            turn = taken(self._turns, share, PATIENCE_SECONDS)
            self.came.append(share.caller)
            self._turns.give(turn)

        thread = threading.Thread(target=wait)
        self._threads.append(thread)
        thread.start()
        while len(self._turns._waiting) < len(self._threads):  # noqa: SLF001 - Until it is known to wait.
            time.sleep(0.001)

    def join(self) -> list[str]:
        for thread in self._threads:
            thread.join()
        return self.came


@pytest.mark.parametrize("number", [1, 2, 3])
def test_turns_of_one_caller_come_in_the_order_in_which_they_were_asked_for(number: int) -> None:
    turns, came = Turns(number), list[int]()
    one = Share("a", 0.0)
    held = [taken(turns, one) for _ in range(number)]

    def wait(which: int) -> None:
        turn = taken(turns, one, PATIENCE_SECONDS)
        came.append(which)
        turns.give(turn)

    threads = [threading.Thread(target=wait, args=(which,)) for which in range(9)]
    for which, thread in enumerate(threads):
        thread.start()
        while len(turns._waiting) <= which:  # noqa: SLF001 - Until it is known to wait.
            time.sleep(0.001)
    assert turns.take(one, 0.01) is None, "nobody goes before those who wait"
    turns.give(held.pop())
    for thread in threads:
        thread.join()
    assert came == list(range(9))
    for turn in held:
        turns.give(turn)
    assert [bool(turns.take(one, 0)) for _ in range(number + 1)] == [True] * number + [False]


def test_who_has_had_least_goes_first() -> None:
    shares = Shares()
    turns = Turns(1, shares)
    much, little, none = (shares.begin(name) for name in ("much", "little", "none"))
    much.charged, little.charged = 0.5, 0.1
    held = taken(turns, much)
    waiters = Waiters(turns)
    for share in (much, much, little, none):
        waiters.wait(share)
    assert turns.is_wanted(held)
    turns.give(held)
    assert waiters.join() == ["none", "little", "much", "much"]


def test_cost_is_processor_time_and_not_time_that_is_waited_for() -> None:
    shares = Shares()
    turns, share = Turns(1, shares), shares.begin("a")
    turn = taken(turns, share)
    time.sleep(0.05)
    turns.give(turn)
    assert share.charged < 0.02
    turn = taken(turns, share)
    ends = time.thread_time() + 0.05
    while time.thread_time() < ends:
        pass
    turns.give(turn)
    assert 0.04 < share.charged < 0.1
    assert share.usual > 0.005, "what it costs is learnt"


def test_while_others_are_about_no_caller_has_every_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = Shares()
    turns, one = Turns(2, shares), shares.begin("a")
    held = [taken(turns, one), taken(turns, one)]  # Alone it has.
    for turn in held:
        turns.give(turn)
    other = shares.begin("b")
    held = [taken(turns, one)]
    assert turns.take(one, 0.001) is None
    assert turns.take(other, 0), "there is a turn for who asks little"
    monkeypatch.setattr("service.api.shares._ABOUT_SECONDS", -1.0)
    assert shares.alone()


def test_who_was_away_saves_nothing_up_and_who_owes_nothing_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = Shares()
    turns, one = Turns(1, shares), shares.begin("a")
    one.charged = 5.0
    turns.give(taken(turns, one))
    newcomer = shares.begin("b")
    assert newcomer.charged == 5.0
    shares.end(newcomer)
    assert shares.begin("b") is not newcomer
    monkeypatch.setattr("service.api.shares._MOST_KNOWN", 3)
    for number in range(50):
        share = shares.begin(f"n{number}")
        share.charged += 1  # It owes something, and would be remembered.
        shares.end(share)
    assert len(shares._of) <= 4  # noqa: SLF001 - What is remembered is bounded.
    assert shares.begin("a") is one, "who has something under way is not forgotten"


def test_never_do_more_have_a_turn_than_may_and_none_is_lost() -> None:
    shares = Shares()
    turns, at_work, most = Turns(2, shares), 0, 0
    lock = threading.Lock()

    def work(draw: random.Random) -> None:
        nonlocal at_work, most
        for _ in range(200):
            share = shares.begin(draw.choice("abc"))
            turn = turns.take(share, draw.choice([0, 0.0001, 1]))
            if turn:
                with lock:
                    at_work += 1
                    most = max(most, at_work)
                time.sleep(0)
                with lock:
                    at_work -= 1
                turns.give(turn)
            shares.end(share)

    threads = [threading.Thread(target=work, args=(random.Random(seed),)) for seed in range(8)]  # noqa: S311 - Times.
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2
    assert [bool(turns.take(shares.begin(name), 0)) for name in "abc"] == [True, True, False]
    assert not shares._of["a"].under_way - 1  # noqa: SLF001 - All others are over.


def test_who_gives_way_waits_for_all_who_have_a_turn_or_wait_for_one_and_no_longer_than_told() -> None:
    turns, went, share = Turns(1), threading.Event(), Share("a", 0.0)
    turns.give_way(PATIENCE_SECONDS)  # To nobody.
    first = taken(turns, share)
    turns.give_way(0.001)  # Nobody gives it back so soon.
    got = list[Turn]()
    next_one = threading.Thread(target=lambda: got.append(taken(turns, share, PATIENCE_SECONDS)))
    next_one.start()
    polite = threading.Thread(target=lambda: (turns.give_way(PATIENCE_SECONDS), went.set()))
    polite.start()
    while not (turns._waiting and turns._giving_way):  # noqa: SLF001 - Until they are known to wait.
        time.sleep(0.001)
    turns.give(first)
    next_one.join()
    assert not went.is_set()
    turns.give(got[0])
    assert went.wait(PATIENCE_SECONDS)
    polite.join()


class Items:
    """Notes which batch's item is worked on when; each takes a moment in which others could begin."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.at_work = self.most_at_work = 0

    def answer(self, facts: Any, detail: str) -> dict[str, Any]:
        assert detail == "full"
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        self.begun.append(facts["batch"])
        time.sleep(0.002)
        self.at_work -= 1
        return {}


@pytest.fixture
def items(monkeypatch: pytest.MonkeyPatch) -> Items:
    made = Items()
    monkeypatch.setattr("service.api.v1.batches.ANSWERERS", {ITEM["question"]: made.answer})
    return made


def send_batch(app: Flask, name: str, number: int) -> threading.Thread:
    body = {"items": [{**ITEM, "facts": {"batch": name}}] * number}
    thread = threading.Thread(target=lambda: app.test_client().post("/v1/batches", json=body, buffered=True))
    thread.start()
    return thread


def test_the_items_of_batches_come_one_at_a_time_and_each_batch_has_its_turns(
    make_app: Callable[..., Flask], items: Items
) -> None:
    app = make_app()
    threads = [send_batch(app, name, 60) for name in "abc"]
    for thread in threads:
        thread.join()
    assert sorted(items.begun) == sorted("abc" * 60)
    assert items.most_at_work == 1
    changes = sum(one != other for one, other in pairwise(items.begun))
    assert changes > 20, "after a slice of a few items comes another batch"


def test_a_batch_begins_no_item_while_a_request_computes(
    make_app: Callable[..., Flask], items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.api.limits._GIVE_WAY_SECONDS", PATIENCE_SECONDS)
    app = make_app()
    turns = app.extensions["limits"].turns
    batch = send_batch(app, "a", 200)
    while not items.begun:
        time.sleep(0.001)
    held = taken(turns, Share("someone", 0.0), PATIENCE_SECONDS)  # As a request does.
    while not turns._giving_way:  # noqa: SLF001 - Until it is known to wait.
        time.sleep(0.001)
    begun = len(items.begun)
    time.sleep(0.05)
    assert len(items.begun) == begun < 200
    turns.give(held)
    batch.join()
    assert len(items.begun) == 200


def test_a_request_that_computes_for_long_stops_no_batch(make_app: Callable[..., Flask], items: Items) -> None:
    app = make_app()
    assert taken(app.extensions["limits"].turns, Share("someone", 0.0))
    send_batch(app, "a", 20).join()
    assert len(items.begun) == 20


def test_between_two_answers_of_a_request_who_had_less_goes_first() -> None:
    turns, told, threads = Turns(1), list[str](), list[threading.Thread]()

    def another() -> None:
        turn = taken(turns, Share("another", 0.0), PATIENCE_SECONDS)
        while not turns._waiting:  # noqa: SLF001 - Until the request waits for its turn again.
            time.sleep(0.001)
        told.append("another")
        turns.give(turn)

    def today() -> date:
        """Begin another caller's request once this one computes."""
        if turns._free == 0 and not threads:  # noqa: SLF001
            threads.append(threading.Thread(target=another))
            threads[0].start()
            while not turns._waiting:  # noqa: SLF001 - Until it is known to wait.
                time.sleep(0.001)
        return TODAY

    app = app_with(today=today)
    app.extensions["limits"].turns = turns
    answer = app.test_client().post("/v1/refund-amounts/monthly-credit", json={})
    told.append("this one")
    for thread in threads:
        thread.join()
    assert answer.status_code == 200
    assert told == ["another", "this one"]
