"""All questions: one for each folder beside this file."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from service.questions.question import Question

PARTS = ("facts", "law", "telling", "answer")
"""The modules that every question has."""


def _found() -> Iterator[Question]:
    for module in iter_modules([str(Path(__file__).parent)]):
        if module.ispkg:
            yield import_module(f"service.questions.{module.name}").QUESTION


QUESTIONS: tuple[Question, ...] = tuple(sorted(_found(), key=lambda question: question.rank))
"""The questions, in the order in which they are published."""

BY_NAME: Mapping[str, Question] = {question.name: question for question in QUESTIONS}
"""The questions by their names."""
