"""Requests and batches share the processor of a process: in turns, in order, one batch at a time."""

import random
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask

from service.api.limits import Turns
from tests.test_limits import ITEM, PATIENCE_SECONDS

# Turns


@pytest.mark.parametrize("number", [1, 2, 3])
def test_turns_come_in_the_order_in_which_they_were_asked_for(number: int) -> None:
    turns, came = Turns(number), []
    assert all(turns.take(0) for _ in range(number))

    def wait(which: int) -> None:
        assert turns.take(PATIENCE_SECONDS)
        came.append(which)

    threads = [threading.Thread(target=wait, args=(which,)) for which in range(9)]
    for which, thread in enumerate(threads):
        thread.start()
        while len(turns._waiting) <= which:  # noqa: SLF001 - Until it is known to wait.
            time.sleep(0.001)
    assert not turns.take(0.01), "nobody goes before those who wait"
    for thread in threads:
        turns.give()
        thread.join()
    assert came == list(range(9))
    for _ in range(number):
        turns.give()
    assert [turns.take(0) for _ in range(number + 1)] == [True] * number + [False]


def test_never_do_more_have_a_turn_than_may_and_none_is_lost() -> None:
    turns, at_work, most = Turns(2), 0, 0
    lock = threading.Lock()

    def work(draw: random.Random) -> None:
        nonlocal at_work, most
        for _ in range(200):
            if not turns.take(draw.choice([0, 0.0001, 1])):
                continue
            with lock:
                at_work += 1
                most = max(most, at_work)
            time.sleep(0)
            with lock:
                at_work -= 1
            turns.give()

    threads = [threading.Thread(target=work, args=(random.Random(seed),)) for seed in range(8)]  # noqa: S311 - Times.
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2
    assert [turns.take(0) for _ in range(3)] == [True, True, False]


def test_who_gives_way_waits_for_all_who_have_a_turn_or_wait_for_one_and_no_longer_than_told() -> None:
    turns, went = Turns(1), threading.Event()
    turns.give_way(PATIENCE_SECONDS)  # To nobody.
    assert turns.take(0)
    turns.give_way(0.001)  # Nobody gives it back so soon.
    next_one = threading.Thread(target=turns.take, args=(PATIENCE_SECONDS,))
    next_one.start()
    polite = threading.Thread(target=lambda: (turns.give_way(PATIENCE_SECONDS), went.set()))
    polite.start()
    while not (turns._waiting and turns._giving_way):  # noqa: SLF001 - Until they are known to wait.
        time.sleep(0.001)
    turns.give()
    next_one.join()
    assert not went.is_set()
    turns.give()
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
    assert turns.take(PATIENCE_SECONDS)  # As a request does.
    while not turns._giving_way:  # noqa: SLF001 - Until it is known to wait.
        time.sleep(0.001)
    begun = len(items.begun)
    time.sleep(0.05)
    assert len(items.begun) == begun < 200
    turns.give()
    batch.join()
    assert len(items.begun) == 200


def test_a_request_that_computes_for_long_stops_no_batch(make_app: Callable[..., Flask], items: Items) -> None:
    app = make_app()
    assert app.extensions["limits"].turns.take(0)
    send_batch(app, "a", 20).join()
    assert len(items.begun) == 20
