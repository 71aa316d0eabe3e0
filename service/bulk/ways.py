"""How the rows of one question are answered in columns: what tells them apart, what is worked out of numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from service.bulk import credit, credit_key, times, transfer
from service.bulk.answers import Answers
from service.bulk.compact import Compact
from service.bulk.keys import Facts, Labels, Places, plain_key
from service.bulk.kinds import Kinds
from service.questions.question import Question

Finish = Callable[[Facts, Mapping[str, pa.Array], np.ndarray, Sequence[Any]], Mapping[str, pa.Array]]


@dataclass(frozen=True, slots=True)
class Way:
    """The key of a batch, the answer to a kind of row with what its columns need besides, and the last columns."""

    key: Callable[[Facts], list[Labels]]
    answer: Callable[[Mapping[str, Any]], tuple[Compact, Any]]
    finish: Finish
    needs_more: Callable[[Any], bool] = lambda _: False
    more: Callable[[Facts], list[Labels]] = lambda _: []
    answer_more: Callable[[Mapping[str, Any]], tuple[Compact, Any]] | None = None
    """Where a kind of row turns out to need it: what else its rows are told apart by, and their answers."""


def _as_they_are(
    _: Facts, columns: Mapping[str, pa.Array], __: np.ndarray, ___: Sequence[Any]
) -> Mapping[str, pa.Array]:
    return columns


def plain_way(question: Question, answers: Answers) -> Way:
    """Rows told apart by all they state, areas by kind."""
    seen = Places(answers.book, question.looked_up)
    return Way(
        key=lambda facts: plain_key(facts, seen),
        answer=lambda stated: (answers.compact(question, stated), None),
        finish=_as_they_are,
    )


def transfer_way(question: Question, answers: Answers) -> Way:
    """A transfer: destinations are told apart by less than origins."""
    whole = Places(answers.book, question.looked_up)
    places = {"from_area": whole, "to_area": Places(answers.book, transfer.DESTINATION)}
    return replace(plain_way(question, answers), key=lambda facts: transfer.key(facts, places, whole))


def times_way(question: Question, answers: Answers) -> Way:
    """Processing times: days are counted in columns."""
    whole = Places(answers.book, question.looked_up)
    places = {"area": whole, "from_area": whole, "to_area": Places(answers.book, times.DESTINATION)}
    made = times.Times(question, answers, {}, Kinds())
    return Way(lambda facts: times.key(facts, places, whole), made.answer, made.finish)


def credit_way(question: Question, answers: Answers) -> Way:
    """The monthly credit: sums are worked out in columns."""
    keys = credit_key.Keys(Places(answers.book, question.looked_up))
    made = credit.Credit(question, answers, keys)
    return Way(
        keys.of, made.answer, made.finish, lambda beside: beside.needs_numbers, credit_key.numbers_of, made.answer_alone
    )


_WAYS: Mapping[str, Callable[[Question, Answers], Way]] = {
    "eligibility-decisions/balance-transfer": transfer_way,
    "processing-time-estimates": times_way,
    "refund-amounts/monthly-credit": credit_way,
}


def way_of(question: Question, answers: Answers) -> Way:
    """The way of a question."""
    return _WAYS.get(question.name, plain_way)(question, answers)
