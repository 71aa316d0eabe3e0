"""What is kept between answers changes none of them: grounds by case, remedies by rules and steps."""

import gc
import json
from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from flask.testing import FlaskClient

from service.questions.balance_transfer import law as transfer
from service.reasoning import cases, remedies
from service.reasoning.memo import Memo
from tests.bench import bodies
from tests.shipped import app_with

AREAS = ("430200", "430300", "440100", "440700", "520100", "460100", "140100", "140200", "310000", "320500", "869999")
"""Few, some of them with the same rules, so that cases meet; one that the book does not list."""
KEPT = (cases._grounds, cases._criteria, remedies._courses, remedies._remedies, transfer._pairs)  # noqa: SLF001
ASKED, LEFT_OUT = 28, 0.2


def drawn(question: str) -> Iterator[bodies.Facts]:
    """Facts of one question, each time followed by those that differ in one fact from them, or lack it."""
    chance = Random(question)  # noqa: S311 - nothing secret.
    complete = (facts for _, facts in bodies.complete(question, "kept", AREAS))
    for facts, others in islice(zip(complete, complete, strict=True), ASKED):
        yield facts
        for name in dict.fromkeys((*facts, *others)):
            kept = {other: value for other, value in facts.items() if other != name}
            if name != "matter" and chance.random() < LEFT_OUT:
                yield kept
            if name in others:
                yield {**kept, name: "resident" if name.startswith("scheme") else others[name]}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A client of the shipped book."""
    return app_with().test_client()


@pytest.mark.parametrize("question", bodies.MEASURED)
def test_an_answer_is_the_same_whatever_was_answered_before(client: FlaskClient, question: str) -> None:
    """Each answer made anew has the bytes of the one that shares what others left behind."""
    asked = list(drawn(question))

    def answers(*, anew: bool) -> Iterator[bytes]:
        for facts in asked:
            if anew:
                for kept in KEPT:
                    kept.clear()
            yield client.post(f"/v1/{question}", data=json.dumps(facts), content_type="application/json").data

    made_anew = list(answers(anew=True))
    assert list(answers(anew=False)) == made_anew
    assert len(cases._grounds) > 1  # noqa: SLF001 - That anything is kept shows nowhere else.
    assert all(len(kept) <= kept.size for kept in KEPT)


PARTLY = (bodies.CREDIT, bodies.RETIREMENT, "refund-amounts/contributions", "refund-amounts/retirement-makeup")
"""Questions whose answers share, over all areas and days, what follows from the facts stated."""


def test_partly_stated_facts_are_answered_the_same_in_any_order(client: FlaskClient) -> None:
    """Caches are emptied in between, so that each answer meets others than before."""
    chance = Random("partly")  # noqa: S311 - nothing secret.
    asked = [(question, bodies.Drawn(chance).half(question)) for _ in range(8) for question in PARTLY]
    asked += [next(bodies.nothing(question, "kept")) for question in PARTLY]
    asked += [(question, {**facts, "area": "310000"}) for question, facts in asked[:4]]

    def answers(order: list[tuple[str, bodies.Facts]]) -> list[bytes]:
        return [
            client.post(f"/v1/{question}", data=json.dumps(facts), content_type="application/json").data
            for question, facts in order
        ]

    in_order = answers(asked)
    for kept in [each for each in gc.get_objects() if isinstance(each, Memo)]:
        kept.clear()
    assert answers(asked[::-1])[::-1] == in_order
