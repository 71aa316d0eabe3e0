"""How the rows of one question are answered in columns: the key of their kinds, and what is computed for each row."""

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
    """How to answer a question: the key of a batch, the answer to a kind with its extras, the final columns."""

    key: Callable[[Facts], list[Labels]]
    answer: Callable[[Mapping[str, Any]], tuple[Compact, Any]]
    finish: Finish
    needs_more: Callable[[Any], bool] = lambda _: False
    more: Callable[[Facts], list[Labels]] = lambda _: []
    answer_more: Callable[[Mapping[str, Any]], tuple[Compact, Any]] | None = None
    """For kinds of rows that need a finer key: the columns to add to the key, and the answer to each finer kind."""


def _as_they_are(
    _: Facts, columns: Mapping[str, pa.Array], __: np.ndarray, ___: Sequence[Any]
) -> Mapping[str, pa.Array]:
    return columns


def plain_way(question: Question, answers: Answers) -> Way:
    """The way of most questions: the key has all facts, with areas by kind."""
    seen = Places(answers.book, question.looked_up)
    return Way(
        key=lambda facts: plain_key(facts, seen),
        answer=lambda stated: (answers.compact(question, stated), None),
        finish=_as_they_are,
    )


def transfer_way(question: Question, answers: Answers) -> Way:
    """The way of transfers. Fewer parameters count at the destination than at the origin."""
    whole = Places(answers.book, question.looked_up)
    places = {"from_area": whole, "to_area": Places(answers.book, transfer.DESTINATION)}
    return replace(plain_way(question, answers), key=lambda facts: transfer.key(facts, places, whole))


def times_way(question: Question, answers: Answers) -> Way:
    """The way of processing times. Days are counted in columns."""
    whole = Places(answers.book, question.looked_up)
    places = {"area": whole, "from_area": whole, "to_area": Places(answers.book, times.DESTINATION)}
    made = times.Times(question, answers, {}, Kinds())
    return Way(lambda facts: times.key(facts, places, whole), made.answer, made.finish)


def credit_way(question: Question, answers: Answers) -> Way:
    """The way of the monthly credit. Amounts are computed in columns."""
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
