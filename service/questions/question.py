"""What a question declares. Everything that follows from it is computed the same way for every question."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from service.outcome import Amount, Decision, Grounds, NextChange, Timetable
from service.policy.day import Day
from service.reasoning.completions import Space
from service.reasoning.curves import Curve
from service.shapes.fields import AnswerSchema
from service.wording.sentences import Sentences

Outcome = Decision | Amount | Timetable
Begun = tuple[Grounds, Callable[[], Any]]
"""The grounds of an answer, and a function that makes the whole of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its address, its facts, the function that answers it, and the shape of the answer.

    `name` is its path below `/v1`, `rank` its place among all questions, `tag` its group in the contract. `kind` is the
    form of its answer, to which `values` adds what only this question has. `begins` returns the grounds of an
    answer and a function that makes the whole of it, if the grounds alone cost less. `looked_up` names all parameters
    that an answer may look up. `space` returns the completions of missing facts. `turns` yields the later days on which
    an answer may change by the calendar alone, while the rules stay.

    For sweeps over one fact: `steps` names, as places on its grid, where its answer may change besides the steps of its
    axis (`None`: anywhere); `curves` has, for a number that enters a sum by a formula, one curve for each completion
    (`None`: it enters none).
    """

    name: str
    rank: int
    operation_id: str
    tag: str
    summary: str
    description: str
    kind: Literal["decision", "amount", "time"]
    facts: type[Any]
    answer: Callable[[Any, Day], Any]
    schema: type[AnswerSchema]
    looked_up: frozenset[str]
    space: Callable[[Any, Day], Space[Any]]
    turns: Callable[[Any, Day], Iterable[NextChange]] = lambda *_: ()
    begins: Callable[[Any, Day], Begun] | None = None
    values: Callable[[Any, Sentences], Mapping[str, Any]] = lambda *_: {}
    steps: Callable[[Any, Day, str], Iterable[int] | None] = lambda *_: None
    curves: Callable[[Any, Day, str], Sequence[Curve] | None] = lambda *_: None

    def begin(self, facts: Any, day: Day) -> Begun:  # noqa: ANN401 - of any question.
        """Begin the answer for the stated facts on a day."""
        if self.begins is not None:
            return self.begins(facts, day)
        outcome: Outcome = self.answer(facts, day)
        return outcome.grounds, lambda: outcome
